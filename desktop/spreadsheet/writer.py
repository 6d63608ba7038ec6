"""A table written to an .xlsx: real days and numbers, a head that stays in sight, filters, widths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import FileFault
from desktop.progress import NullProgress, Progress
from desktop.spreadsheet.excel_file import LAST_ROW, ExcelFile, excel_file, row_height
from desktop.spreadsheet.layout import Meaning

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_STEP = 500
_WIDTHS = {
    Meaning.TEXT: (10, 45), Meaning.LONG_TEXT: (20, 70), Meaning.NUMBER: (9, 18), Meaning.DECIMAL: (9, 18),
    Meaning.DAY: (12, 12), Meaning.TIME: (8, 8), Meaning.DURATION: (10, 12), Meaning.FLAG: (8, 10),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table; `meaning` decides how wide it may become, each value how it is shown."""

    name: str
    meaning: Meaning = Meaning.TEXT


def write_table(
    path: Path,
    columns: Sequence[Column],
    rows: Iterable[Sequence[object]],
    *,
    name: str,
    title: Sequence[str] = (),
    progress: Progress | None = None,
    total: int = 0,
) -> int:
    """Write the rows as they come and give how many there were; `name` names the sheet, `title` stands above the head.

    Values are text, int, float, Decimal, date, time, timedelta, bool or None. The same rows give the same bytes.
    Raises `FileFault`, `Cancelled`; the file that was there stays until the new one is finished.
    """
    progress = progress or NullProgress()
    with excel_file(path, streaming=True) as file:
        sheet = file.sheet(name)
        for number, line in enumerate(title):
            file.write(sheet, number, 0, line, "title")
        head = len(title) + 1 if title else 0
        for place, column in enumerate(columns):
            file.write(sheet, head, place, column.name, "head")
        written = _Rows(file, sheet, columns, head)
        for count, row in enumerate(rows):
            if count % _STEP == 0:
                progress.step(f"Đang ghi bảng «{name}»", done=count, total=total)
            written.add(row, path)
        written.finish()
        progress.step("Đang đóng gói tệp Excel", done=written.count, total=total)
    return written.count


class _Rows:
    """Rows under their head; remembers how wide each column became."""

    def __init__(self, file: ExcelFile, sheet: Worksheet, columns: Sequence[Column], head: int) -> None:
        self._file = file
        self._sheet = sheet
        self._columns = columns
        self._head = head
        self._longest = [min(len(column.name), 20) for column in columns]
        self._widest = [float(_WIDTHS[column.meaning][1]) for column in columns]
        self.count = 0

    def add(self, row: Sequence[object], path: Path) -> None:
        self.count += 1
        place = self._head + self.count
        if place >= LAST_ROW:
            raise FileFault(
                "Bảng dài quá số dòng một trang tính Excel chứa được.",
                where=path.name,
                remedy="Đề nghị lọc bớt dòng (ví dụ theo năm) rồi xuất lại.",
            )
        height = row_height(zip(row, self._widest, strict=False))
        if height is not None:
            self._sheet.set_row(place, height)
        for column, value in enumerate(row):
            self._file.write(self._sheet, place, column, value)
            if isinstance(value, str) and len(value) > self._longest[column]:
                self._longest[column] = len(value)

    def finish(self) -> None:
        sheet = self._sheet
        sheet.freeze_panes(self._head + 1, 0)
        if self._columns:
            sheet.autofilter(self._head, 0, self._head + self.count, len(self._columns) - 1)
        for place, column in enumerate(self._columns):
            least, most = _WIDTHS[column.meaning]
            sheet.set_column(place, place, max(least, min(self._longest[place] * 1.1 + 3, most)))
        sheet.repeat_rows(self._head)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
