from __future__ import annotations

from desktop.domain.plan_draft import PlanDraft, TaskDraft
from tests.desktop.planimport.files import draft_of


def plan(body: str) -> PlanDraft:
    return draft_of(f"KẾ HOẠCH\nĐọc sách\n{body}")


def told(task: TaskDraft) -> tuple[str, str, list[str]]:
    return task.printed_number, task.title, [agency.name for agency in task.lead]


def test_a_section_named_like_topics_holds_tasks_when_it_has_labels() -> None:
    draft = plan("II. NỘI DUNG TUYÊN TRUYỀN\n1. Phát thanh\n- Đơn vị chủ trì: Phòng A\n- Thời gian: Hằng tháng")
    assert [told(task) for task in draft.tasks] == [("1", "Phát thanh", ["Phòng A"])]
    assert draft.topics == ()


def test_aims_and_tasks_in_one_section() -> None:
    draft = plan(
        "I. MỤC TIÊU, NHIỆM VỤ\n1. Mục tiêu\n- 90% xã có tủ sách.\n2. Nhiệm vụ\n2.1. Mở tủ sách\n- Chủ trì: Phòng A"
    )
    assert [told(task) for task in draft.tasks] == [("2.1", "Mở tủ sách", ["Phòng A"])]
    assert [target.percent for target in draft.targets] == [90]


def test_a_section_whose_tasks_are_bullets() -> None:
    one = plan("II. NHIỆM VỤ\n- Mở tủ sách ở các thôn.\nĐơn vị chủ trì: Phòng A\nThời gian: Hằng năm")
    assert [told(task) for task in one.tasks] == [("II", "Mở tủ sách ở các thôn", ["Phòng A"])]
    triple = "Đơn vị chủ trì: Phòng {}\nThời gian: Hằng năm\n"
    two = plan("II. NHIỆM VỤ\n- Mở tủ sách.\n" + triple.format("A") + "- Mua sách.\n" + triple.format("B"))
    assert [(task.part, *told(task)) for task in two.tasks] == [
        (1, "II", "Mở tủ sách", ["Phòng A"]),
        (2, "II", "Mua sách", ["Phòng B"]),
    ]


def test_timing_for_the_whole_plan_is_no_task() -> None:
    draft = plan(
        "I. THỜI GIAN\n1. Thời gian: 8 giờ ngày 21/4/2026\n2. Địa điểm: Nhà văn hóa\nII. NHIỆM VỤ\n1. Đọc sách"
    )
    assert [task.title for task in draft.tasks] == ["Đọc sách"]


def test_a_task_called_like_a_section() -> None:
    draft = plan("II. NHIỆM VỤ\n1. Về nguồn lực\n1.1. Kinh phí thực hiện\n- Nhiệm vụ: Lập dự toán.\n- Chủ trì: Phòng A")
    assert [told(task) for task in draft.tasks] == [("1.1", "Kinh phí thực hiện", ["Phòng A"])]
    assert [money.text for money in draft.money] == ["Lập dự toán"]


def test_measures_are_tasks_only_where_nothing_else_is() -> None:
    assert [task.title for task in plan("III. GIẢI PHÁP\n1. Hoàn thiện thể chế\na) Rà soát.").tasks] == [
        "Hoàn thiện thể chế"
    ]
    both = plan("II. NHIỆM VỤ\n1. Mở thư viện\nIII. GIẢI PHÁP\n1. Hoàn thiện thể chế")
    assert [task.title for task in both.tasks] == ["Mở thư viện"]


def test_an_item_beside_labelled_ones_is_a_task_to_be_filled_in() -> None:
    draft = plan(
        "II. NHIỆM VỤ\n1. Mở thư viện\n- Chủ trì: Phòng A\n2. Khen thưởng (Quý IV/2026)\n3. Kinh phí thực hiện"
    )
    assert [told(task) for task in draft.tasks] == [("1", "Mở thư viện", ["Phòng A"]), ("2", "Khen thưởng", [])]
    assert draft.tasks[1].timing is not None
    assert draft.tasks[1].timing.value.text == "Quý IV/2026"


def test_who_carries_out_beside_a_lead_co_ordinates() -> None:
    task = plan("II. NHIỆM VỤ\n1. Tìm kiếm\n- Cơ quan chủ trì: Ban A\n- Đơn vị thực hiện: Các đội xã").tasks[0]
    assert [agency.name for agency in task.coordinating] == ["Các đội xã"]
    alone = plan("II. NHIỆM VỤ\n1. Tìm kiếm\n- Đơn vị thực hiện: Các đội xã").tasks[0]
    assert ([agency.name for agency in alone.lead], alone.coordinating) == (["Các đội xã"], ())


def test_money_an_appendix_note_and_further_labels_are_content() -> None:
    task = plan(
        "II. NHIỆM VỤ\n1. Hội thi\n- Nội dung: Thi kể chuyện.\n- Hình thức: Trực tuyến.\n- Chủ trì: Phòng A\n"
        "- Kinh phí: 5.000.000 đồng\n(Chi tiết tại Phụ lục kèm theo)"
    ).tasks[0]
    assert task.content == "Thi kể chuyện\nHình thức: Trực tuyến\nKinh phí: 5.000.000 đồng"
