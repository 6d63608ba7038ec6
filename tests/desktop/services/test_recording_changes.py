from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.media import Airing
from desktop.domain.organisation import Agency
from desktop.domain.people import Person
from desktop.domain.plan import AmendedPart, Amendment, Plan, Target, Task
from desktop.domain.training import Attendance
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.services.directory import successors_on
from desktop.services.planning import wording_on
from tests.factories import Entries, record

NAMESAKES: Entries = [
    {"act": "agency", "name": "Xã Một"},
    {"act": "agency", "name": "Xã Hai"},
    {"act": "person", "name": "Lê Mơ", "agency": "Xã Một"},
    {"act": "person", "name": "Lê Mơ", "agency": "Xã Hai"},
    {"act": "course", "title": "Lớp", "sessions": [{"id": "b1", "day": "2024-04-11"}]},
]


def came(person: str) -> Entries:
    return [{"act": "session", "id": "b2", "course": "Lớp", "day": "2024-04-12"},
            {"act": "attendance", "session": "b2", "person": person, "mark": "present"}]  # fmt: skip


def test_the_agency_tells_two_persons_of_one_name_apart(desk: Desk) -> None:
    record(desk, NAMESAKES)
    with pytest.raises(RecordFault, match="đơn vị"):
        record(desk, came("Lê Mơ"))
    record(desk, came("Lê Mơ, Xã Hai"))
    with desk.read() as reader:
        there = reader.one(Person, reader.find(Attendance)[0].person)
        assert reader.one(Agency, there.agency or b"").name == "Xã Hai"


def test_a_person_merged_into_another_leaves_the_name_to_that_one(desk: Desk) -> None:
    record(desk, NAMESAKES)
    record(desk, [{"act": "person_merge", "person": "Lê Mơ, Xã Một", "into": "Lê Mơ, Xã Hai"}])
    record(desk, came("Lê Mơ"))
    with desk.read() as reader:
        assert reader.one(Person, reader.find(Attendance)[0].person).merged_into is None


def test_a_person_takes_a_new_post(desk: Desk) -> None:
    record(desk, NAMESAKES[:3])
    record(desk, [{"act": "person_change", "person": "Lê Mơ", "agency": "Xã Hai", "post": "Phó Chủ tịch"}])
    with desk.read() as reader:
        (person,) = reader.find(Person)
        assert (person.name, person.post) == ("Lê Mơ", "Phó Chủ tịch")
        assert reader.one(Agency, person.agency or b"").name == "Xã Hai"


def test_a_change_of_a_person_may_not_empty_the_name(desk: Desk) -> None:
    record(desk, NAMESAKES[:3])
    with pytest.raises(RecordFault, match="Họ và tên"):
        record(desk, [{"act": "person_change", "person": "Lê Mơ", "name": " "}])


def test_an_agency_may_be_followed_by_those_recorded_after_it(desk: Desk) -> None:
    record(desk, [
        {"act": "agency", "id": "cũ", "name": "Phòng Cũ", "to_day": "2025-06-30"},
        {"act": "agency", "name": "Phòng Mới", "from_day": "2025-07-01"},
        {"act": "succession", "agency": "cũ", "successor": "Phòng Mới", "day": "2025-07-01"},
    ])  # fmt: skip
    with desk.read() as reader:
        old = reader.find(Agency, name="Phòng Cũ")[0].uid
        assert successors_on(reader, old, date(2025, 6, 30)) == []
        assert [agency.name for agency in successors_on(reader, old, date(2025, 7, 1))] == ["Phòng Mới"]


def plan(desk: Desk) -> None:
    with desk.act("Kế hoạch để sửa") as writer:
        made = writer.add(Plan.of(title="Kế hoạch"))
        writer.add(Task.of(plan=made.uid, position=0, printed_number="1", title="Việc của huyện"))
        writer.add(Target.of(plan=made.uid, position=0, text="100% cơ quan của huyện", kind="percent", goal=10_000))


def test_an_amendment_changes_the_words_from_its_day_on(desk: Desk) -> None:
    plan(desk)
    task = {"act": "amendment", "task": "1", "part": "title", "text": "Việc của xã", "from_day": "2025-07-01"}
    target = {"act": "amendment", "target": "1", "part": "text", "text": "100% cơ quan", "from_day": "2025-07-01"}
    record(desk, [task, target])
    with desk.read() as reader:
        (changed,) = reader.find(Task)
        assert wording_on(reader, changed, AmendedPart.TITLE, date(2025, 6, 30)) == "Việc của huyện"
        assert wording_on(reader, changed, AmendedPart.TITLE, date(2025, 7, 1)) == "Việc của xã"
        assert wording_on(reader, reader.find(Target)[0], AmendedPart.TEXT, date(2025, 7, 1)) == "100% cơ quan"


