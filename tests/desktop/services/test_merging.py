"""Two records made one: side by side, every mark kept, one act, undone and redone with the same attendance (TC04)."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.attendance import counting_mark
from desktop.domain.people import Person, PersonDistinction
from desktop.domain.training import Attendance, Course, Mark, Session
from desktop.errors import RecordFault
from desktop.services.attending import Attending
from desktop.services.desk import Desk
from desktop.services.merging import Merging
from desktop.services.past import Past
from desktop.services.recognising import Recognising
from desktop.services.training import Training, put_merge
from tests.factories import record

Rows = list[tuple[str, tuple[str, ...]]]


@pytest.fixture
def merging(desk: Desk) -> Merging:
    record(desk, [
        {"act": "agency", "name": "Phòng Một"},
        {"act": "person", "id": "a", "name": "Lê Thị Hòa", "agency": "Phòng Một", "birth_year": 1980},
        {"act": "person", "id": "b", "name": "Le Thi Hoa", "agency": "Phòng Một", "post": "Công chức"},
        {"act": "person", "id": "c", "name": "Khách", "provisional": True},
        {
            "act": "course", "title": "Lớp một", "enrolled": ["a", "b"],
            "sessions": [{"id": "s1", "day": "2024-04-12"}, {"id": "s2", "day": "2024-04-13"}],
        },
        {"act": "attendance", "session": "s1", "mark": "absent", "person": "a"},
        {"act": "attendance", "session": "s1", "mark": "late", "person": "b"},
        {"act": "attendance", "session": "s2", "mark": "present", "person": "c"},
        {"act": "course", "title": "Lớp hai", "sessions": [{"id": "s3", "day": "2024-05-02"}]},
        {"act": "attendance", "session": "s3", "mark": "present", "person": "b"},
    ])  # fmt: skip
    return Merging(desk)


def person(desk: Desk, name: str) -> bytes:
    with desk.read() as reader:
        return reader.find(Person, name=name)[0].uid


def sheet(desk: Desk) -> Rows:
    """Names of the first course's sheet with their marks by session."""
    with desk.read() as reader:
        course = reader.find(Course, title="Lớp một")[0].uid
    found = Attending(desk).sheet(course)
    order = [one.uid for one in found.sittings]
    return [
        (one.name, tuple(one.marks[uid].value if uid in one.marks else "" for uid in order)) for one in found.attendees
    ]


def session(desk: Desk, day: date) -> bytes:
    with desk.read() as reader:
        return reader.find(Session, day=day)[0].uid


def attendances(desk: Desk) -> list[tuple[bytes, bytes, Mark]]:
    with desk.read() as reader:
        return [(one.session, one.person, one.mark) for one in reader.find(Attendance)]


def test_both_records_stand_side_by_side_with_what_is_kept(desk: Desk, merging: Merging) -> None:
    beside = merging.beside(person(desk, "Le Thi Hoa"), person(desk, "Lê Thị Hòa"))
    assert [(one.title, one.one, one.other, one.kept) for one in beside.fields] == [
        ("Họ và tên", "Lê Thị Hòa", "Le Thi Hoa", "Lê Thị Hòa"),
        ("Đơn vị", "Phòng Một", "Phòng Một", "Phòng Một"),
        ("Chức vụ", "", "Công chức", "Công chức"),
        ("Năm sinh", "1980", "", "1980"),
    ]
    assert [one.differs for one in beside.fields] == [True, False, False, False]
    assert (beside.survivor_courses, beside.loser_courses) == (("Lớp một",), ("Lớp hai", "Lớp một"))
    assert [one.words for one in beside.twice] == ["Lớp một, ngày 12/04/2024: «vắng» và «muộn», tính «muộn»."]
    assert "theo dấu đứng trước" in beside.rule
    assert beside.warnings == ()


def test_a_merge_is_one_act_that_deletes_no_mark_and_the_sheet_has_one_row(desk: Desk, merging: Merging) -> None:
    before, rows = attendances(desk), sheet(desk)
    merged = merging.merge(person(desk, "Le Thi Hoa"), person(desk, "Lê Thị Hòa"))
    assert (merged.name, merged.post, merged.birth_year) == ("Lê Thị Hòa", "Công chức", 1980)
    assert attendances(desk) == before
    assert sheet(desk) == [("Lê Thị Hòa", ("late", "")), ("Khách", ("", "present"))]
    Past(desk).undo()
    assert (attendances(desk), sheet(desk)) == (before, rows)
    with desk.read() as reader:
        assert reader.one(Person, merged.uid).post == ""
    Past(desk).redo()
    assert attendances(desk) == before
    assert sheet(desk)[0] == ("Lê Thị Hòa", ("late", ""))


