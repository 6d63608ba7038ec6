"""Rows of a list of trainees as persons of a course: recognised or asked about, put on its list, marked.

Nobody is merged: a row that is perhaps somebody waits until the clerk says who it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop.domain.attendance import MARK_WORDS
from desktop.domain.importing import LineState
from desktop.domain.people import Person
from desktop.domain.recognition import Alike, Incoming, Known, Likeness, Recognised
from desktop.domain.training import Attendance, Course, Enrolment, Mark, Session
from desktop.errors import RecordFault
from desktop.services.directory import AgencyIndex
from desktop.services.recognising import Judge, known_persons, put_distinction, put_enrolments
from desktop.services.training import put_attendance, root_of
from desktop.spreadsheet.layout import Layout, Wanted
from desktop.storage.rows import Reader, Writer
from desktop.vietnamese.folding import fold_words

_SITTINGS = 6
WHO = "who"
"""The column that is ours: who a row is."""

SOMEBODY_NEW = "người mới"

LAYOUT = Layout(
    "trainees",
    "Danh sách học viên",
    (
        Wanted("name", "Họ và tên", other_names=(
            "Họ tên", "Tên học viên", "Học viên", "Họ và tên học viên", "Họ tên cán bộ", "Tên", "Người tham dự",
            "Họ tên đại biểu", "Đại biểu", "Họ và tên đại biểu",
        ), required=True),
        Wanted("post", "Chức vụ", other_names=("Chức danh", "Chức vụ, chức danh", "Vị trí công tác", "Nhiệm vụ")),
        Wanted("agency", "Đơn vị", other_names=(
            "Cơ quan", "Cơ quan, đơn vị", "Đơn vị công tác", "Nơi công tác", "Tên đơn vị", "Xã", "Xã, thị trấn",
        )),
        Wanted("birth_year", "Năm sinh", other_names=("Sinh năm", "Ngày sinh", "Ngày, tháng, năm sinh")),
        Wanted("mark", "Điểm danh", other_names=("Có mặt", "Tham dự", "Dự", "Điểm danh, có mặt")),
        *(
            Wanted(f"s{number}", f"Buổi {number}", other_names=(f"Buổi thứ {number}", f"Ngày {number}"))
            for number in range(1, _SITTINGS + 1)
        ),
    ),
)  # fmt: skip
"""The columns of a list of trainees. Nothing else of a person is asked for (Luật Bảo vệ dữ liệu cá nhân)."""

NAMED = ("agency",)
"""Columns whose cells name something; one wrong name usually stands in many rows."""


@dataclass(frozen=True)
class TraineeRow:
    """A row understood: the name as it came, its marks by sitting, and whom it may be."""

    incoming: Incoming
    marks: Mapping[bytes, Mark]
    found: Recognised


@dataclass(frozen=True)
class Taking:
    """How a list is taken in: into which course, everybody as present, who rows are, by whom it was sent."""

    course: bytes | None = None
    all_present: bool = False
    who: Mapping[int, bytes | None] = field(default_factory=dict)
    sender: str = ""


@dataclass(frozen=True)
class TraineesKnown:
    """What the database knows that rows are held against; read once for a whole file."""

    agencies: AgencyIndex
    persons: Mapping[str, list[Known]]

    @classmethod
    def of(cls, reader: Reader, today: date) -> TraineesKnown:
        return cls(AgencyIndex.of(reader, day=today), known_persons(reader))


class TraineeJudge:
    """Understands rows one after another; a row like an earlier one of the file is a double of it."""

    def __init__(self, reader: Reader, taking: Taking, today: date, known: TraineesKnown) -> None:
        self.taking = taking
        self._today = today
        self.agencies = known.agencies
        self._judge = Judge(known.agencies, known.persons)
        self._numbers: list[int] = []
        course = taking.course
        sittings = reader.find(Session, course=course, order=("day", "at", "uid")) if course else []
        self.sittings = [one.uid for one in sittings]
        listed = reader.find(Enrolment, course=course) if course else []
        given = reader.find(Attendance, session=self.sittings) if self.sittings else []
        named = [*(one.person for one in listed), *(one.person for one in given)]
        persons = reader.by_uid(Person, named)
        roots = {uid: root_of(reader, one).uid for uid, one in persons.items()}
        self._listed = {roots[one.person] for one in listed if one.person in roots}
        self._marks = {(one.session, roots[one.person]): one.mark for one in given if one.person in roots}

    def understand(self, values: Mapping[str, Any], number: int) -> tuple[TraineeRow | None, list[tuple[str, str]]]:
        """The row, or the columns at fault with the reason, going on after what stands in the cell."""
        faults: list[tuple[str, str]] = []
        name = str(values.get("name") or "")
        if any(letter.isdigit() for letter in name) or len(name) > 100 or not name.isprintable():
            faults.append(("name", "không phải họ và tên người."))
        agency = str(values.get("agency") or self.taking.sender)
        if agency and self._agency(agency) is None:
            faults.append(("agency", _NO_AGENCY))
        year = _year(str(values.get("birth_year") or ""))
        if year is not None and not 1900 <= year <= self._today.year - 14:
            faults.append(("birth_year", "năm sinh không đúng; đề nghị ghi đủ bốn chữ số, ví dụ 1985."))
        marks = self._marked(values, faults)
        if faults or not name:
            return None, faults
        incoming = Incoming(name, str(values.get("post") or "")[:200], agency, year or None)
        self._numbers.append(number)
        return TraineeRow(incoming, marks, self._judge.of(incoming)), []

    def judge(self, row: TraineeRow, number: int) -> tuple[LineState, str]:
        """Whether it says anything new; a row that is perhaps somebody is not taken in before it is asked about."""
        found = row.found
        if found.twice_of is not None:
            return LineState.DOUBLE, f"Giống dòng {self._numbers[found.twice_of]} của tệp."
        if found.verdict is Likeness.PERHAPS and number not in self.taking.who:
            return LineState.WRONG, ""
        person = self.person(row, number)
        if person is not None and person in self._listed:
            new = {one: mark for one, mark in row.marks.items() if self._marks.get((one, person)) is not mark}
            if not new:
                return LineState.DOUBLE, "Đã có trong danh sách lớp."
            return LineState.GOOD, "Đã có trong danh sách lớp; ghi điểm danh."
        return LineState.GOOD, found.note

    def person(self, row: TraineeRow, number: int) -> bytes | None:
        """Who the row is: as chosen, else as recognised; None is somebody new."""
        return self.taking.who.get(number, row.found.person)

    def question(self, row: TraineeRow) -> str:
        """What is asked of a row that is perhaps somebody."""
        return f"có thể là {told(row.found.alike[0])} ({row.found.alike[0].words}); hãy chọn ở cột «Là ai»."

    def who(self, row: TraineeRow, number: int) -> str:
        """Who the row is, in the words of the list to choose from; empty while it is asked."""
        if number not in self.taking.who and row.found.verdict is Likeness.PERHAPS:
            return ""
        person = self.person(row, number)
        return next((told(one) for one in row.found.alike if one.known.person == person), SOMEBODY_NEW)

    def _agency(self, name: str) -> bytes | None:
        try:
            found = self.agencies.match(name)
        except RecordFault:
            return None
        return found.uid if found else None

    def _marked(self, values: Mapping[str, Any], faults: list[tuple[str, str]]) -> dict[bytes, Mark]:
        marks: dict[bytes, Mark] = dict.fromkeys(self.sittings, Mark.PRESENT) if self.taking.all_present else {}
        asked = [("mark", self.sittings)]
        asked += [(f"s{number}", self.sittings[number - 1 : number]) for number in range(1, _SITTINGS + 1)]
        for key, sittings in asked:
            text = fold_words(str(values.get(key) or ""))
            if not text:
                continue
            if text not in MARK_WORDS:
                faults.append((key, "chưa rõ điểm danh; đề nghị ghi có mặt, muộn, vắng có phép, vắng hoặc cử thay."))
            elif not sittings:
                faults.append((key, "lớp chưa có buổi học này; hãy thêm buổi học trước, hoặc xóa ô này."))
            else:
                marks |= dict.fromkeys(sittings, MARK_WORDS[text])
        return marks


_NO_AGENCY = "chưa có đơn vị này trong danh mục; đề nghị chọn một đơn vị đã có, hoặc thêm tên gọi khác ở Danh mục."


def _year(text: str) -> int | None:
    """The year of «1985», «12/4/1985» or a day as Excel holds it; 0 for what is none, None for nothing."""
    if not text.strip():
        return None
    years = [part for part in fold_words(text).split() if len(part) == 4 and part.isdigit()]
    return int(years[-1]) if years else 0


def told(one: Alike) -> str:
    """A person of the directory as the list to choose from names it."""
    known = one.known
    more = ", ".join(part for part in (known.post, known.agency_name, str(known.birth_year or "")) if part)
    return f"{known.name} ({more})" if more else known.name


def offered(row: TraineeRow) -> dict[str, bytes | None]:
    """Who a row may be, by the words to choose from."""
    found: dict[str, bytes | None] = {SOMEBODY_NEW: None}
    for one in row.found.alike:
        found.setdefault(told(one), one.known.person)
    return found


def put_rows(writer: Writer, judge: TraineeJudge, rows: Sequence[tuple[int, TraineeRow]]) -> None:
    """Store the rows in the open act: new persons, the course's list, its marks; who was not chosen is another."""
    course = judge.taking.course
    if course is None:
        raise RecordFault("Chưa chọn lớp để nhập danh sách vào.", remedy="Hãy chọn lớp ở ô «Vào lớp» rồi nhập lại.")
    writer.one(Course, course)
    persons: list[bytes] = []
    for number, row in rows:
        person = judge.person(row, number)
        if person is None:
            incoming = row.incoming
            person = writer.add(
                Person.of(
                    name=incoming.name, post=incoming.post, birth_year=incoming.birth_year, agency=row.found.agency
                )
            ).uid  # fmt: skip
        person = root_of(writer, writer.one(Person, person)).uid
        if number in judge.taking.who:
            _told_apart(writer, person, row.found.alike)
        persons.append(person)
        for sitting, mark in row.marks.items():
            put_attendance(writer, session=sitting, person=person, mark=mark)
    put_enrolments(writer, course, persons)


