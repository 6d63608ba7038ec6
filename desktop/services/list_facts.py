"""A view of a register as cells of a paper: for Word and PDF, and for the annexes of a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.domain.list_sheet import ListColumn, ListFacts
from desktop.domain.list_view import View
from desktop.domain.media import ChannelKind
from desktop.domain.period import Span
from desktop.domain.registers import Asked, Column, Group, registers
from desktop.domain.terms import Shape
from desktop.errors import RecordFault
from desktop.services.saved_views import annexed
from desktop.storage.repository import lines
from desktop.storage.rows import Reader
from desktop.vietnamese.numerals import day_text, grouped

MOST_PRINTED = 5000
"""More lines than this nobody reads on paper."""

_NARROW = (Shape.DAY, Shape.CLOCK, Shape.YEAR, Shape.SECONDS, Shape.YES_NO)
_NUMBERS = (Shape.NUMBER,)
LOG_COLUMNS = (
    "day", "at", "product.title", "product.kind", "product.seconds", "times", "~minutes", "channel.name", "agency.name",
    "relayed",
)  # fmt: skip
"""The columns of the broadcast log, in the office's order."""


def log_view(days: Span) -> View:
    """The broadcast log as a view of the airings: radio alone, in the order of the days."""
    return View(
        LOG_COLUMNS,
        "day",
        only=(("channel.kind", ChannelKind.RADIO.value),),
        from_day=days.from_day,
        to_day=days.to_day,
    )


def annex_lists(reader: Reader, days: Span, today: date) -> tuple[tuple[ListFacts, ...], list[str]]:
    """The lists that go into a report's annexes, over the days of its period, and which are left out and why."""
    known, found, notes = registers(), [], []
    for saved in annexed(reader):
        register = known.get(saved.book)
        if register is not None and register.day:
            view = View.parse(saved.body).within(days.from_day, days.to_day)
            told = replace(view, from_day=None, to_day=None).told(register)
            try:
                facts = facts_of(reader, view.asked(register), today, saved.name)
            except RecordFault as fault:
                notes.append(f"Phụ lục «{saved.name}» không có trong báo cáo: {fault.what} {fault.remedy}")
                continue
            found.append(replace(facts, told=f"{told[:1].upper()}{told[1:]}." if told else ""))
    return tuple(found), notes


def facts_of(reader: Reader, asked: Asked, today: date, title: str = "") -> ListFacts:
    """A list as cells of a paper. Raises `RecordFault` for one too long to print."""
    register = asked.register
    whole = lines.grouped(reader.connection, replace(asked, group=""), today)[0]
    told = _told(asked)
    if asked.group:
        groups = lines.grouped(reader.connection, asked, today)
        columns, rows = _of_groups(asked, groups)
        sums = _sums(asked, whole)
        cells = (sums.get(column.path, "") for column in asked.summed)
        total = (f"Tổng số ({grouped(len(groups))} nhóm)", grouped(whole.count), *cells)
        return ListFacts("DANH SÁCH", title or register.title, columns, rows, total, told)
    if whole.count > MOST_PRINTED:
        raise RecordFault(
            f"Danh sách có {grouped(whole.count)} mục, nhiều hơn {grouped(MOST_PRINTED)} mục in được một lần.",
            remedy="Hãy lọc bớt hoặc gộp lại rồi in; danh sách dài thì xuất ra Excel.",
        )
    uids = lines.ordered(reader.connection, asked, today)
    found = lines.lines(reader.connection, register, uids, today)
    rows = tuple(
        tuple(printed(column, value) for column, value in zip(register.columns, line.values, strict=True))
        for line in found
    )
    return ListFacts(
        "DANH SÁCH", title or register.title, tuple(map(_on_paper, register.columns)), rows, _total(asked, whole), told
    )


def _of_groups(asked: Asked, groups: Sequence[Group]) -> tuple[tuple[ListColumn, ...], tuple[tuple[str, ...], ...]]:

    register = asked.register
    columns = (
        ListColumn(register.column(asked.group).title, 30),
        ListColumn("Số mục", 8, number=True),
        *(ListColumn(column.title, 9, number=True) for column in asked.summed),
    )
    return columns, tuple((one.name, grouped(one.count), *map(grouped, one.sums)) for one in groups)


def _total(asked: Asked, whole: Group) -> tuple[str, ...] | None:
    register = asked.register
    sums = _sums(asked, whole)
    if not any(sums.values()):
        return None
    cells = [sums.get(column.path, "") for column in register.columns]
    first = next((place for place, column in enumerate(register.columns) if column.path not in sums), None)
    if first is not None:
        text = next((p for p, c in enumerate(register.columns) if c.shape not in _NARROW and c.path not in sums), first)
        cells[text] = "Tổng số"
    return tuple(cells)


def _sums(asked: Asked, whole: Group) -> dict[str, str]:
    """The sums of the columns in sight as printed; nothing for those that do not add up over all lines."""
    columns = zip(replace(asked, group="").summed, whole.sums, strict=True)
    return {column.path: grouped(number) for column, number in columns}


def _told(asked: Asked) -> str:
    words = View(only=asked.only, words=asked.words, from_day=asked.from_day, to_day=asked.to_day).told(asked.register)
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _on_paper(column: Column) -> ListColumn:

    return ListColumn(column.title, column.width, column.shape in _NUMBERS, column.shape in _NARROW)


def printed(column: Column, value: object) -> str:
    """A value as paper says it."""
    if value is None or value == "":
        return ""
    if column.shape is Shape.CODE:
        return column.word(value)
    write = _WRITTEN.get(column.shape, str)
    return write(value)


def _length(seconds: object) -> str:
    minutes, rest = divmod(int(str(seconds)), 60)
    return f"{minutes}:{rest:02}" if seconds else ""


_WRITTEN: dict[Shape, Callable[[Any], str]] = {
    Shape.DAY: day_text,
    Shape.CLOCK: lambda value: f"{value:%H:%M}",
    Shape.YES_NO: lambda value: "x" if value else "",
    Shape.SECONDS: _length,
    Shape.NUMBER: lambda value: grouped(int(value)),
}
"""How values are written on paper, by their shape."""
