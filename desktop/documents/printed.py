"""What stands on the sheets of a paper, in reading order: lines of text, rules, and cells beside each other.

`composition` makes these from a `Document`; both writers print them. Lengths are twips.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.documents.model import Orientation
    from desktop.documents.style import TextStyle


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one face; bold and italic are as printed, whatever the style says."""

    text: str
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry of the outline: how deep (from 0) and what it says."""

    depth: int
    label: str


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph; `style` may differ from the named style of its key in indents, side, gaps and keeping."""

    style: TextStyle
    spans: tuple[Span, ...]
    mark: Mark | None = None

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, centred in the width it stands in; `after` is the gap below it."""

    length: int
    after: int = 0


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell over `across` columns; `under` marks the rest of a cell of the row above, which has no content."""

    content: tuple[Text | Rule, ...]
    across: int = 1
    down: int = 1
    under: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row; it is kept on one page unless `splits`, which is for rows no page could hold.

    `least` is the least height of the row, 0 when its own cells decide.
    """

    cells: tuple[GridCell, ...]
    splits: bool = False
    least: int = 0


@dataclass(frozen=True, slots=True)
class PlainRow:
    """A row of one line of text a column, all of one weight: most rows of long tables, kept small.

    `looks` are the columns' styles, shared by all rows of a table.
    """

    texts: tuple[str, ...]
    looks: tuple[TextStyle, ...]
    bold: bool
    splits: bool = False
    least: int = 0

    @property
    def cells(self) -> tuple[GridCell, ...]:
        pairs = zip(self.texts, self.looks, strict=True)
        return tuple(GridCell((Text(look, (Span(text, self.bold, italic=False),)),)) for text, look in pairs)


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells in columns: a ruled table, or the bare two columns of a paper's head and foot."""

    widths: tuple[int, ...]
    rows: tuple[GridRow | PlainRow, ...]
    heads: int = 0
    ruled: bool = False


Element = Text | Rule | Grid


@dataclass(frozen=True, slots=True)
class Sheet:
    """Pages of one orientation, numbered from 1, the first number not shown."""

    orientation: Orientation
    elements: tuple[Element, ...]


def texts_of(elements: tuple[Element, ...]) -> Iterator[Text]:
    """Every paragraph in reading order, cells row by row from the left."""
    for element in elements:
        if isinstance(element, Text):
            yield element
        elif isinstance(element, Grid):
            for row in element.rows:
                for cell in row.cells:
                    yield from texts_of(cell.content)
