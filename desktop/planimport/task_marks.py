"""Where a sentence may say who does a task: the items of the sections of tasks that have no labels for it."""

from __future__ import annotations

from desktop.planimport.assignments import find_assignment
from desktop.planimport.labels import EVIDENCE
from desktop.planimport.outline import Node
from desktop.planimport.plain import one_line
from desktop.planimport.sections import WORK, Role, holds_no_tasks, role_of


def mark_assignments(root: Node) -> None:
    """Set `assigned` on the nodes of the sections of tasks; of sections of measures only when tasks have no labels."""
    labelled = any(_labels_below(section) for section in root.children if role_of(section) is Role.TASKS)
    for section in root.children:
        _visit(section, inside=False, measures=not labelled)


def _labels_below(node: Node) -> bool:
    return any(one.label is not None and one.label.label in EVIDENCE for one in node.walk())


def _visit(node: Node, *, inside: bool, measures: bool) -> None:
    if node.grid is not None or (holds_no_tasks(node) and not inside):
        return
    role = role_of(node)
    inside = inside or (role in WORK and (measures or role is not Role.MEASURES))
    if inside and not _has_labels(node) and not (node.parent and _has_labels(node.parent)):
        node.assigned = find_assignment(one_line(node.text))
    for child in node.children:
        _visit(child, inside=inside, measures=measures)


def _has_labels(node: Node) -> bool:
    """Whether the node is, or stands directly above, labels that say who does the task."""
    if node.label is not None:
        return True
    return any(child.label is not None and child.label.label in EVIDENCE for child in node.children)
