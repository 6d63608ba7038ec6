"""Topics against channels, months or kinds over a period: where there was output, and which topic nothing treated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.matrix import Matrix, MatrixHead, MatrixRow
from desktop.domain.period import Period, PeriodKind, Span, span
from desktop.domain.plan import Topic
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
    ) -> Matrix:
        """Topics against `across` ("channel", "kind", "level", "agency" or "month"), counted as `figure` counts."""
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
                cells = counting.crossed(reader.connection, definition, spans, "topic")
            else:
                columns = _parts(reader, definition, whole, across)
                cells = counting.crossed(reader.connection, definition, [whole], "topic", across)
            return _matrix(reader, definition, whole, columns, cells)

    def behind(
        self, matrix: Matrix, row: MatrixHead, column: MatrixHead | None = None, figure: str = "media.airings",
        across: str = "channel",
    ) -> list[Counted]:  # fmt: skip
        """The airings behind a cell, or behind a row where no column is given."""
        definition = figuring.standing(figure).narrowed("topic", row.key, row.name)
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
    definition: Definition,
    whole: Span,
    columns: Sequence[tuple[MatrixHead, int]],
    cells: Sequence[tuple[Condition, Condition, int]],
) -> Matrix:
    shown = minutes if definition.measure is Measure.SECONDS else int
    by_topic: dict[Condition, dict[Condition, int]] = {}
    for topic, column, amount in cells:
        by_topic.setdefault(topic, {})[column] = amount
    in_all = {key: amount for key, _, amount in counting.broken_down(reader.connection, definition, whole, "topic")}
    rows = tuple(
        MatrixRow(
            MatrixHead(name, uid),
            tuple(shown(by_topic.get(uid, {}).get(head.key, 0)) for head, _ in columns),
            shown(in_all.get(uid, 0)),
        )
        for uid, name in _topics(reader, in_all, whole.to_day)
    )
    value = counting.count(reader.connection, definition, whole)
    return Matrix(
        whole,
        definition.unit,
        tuple(head for head, _ in columns),
        rows,
        tuple(shown(total) for _, total in columns),
        shown(value),
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
