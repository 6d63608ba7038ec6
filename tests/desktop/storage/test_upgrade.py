"""An upgrade: backup first, everything refolded, all or nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection

from desktop import paths
from desktop.domain.organisation import Agency
from desktop.domain.people import Person
from desktop.domain.training import Attendance, Course
from desktop.errors import Cancelled, DamagedDatabase, DatabaseFault, FileFault, NewerDatabase
from desktop.journal.operation import SCHEMA
from desktop.storage import backup, capture, database, log, restore, search, upgrade
from desktop.storage.database import Database, schema_of
from desktop.storage.manifest import Reason
from desktop.storage.whitelist import strangers
from tests.desktop.storage import earlier
from tests.desktop.storage.office import NAME, everything, made, needs_posix, opened, populate, reopened
from tests.desktop.storage.test_backup import cancel_at, left


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A closed database of the earlier schema; two machines have written it."""
    base = made(tmp_path)
    persons = populate(base)
    with base.act("Thêm cơ quan") as act:
        act.add(Agency.of(name="Trung tâm truyền thông", short_name="TTTT"))
    base.close()
    for file in (tmp_path / "machines").iterdir():
        file.unlink()
    with reopened(base.path) as second, second.act("Sửa, xóa") as act:
        act.change(Person, persons[1].uid, name="Đổi trên máy hai")
        act.remove(Person, persons[2].uid)
    earlier.make_earlier(base.path)
    return base.path


def upgraded(path: Path) -> Database:
    upgrade.upgrade(path, converters=earlier.CONVERTERS)
    return opened(path)


def shape(path: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        query = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_an_older_database_is_not_opened_as_it_is(old: Path) -> None:
    with pytest.raises(DatabaseFault, match="chưa nâng cấp"):
        opened(old)


def test_the_upgraded_file_has_the_shape_of_a_new_one(old: Path, tmp_path: Path) -> None:
    upgrade.upgrade(old, converters=earlier.CONVERTERS)
    connection = sqlite3.connect(old)
    assert connection.execute("SELECT act_uid, capture FROM machine_now").fetchall() == [(None, 1)]
    connection.close()
    fresh = made(tmp_path, "mới.db")
    fresh.close()
    assert shape(old) == shape(fresh.path)
    assert schema_of(old) == SCHEMA


def test_rows_come_from_the_journal_through_the_converters(old: Path) -> None:
    base = upgraded(old)
    with base.read() as reader:
        names = {person.name for person in reader.find(Person)}
        assert {NAME, "Đổi trên máy hai"} <= names
        assert len(names) == 19
        assert reader.count(Attendance, substitute_for=None) == 20
        assert reader.find(Agency)[0].short_name == ""
        assert [hit.shown for hit in search.find(reader.connection, NAME)] == [NAME]
        assert reader.connection.exec_driver_sql("SELECT capture FROM machine_now").scalar_one() == 1
    base.close()


def test_the_journal_itself_is_not_rewritten(old: Path) -> None:
    connection = sqlite3.connect(old)
    query = "SELECT * FROM operation ORDER BY rid, n"
    before = connection.execute(query).fetchall(), connection.execute("SELECT * FROM act").fetchall()
    connection.close()
    upgraded(old).close()
    connection = sqlite3.connect(old)
    assert (connection.execute(query).fetchall(), connection.execute("SELECT * FROM act").fetchall()) == before
    connection.close()


def test_work_goes_on_after_an_upgrade(old: Path) -> None:
    base = upgraded(old)
    with base.act("Thêm") as act:
        course = act.add(Course.of(title="Lớp sau nâng cấp"))
    with base.read() as reader:
        assert reader.one(Course, course.uid).title == "Lớp sau nâng cấp"
        tables = [table for table in log.tables.replicated() if table.name not in ("person",)]
        for table in tables:
            stored = reader.connection.exec_driver_sql(f"SELECT count(*) FROM {table.name}").scalar_one()
            assert stored == len(list(log.folded_rows(reader.connection, table, earlier.CONVERTERS)))
    base.close()


def test_a_verified_backup_stands_before_anything_changes(old: Path) -> None:
    copy = upgrade.upgrade(old, converters=earlier.CONVERTERS)
    assert copy is not None
    assert copy.reason is Reason.BEFORE_UPGRADE
    assert copy.contents.schema == earlier.SCHEMA
    assert copy.contents.counts["notice"] == 1
    backup.verify(copy)


def test_todays_schema_needs_nothing(tmp_path: Path) -> None:
    base = made(tmp_path)
    base.close()
    before = base.path.read_bytes()
    assert upgrade.upgrade(base.path) is None
    assert base.path.read_bytes() == before
    assert not paths.backup_dir(base.path).exists()


def test_cancel_at_every_step_rolls_back_whole(old: Path) -> None:
    before = shape(old)
    connection = sqlite3.connect(old)
    rows = connection.execute("SELECT uid, full_name FROM person ORDER BY uid").fetchall()
    step = 1
    while True:
        try:
            upgrade.refold_file(old, cancel_at(step), earlier.CONVERTERS)
            break
        except Cancelled:
            assert shape(old) == before
            assert connection.execute("SELECT uid, full_name FROM person ORDER BY uid").fetchall() == rows
            assert schema_of(old) == earlier.SCHEMA
            step += 1
    connection.close()
    assert step > 40
    opened(old).close()


def test_cancel_during_the_backup_leaves_no_backup(old: Path) -> None:
    with pytest.raises(Cancelled):
        upgrade.upgrade(old, cancel_at(2), earlier.CONVERTERS)
    place = paths.backup_dir(old)
    assert not place.exists() or left(place) == []


def test_no_upgrade_without_a_backup(old: Path) -> None:
    paths.backup_dir(old).write_text("một tệp chiếm chỗ", encoding="utf-8")
    before = old.read_bytes()
    with pytest.raises(FileFault, match="chiếm chỗ"):
        upgrade.upgrade(old, converters=earlier.CONVERTERS)
    assert old.read_bytes() == before


def test_rows_that_the_journal_does_not_give_stop_the_upgrade(old: Path) -> None:
    connection = sqlite3.connect(old)
    connection.execute("DELETE FROM attendance WHERE rowid IN (SELECT rowid FROM attendance LIMIT 3)")
    connection.commit()
    connection.close()
    before = shape(old)
    with pytest.raises(DamagedDatabase, match="«điểm danh» có 17 dòng nhưng nhật ký cho 20"):
        upgrade.upgrade(old, converters=earlier.CONVERTERS)
    assert shape(old) == before


def test_a_converter_that_fails_leaves_the_old_file(old: Path) -> None:
    def broken(_operation: object) -> object:
        raise ZeroDivisionError

    before = shape(old)
    with pytest.raises(ZeroDivisionError):
        upgrade.refold_file(old, converters={0: broken})  # type: ignore[dict-item]
    assert shape(old) == before


def test_a_damaged_old_file_is_told(old: Path) -> None:
    data = bytearray(old.read_bytes())
    data[20 * 4096 : 21 * 4096] = bytes(4096)
    old.write_bytes(data)
    with pytest.raises(DamagedDatabase):
        upgrade.upgrade(old, converters=earlier.CONVERTERS)
    assert old.read_bytes() == bytes(data)


def test_hand_written_steps_change_the_journals_own_tables(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upgrade, "JOURNAL_STEPS", {0: ("ALTER TABLE machine ADD COLUMN seat TEXT NULL",)})
    upgrade.refold_file(old, converters=earlier.CONVERTERS)
    assert any(name == "machine" and "seat" in str(sql) for _, name, _, sql in shape(old))


def test_an_older_backup_is_upgraded_on_its_way_back(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = backup.make(old, paths.backup_dir(old), Reason.ASKED)
    upgraded(old).close()

    def refold(path: Path, progress: object) -> None:
        upgrade_file(path, converters=earlier.CONVERTERS)

    upgrade_file = upgrade.refold_file
    monkeypatch.setattr(upgrade, "refold_file", refold)
    # Comparing with the journal must read it through the same made-up converters.
    monkeypatch.setattr(restore, "differences", lambda _connection: [])
    restore.restore(copy.file, old, folder=old.parent / "machines")
    base = opened(old)
    with base.read() as reader:
        assert reader.count(Person, name=NAME) == 1
    base.close()


@needs_posix
def test_a_stamp_that_was_never_committed_is_not_believed(old: Path) -> None:
    """Killed while an upgrade went to the disk: the header says today's schema already, the journal knows better."""
    code = (
        "import os, signal, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 2')\n"
        "c.execute('BEGIN IMMEDIATE')\n"
        f"c.execute('PRAGMA user_version = {SCHEMA}')\n"
        'c.execute("UPDATE person SET full_name = hex(randomblob(400))")\n'
        'c.execute("CREATE TABLE x AS SELECT * FROM operation")\n'
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(old)], check=False)
    # SQLite writes the first page last; the kill may come right after it.
    with old.open("rb+") as file:
        file.seek(60)
        file.write(SCHEMA.to_bytes(4, "big"))
    assert old.with_name("so.db-journal").stat().st_size
    assert schema_of(old) == earlier.SCHEMA
    base = upgraded(old)
    with base.read() as reader:
        assert reader.count(Person, name=NAME) == 1
    base.close()


def test_a_newer_database_is_named_and_untouched(old: Path) -> None:
    connection = sqlite3.connect(old)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 4}")
    connection.close()
    before = old.read_bytes()
    with pytest.raises(NewerDatabase, match=f"mẫu dữ liệu số {SCHEMA + 4} trở lên"):
        upgrade.upgrade(old)
    assert old.read_bytes() == before


