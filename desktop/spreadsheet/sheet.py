"""A workbook as it was sent: every filled cell with its own row number and column, nothing interpreted.

Rows and columns are numbered from 1 as Excel numbers them; blank rows and cells are not held.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    """What stands in a cell, by the file's own word; the comment says the type of its value."""

    TEXT = auto()  # str
    NUMBER = auto()  # int or float
    DAY = auto()  # date
    TIME = auto()  # timedelta: a time of day, or a duration
    MOMENT = auto()  # Moment
    FLAG = auto()  # bool
    FAULT = auto()  # str, as Excel shows it: #REF!


class Moment(NamedTuple):
    """A day with a time of day, local, as the cell says."""

    day: date
    at: timedelta


class Run(NamedTuple):
    """A stretch of a cell's text in one font."""

    text: str
    font: str


Value = str | int | float | bool | date | timedelta | Moment


class Cell(NamedTuple):
    """A filled cell. `formula` says that the value was counted by Excel; `runs` are told where fonts change within."""

    column: int
    kind: Kind
    value: Value
    font: str = ""
    formula: bool = False
    runs: tuple[Run, ...] = ()

    @property
    def text(self) -> str:
        """The value as text, numbers with a decimal point; for comparison and for showing what stands there."""
        value = self.value
        if isinstance(value, str):
            return value
        return plain_text(value)


@dataclass(frozen=True, slots=True)
class Row:
    """A row with at least one filled cell; cells in the order of their columns."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False

    def at(self, column: int) -> Cell | None:
        """The cell in a column, None where nothing stands."""
        for cell in self.cells:
            if cell.column >= column:
                return cell if cell.column == column else None
        return None


@dataclass(frozen=True, slots=True)
class Area:
    """Merged cells, the first and the last row and column included; the text stands in the first cell."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; `unfilled_formulas` names cells whose formula was saved without its result."""

    name: str
    rows: tuple[Row, ...]
    merged: tuple[Area, ...] = ()
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    widths: Mapping[int, float] = field(default_factory=dict)
    unfilled_formulas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file as read; `remarks` are whole Vietnamese sentences about what was left out or found on the way."""

    name: str
    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...] = ()


def column_letter(column: int) -> str:
    """`1` → `A`, `28` → `AB`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """`AB` → `28`; ValueError for anything but Latin letters."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(f"«{letters}» không phải là tên một cột.")
        number = number * 26 + ord(letter) - 64
    return number


def place(row: int, column: int) -> str:
    """`C12`, as clerks find a cell."""
    return f"{column_letter(column)}{row}"


def plain_text(value: Value) -> str:
    """A cell's value in words a clerk reads: days as dd/mm/yyyy, durations as h:mm:ss, 3.0 as 3."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case Moment():
            return f"{plain_text(value.day)} {plain_text(value.at)}"
        case date():
            return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
        case timedelta():
            return _clock(value)
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case _:
            return str(value)


def _clock(length: timedelta) -> str:
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if seconds else f"{hours}:{minutes:02d}"
