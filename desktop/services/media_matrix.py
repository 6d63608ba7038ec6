"""Topics, audiences or languages against channels, months or kinds over a period: where output was, where not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.matrix import Matrix, MatrixHead, MatrixQuestion, MatrixRow
from desktop.domain.media import Channel
from desktop.domain.period import Period, PeriodKind, Span, span
from desktop.domain.plan import Audience, Topic
from desktop.indicators.figure import Condition, Definition, Measure
from desktop.services import airing_lines, calendars, figuring
from desktop.services.calendars import STANDARD_RULES
from desktop.services.desk import Desk
from desktop.services.planning import plan_on
from desktop.services.summarising import topics_in_order
from desktop.storage import figures as counting
from desktop.storage.figures import Counted
from desktop.storage.rows import Reader
from desktop.vietnamese.collation import phrase_key
from desktop.vietnamese.numerals import minutes

MONTHS = "month"
"""The columns that are no dimension of a record: the months of the period, by its rules."""


@dataclass(frozen=True)
class _Counted:
    """What is asked, as what is counted, over which days."""

    asked: MatrixQuestion
    definition: Definition
    span: Span


@dataclass
class MediaMatrix:
    """The matrix as the clerk looks at it."""

    desk: Desk

    def over(
        self, period: Period, asked: MatrixQuestion = MatrixQuestion(), rules: str = STANDARD_RULES  # noqa: B008 frozen
    ) -> Matrix:  # fmt: skip
        """What is asked of the days of a period; months are those of its rules."""
        with self.desk.read() as reader:
            known = calendars.rules(reader, rules)
            whole = span(period, known)
            definition = _definition(asked)
            if asked.across == MONTHS:
                months = period.parts(PeriodKind.MONTH)
                spans = [span(month, known) for month in months]
                columns = [
                    (MatrixHead(f"tháng {month.index}", place, one), counting.count(reader.connection, definition, one))
                    for place, (month, one) in enumerate(zip(months, spans, strict=True))
                ]
                cells = counting.crossed(reader.connection, definition, spans, asked.down)
            else:
                columns = _parts(reader, definition, whole, asked.across)
                cells = counting.crossed(reader.connection, definition, [whole], asked.down, asked.across)
            return _matrix(reader, _Counted(asked, definition, whole), columns, cells)

    def channels(self) -> list[Channel]:
        """Every channel, in the order of the alphabet."""
        with self.desk.read() as reader:
            return sorted(reader.find(Channel), key=lambda one: phrase_key(one.name))

    def behind(self, matrix: Matrix, row: MatrixHead, column: MatrixHead | None = None) -> list[Counted]:
        """The airings behind a cell, or behind a row where no column is given."""
        asked = matrix.asked
        definition = _definition(asked).narrowed(asked.down, row.key, row.name)
        days = matrix.span
        if column is not None and column.span is not None:
            days = column.span
        elif column is not None:
            definition = definition.narrowed(asked.across, column.key, column.name)
        with self.desk.read() as reader:
            found = counting.records(reader.connection, definition, days, limit=1_000_000)
            return airing_lines.told(reader, found)


def _definition(asked: MatrixQuestion) -> Definition:
    definition = figuring.standing(asked.figure)
    return definition.narrowed("channel", asked.channel, "") if asked.channel else definition


def _parts(reader: Reader, definition: Definition, whole: Span, across: str) -> list[tuple[MatrixHead, int]]:
    parts = counting.broken_down(reader.connection, definition, whole, across)
    parts = sorted(parts, key=lambda part: (-part[2], phrase_key(part[1] or "")))
    return [
        (MatrixHead(figuring.spoken(across, name) if name else "chưa rõ", key), amount) for key, name, amount in parts
    ]


def _matrix(
    reader: Reader,
    counted: _Counted,
    columns: Sequence[tuple[MatrixHead, int]],
    cells: Sequence[tuple[Condition, Condition, int]],
) -> Matrix:
    definition, whole, down = counted.definition, counted.span, counted.asked.down
    shown = minutes if definition.measure is Measure.SECONDS else int
    by_row: dict[Condition, dict[Condition, int]] = {}
    for row, column, amount in cells:
        by_row.setdefault(row, {})[column] = amount
    in_all = {key: amount for key, _, amount in counting.broken_down(reader.connection, definition, whole, down)}
    named = _ROWS[down](reader, in_all, whole.to_day)
    rows = tuple(
        MatrixRow(
            MatrixHead(name, uid),
            tuple(shown(by_row.get(uid, {}).get(head.key, 0)) for head, _ in columns),
            shown(in_all.get(uid, 0)),
        )
        for uid, name in named
    )
    value = counting.count(reader.connection, definition, whole)
    return Matrix(
        whole,
        definition.unit,
        tuple(head for head, _ in columns),
        rows,
        tuple(shown(total) for _, total in columns),
        shown(value),
        counted.asked,
    )


def _topics(reader: Reader, treated: Mapping[Condition, int], day: date) -> list[tuple[bytes, str]]:
    """The finest topics of the plan in force, in its order; then whatever else was treated."""
    plan = plan_on(reader, day)
    every = reader.find(Topic)
    known = topics_in_order(reader, plan) if plan else sorted(every, key=lambda one: phrase_key(one.name))
    parents = {topic.parent for topic in known}
    asked = [one for one in known if one.uid not in parents]
    shown = {one.uid for one in asked}
    others = [one for one in every if one.uid in treated and one.uid not in shown]
    others.sort(key=lambda one: phrase_key(one.name))
    return [(one.uid, one.name) for one in (*asked, *others)]


def _audiences(reader: Reader, spoken_to: Mapping[Condition, int], day: date) -> list[tuple[bytes, str]]:
    """The audiences of the plan in force, in its order; then whoever else was spoken to."""
    plan = plan_on(reader, day)
    every = reader.find(Audience, order=("position",))
    asked = [one for one in every if plan is None or one.plan == plan.uid]
    others = [one for one in every if one.uid in spoken_to and one not in asked]
    return [(one.uid, one.text) for one in (*asked, *others)]


def _languages(_reader: Reader, spoken: Mapping[Condition, int], _day: date) -> list[tuple[str, str]]:
    """The languages something was made in, in the order of the alphabet."""
    return [(name, f"tiếng {name}") for name in sorted(map(str, spoken), key=phrase_key)]


_ROWS: dict[str, Callable[[Reader, Mapping[Condition, int], date], Sequence[tuple[bytes | str, str]]]] = {
    "topic": _topics, "audience": _audiences, "language": _languages,
}  # fmt: skip
"""What the rows of a matrix can be, and which rows there are then."""
