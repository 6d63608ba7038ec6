from __future__ import annotations

import json

from desktop.planimport import to_json
from tests.desktop.planimport.files import draft_of
from tests.desktop.planimport.sample_plan import as_text


def test_the_form_of_readings_made_by_hand() -> None:
    form = to_json(draft_of(as_text()))
    assert list(form) == [
        *("number", "date", "issuer", "title", "legal_bases", "parent", "targets", "tasks", "responsibilities"),
        *("recipients", "signer", "audiences", "topics", "money", "notes", "source", "sure"),
    ]
    assert (form["number"], form["date"]) == ("38/KH-UBND", "2023-04-14")
    assert form["legal_bases"][0].startswith("Kế hoạch số 771/KH-UBND ngày 20/3/2023")
    assert [target["percent"] for target in form["targets"]] == [100, 100, 70, None, None, 100]
    task = form["tasks"][1]
    assert (task["no"], task["timing"], len(task["lead"]), task["coordinating"]) == (
        "2",
        "Hằng năm",
        3,
        ["Các cơ quan, đơn vị có liên quan"],
    )
    assert [(one["agency"], one["n_bullets"]) for one in form["responsibilities"]][1] == ("Công an huyện Mây Trắng", 0)
    assert form["signer"] == {
        "on_behalf": "TM. ỦY BAN NHÂN DÂN",
        "acting_for": "KT. CHỦ TỊCH",
        "position": "PHÓ CHỦ TỊCH",
        "name": "Lục Văn Hải Đăng",
    }
    assert json.loads(json.dumps(form)) == form


def test_what_the_text_lacks_is_none() -> None:
    form = to_json(draft_of("KẾ HOẠCH\nx\nI. NHIỆM VỤ\n1. Mở thư viện\n1. Đọc sách\n- Thời gian: Mỗi tháng 01 buổi"))
    assert (form["number"], form["date"], form["signer"], form["parent"]) == (None, None, None, None)
    assert [(task["lead"], task["coordinating"], task["advising"]) for task in form["tasks"]] == [
        (None, None, None)
    ] * 2
    assert form["sure"] == {"title": "sure"}


def test_parts_of_one_number_are_counted() -> None:
    triple = "- Việc {}.\nĐơn vị chủ trì: Phòng A\nThời gian: Hằng năm\n"
    form = to_json(draft_of("KẾ HOẠCH\nx\nI. NHIỆM VỤ\n4. Nhiều việc\n" + triple.format("một") + triple.format("hai")))
    assert [task["no"] for task in form["tasks"]] == ["4#1", "4#2"]


def test_a_percent_with_a_comma_is_a_number() -> None:
    form = to_json(draft_of("KẾ HOẠCH\nx\nI. MỤC TIÊU CỤ THỂ\n- Tỷ lệ xã có đài đạt 94,7% tổng số xã."))
    assert form["targets"][0]["percent"] == 94.7
