"""Cells 7 and 9b of a Word paper: the table of recipients and signature, or what was typed in its place."""

from __future__ import annotations

from desktop.documents.conformance.word.find_head import columns
from desktop.documents.conformance.word.lines import Line, entries
from desktop.documents.conformance.word.model import Block, Paragraph, Table
from desktop.documents.conformance.word.parts import Column, Foot
from desktop.vietnamese.folding import fold


def find_foot(blocks: list[Block], start: int, end: int, room: float) -> tuple[Foot | None, int, int]:
    """The foot, its place, and the place of the first block after it; both `end` when there is none."""
    for place in range(end - 1, start - 1, -1):
        block = blocks[place]
        if isinstance(block, Table) and any(fold(one.text).startswith("noi nhan") for one in _cell_paragraphs(block)):
            left, right = columns(block)
            if not any(fold(line.text).startswith("noi nhan") for line in left.lines):
                left, right = right, left
            return Foot(left, right, block), place, place + 1
    for place in range(start, end):
        block = blocks[place]
        if isinstance(block, Paragraph) and fold(block.text).startswith("noi nhan"):
            return _typed_foot(blocks, place, end, room), place, end
    return None, end, end


def _cell_paragraphs(table: Table) -> list[Paragraph]:
    return [one for row in table.rows for cell in row.cells for one in cell.paragraphs]


def _typed_foot(blocks: list[Block], start: int, end: int, room: float) -> Foot:
    lines = entries([block for block in blocks[start:end] if isinstance(block, Paragraph)], room)
    cut = next(
        (
            place
            for place, entry in enumerate(lines)
            if place and isinstance(entry, Line) and not entry.text.startswith(("-", "–", "•", "+"))
        ),
        len(lines),
    )
    return Foot(Column(tuple(lines[:cut]), room), Column(tuple(lines[cut:]), room))
