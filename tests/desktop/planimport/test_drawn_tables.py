"""Tables drawn with signs: frames, bars without edges, tabs and columns of blanks."""

from __future__ import annotations

import pytest

from desktop.planimport.drawn_tables import drawn_grid
from tests.desktop.planimport.files import draft_of, helpers, leads

BOX = """
┌─────┬──────────────────────┬────────────────┬────────────┐
│ STT │ Nội dung nhiệm vụ    │ Cơ quan        │ Thời gian  │
│     │                      │ chủ trì        │ hoàn thành │
├─────┼──────────────────────┼────────────────┼────────────┤
│ I   │ Công tác chỉ đạo     │                │            │
├─────┼──────────────────────┼────────────────┼────────────┤
│ 1   │ Ban hành văn bản chỉ │ Phòng Văn hóa  │ Quý        │
│     │ đạo tuyên truyền     │ - Xã hội       │ II/2026    │
└─────┴──────────────────────┴────────────────┴────────────┘
"""
PLUS = """
+-----+----------------------+----------------+------------+
| STT | Nội dung nhiệm vụ    | Cơ quan chủ trì| Thời gian  |
+=====+======================+================+============+
| I   | Công tác chỉ đạo     |                |            |
+-----+----------------------+----------------+------------+
| 1   | Ban hành văn bản chỉ | Phòng Văn hóa  | Quý        |
|     | đạo tuyên truyền     | - Xã hội       | II/2026    |
+-----+----------------------+----------------+------------+
"""
BARS = """
STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Thời gian
----|-------------------|-----------------|----------
I | Công tác chỉ đạo | |
1 | Ban hành văn bản chỉ đạo
tuyên truyền | Phòng Văn hóa - Xã hội | Quý II/2026
"""
BROKEN = """
| STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Thời gian |
| I | Công tác chỉ đạo | | |
| 1 | Ban hành văn bản
chỉ đạo tuyên truyền | Phòng Văn hóa - Xã hội
| Quý II/2026 |
"""
TABS = (
    "STT\tNội dung nhiệm vụ\tCơ quan chủ trì\tThời gian\n"
    "I\tCông tác chỉ đạo\t\t\n"
    "1\tBan hành văn bản chỉ đạo tuyên truyền\tPhòng Văn hóa - Xã hội\tQuý II/2026\n"
)
BLANKS = """
STT    Nội dung nhiệm vụ             Cơ quan chủ trì           Thời gian
I      Công tác chỉ đạo
1      Ban hành văn bản chỉ đạo      Phòng Văn hóa - Xã hội    Quý II/2026
       tuyên truyền
"""


@pytest.mark.parametrize("table", [BOX, PLUS, BARS, BROKEN, TABS, BLANKS])
def test_every_way_to_draw_a_table_gives_the_same_task(table: str) -> None:
    draft = draft_of(
        f"KẾ HOẠCH\nTruyền thông năm 2026\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức.\nII. NỘI DUNG\n{table.strip()}\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Bố trí kinh phí.\n"
    )
    (task,) = draft.tasks
    assert (task.printed_number, task.title) == ("1", "Ban hành văn bản chỉ đạo tuyên truyền")
    assert task.section == "Công tác chỉ đạo"
    assert leads(task) == ["Phòng Văn hóa - Xã hội"]
    assert task.timing is not None
    assert task.timing.value.text == "Quý II/2026"
    assert [one.agency for one in draft.responsibilities] == ["Phòng Kinh tế"]


def test_a_head_of_two_rows_with_a_merged_cell() -> None:
    draft = draft_of("""
KẾ HOẠCH
Truyền thông năm 2026
II. NỘI DUNG
TT | Nhiệm vụ | Phân công thực hiện | | Thời gian
 | | Chủ trì | Phối hợp |
1 | Tổ chức hội nghị tập huấn | Phòng Văn hóa - Xã hội | Công an xã | Quý II/2026
""")
    (task,) = draft.tasks
    assert (leads(task), helpers(task)) == (["Phòng Văn hóa - Xã hội"], ["Công an xã"])


def test_a_frame_without_rules_between_its_rows() -> None:
    lines = ["┌──┬───┐", "│TT│Tên│", "├──┼───┤", "│1 │Một│", "│  │mẫu│", "│2 │Hai│", "└──┴───┘", "Hết bảng."]
    found = drawn_grid(lines, 0)
    assert found is not None
    grid, end = found
    assert [row.cells for row in grid.rows] == [("TT", "Tên"), ("1", "Một mẫu"), ("2", "Hai")]
    assert lines[end] == "Hết bảng."


@pytest.mark.parametrize(
    "lines",
    [
        ["UBND XÃ SUỐI MƠ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 4/KH-UBND | Suối Mơ, ngày 2 tháng 3 năm 2026"],
        ["1. Nhiệm vụ | giải pháp | kinh phí năm 2026", "2. Tổ chức thực hiện", "3. Báo cáo"],
        ["-------", "Số: 4/KH-UBND"],
        ["TT Nội dung", "1. Một"],
    ],
)
def test_lines_that_are_no_table(lines: list[str]) -> None:
    assert drawn_grid(lines, 0) is None


def test_columns_of_blanks_below_a_centred_head_over_the_end_of_a_page() -> None:
    lines = [
        "TT         Nhiệm vụ          Cơ quan         Thời hạn",
        "                                  chủ trì",
        "1      Sửa mái trường     Phòng Giáo dục    Quý I/2026",
        "       ở các thôn xa      và Đào tạo",
        "2      Khơi mương         UBND các xã,      Quý II/2026",
        "",
        "                              4",
        "",
        "       trước mùa mưa      Hội Nông dân",
        "3      Trồng rừng         Hạt Kiểm lâm      Hằng năm",
    ]
    found = drawn_grid(lines, 0)
    assert found is not None
    assert [row.cells for row in found[0].rows] == [
        ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"),
        ("1", "Sửa mái trường ở các thôn xa", "Phòng Giáo dục và Đào tạo", "Quý I/2026"),
        ("2", "Khơi mương trước mùa mưa", "UBND các xã, Hội Nông dân", "Quý II/2026"),
        ("3", "Trồng rừng", "Hạt Kiểm lâm", "Hằng năm"),
    ]
