"""Certificates of a course: who may have one, numbers in their order, issuing again, the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from desktop.domain.certificates import ERASED_NAME, Attested, Qualifying, RegisterLine, number_text
from desktop.domain.organisation import Agency
from desktop.domain.people import Person
from desktop.domain.training import COUNTED_MARKS, Attendance, Certificate, Course, CourseState, Enrolment, Session
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.services.directory import name_on
from desktop.services.training import root_of
from desktop.storage.rows import Reader
from desktop.vietnamese.collation import name_key, phrase_key
from desktop.vietnamese.numerals import day_text


@dataclass
class Certifying:
    """Certificates as the clerk issues them."""

    desk: Desk

    def attested(self, course: bytes, rule: Qualifying = Qualifying.ALL) -> tuple[Attested, ...]:
        """Everybody of a course, by unit and given name: who may have a certificate, who has one, and why not."""
        with self.desk.read() as reader:
            return _attested(reader, course, rule)

    def next_number(self, year: int) -> int:
        """The number the next certificate of a year gets."""
        with self.desk.read() as reader:
            return _next_number(reader, year)

    def issue(
        self, course: bytes, day: date, rule: Qualifying = Qualifying.ALL, persons: Iterable[bytes] | None = None
    ) -> list[Certificate]:
        """Give everybody of a course who may have one a certificate, or those chosen of them; one act.

        Numbers follow the last of the year without a gap, in the order of the list. Raises `RecordFault` when nobody
        is left to get one, and for a chosen person who may have none.
        """
        with self.desk.act("Cấp giấy chứng nhận tập huấn") as writer:
            self._refuse_future(day)
            _refuse_unheld(writer, course, day)
            people = _attested(writer, course, rule)
            wanted = _chosen(writer, people, persons)
            first = _number_on(writer, day)
            made = [
                Certificate.of(year=day.year, number=number, day=day, course=course, person=one.person)
                for number, one in enumerate(wanted, first)
            ]
            return [writer.add(one) for one in made]

    def reissue(self, certificate: bytes, day: date) -> Certificate:
        """Issue a certificate again under the next number; it says of itself that it is "bản cấp lại"."""
        with self.desk.act("Cấp lại giấy chứng nhận tập huấn") as writer:
            self._refuse_future(day)
            old = writer.one(Certificate, certificate)
            if not _holder(writer, old).name:
                raise RecordFault(
                    f"Giấy chứng nhận số {number_text(old.number, old.year)} không cấp lại được: thông tin cá nhân của "
                    "người được cấp đã xóa.",
                    remedy="Sổ cấp giấy chứng nhận vẫn giữ số và ngày cấp.",
                )
            if day < old.day:
                raise RecordFault(
                    f"Ngày cấp lại phải từ ngày {day_text(old.day)}, là ngày cấp bản trước.",
                    remedy="Hãy kiểm tra lại ngày cấp.",
                )
            number = _number_on(writer, day)
            return writer.add(
                Certificate.of(
                    year=day.year, number=number, day=day, course=old.course, person=old.person, reissue_of=old.uid
                )
            )

    def register(self, *, year: int | None = None, course: bytes | None = None) -> tuple[RegisterLine, ...]:
        """The register in the order of its numbers, of one year or of one course where asked."""
        with self.desk.read() as reader:
            return register_lines(reader, year=year, course=course)

    def years(self) -> tuple[int, ...]:
        """The years that have certificates, the newest first."""
        with self.desk.read() as reader:
            return tuple(sorted({one.year for one in reader.find(Certificate)}, reverse=True))

    def notes(self, year: int) -> tuple[str, ...]:
        """What is out of order in a year's numbers, in words: missing, given twice. Nothing in a sound register."""
        with self.desk.read() as reader:
            numbers = sorted(one.number for one in reader.find(Certificate, year=year))
        missing = sorted(set(range(1, (numbers or [0])[-1] + 1)) - set(numbers))
        twice = sorted({one for one, other in pairwise(numbers) if one == other})
        told = (("Thiếu số", missing), ("Hai giấy chứng nhận mang cùng số", twice))
        return tuple(f"{words} {', '.join(number_text(one, year) for one in found)}." for words, found in told if found)

    def _refuse_future(self, day: date) -> None:
        if day > self.desk.today():
            raise RecordFault(f"Ngày cấp {day_text(day)} chưa đến.", remedy="Hãy kiểm tra lại ngày cấp.")


def register_lines(reader: Reader, *, year: int | None = None, course: bytes | None = None) -> tuple[RegisterLine, ...]:
    """The lines of the register; agencies under the name they bore on the day of issue."""
    asked = {name: value for name, value in (("year", year), ("course", course)) if value is not None}
    certificates = reader.find(Certificate, order=("year", "number", "uid"), **asked)
    originals = reader.by_uid(Certificate, [one.reissue_of for one in certificates])
    courses = reader.by_uid(Course, [one.course for one in certificates])
    return tuple(_line(reader, one, courses, originals) for one in certificates)


def _line(
    reader: Reader, one: Certificate, courses: Mapping[bytes, Course], originals: Mapping[bytes, Certificate]
) -> RegisterLine:
    holder = _holder(reader, one)
    agency = reader.get(Agency, holder.agency) if holder.agency else None
    old = originals.get(one.reissue_of or b"")
    return RegisterLine(
        one.uid,
        one.year,
        one.number,
        one.day,
        holder.name or ERASED_NAME,
        holder.post,
        name_on(reader, agency, one.day) if agency and holder.name else "",
        courses[one.course].title if one.course in courses else "",
        number_text(old.number, old.year) if old else "",
    )


