"""Correcting a draft before it is recorded: change, merge, split, drop, add; every step can be taken back.

A draft is never changed in place: each step makes another one, and the steps back are the drafts before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from desktop.domain.cadence import CadenceKind, Timing
from desktop.domain.plan import TargetKind
from desktop.domain.plan_draft import (
    AgencyMention,
    AudienceDraft,
    BasisDraft,
    FindingKind,
    Guess,
    MoneyDraft,
    PlanDraft,
    RecipientDraft,
    ResponsibilityDraft,
    Sure,
    TargetDraft,
    TaskDraft,
    TopicDraft,
)
from desktop.domain.record import Code


class DraftPart(Code):
    """The parts of a draft that hold several things; the code is the draft's own field."""

    TASKS = "tasks", "nhiệm vụ"
    TARGETS = "targets", "mục tiêu"
    AUDIENCES = "audiences", "đối tượng truyền thông"
    TOPICS = "topics", "nội dung truyền thông"
    RESPONSIBILITIES = "responsibilities", "tổ chức thực hiện"
    BASES = "bases", "căn cứ"
    MONEY = "money", "kinh phí"
    RECIPIENTS = "recipients", "nơi nhận"


@dataclass(frozen=True)
class Doubt:
    """A thing of a draft that asks for a person's eyes, and why in the office's words."""

    part: DraftPart
    place: int
    why: str


Steps = tuple[PlanDraft, dict[str, bytes | str]]


