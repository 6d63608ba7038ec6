"""A list as it is printed: heads, cells as text, a total; whoever writes papers lays it out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ListColumn:
    """A column on paper: its head, how many letters it wants, whether it holds numbers; text may take what is left."""

    title: str
    letters: int
    number: bool = False
    narrow: bool = False


@dataclass(frozen=True)
class ListFacts:
    """What a list says. `rows` are cells as printed, `total` the last row, None where nothing adds up.

    `told` says what was left out or asked for; `kind` heads the paper.
    """

    kind: str
    title: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] | None = None
    told: str = ""

    @property
    def wide(self) -> bool:
        """Whether it needs paper that lies across."""
        return sum(column.letters for column in self.columns) > _LETTERS_ACROSS


_LETTERS_ACROSS = 70
