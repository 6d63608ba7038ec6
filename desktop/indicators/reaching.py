"""How far training has reached: three figures that are only told together, and who of a group is still missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from desktop.indicators.figure import Figure
from desktop.indicators.targets import Coverage, TargetValue
from desktop.vietnamese.numerals import day_text, grouped, percent_text


@dataclass(frozen=True)
class Reach:
    """Turns and persons of a course or a period, and the share of each group reached by its last day.

    Persons of several courses never add up, so `warning` says how many turns are of persons counted already.
    """

    turns: Figure
    people: Figure
    shares: tuple[Figure, ...]
    as_of: date

    @property
    def warning(self) -> str:
        turns, people = (one.value if isinstance(one.value, int) else 0 for one in (self.turns, self.people))
        if turns <= people:
            return ""
        return (
            f"{grouped(turns)} lượt người là của {grouped(people)} người: {grouped(turns - people)} lượt là của người "
            "đã dự lớp khác trong kỳ. Không cộng số người của các lớp."
        )


@dataclass(frozen=True)
class Missing:
    """A member of a group who has not been trained."""

    person: bytes
    name: str
    post: str
    agency: str


@dataclass(frozen=True)
class Gap:
    """Who of a group is not trained on a day, by agency and given name.

    `target` is the target of the plan that this group measures, None where there is none; `last_day` the day on which
    it must be reached.
    """

    group: bytes
    name: str
    reached: Coverage
    people: tuple[Missing, ...]
    target: TargetValue | None = None
    last_day: date | None = None

    @property
    def lacking(self) -> int | None:
        """How many more are needed to reach the goal; None without a goal."""
        return self.target.lacking if self.target else None

    @property
    def share_text(self) -> str:
        """`40/60 (66,7%), theo danh sách ngày 31/12/2024`."""
        if not self.reached.members:
            return f"Nhóm chưa có ai ngày {day_text(self.reached.as_of)}"
        share = percent_text(self.reached.trained, self.reached.members)
        counted = f"{grouped(self.reached.trained)}/{grouped(self.reached.members)} ({share})"
        return f"{counted}, theo danh sách ngày {day_text(self.reached.as_of)}"

    @property
    def words(self) -> str:
        """What the goal still needs: `Còn thiếu 2 người để đạt 70%, chậm nhất ngày 31/12/2025`."""
        if self.target is None or self.lacking is None:
            return "Chưa có mục tiêu nào của kế hoạch tính theo nhóm này."
        if not self.lacking:
            return f"Đã đạt {self.target.goal_text}."
        until = f", chậm nhất ngày {day_text(self.last_day)}" if self.last_day else ""
        return f"Còn thiếu {grouped(self.lacking)} người để đạt {self.target.goal_text}{until}."

    def by_agency(self) -> Iterator[tuple[str, tuple[Missing, ...]]]:
        """The agencies in their order, each with those missing; an empty name stands for an unknown agency."""
        for agency, people in groupby(self.people, lambda one: one.agency):
            yield agency, tuple(people)
