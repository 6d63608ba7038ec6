"""From a task's cadence to the work it owes: which periods, due when, and how each stands on a day.

Repetition follows the reporting period, never the day the last one was done. Continuous work owes nothing and is never
done: what is known of it is how long ago it was last worked on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Self, assert_never

from desktop.domain.cadence import CadenceKind
from desktop.domain.period import Period, PeriodKind, PeriodRules, clipped, closing_day, period_containing
from desktop.domain.plan import DueRule
from desktop.domain.record import Code
from desktop.domain.schedule import WorkState
from desktop.domain.workdays import WorkingCalendar
from desktop.errors import RecordFault
from desktop.vietnamese.numerals import day_text

if TYPE_CHECKING:
    from desktop.domain.plan import Task

DUE_SOON_DAYS = 7
PREVIEW_DATES = 6


class WorkStanding(Code):
    """How a work item stands on a day: what the clerk said of it, seen against its due day."""

    WAITING = "waiting", "chờ văn bản"
    OPEN = "open", "đang thực hiện"
    DUE_SOON = "due_soon", "sắp đến hạn"
    OVERDUE = "overdue", "quá hạn"
    DONE = "done", "đã hoàn thành"
    DONE_LATE = "done_late", "hoàn thành chậm hạn"
    DROPPED = "dropped", "không thực hiện trong kỳ"


@dataclass(frozen=True)
class Recurrence:
    """When a task's work is due: once a period by `due`, or once on `by_day` (one date, or a range's end).

    `day` (1-31) goes with `DueRule.DAY_OF_MONTH` and is the month's last day where the month is shorter; `lag_days`
    working days after closing go with `DueRule.CLOSING`. Fixed days stay where they are, also on a day off. Of yearly
    work `by_day` says day and month of every year ("trước 15/11 hằng năm") in the place of the closing day.
    """

    cadence: CadenceKind
    due: DueRule = DueRule.CLOSING
    day: int | None = None
    lag_days: int = 0
    by_day: date | None = None

    def __post_init__(self) -> None:
        if self.due is DueRule.DAY_OF_MONTH and not 1 <= (self.day or 0) <= 31:
            raise RecordFault(
                "Cách tính hạn «ngày cố định trong tháng» chưa có ngày.", remedy="Hãy chọn một ngày từ 1 đến 31."
            )
        if self.lag_days < 0:
            raise RecordFault(
                "Số ngày làm việc sau ngày chốt số liệu không được nhỏ hơn 0.", remedy="Hãy nhập từ 0 trở lên."
            )

    @classmethod
    def of(cls, task: Task, lag_days: int = 0) -> Self:
        """The rule a task's record says; a range is due on its last day when it names no other."""
        by_day = task.by_day or (task.to_day if task.cadence is CadenceKind.RANGE else None)
        return cls(task.cadence, task.due_rule, task.due_day, lag_days, by_day)


@dataclass(frozen=True)
class OwedWork:
    """One work item a task owes."""

    period: Period
    due_day: date


def period_kind(cadence: CadenceKind) -> PeriodKind | None:
    """The kind of period in which a task of this cadence owes work once; None when it does not recur by period."""
    match cadence:
        case CadenceKind.YEARLY:
            return PeriodKind.YEAR
        case CadenceKind.HALF_YEARLY:
            return PeriodKind.HALF
        case CadenceKind.QUARTERLY:
            return PeriodKind.QUARTER
        case CadenceKind.MONTHLY:
            return PeriodKind.MONTH
        case (
            CadenceKind.CONTINUOUS
            | CadenceKind.ON_REQUEST
            | CadenceKind.BY_DATE
            | CadenceKind.RANGE
            | CadenceKind.UNKNOWN
        ):
            return None
        case _:
            assert_never(cadence)


def due_day_of(rule: Recurrence, period: Period, rules: PeriodRules, working: WorkingCalendar) -> date:
    """The due day of a period's work; fixed days lie in the period's last month."""
    year, month = period.year, period.last_month
    if _on_own_day(rule) and rule.by_day:
        return clipped(year, rule.by_day.month, rule.by_day.day)
    match rule.due:
        case DueRule.CLOSING:
            return working.add_working_days(closing_day(period, rules), rule.lag_days)
        case DueRule.DAY_OF_MONTH:
            return clipped(year, month, rule.day or 31)
        case DueRule.LAST_DAY:
            return clipped(year, month, 31)
        case DueRule.LAST_WORKING_DAY:
            return working.previous_working_day(clipped(year, month, 31))
        case _:
            assert_never(rule.due)


def _on_own_day(rule: Recurrence) -> bool:
    return rule.cadence is CadenceKind.YEARLY and rule.due is DueRule.CLOSING and rule.by_day is not None


def owed_work(
    rule: Recurrence, from_day: date, to_day: date, rules: PeriodRules, working: WorkingCalendar
) -> tuple[OwedWork, ...]:
    """What a task owes between two days, both included.

    A recurring task owes the periods that close between them: a plan that starts in the middle of a period answers for
    that period, and one that ends on 31/12 does not answer for the period that began on 15/12. A task with one due day
    owes it in the month it falls in.
    """
    kind = period_kind(rule.cadence)
    if kind is None:
        single = _single_day(rule)
        if single is None or not from_day <= single <= to_day:
            return ()
        return (OwedWork(period_containing(single, PeriodKind.MONTH, rules), single),)
    period = period_containing(from_day, kind, rules)
    owed = []
    while closing_day(period, rules) <= to_day:
        due = due_day_of(rule, period, rules, working)
        if not _on_own_day(rule) or due >= from_day:
            owed.append(OwedWork(period, due))
        period = period.next
    return tuple(owed)


