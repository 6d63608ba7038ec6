"""Labels below a heading → groups, each with its content, timing, lead and coordination."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from desktop.planimport.labels import EVIDENCE, FoundLabel, Label, labels_inside
from desktop.planimport.outline import Node
from desktop.planimport.plain import one_line, plain, trim

_SEE_APPENDIX = re.compile(r"\(?\s*(?:noi dung )?(?:chi tiet|co |kem theo|theo).{0,80}phu luc.{0,60}$")


@dataclass
class Value:
    """A printed value: its lines, and the paragraphs they stand in."""

    text: str
    parts: list[int]
    listed: bool = False


@dataclass
class Group:
    """What belongs to one task below a heading."""

    content: list[Node] = field(default_factory=list)
    said: list[Value] = field(default_factory=list)
    values: dict[Label, list[Value]] = field(default_factory=dict)
    advising: list[Value] = field(default_factory=list)
    result: list[Value] = field(default_factory=list)
    others: list[Value] = field(default_factory=list)
    last_label: Label | None = None

    @property
    def labelled(self) -> bool:
        return bool(self.values)

    def paragraphs(self) -> set[int]:
        """Every paragraph the group was read from."""
        found = {part for node in self.content for part in node.paragraphs()}
        for values in (self.said, self.advising, self.result, self.others, *self.values.values()):
            found.update(part for value in values for part in value.parts)
        return found


@dataclass(frozen=True)
class _Event:
    node: Node
    label: Label | None = None
    value: Value | None = None
    advising: bool = False
    printed: str = ""


def bears_labels(node: Node) -> bool:
    """Whether the node, or one below it, has a label that makes a task."""
    if node.bears is None:
        below = [bears_labels(child) for child in node.children]
        node.bears = any(below) or (
            _says_who(node) if node.label else node.assigned is not None or has_inner_labels(node)
        )
    return node.bears


def _says_who(node: Node) -> bool:
    """Whether a label, or one behind it in the same paragraph, makes a task: `Nội dung: … - Chủ trì: …`."""
    return any(one.label in EVIDENCE for one in labels_inside(node.text))


def has_inner_labels(node: Node) -> bool:
    """Whether a sentence carries its own labels: `… gửi Sở A. Thời gian hoàn thành: Trước ngày 31/5/2026`."""
    if node.label is not None or node.grid is not None:
        return False
    return any(one.label in EVIDENCE for one in labels_inside(node.text))


def groups_of(node: Node) -> list[Group]:
    """The groups of labels directly below a heading, in order; one without labels at the end joins the one before."""
    groups = [Group()]
    for event in _events(node):
        group = groups[-1]
        if event.label is None:
            if group.labelled:
                group = Group()
                groups.append(group)
            group.content.append(event.node)
        elif event.label in EVIDENCE:
            if _begins_anew(group, event.label):
                group = Group()
                groups.append(group)
            _take(group, event)
        elif event.label is Label.CONTENT:
            if group.labelled and (group.content or group.said) and _whole(group):
                group = Group()
                groups.append(group)
            _say(group, event)
        elif event.value is not None:
            (group.result if event.label is Label.RESULT else group.others).append(_named(event))
    if len(groups) > 1 and not groups[-1].labelled:
        groups[-2].content.extend(groups[-1].content)
        groups[-2].said.extend(groups[-1].said)
        groups.pop()
    return groups


def _whole(group: Group) -> bool:
    """A content label after the whole triple opens the next task; after a timing alone it belongs to this one."""
    return len(group.values) > 1 or bool(group.content)


def _begins_anew(group: Group, label: Label) -> bool:
    """A label that the group already has, with others between, opens the next group."""
    return label in group.values and group.last_label is not label


def _take(group: Group, event: _Event) -> None:
    if event.label is None or event.value is None:
        return
    group.last_label = event.label
    values = group.values.setdefault(event.label, [])
    if event.value.text:
        values.append(event.value)
        if event.advising:
            group.advising.append(event.value)


def _say(group: Group, event: _Event) -> None:
    if event.value is not None and event.value.text:
        group.said.append(event.value)


def _named(event: _Event) -> Value:
    value = event.value or Value("", [])
    if event.label is Label.RESULT or not event.printed:
        return value
    return Value(f"{event.printed}: {value.text}", value.parts)


def _events(node: Node) -> Iterator[_Event]:
    for child in node.children:
        yield from _of_child(child)


def _of_child(child: Node) -> Iterator[_Event]:
    if child.grid is not None:
        return
    if belongs_above(child):
        yield from _of_words(child)
        return
    if child.label is None:
        if not _SEE_APPENDIX.match(plain(child.text)):
            yield _Event(child)
        return
    yield from _of_label(child)
    for below in child.children:
        if below.label is not None:
            yield from _of_child(below)


def belongs_above(node: Node) -> bool:
    """Whether a paragraph's sentence says who does the task it stands below, and is no task of its own."""
    if node.label is not None or node.children:
        return False
    if node.marker is None:
        return node.assigned is not None or has_inner_labels(node)
    return node.assigned is not None and node.assigned.pure and node.assigned.start == 0


