"""Placing what stands on the sheets: every line and stroke of every page, in twips from the sheet's upper left corner.

The rules are those LibreOffice keeps for Word files, so that a .docx laid out there has the pages of our PDF: an exact
line's letters stand four fifths down its pitch; no line of a paragraph stands alone on a page; what is kept with the
next is not divided; a table's head stands with its first row and is repeated.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from desktop.documents import style
from desktop.documents.lines import text_lines
from desktop.documents.model import Orientation
from desktop.documents.printed import Grid, Rule, Text
from desktop.documents.rows import border, divide, least_part, place_rows, rule_height
from desktop.documents.style import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.documents.lines import Line
    from desktop.documents.metrics import Faces
    from desktop.documents.printed import Element, Mark, Sheet
    from desktop.documents.rows import PlacedCell, PlacedRow


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text: where its baseline begins, its pieces as (face, text), and what each space is stretched by."""

    x: float
    y: float
    pieces: tuple[tuple[str, str], ...]
    size: int
    stretch: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line, horizontal or upright."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: int


@dataclass(slots=True)
class Page:
    """One page; `number` is None where it is not shown. `marks` are outline entries and their height."""

    width: int
    height: int
    number: int | None
    words: list[Words] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    marks: list[tuple[Mark, float]] = field(default_factory=list)


def baseline(pitch: int) -> int:
    """How far below the top of a line of so exact a pitch its letters stand."""
    return pitch * 4 // 5


def lay_out(sheets: Sequence[Sheet], faces: Faces) -> list[Page]:
    """The pages of a paper, in order."""
    return [page for sheet in sheets for page in _Setting(sheet, faces).pages()]


