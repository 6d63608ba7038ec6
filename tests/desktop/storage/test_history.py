"""What was done, newest first, of everything or of one record; and which act undo and redo would take."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from desktop.domain.people import Person
from desktop.domain.record import new_uid
from desktop.domain.training import Attendance, Course, Mark, Session
from desktop.journal.operation import Act, Kind
from desktop.journal.sentences import sentence, sentences
from desktop.journal.wording import Reading
from desktop.storage import history, identity
from desktop.storage.database import Database
from desktop.storage.erasure import erase_rows
from tests.desktop.storage.clerk import redoable, undo, undoable
from tests.desktop.storage.journalled import OFFICE, Scratch, scratch

DAY = date(2024, 9, 14)


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scratch]:
    one = scratch(tmp_path_factory.mktemp("machines"))
    yield one
    one.close()


@pytest.fixture
def base(memory: Scratch) -> Database:
    return memory.clear()


def add(base: Database, title: str) -> Course:
    with base.act(f"Thêm lớp {title}", who="Phạm Thu Hà") as act:
        return act.add(Course.of(title=title))


def rename(base: Database, course: Course, title: str) -> bytes:
    with base.act(f"Đổi tên thành {title}", who="Phạm Thu Hà") as act:
        act.change(Course, course.uid, title=title)
    return act.uid


def names_of(acts: list[Act]) -> list[str]:
    return [act.name for act in acts]


# ── acts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_acts_come_newest_first_in_pages(base):
    for title in "ABCDE":
        add(base, title)
    with base.read() as reader:
        first = history.acts(reader.connection, limit=2)
        rest = history.acts(reader.connection, limit=9, older_than=first[-1].uid)
        assert history.act(reader.connection, first[0].uid) == first[0]
        assert history.act(reader.connection, new_uid()) is None
    assert names_of(first) == ["Thêm lớp E", "Thêm lớp D"]
    assert names_of(rest) == ["Thêm lớp C", "Thêm lớp B", "Thêm lớp A"]


def test_acts_of_one_moment_keep_the_order_they_were_done_in(base):
    for title in "AB":
        add(base, title)
    with base.maintenance() as connection:
        connection.exec_driver_sql("UPDATE machine_now SET capture = 0")
        connection.exec_driver_sql("UPDATE act SET at = '2024-09-14T01:00:00.000+00:00'")
    with base.read() as reader:
        (newest,) = history.acts(reader.connection, limit=1)
        assert names_of(history.acts(reader.connection, older_than=newest.uid)) == ["Thêm lớp A"]
    assert newest.name == "Thêm lớp B"


def test_what_an_act_changed_is_told_row_by_row(base):
    with base.act("Nhập lớp") as act:
        course = act.add(Course.of(title="Viết tin"))
        session = act.add(Session.of(course=course.uid, day=DAY))
    rename(base, course, "Viết tin bài")
    with base.read() as reader:
        told = history.of_act(reader.connection, act.uid)
        assert history.of_act(reader.connection, new_uid()) == []
    assert [(one.table, one.row, one.kind) for one in told] == [
        ("course", course.uid, Kind.CREATE),
        ("session", session.uid, Kind.CREATE),
    ]


# ── one record ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def course(base: Database) -> Course:
    """A course with one session that stays and one that is deleted; another course beside it."""
    course = add(base, "Viết tin")
    add(base, "Chụp ảnh")
    with base.act("Thêm hai buổi") as act:
        stays = act.add(Session.of(course=course.uid, day=DAY))
        goes = act.add(Session.of(course=course.uid, day=date(2024, 9, 15)))
        person = act.add(Person.of(name="Lê Thị Mận"))
        act.add(Attendance.of(session=stays.uid, person=person.uid, mark=Mark.PRESENT))
    with base.act("Xóa buổi") as act:
        act.remove(Session, goes.uid)
    rename(base, course, "Viết tin bài")
    return course


def test_the_history_of_a_record_is_its_own(base, course):
    with base.read() as reader:
        told = history.of_record(reader.connection, "course", course.uid, parts=False)
    assert names_of([act for act, _ in told]) == ["Đổi tên thành Viết tin bài", "Thêm lớp Viết tin"]
    assert [[change.kind for change in changes] for _, changes in told] == [[Kind.CHANGE], [Kind.CREATE]]


def test_with_its_parts_also_that_of_what_refers_or_referred_to_it(base, course):
    with base.read() as reader:
        told = history.of_record(reader.connection, "course", course.uid)
    assert [(act.name, [(change.table, change.kind) for change in changes]) for act, changes in told] == [
        ("Đổi tên thành Viết tin bài", [("course", Kind.CHANGE)]),
        ("Xóa buổi", [("session", Kind.DELETE)]),
        ("Thêm hai buổi", [("session", Kind.CREATE), ("session", Kind.CREATE)]),
        ("Thêm lớp Viết tin", [("course", Kind.CREATE)]),
    ]


def test_a_part_moved_elsewhere_still_belongs_to_the_history(base, course):
    with base.act("Chuyển buổi") as act:
        other = act.find(Course, title="Chụp ảnh")[0]
        act.connection.exec_driver_sql("UPDATE session SET course = ?", (other.uid,))
    with base.read() as reader:
        told = history.of_record(reader.connection, "course", course.uid)
    assert told[0][0].name == "Chuyển buổi"


def test_a_record_nobody_knows_has_no_history(base):
    with base.read() as reader:
        assert history.of_record(reader.connection, "course", new_uid()) == []


def test_a_history_reads_as_sentences(base, course):
    with base.read() as reader:
        reading = Reading(history.names(reader.connection))
        (act, (change,)), deleted, *_ = history.of_record(reader.connection, "course", course.uid)
        renamed, (gone,) = sentence(act, change, reading), sentences(*deleted, reading)
    assert renamed.endswith(", Phạm Thu Hà: sửa lớp tập huấn: «Tên lớp» từ «Viết tin» thành «Viết tin bài».")
    assert gone.endswith(": xóa buổi học «Viết tin bài, 15/09/2024».")


def test_a_deleted_record_is_still_named_and_an_erased_person_is_not(base, course):
    with base.read() as reader:
        person = reader.find(Person)[0]
        attendance = reader.find(Attendance)[0]
    with base.act("Xóa") as act:
        act.remove(Attendance, attendance.uid)
        act.remove(Person, person.uid)
    with base.read() as reader:
        name = history.names(reader.connection)
        assert name("person", person.uid) == name("person", person.uid) == "Lê Thị Mận"
        assert name("attendance", attendance.uid) == "Viết tin bài, 14/09/2024, Lê Thị Mận"
        assert name("person", new_uid()) == name("course", new_uid()) == ""
        assert name("podcast", person.uid) == ""
    with base.act("Xóa thông tin", kind="erase") as act:
        erase_rows(act, [("person", person.uid)])
    with base.read() as reader:
        assert history.names(reader.connection)("person", person.uid) == "đã xóa thông tin cá nhân"


# ── what undo and redo would take ───────────────────────────────────────────────────────────────────────────────────


def test_nothing_done_nothing_to_undo(base):
    assert undoable(base) is None
    assert redoable(base) is None


def test_undo_goes_back_and_redo_forward_act_by_act(base):
    course = add(base, "A")
    rename(base, course, "B")
    seen = []
    for _ in range(2):
        seen.append(undoable(base).name)
        undo(base, undoable(base).uid)
    assert seen == ["Đổi tên thành B", "Thêm lớp A"]
    assert undoable(base) is None
    for expected in ("Thêm lớp A", "Đổi tên thành B"):
        assert redoable(base) is not None
        undo(base, redoable(base).uid, "redo")
        assert undoable(base).name == expected
    assert redoable(base) is None


def test_after_something_new_nothing_is_redone(base):
    course = add(base, "A")
    undo(base, rename(base, course, "B"))
    assert redoable(base) is not None
    rename(base, course, "C")
    assert redoable(base) is None
    assert undoable(base).name == "Đổi tên thành C"


def test_an_act_further_back_can_be_undone_and_that_redone(base):
    course, other = add(base, "A"), add(base, "B")
    changed = rename(base, course, "A2")
    rename(base, other, "B2")
    undo(base, changed)
    assert undoable(base).name == "Đổi tên thành B2"
    undo(base, redoable(base).uid, "redo")
    with base.read() as reader:
        assert reader.one(Course, course.uid).title == "A2"
    assert redoable(base) is None


def test_erasures_are_neither_undone_nor_in_the_way(base):
    with base.act("Thêm người") as act:
        person = act.add(Person.of(name="Lê Thị Mận"))
    undo(base, undoable(base).uid)
    with base.act("Xóa thông tin", kind="erase") as act:
        erase_rows(act, [("person", person.uid)])
    assert undoable(base) is None
    assert redoable(base) is not None


def test_acts_of_another_office_machine_are_not_taken_for_our_own(base):
    add(base, "A")
    with base.maintenance() as connection:
        connection.exec_driver_sql("INSERT INTO machine VALUES (9, x'99', x'00', 'máy bên kia', NULL, 'known')")
        connection.exec_driver_sql(
            "INSERT INTO act VALUES (x'aa', '2099-01-01', '', 'Việc bên kia', 'edit', NULL, NULL)"
        )
        connection.exec_driver_sql(
            "INSERT INTO operation SELECT 9, 1, x'aa', table_name, row_uid, 'change', hlc, NULL, payload, salt, "
            "payload_digest, digest, schema FROM operation"
        )
    assert undoable(base).name == "Thêm lớp A"


def test_what_was_done_before_a_new_identity_can_still_be_undone(base):
    course = add(base, "A")
    with base.maintenance() as connection:
        identity.mint(connection, base.identity.folder, OFFICE)
    assert undoable(base).name == "Thêm lớp A"
    rename(base, course, "B")
    assert undoable(base).name == "Đổi tên thành B"
    undo(base, undoable(base).uid)
    undo(base, undoable(base).uid)
    with base.read() as reader:
        assert reader.count(Course) == 0
