"""The plan: adopting a draft, amendments by date, work items of each period, activity of continuous tasks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain import recurrence
from desktop.domain.cadence import CadenceKind
from desktop.domain.period import Period, PeriodRules, Span, span
from desktop.domain.plan import (
    AmendedPart,
    Amendment,
    Plan,
    Target,
    Task,
)
from desktop.domain.plan_draft import PlanDraft
from desktop.domain.plan_view import Adopted
from desktop.domain.recurrence import Recurrence, WorkStanding
from desktop.domain.schedule import TaskActivity, WorkItem, WorkState
from desktop.domain.workdays import WorkingCalendar
from desktop.errors import RecordFault
from desktop.journal.wording import shortened
from desktop.services import calendars
from desktop.services.adopting import put_plan
from desktop.services.desk import Desk
from desktop.storage import figures
from desktop.storage.rows import Reader, Writer

LONGEST_PLAN_YEARS = 15
"""Work is laid out for no more years than this, whatever last year a title seems to name."""


def put_work(
    writer: Writer, *, task: bytes, period: Period, rules: PeriodRules | None = None, **values: Any
) -> WorkItem:
    """The work item of a task in a period, made when it is not there yet, with the given fields changed.

    Done work carries the day it was done; its due day follows the task's rule unless one is given.
    """
    owed = writer.one(Task, task)
    if values.get("state") in (WorkState.DONE, "done"):
        if owed.cadence is CadenceKind.CONTINUOUS:
            raise RecordFault(
                f"Nhiệm vụ «{owed.title}» thực hiện thường xuyên nên không có lúc hoàn thành.",
                remedy="Hãy ghi hoạt động của nhiệm vụ (activity) thay cho việc đánh dấu hoàn thành.",
            )
        if not values.get("done_day"):
            raise RecordFault("Công việc đã hoàn thành thì phải có ngày hoàn thành.")
    present = writer.find(WorkItem, task=task, period=period.code)
    if present:
        return writer.change(WorkItem, present[0].uid, **values)
    if "due_day" not in values:
        values["due_day"] = due_day_of(writer, owed, period, rules or calendars.rules(writer, "decree"))
    return writer.add(WorkItem.of(task=task, period=period.code, **values))


def due_day_of(reader: Reader, task: Task, period: Period, rules: PeriodRules) -> date:
    """The due day of a task's work in a period, by the task's own rule."""
    return recurrence.due_day_of(Recurrence.of(task), period, rules, calendars.working(reader))


def wording_on(reader: Reader, subject: Task | Target, part: AmendedPart, day: date) -> str:
    """The words of a task or target on a day: the newest amendment in force, else the plan's own."""
    where = {"task": subject.uid} if isinstance(subject, Task) else {"target": subject.uid}
    in_force = [
        amendment
        for amendment in reader.find(Amendment, part=part, order=("from_day", "uid"), **where)
        if amendment.from_day <= day
    ]
    return in_force[-1].text if in_force else str(getattr(subject, part.value))


def plan_on(reader: Reader, day: date) -> Plan | None:
    """The plan in force on a day: the newest that has begun and not ended; else the newest there is."""
    plans = reader.find(Plan, order=("uid",))
    in_force = [
        plan
        for plan in plans
        if (plan.from_day is None or plan.from_day <= day) and (plan.to_day is None or day <= plan.to_day)
    ]
    return in_force[-1] if in_force else (plans[-1] if plans else None)


@dataclass(frozen=True)
class WorkStatus:
    """A task's work in a period: its item and standing, or of a continuous task the last activity.

    `running` is work of a range of days that goes on in the period without falling due there; it has no item then.
    """

    task: Task
    item: WorkItem | None = None
    standing: WorkStanding | None = None
    last_activity: date | None = None
    quiet: bool = False
    running: bool = False


