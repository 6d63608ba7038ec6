"""Opening a database for work, every guard in its order: drive, lock, leftovers, upgrade, checks, erasures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import KnownError
from desktop.progress import Progress
from desktop.storage import database, drives, erasure, restore, upgrade
from desktop.storage.backup import Outcome
from desktop.storage.database import Database
from desktop.storage.lock import Lock, held_here
from desktop.storage.manifest import Backup


@dataclass(frozen=True)
class Opened:
    """An open database with its lock, and what was done on the way: to be told, never to be lost.

    `before_upgrade` is the backup made before an upgrade. `unfinished` is why an erasure could not be finished now
    (it is tried again at the next open).
    """

    database: Database
    lock: Lock
    before_upgrade: Backup | None = None
    remade: tuple[Outcome, ...] = ()
    unfinished: KnownError | None = None

    def close(self) -> None:
        self.database.close()
        self.lock.release()


def create_held(path: Path, *, folder: Path, office: bytes | None = None) -> Opened:
    """A new database, held by this program."""
    drives.refuse_unfit(path)
    lock = Lock.take(path)
    try:
        return Opened(database.create(path, folder=folder, office=office), lock)
    except BaseException:
        lock.release()
        raise


def open_held(path: Path, *, folder: Path, places: Sequence[Path] = (), progress: Progress | None = None) -> Opened:
    """An existing database, held by this program, of today's schema. Any fault on the way lets go of it again."""
    # Looking into a file that this very program has open would drop SQLite's locks on it (howtocorrupt.html, 2.2).
    if not held_here(path):
        database.schema_of(path)
    drives.refuse_unfit(path)
    lock = Lock.take(path)
    try:
        restore.clear_leftovers(path)
        before = upgrade.upgrade(path, progress)
        opened = database.open_existing(path, folder=folder)
    except BaseException:
        lock.release()
        raise
    try:
        return Opened(opened, lock, before, tuple(erasure.settle(opened, places)))
    except KnownError as fault:
        return Opened(opened, lock, before, unfinished=fault)
    except BaseException:
        opened.close()
        lock.release()
        raise
