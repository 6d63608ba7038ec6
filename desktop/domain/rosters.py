"""A group's list as of a day beside the list there is: who is new, who has left, who stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.vietnamese.numerals import day_text, grouped


@dataclass(frozen=True)
class Listed:
    """A person on a group's list; the days are those of the membership, None where it has no end that way."""

    person: bytes
    name: str
    post: str
    agency: str
    from_day: date | None = None
    to_day: date | None = None


@dataclass(frozen=True)
class RosterChange:
    """What taking over a list as of a day does; each part by unit and given name."""

    as_of: date
    joining: tuple[Listed, ...]
    leaving: tuple[Listed, ...]
    staying: tuple[Listed, ...]

    @property
    def size(self) -> int:
        """How many the group has from that day on: what a percentage is of."""
        return len(self.joining) + len(self.staying)

    @property
    def words(self) -> str:
        """`Từ ngày 01/01/2025 nhóm có 42 người: thêm 3 người, thôi 2 người`."""
        changed = [
            f"{word} {grouped(len(people))} người"
            for word, people in (("thêm", self.joining), ("thôi", self.leaving))
            if people
        ]
        return (
            f"Từ ngày {day_text(self.as_of)} nhóm có {grouped(self.size)} người: "
            f"{', '.join(changed) if changed else 'danh sách không đổi'}."
        )
