"""The plan: adopting a draft, amendments by date, work items of each period, activity of continuous tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop.domain import recurrence
from desktop.domain.cadence import CadenceKind
from desktop.domain.naming import area_of
from desktop.domain.organisation import Agency, AgencyKind
from desktop.domain.period import Period, PeriodRules, span
from desktop.domain.plan import (
    AmendedPart,
    Amendment,
    Audience,
    DueRule,
    NoteKind,
    Plan,
    PlanBasis,
    PlanNote,
    PlanParagraph,
    Responsibility,
    Role,
    Target,
    TargetKind,
    Task,
    TaskRole,
    Topic,
)
from desktop.domain.plan_draft import AgencyMention, PlanDraft, TargetDraft, TaskDraft, TopicDraft
from desktop.domain.record import Record
from desktop.domain.recurrence import Recurrence, WorkStanding
from desktop.domain.schedule import TaskActivity, WorkItem, WorkState
from desktop.errors import RecordFault
from desktop.indicators.targets import BASIS
from desktop.services import calendars
from desktop.services.desk import Desk
from desktop.services.directory import AgencyIndex, put_agency
from desktop.storage import figures
from desktop.storage.rows import Reader, Writer
from desktop.vietnamese.folding import fold

LONGEST_PLAN_YEARS = 15
"""Work is laid out for no more years than this, whatever last year a title seems to name."""

_GROUP_WORDS = ("cac ", "ubnd cac ", "uy ban nhan dan cac ", "ubnd xa", "ubnd phuong")
_KINDS: tuple[tuple[str, AgencyKind], ...] = (
    ("so ", AgencyKind.PROVINCIAL),
    ("phong ", AgencyKind.DEPARTMENT),
    ("van phong ", AgencyKind.DEPARTMENT),
    ("ban tuyen giao", AgencyKind.PARTY),
    ("huyen uy", AgencyKind.PARTY),
    ("cong an", AgencyKind.POLICE),
    ("trung tam ", AgencyKind.MEDIA),
    ("dai ", AgencyKind.MEDIA),
    ("bao ", AgencyKind.MEDIA),
    ("uy ban mttq", AgencyKind.UNION),
    ("uy ban mat tran", AgencyKind.UNION),
    ("hoi ", AgencyKind.UNION),
    ("doan ", AgencyKind.UNION),
    ("huyen doan", AgencyKind.UNION),
    ("ubnd xa ", AgencyKind.COMMUNE),
    ("xa ", AgencyKind.COMMUNE),
    ("thi tran ", AgencyKind.COMMUNE),
)


@dataclass
class Adopted:
    """What adopting a draft made: the plan, and the agencies that had to be added to the directory."""

    plan: Plan
    new_agencies: list[Agency] = field(default_factory=list)
    tasks: int = 0
    targets: int = 0
    work_items: int = 0


def kind_of(name: str) -> AgencyKind:
    """The kind of agency a printed name speaks of; a name in the plural is a group to be given members."""
    words = fold(name)
    if words.startswith(_GROUP_WORDS):
        return AgencyKind.GROUP
    return next((kind for start, kind in _KINDS if words.startswith(start)), AgencyKind.OTHER)


@dataclass
class _Adoption:
    writer: Writer
    index: AgencyIndex
    draft: PlanDraft
    plan: Plan
    aliases: Mapping[str, bytes]
    made: Adopted

    def agency(self, name: str) -> bytes:
        """The agency of a printed name: the one the clerk chose, the one in the directory, or a new one."""
        chosen = self.aliases.get(name)
        if chosen is not None:
            return chosen
        known = self.index.match(name)
        if known is None:
            known = put_agency(self.writer, self.index, name=name, kind=kind_of(name))
            self.made.new_agencies.append(known)
        return known.uid

    def records(self) -> Iterator[Record]:
        plan, draft = self.plan.uid, self.draft
        for position, words in enumerate(draft.paragraphs):
            yield PlanParagraph.of(plan=plan, position=position, text=words)
        for position, basis in enumerate(draft.bases):
            yield PlanBasis.of(
                plan=plan, position=position, text=basis.text, is_parent=basis.is_parent, **_place(basis.paragraphs)
            )
        for position, target in enumerate(draft.targets):
            yield _target(plan, position, target)
        for position, audience in enumerate(draft.audiences):
            yield Audience.of(plan=plan, position=position, text=audience.text, **_place(audience.paragraphs))
        yield from _topics(plan, None, draft.topics)
        for position, task in enumerate(draft.tasks):
            yield from self.task(position, task)
        position = 0
        for duty in draft.responsibilities:
            for words in duty.bullets or (duty.text,):
                yield Responsibility.of(
                    plan=plan,
                    agency=self.agency(duty.agency),
                    position=position,
                    printed=duty.agency,
                    text=words,
                    **_place(duty.paragraphs),
                )
                position += 1
        yield from self.notes()

    def task(self, position: int, draft: TaskDraft) -> Iterator[Record]:
        timing = draft.timing.value if draft.timing else None
        number = draft.printed_number if draft.part is None else f"{draft.printed_number}#{draft.part}"
        task = Task.of(
            plan=self.plan.uid,
            position=position,
            printed_number=number,
            section=draft.section,
            title=draft.title,
            content=draft.content,
            product=draft.result,
            timing=timing.text if timing else "",
            cadence=timing.kind if timing else CadenceKind.UNKNOWN,
            by_day=timing.until_day if timing and timing.kind is CadenceKind.BY_DATE else None,
            from_day=timing.from_day if timing else None,
            to_day=timing.until_day if timing else None,
            **_place(draft.paragraphs),
        )
        self.made.tasks += 1
        yield task
        roles = (
            (Role.LEAD, draft.lead),
            (Role.COORDINATING, draft.coordinating),
            (Role.ADVISING, draft.advising),
        )
        for role, mentions in roles:
            yield from self.roles(task.uid, role, mentions)

    def roles(self, task: bytes, role: Role, mentions: Iterable[AgencyMention]) -> Iterator[Record]:
        for position, mention in enumerate(mentions):
            agency = self.agency(mention.name)
            yield TaskRole.of(task=task, agency=agency, role=role, position=position, printed=mention.name)

    def notes(self) -> Iterator[Record]:
        draft = self.draft
        kinds = (
            (NoteKind.MONEY, [(note.text, note.paragraphs) for note in draft.money]),
            (NoteKind.RECIPIENT, [(note.text, note.paragraphs) for note in draft.recipients]),
            (NoteKind.FAULT, [(note.text, note.paragraphs) for note in draft.notes]),
        )
        for kind, notes in kinds:
            for position, (words, paragraphs) in enumerate(notes):
                yield PlanNote.of(plan=self.plan.uid, kind=kind, position=position, text=words, **_place(paragraphs))


def _place(paragraphs: tuple[int, ...]) -> dict[str, int | None]:
    if not paragraphs:
        return {"first_paragraph": None, "last_paragraph": None}
    return {"first_paragraph": min(paragraphs), "last_paragraph": max(paragraphs)}


def _target(plan: bytes, position: int, draft: TargetDraft) -> Target:
    percent = draft.kind is TargetKind.PERCENT and draft.percent is not None
    goal = int(draft.percent * (BASIS // 100)) if percent and draft.percent is not None else draft.count
    return Target.of(
        plan=plan,
        position=position,
        text=draft.text,
        kind=draft.kind,
        goal=goal,
        unit="%" if percent else draft.unit,
        each_period=draft.each,
        until_year=draft.year,
        **_place(draft.paragraphs),
    )


def _topics(plan: bytes, parent: bytes | None, drafts: Iterable[TopicDraft]) -> Iterator[Record]:
    for position, draft in enumerate(drafts):
        topic = Topic.of(
            plan=plan,
            parent=parent,
            position=position,
            name=draft.name[:300],
            text=draft.text,
            **_place(draft.paragraphs),
        )
        yield topic
        yield from _topics(plan, topic.uid, draft.children)


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
    """A task's work in a period: its item and standing, or of a continuous task the last activity."""

    task: Task
    item: WorkItem | None = None
    standing: WorkStanding | None = None
    last_activity: date | None = None
    quiet: bool = False


