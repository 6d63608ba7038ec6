"""What every table has in common: rows of one height, no grid, no editing in cells, Tab leaves, Ctrl+C copies."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QLineEdit, QTableView, QToolButton

from ui.labels import tr
from ui.widgets.copying import Copying


def dress(table: QTableView, *, numbered: bool = False, copy: Callable[[], None] | None = None) -> None:
    """Give a table the house's dress; `numbered` keeps the numbers before the rows, `copy` is Ctrl+C."""
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setAlternatingRowColors(True)
    table.setTabKeyNavigation(False)
    Copying(table, copy)
    table.setShowGrid(numbered)
    rows = table.verticalHeader()
    rows.setDefaultSectionSize(table.fontMetrics().height() + 12)
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setVisible(numbered)
    for corner in cast("list[QAbstractButton]", table.findChildren(QAbstractButton)):
        corner.setAccessibleName(tr("Chọn cả bảng"))
        corner.setToolTip(tr("Chọn cả bảng"))
    heads = table.horizontalHeader()
    heads.setHighlightSections(False)
    heads.setStretchLastSection(False)


def clearable(field: QLineEdit) -> None:
    """Give a field its cross that empties it, with a name for a screen reader: Qt's own has none."""
    field.setClearButtonEnabled(True)
    for button in cast("list[QToolButton]", field.findChildren(QToolButton)):
        button.setAccessibleName(tr("Xóa chữ đã gõ"))
        button.setToolTip(tr("Xóa chữ đã gõ"))
