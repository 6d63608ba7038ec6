"""Wrong rows back to their sender."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from desktop.spreadsheet.finding import find_table
from desktop.spreadsheet.fonts import in_unicode
from desktop.spreadsheet.matching import match
from desktop.spreadsheet.reader import read_workbook
from desktop.spreadsheet.reading import read_rows
from desktop.spreadsheet.returning import faulty_rows, write_returned
from desktop.spreadsheet.sheet import Sheet
from desktop.spreadsheet.table import Table
from tests.desktop.spreadsheet import commune
from tests.desktop.spreadsheet.books import put


@pytest.fixture
def sent(tmp_path: Path) -> tuple[Sheet, Table]:
    book, _ = in_unicode(read_workbook(put(tmp_path, commune.workbook())))
    table = find_table(book.sheets[0], commune.LAYOUT.names)
    assert table is not None
    return book.sheets[0], table


def test_the_senders_layout_with_only_the_wrong_rows(tmp_path: Path, sent: tuple[Sheet, Table]) -> None:
    sheet, table = sent
    reading = read_rows(table, match(table, commune.LAYOUT), commune.PERIOD)
    path = tmp_path / "trả lại.xlsx"
    write_returned(path, sheet, table, faulty_rows(reading.rows))
    page = openpyxl.load_workbook(io.BytesIO(path.read_bytes())).active
    assert page.title == "Thang 9"
    assert page["A1"].value == "ỦY BAN NHÂN DÂN XÃ YÊN LUẬT"
    assert [cell.value for cell in page[5]] == [
        "STT", "Ngày phát", "Tên tin, bài", "Phát sóng", None, "Số lượt", "Lý do trả lại",
    ]  # fmt: skip
    assert {str(area) for area in page.merged_cells.ranges} == {
        "A1:C1", "A3:F3", "A5:A6", "B5:B6", "C5:C6", "D5:E5", "F5:F6", "G5:G6",
    }  # fmt: skip
    assert [cell.value for cell in page[7]][:6] == [f"({number})" for number in range(1, 7)]
    assert [cell.value for cell in page[8]] == [
        5, "31/9/2024", "Bản tin số 5 về quyền trẻ em", commune.CHANNEL, "90 giây", 1,
        "Dòng 12: cột B «Ngày phát»: tháng 9 chỉ có 30 ngày.",
    ]  # fmt: skip
    assert page.max_row == 10
    assert page["B8"].fill.start_color.rgb == "FFFCE4D6"


def test_the_returned_file_is_known_again(tmp_path: Path, sent: tuple[Sheet, Table]) -> None:
    sheet, table = sent
    matching = match(table, commune.LAYOUT)
    path = tmp_path / "trả lại.xlsx"
    write_returned(path, sheet, table, faulty_rows(read_rows(table, matching, commune.PERIOD).rows))
    again = find_table(read_workbook(path).sheets[0], commune.LAYOUT.names)
    assert again is not None
    matched = match(again, commune.LAYOUT, matching.remembered())
    assert matched.signature == matching.signature
    assert [found.head.letter for found in matched.found] == ["B", "C", "D", "E", "F"]
    assert [row.number for row in again.rows] == [8, 9, 10]


def test_columns_left_blank_keep_their_head(tmp_path: Path, sent: tuple[Sheet, Table]) -> None:
    sheet, table = sent
    reading = read_rows(table, match(table, commune.LAYOUT), commune.PERIOD)
    path = tmp_path / "a.xlsx"
    write_returned(path, sheet, table, faulty_rows(reading.rows), left_blank={3})
    page = openpyxl.load_workbook(io.BytesIO(path.read_bytes())).active
    assert page["C5"].value == "Tên tin, bài"
    assert [page.cell(row, 3).value for row in (8, 9, 10)] == [None] * 3
