"""A table of figures by two things: topics, audiences or languages against channels, months or kinds."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.period import Span


@dataclass(frozen=True)
class MatrixQuestion:
    """What a matrix counts: `figure`, rows of `down`, columns of `across`, of one `channel` where it is given.

    `down` is "topic", "audience" or "language"; `across` "channel", "kind", "level", "agency" or "month".
    """

    across: str = "channel"
    figure: str = "media.airings"
    down: str = "topic"
    channel: bytes | None = None


@dataclass(frozen=True)
class MatrixHead:
    """A row's or a column's name, and the record or code it stands for; of a month its days."""

    name: str
    key: bytes | str | int
    span: Span | None = None


@dataclass(frozen=True)
class MatrixRow:
    """A topic (audience, language) with its amounts, one a column, and in all; `neglected` when nothing is of it."""

    head: MatrixHead
    amounts: tuple[int, ...]
    whole: int

    @property
    def neglected(self) -> bool:
        return self.whole == 0


@dataclass(frozen=True)
class Matrix:
    """Rows and columns in the order they are shown; `unit` is what amounts are counted in.

    A product of two topics stands in both topics' rows, so `totals` may be less than the sum of the rows.
    """

    span: Span
    unit: str
    columns: tuple[MatrixHead, ...]
    rows: tuple[MatrixRow, ...]
    totals: tuple[int, ...]
    whole: int
    asked: MatrixQuestion = MatrixQuestion()

    @property
    def neglected(self) -> tuple[str, ...]:
        """The topics nothing treated, the audiences nothing spoke to."""
        return tuple(row.head.name for row in self.rows if row.neglected)
