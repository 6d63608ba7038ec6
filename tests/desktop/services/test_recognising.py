"""Who is who: one person in two spellings is asked about, two of one name in two agencies stay two."""

from __future__ import annotations

import pytest

from desktop.domain.organisation import Agency
from desktop.domain.people import Person, PersonDistinction
from desktop.domain.recognition import Incoming, Likeness
from desktop.domain.training import Attendance, Course, Enrolment, Session
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.services.editing import Editing
from desktop.services.past import Past
from desktop.services.recognising import Recognising
from desktop.services.training import Training
from tests.factories import Entries, record

PEOPLE: Entries = [
    {"act": "agency", "name": "Phòng Một"},
    {"act": "agency", "name": "Phòng Hai"},
    {"act": "person", "id": "hoa1", "name": "Nguyễn Thị Hòa", "agency": "Phòng Một", "post": "Công chức"},
    {"act": "person", "id": "hoa2", "name": "Nguyễn Thị Hòa", "agency": "Phòng Hai"},
    {"act": "person", "name": "Lê Văn An", "agency": "Phòng Một", "birth_year": 1980},
    {"act": "course", "title": "Lớp một", "sessions": [{"day": "2024-04-12"}]},
]


@pytest.fixture
def recognising(desk: Desk) -> Recognising:
    record(desk, PEOPLE)
    return Recognising(desk)


def person(desk: Desk, name: str, agency: str = "") -> bytes:
    with desk.read() as reader:
        found = reader.find(Person, name=name)
        units = {one.uid: one.name for one in reader.find(Agency)}
    return next(one.uid for one in found if not agency or units[one.agency or b""] == agency)


def verdicts(recognising: Recognising, *rows: Incoming) -> list[Likeness]:
    return [one.verdict for one in recognising.recognise(rows)]


def count(desk: Desk, kind: type) -> int:
    with desk.read() as reader:
        return reader.count(kind)


def test_two_of_one_name_in_two_agencies_stay_two(recognising: Recognising) -> None:
    assert recognising.pairs() == ()
    (pair,) = recognising.pairs(namesakes=True)
    assert pair.likeness is Likeness.NAMESAKE
    assert pair.words == "cùng họ tên; khác đơn vị («Phòng Một» và «Phòng Hai»)"


def test_another_spelling_in_the_same_agency_is_asked_about(desk: Desk, recognising: Recognising) -> None:
    (row,) = recognising.recognise([Incoming("Nguyen Thi Hoa", agency="Phòng Một")])
    assert row.verdict is Likeness.PERHAPS
    assert row.person is None
    assert row.alike[0].words == ("họ tên chỉ khác dấu («Nguyen Thi Hoa», «Nguyễn Thị Hòa»); cùng đơn vị «Phòng Một»")
    with pytest.raises(RecordFault, match="có thể là người đã có trong danh bạ"):
        recognising.take_in([row.row])
    assert count(desk, Person) == 3


def test_name_and_agency_with_nothing_against_them_are_the_same(desk: Desk, recognising: Recognising) -> None:
    (row,) = recognising.recognise([Incoming("Nguyễn Thị  Hoà", agency="phòng một")])
    assert row.verdict is Likeness.SAME
    assert row.person == person(desk, "Nguyễn Thị Hòa", "Phòng Một")


def test_who_is_new_who_has_no_agency_and_whose_year_differs(recognising: Recognising) -> None:
    assert verdicts(
        recognising,
        Incoming("Trần Thị Mới", agency="Phòng Một"),
        Incoming("Nguyễn Thị Hòa", agency="Phòng Chưa Có"),
        Incoming("Lê Văn An", agency="Phòng Một", birth_year=1990),
        Incoming("Lê Văn An", agency="Phòng Hai", birth_year=1980),
        Incoming("Lê Văn An", agency="Phòng Hai", birth_year=1990),
        Incoming("Lê Văn An", agency="Phòng Hai"),
    ) == [
        Likeness.NAMESAKE, Likeness.PERHAPS, Likeness.PERHAPS, Likeness.PERHAPS, Likeness.NAMESAKE, Likeness.NAMESAKE,
    ]  # fmt: skip
    (unknown,) = recognising.recognise([Incoming("Trần Thị Mới", agency="Phòng Chưa Có")])
    assert unknown.note == "Danh mục chưa có đơn vị «Phòng Chưa Có»."


