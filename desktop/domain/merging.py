"""Two records of one person side by side: what each says, what is kept, and where both were marked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from desktop.domain.attendance import MARKS_RULE, counting_mark
from desktop.domain.training import Mark
from desktop.vietnamese.numerals import day_text


@dataclass(frozen=True)
class FieldBeside:
    """A field of both records; `kept` is the value the person has afterwards, `differs` whether there is a choice."""

    name: str
    title: str
    one: str
    other: str
    kept: str

    @property
    def differs(self) -> bool:
        return self.one != self.other and bool(self.one) and bool(self.other)


@dataclass(frozen=True)
class MarkedTwice:
    """A session in which both records have a mark."""

    course: str
    day: date
    one: Mark
    other: Mark

    @property
    def counts(self) -> Mark:
        return counting_mark((self.one, self.other))

    @property
    def words(self) -> str:
        """`Lớp tháng 4, ngày 12/04/2024: «có mặt» và «vắng», tính «có mặt»`."""
        return (
            f"{self.course}, ngày {day_text(self.day)}: «{self.one.term}» và «{self.other.term}», "
            f"tính «{self.counts.term}»."
        )


@dataclass(frozen=True)
class SideBySide:
    """What a merge of `loser` into `survivor` does; `one` of each field is the survivor's.

    Courses are those each record is listed or marked in.
    """

    survivor: bytes
    loser: bytes
    fields: tuple[FieldBeside, ...]
    survivor_courses: tuple[str, ...]
    loser_courses: tuple[str, ...]
    twice: tuple[MarkedTwice, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    @property
    def rule(self) -> str:
        """The rule for sessions in which both are marked; empty where there is none."""
        return MARKS_RULE if self.twice else ""
