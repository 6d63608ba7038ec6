"""What the world does to files: every fault gets a sentence of what, where and what to do, and loses nothing."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain.people import Person
from desktop.domain.training import Attendance
from desktop.errors import (
    DamagedDatabase,
    DatabaseFault,
    DatabaseHeld,
    FileFault,
    KnownError,
    NewerDatabase,
    NotOurFile,
)
from desktop.journal.operation import SCHEMA
from desktop.storage import attachments, backup, copying, log, opening, upgrade
from desktop.storage.manifest import Reason
from tests.desktop.storage import earlier
from tests.desktop.storage.office import (
    around_the_triggers,
    dice,
    differing,
    everything,
    in_child,
    made,
    needs_posix,
    opened,
    populate,
    reopened,
)

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed, populated database."""
    base = made(tmp_path)
    populate(base)
    base.close()
    return base.path


def held(path: Path) -> opening.Opened:
    return opening.open_held(path, folder=path.parent / "machines")


def refused(path: Path, fault: type[KnownError], *words: str) -> KnownError:
    """Opening is refused with a whole sentence; the file's bytes stay as they are and nobody is locked out."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(fault) as told:
        held(path)
    assert told.value.what.endswith(".")
    assert told.value.remedy.endswith(".")
    assert str(path) in told.value.where
    for word in words:
        assert word in str(told.value)
    assert before is None or path.read_bytes() == before
    assert not paths.holder_file(path).exists()
    return told.value


def test_a_newer_database_names_the_schema_that_is_needed(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 6}")
    connection.close()
    refused(path, NewerDatabase, f"mẫu số {SCHEMA + 6}", f"có mẫu dữ liệu số {SCHEMA + 6} trở lên", "còn nguyên")


def test_another_programs_database_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "khác.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t(x)")
    connection.close()
    refused(path, NotOurFile, "không phải cơ sở dữ liệu", "không bị thay đổi")


@pytest.mark.parametrize("content", [b"\x00", b"PK\x03\x04" * 50, b"SQLite format 3\x00", os.urandom(5000)])
def test_what_is_no_database_is_not_ours(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "gì đó.db"
    path.write_bytes(content)
    refused(path, NotOurFile, "không phải cơ sở dữ liệu")


def test_an_empty_file_points_to_the_backups(tmp_path: Path) -> None:
    path = tmp_path / "rỗng.db"
    path.touch()
    refused(path, NotOurFile, "rỗng", "sao lưu")


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(NotOurFile, match="thư mục"):
        held(tmp_path)
    refused(tmp_path / "không có.db", DatabaseFault, "Không tìm thấy")
    refused(tmp_path / "không có" / "so.db", DatabaseFault, "Không tìm thấy")
    assert list(tmp_path.iterdir()) == []


def test_truncated_anywhere_it_is_refused(path: Path) -> None:
    whole = path.read_bytes()
    rng = dice(7)
    lengths = [*range(1, 120, 7), *rng.sample(range(120, len(whole)), 60), *range(PAGE, len(whole), 11 * PAGE)]
    for length in lengths:
        path.write_bytes(whole[:length])
        refused(path, NotOurFile if length < 72 else DamagedDatabase)
    path.write_bytes(whole)
    held(path).close()


def test_zeroed_and_swapped_pages_are_refused(path: Path) -> None:
    whole = path.read_bytes()
    rng = dice(8)
    pages = len(whole) // PAGE
    for page in rng.sample(range(1, pages), 25):
        data = bytearray(whole)
        data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
        path.write_bytes(data)
        refused(path, DamagedDatabase, "bị hỏng", "sao lưu")


def test_flipped_bits_are_found_or_harmless_and_never_a_bug(path: Path) -> None:
    """SQLite's check misses most single flips; comparing tables, journal and digests finds what is left but stamps."""
    whole = path.read_bytes()
    with reopened(path) as base:
        rows = everything(base)
    rng = dice(9)
    refused_flips, found, silent = 0, 0, 0
    for place in rng.sample([place for place in range(100, len(whole)) if whole[place]], 150):
        data = bytearray(whole)
        data[place] ^= 1 << rng.randrange(8)
        path.write_bytes(data)
        try:
            with reopened(path) as base:
                with base.read() as reader:
                    known = log.differences(reader.connection) or log.broken(reader.connection)
                found += bool(known)
                silent += not known and everything(base) != rows
        except KnownError:
            refused_flips += 1
    assert refused_flips > 20
    assert found
    assert silent <= 3, "only the names and stamps of acts have no second witness"


