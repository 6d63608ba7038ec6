"""Attendance as it is kept by hand: the sheet of a course, its marks, who is listed, who walks in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.attendance import AttendanceSheet, Attendee, Sitting, counting_mark
from desktop.domain.organisation import Agency
from desktop.domain.people import Person, RosterMember
from desktop.domain.registers import Choice
from desktop.domain.training import Attendance, Course, CourseState, Enrolment, Mark, Session
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.services.training import marks_of, merged_group, put_marks, root_of
from desktop.storage.rows import Reader
from desktop.vietnamese.collation import name_key, phrase_key

_LOOKED_BACK = 60
"""How many sessions back a course without marks is still looked for."""


@dataclass
class Attending:
    """The attendance sheet as the clerk fills it."""

    desk: Desk

    def sheet(self, course: bytes) -> AttendanceSheet:
        """The sheet of a course; raises `RecordFault` when the course is no longer there.

        Records of one person are one row, with the mark that counts.
        """
        with self.desk.read() as reader:
            held = reader.one(Course, course)
            sessions = reader.find(Session, course=course, order=("day", "at", "uid"))
            enrolled = _enrolled(reader, course)
            given = reader.find(Attendance, session=[one.uid for one in sessions]) if sessions else []
            roots = _roots(reader, [*enrolled, *(one.person for one in given)])
            persons = {root.uid: root for root in roots.values()}
            agencies = reader.by_uid(Agency, [person.agency for person in persons.values()])
        listed = {roots[uid].uid for uid in enrolled if uid in roots}
        marks = _marks(given, roots)
        rows = [_row(person, agencies, listed, marks.get(person.uid, {})) for person in persons.values()]
        rows.sort(key=lambda row: (not row.agency, phrase_key(row.agency), name_key(row.name), row.person))
        sittings = tuple(Sitting(one.uid, one.day, one.at, one.place) for one in sessions)
        return AttendanceSheet(course, held.title, sittings, tuple(rows))

    def course_to_mark(self) -> Choice | None:
        """The course the clerk most likely wants to mark: held last and not marked yet.

        Else the one held last that lists anybody, else the next one; None while no course has a session.
        """
        today = self.desk.today()
        with self.desk.read() as reader:
            sessions = reader.find(Session, order=("day", "at", "uid"))
            held = [one for one in reversed(sessions) if one.day <= today]
            waiting = (one for one in held[:_LOOKED_BACK] if _unmarked(reader, one))
            listed = (one for one in held if reader.count(Enrolment, course=one.course))
            chosen = next(waiting, None) or next(listed, None) or next(iter(held or sessions), None)
            course = reader.get(Course, chosen.course) if chosen else None
            return Choice(course.uid, course.title) if course else None

    def mark(self, session: bytes, persons: Iterable[bytes], mark: Mark | None) -> None:
        """Give persons a mark in a session, or take theirs away with None; one act."""
        wanted = list(persons)
        name = f"Điểm danh {len(wanted)} người" if len(wanted) > 1 else "Điểm danh"
        with self.desk.act(name) as writer:
            if mark is not None:
                put_marks(writer, session, wanted, mark)
                return
            for person in wanted:
                for present in marks_of(writer, session, person):
                    writer.remove(Attendance, present.uid)

    def mark_cells(self, marks: Iterable[tuple[bytes, bytes, Mark]]) -> int:
        """Give marks to session and person, as pasted from Excel; one act. Gives how many."""
        wanted = list(marks)
        with self.desk.act(f"Dán {len(wanted)} dấu điểm danh") as writer:
            together: dict[tuple[bytes, Mark], list[bytes]] = defaultdict(list)
            for session, person, mark in wanted:
                together[session, mark].append(person)
            for (session, mark), persons in together.items():
                put_marks(writer, session, persons, mark)
        return len(wanted)

    def enrol(self, course: bytes, persons: Iterable[bytes]) -> int:
        """Put persons on the list of a course; those on it already are passed over. Gives how many were added."""
        with self.desk.act("Ghi danh sách lớp") as writer:
            writer.one(Course, course)
            present = {one.uid for one in _roots(writer, _enrolled(writer, course)).values()}
            wanted = dict.fromkeys(root_of(writer, writer.one(Person, person)).uid for person in persons)
            added = [person for person in wanted if person not in present]
            for person in added:
                writer.add(Enrolment.of(course=course, person=person))
            return len(added)

    def enrol_group(self, course: bytes, group: bytes) -> int:
        """Put the members of a group on the list of a course, as the group is on the day of its last session.

        Gives how many were added.
        """
        with self.desk.read() as reader:
            sessions = reader.find(Session, course=course, order=("day",))
            day = sessions[-1].day if sessions else self.desk.today()
            members = [
                one.person
                for one in reader.find(RosterMember, roster=group)
                if (one.from_day or day) <= day <= (one.to_day or day)
            ]
        return self.enrol(course, members)

    def walk_in(self, course: bytes, values: Mapping[str, Any]) -> Person:
        """Put a person nobody knows yet on the list: recorded as provisional, to be identified later."""
        with self.desk.act("Thêm người mới vào lớp") as writer:
            writer.one(Course, course)
            person = writer.add(Person.of(**{"provisional": True, **values}))
            writer.add(Enrolment.of(course=course, person=person.uid))
            return person

    def strike(self, course: bytes, persons: Iterable[bytes]) -> None:
        """Take persons off the list of a course; refused for one who has marks there."""
        with self.desk.act("Bỏ người khỏi danh sách lớp") as writer:
            sessions = [session.uid for session in writer.find(Session, course=course)]
            for person in persons:
                same = [one.uid for one in merged_group(writer, root_of(writer, writer.one(Person, person)))]
                if sessions and writer.count(Attendance, session=sessions, person=same):
                    raise RecordFault(
                        "Người này đã được điểm danh ở lớp nên chưa bỏ khỏi danh sách được.",
                        remedy="Hãy xóa các dấu điểm danh của người này trước (phím Delete), rồi bỏ lại.",
                    )
                for one in writer.find(Enrolment, course=course, person=same):
                    writer.remove(Enrolment, one.uid)


def _unmarked(reader: Reader, session: Session) -> bool:
    """Whether a session of a course that was held has no mark at all, though persons are listed."""
    course = reader.get(Course, session.course)
    if course is None or course.state is CourseState.CANCELLED:
        return False
    listed = reader.count(Enrolment, course=session.course)
    return bool(listed) and not reader.count(Attendance, session=session.uid)


def _enrolled(reader: Reader, course: bytes) -> list[bytes]:
    return [one.person for one in reader.find(Enrolment, course=course)]


def _roots(reader: Reader, uids: Iterable[bytes]) -> dict[bytes, Person]:
    """The person each record counts as."""
    return {uid: root_of(reader, person) for uid, person in reader.by_uid(Person, uids).items()}


def _marks(given: Iterable[Attendance], roots: Mapping[bytes, Person]) -> dict[bytes, dict[bytes, Mark]]:
    """By person and session the mark that counts."""
    all_of: dict[tuple[bytes, bytes], list[Mark]] = defaultdict(list)
    for one in given:
        if one.person in roots:
            all_of[roots[one.person].uid, one.session].append(one.mark)
    found: dict[bytes, dict[bytes, Mark]] = defaultdict(dict)
    for (person, session), marks in all_of.items():
        found[person][session] = counting_mark(marks)
    return found


def _row(person: Person, agencies: Mapping[bytes, Agency], listed: set[bytes], marks: Mapping[bytes, Mark]) -> Attendee:
    agency = agencies.get(person.agency) if person.agency else None
    return Attendee(
        person.uid,
        person.name,
        person.post,
        agency.name if agency else "",
        person.uid in listed,
        person.provisional,
        dict(marks),
    )
