"""The sample office: a new database filled from the sample plan and the sample's record files in `resources`.

What these hold and how they are made is told in `resources/sample/README.md`.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop import paths
from desktop.domain.terms import SAMPLE_WHO
from desktop.errors import FileFault
from desktop.planimport import read_plan
from desktop.progress import NullProgress, Progress
from desktop.services.desk import Desk
from desktop.services.planning import Planning
from desktop.services.recording import Recording


def sample_dir() -> Path:
    return paths.resource_dir() / "sample"


def sample_plan() -> Path:
    """The sample plan, in our own words."""
    return sample_dir() / "ke-hoach.txt"


NAMES_ON = date(2025, 6, 30)
"""The last day of the sample's district: its communes bear their names until then, their heirs names of their own."""


def throw_away(database: Path) -> None:
    """Delete the sample database with its evidence, backups and lock; nobody may have it open.

    Raises `FileFault` for any file but the sample's own.
    """
    if database.resolve() != paths.sample_database().resolve():
        raise FileFault(
            "Tệp này không phải dữ liệu mẫu.", where=str(database), remedy="Chỉ dữ liệu mẫu mới xóa cách này."
        )
    for folder in (paths.attachment_dir(database), paths.backup_dir(database)):
        shutil.rmtree(folder, ignore_errors=True)
    for file in database.parent.glob(f"{database.name}*"):
        if file.is_file():
            file.unlink(missing_ok=True)


@dataclass
class Sampling:
    """Filling a new database with the sample office."""

    desk: Desk

    def fill(self, progress: Progress | None = None) -> int:
        """Record the sample: first the office and its agencies, then the plan, then the work; gives the entries."""
        progress = progress or NullProgress()
        files = sorted(sample_dir().glob("*.json"))
        if not files or not sample_plan().is_file():
            raise FileFault(
                "Thiếu dữ liệu mẫu.", where=str(sample_dir()), remedy="Hãy cài lại chương trình từ bộ cài đầy đủ."
            )
        desk = replace(self.desk, who=SAMPLE_WHO)
        recording = Recording(desk)
        count = recording.record_file(files[0], progress, day=NAMES_ON).count
        draft = read_plan(sample_plan(), progress)
        # Its title speaks of whole years, but it binds from the day it was signed.
        Planning(desk).adopt(draft, from_day=draft.day.value if draft.day else None)
        for file in files[1:]:
            count += recording.record_file(file, progress, day=NAMES_ON).count
        return count