@dataclass
class Planning:
    """The plan as the clerk uses it."""

    desk: Desk

    def adopt(
        self,
        draft: PlanDraft,
        *,
        aliases: Mapping[str, bytes] | None = None,
        from_day: date | None = None,
        to_day: date | None = None,
    ) -> Adopted:
        """Make a confirmed draft the office's plan, as one act that is undone as one.

        `aliases` says which agency of the directory a printed name means; names that are neither there nor in the
        directory become new agencies. The years the plan runs are read from its title unless given.
        """
        title = draft.title.value if draft.title else ""
        with self.desk.act("Ghi nhận kế hoạch", kind="adopt") as writer:
            if not title:
                raise RecordFault("Kế hoạch chưa có trích yếu.", remedy="Hãy điền trích yếu rồi ghi nhận lại.")
            _refuse_double(writer, draft, title)
            first, last = _years(title)
            day = draft.day.value if draft.day else None
            plan = writer.add(
                Plan.of(
                    number=draft.number.value if draft.number else "",
                    day=day,
                    issuer=draft.issuer.value if draft.issuer else "",
                    title=title,
                    from_day=from_day or (date(first, 1, 1) if first else day),
                    to_day=to_day or (date(last, 12, 31) if last else None),
                    signer=draft.signer.name if draft.signer else "",
                    signer_title=draft.signer.position if draft.signer else "",
                    source_name=draft.source.name,
                    source_sha256=draft.source.sha256,
                )
            )
            adoption = _Adoption(
                writer, AgencyIndex.of(writer, area_of(plan.issuer)), draft, plan, aliases or {}, Adopted(plan)
            )
            writer.add_all(list(adoption.records()))
            adoption.made.targets = len(draft.targets)
            adoption.made.work_items = len(put_plan_work(writer, plan, calendars.rules(writer, "decree")))
            return adoption.made

    def amend(self, **values: Any) -> Amendment:
        """Change the wording of one part of a task or target from a day on."""
        with self.desk.act("Ghi nhận sửa đổi kế hoạch") as writer:
            return writer.add(Amendment.of(**values))

    def set_due_rule(self, task: bytes, rule: DueRule, day_of_month: int | None = None) -> Task:
        with self.desk.act("Đặt cách tính hạn của nhiệm vụ") as writer:
            return writer.change(Task, task, due_rule=rule, due_day=day_of_month)

    def open_work(self, period: Period, rules: str = "decree") -> list[WorkItem]:
        """Make the work items that the plan's tasks owe in a period and that are not there yet; gives the new ones."""
        with self.desk.act(f"Lập công việc kỳ {period.code}") as writer:
            return put_owed_work(writer, period, calendars.rules(writer, rules))

    def work(self, period: Period, rules: str = "decree") -> list[WorkStatus]:
        """The work that falls due in a period and how it stands today; continuous tasks by their last activity."""
        today = self.desk.today()
        with self.desk.read() as reader:
            days = span(period, calendars.rules(reader, rules))
            plan = plan_on(reader, days.to_day)
            found: list[WorkStatus] = []
            for task in reader.find(Task, plan=plan.uid, order=("position",)) if plan else ():
                found += [
                    WorkStatus(task, item, recurrence.work_standing(today, item.state, item.due_day, item.done_day))
                    for item in reader.find(WorkItem, task=task.uid, order=("due_day", "period"))
                    if item.period == period.code or (item.due_day and item.due_day in days)
                ]
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


