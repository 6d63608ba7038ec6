from __future__ import annotations

import pytest

from desktop.domain.plan_draft import Sure, TaskDraft
from desktop.planimport.outline import Numbered
from desktop.planimport.source import make_grid
from desktop.planimport.task_tables import read_table_tasks


def tasks_of(*tables: list[list[str]]) -> tuple[TaskDraft, ...]:
    items: list[Numbered] = []
    number = 10
    for rows in tables:
        grid = make_grid(rows)
        assert grid is not None
        items.append(Numbered(number, grid=grid))
        number += len(rows)
    return read_table_tasks(items)


def names(task: TaskDraft) -> tuple[list[str], list[str]]:
    return [agency.name for agency in task.lead], [agency.name for agency in task.coordinating]


@pytest.mark.parametrize(
    "head",
    [
        ["TT", "Nội dung/nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"],
        ["TT", "Nội dung thực hiện", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn\nthành"],
        ["STT", "NHIỆM VỤ VÀ GIẢI PHÁP", "CHỦ TRÌ", "PHỐI HỢP", "THỜI GIAN"],
        ["STT", "Nhiệm vụ, giải pháp", "Đơn vị thực hiện", "Đơn vị phối hợp", "Thời gian thực hiện"],
        ["STT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian dự kiến hoàn thành"],
        ["Số TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Tiến độ"],
    ],
)
def test_heads_as_printed(head: list[str]) -> None:
    task = tasks_of([head, ["1", "In tờ gấp", "Phòng A", "Phòng B, Phòng C", "Quý I/2026"]])[0]
    assert (task.printed_number, task.title, names(task)) == ("1", "In tờ gấp", (["Phòng A"], ["Phòng B", "Phòng C"]))
    assert task.timing is not None
    assert (task.timing.value.text, task.paragraphs) == ("Quý I/2026", (11,))


HEAD = ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Kết quả dự kiến", "Nguồn kinh phí"]


def test_groups_empty_cells_and_further_columns() -> None:
    tasks = tasks_of(
        [
            HEAD,
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            ["I", "TUYÊN TRUYỀN", "", "", "", "", ""],
            ["1.1", "In tờ gấp", "Phòng A", "", "", "5.000 tờ", "Ngân sách xã"],
            ["II. TẬP HUẤN"] * 7,
            ["1", "Mở lớp", "", "Phòng B", "Hằng năm", "", ""],
        ]
    )
    assert [(task.printed_number, task.section) for task in tasks] == [("1.1", "TUYÊN TRUYỀN"), ("1", "TẬP HUẤN")]
    assert (tasks[0].result, tasks[0].content, tasks[0].timing) == ("5.000 tờ", "Kinh phí: Ngân sách xã", None)
    assert (tasks[1].lead, tasks[1].sure) == ((), Sure.LIKELY)


def test_a_head_of_two_rows_and_a_table_that_goes_on() -> None:
    first = [
        ["TT", "Nội dung", "Phân công", "Phân công", "Thời gian"],
        ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"],
        ["1", "In tờ gấp", "Phòng A", "Phòng B", "Quý I/2026"],
    ]
    onward = [["2", "Treo pano", "Phòng C", "", "Quý II/2026"], ["", "và băng rôn", "", "", ""]]
    again = [["TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"], ["3", "Tổng kết", "Phòng D", "", "2026"]]
    tasks = tasks_of(first, onward, again)
    assert [(task.title, names(task)[0]) for task in tasks] == [
        ("In tờ gấp", ["Phòng A"]),
        ("Treo pano và băng rôn", ["Phòng C"]),
        ("Tổng kết", ["Phòng D"]),
    ]
    assert tasks[1].paragraphs == (13, 14)


def test_cells_of_several_lines() -> None:
    rows = [HEAD, ["1", "Tuyên truyền:\n- Trên loa\n- Trên mạng", "Phòng A\nPhòng B", "- Sở C\n- Sở D", "2026", "", ""]]
    task = tasks_of(rows)[0]
    assert (task.title, task.content) == ("Tuyên truyền", "- Trên loa\n- Trên mạng")
    assert names(task) == (["Phòng A", "Phòng B"], ["Sở C", "Sở D"])


def test_one_cell_for_both_roles() -> None:
    task = tasks_of([["TT", "Nội dung", "Cơ quan thực hiện"], ["1", "In", "Phòng A chủ trì, phối hợp với các xã"]])[0]
    assert names(task) == (["Phòng A"], ["các xã"])


@pytest.mark.parametrize(
    "rows",
    [
        [["TT", "Chỉ tiêu", "Chủ trì"], ["1", "100% xã có đài", "Phòng A"]],
        [["TT", "Họ và tên", "Chức vụ"], ["1", "Lò Văn An", "Trưởng phòng"]],
        [["Nơi nhận:\n- Như trên", "CHỦ TỊCH"]],
    ],
)
def test_other_tables_hold_no_tasks(rows: list[list[str]]) -> None:
    assert tasks_of(rows) == ()


@pytest.mark.parametrize("over", ["Phân công thực hiện", "Phân công"])
def test_one_head_over_who_leads_and_who_helps(over: str) -> None:
    table = [
        ["TT", "Hoạt động", over, over, "Thời gian", "Kinh phí", "Kinh phí"],
        ["TT", "Hoạt động", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian", "Ngân sách", "Vận động"],
        ["1", "Trồng cây ven đường", "Phòng A", "Phòng B, Phòng C", "Tháng 2/2024", "15", "4"],
    ]
    task = tasks_of(table)[0]
    assert (names(task), task.content) == ((["Phòng A"], ["Phòng B", "Phòng C"]), "Kinh phí: 15")
    table[1] = ["", "", "Chủ trì", "Phối hợp", "", "", ""]
    assert names(tasks_of(table)[0]) == (["Phòng A"], ["Phòng B", "Phòng C"])


@pytest.mark.parametrize("words", ["Tổng cộng", "CỘNG", "Tổng cộng (I+II)", "Tổng kinh phí"])
def test_a_row_of_sums_is_no_task(words: str) -> None:
    row = ["1", "Mở lớp", "Phòng A", "", "Quý I/2026", "", "20"]
    for last in (["", words, "", "", "", "", "20"], [words] * 6 + ["20"]):
        assert [task.title for task in tasks_of([HEAD, row, last])] == ["Mở lớp"]
    assert len(tasks_of([HEAD, row, ["2", words, "Phòng A", "", "Quý II/2026", "", ""]])) == 2


@pytest.mark.parametrize("head_again", [[], [HEAD]])
def test_a_row_broken_over_two_pages_is_one_task(head_again: list[list[str]]) -> None:
    tasks = tasks_of(
        [HEAD, ["5", "Tổ chức hội thi năm", "- Phòng A", "Phòng Giáo", "Tháng", "", ""]],
        [
            *head_again,
            ["", "2024 tại xã", "- Phòng B", "dục", "3/2024", "", ""],
            ["6", "Mở lớp", "Phòng C", "", "", "", ""],
        ],
    )
    assert [(task.printed_number, task.title) for task in tasks] == [
        ("5", "Tổ chức hội thi năm 2024 tại xã"),
        ("6", "Mở lớp"),
    ]
    assert names(tasks[0]) == (["Phòng A", "Phòng B"], ["Phòng Giáo dục"])
    assert tasks[0].timing is not None
    assert tasks[0].timing.value.text == "Tháng 3/2024"


def test_a_row_without_number_that_begins_another_table_is_its_own() -> None:
    tasks = tasks_of(
        [HEAD, ["5", "Tổ chức hội thi", "Phòng A", "", "", "", ""]],
        [HEAD, ["", "Treo pano", "Phòng B", "", "", "", ""], ["1", "Mở lớp", "Phòng C", "", "", "", ""]],
    )
    assert [task.title for task in tasks] == ["Tổ chức hội thi", "Treo pano", "Mở lớp"]
