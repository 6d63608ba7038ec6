"""Opening a database for work, every guard in its order: drive, lock, leftovers, upgrade, checks, erasures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import KnownError
from desktop.journal.operation import SCHEMA
from desktop.progress import Progress
from desktop.storage import backup, database, drives, erasure, restore, upgrade
from desktop.storage.backup import Outcome
from desktop.storage.database import Database
from desktop.storage.lock import Lock, held_here
from desktop.storage.manifest import Backup, Reason


@dataclass(frozen=True)
class Opened:
    """An open database with its lock, and what was done on the way: to be told, never to be lost.

    `before_upgrade` is the backup made before an upgrade, `copied` what came of it in the further places. `remade` are
    backups made anew because an erasure had still to be finished; `unfinished` is why one could not be finished now
    (it is tried again at the next open).
    """

    database: Database
    lock: Lock
    before_upgrade: Backup | None = None
    copied: tuple[Outcome, ...] = ()
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
    """An existing database, held by this program, of today's schema. Any fault on the way lets go of it again.

    `places` are the further backup places, written to before an upgrade and when an erasure is finished.
    """
    # Looking into a file that this very program has open would drop SQLite's locks on it (howtocorrupt.html, 2.2).
    if not held_here(path):
        database.schema_of(path)
    drives.refuse_unfit(path)
    lock = Lock.take(path)
    try:
        restore.clear_leftovers(path)
        copied = _copied(path, places, progress)
        before = upgrade.upgrade(path, progress)
        opened = database.open_existing(path, folder=folder)
    except BaseException:
        lock.release()
        raise
    try:
        return Opened(opened, lock, before, copied, tuple(erasure.settle(opened, places)))
    except KnownError as fault:
        return Opened(opened, lock, before, copied, unfinished=fault)
    except BaseException:
        opened.close()
        lock.release()
        raise


def _copied(path: Path, places: Sequence[Path], progress: Progress | None) -> tuple[Outcome, ...]:
    """Copies in the further places before an upgrade; only the one beside the database must come about."""
    if not places or database.schema_of(path) == SCHEMA:
        return ()
    return tuple(backup.make_in(places, path, Reason.BEFORE_UPGRADE, progress))