def _of_words(node: Node) -> Iterator[_Event]:
    words, values = spoken_values(node)
    if words:
        yield _Event(replace(node, text=words, children=[], assigned=None, bears=None))
    for label, value in values:
        yield _Event(node, label, value)


def spoken_values(node: Node) -> tuple[str, list[tuple[Label, Value]]]:
    """What a sentence says besides who does the work and when; and that, by its labels and by its own words."""
    text, stated = node.text, node.assigned
    labels = [label for label in labels_inside(text) if label.label in EVIDENCE | {Label.RESULT, Label.OTHER}]
    values: list[tuple[Label, Value]] = []
    ends = [label.start for label in labels[1:]] + [len(text)] * bool(labels)
    for label, end in zip(labels, ends, strict=True):
        if value := trim(_unbracketed(text[label.end : end])):
            said = f"{_label_words(text, label)}: {value}" if label.label is Label.OTHER else value
            values.append((label.label, Value(said, list(node.parts))))
    found = {label for label, _ in values}
    cut = labels[0].start if labels else len(text)
    if stated is not None:
        roles = ((Label.LEAD, stated.lead), (Label.COORDINATING, stated.coordinating), (Label.TIMING, stated.timing))
        spoken = [(label, Value(value, list(node.parts))) for label, value in roles if value and label not in found]
        values = [*spoken, *values]
        if stated.pure or stated.start:
            cut = min(cut, stated.start)
    return text[:cut].rstrip(" (:;,[-–").lstrip(), values


def _label_words(text: str, label: FoundLabel) -> str:
    """The label as printed, without its colon."""
    return trim(text[label.start : label.end]).rstrip(" :")


def _unbracketed(text: str) -> str:
    """A value without the end of the bracket that it stands in, and without a dash before the next label."""
    bare = text.rstrip(" .;,|-–+")
    for opens, closes in ("()", "[]"):
        if bare.endswith(closes) and bare.count(closes) > bare.count(opens):
            return bare[:-1]
    return bare


def _of_label(node: Node) -> Iterator[_Event]:
    """The label of a node with its value: what stands behind it, or the list below it; and further labels behind it."""
    labels = labels_inside(node.text)
    if not labels or node.label is None:
        return
    ends = [*(label.start for label in labels[1:]), len(node.text)]
    for place, (label, end) in enumerate(zip(labels, ends, strict=True)):
        value = Value(trim(_unbracketed(node.text[label.end : end])), list(node.parts))
        if (place == 0 and not value.text) or (place == 0 and label.label is Label.CONTENT):
            value = _with_list(node, value)
        yield _Event(node, label.label, value, advising=label.advising, printed=_label_words(node.text, label))


def _with_list(node: Node, value: Value) -> Value:
    lines = [value.text] if value.text else []
    parts = list(value.parts)
    for child in node.children:
        if child.label is not None or child.grid is not None or child.text.startswith("("):
            continue
        lines.extend(_printed(one) for one in child.walk() if one.text)
        parts.extend(child.paragraphs())
    return Value("\n".join(lines), parts, listed=True)


def _printed(node: Node) -> str:
    return f"- {one_line(node.text)}" if node.bullet else one_line(node.text)
