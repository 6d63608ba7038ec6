"""Reporting periods: codes, order, and the days each rule gives them."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.period import (
    CALENDAR,
    DECREE,
    Period,
    PeriodKind,
    PeriodRules,
    Span,
    built_in_rules,
    closing_day,
    due_day,
    period_containing,
    span,
)
from desktop.domain.workdays import WorkingCalendar
from desktop.errors import InputFault

YEARS = st.one_of(st.integers(2022, 2027), st.integers(1990, 2200))
TILING = [kind for kind in PeriodKind if kind is not PeriodKind.NINE_MONTHS]
WEEKENDS_ONLY = WorkingCalendar()


@st.composite
def periods(draw):
    kind = draw(st.sampled_from(PeriodKind))
    return Period(kind, draw(YEARS), draw(st.integers(1, 12 // kind.months)))


@st.composite
def changed_rules(draw):
    """A built-in set whose closing day was changed for all kinds a few times."""
    rules = draw(st.sampled_from([DECREE, CALENDAR]))
    for since in sorted(draw(st.lists(st.dates(date(2023, 1, 1), date(2026, 12, 31)), max_size=3, unique=True))):
        rules = rules.changed(since, close_day=draw(st.integers(1, 31)))
    return rules


@pytest.mark.parametrize(
    ("code", "title", "decree", "calendar"),
    [
        ("2024-09", "Tháng 9 năm 2024", "15/08/2024 - 14/09/2024", "01/09/2024 - 30/09/2024"),
        ("2024-01", "Tháng 01 năm 2024", "15/12/2023 - 14/01/2024", "01/01/2024 - 31/01/2024"),
        ("2024-02", "Tháng 02 năm 2024", "15/01/2024 - 14/02/2024", "01/02/2024 - 29/02/2024"),
        ("2024-Q1", "Quý I năm 2024", "15/12/2023 - 14/03/2024", "01/01/2024 - 31/03/2024"),
        ("2024-Q3", "Quý III năm 2024", "15/06/2024 - 14/09/2024", "01/07/2024 - 30/09/2024"),
        ("2024-H1", "6 tháng đầu năm 2024", "15/12/2023 - 14/06/2024", "01/01/2024 - 30/06/2024"),
        ("2024-H2", "6 tháng cuối năm 2024", "15/06/2024 - 14/12/2024", "01/07/2024 - 31/12/2024"),
        ("2024-9M", "9 tháng đầu năm 2024", "15/12/2023 - 14/09/2024", "01/01/2024 - 30/09/2024"),
        ("2024", "Năm 2024", "15/12/2023 - 14/12/2024", "01/01/2024 - 31/12/2024"),
    ],
)
def test_days_of_the_built_in_rules(code, title, decree, calendar):
    period = Period.parse(code)
    assert period.title == title
    assert span(period, DECREE).text == decree
    assert span(period, CALENDAR).text == calendar


def test_a_broadcast_of_the_closing_day_is_in_and_of_the_next_day_is_not():
    september, october = Period.parse("2024-09"), Period.parse("2024-10")
    assert date(2024, 9, 14) in span(september, DECREE)
    assert date(2024, 9, 15) not in span(september, DECREE)
    assert date(2024, 9, 15) in span(october, DECREE)


@pytest.mark.parametrize(
    "code",
    ["", "24-09", "2024-9", "2024-00", "2024-13", "2024-Q0", "2024-Q5", "2024-H3", "2024-q3", "2024-6M", "2024-09-01",
     " 2024", "2024\n", "２０２４", "1989", "2201-01", "nay"],
)  # fmt: skip
def test_wrong_codes_are_refused_in_words(code):
    with pytest.raises(InputFault) as fault:
        Period.parse(code)
    assert fault.value.what.endswith(".")
    assert fault.value.remedy.startswith("Hãy ")


@given(periods())
def test_codes_are_read_back(period):
    assert Period.parse(period.code) == period
    assert str(period) == period.code


@pytest.mark.parametrize(("kind", "index"), [(PeriodKind.MONTH, 13), (PeriodKind.YEAR, 2), (PeriodKind.QUARTER, 0)])
def test_a_year_has_no_such_period(kind, index):
    with pytest.raises(ValueError, match="no period"):
        Period(kind, 2024, index)


def test_order_is_by_last_month_then_the_shorter_first():
    codes = ["2023", "2024-08", "2024-09", "2024-Q3", "2024-9M", "2024-10", "2024-12", "2024-Q4", "2024-H2", "2024"]
    assert [period.code for period in sorted(map(Period.parse, reversed(codes)))] == codes


@pytest.mark.parametrize(
    ("code", "previous", "following", "last_year"),
    [
        ("2024-01", "2023-12", "2024-02", "2023-01"),
        ("2024-Q1", "2023-Q4", "2024-Q2", "2023-Q1"),
        ("2024-H1", "2023-H2", "2024-H2", "2023-H1"),
        ("2024-9M", "2023-9M", "2025-9M", "2023-9M"),
        ("2024", "2023", "2025", "2023"),
    ],
)
def test_neighbours(code, previous, following, last_year):
    period = Period.parse(code)
    assert (period.previous.code, period.next.code, period.last_year.code) == (previous, following, last_year)


@given(periods(), st.integers(-60, 60))
def test_shifting_there_and_back(period, count):
    assert period.shifted(count).shifted(-count) == period
    assert (period.shifted(count) > period) == (count > 0)


def test_parts():
    def codes(code: str, kind: PeriodKind) -> list[str]:
        return [part.code for part in Period.parse(code).parts(kind)]

    assert codes("2024-Q3", PeriodKind.MONTH) == ["2024-07", "2024-08", "2024-09"]
    assert codes("2024-H2", PeriodKind.QUARTER) == ["2024-Q3", "2024-Q4"]
    assert codes("2024-9M", PeriodKind.QUARTER) == ["2024-Q1", "2024-Q2", "2024-Q3"]
    assert codes("2024", PeriodKind.HALF) == ["2024-H1", "2024-H2"]
    assert codes("2024-05", PeriodKind.MONTH) == ["2024-05"]
    with pytest.raises(ValueError, match="not made of"):
        Period.parse("2024-9M").parts(PeriodKind.HALF)


@given(changed_rules(), YEARS, st.sampled_from(TILING))
def test_periods_of_a_kind_tile_the_year_without_gap_or_overlap(rules, year, kind):
    whole = span(Period(PeriodKind.YEAR, year), rules)
    parts = [span(part, rules) for part in Period(PeriodKind.YEAR, year).parts(kind)]
    assert (parts[0].from_day, parts[-1].to_day) == (whole.from_day, whole.to_day)
    for one, following in pairwise(parts):
        assert following.from_day == one.to_day + timedelta(days=1)


@given(changed_rules(), YEARS)
def test_nine_months_are_their_three_quarters(rules, year):
    period = Period(PeriodKind.NINE_MONTHS, year)
    quarters = [span(part, rules) for part in period.parts(PeriodKind.QUARTER)]
    assert span(period, rules) == Span(quarters[0].from_day, quarters[-1].to_day)


@given(changed_rules(), st.dates(date(1991, 1, 1), date(2199, 12, 31)), st.sampled_from(TILING))
def test_every_day_belongs_to_exactly_one_period_of_a_kind(rules, day, kind):
    period = period_containing(day, kind, rules)
    assert day in span(period, rules)
    assert day not in span(period.previous, rules)
    assert day not in span(period.next, rules)


def test_the_last_days_of_the_year_belong_to_no_nine_months():
    assert period_containing(date(2024, 9, 14), PeriodKind.NINE_MONTHS, DECREE).code == "2024-9M"
    assert period_containing(date(2024, 12, 15), PeriodKind.NINE_MONTHS, DECREE).code == "2025-9M"
    with pytest.raises(InputFault, match="15/09/2024 không thuộc kỳ 9 tháng nào"):
        period_containing(date(2024, 9, 15), PeriodKind.NINE_MONTHS, DECREE)


def test_each_rule_names_its_own_paragraph_and_nine_months_not_the_decree():
    cited = {kind: DECREE.governing(Period(kind, 2024)).citation for kind in PeriodKind}
    for kind, clause in zip(TILING, (1, 2, 3, 4), strict=True):
        assert cited[kind].startswith(f"khoản {clause} Điều 12 Nghị định số 09/2019/NĐ-CP")
    assert "09/2019" not in cited[PeriodKind.NINE_MONTHS]
    assert "tỉnh" in cited[PeriodKind.NINE_MONTHS]
    assert all("Nghị định" not in rule.citation for rule in CALENDAR.rules)


def test_due_days_are_working_days_after_closing():
    # 14/09/2024 is a Saturday; 14/02/2024 a Wednesday, the last day off of that Tết.
    assert due_day(Period.parse("2024-09"), DECREE, WEEKENDS_ONLY) == date(2024, 9, 16)
    tet = WorkingCalendar(frozenset({date(2024, 2, 14), date(2024, 2, 15)}))
    assert due_day(Period.parse("2024-02"), DECREE, tet) == date(2024, 2, 16)
    slower = DECREE.changed(date(2024, 1, 1), lag_days=2)
    assert due_day(Period.parse("2024-09"), slower, WEEKENDS_ONLY) == date(2024, 9, 17)
    assert due_day(Period.parse("2023-09"), slower, WEEKENDS_ONLY) == date(2023, 9, 15)


@given(periods(), st.sampled_from([DECREE, CALENDAR]))
def test_at_least_one_working_day_lies_between_closing_and_due(period, rules):
    closing, due = closing_day(period, rules), due_day(period, rules, WEEKENDS_ONLY)
    assert due > closing
    assert WEEKENDS_ONLY.is_working_day(due)


def test_a_change_of_the_closing_day_leaves_closed_periods_and_makes_one_longer():
    rules = DECREE.changed(date(2025, 3, 20), close_day=19, citation="văn bản số 12/UBND-VX")
    assert span(Period.parse("2025-03"), rules).text == "15/02/2025 - 14/03/2025"
    assert span(Period.parse("2025-04"), rules).text == "15/03/2025 - 19/04/2025"
    assert span(Period.parse("2025-05"), rules).text == "20/04/2025 - 19/05/2025"
    assert span(Period.parse("2025"), rules).text == "15/12/2024 - 19/12/2025"
    assert rules.governing(Period.parse("2025-04")).citation == "văn bản số 12/UBND-VX"
    assert rules.governing(Period.parse("2025-03")) == DECREE.governing(Period.parse("2025-03"))
    assert rules.name == "decree"
    on_the_closing_day = DECREE.changed(date(2025, 3, 14), close_day=19)
    assert closing_day(Period.parse("2025-03"), on_the_closing_day) == date(2025, 3, 19)


def test_a_change_can_be_of_one_kind_and_be_made_anew():
    rules = DECREE.changed(date(2025, 1, 1), kind=PeriodKind.MONTH, close_day=20)
    assert closing_day(Period.parse("2025-01"), rules) == date(2025, 1, 20)
    assert closing_day(Period.parse("2025-Q1"), rules) == date(2025, 3, 14)
    again = rules.changed(date(2025, 1, 1), lag_days=3)
    assert closing_day(Period.parse("2025-01"), again) == date(2025, 1, 20)
    assert again.governing(Period.parse("2025-01")).lag_days == 3
    assert len(again.rules) == 2 * len(PeriodKind)


@pytest.mark.parametrize("change", [{"close_day": 0}, {"close_day": 32}, {"lag_days": 0}])
def test_impossible_changes_are_refused(change):
    with pytest.raises(InputFault):
        DECREE.changed(date(2025, 1, 1), **change)


def test_a_set_without_a_standing_rule_for_each_kind_is_a_bug():
    with pytest.raises(ValueError, match="standing rule"):
        PeriodRules("half", "Thiếu", DECREE.rules[:2])
    shifted = tuple(replace(rule, close_months=1, since=date(2025, 1, 1)) for rule in DECREE.rules)
    with pytest.raises(ValueError, match="same month"):
        replace(DECREE, rules=DECREE.rules + shifted)


def test_a_regime_that_closes_in_the_month_after():
    late = replace(DECREE, rules=tuple(replace(rule, close_day=5, close_months=1) for rule in DECREE.rules))
    assert span(Period.parse("2024-12"), late).text == "06/12/2024 - 05/01/2025"
    assert period_containing(date(2025, 1, 5), PeriodKind.YEAR, late).code == "2024"
    assert period_containing(date(2025, 1, 6), PeriodKind.MONTH, late).code == "2025-01"


def test_built_in_rules_by_name():
    assert built_in_rules("decree") is DECREE
    assert built_in_rules("calendar") is CALENDAR
    with pytest.raises(InputFault, match="«lunar»"):
        built_in_rules("lunar")


def test_a_span_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="before it begins"):
        Span(date(2024, 1, 2), date(2024, 1, 1))