def _told_apart(writer: Writer, person: bytes, alike: Iterable[Alike]) -> None:
    for one in alike:
        if one.likeness is not Likeness.NAMESAKE and one.known.person != person:
            put_distinction(writer, person, one.known.person)


def choices(agencies: AgencyIndex, key: str) -> list[str]:
    """What may be chosen for a cell of a column, where there is a list to choose from."""
    if key == "agency":
        return agencies.names()
    marks = key == "mark" or (key.startswith("s") and key[1:].isdigit())
    return [mark.term for mark in Mark] if marks else []


def guessed_heads(rows: Sequence[Sequence[str]], agencies: AgencyIndex) -> list[str] | None:
    """The heads of a pasted list that has none, by what stands in its columns; None without a column of names."""
    if any(fold_words(cell) in LAYOUT.names for cell in (rows[0] if rows else ())):
        return None
    columns = [[cell.strip() for cell in column if cell.strip()] for column in zip(*rows, strict=False)]
    heads: list[str] = []
    for cells in columns:
        if cells and all(cell.rstrip(".").isdigit() and len(cell) < 4 for cell in cells):
            heads.append("TT")
        elif "Họ và tên" not in heads and cells and all(_is_name(cell) for cell in cells):
            heads.append("Họ và tên")
        elif cells and all(_year(cell) for cell in cells):
            heads.append("Năm sinh")
        elif any(_known_agency(agencies, cell) for cell in cells):
            heads.append("Đơn vị")
        else:
            heads.append("Chức vụ")
    return heads if "Họ và tên" in heads else None


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 6 and all(word[0].isupper() and word.isalpha() for word in words)


def _known_agency(agencies: AgencyIndex, name: str) -> bool:
    try:
        return agencies.match(name) is not None
    except RecordFault:
        return True
