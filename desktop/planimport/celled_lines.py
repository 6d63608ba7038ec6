"""Tables saved as text with one cell a line, as Office programs do: rows are told by their numbers."""

from __future__ import annotations

import re

from desktop.planimport.plain import ends_sentence, one_line, plain, starts_small
from desktop.planimport.source import Grid, make_grid

_FIRST_HEAD = re.compile(r"(?:s?tt|so tt|so thu tu)\.?$")
_ORDINAL = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,3}|[IVX]{1,5}|[A-H])[.)]?$")
_LISTED = re.compile(r"[-–+•*]\s|[a-zđ]\)\s")
_HEAD_CELL = 70
_MOST_COLUMNS = 9
_AHEAD = 10
_FITTING = 0.6
_ROMAN = {"I": 1, "V": 5, "X": 10}


def celled_grid(lines: list[str], start: int) -> tuple[Grid, int] | None:
    """The table whose head begins at `start` with a cell `TT`, and the place after it; None when there is none.

    None also when most rows have another number of lines than the head: then lines are no cells.
    """
    head = _head(lines, start)
    if head is None:
        return None
    width = len(head)
    chunks, end = _chunks(lines, start + width, width)
    fitting = sum(1 for chunk in chunks if len(chunk) in (2, width))
    if fitting < _FITTING * len(chunks) or not any(len(chunk) >= width for chunk in chunks):
        return None
    grid = make_grid([head, *(_row(chunk, width) for chunk in chunks)])
    return (grid, end) if grid else None


def _head(lines: list[str], start: int) -> list[str] | None:
    """The lines from `TT` to the first number of a row, when they can be the cells of a head."""
    if not _FIRST_HEAD.match(plain(lines[start].strip())):
        return None
    head = [lines[start].strip()]
    for line in lines[start + 1 : start + 1 + _MOST_COLUMNS]:
        cell = one_line(line)
        if _ORDINAL.match(cell):
            return head if len(head) > 2 else None
        if not cell or len(cell) > _HEAD_CELL or "|" in cell or ends_sentence(cell):
            return None
        head.append(cell)
    return None


def _chunks(lines: list[str], start: int, width: int) -> tuple[list[list[str]], int]:
    """The lines of each row, and the place after the last row."""
    chunks: list[list[str]] = []
    end = start
    for place in range(start, len(lines)):
        cell = one_line(lines[place])
        chunk = chunks[-1] if chunks else []
        if _ORDINAL.match(cell) and (not chunk or _may_end(chunk, cell, width)):
            chunks.append([cell])
        elif len(chunk) >= width and not _goes_on(lines, place, chunk[0]):
            break
        else:
            chunk.append(cell)
        end = place + 1
    return [_without_last_blanks(chunk, width) for chunk in chunks], end


def _may_end(chunk: list[str], cell: str, width: int) -> bool:
    """Whether a number after so many lines begins the next row: the one counted on to, or any after a full row.

    Behind a heading (`II`, `VỆ SINH`) the rows' own count goes on.
    """
    if cell.rstrip(".)") in _next_numbers(chunk[0]):
        return len(chunk) > 1
    cells = len(chunk) - sum(1 for line in chunk[2:] if _goes_on_in_cell(line))
    return cells >= width or (len(chunk) == 2 and chunk[0].rstrip(".)").isalpha())


def _goes_on_in_cell(line: str) -> bool:
    return _LISTED.match(line) is not None or starts_small(line)


def _goes_on(lines: list[str], place: int, number: str) -> bool:
    """Whether the table's next number comes soon: lines before it are further ones of the last cells."""
    following = _next_numbers(number)
    return any(one_line(line).rstrip(".)") in following for line in lines[place : place + _AHEAD])


def _next_numbers(number: str) -> frozenset[str]:
    """What may follow: `2.1` → `2.2`, `3`, `III`, `2.1.1`; `II` → `III`, `1`, `2.1`."""
    bare = number.rstrip(".)")
    if bare.isalpha():
        value = ord(bare) - ord("A") + 1 if len(bare) == 1 and bare not in _ROMAN else _value(bare)
        return frozenset((_roman(value + 1), chr(ord("A") + value), "1", f"{value}.1", "I"))
    parts = [int(part) for part in bare.split(".")]
    ups = {".".join(map(str, [*parts[:depth], parts[depth] + 1])) for depth in range(len(parts))}
    return frozenset({*ups, f"{bare}.1", _roman(parts[0] + 1)})


def _value(roman: str) -> int:
    values = [_ROMAN[sign] for sign in roman]
    return sum(
        -value if place + 1 < len(values) and value < values[place + 1] else value for place, value in enumerate(values)
    )


def _roman(value: int) -> str:
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (value // 10) + ones[value % 10]


def _without_last_blanks(chunk: list[str], width: int) -> list[str]:
    kept = list(chunk)
    while len(kept) > 2 and not kept[-1] and (len(kept) > width or not any(kept[2:])):
        kept.pop()
    return kept


def _row(chunk: list[str], width: int) -> list[str]:
    """The cells: lines too many are put to the cell they go on with, the rest to the one that says the work."""
    cells: list[str] = []
    spare = len(chunk) - width
    for line in chunk:
        if spare > 0 and len(cells) > 1 and _goes_on_in_cell(line):
            cells[-1] += f"\n{line}"
            spare -= 1
        else:
            cells.append(line)
    while len(cells) > width:
        cells[1:3] = [f"{cells[1]}\n{cells[2]}"]
    return cells
