"""Reporting periods: their codes and titles, and the rules that say on which day each closes and is due.

A period is whole days, local time: what happened on its closing day at 23:59 is in it. It begins on the day after the
one before it closed, so that periods of a kind follow each other without gap or overlap, even when the closing day is
changed. Source of the standing rule: Nghị định 09/2019/NĐ-CP, Điều 12 (closing) and Điều 8 khoản 5 điểm b (due).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import total_ordering
from typing import assert_never

from desktop.domain.record import Code
from desktop.domain.workdays import WorkingCalendar
from desktop.errors import InputFault
from desktop.vietnamese.numerals import day_text, month_number, roman

FIRST_YEAR, LAST_YEAR = 1990, 2200
"""The years a period's code may name; the same that records accept."""

_CODE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2]|Q[1-4]|H[12]|9M))?")


class PeriodKind(Code):
    """Loại kỳ báo cáo."""

    MONTH = "month", "tháng"
    QUARTER = "quarter", "quý"
    HALF = "half", "6 tháng"
    NINE_MONTHS = "nine_months", "9 tháng"
    YEAR = "year", "năm"

    @property
    def months(self) -> int:
        """How many months one period lasts."""
        return _MONTHS[self]


_MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}


@total_ordering
@dataclass(frozen=True)
class Period:
    """One reporting period; `index` counts the periods of its kind within the year, from 1.

    Ordered by last month, and the shorter first: tháng 9, quý III, 9 tháng; tháng 12, quý IV, 6 tháng cuối năm, năm.
    """

    kind: PeriodKind
    year: int
    index: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.index <= 12 // self.kind.months:
            raise ValueError(f"no period {self.index} of kind {self.kind.value} in a year")

    @classmethod
    def parse(cls, code: str) -> Period:
        """The period of a code: `2024-09`, `2024-Q3`, `2024-H1`, `2024-9M`, `2024`; raises `InputFault`."""
        found = _CODE.fullmatch(code)
        if found is None:
            raise InputFault(
                f"«{code}» không phải là mã kỳ báo cáo.",
                remedy="Hãy viết theo một trong các dạng: 2024-09 (tháng), 2024-Q3 (quý), 2024-H1 hoặc 2024-H2 "
                "(6 tháng đầu, cuối năm), 2024-9M (9 tháng), 2024 (năm).",
            )
        year, part = int(found[1]), found[2]
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise InputFault(
                f"Năm {found[1]} của mã kỳ «{code}» nằm ngoài khoảng {FIRST_YEAR}-{LAST_YEAR}.",
                remedy="Hãy kiểm tra lại năm.",
            )
        if part is None:
            return cls(PeriodKind.YEAR, year)
        if part == "9M":
            return cls(PeriodKind.NINE_MONTHS, year)
        kind = {"Q": PeriodKind.QUARTER, "H": PeriodKind.HALF}.get(part[0])
        return cls(kind, year, int(part[1])) if kind else cls(PeriodKind.MONTH, year, int(part))

    @property
    def code(self) -> str:
        match self.kind:
            case PeriodKind.MONTH:
                return f"{self.year}-{self.index:02d}"
            case PeriodKind.QUARTER:
                return f"{self.year}-Q{self.index}"
            case PeriodKind.HALF:
                return f"{self.year}-H{self.index}"
            case PeriodKind.NINE_MONTHS:
                return f"{self.year}-9M"
            case PeriodKind.YEAR:
                return str(self.year)
            case _:
                assert_never(self.kind)

    def __str__(self) -> str:
        return self.code

    def __lt__(self, other: Period) -> bool:
        return self._place < other._place

    @property
    def _place(self) -> tuple[int, int, int]:
        return self.year, self.last_month, self.kind.months

    @property
    def first_month(self) -> int:
        return (self.index - 1) * self.kind.months + 1

    @property
    def last_month(self) -> int:
        return self.index * self.kind.months

    @property
    def name(self) -> str:
        """As it stands inside a sentence: `tháng 9 năm 2024`, `quý III năm 2024`, `6 tháng đầu năm 2024`."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"tháng {month_number(self.index)} năm {self.year}"
            case PeriodKind.QUARTER:
                return f"quý {roman(self.index)} năm {self.year}"
            case PeriodKind.HALF:
                return f"6 tháng {'đầu' if self.index == 1 else 'cuối'} năm {self.year}"
            case PeriodKind.NINE_MONTHS:
                return f"9 tháng đầu năm {self.year}"
            case PeriodKind.YEAR:
                return f"năm {self.year}"
            case _:
                assert_never(self.kind)

    @property
    def title(self) -> str:
        """As it stands alone: `Tháng 9 năm 2024`."""
        return self.name[0].upper() + self.name[1:]

    def shifted(self, count: int) -> Period:
        """The period of the same kind `count` places later, or earlier when negative."""
        each_year = 12 // self.kind.months
        year, place = divmod(self.year * each_year + self.index - 1 + count, each_year)
        return Period(self.kind, year, place + 1)

    @property
    def previous(self) -> Period:
        return self.shifted(-1)

    @property
    def next(self) -> Period:
        return self.shifted(1)

    @property
    def last_year(self) -> Period:
        """The same period one year earlier (cùng kỳ năm trước)."""
        return replace(self, year=self.year - 1)

    def parts(self, kind: PeriodKind = PeriodKind.MONTH) -> tuple[Period, ...]:
        """The periods of `kind` that make this one up; ValueError where none do (half-years of nine months)."""
        if self.kind.months % kind.months:
            raise ValueError(f"{self.code} is not made of periods of kind {kind.value}")
        first = (self.first_month - 1) // kind.months + 1
        return tuple(Period(kind, self.year, first + place) for place in range(self.kind.months // kind.months))


@dataclass(frozen=True)
class Span:
    """The days from `from_day` to `to_day`, both included."""

    from_day: date
    to_day: date

    def __post_init__(self) -> None:
        if self.from_day > self.to_day:
            raise ValueError("a span ends before it begins")

    def __contains__(self, day: date) -> bool:
        return self.from_day <= day <= self.to_day

    @property
    def text(self) -> str:
        """`15/08/2024 - 14/09/2024`."""
        return f"{day_text(self.from_day)} - {day_text(self.to_day)}"


@dataclass(frozen=True)
class PeriodRule:
    """When periods of one kind close: on `close_day` of the month `close_months` after the period's last month.

    A day that the month does not have is its last day, so 31 means the end of the month. Reports are due `lag_days`
    working days after closing. The rule governs the periods that by the rule before it close on `since` or later.
    `citation` is written as inside a sentence ("theo …").
    """

    kind: PeriodKind
    close_day: int
    citation: str
    close_months: int = 0
    lag_days: int = 1
    since: date = date.min

    def closing_day(self, period: Period) -> date:
        year, month = divmod(period.year * 12 + period.last_month - 1 + self.close_months, 12)
        return clipped(year, month + 1, self.close_day)


@dataclass(frozen=True)
class PeriodRules:
    """A named set of rules: for each kind one standing rule (without `since`) and any number of later ones."""

    name: str
    title: str
    rules: tuple[PeriodRule, ...]

    def __post_init__(self) -> None:
        standing = sorted(rule.kind for rule in self.rules if rule.since == date.min)
        # Closing days of one kind in one offset rise from period to period whatever rule governs each.
        offsets = {(rule.kind, rule.close_months) for rule in self.rules}
        if standing != sorted(PeriodKind) or len(offsets) != len(PeriodKind):
            raise ValueError("each kind of period needs one standing rule, and all its rules close in the same month")

    def governing(self, period: Period) -> PeriodRule:
        """The rule in force when `period` closes."""
        standing, *changes = sorted((r for r in self.rules if r.kind is period.kind), key=lambda rule: rule.since)
        for rule in changes:
            if standing.closing_day(period) >= rule.since:
                standing = rule
        return standing

    def changed(
        self,
        since: date,
        *,
        kind: PeriodKind | None = None,
        close_day: int | None = None,
        lag_days: int | None = None,
        citation: str | None = None,
    ) -> PeriodRules:
        """The same set with another closing day, lag or citation from `since` on, for one kind or for all.

        What is None stays as it was. Changing one kind alone leaves the sum of its periods different from the year's.
        Raises `InputFault` for a closing day outside 1-31 or less than one working day before the due day.
        """
        _check_change(close_day, lag_days)
        newest = {rule.kind: rule for rule in sorted(self.rules, key=lambda rule: rule.since) if rule.since <= since}
        kinds = tuple(PeriodKind) if kind is None else (kind,)
        kept = tuple(rule for rule in self.rules if rule.kind not in kinds or rule.since != since)
        new = tuple(
            replace(
                newest[changing],
                since=since,
                close_day=newest[changing].close_day if close_day is None else close_day,
                lag_days=newest[changing].lag_days if lag_days is None else lag_days,
                citation=newest[changing].citation if citation is None else citation,
            )
            for changing in kinds
        )
        return replace(self, rules=kept + new)


def _check_change(close_day: int | None, lag_days: int | None) -> None:
    if close_day is not None and not 1 <= close_day <= 31:
        raise InputFault(
            f"Ngày chốt số liệu {close_day} không có trong tháng nào.", remedy="Hãy chọn một ngày từ 1 đến 31."
        )
    if lag_days is not None and lag_days < 1:
        raise InputFault(
            "Hạn gửi báo cáo phải sau ngày chốt số liệu ít nhất 1 ngày làm việc.",
            remedy="Hãy nhập số ngày làm việc từ 1 trở lên (điểm b khoản 5 Điều 8 Nghị định số 09/2019/NĐ-CP).",
        )


_DECREE = "Điều 12 Nghị định số 09/2019/NĐ-CP ngày 24/01/2019 của Chính phủ"
_PROVINCE = "quy định của Ủy ban nhân dân tỉnh về chế độ báo cáo định kỳ"
_CALENDAR = "kỳ tính theo tháng dương lịch"

DECREE = PeriodRules(
    "decree",
    "Theo Nghị định số 09/2019/NĐ-CP (từ ngày 15 đến ngày 14)",
    (
        PeriodRule(PeriodKind.MONTH, 14, f"khoản 1 {_DECREE}"),
        PeriodRule(PeriodKind.QUARTER, 14, f"khoản 2 {_DECREE}"),
        PeriodRule(PeriodKind.HALF, 14, f"khoản 3 {_DECREE}"),
        PeriodRule(PeriodKind.NINE_MONTHS, 14, _PROVINCE),  # the decree knows no period of nine months
        PeriodRule(PeriodKind.YEAR, 14, f"khoản 4 {_DECREE}"),
    ),
)
CALENDAR = PeriodRules(
    "calendar", "Theo tháng dương lịch", tuple(PeriodRule(kind, 31, _CALENDAR) for kind in PeriodKind)
)


class RuleSet(Code):
    """The built-in rule sets a change may stand upon."""

    DECREE = "decree", "theo Nghị định số 09/2019/NĐ-CP"
    CALENDAR = "calendar", "theo tháng dương lịch"


def built_in_rules(name: str) -> PeriodRules:
    """The built-in set called `decree` or `calendar`; raises `InputFault` for any other name."""
    for rules in (DECREE, CALENDAR):
        if rules.name == name:
            return rules
    raise InputFault(
        f"Không có bộ quy định kỳ báo cáo tên «{name}».",
        remedy="Hãy chọn decree (theo Nghị định số 09/2019/NĐ-CP) hoặc calendar (theo tháng dương lịch).",
    )


@dataclass(frozen=True)
class PeriodDays:
    """A period's days: from, to (closing), due, and the article that says so."""

    period: Period
    span: Span
    due: date
    citation: str
    changed_on: date | None = None
    """The day of the office's own rule that governs the period; None where the built-in one does."""


