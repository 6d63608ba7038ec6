"""Items of the sections of tasks that came into no part of the draft: told, so that none vanishes unseen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from desktop.domain.plan_draft import Finding, FindingKind
from desktop.planimport.outline import Node
from desktop.planimport.plain import one_line, trim
from desktop.planimport.sections import NO_TASKS, WORK, Role, is_heading, named_role, role_of

_NAMED = 5
_SHORT = 80
_PASSED = frozenset((*NO_TASKS, Role.AUDIENCES, Role.TOPICS))


class ReadPart(Protocol):
    """A part of the draft with the paragraphs it was read from."""

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """Numbers of paragraphs of the text."""


def unread_findings(root: Node, taken: Iterable[ReadPart]) -> Iterator[Finding]:
    """One note for each section of tasks with items of which no paragraph was taken; an item stands for those below."""
    known = {number for part in taken for number in part.paragraphs}
    for section in _work_sections(root):
        lost = list(_lost(section, known))
        if lost:
            yield _finding(section, lost)


def unread_row_findings(rows: tuple[int, ...]) -> Iterator[Finding]:
    """One note for the rows of tables of tasks that name no work."""
    if rows:
        yield Finding(
            FindingKind.NO_TASKS,
            f"Trong bảng nhiệm vụ có {len(rows)} hàng không ghi nội dung nhiệm vụ nên chưa đọc được; đề nghị kiểm tra "
            "và nhập bổ sung nếu là nhiệm vụ.",
            rows,
        )


def _work_sections(node: Node) -> Iterator[Node]:
    for child in node.children:
        if not child.numbered:
            continue
        if role_of(child) in WORK and is_heading(child):
            yield child
        elif role_of(child) not in _PASSED:
            yield from _work_sections(child)


def _lost(node: Node, known: set[int]) -> Iterator[Node]:
    for child in node.children:
        if child.label is not None or child.grid is not None or _of_another_part(child):
            continue
        if child.marker is not None and trim(child.text) and known.isdisjoint(child.paragraphs()):
            yield child
        else:
            yield from _lost(child, known)


def _of_another_part(node: Node) -> bool:
    return (role_of(node) if is_heading(node) else named_role(node)) in _PASSED


def _finding(section: Node, lost: list[Node]) -> Finding:
    names = "; ".join(f"“{_name(node)}”" for node in lost[:_NAMED])
    more = f" và {len(lost) - _NAMED} mục khác" if len(lost) > _NAMED else ""
    text = (
        f"Trong phần “{_cut(section.text)}” có {len(lost)} mục chưa đọc được thành nhiệm vụ: {names}{more}; đề nghị "
        "kiểm tra và nhập bổ sung nếu là nhiệm vụ."
    )
    return Finding(FindingKind.NO_TASKS, text, tuple(sorted(part for node in lost for part in node.paragraphs())))


def _name(node: Node) -> str:
    return f"{node.printed}. {_cut(node.text)}" if node.numbered else _cut(node.text)


def _cut(text: str) -> str:
    text = trim(one_line(text))
    return text if len(text) <= _SHORT else text[:_SHORT].rsplit(" ", 1)[0] + "…"