def _holder(reader: Reader, certificate: Certificate) -> Person:
    return root_of(reader, reader.one(Person, certificate.person))


def _next_number(reader: Reader, year: int) -> int:
    return max((one.number for one in reader.find(Certificate, year=year)), default=0) + 1


def _number_on(reader: Reader, day: date) -> int:
    """The next number, for a day of issue that is no earlier than that of the number before it."""
    issued = reader.find(Certificate, year=day.year, order=("number",))
    if issued and day < issued[-1].day:
        raise RecordFault(
            f"Ngày cấp {day_text(day)} sớm hơn ngày {day_text(issued[-1].day)} của số cấp gần nhất "
            f"({number_text(issued[-1].number, issued[-1].year)}); số phải theo thứ tự ngày.",
            remedy="Hãy chọn ngày cấp từ ngày đó trở đi.",
        )
    return _next_number(reader, day.year)


def _refuse_unheld(reader: Reader, course: bytes, day: date) -> None:
    held = reader.one(Course, course)
    sessions = reader.find(Session, course=course, order=("day",))
    if held.state is not CourseState.HELD or not sessions:
        raise RecordFault(
            f"Lớp này {'chưa có buổi học nào' if not sessions else f'đang ghi là «{held.state.term}»'} "
            "nên chưa cấp giấy chứng nhận được.",
            remedy="Hãy ghi buổi học và đổi trạng thái của lớp thành «đã tổ chức».",
        )
    if day < sessions[-1].day:
        raise RecordFault(
            f"Ngày cấp {day_text(day)} sớm hơn buổi học cuối ngày {day_text(sessions[-1].day)}.",
            remedy="Hãy kiểm tra lại ngày cấp.",
        )


def _chosen(reader: Reader, people: Iterable[Attested], persons: Iterable[bytes] | None) -> list[Attested]:
    """Who gets one now: everybody who may, or those named; in the order of the list."""
    known = {one.person: one for one in people}
    if persons is None:
        wanted = [one for one in known.values() if one.ready]
    else:
        roots = {root_of(reader, reader.one(Person, uid)).uid for uid in persons}
        wanted = [one for one in known.values() if one.person in roots]
        refused = next((one for one in wanted if not one.ready), None)
        if refused is not None or len(wanted) < len(roots):
            raise RecordFault(_why_not(refused), remedy="Hãy bỏ chọn người đó, hoặc cấp lại nếu giấy cũ hỏng, mất.")
    if not wanted:
        raise RecordFault(
            "Không còn ai trong lớp này đủ điều kiện mà chưa được cấp giấy chứng nhận.",
            remedy="Hãy xem lại điểm danh, hoặc chọn điều kiện khác.",
        )
    return wanted


def _why_not(refused: Attested | None) -> str:
    if refused is None:
        return "Có người được chọn không thuộc lớp này."
    if refused.issued is not None:
        number = number_text(refused.issued.number, refused.issued.year)
        return f"«{refused.name}» đã được cấp giấy chứng nhận số {number}."
    return f"«{refused.name}» chưa đủ điều kiện: {refused.reason}."


def _attested(reader: Reader, course: bytes, rule: Qualifying) -> tuple[Attested, ...]:
    reader.one(Course, course)
    sessions = [one.uid for one in reader.find(Session, course=course)]
    marks = reader.find(Attendance, session=sessions) if sessions else []
    listed = [one.person for one in reader.find(Enrolment, course=course)]
    persons = reader.by_uid(Person, [*listed, *(one.person for one in marks)])
    roots = {uid: root_of(reader, person) for uid, person in persons.items()}
    came: dict[bytes, set[bytes]] = defaultdict(set)
    for one in marks:
        if one.mark in COUNTED_MARKS and one.person in roots:
            came[roots[one.person].uid].add(one.session)
    issued = _issued(reader, course)
    people = {root.uid: root for root in roots.values() if root.name}
    agencies = reader.by_uid(Agency, [one.agency for one in people.values()])
    lines = [
        Attested(
            person.uid,
            person.name,
            person.post,
            agencies[person.agency].name if person.agency in agencies else "",
            len(came[person.uid]),
            len(sessions),
            issued.get(person.uid),
            _reason(person, len(came[person.uid]), len(sessions), rule),
        )
        for person in people.values()
    ]
    return tuple(
        sorted(lines, key=lambda one: (not one.agency, phrase_key(one.agency), name_key(one.name), one.person))
    )


def _issued(reader: Reader, course: bytes) -> dict[bytes, Certificate]:
    """The newest certificate of everybody who has one of this course, by the person it counts as."""
    found: dict[bytes, Certificate] = {}
    for one in reader.find(Certificate, course=course, order=("year", "number")):
        found[_holder(reader, one).uid] = one
    return found


def _reason(person: Person, attended: int, sessions: int, rule: Qualifying) -> str:
    if person.provisional:
        return "chưa xác định được là ai"
    if not attended:
        return "không có mặt buổi nào"
    if rule is Qualifying.ALL and attended < sessions:
        return f"có mặt {attended}/{sessions} buổi"
    return ""
