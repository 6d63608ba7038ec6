"""What lies in the bin (thùng rác)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Deleted:
    """An act that deleted something and still stands: its uid brings it back; `at` is UTC, ISO text, as in the act."""

    act: bytes
    at: str
    who: str
    name: str
    shown: tuple[str, ...]
    """What went, each by its kind and name; parts that went along are counted in `parts`."""
    parts: int
