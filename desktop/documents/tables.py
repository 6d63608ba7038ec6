"""A table of a paper as cells: column widths, spans of the head, and lines of each cell."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.documents import style
from desktop.documents.holding import held_dashes
from desktop.documents.metrics import face_name
from desktop.documents.model import Align, Cell, Orientation, head_places
from desktop.documents.printed import Grid, GridCell, GridRow, PlainRow, Span, Text
from desktop.documents.rows import place_rows
from desktop.documents.style import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.documents.metrics import Faces
    from desktop.documents.model import Column, HeadCell, Row, Table
    from desktop.documents.style import TextStyle

_SIDES = {Align.LEFT: Side.LEFT, Align.CENTER: Side.CENTER, Align.RIGHT: Side.RIGHT}
_CELLS = {align: replace(style.CELL, side=side) for align, side in _SIDES.items()}
_KEPT = {align: replace(look, keep_next=True) for align, look in _CELLS.items()}  # of the row above a total
_HEAD = _CELLS[Align.CENTER]


def compose_table(table: Table, orientation: Orientation, faces: Faces) -> Grid:
    """The table as a ruled grid over the width of a sheet.

    Heads of several rows have their heights written down: LibreOffice forgets cells over several rows when it repeats
    a head.
    """
    wide = orientation is Orientation.LANDSCAPE
    total, step = style.TABLE_LANDSCAPE if wide else style.TABLE_PORTRAIT
    widths = widened(column_widths(table.columns, total, step), longest_words(table, faces), step)
    heads = tuple(_head_rows(table))
    placed = place_rows(Grid(widths, heads, len(heads), ruled=True), faces)
    if len(heads) > 1:
        heads = tuple(replace(head, least=row.height) for head, row in zip(heads, placed, strict=True))
    tallest = style.text_height(landscape=wide) - style.BORDER - sum(row.height for row in placed)
    body = tuple(_splitting(row, widths, tallest, faces) for row in _body_rows(table))
    if any(row.splits for row in body[:2]):  # what may be divided is not held
        body = tuple(_splitting(row, widths, tallest, faces) for row in _body_rows(table, first_held=False))
    return Grid(widths, heads + body, len(heads), ruled=True)


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


def longest_words(table: Table, faces: Faces) -> tuple[int, ...]:
    """The least width of each column, in twips, that breaks no word of its own cells."""
    least = [0] * len(table.columns)

    def heed(place: int, text: str, *, bold: bool) -> None:
        face = face_name(bold=bold, italic=False)
        words = (faces.width(word, face, style.CELL.size) for word in re.split(r"[ \n]", held_dashes(text)))
        least[place] = max(least[place], max(words, default=0) + 2 * style.CELL_SIDE + style.BORDER)

    for places, heads in zip(head_places(table.head, len(table.columns)), table.head, strict=True):
        for place, head in zip(places, heads, strict=True):
            if head.across == 1:
                heed(place, head.text, bold=True)
    for row in (*table.body, *((table.total,) if table.total else ())):
        place = 0
        for cell in row.cells:
            plain = isinstance(cell, str)
            across = 1 if isinstance(cell, str) else cell.across
            if across == 1:
                text = cell if isinstance(cell, str) else cell.text
                heed(place, text, bold=row is table.total or row.bold or (not plain and cell.bold))
            place += across
    return tuple(least)


def widened(widths: tuple[int, ...], least: tuple[int, ...], step: int) -> tuple[int, ...]:
    """Widths that break no word, what the wide columns have to spare going to the narrow ones.

    Where all words together are wider than the table, the widths stay as asked and the longest words break.
    """
    needed = [-(-one // step) * step for one in least]
    lacking = sum(max(0, need - width) for width, need in zip(widths, needed, strict=True))
    spare = [max(0, width - need) for width, need in zip(widths, needed, strict=True)]
    if not lacking or lacking > sum(spare):
        return widths
    wished = [
        need if need > width else width - lacking * extra / sum(spare)
        for width, need, extra in zip(widths, needed, spare, strict=True)
    ]
    edges = [round(sum(wished[: place + 1]) / step) * step for place in range(len(wished) - 1)]
    return tuple(right - left for left, right in zip([0, *edges], [*edges, sum(widths)], strict=True))


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


def _body_rows(table: Table, *, first_held: bool = True) -> Iterator[GridRow | PlainRow]:
    """Rows of the body and the total: neither the first row nor the last ever stands alone on a page."""
    columns = table.columns
    held = len(table.body) - (1 if table.total else 2)
    looks, kept = (tuple(kind[column.align] for column in columns) for kind in (_CELLS, _KEPT))
    first = 0 if first_held and held > 0 else held
    least = style.mm(table.row_mm)
    for place, row in enumerate(table.body):
        yield _body_row(row, kept, _KEPT, least) if place in (first, held) else _body_row(row, looks, _CELLS, least)
    if table.total:
        yield _body_row(replace(table.total, bold=True), looks, _CELLS)


def _body_row(
    row: Row, looks: tuple[TextStyle, ...], kinds: Mapping[Align, TextStyle], least: int = 0
) -> GridRow | PlainRow:
    texts = tuple(cell for cell in row.cells if isinstance(cell, str) and "\n" not in cell)
    if len(texts) == len(looks) and not least:
        return PlainRow(tuple(map(held_dashes, texts)), looks, row.bold)
    return GridRow(tuple(_body_cells(row, looks, kinds)), least=least)


def _splitting(row: GridRow | PlainRow, widths: tuple[int, ...], tallest: int, faces: Faces) -> GridRow | PlainRow:
    """The row allowed to run over a page's end when it is taller than `tallest`: no page could hold it."""
    if isinstance(row, PlainRow):
        letters = max(map(len, row.texts))
    else:
        letters = max(len(text.text) for cell in row.cells for text in cell.content if isinstance(text, Text))
    if letters <= _short(widths, tallest):
        return row
    height = place_rows(Grid(widths, (row,), ruled=True), faces)[0].height
    return replace(row, splits=True) if height > tallest else row


def _short(widths: tuple[int, ...], tallest: int) -> int:
    """How many letters even the narrowest column holds in far less than `tallest`.

    No letter is wider than an em, and two lines of a paragraph fill the width of one.
    """
    room = min(widths) - 2 * style.CELL_SIDE
    lines = tallest // style.CELL.pitch - 2
    return max(0, lines * room // (2 * style.CELL.size * 20))


def _body_cells(row: Row, looks: tuple[TextStyle, ...], kinds: Mapping[Align, TextStyle]) -> Iterator[GridCell]:
    at = 0
    bold = row.bold
    for cell in row.cells:
        if isinstance(cell, Cell):
            look = looks[at] if cell.align is None else kinds[cell.align]
            yield GridCell(_cell_texts(cell.text, look, bold=cell.bold or bold, italic=cell.italic), cell.across)
            at += cell.across
        else:
            yield GridCell(_cell_texts(cell, looks[at], bold=bold, italic=False))
            at += 1


def _cell_texts(text: str, look: TextStyle, *, bold: bool, italic: bool) -> tuple[Text, ...]:
    text = held_dashes(text)
    if "\n" not in text:
        return (Text(look, (Span(text, bold, italic),)),)
    return tuple(Text(look, (Span(line, bold, italic),)) for line in text.split("\n"))
