"""Who owes what (ai nợ việc): for each agency that leads tasks of a plan, what is late, due soon or waiting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.domain import recurrence
from desktop.domain.cadence import CadenceKind
from desktop.domain.organisation import Agency, AgencyKind
from desktop.domain.period import Period
from desktop.domain.plan import Role, Task, TaskRole
from desktop.domain.recurrence import WorkStanding
from desktop.domain.schedule import WorkItem, WorkState
from desktop.domain.task_card import OwedBy, OwedWork
from desktop.services.desk import Desk
from desktop.services.directory import members_on, name_on, successors_on
from desktop.services.plan_view import current_titles
from desktop.storage import figures
from desktop.storage.rows import Reader

_PRESSING = (WorkStanding.OVERDUE, WorkStanding.DUE_SOON, WorkStanding.WAITING)


@dataclass
class OwingView:
    """What each agency owes, as the clerk asks before he telephones."""

    desk: Desk

    def of_plan(self, plan: bytes) -> list[OwedBy]:
        """Agencies that lead pressing work of a plan; a group is told by its members. The latest first."""
        day = self.desk.today()
        with self.desk.read() as reader:
            tasks = {task.uid: task for task in reader.find(Task, plan=plan)}
            titles = current_titles(reader, tasks.values(), day)
            owed: dict[bytes, list[OwedWork]] = defaultdict(list)
            for work in [*_late(reader, tasks, titles, day), *_resting(reader, tasks, titles, day)]:
                for agency in leading(reader, work.task, day):
                    owed[agency.uid].append(work)
            agencies = reader.by_uid(Agency, owed)
            found = [
                OwedBy(uid, name_on(reader, agencies[uid], day), tuple(sorted(works, key=_rank)))
                for uid, works in owed.items()
            ]
        return sorted(found, key=lambda one: (-one.late, -len(one.works), one.name))


def leading(reader: Reader, task: bytes, day: date, *, groups: bool = False) -> list[Agency]:
    """The agencies that lead a task on a day, a group by its members, one that ended by its heirs, where it has any.

    With `groups` a group stands as itself.
    """
    found: list[Agency] = []
    for role in reader.find(TaskRole, task=task, role=Role.LEAD, order=("position", "uid")):
        agency = reader.get(Agency, role.agency)
        if agency is not None:
            ended = agency.to_day is not None and agency.to_day < day
            group = agency.kind is AgencyKind.GROUP and not groups
            others = members_on(reader, agency.uid, day) if group else successors_on(reader, agency.uid, day)
            found += others if others and (group or ended) else [agency]
    return list({agency.uid: agency for agency in found}.values())


def _late(reader: Reader, tasks: dict[bytes, Task], titles: dict[bytes, str], day: date) -> Iterator[OwedWork]:
    if not tasks:
        return
    for item in reader.find(WorkItem, task=list(tasks), state=(WorkState.OPEN, WorkState.WAITING)):
        standing = recurrence.work_standing(day, item.state, item.due_day, item.done_day)
        if standing in _PRESSING:
            days = abs((item.due_day - day).days) if item.due_day else 0
            name = Period.parse(item.period).name
            yield OwedWork(item.task, titles[item.task], item.period, name, item.due_day, days, standing)


def _resting(reader: Reader, tasks: dict[bytes, Task], titles: dict[bytes, str], day: date) -> Iterator[OwedWork]:
    for task in tasks.values():
        if task.cadence is CadenceKind.CONTINUOUS:
            last = figures.last_activity(reader.connection, task.uid, day)
            if recurrence.is_quiet(last, day, task.quiet_days):
                days = recurrence.days_since_last_activity(last, day) or 0
                yield OwedWork(task.uid, titles[task.uid], "", "", last, days, None)


def _rank(work: OwedWork) -> tuple[int, date]:
    places = [*_PRESSING, None]
    return places.index(work.standing), work.day or date.max
