"""Audiences (đối tượng) and topics (nội dung truyền thông) of a plan."""

from __future__ import annotations

import re

from desktop.domain.plan_draft import AudienceDraft, Sure, TopicDraft
from desktop.planimport.outline import Node
from desktop.planimport.plain import one_line, sentence_end, trim
from desktop.planimport.sections import Role, is_heading, leaves_by_role, role_of
from desktop.planimport.task_groups import bears_labels

_PART = re.compile(r"\((\d{1,2})\)\s*")
_NAME_END = re.compile(r"[;.:](?:\s|$)")
_MAX_NAME = 200


def read_audiences(root: Node) -> tuple[AudienceDraft, ...]:
    """Each group of people named below a heading ĐỐI TƯỢNG."""
    audiences: list[AudienceDraft] = []
    for section in leaves_by_role(root, Role.AUDIENCES):
        inner = [child for child in section.children if is_heading(child) and role_of(child) is Role.AUDIENCES]
        for part in inner or [section]:
            audiences.extend(
                AudienceDraft(trim(node.text), node.paragraphs(), Sure.SURE if node.marker else Sure.LIKELY)
                for node in _leaves(part)
            )
    return tuple(audience for audience in audiences if audience.text)


def read_topics(root: Node) -> tuple[TopicDraft, ...]:
    """The topic tree below a heading NỘI DUNG TRUYỀN THÔNG; `(1) …; (2) …` inside a topic are its parts."""
    topics: list[TopicDraft] = []
    for section in _topic_sections(root):
        topics.extend(_topic(child) for child in section.children if child.grid is None and trim(child.text))
    return tuple(topics)


def _leaves(section: Node) -> list[Node]:
    return [
        child
        for child in section.children
        if child.grid is None and not (is_heading(child) and role_of(child) is Role.TOPICS)
    ]


def _topic_sections(root: Node) -> list[Node]:
    found = leaves_by_role(root, Role.TOPICS)
    for section in leaves_by_role(root, Role.AUDIENCES):
        below = (child for child in section.children if is_heading(child))
        found.extend(one for one in below if role_of(one) in (Role.TOPICS, Role.TASKS) and one not in found)
    return [section for section in found if not bears_labels(section)]


def _topic(node: Node) -> TopicDraft:
    text = trim(node.text)
    children = [_topic(child) for child in node.children if child.grid is None and trim(child.text)]
    parts = _numbered_parts(text)
    made = tuple(TopicDraft(_name(part), part, (), tuple(node.parts), Sure.SURE) for part in parts)
    return TopicDraft(
        _name(text), text, (*made, *children), tuple(node.parts), Sure.SURE if node.marker else Sure.LIKELY
    )


def _numbered_parts(text: str) -> list[str]:
    """The parts `(1) …; (2) …` of a paragraph that count up from 1; the last ends at its semicolon or full stop."""
    found = list(_PART.finditer(text))
    if len(found) < 2 or [int(one[1]) for one in found] != list(range(1, len(found) + 1)):
        return []
    ends = [*(one.start() for one in found[1:]), len(text)]
    parts = [text[one.end() : end] for one, end in zip(found, ends, strict=True)]
    last = parts[-1]
    semicolon = last.find(";")
    parts[-1] = last[: min(semicolon if semicolon >= 0 else len(last), sentence_end(last))]
    return [trim(part) for part in parts]


def _name(text: str) -> str:
    """A name short enough for a list: the first clause, at most 200 signs, cut at a word."""
    found = _NAME_END.search(text)
    name = trim(text[: found.start()] if found else text)
    if len(name) > _MAX_NAME:
        comma = name.rfind(",", 40, _MAX_NAME)
        name = name[:comma] if comma > 0 else name[:_MAX_NAME].rsplit(" ", 1)[0]
    return one_line(name)
