"""A short table of things already read: figures, records behind one, backups, acts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.labels import tr

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class PlainColumn(Generic[T]):
    """A column: its head, what it shows of a thing, and whether it is read from the right, as numbers are."""

    title: str
    text: Callable[[T], str]
    number: bool = False
    icon: Callable[[T], Any] | None = None


class PlainTableModel(QAbstractTableModel, Generic[T]):
    """Things in rows; what they show is said by the columns."""

    def __init__(self, columns: Sequence[PlainColumn[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.things: list[T] = []

    def show(self, things: Sequence[T]) -> None:
        self.beginResetModel()
        self.things = list(things)
        self.endResetModel()

    def thing(self, row: int) -> T | None:
        return self.things[row] if 0 <= row < len(self.things) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.things)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return column.text(self.things[index.row()])
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.title}: {column.text(self.things[index.row()]) or tr('để trống')}"
            case Qt.ItemDataRole.DecorationRole:
                return column.icon(self.things[index.row()]) if column.icon else None
            case _:
                return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if self.columns[section].number else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        elif role == Qt.ItemDataRole.DisplayRole:
            return section + 1
        return None
