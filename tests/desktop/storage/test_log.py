"""The journal and the tables are one: what was written, however, folds back to exactly the rows that stand there."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from desktop.domain.training import Course, Session
from desktop.journal.fold import fold
from desktop.journal.operation import Kind
from desktop.storage import log, tables
from desktop.storage.database import Database
from tests.desktop.storage.journalled import (
    HOW,
    Scratch,
    Write,
    differing,
    rows_of,
    scratch,
    writes,
)

EXAMPLES = int(os.environ.get("JOURNAL_EXAMPLES", "60"))


class GaveUp(Exception):
    """Raised inside an act to have it rolled back."""


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scratch]:
    one = scratch(tmp_path_factory.mktemp("machines"))
    yield one
    one.close()


@pytest.fixture
def base(memory: Scratch) -> Database:
    return memory.clear()


acts = st.lists(
    st.tuples(st.lists(writes(), min_size=1, max_size=4), st.sampled_from(["kept", "kept", "kept", "rolled back"])),
    min_size=1,
    max_size=6,
)


def play(base: Database, script: list[tuple[list[Write], str]]) -> None:
    for statements, end in script:
        try:
            with base.act("Thử") as act:
                for write in statements:
                    HOW[write.how](act.connection, write)
                if end == "rolled back":
                    raise GaveUp
        except GaveUp:
            pass


@settings(max_examples=EXAMPLES)
@given(acts)
def test_the_journal_folds_to_the_tables_after_any_writes(memory, script):
    base = memory.clear()
    play(base, script)
    assert differing(base) == []
    with base.read() as reader:
        counted = reader.connection.exec_driver_sql(
            "SELECT count(*), coalesce(max(n), 0), (SELECT n FROM machine_now) FROM operation"
        ).one()
        assert counted[0] == counted[1] == counted[2], "n counts every operation and skips none"
        assert log.broken(reader.connection) == []
        check_clock(reader.connection)
        empty_acts = "SELECT count(*) FROM act a WHERE NOT EXISTS (SELECT 1 FROM operation o WHERE o.act_uid = a.uid)"
        assert reader.connection.exec_driver_sql(empty_acts).scalar_one() == 0


@settings(max_examples=EXAMPLES)
@given(acts)
def test_tables_lost_are_made_again_from_the_journal(memory, script):
    base = memory.clear()
    play(base, script)
    before = rows_of(base)
    with base.maintenance() as connection:
        refold_all(connection)
    assert rows_of(base) == before


def refold_all(connection: Connection) -> None:
    connection.exec_driver_sql("UPDATE machine_now SET capture = 0")
    for table in tables.replicated():
        connection.exec_driver_sql(f"DELETE FROM {table.name}")
        log.refold(connection, table)
    connection.exec_driver_sql("UPDATE machine_now SET capture = 1")


def check_clock(connection: Connection) -> None:
    clocks = connection.exec_driver_sql("SELECT hlc FROM operation ORDER BY rid, n").scalars().all()
    assert all(earlier < later for earlier, later in pairwise(clocks))


# ── what differs is found ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "behind",
    [
        "UPDATE course SET title = 'khác'",
        "UPDATE course SET owner = x'00'",
        "DELETE FROM course",
        "INSERT INTO course SELECT x'aa', owner, title, task, organiser, state, topics, note FROM course LIMIT 1",
        "UPDATE operation SET payload = json_set(payload, '$.title', 'khác')",
        "UPDATE operation SET payload = '{not json'",
        "UPDATE operation SET kind = 'mislaid'",
        "UPDATE operation SET table_name = 'curse'",
        "DELETE FROM operation",
    ],
)
def test_a_change_behind_the_journals_back_is_found(base, behind):
    with base.act("Thêm") as act:
        act.add(Course.of(title="Kỹ năng viết tin"))
        act.add(Course.of(title="Kỹ năng chụp ảnh"))
    assert differing(base) == []
    with base.maintenance() as connection:
        connection.exec_driver_sql("UPDATE machine_now SET capture = 0")
        connection.exec_driver_sql(behind)
        connection.exec_driver_sql("UPDATE machine_now SET capture = 1")
    assert differing(base) == ["course"]


@pytest.mark.parametrize(
    "forged",
    [
        "payload = json_set(payload, '$.title', 'khác')",
        "payload = NULL",
        "payload = '{not json'",
        "salt = x''",
        "payload_digest = x''",
        "digest = x''",
        "rid = 9",
        "n = 9",
        "act_uid = x'00'",
        "table_name = 'session'",
        "row_uid = x'00'",
        "kind = 'restore'",
        "hlc = hlc + 1",
        "seen = '{\"1\": 9}'",
        "schema = 9",
    ],
)
def test_an_operation_that_is_not_as_it_was_sealed_is_found(base, forged):
    with base.act("Thêm") as act:
        act.add(Course.of(title="Kỹ năng viết tin"))
        act.add(Course.of(title="Kỹ năng chụp ảnh"))
    with base.maintenance() as connection:
        assert log.broken(connection) == []
        connection.exec_driver_sql("UPDATE machine_now SET capture = 0")
        connection.exec_driver_sql(f"UPDATE operation SET {forged} WHERE n = 2")
        rid, n = connection.exec_driver_sql("SELECT rid, n FROM operation WHERE rid <> 1 OR n <> 1").one()
        assert log.broken(connection) == [(rid, n)]


def test_of_an_emptied_operation_the_header_is_still_sealed(base):
    with base.act("Thêm") as act:
        act.add(Course.of(title="Kỹ năng viết tin"))
    with base.maintenance() as connection:
        connection.exec_driver_sql("UPDATE machine_now SET capture = 0")
        connection.exec_driver_sql(
            "UPDATE operation SET salt = x'', payload = json_set(payload, '$.title', '', '$.~erased', 'title')"
        )
        assert log.broken(connection) == []
        connection.exec_driver_sql("UPDATE operation SET hlc = hlc + 1")
        assert log.broken(connection) == [(1, 1)]


def test_operations_of_a_table_unknown_here_are_kept_and_do_no_harm(base):
    with base.act("Thêm") as act:
        act.add(Course.of(title="Kỹ năng viết tin"))
    with base.maintenance() as connection:
        connection.exec_driver_sql(
            "INSERT INTO operation SELECT rid, 1000, act_uid, 'podcast', x'77', kind, hlc, seen, payload, salt, "
            "payload_digest, digest, 9 FROM operation"
        )
    assert differing(base) == []


# ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_operations_are_read_by_row_and_by_act(base):
    with base.act("Thêm") as act:
        first, second = act.add(Course.of(title="Một")), act.add(Course.of(title="Hai"))
        added = act.uid
    with base.act("Sửa") as act:
        act.change(Course, first.uid, title="Một, lần hai")
    with base.read() as reader:
        of_rows = log.operations_of_rows(reader.connection, [first.uid, second.uid, b"unknown"])
        of_act = log.operations_of_act(reader.connection, added)
    assert [op.kind for op in of_rows[first.uid]] == [Kind.CREATE, Kind.CHANGE]
    assert of_rows[first.uid][1].payload == {"title": "Một, lần hai"}
    assert of_rows[b"unknown"] == []
    assert [op.row for op in of_act] == [first.uid, second.uid]


def test_rows_are_read_in_more_than_one_portion(base):
    with base.act("Thêm") as act:
        added = [act.add(Course.of(title=f"Lớp {number}")).uid for number in range(log._CHUNK + 3)]
    with base.read() as reader:
        found = log.operations_of_rows(reader.connection, [*added, added[0]])
    assert list(found) == added
    assert all(len(ops) == 1 for ops in found.values())


# ── two offices' machines ───────────────────────────────────────────────────────────────────────────────────────────


def copied(source: Database, target: Database) -> None:
    """Everything of another machine's journal, carried over by hand, and the rows folded anew."""
    with source.read() as reader, target.maintenance() as connection:
        connection.exec_driver_sql("UPDATE machine_now SET capture = 0")
        here = {uid: rid for rid, uid in log.machines(connection).items()}
        rids = {}
        for row in reader.connection.exec_driver_sql("SELECT * FROM machine").all():
            rids[row.rid] = here.get(row.uid, max(here.values()) + 1)
            if row.uid not in here:
                here[row.uid] = rids[row.rid]
                values = (rids[row.rid], row.uid, row.office_uid, row.name, row.key, row.state)
                connection.exec_driver_sql("INSERT INTO machine VALUES (?, ?, ?, ?, ?, ?)", values)
        for row in reader.connection.exec_driver_sql("SELECT * FROM act").all():
            connection.exec_driver_sql("INSERT OR IGNORE INTO act VALUES (?, ?, ?, ?, ?, ?, ?)", tuple(row))
        for row in reader.connection.exec_driver_sql("SELECT * FROM operation").all():
            seen = {str(rids[int(rid)]): n for rid, n in json.loads(row.seen).items()} if row.seen else None
            values = (rids[row.rid], *row[1:7], json.dumps(seen) if seen else None, *row[8:])
            connection.exec_driver_sql(f"INSERT OR IGNORE INTO operation VALUES ({', '.join('?' * 13)})", values)
        refold_all(connection)


