"""One `tbl` element → `Table`: widths, borders in effect, heading rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.conformance.word.measures import attribute, switched, twips, whole
from desktop.documents.conformance.word.model import Block, Border, Cell, Row, Table

if TYPE_CHECKING:
    from lxml.etree import _Element

    from desktop.documents.conformance.word.styles import Styles

Sides = dict[str, Border]
ReadCell = Callable[["_Element", str], list[Block]]

_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins"}
_SIDES = {"top": "top", "left": "left", "start": "left", "bottom": "bottom", "right": "right", "end": "right"}
_CELL_SIDE = 108  # Word's own room left and right inside a cell
_ALIGN = {"start": "left", "end": "right"}


def read_table(element: _Element, styles: Styles, read_cell: ReadCell) -> Table:
    """The table with its cells' contents read by `read_cell(cell, table style)`."""
    properties = element.find("tblPr")
    style = attribute(properties, "val", "tblStyle") or styles.default("table")
    borders, side = _inherited(style, styles)
    _add_borders(borders, _below(properties, "tblBorders"))
    side = _side(_below(properties, "tblCellMar"), side)
    grid = [twips(column.get("w")) or 0 for column in element.findall("tblGrid/gridCol")]
    rows = list(_wrapped(element, "tr"))
    shape = _Shape(grid, borders, side, len(rows))
    read = tuple(_row(row, place, shape, lambda cell: read_cell(cell, style)) for place, row in enumerate(rows))
    return Table(
        rows=read,
        width=_width(properties, grid, read),
        indent=twips(attribute(properties, "w", "tblInd")) or 0,
        align=_ALIGN.get(jc := attribute(properties, "val", "jc") or "left", jc),
        floating=properties is not None and properties.find("tblpPr") is not None,
    )


def _width(properties: _Element | None, grid: list[int], rows: tuple[Row, ...]) -> int:
    by_cells = max((sum(cell.width for cell in row.cells) for row in rows), default=0)
    if attribute(properties, "type", "tblW") == "dxa":
        said = twips(attribute(properties, "w", "tblW")) or 0
        # Word widens a table to its columns when they need more than it says.
        return max(said, sum(grid) if attribute(properties, "type", "tblLayout") == "fixed" else 0)
    return sum(grid) or by_cells


@dataclass(frozen=True, slots=True)
class _Shape:
    """What holds for all rows of a table unless they say otherwise."""

    grid: list[int]
    borders: Sides
    side: tuple[int, int]
    rows: int


def _row(row: _Element, place: int, shape: _Shape, read_cell: Callable[[_Element], list[Block]]) -> Row:
    properties = row.find("trPr")
    own = dict(shape.borders)
    _add_borders(own, row.find("tblPrEx/tblBorders"))
    cells = list(_wrapped(row, "tc"))
    found: list[Cell] = []
    column = whole(attribute(properties, "val", "gridBefore")) or 0
    for spot, cell in enumerate(cells):
        span = max(whole(attribute(cell, "val", "tcPr", "gridSpan")) or 1, 1)
        edges = (place == 0, spot == 0, place == shape.rows - 1, spot == len(cells) - 1)
        width = twips(attribute(cell, "w", "tcPr", "tcW")) or sum(shape.grid[column : column + span])
        found.append(
            Cell(
                blocks=tuple(read_cell(cell)),
                width=width,
                span=span,
                borders=_cell_borders(cell.find("tcPr/tcBorders"), own, edges),
                side=_side(cell.find("tcPr/tcMar"), shape.side),
                continued=_continued(cell),
            )
        )
        column += span
    return Row(
        cells=tuple(found),
        head=bool(switched(properties, "tblHeader")),
        whole=bool(switched(properties, "cantSplit")),
        height=twips(attribute(properties, "val", "trHeight")) or 0,
    )


def _continued(cell: _Element) -> bool:
    merge = cell.find("tcPr/vMerge")
    return merge is not None and (merge.get("val") or "continue") == "continue"


def _inherited(style: str, styles: Styles) -> tuple[Sides, tuple[int, int]]:
    borders: Sides = {}
    side = (_CELL_SIDE, _CELL_SIDE)
    for one in styles.chain(style):
        properties = one.find("tblPr")
        _add_borders(borders, _below(properties, "tblBorders"))
        side = _side(_below(properties, "tblCellMar"), side)
    return borders, side


def _below(element: _Element | None, tag: str) -> _Element | None:
    return None if element is None else element.find(tag)


def _add_borders(into: Sides, said: _Element | None) -> None:
    for one in said if said is not None else ():
        name = _SIDES.get(str(one.tag), str(one.tag))
        into[name] = Border(one.get("val") or "none")


def _cell_borders(
    said: _Element | None, table: Sides, edges: tuple[bool, bool, bool, bool]
) -> tuple[Border, Border, Border, Border]:
    own: Sides = {}
    _add_borders(own, said)
    inside = ("insideH", "insideV", "insideH", "insideV")
    top, left, bottom, right = (
        own.get(name) or table.get(name if edge else between) or Border()
        for name, between, edge in zip(("top", "left", "bottom", "right"), inside, edges, strict=True)
    )
    return top, left, bottom, right


def _side(margins: _Element | None, inherited: tuple[int, int]) -> tuple[int, int]:
    if margins is None:
        return inherited
    left = twips(attribute(margins, "w", "left") or attribute(margins, "w", "start"))
    right = twips(attribute(margins, "w", "right") or attribute(margins, "w", "end"))
    return (inherited[0] if left is None else left, inherited[1] if right is None else right)


def _wrapped(holder: _Element, tag: str) -> Iterator[_Element]:
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _wrapped(child, tag)
