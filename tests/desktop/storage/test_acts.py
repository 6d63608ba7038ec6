"""An act is one transaction with a name: kept whole, or gone without a trace."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from desktop.domain.people import Person
from desktop.domain.training import Course
from desktop.storage import acts, log, search
from desktop.storage.acts import open_act, stamp
from desktop.storage.database import Database
from tests.desktop.storage.journalled import OFFICE, Scratch, differing, scratch


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scratch]:
    one = scratch(tmp_path_factory.mktemp("machines"))
    yield one
    one.close()


@pytest.fixture
def base(memory: Scratch) -> Database:
    return memory.clear()


class GaveUp(Exception):
    """Raised inside an act to have it rolled back."""


def give_up(base: Database) -> None:
    with base.act("Thêm") as act:
        act.add(Course.of(title="Kỹ năng viết tin"))
        raise GaveUp


def counts(base: Database) -> tuple[int, int, int, int]:
    """Acts, operations, the last n, and whether an act is open or capture off."""
    with base.read() as reader:
        query = (
            "SELECT (SELECT count(*) FROM act), (SELECT count(*) FROM operation), n, "
            "act_uid IS NOT NULL OR capture = 0 FROM machine_now"
        )
        return tuple(reader.connection.exec_driver_sql(query).one())


def test_an_act_says_who_did_what_when_and_its_operations_name_it(base):
    with base.act("Thêm lớp tập huấn", who="Phạm Thu Hà (công chức)", kind="edit") as act:
        added = act.add(Course.of(title="Kỹ năng viết tin"))
    with base.read() as reader:
        row = reader.connection.exec_driver_sql("SELECT * FROM act").one()
        (operation,) = log.operations_of_act(reader.connection, act.uid)
    assert log.act_of(row).name == "Thêm lớp tập huấn"
    assert (row.uid, row.who, row.kind, row.undoes, row.import_uid) == (
        act.uid, "Phạm Thu Hà (công chức)", "edit", None, None,
    )  # fmt: skip
    assert (operation.row, operation.machine, operation.n) == (added.uid, base.identity.uid, 1)
    assert act.touched == {"course": {added.uid}}
    assert act.n == 1


def test_a_stamp_is_the_present_in_utc():
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", stamp())
    assert abs((datetime.now(UTC) - datetime.fromisoformat(stamp())).total_seconds()) < 60


def test_an_act_that_changed_nothing_leaves_no_trace(base):
    with base.act("Thêm") as act:
        course = act.add(Course.of(title="Kỹ năng viết tin"))
    before = counts(base)
    with base.act("Xem") as act:
        act.change(Course, course.uid, title="Kỹ năng viết tin")
    assert counts(base) == before == (1, 1, 1, 0)
    assert act.touched == {}


def test_an_act_that_fails_is_rolled_back_whole(base):
    before = counts(base)
    with pytest.raises(GaveUp):
        give_up(base)
    assert counts(base) == before == (0, 0, 0, 0)
    assert differing(base) == []
    with base.act("Thêm") as act:
        act.add(Course.of(title="Kỹ năng viết tin"))
    assert counts(base) == (1, 1, 1, 0)


def test_one_act_at_a_time(base):
    with base.act("Ngoài") as act:
        act.add(Course.of(title="Kỹ năng viết tin"))
        with pytest.raises(RuntimeError, match="open already"), open_act(act.connection, name="Trong", who=""):
            pass
    assert counts(base) == (1, 1, 1, 0)


def test_operations_are_sealed_when_their_act_closes(base):
    with base.act("Thêm") as act:
        act.add_all(Course.of(title=f"Lớp {number}") for number in range(3))
        unsealed = act.connection.exec_driver_sql("SELECT count(*) FROM operation WHERE digest = x''").scalar_one()
    with base.read() as reader:
        assert log.broken(reader.connection) == []
        sizes = reader.connection.exec_driver_sql(
            "SELECT DISTINCT length(digest), length(payload_digest), length(salt) FROM operation"
        ).all()
    assert unsealed == 3
    assert [tuple(row) for row in sizes] == [(8, 32, 16)]


def test_salts_differ_so_that_equal_payloads_do_not_look_equal(base):
    with base.act("Thêm") as act:
        act.add(Course.of(title="Cùng tên"))
        act.add(Course.of(title="Cùng tên"))
    with base.read() as reader:
        digests = reader.connection.exec_driver_sql("SELECT payload_digest FROM operation").scalars().all()
    assert len(set(digests)) == 2


def test_rows_without_an_owner_become_the_offices_own(base):
    with base.act("Thêm") as act:
        ours = act.add(Course.of(title="Của ta"))
        theirs = act.add(Course.of(title="Của họ", owner=b"\x07" * 16))
    assert (ours.owner, theirs.owner) == (OFFICE, b"\x07" * 16)


def test_what_an_act_touched_can_be_found_and_what_it_deleted_no_longer(base):
    with base.act("Thêm") as act:
        person = act.add(Person.of(name="Lê Thị Mận"))
    with base.read() as reader:
        assert [hit.uid for hit in search.find(reader.connection, "man")] == [person.uid]
    with base.act("Xóa") as act:
        act.remove(Person, person.uid)
    with base.read() as reader:
        assert search.find(reader.connection, "man") == []


def test_sealing_gives_the_last_number_also_when_nothing_was_written(base):
    with base.maintenance() as connection, open_act(connection, name="Xem", who="") as act:
        assert acts.seal(connection, 1, 0, act) == 0
    assert act.touched == {}
