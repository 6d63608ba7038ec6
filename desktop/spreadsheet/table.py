"""The table found on a sheet: its heads, its rows of data, and every row that was left out, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.spreadsheet.sheet import Cell, Kind, Row, column_letter


class Why(Enum):
    """Why a row below the head is not data; the value is how a clerk is told."""

    UNITS = "dòng ghi đơn vị tính"
    NUMBERING = "dòng đánh số cột"
    REPEATED = "dòng tiêu đề lặp lại"
    TOTAL = "dòng cộng"
    GROUP = "dòng tên nhóm"
    FOOT = "dòng ghi chú hoặc chữ ký"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is not data."""

    row: int
    why: Why
    text: str

    @property
    def sentence(self) -> str:
        return f"Dòng {self.row} «{self.text}» là {self.why.value}, không đưa vào."


@dataclass(frozen=True, slots=True)
class Head:
    """A column of the table. `name` joins the words of all head rows, the outer first; empty where none stands.

    `last_column` lies further right where one head stands over several columns without heads of their own. `unit` is
    told in brackets or in a line of units under the head, as typed.
    """

    column: int
    last_column: int
    name: str
    unit: str = ""
    hidden: bool = False

    @property
    def letter(self) -> str:
        return column_letter(self.column)

    @property
    def spoken(self) -> str:
        """`cột C «Thời lượng»`."""
        return f"cột {self.letter} «{self.name}»" if self.name else f"cột {self.letter}"

    def cell_of(self, row: Row) -> Cell | None:
        """What stands under this head in a row; texts under a wide head are joined by a blank."""
        if self.column == self.last_column:
            return row.at(self.column)
        found = [cell for cell in row.cells if self.column <= cell.column <= self.last_column]
        if len(found) < 2:
            return found[0] if found else None
        return Cell(self.column, Kind.TEXT, " ".join(cell.text.strip() for cell in found), found[0].font)


@dataclass(frozen=True, slots=True)
class Table:
    """`title` are the lines above the head; `first_head_row` and `last_head_row` bound the head itself."""

    sheet: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    first_head_row: int
    last_head_row: int
    title: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    hidden: bool = False

    def head(self, letter: str) -> Head | None:
        """The head of a column letter."""
        return next((head for head in self.heads if head.letter == letter), None)
