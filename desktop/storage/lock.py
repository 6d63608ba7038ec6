"""One program per database: who holds it, on which machine, since when.

The lock is the operating system's, so it goes with the process however that ends. The holder's note lies beside it,
because a locked file cannot be read on Windows; it is only read when the lock is found taken, so a stale one is
harmless.
"""

from __future__ import annotations

import errno
import getpass
import json
import os
import platform
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import BaseFileLock, FileLock, Timeout

from desktop import paths
from desktop.errors import DatabaseFault, DatabaseHeld

_TRIES_SECONDS = 0.3
"""How long a taken lock is tried again: a program that is just closing lets go within it."""


@dataclass(frozen=True)
class Holder:
    """Who has a database open; `since` is UTC, ISO text."""

    machine: str
    user: str
    since: str
    pid: int


class Lock:
    """A database held by this process until `release`; `with` releases it too."""

    def __init__(self, database: Path, held: BaseFileLock) -> None:
        self.database = database
        self._held = held

    @classmethod
    def take(cls, database: Path) -> Self:
        """Hold the database; raises `DatabaseHeld` when somebody does, `DatabaseFault` when no lock can be made."""
        database = _real(database)
        if not database.parent.is_dir():
            raise DatabaseFault(
                "Không có thư mục chứa cơ sở dữ liệu.",
                where=str(database.parent),
                remedy="Hãy kiểm tra tên thư mục, hoặc cắm lại ổ đĩa chứa thư mục đó.",
            )
        lock = FileLock(paths.lock_file(database), thread_local=False)
        try:
            lock.acquire(timeout=_TRIES_SECONDS, poll_interval=0.05)
        except Timeout:
            if not paths.lock_file(database).exists():  # the folder lets no file be made, and says neither why nor no
                raise _unlockable(database, OSError(errno.EACCES, "")) from None
            raise _told(database) from None
        except OSError as fault:
            raise _unlockable(database, fault) from fault
        # The note only helps the next one who asks; a full disk must not keep the database from opening.
        with suppress(OSError):
            paths.holder_file(database).write_text(json.dumps(asdict(_myself())), encoding="utf-8")
        return cls(database, lock)

    def release(self) -> None:
        """Let go; a second time does nothing."""
        if self._held.is_locked:
            with suppress(OSError):
                paths.holder_file(self.database).unlink(missing_ok=True)
            self._held.release(force=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def holder_of(database: Path) -> Holder | None:
    """What the note beside the database says, or None when there is none that can be read."""
    try:
        note = json.loads(paths.holder_file(_real(database)).read_text(encoding="utf-8"))
        datetime.fromisoformat(note["since"])
        return Holder(str(note["machine"]), str(note["user"]), note["since"], int(note["pid"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def held_here(database: Path) -> bool:
    """Whether this very process holds the database."""
    holder = holder_of(database)
    return holder is not None and holder.pid == os.getpid() and holder.machine == platform.node()


def _real(database: Path) -> Path:
    """One file has one lock, by whatever link it is called."""
    return Path(os.path.realpath(database))


def _myself() -> Holder:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "không rõ"
    return Holder(platform.node() or "không rõ", user, datetime.now(UTC).isoformat(timespec="seconds"), os.getpid())


def _unlockable(database: Path, fault: OSError) -> DatabaseFault:
    """Why nothing can be written beside a database, and so nothing into it."""
    folder = database.parent
    match fault.errno:
        case errno.EROFS:
            what = "Ổ đĩa chứa cơ sở dữ liệu chỉ cho đọc nên không mở để ghi được."
            remedy = "Hãy bỏ khóa ghi của ổ, hoặc chép cơ sở dữ liệu vào ổ cứng của máy này rồi mở bản vừa chép."
        case errno.EACCES | errno.EPERM:
            what = "Thư mục chứa cơ sở dữ liệu không cho ghi nên không mở để ghi được."
            remedy = "Hãy bỏ thuộc tính chỉ đọc hoặc xin quyền ghi vào thư mục, hoặc chép dữ liệu ra nơi ghi được."
        case errno.ENOSPC | errno.EDQUOT:
            what = "Đĩa đã đầy nên không mở cơ sở dữ liệu để ghi được."
            remedy = "Hãy dọn bớt đĩa rồi mở lại; dữ liệu còn nguyên."
        case errno.ENAMETOOLONG:
            what, remedy = "Tên tệp cơ sở dữ liệu quá dài.", "Hãy đặt tên ngắn hơn."
        case errno.EISDIR:
            what = f"Có thư mục trùng tên {paths.lock_file(database).name} nên không tạo được tệp khóa."
            remedy = "Hãy đổi tên thư mục đó rồi mở lại."
        case _:
            what = "Không tạo được tệp khóa bên cạnh cơ sở dữ liệu nên không mở để ghi."
            remedy = "Hãy kiểm tra thư mục còn đó, cho phép ghi và đĩa chưa đầy, rồi mở lại."
    return DatabaseFault(what, where=str(folder), remedy=remedy)


def _told(database: Path) -> DatabaseHeld:
    holder = holder_of(database)
    if holder is None:
        what = "Cơ sở dữ liệu đang được một chương trình khác mở."
    else:
        since = datetime.fromisoformat(holder.since).astimezone()
        what = (
            f"Cơ sở dữ liệu đang mở trên máy {holder.machine}, người dùng {holder.user}, "
            f"từ {since:%H:%M} ngày {since:%d/%m/%Y} (tiến trình số {holder.pid})."
        )
    return DatabaseHeld(
        what,
        where=str(database),
        remedy="Hãy dùng cửa sổ đang mở, hoặc đóng chương trình đó rồi mở lại; chưa có gì bị thay đổi.",
    )