@dataclass
class DraftEditing:
    """A draft being corrected. `aliases` are the names that were settled, as `Planning.adopt` takes them."""

    draft: PlanDraft
    aliases: dict[str, bytes | str] = field(default_factory=dict)
    _back: list[Steps] = field(default_factory=list)
    _forth: list[Steps] = field(default_factory=list)
    _seams: dict[TaskDraft, tuple[TaskDraft, TaskDraft]] = field(default_factory=dict)

    # --- steps ----------------------------------------------------------------------------------------------------

    @property
    def can_undo(self) -> bool:
        return bool(self._back)

    @property
    def can_redo(self) -> bool:
        return bool(self._forth)

    def undo(self) -> None:
        """Take the last step back; nothing happens when there is none."""
        if self._back:
            self._forth.append((self.draft, self.aliases))
            self.draft, self.aliases = self._back.pop()

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._forth:
            self._back.append((self.draft, self.aliases))
            self.draft, self.aliases = self._forth.pop()

    def _step(self, draft: PlanDraft, aliases: dict[str, bytes | str] | None = None) -> None:
        wanted = self.aliases if aliases is None else aliases
        if draft != self.draft or wanted != self.aliases:
            self._back.append((self.draft, self.aliases))
            self._forth.clear()
            self.draft, self.aliases = draft, wanted

    # --- any part -------------------------------------------------------------------------------------------------

    def things(self, part: DraftPart) -> tuple[Any, ...]:
        """What a part holds."""
        found: tuple[Any, ...] = getattr(self.draft, part.value)
        return found

    def _put(self, part: DraftPart, things: Sequence[Any]) -> None:
        changes: dict[str, Any] = {part.value: tuple(things)}
        self._step(replace(self.draft, **changes))

    def change(self, part: DraftPart, place: int, **values: Any) -> None:
        """Give a thing other values; what a person has written is sure."""
        things = list(self.things(part))
        changed = replace(things[place], **values)
        if changed != things[place]:
            things[place] = replace(changed, sure=Sure.SURE)
            self._put(part, things)

    def confirm(self, part: DraftPart, place: int) -> None:
        """A person has looked at a guess and lets it stand."""
        things = list(self.things(part))
        things[place] = _confirmed(things[place])
        self._put(part, things)

    def drop(self, part: DraftPart, place: int) -> None:
        """Leave a thing out of what will be recorded; its paragraphs stay in the text."""
        things = list(self.things(part))
        del things[place]
        self._put(part, things)

    def add(self, part: DraftPart, text: str, paragraphs: tuple[int, ...] = (), *, after: int | None = None) -> int:
        """Put a new thing in, at the end or after another; gives its place."""
        things = list(self.things(part))
        place = len(things) if after is None else after + 1
        things.insert(place, _new(part, text, paragraphs, things, after))
        self._put(part, things)
        return place

    # --- tasks ----------------------------------------------------------------------------------------------------

    def merge_tasks(self, first: int, second: int) -> int:
        """Make two tasks one: the words of the later follow, agencies are joined; gives the place of the one task."""
        if first == second:
            raise ValueError("a task is not merged with itself")
        first, second = sorted((first, second))
        tasks = list(self.draft.tasks)
        one = _merged(tasks[first], tasks[second])
        self._seams[one] = (tasks[first], tasks[second])
        del tasks[second]
        tasks[first] = one
        self._put(DraftPart.TASKS, tasks)
        return first

    def split_task(self, place: int, paragraph: int | None = None) -> None:
        """Make two tasks of one, the second from a paragraph on; without a paragraph, where it was merged, else last.

        A merged task that was not touched since comes apart as it was. Both halves keep timing and agencies, and are
        to be looked at.
        """
        tasks = list(self.draft.tasks)
        task = tasks[place]
        seam = self._seams.get(task)
        if seam is not None and paragraph in (None, min(seam[1].paragraphs, default=None)):
            tasks[place : place + 1] = seam
        else:
            tasks[place : place + 1] = _split(self.draft, task, paragraph)
        self._put(DraftPart.TASKS, tasks)

    def was_merged(self, place: int) -> bool:
        """Whether a task was merged and not touched since: it comes apart as it was."""
        return self.draft.tasks[place] in self._seams

    def can_split(self, place: int) -> bool:
        """Whether a task comes apart: it was merged, or stands on more than one paragraph."""
        task = self.draft.tasks[place]
        return task in self._seams or len(task.paragraphs) > 1

    def set_timing(self, place: int, timing: Timing | None) -> None:
        """When a task is done, as printed and as it recurs."""
        old = self.draft.tasks[place].timing
        if timing is not None and timing.text == "" and timing.kind is CadenceKind.UNKNOWN:
            timing = None
        if timing == (old.value if old else None):
            return
        guess = None if timing is None else Guess(timing, old.paragraphs if old else (), Sure.SURE)
        self.change(DraftPart.TASKS, place, timing=guess)

    def set_agencies(self, place: int, role: str, names: Sequence[str]) -> None:
        """The agencies of a role (`lead`, `coordinating`, `advising`); one that stood there keeps its paragraphs."""
        task = self.draft.tasks[place]
        known = {mention.name: mention for mention in getattr(task, role)}
        wanted = list(dict.fromkeys(name.strip() for name in names if name.strip()))
        mentions = tuple(known.get(name) or AgencyMention(name, task.paragraphs, Sure.SURE) for name in wanted)
        self.change(DraftPart.TASKS, place, **{role: mentions})

    # --- head and agencies ----------------------------------------------------------------------------------------

    def set_head(self, **values: Any) -> None:
        """Number, day, issuer or title of the plan; an empty value is none."""
        changes: dict[str, Any] = {}
        for name, value in values.items():
            old = getattr(self.draft, name)
            if value != (old.value if old else None):
                changes[name] = Guess(value, old.paragraphs if old else (), Sure.SURE) if value else None
        self._step(replace(self.draft, **changes))

    def settle(self, printed: Sequence[str], agency: bytes | str | None) -> None:
        """Say which agency some spellings mean: one of the directory, another name of the plan, or (None) a new one."""
        aliases = {name: chosen for name, chosen in self.aliases.items() if name not in printed}
        if agency is not None:
            aliases |= dict.fromkeys(printed, agency)
        self._step(self.draft, aliases)

    # --- what remains to be looked at -----------------------------------------------------------------------------

    def why(self, part: DraftPart, place: int) -> str:
        """Why a thing asks for a person's eyes; empty when it does not."""
        return _doubt(self.things(part)[place])[1]

    def doubts(self) -> list[Doubt]:
        """What asks for a person's eyes: doubtful guesses first, then likely ones, in the order of the parts."""
        found = [
            (rank, Doubt(part, place, why))
            for part in DraftPart
            for place, thing in enumerate(self.things(part))
            for rank, why in [_doubt(thing)]
            if why
        ]
        return [doubt for _, doubt in sorted(found, key=lambda one: one[0])]

    def result(self) -> PlanDraft:
        """The draft to record: as it stands, without the remarks that its corrections have answered."""
        draft = self.draft
        whole = {task.paragraphs for task in draft.tasks if not task.lead}
        timeless = {task.paragraphs for task in draft.tasks if task.timing is None}
        answered: dict[FindingKind, Callable[[tuple[int, ...]], bool]] = {
            FindingKind.NO_LEAD: lambda places: places not in whole,
            FindingKind.NO_TIMING: lambda places: places not in timeless,
            FindingKind.NO_TASKS: lambda _: bool(draft.tasks),
            FindingKind.HEAD_MISSING: lambda _: draft.number is not None and draft.day is not None,
        }
        notes = tuple(
            note for note in draft.notes if note.kind not in answered or not answered[note.kind](note.paragraphs)
        )
        return replace(draft, notes=notes)


def _confirmed(thing: Any) -> Any:
    if isinstance(thing, TopicDraft):
        return replace(thing, sure=Sure.SURE, children=tuple(_confirmed(child) for child in thing.children))
    if isinstance(thing, TaskDraft):
        lead, coordinating, advising = map(_sure, (thing.lead, thing.coordinating, thing.advising))
        timing = replace(thing.timing, sure=Sure.SURE) if thing.timing else None
        return replace(thing, sure=Sure.SURE, timing=timing, lead=lead, coordinating=coordinating, advising=advising)
    return replace(thing, sure=Sure.SURE)


