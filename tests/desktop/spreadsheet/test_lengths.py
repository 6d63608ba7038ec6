"""Durations and times of day as they are typed."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.spreadsheet.lengths import duration_from, duration_from_text, time_from, time_from_text
from desktop.spreadsheet.sheet import Cell, Kind, Moment
from desktop.vietnamese.numerals import number_in_words


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("mười lăm phút", 900), ("15p", 900), ("15'", 900), ("15’", 900), ("15 phút", 900), ("15 PHÚT", 900),
        ("1h30", 5400), ("1h30'", 5400), ("1 giờ 30 phút", 5400), ("1 giờ, 30 phút", 5400), ("1 tiếng rưỡi", 5400),
        ("90 giây", 90), ("45s", 45), ('45"', 45), ("1'30\"", 90), ("1’30”", 90), ("5'30", 330), ("1,5 giờ", 5400),
        ("2.5 phút", 150), ("0:15:00", 900), ("một giờ ba mươi phút", 5400), ("Hai mươi nhăm phút", 1500),
        ("1h", 3600), ("1g15", 4500), ("0 phút", 0),
    ],
)  # fmt: skip
def test_durations(text: str, seconds: int) -> None:
    assert duration_from_text(text) == timedelta(seconds=seconds)


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))
def test_hours_minutes_seconds(hours: int, minutes: int, seconds: int) -> None:
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    assert duration_from_text(f"{hours} giờ {minutes} phút {seconds} giây") == length
    assert duration_from_text(f"{hours}h{minutes}'{seconds}\"") == length
    words = f"{number_in_words(hours)} giờ {number_in_words(minutes)} phút {number_in_words(seconds)} giây"
    assert duration_from_text(words) == length


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("mười lăm", "số viết bằng chữ không kèm đơn vị"), ("15", "không rõ đơn vị"), ("1:30", "không rõ là giờ"),
        ("lâu", "không phải là thời lượng"), ("15 phút 1 giờ", "không phải là thời lượng"), ("", "không phải"),
        ("phút", "không phải"), ("mười mười phút", "không phải là số"), ("15 phút rưỡi nữa", "không phải"),
        ("99999999 giờ", "quá lớn"), ("1 giờ 90", "không phải"), ("15 phố", "không phải"),
    ],
)  # fmt: skip
def test_refused_durations(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        duration_from_text(text)


def test_a_bare_number_takes_the_unit_of_its_head() -> None:
    assert duration_from_text("15", "phút") == timedelta(minutes=15)
    assert duration_from_text("1,5", "Giờ") == timedelta(minutes=90)
    assert duration_from(Cell(1, Kind.NUMBER, 90), "giây") == timedelta(seconds=90)
    assert duration_from(Cell(1, Kind.TIME, timedelta(minutes=15))) == timedelta(minutes=15)
    with pytest.raises(ValueError, match="không kèm đơn vị"):
        duration_from_text("mười lăm", "phút")
    with pytest.raises(ValueError, match="không rõ đơn vị"):
        duration_from(Cell(1, Kind.NUMBER, 90), "tờ")
    with pytest.raises(ValueError, match="âm"):
        duration_from(Cell(1, Kind.NUMBER, -5), "phút")
    with pytest.raises(ValueError, match="không phải là thời lượng"):
        duration_from(Cell(1, Kind.DAY, date(2024, 1, 1)))


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_times_of_day(at: time) -> None:
    for text in (f"{at.hour}h{at.minute:02d}", f"{at.hour}:{at.minute:02d}", f"{at.hour} giờ {at.minute} phút"):
        assert time_from_text(text) == at
    length = timedelta(hours=at.hour, minutes=at.minute)
    assert time_from(Cell(1, Kind.TIME, length)) == at
    assert time_from(Cell(1, Kind.MOMENT, Moment(date(2024, 1, 1), length))) == at


@pytest.mark.parametrize(
    ("text", "at"),
    [("5h30", time(5, 30)), ("17:15", time(17, 15)), ("5 giờ", time(5)), ("17h", time(17)),
     ("5h30 chiều", time(17, 30)), ("1 giờ trưa", time(13)), ("11h30 trưa", time(11, 30)), ("5g30'", time(5, 30)),
     ("Lúc 7h", time(7)),
     ("12 giờ đêm", time(0)), ("8h tối", time(20)), ("17:15:30", time(17, 15, 30)), ("6h sáng", time(6))],
)  # fmt: skip
def test_times_as_clerks_write(text: str, at: time) -> None:
    assert time_from_text(text) == at


@pytest.mark.parametrize(
    ("text", "reason"),
    [("24:00", "0:00 đến 23:59"), ("5h75", "0 đến 59"), ("sáng", "giờ trong ngày"), ("5", "giờ trong ngày"),
     ("5h30-5h45", "giờ trong ngày")],
)  # fmt: skip
def test_refused_times(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        time_from_text(text)


def test_a_number_or_too_long_a_time_is_no_time_of_day() -> None:
    with pytest.raises(ValueError, match="không rõ giờ"):
        time_from(Cell(1, Kind.NUMBER, 5))
    with pytest.raises(ValueError, match="23:59"):
        time_from(Cell(1, Kind.TIME, timedelta(hours=30)))
