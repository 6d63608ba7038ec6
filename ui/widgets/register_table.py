"""The one table of every register: lines in sight are read as they are needed, the database sorts and filters."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop.domain.registers import Asked, Column, Line, Register
from ui.models.record_table_model import RecordTableModel
from ui.room import Room
from ui.widgets.dressing import dress

_LEAST_WIDTH, _PADDING = 44, 18
_WIDE, _LEAST_WIDE, _NARROWED = 20, 90, 14


class RegisterTable(QTableView):
    """Lines of a register in a table. `current` tells the record the clerk stands on, `opened` the one he enters."""

    current = Signal(object)
    opened = Signal(bytes)
    counted = Signal(int)

    def __init__(self, room: Room, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self.register = register
        self.asked = Asked(register)
        self.lines = RecordTableModel(register.columns, self._fetch, self)
        self.lines.ordered.connect(self._order_by)
        self.setModel(self.lines)
        self.setAccessibleName(register.title)
        self._dress()
        self.selectionModel().currentRowChanged.connect(lambda now, _: self.current.emit(self.lines.uid(now.row())))
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self._wanted: bytes | None = None

    def ask(self, asked: Asked, *, keep: bytes | None = None) -> None:
        """Show other lines; stays on the record `keep`, or on the one it stood on."""
        self.asked = asked
        self._wanted = keep or self.uid()
        listing = self._room.workspace.listing
        self._room.lanes.read(self, lambda: listing.ordered(asked), self._show, topic="order")

    def reload(self, *, keep: bytes | None = None) -> None:
        self.ask(self.asked, keep=keep)

    def uid(self) -> bytes | None:
        """The record the clerk stands on."""
        return self.lines.uid(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def chosen(self) -> list[bytes]:
        """The records marked, top down."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [uid for uid in map(self.lines.uid, rows) if uid is not None]

    def stand_on(self, uid: bytes) -> bool:
        """Go to a record; whether the list shows it."""
        row = self.lines.row_of(uid)
        if row < 0:
            return False
        index = self.lines.index(row, 0)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        self.scrollTo(index)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        uid = self.lines.uid(row)
        if uid is not None:
            self.opened.emit(uid)

    def _show(self, uids: list[bytes]) -> None:
        self.lines.show(uids)
        self.counted.emit(len(uids))
        if not (self._wanted and self.stand_on(self._wanted)):
            if uids:
                self.stand_on(uids[0])
            else:
                self.current.emit(None)

    def _fetch(self, page: int, uids: list[bytes]) -> None:
        asked, listing = self.asked, self._room.workspace.listing

        def supply(lines: list[Line]) -> None:
            self.lines.supply(page, lines)

        self._room.lanes.read(self, lambda: listing.lines(asked, uids), supply)

    def _order_by(self, order: str) -> None:
        self.ask(Asked(**{**vars(self.asked), "order": order}))

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        dress(self)
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        heads.setFixedHeight(2 * self.fontMetrics().lineSpacing() + 10)
        heads.setSortIndicatorShown(True)
        first = self.register.order.removeprefix("-")
        place = [column.path for column in self.register.columns].index(first)
        turn = Qt.SortOrder.DescendingOrder if self.register.order.startswith("-") else Qt.SortOrder.AscendingOrder
        heads.setSortIndicator(place, turn)
        self.setSortingEnabled(True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give every column what its values need and share what is left among the wide ones."""
        letter = self.fontMetrics().horizontalAdvance("n")
        columns = list(enumerate(self.register.columns))
        wide = {place: column.width for place, column in columns if column.width >= _WIDE}
        narrow = {place: self._least(column, letter) for place, column in columns if place not in wide}
        left = self.viewport().width() - sum(narrow.values())
        for place, width in narrow.items():
            self.setColumnWidth(place, width)
        for place, weight in wide.items():
            self.setColumnWidth(place, max(_LEAST_WIDE, left * weight // sum(wide.values())))

    def _least(self, column: Column, letter: int) -> int:
        words = column.title.split()
        head = max(self.fontMetrics().horizontalAdvance(word) for word in words)
        return max(_LEAST_WIDTH, min(column.width, _NARROWED) * letter, head) + _PADDING
