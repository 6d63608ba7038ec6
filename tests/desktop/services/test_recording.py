from __future__ import annotations

import json
from datetime import time
from pathlib import Path

import pytest

from desktop.domain.media import Airing, Product
from desktop.domain.organisation import Agency, OfficeProfile
from desktop.domain.people import Person
from desktop.domain.training import Attendance, Session
from desktop.errors import FileFault, InputFault, RecordFault
from desktop.services.desk import Desk
from desktop.services.recording import ACTS, Recording
from desktop.storage import history, log
from tests.factories import broadcasts, office, record, two_courses


def write(folder: Path, entries: object) -> Path:
    file = folder / "việc.json"
    file.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
    return file


def test_a_whole_file_is_one_act(desk: Desk, tmp_path: Path) -> None:
    assert Recording(desk).record_file(write(tmp_path, office() + two_courses() + broadcasts())).count > 100
    with desk.read() as reader:
        assert reader.connection.exec_driver_sql("SELECT count(*) FROM act").scalar_one() == 1
        assert log.differences(reader.connection) == []
        assert reader.count(Airing) == 23


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"act": "airing", "product": "Không có", "channel": "Loa xã", "day": "2024-09-01"}, "Không có"),
        ({"act": "airing", "product": "Chương trình một", "channel": "Loa xã", "day": "2024-09-31"}, "ngày có thật"),
        (
            {"act": "airing", "product": "Chương trình một", "channel": "Loa xã", "day": "2024-09-01", "times": 0},
            "Số lần",
        ),
        ({"act": "airing", "product": "Chương trình một", "channel": "Loa xã", "day": "2024-09-01", "la": 1}, "«la»"),
        ({"act": "bay"}, "bay"),
        ({"act": "agency"}, "Tên cơ quan"),
        ({"act": "agency", "name": "XÃ SỐ 1"}, "Xã số 1"),
        ({"act": "person"}, "Họ và tên"),
        ({"act": "attendance", "session": "x"}, "buổi học"),
        ({"act": "attendance"}, "buổi học"),
        ({"act": "group"}, "Ký hiệu"),
        ({"act": "words", "period": "2024-13"}, "2024-13"),
        ({"act": "work", "task": "1"}, "nhiệm vụ"),
        ({"act": "product", "title": "T", "kind": "phim"}, "Thể loại"),
        ({"act": "channel", "name": "Trùng", "id": "lặp", "kind": "radio", "level": "district"}, "lặp"),
        ("không phải đối tượng", "đối tượng"),
        ({"act": "course", "title": "Lớp", "sessions": [{"day": "2024-02-30"}]}, "ngày có thật"),
        ({"act": "stated_value", "target": "9", "as_of": "2024-01-01"}, "mục tiêu"),
    ],
)
def test_one_wrong_entry_is_named_and_nothing_is_recorded(desk: Desk, wrong: object, words: str) -> None:
    good = [*broadcasts(), {"act": "topic", "id": "lặp", "name": "Lặp"}]
    with pytest.raises(InputFault) as fault:
        record(desk, [*good, wrong])  # type: ignore[list-item]
    assert words in str(fault.value)
    assert f"mục {len(good) + 1}" in str(fault.value)
    with desk.read() as reader:
        assert reader.count(Agency) == reader.count(Product) == 0
        assert reader.connection.exec_driver_sql("SELECT count(*) FROM operation").scalar_one() == 0


@pytest.mark.parametrize("content", ["", "{", "{}", "[1", '"x"', "\x00", "[" * 100_000])
def test_what_is_no_list_is_refused(desk: Desk, tmp_path: Path, content: str) -> None:
    file = tmp_path / "hỏng.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(FileFault):
        Recording(desk).record_file(file)


def test_a_missing_file_and_a_folder_are_refused(desk: Desk, tmp_path: Path) -> None:
    for path in (tmp_path / "không-có.json", tmp_path):
        with pytest.raises(FileFault):
            Recording(desk).record_file(path)


