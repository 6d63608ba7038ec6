"""Backups: verified copies in one or several places, rotated, never made by copying the file."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

from desktop import paths
from desktop.errors import DamagedDatabase, FileFault, KnownError
from desktop.progress import NullProgress, Progress
from desktop.storage import erased, manifest
from desktop.storage.attachments import digest_of, path_of, place_of, stored
from desktop.storage.copying import at_rest, checked, contents, copy, live
from desktop.storage.durable import copy_bytes, disk_faults, put_in_place
from desktop.storage.erased import Rows
from desktop.storage.manifest import SAFETY, SUFFIX, Backup, Contents, Reason
from desktop.storage.rotation import superfluous

_NOBODY: Rows = MappingProxyType({})
_SPARE = 8 * 1024 * 1024
"""Bytes that must stay free on a disk beyond what a copy takes."""


@dataclass(frozen=True)
class Outcome:
    """What came of a backup in one place: the backup, or why there is none."""

    place: Path
    backup: Backup | None = None
    fault: KnownError | None = None


def make_everywhere(
    database: Path,
    reason: Reason,
    places: Iterable[Path] = (),
    progress: Progress | None = None,
    today: date | None = None,
    *,
    just_erased: Rows = _NOBODY,
) -> list[Outcome]:
    """Back up beside the database and into each further place, then rotate there; a fault of one place stops no other.

    `just_erased` are rows erased that are not yet in the list outside. Raises only `Cancelled`. To be called in the
    write lane: an act that commits meanwhile would have to wait.
    """
    return make_in((paths.backup_dir(database), *places), database, reason, progress, today, just_erased=just_erased)


def make_in(
    places: Iterable[Path],
    database: Path,
    reason: Reason,
    progress: Progress | None = None,
    today: date | None = None,
    *,
    just_erased: Rows = _NOBODY,
) -> list[Outcome]:
    """`make_everywhere`, in these places only."""
    outcomes = []
    for place in dict.fromkeys(places):
        try:
            made = make(database, place, reason, progress, just_erased)
            _sweep(place, made)
            purge(database, place, made)
            rotate(place, made, today or datetime.now().astimezone().date())
            outcomes.append(Outcome(place, made))
        except KnownError as fault:
            outcomes.append(Outcome(place, fault=fault))
    return outcomes


def make(
    database: Path,
    place: Path,
    reason: Reason,
    progress: Progress | None = None,
    just_erased: Rows = _NOBODY,
) -> Backup:
    """One verified backup with its evidence; a fault or a `Cancelled` leaves nothing behind.

    Only the place beside the database is made when it is missing: a stick that is not plugged in must not become a
    folder of that name on the disk.
    """
    progress = progress or NullProgress()
    progress.step("Đang sao lưu", done=0)
    new: list[Path] = []
    try:
        with disk_faults(place):
            _ready(place, database)
            with live(database) as source:
                held = contents(source, database)
                _refuse_full(source, place)
                at = datetime.now(UTC)
                file = manifest.new_file(place, database.name, held.origin, at, reason)
                part = file.with_name(f"{file.name}.part")
                new.append(part)
                part.unlink(missing_ok=True)  # of a program killed within this very second
                copy(source, part, progress)
            progress.step("Đang sao lưu tệp minh chứng", done=0, total=len(held.files))
            missing = _copy_evidence(held.files, database, place, new, progress)
            progress.step("Đang kiểm tra bản sao lưu")
            _prove(part, held, progress)
            known = erased.joined(erased.read(paths.erased_list(database)), just_erased)
            backup = Backup(
                file, at, reason, database.name, manifest.this_machine(), held, part.stat().st_size,
                digest_of(part) or "", tuple(missing), tuple(erased.lines(known)),
            )  # fmt: skip
            new.append(manifest.beside(file))
            manifest.write(backup)
            erased.add(erased_beside(backup), known)
            put_in_place(part, file)
            return backup
    except BaseException:
        remove_files(new)
        raise


def listing(place: Path) -> list[Backup]:
    """The backups of a place, newest first; files without a manifest that can be read are none."""
    with suppress(OSError):
        found = [manifest.read(file) for file in place.glob(f"*{SUFFIX}")]
        return sorted((backup for backup in found if backup), key=lambda backup: backup.at, reverse=True)
    return []


def verify(backup: Backup, *, fold: bool = False, progress: Progress | None = None) -> None:
    """Prove that a backup is still what was made: digest, SQLite's check, counts, and the fold of its journal if asked.

    Raises `DamagedDatabase` (or what `checked` raises).
    """
    if not backup.file.is_file():
        raise FileFault(
            "Không tìm thấy bản sao lưu.", where=str(backup.file), remedy="Hãy cắm lại ổ chứa bản sao lưu rồi thử lại."
        )
    if digest_of(backup.file) != backup.sha256:
        raise damaged_backup(backup.file)
    if checked(backup.file, fold=fold, progress=progress) != backup.contents:
        raise damaged_backup(backup.file)


def rotate(place: Path, like: Backup, today: date) -> list[Path]:
    """Remove the superfluous backups of the same database and machine as `like`; gives what went."""
    same = [backup for backup in listing(place) if _same(backup, like)]
    going = superfluous(((b.file, b.local, b.reason in SAFETY) for b in same), today)
    for file in going:
        remove_files((file, manifest.beside(file)))
    if going:
        _drop_evidence(place)
    return sorted(going)


def forgets(place: Path, origin: str, known: Rows) -> bool:
    """Whether a place holds a backup that this machine made of a database, and that still holds an erased person."""
    mine = (one for one in listing(place) if one.contents.origin == origin and one.machine == manifest.this_machine())
    return any(_may_hold(one.file, known) for one in mine)


def purge(database: Path, place: Path, fresh: Backup) -> list[Path]:
    """Remove older backups that still hold a person erased since, and copies that cannot be proven not to.

    `fresh` takes their place, and was made after the erasure.
    """
    going = []
    known = erased.of_lines(fresh.erased)
    for file in _all_of(place, fresh, beside=place == paths.backup_dir(database)):
        if file != fresh.file and _may_hold(file, known):
            going.append(file)
            remove_files((file, manifest.beside(file)))
    return going


def erased_beside(backup: Backup) -> Path:
    """The list of erased rows kept beside a database's backups, for a restore on another machine."""
    return backup.file.with_name(f"{manifest.prefix(backup.database, backup.contents.origin)}.erased")


