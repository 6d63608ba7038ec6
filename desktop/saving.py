"""Putting a finished file in its place: whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from desktop.errors import FileFault

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def written_beside(path: Path, *, opened_in: str) -> Iterator[Path]:
    """Gives a name beside the target to write to; on leaving, what stands there is flushed and takes its place.

    A file already there stays as it was until then. Raises FileFault when the folder is missing or closed, the disk is
    full, or the target is held by another program (`opened_in` says which one that mostly is); nothing is left behind.
    """
    beside = path.with_name(f".{uuid4().hex}.tmp")
    try:
        yield beside
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise _fault(error, path, opened_in) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _fault(error: OSError, path: Path, opened_in: str) -> FileFault:
    where = str(path)
    if error.errno in _FULL:
        return FileFault(
            "Ổ đĩa đã hết chỗ, tệp chưa được ghi.", where=where, remedy="Hãy xóa bớt tệp hoặc chọn nơi lưu khác."
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return FileFault(
            "Thư mục lưu tệp không còn.", where=where, remedy="Hãy chọn lại thư mục, kiểm tra ổ đĩa rời nếu có."
        )
    if isinstance(error, IsADirectoryError):
        return FileFault("Tên tệp trùng với một thư mục.", where=where, remedy="Hãy đặt tên khác.")
    if isinstance(error, PermissionError):
        return FileFault(
            "Tệp đang được mở trong chương trình khác hoặc thư mục không cho phép ghi.",
            where=where,
            remedy=f"Hãy đóng tệp trong {opened_in} rồi thử lại, hoặc chọn thư mục khác.",
        )
    return FileFault("Không ghi được tệp.", where=where, remedy="Hãy kiểm tra ổ đĩa rồi thử lại hoặc chọn nơi khác.")
