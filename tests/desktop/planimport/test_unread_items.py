from __future__ import annotations

from desktop.domain.plan_draft import FindingKind, PlanDraft
from tests.desktop.planimport.files import draft_of

HEAD = "KẾ HOẠCH\nLàm đẹp đường làng ngõ xóm\n"
TABLE = "| TT | Nội dung | Cơ quan chủ trì | Thời gian |\n| 1 | Quét vôi hàng rào | Xã đoàn | Quý I/2026 |\n"


def lost(draft: PlanDraft) -> list[tuple[str, tuple[int, ...]]]:
    return [(note.text, note.paragraphs) for note in draft.notes if note.kind is FindingKind.NO_TASKS]


def test_items_beside_a_table_of_tasks_are_told() -> None:
    text = (
        HEAD
        + "I. NHIỆM VỤ\n1. Trồng hoa hai bên đường.\n2. Dọn cỏ:\n- Ở đầu làng.\nII. PHÂN CÔNG\nTheo bảng.\n"
        + TABLE
    )
    draft = draft_of(text)
    assert [task.title for task in draft.tasks] == ["Quét vôi hàng rào"]
    ((told, paragraphs),) = lost(draft)
    assert told.startswith("Trong phần “NHIỆM VỤ” có 2 mục chưa đọc được thành nhiệm vụ: “1. Trồng hoa")
    assert [draft.paragraphs[number] for number in paragraphs] == [
        "1. Trồng hoa hai bên đường.",
        "2. Dọn cỏ:",
        "- Ở đầu làng.",
    ]


def test_items_that_were_read_and_items_of_other_sections_are_not_told() -> None:
    text = (
        HEAD
        + "I. MỤC ĐÍCH\n- Làng xóm sạch đẹp.\nII. NHIỆM VỤ\n1. Trồng hoa.\n- Mỗi nhà một bồn.\n2. Dọn cỏ.\n"
        + "III. KINH PHÍ\n- Nhân dân đóng góp.\nIV. TỔ CHỨC THỰC HIỆN\n1. Xã đoàn\n- Phát động.\n"
    )
    draft = draft_of(text)
    assert len(draft.tasks) == 2
    assert lost(draft) == []


def test_a_row_without_work_is_told() -> None:
    draft = draft_of(HEAD + "I. NHIỆM VỤ\n" + TABLE + "| 2 |  | Hội Phụ nữ xã | Quý II/2026 |\n")
    assert len(draft.tasks) == 1
    assert [text[:36] for text, _ in lost(draft)] == ["Trong bảng nhiệm vụ có 1 hàng không "]
