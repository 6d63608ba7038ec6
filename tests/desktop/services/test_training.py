"""Two of one name in one agency are pointed out, never merged."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.people import Person, RosterGroup, RosterMember
from desktop.domain.period import Period
from desktop.errors import RecordFault
from desktop.progress import NullProgress
from desktop.services.desk import Desk
from desktop.services.past import Past
from desktop.services.recording import Recording
from desktop.services.reporting import Reporting
from desktop.services.training import Training
from desktop.storage import history
from tests.factories import Entries, record


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


THREE: Entries = [person(f"Người {sign}", id=sign) for sign in "abc"]
TRAINED: Entries = [
    *AGENCIES, *THREE,
    {"act": "course", "title": "Lớp", "sessions": [{"id": "s", "day": "2024-05-02"}]},
    {"act": "attendance", "session": "s", "persons": ["a", "b", "c"], "mark": "present"},
]  # fmt: skip


def merge(loser: str, survivor: str) -> dict[str, object]:
    return {"act": "person_merge", "person": loser, "into": survivor}


def trained(desk: Desk) -> object:
    found = {figure.id: figure.value for figure in Reporting(desk).figures(Period.parse("2024"))}
    return found["training.people"]


def test_a_merge_that_would_close_a_circle_is_refused_in_one_file(desk: Desk) -> None:
    with pytest.raises(RecordFault, match="đã được gộp"):
        record(desk, [*TRAINED, merge("a", "b"), merge("b", "c"), merge("c", "a")])


def test_a_merge_that_would_close_a_circle_is_refused_in_a_later_act(desk: Desk) -> None:
    record(desk, TRAINED)
    with desk.read() as reader:
        a, b, c = (one.uid for one in reader.find(Person, order=("name",)))
    Training(desk).merge(a, b)
    Training(desk).merge(b, c)
    for loser, survivor in ((c, a), (b, a), (c, b)):
        with pytest.raises(RecordFault, match="đã được gộp"):
            Training(desk).merge(loser, survivor)
    assert trained(desk) == 1


def test_a_merge_of_somebody_merged_already_moves_the_whole_chain(desk: Desk) -> None:
    record(desk, [*TRAINED, merge("a", "b"), merge("a", "c")])
    assert trained(desk) == 1


def test_no_undo_brings_a_circle_about(desk: Desk) -> None:
    record(desk, TRAINED)
    with desk.read() as reader:
        a, b, _ = (one.uid for one in reader.find(Person, order=("name",)))
    Training(desk).merge(a, b)
    Past(desk).undo()
    with desk.read() as reader:
        undoing = history.acts(reader.connection)[0].uid
    Training(desk).merge(b, a)
    with pytest.raises(RecordFault, match="vòng"):
        Past(desk).undo(undoing)
    assert trained(desk) == 2


ROSTER: Entries = [
    *AGENCIES, *THREE, {"act": "group", "mark": "A", "name": "Nhóm"},
    {"act": "roster", "group": "A", "persons": ["a", "b"], "from_day": "2024-01-01"},
]  # fmt: skip


def roster(person: str = "Người a", **days: str) -> dict[str, object]:
    return {"act": "roster", "group": "A", "persons": [person], **days}


def memberships(desk: Desk, name: str = "Người a") -> list[tuple[date | None, date | None]]:
    with desk.read() as reader:
        (someone,) = reader.find(Person, name=name)
        found = reader.find(RosterMember, person=someone.uid, order=("from_day",))
        return [(one.from_day, one.to_day) for one in found]


@pytest.mark.parametrize("first", [{}, {"from_day": "2024-01-01"}])
def test_a_roster_entry_with_a_last_day_ends_the_membership(desk: Desk, first: dict[str, str]) -> None:
    record(desk, ROSTER)
    record(desk, [roster(to_day="2024-06-30", **first)])
    assert memberships(desk) == [(date(2024, 1, 1), date(2024, 6, 30))]
    assert memberships(desk, "Người b") == [(date(2024, 1, 1), None)]
    found = {figure.id: figure for figure in Reporting(desk).figures(Period.parse("2024"))}
    assert found["training.coverage.A"].denominator == 1


def test_who_left_may_come_back_and_leave_again(desk: Desk) -> None:
    record(desk, [*ROSTER, roster("a", to_day="2024-06-30"), roster("a", from_day="2025-01-01")])
    record(desk, [roster(to_day="2025-03-31")])
    assert memberships(desk) == [
        (date(2024, 1, 1), date(2024, 6, 30)),
        (date(2025, 1, 1), date(2025, 3, 31)),
    ]


@pytest.mark.parametrize(
    "days",
    [{}, {"from_day": "2024-01-01"}, {"from_day": "2024-05-01"}, {"from_day": "2024-05-01", "to_day": "2024-06-30"}],
)
def test_a_membership_beside_one_of_the_same_days_is_refused(desk: Desk, days: dict[str, str]) -> None:
    record(desk, ROSTER)
    with pytest.raises(RecordFault, match=r"từ 01/01/2024") as told:
        record(desk, [roster(**days)])
    assert "to_day" in told.value.remedy
    assert memberships(desk) == [(date(2024, 1, 1), None)]


def test_who_leaves_leaves_under_every_record_merged_into_theirs(desk: Desk) -> None:
    record(desk, [*ROSTER, merge("b", "a")])
    record(desk, [roster(to_day="2024-06-30")])
    assert memberships(desk, "Người b") == memberships(desk) == [(date(2024, 1, 1), date(2024, 6, 30))]


def test_the_window_closes_a_membership_alike(desk: Desk) -> None:
    record(desk, ROSTER)
    with desk.read() as reader:
        (group,) = reader.find(RosterGroup)
        (person,) = reader.find(Person, name="Người a")
    Training(desk).add_members(group.uid, [person.uid], to_day=date(2024, 6, 30))
    assert memberships(desk) == [(date(2024, 1, 1), date(2024, 6, 30))]
