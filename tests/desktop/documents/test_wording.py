from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents import wording
from desktop.domain.paperwork import DocumentKind
from desktop.domain.period import Period, Span


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0"), (1, "01"), (9, "09"), (10, "10"), (1234, "1.234"), (1_000_000, "1.000.000")]
)
def test_a_count_below_ten_has_two_digits(number: int, expected: str) -> None:
    assert wording.amount(number) == expected


def test_a_count_without_a_noun_has_no_blank_at_its_end() -> None:
    assert wording.counted(3, "lớp") == "03 lớp"
    assert wording.counted(3, "") == "03"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 8, 15), "15/8/2024"),
        (date(2024, 1, 4), "04/01/2024"),
        (date(2023, 2, 28), "28/02/2023"),
        (date(2023, 3, 2), "02/3/2023"),
        (date(2023, 12, 31), "31/12/2023"),
    ],
)
def test_only_days_below_ten_and_the_first_two_months_have_a_zero(day: date, expected: str) -> None:
    assert wording.short_day(day) == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (date(2024, 8, 5), "ngày 05/8/2024"),
        (date(2024, 8, 13), "từ ngày 05 đến ngày 13/8/2024"),
        (date(2024, 9, 2), "từ ngày 05/8 đến ngày 02/9/2024"),
        (date(2025, 1, 2), "từ ngày 05/8/2024 đến ngày 02/01/2025"),
    ],
)
def test_a_range_of_days_says_month_and_year_once(last: date, expected: str) -> None:
    assert wording.from_to(date(2024, 8, 5), last) == expected


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        ("khoản 4 Điều 12 Nghị định số 09/2019/NĐ-CP", " theo khoản 4 Điều 12 Nghị định số 09/2019/NĐ-CP"),
        ("kỳ tính theo tháng dương lịch", ", kỳ tính theo tháng dương lịch"),
        ("theo Quyết định số 12/QĐ-UBND.", ", theo Quyết định số 12/QĐ-UBND"),
        ("", ""),
    ],
)
def test_the_days_of_a_period_name_their_rule_without_doubling_a_word(citation: str, expected: str) -> None:
    year = Span(date(2025, 12, 15), date(2026, 12, 14))
    assert wording.period_days(year, citation) == f"số liệu tính từ ngày 15/12/2025 đến ngày 14/12/2026{expected}"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("2024-09", "Tháng 9/2024"),
        ("2024-01", "Tháng 01/2024"),
        ("2024-Q3", "Quý III/2024"),
        ("2024-H1", "6 tháng đầu năm 2024"),
        ("2024-9M", "9 tháng đầu năm 2024"),
        ("2024", "Năm 2024"),
    ],
)
def test_a_period_at_the_head_of_a_column(code: str, expected: str) -> None:
    assert wording.period_head(Period.parse(code)) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Triển khai thực hiện Đề án truyền thông", "triển khai thực hiện Đề án truyền thông"),
        ("Đề án truyền thông về quyền con người", "Đề án truyền thông về quyền con người"),
        ("Nhân dân giám sát", "Nhân dân giám sát"),
        ("UBND các xã tiếp phát", "UBND các xã tiếp phát"),
        ("Hạ Hòa xanh, sạch", "Hạ Hòa xanh, sạch"),
        ("Theo Kế hoạch của Sở", "theo Kế hoạch của Sở"),
        ("Đẩy mạnh truyền thông ngành Giáo dục…", "đẩy mạnh truyền thông ngành Giáo dục"),
        ("Tập huấn.", "tập huấn"),
        ("", ""),
    ],
)
def test_a_title_inside_a_sentence_begins_small_unless_it_is_a_name(title: str, expected: str) -> None:
    assert wording.inside(title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uỷ ban nhân dân, Huyện uỷ", "Ủy ban nhân dân, Huyện ủy"),
        ("Phòng Văn hoá, HOÀ BÌNH", "Phòng Văn hóa, HÒA BÌNH"),
        ("khoẻ, thuỷ, hoà, loè", "khỏe, thủy, hòa, lòe"),
        ("quý, hoàn, thuyền, quỹ, toán, Hòa", "quý, hoàn, thuyền, quỹ, toán, Hòa"),
    ],
)
def test_tone_marks_stand_where_state_documents_put_them(text: str, expected: str) -> None:
    assert wording.old_tones(text) == expected


def test_an_agency_keeps_its_capital_and_a_group_does_not() -> None:
    assert wording.within("Phòng Văn hóa và Thông tin") == "Phòng Văn hóa và Thông tin"
    assert wording.within("Các phòng, đơn vị") == "các phòng, đơn vị"


