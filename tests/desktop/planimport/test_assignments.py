"""Sentences that say who leads, who helps and when."""

from __future__ import annotations

import pytest

from desktop.planimport.assignments import find_assignment
from tests.desktop.planimport.files import draft_of, helpers, leads


@pytest.mark.parametrize(
    ("text", "lead", "coordinating", "timing", "pure"),
    [
        (
            "Sở Tư pháp chủ trì, phối hợp với Sở Tài chính, UBND các huyện; hoàn thành trong năm 2026.",
            *("Sở Tư pháp", "Sở Tài chính, UBND các huyện", "hoàn thành trong năm 2026", True),
        ),
        (
            "Giao Sở Nội vụ chủ trì, phối hợp với Trường Chính trị tỉnh thực hiện trong Quý III/2026.",
            *("Sở Nội vụ", "Trường Chính trị tỉnh", "trong Quý III/2026", True),
        ),
        (
            "Đề nghị Hội Nông dân tỉnh chủ trì, phối hợp với các tổ chức thành viên tổ chức giám sát.",
            *("Hội Nông dân tỉnh", "các tổ chức thành viên", "", False),
        ),
        (
            "Xây dựng phóng sự do Sở Văn hóa, Thể thao và Du lịch chủ trì thực hiện trước ngày 30/6/2026.",
            *("Sở Văn hóa, Thể thao và Du lịch", "", "trước ngày 30/6/2026", False),
        ),
        (
            "Phát thanh trên loa (Trung tâm Văn hóa chủ trì, phối hợp với các thôn, bản; thường xuyên).",
            *("Trung tâm Văn hóa", "các thôn, bản", "thường xuyên", True),
        ),
        (
            "Sở Y tế chủ trì, phối hợp với Sở Nội vụ; UBND các xã xây dựng đề án. Hoàn thành trong quý II/2026.",
            *("Sở Y tế", "Sở Nội vụ; UBND các xã", "Hoàn thành trong quý II/2026", False),
        ),
    ],
)
def test_a_sentence_is_read(text: str, lead: str, coordinating: str, timing: str, *, pure: bool) -> None:
    found = find_assignment(text)
    assert found is not None
    assert (found.lead, found.coordinating, found.timing, found.pure) == (lead, coordinating, timing, pure)


@pytest.mark.parametrize(
    "text",
    [
        "Nâng cao vai trò của cơ quan chủ trì.",
        "Sở Tư pháp theo dõi, đôn đốc các đơn vị chủ trì nhiệm vụ.",
        "Phối hợp với Sở Tài chính thực hiện.",
    ],
)
def test_a_sentence_that_hands_out_nothing(text: str) -> None:
    assert find_assignment(text) is None


def test_tasks_whose_leads_stand_in_sentences_below_titles() -> None:
    draft = draft_of("""
KẾ HOẠCH
Truyền thông năm 2026
I. NHIỆM VỤ VÀ GIẢI PHÁP
1. Rà soát văn bản
Sở Tư pháp chủ trì, phối hợp với Sở Tài chính, UBND các huyện; hoàn thành trong năm 2026.
2. Tập huấn đội ngũ báo cáo viên
Giao Sở Nội vụ chủ trì, phối hợp với Trường Chính trị tỉnh thực hiện trong Quý III/2026.
3. Giám sát việc thực hiện
Đề nghị Hội Nông dân tỉnh chủ trì, phối hợp với các thành viên tổ chức giám sát; thời gian thực hiện: hằng năm.
4. Cơ sở dữ liệu
Xây dựng cơ sở dữ liệu dùng chung.
Cơ quan chủ trì: Sở Công Thương; thời gian: Quý IV/2026; sản phẩm: Cơ sở dữ liệu; kinh phí: ngân sách tỉnh.
II. TỔ CHỨC THỰC HIỆN
1. Sở Tư pháp chủ trì, phối hợp với các sở theo dõi việc thực hiện.
""")
    assert [(task.title, leads(task)) for task in draft.tasks] == [
        ("Rà soát văn bản", ["Sở Tư pháp"]),
        ("Tập huấn đội ngũ báo cáo viên", ["Sở Nội vụ"]),
        ("Giám sát việc thực hiện", ["Hội Nông dân tỉnh"]),
        ("Cơ sở dữ liệu", ["Sở Công Thương"]),
    ]
    assert helpers(draft.tasks[0]) == ["Sở Tài chính", "UBND các huyện"]
    assert [task.timing.value.text for task in draft.tasks if task.timing] == [
        "hoàn thành trong năm 2026",
        "trong Quý III/2026",
        "hằng năm",
        "Quý IV/2026",
    ]
    assert draft.tasks[3].content == "Xây dựng cơ sở dữ liệu dùng chung.\nkinh phí: ngân sách tỉnh"
    assert draft.tasks[3].result == "Cơ sở dữ liệu"


def test_dashes_with_the_assignment_in_brackets_are_tasks() -> None:
    draft = draft_of("""
KẾ HOẠCH
Truyền thông năm 2026
II. NỘI DUNG THỰC HIỆN
- Biên soạn tài liệu (Chủ trì: Phòng Văn hóa - Xã hội; phối hợp: các thôn; thời gian: quý II/2026).
- Phát thanh trên loa (Phòng Kinh tế chủ trì, phối hợp với các thôn; thường xuyên).
- Kiểm tra việc thực hiện. (Giao Phòng Kinh tế chủ trì; hoàn thành trước ngày 15/11/2026)
- Duy trì tủ sách.
""")
    assert [(task.printed_number, task.title) for task in draft.tasks] == [
        ("", "Biên soạn tài liệu"),
        ("", "Phát thanh trên loa"),
        ("", "Kiểm tra việc thực hiện"),
        ("", "Duy trì tủ sách"),
    ]
    assert [leads(task) for task in draft.tasks] == [
        ["Phòng Văn hóa - Xã hội"],
        ["Phòng Kinh tế"],
        ["Phòng Kinh tế"],
        [],
    ]
