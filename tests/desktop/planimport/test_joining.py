from __future__ import annotations

from desktop.planimport.joining import Line, join_lines
from desktop.planimport.source import Paragraph


def joined(*lines: Line | str) -> list[str]:
    """Paragraphs of lines; a text alone is a line that is full to its end."""
    made = [Line(line, room=False) if isinstance(line, str) else line for line in lines]
    return [paragraph.text for paragraph in join_lines(made)]


def test_a_number_or_a_dash_where_a_sentence_was_broken_is_no_item() -> None:
    assert joined(
        "của các tổ chức chính trị", "- xã hội theo khoản", "12. Riêng các xã làm theo Quyết định 71/QĐ-", "UBND"
    ) == ["của các tổ chức chính trị - xã hội theo khoản 12. Riêng các xã làm theo Quyết định 71/QĐ-UBND"]
    assert joined("Trung tâm Văn hóa - Thể thao", "- Du lịch huyện giai đoạn 2023", "- 2028") == [
        "Trung tâm Văn hóa - Thể thao - Du lịch huyện giai đoạn 2023 - 2028"
    ]


def test_a_number_that_counts_on_is_an_item() -> None:
    assert joined("1. Tập huấn cho cán bộ", "2. Biên soạn tài liệu", "- Tổ chức hội thi") == [
        "1. Tập huấn cho cán bộ",
        "2. Biên soạn tài liệu",
        "- Tổ chức hội thi",
    ]


def test_a_short_line_before_a_capital_ends_a_paragraph() -> None:
    assert joined(Line("1. Tập huấn cho cán bộ", room=True), "Phối hợp với tỉnh", "mở lớp.") == [
        "1. Tập huấn cho cán bộ",
        "Phối hợp với tỉnh mở lớp.",
    ]
    assert joined(Line("Báo cáo gửi về", room=True), "Sở Nội vụ") == ["Báo cáo gửi về Sở Nội vụ"]
    assert joined(Line("Kết quả của", room=True), "Ủy ban") == ["Kết quả của Ủy ban"]


def test_headings_in_capitals_are_joined_with_capitals_only() -> None:
    assert joined("I. MỤC", "ĐÍCH, YÊU CẦU", "1. Mục đích") == ["I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích"]
    assert joined("KẾ HOẠCH", "ĐỌC SÁCH NĂM", "2026", "Thực hiện Kế hoạch") == [
        "KẾ HOẠCH",
        "ĐỌC SÁCH NĂM 2026",
        "Thực hiện Kế hoạch",
    ]


def test_labels_closings_and_lines_of_the_frame_stand_alone() -> None:
    assert joined(
        "Mở lớp cho các xã", "Đơn vị chủ trì: Phòng A", "và Phòng B.", "Trên đây là Kế hoạch của xã", "năm 2026."
    ) == [
        "Mở lớp cho các xã",
        "Đơn vị chủ trì: Phòng A và Phòng B.",
        "Trên đây là Kế hoạch của xã năm 2026.",
    ]
    assert joined("theo quy định./.", "Nơi nhận:", "- Như trên;", "TM. ỦY BAN NHÂN DÂN") == [
        "theo quy định./.",
        "Nơi nhận:",
        "- Như trên;",
        "TM. ỦY BAN NHÂN DÂN",
    ]


def test_the_indent_tells_where_a_paragraph_opens() -> None:
    opening = Line("Đoạn mới thụt vào", room=False, starts=True)
    following = Line("Hòa Bình là tên riêng.", room=False, starts=False)
    assert joined("Đoạn cũ kết thúc", opening, following) == [
        "Đoạn cũ kết thúc",
        "Đoạn mới thụt vào Hòa Bình là tên riêng.",
    ]


def test_bold_lines_at_the_start_are_measured() -> None:
    lines = [Line("1. Tập huấn.", room=False, bold=True), Line("mở lớp hằng năm.", room=True)]
    assert join_lines(lines) == [Paragraph("1. Tập huấn. mở lớp hằng năm.", bold=False, bold_lead=13)]