def test_names_with_commas_of_their_own_stand_between_semicolons() -> None:
    assert wording.names_listed(("Công an huyện", "Huyện đoàn")) == "Công an huyện, Huyện đoàn"
    listed = wording.names_listed(("Sở Văn hóa, Thể thao và Du lịch", "Huyện đoàn", " "))
    assert listed == "Sở Văn hóa, Thể thao và Du lịch; Huyện đoàn"


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (28, 16, "tăng 12 lượt (75,0%)"),
        (27, 30, "giảm 03 lượt (10,0%)"),
        (5, 0, "tăng 05 lượt (kỳ so sánh không có)"),
        (0, 4, "giảm 04 lượt (100,0%)"),
        (7, 7, "không thay đổi"),
    ],
)
def test_a_change_in_words(now: int, before: int, expected: str) -> None:
    assert wording.change(now, before, "lượt") == expected


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Ủy ban nhân dân huyện Hạ Hòa", date(2025, 6, 30), "Ủy ban nhân dân huyện Hạ Hòa"),
        ("Ủy ban nhân dân huyện Hạ Hòa", date(2025, 7, 1), "Ủy ban nhân dân huyện Hạ Hòa (trước sắp xếp)"),
        ("UBND thị trấn Hạ Hòa", date(2026, 1, 1), "UBND thị trấn Hạ Hòa (trước sắp xếp)"),
        ("Ủy ban nhân dân xã Hạ Hòa", date(2026, 1, 1), "Ủy ban nhân dân xã Hạ Hòa"),
        ("Huyện Hạ Hòa (trước sắp xếp)", date(2026, 1, 1), "Huyện Hạ Hòa (trước sắp xếp)"),
    ],
)
def test_a_name_of_a_level_that_ended_is_marked(name: str, day: date, expected: str) -> None:
    assert wording.dated_name(name, day) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("630/KH-UBND", "Kế hoạch"),
        ("12/QĐ-UBND", "Quyết định"),
        ("10-CTr/TU", "Chương trình"),
        ("05/CT-TTg", "Chỉ thị"),
        ("38/KHSTTT", "Kế hoạch"),
        ("", "Kế hoạch"),
    ],
)
def test_the_symbol_tells_the_type_of_a_plan(number: str, expected: str) -> None:
    assert wording.paper_type(number) == expected


@pytest.mark.parametrize(
    ("type_name", "title", "expected"),
    [
        ("Kế hoạch", "Triển khai Đề án", "về triển khai Đề án"),
        ("Kế hoạch", "Kế hoạch Triển khai Đề án", "về triển khai Đề án"),
        ("Kế hoạch", "Đề án truyền thông", "thực hiện Đề án truyền thông"),
        ("Kế hoạch", "Truyền thông về quyền con người", "truyền thông về quyền con người"),
        ("Công văn", "V/v tăng cường tuyên truyền", "về việc tăng cường tuyên truyền"),
        ("Công văn", "Tăng cường tuyên truyền", "về việc tăng cường tuyên truyền"),
        ("Quyết định", "Phê duyệt Đề án", "về việc phê duyệt Đề án"),
        ("Thông báo", "Về kết quả kiểm tra", "về kết quả kiểm tra"),
        ("Báo cáo", "", ""),
    ],
)
def test_what_a_document_is_about(type_name: str, title: str, expected: str) -> None:
    assert wording.about(type_name, title) == expected


def test_a_document_is_cited_in_full_and_without_what_is_not_known() -> None:
    cited = wording.cited("Kế hoạch", "Số: 112/KH-UBND", date(2024, 1, 6), "Ủy ban nhân dân huyện", "Tổ chức lớp.")
    assert cited == "Kế hoạch số 112/KH-UBND ngày 06/01/2024 của Ủy ban nhân dân huyện về tổ chức lớp"
    assert wording.cited("Kế hoạch", "", None, "", "") == "Kế hoạch"


def test_only_what_has_no_type_is_a_plain_document() -> None:
    assert wording.kind_name(DocumentKind.OTHER) == "Văn bản"
    assert {wording.kind_name(kind) for kind in DocumentKind} >= {"Công văn", "Quyết định", "Văn bản"}


@pytest.mark.parametrize(
    ("text", "expected"), [("Đã làm", "Đã làm."), ("Đã làm.", "Đã làm."), ("Gồm:", "Gồm:"), ("Đã làm;", "Đã làm;")]
)
def test_somebodys_own_words_get_only_the_mark_they_lack(text: str, expected: str) -> None:
    assert wording.finished(text) == expected


@given(st.text(max_size=60))
def test_a_sentence_of_ours_ends_with_one_full_stop(text: str) -> None:
    made = wording.sentence(text)
    assert made.endswith(".")
    assert not made.endswith("..")
