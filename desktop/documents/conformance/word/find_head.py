"""Cells 1 to 4 of a Word paper: the table of two sides at its top, or what was typed in its place."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.documents.conformance.landmarks import MOTTO, NATION, is_type_name
from desktop.documents.conformance.word.lines import Entry, Line, RuleLine, entries
from desktop.documents.conformance.word.model import Block, Cell, Paragraph, Table
from desktop.documents.conformance.word.parts import Column, Head
from desktop.vietnamese.folding import fold, fold_words

_HEAD_REACH = 15  # blocks from the top among which the heading is looked for


def find_head(blocks: list[Block], room: float) -> tuple[Head | None, int]:
    """The heading, and the place of the first block after it; None and 0 when there is none."""
    for place, block in enumerate(blocks[:_HEAD_REACH]):
        if isinstance(block, Table) and _is_head(block):
            return _table_head(block), place + 1
    for block in blocks[:_HEAD_REACH]:
        if isinstance(block, Paragraph) and NATION in fold_words(block.text):
            return _typed_head(blocks, room)
    return None, 0


def _is_head(table: Table) -> bool:
    words = fold_words(table.words)
    return NATION in words or (MOTTO in words and len(table.rows) <= 6)


def _table_head(table: Table) -> Head:
    left, right = columns(table)
    swapped = any(NATION in fold_words(line.text) for line in left.lines)
    return Head(right, left, table, swapped=True) if swapped else Head(left, right, table)


def columns(table: Table) -> tuple[Column, Column]:
    """First and last cell of each row as two sides; a row of one cell counts as the left side."""
    sides: tuple[list[Entry], list[Entry]] = ([], [])
    rooms = [0.0, 0.0]
    for number, row in enumerate(table.rows):
        chosen = (row.cells[:1], row.cells[-1:] if len(row.cells) > 1 else ())
        for side, cells in enumerate(chosen):
            for cell in cells:
                rooms[side] = max(rooms[side], _room(cell))
                sides[side].extend(entries(cell.paragraphs, _room(cell), number))
    return Column(tuple(sides[0]), rooms[0]), Column(tuple(sides[1]), rooms[1])


def _room(cell: Cell) -> float:
    return float(cell.width - sum(cell.side))


def _typed_head(blocks: list[Block], room: float) -> tuple[Head, int]:
    """A heading typed with tabs or as plain paragraphs: what is right of a tab belongs to the right side."""
    left: list[Entry] = []
    right: list[Entry] = []
    place = 0
    for place, block in enumerate(blocks[: _HEAD_REACH + 5]):
        if isinstance(block, Table) or (place and (is_type_name(block.words) or _is_address(block))):
            break
        for entry in entries([block], room):
            _sort_typed(entry, left, right)
    return Head(Column(tuple(left), room / 2), Column(tuple(right), room / 2)), place


def _is_address(block: Paragraph) -> bool:
    """Whether the heading of a công văn, which has no name of a type, ends here."""
    return fold(block.words).startswith("kinh gui")


def _sort_typed(entry: Entry, left: list[Entry], right: list[Entry]) -> None:
    if isinstance(entry, RuleLine):
        (right if right and fold_words(_last_text(right)) == MOTTO else left).append(entry)
        return
    cut = next((place for place, run in enumerate(entry.runs) if "\t" in run.text), None)
    if cut is not None and "".join(run.text for run in entry.runs[:cut]).strip():
        left.append(Line(entry.runs[:cut], entry.paragraph))
        right.append(Line(entry.runs[cut:], entry.paragraph))
        return
    words = fold_words(entry.text)
    is_right = NATION in words or MOTTO in words or (", ngay" in fold(entry.text) and "nam" in words)
    (right if is_right else left).append(entry)


def _last_text(side: Sequence[Entry]) -> str:
    return next((entry.text for entry in reversed(side) if isinstance(entry, Line)), "")