def put_owed_work(writer: Writer, period: Period, rules: PeriodRules) -> list[WorkItem]:
    """The work that closes within a period by the cadences of the plan in force; what is not there yet is made."""
    days = span(period, rules)
    plan = plan_on(writer, days.to_day)
    return _put_owed(writer, plan, days.from_day, days.to_day, rules) if plan else []


def put_plan_work(writer: Writer, plan: Plan, rules: PeriodRules) -> list[WorkItem]:
    """The work a plan's cadences owe as long as it runs; nothing for a plan whose last day is not known."""
    if plan.from_day is None or plan.to_day is None:
        return []
    last = min(plan.to_day, date(plan.from_day.year + LONGEST_PLAN_YEARS, 12, 31))
    return _put_owed(writer, plan, plan.from_day, last, rules)


def _put_owed(writer: Writer, plan: Plan, first: date, last: date, rules: PeriodRules) -> list[WorkItem]:
    working = calendars.working(writer)
    made: list[WorkItem] = []
    for task in writer.find(Task, plan=plan.uid, order=("position",)):
        present = {item.period for item in writer.find(WorkItem, task=task.uid)}
        made += [
            WorkItem.of(task=task.uid, period=owed.period.code, due_day=owed.due_day)
            for owed in recurrence.owed_work(Recurrence.of(task), first, last, rules, working)
            if owed.period.code not in present
        ]
    writer.add_all(made)
    return made


def _refuse_double(reader: Reader, draft: PlanDraft, title: str) -> None:
    for plan in reader.find(Plan):
        if plan.source_sha256 == draft.source.sha256:
            raise RecordFault(
                f"Kế hoạch trong tệp này đã được ghi nhận: «{title}».",
                remedy="Không cần ghi nhận lại; muốn làm lại thì hoàn tác lần ghi nhận trước.",
            )


def _years(title: str) -> tuple[int | None, int | None]:
    """First and last year a title names: `giai đoạn 2023 - 2028`, `đến năm 2030`, `năm 2024`; not those of dates."""
    both = re.search(r"\b(20\d\d)\s*[-–]\s*(20\d\d)\b", title)
    if both and int(both[1]) <= int(both[2]):
        return int(both[1]), int(both[2])
    last = re.search(r"\bđến (?:hết )?năm (20\d\d)\b", title, re.IGNORECASE)
    if last:
        return None, int(last[1])
    single = re.search(r"(?<!tháng \d )(?<!tháng \d\d )\bnăm (20\d\d)\b", title, re.IGNORECASE)
    return (int(single[1]), int(single[1])) if single else (None, None)
