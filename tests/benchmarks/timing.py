"""Timing two ways of one thing in turn, so that a machine whose speed drifts is unfair to neither."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """Median of ours and of the floor (in seconds unless `unit` differs), and the median of the ratios in pairs."""

    name: str
    ours: float
    floor: float
    ratio: float
    goal: str
    floor_name: str
    unit: str = "s"

    def row(self) -> str:
        return (
            f"| {self.name} | {self._spoken(self.ours)} | {self.floor_name} | {self._spoken(self.floor)} "
            f"| {self.ratio:.2f} | {self.goal} |"
        )

    def _spoken(self, value: float) -> str:
        if self.unit != "s":
            return f"{value:.0f} {self.unit}"
        return f"{value * 1000:.2f} ms" if value < 1 else f"{value:.2f} s"


HEAD = "| what | ours | floor | floor's time | ratio | goal |\n|---|---|---|---|---|---|"


def in_turn(
    name: str, ours: Callable[[], object], floor: Callable[[], object], *, goal: str, floor_name: str, rounds: int = 15
) -> Measured:
    """Run both once to warm up, then in turn; gives medians and the median ratio ours / floor."""
    ours()
    floor()
    pairs = [(_timed(ours), _timed(floor)) for _ in range(rounds)]
    return Measured(
        name,
        statistics.median(one for one, _ in pairs),
        statistics.median(other for _, other in pairs),
        statistics.median(one / other for one, other in pairs),
        goal,
        floor_name,
    )


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
