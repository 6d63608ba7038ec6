"""Tables in plain text."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import FileFault
from desktop.progress import NullProgress
from desktop.spreadsheet.csv_reader import read_csv
from desktop.spreadsheet.fonts import in_unicode
from desktop.spreadsheet.sheet import Workbook
from tests.desktop.vietnamese.test_legacy import in_tcvn3, in_vni

TEXT = "Ngày,Tên tin\n1/9/2024,Bản tin về quyền trẻ em của xã\n2/9/2024,Người khuyết tật được hỗ trợ\n"


def rows_of(book: Workbook) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in book.sheets[0].rows]


def read(data: bytes) -> Workbook:
    return in_unicode(read_csv(data, "a.csv", NullProgress()))[0]


EXPECTED = [line.split(",") for line in TEXT.splitlines()]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode(coding: str) -> None:
    assert rows_of(read(TEXT.encode(coding))) == EXPECTED


def test_old_codings_are_known_by_their_letters() -> None:
    assert rows_of(read(in_tcvn3(TEXT).encode("latin-1"))) == EXPECTED
    assert rows_of(read(in_vni(TEXT).encode("latin-1"))) == EXPECTED


def test_the_code_page_of_windows() -> None:
    """Windows-1258 writes most tones as a sign behind the letter."""
    assert rows_of(read("Tên,Sô\u0301\nxa\u0303,1\n".encode("cp1258"))) == [["Tên", "Số"], ["xã", "1"]]


cells = st.text(st.sampled_from('ab,;\t| "\nế'), min_size=1, max_size=6).filter(lambda text: bool(text.strip()))


@given(st.lists(st.tuples(cells, cells, cells), min_size=2, max_size=6), st.sampled_from(",;\t"))
def test_quoted_cells_come_back(rows: list[tuple[str, str, str]], sign: str) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=sign, quoting=csv.QUOTE_ALL).writerows(rows)
    assert rows_of(read(buffer.getvalue().encode())) == [list(row) for row in rows]


def test_row_numbers_count_lines_of_the_table() -> None:
    assert [row.number for row in read(b"a,b\n\n,\nc,d\n").sheets[0].rows] == [1, 4]


def test_a_cell_without_end_is_damage() -> None:
    with pytest.raises(FileFault, match="bị hỏng"):
        read(b'a,b\n"' + b"x" * 300_000)
