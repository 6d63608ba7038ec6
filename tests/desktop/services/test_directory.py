from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.media import Airing
from desktop.domain.naming import area_of, name_key
from desktop.domain.organisation import Agency, AgencyKind, AgencyName, Succession
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.services.directory import (
    AgencyIndex,
    Directory,
    members_on,
    name_on,
    profile_on,
    signer_on,
    successors_on,
)
from tests.factories import TODAY, office, record


def by_name(desk: Desk, name: str) -> Agency:
    with desk.read() as reader:
        return next(agency for agency in reader.find(Agency) if agency.name == name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trung tâm Văn hóa - Thể thao - Du lịch và Truyền thông huyện Suối Trong",
         "Trung tâm Văn hoá, Thể thao, Du lịch và Truyền thông"),
        ("UBND các xã, thị trấn", "Uỷ ban Nhân dân các xã, thị trấn"),
        ("Công an huyện", "Công an huyện Suối Trong"),
        ("Sở TT&TT", "Sở Thông tin và Truyền thông"),
        ("Văn phòng HĐND-UBND huyện Suối Trong", "Văn phòng HĐND và UBND huyện"),
        ("Đề nghị Ủy ban MTTQ huyện", "Ủy ban Mặt trận Tổ quốc huyện Suối Trong"),
    ],
)  # fmt: skip
def test_one_agency_under_several_names(one: str, other: str) -> None:
    assert name_key(one, "huyện Suối Trong") == name_key(other, "huyện Suối Trong")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Công an huyện", "Công an tỉnh"), ("UBND xã Hòa", "UBND xã Hoàn"), ("UBND tỉnh", "UBND các xã, thị trấn")],
)
def test_two_agencies_stay_two(one: str, other: str) -> None:
    assert name_key(one, "huyện Suối Trong") != name_key(other, "huyện Suối Trong")


def test_the_area_is_read_from_the_issuer() -> None:
    assert area_of("Ủy ban nhân dân huyện Suối Trong") == "huyện Suối Trong"
    assert area_of("ỦY BAN NHÂN DÂN THÀNH PHỐ SÔNG") == "THÀNH PHỐ SÔNG"
    assert area_of("Ban Chỉ đạo quốc gia") == ""


def test_groups_expand_by_date_and_opened_groups(desk: Desk) -> None:
    record(desk, [
        {"act": "agency", "name": "Xã Một", "to_day": "2025-06-30"},
        {"act": "agency", "name": "Xã Hai", "to_day": "2025-06-30"},
        {"act": "agency", "name": "Xã Mới", "from_day": "2025-07-01"},
        {"act": "agency_group", "name": "UBND các xã", "members": ["Xã Một", "Xã Hai", "Xã Mới"]},
        {"act": "agency_group", "name": "Các cơ quan, đơn vị", "members": ["UBND các xã"]},
    ])  # fmt: skip
    whole = by_name(desk, "Các cơ quan, đơn vị")
    assert whole.kind is AgencyKind.GROUP
    with desk.read() as reader:
        assert {a.name for a in members_on(reader, whole.uid, date(2025, 6, 30))} == {"Xã Một", "Xã Hai"}
        assert {a.name for a in members_on(reader, whole.uid, date(2025, 7, 1))} == {"Xã Mới"}


def test_a_dissolved_agency_has_heirs_and_a_renamed_one_both_names(desk: Desk) -> None:
    record(desk, [{"act": "agency", "name": n} for n in ("Sở Cũ", "Sở Mới", "Sở Mới Hơn", "Phòng A")])
    directory = Directory(desk)
    old, new, newest = (by_name(desk, n) for n in ("Sở Cũ", "Sở Mới", "Sở Mới Hơn"))
    directory.dissolve(old.uid, date(2025, 2, 28), [new.uid])
    directory.dissolve(new.uid, date(2025, 12, 31), [newest.uid])
    renamed = directory.rename(by_name(desk, "Phòng A").uid, "Phòng B", date(2024, 7, 1))
    with desk.read() as reader:
        assert successors_on(reader, old.uid, date(2025, 2, 28)) == []
        assert [a.name for a in successors_on(reader, old.uid, date(2025, 3, 1))] == ["Sở Mới"]
        assert [a.name for a in successors_on(reader, old.uid, date(2026, 1, 1))] == ["Sở Mới Hơn"]
        assert name_on(reader, renamed, date(2024, 6, 30)) == "Phòng A"
        assert name_on(reader, renamed, date(2024, 7, 1)) == "Phòng B"
        assert AgencyIndex.of(reader, day=TODAY).match("phòng a") is not None


