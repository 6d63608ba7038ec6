"""Chosen cells to the clipboard as Excel takes them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView


class Copying(QObject):
    """Ctrl+C in a table copies the chosen cells, columns as they stand, gaps in the choice left empty."""

    def __init__(self, table: QTableView, copy: Callable[[], None] | None = None) -> None:
        super().__init__(table)
        self._copy = copy or (lambda: copy_cells(table))
        table.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.matches(_COPY):
            self._copy()
            return True
        return False


_COPY = QKeySequence.StandardKey.Copy


def copy_cells(table: QTableView) -> None:
    """Put the chosen cells on the clipboard, or what is stood on; without either the clipboard keeps what it has."""
    from desktop.spreadsheet.clipboard import write_block

    chosen = _chosen(table)
    if not chosen:
        return
    heads, model = table.horizontalHeader(), table.model()
    rows = sorted({row for row, _ in chosen})
    columns = sorted({column for _, column in chosen}, key=heads.visualIndex)

    def text(row: int, column: int) -> str:
        if (row, column) not in chosen:
            return ""
        return str(model.data(model.index(row, column), Qt.ItemDataRole.DisplayRole) or "")

    QGuiApplication.clipboard().setText(write_block([text(row, column) for column in columns] for row in rows))


def _chosen(table: QTableView) -> set[tuple[int, int]]:
    selection: QItemSelectionModel = table.selectionModel()
    here = table.currentIndex()
    whole = table.selectionBehavior() == QTableView.SelectionBehavior.SelectRows
    row = [here.siblingAtColumn(place) for place in range(table.model().columnCount())] if whole else [here]
    indexes = selection.selectedIndexes() or row
    return {
        (index.row(), index.column())
        for index in indexes
        if index.isValid() and not table.isColumnHidden(index.column()) and not table.isRowHidden(index.row())
    }
