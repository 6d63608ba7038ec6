"""Sản phẩm giống nhau: pairs that are perhaps one reported twice, side by side, joined or told apart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.duplicates import WorkPair
from desktop.domain.period import Period
from desktop.vietnamese.numerals import grouped
from ui.labels import sentence, tr
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.room import Room
from ui.theme import GRID
from ui.widgets.period_choice import PeriodChoice
from ui.widgets.plain_table import PlainTable


class DuplicatesDialog(QDialog):
    """Goes through the pairs of a period; every answer is an act that Ctrl+Z takes back."""

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Sản phẩm giống nhau"))
        self._room = room
        self.choice = PeriodChoice(room.workspace.desk.today())
        self.choice.changed.connect(self.seek)
        self._told = QLabel()
        self._told.setWordWrap(True)
        self.pairs: PlainTable[WorkPair] = PlainTable(
            tr("Các cặp sản phẩm giống nhau"),
            PlainTableModel(
                [
                    PlainColumn(tr("Sản phẩm thứ nhất"), lambda pair: pair.one.told),
                    PlainColumn(tr("Sản phẩm thứ hai"), lambda pair: pair.other.told),
                    PlainColumn(tr("Vì sao"), lambda pair: sentence(pair.words)),
                ]
            ),
            stretch=0,
        )
        self.pairs.setWordWrap(True)
        self.join_first, self.join_second, self.apart, self.look = (
            QPushButton(words)
            for words in (
                tr("&Gộp, giữ bản thứ nhất"), tr("Gộp, giữ &bản thứ hai"), tr("Hai sản phẩm &khác nhau"), tr("&Xem")
            )
        )  # fmt: skip
        self.join_first.clicked.connect(lambda: self._join(first=True))
        self.join_second.clicked.connect(lambda: self._join(first=False))
        self.apart.clicked.connect(self._tell_apart)
        self.look.setToolTip(tr("Mở sản phẩm thứ hai trong sổ"))
        self.look.clicked.connect(self._open)
        self.pairs.opened.connect(lambda _: self._open())
        self._build()
        self.resize(960, 480)
        room.lanes.read(self, room.workspace.reporting.last_closed, self._begin, topic="period")

    def seek(self) -> None:
        """Ask for the pairs of the period chosen."""
        duplicates, period = self._room.workspace.duplicates, self.choice.period()
        self._room.lanes.read(self, lambda: duplicates.pairs(period), self._show, topic="pairs")

    # --- inside ---------------------------------------------------------------------------------------------------

    def _begin(self, period: Period) -> None:
        self.choice.put(period)
        self.seek()

    def _build(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(GRID)
        for button in (self.join_first, self.join_second, self.apart, self.look):
            button.setAutoDefault(False)
            acts.addWidget(button)
        acts.addStretch(1)
        buttons = QDialogButtonBox()
        buttons.addButton(tr("Đó&ng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        acts.addWidget(buttons)
        hint = QLabel(
            tr("Gộp làm một: lượt phát, chủ đề, đối tượng, minh chứng dồn về bản giữ lại; lượt trùng chỉ tính một lần.")
        )
        hint.setObjectName("faint")
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(self.choice)
        column.addWidget(self._told)
        column.addWidget(self.pairs, 1)
        column.addWidget(hint)
        column.addLayout(acts)

    def _show(self, pairs: Sequence[WorkPair]) -> None:
        here = self.pairs.currentIndex().row()
        self.pairs.show_things(list(pairs))
        if pairs:
            self.pairs.setCurrentIndex(self.pairs.things.index(min(max(here, 0), len(pairs) - 1), 0))
        some = tr("{count} cặp sản phẩm giống nhau chưa xem. Không cặp nào tự gộp.").format(count=grouped(len(pairs)))
        self._told.setText(some if pairs else tr("Không có cặp sản phẩm nào cần xem trong kỳ này."))
        for button in (self.join_first, self.join_second, self.apart, self.look):
            button.setEnabled(bool(pairs))

    def _join(self, *, first: bool) -> None:
        pair, duplicates = self.pairs.here(), self._room.workspace.duplicates
        if pair is None:
            return
        stays, goes = (pair.one, pair.other) if first else (pair.other, pair.one)

        def done(same: int) -> None:
            words = tr("Đã gộp làm một sản phẩm; {count} lượt phát trùng chỉ tính một lần. Bấm Ctrl+Z để tách lại.")
            self._room.ways.said.emit(words.format(count=same))
            self.seek()

        self._room.lanes.write(self, lambda _: duplicates.join(goes.uid, stays.uid), done)

    def _tell_apart(self) -> None:
        pair, duplicates = self.pairs.here(), self._room.workspace.duplicates
        if pair is None:
            return

        def done(_: object) -> None:
            self._room.ways.said.emit(tr("Đã ghi nhận là hai sản phẩm khác nhau, lần sau không hỏi nữa."))
            self.seek()

        self._room.lanes.write(self, lambda _: duplicates.tell_apart(pair.one.uid, pair.other.uid), done)

    def _open(self) -> None:
        pair = self.pairs.here()
        if pair is not None:
            self._room.ways.goto.emit("product", pair.other.uid)
            self.accept()
