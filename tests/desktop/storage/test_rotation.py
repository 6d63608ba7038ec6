"""Which backups go: a pure rule over times."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.storage.rotation import DAYS, LAST, MONTHS, SAFETY_DAYS, WEEKS, superfluous

TODAY = date(2024, 6, 14)
NOON = datetime(2024, 6, 14, 12, tzinfo=UTC)
TIMES = st.integers(-200_000, 2_000_000).map(lambda minutes: NOON - timedelta(minutes=minutes))
"""Up to four years back, and some months ahead: clocks run wrong."""


def kept(times: list[datetime], safety: frozenset[datetime] = frozenset()) -> list[datetime]:
    going = superfluous(((at, at, at in safety) for at in times), TODAY)
    return sorted(set(times) - going, reverse=True)


def test_all_of_today_stay() -> None:
    times = [NOON - timedelta(minutes=minute) for minute in range(100)]
    assert kept(times) == times


def test_a_past_day_keeps_its_last_one() -> None:
    yesterday = [NOON - timedelta(days=1, hours=hour) for hour in range(6)]
    assert kept([NOON, NOON - timedelta(hours=1), NOON - timedelta(hours=2), *yesterday])[3:] == yesterday[:1]


def test_three_years_of_daily_backups_thin_out() -> None:
    times = [NOON - timedelta(days=day) for day in range(3 * 365)]
    left = kept(times)
    assert left[: DAYS + 1] == times[: DAYS + 1]
    weeks = {at.isocalendar()[:2] for at in left}
    months = {(at.year, at.month) for at in left}
    assert len(months) == MONTHS
    assert len(weeks) >= WEEKS
    assert len(left) <= 1 + DAYS + WEEKS + MONTHS
    assert min(left) == datetime(2022, 7, 31, 12, tzinfo=UTC)


def test_a_long_pause_uses_up_no_place() -> None:
    old = [datetime(2019, 3, day, 8, tzinfo=UTC) for day in range(1, 29)]
    assert len(kept([NOON, *old])) >= DAYS


def test_the_last_three_stay_however_old() -> None:
    times = [datetime(2015, 1, 1, hour, tzinfo=UTC) for hour in (1, 2, 3, 4)]
    assert kept(times) == times[:0:-1]


def test_a_safety_copy_stays_thirty_days() -> None:
    day = NOON - timedelta(days=3)
    times = [NOON, NOON - timedelta(hours=1), NOON - timedelta(hours=2), day, day - timedelta(hours=1)]
    assert kept(times) == times[:4]
    assert kept(times, frozenset(times[4:])) == times
    month = [NOON - timedelta(days=SAFETY_DAYS + 1, hours=hour) for hour in (0, 1)]
    assert kept([*times, *month], frozenset(month))[-1] == month[0]


def test_a_clock_that_ran_ahead_costs_nothing() -> None:
    ahead = [NOON + timedelta(days=4000 + day) for day in range(10)]
    assert set(ahead) <= set(kept([NOON, *ahead]))


@given(st.lists(st.tuples(TIMES, st.booleans()), max_size=60))
def test_never_fewer_than_the_last_three_and_twice_is_once(backups: list[tuple[datetime, bool]]) -> None:
    numbered = [(number, at, safety) for number, (at, safety) in enumerate(backups)]
    going = superfluous(numbered, TODAY)
    left = [backup for backup in numbered if backup[0] not in going]
    assert len(left) >= min(LAST, len(numbered))
    if numbered:
        assert max(at for _, at, _ in left) == max(at for _, at, _ in numbered)
    assert superfluous(left, TODAY) == set()