def test_a_backup_of_a_database_whose_schema_has_rotted_is_told(path: Path) -> None:
    with reopened(path) as base:
        around_the_triggers(path, "ALTER TABLE machine RENAME COLUMN uid TO uie")
        outcome = backup.make_everywhere(base.path, Reason.CLOSING)[0]
    assert isinstance(outcome.fault, DamagedDatabase)
    refused(path, DamagedDatabase)


def test_a_journal_full_of_rotten_bits_is_a_difference_not_a_bug(path: Path) -> None:
    for statement in (
        "UPDATE operation SET payload = '{\"name\":' WHERE n = 3",
        "UPDATE operation SET payload = '[1]' WHERE n = 3",
        "UPDATE operation SET kind = 'creatf' WHERE n = 3",
        "UPDATE operation SET payload = CAST(x'7b22ff227d' AS TEXT) WHERE n = 3",
    ):
        damaged = path.with_name("hỏng.db")
        shutil.copyfile(path, damaged)
        around_the_triggers(damaged, statement)
        with reopened(damaged) as base:
            try:
                assert differing(base) == ["person"]
            except DamagedDatabase:
                assert "CAST" in statement


def test_a_stray_log_of_another_database_is_refused(path: Path, tmp_path: Path) -> None:
    """Tried: SQLite would show the other database's tables under this name."""
    other = sqlite3.connect(tmp_path / "khác.db")
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("CREATE TABLE evil(x)")
    other.commit()
    shutil.copyfile(tmp_path / "khác.db-wal", path.with_name("so.db-wal"))
    other.close()
    refused(path, DatabaseFault, "tệp lạ", "chuyển tệp lạ đó")
    path.with_name("so.db-wal").unlink()
    held(path).close()


def test_an_empty_stray_log_harms_nobody(path: Path) -> None:
    path.with_name("so.db-wal").touch()
    with reopened(path) as base:
        assert differing(base) == []


@needs_posix
def test_a_database_that_another_tool_switched_to_a_log_is_read_with_it(path: Path) -> None:
    """The log belongs to the file then, and holds what the tool wrote last."""
    code = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA journal_mode = WAL')\n"
        "c.execute('DELETE FROM search_entry')\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    assert path.with_name("so.db-wal").stat().st_size
    with reopened(path) as base:
        with base.read() as reader:
            assert reader.connection.exec_driver_sql("SELECT count(*) FROM search_entry").scalar_one() == 0
        assert differing(base) == []
    assert path.read_bytes()[18:20] == b"\x01\x01"
    assert not path.with_name("so.db-wal").exists()


