"""Restoring a database from a backup, while nobody has it open."""

from __future__ import annotations

from pathlib import Path

from desktop import paths
from desktop.errors import FileFault
from desktop.progress import Progress
from desktop.storage import drives, restore
from desktop.storage.lock import Lock
from desktop.storage.restore import Restored


def restore_backup(source: Path, database: Path, *, who: str = "", progress: Progress | None = None) -> Restored:
    """Put a verified backup in the place of the database; what stood there is kept as a safety copy."""
    if not source.is_file():
        raise FileFault("Không tìm thấy bản sao lưu.", where=str(source), remedy="Hãy kiểm tra lại tên tệp và ổ đĩa.")
    database = database.resolve()
    drives.refuse_unfit(database)
    with Lock.take(database):
        return restore.restore(source, database, folder=paths.identity_dir(), who=who, progress=progress)
