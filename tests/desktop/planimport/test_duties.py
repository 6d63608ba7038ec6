from __future__ import annotations

from desktop.domain.plan_draft import ResponsibilityDraft, Sure
from tests.desktop.planimport.files import draft_of


def duties(section: str) -> tuple[ResponsibilityDraft, ...]:
    return draft_of(
        f"KẾ HOẠCH\nĐọc sách\nI. NHIỆM VỤ\n1. Mở thư viện\nII. TỔ CHỨC THỰC HIỆN\n{section}"
    ).responsibilities


def test_agencies_as_subjects_headings_and_in_the_middle() -> None:
    found = duties(
        "1. Bộ Chỉ huy quân sự tỉnh chủ trì, phối hợp với các sở tổ chức thực hiện.\n"
        "2. Đề nghị Huyện đoàn\n- Vận động thanh niên.\n"
        "3. Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các phòng, ban kịp thời phản ánh về UBND huyện."
    )
    assert [(one.agency, len(one.bullets), one.sure) for one in found] == [
        ("Bộ Chỉ huy quân sự tỉnh", 0, Sure.SURE),
        ("Huyện đoàn", 1, Sure.SURE),
        ("các phòng, ban", 0, Sure.DOUBTFUL),
    ]
    assert found[0].text == "chủ trì, phối hợp với các sở tổ chức thực hiện."


def test_paragraphs_without_numbers() -> None:
    found = duties(
        "Phòng Nội vụ theo dõi việc thực hiện.\nGiao Phòng Tài chính bố trí kinh phí.\nUBND các xã tổ chức thực hiện./."
    )
    assert [one.agency for one in found] == ["Phòng Nội vụ", "Phòng Tài chính", "UBND các xã"]


def test_a_bullet_that_goes_on_with_a_broken_sentence_is_none() -> None:
    one = duties(
        "1. Sở Nội vụ theo dõi, báo cáo về Cục Quản lý hành chính\n- Cơ quan thường trực Tổ công tác trước ngày 20."
    )[0]
    assert one.bullets == ()
    assert "Cơ quan thường trực" in one.text


def test_agencies_one_level_deeper() -> None:
    found = duties(
        "1. Phân công nhiệm vụ\na) Phòng Nội vụ\n- Theo dõi.\nb) Phòng Tài chính\n- Bố trí kinh phí.\n2. UBND các xã"
    )
    assert [(one.printed_number, one.agency, len(one.bullets)) for one in found] == [
        ("a", "Phòng Nội vụ", 1),
        ("b", "Phòng Tài chính", 1),
        ("2", "UBND các xã", 0),
    ]


def test_nested_bullets_count_by_their_first_sign() -> None:
    one = duties("1. Phòng Nội vụ\n- Tham mưu:\n+ Văn bản;\n+ Báo cáo.\n- Tổng hợp.")[0]
    assert one.bullets == ("Tham mưu", "Tổng hợp")


def test_the_closing_is_no_ones_duty() -> None:
    found = duties("1. Phòng Nội vụ\n- Theo dõi.\nUBND huyện yêu cầu các phòng nghiêm túc thực hiện./.")
    assert [(one.agency, one.text) for one in found] == [("Phòng Nội vụ", "- Theo dõi.")]


def test_posts_that_head_duties() -> None:
    draft = draft_of(
        "KẾ HOẠCH\nNăm học an toàn\nI. NHIỆM VỤ\n1. Tập bơi\n- Chủ trì: Đoàn trường.\nII. TỔ CHỨC THỰC HIỆN\n"
        "1. Hiệu trưởng\n- Chỉ đạo chung.\n2. Phó Hiệu trưởng\n- Duyệt lịch học.\n- Kiểm tra sổ.\n"
        "3. Giáo viên chủ nhiệm\n- Nhắc học sinh.\n4. Nâng cao nhận thức của học sinh\n- Đọc nội quy.\n"
    )
    assert [(one.agency, len(one.bullets)) for one in draft.responsibilities] == [
        ("Hiệu trưởng", 1),
        ("Phó Hiệu trưởng", 2),
        ("Giáo viên chủ nhiệm", 1),
    ]
