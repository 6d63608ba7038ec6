"""Finding the head of a table: in one row or several, below title lines, with lines of units and numbers under it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from desktop.spreadsheet.merges import Covered
from desktop.spreadsheet.sheet import Kind, Row, Sheet
from desktop.spreadsheet.table import Head
from desktop.vietnamese.folding import fold_words, squeeze

_LOOKED_AT = 60
_LONGEST_HEAD = 120
_DEEPEST = 4
_AS_GOOD = 0.7
_NUMBERED = re.compile(r"\(?\s*([A-ZĐ]|\d{1,2})\s*\)?(?:\s*=.*)?")
_NUMBER = re.compile(r"[\d.,()\s%+=-]+")
_UNIT_IN_NAME = re.compile(
    r"(?:\((?:đvt|đơn vị(?: tính)?)?\s*:?\s*(?P<round>[^()]+)\)|,\s*(?P<comma>[^,()]+))\s*$", re.I
)
_TITLE = re.compile(
    r"\b(?:uy ban|ubnd|hdnd|cong hoa|doc lap|bao cao|danh sach|so theo doi|tong hop|bieu|mau so|phu luc)\b"
)
_UNIT_WORDS = frozenset(
    fold_words(
        "giây phút giờ ngày buổi lượt lần người đồng nghìn triệu tỷ tin bài lớp tờ điểm cái chiếc hộ % cuộc bản quyển "
        "chương trình VND đ p ĐVT đơn vị tính ca trạm thư băng rôn"
    ).split()
)


@dataclass(frozen=True, slots=True)
class FoundHead:
    """Where the head stands, its columns, and the texts of each of its rows by column, to know it again."""

    first_row: int
    last_row: int
    heads: tuple[Head, ...]
    texts: tuple[dict[int, str], ...]
    unit_row: int = 0
    numbering_row: int = 0


def find_head(sheet: Sheet, known: Collection[str] = ()) -> FoundHead | None:
    """The head of the sheet's table, None where no row looks like one.

    `known` are folded names that heads are expected to have; without them the first row of several short texts is it.
    """
    rows = sheet.rows[:_LOOKED_AT]
    covered = Covered(sheet, rows)
    scored = [(_score(row, covered, known), row) for row in rows]
    best = max((score for score, _ in scored), default=0)
    if best <= 0:
        return None
    row = next(row for score, row in scored if score >= best * _AS_GOOD)
    by_number = {row.number: row for row in rows}
    first, last = _first_row(row.number, covered, by_number), _last_row(row.number, covered, by_number)
    names = _names(first, last, covered)
    unit_row = last + 1 if _is_unit_row(by_number.get(last + 1)) else 0
    below = (unit_row or last) + 1
    numbering_row = below if is_numbering(by_number.get(below)) else 0
    heads = _heads(sheet, names, covered, unit_row)
    texts = tuple(
        {column: covered.text(number, column).lower() for column in names if covered.text(number, column)}
        for number in range(first, last + 1)
    )
    return FoundHead(first, last, heads, texts, unit_row, numbering_row)


def _score(row: Row, covered: Covered, known: Collection[str]) -> int:
    """How much a row looks like a head; 0 where it cannot be one."""
    texts = {cell.column: squeeze(cell.text) for cell in row.cells if cell.kind is Kind.TEXT}
    heads = [text for text in texts.values() if len(text) <= _LONGEST_HEAD and not _NUMBER.fullmatch(text)]
    met = sum(1 for text in heads if is_known(text, known))
    whole_line = len(row.cells) == 1 and covered.width > 1
    if not heads or (whole_line and not met) or (len(heads) < 2 and not met):
        return 0
    return max(4 * met + len(set(heads)) - 2 * (len(row.cells) - len(heads)), 0)


def is_known(text: str, known: Collection[str]) -> bool:
    """Whether a head's text is one of the expected names, a unit in brackets left aside."""
    return fold_words(text) in known or fold_words(without_unit(text)) in known


def _first_row(number: int, covered: Covered, rows: dict[int, Row]) -> int:
    """Upwards: rows that reach into the head by merging, and rows of heads over several columns."""
    first = number
    for column in range(1, covered.width + 1):
        area = covered.area(number, column)
        if area and area.first_row < first and number - area.first_row < _DEEPEST:
            first = area.first_row
    above = rows.get(first - 1)
    return first - 1 if above is not None and _is_head_above(above, rows[number], covered) else first


def _is_head_above(above: Row, row: Row, covered: Covered) -> bool:
    """Whether a row holds heads over those of the next; lines of a title above a table are merged as well."""
    texts = [cell for cell in above.cells if cell.kind is Kind.TEXT]
    if len(above.cells) < 2 or len(texts) < len(above.cells) or any(_TITLE.search(fold_words(c.text)) for c in texts):
        return False
    areas = [area for cell in texts if (area := covered.area(above.number, cell.column))]
    return any(area.last_column > area.first_column for area in areas) or _are_under(row, above.number, covered)