def damaged_backup(file: Path) -> DamagedDatabase:
    return DamagedDatabase(
        "Bản sao lưu bị hỏng, khác với lúc tạo ra.",
        where=str(file),
        remedy="Hãy chọn bản sao lưu khác; cơ sở dữ liệu đang dùng không bị thay đổi.",
    )


def remove_files(files: Iterable[Path]) -> None:
    """Remove files that may or may not be there; what cannot be removed now stays."""
    for file in files:
        with suppress(OSError):
            file.unlink(missing_ok=True)


def _ready(place: Path, database: Path) -> None:
    if place == paths.backup_dir(database):
        place.mkdir(exist_ok=True)
    elif not place.is_dir():
        raise FileFault(
            "Không thấy nơi sao lưu; lần này chưa sao lưu vào đó.",
            where=str(place),
            remedy="Hãy cắm lại ổ hoặc kiểm tra tên thư mục, rồi sao lưu lại.",
        )


def _refuse_full(source: sqlite3.Connection, place: Path) -> None:
    size = source.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()[0]
    free = shutil.disk_usage(place).free
    if free < size + _SPARE:
        raise FileFault(
            f"Nơi sao lưu không đủ chỗ: cần khoảng {(size + _SPARE) // 1024**2 + 1} MB, còn {free // 1024**2} MB.",
            where=str(place),
            remedy="Hãy dọn bớt đĩa hoặc chọn nơi khác, rồi sao lưu lại.",
        )