def next_dates(
    rule: Recurrence, after: date, rules: PeriodRules, working: WorkingCalendar, count: int = PREVIEW_DATES
) -> tuple[date, ...]:
    """The next `count` due days after a day, shown before a rule is saved; fewer when the task does not recur."""
    kind = period_kind(rule.cadence)
    if kind is None:
        single = _single_day(rule)
        return (single,) if single is not None and single > after and count > 0 else ()
    dues = _dues_after(rule, after, period_containing(after, kind, rules), rules, working)
    return tuple(day for day, _ in zip(dues, range(count), strict=False))


def _dues_after(
    rule: Recurrence, after: date, period: Period, rules: PeriodRules, working: WorkingCalendar
) -> Iterator[date]:
    # With a lag, work of a period closed long ago may still be due.
    while due_day_of(rule, period, rules, working) > after:
        period = period.previous
    while True:
        due = due_day_of(rule, period, rules, working)
        if due > after:
            yield due
        period = period.next


def _single_day(rule: Recurrence) -> date | None:
    return rule.by_day if rule.cadence in (CadenceKind.BY_DATE, CadenceKind.RANGE) else None


def describe(rule: Recurrence) -> str:
    """The rule in the office's words: `Hằng quý, hạn là ngày 25 của tháng cuối quý`."""
    match rule.cadence:
        case CadenceKind.YEARLY | CadenceKind.HALF_YEARLY | CadenceKind.QUARTERLY | CadenceKind.MONTHLY:
            return f"{_EVERY[rule.cadence]}, hạn là {_due_words(rule)}"
        case CadenceKind.CONTINUOUS:
            return "Thường xuyên, không có ngày hoàn thành; theo dõi ngày hoạt động gần nhất"
        case CadenceKind.ON_REQUEST:
            return "Theo văn bản của cơ quan khác; chờ văn bản"
        case CadenceKind.BY_DATE:
            return f"Một lần, hạn là ngày {day_text(rule.by_day)}" if rule.by_day else "Một lần, chưa có ngày hạn"
        case CadenceKind.RANGE:
            until = f"đến ngày {day_text(rule.by_day)}" if rule.by_day else "chưa có ngày kết thúc"
            return f"Trong một khoảng thời gian, {until}"
        case CadenceKind.UNKNOWN:
            return "Chưa xác định chu kỳ"
        case _:
            assert_never(rule.cadence)


_EVERY = {
    CadenceKind.YEARLY: "Hằng năm",
    CadenceKind.HALF_YEARLY: "6 tháng một lần",
    CadenceKind.QUARTERLY: "Hằng quý",
    CadenceKind.MONTHLY: "Hằng tháng",
}
_LAST_MONTH = {
    CadenceKind.YEARLY: ("tháng 12", 31),
    CadenceKind.HALF_YEARLY: ("tháng 6 và tháng 12", 30),
    CadenceKind.QUARTERLY: ("tháng cuối quý", 30),
    CadenceKind.MONTHLY: ("tháng", 28),
}
"""The last month of a period, and the days that each of these months has."""


def _due_words(rule: Recurrence) -> str:
    month, sure_days = _LAST_MONTH[rule.cadence]
    if _on_own_day(rule) and rule.by_day:
        return f"ngày {rule.by_day.day} tháng {rule.by_day.month}"
    match rule.due:
        case DueRule.CLOSING if rule.lag_days:
            return f"{rule.lag_days} ngày làm việc sau ngày chốt số liệu của kỳ"
        case DueRule.CLOSING:
            return "ngày chốt số liệu của kỳ"
        case DueRule.DAY_OF_MONTH:
            missing = f"; tháng không có ngày {rule.day} thì lấy ngày cuối tháng" if (rule.day or 0) > sure_days else ""
            return f"ngày {rule.day} của {month}{missing}"
        case DueRule.LAST_DAY:
            return f"ngày cuối cùng của {month}"
        case DueRule.LAST_WORKING_DAY:
            return f"ngày làm việc cuối cùng của {month}"
        case _:
            assert_never(rule.due)


def days_since_last_activity(last_activity: date | None, today: date) -> int | None:
    """Days since a continuous task was worked on; None when it never was, 0 for a day entered ahead."""
    return None if last_activity is None else max(0, (today - last_activity).days)


def is_quiet(last_activity: date | None, today: date, amber_after_days: int) -> bool:
    """Whether a continuous task has rested longer than it may; one never worked on is quiet."""
    days = days_since_last_activity(last_activity, today)
    return days is None or days > amber_after_days


def work_standing(today: date, state: WorkState, due_day: date | None, done_day: date | None) -> WorkStanding:
    """How a work item stands on a day.

    Waiting for a paper does not move the due day: past it, the item is overdue, as the figure `work.late` counts it.
    """
    match state:
        case WorkState.DROPPED:
            return WorkStanding.DROPPED
        case WorkState.DONE:
            late = due_day is not None and done_day is not None and done_day > due_day
            return WorkStanding.DONE_LATE if late else WorkStanding.DONE
        case WorkState.OPEN | WorkState.WAITING:
            if due_day is not None and today > due_day:
                return WorkStanding.OVERDUE
            if state is WorkState.WAITING:
                return WorkStanding.WAITING
            soon = due_day is not None and due_day - today <= timedelta(days=DUE_SOON_DAYS)
            return WorkStanding.DUE_SOON if soon else WorkStanding.OPEN
        case _:
            assert_never(state)
