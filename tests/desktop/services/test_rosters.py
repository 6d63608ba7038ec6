"""A group's list as of a day: who is new, who left, and earlier days keep the members they had."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.people import Person, RosterGroup, RosterMember
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.services.past import Past
from desktop.services.reaching import Reaching
from desktop.services.rosters import Rosters
from desktop.services.training import Training
from tests.factories import record

NEW_YEAR = date(2025, 1, 1)
OLD = date(2024, 12, 31)


@pytest.fixture
def rosters(desk: Desk) -> Rosters:
    record(desk, [
        {"act": "agency", "name": "Phòng Hai"}, {"act": "agency", "name": "Hội Một"},
        *({"act": "person", "name": name, "agency": "Phòng Hai"} for name in ("Lê Đạt", "Lê An", "Lê Bình")),
        {"act": "person", "name": "Trần Ánh", "agency": "Hội Một"},
        {"act": "group", "mark": "A", "name": "Cán bộ"},
        {"act": "roster", "group": "A", "persons": ["Lê Đạt", "Lê An", "Lê Bình"], "from_day": "2023-01-01"},
    ])  # fmt: skip
    return Rosters(desk)


def group(desk: Desk) -> bytes:
    with desk.read() as reader:
        return reader.find(RosterGroup)[0].uid


def people(desk: Desk, *names: str) -> list[bytes]:
    with desk.read() as reader:
        return [reader.find(Person, name=name)[0].uid for name in names]


def names(rosters: Rosters, desk: Desk, day: date) -> list[str]:
    return [one.name for one in rosters.members(group(desk), day)]


def test_a_list_says_who_is_new_and_who_left_before_anything_is_written(desk: Desk, rosters: Rosters) -> None:
    change = rosters.compare(group(desk), people(desk, "Trần Ánh", "Lê Đạt", "Lê An"), NEW_YEAR)
    assert [one.name for one in change.joining] == ["Trần Ánh"]
    assert [one.name for one in change.leaving] == ["Lê Bình"]
    assert [one.name for one in change.staying] == ["Lê An", "Lê Đạt"]
    assert change.words == "Từ ngày 01/01/2025 nhóm có 3 người: thêm 1 người, thôi 1 người."
    assert names(rosters, desk, NEW_YEAR) == ["Lê An", "Lê Bình", "Lê Đạt"]


def test_a_list_taken_over_counts_from_its_day_and_not_before(desk: Desk, rosters: Rosters) -> None:
    rosters.take(group(desk), people(desk, "Trần Ánh", "Lê Đạt"), NEW_YEAR)
    assert names(rosters, desk, OLD) == ["Lê An", "Lê Bình", "Lê Đạt"]
    assert names(rosters, desk, NEW_YEAR) == ["Trần Ánh", "Lê Đạt"]
    assert Reaching(desk).missing(group(desk), OLD).reached.members == 3
    assert Reaching(desk).missing(group(desk), NEW_YEAR).reached.members == 2
    assert rosters.days(group(desk)) == (NEW_YEAR, date(2023, 1, 1))
    Past(desk).undo()
    assert names(rosters, desk, NEW_YEAR) == ["Lê An", "Lê Bình", "Lê Đạt"]


def test_a_list_taken_twice_for_one_day_is_corrected_not_added(desk: Desk, rosters: Rosters) -> None:
    rosters.take(group(desk), people(desk, "Trần Ánh", "Lê Đạt"), NEW_YEAR)
    rosters.take(group(desk), people(desk, "Lê An", "Lê Đạt"), NEW_YEAR)
    assert names(rosters, desk, NEW_YEAR) == ["Lê An", "Lê Đạt"]
    assert names(rosters, desk, OLD) == ["Lê An", "Lê Bình", "Lê Đạt"]
    change = rosters.compare(group(desk), people(desk, "Lê An", "Lê Đạt"), NEW_YEAR)
    assert change.words == "Từ ngày 01/01/2025 nhóm có 2 người: danh sách không đổi."


def test_who_comes_back_is_a_member_again(desk: Desk, rosters: Rosters) -> None:
    rosters.take(group(desk), people(desk, "Lê Đạt"), NEW_YEAR)
    rosters.take(group(desk), people(desk, "Lê Đạt", "Lê An"), date(2026, 1, 1))
    assert [names(rosters, desk, date(year, 6, 1)) for year in (2024, 2025, 2026)] == [
        ["Lê An", "Lê Bình", "Lê Đạt"], ["Lê Đạt"], ["Lê An", "Lê Đạt"],
    ]  # fmt: skip


def test_a_list_as_of_an_earlier_day_begins_what_began_later(desk: Desk, rosters: Rosters) -> None:
    rosters.take(group(desk), people(desk, "Trần Ánh", "Lê Đạt"), date(2026, 1, 1))
    rosters.take(group(desk), people(desk, "Trần Ánh", "Lê Đạt"), NEW_YEAR)
    assert names(rosters, desk, NEW_YEAR) == ["Trần Ánh", "Lê Đạt"]
    (new,) = people(desk, "Trần Ánh")
    with desk.read() as reader:
        assert reader.count(RosterMember, person=new) == 1


def test_two_records_of_one_person_are_one_member(desk: Desk, rosters: Rosters) -> None:
    old, new = people(desk, "Lê Bình", "Trần Ánh")
    Training(desk).merge(old, new)
    change = rosters.compare(group(desk), [old, *people(desk, "Lê An", "Lê Đạt")], NEW_YEAR)
    assert (change.joining, change.leaving, change.size) == ((), (), 3)
    rosters.take(group(desk), people(desk, "Lê An"), NEW_YEAR)
    assert names(rosters, desk, NEW_YEAR) == ["Lê An"]


def test_an_empty_list_is_refused(desk: Desk, rosters: Rosters) -> None:
    with pytest.raises(RecordFault, match="không có ai"):
        rosters.take(group(desk), [], NEW_YEAR)
    assert len(rosters.members(group(desk), NEW_YEAR)) == 3
