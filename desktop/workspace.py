"""One open database with everything a person can do in it: the only door of the core for window and command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop import paths
from desktop.errors import DatabaseFault
from desktop.progress import Progress
from desktop.services import sampling
from desktop.services.attending import Attending
from desktop.services.calendars import Calendars
from desktop.services.certificate_papers import CertificatePapers
from desktop.services.certifying import Certifying
from desktop.services.charting import Charting
from desktop.services.desk import Desk
from desktop.services.directory import Directory
from desktop.services.drafting import Drafting
from desktop.services.duplicates import Duplicates
from desktop.services.editing import Editing
from desktop.services.editorial import Editorial
from desktop.services.evidence import EvidenceKeeping
from desktop.services.exporting import Exporting
from desktop.services.finding import Finding
from desktop.services.founding import Founding
from desktop.services.importing import Importing
from desktop.services.list_sheets import ListSheets
from desktop.services.listing import Listing
from desktop.services.media import Media
from desktop.services.media_matrix import MediaMatrix
from desktop.services.merging import Merging
from desktop.services.owing import OwingView
from desktop.services.paperwork import Paperwork
from desktop.services.past import Past
from desktop.services.pasting import Pasting
from desktop.services.plan_reading import PlanReading
from desktop.services.plan_view import PlanView
from desktop.services.planning import Planning
from desktop.services.previewing import Previewing
from desktop.services.quick_entry import QuickEntry
from desktop.services.reaching import Reaching
from desktop.services.recognising import Recognising
from desktop.services.recording import Recording
from desktop.services.renewing import Renewing
from desktop.services.reporting import Reporting
from desktop.services.restoring import restore_backup
from desktop.services.retention import Retention
from desktop.services.rosters import Rosters
from desktop.services.sampling import Sampling
from desktop.services.saved_views import SavedViews
from desktop.services.tasking import Tasking
from desktop.services.telling import failed_copies, opening_notices, remembered_places, restored_notices
from desktop.services.today import Today
from desktop.services.training import Training
from desktop.services.training_papers import TrainingPapers
from desktop.services.upkeep import Upkeep
from desktop.storage import backup, opening
from desktop.storage.manifest import Backup, Reason
from desktop.storage.opening import Opened


def resolved(path: Path) -> Path:
    """The file itself, whatever link leads to it; raises `DatabaseFault` for what can be no path."""
    try:
        found = path.resolve()
        found.exists()
        if found.is_symlink():
            found.stat()  # links that lead in a circle: Python 3.13 resolves them without a fault
    except (OSError, ValueError, RuntimeError) as fault:
        raise DatabaseFault(
            "Đường dẫn cơ sở dữ liệu không dùng được.",
            where=str(path)[:200].replace("\0", "?"),
            remedy="Hãy kiểm tra lại tên tệp: không quá dài, không có ký tự lạ, lối tắt không dẫn vòng tròn.",
        ) from fault
    return found


@dataclass
class Workspace:
    """An open database and one attribute per service; close it, or use it in a `with`.

    Opening takes the lock, refuses removable drives and files that are not ours, upgrades an older file after a
    verified backup, and repeats erasures that a restored file has forgotten. Closing backs up what has changed, beside
    the database and in the places remembered on this machine. `notices` are sentences to be told to the clerk, of
    opening and, after it, of closing.
    """

    opened: Opened
    desk: Desk
    notices: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.directory = Directory(self.desk)
        self.planning = Planning(self.desk)
        self.tasking = Tasking(self.desk)
        self.renewing = Renewing(self.desk)
        self.plan_view = PlanView(self.desk)
        self.owing = OwingView(self.desk)
        self.plan_reading = PlanReading(self.desk)
        self.calendars = Calendars(self.desk)
        self.evidence = EvidenceKeeping(self.desk)
        self.training = Training(self.desk)
        self.training_papers = TrainingPapers(self.desk)
        self.recognising = Recognising(self.desk)
        self.merging = Merging(self.desk)
        self.reaching = Reaching(self.desk)
        self.rosters = Rosters(self.desk)
        self.certifying = Certifying(self.desk)
        self.certificate_papers = CertificatePapers(self.desk)
        self.media = Media(self.desk)
        self.media_matrix = MediaMatrix(self.desk)
        self.charting = Charting(self.desk)
        self.editorial = Editorial(self.desk)
        self.duplicates = Duplicates(self.desk)
        self.quick_entry = QuickEntry(self.desk)
        self.importing = Importing(self.desk)
        self.paperwork = Paperwork(self.desk)
        self.recording = Recording(self.desk)
        self.reporting = Reporting(self.desk)
        self.past = Past(self.desk)
        self.finding = Finding(self.desk)
        self.listing = Listing(self.desk)
        self.saved_views = SavedViews(self.desk)
        self.list_sheets = ListSheets(self.desk)
        self.editing = Editing(self.desk)
        self.exporting = Exporting(self.desk)
        self.pasting = Pasting(self.desk)
        self.today = Today(self.desk)
        self.founding = Founding(self.desk)
        self.attending = Attending(self.desk)
        self.drafting = Drafting(self.desk)
        self.previewing = Previewing(self.desk)
        self.sampling = Sampling(self.desk)
        self.upkeep = Upkeep(self.desk)
        self.retention = Retention(self.desk)
        self.evidence.clear_looked_at()
        self._closed = False
        self._begun = self._last_operation()

    @classmethod
    def open(
        cls, path: Path, *, who: str = "", today: Callable[[], date] = date.today, progress: Progress | None = None
    ) -> Self:
        """Open an existing database."""
        path = resolved(path)
        places, fault = remembered_places(path)
        opened = opening.open_held(path, folder=paths.identity_dir(), places=places, progress=progress)
        workspace = cls._of(opened, who, today)
        workspace.notices += [*([str(fault)] if fault else []), *opening_notices(opened)]
        return workspace

    @classmethod
    def create(cls, path: Path, *, who: str = "", today: Callable[[], date] = date.today) -> Self:
        """Make a new, empty database and open it; raises `DatabaseFault` when the path exists."""
        return cls._of(opening.create_held(resolved(path), folder=paths.identity_dir()), who, today)

    @classmethod
    def _of(cls, opened: Opened, who: str, today: Callable[[], date]) -> Self:
        try:
            return cls(opened, Desk(opened.database, who, today))
        except BaseException:
            opened.close()
            raise

    @classmethod
    def open_or_create(cls, path: Path, *, who: str = "", today: Callable[[], date] = date.today) -> Self:
        """Open the database, or make it when there is no such file."""
        opened = cls.open if resolved(path).exists() else cls.create
        return opened(path, who=who, today=today)

    def close(self) -> list[backup.Outcome]:
        """Back up if anything was written, close the file and let the lock go; gives what came of the backup.

        A second time does nothing.
        """
        if self._closed:
            return []
        self._closed = True
        self.evidence.clear_looked_at()
        try:
            if self._last_operation() == self._begun:
                return []
            path = self.opened.database.path
            places, fault = remembered_places(path)
            outcomes = backup.make_everywhere(path, Reason.CLOSING, places, today=self.desk.today())
            self.notices += [*([str(fault)] if fault else []), *failed_copies(outcomes)]
            return outcomes
        finally:
            self.opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _last_operation(self) -> tuple[int, int]:
        with self.opened.database.read() as reader:
            row = reader.connection.exec_driver_sql("SELECT rid, n FROM machine_now").one()
            return row.rid, row.n


def restored(source: Path, database: Path, *, who: str = "", progress: Progress | None = None) -> list[str]:
    """Put a verified backup in the place of a database nobody has open; gives what has to be told of it."""
    return list(restored_notices(restore_backup(source, database, who=who, progress=progress)))


def newest_backup(database: Path) -> Backup | None:
    """The newest copy beside a database, be the database itself readable or not."""
    return next(iter(backup.listing(paths.backup_dir(resolved(database)))), None)


def throw_away_sample(database: Path) -> None:
    """Delete the sample database with all that belongs to it; refuses every other file."""
    sampling.throw_away(database)
