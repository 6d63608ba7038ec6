from __future__ import annotations

import pytest

from desktop.planimport.markers import Style, find_marker, is_rule, letter_value, roman_value


@pytest.mark.parametrize(
    ("text", "style", "printed", "rest"),
    [
        ("Phần I", Style.PART, "Phần I", ""),
        ("PHẦN THỨ HAI: NHIỆM VỤ", Style.PART, "PHẦN THỨ HAI", "NHIỆM VỤ"),
        ("A. MỤC TIÊU", Style.CAPITAL, "A", "MỤC TIÊU"),
        ("I. MỤC TIÊU", Style.ROMAN, "I", "MỤC TIÊU"),
        ("IV- KINH PHÍ", Style.ROMAN, "IV", "KINH PHÍ"),
        ("III NHIỆM VỤ", Style.ROMAN, "III", "NHIỆM VỤ"),
        ("XII. Phụ lục", Style.ROMAN, "XII", "Phụ lục"),
        ("Hoạt động 1: Trưng bày", Style.WORD, "Hoạt động 1", "Trưng bày"),
        ("Chỉ tiêu số 3. Trên 70%", Style.WORD, "Chỉ tiêu số 3", "Trên 70%"),
        ("1. Sở Y tế", Style.NUMBER, "1", "Sở Y tế"),
        ("1.Sở Y tế", Style.NUMBER, "1", "Sở Y tế"),
        ("2/ Sở Y tế", Style.NUMBER, "2", "Sở Y tế"),
        ("2) Sở Y tế", Style.NUMBER, "2", "Sở Y tế"),
        ("3 - Sở Y tế", Style.NUMBER, "3", "Sở Y tế"),
        ("1.2. Tập huấn", Style.NUMBER, "1.2", "Tập huấn"),
        ("1.2 Tập huấn", Style.NUMBER, "1.2", "Tập huấn"),
        ("1. 2. Tập huấn", Style.NUMBER, "1.2", "Tập huấn"),
        ("1.2.3. Tập huấn", Style.NUMBER, "1.2.3", "Tập huấn"),
        ("a) biên soạn", Style.LETTER, "a", "biên soạn"),
        ("đ) biên soạn", Style.LETTER, "đ", "biên soạn"),
        ("b. biên soạn", Style.LETTER, "b", "biên soạn"),
        ("(1) biên soạn", Style.BRACKET, "1", "biên soạn"),
        ("(iv) biên soạn", Style.BRACKET, "iv", "biên soạn"),
        ("- biên soạn", Style.BULLET, "-", "biên soạn"),
        ("– biên soạn", Style.BULLET, "-", "biên soạn"),
        ("-100% xã", Style.BULLET, "-", "100% xã"),
        ("+ biên soạn", Style.BULLET, "+", "biên soạn"),
        ("• biên soạn", Style.BULLET, "•", "biên soạn"),
        ("* biên soạn", Style.BULLET, "*", "biên soạn"),
    ],
)
def test_markers(text: str, style: Style, printed: str, rest: str) -> None:
    marker = find_marker(text)
    assert marker is not None
    assert (marker.style, marker.printed, text[marker.end :]) == (style, printed, rest)


@pytest.mark.parametrize(
    "text",
    [
        "2023 - 2028",
        "15 - 20% sản phẩm",
        "22/3/2023 của UBND",
        "3.000 lượt",
        "1,5 triệu",
        "30.4 là ngày lễ",
        "100% cơ quan",
        "Vì vậy",
        "VI phạm",
        "IIII. SAI",
        "-------",
        "...",
        "- ",
        "-quan",
        "Mục tiêu cụ thể",
        "",
        "(b/c)",
        "99. Quá lớn",
    ],
)
def test_what_is_no_marker(text: str) -> None:
    assert find_marker(text) is None


def test_values_count_in_the_vietnamese_sequence() -> None:
    assert [letter_value(letter) for letter in "abcdđegh"] == list(range(1, 9))
    assert letter_value("f") == letter_value("g")
    assert [roman_value(text) for text in ("I", "IV", "IX", "XIX", "IIX", "VV")] == [1, 4, 9, 19, 0, 0]
    marker = find_marker("PHẦN THỨ BA")
    assert marker is not None
    assert marker.value == 3


def test_rules_under_headings() -> None:
    assert is_rule("-----------")
    assert is_rule("_______")
    assert not is_rule("-- a --")
