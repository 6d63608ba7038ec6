"""A clerk at work on courses, sessions, people and attendance, who never leaves a reference to nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

from desktop.domain.people import Person
from desktop.domain.record import Record
from desktop.domain.training import Attendance, Course, Mark, Session
from desktop.journal.operation import Act
from desktop.storage import history
from desktop.storage.acts import OpenAct
from desktop.storage.database import Database
from desktop.storage.undoing import UndoResult, apply_undo

DAYS = (date(2024, 9, 14), date(2024, 9, 15))


@dataclass(frozen=True)
class Deed:
    """One thing done within an act; the numbers choose among the rows there are."""

    what: str
    first: int
    second: int
    word: str


deeds = st.builds(
    Deed,
    what=st.deferred(lambda: st.sampled_from(sorted(DEEDS))),
    first=st.integers(0, 5),
    second=st.integers(0, 5),
    word=st.sampled_from(["A", "B", "C"]),
)
acts = st.lists(deeds, min_size=1, max_size=5)


def one_of(act: OpenAct, kind: type[Any], number: int) -> Any:
    found = act.find(kind)
    return found[number % len(found)] if found else None


def _add_course(act: OpenAct, deed: Deed) -> None:
    act.add(Course.of(title=deed.word, topics=deed.first))


def _add_person(act: OpenAct, deed: Deed) -> None:
    act.add(Person.of(name=deed.word))


def _add_session(act: OpenAct, deed: Deed) -> None:
    course = one_of(act, Course, deed.first)
    if course:
        act.add(Session.of(course=course.uid, day=DAYS[deed.second % 2]))


def _mark(act: OpenAct, deed: Deed) -> None:
    session, person = one_of(act, Session, deed.first), one_of(act, Person, deed.second)
    if session and person:
        act.add(Attendance.of(session=session.uid, person=person.uid, mark=Mark.PRESENT))


def _rename(act: OpenAct, deed: Deed) -> None:
    course = one_of(act, Course, deed.first)
    if course:
        act.change(Course, course.uid, title=deed.word, topics=deed.second)


def _move_session(act: OpenAct, deed: Deed) -> None:
    session, course = one_of(act, Session, deed.first), one_of(act, Course, deed.second)
    if session:
        act.change(Session, session.uid, course=course.uid, day=DAYS[deed.second % 2])


def _mark_all(act: OpenAct, deed: Deed) -> None:
    mark = "late" if deed.first % 2 else "absent"
    act.connection.exec_driver_sql("UPDATE attendance SET mark = ?", (mark,))


def _give_to_another(act: OpenAct, deed: Deed) -> None:
    attendance, person = one_of(act, Attendance, deed.first), one_of(act, Person, deed.second)
    if attendance:
        act.change(Attendance, attendance.uid, person=person.uid)


def _delete_session(act: OpenAct, deed: Deed) -> None:
    session = one_of(act, Session, deed.first)
    if session:
        _remove(act, session)


def _delete_course(act: OpenAct, deed: Deed) -> None:
    course = one_of(act, Course, deed.first)
    if course:
        _remove(act, course)


def _remove(act: OpenAct, record: Record) -> None:
    """A course with its sessions, a session with its attendance."""
    if isinstance(record, Course):
        for session in act.find(Session, course=record.uid):
            _remove(act, session)
    for attendance in act.find(Attendance, session=record.uid):
        act.remove(Attendance, attendance.uid)
    act.remove(type(record), record.uid)


def _delete_person(act: OpenAct, deed: Deed) -> None:
    person = one_of(act, Person, deed.first)
    if person and not act.count(Attendance, person=person.uid):
        act.remove(Person, person.uid)


def _replace(act: OpenAct, deed: Deed) -> None:
    act.connection.exec_driver_sql("INSERT OR REPLACE INTO person SELECT * FROM person")


DEEDS: dict[str, Callable[[OpenAct, Deed], None]] = {
    "add course": _add_course,
    "add person": _add_person,
    "add session": _add_session,
    "mark": _mark,
    "mark again": _mark,
    "rename": _rename,
    "move session": _move_session,
    "mark all": _mark_all,
    "give to another": _give_to_another,
    "delete session": _delete_session,
    "delete course": _delete_course,
    "delete person": _delete_person,
    "replace": _replace,
}


def do(base: Database, work: list[Deed]) -> bytes | None:
    """One act; gives its uid, or None when it changed nothing."""
    with base.act("Làm việc", who="Phạm Thu Hà") as act:
        for deed in work:
            DEEDS[deed.what](act, deed)
    return act.uid if act.touched else None


def undo(base: Database, uid: bytes, kind: str = "undo") -> UndoResult:
    with base.act("Hoàn tác", kind=kind, undoes=uid) as act:
        return apply_undo(act, uid)


def undoable(base: Database) -> Act | None:
    with base.read() as reader:
        return history.undoable(reader.connection)


def redoable(base: Database) -> Act | None:
    with base.read() as reader:
        return history.redoable(reader.connection)


def rows_of(base: Database) -> dict[str, list[Record]]:
    with base.read() as reader:
        return {kind.__name__: reader.find(kind) for kind in (Course, Session, Person, Attendance)}
