"""Any summary at all: texts with lines, dashes and end marks, figures known or not, lists long or empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from desktop.domain.cadence import CadenceKind
from desktop.domain.paperwork import DocumentKind, WordsPlace
from desktop.domain.period import CALENDAR, DECREE, Period, PeriodKind, span
from desktop.domain.plan import TargetKind
from desktop.domain.schedule import WorkState
from desktop.indicators.figure import STANDING, Figure
from desktop.indicators.summary import (
    ActivityLine,
    CourseLine,
    CoverageLine,
    CrossLine,
    DocumentLine,
    OutputLine,
    PartLine,
    PeriodSummary,
    PlanFacts,
    TaskLine,
    WorkLine,
)
from desktop.indicators.targets import TargetValue
from tests.desktop.documents.forms.summaries import COMMUNE, DISTRICT, HEAD_OF_ROOM, SIGNER

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy áàảãạếềểễệ ĐÔƯ.,;:-/+%()\u0301"
"""Letters, marks a clerk types, a combining mark; no digits, so that every number in a report is the report's own."""
names = st.text(LETTERS, max_size=40)
lines = st.text(LETTERS + "\n\n", max_size=120)
days = st.dates(date(2022, 1, 1), date(2027, 12, 31))
counts = st.integers(0, 2_000_000)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    kind = draw(st.sampled_from(tuple(PeriodKind)))
    return Period(kind, draw(st.integers(2022, 2028)), draw(st.integers(1, 12 // kind.months)))


@st.composite
def figure_maps(draw: st.DrawFn) -> dict[str, Figure]:
    chosen = draw(st.lists(st.sampled_from(STANDING), unique_by=lambda definition: definition.id))
    value = st.none() | counts
    return {d.id: Figure(d.id, d.label, d.unit, draw(value)) for d in chosen}


few = st.lists(names, max_size=3).map(tuple)
parts = st.builds(
    PartLine,
    period=periods(),
    state=st.sampled_from(WorkState),
    due_day=st.none() | days,
    done_day=st.none() | days,
    late=st.booleans(),
)
tasks = st.builds(
    TaskLine,
    number=names,
    title=names,
    cadence=st.sampled_from(CadenceKind),
    timing=names,
    leads=few,
    coordinating=few,
    state=st.none() | st.sampled_from(WorkState),
    due_day=st.none() | days,
    done_day=st.none() | days,
    late=st.booleans(),
    result=lines,
    difficulty=lines,
    last_activity=st.none() | days,
    activities=st.lists(st.builds(ActivityLine, day=days, text=lines), max_size=9).map(tuple),
    courses=counts,
    turns=counts,
    products=counts,
    airings=counts,
    minutes=counts,
    parts=st.just(()) | st.lists(parts, min_size=2, max_size=4).map(tuple),
)
targets = st.builds(
    TargetValue,
    uid=st.just(bytes(16)),
    number=st.integers(1, 99),
    text=names,
    short=names,
    kind=st.sampled_from(TargetKind),
    goal=st.none() | st.integers(0, 10_000),
    unit=names,
    numerator=st.none() | counts,
    denominator=st.none() | st.integers(1, 2_000_000),
    words=lines,
    as_of=st.none() | days,
    estimated=st.booleans(),
    from_register=st.booleans(),
)
coverage = st.builds(
    CoverageLine,
    mark=names,
    name=names,
    trained=st.integers(0, 50),
    members=st.integers(0, 50),
    as_of=days,
    missing_by_agency=st.lists(st.tuples(names, st.integers(1, 9)), max_size=5).map(tuple),
)
courses = st.builds(
    CourseLine,
    title=names,
    first_day=days,
    last_day=days,
    sessions=counts,
    places=few,
    turns=counts,
    organiser=names,
    topics=counts,
)
outputs = st.builds(OutputLine, name=names, products=counts, airings=counts, minutes=counts, group=names)
documents = st.builds(
    DocumentLine,
    kind=st.sampled_from(DocumentKind),
    number=names,
    day=days,
    issuer=names,
    title=names,
    issued=st.booleans(),
)
work = st.builds(
    WorkLine,
    number=names,
    title=names,
    due_day=st.none() | days,
    leads=few,
    cadence=st.sampled_from(CadenceKind),
    overdue=st.booleans(),
)
plans = st.builds(PlanFacts, number=names, day=st.none() | days, issuer=names, title=names)


def several(one: st.SearchStrategy[object], most: int = 3) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(one, max_size=most).map(tuple)


@st.composite
def any_summary(draw: st.DrawFn) -> PeriodSummary:
    period = draw(periods())
    rules = draw(st.sampled_from((DECREE, CALENDAR)))
    channels = draw(several(outputs, 12))
    topics = draw(several(outputs))
    cross = [
        CrossLine(topic.name, channel.name, draw(counts))
        for topic in topics
        for channel in channels[: draw(st.integers(0, 12))]
        if isinstance(topic, OutputLine) and isinstance(channel, OutputLine)
    ]
    made = PeriodSummary(
        period=period,
        span=span(period, rules),
        citation=rules.governing(period).citation,
        office=draw(st.sampled_from((DISTRICT, COMMUNE))),
        signer=draw(st.sampled_from((None, SIGNER, HEAD_OF_ROOM))),
        plan=draw(st.none() | plans),
        figures=draw(figure_maps()),
        previous=draw(figure_maps()),
        last_year=draw(figure_maps()),
        next_period=draw(st.sampled_from((None, period.next))),
        warnings=draw(several(names)),  # type: ignore[arg-type]
    )
    return replace(
        made,
        documents=draw(several(documents)),
        tasks=draw(several(tasks)),
        targets=draw(several(targets)),
        courses=draw(several(courses, 7)),
        coverage=draw(several(coverage)),
        kinds=draw(several(st.tuples(names, counts))),
        units=draw(several(st.tuples(names, names, counts))),
        channels=channels,
        topics=topics,
        matrix=tuple(cross),
        relays=draw(several(outputs)),
        months=draw(months(period)),
        words=draw(st.dictionaries(st.sampled_from(WordsPlace), lines)),
        next_work=draw(several(work)),
    )


@st.composite
def months(draw: st.DrawFn, period: Period) -> tuple[tuple[Period, dict[str, int]], ...]:
    ids = [definition.id for definition in STANDING]
    values = st.dictionaries(st.sampled_from([*ids, "media.airings.topic.khac"]), counts)
    return tuple((month, draw(values)) for month in period.parts()) if draw(st.booleans()) else ()
