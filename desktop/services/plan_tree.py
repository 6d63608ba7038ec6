"""The branches of a stored plan: targets, audiences, topics, tasks by section, responsibilities, bases, notes."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop.domain.organisation import Agency
from desktop.domain.plan import (
    AmendedPart,
    Amendment,
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
from desktop.domain.plan_view import PlanNode, paragraphs_between
from desktop.domain.recurrence import Recurrence, describe
from desktop.indicators.targets import TargetValue
from desktop.services.directory import name_on
from desktop.services.planning import wording_on
from desktop.storage.rows import Reader
from desktop.vietnamese.numerals import day_text


def text_of(reader: Reader, plan: Plan, day: date) -> tuple[tuple[str, ...], tuple[PlanNode, ...]]:
    """The plan's paragraphs and branches; an empty branch is left out."""
    paragraphs = tuple(one.text for one in reader.find(PlanParagraph, plan=plan.uid, order=("position",)))
    branches = (
        _branch("Mục tiêu", [_target(reader, one, day) for one in _of(reader, Target, plan)]),
        _branch("Đối tượng truyền thông", [_plain(one, "audience") for one in _of(reader, Audience, plan)]),
        _branch("Nội dung truyền thông", _topics(_of(reader, Topic, plan), None)),
        _tasks(reader, plan, day),
        _responsibilities(reader, plan, day),
        _branch("Căn cứ", [_plain(one, "plan_basis") for one in _of(reader, PlanBasis, plan)]),
        *(_branch(kind.term[:1].upper() + kind.term[1:], _notes(reader, plan, kind)) for kind in NoteKind),
    )
    return paragraphs, tuple(branch for branch in branches if branch.children)


def _of(reader: Reader, kind: Any, plan: Plan) -> list[Any]:
    return reader.find(kind, plan=plan.uid, order=("position", "uid"))


def _branch(text: str, children: list[PlanNode]) -> PlanNode:
    places = sorted({place for child in children for place in child.paragraphs})
    return PlanNode(text, str(len(children)), paragraphs=tuple(places), children=tuple(children))


def _read_from(record: Any) -> tuple[int, ...]:
    return paragraphs_between(record.first_paragraph, record.last_paragraph)


def _plain(record: Any, table: str) -> PlanNode:
    return PlanNode(record.text, table=table, uid=record.uid, paragraphs=_read_from(record))


def _amended(reader: Reader, field: str, uid: bytes, places: tuple[int, ...]) -> tuple[PlanNode, ...]:
    """A line for each dated amendment of a task or target, oldest first."""
    where: dict[str, Any] = {field: uid}
    found = reader.find(Amendment, order=("from_day", "uid"), **where)
    return tuple(
        PlanNode(
            f"Sửa đổi từ {day_text(one.from_day)} ({one.part.term}): {one.text}",
            one.document,
            "amendment",
            one.uid,
            places,
        )
        for one in found
    )


def _target(reader: Reader, target: Target, day: date) -> PlanNode:
    value = TargetValue(
        target.uid, target.position + 1, target.text, target.short, target.kind, target.goal, target.unit
    )
    more = value.goal_text or target.kind.term
    if target.kind is TargetKind.PERIODIC and target.each_period:
        more = f"{more} mỗi {target.each_period}"
    words, places = wording_on(reader, target, AmendedPart.TEXT, day), _read_from(target)
    return PlanNode(words, more, "target", target.uid, places, _amended(reader, "target", target.uid, places))


def _topics(topics: list[Topic], parent: bytes | None) -> list[PlanNode]:
    return [
        PlanNode(one.name, "", "topic", one.uid, _read_from(one), tuple(_topics(topics, one.uid)))
        for one in topics
        if one.parent == parent
    ]


def _notes(reader: Reader, plan: Plan, kind: NoteKind) -> list[PlanNode]:
    found = reader.find(PlanNote, plan=plan.uid, kind=kind, order=("position", "uid"))
    return [_plain(one, "plan_note") for one in found]


def _tasks(reader: Reader, plan: Plan, day: date) -> PlanNode:
    """Tasks under their sections; a plan whose tasks all stand in one section needs no branch for it."""
    tasks = _of(reader, Task, plan)
    roles: dict[bytes, list[TaskRole]] = {}
    for role in reader.find(TaskRole, task=[task.uid for task in tasks], order=("position", "uid")) if tasks else []:
        roles.setdefault(role.task, []).append(role)
    agencies = reader.by_uid(Agency, [role.agency for some in roles.values() for role in some])
    sections: dict[str, list[PlanNode]] = {}
    for task in tasks:
        names = {
            role.uid: name_on(reader, agencies[role.agency], day) if role.agency in agencies else role.printed
            for role in roles.get(task.uid, [])
        }
        sections.setdefault(task.section, []).append(_task(reader, task, roles.get(task.uid, []), names, day))
    if len(sections) == 1:
        return _branch("Nhiệm vụ", next(iter(sections.values())))
    branch = _branch("Nhiệm vụ", [_branch(name or "(không có mục)", nodes) for name, nodes in sections.items()])
    return PlanNode(branch.text, str(len(tasks)), paragraphs=branch.paragraphs, children=branch.children)


def _task(reader: Reader, task: Task, roles: list[TaskRole], names: dict[bytes, str], day: date) -> PlanNode:
    number, _, part = task.printed_number.partition("#")
    title = wording_on(reader, task, AmendedPart.TITLE, day)
    places = _read_from(task)

    def piece(label: str, words: str) -> PlanNode:
        return PlanNode(f"{label}: {words}", "", "task", task.uid, places)

    timing = wording_on(reader, task, AmendedPart.TIMING, day)
    pieces = [piece("Thời gian", timing)] if timing else []
    pieces.append(piece("Chu kỳ", describe(Recurrence.of(task))))
    for role in Role:
        led = [names[one.uid] for one in roles if one.role is role]
        if led:
            pieces.append(piece(role.term[:1].upper() + role.term[1:], "; ".join(led)))
    content = wording_on(reader, task, AmendedPart.CONTENT, day)
    for label, words in (("Nội dung", content), ("Sản phẩm", task.product)):
        if words:
            pieces.append(piece(label, words))
    pieces += _amended(reader, "task", task.uid, places)
    shown = ". ".join(filter(None, (f"{number} ({part})" if part else number, title)))
    return PlanNode(shown, task.cadence.term, "task", task.uid, places, tuple(pieces))


def _responsibilities(reader: Reader, plan: Plan, day: date) -> PlanNode:
    duties = _of(reader, Responsibility, plan)
    agencies = reader.by_uid(Agency, [duty.agency for duty in duties])
    by_agency: dict[bytes, list[Responsibility]] = {}
    for duty in duties:
        by_agency.setdefault(duty.agency, []).append(duty)
    nodes = []
    for uid, some in by_agency.items():
        name = name_on(reader, agencies[uid], day) if uid in agencies else some[0].printed
        parts = tuple(_plain(one, "responsibility") for one in some)
        nodes.append(PlanNode(name, str(len(some)), "agency", uid, parts[0].paragraphs, parts))
    return _branch("Tổ chức thực hiện", nodes)
