"""Topics or audiences against channels, months or kinds over a period: where output was, and where there was none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.matrix import Matrix, MatrixHead, MatrixRow
from desktop.domain.period import Period, PeriodKind, Span, span
from desktop.domain.plan import Audience, Topic
from desktop.indicators.figure import Condition, Definition, Measure
from desktop.services import airing_lines, calendars, figuring
from desktop.services.desk import Desk
from desktop.services.planning import plan_on
from desktop.services.reporting import STANDARD_RULES
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
    """What is counted, over which days, and what the rows are."""

    definition: Definition
    span: Span
    down: str


@dataclass
class MediaMatrix:
    """The matrix as the clerk looks at it."""

    desk: Desk

    def over(
        self,
        period: Period,
        across: str = "channel",
        figure: str = "media.airings",
        rules: str = STANDARD_RULES,
        down: str = "topic",
    ) -> Matrix:
        """Rows of `down` ("topic", "audience") against `across` ("channel", "kind", "level", "agency" or "month").

        Amounts are counted as `figure` counts.
        """
        with self.desk.read() as reader:
            known = calendars.rules(reader, rules)
            whole = span(period, known)
            definition = figuring.standing(figure)
            if across == MONTHS:
                months = period.parts(PeriodKind.MONTH)
                spans = [span(month, known) for month in months]
                columns = [
                    (MatrixHead(f"tháng {month.index}", place, one), counting.count(reader.connection, definition, one))
                    for place, (month, one) in enumerate(zip(months, spans, strict=True))
                ]
                cells = counting.crossed(reader.connection, definition, spans, down)
            else:
                columns = _parts(reader, definition, whole, across)
                cells = counting.crossed(reader.connection, definition, [whole], down, across)
            counted = _Counted(definition, whole, down)
            return _matrix(reader, counted, columns, cells)

    def behind(
        self, matrix: Matrix, row: MatrixHead, column: MatrixHead | None = None, figure: str = "media.airings",
        across: str = "channel",
    ) -> list[Counted]:  # fmt: skip
        """The airings behind a cell, or behind a row where no column is given."""
        definition = figuring.standing(figure).narrowed(matrix.down, row.key, row.name)
        days = matrix.span
        if column is not None and column.span is not None:
            days = column.span
        elif column is not None:
            definition = definition.narrowed(across, column.key, column.name)
        with self.desk.read() as reader:
            found = counting.records(reader.connection, definition, days, limit=1_000_000)
            return airing_lines.told(reader, found)


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
    definition, whole, down = counted.definition, counted.span, counted.down
    shown = minutes if definition.measure is Measure.SECONDS else int
    by_row: dict[Condition, dict[Condition, int]] = {}
    for row, column, amount in cells:
        by_row.setdefault(row, {})[column] = amount
    in_all = {key: amount for key, _, amount in counting.broken_down(reader.connection, definition, whole, down)}
    named = _topics(reader, in_all, whole.to_day) if down == "topic" else _audiences(reader, in_all, whole.to_day)
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
        down,
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
