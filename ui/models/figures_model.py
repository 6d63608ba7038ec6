"""The figures of a period in their groups, each beside the same figure of the periods it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from desktop.domain.period import Period
from desktop.indicators.comparison import ComparedFigure, Comparison, FigureGroup, change_of
from desktop.indicators.figure import Figure
from desktop.vietnamese.numerals import grouped
from ui.labels import sentence, tr

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class _Column:
    """A column: its head, the period whose figures stand in it, whether it tells the difference to that period."""

    title: str
    period: Period | None = None
    change: bool = False


class FiguresModel(QAbstractTableModel):
    """A row for each group's head and each figure; columns for the period and for each it is compared with."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: list[_Column] = []
        self._rows: list[FigureGroup | ComparedFigure] = []
        self._previous: Period | None = None

    def show(self, comparison: Comparison) -> None:
        self.beginResetModel()
        self._previous = comparison.previous
        others = [one for one in (comparison.previous, comparison.last_year) if one is not None]
        self._columns = [_Column(tr("Chỉ tiêu")), _Column(sentence(comparison.period.name), comparison.period)]
        for other in others:
            name = sentence(other.name)
            self._columns += [
                _Column(name, other),
                _Column(tr("Tăng, giảm so với {period}").format(period=name), other, change=True),
            ]
        self._rows = []
        for line in comparison.lines:
            if not self._rows or line.group is not self._group(len(self._rows) - 1):
                self._rows.append(line.group)
            self._rows.append(line)
        self.endResetModel()

    def figures(self) -> list[Figure]:
        """The period's figures in the order shown."""
        return [row.figure for row in self._rows if isinstance(row, ComparedFigure)]

    def row_of(self, identifier: str) -> int:
        """The row of a figure; -1 when it is not shown."""
        for place, row in enumerate(self._rows):
            if isinstance(row, ComparedFigure) and row.figure.id == identifier:
                return place
        return -1

    def heads(self) -> list[int]:
        """The rows that are heads of groups."""
        return [place for place, row in enumerate(self._rows) if isinstance(row, FigureGroup)]

    def told_in_words(self) -> list[int]:
        """The rows whose value is words that need the whole width."""
        return [
            place
            for place, row in enumerate(self._rows)
            if isinstance(row, ComparedFigure) and isinstance(row.figure.value, str)
        ]

    def behind(self, index: Index) -> tuple[Figure, Period] | None:
        """The figure of a place and the period it is of; None on the head of a group."""
        row = self._rows[index.row()] if index.isValid() else None
        if not isinstance(row, ComparedFigure):
            return None
        column = self._columns[index.column()]
        period = column.period or self._columns[1].period
        figure = self._figure(row, column)
        return (figure, period) if figure is not None and period is not None else None

    def is_change(self, column: int) -> bool:
        return self._columns[column].change

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], FigureGroup):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, index.column())
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._told(row, index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                words = isinstance(row, ComparedFigure) and isinstance(row.figure.value, str)
                left = index.column() == 0 or words
                side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.FontRole if isinstance(row, FigureGroup):
                font = QFont()
                font.setBold(True)
                return font
            case _:
                return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr("Tăng, giảm") if self._columns[section].change else self._columns[section].title
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        return None

    def _group(self, place: int) -> FigureGroup:
        row = self._rows[place]
        return row if isinstance(row, FigureGroup) else row.group

    def _figure(self, line: ComparedFigure, column: _Column) -> Figure | None:
        if column.period is None or column is self._columns[1]:
            return line.figure
        return line.previous if column.period == self._previous else line.last_year

    def _text(self, row: FigureGroup | ComparedFigure, place: int) -> str:
        column = self._columns[place]
        if isinstance(row, FigureGroup):
            return row.term if place == 0 else ""
        if place == 0:
            return f"{row.figure.label} ({row.figure.unit})" if isinstance(row.figure.value, int) else row.figure.label
        figure = self._figure(row, column)
        if figure is None:
            return ""
        if column.change:
            return change_of(row.figure, figure).replace("\n", " ")
        return grouped(figure.value) if isinstance(figure.value, int) else figure.text

    def _told(self, row: FigureGroup | ComparedFigure, place: int) -> str:
        text = self._text(row, place)
        if isinstance(row, FigureGroup) or place == 0:
            return text
        unit = f" {row.figure.unit}" if isinstance(row.figure.value, int) and text else ""
        return f"{row.figure.label}, {self._columns[place].title}: {text or tr('không có số liệu')}{unit}"
