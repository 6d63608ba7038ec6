"""Lists put out as they are shown: the lines of a register, in their order, to an .xlsx."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.list_view import View
from desktop.domain.registers import Asked, Column, Line
from desktop.domain.terms import Shape
from desktop.progress import NullProgress, Progress
from desktop.services.desk import Desk
from desktop.services.listing import Listing
from desktop.vietnamese.numerals import day_text

if TYPE_CHECKING:
    from desktop.spreadsheet.layout import Meaning

_PAGE = 500


@dataclass
class Exporting:
    """Lists as files for Excel."""

    desk: Desk

    def write_list(
        self, asked: Asked, path: Path, *, columns: Sequence[str] = (), progress: Progress | None = None
    ) -> int:
        """Write every line asked for and give how many; `columns` are ways to columns, none means all of them.

        Lines are read and written 500 at a time. Raises `FileFault`, `Cancelled`; nothing half written is left.
        """
        from desktop.spreadsheet.writer import Column as Head
        from desktop.spreadsheet.writer import write_table

        progress = progress or NullProgress()
        if asked.group:
            return self._write_groups(asked, path, progress)
        register = asked.register
        progress.step("Đang xếp thứ tự danh sách", done=0, total=0)
        uids = Listing(self.desk).ordered(asked)
        paths = [column.path for column in register.columns]
        places = [paths.index(wanted) for wanted in columns or paths]
        shown = [register.columns[place] for place in places]
        return write_table(
            path,
            [Head(column.title, _meaning(column)) for column in shown],
            ([cell(register.columns[at], line.values[at]) for at in places] for line in self._lines(asked, uids)),
            name=register.title,
            title=self._title(asked),
            progress=progress,
            total=len(uids),
        )

    def _write_groups(self, asked: Asked, path: Path, progress: Progress) -> int:
        from desktop.spreadsheet.layout import Meaning
        from desktop.spreadsheet.writer import Column as Head
        from desktop.spreadsheet.writer import write_table

        register = asked.register
        groups = Listing(self.desk).grouped(asked)
        heads = [Head(register.column(asked.group).title, Meaning.TEXT), Head("Số mục", Meaning.NUMBER)]
        heads += [Head(column.title, Meaning.NUMBER) for column in asked.summed]
        rows = ([group.name, group.count, *group.sums] for group in groups)
        title = self._title(asked)
        return write_table(path, heads, rows, name=register.title, title=title, progress=progress, total=len(groups))

    def _lines(self, asked: Asked, uids: Sequence[bytes]) -> Iterator[Line]:
        listing = Listing(self.desk)
        for first in range(0, len(uids), _PAGE):
            yield from listing.lines(asked, uids[first : first + _PAGE])

    def _title(self, asked: Asked) -> list[str]:
        view = View(only=asked.only, words=asked.words, from_day=asked.from_day, to_day=asked.to_day, group=asked.group)
        words, day = view.told(asked.register), f"Ngày xuất: {day_text(self.desk.today())}"
        return [asked.register.title, f"{day}; {words}" if words else day]


def cell(column: Column, value: object) -> object:
    """A value of a register as a cell of a workbook holds it: days, times, numbers and lengths as such."""
    if value is None or value == "":
        return None
    match column.shape:
        case Shape.CODE:
            return column.word(value)
        case Shape.YES_NO:
            return "Có" if value else None
        case Shape.SECONDS:
            return timedelta(seconds=int(str(value)))
        case Shape.YEAR:
            return str(value)  # as a number it would read 1.985
        case _:
            return value


def _meaning(column: Column) -> Meaning:
    from desktop.spreadsheet.layout import Meaning

    return {
        Shape.DAY: Meaning.DAY,
        Shape.CLOCK: Meaning.TIME,
        Shape.NUMBER: Meaning.NUMBER,
        Shape.SECONDS: Meaning.DURATION,
    }.get(column.shape, Meaning.TEXT)
