"""The one table of every register: lines in sight are read as they are needed, the database sorts and filters."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop import settings
from desktop.domain.registers import Asked, Line, Register
from desktop.domain.terms import Shape
from desktop.errors import FileFault
from desktop.vietnamese.numerals import grouped
from ui.labels import tr
from ui.models.cells import shown
from ui.models.record_table_model import RecordTableModel
from ui.room import Room
from ui.widgets.column_widths import Need, shared
from ui.widgets.dressing import dress
from ui.widgets.heads import Heads

_PADDING, _LEAST = 14, 30
_WAIT_MS = 400
_MOST_COPIED = 20_000
_FIXED = (Shape.DAY, Shape.CLOCK, Shape.NUMBER, Shape.YEAR, Shape.SECONDS, Shape.YES_NO)


class RegisterTable(QTableView):
    """Lines of a register in a table. `current` tells the record the clerk stands on, `opened` the one he enters."""

    current = Signal(object)
    opened = Signal(bytes)
    counted = Signal(int)
    pasted = Signal()

    def __init__(self, room: Room, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self.register = register
        self.asked = Asked(register)
        self.lines = RecordTableModel(register.columns, self._fetch, self)
        self.lines.ordered.connect(self._order_by)
        self._heads = Heads(self)
        self.setHorizontalHeader(self._heads)
        self.setModel(self.lines)
        self._fitted = True
        self.setAccessibleName(register.title)
        self._set_widths: dict[int, int] = {}
        self._sharing = self._marking = False
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

    def view(self, register: Register) -> None:
        """Show other columns of the register, in their order."""
        if [one.path for one in register.columns] == [one.path for one in self.register.columns]:
            return
        self.register = register
        heads = self.horizontalHeader()
        self._marking = True
        for place in range(heads.count()):
            heads.moveSection(heads.visualIndex(place), place)
        self.lines.set_columns(register.columns)
        self._mark_order(self.asked.order or register.order)
        self._marking = False
        self._recall_widths()
        self._fitted = False
        self._share_width()

    def view_order(self, order: str) -> None:
        """Show an order that came from elsewhere than a click on a head."""
        self._marking = True
        self._mark_order(order)
        self._marking = False

    def _mark_order(self, order: str) -> None:
        """Show by which column the lines stand in order, where it is in sight."""
        paths = [column.path for column in self.register.columns]
        first = order.removeprefix("-")
        turn = Qt.SortOrder.DescendingOrder if order.startswith("-") else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(paths.index(first) if first in paths else -1, turn)

    def value_here(self, path: str) -> str:
        """What the line stood on shows in a column; empty where it is not in sight."""
        line, paths = self.lines.known(self.currentIndex().row()), [column.path for column in self.register.columns]
        return str(line.values[paths.index(path)] or "") if line is not None and path in paths else ""

    def reload(self, *, keep: bytes | None = None) -> None:
        self.ask(self.asked, keep=keep)

    def uid(self) -> bytes | None:
        """The record the clerk stands on."""
        return self.lines.uid(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def chosen(self) -> list[bytes]:
        """The records marked, top down."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [uid for uid in map(self.lines.uid, rows) if uid is not None]

    def shown_columns(self) -> list[str]:
        """The ways to the columns in sight, from left to right."""
        heads, columns = self.horizontalHeader(), self.register.columns
        places = [heads.logicalIndex(at) for at in range(len(columns))]
        return [columns[place].path for place in places if not heads.isSectionHidden(place)]

    def copy_chosen(self) -> None:
        """Put the chosen lines on the clipboard as Excel takes them, be they in sight or not."""
        uids = self.chosen() or [uid for uid in [self.uid()] if uid]
        if len(uids) > _MOST_COPIED:
            told = tr("Chép mỗi lần được nhiều nhất {most} dòng; nhiều hơn thì dùng «Xuất Excel…» (Ctrl+E).")
            self._room.ways.said.emit(told.format(most=grouped(_MOST_COPIED)))
        elif uids:
            asked, listing = self.asked, self._room.workspace.listing
            self._room.lanes.read(self, lambda: listing.lines(asked, uids), self._put_on_clipboard, topic="copy")

    def _put_on_clipboard(self, lines: list[Line]) -> None:
        from desktop.spreadsheet.clipboard import write_block

        columns = self.register.columns
        paths = [column.path for column in columns]
        places = [paths.index(path) for path in self.shown_columns()]
        block = write_block([shown(columns[at], line.values[at]) for at in places] for line in lines)
        QGuiApplication.clipboard().setText(block)
        self._room.ways.said.emit(tr("Đã chép {count} dòng; dán được vào Excel.").format(count=grouped(len(lines))))

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
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        uid = self.lines.uid(row)
        if uid is not None:
            self.opened.emit(uid)

    def _show(self, uids: list[bytes]) -> None:
        self._fitted = False
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
            if not self._fitted:
                self._fitted = True
                self._share_width()

        self._room.lanes.read(self, lambda: listing.lines(asked, uids), supply)

    def _order_by(self, order: str) -> None:
        if self._marking:
            return
        self.ask(Asked(**{**vars(self.asked), "order": order}))

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        dress(self, copy=self.copy_chosen)
        heads = self.horizontalHeader()
        heads.setMinimumSectionSize(_LEAST)
        heads.setSortIndicatorShown(True)
        self._mark_order(self.register.order)
        self.setSortingEnabled(True)
        self._recall_widths()
        self._remembering = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._remembering.timeout.connect(self._remember_widths)
        heads.sectionResized.connect(self._resized)
        heads.sortIndicatorChanged.connect(lambda _section, _order: self._share_width())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._share_width()

    # --- how wide the columns are ---------------------------------------------------------------------------------

    def _share_width(self) -> None:
        """Give every column what the lines in sight need; a width the clerk has set stays."""
        columns = self.register.columns
        main = max(range(len(columns)), key=lambda place: (place not in self._set_widths, columns[place].width))
        self._sharing = True
        for place, width in enumerate(shared(self._needs(), self.viewport().width(), main)):
            self.setColumnWidth(place, width)
        self._sharing = False

    def _needs(self) -> list[Need]:
        first = max(0, self.rowAt(0))
        sampled = self.viewport().height() // self.verticalHeader().defaultSectionSize() + 1
        known = [line for row in range(first, first + sampled) if (line := self.lines.known(row))]
        advance, heads = self.fontMetrics().horizontalAdvance, self._heads
        found = []
        for place, column in enumerate(self.register.columns):
            if place in self._set_widths:
                found.append(Need(0, self._set_widths[place], column.width, fixed=True))
                continue
            texts = {shown(column, line.values[place]) for line in known}
            widest = max(map(advance, texts), default=0)
            text = widest + _PADDING if widest else 0
            found.append(Need(heads.least(place), text, column.width, fixed=column.shape in _FIXED or column.state))
        return found

    def _resized(self, place: int, _before: int, width: int) -> None:
        if not self._sharing and self.isVisible():
            self._set_widths[place] = width
            self._remembering.start()

    def _remember_widths(self) -> None:
        paths = [column.path for column in self.register.columns]
        held = {paths[place]: width for place, width in self._set_widths.items()}
        with suppress(FileFault):  # a width that cannot be remembered is no trouble worth a word
            settings.set_column_widths(self.register.key, held)

    def _recall_widths(self) -> None:
        with suppress(FileFault):
            held = settings.column_widths(self.register.key)
            paths = [column.path for column in self.register.columns]
            self._set_widths = {paths.index(path): width for path, width in held.items() if path in paths}
