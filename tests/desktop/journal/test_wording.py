"""Values and rows as a person reads them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.journal.wording import Reading, label, shortened

UID = "0192f3a4" * 4
READING = Reading(names=lambda table, _uid: {"task": "Phát thanh hằng ngày"}.get(table))


@pytest.mark.parametrize(
    ("table", "name", "values", "text"),
    [
        ("course", "title", {"title": "Kỹ năng\nviết tin"}, "Kỹ năng viết tin"),
        ("course", "title", {"title": ""}, "để trống"),
        ("course", "organiser", {"organiser": None}, "để trống"),
        ("course", "state", {"state": "held"}, "đã tổ chức"),
        ("course", "state", {"state": "postponed"}, "postponed"),
        ("course", "task", {"task": UID}, "Phát thanh hằng ngày"),
        ("course", "organiser", {"organiser": UID}, "không rõ"),
        ("course", "task", {"task": "no uid"}, "không rõ"),
        ("course", "uid", {"uid": UID}, "không rõ"),
        ("session", "day", {"day": "2026-11-05"}, "05/11/2026"),
        ("session", "day", {"day": "hôm qua"}, "hôm qua"),
        ("session", "at", {"at": "07:30"}, "07:30"),
        ("person", "provisional", {"provisional": 1}, "có"),
        ("person", "provisional", {"provisional": 0}, "không"),
        ("person", "birth_year", {"birth_year": 1973}, "1973"),
        ("airing", "quantity", {"quantity": 12500}, "12.500"),
        ("product", "seconds", {"seconds": 750}, "12 phút 30 giây"),
        ("product", "seconds", {"seconds": 3600}, "60 phút"),
        ("product", "seconds", {"seconds": 45}, "45 giây"),
        ("product", "seconds", {"seconds": 0}, "0 phút"),
        ("target", "goal", {"goal": 9050, "kind": "percent"}, "90,5%"),
        ("target", "goal", {"goal": 9050, "kind": "count"}, "9.050"),
        ("work_item", "period", {"period": "2024-Q3"}, "quý III năm 2024"),
        ("work_item", "period", {"period": "2024-13"}, "2024-13"),
    ],
)
def test_values(table, name, values, text):
    assert READING.value(table, name, values) == text


@pytest.mark.parametrize(
    ("table", "values", "text"),
    [
        ("course", {"title": "Kỹ năng viết tin"}, "Kỹ năng viết tin"),
        ("target", {"short": "", "text": "100% cán bộ được tập huấn"}, "100% cán bộ được tập huấn"),
        ("session", {"day": "2026-11-05", "course": UID}, "05/11/2026"),
        ("task_role", {"task": UID, "agency": UID, "role": "lead"}, "Phát thanh hằng ngày"),
        ("work_item", {"period": "2024-09", "task": UID}, "Phát thanh hằng ngày, tháng 9 năm 2024"),
        ("person", {"name": "", "post": ""}, "đã xóa thông tin cá nhân"),
        ("attendance", {"mark": "present"}, ""),
        ("podcast", {"title": "?"}, ""),
    ],
)
def test_rows(table, values, text):
    assert READING.row(table, values) == text


def test_a_stamp_is_told_on_the_wall_clock_of_the_place():
    assert READING.moment("2026-11-24T11:30:00.123+00:00") == "24/11/2026 18:30"
    assert READING.moment("2026-11-24T17:30:00.000+00:00") == "25/11/2026 00:30"
    assert Reading(READING.names, timedelta()).moment("2026-11-24T11:30:00.123+00:00") == "24/11/2026 11:30"


def test_a_duration_is_named_without_the_unit_it_is_stored_in():
    assert label("product", "seconds") == "Thời lượng"
    assert label("course", "title") == "Tên lớp"


def test_long_text_is_cut_between_words():
    text = "tuyên truyền về chuyển đổi số " * 10
    short = shortened(text, 40)
    assert short == "tuyên truyền về chuyển đổi số tuyên…"
    assert shortened("x" * 50, 40) == "x" * 39 + "…"
    assert shortened("vừa đủ", 6) == "vừa đủ"
