from __future__ import annotations

import textwrap

import pytest

from desktop.planimport.joining import Line
from desktop.planimport.wrap_width import rejoined
from desktop.planimport.wrapped_text import is_hard_wrapped, wrapped_paragraphs

PARAGRAPHS = [
    "I. NHIỆM VỤ VÀ GIẢI PHÁP",
    "1. Tập huấn, bồi dưỡng kiến thức và kỹ năng truyền thông cho đội ngũ cộng tác viên ở các thôn, bản vùng cao",
    "Phối hợp với các cơ quan cấp tỉnh mở lớp tập huấn cho phóng viên, biên tập viên, tuyên truyền viên của xã.",
    "- Thời gian thực hiện: Hằng năm.",
    "- Đơn vị chủ trì: Phòng Văn hóa, Khoa học và Thông tin xã, Trung tâm Dịch vụ tổng hợp, các trường trên địa bàn.",
    "- Đơn vị phối hợp: Các tổ chức chính trị - xã hội; Trung tâm Văn hóa - Thể thao - Du lịch và Truyền thông.",
    "2. Biên soạn tài liệu",
    "a) Tài liệu giai đoạn 2024 - 2026, gồm: (1) Sổ tay hỏi đáp; (2) Tờ gấp song ngữ; (3) Bộ tranh cổ động treo tường.",
    "3. Tổ chức các cuộc thi sáng tác tranh, ảnh, tiểu phẩm về đề tài gia đình và trẻ em trong các trường học vùng cao",
    "Thành lập ban tổ chức, ban giám khảo; tiếp nhận bài dự thi, chấm và trao giải nhân Ngày Gia đình Việt Nam.",
    "- Đơn vị chủ trì: Phòng Giáo dục và Đào tạo; Huyện đoàn; Hội Liên hiệp Phụ nữ huyện; Ủy ban nhân dân các xã.",
    "b) Tài liệu số hóa theo Quyết định số 12/QĐ-UBND ngày 5 tháng 4 năm 2024 của Ủy ban nhân dân huyện Mây Trắng.",
]


def words(lines: list[str]) -> list[str]:
    return [paragraph.text for paragraph in wrapped_paragraphs(lines)]


@pytest.mark.parametrize("width", [60, 72, 80, 95])
@pytest.mark.parametrize("between", ["\n", "\n\n", " \n \n"], ids=["close", "double spaced", "blank lines of a blank"])
def test_lines_broken_at_a_width_are_joined(width: int, between: str) -> None:
    lines = [line for paragraph in PARAGRAPHS for line in textwrap.wrap(paragraph, width, break_on_hyphens=False)]
    assert words(between.join(lines).split("\n")) == PARAGRAPHS


def test_blank_lines_between_wrapped_paragraphs() -> None:
    text = "\n\n".join("\n".join(textwrap.wrap(paragraph, 45, break_on_hyphens=False)) for paragraph in PARAGRAPHS)
    assert words(text.split("\n")) == PARAGRAPHS


def test_unwrapped_lines_stay_paragraphs() -> None:
    assert words(PARAGRAPHS) == PARAGRAPHS


def test_unevenly_broken_blocks() -> None:
    text = """
- Cơ quan thực hiện: Ban
Quản lý các khu công nghiệp, Sở
Xây dựng và các cơ quan có liên
quan.

II. TỔ
CHỨC THỰC HIỆN

1. Sở
Xây dựng theo dõi việc thực hiện trong toàn tỉnh và báo cáo trước ngày
15/11, bắt đầu từ năm
2026.
"""
    assert words(text.split("\n")) == [
        "- Cơ quan thực hiện: Ban Quản lý các khu công nghiệp, Sở Xây dựng và các cơ quan có liên quan.",
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Sở Xây dựng theo dõi việc thực hiện trong toàn tỉnh và báo cáo trước ngày 15/11, bắt đầu từ năm 2026.",
    ]


def test_a_number_alone_takes_the_next_line() -> None:
    assert words(["1.", "Khảo sát hạ tầng", "2.", "Tập huấn"]) == ["1. Khảo sát hạ tầng", "2. Tập huấn"]


def test_page_numbers_are_left_out() -> None:
    lines = ["Đoạn thứ nhất dừng ở cuối trang một và", "2", "còn tiếp ở trang hai.", "- 3 -", "Đoạn thứ hai.", "1998"]
    assert "2" not in " ".join(words(lines)).replace("1998", "").split()
    assert words(lines)[0] == "Đoạn thứ nhất dừng ở cuối trang một và còn tiếp ở trang hai."


def test_head_and_foot_keep_their_lines_and_columns_are_parted() -> None:
    text = """
ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN MÂY TRẮNG               Độc lập - Tự do - Hạnh phúc
Số: 4/KH-UBND\tMây Trắng, ngày 02 tháng 3 năm 2024

KẾ HOẠCH
Mở lớp dạy hát
Căn cứ nhu cầu.
Nơi nhận:                            TM. ỦY BAN NHÂN DÂN
- Như trên;                              CHỦ TỊCH
- Lưu: VT.
                                      Lục Thị Mai Hoa
"""
    assert words(text.split("\n")) == [
        "ỦY BAN NHÂN DÂN",
        "HUYỆN MÂY TRẮNG",
        "Số: 4/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Mây Trắng, ngày 02 tháng 3 năm 2024",
        "KẾ HOẠCH",
        "Mở lớp dạy hát",
        "Căn cứ nhu cầu.",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Lục Thị Mai Hoa",
    ]


def test_paragraphs_that_are_lines_of_a_page_are_noticed() -> None:
    lines = [line for paragraph in PARAGRAPHS * 2 for line in textwrap.wrap(paragraph, 60)]
    assert is_hard_wrapped(lines)
    assert not is_hard_wrapped(PARAGRAPHS * 3)
    assert not is_hard_wrapped(lines[:5])


def test_a_name_broken_before_its_hyphen_is_no_bullet() -> None:
    before = Line("- Lập danh sách người tham gia; giao Phòng Kế hoạch", room=False)
    after = Line("- Tài chính chủ trì, hoàn thành trong quý I.", room=False)
    assert [line.text for line in rejoined([before, after])] == [f"{before.text} {after.text}"]
    heading = Line("1. Phòng Kế hoạch", room=True)
    assert rejoined([heading, after]) == [heading, after]
