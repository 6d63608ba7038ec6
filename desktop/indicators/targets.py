"""What a target's value means: reached or not, and by how much it falls short."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.plan import TargetKind
from desktop.vietnamese.numerals import grouped, percent_text

BASIS = 10_000
"""Basis points in a whole: a goal of 70 % is 7.000."""


class Standing(StrEnum):
    """Where a target stands on the cut-off day."""

    REACHED = "reached"
    SHORT = "short"
    STATED = "stated"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Coverage:
    """Members of a roster on a day and how many of them have been trained since the plan began."""

    trained: int
    members: int
    as_of: date


@dataclass(frozen=True)
class TargetValue:
    """A target with its newest value on or before the cut-off."""

    uid: bytes
    number: int
    text: str
    short: str
    kind: TargetKind
    goal: int | None
    unit: str
    numerator: int | None = None
    denominator: int | None = None
    words: str = ""
    as_of: date | None = None
    estimated: bool = False
    from_register: bool = False

    @property
    def standing(self) -> Standing:
        if self.numerator is None:
            return Standing.STATED if self.words else Standing.UNKNOWN
        lacking = self.lacking
        if lacking is None:
            return Standing.STATED
        return Standing.REACHED if lacking == 0 else Standing.SHORT

    @property
    def lacking(self) -> int | None:
        """How many are still missing to reach the goal; None when there is no goal or nothing to measure it by."""
        if self.numerator is None or self.goal is None:
            return None
        if self.kind is TargetKind.PERCENT:
            if not self.denominator:
                return None
            needed = -(-self.goal * self.denominator // BASIS)
            return max(0, needed - self.numerator)
        return max(0, self.goal - self.numerator)

    @property
    def exceeded(self) -> bool:
        """Whether the value lies above its goal, not just on it."""
        if self.numerator is None or self.goal is None:
            return False
        if self.kind is TargetKind.PERCENT:
            return bool(self.denominator) and self.numerator * BASIS > self.goal * (self.denominator or 0)
        return self.numerator > self.goal

    @property
    def goal_text(self) -> str:
        if self.goal is None:
            return ""
        if self.kind is TargetKind.PERCENT:
            return percent_text(self.goal, BASIS, trim=True)
        return f"{grouped(self.goal)} {self.unit}".strip()

    @property
    def value_text(self) -> str:
        """The value as printed: `36/42 (85,7%)`, `12 lượt`, or the words stated."""
        if self.numerator is None:
            return self.words
        if self.denominator:
            share = percent_text(self.numerator, self.denominator)
            return f"{grouped(self.numerator)}/{grouped(self.denominator)} ({share})"
        return f"{grouped(self.numerator)} {self.unit}".strip()