def test_the_other_value_of_a_field_can_be_kept(desk: Desk, merging: Merging) -> None:
    loser, survivor = person(desk, "Le Thi Hoa"), person(desk, "Lê Thị Hòa")
    assert merging.beside(loser, survivor, ["name"]).fields[0].kept == "Le Thi Hoa"
    assert merging.merge(loser, survivor, ["name"]).name == "Le Thi Hoa"
    assert [one.uid for one in merging.merged_records(survivor)] == [loser]


@pytest.mark.parametrize(
    ("marks", "counts"),
    [
        ((Mark.ABSENT, Mark.PRESENT), Mark.PRESENT),
        ((Mark.LATE, Mark.SUBSTITUTED), Mark.LATE),
        ((Mark.EXCUSED, Mark.SUBSTITUTED), Mark.SUBSTITUTED),
        ((Mark.ABSENT, Mark.EXCUSED), Mark.EXCUSED),
    ],
)
def test_the_mark_that_counts_is_the_one_that_says_most(marks: tuple[Mark, Mark], counts: Mark) -> None:
    assert counting_mark(marks) is counting_mark(reversed(marks)) is counts


def test_a_mark_given_afterwards_is_the_persons_and_so_is_taking_it_away(desk: Desk, merging: Merging) -> None:
    loser, survivor = person(desk, "Le Thi Hoa"), person(desk, "Lê Thị Hòa")
    merging.merge(loser, survivor)
    first = session(desk, date(2024, 4, 12))
    Attending(desk).mark(first, [survivor], Mark.EXCUSED)
    assert sheet(desk)[0] == ("Lê Thị Hòa", ("excused", ""))
    Attending(desk).mark(first, [survivor], None)
    assert sheet(desk)[0] == ("Lê Thị Hòa", ("", ""))


def test_a_walk_in_linked_a_week_later_undone_and_redone_keeps_the_attendance(desk: Desk, merging: Merging) -> None:
    before = attendances(desk)
    walked, known = person(desk, "Khách"), person(desk, "Lê Thị Hòa")
    assert merging.identify(walked, known).provisional is False
    linked = sheet(desk)
    assert ("Lê Thị Hòa", ("absent", "present")) in linked
    Past(desk).undo()
    assert ("Khách", ("", "present")) in sheet(desk)
    Past(desk).redo()
    assert sheet(desk) == linked
    assert attendances(desk) == before
    with pytest.raises(RecordFault, match="không phải người mới"):
        merging.identify(person(desk, "Le Thi Hoa"), known)


def test_a_merge_is_taken_back_for_ever_however_much_came_after(desk: Desk, merging: Merging) -> None:
    loser, survivor = person(desk, "Le Thi Hoa"), person(desk, "Lê Thị Hòa")
    rows = sheet(desk)
    merging.merge(loser, survivor)
    Training(desk).add_person(name="Người sau")
    merging.separate(loser)
    assert sheet(desk) == rows
    with desk.read() as reader:
        assert reader.one(Person, survivor).post == ""
    with pytest.raises(RecordFault, match="không gộp vào người nào"):
        merging.separate(loser)


def test_a_merge_within_a_larger_act_only_lets_the_record_go(desk: Desk, merging: Merging) -> None:
    loser, survivor = person(desk, "Le Thi Hoa"), person(desk, "Lê Thị Hòa")
    with desk.act("Việc lớn") as writer:
        put_merge(writer, loser=loser, survivor=survivor)
        writer.add(Course.of(title="Lớp ba"))
    merging.separate(loser)
    with desk.read() as reader:
        assert reader.one(Person, loser).merged_into is None
        assert reader.count(Course, title="Lớp ba") == 1


def test_what_speaks_against_a_merge_is_told_and_a_merge_ends_it(desk: Desk, merging: Merging) -> None:
    loser, survivor = person(desk, "Le Thi Hoa"), person(desk, "Lê Thị Hòa")
    Recognising(desk).not_the_same(loser, survivor)
    assert merging.beside(loser, survivor).warnings == ("Hai người này đã từng được ghi nhận là hai người khác nhau.",)
    merging.merge(loser, survivor)
    with desk.read() as reader:
        assert reader.count(PersonDistinction) == 0
    with pytest.raises(RecordFault, match="đã là một người"):
        merging.merge(loser, survivor)


def test_a_merged_person_is_enrolled_once_and_not_struck_while_marked(desk: Desk, merging: Merging) -> None:
    loser, survivor = person(desk, "Le Thi Hoa"), person(desk, "Lê Thị Hòa")
    merging.merge(loser, survivor)
    with desk.read() as reader:
        course = reader.find(Course, title="Lớp hai")[0].uid
    attending = Attending(desk)
    assert attending.enrol(course, [loser, survivor]) == 1
    with pytest.raises(RecordFault, match="đã được điểm danh"):
        attending.strike(course, [survivor])
    attending.mark(session(desk, date(2024, 5, 2)), [survivor], None)
    attending.strike(course, [survivor])
    assert attending.sheet(course).attendees == ()
