"""Evidence and sealed papers, kept once by their content beside the database: `<database>.files/ab/<sha256>`.

A file is whole on disk before the act that refers to it commits; it goes only when no operation of the journal refers
to it, because an undo may need it again.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection

from desktop import paths
from desktop.errors import FileFault
from desktop.storage.durable import copy_bytes, disk_faults, put_in_place
from desktop.storage.evidence_kinds import kind_of, refuse_name

MAX_BYTES = 50 * 1024 * 1024
_DIGEST = re.compile(r"[0-9a-f]{64}")
HOLDING_FIELDS = ("sha256", "docx_sha256", "pdf_sha256")
"""The fields that refer to a content of the store; a digest elsewhere (a plan's source) only recognises a file."""

_REFERENCE = re.compile(rf'"(?:{"|".join(HOLDING_FIELDS)})"\s*:\s*"([0-9a-f]{{64}})"')


@dataclass(frozen=True)
class Stored:
    """A file as the store knows it; `kind` is by content, and says nothing about safety of opening it."""

    sha256: str
    size: int
    kind: str


def store(path: Path, database: Path) -> Stored:
    """Take a file into the store of a database; raises `FileFault`, and then nothing is left behind.

    To be called before the act that refers to it commits.
    """
    refuse_name(path.name)
    with _opened(path) as file:
        kind = kind_of(file, path.name)
        file.seek(0)
        return _kept(file, path, paths.attachment_dir(database), kind)


def path_of(database: Path, sha256: str) -> Path:
    """Where the store of a database keeps, or would keep, a content."""
    return place_of(paths.attachment_dir(database), sha256)


def place_of(folder: Path, sha256: str) -> Path:
    """Where a store in `folder` keeps a content; raises ValueError for what is no digest."""
    if not _DIGEST.fullmatch(sha256):
        raise ValueError("not a SHA-256 in lower-case hex")
    return folder / sha256[:2] / sha256


def read_back(database: Path, sha256: str, name: str = "") -> bytes:
    """A stored content, verified; raises `FileFault` when it is missing or no longer what was stored."""
    file = path_of(database, sha256)
    try:
        data = file.read_bytes()
    except OSError as fault:
        raise FileFault(
            "Không có tệp minh chứng trong kho.",
            where=name or str(file),
            remedy="Hãy khôi phục tệp từ bản sao lưu, hoặc đính kèm lại tệp gốc.",
        ) from fault
    if hashlib.sha256(data).hexdigest() != sha256:
        raise FileFault(
            "Tệp minh chứng trong kho đã hỏng, khác với lúc đính kèm.",
            where=name or str(file),
            remedy="Hãy khôi phục tệp từ bản sao lưu, hoặc đính kèm lại tệp gốc.",
        )
    return data


def digest_of(file: Path) -> str | None:
    """SHA-256 of a file's content, or None when it cannot be read."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


PAYLOADS = "SELECT payload FROM operation WHERE instr(payload, 'sha256\"') > 0"
"""The operations that refer to contents, of whatever table, undone and deleted ones included."""


def digests_in(payloads: Iterable[str]) -> set[str]:
    """The contents that payloads refer to: evidence, and both files of every sealed report."""
    return {found for payload in payloads for found in _REFERENCE.findall(payload)}


def absent(connection: Connection, database: Path) -> list[str]:
    """Every content the journal refers to, evidence or sealed paper, whose file is not in the store."""
    known = digests_in(connection.exec_driver_sql(PAYLOADS).scalars())
    return sorted(sha256 for sha256 in known if not path_of(database, sha256).is_file())


def altered(connection: Connection, database: Path) -> list[str]:
    """Every content the journal refers to whose file is there and no longer what was stored; reads them all."""
    known = digests_in(connection.exec_driver_sql(PAYLOADS).scalars())
    present = (sha256 for sha256 in sorted(known) if path_of(database, sha256).is_file())
    return [sha256 for sha256 in present if digest_of(path_of(database, sha256)) != sha256]


def stored(folder: Path) -> Iterator[Path]:
    """The files of a store, whatever refers to them."""
    for inner in sorted(folder.glob("[0-9a-f][0-9a-f]")):
        yield from sorted(file for file in inner.iterdir() if _DIGEST.fullmatch(file.name))


def unreferenced(connection: Connection, database: Path) -> list[Path]:
    """Stored files that nothing in the journal refers to: left by an act that was rolled back after its file came."""
    known = digests_in(connection.exec_driver_sql(PAYLOADS).scalars())
    return [file for file in stored(paths.attachment_dir(database)) if file.name not in known]


def older(files: Iterable[Path], day: date) -> list[Path]:
    """Those of the files that were stored before a day: a file comes before the act that refers to it commits."""
    found = []
    for file in files:
        with suppress(OSError):
            if datetime.fromtimestamp(file.stat().st_mtime).astimezone().date() < day:
                found.append(file)
    return found


def remove(files: Iterable[Path]) -> int:
    """Remove unreferenced files; gives how many went. One that another program holds stays for the next time."""
    gone = 0
    for file in files:
        try:
            file.unlink()
            gone += 1
        except OSError:
            continue
    return gone


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """A plain file of a fitting size, open for reading."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise FileFault(
            "Đường dẫn là thư mục hoặc lối tắt, không phải tệp.", where=str(path), remedy="Hãy chọn chính tệp đó."
        )
    try:
        size = path.stat().st_size
        file = path.open("rb")
    except OSError as fault:
        raise FileFault(
            "Không đọc được tệp minh chứng.",
            where=str(path),
            remedy="Hãy kiểm tra tên tệp, quyền đọc, và đóng chương trình đang mở tệp.",
        ) from fault
    with file:
        if not size:
            raise FileFault("Tệp rỗng, không có nội dung.", where=str(path), remedy="Hãy chép lại tệp từ nơi lưu gốc.")
        if size > MAX_BYTES:
            raise _too_large(path)
        yield file


def _kept(file: BinaryIO, source: Path, folder: Path, kind: str) -> Stored:
    """Write beside, flush, rename: a content is either there whole or not at all."""
    with disk_faults(folder):
        folder.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=".part", dir=folder)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                sha256, size = copy_bytes(file, out)
            if size > MAX_BYTES:
                raise _too_large(source)
            target = place_of(folder, sha256)
            if digest_of(target) != sha256:
                target.parent.mkdir(exist_ok=True)
                put_in_place(part, target)
        finally:
            part.unlink(missing_ok=True)
    return Stored(sha256, size, kind)


def _too_large(path: Path) -> FileFault:
    return FileFault(
        "Tệp minh chứng quá lớn; mỗi tệp tối đa 50 MB.",
        where=str(path),
        remedy="Hãy thu nhỏ ảnh, cắt ngắn phim hoặc ghi âm, hoặc chia tệp, rồi đính kèm lại.",
    )
