"""Changing a task of the plan in force: when its work is due, who takes part, what it says from a day on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain import recurrence
from desktop.domain.cadence import CadenceKind
from desktop.domain.organisation import Agency
from desktop.domain.period import Period, PeriodRules, span
from desktop.domain.plan import AmendedPart, Amendment, Plan, PlanParagraph, Role, Target, Task, TaskRole
from desktop.domain.recurrence import Recurrence
from desktop.domain.schedule import Evidence, WorkItem, WorkState
from desktop.domain.task_card import RoleLine, RulePreview, TaskCard, settled_rhythm
from desktop.domain.workdays import WorkingCalendar
from desktop.errors import RecordFault
from desktop.journal.wording import shortened
from desktop.services import calendars
from desktop.services.desk import Desk
from desktop.services.directory import name_on
from desktop.services.planning import plan_end, put_task_work, wording_on
from desktop.storage.rows import Reader, Writer

WORDING = (AmendedPart.TITLE, AmendedPart.CONTENT, AmendedPart.TIMING)
"""The parts of a task's wording that an amendment may change."""


@dataclass
class Tasking:
    """Tasks as the clerk changes them."""

    desk: Desk

    def card(self, task: bytes) -> TaskCard:
        """A task with its agencies, by their names today, and its amendments."""
        today = self.desk.today()
        with self.desk.read() as reader:
            stored = reader.one(Task, task)
            roles = reader.find(TaskRole, task=task, order=("position", "uid"))
            agencies = reader.by_uid(Agency, [role.agency for role in roles])
            lines = [
                RoleLine(one.role, one.agency, name_on(reader, agencies[one.agency], today))
                for one in roles
                if one.agency in agencies
            ]
            lines.sort(key=lambda line: list(Role).index(line.role))
            return TaskCard(
                stored,
                wording_on(reader, stored, AmendedPart.TITLE, today),
                reader.count(PlanParagraph, plan=stored.plan) > 0,
                tuple(lines),
                tuple(reader.find(Amendment, task=task, order=("from_day", "uid"))),
            )

    def preview(self, task: bytes, values: Mapping[str, Any]) -> RulePreview:
        """What a rhythm would mean: in words, and the next due days within the plan."""
        today = self.desk.today()
        with self.desk.read() as reader:
            stored = reader.one(Task, task)
            try:
                changed = _checked(stored.changed(**settled_rhythm(values)))
                rule = Recurrence.of(changed)
            except RecordFault as fault:
                return RulePreview(fault=str(fault))
            rules, working = calendars.rules(reader, "decree"), calendars.working(reader)
            end = plan_end(reader.one(Plan, stored.plan))
            days = recurrence.next_dates(rule, today, rules, working)
            return RulePreview(recurrence.describe(rule), tuple(day for day in days if end is None or day <= end))

    def change(self, task: bytes, values: Mapping[str, Any], roles: Sequence[tuple[Role, bytes]] | None = None) -> Task:
        """Change rhythm, words (of a plan whose signed text is not kept) and agencies of a task, as one act.

        Work nobody has touched yet follows the new rhythm; what was done, and what is past, stays.
        """
        with self.desk.act(f"Sửa nhiệm vụ «{shortened(self.card(task).title)}»") as writer:
            old = writer.one(Task, task)
            wanted = {**values, **settled_rhythm({**old.model_dump(), **values})}
            changed = writer.change(Task, task, **{name: wanted[name] for name in wanted if name in _CHANGED})
            Recurrence.of(_checked(changed))
            if any(getattr(old, name) != getattr(changed, name) for name in _DUE):
                _lay_anew(writer, old, changed, self.desk.today())
            if roles is not None:
                _put_roles(writer, task, roles)
            return changed

    def wording(self, table: str, uid: bytes, part: AmendedPart, day: date) -> str:
        """What a part of a task or target reads on a day."""
        with self.desk.read() as reader:
            return wording_on(reader, _subject(reader, table, uid), part, day)

    def amend(self, table: str, uid: bytes, **values: Any) -> Amendment:
        """Change the wording of a part of a task or target from a day on; refused when nothing would change."""
        with self.desk.read() as reader:
            subject = _subject(reader, table, uid)
            said = wording_on(reader, subject, AmendedPart.of(str(values["part"])), values["from_day"])
            plan = reader.one(Plan, subject.plan)
        if said.strip() == str(values["text"]).strip():
            raise RecordFault("Lời văn mới giống hệt lời văn đang dùng.", remedy="Hãy sửa câu chữ rồi ghi lại.")
        if plan.day and values["from_day"] < plan.day:
            raise RecordFault(
                "Sửa đổi không thể có hiệu lực trước ngày ban hành kế hoạch.", remedy="Hãy xem lại ngày có hiệu lực."
            )
        name = shortened(subject.title if isinstance(subject, Task) else subject.text)
        with self.desk.act(f"Ghi sửa đổi của «{name}»") as writer:
            return writer.add(Amendment.of(**{"plan": subject.plan, table: uid, **values}))

    def drop_amendment(self, uid: bytes) -> None:
        """Take an amendment away: the words before it hold on."""
        with self.desk.act("Bỏ một sửa đổi của kế hoạch") as writer:
            writer.remove(Amendment, uid)


