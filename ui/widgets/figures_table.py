"""The figures of a period as a table; Enter opens the records behind the one the clerk stands on."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.indicators.comparison import Comparison
from ui.labels import tr
from ui.models.figures_model import FiguresModel
from ui.theme import GRID
from ui.widgets.dressing import dress

_LETTERS_OF_VALUE, _LETTERS_OF_CHANGE, _LETTERS_OF_NAME = 13, 14, 24


class FiguresTable(QTableView):
    """Figures in groups; `opened` tells the figure and the period of the cell."""

    opened = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.lines = FiguresModel(self)
        self.setModel(self.lines)
        self.setAccessibleName(tr("Số liệu của kỳ"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        dress(self)
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setFixedHeight(2 * self.fontMetrics().lineSpacing() + GRID + 2)
        self.doubleClicked.connect(self._open)

    def show_figures(self, comparison: Comparison) -> None:
        """Show a period's figures, standing where the clerk stood."""
        here = self.currentIndex()
        self.clearSpans()
        self.lines.show(comparison)
        count = self.lines.columnCount()
        for row in self.lines.heads():
            self.setSpan(row, 0, 1, count)
        for row in self.lines.told_in_words():
            if count > 2:
                self.setSpan(row, 1, 1, count - 1)
        self.share_width()
        row = here.row() if here.isValid() and here.row() < self.lines.rowCount() else 1
        self.setCurrentIndex(self.lines.index(row, min(max(here.column(), 1), count - 1)))

    def share_width(self) -> None:
        """Numbers get what they need, the names the rest."""
        letter, used = self.fontMetrics().averageCharWidth(), 0
        for place in range(1, self.lines.columnCount()):
            letters = _LETTERS_OF_CHANGE if self.lines.is_change(place) else _LETTERS_OF_VALUE
            self.setColumnWidth(place, letters * letter)
            used += letters * letter
        self.setColumnWidth(0, max(_LETTERS_OF_NAME * letter, self.viewport().width() - used))
        self._share_height()

    def _share_height(self) -> None:
        """A name too long for its column gets a second line."""
        room, metrics = self.columnWidth(0) - GRID, self.fontMetrics()
        for row in range(self.lines.rowCount()):
            name = str(self.lines.index(row, 0).data())
            lines = 2 if self.columnSpan(row, 0) == 1 and metrics.horizontalAdvance(name) > room else 1
            self.setRowHeight(row, lines * metrics.lineSpacing() + GRID + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        behind = self.lines.behind(index)
        if behind is not None:
            self.opened.emit(*behind)