def test_nothing_in_a_new_database_is_strange(tmp_path: Path) -> None:
    base = made(tmp_path)
    with base.maintenance() as connection:
        assert strangers(connection.connection.driver_connection) == []
    base.close()


def test_triggers_are_made_anew_at_every_open(tmp_path: Path) -> None:
    base = made(tmp_path)
    base.close()
    connection = sqlite3.connect(base.path)
    connection.execute("DROP TRIGGER capture_person_insert")
    connection.execute("DROP TRIGGER capture_person_update")
    connection.execute("CREATE TRIGGER capture_person_update AFTER UPDATE ON person BEGIN SELECT 1; END")
    connection.execute("CREATE TRIGGER foreign_one AFTER UPDATE ON person BEGIN SELECT 1; END")
    connection.close()
    opened(base.path).close()
    with_triggers = {name: sql for kind, name, _, sql in shape(base.path) if kind == "trigger"}
    assert with_triggers == dict(capture.triggers())


def counts(connection: Connection) -> dict[str, int]:
    return {
        table.name: connection.exec_driver_sql(f"SELECT count(*) FROM {table.name}").scalar_one()
        for table in log.tables.replicated()
    }


def test_an_upgrade_of_a_file_that_is_todays_but_for_its_stamp_changes_no_row(tmp_path: Path) -> None:
    base = made(tmp_path)
    populate(base)
    before = everything(base)
    base.close()
    connection = sqlite3.connect(base.path)
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    assert upgrade.upgrade(base.path) is not None
    with reopened(base.path) as again:
        assert everything(again) == before
        with again.read() as reader:
            assert counts(reader.connection)["person"] == 20
    assert database.schema_of(base.path) == SCHEMA
