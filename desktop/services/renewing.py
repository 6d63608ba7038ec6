"""Next year's plan from this one: everything copied as it reads by then, its days and years moved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop.domain.organisation import Agency, Succession
from desktop.domain.period import clipped
from desktop.domain.plan import (
    AmendedPart,
    Audience,
    NoteKind,
    Plan,
    PlanBasis,
    PlanNote,
    Responsibility,
    Target,
    Task,
    TaskRole,
    Topic,
)
from desktop.domain.plan_view import Adopted
from desktop.domain.record import Record, new_uid
from desktop.domain.schedule import WorkItem
from desktop.domain.task_card import Renewal
from desktop.errors import RecordFault
from desktop.journal.wording import shortened
from desktop.services import calendars
from desktop.services.desk import Desk
from desktop.services.planning import put_plan_work, put_task_work, wording_on
from desktop.services.tasking import untouched
from desktop.storage.rows import Reader, Writer

_YEARS = re.compile(r"\b(?:giai đoạn|các năm|năm)?\s*20\d\d\s*[-–]\s*20\d\d\b", re.IGNORECASE)
_YEAR = re.compile(r"\bnăm (20\d\d)\b", re.IGNORECASE)
_UNREAD: dict[str, Any] = {"first_paragraph": None, "last_paragraph": None}
"""The new plan has no signed text yet to quote from."""


@dataclass
class Renewing:
    """A plan carried on into the next year."""

    desk: Desk

    def proposal(self, plan: bytes) -> Renewal:
        """Title and days of next year's plan, and the tasks that could be taken over."""
        today = self.desk.today()
        with self.desk.read() as reader:
            old = reader.one(Plan, plan)
            year = _next_year(old, today)
            tasks = reader.find(Task, plan=plan, order=("position", "uid"))
            return Renewal(
                _title_for(old.title, year),
                date(year, 1, 1),
                date(year, 12, 31),
                old.to_day is None or old.to_day >= date(year, 1, 1),
                tuple((task.uid, _numbered(task, _words(reader, task, date(year, 1, 1)))) for task in tasks),
            )

    def renew(
        self, plan: bytes, *, tasks: Sequence[bytes], ends_old: bool, from_day: date, to_day: date, **head: Any
    ) -> Adopted:
        """Make next year's plan, as one act; `ends_old` lets the old one end the day before.

        Wording is taken as it reads on the first day, agencies that ended by then are followed by their one successor.
        """
        if to_day < from_day:
            raise RecordFault("Ngày kết thúc đứng trước ngày bắt đầu.", remedy="Hãy xem lại hai ngày này.")
        with self.desk.act(f"Lập kế hoạch «{shortened(str(head.get('title', '')))}» từ kế hoạch trước") as writer:
            old = writer.one(Plan, plan)
            new = writer.add(
                old.changed(
                    uid=new_uid(), from_day=from_day, to_day=to_day, source_name="", source_sha256="",
                    **{"number": "", "day": None, **head},
                )
            )  # fmt: skip
            copying = _Copying(writer, old, new, set(tasks))
            writer.add_all(list(copying.records()))
            if ends_old:
                _end(writer, old, from_day)
            made = Adopted(new, tasks=len(copying.tasks), targets=copying.targets)
            made.work_items = len(put_plan_work(writer, new, calendars.rules(writer, "decree")))
            return made

    def change_head(self, plan: bytes, **values: Any) -> Plan:
        """Number, days and title of a plan; work ahead follows the days it runs."""
        today = self.desk.today()
        with self.desk.act("Sửa thông tin kế hoạch") as writer:
            old = writer.one(Plan, plan)
            new = writer.change(Plan, plan, **values)
            if new.from_day and new.to_day and new.to_day < new.from_day:
                raise RecordFault("Ngày kết thúc đứng trước ngày bắt đầu.", remedy="Hãy xem lại hai ngày này.")
            if new.to_day is not None and (old.to_day is None or new.to_day < old.to_day):
                _drop_work(writer, plan, new.to_day + timedelta(days=1))
            elif new.to_day != old.to_day:
                after = max(today, old.to_day + timedelta(days=1)) if old.to_day else today
                rules = calendars.rules(writer, "decree")
                for task in writer.find(Task, plan=plan, order=("position",)):
                    put_task_work(writer, new, task, rules, after=after)
            return new


