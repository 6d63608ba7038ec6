"""Words of a page → lines; two columns side by side, and tables that are drawn without lines."""

from __future__ import annotations

from itertools import pairwise

from desktop.planimport.pdf_words import Word
from desktop.planimport.plain import plain
from desktop.planimport.source import Grid, make_grid
from desktop.planimport.special_lines import is_appendix, is_recipients

Words = list[Word]
_COLUMN_GAP = 2.2
_GUTTER = 0.45
_HEAD_WORDS = (
    "co quan",
    "don vi",
    "thoi gian",
    "thoi han",
    "tien do",
    "noi dung",
    "nhiem vu",
    "chu tri",
    "phoi hop",
    "san pham",
    "ket qua",
)


def visual_lines(words: Words) -> list[Words]:
    """The words on each base line, from top to bottom, each line from left to right."""
    lines: list[Words] = []
    for word in sorted(words, key=lambda one: (round(one.base, 1), one.left)):
        if lines and abs(word.base - lines[-1][0].base) <= 0.35 * max(word.size, lines[-1][0].size, 1):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda one: one.left) for line in lines]


def pieces(line: Words) -> list[Words]:
    """A line cut where a gap is too wide for a blank: at most two columns."""
    gaps = [(after.left - before.right, number) for number, (before, after) in enumerate(pairwise(line), 1)]
    widest, number = max(gaps, default=(0.0, 0))
    if widest > _COLUMN_GAP * max(line[0].size, 1) and widest > 3 * _usual_gap(line):
        return [line[:number], line[number:]]
    return [line]


