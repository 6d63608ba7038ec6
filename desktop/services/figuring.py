"""The figures of a period: the one list that screen, Word, PDF, Excel and command line show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from desktop.domain.measuring import StatedValue
from desktop.domain.media import ChannelLevel, Origin, ProductKind
from desktop.domain.organisation import Agency
from desktop.domain.people import Person, RosterGroup
from desktop.domain.period import Span
from desktop.domain.plan import AmendedPart, Plan, Target, TargetKind
from desktop.errors import InputFault
from desktop.indicators.figure import STANDING, Definition, Figure, Measure
from desktop.indicators.targets import TargetValue
from desktop.services import airing_lines
from desktop.services.planning import wording_on
from desktop.storage import figures as counting
from desktop.storage.figures import Counted
from desktop.storage.rows import Reader
from desktop.vietnamese.collation import name_key, phrase_key
from desktop.vietnamese.numerals import day_text, minutes

_BREAKDOWNS = (
    ("media.products", "kind"),
    ("media.products", "topic"),
    ("media.airings", "channel"),
    ("media.airings", "topic"),
    ("media.airings", "level"),
    ("media.minutes", "channel"),
    ("media.minutes", "topic"),
)
"""Which standing figure is broken down by what."""

_MOST_BEHIND = 1_000_000
"""More records than one office makes in a year: a list cut short would contradict its figure."""


@dataclass(frozen=True)
class Window:
    """What figures are counted over: whole days, and the day up to which undone work counts as late."""

    span: Span
    cut: date

    @classmethod
    def of(cls, span: Span, today: date) -> Window:
        return cls(span, min(span.to_day, today - timedelta(days=1)))


def standing(identifier: str) -> Definition:
    """The standing definition of that id."""
    return next(definition for definition in STANDING if definition.id == identifier)


def counted(reader: Reader, definition: Definition, window: Window) -> Figure:
    """One figure; durations are rounded to minutes once, here."""
    value = counting.count(reader.connection, definition, window.span, window.cut)
    return _figure(definition, value)


def _figure(definition: Definition, value: int) -> Figure:
    if definition.measure is Measure.SECONDS:
        return Figure(definition.id, definition.label, definition.unit, minutes(value), exact=value)
    return Figure(definition.id, definition.label, definition.unit, value)


def broken_down(reader: Reader, whole: Definition, dimension: str, window: Window) -> list[tuple[Definition, Figure]]:
    """A figure's parts by channel, topic, kind or level, largest first, alike ones in Vietnamese order."""
    parts = []
    for key, name, value in counting.broken_down(reader.connection, whole, window.span, dimension):
        part = whole.narrowed(dimension, key, spoken(dimension, name))
        parts.append((part, value))
    parts.sort(key=lambda one: (-one[1], phrase_key(one[0].label)))
    return [(part, _figure(part, value)) for part, value in parts]


def spoken(dimension: str, name: str) -> str:
    """What the office calls a part: codes by their term, channels and topics by their name."""
    match dimension:
        case "kind":
            return ProductKind.of(name).term
        case "level":
            return ChannelLevel.of(name).term
        case "origin":
            return Origin.of(name).term
        case _:
            return name


def definitions(reader: Reader, window: Window) -> Iterator[tuple[Definition, Figure]]:
    """Every counted figure of the window with its definition: the standing ones and their parts."""
    values = counting.counts(reader.connection, STANDING, window.span, window.cut)
    for definition, value in zip(STANDING, values, strict=True):
        yield definition, _figure(definition, value)
    for identifier, dimension in _BREAKDOWNS:
        yield from broken_down(reader, standing(identifier), dimension, window)


def all_figures(reader: Reader, window: Window, plan: Plan | None) -> list[Figure]:
    """Every figure of the window: counted, coverage of the target groups, targets of the plan."""
    counted_ones = [figure for _, figure in definitions(reader, window)]
    return [*counted_ones, *coverage_figures(reader, window, plan), *target_figures(reader, window, plan)]


def plan_start(plan: Plan | None) -> date | None:
    """The day from which training counts towards a plan's targets."""
    return None if plan is None else plan.from_day or plan.day


def coverage_figures(reader: Reader, window: Window, plan: Plan | None) -> Iterator[Figure]:
    """`training.coverage.GROUP`: always with numerator, denominator, missing and the day of the roster."""
    for group in reader.find(RosterGroup, order=("mark",)):
        reached = counting.coverage(reader.connection, group.uid, window.span.to_day, plan_start(plan))
        yield Figure(
            f"training.coverage.{group.mark}",
            f"Tỷ lệ được tập huấn: {group.name}",
            "%",
            percent(reached.trained, reached.members),
            numerator=reached.trained,
            denominator=reached.members,
            missing=reached.members - reached.trained,
            as_of=day_text(reached.as_of),
        )


