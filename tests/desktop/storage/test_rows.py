"""Records in and out of rows, what refers to a record, and what refers to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

import pytest

from desktop.domain.people import Person
from desktop.domain.record import new_uid
from desktop.domain.training import Attendance, Course, CourseState, Mark, Session
from desktop.errors import RecordFault
from desktop.storage import rows
from desktop.storage.database import Database
from tests.desktop.storage.journalled import Scratch, scratch


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scratch]:
    one = scratch(tmp_path_factory.mktemp("machines"))
    yield one
    one.close()


@pytest.fixture
def base(memory: Scratch) -> Database:
    return memory.clear()


COURSE = Course.of(title="Kỹ năng viết tin", state="held", topics=3)
SESSION = Session.of(course=COURSE.uid, day=date(2024, 9, 14), at=time(7, 30), place="Hội trường")
PEOPLE = [Person.of(name=name, birth_year=year) for name, year in (("Mận", 1973), ("Đào", None), ("Lê", 1973))]
MARKS = [Attendance.of(session=SESSION.uid, person=person.uid, mark=Mark.PRESENT) for person in PEOPLE]


@pytest.fixture
def course(base: Database) -> Course:
    with base.act("Nhập lớp") as act:
        act.add_all([*MARKS, SESSION, COURSE, *PEOPLE])
    return COURSE


def test_a_record_comes_back_as_it_was_stored(base, course):
    with base.read() as reader:
        assert reader.one(Session, SESSION.uid).model_dump(exclude={"owner"}) == SESSION.model_dump(exclude={"owner"})
        assert reader.get(Course, COURSE.uid).state is CourseState.HELD
        assert reader.one(Person, PEOPLE[1].uid).birth_year is None


def test_a_record_that_is_not_there(base, course):
    with base.read() as reader:
        assert reader.get(Course, new_uid()) is None
        with pytest.raises(RecordFault, match="Không tìm thấy lớp tập huấn"):
            reader.one(Course, new_uid())


def test_finding_by_equal_values_by_one_of_several_and_by_emptiness(base, course):
    with base.read() as reader:
        assert [p.name for p in reader.find(Person, order=("name",), birth_year=1973)] == ["Lê", "Mận"]
        assert [p.name for p in reader.find(Person, birth_year=None)] == ["Đào"]
        assert {p.name for p in reader.find(Person, name=["Mận", "Đào", "Ai"])} == {"Mận", "Đào"}
        assert reader.find(Person, name=[]) == []
        assert reader.count(Person) == 3
        assert reader.count(Attendance, mark=Mark.PRESENT, session=SESSION.uid) == 3
        assert set(reader.by_uid(Person, [PEOPLE[0].uid, None, new_uid()])) == {PEOPLE[0].uid}


def test_a_change_writes_what_differs_and_gives_the_record_as_it_is_now(base, course):
    with base.act("Sửa") as act:
        now = act.change(Course, COURSE.uid, title=" Viết tin ", topics=3)
        assert (now.title, now.topics) == ("Viết tin", 3)
    with base.read() as reader:
        payload = reader.connection.exec_driver_sql("SELECT payload FROM operation ORDER BY n DESC").scalars().first()
    assert payload == '{"title":"Viết tin"}'


def test_a_change_that_breaks_a_rule_is_refused_and_nothing_is_written(base, course):
    with pytest.raises(RecordFault, match="Tên lớp"), base.act("Sửa") as act:
        act.change(Course, COURSE.uid, title="  ")
    with base.read() as reader:
        assert reader.one(Course, COURSE.uid).title == COURSE.title


def test_removing_what_is_not_there_is_refused(base):
    with pytest.raises(RecordFault), base.act("Xóa") as act:
        act.remove(Course, new_uid())


def test_living_rows_that_refer_to_a_record_are_told(base, course):
    with base.read() as reader:
        assert rows.references(reader.connection, COURSE.uid) == [("session", "course", SESSION.uid)]
        found = rows.references(reader.connection, PEOPLE[0].uid)
        assert found == [("attendance", "person", MARKS[0].uid)]
    with base.act("Xóa") as act:
        act.remove(Attendance, MARKS[0].uid)
    with base.read() as reader:
        assert rows.references(reader.connection, PEOPLE[0].uid) == []


def test_references_that_lead_nowhere_are_told(base, course):
    with base.read() as reader:
        assert rows.dangling(reader.connection) == []
    with base.act("Xóa lớp mà quên buổi") as act:
        act.remove(Course, COURSE.uid)
    with base.read() as reader:
        assert rows.dangling(reader.connection) == [("session", "course", SESSION.uid)]
