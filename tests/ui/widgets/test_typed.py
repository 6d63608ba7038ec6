"""What a field makes of what was typed, once it is left."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.vietnamese.numerals import day_text, duration_text, grouped
from ui.widgets.typed import read_clock, read_day, read_number, read_seconds

TODAY = date(2024, 9, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12/9", date(2024, 9, 12)),
        ("12/9/24", date(2024, 9, 12)),
        ("12-09-2023", date(2023, 9, 12)),
        ("1.2.2025", date(2025, 2, 1)),
        (" 5/10/2026 ", date(2026, 10, 5)),
        ("", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["31/9", "30/2/2024", "hôm qua", "12", "1/13/2024", "12/9/024"])
def test_days_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"ngày"):
        read_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "clock"),
    [("7:30", time(7, 30)), ("7h30", time(7, 30)), ("7h", time(7)), ("17.05", time(17, 5)), ("", None)],
)
def test_clocks(text: str, clock: time | None) -> None:
    assert read_clock(text) == clock


@pytest.mark.parametrize("text", ["25:00", "7:60", "sáng", "7h3p"])
def test_clocks_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match="giờ"):
        read_clock(text)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("15", 900), ("15 phút", 900), ("15p", 900), ("1:30", 90), ("1 phút 30 giây", 90), ("45 giây", 45), ("", None)],
)
def test_durations(text: str, seconds: int | None) -> None:
    assert read_seconds(text) == seconds


@pytest.mark.parametrize("text", ["mười lăm", "1:75", "lâu"])
def test_durations_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match="thời lượng"):
        read_seconds(text)


@pytest.mark.parametrize("text", ["12.34", "1,5", "-3", "ba"])
def test_numbers_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match="số nguyên"):
        read_number(text)


@given(st.integers(0, 10**9))
def test_a_number_written_is_read_again(number: int) -> None:
    assert read_number(grouped(number)) == number


@given(st.integers(1, 86_400))
def test_a_duration_written_is_read_again(seconds: int) -> None:
    assert read_seconds(duration_text(seconds)) == seconds


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_a_day_written_is_read_again(day: date) -> None:
    assert read_day(day_text(day), TODAY) == day
