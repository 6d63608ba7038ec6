"""What every table has in common: rows of one height, no grid, no editing in cells, Tab leaves the table."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView


def dress(table: QTableView, *, numbered: bool = False) -> None:
    """Give a table the house's dress; `numbered` keeps the numbers before the rows."""
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setAlternatingRowColors(True)
    table.setTabKeyNavigation(False)
    table.setShowGrid(numbered)
    rows = table.verticalHeader()
    rows.setDefaultSectionSize(table.fontMetrics().height() + 12)
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setVisible(numbered)
    heads = table.horizontalHeader()
    heads.setHighlightSections(False)
    heads.setStretchLastSection(False)
