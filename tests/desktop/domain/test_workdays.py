"""Working days between weekends, days off and make-up days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.schedule import Holiday
from desktop.domain.workdays import WorkingCalendar

# 30/4 and 1/5/2024 with the swap of that year: Monday 29/4 off, Saturday 4/5 worked.
SPRING = WorkingCalendar(
    frozenset({date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1)}), frozenset({date(2024, 5, 4)})
)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
SETS = st.frozensets(st.dates(date(2024, 1, 1), date(2024, 3, 31)), max_size=40)
CALENDARS = st.builds(WorkingCalendar, SETS, SETS)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2024, 4, 26), True),
        (date(2024, 4, 27), False),
        (date(2024, 4, 28), False),
        (date(2024, 4, 29), False),
        (date(2024, 5, 2), True),
        (date(2024, 5, 4), True),
        (date(2024, 5, 5), False),
    ],
)
def test_which_days_are_worked(day, worked):
    assert SPRING.is_working_day(day) is worked


def test_next_and_previous():
    assert SPRING.next_working_day(date(2024, 4, 27)) == date(2024, 5, 2)
    assert SPRING.next_working_day(date(2024, 5, 4)) == date(2024, 5, 4)
    assert SPRING.previous_working_day(date(2024, 5, 1)) == date(2024, 4, 26)
    assert SPRING.previous_working_day(date(2024, 5, 5)) == date(2024, 5, 4)


def test_adding_counts_only_days_worked():
    friday = date(2024, 4, 26)
    assert SPRING.add_working_days(friday, 0) == friday
    assert [SPRING.add_working_days(friday, count).day for count in (1, 2, 3, 4)] == [2, 3, 4, 6]
    with pytest.raises(ValueError, match="forward"):
        SPRING.add_working_days(friday, -1)


def test_a_day_both_off_and_made_up_is_off():
    saturday = date(2024, 5, 4)
    assert not WorkingCalendar(frozenset({saturday}), frozenset({saturday})).is_working_day(saturday)


def test_from_records():
    records = [
        Holiday.of(day=date(2024, 4, 29), name="Nghỉ hoán đổi"),
        Holiday.of(day=date(2024, 5, 4), name="Làm bù", working=1),
    ]
    assert WorkingCalendar.of(records) == WorkingCalendar(frozenset({date(2024, 4, 29)}), frozenset({date(2024, 5, 4)}))


@given(CALENDARS, DAYS, st.integers(0, 30))
def test_between_the_start_and_the_result_lie_exactly_that_many_days_worked(calendar, day, count):
    result = calendar.add_working_days(day, count)
    between = [day + timedelta(days=step) for step in range(1, (result - day).days + 1)]
    assert sum(map(calendar.is_working_day, between)) == count
    assert count == 0 or calendar.is_working_day(result)


@given(CALENDARS, DAYS)
def test_the_nearest_day_worked(calendar, day):
    after, before = calendar.next_working_day(day), calendar.previous_working_day(day)
    assert before <= day <= after
    assert calendar.is_working_day(before)
    assert calendar.is_working_day(after)
    assert (before == day == after) == calendar.is_working_day(day)