def _sure(mentions: tuple[AgencyMention, ...]) -> tuple[AgencyMention, ...]:
    return tuple(replace(mention, sure=Sure.SURE) for mention in mentions)


def _doubt(thing: Any) -> tuple[int, str]:
    """How pressing a look is (0 first), and why; no words when the guess is sure."""
    if isinstance(thing, TaskDraft):
        return _task_doubt(thing)
    if thing.sure is Sure.DOUBTFUL:
        return 0, Sure.DOUBTFUL.term
    if isinstance(thing, TargetDraft) and thing.kind is TargetKind.ACTION and thing.sure is Sure.LIKELY:
        return 2, "không có con số, hiểu là công việc phải làm"
    return (1, Sure.LIKELY.term) if thing.sure is Sure.LIKELY else (9, "")


def _task_doubt(task: TaskDraft) -> tuple[int, str]:
    lacking = [
        words
        for words, is_so in (
            ("chưa rõ cơ quan chủ trì", not task.lead),
            ("chưa rõ thời gian", task.timing is None),
            ("chưa xác định chu kỳ", task.timing is not None and task.timing.value.kind is CadenceKind.UNKNOWN),
        )
        if is_so
    ]
    mentions = (*task.lead, *task.coordinating, *task.advising)
    guesses = [task.sure, *(mention.sure for mention in mentions), *([task.timing.sure] if task.timing else [])]
    if Sure.DOUBTFUL in guesses:
        lacking.append(Sure.DOUBTFUL.term)
    if lacking:
        return 0, ", ".join(lacking)
    return (1, Sure.LIKELY.term) if Sure.LIKELY in guesses else (9, "")


def _merged(first: TaskDraft, second: TaskDraft) -> TaskDraft:
    return replace(
        first,
        content="\n".join(filter(None, (first.content, second.title, second.content))),
        timing=first.timing or second.timing,
        lead=_joined(first.lead, second.lead),
        coordinating=_joined(first.coordinating, second.coordinating),
        advising=_joined(first.advising, second.advising),
        result="\n".join(dict.fromkeys(filter(None, (first.result, second.result)))),
        paragraphs=tuple(sorted({*first.paragraphs, *second.paragraphs})),
    )


def _joined(first: tuple[AgencyMention, ...], second: tuple[AgencyMention, ...]) -> tuple[AgencyMention, ...]:
    names = {mention.name for mention in first}
    return (*first, *(mention for mention in second if mention.name not in names))


def _split(draft: PlanDraft, task: TaskDraft, paragraph: int | None) -> tuple[TaskDraft, TaskDraft]:
    places = task.paragraphs
    seam = places[-1] if paragraph is None and places else paragraph
    moved = tuple(place for place in places if seam is not None and place >= seam)
    stays = tuple(place for place in places if place not in moved)
    if not moved or not stays:
        raise ValueError("a split needs paragraphs on both sides")
    words = [draft.paragraphs[place].strip() for place in moved]
    kept = [line for line in task.content.splitlines() if not any(line.strip() in one for one in words)]
    first = replace(task, paragraphs=stays, content="\n".join(kept), sure=Sure.DOUBTFUL)
    title = words[0].lstrip("-–+•* ").rstrip(" .;")
    return first, replace(
        task, title=title, content="\n".join(words[1:]), paragraphs=moved, part=None, sure=Sure.DOUBTFUL
    )


def _new(part: DraftPart, text: str, paragraphs: tuple[int, ...], things: Sequence[Any], after: int | None) -> Any:
    if part is DraftPart.TASKS:
        near = things[after] if after is not None else (things[-1] if things else None)
        section = near.section if isinstance(near, TaskDraft) else ""
        return TaskDraft("", None, section, text, "", None, (), (), (), "", paragraphs, Sure.SURE)
    return _MADE[part](text, paragraphs)


_MADE: dict[DraftPart, Callable[[str, tuple[int, ...]], Any]] = {
    DraftPart.TARGETS: lambda text, places: TargetDraft(text, TargetKind.ACTION, places, Sure.SURE),
    DraftPart.AUDIENCES: lambda text, places: AudienceDraft(text, places, Sure.SURE),
    DraftPart.TOPICS: lambda text, places: TopicDraft(text, text, (), places, Sure.SURE),
    DraftPart.RESPONSIBILITIES: lambda text, places: ResponsibilityDraft("", text, (), "", places, Sure.SURE),
    DraftPart.BASES: lambda text, places: BasisDraft(
        text, None, None, is_parent=False, paragraphs=places, sure=Sure.SURE
    ),
    DraftPart.MONEY: lambda text, places: MoneyDraft(text, places, Sure.SURE),
    DraftPart.RECIPIENTS: lambda text, places: RecipientDraft(text, places, Sure.SURE),
}