def clipped(year: int, month: int, day: int) -> date:
    """Day `day` of a month, or its last day when the month is shorter."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def closing_day(period: Period, rules: PeriodRules) -> date:
    """The last day of the period (ngày chốt số liệu)."""
    return rules.governing(period).closing_day(period)


def span(period: Period, rules: PeriodRules) -> Span:
    """The days of a period: from the day after the one before it closed to its own closing day."""
    # Nine months run on from the year before, not from the nine months of the year before.
    before = Period(PeriodKind.YEAR, period.year - 1) if period.kind is PeriodKind.NINE_MONTHS else period.previous
    return Span(closing_day(before, rules) + timedelta(days=1), closing_day(period, rules))


def due_day(period: Period, rules: PeriodRules, working: WorkingCalendar) -> date:
    """The day by which the period's report must be sent: `lag_days` working days after closing."""
    return working.add_working_days(closing_day(period, rules), rules.governing(period).lag_days)


def period_containing(day: date, kind: PeriodKind, rules: PeriodRules) -> Period:
    """The period of `kind` to which a day belongs; raises `InputFault` for a day after the nine months."""
    period = Period(kind, day.year, min((day.month - 1) // kind.months + 1, 12 // kind.months))
    while closing_day(period, rules) < day:
        period = period.next
    while closing_day(period.previous, rules) >= day:
        period = period.previous
    if day not in span(period, rules):
        raise InputFault(
            f"Ngày {day_text(day)} không thuộc kỳ 9 tháng nào.", remedy="Hãy chọn kỳ quý, 6 tháng hoặc năm."
        )
    return period
