"""Tasks that stand in the rows of a table, in the body or in an appendix."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from desktop.domain.cadence import Timing
from desktop.domain.plan_draft import AgencyMention, Guess, Sure, TaskDraft
from desktop.planimport.agencies import split_roles, without_role
from desktop.planimport.outline import Numbered
from desktop.planimport.plain import one_line, plain, starts_small, trim
from desktop.planimport.source import Grid
from desktop.planimport.task_groups import Value
from desktop.planimport.tasks import mentions
from desktop.planimport.timing import parse_timing

_ORDINAL = re.compile(r"(?:s?tt|so tt|so thu tu|#)\.?$")
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("order", _ORDINAL),
    (
        "coordinating",
        re.compile(
            r"(?:(?:cac )?(?:co quan|don vi|to chuc)(?:[,/ ]*(?:don vi|co quan))* )?(?:cung )?phoi hop"
            r"|(?:co quan|don vi) cung thuc hien"
        ),
    ),
    (
        "lead",
        re.compile(
            r"(?:(?:cac )?(?:co quan|don vi|to chuc|bo phan|phong)(?:[,/ ]*(?:don vi"
            r"|co quan))* )?(?:duoc giao )?(?:chu tri|thuc hien$|thuc hien chinh|dau moi|chiu trach nhiem"
            r"|tham muu"
            r"|phu trach)|phan cong|trach nhiem|(?:co quan|don vi) (?:thuc hien|tham muu)|nguoi (?:thuc hien|phu trach)"
        ),
    ),
    ("timing", re.compile(r"thoi gian|thoi han|thoi diem|tien do|han hoan thanh|lo trinh")),
    ("result", re.compile(r"san pham|ket qua|dau ra")),
    ("money", re.compile(r"(?:nguon )?kinh phi|du toan|nguon von")),
    (
        "title",
        re.compile(
            r"(?:ten |noi dung |danh muc )?(?:cac )?(?:nhiem vu|noi dung|cong viec|hoat dong|dau viec"
            r"|muc tieu|giai phap)|noi dung"
        ),
    ),
    ("note", re.compile(r"ghi chu")),
)
_ROW_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[a-zđ])[.)]?$")
_GROUP_NUMBER = re.compile(r"(?:[IVX]{1,5}|[A-H])[.)]?$")
_SUM = re.compile(r"(?:tong )?cong(?: kinh phi)?(?: \(.*\)?)?|tong(?: so| kinh phi| cong kinh phi)?(?: \(.*\)?)?")
_INDEX = re.compile(r"[(\[]?\d{1,2}[)\]]?(?:\s*=.*)?$")


_Mentions = tuple[AgencyMention, ...]


@dataclass
class _Columns:
    places: dict[str, int]
    width: int

    def cell(self, cells: tuple[str, ...], name: str) -> str:
        place = self.places.get(name)
        return cells[place].strip() if place is not None and place < len(cells) else ""


def read_table_tasks(items: list[Numbered]) -> tuple[TaskDraft, ...]:
    """The tasks of all tables of the items; a table without a head goes on with the one before it."""
    return _read(items)[0]


def unread_rows(items: list[Numbered]) -> tuple[int, ...]:
    """The paragraphs of rows in tables of tasks that say something but name no work."""
    return _read(items)[1]


def _read(items: list[Numbered]) -> tuple[tuple[TaskDraft, ...], tuple[int, ...]]:
    tasks: list[TaskDraft] = []
    lost: list[int] = []
    columns: _Columns | None = None
    section = ""
    last: tuple[tuple[str, ...], int] | None = None
    for item in items:
        if item.grid is None:
            continue
        head = _head(item.grid)
        if head is None and (columns is None or item.grid.width != columns.width):
            columns = None
            continue
        start = 0
        if head is not None:
            columns, start = head
            section = ""
        if columns is not None:
            reader = _TableReader(columns, tasks, section)
            first, before = item.grid.rows[start : start + 1], last
            if before and first and _goes_on(columns, before, item.grid, start):
                whole = tuple(_joined_cell(one, two) for one, two in zip(before[0], first[0].cells, strict=True))
                broken = tasks.pop()
                reader.read(whole, before[1])
                tasks[-1] = replace(
                    tasks[-1],
                    paragraphs=(*broken.paragraphs, item.number + start),
                    sure=Sure.LIKELY,
                )
                start += 1
            for place, row in enumerate(item.grid.rows[start:], start):
                reader.read(row.cells, item.number + place)
            if item.grid.rows[start:]:
                ending = item.grid.rows[-1].cells
                told = bool(tasks) and tasks[-1].paragraphs[-1] == item.number + len(item.grid.rows) - 1
                last = (ending, tasks[-1].paragraphs[0]) if told and len(tasks[-1].paragraphs) == 1 else None
            section = reader.section
            lost.extend(reader.lost)
    return tuple(tasks), tuple(lost)


def _goes_on(columns: _Columns, before: tuple[tuple[str, ...], int], grid: Grid, start: int) -> bool:
    """Whether the first row of a table ends the last row of the one before: broken over the end of a page.

    It has no number, and the next number follows that of the row before.
    """
    order = columns.cell(before[0], "order").rstrip(".)")
    cells = grid.rows[start].cells
    if not order.isdigit() or len(cells) != len(before[0]) or columns.cell(cells, "order"):
        return False
    filled = [one_line(cell) for cell in cells if cell.strip()]
    if len(set(filled)) == 1 and not (len(filled) == 1 and (starts_small(filled[0]) or filled[0][:1].isdigit())):
        return False
    orders = (columns.cell(row.cells, "order").rstrip(".)") for row in grid.rows[start + 1 :])
    following = next((one for one in orders if one), "")
    if _SUM.fullmatch(_words(filled[0])):
        return False
    return following == str(int(order) + 1) or (not following and start == 0)


def _joined_cell(first: str, second: str) -> str:
    if not first or not second or first == second:
        return first or second
    return f"{first}\n{second}" if re.match(r"[-+•*–]\s", second) else f"{first} {second}"


def _head(grid: Grid) -> tuple[_Columns, int] | None:
    """The columns by the words of the first rows, and where the rows of tasks begin; None for another table."""
    for place in range(min(3, len(grid.rows))):
        top = [_words(cell) for cell in grid.rows[place].cells]
        named = _named(top)
        end = place + 1
        if place + 1 < len(grid.rows):
            below = [_words(cell) for cell in grid.rows[place + 1].cells]
            lower = _named([low or high for low, high in zip(below, top, strict=True)])
            lower = _with_grouped(named, lower)
            if len(lower) > len(named) and not any(_ROW_NUMBER.match(cell) for cell in below[:1]):
                named, end = lower, place + 2
        if "title" in named and ({"lead", "coordinating", "timing"} & set(named)):
            while end < len(grid.rows) and all(
                _INDEX.match(cell) for cell in map(one_line, grid.rows[end].cells) if cell
            ):
                end += 1
            return _Columns(named, grid.width), end
    return None


def _with_grouped(named: dict[str, int], lower: dict[str, int]) -> dict[str, int]:
    """The columns of a second row of heads, and those the first row names over columns the second does not.

    `Kinh phí` over `Ngân sách | Xã hội hóa` stays; `Phân công` over `Chủ trì | Phối hợp` gives way to both.
    """
    kept = {name: place for name, place in named.items() if name not in lower and place not in lower.values()}
    return {**kept, **lower}


def _words(cell: str) -> str:
    return one_line(plain(cell)).strip(" .:")


def _named(cells: list[str]) -> dict[str, int]:
    named: dict[str, int] = {}
    for place, cell in enumerate(cells):
        if len(cell) > 70 or not cell or (place and cell == cells[place - 1]):
            continue
        name = next((name for name, pattern in _COLUMNS if pattern.match(cell)), "")
        if name and name not in named:
            named[name] = place
    return named


class _TableReader:
    def __init__(self, columns: _Columns, tasks: list[TaskDraft], section: str) -> None:
        self._columns = columns
        self._tasks = tasks
        self.section = section
        self.lost: list[int] = []

    def read(self, cells: tuple[str, ...], number: int) -> None:
        """Take one row: a task, a group heading, a repeated head, or the rest of the row before."""
        title = self._columns.cell(cells, "title")
        order = one_line(self._columns.cell(cells, "order"))
        filled = {one_line(cell) for cell in cells if cell}
        if not filled or self._repeats_head(cells) or self._is_sum(cells):
            return
        if self._is_group(cells, order, title, filled):
            name = title if title and title != order else max(filled, key=len)
            self.section = trim(re.sub(r"^(?:[IVX]{1,5}|[A-H]|\d{1,2})[.)]\s*", "", one_line(name)))
        elif not order and title and self._tasks and starts_small(title):
            self._extend(cells, number)
        elif title:
            self._tasks.append(self._task(cells, order, title, number))
        else:
            self.lost.append(number)

    def _repeats_head(self, cells: tuple[str, ...]) -> bool:
        named = _named([_words(cell) for cell in cells])
        return "title" in named and len(named) >= min(3, len(self._columns.places))

    def _is_sum(self, cells: tuple[str, ...]) -> bool:
        """`Tổng cộng` with the money of all rows: no work of its own."""
        first = next(cell for cell in map(one_line, cells) if cell)
        values = {one_line(self._columns.cell(cells, name)) for name in ("lead", "coordinating", "timing")}
        return _SUM.fullmatch(_words(first)) is not None and values <= {"", "-", "–", first}

    def _is_group(self, cells: tuple[str, ...], order: str, title: str, filled: set[str]) -> bool:
        values = [self._columns.cell(cells, name) for name in ("lead", "coordinating", "timing", "result")]
        if any(value and value not in (order, title) for value in values):
            return False
        if len(filled) == 1:
            return bool(order) or not starts_small(title)
        return bool(_GROUP_NUMBER.match(order)) or (title.isupper() and len(filled) <= 2)

    def _extend(self, cells: tuple[str, ...], number: int) -> None:
        """A row broken over two pages: its second half has no number and goes on in the middle of a sentence."""
        last = self._tasks.pop()
        self._tasks.append(
            TaskDraft(
                last.printed_number,
                last.part,
                last.section,
                one_line(f"{last.title} {self._columns.cell(cells, 'title')}"),
                last.content,
                last.timing or self._timing(cells, number),
                last.lead or self._agencies(cells, "lead", number)[0],
                last.coordinating or self._agencies(cells, "coordinating", number)[0],
                last.advising,
                last.result or one_line(self._columns.cell(cells, "result")),
                (*last.paragraphs, number),
                Sure.LIKELY,
            )
        )

    def _task(self, cells: tuple[str, ...], order: str, title: str, number: int) -> TaskDraft:
        lead, also = self._agencies(cells, "lead", number)
        coordinating, _ = self._agencies(cells, "coordinating", number)
        lines = [one_line(line) for line in title.split("\n")]
        first, rest = _title_lines(lines)
        money = one_line(self._columns.cell(cells, "money"))
        content = [*rest, *([f"Kinh phí: {money}"] if money else [])]
        return TaskDraft(
            printed_number=order.rstrip(".)"),
            part=None,
            section=self.section,
            title=trim(first),
            content="\n".join(content),
            timing=self._timing(cells, number),
            lead=lead,
            coordinating=(*coordinating, *also),
            advising=(),
            result=trim(one_line(self._columns.cell(cells, "result"))),
            paragraphs=(number,),
            sure=Sure.SURE if lead else Sure.LIKELY,
        )

    def _timing(self, cells: tuple[str, ...], number: int) -> Guess[Timing] | None:
        text = trim(one_line(self._columns.cell(cells, "timing")))
        return Guess(parse_timing(text), (number,), Sure.SURE) if text.strip("-– ") else None

    def _agencies(self, cells: tuple[str, ...], name: str, number: int) -> tuple[_Mentions, _Mentions]:
        """The agencies of a column, and those a lead column names as co-ordinating."""
        value = self._columns.cell(cells, name)
        both = split_roles(one_line(value)) if name == "lead" else None
        if both:
            return tuple(mentions(Value(without_role(both[0]), [number]))), tuple(mentions(Value(both[1], [number])))
        return tuple(mentions(Value(value, [number]))), ()


def _title_lines(lines: list[str]) -> tuple[str, list[str]]:
    """The first line is the title when list items follow it; else all lines are one title."""
    if len(lines) > 1 and all(re.match(r"[-+•*–]\s|[a-zđ]\)\s", line) for line in lines[1:]):
        return lines[0].rstrip(":"), lines[1:]
    return one_line(" ".join(lines)), []
