"""A block of cells as text, the way Excel puts it on the clipboard and takes it from there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from desktop.spreadsheet.sheet import Cell, Kind, Row, Sheet

_CELL = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)|([^\t\n]*)')
_LINE_ENDS = re.compile(r"\r\n|\r")


def write_block(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as text: a tab between cells, a line end behind each row.

    A cell that holds a tab or a line end, or begins with a quotation mark, is quoted.
    """
    return "".join("\t".join(map(_written, row)) + "\r\n" for row in rows)


def _written(cell: str) -> str:
    text = _LINE_ENDS.sub("\n", cell)
    if "\t" in text or "\n" in text or text.startswith('"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def block_sheet(text: str, name: str = "Bảng dán vào") -> Sheet:
    """A pasted block as a sheet, to be looked through as one that came in a file."""
    rows = []
    for number, cells in enumerate(parse_block(text), 1):
        filled = tuple(Cell(column, Kind.TEXT, cell) for column, cell in enumerate(cells, 1) if cell.strip())
        if filled:
            rows.append(Row(number, filled))
    return Sheet(name, tuple(rows))


def parse_block(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a block, every row as wide as the widest; line ends within a cell are LF.

    The line end behind the last row makes no row of its own.
    """
    plain = _LINE_ENDS.sub("\n", text)
    rows: list[list[str]] = [[]]
    place = 0
    while (found := _CELL.match(plain, place)) and plain:
        rows[-1].append(found[2] if found[1] is None else found[1].replace('""', '"'))
        place = found.end() + 1
        if place > len(plain):
            break
        if plain[place - 1] == "\n":
            if place == len(plain):
                break
            rows.append([])
    width = max(map(len, rows))
    return tuple(tuple(row + [""] * (width - len(row))) for row in rows if width)