@pytest.mark.parametrize("subject", [{}, {"task": "1", "target": "1"}])
def test_an_amendment_is_of_one_task_or_one_target(desk: Desk, subject: dict[str, str]) -> None:
    plan(desk)
    with pytest.raises(RecordFault, match="một nhiệm vụ"):
        record(desk, [{"act": "amendment", "part": "title", "text": "Việc", "from_day": "2025-07-01", **subject}])
    with desk.read() as reader:
        assert reader.count(Amendment) == 0


def test_relays_of_several_agencies_are_one_airing_each(desk: Desk) -> None:
    record(desk, [
        *NAMESAKES[:2],
        {"act": "channel", "name": "Loa xã", "kind": "radio", "level": "commune"},
        {"act": "product", "id": "p", "title": "Chương trình", "kind": "programme", "minutes": 12},
        {"act": "airing", "product": "p", "channel": "Loa xã", "day": "2024-09-01", "times": 2, "relayed": True,
         "agencies": ["Xã Một", "Xã Hai"]},
    ])  # fmt: skip
    with desk.read() as reader:
        airings = reader.find(Airing)
        assert len({airing.agency for airing in airings}) == len(airings) == 2
        assert {(airing.times, airing.relayed) for airing in airings} == {(2, True)}


def test_an_airing_names_one_agency_or_several_but_not_both(desk: Desk) -> None:
    record(desk, [
        *NAMESAKES[:2],
        {"act": "channel", "name": "Loa xã", "kind": "radio", "level": "commune"},
        {"act": "product", "title": "Chương trình", "kind": "programme"},
    ])  # fmt: skip
    airing = {"act": "airing", "product": "Chương trình", "channel": "Loa xã", "day": "2024-09-01"}
    with pytest.raises(RecordFault, match="agencies"):
        record(desk, [{**airing, "agency": "Xã Một", "agencies": ["Xã Hai"]}])


GROUP: Entries = [
    *NAMESAKES[:2],
    {"act": "agency", "name": "Xã Cũ", "to_day": "2024-06-30"},
    {"act": "agency_group", "name": "UBND các xã, thị trấn", "members": ["Xã Một", "Xã Hai", "Xã Cũ"]},
    {"act": "channel", "name": "Loa xã", "kind": "radio", "level": "commune"},
    {"act": "product", "title": "Chương trình", "kind": "programme", "minutes": 12},
]
RELAY = {"act": "airing", "product": "Chương trình", "channel": "Loa xã", "day": "2024-09-01", "relayed": True}


@pytest.mark.parametrize(("day", "members"), [("2024-06-30", 3), ("2024-09-01", 2)])
def test_a_group_of_agencies_relays_as_many_times_as_it_has_members_that_day(
    desk: Desk, day: str, members: int
) -> None:
    record(desk, [*GROUP, {**RELAY, "day": day, "agencies": ["UBND các xã, thị trấn"]}])
    with desk.read() as reader:
        found = reader.by_uid(Agency, [airing.agency for airing in reader.find(Airing)])
        assert len(found) == reader.count(Airing) == members
        assert "UBND các xã, thị trấn" not in {agency.name for agency in found.values()}


@pytest.mark.parametrize(
    "wrong",
    [
        {**RELAY, "agency": "UBND các xã, thị trấn"},
        {**RELAY, "agencies": ["Xã Một", "UBND các xã, thị trấn"]},
        {"act": "person", "name": "Lê Mơ", "agency": "UBND các xã, thị trấn"},
    ],
)
def test_a_group_where_one_agency_is_meant_is_refused(desk: Desk, wrong: dict[str, object]) -> None:
    with pytest.raises(RecordFault, match="nhóm"):
        record(desk, [*GROUP, wrong])


def test_a_group_without_members_that_day_is_refused(desk: Desk) -> None:
    nobody = {"act": "agency_group", "name": "Các đội", "members": ["Xã Cũ"]}
    with pytest.raises(RecordFault, match="01/09/2024"):
        record(desk, [*GROUP, nobody, {**RELAY, "agencies": ["Các đội"]}])
