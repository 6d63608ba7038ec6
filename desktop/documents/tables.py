"""A table of a paper as cells: column widths, spans of the head, and lines of each cell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.documents import style
from desktop.documents.lines import text_lines
from desktop.documents.model import Align, Cell, Orientation, head_places
from desktop.documents.printed import Grid, GridCell, GridRow, Span, Text
from desktop.documents.rows import place_rows
from desktop.documents.style import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.documents.metrics import Faces
    from desktop.documents.model import Column, HeadCell, Row, Table

_SIDES = {Align.LEFT: Side.LEFT, Align.CENTER: Side.CENTER, Align.RIGHT: Side.RIGHT}
_CELLS = {align: replace(style.CELL, side=side) for align, side in _SIDES.items()}
_HEAD = _CELLS[Align.CENTER]


def compose_table(table: Table, orientation: Orientation, faces: Faces) -> Grid:
    """The table as a ruled grid over the width of a sheet."""
    wide = orientation is Orientation.LANDSCAPE
    total, step = style.TABLE_LANDSCAPE if wide else style.TABLE_PORTRAIT
    widths = column_widths(table.columns, total, step)
    tallest = style.text_height(landscape=wide) // 2
    heads = _measured_heads(tuple(_head_rows(table)), widths, faces)
    body = (*table.body, *((replace(table.total, bold=True),) if table.total else ()))
    rows = (_body_row(row, table.columns) for row in body)
    return Grid(widths, heads + tuple(_splitting(row, widths, tallest, faces) for row in rows), len(heads), ruled=True)


def _measured_heads(heads: tuple[GridRow, ...], widths: tuple[int, ...], faces: Faces) -> tuple[GridRow, ...]:
    """Head rows with their heights written down: LibreOffice forgets tall cells over several rows when it repeats them."""
    if len(heads) == 1:
        return heads
    placed = place_rows(Grid(widths, heads, len(heads), ruled=True), faces)
    return tuple(replace(head, least=row.height) for head, row in zip(heads, placed, strict=True))


def column_widths(columns: tuple[Column, ...], total: int, step: int) -> tuple[int, ...]:
    """Widths in twips: mm as asked, shares of the rest, together `total`, each a multiple of `step`.

    Columns in mm are narrowed when they leave the others less than 8 mm each, widened when there are no others.
    """
    fixed = [0 if column.mm is None else style.mm(column.mm) for column in columns]
    shares = [column.share if column.mm is None else 0.0 for column in columns]
    sharing = sum(1 for column in columns if column.mm is None)
    room = total - sharing * style.LEAST_COLUMN
    if sum(fixed) > room or not sharing:
        scale = room / max(1, sum(fixed))
        fixed = [round(width * scale) for width in fixed]
    unit = (total - sum(fixed)) / (sum(shares) or 1.0)
    wished = [width + share * unit for width, share in zip(fixed, shares, strict=True)]
    edges = [round(sum(wished[: place + 1]) / step) * step for place in range(len(wished) - 1)]
    return tuple(right - left for left, right in zip([0, *edges], [*edges, total], strict=True))


def _head_rows(table: Table) -> Iterator[GridRow]:
    columns = len(table.columns)
    reaching: list[tuple[int, int, int]] = []  # first column, columns, rows still below
    for places, row in zip(head_places(table.head, columns), table.head, strict=True):
        own = dict(zip(places, row, strict=True))
        under = {first: across for first, across, _ in reaching}
        cells = []
        at = 0
        while at < columns:
            cell = _head_cell(own[at]) if at in own else GridCell((), under[at], under=True)
            cells.append(cell)
            at += cell.across
        yield GridRow(tuple(cells))
        opened = [(at, cell.across, cell.down) for at, cell in own.items()]
        reaching = [(first, across, down - 1) for first, across, down in reaching + opened if down > 1]


def _head_cell(cell: HeadCell) -> GridCell:
    return GridCell(_cell_texts(cell.text, _HEAD, bold=True, italic=False), cell.across, cell.down)


def _body_row(row: Row, columns: tuple[Column, ...]) -> GridRow:
    cells = []
    at = 0
    for cell in row.cells:
        if isinstance(cell, Cell):
            look = _CELLS[cell.align or columns[at].align]
            texts = _cell_texts(cell.text, look, bold=cell.bold or row.bold, italic=cell.italic)
            cells.append(GridCell(texts, cell.across))
            at += cell.across
        else:
            cells.append(GridCell(_cell_texts(cell, _CELLS[columns[at].align], bold=row.bold, italic=False)))
            at += 1
    return GridRow(tuple(cells))


def _cell_texts(text: str, look: style.TextStyle, *, bold: bool, italic: bool) -> tuple[Text, ...]:
    return tuple(Text(look, (Span(line, bold, italic),)) for line in text.split("\n"))


def _splitting(row: GridRow, widths: tuple[int, ...], tallest: int, faces: Faces) -> GridRow:
    """The row allowed to run over a page's end when it is taller than `tallest`: no page might hold it."""
    longest = max((len(text.text) for cell in row.cells for text in cell.content if isinstance(text, Text)), default=0)
    if longest < style.SHORT_CELL and all(len(cell.content) == 1 for cell in row.cells):
        return row
    at = 0
    for cell in row.cells:
        room = sum(widths[at : at + cell.across]) - 2 * style.CELL_SIDE
        lines = sum(len(text_lines(text, room, faces)) for text in cell.content if isinstance(text, Text))
        if lines * style.CELL.pitch > tallest:
            return replace(row, splits=True)
        at += cell.across
    return row
