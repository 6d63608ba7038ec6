"""Registers filled by hand go through the same doors as record files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.media import AiringReach
from desktop.domain.organisation import Agency, AgencyAlias
from desktop.domain.people import RosterMember
from desktop.domain.schedule import PeriodSetting
from desktop.errors import KnownError, RecordFault
from desktop.services.desk import Desk
from desktop.services.editing import Editing
from desktop.services.past import Past
from tests.factories import new_desk


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[Editing]:
    desk = new_desk(tmp_path)
    yield Editing(desk)
    desk.database.close()


def count(desk: Desk, kind: Any) -> int:
    with desk.read() as reader:
        return reader.count(kind)


def test_an_agency_does_not_follow_itself(editing: Editing) -> None:
    agency = editing.add("agency", {"name": "Phòng Văn hóa"})
    with pytest.raises(RecordFault, match="kế thừa chính mình"):
        editing.add("succession", {"predecessor": agency.uid, "successor": agency.uid, "day": date(2025, 7, 1)})


def test_a_name_of_another_living_agency_is_refused_when_changed_as_when_added(editing: Editing) -> None:
    editing.add("agency", {"name": "Phòng Văn hóa"})
    other = editing.add("agency", {"name": "Phòng Tư pháp"})
    with pytest.raises(RecordFault, match="Danh mục đã có"):
        editing.change("agency", other.uid, {"name": "phòng văn hóa"})
    with editing.desk.read() as reader:
        assert reader.one(Agency, other.uid).name == "Phòng Tư pháp"


@pytest.mark.parametrize("values", [{"kind": "tuần"}, {"rules": "khác"}])
def test_a_period_rule_nothing_could_be_read_with_is_refused(editing: Editing, values: dict[str, Any]) -> None:
    whole = {"rules": "decree", "from_day": date(2026, 1, 1), "close_day": 20, **values}
    with pytest.raises(KnownError, match=r"loại kỳ|bộ quy định"):
        editing.add("period_setting", whole)
    assert count(editing.desk, PeriodSetting) == 0


def test_a_second_membership_over_the_same_days_is_refused(editing: Editing) -> None:
    group = editing.add("roster_group", {"mark": "A", "name": "Nhóm A"})
    person = editing.add("person", {"name": "Người Mẫu"})
    member = {"roster": group.uid, "person": person.uid}
    editing.add("roster_member", member)
    with pytest.raises(RecordFault, match="đã là thành viên"):
        editing.add("roster_member", member)
    assert count(editing.desk, RosterMember) == 1


def test_the_name_of_an_act_never_holds_a_person_s_name(editing: Editing) -> None:
    editing.add("person", {"name": "Lê Thị Kín"})
    with editing.desk.read() as reader:
        names = reader.connection.exec_driver_sql("SELECT name FROM act").scalars().all()
    assert not any("Kín" in name for name in names)


def test_a_deleted_record_takes_its_parts_and_one_in_use_stays(editing: Editing) -> None:
    course = editing.add("course", {"title": "Lớp một"})
    editing.add("session", {"course": course.uid, "day": date(2026, 1, 5)})
    assert editing.remove("course", [course.uid]) == 2
    topic = editing.add("topic", {"name": "Chủ đề"})

    product = editing.add("product", {"title": "Tin", "kind": "news"})
    editing.change("product", product.uid, {}, topics=[topic.uid])
    assert editing.topics_of(product.uid) == [topic.uid]
    with pytest.raises(RecordFault, match="đang được dùng ở 1 chủ đề của sản phẩm"):
        editing.remove("topic", [topic.uid])


def test_a_name_an_agency_goes_by_already_is_not_stored_again(editing: Editing) -> None:
    agency = editing.add("agency", {"name": "Phòng Văn hóa và Thông tin"})
    other = editing.add("agency", {"name": "Công an huyện"})
    editing.add("agency_alias", {"agency": agency.uid, "alias": "Phòng Thông tin"})
    for alias in ("phòng  thông tin", "Phòng VHTT", "PHÒNG VĂN HÓA & THÔNG TIN"):
        with pytest.raises(RecordFault, match="chính cơ quan này"):
            editing.add("agency_alias", {"agency": agency.uid, "alias": alias})
        with pytest.raises(RecordFault, match="Phòng Văn hóa và Thông tin"):
            editing.add("agency_alias", {"agency": other.uid, "alias": alias})
    assert count(editing.desk, AgencyAlias) == 1


def test_signs_nobody_sees_are_no_name(editing: Editing) -> None:
    for name in ("\u200b\u200b", " \ufeff ", "\u00a0\u2060"):
        with pytest.raises(RecordFault, match="còn để trống"):
            editing.add("agency", {"name": name})
    assert editing.add("agency", {"name": "\u200bPhòng Văn hóa\ufeff"}).name == "Phòng Văn hóa"  # type: ignore[attr-defined]


def test_a_span_that_ends_before_it_begins_names_its_field(editing: Editing) -> None:
    with pytest.raises(RecordFault, match="«Hoạt động đến ngày»"):
        editing.add("agency", {"name": "Đội", "from_day": date(2024, 2, 1), "to_day": date(2024, 1, 1)})


def test_audiences_are_ticked_in_the_act_of_the_product_and_come_back_with_it(editing: Editing) -> None:
    plan = editing.add("plan", {"title": "Kế hoạch"})
    first, second = (
        editing.add("audience", {"plan": plan.uid, "position": place, "text": text})
        for place, text in enumerate(("Thanh niên", "Già làng, trưởng bản"))
    )
    product = editing.add("product", {"title": "Tin", "kind": "news"}, audiences=[first.uid])
    editing.change("product", product.uid, {}, audiences=[second.uid, second.uid])
    assert editing.audiences_of(product.uid) == [second.uid]
    Past(editing.desk).undo()
    assert editing.audiences_of(product.uid) == [first.uid]
    editing.change("product", product.uid, {"title": "Tin mới"})
    assert editing.audiences_of(product.uid) == [first.uid]
    with pytest.raises(RecordFault, match="đối tượng của sản phẩm"):
        editing.remove("audience", [first.uid])
    assert editing.remove("product", [product.uid]) == 2


def test_readings_of_reach_go_with_their_airing(editing: Editing) -> None:
    channel = editing.add("channel", {"name": "Trang mạng xã hội", "kind": "social", "level": "district"})
    product = editing.add("product", {"title": "Tin", "kind": "news"})
    where = {"product": product.uid, "channel": channel.uid, "day": date(2024, 9, 2), "place": "Nhà văn hóa"}
    airing = editing.add("airing", where)
    for day, reach in ((date(2024, 9, 3), 120), (date(2024, 9, 9), 480)):
        editing.add("airing_reach", {"airing": airing.uid, "day": day, "reach": reach})
    with pytest.raises(RecordFault, match="Lượt tiếp cận"):
        editing.add("airing_reach", {"airing": airing.uid, "day": date(2024, 9, 9), "reach": -1})
    assert editing.remove("airing", [airing.uid]) == 3
    Past(editing.desk).undo()
    assert count(editing.desk, AiringReach) == 2
