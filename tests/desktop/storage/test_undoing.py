"""Undo and redo on a real journal: the tables as they were, nothing built upon lost, no reference to nothing."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from desktop.domain.people import Person
from desktop.domain.training import Attendance, Course, Mark, Session
from desktop.journal.operation import Kind
from desktop.journal.undo import WhyLeft
from desktop.storage import rows
from desktop.storage.database import Database
from desktop.storage.erasure import erase_rows
from desktop.storage.rows import dangling
from desktop.storage.undoing import apply_undo
from tests.desktop.storage import journalled
from tests.desktop.storage.clerk import acts, do, redoable, rows_of, undo, undoable
from tests.desktop.storage.journalled import HOW, Scratch, differing, scratch, writes

EXAMPLES = int(os.environ.get("JOURNAL_EXAMPLES", "60"))
DAY = date(2024, 9, 14)


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scratch]:
    one = scratch(tmp_path_factory.mktemp("machines"))
    yield one
    one.close()


@pytest.fixture
def base(memory: Scratch) -> Database:
    return memory.clear()


def sound(base: Database) -> bool:
    with base.read() as reader:
        dangling = rows.dangling(reader.connection)
    return differing(base) == [] and dangling == []


# ── random work ─────────────────────────────────────────────────────────────────────────────────────────────────────


@settings(max_examples=EXAMPLES)
@given(st.lists(st.one_of(acts, acts, st.just("undo"), st.just("undo"), st.just("redo")), min_size=5, max_size=14))
def test_undo_and_redo_step_by_step_as_the_clerk_does(memory, script):
    base = memory.clear()
    shown, at = [rows_of(base)], 0
    for step in script:
        if isinstance(step, list):
            if do(base, step) is not None and rows_of(base) != shown[at]:
                at += 1
                shown[at:] = [rows_of(base)]
        elif step == "undo":
            at -= at > 0
            while (target := undoable(base)) is not None and rows_of(base) != shown[at]:
                assert undo(base, target.uid).left == ()
        else:
            target = redoable(base)
            if target is not None:
                assert undo(base, target.uid, "redo").left == ()
                at += 1
        assert rows_of(base) == shown[at]
    assert sound(base)


@settings(max_examples=EXAMPLES)
@given(st.lists(acts, min_size=2, max_size=8), st.data())
def test_any_act_taken_back_leaves_the_tables_sound_and_its_redo_gives_them_back(memory, history, data):
    base = memory.clear()
    done = [uid for work in history if (uid := do(base, work)) is not None]
    if not done:
        return
    chosen = data.draw(st.sampled_from(done))
    before = rows_of(base)
    first = undo(base, chosen)
    assert sound(base)
    assert len(set(first.restored)) == len(first.restored)
    assert undo(base, chosen).restored == ()
    with base.read() as reader:
        (undoing, *_) = undos_of(reader.connection, chosen)
    undo(base, undoing, "redo")
    assert rows_of(base) == before
    assert sound(base)


def undos_of(connection: Connection, act: bytes) -> list[bytes]:
    return list(connection.exec_driver_sql("SELECT uid FROM act WHERE undoes = ? ORDER BY rowid", (act,)).scalars())


raw_acts = st.lists(st.lists(writes(), min_size=1, max_size=4), min_size=1, max_size=5)


@settings(max_examples=EXAMPLES)
@given(raw_acts)
def test_the_last_of_any_acts_goes_and_comes_back(memory, script):
    """An act of raw writes may leave references to rows it deleted; only then may its redo leave rows too."""
    base = memory.clear()
    for statements in script:
        before = journalled.rows_of(base)
        with base.act("Thử") as act:
            for write in statements:
                HOW[write.how](act.connection, write)
    after = journalled.rows_of(base)
    if not act.touched:
        return
    with base.read() as reader:
        loose = dangling(reader.connection)
    result = undo(base, act.uid)
    assert differing(base) == []
    assert {left.why for left in result.left} <= {WhyLeft.IN_USE}
    if not result.left:
        assert journalled.rows_of(base) == before
    with base.read() as reader:
        (undoing,) = undos_of(reader.connection, act.uid)
    again = undo(base, undoing, "redo")
    assert {left.why for left in again.left} <= ({WhyLeft.IN_USE} if loose else set())
    if not again.left:
        assert journalled.rows_of(base) == after
    assert differing(base) == []


# ── by example ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def course(base: Database) -> Course:
    with base.act("Thêm lớp") as act:
        return act.add(Course.of(title="Kỹ năng viết tin", topics=1))


def test_a_deleted_course_comes_back_with_all_its_attendance(base):
    with base.act("Nhập lớp") as act:
        course = act.add(Course.of(title="Kỹ năng viết tin"))
        session = act.add(Session.of(course=course.uid, day=DAY))
        people = [act.add(Person.of(name=f"Cán bộ số {number}")) for number in range(60)]
        act.add_all(Attendance.of(session=session.uid, person=one.uid, mark=Mark.PRESENT) for one in people)
    before = rows_of(base)
    with base.act("Xóa lớp") as act:
        for one in act.find(Attendance):
            act.remove(Attendance, one.uid)
        act.remove(Session, session.uid)
        act.remove(Course, course.uid)
    result = undo(base, act.uid)
    assert len(result.restored) == 62
    assert result.restored[0] == ("course", course.uid)
    assert rows_of(base) == before


def test_what_has_been_changed_since_is_left_and_listed(base, course):
    with base.act("Sửa") as act:
        act.change(Course, course.uid, title="Viết tin", topics=5)
    changed = act.uid
    with base.act("Sửa nữa") as act:
        act.change(Course, course.uid, title="Viết tin bài")
    result = undo(base, changed)
    assert result.restored == (("course", course.uid),)
    assert [(left.why, left.fields) for left in result.left] == [(WhyLeft.CHANGED, ("title",))]
    with base.read() as reader:
        now = reader.one(Course, course.uid)
    assert (now.title, now.topics) == ("Viết tin bài", 1)


def test_a_created_record_others_refer_to_stays_with_what_it_needs(base):
    """The course is referred to by its session only, and the session by an attendance of a later act."""
    with base.act("Thêm lớp") as act:
        course = act.add(Course.of(title="Kỹ năng viết tin"))
        session = act.add(Session.of(course=course.uid, day=DAY))
        spare = act.add(Session.of(course=course.uid, day=DAY))
    created = act.uid
    with base.act("Điểm danh") as act:
        person = act.add(Person.of(name="Lê Thị Mận"))
        act.add(Attendance.of(session=session.uid, person=person.uid, mark=Mark.PRESENT))
    result = undo(base, created)
    assert result.restored == (("session", spare.uid),)
    assert {(left.table, left.row, left.why) for left in result.left} == {
        ("course", course.uid, WhyLeft.IN_USE),
        ("session", session.uid, WhyLeft.IN_USE),
    }
    assert sound(base)


def test_a_reference_the_undo_itself_takes_back_keeps_nothing(base):
    with base.act("Thêm") as act:
        old = act.add(Course.of(title="Lớp cũ"))
        session = act.add(Session.of(course=old.uid, day=DAY))
    with base.act("Chuyển sang lớp mới") as act:
        new = act.add(Course.of(title="Lớp mới"))
        act.change(Session, session.uid, course=new.uid)
    assert undo(base, act.uid).left == ()
    with base.read() as reader:
        assert reader.one(Session, session.uid).course == old.uid
        assert reader.get(Course, new.uid) is None


def test_a_record_whose_parent_was_deleted_since_does_not_come_back(base):
    with base.act("Thêm") as act:
        course = act.add(Course.of(title="Kỹ năng viết tin"))
        session = act.add(Session.of(course=course.uid, day=DAY))
        person = act.add(Person.of(name="Lê Thị Mận"))
        attendance = act.add(Attendance.of(session=session.uid, person=person.uid, mark=Mark.PRESENT))
    with base.act("Xóa buổi") as act:
        act.remove(Attendance, attendance.uid)
        act.remove(Session, session.uid)
    deleted = act.uid
    with base.act("Xóa lớp") as act:
        act.remove(Course, course.uid)
    result = undo(base, deleted)
    assert result.restored == ()
    assert [(left.table, left.why, left.fields) for left in result.left] == [
        ("session", WhyLeft.TARGET_GONE, ("course",)),
        ("attendance", WhyLeft.TARGET_GONE, ("session",)),
    ]
    assert sound(base)


def test_a_field_does_not_go_back_to_a_record_deleted_since(base):
    with base.act("Thêm") as act:
        old, new = (act.add(Course.of(title=title)) for title in ("Lớp cũ", "Lớp mới"))
        session = act.add(Session.of(course=old.uid, day=DAY, place="Hội trường"))
    with base.act("Chuyển") as act:
        act.change(Session, session.uid, course=new.uid, place="Nhà văn hóa")
    moved = act.uid
    with base.act("Xóa lớp cũ") as act:
        act.remove(Course, old.uid)
    result = undo(base, moved)
    assert [(left.why, left.fields) for left in result.left] == [(WhyLeft.TARGET_GONE, ("course",))]
    with base.read() as reader:
        now = reader.one(Session, session.uid)
    assert (now.course, now.place) == (new.uid, "Hội trường")


def test_a_reference_that_led_nowhere_before_may_lead_there_again(base):
    """A parent may still be on its way from another office."""
    with base.act("Thêm") as act:
        session = act.add(Session.of(course=b"\x77" * 16, day=DAY))
    with base.act("Xóa") as act:
        act.remove(Session, session.uid)
    assert undo(base, act.uid).left == ()
    with base.read() as reader:
        assert reader.one(Session, session.uid).course == b"\x77" * 16


@pytest.fixture
def orphan(base: Database) -> tuple[Course, Session]:
    """A session whose course somebody deleted without asking."""
    with base.act("Thêm") as act:
        course = act.add(Course.of(title="Kỹ năng viết tin"))
        session = act.add(Session.of(course=course.uid, day=DAY))
    with base.act("Xóa lớp mà quên buổi") as act:
        act.remove(Course, course.uid)
    return course, session


def test_what_was_gone_before_the_act_does_not_keep_its_row_from_coming_back(base, orphan):
    _, session = orphan
    with base.act("Xóa buổi") as act:
        act.remove(Session, session.uid)
    assert undo(base, act.uid).left == ()
    with base.read() as reader:
        assert reader.get(Session, session.uid) is not None


def test_a_row_the_undo_brings_back_keeps_what_it_refers_to(base, orphan):
    course, session = orphan
    with base.act("Thêm lại lớp, bỏ buổi") as act:
        act.add(course)
        act.remove(Session, session.uid)
    result = undo(base, act.uid)
    assert [(left.row, left.why) for left in result.left] == [(course.uid, WhyLeft.IN_USE)]
    assert sound(base)


def test_rows_older_than_a_column_and_fields_newer_than_the_program(base, course):
    """The row was created before `note` was a column; the change also set a field that this version does not have."""
    with base.act("Sửa") as act:
        act.change(Course, course.uid, title="Viết tin", note="chưa có")
    changed = act.uid
    with base.maintenance() as connection:
        connection.exec_driver_sql("UPDATE machine_now SET capture = 0")
        connection.exec_driver_sql("UPDATE operation SET payload = json_remove(payload, '$.note') WHERE n = 1")
        connection.exec_driver_sql("UPDATE operation SET payload = json_set(payload, '$.mood', 'vui') WHERE n = 2")
        connection.exec_driver_sql("UPDATE machine_now SET capture = 1")
    assert undo(base, changed).left == ()
    assert rows_of(base)["Course"] == [course]
    with base.act("Xóa") as act:
        act.remove(Course, course.uid)
    undo(base, act.uid)
    assert rows_of(base)["Course"] == [course]
    assert differing(base) == []


def test_records_of_a_newer_version_are_left_and_listed(base, course):
    with base.act("Thêm") as act:
        act.change(Course, course.uid, title="Viết tin")
    with base.maintenance() as connection:
        connection.exec_driver_sql(
            "INSERT INTO operation SELECT rid, 50, act_uid, 'podcast', x'77', 'create', hlc, seen, payload, salt, "
            "payload_digest, digest, 9 FROM operation WHERE n = 2"
        )
        connection.exec_driver_sql("UPDATE machine_now SET n = 50")
    result = undo(base, act.uid)
    assert result.restored == (("course", course.uid),)
    assert [(left.table, left.why) for left in result.left] == [("podcast", WhyLeft.FOREIGN)]


def test_an_undo_that_finds_nothing_to_take_back_is_known_so_that_the_next_act_is_offered(base, course):
    with base.act("Đổi đi đổi lại") as act:
        act.change(Course, course.uid, title="Viết tin")
        act.change(Course, course.uid, title=course.title)
    assert undoable(base).uid == act.uid
    assert undo(base, act.uid).restored == ()
    assert undoable(base).name == "Thêm lớp"


def test_only_an_act_opened_as_the_undoing_may_undo(base, course):
    act_uid = undoable(base).uid
    with base.act("Không phải hoàn tác") as act, pytest.raises(ValueError, match="not the undoing"):
        apply_undo(act, act_uid)
    with base.act("Hoàn tác việc khác", undoes=b"\x01" * 16) as act, pytest.raises(ValueError, match="not the undoing"):
        apply_undo(act, act_uid)


def test_personal_data_erased_since_does_not_come_back(base):
    with base.act("Thêm") as act:
        person = act.add(Person.of(name="Lê Thị Mận", post="kế toán"))
    with base.act("Xóa") as act:
        act.remove(Person, person.uid)
    deleted = act.uid
    with base.act("Xóa thông tin cá nhân", kind="erase") as act:
        erase_rows(act, [("person", person.uid)])
    undo(base, deleted)
    with base.read() as reader:
        assert reader.one(Person, person.uid).name == ""
        texts = reader.connection.exec_driver_sql("SELECT payload FROM operation").scalars().all()
    assert not any("Mận" in text for text in texts if text)


def test_ten_thousand_rows_go_and_come_back_in_seconds(base):
    """A bound for any machine; what it takes is a fraction of it. Only this process counts, not what else runs."""
    with base.act("Nhập nhiều") as act:
        course = act.add(Course.of(title="Kỹ năng viết tin"))
        act.add_all(Session.of(course=course.uid, day=DAY, place=f"Nơi {number}") for number in range(10_000))
    began = time.process_time()
    assert len(undo(base, act.uid).restored) == 10_001
    assert len(undo(base, redoable(base).uid, "redo").restored) == 10_001
    assert time.process_time() - began < 30
    with base.read() as reader:
        assert reader.count(Session) == 10_000
        kinds = reader.connection.exec_driver_sql("SELECT kind, count(*) FROM operation GROUP BY kind").all()
    assert dict(tuple(row) for row in kinds) == dict.fromkeys((Kind.CREATE, Kind.DELETE, Kind.RESTORE), 10001)
