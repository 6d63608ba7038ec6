"""Certificates as they are read: who may have one, and the lines of the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.record import Code
from desktop.domain.training import Certificate

ERASED_NAME = "(đã xóa thông tin cá nhân)"


class Qualifying(Code):
    """Who of a course gets a certificate."""

    ALL = "all", "có mặt đủ các buổi"
    ANY = "any", "có mặt ít nhất một buổi"


@dataclass(frozen=True)
class Attested:
    """A person of a course beside the question of the certificate.

    `issued` is the certificate this person has of the course already; `reason` says in words why there can be none,
    empty for one who may have it.
    """

    person: bytes
    name: str
    post: str
    agency: str
    attended: int
    sessions: int
    issued: Certificate | None = None
    reason: str = ""

    @property
    def ready(self) -> bool:
        """Whether the next issue gives this person one."""
        return self.issued is None and not self.reason


@dataclass(frozen=True)
class RegisterLine:
    """A certificate as the register shows it; without a name once the person's data is erased."""

    uid: bytes
    year: int
    number: int
    day: date
    name: str
    post: str
    agency: str
    course: str
    original: str = ""
    """What it was issued again for ("05/2024"), empty for a first issue."""

    @property
    def number_text(self) -> str:
        """`05/2024`: a zero before numbers below 10, as papers are numbered."""
        return number_text(self.number, self.year)

    @property
    def note(self) -> str:
        return f"Cấp lại của số {self.original}" if self.original else ""


def number_text(number: int, year: int) -> str:
    return f"{number:02d}/{year}"