def test_heading_and_signer_follow_the_day(desk: Desk) -> None:
    record(desk, office())
    own = by_name(desk, "Ủy ban nhân dân huyện Suối Trong")
    directory = Directory(desk)
    directory.set_profile(
        agency=own.uid, from_day=date(2025, 7, 1), issuer_lines="ỦY BAN NHÂN DÂN\nXÃ SUỐI TRONG",
        place_name="Suối Trong", symbol="UBND", full_name="Ủy ban nhân dân xã Suối Trong", area="xã Suối Trong",
    )  # fmt: skip
    directory.set_signer(agency=own.uid, from_day=date(2025, 7, 1), position=0, title="CHỦ TỊCH", name="Ngô Văn Thử")
    with desk.read() as reader:
        before, after = (profile_on(reader, day) for day in (date(2025, 6, 30), date(2025, 7, 1)))
        assert before is not None
        assert after is not None
        assert (before.area, after.area) == ("huyện Suối Trong", "xã Suối Trong")
        signer = signer_on(reader, own.uid, date(2024, 1, 1))
        assert signer is not None
        assert signer.name == "Trần Thị Mẫu"


def test_wrong_signing_lines_and_doubles_are_refused(desk: Desk) -> None:
    record(desk, office())
    own = by_name(desk, "Ủy ban nhân dân huyện Suối Trong")
    with pytest.raises(RecordFault, match="quyền hạn"):
        Directory(desk).set_signer(
            agency=own.uid, from_day=date(2024, 1, 1), authority_lines="THAY MẶT", title="CHỦ TỊCH", name="N"
        )
    with pytest.raises(RecordFault, match="cùng tên"):
        Directory(desk).add_agency(name="UBND huyện Suối Trong")


def test_of_two_agencies_of_one_name_the_one_of_that_day_is_meant(desk: Desk) -> None:
    record(desk, [
        {"act": "agency", "id": "cũ", "name": "UBND xã Đồi Trúc", "to_day": "2024-06-30"},
        {"act": "agency", "id": "mới", "name": "UBND xã Đồi Trúc", "from_day": "2024-07-01"},
    ])  # fmt: skip
    with desk.read() as reader:
        index = AgencyIndex.of(reader, day=TODAY)
        old, new = reader.find(Agency, order=("from_day",))
    assert index.match("UBND xã Đồi Trúc") == new
    assert index.match("ủy ban nhân dân xã Đồi Trúc", date(2024, 6, 30)) == old
    assert index.match("UBND xã Đồi Trúc", date(2024, 7, 1)) == new


def test_an_entry_means_the_agency_of_its_own_day(desk: Desk) -> None:
    record(desk, [
        {"act": "agency", "name": "UBND xã Đồi Trúc", "to_day": "2024-06-30"},
        {"act": "agency", "name": "UBND xã Đồi Trúc", "from_day": "2024-07-01"},
        {"act": "channel", "name": "Loa", "kind": "radio", "level": "commune"},
        {"act": "product", "title": "Tin", "kind": "news"},
        {"act": "airing", "product": "Tin", "channel": "Loa", "day": "2024-06-01", "agency": "UBND xã Đồi Trúc"},
        {"act": "airing", "product": "Tin", "channel": "Loa", "day": "2024-08-01", "agency": "UBND xã Đồi Trúc"},
        {"act": "succession", "agency": "UBND xã Đồi Trúc", "successor": "UBND xã Đồi Trúc", "day": "2024-07-01"},
    ])  # fmt: skip
    with desk.read() as reader:
        old, new = reader.find(Agency, order=("from_day",))
        assert [one.agency for one in reader.find(Airing, order=("day",))] == [old.uid, new.uid]
        (handed,) = reader.find(Succession)
    assert (handed.predecessor, handed.successor) == (old.uid, new.uid)


