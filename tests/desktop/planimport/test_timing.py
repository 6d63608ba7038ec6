from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cadence import CadenceKind as Kind
from desktop.planimport.timing import looks_timed, parse_timing, stated_timing, timing_phrase


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hằng năm.", Kind.YEARLY),
        ("Hàng năm", Kind.YEARLY),
        ("Tháng 12 hằng năm", Kind.YEARLY),
        ("Trước ngày 15 tháng 11 hằng năm", Kind.YEARLY),
        ("Hằng tháng.", Kind.MONTHLY),
        ("Mỗi tháng 01 lần", Kind.MONTHLY),
        ("Hằng quý", Kind.QUARTERLY),
        ("định kỳ 06 tháng", Kind.HALF_YEARLY),
        ("6 tháng, hằng năm và định kỳ.", Kind.HALF_YEARLY),
        ("6 tháng đầu năm, cả năm", Kind.HALF_YEARLY),
        ("02 lần/năm", Kind.HALF_YEARLY),
        ("01 lần/năm", Kind.YEARLY),
        ("2 năm/lần", Kind.UNKNOWN),
        ("3 tháng/lần", Kind.QUARTERLY),
        ("Trước ngày 20 của tháng cuối quý", Kind.QUARTERLY),
        ("Đột xuất", Kind.ON_REQUEST),
        ("6 tháng đầu năm", Kind.BY_DATE),
        ("sáu tháng cuối năm", Kind.BY_DATE),
        ("Thường xuyên.", Kind.CONTINUOUS),
        ("Thực hiện thường xuyên .", Kind.CONTINUOUS),
        ("Thường xuyên, theo yêu cầu nhiệm vụ.", Kind.CONTINUOUS),
        ("Thường xuyên, hằng năm", Kind.CONTINUOUS),
        ("Tháng 12/2013 và thường xuyên", Kind.CONTINUOUS),
        ("Hằng ngày", Kind.CONTINUOUS),
        ("Tháng 11, 12/2013 và bổ sung, sửa đổi hàng năm", Kind.YEARLY),
        ("Theo Kế hoạch của Sở Văn hóa, Thể thao và Du lịch.", Kind.ON_REQUEST),
        ("Theo kế hoạch công tác tư pháp hàng năm.", Kind.ON_REQUEST),
        ("Theo Kế hoạch riêng", Kind.ON_REQUEST),
        ("Sau khi có Quy chế của TW", Kind.ON_REQUEST),
        ("Khi có yêu cầu", Kind.ON_REQUEST),
        ("Triển khai đảm bảo theo lộ trình, hướng dẫn của Bộ, ngành.", Kind.ON_REQUEST),
        ("Quý II", Kind.BY_DATE),
        ("Hoàn thành trước ngày 30 tháng 6", Kind.BY_DATE),
        ("Đang xin ý kiến", Kind.UNKNOWN),
        ("", Kind.UNKNOWN),
    ],
)
def test_kinds_without_days(text: str, kind: Kind) -> None:
    timing = parse_timing(text)
    assert (timing.kind, timing.from_day, timing.until_day) == (kind, None, None)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Trước ngày 15/11/2025.", date(2025, 11, 15)),
        ("trước ngày 01 tháng 01 năm 2026.", date(2026, 1, 1)),
        ("Hoàn thành trong năm 2025.", date(2025, 12, 31)),
        ("Tháng 12/2025.", date(2025, 12, 31)),
        ("Tháng 2 năm 2024", date(2024, 2, 29)),
        ("Quý III Năm 2026", date(2026, 9, 30)),
        ("Quý IV/2026", date(2026, 12, 31)),
        ("6 tháng đầu năm 2024", date(2024, 6, 30)),
        ("2026", date(2026, 12, 31)),
        ("Trước tháng 6/2024", date(2024, 5, 31)),
        ("trước ngày 15/12/2025; trước ngày 31/12/2025", date(2025, 12, 31)),
    ],
)
def test_deadlines(text: str, until: date) -> None:
    timing = parse_timing(text)
    assert (timing.kind, timing.from_day, timing.until_day) == (Kind.BY_DATE, None, until)