def test_names_that_stand_twice_need_an_id(desk: Desk) -> None:
    record(desk, [{"act": "person", "name": "Lê Mơ"}, {"act": "person", "name": "Lê Mơ"},
                  {"act": "group", "mark": "A", "name": "Nhóm"}])  # fmt: skip
    with pytest.raises(RecordFault, match="nhiều"):
        record(desk, [{"act": "roster", "group": "A", "persons": ["Lê Mơ"]}])
    with desk.read() as reader:
        assert reader.count(Person) == 2


def test_every_act_has_a_plain_name() -> None:
    assert all(name == name.lower() and name.isascii() for name in ACTS)


@pytest.mark.parametrize(
    "wrong",
    [
        {"act": "course", "title": "T", "sessions": "x"},
        {"act": "course", "title": "T", "sessions": [5]},
        {"act": "course", "title": "T", "enrolled": 5},
        {"act": "course", "title": "T", "enrolled": "Nguyễn"},
        {"act": "agency", "name": "Q", "former_names": ["x"]},
        {"act": "agency", "name": "Q", "aliases": "abc"},
        {"act": "agency", "name": None},
        {"act": "agency", "name": 5},
        {"act": "airing", "product": "Chương trình một", "channel": "Loa xã", "day": "2024-09-01", "agencies": 5},
        {"act": "airing", "product": "Chương trình một", "channel": "Loa xã", "day": "2024-09-01", "agencies": []},
        {"act": "airing", "product": "Chương trình một", "channel": "Loa xã", "day": "9999-12-31"},
        {"act": "airing", "product": "Chương trình một", "channel": "Loa xã", "day": "0001-01-01"},
        {"act": "airing", "product": "Chương trình một", "channel": "Loa xã", "day": "2024-09-02",
         "until_day": "2024-09-01"},
        {"act": "product", "title": "T", "kind": "news", "minutes": True},
        {"act": "product", "title": "T", "kind": "news", "minutes": 1, "seconds": 60},
        {"act": "product", "title": "T", "kind": "news", "seconds": True},
        {"act": "product", "title": "T\nU", "kind": "news"},
        {"act": "product", "title": "T\u2028U", "kind": "news"},
        {"act": "product", "title": "T", "kind": "news", "note": "a\u202eb"},
        {"act": "product", "title": "T", "kind": "news", "uid": "0123456789abcdef"},
        {"act": "person", "name": "Lê\nMơ"},
        {"act": "person", "name": "Lê \u2066Mơ"},
        {"act": "person", "name": "Lê Mơ", "merged_into": "0123456789abcdef"},
        {"act": "course", "title": "Lớp\r\nhai"},
        {"act": "airing", "product": "Chương trình một", "channel": "Loa xã", "day": "2024-09-01", "times": "2"},
        {"act": "airing", "product": "Chương trình một", "channel": "Loa xã", "day": "2024-09-01", "relayed": "true"},
        {"act": "airing", "product": "Chương trình một", "channel": "Loa xã", "day": 1725148800},
        {"act": "airing", "product": "Chương trình một", "channel": "Loa xã", "day": "1725148800"},
        {"act": "airing", "product": "Chương trình một", "channel": "Loa xã", "day": "2024-09-01", "at": 3600},
        {"act": "succession", "agency": "Xã số 1", "successor": "Xã số 1", "day": "2024-09-01"},
        {"act": ["x"]},
        {"act": {"a": 1}},
        {"act": 5},
        {},
    ],
)  # fmt: skip
def test_values_of_the_wrong_kind_are_told_and_nothing_is_recorded(desk: Desk, wrong: dict[str, object]) -> None:
    with pytest.raises(InputFault) as fault:
        record(desk, [*broadcasts(), wrong])
    assert f"mục {len(broadcasts()) + 1}" in str(fault.value)
    assert "[" not in fault.value.what.replace("[ … ]", "")
    with desk.read() as reader:
        assert reader.count(Product) == 0


