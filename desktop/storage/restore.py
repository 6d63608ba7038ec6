"""Putting a backup in the place of the database: built and proven beside it, then swapped in one rename.

Until the rename the database in use is untouched; whatever stops a restore before it leaves nothing behind.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop import paths
from desktop.errors import DamagedDatabase, FileFault, InputFault, KnownError, NewerDatabase, NotOurFile
from desktop.journal.operation import SCHEMA, Kind
from desktop.progress import NullProgress, Progress
from desktop.storage import backup, erased, erasure, identity, manifest, upgrade
from desktop.storage.attachments import PAYLOADS, digests_in, path_of, place_of
from desktop.storage.copying import at_rest, checked, copy, live
from desktop.storage.database import Database, open_existing, schema_of
from desktop.storage.durable import disk_faults, put_in_place
from desktop.storage.erased import Rows
from desktop.storage.log import differences
from desktop.storage.manifest import Backup, Reason

_NEIGHBOURS = ("", "-journal", "-wal", "-shm")


@dataclass(frozen=True)
class Restored:
    """What a restore has done.

    `safety` is the copy of the database that was replaced; when it was too damaged to be copied, `set_aside` is that
    file itself under another name. `missing` are contents of evidence that neither the store nor the backup's has.
    `differing` are tables that were not what their journal says when the backup was made already.
    """

    safety: Backup | None
    set_aside: Path | None
    missing: tuple[str, ...]
    differing: tuple[str, ...] = ()


def restore(source: Path, database: Path, *, folder: Path, who: str = "", progress: Progress | None = None) -> Restored:
    """Replace a closed database by a backup; the caller holds its lock. `folder` holds machine identities.

    An older schema is upgraded, persons erased since are erased again, and this machine gets a new identity, all before
    the swap. Raises `NotOurFile`, `NewerDatabase`, `DamagedDatabase`, `FileFault`, `Cancelled`.
    """
    progress = progress or NullProgress()
    progress.step("Đang kiểm tra bản sao lưu", done=0)
    if source.resolve() == database.resolve():
        raise InputFault(
            "Tệp đã chọn chính là cơ sở dữ liệu đang dùng.", where=str(source), remedy="Hãy chọn một bản sao lưu."
        )
    proven = _prove(source, progress)
    part = database.with_name(f"{database.name}.restoring")
    new: list[Path] = []
    clear_leftovers(database)
    try:
        with disk_faults(database.parent):
            _build(source, part, progress)
            entries = _erased_since(database, source)
            differing = _settle(part, folder, who, entries)
            if differing and not proven:
                raise backup.damaged_backup(source)
            missing = _bring_evidence(part, source.parent / "files", database, new, progress)
            progress.step("Đang sao lưu cơ sở dữ liệu hiện có")
            safety, moved = _make_way(database, progress)
            erased.add(paths.erased_list(database), entries)
            _swap(part, database, moved)
    except BaseException:
        backup.remove_files(new)
        clear_leftovers(database)
        raise
    set_aside = next((new for old, new in moved if old == database), None)
    return Restored(safety, set_aside, tuple(missing), tuple(differing))


def clear_leftovers(database: Path) -> None:
    """Remove what a killed restore has left beside the database."""
    for ending in _NEIGHBOURS:
        backup.remove_files((database.with_name(f"{database.name}.restoring{ending}"),))


def _prove(source: Path, progress: Progress) -> bool:
    """Refuse whatever is no whole backup; gives whether its manifest proves it, or its own checks alone."""
    if not source.is_file():
        raise FileFault(
            "Không tìm thấy bản sao lưu.", where=str(source), remedy="Hãy cắm lại ổ chứa bản sao lưu rồi thử lại."
        )
    known = manifest.read(source)
    try:
        if known:
            backup.verify(known, progress=progress)
        else:
            checked(source, progress=progress)
    except DamagedDatabase as fault:
        raise backup.damaged_backup(source) from fault
    return known is not None


def _build(source: Path, part: Path, progress: Progress) -> None:
    """The backup as a file of today's schema beside the database."""
    progress.step("Đang chép bản sao lưu", done=0)
    with at_rest(source) as connection:
        copy(connection, part, progress)
    if schema_of(part) != SCHEMA:
        upgrade.refold_file(part, progress)


