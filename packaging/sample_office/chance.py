"""Chance that falls the same way on every machine and in every Python: only `random()` is promised to stay."""

import random
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")


class Chance:
    """One stream of chance for one subject, so that changing one part of the sample leaves the others alone."""

    def __init__(self, subject: str) -> None:
        self._random = random.Random(f"so truyen thong: {subject}")  # noqa: S311  (nothing here is a secret)

    def share(self) -> float:
        return self._random.random()

    def happens(self, probability: float) -> bool:
        return self.share() < probability

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both possible."""
        return low + int(self.share() * (high - low + 1))

    def pick(self, items: Sequence[Item]) -> Item:
        return items[int(self.share() * len(items))]

    def weighted(self, weights: dict[str, float]) -> str:
        """A key, as often as its weight says."""
        place = self.share() * sum(weights.values())
        for key, weight in weights.items():
            place -= weight
            if place < 0:
                return key
        return next(reversed(weights))

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        left, drawn = list(items), []
        while left:
            drawn.append(left.pop(int(self.share() * len(left))))
        return drawn

    def some(self, items: Sequence[Item], count: int) -> list[Item]:
        """Up to `count` different items, in the order in which they stood."""
        chosen = sorted(self.shuffled(range(len(items)))[:count])
        return [items[place] for place in chosen]
