"""Restoring: proven first, a safety copy always, one rename, a new identity, nobody erased comes back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain.people import Person
from desktop.domain.schedule import Evidence
from desktop.errors import Cancelled, DamagedDatabase, FileFault, InputFault, NewerDatabase, NotOurFile
from desktop.storage import attachments, backup, durable, erased, erasure, restore
from desktop.storage.database import Database
from desktop.storage.manifest import Backup, Reason
from tests.desktop.storage.office import (
    NAME,
    around_the_triggers,
    differing,
    everything,
    made,
    opened,
    populate,
    reopened,
)
from tests.desktop.storage.test_backup import PDF, attach, cancel_at, left


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Database]:
    one = made(tmp_path)
    populate(one)
    yield one
    one.close()


def make(base: Database) -> Backup:
    return backup.make(base.path, paths.backup_dir(base.path), Reason.ASKED)


def add(base: Database, name: str = "Người đến sau") -> None:
    with base.act("Thêm") as act:
        act.add(Person.of(name=name))


def put_back(one: Backup | Path, base: Database) -> restore.Restored:
    base.close()
    source = one if isinstance(one, Path) else one.file
    return restore.restore(source, base.path, folder=base.path.parent / "machines", who="Chị Hà")


def people(path: Path) -> int:
    with reopened(path) as base, base.read() as reader:
        return reader.count(Person)


def test_the_backup_takes_the_place_and_the_present_becomes_a_backup(base: Database) -> None:
    one, before = make(base), everything(base)
    add(base)
    done = put_back(one, base)
    assert done.set_aside is None
    assert done.safety is not None
    assert done.safety.reason is Reason.BEFORE_RESTORE
    assert done.safety.contents.counts["person"] == 21
    with reopened(base.path) as now:
        assert everything(now) == before
        assert differing(now) == []
    put_back(done.safety, base)
    assert people(base.path) == 21
    assert not list(base.path.parent.glob("*.restoring*"))


def test_what_is_written_after_a_restore_has_a_new_identity(base: Database) -> None:
    one = make(base)
    put_back(one, base)
    with reopened(base.path) as now:
        assert now.identity.uid != base.identity.uid
        add(now)
        again = now.identity.uid
    with reopened(base.path) as now:
        assert now.identity.uid == again


def test_without_a_database_the_backup_simply_comes(base: Database) -> None:
    one = make(base)
    base.close()
    base.path.unlink()
    done = put_back(one, base)
    assert (done.safety, done.set_aside) == (None, None)
    assert people(base.path) == 20


def test_a_journal_without_its_database_is_not_played_into_the_restored_one(base: Database) -> None:
    one = make(base)
    base.close()
    stray = base.path.with_name("so.db-journal")
    base.path.unlink()
    stray.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\x00" * 504)
    put_back(one, base)
    assert not stray.exists()
    assert people(base.path) == 20


@pytest.mark.parametrize("content", [b"", b"khong phai co so du lieu", None], ids=["empty", "junk", "truncated"])
def test_a_damaged_database_is_moved_aside_not_thrown_away(base: Database, content: bytes | None) -> None:
    one = make(base)
    base.close()
    spoilt = base.path.read_bytes()[:30_000] if content is None else content
    base.path.write_bytes(spoilt)
    done = put_back(one, base)
    assert done.safety is None
    assert done.set_aside is not None
    assert done.set_aside.read_bytes() == spoilt
    assert people(base.path) == 20


def test_a_damaged_backup_changes_nothing(base: Database) -> None:
    one = make(base)
    data = bytearray(one.file.read_bytes())
    data[5000] ^= 4
    one.file.write_bytes(data)
    base.close()
    before = left(base.path.parent), base.path.read_bytes()
    with pytest.raises(DamagedDatabase, match="Bản sao lưu bị hỏng"):
        put_back(one, base)
    assert (left(base.path.parent), base.path.read_bytes()) == before


def test_foreign_newer_missing_and_the_same_file_are_refused(base: Database, tmp_path: Path) -> None:
    base.close()
    newer = tmp_path / "mới.db"
    shutil.copyfile(base.path, newer)
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version = 77")
    connection.close()
    foreign = tmp_path / "khác.db"
    foreign.write_bytes(b"PK\x03\x04" * 100)
    before = base.path.read_bytes()
    for source, fault, word in (
        (newer, NewerDatabase, "77"), (foreign, NotOurFile, "không phải cơ sở dữ liệu"),
        (tmp_path / "không có.db", FileFault, "Không tìm thấy"), (base.path, InputFault, "đang dùng"),
    ):  # fmt: skip
        with pytest.raises(fault, match=word):
            put_back(source, base)
    assert base.path.read_bytes() == before


def test_rows_that_are_not_what_the_journal_says_are_refused(base: Database, tmp_path: Path) -> None:
    base.close()
    forged = tmp_path / "sửa tay.db"
    shutil.copyfile(base.path, forged)
    around_the_triggers(forged, "UPDATE attendance SET mark = 'absent'")
    before = base.path.read_bytes()
    with pytest.raises(DamagedDatabase):
        put_back(forged, base)
    assert base.path.read_bytes() == before


def test_a_proven_backup_whose_database_was_at_fault_already_comes_back_with_a_word(base: Database) -> None:
    base.close()
    around_the_triggers(base.path, "UPDATE attendance SET mark = 'absent'")
    done = put_back(make(base), base)
    assert done.differing == ("attendance",)
    assert people(base.path) == 20


def test_a_trigger_from_elsewhere_never_fires(base: Database, tmp_path: Path) -> None:
    base.close()
    trapped = tmp_path / "bẫy.db"
    shutil.copyfile(base.path, trapped)
    connection = sqlite3.connect(trapped)
    connection.execute("CREATE TRIGGER trap AFTER INSERT ON machine BEGIN DELETE FROM search_entry; END")
    connection.close()
    put_back(trapped, base)
    with reopened(base.path) as now, now.read() as reader:
        assert reader.connection.exec_driver_sql("SELECT count(*) FROM search_entry").scalar_one() > 0


def test_cancel_at_every_step_leaves_everything_as_it_was(base: Database) -> None:
    sha256 = attach(base)
    one = make(base)
    add(base)
    base.close()
    attachments.path_of(base.path, sha256).unlink()
    before = left(base.path.parent), base.path.read_bytes()
    machines = base.path.parent / "machines"
    step = 1
    while True:
        try:
            restore.restore(one.file, base.path, folder=machines, progress=cancel_at(step))
            break
        except Cancelled:
            names = [name for name in left(base.path.parent) if not name.startswith("machines")]
            assert names == [name for name in before[0] if not name.startswith("machines")]
            assert base.path.read_bytes() == before[1]
            step += 1
    assert step > 6
    assert people(base.path) == 20


def test_a_rename_that_fails_puts_the_damaged_file_back(base: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    one = make(base)
    base.close()
    base.path.write_bytes(b"hong")

    def refuse(part: Path, target: Path) -> None:
        if target == base.path:
            raise PermissionError(13, "in use")
        durable.put_in_place(part, target)

    monkeypatch.setattr(restore, "put_in_place", refuse)
    with pytest.raises(FileFault, match="không cho ghi"):
        put_back(one, base)
    assert base.path.read_bytes() == b"hong"


def test_evidence_comes_back_from_the_backup(base: Database) -> None:
    here, lost = attach(base), attach(base, PDF + b"2")
    one = make(base)
    attachments.place_of(one.file.parent / "files", lost).write_bytes(b"x")
    for sha256 in (here, lost):
        attachments.path_of(base.path, sha256).unlink()
    done = put_back(one, base)
    assert done.missing == (lost,)
    assert attachments.read_back(base.path, here) == PDF
    with reopened(base.path) as now, now.read() as reader:
        assert attachments.absent(reader.connection, now.path) == [lost]
        assert reader.count(Evidence) == 2


def test_nobody_erased_comes_back_with_an_old_backup(base: Database, tmp_path: Path) -> None:
    with base.read() as reader:
        person = reader.find(Person, name=NAME)[0]
    outside = tmp_path / "usb"
    outside.mkdir()
    old = backup.make(base.path, outside, Reason.ASKED)
    kept = tmp_path / "cất riêng.db"
    shutil.copyfile(old.file, kept)
    erasure.erase(base, "person", person.uid, "Chị Hà", places=(outside,))
    assert not old.file.exists()
    put_back(kept, base)
    with reopened(base.path) as now:
        with now.read() as reader:
            assert reader.one(Person, person.uid).name == ""
            assert reader.count(Person) == 20
        assert differing(now) == []
        assert erasure.settle(now) == []
    assert NAME.encode() not in base.path.read_bytes()


def test_the_list_travels_with_the_backups_to_another_machine(base: Database, tmp_path: Path) -> None:
    with base.read() as reader:
        person = reader.find(Person, name=NAME)[0]
    outside, other = tmp_path / "usb", tmp_path / "máy mới"
    outside.mkdir()
    other.mkdir()
    old = backup.make(base.path, outside, Reason.ASKED)
    kept = tmp_path / "giữ.db"
    shutil.copyfile(old.file, kept)
    erasure.erase(base, "person", person.uid, "Chị Hà", places=(outside,))
    shutil.copyfile(kept, outside / "cũ.db")
    base.close()
    restore.restore(outside / "cũ.db", other / "so.db", folder=other / "machines")
    assert erased.read(paths.erased_list(other / "so.db")) == {("person", person.uid): 1}
    now = opened(other / "so.db")
    with now.read() as reader:
        assert reader.one(Person, person.uid).name == ""
    now.close()
    assert NAME.encode() not in (other / "so.db").read_bytes()
