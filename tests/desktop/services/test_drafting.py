"""Half-filled forms: kept beside the database, never in it, and never those about persons."""

from __future__ import annotations

import pytest

from desktop import paths
from desktop.domain.half_filled import HalfFilled
from desktop.services.desk import Desk
from desktop.services.drafting import Drafting

TYPED = HalfFilled(b"\x01" * 16, {"link": "https://xa", "times": "mười", "relayed": True, "product": ["", "", "tr"]})


def test_what_was_typed_comes_back_until_it_is_dropped(desk: Desk) -> None:
    Drafting(desk).keep("airing", TYPED)
    Drafting(desk).keep("channel", HalfFilled(b"", {"name": "Loa"}))
    again = Drafting(desk)
    assert again.kept("airing") == TYPED
    assert sorted(again.waiting()) == ["Kênh truyền thông", "Lần phát, đăng"]
    again.drop("airing")
    assert again.kept("airing") is None
    again.drop("channel")
    assert not paths.half_filled_file(desk.database.path).exists()


@pytest.mark.parametrize("register", ["person", "roster_member", "enrolment", "office_signer"])
def test_nothing_about_a_person_is_kept(desk: Desk, register: str) -> None:
    drafting = Drafting(desk)
    assert not drafting.keeps(register)
    drafting.keep(register, HalfFilled(b"", {"name": "Nguyễn Thị Hòa"}))
    assert not paths.half_filled_file(desk.database.path).exists()


@pytest.mark.parametrize("words", ["", "{", "[]", '{"airing": 5}', '{"airing": {"uid": "x", "values": {}}}'])
def test_a_damaged_file_is_passed_over(desk: Desk, words: str) -> None:
    paths.half_filled_file(desk.database.path).write_text(words, encoding="utf-8")
    drafting = Drafting(desk)
    assert drafting.kept("airing") is None
    drafting.keep("airing", TYPED)
    assert drafting.kept("airing") == TYPED
