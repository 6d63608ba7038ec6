from __future__ import annotations

from desktop.planimport.celled_lines import celled_grid
from tests.desktop.planimport.files import draft_of, helpers, leads

HEAD = ["STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn"]
ROWS = [
    *["I", "NƯỚC SẠCH"],
    *["1", "Xây bể lọc", "Phòng Kinh tế", "", "Quý I/2026"],
    *["2", "Đào giếng", "UBND các xã", "Phòng Y tế", "Quý II/2026"],
    *["II", "VỆ SINH"],
    *["3", "Thu gom rác", "Hội Nông dân", "Đoàn xã", "Hằng tuần"],
]


def rows_of(lines: list[str]) -> list[tuple[str, ...]] | None:
    found = celled_grid(lines, 0)
    return [row.cells for row in found[0].rows] if found else None


def test_a_cell_a_line_is_put_into_rows() -> None:
    assert rows_of([*HEAD, *ROWS]) == [
        tuple(HEAD),
        ("I", "NƯỚC SẠCH", "", "", ""),
        ("1", "Xây bể lọc", "Phòng Kinh tế", "", "Quý I/2026"),
        ("2", "Đào giếng", "UBND các xã", "Phòng Y tế", "Quý II/2026"),
        ("II", "VỆ SINH", "", "", ""),
        ("3", "Thu gom rác", "Hội Nông dân", "Đoàn xã", "Hằng tuần"),
    ]


def test_the_table_ends_where_the_rows_end() -> None:
    lines = [*HEAD, *ROWS, "Ghi chú: thời hạn tính đến ngày cuối quý.", "Hết."]
    found = celled_grid(lines, 0)
    assert found is not None
    assert lines[found[1]].startswith("Ghi chú")


def test_a_number_inside_a_row_and_a_list_in_a_cell() -> None:
    head = ["TT", "Nội dung", "Số lớp", "Chủ trì"]
    rows = [
        *["1", "Mở lớp:", "- cho nữ;", "- cho nam", "3", "Phòng Y tế"],
        *["2", "Phát sách", "2", "Xã đoàn"],
        *["3", "Treo cờ", "9", "Xã đoàn"],
    ]
    assert rows_of([*head, *rows]) == [
        tuple(head),
        ("1", "Mở lớp:\n- cho nữ;\n- cho nam", "3", "Phòng Y tế"),
        ("2", "Phát sách", "2", "Xã đoàn"),
        ("3", "Treo cờ", "9", "Xã đoàn"),
    ]


def test_lines_that_are_no_cells_are_left_alone() -> None:
    broken = ["TT", "Nội dung", "Cơ quan", "chủ trì", "1", "Trồng hoa ven", "đường", "Xã", "đoàn", "và", "Hội"]
    assert rows_of([*broken, "2", "Quét", "vôi", "hàng", "rào", "của", "làng"]) is None
    assert rows_of(["TT", "1", "Một", "2", "Hai"]) is None


def test_tasks_of_an_annex_saved_as_text() -> None:
    text = "\n".join(["KẾ HOẠCH", "Cấp nước cho các làng", "I. MỤC ĐÍCH", "- Đủ nước.", "Phụ lục", *HEAD, *ROWS])
    tasks = draft_of(text).tasks
    assert [(task.section, task.printed_number, leads(task), helpers(task)) for task in tasks] == [
        ("NƯỚC SẠCH", "1", ["Phòng Kinh tế"], []),
        ("NƯỚC SẠCH", "2", ["UBND các xã"], ["Phòng Y tế"]),
        ("VỆ SINH", "3", ["Hội Nông dân"], ["Đoàn xã"]),
    ]
