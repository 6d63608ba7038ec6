"""Working days: Monday to Friday, less the days off, plus the weekend days worked in exchange for one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from desktop.domain.schedule import Holiday

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkingCalendar:
    """Days off (`holidays`) and make-up days (`worked`, ngày làm bù) as the clerk confirmed them.

    A day that is in both sets is off. Without either set, the calendar knows weekends only.
    """

    holidays: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    @classmethod
    def of(cls, records: Iterable[Holiday]) -> Self:
        """The calendar of the days recorded; `working` 1 marks a make-up day."""
        days = [(record.day, bool(record.working)) for record in records]
        return cls(
            frozenset(day for day, working in days if not working),
            frozenset(day for day, working in days if working),
        )

    def is_working_day(self, day: date) -> bool:
        if day in self.holidays:
            return False
        return day.weekday() < 5 or day in self.worked

    def next_working_day(self, day: date) -> date:
        """The day itself when it is worked, else the first working day after it."""
        while not self.is_working_day(day):
            day += _ONE_DAY
        return day

    def previous_working_day(self, day: date) -> date:
        """The day itself when it is worked, else the last working day before it."""
        while not self.is_working_day(day):
            day -= _ONE_DAY
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, which itself is not counted; `day` when `count` is 0."""
        if count < 0:
            raise ValueError("working days are counted forward")
        for _ in range(count):
            day = self.next_working_day(day + _ONE_DAY)
        return day
