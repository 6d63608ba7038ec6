"""What stands beside every backup: what it holds, from when it is, and the digest that proves it whole."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop.domain.record import Code
from desktop.storage.durable import write_text
from desktop.vietnamese.folding import fold_words

SUFFIX = ".db"
_FORMAT = 1


class Reason(Code):
    """Why a backup was made."""

    CLOSING = "close", "khi đóng chương trình"
    ASKED = "asked", "theo yêu cầu"
    BEFORE_IMPORT = "import", "trước khi nhập dữ liệu"
    BEFORE_UPGRADE = "upgrade", "trước khi nâng cấp"
    BEFORE_RESTORE = "restore", "trước khi khôi phục"
    AFTER_ERASURE = "erase", "sau khi xóa dữ liệu cá nhân"


SAFETY = (Reason.BEFORE_IMPORT, Reason.BEFORE_UPGRADE, Reason.BEFORE_RESTORE)
"""Copies that guard against one act, kept for a while beyond the ordinary rotation."""


@dataclass(frozen=True)
class Contents:
    """What a database file holds, so that a copy can be compared with it."""

    origin: str
    schema: int
    counts: Mapping[str, int]
    files: tuple[str, ...]


@dataclass(frozen=True)
class Backup:
    """A backup that was verified when it was made.

    `at` is UTC; `origin` names the database wherever it lies (the first machine that ever wrote it); `counts` are rows
    a table, the journal's tables too; `files` are the contents of evidence it needs, `missing` those of them that were
    not there to be copied; `erased` the rows already erased when it was made, as lines of that list.
    """

    file: Path
    at: datetime
    reason: Reason
    database: str
    machine: str
    contents: Contents
    size: int
    sha256: str
    missing: tuple[str, ...] = ()
    erased: tuple[str, ...] = ()

    @property
    def local(self) -> datetime:
        """When it was made, by the wall clock of this place."""
        return self.at.astimezone().replace(tzinfo=None)


def beside(file: Path) -> Path:
    """The manifest's file of a backup's file."""
    return file.with_name(f"{file.stem}.json")


def prefix(database: str, origin: str) -> str:
    """How every file of a database's backups begins: plain ASCII, because sticks and old systems keep nothing else."""
    stem = "-".join(fold_words(Path(database).stem).split())
    return f"{re.sub(r'[^a-z0-9-]', '', stem)[:40] or 'db'}-{origin[:12]}"


def new_file(place: Path, database: str, origin: str, at: datetime, reason: Reason) -> Path:
    """A free name for a backup made now."""
    name = f"{prefix(database, origin)}-{at:%Y%m%dT%H%M%SZ}-{reason.value}"
    file = place / f"{name}{SUFFIX}"
    number = 2
    while file.exists():
        file = place / f"{name}-{number}{SUFFIX}"
        number += 1
    return file


def this_machine() -> str:
    return platform.node() or "máy không tên"


def write(backup: Backup) -> None:
    """Put the manifest beside the backup; raises OSError."""
    held = backup.contents
    text = {
        "format": _FORMAT,
        "at": backup.at.isoformat(),
        "reason": backup.reason.value,
        "database": backup.database,
        "machine": backup.machine,
        "origin": held.origin,
        "schema": held.schema,
        "counts": dict(held.counts),
        "files": list(held.files),
        "missing": list(backup.missing),
        "erased": list(backup.erased),
        "size": backup.size,
        "sha256": backup.sha256,
    }
    write_text(beside(backup.file), json.dumps(text, ensure_ascii=False, indent=1))


def read(file: Path) -> Backup | None:
    """The backup whose database file is `file`, or None when it has no manifest that can be read."""
    try:
        held: dict[str, Any] = json.loads(beside(file).read_text(encoding="utf-8"))
        contents = Contents(
            str(held["origin"]),
            int(held["schema"]),
            {str(name): int(count) for name, count in held["counts"].items()},
            tuple(map(str, held["files"])),
        )
        return Backup(
            file=file,
            at=datetime.fromisoformat(held["at"]).astimezone(UTC),
            reason={reason.value: reason for reason in Reason}[held["reason"]],
            database=str(held["database"]),
            machine=str(held["machine"]),
            contents=contents,
            size=int(held["size"]),
            sha256=str(held["sha256"]),
            missing=tuple(map(str, held["missing"])),
            erased=tuple(map(str, held["erased"])),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
