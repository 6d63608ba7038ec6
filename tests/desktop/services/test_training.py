"""Two of one name in one agency are pointed out, never merged."""

from __future__ import annotations

from desktop.domain.people import Person
from desktop.progress import NullProgress
from desktop.services.desk import Desk
from desktop.services.recording import Recording
from desktop.services.training import Training
from tests.factories import Entries


def notes(desk: Desk, entries: Entries) -> tuple[str, ...]:
    return Recording(desk).record(entries, "thu.json", NullProgress()).notes


def person(name: str, agency: str = "Phòng Một", **more: object) -> dict[str, object]:
    return {"act": "person", "name": name, "agency": agency, **more}


AGENCIES: Entries = [{"act": "agency", "name": "Phòng Một"}, {"act": "agency", "name": "Phòng Hai"}]


def test_namesakes_of_one_agency_are_told_with_or_without_marks(desk: Desk) -> None:
    assert (
        notes(desk, [*AGENCIES, person("Nguyễn Thị Hòa", post="Công chức"), person("Nguyễn Thị Hoa", "Phòng Hai")])
        == ()
    )
    (note,) = notes(desk, [person("Nguyen Thi Hoa")])
    assert "«Phòng Một»" in note
    assert "«Nguyễn Thị Hòa» (Công chức)" in note
    assert "«Nguyen Thi Hoa»" in note
    assert len(notes(desk, [person("Nguyễn Thị Hoà")])) == 2
    with desk.read() as reader:
        assert reader.count(Person) == 4
        assert reader.count(Person, merged_into=None) == 4


def test_one_file_with_the_same_person_twice_is_told_once(desk: Desk) -> None:
    assert len(notes(desk, [*AGENCIES, person("Lê Văn Mẫu"), person("Lê Văn Mẫu", id="hai")])) == 1


def test_a_move_into_the_agency_of_a_namesake_is_told(desk: Desk) -> None:
    assert notes(desk, [*AGENCIES, person("Lê Văn Mẫu"), person("Lê Văn Mẫu", "Phòng Hai", id="hai")]) == ()
    assert len(notes(desk, [{"act": "person_change", "person": "Lê Văn Mẫu, Phòng Hai", "agency": "Phòng Một"}])) == 1


def test_merged_records_are_no_namesakes(desk: Desk) -> None:
    merged: Entries = [*AGENCIES, person("Lê Văn Mẫu", id="a"), person("Le Van Mau", id="b")]
    assert notes(desk, [*merged, {"act": "person_merge", "person": "b", "into": "a"}]) == ()


def test_a_window_can_ask_about_somebody_just_added(desk: Desk) -> None:
    training = Training(desk)
    training.add_person(name="Lê Văn Mẫu")
    again = training.add_person(name="Lê văn mẫu")
    (note,) = training.notes_on(again.uid)
    assert "chưa rõ đơn vị" in note
