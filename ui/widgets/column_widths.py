"""How wide columns are: as their contents ask, within their weight; the main column takes what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_LEAST, _LEAST_MAIN = 72, 150


@dataclass(frozen=True)
class Need:
    """What a column asks for: its head in two lines, its contents in sight, its share of what is scarce.

    `fixed` contents (days, numbers, a width the clerk has set) are never narrowed.
    """

    head: int
    text: int
    weight: int
    fixed: bool = False

    @property
    def wish(self) -> int:
        return max(self.head, self.text)

    def floor(self, *, main: bool) -> int:
        return self.wish if self.fixed else max(self.head, min(self.text, _LEAST_MAIN if main else _LEAST))


def shared(needs: Sequence[Need], room: int, main: int) -> list[int]:
    """The widths of columns in `room` points; more than the room when even the least does not fit."""
    widths = {place: need.wish for place, need in enumerate(needs) if need.fixed and place != main}
    scarce = [place for place in range(len(needs)) if place not in widths]
    while scarce:
        left = room - sum(widths.values())
        weight = {place: needs[place].weight * (2 if place == main else 1) for place in scarce}
        share = {place: max(0, left) * weight[place] // sum(weight.values()) for place in scarce}
        floors = {place: needs[place].floor(main=place == main) for place in scarce}
        settled = {place: floors[place] for place in scarce if floors[place] >= share[place]}
        settled = settled or {place: needs[place].wish for place in scarce if needs[place].wish <= share[place]}
        widths |= settled or share
        scarce = [place for place in scarce if place not in widths]
    found = [widths[place] for place in range(len(needs))]
    found[main] += max(0, room - sum(found))
    return found


def two_lines(words: Sequence[str], advance: Sequence[int], space: int) -> int:
    """The least width in which a head's words stand in at most two lines; `advance` are the words' own widths."""
    if not words:
        return 0

    def line(widths: Sequence[int]) -> int:
        return sum(widths) + space * max(0, len(widths) - 1)

    return min(max(line(advance[:cut]), line(advance[cut:])) for cut in range(1, len(words) + 1))