_DUE = ("cadence", "due_rule", "due_day", "by_day", "from_day", "to_day")
_CHANGED = (*_DUE, "quiet_days", "title", "content", "timing", "product")


def _subject(reader: Reader, table: str, uid: bytes) -> Task | Target:
    return reader.one(Task, uid) if table == "task" else reader.one(Target, uid)


def _checked(task: Task) -> Task:
    if task.from_day and task.to_day and task.to_day < task.from_day:
        raise RecordFault("Ngày kết thúc đứng trước ngày bắt đầu.", remedy="Hãy xem lại hai ngày này.")
    return task


def _put_roles(writer: Writer, task: bytes, wanted: Sequence[tuple[Role, bytes]]) -> None:
    """Make these the task's agencies, in this order; roles that stay keep their printed names."""
    present = {(one.role, one.agency): one for one in writer.find(TaskRole, task=task)}
    for pair, one in present.items():
        if pair not in wanted:
            writer.remove(TaskRole, one.uid)
    for position, (role, agency) in enumerate(dict.fromkeys(wanted)):
        held = present.get((role, agency))
        if held is not None:
            writer.change(TaskRole, held.uid, position=position)
        else:
            name = writer.one(Agency, agency).name
            writer.add(TaskRole.of(task=task, agency=agency, role=role, position=position, printed=name))


def untouched(writer: Reader, items: Sequence[WorkItem]) -> list[WorkItem]:
    """Work of which nothing was entered yet."""
    proved = {one.work_item for one in writer.find(Evidence, work_item=[item.uid for item in items])} if items else ()
    return [
        item
        for item in items
        if item.state is WorkState.OPEN
        and not (item.done_day or item.result or item.difficulty)
        and item.uid not in proved
    ]


def _lay_anew(writer: Writer, old: Task, new: Task, today: date) -> None:
    rules, working = calendars.rules(writer, "decree"), calendars.working(writer)
    ahead = [item for item in untouched(writer, writer.find(WorkItem, task=new.uid)) if _goes_on(item, rules, today)]
    kind = recurrence.period_kind(new.cadence)
    if kind is not None and recurrence.period_kind(old.cadence) is kind:
        _move(writer, ahead, Recurrence.of(new), rules, working)
        return
    for item in ahead:
        writer.remove(WorkItem, item.uid)
    begun = [item for item in writer.find(WorkItem, task=new.uid) if item.state is not WorkState.DROPPED]
    if kind is None and recurrence.period_kind(old.cadence) is None and begun:
        for item in begun:  # work done once, and already entered: it gets the new day, not a twin
            if item.state is not WorkState.DONE:
                writer.change(WorkItem, item.uid, due_day=Recurrence.of(new).by_day)
        return
    plan = writer.one(Plan, new.plan)
    if new.cadence is not CadenceKind.CONTINUOUS:
        put_task_work(writer, plan, new, rules, after=today)


def _goes_on(item: WorkItem, rules: PeriodRules, today: date) -> bool:
    """Whether work is still to be done: it is not due yet, or its period has not ended."""
    return (item.due_day is not None and item.due_day >= today) or (
        span(Period.parse(item.period), rules).to_day >= today
    )


def _move(
    writer: Writer, items: Sequence[WorkItem], rule: Recurrence, rules: PeriodRules, working: WorkingCalendar
) -> None:
    for item in items:
        due = recurrence.due_day_of(rule, Period.parse(item.period), rules, working)
        writer.change(WorkItem, item.uid, due_day=due)
