"""The rows of a table as values of a layout, each refusal with sheet, original row, column and reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.progress import NullProgress, Progress
from desktop.spreadsheet.days import YearOf
from desktop.spreadsheet.matching import Found, Matching
from desktop.spreadsheet.sheet import Cell, Kind, Row
from desktop.spreadsheet.table import Head, Table
from desktop.spreadsheet.values import Context, Read, is_blank, read_value

_STEP = 500
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class CellFault:
    """Why a cell is refused. `text` is what stands there, `reason` goes on after a comma and ends in a full stop."""

    sheet: str
    row: int
    key: str
    head: Head
    text: str
    reason: str

    @property
    def where(self) -> str:
        return f"trang tính «{self.sheet}», dòng {self.row}, {self.head.spoken}"

    @property
    def sentence(self) -> str:
        shown = self.text if len(self.text) <= _SHOWN else f"{self.text[:_SHOWN]}…"
        stands = f"ghi «{shown}», " if self.text else ""
        where = self.where
        return f"{where[:1].upper()}{where[1:]}: {stands}{self.reason}"


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row of data: the value of each key (None where the cell is blank or refused), and what was refused."""

    number: int
    values: Mapping[str, Read | None]
    faults: tuple[CellFault, ...]
    original: Row

    @property
    def is_good(self) -> bool:
        return not self.faults


@dataclass(frozen=True, slots=True)
class Reading:
    """All rows in their order; `unfilled` are rows in which none of the columns asked for is filled."""

    rows: tuple[ReadRow, ...]
    unfilled: tuple[int, ...] = ()

    @property
    def good(self) -> tuple[ReadRow, ...]:
        return tuple(row for row in self.rows if row.is_good)

    @property
    def faulty(self) -> tuple[ReadRow, ...]:
        return tuple(row for row in self.rows if not row.is_good)


class RowReader:
    """Reads rows of one table one by one: all of them at first, later those that a clerk corrected (`retyped`)."""

    def __init__(self, table: Table, matching: Matching, year_of: YearOf | None = None) -> None:
        self._sheet = table.sheet
        self._columns = [(found, _context(found, year_of or YearOf())) for found in matching.found]

    def is_unfilled(self, row: Row) -> bool:
        """Whether none of the columns asked for is filled."""
        return is_blank(self._cells(row))

    def read(self, row: Row) -> ReadRow:
        values: dict[str, Read | None] = {}
        faults: list[CellFault] = []
        for (found, context), cell in zip(self._columns, self._cells(row), strict=True):
            value, reason = _value(cell, found, context)
            values[found.wanted.key] = value
            if reason:
                text = " ".join(cell.text.split()) if cell is not None else ""
                faults.append(CellFault(self._sheet, row.number, found.wanted.key, found.head, text, reason))
        return ReadRow(row.number, values, tuple(faults), row)

    def _cells(self, row: Row) -> list[Cell | None]:
        return [found.head.cell_of(row) for found, _ in self._columns]


def read_rows(
    table: Table, matching: Matching, year_of: YearOf | None = None, progress: Progress | None = None
) -> Reading:
    """Read every row; nothing is refused as a whole. Raises `Cancelled`."""
    progress = progress or NullProgress()
    reader = RowReader(table, matching, year_of)
    rows: list[ReadRow] = []
    unfilled: list[int] = []
    for count, row in enumerate(table.rows):
        if count % _STEP == 0:
            progress.step(f"Đang đọc các dòng của «{table.sheet}»", done=count, total=len(table.rows))
        if reader.is_unfilled(row):
            unfilled.append(row.number)
        else:
            rows.append(reader.read(row))
    return Reading(tuple(rows), tuple(unfilled))


def retyped(row: Row, head: Head, text: str) -> Row:
    """The row with a cell typed anew, as a clerk corrects it in the grid; an empty text clears the cell."""
    others = [cell for cell in row.cells if not head.column <= cell.column <= head.last_column]
    typed = [Cell(head.column, Kind.TEXT, text)] if text.strip() else []
    return Row(row.number, tuple(sorted((*others, *typed), key=lambda cell: cell.column)), row.hidden)


def _context(found: Found, year_of: YearOf) -> Context:
    return Context(year_of, found.head.unit, (*found.wanted.units, found.head.unit))


def _value(cell: Cell | None, found: Found, context: Context) -> tuple[Read | None, str]:
    """The value, or the reason why there is none."""
    if cell is None or is_blank([cell]):
        return None, "còn trống." if found.wanted.required else ""
    try:
        return read_value(cell, found.wanted.meaning, context), ""
    except ValueError as reason:
        return None, str(reason)
