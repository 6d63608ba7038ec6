"""Ruled lines of a page → its tables with their cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.planimport.agencies import starts_name
from desktop.planimport.pdf_words import RuledLine, Way, Word
from desktop.planimport.plain import ends_sentence, one_line
from desktop.planimport.source import Grid, make_grid

_NEAR = 3.0
_MAX_EDGES = 400


@dataclass
class Table:
    """A table's place on the page and its cells; `words` are taken out of the page's running text."""

    top: float
    bottom: float
    left: float
    right: float
    columns: list[float]
    rows: list[float]
    lines: list[RuledLine] = field(default_factory=list)

    def holds(self, word: Word) -> bool:
        """Whether the word stands inside."""
        middle = (word.left + word.right) / 2
        return (
            self.left - 1 <= middle <= self.right + 1 and self.top - 1 <= word.base - 0.3 * word.size <= self.bottom + 1
        )


def find_tables(lines: list[RuledLine]) -> list[Table]:
    """The tables of a page from top to bottom: groups of touching lines with two columns or more."""
    tables = []
    for group in _touching(lines):
        columns = _edges([line.at for line in group if line.way is Way.DOWN])
        rows = _edges([line.at for line in group if line.way is Way.ACROSS])
        if len(columns) < 3 or len(rows) < 2:
            continue
        tables.append(Table(rows[0], rows[-1], columns[0], columns[-1], columns, rows, group))
    return sorted(tables, key=lambda table: table.top)


def _touching(lines: list[RuledLine]) -> list[list[RuledLine]]:
    """Groups of lines that touch, found through the boxes around them."""
    groups: list[tuple[list[float], list[RuledLine]]] = []
    for line in sorted(lines, key=lambda one: one.at if one.way is Way.ACROSS else one.start):
        box = (
            [line.start, line.at, line.end, line.at]
            if line.way is Way.ACROSS
            else [line.at, line.start, line.at, line.end]
        )
        joined = [line]
        apart = []
        for other, members in groups:
            if (
                box[0] <= other[2] + _NEAR
                and other[0] <= box[2] + _NEAR
                and box[1] <= other[3] + _NEAR
                and other[1] <= box[3] + _NEAR
            ):
                box = [min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])]
                joined = [*members, *joined]
            else:
                apart.append((other, members))
        groups = [*apart, (box, joined)]
        if len(groups) > _MAX_EDGES:
            return []
    return [members for _, members in groups]


def _edges(places: list[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
        if len(edges) > _MAX_EDGES:
            break
    return edges


def table_grid(table: Table, words: list[Word]) -> Grid | None:
    """The cells of a table; cells without a line between them are one cell and its text stands in each."""
    owner = _owners(table)
    held: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        row = _band(table.rows, word.base - 0.3 * word.size)
        column = _band(table.columns, (word.left + word.right) / 2)
        held.setdefault(owner[row, column], []).append(word)
    texts = {place: _cell_text(inside) for place, inside in held.items()}
    rows = [
        [texts.get(owner[row, column], "") for column in range(len(table.columns) - 1)]
        for row in range(len(table.rows) - 1)
    ]
    return make_grid(rows)


def _band(edges: list[float], place: float) -> int:
    for number in range(len(edges) - 2):
        if place < edges[number + 1]:
            return number
    return len(edges) - 2


def _owners(table: Table) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place of the finest net the place that stands for its cell."""
    rows, columns = len(table.rows) - 1, len(table.columns) - 1
    owner = {(row, column): (row, column) for row in range(rows) for column in range(columns)}

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while owner[place] != place:
            place = owner[place]
        return place

    for row in range(rows):
        for column in range(columns):
            if column + 1 < columns and not _ruled(table, row, column, way=Way.DOWN):
                owner[max(root((row, column)), root((row, column + 1)))] = min(
                    root((row, column)), root((row, column + 1))
                )
            if row + 1 < rows and not _ruled(table, row, column, way=Way.ACROSS):
                owner[max(root((row, column)), root((row + 1, column)))] = min(
                    root((row, column)), root((row + 1, column))
                )
    return {place: root(place) for place in owner}


def _ruled(table: Table, row: int, column: int, *, way: Way) -> bool:
    """Whether a line parts the place from the one below (a line across) or to the right."""
    if way is Way.ACROSS:
        edge, middle = table.rows[row + 1], (table.columns[column] + table.columns[column + 1]) / 2
    else:
        edge, middle = table.columns[column + 1], (table.rows[row] + table.rows[row + 1]) / 2
    return any(
        line.way is way and abs(line.at - edge) <= _NEAR and line.start - 1 <= middle <= line.end + 1
        for line in table.lines
    )


def _cell_text(words: list[Word]) -> str:
    """The words of a cell; a line end before a bullet, or where the next word had fitted, was made by the writer."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (one.base, one.left)):
        if lines and abs(word.base - lines[-1][0].base) <= 0.4 * max(word.size, 1):
            lines[-1].append(word)
        else:
            lines.append([word])
    lines = [sorted(line, key=lambda one: one.left) for line in lines]
    widest = max(line[-1].right - line[0].left for line in lines)
    printed_lines = [" ".join(word.text for word in line) for line in lines]
    text = ""
    for place, (before, line) in enumerate(zip([None, *lines], lines, strict=False)):
        printed = printed_lines[place]
        bullet = _is_bulleted(printed)
        if before and bullet and not _has_room(before, line, widest) and _wraps_dash(printed_lines, place):
            bullet = False
        text += ("\n" if bullet or (before and _has_room(before, line, widest)) else " ") + printed
    return "\n".join(one_line(line) for line in text.split("\n") if line.strip())


def _is_bulleted(printed: str) -> bool:
    return printed[:2] in ("- ", "+ ", "– ", "• ")


def _wraps_dash(lines: list[str], place: int) -> bool:
    """Whether a dash at the start of a line only goes on with a name: `Phòng Văn hóa / - Xã hội`.

    So it is when no other line has one, or in a list of agencies when no agency follows it.
    """
    first, printed = lines[0], lines[place]
    if printed[:1] not in "-–" or ends_sentence(lines[place - 1]):
        return False
    bulleted = [line for line in lines if _is_bulleted(line)]
    if _is_bulleted(first):
        return starts_name(first[2:]) and not starts_name(printed[2:])
    return len(bulleted) == 1 and starts_name(first) and not starts_name(printed[2:])


def _has_room(before: list[Word], line: list[Word], widest: float) -> bool:
    width = before[-1].right - before[0].left
    first = line[0].right - line[0].left
    return width + 0.3 * line[0].size + first < widest - 2
