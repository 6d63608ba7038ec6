"""Adopting a draft: what a person has confirmed of a signed plan becomes the office's plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.cadence import CadenceKind, Timing
from desktop.domain.naming import area_of, name_key
from desktop.domain.organisation import Agency, AgencyAlias, AgencyKind
from desktop.domain.period import clipped
from desktop.domain.plan import (
    Audience,
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
from desktop.domain.plan_view import Adopted
from desktop.domain.record import Record
from desktop.errors import RecordFault
from desktop.indicators.targets import BASIS
from desktop.services.directory import AgencyIndex, put_agency
from desktop.storage.rows import Reader, Writer
from desktop.vietnamese.folding import fold, fold_words

_GROUP = re.compile(
    r"cac |(?:ubnd|uy ban nhan dan) (?:cac |(?:cap xa|xa|phuong|thi tran)\s*(?:$|[,;/-]|va\b|phuong\b|thi tran\b))"
)
"""A name in the plural, or a level alone or beside another: `UBND xã, thị trấn`; `UBND xã Bến Mơ` is one committee."""
_MEDIA_CENTRE = re.compile(r"truyen thong|truyen thanh|phat thanh|truyen hinh|bao chi|(?<!cong nghe )thong tin|van hoa")
_KINDS: tuple[tuple[str, AgencyKind], ...] = (
    ("so ", AgencyKind.PROVINCIAL),
    ("phong ", AgencyKind.DEPARTMENT),
    ("van phong ", AgencyKind.DEPARTMENT),
    ("ban tuyen giao", AgencyKind.PARTY),
    ("huyen uy", AgencyKind.PARTY),
    ("cong an", AgencyKind.POLICE),
    ("bao hiem ", AgencyKind.OTHER),
    ("dai ", AgencyKind.MEDIA),
    ("bao ", AgencyKind.MEDIA),
    ("uy ban mttq", AgencyKind.UNION),
    ("uy ban mat tran", AgencyKind.UNION),
    ("hoi ", AgencyKind.UNION),
    ("doan ", AgencyKind.UNION),
    ("huyen doan", AgencyKind.UNION),
    ("ubnd ", AgencyKind.COMMITTEE),
    ("uy ban nhan dan ", AgencyKind.COMMITTEE),
    ("xa ", AgencyKind.COMMUNE),
    ("thi tran ", AgencyKind.COMMUNE),
)


def kind_of(name: str) -> AgencyKind:
    """The kind of agency a printed name speaks of; a name in the plural is a group to be given members."""
    words = fold(name)
    if _GROUP.match(words):
        return AgencyKind.GROUP
    if words.startswith("trung tam "):
        return AgencyKind.MEDIA if _MEDIA_CENTRE.search(name_key(name)) else AgencyKind.OTHER
    return next((kind for start, kind in _KINDS if words.startswith(start)), AgencyKind.OTHER)


_DAY_OF_YEAR = re.compile(r"(?<![\d/])(\d{1,2})\s?/\s?(\d{1,2})(?!\s?[/\d])|\bthang (\d{1,2})\b(?!\s?(?:/|nam \d))")


def _due_by(timing: Timing, plan: Plan) -> date | None:
    """The one day a timing names, or of yearly work day and month in the plan's first year; else None.

    `Tháng 11 hằng năm` ends with the month, `trước tháng 11` with the month before it.
    """
    if timing.kind is CadenceKind.BY_DATE:
        return timing.until_day
    words = fold(timing.text)
    found = list(_DAY_OF_YEAR.finditer(words)) if timing.kind is CadenceKind.YEARLY else []
    if not found:
        return None
    year = plan.from_day.year if plan.from_day else 2000
    day, month, whole = found[-1].groups()
    if whole:
        earlier = int(re.search(r"\btruoc $", words[: found[-1].start()]) is not None)
        day, month = "31", str(int(whole) - earlier or 12)
    return clipped(year, int(month), int(day)) if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 else None


def _in_other_number(name: str) -> str:
    """`Chủ rừng` for `các chủ rừng` and the other way round: one body; empty for a name that holds a proper one."""
    if name[1:] != name[1:].lower():
        return ""
    first, _, rest = name.partition(" ")
    return rest if fold(first) == "cac" else f"các {name}"


@dataclass
class _Adoption:
    writer: Writer
    index: AgencyIndex
    draft: PlanDraft
    plan: Plan
    aliases: Mapping[str, bytes | str]
    made: Adopted

    def agency(self, name: str) -> bytes:
        """The agency of a printed name: the one the clerk chose, the one in the directory, or a new one."""
        chosen = self.aliases.get(name)
        if chosen is not None:
            return self.alias(name, self.agency(chosen) if isinstance(chosen, str) else chosen)
        known = self.index.match(name) or self.index.match(_in_other_number(name) or name)
        if known is None:
            known = put_agency(self.writer, self.index, name=name, kind=kind_of(name))
            self.made.new_agencies.append(known)
        return known.uid

    def alias(self, name: str, uid: bytes) -> bytes:
        """Let the directory know an agency by another name, so that the next plan is read without asking."""
        if self.index.match(name) is None:
            agency = self.writer.one(Agency, uid)
            self.writer.add(AgencyAlias.of(agency=uid, alias=name))
            self.index.learn(agency, name)
        return uid

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
            by_day=_due_by(timing, self.plan) if timing else None,
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


def put_plan(
    writer: Writer,
    draft: PlanDraft,
    aliases: Mapping[str, bytes | str],
    from_day: date | None,
    to_day: date | None,
    *,
    today: date,
) -> Adopted:
    """Store everything of a draft; names neither in `aliases` nor in the directory become new agencies.

    An alias leads to an agency of the directory, or to another name printed in the same plan.
    """
    title = draft.title.value if draft.title else ""
    if not title:
        raise RecordFault("Kế hoạch chưa có trích yếu.", remedy="Hãy điền trích yếu rồi ghi nhận lại.")
    _refuse_double(writer, draft, title)
    first, last = years_of(title)
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
        writer, AgencyIndex.of(writer, area_of(plan.issuer), day=plan.day or today), draft, plan, aliases, Adopted(plan)
    )
    writer.add_all(list(adoption.records()))
    adoption.made.targets = len(draft.targets)
    return adoption.made


def _refuse_double(reader: Reader, draft: PlanDraft, title: str) -> None:
    said = (draft.number.value if draft.number else "", draft.issuer.value if draft.issuer else "", title)
    for plan in reader.find(Plan):
        same_words = [fold_words(part) for part in said] == [
            fold_words(p) for p in (plan.number, plan.issuer, plan.title)
        ]
        if plan.source_sha256 == draft.source.sha256 or same_words:
            raise RecordFault(
                f"Kế hoạch này đã được ghi nhận: «{title}».",
                remedy="Không cần ghi nhận lại; muốn làm lại thì hoàn tác lần ghi nhận trước.",
            )


def years_of(title: str) -> tuple[int | None, int | None]:
    """First and last year a title names: `giai đoạn 2023 - 2028`, `đến năm 2030`, `năm 2024`; not those of dates."""
    both = re.search(r"\b(20\d\d)\s*[-–]\s*(20\d\d)\b", title)
    if both and int(both[1]) <= int(both[2]):
        return int(both[1]), int(both[2])
    last = re.search(r"\bđến (?:hết )?năm (20\d\d)\b", title, re.IGNORECASE)
    if last:
        return None, int(last[1])
    single = re.search(r"(?<!tháng \d )(?<!tháng \d\d )\bnăm (20\d\d)\b", title, re.IGNORECASE)
    return (int(single[1]), int(single[1])) if single else (None, None)
