"""The grid task × period: every cell can be reached by keys, Enter opens what stands there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QTableView, QWidget

from desktop.domain.period import Period
from desktop.domain.plan_view import Board
from ui.labels import tr
from ui.models.board_model import BoardModel
from ui.widgets.board_delegate import BoardDelegate
from ui.widgets.board_heads import BoardHeads

_MONTH_WIDTH, _SIDE_WIDTH, _LEAST_SIDE = 30, 300, 200


class BoardGrid(QTableView):
    """`opened` tells task and period of the cell that was entered; the period is empty for a task never done."""

    opened = Signal(bytes, str)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = BoardModel(self)
        self.setModel(self.cells)
        self.setItemDelegate(BoardDelegate(self))
        self.setAccessibleName(tr("Bảng nhiệm vụ theo kỳ"))
        self.setAccessibleDescription(tr("Mũi tên để chuyển ô, Ctrl và mũi tên để chuyển năm, Enter để mở công việc."))
        self._dress()
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._stood)

    def show_board(self, board: Board | None) -> None:
        """Show a board; on the same plan the clerk stays on his cell, on another he begins at the current month."""
        old = self.cells.board
        task, column = self.here()
        same = old is not None and board is not None and old.head.uid == board.head.uid
        scrolled = self.horizontalScrollBar().value()
        self.clearSpans()
        self.cells.show(board)
        if board is None:
            return
        for place, row in enumerate(board.rows):
            for first, count in row.spans(self.cells.shown(place)):
                self.setSpan(place, first, 1, count)
        if same and task:
            self.horizontalScrollBar().setValue(scrolled)
            self._stand(max(0, self.cells.row_of(task)), column)
        else:
            self._stand(0, max(0, min(board.today, board.months - 1)))
            self.show_now()

    def show_now(self) -> None:
        """Bring the current month into sight, with some months after it."""
        board = self.cells.board
        if board is not None and board.rows:
            last = min(board.months - 1, board.today + 3)
            self.scrollTo(self.cells.index(0, last), QAbstractItemView.ScrollHint.EnsureVisible)

    def stand_on(self, task: bytes, period: str = "") -> bool:
        """Go to a task, in a period or in the current month; whether the board has the task."""
        row, board = self.cells.row_of(task), self.cells.board
        if row < 0 or board is None:
            return False
        column = self.cells.column_of(Period.parse(period)) if period else min(board.today, board.months - 1)
        self._stand(row, max(0, column))
        self.scrollTo(self.currentIndex())
        return True

    def here(self) -> tuple[bytes, int]:
        """The task the clerk stands on, and the month."""
        row = self.cells.row(self.currentIndex().row())
        return (row.task.uid if row else b""), max(0, self.currentIndex().column())

    def open_here(self) -> None:
        self._open(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key, here = event.key(), self.currentIndex()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here.isValid():
            self._open(here)
            return
        years = {Qt.Key.Key_Left: -12, Qt.Key.Key_Right: 12}
        if key in years and event.modifiers() & Qt.KeyboardModifier.ControlModifier and here.isValid():
            column = here.column() + years[Qt.Key(key)]
            self._stand(here.row(), max(0, min(column, self.cells.columnCount() - 1)))
            self.scrollTo(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._measure()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "cells"):
            self._measure()

    def _stand(self, row: int, column: int) -> None:
        """Stand on a cell; of work that covers several months on its first, which is where a span begins."""
        while column > 0 and self._spanned(row, column):
            column -= 1
        index = self.cells.index(row, column)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _spanned(self, row: int, column: int) -> bool:
        work = self.cells.work(row, column)
        return work is not None and self.cells.work(row, column - 1) is work

    def _open(self, index: QModelIndex) -> None:
        row = self.cells.row(index.row())
        if row is not None:
            self.opened.emit(row.task.uid, self.cells.period(index.row(), index.column()))

    def _stood(self) -> None:
        self.verticalHeader().viewport().update()
        self.moved.emit()

    def _dress(self) -> None:
        self.setHorizontalHeader(BoardHeads(Qt.Orientation.Horizontal, self.cells, self))
        self.setVerticalHeader(BoardHeads(Qt.Orientation.Vertical, self.cells, self))
        self.horizontalHeader().setMinimumSectionSize(_MONTH_WIDTH)
        self.horizontalHeader().setDefaultSectionSize(_MONTH_WIDTH)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            corner.setAccessibleName(tr("Nhiệm vụ và kỳ"))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._measure()

    def _measure(self) -> None:
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(3 * self.fontMetrics().lineSpacing() + 16)
        rows.setFixedWidth(max(_LEAST_SIDE, min(_SIDE_WIDTH, self.width() * 2 // 5)))