@pytest.mark.parametrize(
    "entry",
    [
        '{"act": "topic", "name": "A", "name": "B"}',
        '{"act": "course", "title": "L", "sessions": [{"day": "x", "day": "y"}]}',
    ],
)
def test_a_key_that_stands_twice_in_an_entry_is_refused(desk: Desk, tmp_path: Path, entry: str) -> None:
    file = tmp_path / "lặp.json"
    file.write_text(f'[{{"act": "topic", "name": "Một"}}, {entry}]', encoding="utf-8")
    with pytest.raises(FileFault, match="hai lần") as fault:
        Recording(desk).record_file(file)
    assert fault.value.where.endswith("mục 2")


def test_lines_of_a_heading_stay_lines(desk: Desk) -> None:
    record(desk, office())
    with desk.read() as reader:
        assert reader.find(OfficeProfile)[0].issuer_lines.count("\n") == 1


LESSONS = [
    {"act": "person", "name": "Lê Mơ"},
    {"act": "course", "title": "Lớp x", "sessions": [
        {"day": "2024-10-02"}, {"day": "2024-10-03", "at": "08:00"}, {"day": "2024-10-03", "at": "14:00"}]},
]  # fmt: skip


@pytest.mark.parametrize("name", ["Lớp x, 02/10/2024", "lớp x, 2/10/2024", "Lớp x, 2024-10-02",
                                  "Lớp x, 03/10/2024, 14:00"])  # fmt: skip
def test_a_later_file_names_a_session_by_course_and_day(desk: Desk, name: str) -> None:
    record(desk, LESSONS)
    record(desk, [{"act": "attendance", "session": name, "person": "Lê Mơ", "mark": "present"}])
    with desk.read() as reader:
        came = reader.find(Attendance)[0]
        session = reader.one(Session, came.session)
    assert (session.day.day, session.at) == ((3, time(14)) if "14:00" in name else (2, None))


@pytest.mark.parametrize("name", ["Lớp x", "Lớp x, 03/10/2024", "Lớp x, 09/10/2024"])
def test_the_refusal_of_a_session_says_how_it_is_named(desk: Desk, name: str) -> None:
    record(desk, LESSONS)
    with pytest.raises(RecordFault) as fault:
        record(desk, [{"act": "attendance", "session": name, "person": "Lê Mơ", "mark": "present"}])
    assert "«tên lớp, ngày/tháng/năm»" in fault.value.remedy


def test_a_mark_refused_names_the_one_it_clashes_with(desk: Desk) -> None:
    record(desk, [{"act": "group", "mark": "A B", "name": "Nhóm một"}])
    with pytest.raises(RecordFault, match="«A B» của nhóm đối tượng «Nhóm một»"):
        record(desk, [{"act": "group", "mark": "a.b", "name": "Nhóm hai"}])


def test_the_act_says_what_kinds_were_recorded_and_names_nobody(desk: Desk) -> None:
    people = [{"act": "person", "id": one, "name": f"Lê {one}"} for one in ("Mơ", "Mận")]
    came = {"act": "attendance", "session": "s", "persons": ["Mơ", "Mận"], "mark": "present"}
    record(desk, [*people, {"act": "course", "title": "L", "sessions": [{"id": "s", "day": "2024-10-02"}]}, came])
    with desk.read() as reader:
        (act,) = history.acts(reader.connection)
    assert act.name == "Ghi tệp thu.json: 2 người, 1 lớp tập huấn, 2 điểm danh"


def test_an_act_of_very_many_kinds_is_told_shortly(desk: Desk) -> None:
    record(desk, [*office(), *two_courses(), *broadcasts()])
    with desk.read() as reader:
        (act,) = history.acts(reader.connection)
    assert act.name == (
        "Ghi tệp thu.json: 27 cơ quan, 102 người, 102 thành viên nhóm, 85 điểm danh, 23 lần phát, đăng, 13 mục khác"
    )
