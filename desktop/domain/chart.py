"""A chart as what it says: bars, each with its words, its length and what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.period import Period, Span


@dataclass(frozen=True)
class Bar:
    """One bar.

    `told` is the value as the report prints it, `share` its length from 0 to 1, None where there is nothing to draw.
    `goal` is where on that length the goal stands, `note` what is said of it. `figure` and `period` name the figure
    whose records stand behind the bar.
    """

    label: str
    told: str
    share: float | None
    figure: str
    period: Period
    goal: float | None = None
    note: str = ""


@dataclass(frozen=True)
class Chart:
    """Bars with one measure; `told` is the whole in a sentence."""

    title: str
    span: Span
    bars: tuple[Bar, ...]
    told: str


def shares(values: list[int]) -> list[float]:
    """The lengths of bars: the longest is 1, nothing is 0."""
    longest = max(values, default=0)
    return [value / longest if longest else 0.0 for value in values]
