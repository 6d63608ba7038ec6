"""A file as the readers hand it on: paragraphs and tables in the order of the document."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.domain.plan_draft import PlanSource


@dataclass(frozen=True)
class Paragraph:
    """One paragraph on one line; `bold` when all of it is, `bold_lead` signs at its start are bold."""

    text: str
    bold: bool = False
    bold_lead: int = 0


@dataclass(frozen=True)
class Row:
    """One row of a table; a merged cell stands in each place it covers. A line end in a cell was made by the writer."""

    cells: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table; all its rows have the same number of cells."""

    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        return len(self.rows[0].cells) if self.rows else 0


Block = Paragraph | Grid


@dataclass(frozen=True)
class Source:
    """What a reader gives: the file, its blocks, and what it has to say about the reading.

    `unread_pages`, counted from 1, are pictures of paper without words.
    """

    file: PlanSource
    blocks: tuple[Block, ...]
    remarks: tuple[str, ...] = field(default=())
    unread_pages: tuple[int, ...] = field(default=())


def make_grid(rows: list[list[str]]) -> Grid | None:
    """A table with even rows and without empty ones; None when nothing is left."""
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    width = max((len(row) for row in filled), default=0)
    if not width:
        return None
    return Grid(tuple(Row(tuple(cell.strip() for cell in row) + ("",) * (width - len(row))) for row in filled))
