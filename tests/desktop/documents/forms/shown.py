"""A document as plain text for golden files: its words in order, table rows with strokes between cells."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.letterhead import (
    addressee_lines,
    annex_line,
    attached_line,
    number_line,
    place_and_day,
    recipient_lines,
    signing_lines,
)
from desktop.documents.model import Basis, Block, Cell, Document, Heading, Paragraph, Row, Table


def shown(document: Document) -> str:
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    head = document.letterhead
    yield from (line for line in (head.parent, *head.issuer) if line)
    yield number_line(head.number, head.symbol)
    yield place_and_day(head)
    yield document.kind
    yield document.subject
    if document.addressees:
        yield from addressee_lines(document.addressees)
    yield from blocks_shown(document.blocks)
    yield "Nơi nhận:"
    yield from recipient_lines(document.closing, sent_up=bool(document.addressees))
    yield from signing_lines(document.closing)
    yield document.closing.signer
    for annex in document.annexes:
        yield f"=== {annex_line(annex.number)} ({annex.orientation.value})"
        yield annex.title
        yield attached_line(document)
        yield from blocks_shown(annex.blocks)


def blocks_shown(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | Basis():
                yield from block.lines
            case Paragraph():
                yield block.text
            case Table():
                yield from table_shown(block)


def table_shown(table: Table) -> Iterator[str]:
    if table.caption:
        yield table.caption
    for row in table.head:
        yield "| " + " | ".join(cell.text for cell in row)
    for body in (*table.body, *((table.total,) if table.total else ())):
        yield "| " + " | ".join(cell_texts(body)).replace("\n", " / ")


def cell_texts(row: Row) -> tuple[str, ...]:
    return tuple(cell.text if isinstance(cell, Cell) else cell for cell in row.cells)
