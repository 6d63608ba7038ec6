"""Looking at a plan: its text, its board, and the sheets behind a cell of the board."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop.domain import recurrence
from desktop.domain.cadence import CadenceKind
from desktop.domain.organisation import Agency
from desktop.domain.period import Period, PeriodKind, PeriodRules, period_containing, span
from desktop.domain.plan import AmendedPart, Amendment, Plan, Role, Target, Task, TaskRole
from desktop.domain.plan_view import (
    ActivityLine,
    Board,
    BoardRow,
    BoardWork,
    PlanHead,
    PlanPlace,
    PlanText,
    TaskSheet,
    WorkSheet,
    counted,
    month_place,
)
from desktop.domain.schedule import Evidence, TaskActivity, WorkItem
from desktop.services import calendars, plan_tree
from desktop.services.desk import Desk
from desktop.services.directory import name_on
from desktop.services.past import Past
from desktop.services.planning import due_day_of, plan_on, wording_on
from desktop.storage import figures
from desktop.storage.rows import Reader

MOST_YEARS = 20


@dataclass
class PlanView:
    """Plans as the clerk looks at them."""

    desk: Desk

    def plans(self) -> list[PlanHead]:
        """Every plan, the one in force today first, then the newest."""
        with self.desk.read() as reader:
            current = plan_on(reader, self.desk.today())
            plans = reader.find(Plan)
            plans.sort(key=lambda plan: (plan.uid != (current.uid if current else b""), _later_first(plan.day)))
            return [_head(plan) for plan in plans]

    def text(self, plan: bytes) -> PlanText:
        """The signed paragraphs and the tree of what stands in them."""
        with self.desk.read() as reader:
            stored = reader.one(Plan, plan)
            return PlanText(_head(stored), *plan_tree.text_of(reader, stored, self.desk.today()))

    def board(self, plan: bytes) -> Board:
        """Tasks against the months of the plan's years, with the standing of every work item today."""
        today = self.desk.today()
        with self.desk.read() as reader:
            stored = reader.one(Plan, plan)
            rules = calendars.rules(reader, "decree")
            tasks = reader.find(Task, plan=plan, order=("position", "uid"))
            items = reader.find(WorkItem, task=[task.uid for task in tasks]) if tasks else []
            now = period_containing(today, PeriodKind.MONTH, rules)
            first, last = _years(stored, items, now.year)
            proofs = _proofs(reader, items)
            works: dict[bytes, list[BoardWork]] = {}
            for item in sorted(items, key=lambda one: Period.parse(one.period)):
                works.setdefault(item.task, []).append(_work(item, first, rules, today, proofs.get(item.uid, 0)))
            titles, leads = current_titles(reader, tasks, today), leads_of(reader, tasks, today)
            rows = [BoardRow(one, titles[one.uid], leads[one.uid], tuple(works.get(one.uid, ()))) for one in tasks]
            rows = [_with_range(_with_activity(reader, row, first, rules, today), first, rules) for row in rows]
            return Board(_head(stored), first, last, month_place(first, now.year, now.last_month), tuple(rows))

    def work(self, task: bytes, period: str) -> WorkSheet:
        """A task in a period, entered or not."""
        asked = Period.parse(period)
        with self.desk.read() as reader:
            owed = reader.one(Task, task)
            items = reader.find(WorkItem, task=task, period=period)
            item = items[0] if items else None
            due = item.due_day if item else due_day_of(reader, owed, asked, calendars.rules(reader, "decree"))
            proofs = reader.find(Evidence, work_item=item.uid) if item else []
            title = wording_on(reader, owed, AmendedPart.TITLE, self.desk.today())
        history = Past(self.desk).of_record("work_item", item.uid) if item else []
        return WorkSheet(owed, title, period, asked.name, due, item, tuple(proofs), tuple(history))

    def task(self, task: bytes) -> TaskSheet:
        """A task with its activities, newest first."""
        today = self.desk.today()
        with self.desk.read() as reader:
            stored = reader.one(Task, task)
            found = reader.find(TaskActivity, task=task, order=("day", "uid"))[::-1]
            agencies = reader.by_uid(Agency, [one.agency for one in found])
            lines = tuple(
                ActivityLine(one, name_on(reader, agencies[one.agency], one.day) if one.agency in agencies else "")
                for one in found
            )
            last = figures.last_activity(reader.connection, task, today)
            quiet = recurrence.is_quiet(last, today, stored.quiet_days)
            title = wording_on(reader, stored, AmendedPart.TITLE, today)
            leads = leads_of(reader, [stored], today)[task]
        history = tuple(Past(self.desk).of_record("task", task))
        return TaskSheet(stored, title, leads, today, last, quiet, lines, history)

    def place_of(self, table: str, uid: bytes) -> PlanPlace | None:
        """Where a record of the plan stands; None when it is not (or no longer) there."""
        with self.desk.read() as reader:
            return _place(reader, table, uid)


