"""The attendance sheet of a course: who is on the list, which sessions there are, who came to which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time

from desktop.domain.training import COUNTED_MARKS, Mark

_STRONGEST_FIRST = (Mark.PRESENT, Mark.LATE, Mark.SUBSTITUTED, Mark.EXCUSED, Mark.ABSENT)
MARKS_RULE = (
    "Nếu cả hai bản ghi đều được điểm danh trong cùng một buổi thì buổi đó tính một lần, theo dấu đứng trước trong thứ "
    "tự: "
    f"{', '.join(mark.term for mark in _STRONGEST_FIRST)}. Cả hai dấu vẫn được giữ."
)
"""What the clerk is told of two marks of one person in one session."""


def counting_mark(marks: Iterable[Mark]) -> Mark:
    """The mark that counts where one person has several in one session, as `MARKS_RULE` says."""
    return min(marks, key=_STRONGEST_FIRST.index)


@dataclass(frozen=True)
class Sitting:
    """A session as a column of the sheet."""

    uid: bytes
    day: date
    at: time | None
    place: str


@dataclass(frozen=True)
class Attendee:
    """A person as a row of the sheet; `marks` by session. `enrolled` is False for who came without being listed."""

    person: bytes
    name: str
    post: str
    agency: str
    enrolled: bool
    provisional: bool = False
    marks: Mapping[bytes, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class AttendanceSheet:
    """A course with its sessions, the earliest first, and its people by agency and given name."""

    course: bytes
    title: str
    sittings: tuple[Sitting, ...]
    attendees: tuple[Attendee, ...]

    def turns(self, session: bytes) -> int:
        """How many came to a session."""
        return sum(person.marks.get(session) in COUNTED_MARKS for person in self.attendees)

    def came(self) -> int:
        """How many persons came at least once."""
        return sum(any(mark in COUNTED_MARKS for mark in person.marks.values()) for person in self.attendees)


MARK_WORDS: dict[str, Mark] = {
    **dict.fromkeys(("x", "co", "co mat", "c", "du", "1", "v x", "tham du", "tham gia"), Mark.PRESENT),
    **dict.fromkeys(("m", "muon", "den muon", "tre"), Mark.LATE),
    **dict.fromkeys(("p", "phep", "vang phep", "vang co phep", "co phep", "vang mat co phep"), Mark.EXCUSED),
    **dict.fromkeys(("v", "vang", "khong", "k", "vang mat", "vang khong phep", "0"), Mark.ABSENT),
    **dict.fromkeys(("t", "thay", "cu thay", "cu nguoi thay", "cu nguoi khac di thay"), Mark.SUBSTITUTED),
}
"""The words and letters senders mark attendance with, folded."""
