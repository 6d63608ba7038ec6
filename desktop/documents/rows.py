"""Rows of a grid measured once: where each line of each cell stands, and how a row too tall for a page is divided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents import style
from desktop.documents.lines import text_lines
from desktop.documents.printed import Rule

if TYPE_CHECKING:
    from desktop.documents.lines import Line
    from desktop.documents.metrics import Faces
    from desktop.documents.printed import Grid, GridCell, GridRow, PlainRow, Text


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line or rule of a cell and how far below the cell's content it begins."""

    drop: int
    line: Line | Rule
    text: Text | None
    first: bool = False


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell from `left` of its grid, its text `width` wide and `height` tall."""

    cell: GridCell
    left: int
    width: int
    lines: tuple[CellLine, ...]
    height: int


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row, or a part of one: `height` has its room and lower border in it; `keeps` holds it to the next row."""

    cells: tuple[PlacedCell, ...]
    height: int
    splits: bool
    keeps: bool = False


def rule_height(rule: Rule) -> int:
    return style.RULE.before + style.STROKE + style.RULE.pitch + rule.after


def border(grid: Grid) -> int:
    """Width of a grid's lines; each row has the one below it, the grid the one above."""
    return style.BORDER if grid.ruled else 0


def place_rows(grid: Grid, faces: Faces) -> list[PlacedRow]:
    """Every row of the grid, measured."""
    padding = _padding(grid)
    rows: list[PlacedRow] = []
    reaching: dict[int, list[int]] = {}  # by the row they end in, what cells from above still need of its height
    for place, row in enumerate(grid.rows):
        cells = tuple(_cells(row, grid, faces))
        own = [placed.height + padding for placed in cells if placed.cell.down == 1 and not placed.cell.under]
        height = max([*own, *reaching.pop(place, []), padding, row.least])
        keeps = any(line.text is not None and line.text.style.keep_next for line in cells[0].lines)
        rows.append(PlacedRow(cells, height, row.splits, keeps and grid.ruled))
        for needs in reaching.values():
            needs[:] = [need - height for need in needs]
        for placed in cells:
            if placed.cell.down > 1:
                last = place + placed.cell.down - 1
                reaching.setdefault(last, []).append(placed.height + padding - height)
    return rows


def _padding(grid: Grid) -> int:
    return 2 * style.CELL_TOP + style.BORDER if grid.ruled else 0


def _cells(row: GridRow | PlainRow, grid: Grid, faces: Faces) -> list[PlacedCell]:
    side = 2 * style.CELL_SIDE if grid.ruled else 0
    placed = []
    at = 0
    left = 0
    for cell in row.cells:
        end = at + cell.across
        full = sum(grid.widths[at:end])
        extra = 1 if grid.ruled and end == len(grid.widths) else 0  # LibreOffice gives the last ruled column a twip
        lines, height = _cell_lines(cell, full - side + extra, faces)
        placed.append(PlacedCell(cell, left, full - side, lines, height))
        at = end
        left += full
    return placed


def _cell_lines(cell: GridCell, width: int, faces: Faces) -> tuple[tuple[CellLine, ...], int]:
    found = []
    y = 0
    for element in cell.content:
        if isinstance(element, Rule):
            found.append(CellLine(y, element, None))
            y += rule_height(element)
            continue
        look = element.style
        y += look.before
        for place, line in enumerate(text_lines(element, width, faces)):
            found.append(CellLine(y, line, element, place == 0))
            y += look.pitch
        y += look.after
    return tuple(found), y


def least_part(grid: Grid) -> int:
    """The height of a divided row's part of one line."""
    return style.CELL.pitch + _padding(grid)


def divide(row: PlacedRow, room: int, grid: Grid) -> tuple[PlacedRow, PlacedRow] | None:
    """The row in two, the first part no taller than `room`; None when not a line of it fits.

    Only rows of plain cells are divided: all their lines have one pitch.
    """
    pitch = style.CELL.pitch
    count = (room - _padding(grid)) // pitch
    if count < 1:
        return None
    return _part(row, 0, count, grid), _part(row, count, None, grid)


def _part(row: PlacedRow, start: int, end: int | None, grid: Grid) -> PlacedRow:
    pitch = style.CELL.pitch
    cells = []
    for placed in row.cells:
        lines = tuple(
            CellLine(line.drop - start * pitch, line.line, line.text, line.first) for line in placed.lines[start:end]
        )
        cells.append(PlacedCell(placed.cell, placed.left, placed.width, lines, len(lines) * pitch))
    tallest = max(placed.height for placed in cells)
    return PlacedRow(tuple(cells), tallest + _padding(grid), splits=True)