def test_not_the_same_is_remembered_and_not_asked_again(desk: Desk, recognising: Recognising) -> None:
    record(desk, [{"act": "person", "name": "Nguyen Thi Hoa", "agency": "Phòng Một"}])
    (pair,) = recognising.pairs()
    assert pair.likeness is Likeness.PERHAPS
    assert recognising.candidates(pair.one.person)[0].known.name == pair.other.name
    recognising.not_the_same(pair.one.person, pair.other.person)
    recognising.not_the_same(pair.other.person, pair.one.person)
    assert count(desk, PersonDistinction) == 1
    assert recognising.pairs() == ()
    assert all(one.known.person != pair.other.person for one in recognising.candidates(pair.one.person))


def test_a_list_is_taken_in_as_one_act_with_course_and_marks(desk: Desk, recognising: Recognising) -> None:
    with desk.read() as reader:
        course, session = reader.find(Course)[0].uid, reader.find(Session)[0].uid
    rows = [
        Incoming("Lê Văn An", agency="Phòng Một"),
        Incoming("Nguyen Thi Hoa", agency="Phòng Một"),
        Incoming("Trần Thị Mới", "Chuyên viên", "Phòng Hai"),
        Incoming("Trần Thị Mới", "Chuyên viên", "Phòng Hai"),
    ]
    hoa = person(desk, "Nguyễn Thị Hòa", "Phòng Một")
    taken = recognising.take_in(rows, {1: hoa}, course=course, session=session)
    assert taken[:2] == [person(desk, "Lê Văn An"), hoa]
    assert taken[2] == taken[3]
    assert (count(desk, Person), count(desk, Enrolment), count(desk, Attendance)) == (4, 3, 3)
    Past(desk).undo()
    assert (count(desk, Person), count(desk, Enrolment), count(desk, Attendance)) == (3, 0, 0)


def test_somebody_new_though_alike_is_another_person_from_then_on(desk: Desk, recognising: Recognising) -> None:
    (new,) = recognising.take_in([Incoming("Nguyen Thi Hoa", agency="Phòng Một")], {0: None})
    assert new != person(desk, "Nguyễn Thị Hòa", "Phòng Một")
    assert recognising.pairs() == ()
    assert count(desk, PersonDistinction) == 1


def test_rows_alike_within_one_list_are_told(recognising: Recognising) -> None:
    first, second, third = recognising.recognise(
        [Incoming("Vũ Thị Hoa", agency="Phòng Hai"), Incoming("Vu Thi Hoa", agency="Phòng Hai"),
         Incoming("Vũ Thị Hoa", agency="Phòng Hai")]
    )  # fmt: skip
    assert (first.twice_of, second.twice_of, third.twice_of) == (None, None, 0)
    assert second.note == "Có thể trùng với dòng 1 của danh sách."


def test_merged_records_are_one_and_cannot_be_called_two(desk: Desk, recognising: Recognising) -> None:
    one, other = (person(desk, "Nguyễn Thị Hòa", f"Phòng {word}") for word in ("Một", "Hai"))
    Training(desk).merge(other, one)
    assert recognising.pairs(namesakes=True) == ()
    with pytest.raises(RecordFault, match="đã được gộp"):
        recognising.not_the_same(one, other)
    assert verdicts(recognising, Incoming("Nguyễn Thị Hòa", agency="Phòng Một")) == [Likeness.SAME]


def test_a_person_deleted_takes_what_was_said_of_two_along(desk: Desk, recognising: Recognising) -> None:
    one, other = (person(desk, "Nguyễn Thị Hòa", f"Phòng {word}") for word in ("Một", "Hai"))
    recognising.not_the_same(one, other)
    Editing(desk).remove("person", [other])
    assert count(desk, PersonDistinction) == 0
