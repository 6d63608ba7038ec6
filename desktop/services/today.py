"""The start screen «Hôm nay»: what needs a hand now, read from the records each time; no reminder is ever stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain import recurrence
from desktop.domain.agenda import Agenda, AgendaLine, NextReport, Owing, Urgency
from desktop.domain.cadence import CadenceKind
from desktop.domain.organisation import OfficeProfile
from desktop.domain.paperwork import SealedReport
from desktop.domain.period import Period, PeriodKind, due_day, period_containing, span
from desktop.domain.plan import Plan, Task
from desktop.domain.schedule import WorkItem, WorkState
from desktop.services import calendars
from desktop.services.desk import Desk
from desktop.services.directory import name_on
from desktop.services.owing import leading
from desktop.services.plan_view import current_titles
from desktop.services.planning import plan_on
from desktop.storage import figures
from desktop.storage.rows import Reader

SOON_DAYS = 7


@dataclass
class Today:
    """The day as the clerk finds it."""

    desk: Desk

    def agenda(self) -> Agenda:
        day = self.desk.today()
        with self.desk.read() as reader:
            plan = plan_on(reader, day)
            lines = [*_work(reader, day), *_quiet(reader, plan, day)]
            lines.sort(key=lambda line: (list(Urgency).index(line.urgency), line.day or date.max, line.title))
            return Agenda(
                day,
                tuple(lines),
                _owing(reader, lines, day),
                tuple(_reports(reader, day)),
                plan is not None,
                bool(reader.count(OfficeProfile)),
                tuple(calendars.unconfirmed(reader, range(day.year, day.year + 1))),
            )


def _work(reader: Reader, day: date) -> list[AgendaLine]:
    found = []
    items = reader.find(WorkItem, state=(WorkState.OPEN, WorkState.WAITING))
    soon = day + timedelta(days=SOON_DAYS)
    wanted = [item for item in items if item.state is WorkState.WAITING or (item.due_day and item.due_day <= soon)]
    tasks = reader.by_uid(Task, [item.task for item in wanted])
    leads, titles = _leads(reader, tasks, day), current_titles(reader, tasks.values(), day)
    for item in wanted:
        task = tasks.get(item.task)
        if task is None:
            continue
        left = (item.due_day - day).days if item.due_day else 0
        if item.due_day and left < 0:
            urgency = Urgency.OVERDUE
        else:
            urgency = Urgency.WAITING if item.state is WorkState.WAITING else Urgency.SOON
        name = Period.parse(item.period).name
        found.append(
            AgendaLine(urgency, "work_item", item.uid, titles[task.uid], name, item.due_day, abs(left), leads[task.uid])
        )
    return found


def _leads(reader: Reader, tasks: Iterable[bytes], day: date) -> dict[bytes, tuple[str, ...]]:
    """Who leads each task today, heirs in the place of agencies that ended; the same agencies as those that owe."""
    return {task: tuple(name_on(reader, one, day) for one in leading(reader, task, day, groups=True)) for task in tasks}


def _quiet(reader: Reader, plan: Plan | None, day: date) -> list[AgendaLine]:
    """Continuous tasks nothing was done for longer than their limit."""
    if plan is None:
        return []
    found = []
    tasks = {task.uid: task for task in reader.find(Task, plan=plan.uid, cadence=CadenceKind.CONTINUOUS)}
    leads, titles = _leads(reader, tasks, day), current_titles(reader, tasks.values(), day)
    for task in tasks.values():
        last = figures.last_activity(reader.connection, task.uid, day)
        if recurrence.is_quiet(last, day, task.quiet_days):
            days = (day - last).days if last else 0
            found.append(AgendaLine(Urgency.QUIET, "task", task.uid, titles[task.uid], "", last, days, leads[task.uid]))
    return found


def _owing(reader: Reader, lines: list[AgendaLine], day: date) -> tuple[Owing, ...]:
    """Who leads overdue work today: a group by its members, an agency that ended by its heirs."""
    late = {line.uid: line for line in lines if line.urgency is Urgency.OVERDUE}
    items = reader.by_uid(WorkItem, late)
    owed: dict[bytes, list[date]] = defaultdict(list)
    names: dict[bytes, str] = {}
    for uid, item in items.items():
        for one in leading(reader, item.task, day):
            owed[one.uid].append(late[uid].day or day)
            names[one.uid] = name_on(reader, one, day)
    found = [Owing(uid, names[uid], len(days), min(days)) for uid, days in owed.items()]
    return tuple(sorted(found, key=lambda one: (-one.count, one.oldest, one.name)))


def _reports(reader: Reader, day: date) -> list[NextReport]:
    """The month's report that closed last and the one that closes next."""
    rules = calendars.rules(reader, "decree")
    working = calendars.working(reader)
    now = period_containing(day, PeriodKind.MONTH, rules)
    found = []
    for period in (now.previous, now):
        sealed = reader.find(SealedReport, period=period.code)
        number = f"{sealed[-1].number}/{sealed[-1].symbol}" if sealed else ""
        found.append(
            NextReport(period.code, period.name, span(period, rules).to_day, due_day(period, rules, working), number)
        )
    return found
