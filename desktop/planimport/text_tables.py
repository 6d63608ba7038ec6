"""Tables that a text file has flattened: `| a | b |` lines, or cells between lines of a lone `|`."""

from __future__ import annotations

import re

from desktop.planimport.plain import one_line, plain
from desktop.planimport.source import Grid, make_grid

PIPE = "|"
_RULE_ROW = re.compile(r"[\s|:+=-]+$")
_FIRST_HEAD = re.compile(r"(?:s?tt|so tt|so thu tu)\.?$")
_ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-H])[.)]?$")
_MAX_CELL_LINES = 60
_HEAD_LINES = 80


def is_piped(line: str) -> bool:
    """Whether the line is a whole row `| a | b |`."""
    bare = line.strip()
    return len(bare) > 2 and bare.startswith(PIPE) and bare.endswith(PIPE) and bare.count(PIPE) >= 3


def piped_grid(lines: list[str]) -> Grid | None:
    """The rows of consecutive `| a | b |` lines, without the rule under the head; `<br>` breaks a line in a cell."""
    rows = []
    for line in lines:
        if _RULE_ROW.fullmatch(line.strip()):
            continue
        cells = re.split(r"(?<!\\)\|", line.strip()[1:-1])
        rows.append([re.sub(r"\s*<br\s*/?>\s*", "\n", cell.strip()) for cell in cells])
    return make_grid(rows)


def flat_grid(lines: list[str], start: int) -> tuple[Grid, int] | None:
    """The table whose head row begins at `start` (a cell `TT`), and the place after it; None when there is none.

    Cells are cut by lines of a lone `|`; two of them in a row end a table row or stand for an empty cell.
    """
    if not _FIRST_HEAD.match(plain(lines[start].strip())):
        return None
    width = _width(_cells(lines[: start + _HEAD_LINES], start)[0])
    if width < 3:
        return None
    cells, end = _cells(lines, start)
    grid = make_grid(_rows(cells, width))
    return (grid, end) if grid else None


def _cells(lines: list[str], start: int) -> tuple[list[tuple[str, bool]], int]:
    """(text, whether two `|` stand before it) of each cell, and the place after the last one."""
    cells: list[tuple[str, bool]] = []
    held: list[str] = []
    pipes = 0
    double = False
    end = start
    for place in range(start, len(lines)):
        line = lines[place].strip()
        if line == PIPE:
            if held:
                cells.append((one_line(" ".join(held)), double))
                held, pipes, double = [], 0, False
            pipes += 1
            double = double or pipes > 1
            end = place + 1
        elif line:
            if len(held) > _MAX_CELL_LINES:
                break
            held.append(line)
        elif pipes and not held and _ends_here(lines, place):
            break
    else:
        if held and cells and not _far(lines, end):
            cells.append((one_line(" ".join(held)), double))
            end = len(lines)
    return cells, end


def _ends_here(lines: list[str], blank: int) -> bool:
    """After a `|` a blank line and then words: the table is over."""
    following = next((line.strip() for line in lines[blank:] if line.strip()), "")
    return following != PIPE


def _far(lines: list[str], end: int) -> bool:
    return sum(1 for line in lines[end:] if line.strip()) > 3


def _width(cells: list[tuple[str, bool]]) -> int:
    for place, (text, double) in enumerate(cells):
        if place and (double or _ORDINAL.match(text)):
            return place
    return 0


def _rows(cells: list[tuple[str, bool]], width: int) -> list[list[str]]:
    rows: list[list[str]] = []
    for text, double in cells:
        row = rows[-1] if rows else None
        ordinal = _ORDINAL.match(text) is not None
        if row is None or len(row) >= width or (ordinal and double) or (ordinal and len(row) == 2):
            rows.append([text] if ordinal or row is None or width == len(cells) else ["", text])
        else:
            if double and len(row) + 1 < width:
                row.append("")
            row.append(text)
    return rows
