"""A task as its dialog shows it: rhythm, agencies, wording by date; and what changing a plan is asked with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.cadence import CadenceKind
from desktop.domain.plan import Amendment, DueRule, Role, Task
from desktop.domain.recurrence import WorkStanding, period_kind


@dataclass(frozen=True)
class RoleLine:
    """An agency's part in a task."""

    role: Role
    agency: bytes
    name: str


@dataclass(frozen=True)
class TaskCard:
    """A task with its agencies and the amendments of its words, oldest first.

    `signed` says that the plan's text is kept: its words change by dated amendments only.
    """

    task: Task
    title: str
    signed: bool
    roles: tuple[RoleLine, ...] = ()
    amendments: tuple[Amendment, ...] = ()


@dataclass(frozen=True)
class RulePreview:
    """A rule in the office's words and the due days it gives next; `fault` says why it gives none."""

    words: str = ""
    days: tuple[date, ...] = ()
    fault: str = ""


@dataclass(frozen=True)
class OwedWork:
    """Work an agency leads that is late, due soon, waiting, or (of a task never done) has rested too long."""

    task: bytes
    title: str
    period: str
    period_name: str
    day: date | None
    days: int
    """Days overdue, days left, or days of rest."""
    standing: WorkStanding | None
    """None for a task never done."""


@dataclass(frozen=True)
class OwedBy:
    """An agency with what it owes, the most pressing first."""

    agency: bytes
    name: str
    works: tuple[OwedWork, ...]

    @property
    def late(self) -> int:
        return sum(work.standing is WorkStanding.OVERDUE for work in self.works)


@dataclass(frozen=True)
class Renewal:
    """What next year's plan is proposed to be; `overlaps` when the plan it comes from runs on beyond its first day."""

    title: str
    from_day: date
    to_day: date
    overlaps: bool
    tasks: tuple[tuple[bytes, str], ...]


def settled_rhythm(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a rhythm without those that its cadence has no use for."""
    kept = dict(values)
    cadence, due = CadenceKind.of(str(kept["cadence"])), DueRule.of(str(kept.get("due_rule") or "closing"))
    if period_kind(cadence) is None:
        due = DueRule.CLOSING
    kept["cadence"], kept["due_rule"] = cadence, due
    if due is not DueRule.DAY_OF_MONTH:
        kept["due_day"] = None
    own_day = cadence is CadenceKind.BY_DATE or (cadence is CadenceKind.YEARLY and due is DueRule.CLOSING)
    if not own_day:
        kept["by_day"] = None
    if cadence is not CadenceKind.RANGE:
        kept["from_day"] = kept["to_day"] = None
    return kept