def test_a_name_that_two_bear_at_once_is_refused_naming_both(desk: Desk) -> None:
    with desk.act("Hai cơ quan") as writer:
        writer.add(Agency.of(name="Trung tâm Mẫu", from_day=date(2020, 1, 1)))
        writer.add(Agency.of(name="Trung tâm mẫu", kind=AgencyKind.MEDIA))
    with pytest.raises(RecordFault) as told:
        record(desk, [{"act": "person", "name": "Lê Văn Mẫu", "agency": "Trung tâm Mẫu"}])
    assert "«Trung tâm Mẫu»" in told.value.what
    assert "«Trung tâm mẫu»" in told.value.what
    assert "01/01/2020" in told.value.what


def test_a_former_name_gives_way_to_who_bears_it_now(desk: Desk) -> None:
    directory = Directory(desk)
    renamed = directory.add_agency(name="Phòng Cũ")
    directory.rename(renamed.uid, "Phòng Mới", date(2024, 1, 1))
    with desk.act("Thêm") as writer:
        other = writer.add(Agency.of(name="Phòng Cũ", from_day=date(2024, 1, 1)))
    with desk.read() as reader:
        index = AgencyIndex.of(reader, day=TODAY)
    assert index.match("Phòng Cũ") == other
    found = index.match("Phòng Cũ", date(2023, 5, 1))
    assert found is not None
    assert found.uid == renamed.uid


def test_former_names_follow_each_other_day_by_day(desk: Desk) -> None:
    record(desk, [{"act": "agency", "name": "Phòng Một"}, {"act": "agency", "name": "Phòng Khác"}])
    one, directory = by_name(desk, "Phòng Một"), Directory(desk)
    directory.rename(one.uid, "Phòng Hai", date(2024, 3, 1))
    directory.rename(one.uid, "Phòng Ba", date(2025, 1, 1))
    with desk.read() as reader:
        spans = [(n.name, n.from_day, n.to_day) for n in reader.find(AgencyName, order=("to_day",))]
    assert spans == [
        ("Phòng Một", None, date(2024, 2, 29)),
        ("Phòng Hai", date(2024, 3, 1), date(2024, 12, 31)),
    ]
    for name, day in (
        ("Phòng Ba", date(2025, 2, 1)),
        ("Phòng  khác", date(2025, 2, 1)),
        ("Phòng Bốn", date(2025, 1, 1)),
    ):
        with pytest.raises(RecordFault):
            directory.rename(one.uid, name, day)
    assert directory.rename(one.uid, "Phòng Một", date(2025, 2, 1)).name == "Phòng Một"


def test_an_agency_ends_once_and_never_follows_itself(desk: Desk) -> None:
    record(desk, [{"act": "agency", "name": f"Phòng {n}"} for n in ("Một", "Hai", "Ba")])
    one, two, three = (by_name(desk, f"Phòng {n}").uid for n in ("Một", "Hai", "Ba"))
    directory = Directory(desk)
    with pytest.raises(RecordFault, match="chính mình"):
        directory.dissolve(one, date(2024, 12, 31), [one])
    directory.dissolve(one, date(2024, 12, 31), [two, two])
    with desk.read() as reader:
        assert reader.count(Succession) == 1
    with pytest.raises(RecordFault, match="đã chấm dứt"):
        directory.dissolve(one, date(2025, 12, 31), [three])
    directory.dissolve(two, date(2025, 6, 30), [three])
    with pytest.raises(RecordFault, match="chính mình"):
        directory.dissolve(three, date(2025, 12, 31), [one])


def test_a_recorded_succession_never_leads_back(desk: Desk) -> None:
    one, two = ({"act": "agency", "name": f"Phòng {n}"} for n in ("Một", "Hai"))
    forth = {"act": "succession", "agency": "Phòng Một", "successor": "Phòng Hai", "day": "2024-07-01"}
    back = {"act": "succession", "agency": "Phòng Hai", "successor": "Phòng Một", "day": "2025-07-01"}
    with pytest.raises(RecordFault, match="chính mình"):
        record(desk, [one, two, forth, back])
    record(desk, [one, two, forth])


def test_an_agency_does_not_end_before_it_bears_its_name(desk: Desk) -> None:
    directory = Directory(desk)
    agency = directory.add_agency(name="Đài Truyền thanh")
    directory.rename(agency.uid, "Trung tâm Truyền thông", date(2024, 7, 1))
    for day in (date(2024, 6, 30), date(2023, 1, 1)):
        with pytest.raises(RecordFault, match="01/07/2024"):
            directory.dissolve(agency.uid, day, [])
    directory.dissolve(agency.uid, date(2024, 7, 1), [])
