"""The tasks of a plan's body: by their labels, or, where a plan has none, by the items of its section of tasks."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.domain.cadence import Timing
from desktop.domain.plan_draft import AgencyMention, Guess, Sure, TaskDraft
from desktop.planimport.agencies import split_agencies, split_roles, split_subject, without_role
from desktop.planimport.assignments import bracketed_roles
from desktop.planimport.labels import Label
from desktop.planimport.markers import Style
from desktop.planimport.outline import Node
from desktop.planimport.plain import UPPER, one_line, sentence_end, trim
from desktop.planimport.sections import (
    NO_TASKS,
    WORK,
    Role,
    holds_no_tasks,
    is_heading,
    named_role,
    role_of,
    section_path,
    unit_above,
)
from desktop.planimport.task_groups import Group, Value, bears_labels, groups_of, has_inner_labels, spoken_values
from desktop.planimport.task_marks import mark_assignments
from desktop.planimport.timing import looks_timed, parse_timing, timing_phrase

_BRACKET_END = re.compile(r"\s*\(([^()]{3,90})\)\s*[.;]?\s*$")
_NAMED_SENTENCE = re.compile(rf"([^:.;]{{8,100}}):\s+([{UPPER}].{{20,}}[.…])$")
_LEADS = re.compile(r"chủ trì")
_NO_VALUE = frozenset(("", "-", "không", "không có"))
_LONG_TITLE = 320


def read_tasks(root: Node) -> tuple[TaskDraft, ...]:
    """The tasks in the order of the text."""
    tasks: list[TaskDraft] = []
    mark_assignments(root)
    for section in root.children:
        if section.numbered or section.children:
            tasks.extend(_labelled(section))
    if not tasks:
        tasks = _unlabelled(root)
    return tuple(tasks)


def _labelled(node: Node) -> list[TaskDraft]:
    """Tasks with labels at and below a node; items beside them that have none are tasks still to be filled in."""
    if not bears_labels(node) or (holds_no_tasks(node) and not _is_labelled_task(node)):
        return []
    inner = [child for child in node.children if _is_container(child)]
    groups = [group for group in groups_of(node) if group.labelled]
    tasks: list[TaskDraft] = []
    if groups and _worth(node, groups, inner):
        tasks.extend(_of_groups(node, groups))
    if tasks:
        taken = {id(one) for group in groups for one in group.content}
        return [*tasks, *(task for child in inner if id(child) not in taken for task in _labelled(child))]
    rank = _task_rank(node, inner)
    return [task for child in node.children for task in _below(child, rank)] if inner else []


def _task_rank(node: Node, inner: list[Node]) -> int:
    """The rank of the items that are tasks: of numbers, or of bullets when most of them say who does them."""
    numbered = next((child.rank for child in inner if child.numbered), None)
    if numbered is not None:
        return numbered
    bullets = [child for child in node.children if child.bullet]
    many = 2 * len(inner) > len(bullets) and len(inner) > 1
    return bullets[0].rank if bullets and (many or (node.rank < Style.WORD and role_of(node) is Role.TASKS)) else -1


def _below(child: Node, rank: int) -> list[TaskDraft]:
    """The tasks of an item; one without labels, of the rank of those that have some, is a task to be filled in."""
    if child.label is not None or child.grid is not None:
        return []
    if has_inner_labels(child) or (child.assigned is not None and not any(map(bears_labels, child.children))):
        return [_of_sentence(child)]
    if bears_labels(child):
        return _labelled(child)
    return [_bare(child)] if child.marker and child.rank == rank and is_heading_or_item(child) else []


def is_heading_or_item(node: Node) -> bool:
    """Whether a numbered item can stand for a task of its own."""
    role = role_of(node) if is_heading(node) else named_role(node)
    return bool(trim(node.text)) and role not in (*NO_TASKS, Role.AUDIENCES)


def _is_labelled_task(node: Node) -> bool:
    """A task may be called like a section ("4.1. Kinh phí thực hiện"): it has a lead of its own."""
    if node.rank < Style.NUMBER and role_of(node) is Role.DUTIES:
        return False
    return any(group.labelled and _has_lead(group) for group in groups_of(node))


def _has_lead(group: Group) -> bool:
    return any(group.values.get(label) for label in (Label.LEAD, Label.BOTH, Label.DOER, Label.COORDINATING))


def _is_container(child: Node) -> bool:
    return child.label is None and child.grid is None and (bears_labels(child))


def _worth(node: Node, groups: list[Group], inner: list[Node]) -> bool:
    """Whether labels below a heading make it a task: a timing alone may be that of the whole plan."""
    if any(_has_lead(group) for group in groups):
        return True
    if inner or node.rank < Style.WORD:
        return False
    return node.bullet or role_of(node) is Role.TASKS or any(role_of(above) in WORK for above in node.ancestors())


def _of_groups(node: Node, groups: list[Group]) -> list[TaskDraft]:
    if len(groups) == 1:
        # a section of tasks with one task and no number for it: the task is its first paragraph
        own = groups[0].content[:1] if node.rank < Style.WORD and role_of(node) in WORK else []
        return [_task(node, groups[0], title=one_line(own[0].text if own else node.text), part=None, own=own)]
    tasks = []
    for place, group in enumerate(groups, 1):
        title = (
            one_line(group.content[0].text)
            if group.content
            else one_line(group.said[0].text if group.said else node.text)
        )
        made = _task(node, group, title=title, part=place, own=group.content[:1])
        tasks.append(
            replace(
                made, section=" › ".join(part for part in (made.section, one_line(node.text).rstrip(" .:")) if part)
            )
        )
    return tasks


def _task(node: Node, group: Group, *, title: str, part: int | None, own: list[Node] | None = None) -> TaskDraft:
    text = title if own else node.text
    short, rest = _title(one_line(text), node if not own else own[0])
    skipped = own or []
    content = [rest, *(value.text for value in group.said)]
    content.extend(_with_below(one) for one in group.content if one not in skipped)
    content.extend(one_line(below.full_text()) for one in skipped for below in one.walk() if below is not one)
    content.extend(value.text for value in group.others)
    timing = _timing(group)
    lead, coordinating, advising = _roles(group)
    lead = lead or _unit_lead(node)
    paragraphs = group.paragraphs() if own else group.paragraphs() | set(node.parts)
    return TaskDraft(
        printed_number=node.printed,
        part=part,
        section=section_path(node),
        title=short,
        content="\n".join(line for line in content if line),
        timing=timing,
        lead=lead,
        coordinating=coordinating,
        advising=advising,
        result="; ".join(value.text.replace("\n", "; ") for value in group.result),
        paragraphs=tuple(sorted(paragraphs)),
        sure=Sure.SURE if lead and timing else Sure.LIKELY,
    )


def _with_below(node: Node) -> str:
    return "\n".join(one_line(one.full_text()) for one in node.walk() if one.text)


def _title(text: str, node: Node) -> tuple[str, str]:
    """The title and what else stands in the paragraph: the bold words, or the first sentence."""
    if 10 < node.bold_lead < len(text) - 3 and not node.bold:
        return trim(text[: node.bold_lead]), text[node.bold_lead :].strip(" :.")
    if named := _NAMED_SENTENCE.match(text):
        return trim(named[1]), named[2]
    end = sentence_end(text)
    if end < len(text):
        return trim(text[:end]), text[end:].strip()
    colon = text.find(": ")
    if len(text) > _LONG_TITLE and 15 < colon < _LONG_TITLE:
        return trim(text[:colon]), text[colon + 1 :].strip()
    return trim(text), ""


def _timing(group: Group) -> Guess[Timing] | None:
    values = [value for value in group.values.get(Label.TIMING, []) if trim(value.text)]
    if not values:
        return None
    lines: list[str] = []
    for value in values:
        for line in value.text.split("\n"):
            bare = trim(line.lstrip("-+*• "))
            lines.append(timing_phrase(bare) if value.listed or len(values) > 1 else bare)
    text = "; ".join(line for line in lines if line)
    parts = tuple(dict.fromkeys(part for value in values for part in value.parts))
    return Guess(parse_timing(text), parts, Sure.SURE if len(lines) == 1 else Sure.LIKELY)


def _roles(group: Group) -> tuple[tuple[AgencyMention, ...], tuple[AgencyMention, ...], tuple[AgencyMention, ...]]:
    lead: list[AgencyMention] = []
    coordinating: list[AgencyMention] = []
    named = any(value.text for label in (Label.LEAD, Label.BOTH) for value in group.values.get(label, []))
    for label in (Label.LEAD, Label.BOTH, Label.DOER):
        for value in group.values.get(label, []):
            if label is Label.DOER and named:
                # "Đơn vị thực hiện" beside a named "chủ trì" are those who carry it out with the lead
                coordinating.extend(mentions(value))
                continue
            both = _both(value)
            lead.extend(mentions(Value(without_role(both[0]), value.parts) if both else _plain_value(value)))
            if both:
                coordinating.extend(mentions(Value(both[1], value.parts)))
    for value in group.values.get(Label.COORDINATING, []):
        coordinating.extend(mentions(value))
    advising = [one for value in (*group.values.get(Label.ADVISING, []), *group.advising) for one in mentions(value)]
    if not lead and not named and Label.DOER not in group.values:
        # "Cơ quan tham mưu: …" without anybody who leads: that body answers for the work
        lead = list(advising)
    return _unique(lead), _unique(coordinating), _unique(advising)


def _both(value: Value) -> tuple[str, str] | None:
    """Who leads and who helps, where one value names both."""
    if "\n" in value.text:
        return None
    return bracketed_roles(value.text) or split_roles(one_line(value.text))


def _plain_value(value: Value) -> Value:
    return Value(without_role(value.text), value.parts) if "\n" not in value.text else value


def mentions(value: Value) -> list[AgencyMention]:
    """The agencies of a printed value; a long one is doubtful, since a sentence may hide in it."""
    if trim(value.text).lower() in _NO_VALUE:
        return []
    return [
        AgencyMention(name, tuple(dict.fromkeys(value.parts)), Sure.SURE if len(name) < 120 else Sure.DOUBTFUL)
        for name in split_agencies(value.text)
    ]


def _unique(agencies: list[AgencyMention]) -> tuple[AgencyMention, ...]:
    return tuple(
        {agency.name: agency for agency in reversed(agencies)}[name]
        for name in dict.fromkeys(one.name for one in agencies)
    )


def _of_sentence(node: Node) -> TaskDraft:
    """A sentence with its labels in the same paragraph."""
    words, values = spoken_values(node)
    group = Group()
    for label, value in values:
        if label is Label.RESULT:
            group.result.append(value)
        elif label is Label.OTHER:
            group.others.append(value)
        else:
            group.values.setdefault(label, []).append(value)
    below = groups_of(node)
    for extra in below:
        for kind, more in extra.values.items():
            group.values.setdefault(kind, []).extend(more)
        group.content.extend(extra.content)
    head = replace(node, text=words or node.text)
    owner = node if node.numbered else next((one for one in node.ancestors() if one.numbered), node)
    number = owner.printed if owner.rank >= Style.WORD else ""
    made = _task(head, group, title=one_line(head.text), part=None)
    made = replace(made, printed_number=number, paragraphs=node.paragraphs(), section=section_path(node))
    return replace(made, sure=Sure.LIKELY) if node.assigned is not None else made


def _bare(node: Node) -> TaskDraft:
    """An item without labels: title and content, and what its own sentences say of time and lead."""
    title, rest = _title(one_line(node.text), node)
    timing = None
    if (found := _BRACKET_END.search(rest or title)) and looks_timed(found[1]):
        timing = Guess(parse_timing(found[1]), tuple(node.parts), Sure.LIKELY)
        if not rest:
            title = trim(title[: found.start()])
    lines = [rest, *(one_line(below.full_text()) for child in node.children for below in child.walk() if below.text)]
    return TaskDraft(
        printed_number=node.printed,
        part=None,
        section=section_path(node),
        title=title,
        content="\n".join(line for line in lines if line),
        timing=timing,
        lead=_stated_lead(node) or _unit_lead(node),
        coordinating=(),
        advising=(),
        result="",
        paragraphs=node.paragraphs(),
        sure=Sure.DOUBTFUL,
    )


def _stated_lead(node: Node) -> tuple[AgencyMention, ...]:
    """`Giao Phòng X chủ trì, phối hợp với Y …` in the item's own sentences: who leads is said there."""
    for one in node.walk():
        start = 0
        text = one_line(one.text)
        while start < len(text):
            end = sentence_end(text, start)
            sentence = text[start:end].strip()
            name, rest = split_subject(sentence)
            if name and _LEADS.match(rest):
                return tuple(AgencyMention(agency, tuple(one.parts), Sure.LIKELY) for agency in split_agencies(name))
            start = max(end, start + 1)
    return ()


