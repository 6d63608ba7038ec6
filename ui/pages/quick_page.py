"""Nhập nhanh: a line typed is a product and its airing; Enter stores it, and the next line may come."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout

from desktop.domain.quick_line import QuickOffer
from ui.commands import Command
from ui.labels import sentence, tr
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.pages.page import Page
from ui.room import Room
from ui.theme import BODY_PT, GRID, sized
from ui.widgets.plain_table import PlainTable
from ui.widgets.quick_offer import QuickOfferCard

EXAMPLE = "pt 15p x4 loa huyện quyền trẻ em 12/9"
_WAIT_MS = 120
_LARGER_PT = BODY_PT + 2
_HINT = (
    "Thể loại viết trước: pt (chương trình phát thanh), tin, bài, ps (phóng sự), video, ảnh, tờ rơi, pa-nô, băng rôn. "
    "15p, 2p30, 90s: thời lượng · x4: số lần · 500 tờ: số lượng · 12/9, hn, hq: ngày · 17h15: giờ · "
    "loa huyện, loa xã, trang xã, fb, zalo: kênh · tp xã Xuân Áng: tiếp phát · “…”: tên giữ nguyên."
)


@dataclass(frozen=True)
class Entered:
    """A line stored in this sitting, and the airing it became."""

    text: str
    told: str
    airing: bytes


class QuickLineEdit(QLineEdit):
    """The line; the arrow up brings the line stored last back, as far as nothing was typed."""

    def __init__(self) -> None:
        super().__init__()
        self.last = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Up and not self.text() and self.last:
            self.setText(self.last)
            return
        super().keyPressEvent(event)


class QuickPage(Page):
    """One line after another, without a mouse."""

    name = "quick"
    title = "Nhập nhanh"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.line = QuickLineEdit()
        self.line.setPlaceholderText(tr("Ví dụ: {example}").format(example=EXAMPLE))
        self.line.setAccessibleName(tr("Dòng nhập nhanh"))
        self.line.setAccessibleDescription(tr(_HINT))
        self.line.setFont(sized(self.line.font(), _LARGER_PT))
        self.line.setMaxLength(600)
        self.card = QuickOfferCard()
        self.entered = PlainTable(
            tr("Đã nhập trong lần làm việc này"),
            PlainTableModel(
                [
                    PlainColumn[Entered](tr("Đã ghi"), lambda one: one.told),
                    PlainColumn[Entered](tr("Dòng đã gõ"), lambda one: one.text),
                ]
            ),
        )
        self._lines: list[Entered] = []
        self._storing = False
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._ask)
        self.line.textChanged.connect(self._timer.start)
        self.line.returnPressed.connect(self._store)
        self.entered.opened.connect(lambda one: self.room.ways.goto.emit("airing", one.airing))
        self._build()

    def acts(self) -> Mapping[Command, Callable[[], None]]:
        found: dict[Command, Callable[[], None]] = {
            Command.NEW: self.focus_first,
            Command.SAVE: self._store,
            Command.NEXT_PANE: self._next_pane,
        }
        if self.line.last:
            found[Command.SAME_AS_ABOVE] = lambda: self.line.setText(self.line.last)
        if self.line.text():
            found[Command.BACK] = self.line.clear
        return found

    def focus_first(self) -> None:
        self.line.setFocus()

    def unsaved(self) -> bool:
        return bool(self.line.text().strip())

    def reload(self) -> None:
        self._ask()

    def _build(self) -> None:
        label = QLabel(tr("Gõ một dòng rồi bấm &Enter:"))
        label.setBuddy(self.line)
        hint = QLabel(tr(_HINT))
        hint.setObjectName("faint")
        hint.setWordWrap(True)
        store = QPushButton(tr("&Ghi dòng này"))
        store.setProperty("primary", 1)
        store.setToolTip(tr("Ghi dòng đang gõ (Enter)"))
        store.clicked.connect(self._store)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        for widget in (label, self.line, hint, self.card):
            whole.addWidget(widget)
        whole.addWidget(store, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.entered, 1)

    def _ask(self) -> None:
        text, quick = self.line.text(), self.room.workspace.quick_entry
        if not text.strip():
            self.card.show_offer(None)
            return
        self.room.lanes.read(self, lambda: quick.read(text), self.card.show_offer, topic="offer", failed=self._refused)

    def _store(self) -> None:
        """Read and store in one go, so that nothing typed last is left out."""
        text, quick = self.line.text(), self.room.workspace.quick_entry
        if not text.strip() or self._storing:
            return
        self._storing = True

        def work() -> tuple[QuickOffer, bytes]:
            offer = quick.read(text)
            _, airings = quick.put(offer)
            return offer, airings[0].uid

        def done(outcome: tuple[QuickOffer, bytes]) -> None:
            offer, airing = outcome
            self._storing = False
            self.line.last = text
            self._lines.insert(0, Entered(text, _told(offer), airing))
            self.entered.show_things(self._lines)
            if self.line.text() == text:
                self.line.clear()
            self.card.show_offer(None)
            self.room.ways.said.emit(tr("Đã ghi «{title}». Bấm Ctrl+Z để lấy lại.").format(title=offer.line.title))

        self.room.lanes.write(self, lambda _: work(), done, failed=self._refused)

    def _refused(self, fault: BaseException) -> None:
        """The line stays as typed; the card says what it lacks."""
        self._storing = False
        if self.room.messages.known(fault):
            self.room.ways.said.emit(str(fault))
        else:
            self.room.messages.fault(fault)
        self.line.setFocus()

    def _next_pane(self) -> None:
        (self.entered if self.line.hasFocus() else self.line).setFocus()


def _told(offer: QuickOffer) -> str:
    line = offer.line
    kind = sentence(offer.product_kind.term) if offer.product_kind else ""
    count = len(offer.airing_of)
    relays = tr(" · {count} đơn vị tiếp phát").format(count=count) if count > 1 else ""
    return f"{kind} «{line.title}» · {offer.channel} × {line.times}{relays}"
