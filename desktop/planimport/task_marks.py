"""Where a sentence may say who does a task: the items of the sections of tasks that have no labels for it."""

from __future__ import annotations

from desktop.planimport.agencies import is_agency, split_subject
from desktop.planimport.assignments import Assignment, find_assignment
from desktop.planimport.labels import EVIDENCE
from desktop.planimport.outline import Node
from desktop.planimport.plain import one_line, trim
from desktop.planimport.sections import WORK, Role, holds_no_tasks, role_of
from desktop.planimport.timing import stated_timing


def mark_assignments(root: Node) -> None:
    """Set `assigned` on the nodes of sections of tasks; of sections of measures when nothing there says who does it."""
    for section in root.children:
        _visit(section, inside=False, measures=False)
    said = any(_says_who(one) for section in root.children if role_of(section) is Role.TASKS for one in section.walk())
    if not said:
        for section in root.children:
            _visit(section, inside=False, measures=True)


def _says_who(node: Node) -> bool:
    return node.assigned is not None or (node.label is not None and node.label.label in EVIDENCE)


def _visit(node: Node, *, inside: bool, measures: bool) -> None:
    if node.grid is not None or (holds_no_tasks(node) and not inside):
        return
    role = role_of(node)
    inside = inside or (role in WORK and (measures or role is not Role.MEASURES))
    labelled = _labels_directly_below(node) or (node.parent is not None and _labels_directly_below(node.parent))
    if inside and node.label is None and not labelled:
        node.assigned = _by_agency(node) or find_assignment(one_line(node.text))
    for child in node.children:
        _visit(child, inside=inside, measures=measures)


def _by_agency(node: Node) -> Assignment | None:
    """`a) Chủ trì xây dựng …` below `2. Sở A` in a section of tasks: the heading says who does it."""
    above = node.parent
    if above is None or not above.numbered or node.marker is None or not is_agency(one_line(above.text)):
        return None
    text = one_line(node.text)
    if split_subject(text)[0]:
        return None
    name = trim(above.text)
    return find_assignment(f"{name} {text[:1].lower()}{text[1:]}") or Assignment(
        name, "", stated_timing(text), 0, pure=False
    )


def _labels_directly_below(node: Node) -> bool:
    return any(child.label is not None and child.label.label in EVIDENCE for child in node.children)
