"""A plan as it is looked at: its branches beside the signed paragraphs, and the board of tasks and periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.organisation import Agency
from desktop.domain.plan import Plan, Task
from desktop.domain.recurrence import WorkStanding
from desktop.domain.schedule import Evidence, TaskActivity, WorkItem
from desktop.vietnamese.numerals import day_text


@dataclass(frozen=True)
class PlanHead:
    """Which plan: number, day, title, and the days it is in force."""

    uid: bytes
    number: str
    day: date | None
    title: str
    from_day: date | None
    to_day: date | None

    @property
    def named(self) -> str:
        """`Kế hoạch số 21/KH-UBND ngày 05/05/2023`; one not signed yet is told by its years: `Kế hoạch 2025`."""
        number = f" số {self.number}" if self.number else ""
        day = f" ngày {day_text(self.day)}" if self.day else ""
        return f"Kế hoạch{number}{day}" if number or day else f"Kế hoạch{self._years}"

    @property
    def _years(self) -> str:
        years = list(dict.fromkeys(str(day.year) for day in (self.from_day, self.to_day) if day))
        return f" {' - '.join(years)}" if years else ""


@dataclass(frozen=True)
class PlanNode:
    """One line of the tree: its words, what stands beside them, its record, and the paragraphs it was read from.

    A branch has no record of its own; the parts of a task (lead, timing) carry the task's.
    """

    text: str
    more: str = ""
    table: str = ""
    uid: bytes = b""
    paragraphs: tuple[int, ...] = ()
    children: tuple[PlanNode, ...] = ()


@dataclass(frozen=True)
class PlanText:
    """A plan with its signed paragraphs and what stands in them."""

    head: PlanHead
    paragraphs: tuple[str, ...]
    branches: tuple[PlanNode, ...]


@dataclass(frozen=True)
class BoardWork:
    """A task's work in a period on the board: the months it covers, counted from the board's first, and its state."""

    uid: bytes
    period: str
    period_name: str
    first_month: int
    months: int
    standing: WorkStanding
    due_day: date | None
    done_day: date | None
    begun: bool
    """Whether the period has begun; work of a later one is owed, but not yet to be done."""
    evidence: int = 0


@dataclass(frozen=True)
class BoardRow:
    """A task on the board. `acted` counts the days of activity by month, for continuous tasks."""

    task: Task
    title: str
    leads: tuple[str, ...]
    works: tuple[BoardWork, ...]
    acted: tuple[tuple[int, int], ...] = ()
    last_activity: date | None = None
    rested: int | None = None
    """Days since the last activity of a task never done; None when there was none."""
    quiet: bool = False
    running: tuple[int, int] | None = None
    """The months, first and last, through which work of a range of days goes on."""

    @property
    def number(self) -> str:
        """The printed number with the part it was split into: `3 (2)`."""
        number, _, part = self.task.printed_number.partition("#")
        return f"{number} ({part})" if part else number

    def shown(self, months: int) -> list[BoardWork | None]:
        """The work shown in each month: of several periods that cover it the shortest."""
        cells: list[BoardWork | None] = [None] * months
        for work in sorted(self.works, key=lambda work: -work.months):
            for month in range(max(0, work.first_month), min(months, work.first_month + work.months)):
                cells[month] = work
        return cells

    @staticmethod
    def spans(shown: Sequence[BoardWork | None]) -> list[tuple[int, int]]:
        """Neighbouring months that show the same work: first month and how many, only where it is more than one."""
        found: list[tuple[int, int]] = []
        start, months = 0, len(shown)
        for month in range(1, months + 1):
            if month == months or shown[month] is not shown[start]:
                if shown[start] is not None and month - start > 1:
                    found.append((start, month - start))
                start = month
        return found


@dataclass(frozen=True)
class Board:
    """The grid task × period over the plan's years; months are counted from January of `first_year`."""

    head: PlanHead
    first_year: int
    last_year: int
    today: int
    """The month that today's reporting period is named after."""
    rows: tuple[BoardRow, ...]

    @property
    def months(self) -> int:
        return (self.last_year - self.first_year + 1) * 12

    def month_of(self, month: int) -> tuple[int, int]:
        """Year and month (1-12) of a column."""
        return self.first_year + month // 12, month % 12 + 1


@dataclass(frozen=True)
class PlanPlace:
    """Where a record stands: its plan, its task and period where it has them."""

    plan: bytes
    task: bytes = b""
    period: str = ""


@dataclass(frozen=True)
class WorkSheet:
    """One task in one period as its form shows it; `item` is None while nothing was entered."""

    task: Task
    title: str
    period: str
    period_name: str
    due_day: date | None
    """The item's due day, else the one its rule gives."""
    item: WorkItem | None
    evidence: tuple[Evidence, ...] = ()
    history: tuple[str, ...] = ()


@dataclass(frozen=True)
class ActivityLine:
    """A day a task was worked on, and the agency that did it."""

    record: TaskActivity
    agency: str


@dataclass(frozen=True)
class TaskSheet:
    """A task that is never done: when it was last worked on, by whom, how long it may rest."""

    task: Task
    title: str
    leads: tuple[str, ...]
    today: date
    last_activity: date | None
    quiet: bool
    activities: tuple[ActivityLine, ...] = ()
    history: tuple[str, ...] = ()


@dataclass
class Adopted:
    """What recording a draft made: the plan, and the agencies that had to be added to the directory."""

    plan: Plan
    new_agencies: list[Agency] = field(default_factory=list)
    tasks: int = 0
    targets: int = 0
    work_items: int = 0


@dataclass(frozen=True)
class Stranger:
    """A printed name that no agency of the directory goes by, however it is written in this plan.

    `printed` are all its spellings, the first the one to be shown; `kind` is the kind it would get as a new agency.
    """

    printed: tuple[str, ...]
    kind: str
    paragraphs: tuple[int, ...]

    @property
    def name(self) -> str:
        return self.printed[0]


def paragraphs_between(first: int | None, last: int | None) -> tuple[int, ...]:
    """The paragraphs a stored record was read from."""
    if first is None:
        return ()
    return tuple(range(first, (first if last is None else last) + 1))


def month_place(first_year: int, year: int, month: int) -> int:
    """The column of a month."""
    return (year - first_year) * 12 + month - 1


def counted(places: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """How often each value occurs, in order."""
    counts: dict[int, int] = {}
    for place in sorted(places):
        counts[place] = counts.get(place, 0) + 1
    return tuple(counts.items())