def _last_row(number: int, covered: Covered, rows: dict[int, Row]) -> int:
    """Downwards: rows a head cell is merged into, and rows of heads under a head over several columns."""
    last = number
    for column in range(1, covered.width + 1):
        area = covered.area(number, column)
        if area and last < area.last_row < number + _DEEPEST:
            last = area.last_row
    below = rows.get(last + 1)
    if last == number and below is not None and _are_under(below, number, covered):
        return last + 1
    return last


def _are_under(below: Row, number: int, covered: Covered) -> bool:
    """Whether a row holds only short texts, some under a wide head or beside a gap, and leaves the rest free."""
    if any(cell.kind is not Kind.TEXT or len(cell.text) > _LONGEST_HEAD for cell in below.cells):
        return False
    under = 0
    for cell in below.cells:
        area = covered.area(number, cell.column)
        wide = area is not None and area.last_column > area.first_column
        gap = cell.column > 1 and not covered.text(number, cell.column)
        under += wide or gap
    headed = sum(1 for column in range(1, covered.width + 1) if covered.text(number, column))
    alone = sum(
        1 for cell in below.cells if covered.text(number, cell.column) and not covered.area(number, cell.column)
    )
    return under > 0 and alone <= under and len(below.cells) < max(headed, 2)


def _names(first: int, last: int, covered: Covered) -> dict[int, list[str]]:
    """Of each headed column the texts of its head rows, the outer first, none twice in a row."""
    names: dict[int, list[str]] = {}
    for column in range(1, covered.width + 1):
        told: list[str] = []
        for number in range(first, last + 1):
            text = covered.text(number, column) or _from_the_left(number, column, last, covered)
            if text and (not told or told[-1] != text):
                told.append(text)
        if told:
            names[column] = told
    return names


def _from_the_left(number: int, column: int, last: int, covered: Covered) -> str:
    """The wide head that was typed without merging: a gap beside a text, with a head of its own further down."""
    for left in range(column, 0, -1):
        text = covered.text(number, left)
        if not covered.text(last, left) or number == last:
            return ""
        if text:
            return text
    return ""


def _heads(sheet: Sheet, names: dict[int, list[str]], covered: Covered, unit_row: int) -> tuple[Head, ...]:
    used = {cell.column for row in sheet.rows[:400] for cell in row.cells}
    heads: list[Head] = []
    for column in range(1, max((*names, *used), default=0) + 1):
        told = names.get(column)
        if told is None:
            if column in used and heads:
                heads.append(Head(column, column, "", hidden=column in sheet.hidden_columns))
            continue
        if heads and heads[-1].last_column == column - 1 and names.get(heads[-1].column) == told:
            before = heads.pop()
            heads.append(Head(before.column, column, before.name, before.unit, before.hidden))
            continue
        unit = covered.text(unit_row, column) if unit_row else ""
        name = " - ".join(told)
        heads.append(Head(column, column, name, _unit(unit) or unit_of(told[-1]), column in sheet.hidden_columns))
    return tuple(heads)


def unit_of(name: str) -> str:
    """The unit a head tells: `Thời lượng (phút)` → `phút`; empty where it tells none."""
    found = _UNIT_IN_NAME.search(name)
    told = (found["round"] or found["comma"] or "").strip() if found else name
    return told if _is_unit(told) else ""


def without_unit(name: str) -> str:
    """A head's name without the unit behind it."""
    return _UNIT_IN_NAME.sub("", name).strip() if unit_of(name) and _UNIT_IN_NAME.search(name) else name


def _unit(text: str) -> str:
    told = re.sub(r"^\(?(?:ĐVT|Đơn vị tính)\s*:\s*", "", text, flags=re.I)
    return told.strip("() ")


def _is_unit(text: str) -> bool:
    words = fold_words(text).split()
    return 0 < len(words) <= 4 and all(word in _UNIT_WORDS for word in words)


def _is_unit_row(row: Row | None) -> bool:
    if row is None or any(cell.kind is not Kind.TEXT or not _is_unit(cell.text) for cell in row.cells):
        return False
    return len(row.cells) > 1 or row.cells[0].text.strip().startswith("(")


def is_numbering(row: Row | None) -> bool:
    """Whether a row only numbers the columns: `A B 1 2 3`, `(1) (2) (3)`, `1 2 3=1+2`."""
    if row is None or len(row.cells) < 2:
        return False
    numbers: list[int] = []
    for cell in row.cells:
        found = _NUMBERED.fullmatch(cell.text.strip())
        if found is None:
            return False
        if found[1].isdigit():
            numbers.append(int(found[1]))
        elif numbers:
            return False
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] < 3
