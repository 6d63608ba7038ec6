"""The grid in which a sender's rows are looked at and put right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.domain.importing import LineState
from ui.labels import tr
from ui.models.import_model import ImportModel
from ui.widgets.dressing import dress
from ui.widgets.marks import Mark, mark_icon

_WIDTHS = {"title": 38, "channel": 24, "topic": 24, "agency": 22, "link": 18, "name": 24, "who": 40}
_LETTERS, _LETTERS_OF_REASON, _LETTERS_OF_STATE = 14, 60, 18


class ImportGrid(QTableView):
    """Rows and cells; F2, a double click or typing puts a cell right. `choices` gives what may stand in a cell."""

    def __init__(self, choices: Callable[[str, int], list[str]]) -> None:
        super().__init__()
        icons = {
            LineState.GOOD: mark_icon(Mark.DONE), LineState.WRONG: mark_icon(Mark.OVERDUE),
            LineState.DOUBLE: mark_icon(Mark.DROPPED), LineState.FIXED_BEFORE: mark_icon(Mark.DONE_LATE),
        }  # fmt: skip
        self.rows = ImportModel(icons, self)
        self.setModel(self.rows)
        self.setAccessibleName(tr("Các dòng của tệp"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        dress(self)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setItemDelegate(_CellDelegate(self, choices))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def share_width(self) -> None:
        """Each column gets what its kind of text needs."""
        letter = self.fontMetrics().averageCharWidth()
        for column in range(self.rows.columnCount()):
            key = self.rows.key(column)
            letters = _WIDTHS.get(key, _LETTERS)
            if not key:
                letters = {0: 7, 1: _LETTERS_OF_STATE}.get(column, _LETTERS_OF_REASON)
            self.setColumnWidth(column, letters * letter)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
            return
        super().keyPressEvent(event)

    def paste(self, text: str) -> None:
        """Cells as Excel puts them on the clipboard, from the cell stood on downwards and to the right."""
        from desktop.spreadsheet.clipboard import parse_block

        here = self.currentIndex()
        cells = []
        for down, row in enumerate(parse_block(text)):
            line = self.rows.line(here.row() + down)
            for right, cell in enumerate(row):
                key = self.rows.key(here.column() + right)
                if line is not None and key:
                    cells.append((line.row, key, cell))
        for number, key, words in cells:
            self.rows.retyped.emit(number, key, words)

    def rows_chosen(self) -> list[int]:
        """The sender's numbers of the rows the clerk stands on or has marked."""
        lines = [self.rows.line(row) for row in sorted({index.row() for index in self.selectedIndexes()})]
        return [line.row for line in lines if line is not None]


class _CellDelegate(QStyledItemDelegate):
    """A list to choose from where the office has one, else a line to type in."""

    def __init__(self, grid: ImportGrid, choices: Callable[[str, int], list[str]]) -> None:
        super().__init__(grid)
        self._grid, self._choices = grid, choices

    def createEditor(  # noqa: N802
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        line = self._grid.rows.line(index.row())
        offered = self._choices(self._grid.rows.key(index.column()), line.row if line else 0)
        if not offered:
            return QLineEdit(parent)
        box = QComboBox(parent)
        box.addItems(["", *offered])
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802
        text = str(index.data(int(Qt.ItemDataRole.EditRole)) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findText(text)))
            editor.showPopup()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        text = editor.currentText() if isinstance(editor, QComboBox) else ""
        if isinstance(editor, QLineEdit):
            text = editor.text()
        model.setData(index, text)
