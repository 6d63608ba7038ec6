"""Days as they are typed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.spreadsheet.days import YearOf, day_from, day_from_text
from desktop.spreadsheet.sheet import Cell, Kind, Moment

SEPTEMBER = YearOf(date(2024, 8, 15), date(2024, 9, 14))
WINTER = YearOf(date(2023, 12, 15), date(2024, 1, 14))


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["/", "-", ".", " / "]))
def test_day_month_year_in_any_dress(day: date, sign: str) -> None:
    for text in (
        f"{day.day}{sign}{day.month}{sign}{day.year}",
        f"{day.day:02d}{sign}{day.month:02d}{sign}{day.year}",
        f"Ngày {day.day} tháng {day.month} năm {day.year}",
        day.isoformat(),
    ):
        assert day_from_text(text, YearOf()) == day


@given(st.integers(0, 31), st.integers(0, 13), st.integers(1900, 2100))
def test_only_days_of_the_calendar(day: int, month: int, year: int) -> None:
    text = f"{day}/{month}/{year}"
    try:
        expected = date(year, month, day)
    except ValueError:
        with pytest.raises(ValueError, match=r"chỉ có|không có"):
            day_from_text(text, YearOf())
    else:
        assert day_from_text(text, YearOf()) == expected


@given(st.integers(0, 30), st.sampled_from([SEPTEMBER, WINTER]))
def test_a_day_of_the_period_needs_no_year(offset: int, period: YearOf) -> None:
    assert period.first is not None
    day = period.first + timedelta(days=offset)
    assert period.last is not None
    if day <= period.last:
        assert day_from_text(f"{day.day}/{day.month}", period) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14/9", date(2024, 9, 14)), ("14/9/24", date(2024, 9, 14)), (" 14 / 9 / 2024 ", date(2024, 9, 14)),
        ("Thứ bảy, ngày 14/9/2024", date(2024, 9, 14)), ("14/9/2024 9:30", date(2024, 9, 14)),
        ("14 tháng 9", date(2024, 9, 14)), ("2024-09-14T00:00:00", date(2024, 9, 14)), ("14.9.2024", date(2024, 9, 14)),
        ("29/2/2024", date(2024, 2, 29)),
    ],
)  # fmt: skip
def test_as_clerks_write(text: str, day: date) -> None:
    assert day_from_text(text, SEPTEMBER) == day


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("30/2", "tháng 2 chỉ có 29 ngày."), ("31/9/2024", "tháng 9 chỉ có 30 ngày."),
        ("29/2/2023", "tháng 2 năm 2023 chỉ có 28 ngày."), ("9/14/2024", "không có tháng 14"), ("0/9/2024", "ngày 0"),
        ("1/10", "không nằm trong kỳ"), ("1/9/224", "năm «224» không rõ"), ("1/9/1024", "năm 1024 không hợp lệ"),
        ("5-6/9/2024", "nhiều ngày"), ("5,6/9", "nhiều ngày"), ("1/9 - 5/9/2024", "nhiều ngày"),
        ("đầu tháng", "không phải là ngày"), ("45549", "không phải là ngày"), ("14/9/2024/5", "không phải là ngày"),
    ],
)  # fmt: skip
def test_refusals_say_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        day_from_text(text, SEPTEMBER)


def test_without_a_period_the_year_is_asked_for() -> None:
    with pytest.raises(ValueError, match="thiếu năm"):
        day_from_text("14/9", YearOf())
    with pytest.raises(ValueError, match="tháng 2 chỉ có 29 ngày"):
        day_from_text("30/2", YearOf())


def test_excels_own_days() -> None:
    assert day_from(Cell(1, Kind.DAY, date(2024, 9, 14)), YearOf()) == date(2024, 9, 14)
    assert day_from(Cell(1, Kind.MOMENT, Moment(date(2024, 9, 14), timedelta(hours=5))), YearOf()) == date(2024, 9, 14)
    assert day_from(Cell(1, Kind.NUMBER, 45_549), YearOf()) == date(2024, 9, 14)
    for cell in (Cell(1, Kind.NUMBER, 14.9), Cell(1, Kind.NUMBER, 5), Cell(1, Kind.FLAG, value=True)):
        with pytest.raises(ValueError, match="không phải là ngày"):
            day_from(cell, YearOf())
