"""Everything a periodic report says, counted and gathered, before anybody puts it into sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.cadence import CadenceKind
from desktop.domain.list_sheet import ListFacts
from desktop.domain.organisation import OfficeProfile, OfficeSigner
from desktop.domain.paperwork import DocumentKind, WordsPlace
from desktop.domain.period import Period, Span
from desktop.domain.schedule import WorkState
from desktop.indicators.figure import Figure
from desktop.indicators.targets import TargetValue
from desktop.indicators.work import WorkCounts


@dataclass(frozen=True)
class PlanFacts:
    """The plan a report answers for, as signed."""

    number: str
    day: date | None
    issuer: str
    title: str
    from_year: int | None = None
    to_year: int | None = None


@dataclass(frozen=True)
class DocumentLine:
    """A document issued or received in the period."""

    kind: DocumentKind
    number: str
    day: date
    issuer: str
    title: str
    issued: bool = True


@dataclass(frozen=True)
class ActivityLine:
    """What was noted of a task on a day, in the clerk's words."""

    day: date
    text: str


@dataclass(frozen=True)
class PartLine:
    """One of several works of a task that close in the period, as it stood on the closing day."""

    period: Period
    state: WorkState
    due_day: date | None = None
    done_day: date | None = None
    late: bool = False


@dataclass(frozen=True)
class TaskLine:
    """A task in the period: what was done, by whom, with the counts of its own records.

    `number` and `title` are worded as in force in the period. `state` is None when the task owed no work item. `late`
    is what was done after its due day, or was still open once that day had passed. Without a state `due_day` is the
    day the plan sets. `parts` are the works of a monthly task in a longer period, when there are several: state, days
    and result are then the latest's, difficulties those of all, and `late` is true when any of them was.
    """

    number: str
    title: str
    cadence: CadenceKind
    timing: str
    leads: tuple[str, ...]
    coordinating: tuple[str, ...] = ()
    state: WorkState | None = None
    due_day: date | None = None
    done_day: date | None = None
    late: bool = False
    result: str = ""
    difficulty: str = ""
    last_activity: date | None = None
    activities: tuple[ActivityLine, ...] = ()
    courses: int = 0
    turns: int = 0
    products: int = 0
    airings: int = 0
    minutes: int = 0
    parts: tuple[PartLine, ...] = ()


@dataclass(frozen=True)
class CourseLine:
    """A course held in the period."""

    title: str
    first_day: date
    last_day: date
    sessions: int
    places: tuple[str, ...]
    turns: int
    organiser: str = ""
    topics: int = 0


@dataclass(frozen=True)
class CoverageLine:
    """A target group on the cut-off day; `missing_by_agency` counts members not trained, never names them."""

    mark: str
    name: str
    trained: int
    members: int
    as_of: date
    missing_by_agency: tuple[tuple[str, int], ...] = ()

    @property
    def missing(self) -> int:
        return self.members - self.trained


@dataclass(frozen=True)
class OutputLine:
    """Media output of one channel, topic or agency; `group` is what lines are gathered under (a channel's kind).

    A topic without airings stands as zeros: it is a topic of the plan nobody treated in the period.
    """

    name: str
    products: int
    airings: int
    minutes: int
    group: str = ""


@dataclass(frozen=True)
class CrossLine:
    """Airings of one topic on one channel, both named as in their own lines; only pairs with airings are listed."""

    topic: str
    channel: str
    airings: int


@dataclass(frozen=True)
class WorkLine:
    """Work due in the next period; `under_way` is due after it and goes on in it, `overdue` was due before it."""

    number: str
    title: str
    due_day: date | None
    leads: tuple[str, ...]
    cadence: CadenceKind = CadenceKind.UNKNOWN
    under_way: bool = False
    overdue: bool = False


@dataclass(frozen=True)
class PeriodSummary:
    """All facts of one report; `previous` and `last_year` hold the same figures of the periods compared with.

    A period before the first record is compared with by an empty map, not by zeros. `relays` are the airings passed on
    by communes, one line an agency. `months` hold figure ids with their values, also of broken-down figures. `work`
    tells the work figures apart by due day and day done. `compared_from` is the first day of all periods compared with.
    `day` is the paper's own day, as of which `office` and `signer` stand; None for the closing day. `area` is the
    office's area on the closing day; empty where it is that of `office`. `lists` are the annexes the office asked for.
    """

    period: Period
    span: Span
    citation: str
    office: OfficeProfile
    signer: OfficeSigner | None
    plan: PlanFacts | None
    figures: Mapping[str, Figure]
    previous: Mapping[str, Figure] = field(default_factory=dict)
    last_year: Mapping[str, Figure] = field(default_factory=dict)
    compared_from: date | None = None
    day: date | None = None
    area: str = ""
    work: WorkCounts | None = None
    documents: tuple[DocumentLine, ...] = ()
    tasks: tuple[TaskLine, ...] = ()
    targets: tuple[TargetValue, ...] = ()
    courses: tuple[CourseLine, ...] = ()
    coverage: tuple[CoverageLine, ...] = ()
    kinds: tuple[tuple[str, int], ...] = ()
    units: tuple[tuple[str, str, int], ...] = ()
    channels: tuple[OutputLine, ...] = ()
    topics: tuple[OutputLine, ...] = ()
    matrix: tuple[CrossLine, ...] = ()
    relays: tuple[OutputLine, ...] = ()
    months: tuple[tuple[Period, Mapping[str, int]], ...] = ()
    words: Mapping[WordsPlace, str] = field(default_factory=dict)
    lists: tuple[ListFacts, ...] = ()
    next_period: Period | None = None
    next_work: tuple[WorkLine, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def paper_day(self) -> date:
        """The day whose heading and signature the paper bears."""
        return self.day or self.span.to_day

    @property
    def living_area(self) -> str:
        """The area whose work is reported, by its name in the period and not on the paper's day."""
        return self.area or self.office.area
