"""Wrong rows back to their sender, in the layout of his own workbook, with the reason in one column more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.progress import NullProgress, Progress
from desktop.spreadsheet.excel_file import ExcelFile, excel_file, row_height
from desktop.spreadsheet.matching import RETURN_REASON
from desktop.spreadsheet.reading import ReadRow
from desktop.spreadsheet.sheet import Area, Row, Sheet
from desktop.spreadsheet.table import Table, Why

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTH_OF_REASON = 60
_USUAL_WIDTH = 8.43
_WIDEST = 100.0


@dataclass(frozen=True, slots=True)
class Returned:
    """A row as it was sent, why it comes back, and the columns that are wrong in it."""

    row: Row
    reasons: tuple[str, ...]
    wrong_columns: frozenset[int] = frozenset()


def faulty_rows(rows: Iterable[ReadRow]) -> tuple[Returned, ...]:
    """The rows that were refused, to be sent back."""
    return tuple(
        Returned(
            row.original,
            tuple(f"{fault.head.spoken}: {fault.reason}" for fault in row.faults),
            frozenset(fault.head.column for fault in row.faults),
        )
        for row in rows
        if row.faults
    )


def write_returned(
    path: Path,
    sheet: Sheet,
    table: Table,
    rows: Sequence[Returned],
    *,
    left_blank: Collection[int] = (),
    progress: Progress | None = None,
) -> None:
    """Write title, head and the wrong rows as the sender had them; columns in `left_blank` keep only their head.

    `sheet` is the one `table` was found on. Raises `FileFault`, `Cancelled`.
    """
    progress = progress or NullProgress()
    with excel_file(path, streaming=False) as file:
        page = _Page(file, sheet, table)
        page.write_head()
        for count, returned in enumerate(rows):
            progress.step("Đang ghi các dòng trả lại", done=count, total=len(rows))
            page.write_row(returned, left_blank)
        page.finish()


class _Page:
    """The sender's page being written; the reason stands right of everything of his."""

    def __init__(self, file: ExcelFile, sheet: Sheet, table: Table) -> None:
        self._file = file
        self._sheet = sheet
        self._table = table
        self._page: Worksheet = file.sheet(sheet.name)
        self._last = max((cell.column for row in (*sheet.rows, *table.rows) for cell in row.cells), default=1)
        under = [left.row for left in table.left_out if left.why in (Why.UNITS, Why.NUMBERING)]
        self._free = table.last_head_row
        while self._free + 1 in under:
            self._free += 1
        self._head_end = self._free

    def write_head(self) -> None:
        """Everything down to the head's last line, merged as it was."""
        sheet, table, end = self._sheet, self._table, self._head_end
        merged = {(area.first_row, area.first_column): area for area in sheet.merged if area.last_row <= end}
        for row in sheet.rows:
            if row.number <= end:
                dress = "head" if row.number >= table.first_head_row else "title"
                for cell in row.cells:
                    area = merged.get((row.number, cell.column))
                    if area is not None:
                        self._merge(area, dress)
                    self._file.write(self._page, row.number - 1, cell.column - 1, cell.value, dress)
        reason = self._last + 1
        self._merge(Area(table.first_head_row, reason, table.last_head_row, reason), "head")
        self._file.write(self._page, table.first_head_row - 1, self._last, RETURN_REASON, "head")

    def _merge(self, area: Area, dress: str) -> None:
        first, last = (area.first_row - 1, area.first_column - 1), (area.last_row - 1, area.last_column - 1)
        if first != last:
            self._page.merge_range(*first, *last, "", self._file.format(dress))

    def write_row(self, returned: Returned, left_blank: Collection[int]) -> None:
        file, page, place = self._file, self._page, self._free
        self._free += 1
        reason = f"Dòng {returned.row.number}: {' '.join(returned.reasons)}"
        cells = [cell for cell in returned.row.cells if cell.column not in left_blank]
        widths = [(cell.value, self._sheet.widths.get(cell.column, _USUAL_WIDTH)) for cell in cells]
        height = row_height([*widths, (reason, _WIDTH_OF_REASON)])
        if height is not None:
            page.set_row(place, height)
        for cell in cells:
            wrong = cell.column in returned.wrong_columns and isinstance(cell.value, str)
            file.write(page, place, cell.column - 1, cell.value, "wrong" if wrong else "")
        for column in returned.wrong_columns:
            if returned.row.at(column) is None:
                file.write(page, place, column - 1, None, "wrong")
        file.write(page, place, self._last, reason, "wrong")

    def finish(self) -> None:
        page = self._page
        for column, width in self._sheet.widths.items():
            if column <= self._last:
                page.set_column(column - 1, column - 1, min(width, _WIDEST))
        page.set_column(self._last, self._last, _WIDTH_OF_REASON)
        page.freeze_panes(self._head_end, 0)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
