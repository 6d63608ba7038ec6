"""B19 and B20 of a Word paper: tables and pictures."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.conformance.departure import Departure, gather, snippet
from desktop.documents.conformance.word.judging import millimetres, points
from desktop.documents.conformance.word.model import Block, Paragraph, Section, Table, paragraphs_of
from desktop.documents.conformance.word.parts import Anatomy

_SIZES = (22, 28)
# Word lets a table of full width hang out by the room inside its cells on both sides, so that the words stand flush.
_HANG = 108
_SLACK = 6
_MANY_ROWS = 8  # a shorter table need not repeat its head


def check_tables(parts: Anatomy) -> Iterator[Departure]:
    """Tables of the body and the annexes; those of heading and foot have rules of their own."""
    own = [table for table in (parts.head and parts.head.table, parts.foot and parts.foot.table) if table]
    tables = [
        (f"Bảng {snippet(block.words)}", section, block)
        for section in parts.paper.sections
        for block in section.blocks
        if isinstance(block, Table) and is_bordered(block) and not any(block is one for one in own)
    ]
    faults = [(where, what) for where, section, table in tables for what in _faults(section, table)]
    yield from gather("B19", faults, "Đề nghị đặt bảng cỡ chữ 11 đến 14, hàng đầu lặp lại, hàng không tách trang.")
    wide = [
        (f"{where} (rộng {millimetres(table.width)} mm)", "Bảng vượt lề phải.")
        for where, section, table in tables
        if _sticks_out(section, table)
    ]
    yield from gather("B20", wide, "Đề nghị thu hẹp bảng trong vùng trình bày hoặc chuyển thành phụ lục khổ ngang.")
    yield from gather("B20", _pictures(parts), "Đề nghị thu nhỏ hình trong vùng trình bày.")


def is_bordered(block: Block) -> bool:
    """Whether a block is a table one can see; one without borders only places words."""
    rows = block.rows if isinstance(block, Table) else ()
    return any(border.drawn for row in rows for cell in row.cells for border in cell.borders)


def _faults(section: Section, table: Table) -> Iterator[str]:
    paragraphs = paragraphs_of((table,))
    sizes = {run.look.size for one in paragraphs for run in one.shown if not run.look.raised}
    for size in sorted(size for size in sizes if not _SIZES[0] <= size <= _SIZES[1]):
        yield f"Chữ trong bảng có cỡ {points(size)}."
    if len(table.rows) >= _MANY_ROWS and not table.rows[0].head:
        yield "Hàng đầu của bảng không lặp lại ở trang sau."
    if len(table.rows) > 1 and not all(row.whole for row in table.rows):
        yield "Hàng của bảng có thể bị tách sang hai trang."
    if table.width > section.room + 2 * _HANG + _SLACK and not _sticks_out(section, table):
        yield "Bảng rộng hơn vùng trình bày."


def _sticks_out(section: Section, table: Table) -> bool:
    """Whether the right border stands further out than words flush with the margin need."""
    side = table.rows[0].cells[0].side[1] if table.rows and table.rows[0].cells else _HANG
    extra = table.width - section.room
    beyond = {"center": extra / 2, "right": 0.0}.get(table.align, table.indent + extra)
    return not table.floating and beyond > max(side, _HANG) + _SLACK


def _pictures(parts: Anatomy) -> Iterator[tuple[str, str]]:
    for section in parts.paper.sections:
        for one in (block for block in section.blocks if isinstance(block, Paragraph)):
            widest = max(one.pictures, default=0.0)
            if widest + max(one.layout.left, 0) > section.room + _SLACK:
                yield f"Hình ở đoạn {snippet(one.words)}", f"Hình rộng {millimetres(widest)} mm vượt lề phải."
