"""Tables drawn with signs in a text file: frames of lines, cells parted by `|`, by tabs, or by columns of blanks."""

from __future__ import annotations

import re
from collections.abc import Callable

from desktop.planimport.plain import ends_sentence, one_line, plain, starts_small
from desktop.planimport.source import Grid, make_grid

_BARS = re.compile(r"[│┃║|]")
_FRAME_RULE = re.compile(r"[\s─━═┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╒╕╘╛╞╡╤╧╪╓╖╙╜╟╢╥╨╫┏┓┗┛┣┫┳┻╋+|│┃║=_:-]+$")
_RULE_SIGN = re.compile(r"[─━═]{3}|[-=_]{3}")
_FRAME_SIGNS = frozenset("│┃║┌├└╔╠╚╒╞╘┏┣┗")
_FIRST_HEAD = re.compile(r"(?:s?tt|so tt|so thu tu|#)\.?$")
_ORDER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-H]|[a-zđ])[.)]?$")
_LISTED = re.compile(r"[-–+•*]\s|[a-zđ]\)\s")
_PIECE = re.compile(r"\S+(?: \S+)*")
_PAGE_NUMBER = re.compile(r"[-–]?\s?\d{1,3}\s?[-–]?")
_MIN_COLUMNS = 3
_MAX_LINES = 4000


def drawn_grid(lines: list[str], start: int) -> tuple[Grid, int] | None:
    """The table that begins at `start`, and the place after it; None when no table begins there."""
    if _is_frame_rule(lines[start]) or lines[start].lstrip()[:1] in _FRAME_SIGNS:
        return _framed(lines, start)
    if len(_BARS.findall(lines[start])) >= _MIN_COLUMNS - 1:
        return _parted(lines, start, _by_bar, lambda line: len(_BARS.findall(line)))
    if lines[start].count("\t") >= _MIN_COLUMNS - 1:
        return _parted(lines, start, lambda line: line.split("\t"), lambda line: line.count("\t"))
    return _spaced(lines, start) if _FIRST_HEAD.match(plain(lines[start].strip().split("  ")[0])) else None


def _is_frame_rule(line: str) -> bool:
    bare = line.strip()
    crossed = bare[:1] in _FRAME_SIGNS or bare.count("+") >= _MIN_COLUMNS
    return crossed and _FRAME_RULE.match(bare) is not None and _RULE_SIGN.search(bare) is not None


def _is_rule(line: str) -> bool:
    return _FRAME_RULE.match(line.strip()) is not None and _RULE_SIGN.search(line) is not None


def _by_bar(line: str) -> list[str]:
    return _BARS.split(line)


def _inner(line: str) -> list[str]:
    """The cells of a line between the bars at its edges."""
    bare = line.strip()
    return [cell.strip() for cell in _BARS.split(bare[1:-1] if _BARS.match(bare[-1:]) else bare[1:])]


def _framed(lines: list[str], start: int) -> tuple[Grid, int] | None:
    """A table in a frame: the lines between two rules are one row, unless only the head has a rule below it."""
    stretches: list[list[list[str]]] = [[]]
    end = start
    for place in range(start, min(len(lines), start + _MAX_LINES)):
        bare = lines[place].strip()
        if not bare:
            continue
        if not _BARS.match(bare[:1]) and not _is_frame_rule(bare):
            break
        if _is_rule(bare):
            stretches.append([])
        else:
            stretches[-1].append(_inner(bare))
        end = place + 1
    stretches = [stretch for stretch in stretches if stretch]
    width = max((len(row) for stretch in stretches for row in stretch), default=0)
    if width < 2 or not stretches:
        return None
    ruled = len(stretches) > 2 or not any(_begins_row(row) for stretch in stretches[1:] for row in stretch[1:])
    rows = [_merged(stretch) for stretch in stretches] if ruled else _unruled(stretches)
    grid = make_grid(rows)
    return (grid, end) if grid else None


def _begins_row(row: list[str]) -> bool:
    return bool(row[0]) and _ORDER.match(row[0]) is not None


def _unruled(stretches: list[list[list[str]]]) -> list[list[str]]:
    """Rows without rules between them: one begins where the first cell is filled."""
    rows = [_merged(stretches[0])]
    for row in (row for stretch in stretches[1:] for row in stretch):
        if row[0] or len(rows) == 1:
            rows.append(row)
        else:
            rows[-1] = _merged([rows[-1], row])
    return rows


def _merged(lines: list[list[str]]) -> list[str]:
    width = max(map(len, lines))
    cells = [""] * width
    for line in lines:
        for place, cell in enumerate(line):
            cells[place] = _joined(cells[place], cell)
    return cells


def _joined(before: str, after: str) -> str:
    if not before or not after:
        return before or after
    listed = _LISTED.match(after) and (ends_sentence(before) or "\n" in before or _LISTED.match(before))
    return f"{before}\n{after}" if listed else f"{before} {after}"


