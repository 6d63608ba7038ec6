"""The table of a sheet, and the tables of a workbook."""

from __future__ import annotations

from collections.abc import Collection

from desktop.errors import FileFault
from desktop.spreadsheet.body import Sorter
from desktop.spreadsheet.heads import find_head
from desktop.spreadsheet.merges import filled_down
from desktop.spreadsheet.sheet import Sheet, Workbook
from desktop.spreadsheet.table import Table


def find_table(sheet: Sheet, known: Collection[str] = ()) -> Table | None:
    """The sheet's table; None where no row looks like a head. `known` are folded names of heads (`Layout.names`)."""
    head = find_head(sheet, known)
    if head is None:
        return None
    sorter = Sorter(sheet, head, filled_down(sheet, head.last_row))
    title = tuple(
        " ".join(" ".join(cell.text.split()) for cell in row.cells) for row in sheet.rows if row.number < head.first_row
    )
    return Table(
        sheet.name,
        head.heads,
        tuple(sorter.data),
        head.first_row,
        head.last_row,
        title,
        tuple(sorter.left_out),
        sheet.hidden,
    )


def find_tables(book: Workbook, known: Collection[str] = ()) -> tuple[Table, ...]:
    """The table of every sheet that has one with rows, hidden sheets last. Raises `FileFault` where there is none."""
    found = [table for sheet in book.sheets if (table := find_table(sheet, known)) is not None and table.rows]
    if not found:
        raise FileFault(
            "Không tìm thấy bảng nào có dòng tiêu đề cột và dòng số liệu.",
            where=book.name,
            remedy="Đề nghị kiểm tra tệp; bảng cần một dòng ghi tên các cột, bên dưới là số liệu.",
        )
    return tuple(sorted(found, key=lambda table: table.hidden))
