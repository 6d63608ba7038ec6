"""What the start screen tells: work overdue, due soon or waiting, quiet tasks, the next report, who owes what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.record import Code


class Urgency(Code):
    """Why a line stands on the start screen; the most pressing first."""

    OVERDUE = "overdue", "quá hạn"
    SOON = "soon", "đến hạn trong 7 ngày"
    WAITING = "waiting", "chờ văn bản"
    QUIET = "quiet", "lâu không có hoạt động"


@dataclass(frozen=True)
class AgendaLine:
    """One thing to look after: its record, what it is called, its period and day, and the agencies that lead it."""

    urgency: Urgency
    table: str
    uid: bytes
    title: str
    period: str
    day: date | None
    days: int
    """Days overdue, days left, or days since the last activity."""
    leads: tuple[str, ...] = ()


@dataclass(frozen=True)
class Owing:
    """An agency that leads overdue work: how many items, the oldest due day."""

    agency: bytes
    name: str
    count: int
    oldest: date


@dataclass(frozen=True)
class NextReport:
    """The report that comes next: its period, when figures close, when it is due, whether it is out already."""

    period: str
    name: str
    closes: date
    due: date
    sealed: str = ""


@dataclass(frozen=True)
class Agenda:
    """The start screen of a day."""

    day: date
    lines: tuple[AgendaLine, ...]
    owing: tuple[Owing, ...]
    reports: tuple[NextReport, ...]
    has_plan: bool
    has_office: bool
    unconfirmed_years: tuple[int, ...] = ()

    def of(self, urgency: Urgency) -> tuple[AgendaLine, ...]:
        return tuple(line for line in self.lines if line.urgency is urgency)
