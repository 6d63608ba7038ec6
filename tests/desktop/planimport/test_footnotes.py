"""Footnotes inside the text of a plan."""

from __future__ import annotations

import pytest

from desktop.planimport.footnotes import without_footnotes
from desktop.planimport.frame import number_items
from tests.desktop.planimport.files import draft_of, helpers, leads, source_of


def test_footnotes_join_no_task_and_their_signs_no_value() -> None:
    draft = draft_of("""
KẾ HOẠCH
Truyền thông năm 2026
I. NHIỆM VỤ
1. Công tác chỉ đạo, điều hành[1]
a) Ban hành văn bản theo Quyết định số 5/QĐ-TTg².
[1] Theo Kết luận của Ban Thường vụ tại Thông báo số 12-TB/ĐU.
b) Thời gian: Quý I/2026
c) Cơ quan chủ trì: Văn phòng HĐND và UBND xã.
2. Tập huấn cán bộ
- Cơ quan chủ trì: Phòng Văn hóa - Xã hội[2]
- Cơ quan phối hợp: Công an xã
_______________
[2] Cơ quan thường trực.
² Quyết định của Thủ tướng.
""")
    assert [task.title for task in draft.tasks] == ["Công tác chỉ đạo, điều hành", "Tập huấn cán bộ"]
    assert draft.tasks[0].content == "a) Ban hành văn bản theo Quyết định số 5/QĐ-TTg."
    assert leads(draft.tasks[1]) == ["Phòng Văn hóa - Xã hội"]
    assert helpers(draft.tasks[1]) == ["Công an xã"]
    assert "[2] Cơ quan thường trực." in draft.paragraphs


@pytest.mark.parametrize(
    "text",
    [
        "Diện tích 20 m² và 3 km² đất.",
        "Xem tài liệu [4] của Sở.",
        "(1) Ban hành văn bản; (2) tổ chức thực hiện.\n(2) Theo dõi.",
        "-------\nSố: 4/KH-UBND",
    ],
)
def test_what_only_looks_like_a_footnote_stays(text: str) -> None:
    items = number_items(source_of(f"KẾ HOẠCH\nNăm 2026\n{text}\n".encode()))
    assert without_footnotes(items) == items
