"""Wrong rows back to their sender, in the layout of his own workbook, with the reason in one column more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.progress import NullProgress, Progress
from desktop.spreadsheet.excel_file import ExcelFile, excel_file
from desktop.spreadsheet.matching import RETURN_REASON
from desktop.spreadsheet.reading import ReadRow
from desktop.spreadsheet.sheet import Area, Row, Sheet
from desktop.spreadsheet.table import Table, Why

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTH_OF_REASON = 60
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
        page = file.sheet(sheet.name)
        last = max((cell.column for row in (*sheet.rows, *table.rows) for cell in row.cells), default=1)
        head_end = _write_head(file, page, sheet, table, last)
        for count, returned in enumerate(rows):
            progress.step("Đang ghi các dòng trả lại", done=count, total=len(rows))
            place = head_end + count
            for cell in returned.row.cells:
                if cell.column not in left_blank:
                    dress = "wrong" if cell.column in returned.wrong_columns and isinstance(cell.value, str) else ""
                    file.write(page, place, cell.column - 1, cell.value, dress)
            for column in returned.wrong_columns:
                if returned.row.at(column) is None:
                    file.write(page, place, column - 1, None, "wrong")
            file.write(page, place, last, f"Dòng {returned.row.number}: {' '.join(returned.reasons)}", "wrong")
        for column, width in sheet.widths.items():
            if column <= last:
                page.set_column(column - 1, column - 1, min(width, _WIDEST))
        page.set_column(last, last, _WIDTH_OF_REASON)
        page.freeze_panes(head_end, 0)


def _write_head(file: ExcelFile, page: Worksheet, sheet: Sheet, table: Table, last: int) -> int:
    """Everything down to the head's last line, merged as it was; gives the first free row, counted from 0."""
    under = [left.row for left in table.left_out if left.why in (Why.UNITS, Why.NUMBERING)]
    end = table.last_head_row
    while end + 1 in under:
        end += 1
    merged = {(area.first_row, area.first_column): area for area in sheet.merged if area.last_row <= end}
    for row in sheet.rows:
        if row.number <= end:
            dress = "head" if row.number >= table.first_head_row else "title"
            for cell in row.cells:
                area = merged.get((row.number, cell.column))
                if area is not None:
                    _merge(file, page, area, dress)
                file.write(page, row.number - 1, cell.column - 1, cell.value, dress)
    first, below = table.first_head_row - 1, table.last_head_row - 1
    if below > first:
        page.merge_range(first, last, below, last, "", file.format("head"))
    file.write(page, first, last, RETURN_REASON, "head")
    return end


def _merge(file: ExcelFile, page: Worksheet, area: Area, dress: str) -> None:
    first, last = (area.first_row - 1, area.first_column - 1), (area.last_row - 1, area.last_column - 1)
    if first != last:
        page.merge_range(*first, *last, "", file.format(dress))
