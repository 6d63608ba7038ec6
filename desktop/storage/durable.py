"""Files put on disk so that a power cut leaves the old one or the new one, and the disk's own faults in words."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from desktop.errors import FileFault

_BLOCK = 1024 * 1024


def copy_bytes(source: BinaryIO, target: BinaryIO, each: Callable[[], None] | None = None) -> tuple[str, int]:
    """Copy to the end and flush to the disk; gives the SHA-256 of what passed and its length in bytes."""
    digest = hashlib.sha256()
    size = 0
    while block := source.read(_BLOCK):
        target.write(block)
        digest.update(block)
        size += len(block)
        if each:
            each()
    target.flush()
    os.fsync(target.fileno())
    return digest.hexdigest(), size


def put_in_place(part: Path, target: Path) -> None:
    """Rename a finished, flushed file to its name, replacing what was there, and make the rename itself durable."""
    part.replace(target)
    flush_folder(target.parent)


def write_text(target: Path, text: str) -> None:
    """Write a small file whole or not at all."""
    part = target.with_name(f"{target.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(part, target)
    finally:
        part.unlink(missing_ok=True)


def flush_file(path: Path) -> None:
    """Have the system write a closed file's bytes to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Have the system write the folder's entries to the disk; Windows has no call for it and needs none.

    Some file systems of sticks and shares refuse it; the file itself is flushed by then, so that is no fault.
    """
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):
                os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def disk_faults(place: Path) -> Iterator[None]:
    """Turn the disk's refusals while writing to `place` into sentences."""
    try:
        yield
    except OSError as fault:
        raise told(fault, place) from fault


def told(fault: OSError, place: Path) -> FileFault:
    """The sentence for a refusal of the disk."""
    match fault.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            what, remedy = "Đĩa đã đầy nên chưa ghi được.", "Hãy dọn bớt đĩa, hoặc chọn nơi khác, rồi làm lại."
        case errno.EROFS | errno.EACCES | errno.EPERM:
            what = "Nơi lưu không cho ghi."
            remedy = "Hãy bỏ thuộc tính chỉ đọc (hoặc khóa trên thẻ nhớ), hoặc chọn nơi khác, rồi làm lại."
        case errno.EEXIST | errno.ENOTDIR:
            what, remedy = "Nơi lưu bị một tệp trùng tên chiếm chỗ.", "Hãy chuyển tệp đó đi nơi khác, rồi làm lại."
        case errno.ENOENT | errno.ENODEV | errno.ENXIO:
            what, remedy = "Nơi lưu không còn ở đó.", "Hãy cắm lại ổ hoặc kiểm tra tên thư mục, rồi làm lại."
        case _:
            what, remedy = "Đĩa báo lỗi khi đọc hoặc ghi.", "Hãy kiểm tra đĩa, cắm lại ổ, rồi làm lại."
    return FileFault(what, where=str(place), remedy=remedy)
