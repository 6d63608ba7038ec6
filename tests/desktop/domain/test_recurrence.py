"""What a cadence owes, when, and how a work item stands on a day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cadence import CadenceKind
from desktop.domain.period import CALENDAR, DECREE, PeriodKind, closing_day, span
from desktop.domain.plan import DueRule, Task
from desktop.domain.recurrence import (
    Recurrence,
    WorkStanding,
    days_since_last_activity,
    describe,
    due_day_of,
    is_quiet,
    next_dates,
    owed_work,
    period_kind,
    work_standing,
)
from desktop.domain.schedule import WorkState
from desktop.domain.workdays import WorkingCalendar
from desktop.errors import RecordFault

WEEKENDS_ONLY = WorkingCalendar()
RECURRING = [cadence for cadence in CadenceKind if period_kind(cadence)]
DAYS = st.dates(date(2022, 1, 1), date(2029, 12, 31))


@st.composite
def recurrences(draw):
    due = draw(st.sampled_from(DueRule))
    day = draw(st.integers(1, 31)) if due is DueRule.DAY_OF_MONTH else None
    lag = draw(st.integers(0, 25)) if due is DueRule.CLOSING else 0
    return Recurrence(draw(st.sampled_from(RECURRING)), due, day, lag)


def _owed(rule, first, last, rules=DECREE):
    return [(item.period.code, item.due_day) for item in owed_work(rule, first, last, rules, WEEKENDS_ONLY)]


def _next(rule, after, rules=DECREE, count=6):
    return next_dates(rule, after, rules, WEEKENDS_ONLY, count)


def test_a_yearly_task_owes_every_year_of_the_plan_and_no_year_more():
    owed = _owed(Recurrence(CadenceKind.YEARLY), date(2023, 5, 29), date(2028, 12, 31))
    assert owed == [(str(year), date(year, 12, 14)) for year in range(2023, 2029)]


def test_a_monthly_task_starts_with_the_period_still_open():
    owed = _owed(Recurrence(CadenceKind.MONTHLY), date(2023, 5, 20), date(2023, 8, 1))
    assert [code for code, _ in owed] == ["2023-06", "2023-07"]


def test_both_ends_of_the_window_are_in_it():
    rule = Recurrence(CadenceKind.MONTHLY)
    assert [code for code, _ in _owed(rule, date(2024, 3, 14), date(2024, 4, 14))] == ["2024-03", "2024-04"]
    assert [code for code, _ in _owed(rule, date(2024, 3, 15), date(2024, 4, 13))] == []


@pytest.mark.parametrize(
    ("due", "day", "expected"),
    [
        (DueRule.DAY_OF_MONTH, 31, [(1, 31), (2, 29), (3, 31), (4, 30)]),
        (DueRule.DAY_OF_MONTH, 30, [(1, 30), (2, 29), (3, 30), (4, 30)]),
        (DueRule.DAY_OF_MONTH, 25, [(1, 25), (2, 25), (3, 25), (4, 25)]),
        (DueRule.LAST_DAY, None, [(1, 31), (2, 29), (3, 31), (4, 30)]),
        (DueRule.LAST_WORKING_DAY, None, [(1, 31), (2, 29), (3, 29), (4, 30)]),
        (DueRule.CLOSING, None, [(1, 14), (2, 14), (3, 14), (4, 14)]),
    ],
)
def test_due_days_of_the_months_of_2024(due, day, expected):
    rule = Recurrence(CadenceKind.MONTHLY, due, day)
    found = _next(rule, date(2023, 12, 31), count=4)
    assert [(day.month, day.day) for day in found] == expected


def test_working_days_after_closing():
    rule = Recurrence(CadenceKind.QUARTERLY, lag_days=2)
    assert _next(rule, date(2024, 1, 1), count=4) == (
        date(2024, 3, 18), date(2024, 6, 18), date(2024, 9, 17), date(2024, 12, 17),
    )  # fmt: skip


def test_fixed_days_lie_in_the_last_month_of_the_period():
    rule = Recurrence(CadenceKind.HALF_YEARLY, DueRule.DAY_OF_MONTH, 10)
    assert _next(rule, date(2024, 1, 1), count=3) == (date(2024, 6, 10), date(2024, 12, 10), date(2025, 6, 10))


def test_the_last_working_day_looks_at_days_off():
    tet = WorkingCalendar(frozenset({date(2025, 1, day) for day in range(27, 32)}))
    rule = Recurrence(CadenceKind.MONTHLY, DueRule.LAST_WORKING_DAY)
    assert next_dates(rule, date(2025, 1, 1), DECREE, tet, 1) == (date(2025, 1, 24),)


def test_one_date_and_a_range_are_owed_once_in_the_month_they_fall_in():
    by_date = Recurrence(CadenceKind.BY_DATE, by_day=date(2024, 9, 15))
    assert _owed(by_date, date(2024, 1, 1), date(2024, 12, 31)) == [("2024-10", date(2024, 9, 15))]
    assert _owed(by_date, date(2024, 1, 1), date(2024, 9, 14)) == []
    assert len(_owed(by_date, date(2024, 9, 15), date(2024, 9, 15))) == 1
    assert _owed(by_date, date(2024, 9, 16), date(2024, 12, 31)) == []
    assert _next(by_date, date(2024, 9, 14)) == (date(2024, 9, 15),)
    assert _next(by_date, date(2024, 9, 15)) == ()
    until = Recurrence(CadenceKind.RANGE, by_day=date(2024, 9, 14))
    assert _owed(until, date(2024, 1, 1), date(2024, 12, 31)) == [("2024-09", date(2024, 9, 14))]
    assert _owed(Recurrence(CadenceKind.RANGE), date(2024, 1, 1), date(2024, 12, 31)) == []


@pytest.mark.parametrize("cadence", [CadenceKind.CONTINUOUS, CadenceKind.ON_REQUEST, CadenceKind.UNKNOWN])
def test_what_has_no_period_owes_nothing_even_with_a_stray_day(cadence):
    rule = Recurrence(cadence, by_day=date(2024, 5, 1))
    assert _owed(rule, date(2020, 1, 1), date(2030, 1, 1)) == []
    assert _next(rule, date(2020, 1, 1)) == ()


def test_each_recurring_cadence_has_its_kind_of_period():
    assert [(cadence.value, period_kind(cadence)) for cadence in RECURRING] == [
        ("yearly", PeriodKind.YEAR),
        ("half_yearly", PeriodKind.HALF),
        ("quarterly", PeriodKind.QUARTER),
        ("monthly", PeriodKind.MONTH),
    ]


@given(recurrences(), DAYS, st.integers(0, 900), st.sampled_from([DECREE, CALENDAR]))
def test_owed_periods_follow_each_other_and_close_inside_the_window(rule, first, length, rules):
    last = first + timedelta(days=length)
    owed = owed_work(rule, first, last, rules, WEEKENDS_ONLY)
    for one, following in pairwise(owed):
        assert following.period == one.period.next
    for item in owed:
        assert first <= closing_day(item.period, rules) <= last
        assert item.due_day == due_day_of(rule, item.period, rules, WEEKENDS_ONLY)
    months = PeriodKind(period_kind(rule.cadence)).months
    assert abs(len(owed) - length / (30.44 * months)) < 2


@given(recurrences(), DAYS, st.integers(0, 400), st.sampled_from([DECREE, CALENDAR]))
def test_a_window_cut_in_two_owes_the_same_work_once(rule, first, length, rules):
    middle, last = first + timedelta(days=length), first + timedelta(days=2 * length)
    whole = owed_work(rule, first, last, rules, WEEKENDS_ONLY)
    left = owed_work(rule, first, middle, rules, WEEKENDS_ONLY)
    right = owed_work(rule, middle + timedelta(days=1), last, rules, WEEKENDS_ONLY)
    assert left + right == whole


@given(recurrences(), DAYS, st.sampled_from([DECREE, CALENDAR]))
def test_the_preview_is_the_next_due_days_of_what_is_owed(rule, after, rules):
    year = timedelta(days=366)
    dues = [item.due_day for item in owed_work(rule, after - year, after + 8 * year, rules, WEEKENDS_ONLY)]
    assert list(_next(rule, after, rules)) == [day for day in dues if day > after][:6]


@given(recurrences(), DAYS)
def test_fixed_due_days_are_never_in_another_month(rule, first):
    for item in owed_work(rule, first, first + timedelta(days=800), CALENDAR, WEEKENDS_ONLY):
        if rule.due is not DueRule.CLOSING:
            assert (item.due_day.year, item.due_day.month) == (item.period.year, item.period.last_month)
        else:
            assert item.due_day >= span(item.period, CALENDAR).to_day


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Recurrence(CadenceKind.YEARLY), "Hằng năm, hạn là ngày chốt số liệu của kỳ"),
        (
            Recurrence(CadenceKind.QUARTERLY, lag_days=2),
            "Hằng quý, hạn là 2 ngày làm việc sau ngày chốt số liệu của kỳ",
        ),
        (Recurrence(CadenceKind.QUARTERLY, DueRule.DAY_OF_MONTH, 25), "Hằng quý, hạn là ngày 25 của tháng cuối quý"),
        (
            Recurrence(CadenceKind.MONTHLY, DueRule.DAY_OF_MONTH, 31),
            "Hằng tháng, hạn là ngày 31 của tháng; tháng không có ngày 31 thì lấy ngày cuối tháng",
        ),
        (Recurrence(CadenceKind.YEARLY, DueRule.DAY_OF_MONTH, 31), "Hằng năm, hạn là ngày 31 của tháng 12"),
        (Recurrence(CadenceKind.MONTHLY, DueRule.LAST_DAY), "Hằng tháng, hạn là ngày cuối cùng của tháng"),
        (
            Recurrence(CadenceKind.HALF_YEARLY, DueRule.LAST_WORKING_DAY),
            "6 tháng một lần, hạn là ngày làm việc cuối cùng của tháng 6 và tháng 12",
        ),
        (Recurrence(CadenceKind.BY_DATE, by_day=date(2024, 9, 5)), "Một lần, hạn là ngày 05/09/2024"),
        (Recurrence(CadenceKind.RANGE), "Trong một khoảng thời gian, chưa có ngày kết thúc"),
    ],
)
def test_rules_in_words(rule, words):
    assert describe(rule) == words


def test_every_cadence_and_due_rule_has_words_of_its_own():
    words = {describe(Recurrence(cadence)) for cadence in CadenceKind}
    assert len(words) == len(CadenceKind)
    assert len({describe(Recurrence(CadenceKind.MONTHLY, due, 5)) for due in DueRule}) == len(DueRule)


def test_the_rule_of_a_task():
    fields = {"plan": b"p" * 16, "position": 0, "title": "Phát thanh"}
    monthly = Task.of(**fields, cadence=CadenceKind.MONTHLY, due_rule=DueRule.DAY_OF_MONTH, due_day=5)
    assert Recurrence.of(monthly) == Recurrence(CadenceKind.MONTHLY, DueRule.DAY_OF_MONTH, 5)
    ranged = Task.of(**fields, cadence=CadenceKind.RANGE, to_day=date(2024, 5, 1))
    assert Recurrence.of(ranged, lag_days=1) == Recurrence(CadenceKind.RANGE, lag_days=1, by_day=date(2024, 5, 1))
    bounded = Task.of(**fields, cadence=CadenceKind.BY_DATE, to_day=date(2024, 5, 1))
    assert Recurrence.of(bounded).by_day is None


@pytest.mark.parametrize(
    "wrong", [{"due": DueRule.DAY_OF_MONTH}, {"due": DueRule.DAY_OF_MONTH, "day": 32}, {"lag_days": -1}]
)
def test_rules_that_say_nothing_are_refused(wrong):
    with pytest.raises(RecordFault):
        Recurrence(CadenceKind.MONTHLY, **wrong)


DUE = date(2024, 9, 16)


@pytest.mark.parametrize(
    ("today", "state", "done", "standing"),
    [
        (date(2024, 9, 8), WorkState.OPEN, None, WorkStanding.OPEN),
        (date(2024, 9, 9), WorkState.OPEN, None, WorkStanding.DUE_SOON),
        (DUE, WorkState.OPEN, None, WorkStanding.DUE_SOON),
        (date(2024, 9, 17), WorkState.OPEN, None, WorkStanding.OVERDUE),
        (date(2024, 9, 9), WorkState.WAITING, None, WorkStanding.WAITING),
        (date(2024, 9, 17), WorkState.WAITING, None, WorkStanding.OVERDUE),
        (date(2024, 9, 30), WorkState.DONE, DUE, WorkStanding.DONE),
        (date(2024, 9, 30), WorkState.DONE, date(2024, 9, 17), WorkStanding.DONE_LATE),
        (date(2024, 9, 30), WorkState.DONE, None, WorkStanding.DONE),
        (date(2024, 9, 30), WorkState.DROPPED, None, WorkStanding.DROPPED),
    ],
)
def test_standing_of_a_work_item(today, state, done, standing):
    assert work_standing(today, state, DUE, done) is standing


def test_work_without_a_due_day_is_never_late():
    assert work_standing(date(2030, 1, 1), WorkState.OPEN, None, None) is WorkStanding.OPEN
    assert work_standing(date(2030, 1, 1), WorkState.WAITING, None, None) is WorkStanding.WAITING
    assert work_standing(date(2030, 1, 1), WorkState.DONE, None, date(2029, 1, 1)) is WorkStanding.DONE


def test_continuous_work_turns_quiet_after_its_days_and_never_done():
    last = date(2024, 9, 1)
    assert days_since_last_activity(last, date(2024, 9, 1)) == 0
    assert days_since_last_activity(last, date(2024, 8, 30)) == 0
    assert not is_quiet(last, date(2024, 10, 1), 30)
    assert is_quiet(last, date(2024, 10, 2), 30)
    assert days_since_last_activity(None, last) is None
    assert is_quiet(None, last, 30)
