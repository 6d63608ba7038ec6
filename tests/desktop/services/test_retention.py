"""Who is kept no longer: by the last trace of all records of a person; and nothing of them is left in any file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.domain.people import Person
from desktop.domain.retention import limit_day
from desktop.errors import InputFault
from desktop.services.desk import Desk
from desktop.services.retention import Retention
from desktop.services.upkeep import Upkeep
from tests.factories import new_desk, record

FAR = date(2045, 3, 1)
"""A day long after every record of these tests is made."""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("SO_TRUYEN_THONG_HOME", str(tmp_path / "home"))
    made = new_desk(tmp_path, FAR)
    record(
        made,
        [
            {"act": "agency", "id": "xa", "name": "Xã Đông"},
            {"act": "group", "mark": "A", "name": "Nhóm A"},
            *(
                {"act": "person", "id": name, "name": name, "agency": "xa"}
                for name in ("Lê Cũ Kỹ", "Lê Vừa Đủ", "Lê Còn Nhóm", "Lê Được Gộp", "Lê Sắp Học", "Lê Chưa Học")
            ),
            {"act": "person", "id": "bản sao", "name": "Lê Duoc Gop", "agency": "xa"},
            {"act": "roster", "group": "A", "persons": ["Lê Còn Nhóm"], "from_day": "2020-01-01"},
            {
                "act": "course", "title": "Lớp cũ", "sessions": [{"id": "cũ", "day": "2040-02-29"}],
                "enrolled": ["Lê Cũ Kỹ", "Lê Còn Nhóm", "Lê Được Gộp"],
            },
            {"act": "attendance", "session": "cũ", "persons": ["Lê Cũ Kỹ", "Lê Được Gộp"], "mark": "present"},
            {
                "act": "course", "title": "Lớp vừa đủ", "sessions": [{"id": "mới", "day": "2040-03-01"}],
                "enrolled": ["Lê Vừa Đủ"],
            },
            {"act": "attendance", "session": "mới", "person": "bản sao", "mark": "present"},
            {"act": "course", "title": "Lớp chưa định ngày", "state": "planned", "enrolled": ["Lê Sắp Học"]},
            {"act": "person_merge", "person": "bản sao", "into": "Lê Được Gộp"},
        ],
    )  # fmt: skip
    yield made
    made.database.close()


def test_the_last_trace_of_all_records_counts(desk: Desk) -> None:
    found = Retention(desk).outlasted(5)
    assert [(one.name, one.agency, one.last_day) for one in found] == [
        ("Lê Chưa Học", "Xã Đông", None),
        ("Lê Cũ Kỹ", "Xã Đông", date(2040, 2, 29)),
    ]
    assert [one.name for one in Retention(desk).outlasted(10)] == ["Lê Chưa Học"]


def test_whoever_was_only_just_recorded_is_not_proposed(tmp_path: Path) -> None:
    made = new_desk(tmp_path, date.today())  # noqa: DTZ011  the day on which the record itself is made
    record(made, [{"act": "person", "name": "Lê Vừa Nhập"}])
    assert Retention(made).outlasted(1) == ()
    made.database.close()


@pytest.mark.parametrize("years", [0, -1, 71])
def test_a_senseless_time_is_refused(desk: Desk, years: int) -> None:
    with pytest.raises(InputFault, match="từ 1 đến 70"):
        Retention(desk).outlasted(years)


def test_several_are_erased_as_one_act_and_no_file_holds_them(desk: Desk, tmp_path: Path) -> None:
    Upkeep(desk).back_up()
    gone = Retention(desk).outlasted(5)
    assert all(not outcome.fault for outcome in Retention(desk).erase(one.person for one in gone))
    with desk.read() as reader:
        acts = reader.connection.exec_driver_sql("SELECT name FROM act WHERE kind = 'erase'").scalars().all()
        assert len(reader.find(Person)) == 7
    assert acts == ["Xóa dữ liệu cá nhân của 2 người tham gia tập huấn"]
    assert Retention(desk).outlasted(5) == ()
    assert paths.backup_dir(desk.database.path).is_relative_to(tmp_path)
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert len(files) > 3
    for name in ("Lê Cũ Kỹ", "Lê Chưa Học", "le cu ky", "le chua hoc"):
        assert [file for file in files if name.encode() in file.read_bytes()] == []


@given(today=st.dates(date(1990, 1, 1), date(2150, 12, 31)), years=st.integers(1, 70))
def test_the_limit_is_the_same_day_that_many_years_ago(today: date, years: int) -> None:
    limit = limit_day(today, years)
    assert limit.year == today.year - years
    assert (limit.month, limit.day) in ((today.month, today.day), (2, 28))
