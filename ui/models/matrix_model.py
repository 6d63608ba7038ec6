"""The matrix of topics as a table: a topic a row, then its cells and what they come to."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from desktop.domain.matrix import Matrix, MatrixHead, MatrixRow
from desktop.domain.period import Span
from desktop.vietnamese.numerals import grouped
from ui.labels import sentence, tr

Index = QModelIndex | QPersistentModelIndex


_HEADS = {"topic": "Chủ đề", "audience": "Đối tượng", "language": "Ngôn ngữ"}
_NOTHING = Matrix(Span(date.min, date.min), "", (), (), (), 0)


class MatrixModel(QAbstractTableModel):
    """Topics against the columns of a matrix; the last row is the whole. A topic nothing treated bears a mark."""

    def __init__(self, mark: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self.matrix = _NOTHING

    def show(self, matrix: Matrix) -> None:
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    def row_at(self, index: Index) -> MatrixRow | None:
        """The topic of a place; None in the row of the whole."""
        if not 0 <= index.row() < len(self.matrix.rows):
            return None
        return self.matrix.rows[index.row()]

    def column_at(self, index: Index) -> MatrixHead | None:
        """The column of a place; None in the columns of the name and of the whole."""
        place = index.column() - 1
        heads = self.matrix.columns
        return heads[place] if 0 <= place < len(heads) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() or self.matrix is _NOTHING else len(self.matrix.rows) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() or self.matrix is _NOTHING else len(self.matrix.columns) + 2

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        row = self.row_at(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._told(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if index.column() else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.DecorationRole if index.column() == 0 and row is not None and row.neglected:
                return self._mark
            case _:
                return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or self.matrix is _NOTHING:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._head(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        return None

    def _head(self, section: int) -> str:
        if section == 0:
            return tr(_HEADS[self.matrix.asked.down])
        if section > len(self.matrix.columns):
            return tr("Tổng số")
        return sentence(self.matrix.columns[section - 1].name)

    def _amount(self, index: Index) -> int:
        place, row = index.column() - 1, self.row_at(index)
        whole = place == len(self.matrix.columns)
        if row is None:
            return self.matrix.whole if whole else self.matrix.totals[place]
        return row.whole if whole else row.amounts[place]

    def _text(self, index: Index) -> str:
        row = self.row_at(index)
        if index.column() == 0:
            return row.head.name if row else tr("Tất cả, mỗi sản phẩm tính một lần")
        amount = self._amount(index)
        return grouped(amount) if amount or row is None else ""

    def _told(self, index: Index) -> str:
        row = self.row_at(index)
        name = self._text(self.index(index.row(), 0))
        if index.column() == 0:
            return tr("{topic}: chưa có sản phẩm nào trong kỳ").format(topic=name) if row and row.neglected else name
        amount = tr("{amount} {unit}").format(amount=grouped(self._amount(index)), unit=self.matrix.unit)
        return f"{name}, {self._head(index.column())}: {amount}"
