from __future__ import annotations

import pytest

from desktop.domain.plan_draft import Finding, FindingKind
from desktop.planimport.findings import number_findings, word_findings
from desktop.planimport.outline import Numbered, build


def of_words(text: str, issuer: str = "") -> list[tuple[FindingKind, str]]:
    return [(found.kind, found.text) for found in word_findings((text,), issuer)]


def of_numbers(*texts: str) -> list[Finding]:
    return list(number_findings(build([Numbered(number, text) for number, text in enumerate(texts)])))


def test_two_items_of_one_number_and_a_gap() -> None:
    same, gap = of_numbers("V. TỔ CHỨC", "1. A", "2. B", "2. C", "4. D")
    assert (same.kind, same.paragraphs) == (FindingKind.SAME_NUMBER, (2, 3))
    assert same.text == "Trong mục “TỔ CHỨC” có hai mục cùng đánh số 2."
    assert (gap.kind, gap.paragraphs) == (FindingKind.NUMBER_GAP, (4,))
    assert gap.text == "Trong mục “TỔ CHỨC”, sau số 2 là số 4."


def test_numbers_restart_below_every_heading_and_letters_may_leave_one_out() -> None:
    assert of_numbers("I. A", "1. B", "2. C", "II. D", "1. E", "a) F", "b) G", "c) H", "d) I", "đ) K", "e) L") == []
    assert of_numbers("1. A", "a) B", "b) C", "d) D") == []


@pytest.mark.parametrize(
    ("text", "issuer", "name"),
    [
        ("Phối hợp với Ban Tuyên giáo Thị uỷ.", "Ủy ban nhân dân huyện Mây Trắng", "Thị uỷ"),
        ("Báo cáo Thành ủy.", "UBND huyện Mây Trắng", "Thành ủy"),
        ("Báo cáo Huyện ủy.", "Ủy ban nhân dân thị xã Suối Ngàn", "Huyện ủy"),
    ],
)
def test_bodies_of_another_level(text: str, issuer: str, name: str) -> None:
    found = of_words(text, issuer)
    assert [kind for kind, _ in found] == [FindingKind.STRANGE_BODY]
    assert f"“{name}”" in found[0][1]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Báo cáo Huyện ủy.", "UBND huyện Mây Trắng"),
        ("Báo cáo Thành ủy.", "Ủy ban nhân dân thành phố Lâm Giang"),
        ("Ban Tuyên giáo Thị ủy", ""),
        ("Chính quyền đô thị ủy quyền cho các xã", "UBND huyện Mây Trắng"),
    ],
)
def test_bodies_of_the_own_level(text: str, issuer: str) -> None:
    assert of_words(text, issuer) == []


def test_words_written_twice() -> None:
    assert of_words("hướng dẫn tổ chức tổ chức hội thi")[0][1] == "Cụm từ “tổ chức” bị lặp hai lần liền nhau."
    assert of_words("trên các các nền tảng")[0][0] is FindingKind.DOUBLED_WORDS
    assert of_words("đào tạo, đào tạo lại; ngày ngày học tập; của xã, của huyện") == []


def test_days_that_no_calendar_has() -> None:
    assert of_words("trước ngày 31/9/2024")[0][1] == "Ngày “31/9/2024” không có trong lịch."
    assert of_words("ngày 29 tháng 02 năm 2023")[0][0] is FindingKind.BAD_DATE
    assert of_words("ngày 29/02/2024 và 30/4/2024") == []