def _parted(
    lines: list[str], start: int, cut: Callable[[str], list[str]], count: Callable[[str], int]
) -> tuple[Grid, int] | None:
    """Rows of cells parted by a sign; a row is whole when it has as many signs as the head, however many lines."""
    head = [cell.strip() for cell in cut(lines[start].strip(" "))]
    edged = not head[0]
    if not _heads_table(lines, start, head, count):
        return None
    width = len(head)
    rows: list[list[str]] = []
    end = start
    for place in range(start, min(len(lines), start + _MAX_LINES)):
        line = lines[place].strip(" ")
        if not line.strip():
            if rows and len(rows[-1]) >= width and not _goes_on_below(lines, place, count):
                break
            continue
        cells = [cell.strip() for cell in cut(line)]
        if _is_rule(line):
            end = place + 1
            continue
        if not _add(rows, cells, width, edged=edged, whole=count(line) > 0):
            break
        end = place + 1
    if len(rows) < 2:
        return None
    grid = make_grid([_without_edges(row, edged=edged) for row in rows])
    return (grid, end) if grid and grid.width >= 2 else None


def _without_edges(row: list[str], *, edged: bool) -> list[str]:
    row = row[1:] if edged and row and not row[0] else row
    return row[:-1] if edged and row and not row[-1] else row


def _heads_table(lines: list[str], start: int, head: list[str], count: Callable[[str], int]) -> bool:
    """Whether a line heads a table: its first cell says so, or the next lines are parted as often."""
    filled = [cell for cell in head if cell]
    if len(filled) < 2 or any(len(cell) > 120 for cell in filled):
        return False
    following = [line for line in lines[start + 1 : start + 8] if line.strip()][:2]
    alike = sum(1 for line in following if count(line) == count(lines[start]))
    if _FIRST_HEAD.match(plain(filled[0])):
        return any(count(line) for line in following)
    return len(following) == 2 and alike == 2


def _goes_on_below(lines: list[str], blank: int, count: Callable[[str], int]) -> bool:
    following = next((line for line in lines[blank:] if line.strip()), "")
    return count(following) > 0


def _add(rows: list[list[str]], cells: list[str], width: int, *, edged: bool, whole: bool) -> bool:
    """Take a line as a row or as the rest of the row before; False when it is of no table."""
    last = rows[-1] if rows else None
    if last is not None and len(last) < width and len(last) + len(cells) - 1 <= width:
        last[-1] = one_line(f"{last[-1]} {cells[0]}")
        last.extend(cells[1:])
        return True
    if not whole:
        if last is None or not starts_small(cells[0]):
            return False
        place = -2 if edged and not last[-1] else -1
        last[place] = one_line(f"{last[place]} {cells[0]}")
        return True
    if last is not None and len(rows) > 1 and len(cells) == width and _only_rest(cells, edged=edged):
        rows[-1] = _merged([last, cells])
        return True
    rows.append(cells)
    return True


def _only_rest(cells: list[str], *, edged: bool) -> bool:
    """Whether a line of cells only goes on with the one before: no number, and its first words are small."""
    own = cells[1:] if edged else cells
    return not own[0] and starts_small(next((cell for cell in own if cell), ""))


def _spaced(lines: list[str], start: int) -> tuple[Grid, int] | None:
    """A table whose columns only blanks part: each piece belongs to the column it begins nearest to."""
    head = _pieces(lines[start])
    columns = [place for place, _ in head]
    if len(columns) < _MIN_COLUMNS:
        return None
    below = _body_columns(lines, start, columns)
    rows = [[text for _, text in head]]
    end = start + 1
    for place in range(start + 1, min(len(lines), start + _MAX_LINES)):
        line = lines[place].expandtabs()
        if not line.strip() or _is_rule(line) or _is_page_number(lines, place):
            continue
        pieces = _pieces(line)
        begins = _begins_spaced(pieces, below[1])
        if not begins and pieces[0][0] < below[1] - 1:
            break
        cells = _in_columns(pieces, below if begins or len(rows) > 1 else columns)
        if begins:
            rows.append(cells)
        else:
            rows[-1] = _merged([rows[-1], cells])
        end = place + 1
    grid = make_grid(rows) if len(rows) > 1 else None
    return (grid, end) if grid else None


def _begins_spaced(pieces: list[tuple[int, str]], second: int) -> bool:
    return pieces[0][0] < second - 1 and len(pieces) > 1 and _ORDER.match(pieces[0][1]) is not None


def _body_columns(lines: list[str], start: int, head: list[int]) -> list[int]:
    """Where the columns begin: a head is often centred, so that the cells below it begin further left."""
    columns = list(head)
    for line in lines[start + 1 : start + 1 + _MAX_LINES]:
        if _FIRST_HEAD.match(plain(line.strip().split("  ")[0])):
            break
        pieces = _pieces(line)
        if len(pieces) != len(head) or not _begins_spaced(pieces, head[1]):
            continue
        ends = [0, *head]
        for place, (begin, _) in enumerate(pieces):
            if ends[place] < begin < columns[place]:
                columns[place] = begin
    return columns


def _is_page_number(lines: list[str], place: int) -> bool:
    """Whether a line is a number alone with an empty line, or the end of a page, beside it."""
    if not _PAGE_NUMBER.fullmatch(lines[place].strip()):
        return False
    return any(not line.strip() for line in (*lines[max(place - 1, 0) : place], *lines[place + 1 : place + 2]))


def _pieces(line: str) -> list[tuple[int, str]]:
    return [(found.start(), found[0]) for found in _PIECE.finditer(line.expandtabs())]


def _in_columns(pieces: list[tuple[int, str]], columns: list[int]) -> list[str]:
    cells = [""] * len(columns)
    for place, text in pieces:
        column = min(range(len(columns)), key=lambda at: abs(columns[at] - place))
        cells[column] = one_line(f"{cells[column]} {text}")
    return cells
