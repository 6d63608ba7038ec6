"""Heads and bodies of untidy tables."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import FileFault
from desktop.spreadsheet.finding import find_table, find_tables
from desktop.spreadsheet.sheet import Area, Cell, Kind, Row, Sheet, Workbook
from desktop.spreadsheet.table import Table, Why
from tests.desktop.spreadsheet.books import sheet_of

DAY = date(2024, 9, 1)
HEAD = ("STT", "Ngày phát", "Tên tin", "Thời lượng (phút)", "Kênh")
DATA = (1, DAY, "Bản tin", 15, "Đài xã")


def table_of(sheet: Sheet, *known: str) -> Table:
    found = find_table(sheet, frozenset(known))
    assert found is not None
    return found


def left(table: Table) -> list[tuple[int, Why]]:
    return [(left.row, left.why) for left in table.left_out]


def test_a_plain_table() -> None:
    table = table_of(sheet_of(HEAD, DATA, DATA))
    assert [(head.letter, head.name, head.unit) for head in table.heads] == [
        ("A", "STT", ""), ("B", "Ngày phát", ""), ("C", "Tên tin", ""), ("D", "Thời lượng (phút)", "phút"),
        ("E", "Kênh", ""),
    ]  # fmt: skip
    assert [row.number for row in table.rows] == [2, 3]
    assert table.left_out == ()


def test_titles_stand_above() -> None:
    sheet = sheet_of(
        ("UBND XÃ YÊN LUẬT", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("BÁO CÁO TIN BÀI",), (None,), ("Đơn vị tính: phút",), HEAD, DATA,
        merged=(Area(1, 4, 1, 5), Area(2, 1, 2, 5)),
    )  # fmt: skip
    table = table_of(sheet)
    assert table.first_head_row == table.last_head_row == 5
    assert table.title == (
        "UBND XÃ YÊN LUẬT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "BÁO CÁO TIN BÀI",
        "Đơn vị tính: phút",
    )


def test_a_head_in_two_rows_without_any_merging() -> None:
    sheet = sheet_of(
        ("STT", "Ngày", "Tên tin", "Thời lượng", None, "Kênh"),
        (None, None, None, "phút", "giây", None),
        (1, DAY, "a", 15, 0, "b"),
        (2, DAY, "b", 15, 0, "b"),
    )
    table = table_of(sheet)
    assert (table.first_head_row, table.last_head_row) == (1, 2)
    assert [head.name for head in table.heads][3:] == ["Thời lượng - phút", "Thời lượng - giây", "Kênh"]
    assert [head.unit for head in table.heads][3:5] == ["phút", "giây"]
    assert len(table.rows) == 2


def test_the_outer_head_row_is_found_from_the_inner_one() -> None:
    rows = (
        ("STT", "Ngày", "Tên tin", "Phát", None, None),
        (None, None, None, "Kênh phát", "Thời lượng", "Số lượt"),
        (1, DAY, "a", "b", 15, 2),
    )
    table = table_of(sheet_of(*rows), "kenh phat", "thoi luong", "so luot")
    assert (table.first_head_row, table.last_head_row) == (1, 2)
    assert [head.name for head in table.heads] == [
        "STT", "Ngày", "Tên tin", "Phát - Kênh phát", "Phát - Thời lượng", "Phát - Số lượt",
    ]  # fmt: skip


def test_a_title_right_above_the_head_is_no_head() -> None:
    sheet = sheet_of(
        ("UBND XÃ YÊN LUẬT", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), HEAD, DATA,
        merged=(Area(1, 1, 1, 2), Area(1, 3, 1, 5)),
    )  # fmt: skip
    table = table_of(sheet)
    assert table.first_head_row == 2
    assert table.heads[0].name == "STT"


def test_a_row_of_data_with_more_texts_than_the_head_is_no_head() -> None:
    table = table_of(sheet_of(("Tên tin", "Kênh", "Thể loại"), ("a", "b", "c", "d"), ("e", "f", "g", "h")))
    assert table.last_head_row == 1


def test_a_head_in_three_rows() -> None:
    sheet = sheet_of(
        ("STT", "Sản phẩm", None, None, None),
        (None, "Tên", "Phát", None, None),
        (None, None, "Ngày", "Kênh", "Số lượt"),
        (1, "a", DAY, "b", 2),
        merged=(Area(1, 1, 3, 1), Area(1, 2, 1, 5), Area(2, 2, 3, 2), Area(2, 3, 2, 5)),
    )
    table = table_of(sheet, "ngay", "kenh", "so luot")
    assert (table.first_head_row, table.last_head_row) == (1, 3)
    assert [head.name for head in table.heads] == [
        "STT", "Sản phẩm - Tên", "Sản phẩm - Phát - Ngày", "Sản phẩm - Phát - Kênh", "Sản phẩm - Phát - Số lượt",
    ]  # fmt: skip


def test_a_wide_head_without_heads_below_is_one_column() -> None:
    """Family and given names often stand in two columns under one head."""
    sheet = sheet_of(
        ("STT", "Họ và tên", None, "Đơn vị"), (1, "Nguyễn Văn", "An", "Xã A"), (2, "Lê", None, "Xã B"),
        merged=(Area(1, 2, 1, 3),),
    )  # fmt: skip
    table = table_of(sheet)
    head = table.heads[1]
    assert (head.letter, head.last_column, head.name) == ("B", 3, "Họ và tên")
    assert [cell.text for row in table.rows if (cell := head.cell_of(row))] == ["Nguyễn Văn An", "Lê"]


def test_units_and_numbers_under_the_head() -> None:
    sheet = sheet_of(
        ("STT", "Tên", "Thời lượng", "Kinh phí"), (None, None, "(phút)", "(triệu đồng)"), ("A", "B", "1", "2"),
        (1, "a", 15, 2),
    )  # fmt: skip
    table = table_of(sheet)
    assert [head.unit for head in table.heads] == ["", "", "phút", "triệu đồng"]
    assert left(table) == [(2, Why.UNITS), (3, Why.NUMBERING)]
    assert [row.number for row in table.rows] == [4]


@pytest.mark.parametrize("numbers", [("(1)", "(2)", "(3)", "(4)"), (1, 2, 3, 4), ("1", "2", "3=1+2", "4")])
def test_the_line_of_column_numbers(numbers: tuple[object, ...]) -> None:
    table = table_of(sheet_of(("STT", "Tên", "Tin", "Bài"), numbers, (1, "a", 3, 4)))  # type: ignore[arg-type]
    assert left(table) == [(2, Why.NUMBERING)]


@pytest.mark.parametrize(
    "total",
    [
        ("Tổng cộng", None, None, 30, None), (None, None, "TỔNG SỐ:", 30, None), ("Cộng", None, None, "30", None),
        (None, "Cộng tháng 9", None, 30, None), ("Lũy kế từ đầu năm", None, None, 900, None),
        (None, None, "Tổng", 30, None), ("Tổng cộng (I+II)", None, None, 30, None), (None, None, None, 30, None),
    ],
)  # fmt: skip
def test_totals_are_left_out(total: tuple[object, ...]) -> None:
    table = table_of(sheet_of(HEAD, DATA, DATA, total))  # type: ignore[arg-type]
    assert left(table) == [(4, Why.TOTAL)]
    assert table.left_out[0].sentence.startswith("Dòng 4 «")


@pytest.mark.parametrize(
    "title",
    ["Cộng đồng cùng học", "Tổng hợp tin tức trong tuần", "Tổng số lượt nghe tăng", "Cộng hòa", "Cộng tác viên"],
)
def test_titles_that_begin_like_a_total_are_data(title: str) -> None:
    table = table_of(sheet_of(HEAD, DATA, (2, DAY, title, 15, "Đài xã")))
    assert len(table.rows) == 2


def test_heads_again_further_down() -> None:
    table = table_of(sheet_of(HEAD, DATA, HEAD, ("1", "2", "3", "4", "5"), DATA, (None,), HEAD, DATA))
    assert [row.number for row in table.rows] == [2, 5, 8]
    assert left(table) == [(3, Why.REPEATED), (4, Why.NUMBERING), (7, Why.REPEATED)]


def test_names_of_groups() -> None:
    sheet = sheet_of(
        HEAD, ("I", "Phát thanh xã"), DATA, ("II. Cổng thông tin",), DATA, (None, "Quý III năm 2024"), DATA,
        merged=(Area(6, 2, 6, 5),),
    )  # fmt: skip
    table = table_of(sheet)
    assert left(table) == [(2, Why.GROUP), (4, Why.GROUP), (6, Why.GROUP)]
    assert len(table.rows) == 3


def test_notes_and_signatures() -> None:
    sheet = sheet_of(
        HEAD, DATA, ("Ghi chú: số liệu đến ngày 14/9",), (None,),
        (None, None, None, "Yên Luật, ngày 14 tháng 9 năm 2024"),
        ("Người lập biểu", None, None, "KT. CHỦ TỊCH"), ("Trần Thị B", None, None, "PHÓ CHỦ TỊCH"),
    )  # fmt: skip
    table = table_of(sheet)
    assert left(table) == [(3, Why.FOOT), (5, Why.FOOT), (6, Why.FOOT), (7, Why.FOOT)]
    assert len(table.rows) == 1


def test_a_post_is_no_signature() -> None:
    sheet = sheet_of(
        ("STT", "Họ và tên", "Chức vụ", "Đơn vị"), (1, "Trần A", "Chủ tịch", "Xã A"), (2, "Lê B", "Công chức", "Xã B")
    )
    assert len(table_of(sheet).rows) == 2


def test_what_is_merged_over_rows_holds_for_each() -> None:
    sheet = sheet_of(
        HEAD, DATA, (2, None, "b", 15, "Đài xã"), (3, None, "c", 15, None), (4, DAY, "d", 15, "x"),
        merged=(Area(2, 2, 4, 2), Area(3, 5, 4, 5), Area(5, 1, 900_000, 1)),
    )  # fmt: skip
    table = table_of(sheet)
    assert [row.at(2) for row in table.rows[:3]] == [Cell(2, Kind.DAY, DAY)] * 3
    assert table.rows[2].at(5) == Cell(5, Kind.TEXT, "Đài xã")
    assert table.rows[2].at(1) == Cell(1, Kind.NUMBER, 3)


def test_a_column_without_a_head_stays_reachable() -> None:
    table = table_of(sheet_of(HEAD, (*DATA, "thêm")))
    assert [head.spoken for head in table.heads][-2:] == ["cột E «Kênh»", "cột F"]


def test_one_column_of_names() -> None:
    table = table_of(sheet_of(("Họ và tên",), ("Trần A",), ("Lê B",)), "ho va ten")
    assert [row.number for row in table.rows] == [2, 3]


def test_a_known_name_decides_which_row_is_the_head() -> None:
    rows = (("Xã A", "Xã B", "Xã C", "Xã D", "Xã E"), ("Tên tin", "Ngày phát"), ("a", "b"))
    assert table_of(sheet_of(*rows)).last_head_row == 1
    assert table_of(sheet_of(*rows), "ten tin", "ngay phat").last_head_row == 2


def test_merged_areas_of_any_size_cost_nothing() -> None:
    """Areas as large as the sheet, over each other, as no Excel would make them."""
    sheet = sheet_of(HEAD, DATA, DATA, merged=(Area(1, 1, 1_048_576, 16_384), Area(2, 1, 1_048_576, 16_384)) * 50)
    table = find_table(sheet)
    assert table is None or len(table.heads) < 6


def test_tables_of_a_workbook() -> None:
    hidden = sheet_of(HEAD, DATA, name="Ẩn", hidden=True)
    book = Workbook("a.xlsx", (hidden, sheet_of((1, 2)), sheet_of(HEAD, name="Trống"), sheet_of(HEAD, DATA)))
    assert [table.sheet for table in find_tables(book)] == ["Một", "Ẩn"]
    with pytest.raises(FileFault, match="Không tìm thấy bảng nào"):
        find_tables(Workbook("a.xlsx", (Sheet("Một", ()), Sheet("Hai", (Row(1, (Cell(1, Kind.NUMBER, 5),)),)))))
