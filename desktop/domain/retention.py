"""How long a person's data is kept: only as long as training needs it (Luật 91/2025/QH15, Điều 3 và 14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

YEARS = 5
"""What is proposed; the office decides, by its own rules of keeping papers."""
MOST_YEARS = 70


@dataclass(frozen=True)
class Outlasted:
    """A person whose last trace lies before the limit; `last_day` None where there is none at all."""

    person: bytes
    name: str
    post: str
    agency: str
    last_day: date | None


def limit_day(today: date, years: int) -> date:
    """The first day that still counts: `years` before today; 29 February becomes the 28th."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:
        return today.replace(year=today.year - years, day=28)