@needs_posix
def test_a_hot_journal_is_rolled_back_before_anything_else(path: Path) -> None:
    with reopened(path) as base:
        before = everything(base)
    code = (
        "import os, signal, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 2')\n"
        "c.execute('BEGIN IMMEDIATE')\n"
        "c.execute('UPDATE machine_now SET capture = 0')\n"
        "c.execute(\"UPDATE person SET name = 'dở dang ' || hex(randomblob(400))\")\n"
        "c.execute(\"UPDATE operation SET payload = '{}'\")\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert path.with_name("so.db-journal").stat().st_size > PAGE
    copied = backup.make(path, paths.backup_dir(path), Reason.ASKED)
    backup.verify(copied, fold=True)
    assert not path.with_name("so.db-journal").exists()
    with reopened(path) as base:
        assert everything(base) == before


def test_two_starts_give_one_program(path: Path) -> None:
    first = held(path)
    try:
        with pytest.raises(DatabaseHeld, match="đang mở trên máy"):
            held(path)
        with first.database.act("Thêm") as act:
            act.add(Person.of(name="Vẫn làm việc"))
    finally:
        first.close()
    held(path).close()


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that a process without rights can reach (pytest's own are closed to others)."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for inner in (folder, *folder.rglob("*")):
        inner.chmod(0o755)
    shutil.rmtree(folder)


def without_rights(work: Callable[[], None]) -> int:
    """Run as nobody when this is root, to whom no file is read-only."""

    def lowered() -> None:
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        work()

    return in_child(lowered)


@needs_posix
def test_a_read_only_folder_is_told(open_to_all: Path) -> None:
    base = made(open_to_all)
    populate(base)
    base.close()
    (open_to_all / "machines").chmod(0o755)
    base.path.chmod(0o666)
    open_to_all.chmod(0o555)

    def work() -> None:
        with pytest.raises(DatabaseFault, match="không cho ghi"):
            held(base.path)
        without_a_lock = opened(base.path)
        with pytest.raises(DatabaseFault, match=r"Không mở được tệp|chỉ cho đọc"), without_a_lock.act("Thêm") as act:
            act.add(Person.of(name="Không ghi được"))
        without_a_lock.close()

    assert without_rights(work) == 0


@needs_posix
def test_a_read_only_file_is_told(open_to_all: Path) -> None:
    base = made(open_to_all)
    populate(base)
    base.close()
    base.path.chmod(0o444)
    open_to_all.chmod(0o777)
    before = base.path.read_bytes()

    def work() -> None:
        with pytest.raises(DatabaseFault, match="chỉ cho đọc"):
            held(base.path)
        (open_to_all / "usb").mkdir()
        (open_to_all / "usb").chmod(0o555)
        with pytest.raises(KnownError, match=r"chỉ cho đọc|không cho ghi|Không mở được"):
            backup.make(base.path, open_to_all / "usb", Reason.ASKED)

    assert without_rights(work) == 0
    assert base.path.read_bytes() == before


@needs_posix
def test_an_unreadable_file_is_told(open_to_all: Path) -> None:
    base = made(open_to_all)
    base.close()
    base.path.chmod(0)

    def work() -> None:
        with pytest.raises(DatabaseFault, match="Không đọc được"):
            held(base.path)

    assert without_rights(work) == 0


@needs_posix
def test_a_backup_place_that_takes_no_writing_is_told(open_to_all: Path) -> None:
    base = made(open_to_all)
    populate(base)
    open_to_all.chmod(0o777)
    (open_to_all / "usb").mkdir()
    (open_to_all / "usb").chmod(0o555)
    base.close()
    base.path.chmod(0o666)

    def work() -> None:
        with pytest.raises(KnownError, match=r"không cho ghi|Không mở được"):
            backup.make(base.path, open_to_all / "usb", Reason.ASKED)

    assert without_rights(work) == 0


def limited(limit: int, work: Callable[[], None]) -> int:
    """Run where no file may grow beyond `limit` bytes."""

    def inside() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        work()

    return in_child(inside)


@needs_posix
def test_a_file_that_may_not_grow_loses_nothing(path: Path) -> None:
    with reopened(path) as base:
        before = everything(base)

    def work() -> None:
        base = opened(path)
        with pytest.raises(DatabaseFault, match="Đĩa"), base.act("Thêm rất nhiều") as act:
            act.add_all(Person.of(name=f"Người {number}", post="x" * 150) for number in range(4000))
        with base.act("Sửa một người") as act:
            act.change(Person, act.find(Person)[0].uid, post="Vẫn ghi được việc nhỏ")
        base.close()

    assert limited(path.stat().st_size + 20 * PAGE, work) == 0
    with reopened(path) as base:
        assert differing(base) == []
        assert len(everything(base)["person"]) == len(before["person"])
        assert len(everything(base)["act"]) == len(before["act"]) + 1


@needs_posix
def test_a_backup_that_may_not_grow_leaves_nothing(path: Path) -> None:
    def work() -> None:
        with pytest.raises(KnownError, match="Đĩa"):
            backup.make(path, paths.backup_dir(path), Reason.ASKED)

    assert limited(path.stat().st_size // 2, work) == 0
    assert list(paths.backup_dir(path).iterdir()) == []


@needs_posix
def test_evidence_that_does_not_fit_leaves_nothing(path: Path, tmp_path: Path) -> None:
    source = tmp_path / "phim.mp4"
    source.write_bytes(b"\x00\x00\x00\x20ftypisom" + bytes(3_000_000))

    def work() -> None:
        with pytest.raises(KnownError, match="Đĩa đã đầy"):
            attachments.store(source, path)

    assert limited(1_000_000, work) == 0
    assert [file for file in paths.attachment_dir(path).rglob("*") if file.is_file()] == []


@pytest.fixture(scope="module")
def small_disk() -> Iterator[Path]:
    """A disk of 4 MB, where the machine lets us make one."""
    folder = Path(tempfile.mkdtemp())
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
    folder.rmdir()


def may_mount() -> bool:
    """Whether this process may mount, tried once on a folder of its own."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mount"):
        return False
    with tempfile.TemporaryDirectory() as folder:
        command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
        if mounted:
            subprocess.run(["umount", folder], check=True)
        return mounted


needs_mount = pytest.mark.skipif(not may_mount(), reason="needs the right to mount a small disk")


def filled(disk: Path, *, keep: int) -> Path:
    """A file that takes all room on a disk but `keep` bytes."""
    filler = disk / "đầy.bin"
    filler.write_bytes(bytes(shutil.disk_usage(disk).free - keep))
    return filler


@needs_mount
def test_a_full_disk_refuses_the_act_and_nothing_else(small_disk: Path) -> None:
    base = made(small_disk)
    populate(base)
    before = everything(base)
    filler = filled(small_disk, keep=0)
    with pytest.raises(DatabaseFault, match=r"Đĩa đã đầy.*còn nguyên"), base.act("Thêm nhiều") as act:
        act.add_all(Person.of(name=f"Người {number}") for number in range(2000))
    assert everything(base) == before
    assert backup.make_everywhere(base.path, Reason.ASKED)[0].fault is not None
    filler.unlink()
    with base.act("Thêm") as act:
        act.add(Person.of(name="Đã có chỗ"))
    assert differing(base) == []
    base.close()
    with reopened(base.path) as again:
        assert len(everything(again)["person"]) == 21
    for file in small_disk.iterdir():
        shutil.rmtree(file) if file.is_dir() else file.unlink()


@needs_mount
def test_a_disk_too_small_for_an_upgrade_keeps_the_old_file(small_disk: Path) -> None:
    base = made(small_disk)
    populate(base, people=600)
    base.close()
    earlier.make_earlier(base.path)
    size = base.path.stat().st_size
    filler = filled(small_disk, keep=size // 2)
    with pytest.raises(FileFault, match="không đủ chỗ"):
        upgrade.upgrade(base.path, converters=earlier.CONVERTERS)
    with pytest.raises(DatabaseFault, match="Đĩa đã đầy"):
        upgrade.refold_file(base.path, converters=earlier.CONVERTERS)
    assert copying.checked(base.path).schema == earlier.SCHEMA
    connection = sqlite3.connect(base.path)
    assert connection.execute("SELECT count(*) FROM person").fetchone() == (600,)
    connection.close()
    assert base.path.stat().st_size == size
    filler.unlink()
    upgrade.refold_file(base.path, converters=earlier.CONVERTERS)
    for file in small_disk.iterdir():
        shutil.rmtree(file) if file.is_dir() else file.unlink()


@needs_posix
def test_a_process_killed_with_the_database_open_lets_it_go(path: Path) -> None:
    def work() -> None:
        one = held(path)
        with one.database.act("Thêm") as act:
            act.add(Person.of(name="Chưa kịp lưu"))
            os.kill(os.getpid(), signal.SIGKILL)

    assert in_child(work) == -signal.SIGKILL
    one = held(path)
    with one.database.read() as reader:
        assert reader.count(Person) == 20
        assert reader.count(Attendance) == 20
    one.close()
