"""What a quick line would store, field by field, before Enter is pressed."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout

from desktop.domain.quick_line import QuickOffer
from desktop.vietnamese.numerals import day_text, duration_text, grouped
from ui.labels import plain, sentence, tr
from ui.theme import GRID

_NONE = "-"


class QuickOfferCard(QFrame):
    """A card of names and values; what is missing is said in words, never by colour alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(tr("Nội dung sẽ ghi"))
        self._values: dict[str, QLabel] = {}
        self._notes = QLabel()
        self._notes.setWordWrap(True)
        self._notes.setObjectName("warned")
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        for place, (name, words) in enumerate(_FIELDS):
            head, value = QLabel(tr(words)), QLabel(_NONE)
            head.setObjectName("faint")
            value.setWordWrap(True)
            value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            row, column = place % _ROWS, 2 * (place // _ROWS)
            grid.addWidget(head, row, column)
            grid.addWidget(value, row, column + 1)
            self._values[name] = value
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        whole.addLayout(grid)
        whole.addWidget(self._notes)
        self.show_offer(None)

    def value(self, name: str) -> str:
        """What stands in a field."""
        return self._values[name].text()

    def notes(self) -> str:
        return self._notes.text()

    def show_offer(self, offer: QuickOffer | None) -> None:
        """Show what a line would store; None empties the card."""
        told = _told(offer) if offer else {}
        for name, words in _FIELDS:
            label = self._values[name]
            label.setText(told.get(name) or _NONE)
            label.setAccessibleName(f"{tr(words)}: {told.get(name) or tr('để trống')}")
        notes = list(offer.notes) if offer else []
        if offer and offer.missing:
            notes.insert(0, tr("Còn thiếu: {what}.").format(what=", ".join(offer.missing)))
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))


_FIELDS = (
    ("kind", "Thể loại"),
    ("title", "Tên sản phẩm"),
    ("seconds", "Thời lượng"),
    ("topics", "Chủ đề"),
    ("origin", "Nguồn"),
    ("channel", "Kênh"),
    ("day", "Ngày, giờ"),
    ("times", "Số lần"),
    ("quantity", "Số lượng"),
    ("agency", "Đơn vị tiếp phát"),
)
_ROWS = 5


def _told(offer: QuickOffer) -> dict[str, str]:
    line = offer.line
    agencies = [name for _, name in offer.airing_of]
    relayed = tr("{count} đơn vị: {names}…").format(count=len(agencies), names=", ".join(agencies[:3]))
    return {
        "kind": sentence(offer.product_kind.term) if offer.product_kind else "",
        "title": line.title,
        "seconds": duration_text(offer.seconds),
        "topics": "; ".join(offer.topics),
        "origin": sentence(line.origin.term),
        "channel": offer.channel,
        "day": " ".join(filter(None, (day_text(line.day) if line.day else "", plain(line.at)))),
        "times": grouped(line.times),
        "quantity": grouped(line.quantity) if line.quantity else "",
        "agency": (relayed if len(agencies) > 3 else ", ".join(agencies)) or (tr("Tiếp phát") if line.relayed else ""),
    }