def _copy_evidence(files: Sequence[str], database: Path, place: Path, new: list[Path], progress: Progress) -> list[str]:
    """Bring what the place does not have yet; gives the contents that are missing or no longer themselves here."""
    store = place / "files"
    missing = []
    for number, sha256 in enumerate(files, start=1):
        progress.step(done=number)
        source, target = path_of(database, sha256), place_of(store, sha256)
        if not _has(target, source) and not (source.is_file() and copy_evidence(source, target, new, progress)):
            missing.append(sha256)
    return missing


def _has(target: Path, source: Path) -> bool:
    """Whether a content is in the store; one whose length differs from what is here was broken off."""
    return target.is_file() and (not source.is_file() or target.stat().st_size == source.stat().st_size)


def copy_evidence(source: Path, target: Path, new: list[Path], progress: Progress) -> bool:
    """Copy one content, verified by its digest, which is its name; whether it came. What is written joins `new`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    new.append(part)
    with source.open("rb") as read, part.open("wb") as written:
        sha256, _ = copy_bytes(read, written, progress.step)
    if sha256 != target.name:
        part.unlink()
        return False
    new.append(target)
    put_in_place(part, target)
    return True


def _prove(part: Path, held: Contents, progress: Progress) -> None:
    try:
        proven = checked(part, progress=progress) == held
    except DamagedDatabase:
        proven = False
    if not proven:
        raise DamagedDatabase(
            "Bản sao vừa tạo không đạt kiểm tra nên không được giữ lại.",
            where=str(part.parent),
            remedy="Hãy kiểm tra đĩa rồi sao lưu lại; nếu vẫn vậy, hãy khôi phục từ bản sao lưu gần nhất.",
        )


def _same(one: Backup, other: Backup) -> bool:
    return one.contents.origin == other.contents.origin and one.machine == other.machine


def _all_of(place: Path, like: Backup, *, beside: bool) -> list[Path]:
    """The files of a database's backups of this machine, finished or not, with a manifest or without."""
    begin = manifest.prefix(like.database, like.contents.origin)
    found = []
    for file in sorted((*place.glob(f"*{SUFFIX}"), *place.glob(f"*{SUFFIX}.part"), *place.glob("*.damaged*"))):
        known = manifest.read(file)
        if beside or (_same(known, like) if known else file.name.startswith(begin)):
            found.append(file)
    return found


def _may_hold(file: Path, known: Rows) -> bool:
    """Whether a copy may still hold one of the erased persons: it has the row, from before the erasure was finished."""
    backup = manifest.read(file)
    suspects = erased.beyond(known, erased.of_lines(backup.erased if backup else ()))
    if not suspects:
        return False
    try:
        with at_rest(file) as connection:
            query = "SELECT 1 FROM operation WHERE row_uid = ? UNION ALL SELECT 1 FROM act WHERE uid = ? LIMIT 1"
            return any(connection.execute(query, (uid, uid)).fetchone() for _, uid in suspects)
    except (KnownError, sqlite3.Error):
        return True


def _sweep(place: Path, like: Backup) -> None:
    """Remove what a killed program has left half made."""
    begin = manifest.prefix(like.database, like.contents.origin)
    remove_files((*place.glob(f"{begin}*.part"), *place.glob("files/*/*.part")))
    remove_files(note for note in place.glob(f"{begin}*.json") if not note.with_suffix(SUFFIX).exists())


def _drop_evidence(place: Path) -> None:
    """Remove contents that no backup of the place needs any more; nothing if any backup cannot say what it needs."""
    backups = [manifest.read(file) for file in place.glob(f"*{SUFFIX}")]
    if all(backups):
        needed = {sha256 for backup in backups if backup for sha256 in backup.contents.files}
        remove_files(file for file in stored(place / "files") if file.name not in needed)
