"""The triggers: nothing is written without an act, nothing in the journal is changed, and every column can be held."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, time

import pytest
from sqlalchemy import Column, Integer, LargeBinary, Table, UniqueConstraint
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError

from desktop.domain.people import Person
from desktop.domain.training import Course, Session
from desktop.storage import capture, log, tables
from desktop.storage.database import Database
from tests.desktop.storage.journalled import Scratch, differing, scratch

COURSES = "INSERT INTO course(uid, owner, title, state, topics, note) VALUES (x'01', x'', 'Lớp', 'held', 0, '')"

ONE = "SELECT x'0a', x'', 'Lớp', NULL, NULL, 'held', 0, ''"
TWICE = f"{ONE} UNION ALL {ONE}"


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scratch]:
    one = scratch(tmp_path_factory.mktemp("machines"))
    yield one
    one.close()


@pytest.fixture
def base(memory: Scratch) -> Database:
    return memory.clear()


@pytest.fixture
def course(base: Database) -> Course:
    with base.act("Thêm lớp") as act:
        return act.add(Course.of(title="Kỹ năng viết tin"))


def run(base: Database, statement: str) -> None:
    """Raw SQL on the writing connection, outside every act."""
    with base.maintenance() as connection:
        connection.exec_driver_sql(statement)


def journal(base: Database) -> list[tuple[int, str, str | None]]:
    with base.read() as reader:
        rows = reader.connection.exec_driver_sql("SELECT n, kind, payload FROM operation ORDER BY rid, n").all()
        return [(row.n, row.kind, row.payload) for row in rows]


# ── refused ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "statement",
    [
        COURSES,
        COURSES.replace("INSERT", "INSERT OR REPLACE"),
        COURSES.replace("INSERT", "INSERT OR IGNORE"),
        f"{COURSES} ON CONFLICT(uid) DO NOTHING",
        "UPDATE course SET title = 'khác'",
        "UPDATE OR IGNORE course SET title = 'khác'",
        "DELETE FROM course",
    ],
)
def test_a_write_with_no_open_act_is_refused(base, course, statement):
    before = journal(base)
    with pytest.raises(IntegrityError, match="no open act"):
        run(base, statement)
    assert journal(base) == before
    assert differing(base) == []


def test_a_database_that_lost_its_machine_refuses_every_write(base, course):
    run(base, "DELETE FROM machine_now")
    with pytest.raises(IntegrityError, match="no open act"):
        run(base, "DELETE FROM course")
    with pytest.raises(IntegrityError, match="append-only"):
        run(base, "DELETE FROM operation")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE course SET uid = x'02'",
        "UPDATE OR REPLACE course SET uid = x'02'",
        "INSERT INTO course SELECT * FROM course WHERE 1 ON CONFLICT(uid) DO UPDATE SET uid = x'02'",
    ],
)
def test_the_identity_of_a_row_never_changes(base, course, statement):
    with pytest.raises(IntegrityError, match="identity never changes"), base.act("Đổi") as act:
        act.connection.exec_driver_sql(statement)
    assert differing(base) == []


def test_an_update_that_sets_the_identity_to_what_it_is_passes(base, course):
    with base.act("Sửa") as act:
        act.connection.exec_driver_sql("UPDATE course SET uid = uid, title = 'khác'")
    assert journal(base)[-1] == (2, "change", '{"title":"khác"}')


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM operation",
        "UPDATE operation SET payload = '{}'",
        "UPDATE operation SET hlc = 0",
        "UPDATE operation SET digest = x'00'",
        "UPDATE operation SET payload_digest = x'00'",
        "INSERT OR REPLACE INTO operation SELECT * FROM operation",
        "DELETE FROM act",
        "UPDATE act SET name = 'khác'",
        "INSERT OR REPLACE INTO act SELECT * FROM act",
        "DELETE FROM machine",
        "UPDATE machine SET uid = x'00'",
    ],
)
def test_the_journal_is_append_only(base, course, statement):
    before = journal(base)
    with pytest.raises(IntegrityError, match="append-only"):
        run(base, statement)
    with pytest.raises(IntegrityError, match="append-only"), base.act("Sửa nhật ký") as act:
        act.connection.exec_driver_sql(statement)
    assert journal(base) == before


def test_a_machine_may_get_another_name(base):
    run(base, "UPDATE machine SET name = 'máy phòng văn thư'")


# ── captured ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_creation_holds_every_column_and_a_change_only_what_changed(base, course):
    with base.act("Sửa lớp") as act:
        act.connection.exec_driver_sql("UPDATE course SET title = 'Viết tin', topics = 3, note = note")
    with base.read() as reader:
        created, changed = log.operations_of_rows(reader.connection, [course.uid])[course.uid]
    assert set(created.payload) == {column.name for column in tables.table_of(Course).columns} - {"uid"}
    assert created.payload["owner"] == course.owner.hex()
    assert changed.payload == {"title": "Viết tin", "topics": 3}
    assert created.table == changed.table == "course"


def test_fields_that_travel_together_are_captured_together(base, course):
    with base.act("Thêm buổi") as act:
        added = act.add(Session.of(course=course.uid, day=date(2024, 9, 14), at=time(7, 30)))
    with base.act("Dời buổi") as act:
        act.change(Session, added.uid, day=date(2024, 9, 15))
    with base.act("Đổi nơi") as act:
        act.change(Session, added.uid, place="Hội trường")
    with base.read() as reader:
        ops = log.operations_of_rows(reader.connection, [added.uid])[added.uid]
    assert [dict(op.payload) for op in ops[1:]] == [{"day": "2024-09-15", "at": "07:30"}, {"place": "Hội trường"}]


def test_an_update_that_changes_nothing_is_not_captured(base, course):
    with base.act("Không sửa gì") as act:
        act.connection.exec_driver_sql("UPDATE course SET title = title, note = ''")
    assert len(journal(base)) == 1


def test_replacing_a_row_is_captured_as_deletion_and_return(base, course):
    with base.act("Ghi đè") as act:
        act.connection.exec_driver_sql("INSERT OR REPLACE INTO course SELECT * FROM course")
    assert [kind for _, kind, _ in journal(base)] == ["create", "delete", "restore"]
    assert differing(base) == []


def test_a_row_that_comes_back_after_its_deletion_is_restored_not_created(base, course):
    with base.act("Xóa") as act:
        act.remove(Course, course.uid)
    with base.act("Thêm lại") as act:
        act.add(course)
    assert [kind for _, kind, _ in journal(base)] == ["create", "delete", "restore"]


def test_a_statement_that_fails_on_its_last_row_leaves_no_number_behind(base):
    with base.act("Thêm") as act:
        with pytest.raises(IntegrityError, match="UNIQUE"):
            act.connection.exec_driver_sql(f"INSERT INTO course {TWICE}")
        act.add(Course.of(title="Kỹ năng viết tin"))
    assert [n for n, _, _ in journal(base)] == [1]
    assert differing(base) == []


def test_ignored_rows_of_a_statement_are_not_captured(base):
    with base.act("Thêm") as act:
        act.connection.exec_driver_sql(f"INSERT OR IGNORE INTO course {TWICE}")
    assert [kind for _, kind, _ in journal(base)] == ["create"]
    assert differing(base) == []


def test_the_clock_goes_on_from_a_clock_that_was_ahead(base, course):
    ahead = 4_070_908_800_000 << 16
    with base.maintenance() as connection:
        connection.exec_driver_sql("UPDATE machine_now SET capture = 0")
        connection.exec_driver_sql("UPDATE operation SET hlc = ?", (ahead,))
        connection.exec_driver_sql("UPDATE machine_now SET capture = 1")
    with base.act("Sửa") as act:
        act.change(Course, course.uid, title="Viết tin")
    with base.read() as reader:
        assert reader.connection.exec_driver_sql("SELECT max(hlc) FROM operation").scalar_one() == ahead + 1


def test_the_clock_of_a_first_operation_is_the_present_in_milliseconds(base, course):
    with base.read() as reader:
        hlc, now = reader.connection.exec_driver_sql(
            "SELECT hlc, (julianday('now') - 2440587.5) * 86400000 FROM operation"
        ).one()
    assert 0 <= now - (hlc >> 16) < 60_000


# ── the triggers themselves ─────────────────────────────────────────────────────────────────────────────────────────


def test_triggers_are_made_anew_only_where_they_differ(base):
    run(base, "DROP TRIGGER capture_course_update")
    run(base, "DROP TRIGGER guard_act_3")
    run(base, "CREATE TRIGGER guard_act_3 BEFORE UPDATE ON act BEGIN SELECT 1; END")
    run(base, "CREATE TRIGGER stray AFTER INSERT ON course BEGIN SELECT 1; END")
    with base.maintenance() as connection:
        capture.remake_triggers(connection)
        stored = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all()
    assert {row.name: row.sql for row in stored} == dict(capture.triggers())


def test_every_replicated_table_has_its_four_triggers():
    names = {name for name, _ in capture.triggers()}
    for table in tables.replicated():
        assert {f"capture_{table.name}_{event}" for event in ("insert", "update", "delete")} <= names
        assert f"keep_{table.name}_uid" in names


# ── what a replicated column may be ─────────────────────────────────────────────────────────────────────────────────

COLUMNS = [(table, column) for table in tables.replicated() for column in table.columns]
EACH_COLUMN = pytest.mark.parametrize(("table", "column"), COLUMNS, ids=[f"{t.name}.{c.name}" for t, c in COLUMNS])

PERSONAL = {
    "office_signer.name",
    "person.birth_year",
    "person.name",
    "person.post",
    "plan.signer",
}
"""What an erasure empties. A new field about persons is added here when it is declared, and only then."""


def declared(column: Column[object]) -> str:
    return str(column.type.compile(sqlite.dialect()))


@EACH_COLUMN
def test_a_replicated_column_holds_what_the_journal_can_hold(table: Table, column: Column[object]):
    assert declared(column) in {"INTEGER", "TEXT", "BLOB"}
    assert not column.foreign_keys
    assert not column.unique
    assert column.server_default is None
    assert set(column.info) == {"personal", "refers"}, "a column is declared personal or not"


@EACH_COLUMN
def test_a_column_can_be_named_bare_in_sql(table: Table, column: Column[object]):
    """Triggers and queries write names without quotes, so none may be a word of the language."""
    with closing(sqlite3.connect(":memory:")) as bare:
        bare.execute(f"CREATE TABLE {table.name}_({column.name} TEXT)")
        bare.execute(f"UPDATE {table.name}_ SET {column.name} = {column.name} || 'x' WHERE {column.name} <> ''")
    assert re.fullmatch(r"[a-z][a-z0-9_]*", column.name)
    assert column.name == "plan" or column.name not in sqlite.dialect().preparer.reserved_words


@pytest.mark.parametrize("table", tables.replicated(), ids=lambda table: table.name)
def test_a_replicated_table_is_strict_and_unique_in_nothing_but_its_uid(table: Table, memory: Scratch):
    connection = memory.empty
    (strict,) = connection.execute("SELECT strict FROM pragma_table_list WHERE name = ?", (table.name,)).fetchone()
    assert strict == 1
    assert connection.execute(f"PRAGMA foreign_key_list({table.name})").fetchall() == []
    indexes = connection.execute(f"PRAGMA index_list({table.name})").fetchall()
    assert [(unique, origin) for _, _, unique, origin, _ in indexes if unique] == [(1, "pk")]
    assert [column.name for column in table.primary_key] == ["uid"]
    assert not any(isinstance(constraint, UniqueConstraint) for constraint in table.constraints)
    assert isinstance(table.columns["uid"].type, LargeBinary)
    assert isinstance(table.columns["owner"].type, LargeBinary)


def test_references_are_indexed():
    for table, column in COLUMNS:
        if column.info["refers"]:
            assert column.info["refers"] in {other.name for other in tables.replicated()}
            assert any(next(iter(index.columns)) is column for index in table.indexes), f"{table.name}.{column.name}"


def test_personal_columns_are_those_of_the_list():
    assert {f"{table.name}.{column.name}" for table, column in COLUMNS if column.info["personal"]} == PERSONAL


def test_no_personal_column_travels_in_a_merge_unit():
    """An erased field leaves its unit: its companions must not be chosen by it, nor it by them."""
    for table in tables.replicated():
        together = {name for unit in tables.record_of(table.name).merge_units for name in unit}
        assert not together & {column.name for column in table.columns if column.info["personal"]}
        assert together <= {column.name for column in table.columns}


def test_whole_numbers_are_stored_as_such_and_text_is_refused_there(base):
    with pytest.raises(IntegrityError, match="cannot store TEXT"), base.act("Thêm") as act:
        act.connection.exec_driver_sql(COURSES.replace("0, ''", "'ba', ''"))
    assert isinstance(tables.table_of(Person).columns["birth_year"].type, Integer)