@dataclass
class Planning:
    """The plan as the clerk uses it."""

    desk: Desk

    def adopt(
        self,
        draft: PlanDraft,
        *,
        aliases: Mapping[str, bytes | str] | None = None,
        from_day: date | None = None,
        to_day: date | None = None,
    ) -> Adopted:
        """Make a confirmed draft the office's plan, as one act that is undone as one.

        `aliases` says which agency of the directory, or which other name of the plan, a printed name means, and the
        directory learns it; names that are neither there nor in the directory become new agencies. The years the plan
        runs are read from its title unless given.
        """
        with self.desk.act(adopting_name(draft), kind="adopt") as writer:
            made = put_plan(writer, draft, aliases or {}, from_day, to_day, today=self.desk.today())
            made.work_items = len(put_plan_work(writer, made.plan, calendars.rules(writer, "decree")))
            return made

    def open_work(self, period: Period, rules: str = "decree") -> list[WorkItem]:
        """Make the work items that the plan's tasks owe in a period and that are not there yet; gives the new ones."""
        with self.desk.act(f"Lập công việc kỳ {period.code}") as writer:
            return put_owed_work(writer, period, calendars.rules(writer, rules))

    def work(self, period: Period, rules: str = "decree") -> list[WorkStatus]:
        """The work that falls due in a period and how it stands today; continuous tasks by their last activity.

        Tasks that run through the period and fall due later are there as running.
        """
        today = self.desk.today()
        with self.desk.read() as reader:
            days = span(period, calendars.rules(reader, rules))
            plan = plan_on(reader, days.to_day)
            found: list[WorkStatus] = []
            for task in reader.find(Task, plan=plan.uid, order=("position",)) if plan else ():
                items = reader.find(WorkItem, task=task.uid, order=("due_day", "period"))
                due = [
                    WorkStatus(task, item, recurrence.work_standing(today, item.state, item.due_day, item.done_day))
                    for item in items
                    if item.period == period.code or (item.due_day and item.due_day in days)
                ]
                found += due
                if not due and _runs(task, items, days):
                    found.append(WorkStatus(task, running=True))
                if task.cadence is CadenceKind.CONTINUOUS:
                    last = figures.last_activity(reader.connection, task.uid, min(today, days.to_day))
                    quiet = recurrence.is_quiet(last, min(today, days.to_day), task.quiet_days)
                    found.append(WorkStatus(task, last_activity=last, quiet=quiet))
            return found

    def set_work(self, task: bytes, period: Period, **values: Any) -> WorkItem:
        with self.desk.act(f"Cập nhật công việc kỳ {period.code}") as writer:
            return put_work(writer, task=task, period=period, **values)

    def add_activity(self, **values: Any) -> TaskActivity:
        with self.desk.act("Ghi hoạt động của nhiệm vụ") as writer:
            writer.one(Task, values.get("task", b""))
            return writer.add(TaskActivity.of(**values))


def _runs(task: Task, items: Iterable[WorkItem], days: Span) -> bool:
    """Whether a task of a range of days goes on in a period: begun, not ended, and not done before it."""
    if task.cadence is not CadenceKind.RANGE or (task.from_day is None and task.to_day is None):
        return False
    begun = task.from_day is None or task.from_day <= days.to_day
    ended = task.to_day is not None and task.to_day < days.from_day
    closed = any(
        item.state is WorkState.DROPPED or (item.done_day is not None and item.done_day < days.from_day)
        for item in items
    )
    return begun and not ended and not closed


def adopting_name(draft: PlanDraft) -> str:
    """What the adoption of a draft is called in the history: with the plan's number and title."""
    number = f" số {draft.number.value}" if draft.number else ""
    title = f" «{shortened(draft.title.value)}»" if draft.title else ""
    return f"Ghi nhận kế hoạch{number}{title}"


def put_owed_work(writer: Writer, period: Period, rules: PeriodRules) -> list[WorkItem]:
    """The work that closes within a period by the cadences of the plan in force; what is not there yet is made."""
    days = span(period, rules)
    plan = plan_on(writer, days.to_day)
    return _put_owed(writer, plan, days.from_day, days.to_day, rules) if plan else []


def put_plan_work(writer: Writer, plan: Plan, rules: PeriodRules) -> list[WorkItem]:
    """The work a plan's cadences owe as long as it runs; nothing for a plan whose last day is not known."""
    last = plan_end(plan)
    return _put_owed(writer, plan, _first_day(plan), last, rules) if plan.from_day and last else []


def plan_end(plan: Plan) -> date | None:
    """The last day work is laid out for; None of a plan whose days are not known."""
    if plan.from_day is None or plan.to_day is None:
        return None
    return min(plan.to_day, date(plan.from_day.year + LONGEST_PLAN_YEARS, 12, 31))


def _first_day(plan: Plan) -> date:
    """The first day anything is owed: never before the plan is signed."""
    return max(day for day in (plan.from_day, plan.day, date.min) if day)


def put_task_work(writer: Writer, plan: Plan, task: Task, rules: PeriodRules, *, after: date) -> list[WorkItem]:
    """The work one task owes from a day on as long as its plan runs; what is there already stays."""
    last, first = plan_end(plan), max(after, _first_day(plan))
    if last is None or last < first:
        return []
    days = Span(first, last)
    return _put_owed_by(writer, task, days, rules, calendars.working(writer))


def _put_owed(writer: Writer, plan: Plan, first: date, last: date, rules: PeriodRules) -> list[WorkItem]:
    if last < first:
        return []
    working = calendars.working(writer)
    tasks = writer.find(Task, plan=plan.uid, order=("position",))
    return [item for task in tasks for item in _put_owed_by(writer, task, Span(first, last), rules, working)]


def _put_owed_by(
    writer: Writer, task: Task, days: Span, rules: PeriodRules, working: WorkingCalendar
) -> list[WorkItem]:
    present = {item.period for item in writer.find(WorkItem, task=task.uid)}
    made = [
        WorkItem.of(task=task.uid, period=owed.period.code, due_day=owed.due_day)
        for owed in recurrence.owed_work(Recurrence.of(task), days.from_day, days.to_day, rules, working)
        if owed.period.code not in present
    ]
    writer.add_all(made)
    return made
