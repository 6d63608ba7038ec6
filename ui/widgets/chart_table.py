"""A chart as a table: what a bar stands for, the bar, its value; long words take a second and a third line."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHeaderView

from desktop.domain.chart import Bar
from ui.theme import GRID
from ui.widgets.plain_table import PlainTable

_NAME, _BAR = 0.34, 0.36
_MOST_LINES = 4


class ChartTable(PlainTable[Bar]):
    """The bar takes a third of the width, words the rest."""

    def _share_width(self) -> None:
        self.setWordWrap(True)
        heads, room = self.horizontalHeader(), self.viewport().width()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        name, bar = int(room * _NAME), int(room * _BAR)
        for place, width in enumerate((name, bar, room - name - bar)):
            self.setColumnWidth(place, width)
        metrics = self.fontMetrics()
        for row in range(self.things.rowCount()):
            lines = 1
            for place in (0, 2):
                around = QRect(0, 0, max(40, self.columnWidth(place) - 2 * GRID), 10_000)
                words = str(self.things.index(row, place).data() or "")
                height = metrics.boundingRect(around, int(Qt.TextFlag.TextWordWrap), words).height()
                lines = max(lines, min(_MOST_LINES, round(height / metrics.lineSpacing())))
            self.setRowHeight(row, lines * metrics.lineSpacing() + 2 * GRID)