@pytest.mark.parametrize(
    ("text", "first", "until"),
    [
        ("2026 - 2030", date(2026, 1, 1), date(2030, 12, 31)),
        ("năm 2026 - 2027.", date(2026, 1, 1), date(2027, 12, 31)),
        ("Giai đoạn 2023 – 2028", date(2023, 1, 1), date(2028, 12, 31)),
        ("Tháng 11 - 12/2025.", date(2025, 11, 1), date(2025, 12, 31)),
        ("Tháng 5, 6 năm 2024", date(2024, 5, 1), date(2024, 6, 30)),
        ("Quý I, II/2026", date(2026, 1, 1), date(2026, 6, 30)),
        ("Quý IV/2025- Quý II/2026", date(2025, 10, 1), date(2026, 6, 30)),
        ("Từ ngày 01/01/2026 đến ngày 31/3/2026.", date(2026, 1, 1), date(2026, 3, 31)),
        ("Từ năm 2025 đến hết năm 2030.", date(2025, 1, 1), date(2030, 12, 31)),
        ("từ nay đến năm 2030.", None, date(2030, 12, 31)),
        ("Từ nay đến hết năm 2025.", None, date(2025, 12, 31)),
        ("Từ 01/7/2025.", date(2025, 7, 1), None),
        ("Từ tháng 11/2013 trở đi.", date(2013, 11, 1), None),
        ("Quý IV năm 2025 và các năm tiếp theo.", date(2025, 10, 1), None),
        ("Năm 2026 và các năm tiếp theo.", date(2026, 1, 1), None),
        ("Giai đoạn 2026-2030 và những năm tiếp theo.", date(2026, 1, 1), None),
        ("Từ tháng 11/2025 đến khi kết thúc …", date(2025, 11, 1), None),
    ],
)
def test_ranges(text: str, first: date | None, until: date | None) -> None:
    timing = parse_timing(text)
    assert (timing.kind, timing.from_day, timing.until_day) == (Kind.RANGE, first, until)


def test_the_value_is_kept_as_printed_and_a_day_no_calendar_has_gives_none() -> None:
    timing = parse_timing("  Trước  ngày 31/9/2025 . ")
    assert timing.text == "Trước ngày 31/9/2025"
    assert (timing.kind, timing.until_day) == (Kind.BY_DATE, None)


def test_the_deadline_at_the_end_of_a_sentence() -> None:
    sentence = "Các phòng, đơn vị gửi kết quả rà soát về Phòng Tư pháp để tổng hợp trước ngày 15 tháng 12 năm 2025."
    assert timing_phrase(sentence) == "trước ngày 15 tháng 12 năm 2025"
    assert timing_phrase("Quý I/2026") == "Quý I/2026"


@pytest.mark.parametrize(
    ("clause", "timing"),
    [
        ("thực hiện trong Quý III/2026.", "trong Quý III/2026"),
        ("xây dựng đề án; hoàn thành trước ngày 15/11/2026)", "hoàn thành trước ngày 15/11/2026"),
        ("báo cáo Ủy ban; thời gian: định kỳ 6 tháng", "định kỳ 6 tháng"),
        ("trình Ủy ban trước ngày 15/12 hằng năm.", "trước ngày 15/12 hằng năm"),
        ("xây dựng Kế hoạch giai đoạn 2026-2030 của tỉnh", ""),
        ("tổ chức các hội nghị thường xuyên hơn nữa cho cán bộ", ""),
    ],
)
def test_the_time_a_clause_ends_with(clause: str, timing: str) -> None:
    assert stated_timing(clause) == timing


def test_words_in_brackets_that_are_a_timing() -> None:
    assert looks_timed("Quý IV/2013, Quý I/2014 và thường xuyên")
    assert looks_timed("trong năm 2013")
    assert not looks_timed("theo mẫu kèm theo")
    assert not looks_timed("b/c")


@given(st.text(alphabet="0123456789/-. quýtháng năm từ đến trước IV,", max_size=60))
def test_no_value_breaks_and_no_range_runs_backwards(text: str) -> None:
    timing = parse_timing(text)
    assert timing.from_day is None or timing.until_day is None or timing.from_day <= timing.until_day


def test_a_day_takes_the_year_of_the_next_one() -> None:
    for text in ("Từ ngày 01/11 đến 09/11/2026", "cao điểm từ ngày 01/11 đến ngày 09/11/2026", "01/11 - 09/11/2026"):
        timing = parse_timing(text)
        assert (timing.kind, timing.from_day, timing.until_day) == (Kind.RANGE, date(2026, 11, 1), date(2026, 11, 9))
    assert parse_timing("Q.II/2026").until_day == date(2026, 6, 30)
