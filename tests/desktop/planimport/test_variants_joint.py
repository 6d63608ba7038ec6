"""A plan of two issuers, signed without Nơi nhận, with money and duties under one heading."""

from __future__ import annotations

import docx

from desktop.domain.plan_draft import FindingKind
from tests.desktop.planimport.files import docx_bytes, draft_of

JOINT = """\
SỞ VĂN HÓA - CÔNG AN TỈNH
Số: 12/KHLT-SVH-CAT
Lâm Giang, ngày 03 tháng 3 năm 2026
KẾ HOẠCH LIÊN TỊCH
Giữ gìn trật tự lễ hội mùa xuân năm 2026
I. MỤC ĐÍCH
- Lễ hội an toàn.
II. NHIỆM VỤ
1. Tuần tra ban đêm.
Chủ trì: Công an tỉnh.
III. KINH PHÍ VÀ TỔ CHỨC THỰC HIỆN
1. Kinh phí: Ngân sách tỉnh bảo đảm.
2. Sở Văn hóa
- Hướng dẫn lễ hội.
3. Công an tỉnh
- Bố trí lực lượng.
- Lập dự toán kinh phí trực đêm.
Trên đây là Kế hoạch liên tịch, đề nghị các đơn vị thực hiện./.
GIÁM ĐỐC
Lò Văn Tám
"""


def test_the_kind_of_a_joint_plan_is_no_part_of_its_title() -> None:
    title = draft_of(JOINT).title
    assert title is not None
    assert title.value == "Giữ gìn trật tự lễ hội mùa xuân năm 2026"


def test_a_signature_without_recipients() -> None:
    draft = draft_of(JOINT)
    assert draft.signer is not None
    assert (draft.signer.position, draft.signer.name) == ("GIÁM ĐỐC", "Lò Văn Tám")
    assert draft.recipients == ()


def test_a_heading_on_money_and_duties_holds_both() -> None:
    draft = draft_of(JOINT)
    assert [money.text for money in draft.money] == ["Ngân sách tỉnh bảo đảm"]
    assert [(duty.agency, len(duty.bullets)) for duty in draft.responsibilities] == [
        ("Sở Văn hóa", 1),
        ("Công an tỉnh", 2),
    ]


def test_a_head_line_that_begins_like_the_one_before_ends_is_no_word_written_twice() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "TỈNH LÂM GIANG\nLÂM GIANG ĐOÀN"
    table.cell(0, 1).text = "Lâm Giang, ngày 03 tháng 3 năm 2026"
    for text in ("KẾ HOẠCH", "Trồng cây", "I. NHIỆM VỤ", "1. Trồng cây ở ở bãi bồi bãi bồi.", "Chủ trì: Xã đoàn."):
        document.add_paragraph(text)
    doubled = [note for note in draft_of(docx_bytes(document)).notes if note.kind is FindingKind.DOUBLED_WORDS]
    assert [note.text for note in doubled] == ["Cụm từ “bãi bồi” bị lặp hai lần liền nhau."]