def _with_activity(reader: Reader, row: BoardRow, first: int, rules: PeriodRules, today: date) -> BoardRow:
    """A continuous task is told by the days it was worked on."""
    if row.task.cadence is not CadenceKind.CONTINUOUS:
        return row
    days = figures.active_days(reader.connection, row.task.uid)
    months = [period_containing(day, PeriodKind.MONTH, rules) for day in days]
    acted = counted([month_place(first, month.year, month.last_month) for month in months])
    last = max((day for day in days if day <= today), default=None)
    quiet = recurrence.is_quiet(last, today, row.task.quiet_days)
    rested = recurrence.days_since_last_activity(last, today)
    return replace(row, acted=acted, last_activity=last, rested=rested, quiet=quiet)


def _with_range(row: BoardRow, first: int, rules: PeriodRules) -> BoardRow:
    """Work of a range of days is told in every month it goes through, until it was done or given up."""
    task = row.task
    if task.cadence is not CadenceKind.RANGE or task.from_day is None or task.to_day is None:
        return row
    own = [work for work in row.works if work.due_day and work.due_day >= task.from_day]
    if any(work.standing is recurrence.WorkStanding.DROPPED for work in own):
        return row
    last = min([task.to_day, *(work.done_day for work in own if work.done_day)])
    begin, end = (period_containing(day, PeriodKind.MONTH, rules) for day in (task.from_day, max(last, task.from_day)))
    months = (month_place(first, begin.year, begin.last_month), month_place(first, end.year, end.last_month))
    return replace(row, running=months)


def leads_of(reader: Reader, tasks: Iterable[Task], day: date) -> dict[bytes, tuple[str, ...]]:
    """The agencies that lead each task, by the names they bear on a day."""
    found: dict[bytes, list[str]] = {task.uid: [] for task in tasks}
    if not found:
        return {}
    roles = reader.find(TaskRole, task=list(found), role=Role.LEAD, order=("position", "uid"))
    agencies = reader.by_uid(Agency, [role.agency for role in roles])
    for role in roles:
        agency = agencies.get(role.agency)
        found[role.task].append(name_on(reader, agency, day) if agency else role.printed)
    return {uid: tuple(names) for uid, names in found.items()}


def current_titles(reader: Reader, tasks: Iterable[Task], day: date) -> dict[bytes, str]:
    """What each task is called on a day: as amended, else as signed."""
    found = {task.uid: task.title for task in tasks}
    amended = {one.task for one in reader.find(Amendment, part=AmendedPart.TITLE)}
    for task in tasks:
        if task.uid in amended:
            found[task.uid] = wording_on(reader, task, AmendedPart.TITLE, day)
    return found


def _head(plan: Plan) -> PlanHead:
    return PlanHead(plan.uid, plan.number, plan.day, plan.title, plan.from_day, plan.to_day)


def _later_first(day: date | None) -> int:
    return -(day.toordinal() if day else 0)


def _years(plan: Plan, items: list[WorkItem], now: int) -> tuple[int, int]:
    """The years the board shows: the plan's, and those its work lies in; never more than a screen can hold."""
    years = [Period.parse(item.period).year for item in items]
    years += [day.year for day in (plan.from_day, plan.to_day, plan.day) if day]
    first, last = min(years, default=now), max(years, default=now)
    return first, min(last, first + MOST_YEARS - 1)


def _proofs(reader: Reader, items: list[WorkItem]) -> dict[bytes, int]:
    wanted = {item.uid for item in items}
    counts: dict[bytes, int] = {}
    for one in reader.find(Evidence):
        if one.work_item in wanted and one.work_item is not None:
            counts[one.work_item] = counts.get(one.work_item, 0) + 1
    return counts


def _work(item: WorkItem, first_year: int, rules: PeriodRules, today: date, proofs: int) -> BoardWork:
    period = Period.parse(item.period)
    return BoardWork(
        item.uid,
        item.period,
        period.name,
        month_place(first_year, period.year, period.first_month),
        period.kind.months,
        recurrence.work_standing(today, item.state, item.due_day, item.done_day),
        item.due_day,
        item.done_day,
        span(period, rules).from_day <= today,
        proofs,
    )


def _place(reader: Reader, table: str, uid: bytes) -> PlanPlace | None:
    if table == "plan":
        return PlanPlace(uid) if reader.get(Plan, uid) else None
    if table == "target":
        target = reader.get(Target, uid)
        return PlanPlace(target.plan) if target else None
    if table in ("work_item", "task_activity"):
        kind: Any = WorkItem if table == "work_item" else TaskActivity
        part = reader.get(kind, uid)
        task = reader.get(Task, part.task) if part else None
        return PlanPlace(task.plan, task.uid, getattr(part, "period", "")) if task else None
    if table == "amendment":
        amended = reader.get(Amendment, uid)
        return PlanPlace(amended.plan) if amended else None
    task = reader.get(Task, uid) if table == "task" else None
    return PlanPlace(task.plan, task.uid) if task else None
