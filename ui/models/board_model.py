"""The board of a plan: a row a task, a column a month; work of a longer period stands in every month it covers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain import recurrence
from desktop.domain.cadence import CadenceKind
from desktop.domain.period import Period, PeriodKind
from desktop.domain.plan_view import Board, BoardRow, BoardWork
from desktop.domain.recurrence import WorkStanding
from desktop.vietnamese.numerals import grouped
from ui.labels import plain, sentence, tr

Index = QModelIndex | QPersistentModelIndex


def state_words(work: BoardWork) -> str:
    """How a work item stands, in the office's words."""
    early = work.standing is WorkStanding.OPEN and not work.begun
    return tr("chưa đến kỳ") if early else tr(work.standing.term)


class BoardModel(QAbstractTableModel):
    """Tasks against months. `UserRole` gives the `BoardWork` of a cell, or None."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board: Board | None = None
        self._shown: list[list[BoardWork | None]] = []

    def show(self, board: Board | None) -> None:
        self.beginResetModel()
        self.board = board
        self._shown = [row.shown(board.months) for row in board.rows] if board else []
        self.endResetModel()

    def row(self, place: int) -> BoardRow | None:
        rows = self.board.rows if self.board else ()
        return rows[place] if 0 <= place < len(rows) else None

    def row_of(self, task: bytes) -> int:
        """The row of a task, or -1."""
        rows = self.board.rows if self.board else ()
        return next((place for place, row in enumerate(rows) if row.task.uid == task), -1)

    def shown(self, place: int) -> list[BoardWork | None]:
        """The work of a row month by month."""
        return self._shown[place] if 0 <= place < len(self._shown) else []

    def work(self, place: int, month: int) -> BoardWork | None:
        shown = self.shown(place)
        return shown[month] if 0 <= month < len(shown) else None

    def runs(self, place: int, column: int) -> bool:
        """Whether work of a range of days goes on in a month in which it does not fall due."""
        row = self.row(place)
        if row is None or row.running is None or self.work(place, column) is not None:
            return False
        return row.running[0] <= column <= row.running[1]

    def month(self, column: int) -> Period:
        """The reporting period a column is named after."""
        assert self.board is not None  # noqa: S101  asked only of columns there are
        year, month = self.board.month_of(column)
        return Period(PeriodKind.MONTH, year, month)

    def column_of(self, period: Period) -> int:
        """The first column of a period, held within the board; -1 without a board."""
        if self.board is None:
            return -1
        column = (period.year - self.board.first_year) * 12 + period.first_month - 1
        return max(0, min(column, self.board.months - 1))

    def period(self, place: int, column: int) -> str:
        """The period that a cell is entered for; empty for a task that is never done and has nothing there."""
        row, work = self.row(place), self.work(place, column)
        if row is None:
            return ""
        if work is not None:
            return work.period
        if self.runs(place, column) and row.works:
            return row.works[-1].period
        if row.task.cadence is CadenceKind.CONTINUOUS:
            return ""
        month = self.month(column)
        kind = recurrence.period_kind(row.task.cadence) or PeriodKind.MONTH
        return Period(kind, month.year, (month.last_month - 1) // kind.months + 1).code

    # --- what Qt asks ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() or self.board is None else len(self.board.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() or self.board is None else self.board.months

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        work = self.work(index.row(), index.column())
        match role:
            case Qt.ItemDataRole.UserRole:
                return work
            case Qt.ItemDataRole.DisplayRole:
                acted = dict(row.acted).get(index.column())
                return str(acted) if work is None and acted else None
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self.told(index.row(), index.column())
            case _:
                return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if self.board is None or role not in (
            Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
        ):  # fmt: skip
            return None
        if orientation == Qt.Orientation.Horizontal:
            if not 0 <= section < self.board.months:
                return None
            month = self.month(section)
            return str(month.last_month) if role == Qt.ItemDataRole.DisplayRole else month.title
        row = self.row(section)
        if row is None:
            return None
        title = ". ".join(filter(None, (row.number, row.title)))
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        return "\n".join(filter(None, (title, beside(row), "; ".join(row.leads))))

    def told(self, place: int, column: int) -> str:
        """A cell in words: task, period, state, due day."""
        row = self.row(place)
        if row is None:
            return ""
        work = self.work(place, column)
        if work is None:
            acted = dict(row.acted).get(column, 0)
            if row.task.cadence is CadenceKind.CONTINUOUS:
                words = tr("{count} hoạt động").format(count=acted) if acted else tr("không có hoạt động")
            elif self.runs(place, column) and row.task.to_day:
                words = tr("đang trong thời gian thực hiện, đến {day}").format(day=plain(row.task.to_day))
            else:
                words = tr("không có công việc")
            return f"{row.title}. {self.month(column).title}: {words}."
        parts = [state_words(work)]
        if work.due_day:
            parts.append(tr("hạn {day}").format(day=plain(work.due_day)))
        if work.done_day:
            parts.append(tr("hoàn thành {day}").format(day=plain(work.done_day)))
        if work.evidence:
            parts.append(tr("{count} tệp minh chứng").format(count=work.evidence))
        return f"{row.title}. {sentence(work.period_name)}: {', '.join(parts)}."


def beside(row: BoardRow) -> str:
    """What stands under a task's name: its cadence, and of one never done how long ago it was last worked on."""
    cadence = sentence(row.task.cadence.term)
    if row.task.cadence is CadenceKind.ON_REQUEST:
        open_work = any(work.standing not in _CLOSED for work in row.works)
        return cadence if open_work else tr("{cadence} · chờ văn bản").format(cadence=cadence)
    if row.task.cadence is not CadenceKind.CONTINUOUS:
        return cadence
    if row.rested is None:
        return tr("{cadence} · chưa có hoạt động").format(cadence=cadence)
    if row.quiet:
        return tr("{days} ngày không có hoạt động").format(days=grouped(row.rested))
    if not row.rested:
        return tr("{cadence} · có hoạt động hôm nay").format(cadence=cadence)
    return tr("{cadence} · hoạt động {days} ngày trước").format(cadence=cadence, days=grouped(row.rested))


_CLOSED = (WorkStanding.DONE, WorkStanding.DONE_LATE, WorkStanding.DROPPED)