@settings(max_examples=EXAMPLES // 3)
@given(ours=acts, theirs=acts, after=acts)
def test_two_machines_that_hand_each_other_their_journals_have_the_same_rows(two_machines, ours, theirs, after):
    """Also when both go on writing on what they merged; `seen` is then told by each in its own numbers."""
    one, other = (machine.clear() for machine in two_machines)
    play(one, ours)
    play(other, theirs)
    copied(one, other)
    play(other, after)
    copied(other, one)
    copied(one, other)
    assert differing(one) == differing(other) == []
    assert rows_of(one) == rows_of(other)
    assert digests(one) == digests(other)


def digests(base: Database) -> set[bytes]:
    """Digests name machines by uid, so they are the same wherever the journal lies."""
    with base.read() as reader:
        assert log.broken(reader.connection) == []
        return set(reader.connection.exec_driver_sql("SELECT digest FROM operation").scalars())


@pytest.fixture(scope="module")
def two_machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Scratch, Scratch]]:
    pair = scratch(tmp_path_factory.mktemp("one")), scratch(tmp_path_factory.mktemp("other"))
    yield pair
    for one in pair:
        one.close()


def test_what_a_machine_had_seen_stands_with_what_it_writes(two_machines):
    one, other = (machine.clear() for machine in two_machines)
    with one.act("Thêm") as act:
        course = act.add(Course.of(title="Viết"))
        act.change(Course, course.uid, title="Viết tin")
        act.add(Session.of(course=course.uid, day="2024-09-14"))
    copied(one, other)
    with other.act("Sửa") as act:
        act.change(Course, course.uid, title="Kỹ năng viết tin")
        act.change(Course, course.uid, title="Kỹ năng viết tin bài")
    copied(other, one)
    with one.read() as reader:
        ops = log.operations_of_rows(reader.connection, [course.uid])[course.uid]
        assert reader.one(Course, course.uid).title == "Kỹ năng viết tin bài"
    assert [dict(op.seen) for op in ops] == [{}, {}, {one.identity.uid: 2}, {one.identity.uid: 2}]
    assert fold(ops).conflicts == ()


def test_a_change_on_both_sides_is_a_conflict_and_shows_the_same_on_both(two_machines):
    one, other = (machine.clear() for machine in two_machines)
    with one.act("Thêm") as act:
        course = act.add(Course.of(title="Kỹ năng viết tin"))
    copied(one, other)
    for base, title in ((one, "của máy này"), (other, "của máy kia")):
        with base.act("Sửa") as act:
            act.change(Course, course.uid, title=title)
    copied(one, other)
    copied(other, one)
    titles = set()
    for base in (one, other):
        with base.read() as reader:
            titles.add(reader.one(Course, course.uid).title)
            ops = log.operations_of_rows(reader.connection, [course.uid])[course.uid]
            assert fold(ops, Course.merge_units).conflicts == ("title",)
    assert titles == {"của máy kia"}