def percent(numerator: int, denominator: int) -> Decimal | None:
    """A percentage to one decimal, ROUND_HALF_UP, from integers; None of nothing."""
    if not denominator:
        return None
    return (Decimal(100 * numerator) / Decimal(denominator)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _missing(reader: Reader, roster: bytes, window: Window, plan: Plan | None) -> list[Counted]:
    """Members of a roster not trained by the cut-off day, by agency and then by given name."""
    cut = window.span.to_day
    found = counting.not_trained(reader.connection, roster, cut, plan_start(plan))
    persons = reader.by_uid(Person, [person for person, _ in found])
    agencies = reader.by_uid(Agency, [agency for _, agency in found if agency])
    rows = [(agencies[agency].name if agency in agencies else "chưa rõ đơn vị", persons[uid]) for uid, agency in found]
    rows.sort(key=lambda row: (phrase_key(row[0]), name_key(row[1].name)))
    return [Counted("person", person.uid, cut, f"{person.name} - {agency}") for agency, person in rows]


def _behind_target(reader: Reader, target: Target, window: Window, plan: Plan | None) -> list[Counted]:
    if target.roster_group is not None:
        return _missing(reader, target.roster_group, window, plan)
    return [
        Counted("stated_value", value.uid, value.as_of, value.stated_by or value.text or target.short or target.text)
        for value in reader.find(StatedValue, target=target.uid, order=("as_of", "uid"))
        if value.as_of <= window.span.to_day
    ]


def target_values(reader: Reader, window: Window, plan: Plan | None) -> list[TargetValue]:
    """The plan's targets with their newest value on or before the cut-off day."""
    if plan is None:
        return []
    return [
        _target_value(reader, target, window.span.to_day, plan)
        for target in reader.find(Target, plan=plan.uid, order=("position",))
    ]


def _target_value(reader: Reader, target: Target, cut: date, plan: Plan) -> TargetValue:
    value = TargetValue(
        target.uid,
        target.position + 1,
        wording_on(reader, target, AmendedPart.TEXT, cut),
        target.short,
        target.kind,
        target.goal,
        target.unit,
    )
    if target.roster_group is not None:
        reached = counting.coverage(reader.connection, target.roster_group, cut, plan_start(plan))
        if reached.members:
            return replace(value, numerator=reached.trained, denominator=reached.members, as_of=cut, from_register=True)
    stated = [v for v in reader.find(StatedValue, target=target.uid, order=("as_of", "uid")) if v.as_of <= cut]
    if not stated:
        return value
    newest = stated[-1]
    return replace(
        value,
        numerator=newest.numerator,
        denominator=newest.denominator,
        words=newest.text,
        as_of=newest.as_of,
        estimated=newest.estimated,
    )


def target_figures(reader: Reader, window: Window, plan: Plan | None) -> Iterator[Figure]:
    """`target.N`, numbered as in the plan: percent, count or words."""
    for target in target_values(reader, window, plan):
        share = target.kind is TargetKind.PERCENT and target.numerator is not None and target.denominator
        value: Decimal | int | str | None
        if share:
            value = percent(target.numerator or 0, target.denominator or 0)
        else:
            value = target.numerator if target.numerator is not None else (target.words or None)
        yield Figure(
            f"target.{target.number}",
            target.short or target.text,
            "%" if share or target.kind is TargetKind.PERCENT else target.unit,
            value,
            numerator=target.numerator,
            denominator=target.denominator,
            missing=target.lacking,
            as_of=day_text(target.as_of) if target.as_of else "",
            estimated=target.estimated,
        )


def behind(
    reader: Reader, identifier: str, window: Window, plan: Plan | None = None, limit: int = _MOST_BEHIND
) -> list[Counted]:
    """The records behind a figure, those it counts, by its own filter.

    Behind a coverage stand the members still missing, behind a target its register's or its stated values.
    """
    for group in reader.find(RosterGroup):
        if identifier == f"training.coverage.{group.mark}":
            return _missing(reader, group.uid, window, plan)
    for target in reader.find(Target, plan=plan.uid) if plan else ():
        if identifier == f"target.{target.position + 1}":
            return _behind_target(reader, target, window, plan)
    for definition, _ in definitions(reader, window):
        if definition.id == identifier:
            found = counting.records(reader.connection, definition, window.span, window.cut, limit=limit)
            return airing_lines.told(reader, found)
    raise InputFault(
        f"Không có số liệu nào mang mã «{identifier}» trong kỳ.", remedy="Hãy xem các mã bằng lệnh figures --json."
    )