class _Setting:
    """One sheet being filled page by page; `_y` is how far down the text area is used."""

    def __init__(self, sheet: Sheet, faces: Faces) -> None:
        landscape = sheet.orientation is Orientation.LANDSCAPE
        self._size = style.page_size(landscape=landscape)
        self._width = style.text_width(landscape=landscape)
        self._room = style.text_height(landscape=landscape)
        self._elements = sheet.elements
        self._faces = faces
        self._pages: list[Page] = []
        self._y = 0
        self._set: dict[int, list[Line]] = {}  # by identity: the sheet's elements live as long as this does
        self._placed: dict[int, list[PlacedRow]] = {}
        self._turn()

    def pages(self) -> list[Page]:
        held = 0  # elements up to here were checked with the one they are kept with
        for place, element in enumerate(self._elements):
            if place >= held:
                held = self._keep(place)
            match element:
                case Text():
                    self._text(element)
                case Rule():
                    self._rule(element)
                case Grid():
                    self._grid(element)
                case _:
                    assert_never(element)
        return self._pages

    @property
    def _page(self) -> Page:
        return self._pages[-1]

    def _turn(self) -> None:
        number = len(self._pages) + 1
        self._pages.append(Page(*self._size, None if number == 1 else number))
        self._y = 0

    def _keep(self, place: int) -> int:
        """Turn the page when a chain of kept elements and what follows it do not fit; gives where the chain ends."""
        end = place
        need = 0
        while end + 1 < len(self._elements) and _keeps(self._elements[end]):
            need += self._height(self._elements[end])
            end += 1
        if end > place and self._y and self._y + need + self._least(self._elements[end]) > self._room:
            self._turn()
        return end + 1 if end > place else end

    def _height(self, element: Element) -> int:
        """The whole height of an element, with its gaps."""
        if isinstance(element, Text):
            look = element.style
            return look.before + look.after + look.pitch * len(self._lines(element))
        if isinstance(element, Rule):
            return rule_height(element)
        return sum(row.height for row in self._rows(element))

    def _least(self, element: Element) -> int:
        """The height an element needs to begin on this page."""
        if isinstance(element, Text):
            count = len(self._lines(element))
            return element.style.before + element.style.pitch * (count if count < 4 else 2)
        if isinstance(element, Rule):
            return rule_height(element)
        return self._beginning(element)

    def _lines(self, text: Text) -> list[Line]:
        if id(text) not in self._set:
            self._set[id(text)] = text_lines(text, self._width, self._faces)
        return self._set[id(text)]

    def _rows(self, grid: Grid) -> list[PlacedRow]:
        if id(grid) not in self._placed:
            self._placed[id(grid)] = place_rows(grid, self._faces)
        return self._placed[id(grid)]

    def _beginning(self, grid: Grid) -> int:
        """The height of a grid's head with its first row, or with a line of it when it may be divided."""
        rows = self._rows(grid)
        body = rows[grid.heads :]
        least = least_part(grid) if body and body[0].splits else _with_next(body)
        return border(grid) + sum(row.height for row in rows[: grid.heads]) + least

    # Text

    def _text(self, text: Text) -> None:
        look = text.style
        lines = self._lines(text)
        self._y += look.before if self._y else 0
        rest = lines
        while rest:
            fitting = (self._room - self._y) // look.pitch
            count = _lines_here(len(rest), fitting, whole=look.keep_lines or look.keep_next, first=rest is lines)
            if count == 0 and self._y:
                self._turn()
                continue
            count = count or len(rest)
            if rest is lines and text.mark is not None:
                self._page.marks.append((text.mark, style.TOP + self._y))
            for line in rest[:count]:
                self._line(line, text, style.LEFT, self._width, style.TOP + self._y, first=line is lines[0])
                self._y += look.pitch
            rest = rest[count:]
            if rest:
                self._turn()
        self._y += look.after

    def _line(self, line: Line, text: Text, left: int, width: int, top: int, *, first: bool) -> None:
        if not line.pieces:
            return
        look = text.style
        indent = look.left + (look.first if first else 0)
        spare = width - indent - look.right - line.width
        stretch = 0.0
        x = float(left + indent)
        if look.side is Side.CENTER:
            x += spare / 2
        elif look.side is Side.RIGHT:
            x += spare
        elif look.side is Side.BOTH and not line.last:
            gaps = line.text.count(" ")
            stretch = spare / gaps if gaps else 0.0
        self._page.words.append(Words(x, top + baseline(look.pitch), line.pieces, look.size, stretch))

    # Rules

    def _rule(self, rule: Rule) -> None:
        self._draw_rule(rule, style.LEFT, self._width, style.TOP + self._y)
        self._y += rule_height(rule)

    def _draw_rule(self, rule: Rule, left: int, width: int, top: int) -> None:
        x = left + (width - rule.length) / 2
        y = top + style.RULE.before + style.STROKE / 2
        self._page.strokes.append(Stroke(x, y, x + rule.length, y, style.STROKE))

    # Grids

    def _grid(self, grid: Grid) -> None:
        rows = self._rows(grid)
        if self._y and self._y + self._beginning(grid) > self._room:
            self._turn()
        heads, waiting = rows[: grid.heads], deque(rows[grid.heads :])
        here = list(heads)
        used = self._y + border(grid) + sum(row.height for row in heads)
        while waiting:
            room = self._room - used
            parts = divide(waiting[0], room, grid) if waiting[0].splits and waiting[0].height > room else None
            if parts:
                here.append(parts[0])
                waiting[0] = parts[1]
            elif _with_next(waiting) <= room or len(here) == len(heads):
                here.append(waiting.popleft())
                used += here[-1].height
                continue
            self._draw_rows(grid, here)
            self._turn()
            here = list(heads)
            used = border(grid) + sum(row.height for row in heads)
        self._draw_rows(grid, here)
        self._y = used

    def _draw_rows(self, grid: Grid, rows: list[PlacedRow]) -> None:
        """Draw rows from the present height down, without moving it."""
        left = style.LEFT + ((self._width - sum(grid.widths)) // 2 if grid.ruled else 0)
        top = style.TOP + self._y + border(grid)
        for place, row in enumerate(rows):
            for placed in row.cells:
                if not placed.cell.under:
                    height = sum(below.height for below in rows[place : place + placed.cell.down])
                    drop = self._drop(placed, height, grid, head=place < grid.heads)
                    self._cell(placed, left, top + drop, grid)
            top += row.height
        if grid.ruled:
            self._borders(grid, rows, left)

    def _drop(self, placed: PlacedCell, height: int, grid: Grid, *, head: bool) -> int:
        """How far below its upper border a cell's words begin: in a head in the middle."""
        if not grid.ruled:
            return 0
        spare = height - 2 * style.CELL_TOP - style.BORDER - placed.height
        return style.CELL_TOP + (spare // 2 if head else 0)

    def _cell(self, placed: PlacedCell, left: int, top: int, grid: Grid) -> None:
        x = left + placed.left + (style.CELL_SIDE if grid.ruled else 0)
        for item in placed.lines:
            if isinstance(item.line, Rule):
                self._draw_rule(item.line, x, placed.width, top + item.drop)
            elif item.text is not None:
                self._line(item.line, item.text, x, placed.width, top + item.drop, first=item.first)

    def _borders(self, grid: Grid, rows: list[PlacedRow], left: int) -> None:
        half = style.BORDER / 2
        width = sum(grid.widths)
        y = style.TOP + self._y + half
        strokes = self._page.strokes
        strokes.append(Stroke(left - half, y, left + width + half, y, style.BORDER))
        uprights: dict[int, float] = {}  # where lines now being drawn down began
        for place, row in enumerate(rows):
            edges = {placed.left for placed in row.cells} | {width}
            self._end_uprights(uprights, edges, left, y)
            uprights.update(dict.fromkeys(sorted(edges - uprights.keys()), y))
            y += row.height
            under = rows[place + 1].cells if place + 1 < len(rows) else ()
            for from_x, to_x in _ruled_below(under, width):
                strokes.append(Stroke(left + from_x - half, y, left + to_x + half, y, style.BORDER))
        self._end_uprights(uprights, set(), left, y)

    def _end_uprights(self, uprights: dict[int, float], going_on: set[int], left: int, y: float) -> None:
        for edge in sorted(uprights.keys() - going_on):
            self._page.strokes.append(Stroke(left + edge, uprights.pop(edge), left + edge, y, style.BORDER))


def _with_next(rows: Iterable[PlacedRow]) -> int:
    """The height of the first row, and of those it is held to."""
    height = 0
    for row in rows:
        height += row.height
        if not row.keeps:
            break
    return height


def _keeps(element: Element) -> bool:
    return isinstance(element, Rule) or (isinstance(element, Text) and element.style.keep_next)


def _lines_here(count: int, fitting: int, *, whole: bool, first: bool) -> int:
    """How many of `count` lines stand on this page: two at least here and on the next, or none."""
    if fitting >= count:
        return count
    if whole:
        return 0
    here = min(fitting, count - 2)
    return here if here >= (2 if first else 1) else 0


def _ruled_below(under: tuple[PlacedCell, ...], width: int) -> list[tuple[int, int]]:
    """Stretches of a row's lower line that are drawn: everywhere but inside cells that reach further down."""
    if not any(placed.cell.under for placed in under):
        return [(0, width)]
    ends = [*(placed.left for placed in under[1:]), width]
    return [(placed.left, end) for placed, end in zip(under, ends, strict=True) if not placed.cell.under]
