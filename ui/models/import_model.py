"""The rows of a sender's workbook as a table: the cells as they stand, what becomes of each row and why."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QIcon

from desktop.domain.importing import ImportDraft, ImportLine, LineState
from ui.labels import sentence, tr

Index = QModelIndex | QPersistentModelIndex


class ImportModel(QAbstractTableModel):
    """Columns: the sender's row number, what becomes of the row, the cells, the reason. Cells are put right here.

    `retyped` tells row, column key and the new text. `icons` marks the states by shape.
    """

    retyped = Signal(int, str, str)

    def __init__(self, icons: dict[LineState, QIcon], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.draft: ImportDraft | None = None
        self._lines: list[ImportLine] = []
        self._only: LineState | None = None

    def show(self, draft: ImportDraft | None) -> None:
        """Show a draft; while the same columns stand the clerk stays where he is."""
        same = self.draft is not None and draft is not None and self.draft.shown == draft.shown
        lines = self._chosen(draft)
        if same and len(lines) == len(self._lines):
            self.draft, self._lines = draft, lines
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.draft, self._lines = draft, lines
        self.endResetModel()

    def show_only(self, state: LineState | None) -> None:
        """Show only rows of one state; None shows all."""
        self.beginResetModel()
        self._only = state
        self._lines = self._chosen(self.draft)
        self.endResetModel()

    def _chosen(self, draft: ImportDraft | None) -> list[ImportLine]:
        lines = draft.lines if draft else ()
        return [line for line in lines if self._only is None or line.state is self._only]

    def line(self, row: int) -> ImportLine | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, number: int) -> int:
        """Where a row of the sender's stands; -1 when it is not shown."""
        return next((place for place, line in enumerate(self._lines) if line.row == number), -1)

    def key(self, column: int) -> str:
        """The key of a column of cells; empty for the others."""
        shown = self.draft.shown if self.draft else ()
        return shown[column - 2].key if 2 <= column < len(shown) + 2 else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() or self.draft is None else len(self.draft.shown) + 3

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if index.isValid() and self.key(index.column()) else found

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        column, key = index.column(), self.key(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._text(line, column)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._told(line, column)
            case Qt.ItemDataRole.DecorationRole:
                wrong = bool(self._why(line, key))
                return self._icons.get(line.state if column == 1 else LineState.WRONG) if column == 1 or wrong else None
            case Qt.ItemDataRole.TextAlignmentRole if column == 0:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:  # noqa: N802
        line, key = self.line(index.row()), self.key(index.column())
        if line is None or not key or role != Qt.ItemDataRole.EditRole:
            return False
        if str(value) != self._text(line, index.column()):
            self.retyped.emit(line.row, key, str(value))
        return True

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole or self.draft is None:
            return None
        names = [tr("Dòng"), tr("Kết quả"), *(column.name for column in self.draft.shown), tr("Lý do")]
        return names[section] if 0 <= section < len(names) else None

    def _told(self, line: ImportLine, column: int) -> str:
        why = self._why(line, self.key(column))
        name = self.headerData(column, Qt.Orientation.Horizontal)
        return f"{name}: {self._text(line, column) or tr('để trống')}{f'. {why}' if why else ''}"

    def _text(self, line: ImportLine, column: int) -> str:
        if column == 0:
            return str(line.row)
        if column == 1:
            return sentence(line.state.value)
        return line.texts[column - 2] if column - 2 < len(line.texts) else line.reason

    @staticmethod
    def _why(line: ImportLine, key: str) -> str:
        return " ".join(one.sentence for one in line.refusals if key and one.key == key)
