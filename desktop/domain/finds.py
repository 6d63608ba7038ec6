"""What a search over everything gives back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """A record found: kind as the office calls it, table and uid to open it, and the text that shows it."""

    term: str
    table: str
    uid: bytes
    shown: str