def _erased_since(database: Path, source: Path) -> Rows:
    """Whoever has been erased, as far as anything here knows: the lists, and the journal of the database in use."""
    entries = erased.read(paths.erased_list(database))
    for file in source.parent.glob("*.erased"):
        entries = erased.joined(entries, erased.read(file))
    with suppress(KnownError, sqlite3.Error):
        schema_of(database)
        with live(database) as connection:
            entries = erased.joined(entries, erased.counted(connection.execute(erased.IN_JOURNAL).fetchall()))
    return entries


def _settle(part: Path, folder: Path, who: str, entries: Rows) -> list[str]:
    """A new identity, and the erasures again; gives the tables whose rows are not what the journal says.

    A backup that is what was made is not refused for them: the fault is older, and nothing better may be left.
    """
    restored = open_existing(part, folder=folder)
    try:
        _new_identity(restored)
        known = erasure.forgotten(restored, entries)
        if known:
            with restored.act("Xóa lại dữ liệu cá nhân đã xóa trước đây", who=who, kind=Kind.ERASE.value) as act:
                erasure.erase_rows(act, known)
            restored.outside_transaction("VACUUM")
        with restored.read() as reader:
            return differences(reader.connection)
    finally:
        restored.close()


def _new_identity(restored: Database) -> None:
    """What was written here after the backup was made must never share its numbers with what is written from now on."""
    with restored.maintenance() as connection:
        now = connection.exec_driver_sql(
            "SELECT w.n, m.office_uid FROM machine_now w JOIN machine m ON m.rid = w.rid"
        ).one()
        if now.n:
            restored.identity = identity.mint(connection, restored.identity.folder, now.office_uid)


def _bring_evidence(part: Path, store: Path, database: Path, new: list[Path], progress: Progress) -> list[str]:
    """Take the contents that are not here from the backup's store; gives those that are in neither."""
    with at_rest(part) as connection:
        needed = digests_in(payload for (payload,) in connection.execute(PAYLOADS))
    progress.step("Đang lấy lại tệp minh chứng", done=0, total=len(needed))
    missing = []
    for number, sha256 in enumerate(sorted(needed), start=1):
        progress.step(done=number)
        here, there = path_of(database, sha256), place_of(store, sha256)
        if not here.is_file() and not (there.is_file() and backup.copy_evidence(there, here, new, progress)):
            missing.append(sha256)
    return missing


def _make_way(database: Path, progress: Progress) -> tuple[Backup | None, list[tuple[Path, Path]]]:
    """A safety copy of the database in use; one too damaged for that is moved aside: old and new places are given."""
    try:
        if database.is_file():
            schema_of(database)
            safety = backup.make(database, paths.backup_dir(database), Reason.BEFORE_RESTORE, progress)
            return safety, []
    except (DamagedDatabase, NotOurFile, NewerDatabase):
        return None, _moved_aside(database)
    # A journal whose database is gone would be played into the one that takes its place.
    return None, _moved_aside(database)


def _moved_aside(database: Path) -> list[tuple[Path, Path]]:
    place = paths.backup_dir(database)
    place.mkdir(exist_ok=True)
    name = f"{database.stem}-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}.damaged"
    moved = []
    for ending in _NEIGHBOURS:
        old = database.with_name(f"{database.name}{ending}")
        if old.exists():
            moved.append((old, old.rename(place / f"{name}{ending}")))
    return moved


def _swap(part: Path, database: Path, moved: list[tuple[Path, Path]]) -> None:
    try:
        put_in_place(part, database)
    except OSError:
        for old, new in moved:
            new.rename(old)
        raise
