"""A database is edited on a fixed disk and nowhere else."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest

from desktop.errors import DatabaseFault
from desktop.storage.drives import Drive, drive_of, linux_drive, refuse_unfit, windows_drive
from tests.desktop.storage.office import needs_posix

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
23 22 8:17 / /media/hà/USB\\040DISK rw shared:2 - vfat /dev/sdb1 rw
24 22 0:45 / /mnt/chung rw - cifs //may-chu/chung rw
25 22 0:46 / /mnt/nfs rw - nfs4 10.0.0.2:/x rw
26 22 253:0 / /mnt/khoa rw - ext4 /dev/mapper/khoa rw
27 22 0:50 / /mnt/btrfs rw - btrfs /dev/sdc1 rw
28 22 0:51 / /mnt/ram rw - tmpfs tmpfs rw
29 22 0:52 / /mnt/ssh rw - fuse.sshfs may:/x rw
30 22 8:1 / /mnt/che rw - ext4 /dev/sda1 rw
31 30 0:53 / /mnt/che rw - nfs may:/x rw
"""


@pytest.fixture
def sys_folder(tmp_path: Path) -> Path:
    """/sys of a machine with a fixed disk, a stick, an encrypted stick and a second fixed disk."""
    root = tmp_path / "sys"
    for disk, removable in (("sda", "0"), ("sdb", "1"), ("sdc", "0"), ("sdd", "1")):
        partition = root / "devices" / disk / f"{disk}1"
        partition.mkdir(parents=True)
        (root / "devices" / disk / "removable").write_text(f"{removable}\n")
        (root / "class/block").mkdir(parents=True, exist_ok=True)
        (root / "class/block" / f"{disk}1").symlink_to(partition)
    crypt = root / "devices/dm-0"
    (crypt / "slaves").mkdir(parents=True)
    (crypt / "slaves/sdd1").symlink_to(root / "devices/sdd/sdd1")
    (root / "dev/block").mkdir(parents=True)
    for number, place in (("8:1", "sda/sda1"), ("8:17", "sdb/sdb1"), ("253:0", "dm-0")):
        (root / "dev/block" / number).symlink_to(root / "devices" / place)
    return root


@needs_posix
@needs_posix
@pytest.mark.parametrize(
    ("path", "drive"),
    [
        ("/home/ha/so.db", Drive.FIXED),
        ("/media/hà/USB DISK/so.db", Drive.REMOVABLE),
        ("/media/hà/USB DISK", Drive.REMOVABLE),
        ("/media/hà/khác/so.db", Drive.FIXED),
        ("/mnt/chung/sâu/hơn/so.db", Drive.NETWORK),
        ("/mnt/nfs/so.db", Drive.NETWORK),
        ("/mnt/ssh/so.db", Drive.NETWORK),
        ("/mnt/khoa/so.db", Drive.REMOVABLE),
        ("/mnt/btrfs/so.db", Drive.FIXED),
        ("/mnt/ram/so.db", Drive.UNKNOWN),
        ("/mnt/che/so.db", Drive.NETWORK),
    ],
)
def test_the_mount_that_holds_the_path_decides(path: str, drive: Drive, sys_folder: Path) -> None:
    assert linux_drive(Path(path), MOUNTS, sys_folder) is drive


def test_no_mounts_no_judgement(sys_folder: Path) -> None:
    assert linux_drive(Path("/so.db"), "rác\n\n1 2 3\n", sys_folder) is Drive.UNKNOWN


@pytest.mark.parametrize(
    ("answer", "drive"),
    [(0, Drive.UNKNOWN), (1, Drive.UNKNOWN), (2, Drive.REMOVABLE), (3, Drive.FIXED), (4, Drive.NETWORK),
     (5, Drive.REMOVABLE), (6, Drive.UNKNOWN)],
)  # fmt: skip
def test_windows_numbers_its_drives(answer: int, drive: Drive, tmp_path: Path) -> None:
    asked: list[str] = []

    def drive_type(root: str) -> int:
        asked.append(root)
        return answer

    assert windows_drive(tmp_path / "so.db", drive_type) is drive
    assert asked == [tmp_path.anchor]


def test_a_share_is_its_own_root() -> None:
    assert PureWindowsPath(r"\\may-chu\chung\so.db").anchor == "\\\\may-chu\\chung\\"


@pytest.mark.parametrize(("drive", "word"), [(Drive.REMOVABLE, "tháo rời"), (Drive.NETWORK, "ổ mạng")])
def test_an_unfit_drive_is_refused_with_the_way_out(drive: Drive, word: str, tmp_path: Path) -> None:
    with pytest.raises(DatabaseFault) as told:
        refuse_unfit(tmp_path / "so.db", lambda _path: drive)
    assert word in told.value.what
    assert "chép tệp vào ổ cứng" in told.value.remedy


@pytest.mark.parametrize("drive", [Drive.FIXED, Drive.UNKNOWN])
def test_a_fit_drive_passes(drive: Drive, tmp_path: Path) -> None:
    refuse_unfit(tmp_path / "so.db", lambda _path: drive)


def test_this_machine_has_an_opinion_without_failing(tmp_path: Path) -> None:
    assert drive_of(tmp_path / "so.db") in Drive