def _usual_gap(line: Words) -> float:
    gaps = sorted(after.left - before.right for before, after in pairwise(line))
    return gaps[len(gaps) // 2] if len(gaps) > 2 else 0.0


def _at_gutter(line: Words, low: float, high: float) -> list[Words]:
    """A line of a two-column stretch cut at the known gutter, though its gap alone would not tell."""
    best, place = 0.0, 0
    for number in range(1, len(line)):
        before, after = line[number - 1], line[number]
        gap = after.left - before.right
        if (
            before.right < high
            and after.left > low
            and after.left >= high - 40
            and gap > max(1.4 * _usual_gap(line), 5.0, best)
        ):
            best, place = gap, number
    return [line[:place], line[place:]] if place else [line]


def _at_run(line: Words) -> list[Words]:
    """A line of the foot cut where the file goes on with another column, however narrow the gap between them."""
    changes = [number for number, (before, after) in enumerate(pairwise(line), 1) if before.run != after.run]
    if len(changes) != 1 or line[changes[0]].left - line[changes[0] - 1].right < 3.0:
        return [line]
    return [line[: changes[0]], line[changes[0] :]]


def _cut(line: Words, *, foot: bool) -> list[Words]:
    cut = pieces(line)
    return _at_run(line) if foot and len(cut) == 1 else cut


def _text(line: Words) -> str:
    return " ".join(word.text for word in line)


def in_columns(lines: list[Words]) -> list[Words]:
    """The lines in reading order: where two columns stand side by side, the left one comes first."""
    ordered: list[Words] = []
    place = 0
    foot = False
    while place < len(lines):
        foot = foot or is_recipients(_text(lines[place]))
        first = _cut(lines[place], foot=foot)
        if len(first) == 1:
            ordered.append(lines[place])
            place += 1
            continue
        end, sides = _stretch(lines, place, foot=foot)
        ordered.extend(piece for side in sides for piece in side)
        place = end
    return ordered


def _stretch(lines: list[Words], start: int, *, foot: bool) -> tuple[int, tuple[list[Words], list[Words]]]:
    """The end of a two-column stretch and the lines of its columns.

    Single lines after the last shared one belong to it only in the foot of a document: elsewhere the text goes on
    below in its full width.
    """
    first = _cut(lines[start], foot=foot)
    low, high = first[0][-1].right, first[1][0].left
    taken = [first]
    last = 1
    for line in lines[start + 1 :]:
        if foot and is_appendix(_text(line)):
            break
        cut = _cut(line, foot=foot)
        if len(cut) == 1 and line[0].left < low and line[-1].right > high:
            cut = _at_gutter(line, low, high)
        if len(cut) == 2:
            left, right = max(low, cut[0][-1].right), min(high, cut[1][0].left)
            if left >= right:
                break
            low, high = left, right
            last = len(taken) + 1
        elif line[-1].right < high:
            low = max(low, line[-1].right)
        elif line[0].left > low:
            high = min(high, line[0].left)
        else:
            break
        taken.append(cut)
    else:
        last = len(taken)
    if _is_foot(taken[:last]):
        last = len(taken)
    middle = (low + high) / 2
    flat = [piece for cut in taken[:last] for piece in cut]
    return start + last, ([one for one in flat if one[0].left < middle], [one for one in flat if one[0].left >= middle])


def _is_foot(taken: list[list[Words]]) -> bool:
    return any(is_recipients(_text(piece)) for cut in taken for piece in cut)


class OpenTables:
    """Finds tables without ruled lines, by a head row that begins with TT; one goes on over page ends."""

    def __init__(self) -> None:
        self._gutters: list[float] = []

    def take(self, lines: list[Words]) -> tuple[list[Words], list[tuple[float, Grid]]]:
        """The lines that are no table, and the tables with their tops."""
        if self._gutters and lines and not _is_head(lines, 0):
            end = self._fitting(lines)
            if end:
                grid = _grid(lines[:end], self._gutters)
                rest = lines[end:]
                self._gutters = self._gutters if not rest else []
                return rest, [(lines[0][0].base, grid)] if grid else []
        self._gutters = []
        start = next((place for place in range(len(lines)) if _is_head(lines, place)), None)
        if start is None:
            return lines, []
        end, gutters = _extent(lines, start)
        gutters = _headed(lines[start:end], gutters)
        grid = _grid(lines[start:end], gutters) if len(gutters) >= 3 else None
        if grid is None:
            return lines, []
        self._gutters = gutters if end == len(lines) else []
        return [*lines[:start], *lines[end:]], [(lines[start][0].base, grid)]

    def _fitting(self, lines: list[Words]) -> int:
        """How many lines from the top of a page keep clear of the gutters, when they fill more than one column."""
        end = 0
        for line in lines:
            if any(word.left < gutter < word.right for word in line for gutter in self._gutters):
                break
            end += 1
        used = {_column(word, self._gutters) for line in lines[:end] for word in line}
        return end if len(used) > 1 else 0


def _is_head(lines: list[Words], place: int) -> bool:
    line = lines[place]
    if plain(line[0].text).strip(".") not in ("tt", "stt") or len(line) < 4:
        return False
    text = plain(_text(line))
    return sum(1 for word in _HEAD_WORDS if word in text) >= 2


def _extent(lines: list[Words], start: int) -> tuple[int, list[float]]:
    """Where the table ends, and the places between its columns: gaps that all its lines leave free."""
    gutters: list[float] = []
    covered: list[tuple[float, float]] = []
    end = start
    least = _GUTTER * max(lines[start][0].size, 8.0)
    for place in range(start, len(lines)):
        merged = _merged([*covered, *((word.left, word.right) for word in lines[place])], least)
        free = [(before[1] + after[0]) / 2 for before, after in pairwise(merged)]
        if len(free) < 3:
            break
        covered, gutters, end = merged, free, place + 1
    return end, gutters


def _headed(lines: list[Words], gutters: list[float]) -> list[float]:
    """The gutters without those that leave a column without a head: they only run through blanks of a column's text."""
    rows = [number for number, line in enumerate(lines) if number and _column(line[0], gutters) == 0]
    head = [word for line in lines[: rows[0] if rows else 1] for word in line]
    heads = {_column(word, gutters) for word in head}
    return [gutter for number, gutter in enumerate(gutters, 1) if number in heads]


def _merged(spans: list[tuple[float, float]], least: float) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if merged and left - merged[-1][1] < least:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _column(word: Word, gutters: list[float]) -> int:
    middle = (word.left + word.right) / 2
    return sum(1 for gutter in gutters if middle > gutter)


def _grid(lines: list[Words], gutters: list[float]) -> Grid | None:
    """Rows begin where the first column has a word; the lines of the head are one row."""
    rows: list[list[str]] = []
    for number, line in enumerate(lines):
        cells = [""] * (len(gutters) + 1)
        for word in line:
            column = _column(word, gutters)
            cells[column] = f"{cells[column]} {word.text}".strip()
        if not rows or (cells[0] and number):
            rows.append(cells)
        else:
            rows[-1] = [f"{above} {cell}".strip() for above, cell in zip(rows[-1], cells, strict=True)]
    return make_grid(rows)
