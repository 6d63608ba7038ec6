"""One open database with everything a person can do in it: the only door of the core for window and command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop import paths
from desktop.progress import Progress
from desktop.services.desk import Desk
from desktop.services.directory import Directory
from desktop.services.finding import Finding
from desktop.services.media import Media
from desktop.services.paperwork import Paperwork
from desktop.services.past import Past
from desktop.services.planning import Planning
from desktop.services.recording import Recording
from desktop.services.reporting import Reporting
from desktop.services.sampling import Sampling
from desktop.services.training import Training
from desktop.services.upkeep import Upkeep
from desktop.storage import backup, database, drives, erasure, upgrade
from desktop.storage.database import Database
from desktop.storage.lock import Lock
from desktop.storage.manifest import Reason


@dataclass
class Workspace:
    """An open database and one attribute per service; close it, or use it in a `with`.

    Opening takes the lock, refuses removable drives and files that are not ours, upgrades an older file after a
    verified backup, and repeats erasures that a restored file has forgotten. Closing backs up what has changed.
    """

    lock: Lock
    database: Database
    desk: Desk

    def __post_init__(self) -> None:
        self.directory = Directory(self.desk)
        self.planning = Planning(self.desk)
        self.training = Training(self.desk)
        self.media = Media(self.desk)
        self.paperwork = Paperwork(self.desk)
        self.recording = Recording(self.desk)
        self.reporting = Reporting(self.desk)
        self.past = Past(self.desk)
        self.finding = Finding(self.desk)
        self.sampling = Sampling(self.desk)
        self.upkeep = Upkeep(self.desk)
        self._begun = self._last_operation()

    @classmethod
    def open(
        cls, path: Path, *, who: str = "", today: Callable[[], date] = date.today, progress: Progress | None = None
    ) -> Self:
        """Open an existing database."""
        path = path.resolve()
        database.schema_of(path)
        drives.refuse_unfit(path)
        lock = Lock.take(path)
        try:
            upgrade.upgrade(path, progress)
            opened = database.open_existing(path, folder=paths.identity_dir())
            erasure.settle(opened)
            return cls(lock, opened, Desk(opened, who, today))
        except BaseException:
            lock.release()
            raise

    @classmethod
    def create(cls, path: Path, *, who: str = "", today: Callable[[], date] = date.today) -> Self:
        """Make a new, empty database and open it; raises `DatabaseFault` when the path exists."""
        path = path.resolve()
        drives.refuse_unfit(path)
        lock = Lock.take(path)
        try:
            made = database.create(path, folder=paths.identity_dir())
            return cls(lock, made, Desk(made, who, today))
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open_or_create(cls, path: Path, *, who: str = "", today: Callable[[], date] = date.today) -> Self:
        """Open the database, or make it when there is no such file."""
        opened = cls.open if path.exists() else cls.create
        return opened(path, who=who, today=today)

    def close(self) -> list[backup.Outcome]:
        """Back up if anything was written, close the file and let the lock go; gives what came of the backup."""
        try:
            if self._last_operation() == self._begun:
                return []
            return backup.make_everywhere(self.database.path, Reason.CLOSING, today=self.desk.today())
        finally:
            self.database.close()
            self.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _last_operation(self) -> tuple[int, int]:
        with self.database.read() as reader:
            row = reader.connection.exec_driver_sql("SELECT rid, n FROM machine_now").one()
            return row.rid, row.n
