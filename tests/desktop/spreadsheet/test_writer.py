"""Tables written to .xlsx, read back by openpyxl and by ourselves."""

from __future__ import annotations

import errno
import os
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import Cancelled, FileFault
from desktop.progress import Progress
from desktop.spreadsheet.excel_file import sheet_name
from desktop.spreadsheet.layout import Meaning
from desktop.spreadsheet.reader import read_workbook
from desktop.spreadsheet.writer import Column, write_table

COLUMNS = (
    Column("Ngày phát", Meaning.DAY),
    Column("Tên tin, bài"),
    Column("Thời lượng", Meaning.DURATION),
    Column("Số lượt", Meaning.NUMBER),
    Column("Giờ", Meaning.TIME),
    Column("Tỷ lệ", Meaning.DECIMAL),
    Column("Tiếp sóng", Meaning.FLAG),
)
ROW = (date(2024, 9, 14), "Bản tin «trẻ em»", timedelta(hours=30), 1250, time(5, 30), Decimal("85.7"), True)


def test_days_and_numbers_are_real(tmp_path: Path) -> None:
    path = tmp_path / "Sổ phát thanh.xlsx"
    assert write_table(path, COLUMNS, [ROW, (None,) * 7], name="Sổ: tháng 9/2024", title=["Sổ phát thanh"]) == 2
    sheet = openpyxl.load_workbook(path).active
    assert sheet.title == "Sổ tháng 9 2024"
    assert [cell.value for cell in sheet[3]] == [column.name for column in COLUMNS]
    assert [cell.value for cell in sheet[4]] == [
        datetime(2024, 9, 14),  # noqa: DTZ001
        "Bản tin «trẻ em»",
        timedelta(hours=30),
        1250,
        time(5, 30),
        85.7,
        "có",
    ]
    assert sheet["A4"].number_format == "dd/mm/yyyy"
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:G5"
    assert sheet["A3"].font.bold
    assert 10 <= sheet.column_dimensions["B"].width <= 45


texts = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\ufffe\uffff\r"), max_size=20)
values = st.one_of(
    st.none(), texts, st.integers(-(10**14), 10**14), st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    st.timedeltas(timedelta(0), timedelta(days=300)).map(lambda length: timedelta(seconds=int(length.total_seconds()))),
)  # fmt: skip


@settings(max_examples=40)
@given(st.lists(st.tuples(values, values), min_size=1, max_size=5))
def test_our_reader_gets_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[object, object]]
) -> None:
    path = tmp_path_factory.mktemp("xlsx") / "a.xlsx"
    write_table(path, [Column("Cột một"), Column("Cột hai")], rows, name="Bảng")
    sheet = read_workbook(path).sheets[0]
    found = {
        (row.number - 2, cell.column - 1): cell.value for row in sheet.rows if row.number > 1 for cell in row.cells
    }
    wanted = {(r, c): rows[r][c] for r in range(len(rows)) for c in range(2)}

    def kept(value: object) -> bool:
        return value is not None and bool(str(value).strip() if isinstance(value, str) else True)

    controls = {code: None for code in range(32) if code not in (9, 10)}
    expected = {
        place: value.translate(controls) if isinstance(value, str) else value
        for place, value in wanted.items()
        if kept(value)
    }
    assert found == {place: value for place, value in expected.items() if kept(value)}


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@a", "=HYPERLINK(1)", "http://a.vn", "{=1}", "0123", "\t=1"])
def test_a_text_is_never_a_formula_a_link_or_a_number(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.xlsx"
    write_table(path, [Column(text)], [(text,)], name=text)
    with zipfile.ZipFile(path) as package:
        xml = package.read("xl/worksheets/sheet1.xml").decode()
        assert "xl/worksheets/_rels/sheet1.xml.rels" not in package.namelist()
    assert "<f>" not in xml
    assert "hyperlink" not in xml
    assert [row.cells[0].value for row in read_workbook(path).sheets[0].rows] == [text, text]


def test_the_same_rows_give_the_same_bytes_and_no_name(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_table(tmp_path / name, COLUMNS, [ROW], name="Bảng")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    properties = openpyxl.load_workbook(tmp_path / "a.xlsx").properties
    assert (properties.creator, properties.lastModifiedBy) == (None, None)
    assert properties.created == datetime(2000, 1, 1)  # noqa: DTZ001
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.xlsx", "b.xlsx"]


def test_a_stopped_writing_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out" / "a.xlsx"
    target.parent.mkdir()
    target.write_bytes(b"old")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    progress = Progress()

    def rows() -> Iterator[tuple[str]]:
        for number in range(5000):
            if number == 700:
                progress.stop()
            yield ("x",)

    with pytest.raises(Cancelled):
        write_table(target, [Column("Tên")], rows(), name="Bảng", progress=progress)
    assert progress.done == 500
    assert [entry.name for entry in target.parent.iterdir()] == ["a.xlsx"]
    assert target.read_bytes() == b"old"
    assert list(scratch.iterdir()) == []


def test_faults_of_the_disk_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileFault, match="Thư mục lưu tệp không còn"):
        write_table(tmp_path / "usb" / "a.xlsx", [Column("Tên")], [], name="Bảng")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileFault, match="hết chỗ"):
        write_table(tmp_path / "a.xlsx", [Column("Tên")], [("x",)], name="Bảng")
    assert list(tmp_path.iterdir()) == []


def test_what_excel_cannot_hold(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with pytest.raises(FileFault, match=r"32\.767 ký tự"):
        write_table(path, [Column("Tên")], [("x" * 32_768,)], name="Bảng")
    write_table(path, [Column("Tên")], [(date(1890, 5, 19),), (10**17 + 1,)], name="Bảng")
    assert [row.cells[0].value for row in read_workbook(path).sheets[0].rows[1:]] == [
        "19/05/1890",
        "100000000000000001",
    ]


@pytest.mark.slow
def test_many_rows_take_little_memory(tmp_path: Path) -> None:
    rows = ((date(2024, 9, 1), f"Bản tin số {number}", number) for number in range(20_000))
    columns = [Column("Ngày", Meaning.DAY), Column("Tên"), Column("Số", Meaning.NUMBER)]
    tracemalloc.start()
    write_table(tmp_path / "a.xlsx", columns, rows, name="Bảng")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


@given(st.text(max_size=50), st.sets(st.sampled_from(["bảng", "bảng (2)", "a"])))
def test_names_of_sheets_are_accepted(text: str, taken: set[str]) -> None:
    name = sheet_name(text, taken)
    assert 0 < len(name.encode("utf-16-le", "surrogatepass")) // 2 <= 31
    assert not set(name) & set("[]:*?/\\")
    assert not name.startswith("'")
    assert not name.endswith("'")
    assert name.casefold() not in taken | {"history"}


def test_rows_are_as_high_as_their_longest_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_table(path, [Column("Tên")], [("x" * 20,), ("x " * 50,), ("a\nb\nc",)], name="Bảng")
    heights = openpyxl.load_workbook(path).active.row_dimensions
    assert heights[2].height is None or heights[2].height < 20
    assert heights[3].height == 3 * 16.5
    assert heights[4].height == 3 * 16.5


def test_names_of_sheets() -> None:
    assert sheet_name("") == "Bảng"
    assert sheet_name("Bảng", {"bảng"}) == "Bảng (2)"
    assert sheet_name("Sổ theo dõi phát thanh của xã Yên Luật", {"a"}) == "Sổ theo dõi phát thanh của xã Y"
