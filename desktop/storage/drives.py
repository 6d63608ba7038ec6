"""Where a database may be edited: on a fixed disk of this machine, nowhere else.

Locking on network drives and pulled sticks are the classic ways to a corrupt SQLite file
(sqlite.org/howtocorrupt.html), so there is no way around the refusal.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from desktop.errors import DatabaseFault


class Drive(Enum):
    """What kind of drive a path lies on; UNKNOWN where the system does not say, and then the path is accepted."""

    FIXED = auto()
    REMOVABLE = auto()
    NETWORK = auto()
    UNKNOWN = auto()


Probe = Callable[[Path], Drive]

_NETWORK_SYSTEMS = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "lustre", "davfs", "coda",
     "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.curlftpfs", "fuse.davfs2", "fuse.smbnetfs", "fuse.s3fs")
)  # fmt: skip
_OCTAL = re.compile(r"\\([0-7]{3})")


def refuse_unfit(database: Path, probe: Probe | None = None) -> None:
    """Raise `DatabaseFault` when the database lies, or would lie, on a removable or network drive."""
    match (probe or drive_of)(database):
        case Drive.REMOVABLE:
            place = "ổ tháo rời (USB, thẻ nhớ)"
        case Drive.NETWORK:
            place = "ổ mạng"
        case Drive.FIXED | Drive.UNKNOWN:
            return
    raise DatabaseFault(
        f"Cơ sở dữ liệu nằm trên {place} nên không mở để ghi: ổ bị rút hay mất kết nối giữa chừng sẽ làm hỏng dữ liệu.",
        where=str(database),
        remedy="Hãy chép tệp vào ổ cứng của máy này rồi mở bản vừa chép; ổ ngoài chỉ dùng để giữ bản sao lưu.",
    )


def drive_of(path: Path) -> Drive:
    """The kind of drive `path` lies on; the path itself need not exist yet."""
    if sys.platform == "win32":
        return windows_drive(path, _windows_drive_type)
    if sys.platform == "linux":
        try:
            return linux_drive(path, Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape"), Path("/sys"))
        except OSError:
            return Drive.UNKNOWN
    return Drive.UNKNOWN


def windows_drive(path: Path, drive_type: Callable[[str], int]) -> Drive:
    """The answer of GetDriveTypeW for the path's root: a drive letter, a mounted folder's drive, or a share."""
    root = os.path.realpath(path).replace("\\\\?\\UNC\\", "\\\\").removeprefix("\\\\?\\")
    anchor = Path(root).anchor or str(path.anchor)
    kinds = {2: Drive.REMOVABLE, 3: Drive.FIXED, 4: Drive.NETWORK, 5: Drive.REMOVABLE}
    return kinds.get(drive_type(anchor), Drive.UNKNOWN)


def _windows_drive_type(root: str) -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(root))


@dataclass(frozen=True)
class _Mount:
    point: Path
    system: str
    source: str
    number: str


def linux_drive(path: Path, mountinfo: str, sys_folder: Path) -> Drive:
    """What the kernel says of the mount that holds `path`: its file system, and whether its disk can be taken out."""
    whole = Path(os.path.realpath(path))
    holding = [mount for mount in _mounts(mountinfo) if whole.is_relative_to(mount.point)]
    if not holding:
        return Drive.UNKNOWN
    # Of several mounts on one point the last one covers the others.
    mount = max(enumerate(holding), key=lambda item: (len(item[1].point.parts), item[0]))[1]
    if mount.system in _NETWORK_SYSTEMS:
        return Drive.NETWORK
    device = _device(mount, sys_folder)
    if device is None:
        return Drive.UNKNOWN
    return Drive.REMOVABLE if _removable(device) else Drive.FIXED


def _mounts(mountinfo: str) -> Iterator[_Mount]:
    """Lines of /proc/self/mountinfo: `36 35 98:0 /root /point options - type source options` (proc(5))."""
    for line in mountinfo.splitlines():
        head, _, tail = line.partition(" - ")
        fields, kind = head.split(" "), tail.split(" ")
        if len(fields) >= 5 and len(kind) >= 2:
            yield _Mount(Path(_plain(fields[4])), kind[0], _plain(kind[1]), fields[2])


def _plain(field: str) -> str:
    return _OCTAL.sub(lambda found: chr(int(found[1], 8)), field)


def _device(mount: _Mount, sys_folder: Path) -> Path | None:
    """The disk's or partition's folder in /sys: by number, or by name where the number is the file system's own."""
    for candidate in (sys_folder / "dev/block" / mount.number, sys_folder / "class/block" / Path(mount.source).name):
        if candidate.exists():
            return candidate.resolve()
    return None


def _removable(device: Path) -> bool:
    """A partition asks its disk; an encrypted or joined volume asks the disks under it."""
    under = device / "slaves"
    if under.is_dir() and any(under.iterdir()):
        return any(_removable(below.resolve()) for below in under.iterdir())
    for folder in (device, device.parent):
        mark = folder / "removable"
        if mark.is_file():
            return mark.read_text().strip() == "1"
    return False
