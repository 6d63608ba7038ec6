"""Putting a finished paper in its place: whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.saving import written_beside

if TYPE_CHECKING:
    from pathlib import Path


def save_whole(path: Path, content: bytes) -> None:
    """Write beside the target, flush to the disk, then take the target's place; faults as of `written_beside`."""
    with written_beside(path, opened_in="Word hoặc trình xem PDF") as beside, beside.open("xb") as file:
        file.write(content)