def _unit_lead(node: Node) -> tuple[AgencyMention, ...]:
    """Who leads by the heading above, where nothing else says it."""
    name = unit_above(node)
    parts = next((tuple(one.parts) for one in node.ancestors() if one.numbered), ())
    return tuple(AgencyMention(agency, parts, Sure.LIKELY) for agency in split_agencies(name)) if name else ()


def _unlabelled(root: Node) -> list[TaskDraft]:
    """A plan without labels: each numbered item of its sections of tasks, at the level where their words are."""
    for role in WORK:
        tasks = [task for section in _sections_of(root, role) for task in _items(section)]
        if tasks:
            return tasks
    return []


def _sections_of(root: Node, role: Role) -> list[Node]:
    found: list[Node] = []

    def visit(node: Node) -> None:
        for child in node.children:
            if not child.numbered or child.rank > Style.NUMBER:
                continue
            own = role_of(child)
            if own is role and is_heading(child):
                found.append(child)
            elif own in (Role.OTHER, Role.AIMS, *WORK):
                visit(child)

    visit(root)
    return found


def _items(section: Node) -> list[TaskDraft]:
    numbered = [child for child in section.children if child.numbered and child.label is None]
    if not numbered:
        return [_bare(child) for child in section.children if child.bullet and child.label is None]
    tasks: list[TaskDraft] = []
    for child in numbered:
        inner = [one for one in child.children if one.numbered and one.rank > child.rank]
        deeper = child.rank < Style.NUMBER and inner
        if deeper:
            tasks.extend(_items(child))
        elif role_of(child) not in (Role.MONEY, Role.DUTIES, Role.REPORTING):
            tasks.append(_bare(child))
    return tasks
