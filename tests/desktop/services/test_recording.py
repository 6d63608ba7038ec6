from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.domain.media import Airing, Product
from desktop.domain.organisation import Agency
from desktop.domain.people import Person
from desktop.errors import FileFault, InputFault, RecordFault
from desktop.services.desk import Desk
from desktop.services.recording import ACTS, Recording
from desktop.storage import log
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
    ],
)  # fmt: skip
def test_values_of_the_wrong_kind_are_told_and_nothing_is_recorded(desk: Desk, wrong: dict[str, object]) -> None:
    with pytest.raises(InputFault) as fault:
        record(desk, [*broadcasts(), wrong])
    assert f"mục {len(broadcasts()) + 1}" in str(fault.value)
    with desk.read() as reader:
        assert reader.count(Product) == 0
