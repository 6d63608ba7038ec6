"""Workbooks in and out, against the bare libraries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from desktop.spreadsheet.days import YearOf
from desktop.spreadsheet.finding import find_tables
from desktop.spreadsheet.fonts import in_unicode
from desktop.spreadsheet.layout import Layout, Meaning, Wanted
from desktop.spreadsheet.matching import match
from desktop.spreadsheet.reader import read_workbook
from desktop.spreadsheet.reading import Reading, read_rows
from desktop.spreadsheet.writer import Column, write_table
from tests.benchmarks.timing import Measured, in_turn

_ROWS = 10_000
_HEADS = ("STT", "Ngày phát", "Tên tin, bài", "Kênh", "Thời lượng", "Số lượt", "Thể loại", "Ghi chú", "Điểm", "Nguồn")
_MEANINGS = {"Ngày phát": Meaning.DAY, "Thời lượng": Meaning.DURATION, "Số lượt": Meaning.NUMBER}
_LAYOUT = Layout(
    "airings",
    "Sổ phát thanh",
    tuple(Wanted(name, name, _MEANINGS.get(name, Meaning.TEXT)) for name in _HEADS[1:8]),
)


def workbooks(folder: Path, rows: int) -> Iterator[Measured]:
    """A workbook of 10,000 rows and ten columns, whatever `rows` says."""
    path = folder / "rows.xlsx"
    made = [
        (n + 1, date(2024, 9, 1 + n % 14), f"Bản tin số {n} về quyền trẻ em", f"Kênh {n % 9}", "15 phút", n % 7, "tin",
         "đã phát", n * 1.5, "sản xuất")
        for n in range(_ROWS)
    ]  # fmt: skip
    _by_openpyxl(path, made)
    yield in_turn(
        f"workbook of {_ROWS:,} rows as it stands in the file",
        lambda: read_workbook(path),
        lambda: _merely_read(path),
        goal="≤ 1.5",
        floor_name="openpyxl, read_only",
        rounds=5,
    )
    yield in_turn(
        "the same to days, durations, numbers, every text looked at for old fonts",
        lambda: _to_values(path),
        lambda: _merely_read(path),
        goal="≤ 1.5",
        floor_name="openpyxl, read_only",
        rounds=5,
    )
    columns = [Column(name, _MEANINGS.get(name, Meaning.TEXT)) for name in _HEADS]
    yield in_turn(
        f"table of {_ROWS:,} rows out",
        lambda: write_table(folder / "out.xlsx", columns, made, name="Bảng"),
        lambda: _merely_written(folder / "bare.xlsx", made),
        goal="≤ 1.5",
        floor_name="bare xlsxwriter, streaming",
        rounds=5,
    )


def _by_openpyxl(path: Path, rows: list[tuple[object, ...]]) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Tháng 9")
    sheet.append(_HEADS)
    for row in rows:
        sheet.append(row)
    book.save(path)


def _merely_read(path: Path) -> int:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    cells = sum(len(row) for row in book.worksheets[0].iter_rows(values_only=True))
    book.close()
    return cells


def _to_values(path: Path) -> Reading:
    book, _ = in_unicode(read_workbook(path))
    (table,) = find_tables(book, _LAYOUT.names)
    reading = read_rows(table, match(table, _LAYOUT), YearOf.year(2024))
    assert len(reading.good) == _ROWS
    return reading


def _merely_written(path: Path, rows: list[tuple[object, ...]]) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    plain = book.add_format({"text_wrap": True})
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(number, column, value, day if isinstance(value, date) else plain)
    book.close()


ALL = (workbooks,)
