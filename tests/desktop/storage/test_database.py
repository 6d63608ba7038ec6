"""One database file: how it is made, what guards it, and that an act is all or nothing."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from desktop.domain.people import Person
from desktop.domain.record import new_uid
from desktop.domain.training import Course
from desktop.errors import DatabaseFault, RecordFault
from desktop.journal.operation import SCHEMA, operation_digest, payload_digest
from desktop.storage import database, tables
from desktop.storage.database import APPLICATION_ID, Database
from desktop.storage.identity import remembered
from desktop.storage.log import operations_of_rows
from tests.desktop.storage.office import differing, everything, made, opened, populate, reopened


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Database]:
    one = made(tmp_path)
    yield one
    one.close()


def pragma(base: Database, name: str, *, write: bool = True) -> object:
    engine = base.engine if write else base.reading
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@pytest.mark.parametrize("write", [True, False], ids=["write lane", "read lane"])
def test_both_lanes_are_guarded(base: Database, write: bool) -> None:
    expected = {"foreign_keys": 1, "recursive_triggers": 1, "cell_size_check": 1, "mmap_size": 0, "busy_timeout": 5000}
    expected |= {"journal_mode": "delete"}
    if sqlite3.sqlite_version_info >= (3, 41, 2):
        expected |= {"trusted_schema": 0}
    assert {name: pragma(base, name, write=write) for name in expected} == expected


def test_the_write_lane_is_safe_against_power_cuts_and_keeps_no_remains(base: Database) -> None:
    assert (pragma(base, "synchronous"), pragma(base, "secure_delete"), pragma(base, "cache_spill")) == (2, 1, 0)


def test_the_read_lane_cannot_write(base: Database) -> None:
    assert pragma(base, "query_only", write=False) == 1
    with pytest.raises(DatabaseFault, match="chỉ cho đọc"), base.read() as reader:
        reader.connection.exec_driver_sql("DELETE FROM person")


def test_the_header_says_whose_file_and_which_schema(base: Database) -> None:
    head = base.path.read_bytes()[:100]
    assert head[68:72] == APPLICATION_ID.to_bytes(4, "big") == b"STT1"
    assert int.from_bytes(head[60:64], "big") == SCHEMA
    assert head[18:20] == b"\x01\x01", "a rollback journal, not a write-ahead log"


def test_every_table_is_strict_and_of_three_types(base: Database) -> None:
    with base.read() as reader:
        listed = reader.connection.exec_driver_sql(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        ).all()
        assert {name for name, strict in listed if not strict} <= {"sqlite_schema"}
        assert {table.name for table in tables.replicated()} < {name for name, _ in listed}
        for table in tables.replicated():
            types = reader.connection.exec_driver_sql(f"SELECT DISTINCT type FROM pragma_table_info('{table.name}')")
            assert set(types.scalars()) <= {"INTEGER", "TEXT", "BLOB"}


def test_a_value_of_another_type_is_refused_by_the_table(base: Database) -> None:
    with base.act("Thêm") as act:
        person = act.add(Person.of(name="Người"))
    with pytest.raises(IntegrityError), base.act("Sai") as act:
        act.connection.exec_driver_sql("UPDATE person SET birth_year = 'một nghìn' WHERE uid = ?", (person.uid,))
    with base.read() as reader:
        assert reader.one(Person, person.uid).birth_year is None


def test_an_act_that_fails_leaves_no_trace(base: Database) -> None:
    populate(base)
    before, n = everything(base), remembered(base.identity.folder, base.identity.uid)
    with base.read() as reader:
        counter = reader.connection.exec_driver_sql("SELECT n, act_uid, capture FROM machine_now").one()
        entries = reader.connection.exec_driver_sql("SELECT count(*) FROM search_entry").scalar_one()

    def fail_late() -> None:
        with base.act("Thêm nhiều") as act:
            act.add_all(Person.of(name=f"Người {number}") for number in range(50))
            act.change(Course, act.find(Course)[0].uid, title="")

    with pytest.raises(RecordFault, match="còn để trống"):
        fail_late()
    assert everything(base) == before
    assert remembered(base.identity.folder, base.identity.uid) == n
    with base.read() as reader:
        assert reader.connection.exec_driver_sql("SELECT n, act_uid, capture FROM machine_now").one() == counter
        assert reader.connection.exec_driver_sql("SELECT count(*) FROM search_entry").scalar_one() == entries
    populate(base)
    assert differing(base) == []


def test_an_act_that_changed_nothing_leaves_no_trace(base: Database) -> None:
    with base.act("Thêm") as act:
        person = act.add(Person.of(name="Người"))
    before = everything(base)
    with base.act("Không đổi gì") as act:
        act.change(Person, person.uid, name="Người")
    assert everything(base) == before


def test_a_write_outside_an_act_is_refused(base: Database) -> None:
    with pytest.raises(IntegrityError, match="no open act"), base.maintenance() as connection:
        connection.execute(tables.table_of(Person).insert().values(Person.of(name="Lén", owner=b"x" * 16).model_dump()))
    with base.read() as reader:
        assert reader.count(Person) == 0


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM operation",
        "UPDATE operation SET payload = '{}'",
        "DELETE FROM act",
        "UPDATE act SET who = 'ai khác'",
    ],
)
def test_the_journal_only_grows(base: Database, statement: str) -> None:
    populate(base)
    before = everything(base)
    with pytest.raises(IntegrityError, match="append-only"), base.maintenance() as connection:
        connection.exec_driver_sql(statement)
    assert everything(base) == before


def test_identity_never_changes(base: Database) -> None:
    populate(base)
    with pytest.raises(IntegrityError, match="identity never changes"), base.act("Đổi mã") as act:
        act.connection.exec_driver_sql("UPDATE person SET uid = randomblob(16)")


def test_bulk_raw_and_replacing_writes_are_captured(base: Database) -> None:
    persons = populate(base)
    with base.act("Viết thẳng") as act:
        act.connection.exec_driver_sql("UPDATE person SET post = 'Chuyên viên' WHERE name LIKE 'Cán bộ%'")
        act.connection.exec_driver_sql(
            "REPLACE INTO person(uid, owner, name, post, provisional) SELECT uid, owner, 'Thay', '', 0 FROM person "
            "WHERE uid = ?",
            (persons[3].uid,),
        )
        act.connection.exec_driver_sql("DELETE FROM attendance WHERE person = ?", (persons[3].uid,))
    assert differing(base) == []
    with base.read() as reader:
        kinds = [op.kind.value for op in operations_of_rows(reader.connection, [persons[3].uid])[persons[3].uid]]
    assert kinds == ["create", "change", "delete", "restore"]


def test_digests_cover_header_and_payload(base: Database) -> None:
    person = populate(base)[0]
    with base.read() as reader:
        (operation,) = operations_of_rows(reader.connection, [person.uid])[person.uid]
        stored = reader.connection.exec_driver_sql(
            "SELECT payload_digest, digest FROM operation WHERE row_uid = ?", (person.uid,)
        ).one()
    hashed = payload_digest(operation.salt, operation.payload)
    assert stored == (hashed, operation_digest(operation, hashed))


def test_a_reader_sees_the_state_from_before_an_open_act(base: Database) -> None:
    populate(base)
    with base.act("Thêm") as act:
        act.add(Person.of(name="Đang nhập"))
        with base.read() as reader:
            assert reader.count(Person) == 20
    with base.read() as reader:
        assert reader.count(Person) == 21


def test_lanes_may_be_used_from_other_threads(base: Database) -> None:
    populate(base)
    found: list[int] = []

    def ask() -> None:
        with base.read() as reader:
            found.append(reader.count(Person))

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert found == [20]


def test_a_second_writer_is_told_not_left_hanging_for_ever(base: Database) -> None:
    other = sqlite3.connect(base.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with base.engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA busy_timeout = 50")  # type: ignore[union-attr]
    with pytest.raises(DatabaseFault, match="đang giữ cơ sở dữ liệu"), base.act("Thêm") as act:
        act.add(Person.of(name="Người"))
    other.execute("ROLLBACK")
    other.close()
    with base.act("Thêm") as act:
        act.add(Person.of(name="Người"))


def test_a_bug_of_ours_is_not_dressed_up_as_a_fault(base: Database) -> None:
    with pytest.raises(OperationalError, match="no such table"), base.read() as reader:
        reader.connection.exec_driver_sql("SELECT * FROM no_such_table")


def test_an_error_prints_no_person(base: Database) -> None:
    person = Person.of(name="Tên riêng tư", owner=b"o" * 16)
    with base.act("Thêm") as act:
        act.add(person)
    with pytest.raises(IntegrityError) as told, base.act("Thêm nữa") as act:
        act.add(person)
    assert "riêng tư" not in str(told.value)


def test_creating_where_something_is_or_nothing_can_be_is_told(base: Database, tmp_path: Path) -> None:
    before = base.path.read_bytes()
    with pytest.raises(DatabaseFault, match="đã có sẵn"):
        database.create(base.path, folder=tmp_path / "machines")
    assert base.path.read_bytes() == before
    with pytest.raises(DatabaseFault, match="Không có thư mục"):
        database.create(tmp_path / "không có" / "so.db", folder=tmp_path / "machines")


def test_a_creation_that_fails_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(database.identity, "mint", fail)
    with pytest.raises(KeyboardInterrupt):
        made(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_awkward_names_are_names(tmp_path: Path) -> None:
    for name in ("sổ 100% ?a=b#c.db", "'nháy' \"kép\".db", "đơn;vị&.db"):
        base = made(tmp_path, name)
        populate(base)
        base.close()
        with reopened(tmp_path / name) as again:
            assert differing(again) == []
    assert sorted(file.suffix for file in tmp_path.iterdir() if file.is_file()) == [".db"] * 3


def test_the_same_machine_keeps_its_identity(base: Database) -> None:
    populate(base)
    base.close()
    with reopened(base.path) as again:
        assert again.identity.uid == base.identity.uid


@pytest.mark.parametrize("note", [None, "", "{}", '{"uid": "00", "n": 1}', "behind", "ahead"])
def test_an_identity_that_does_not_agree_is_minted_anew(base: Database, note: str | None) -> None:
    populate(base)
    base.close()
    file = base.identity.file
    n = json.loads(file.read_text("utf-8"))["n"]
    shifted = {"behind": n - 1, "ahead": n + 1}
    if note is None:
        file.unlink()
    elif note in shifted:
        file.write_text(json.dumps({"uid": base.identity.uid.hex(), "n": shifted[note]}), encoding="utf-8")
    else:
        file.write_text(note, encoding="utf-8")
    with reopened(base.path) as again:
        assert again.identity.uid != base.identity.uid
        with again.act("Thêm") as act:
            act.add(Person.of(name="Máy mới"))
        assert differing(again) == []


def test_an_identity_that_cannot_be_written_down_loses_no_act(base: Database) -> None:
    populate(base)
    base.identity.file.unlink()
    base.identity.file.with_suffix(".part").mkdir()
    with base.act("Thêm") as act:
        person = act.add(Person.of(name="Đã lưu"))
    base.close()
    with reopened(base.path) as again, again.read() as reader:
        assert reader.one(Person, person.uid).name == "Đã lưu"
        assert again.identity.uid != base.identity.uid


def test_an_act_left_open_by_somebody_else_is_closed(base: Database) -> None:
    populate(base)
    base.close()
    connection = sqlite3.connect(base.path)
    connection.execute("UPDATE machine_now SET act_uid = x'00', capture = 0")
    connection.commit()
    connection.close()
    with reopened(base.path) as again:
        with pytest.raises(IntegrityError, match="no open act"), again.maintenance() as inner:
            inner.exec_driver_sql("UPDATE person SET post = 'lén'")
        assert differing(again) == []


def test_office_and_owner(tmp_path: Path) -> None:
    office = new_uid()
    base = database.create(tmp_path / "so.db", folder=tmp_path / "machines", office=office)
    with base.act("Thêm") as act:
        assert act.add(Person.of(name="Của mình")).owner == office
        assert act.add(Person.of(name="Của xã", owner=b"x" * 16)).owner == b"x" * 16
    base.close()
    again = opened(base.path)
    again.close()