class _Copying:
    def __init__(self, writer: Writer, old: Plan, new: Plan, wanted: set[bytes]) -> None:
        self.reader, self.old, self.new = writer, old, new
        self.first = new.from_day or date.min
        base = old.from_day or old.day
        self.years = self.first.year - base.year if base else 0
        found = writer.find(Task, plan=old.uid, order=("position", "uid"))
        self.tasks = {task.uid: new_uid() for task in found if task.uid in wanted}
        self.kept = [task for task in found if task.uid in wanted]
        self.targets = 0

    def records(self) -> Iterator[Record]:
        plan = self.new.uid
        for position, task in enumerate(self.kept):
            yield self._task(task, position)
            for role in self.reader.find(TaskRole, task=task.uid, order=("position", "uid")):
                yield role.changed(uid=new_uid(), task=self.tasks[task.uid], agency=self._heir(role.agency))
        for target in self._of(Target):
            self.targets += 1
            yield self._target(target)
        topics = {topic.uid: new_uid() for topic in self._of(Topic)}
        for topic in self._of(Topic):
            parent = topics.get(topic.parent) if topic.parent else None
            yield topic.changed(uid=topics[topic.uid], plan=plan, parent=parent, **_UNREAD)
        for duty in self._of(Responsibility):
            yield duty.changed(uid=new_uid(), plan=plan, agency=self._heir(duty.agency), **_UNREAD)
        plain: list[Record] = [*self._of(Audience), *self._of(PlanBasis)]
        plain += [note for note in self._of(PlanNote) if note.kind is not NoteKind.FAULT]
        for one in plain:
            yield one.changed(uid=new_uid(), plan=plan, **_UNREAD)

    def _of(self, kind: Any) -> list[Any]:
        return self.reader.find(kind, plan=self.old.uid, order=("position", "uid"))

    def _task(self, task: Task, position: int) -> Task:
        words = {
            part.value: self._moved(_words(self.reader, task, self.first, part))
            for part in (AmendedPart.TITLE, AmendedPart.CONTENT, AmendedPart.TIMING)
        }
        return task.changed(
            uid=self.tasks[task.uid],
            plan=self.new.uid,
            parent=self.tasks.get(task.parent) if task.parent else None,
            position=position,
            by_day=self._day(task.by_day),
            from_day=self._day(task.from_day),
            to_day=self._day(task.to_day),
            **words,
            **_UNREAD,
        )

    def _target(self, target: Target) -> Target:
        until = target.until_year
        return target.changed(
            uid=new_uid(),
            plan=self.new.uid,
            text=self._moved(wording_on(self.reader, target, AmendedPart.TEXT, self.first)),
            until_year=self.first.year if until is not None and until < self.first.year else until,
            task=self.tasks.get(target.task) if target.task else None,
            **_UNREAD,
        )

    def _day(self, day: date | None) -> date | None:
        """A day moved by as many years as the plan, held within it."""
        if day is None:
            return None
        moved = clipped(day.year + self.years, day.month, day.day)
        return min(moved, self.new.to_day) if self.new.to_day else moved

    def _moved(self, words: str) -> str:
        """Words in which the old plan's own year is the new one's: `trong năm 2024` → `trong năm 2025`."""
        old = self.new.from_day and self.old.from_day and self.old.to_day
        if not old or self.old.from_day is None or self.old.to_day is None:
            return words
        if self.old.from_day.year != self.old.to_day.year:
            return words
        return re.sub(rf"\b(năm |/){self.old.from_day.year}\b", rf"\g<1>{self.first.year}", words)

    def _heir(self, agency: bytes) -> bytes:
        """The agency itself, or the one that follows it where it has ended by then."""
        for _ in range(9):
            known = self.reader.get(Agency, agency)
            heirs = self.reader.find(Succession, predecessor=agency)
            if known is None or known.to_day is None or known.to_day >= self.first or len(heirs) != 1:
                break
            agency = heirs[0].successor
        return agency


def _words(reader: Reader, task: Task, day: date, part: AmendedPart = AmendedPart.TITLE) -> str:
    return wording_on(reader, task, part, day)


def _numbered(task: Task, title: str) -> str:
    number, _, part = task.printed_number.partition("#")
    return ". ".join(filter(None, (f"{number} ({part})" if part else number, title)))


def _next_year(plan: Plan, today: date) -> int:
    """The year after the plan; of one that runs on for years the year after this one."""
    last = plan.to_day.year if plan.to_day else today.year
    return min(last, max(today.year, plan.from_day.year if plan.from_day else today.year)) + 1


def _title_for(title: str, year: int) -> str:
    if _YEARS.search(title):
        return _YEARS.sub(f" năm {year}", title, count=1).replace("  ", " ").strip()
    found = list(_YEAR.finditer(title))
    if found:
        return f"{title[: found[-1].start(1)]}{year}{title[found[-1].end(1) :]}"
    return f"{title} năm {year}"


def _end(writer: Writer, old: Plan, first: date) -> None:
    """The old plan ends before the new one begins; what it owes later and nobody has touched is owed no more."""
    if old.from_day is not None and old.from_day >= first:
        raise RecordFault(
            "Kế hoạch mới bắt đầu trước kế hoạch cũ nên không thể kết thúc kế hoạch cũ.",
            remedy="Hãy xem lại ngày bắt đầu, hoặc để kế hoạch cũ tiếp tục có hiệu lực.",
        )
    writer.change(Plan, old.uid, to_day=first - timedelta(days=1))
    _drop_work(writer, old.uid, first)


def _drop_work(writer: Writer, plan: bytes, first: date) -> None:
    """What falls due from a day on is owed no more, where nothing was entered yet."""
    tasks = [task.uid for task in writer.find(Task, plan=plan)]
    items = writer.find(WorkItem, task=tasks) if tasks else []
    for item in untouched(writer, [item for item in items if item.due_day and item.due_day >= first]):
        writer.remove(WorkItem, item.uid)
