"""Numbers, money and days as written in office papers."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.vietnamese import numerals
from desktop.vietnamese.numerals import (
    NO_FIGURE,
    amount_in_words,
    date_in_words,
    day_text,
    decimal_comma,
    divided,
    from_roman,
    grouped,
    minutes,
    month_number,
    number_in_words,
    parse_day,
    percent_text,
    point_letter,
    ratio_text,
    roman,
    signed,
)


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (999, "999"), (1000, "1.000"), (1234567, "1.234.567"), (-12500, "-12.500")]
)
def test_grouped(number, text):
    assert grouped(number) == text


@pytest.mark.parametrize(("number", "text"), [(12, "+12"), (0, "0"), (-3000, "-3.000")])
def test_signed(number, text):
    assert signed(number) == text


@pytest.mark.parametrize(
    ("number", "places", "trim", "text"),
    [
        (Decimal("1234.5"), 1, False, "1.234,5"),
        (Decimal("1234.45"), 1, False, "1.234,5"),
        (Decimal("0.05"), 1, False, "0,1"),
        (Decimal("-0.05"), 1, False, "-0,1"),
        (Decimal("-0.04"), 1, False, "0,0"),
        (70, 1, False, "70,0"),
        (70, 1, True, "70"),
        (Decimal("70.50"), 2, True, "70,5"),
        (Decimal("2.5"), 0, False, "3"),
    ],
)
def test_decimal_comma(number, places, trim, text):
    assert decimal_comma(number, places, trim=trim) == text


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [(36, 42, "85,7%"), (40, 60, "66,7%"), (0, 60, "0,0%"), (60, 60, "100,0%"), (1, 2000, "0,1%"), (-1, 8, "-12,5%")],
)
def test_percent(numerator, denominator, text):
    assert percent_text(numerator, denominator) == text


def test_percent_trimmed_and_without_a_denominator():
    assert percent_text(7000, 10_000, trim=True) == "70%"
    assert percent_text(6670, 10_000, trim=True) == "66,7%"
    assert percent_text(3, 0) == NO_FIGURE
    assert ratio_text(17, 10) == "1,7"


@pytest.mark.parametrize(
    ("seconds", "whole"), [(0, 0), (29, 0), (30, 1), (89, 1), (90, 2), (348 * 60, 348), (2 * 20 + 20, 1)]
)
def test_minutes_are_rounded_half_up(seconds, whole):
    assert minutes(seconds) == whole


@given(st.integers(-(10**12), 10**12), st.integers(-(10**6), 10**6).filter(bool))
def test_divided_is_the_nearest_and_halves_go_away_from_zero(numerator, denominator):
    exact = Fraction(numerator, denominator)
    distance = abs(divided(numerator, denominator) - exact)
    assert distance <= Fraction(1, 2)
    if distance == Fraction(1, 2):
        assert abs(divided(numerator, denominator)) > abs(exact)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (1, "một"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (1005, "một nghìn không trăm linh năm"),
        (1050, "một nghìn không trăm năm mươi"),
        (10_000, "mười nghìn"),
        (1_000_001, "một triệu không trăm linh một"),
        (1_050_000, "một triệu không trăm năm mươi nghìn"),
        (2_000_000_000, "hai tỷ"),
        (1_234_000_005_000, "một nghìn hai trăm ba mươi tư tỷ không trăm linh năm nghìn"),
        (10**18, "một tỷ tỷ"),
        (-21, "âm hai mươi mốt"),
    ],
)
def test_number_in_words(number, words):
    assert number_in_words(number) == words


def test_amount_in_words():
    assert amount_in_words(12_500_000) == "Mười hai triệu năm trăm nghìn đồng"
    assert amount_in_words(0) == "Không đồng"
    assert amount_in_words(3, "phút") == "Ba phút"


_VALUES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9,
}  # fmt: skip
_SIZES = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}


def _understood(words: str) -> int:
    """Reads an amount below 10^18 the way a clerk would: an independent inverse of the writer."""
    billions, total, group, last = 0, 0, 0, 0
    for word in words.split():
        if word == "tỷ":
            billions, total, group, last = total + group + last, 0, 0, 0
        elif word in _SIZES:
            total, group, last = total + (group + last) * _SIZES[word], 0, 0
        elif word == "trăm":
            group, last = group + last * 100, 0
        elif word == "mươi":
            group, last = group + last * 10, 0
        elif word == "mười":
            group += 10
        elif word != "linh":
            last = _VALUES[word]
    return billions * 10**9 + total + group + last


@given(st.one_of(st.integers(0, 10**6), st.integers(0, 10**18 - 1)))
def test_words_are_read_back_as_the_number(number):
    words = number_in_words(number)
    assert _understood(words) == number
    assert "mươi một" not in words
    assert "mươi năm" not in words
    assert "mười năm" not in words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2024, 1, 5), "ngày 05 tháng 01 năm 2024"),
        (date(2024, 2, 29), "ngày 29 tháng 02 năm 2024"),
        (date(2024, 3, 9), "ngày 09 tháng 3 năm 2024"),
        (date(2024, 6, 29), "ngày 29 tháng 6 năm 2024"),
        (date(2024, 12, 31), "ngày 31 tháng 12 năm 2024"),
    ],
)
def test_date_in_words(day, words):
    assert date_in_words(day) == words


def test_only_the_first_two_months_get_a_zero():
    assert [month_number(month) for month in range(1, 13)] == [
        "01", "02", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
    ]  # fmt: skip


@given(st.dates())
def test_days_are_read_back(day):
    assert parse_day(day_text(day)) == day
    assert parse_day(f" {day.day}/{day.month}/{day.year:04d} ") == day


@pytest.mark.parametrize("text", ["31/9/2024", "30/2/2024", "29/02/2023", "0/1/2024", "1/13/2024", "01/01/0000"])
def test_days_that_do_not_exist(text):
    with pytest.raises(ValueError, match=r"^Không có ngày .* trong lịch\.$"):
        parse_day(text)


@pytest.mark.parametrize(
    "text", ["", "2024-09-14", "14-09-2024", "14.09.2024", "14/09/24", "14/09", "14/9/2024 08:00", "١٤/٠٩/٢٠٢٤", "nay"]
)
def test_days_written_otherwise_are_refused(text):
    with pytest.raises(ValueError, match="không phải là ngày viết theo dạng"):
        parse_day(text)


@pytest.mark.parametrize(
    ("number", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (2024, "MMXXIV")]
)
def test_roman(number, text):
    assert roman(number) == text


@given(st.integers(1, 3999))
def test_roman_is_read_back(number):
    assert from_roman(roman(number)) == number


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "iv", "MMMM", "A"])
def test_wrong_roman_is_refused(text):
    with pytest.raises(ValueError, match="không phải là số La Mã"):
        from_roman(text)


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_no_roman_for(number):
    with pytest.raises(ValueError, match="chữ số La Mã"):
        roman(number)


def test_points_follow_the_decree():
    letters = [point_letter(position) for position in range(1, 26)]
    assert "".join(letters[:23]) == "abcdđeghiklmnopqrstuvxy"
    assert letters[23:] == ["aa", "ab"]
    with pytest.raises(ValueError, match="bắt đầu từ 1"):
        point_letter(0)


@given(st.integers(1, 2000))
def test_no_two_points_share_a_letter(position):
    assert point_letter(position) not in {point_letter(other) for other in range(max(1, position - 30), position)}


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4), st.integers(0, 3))
def test_decimal_comma_agrees_with_ratio_text(number, places):
    exact = Fraction(number)
    assert decimal_comma(number, places) == ratio_text(exact.numerator, exact.denominator, places)


def test_refusals_are_whole_sentences():
    for refuse in (
        lambda: numerals.parse_day("30/2/2024"),
        lambda: numerals.roman(0),
        lambda: numerals.from_roman("Q"),
    ):
        with pytest.raises(ValueError, match=r"\.$"):
            refuse()
