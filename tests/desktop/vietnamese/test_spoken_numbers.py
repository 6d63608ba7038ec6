"""Numbers in words, against the words `numerals` writes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.vietnamese.numerals import number_in_words
from desktop.vietnamese.spoken_numbers import number_from_words, speaks_a_number

numbers = st.one_of(
    st.integers(-(10**6), 10**6),
    st.integers(0, 10**21),
    st.sampled_from([10**power + less for power in range(1, 19) for less in (-1, 0, 1, 5, 15)]),
)


@given(numbers)
def test_what_is_written_is_read(number: int) -> None:
    assert number_from_words(number_in_words(number)) == number
    assert speaks_a_number(number_in_words(number))


@given(numbers)
def test_other_words_and_spellings_say_the_same(number: int) -> None:
    told = f" {number_in_words(number)} "
    for word, other in (("linh", "lẻ"), ("nghìn", "ngàn"), ("tỷ", "tỉ"), ("bảy", "bẩy"), ("tư", "bốn")):
        told = told.replace(f" {word} ", f" {other} ")
    told = told.replace("mươi lăm", "mươi nhăm").upper()
    assert number_from_words(told) == number


@given(st.lists(st.sampled_from([*number_in_words(1_254_315_704_111).split(), "mười", "nghìn"]), max_size=7))
def test_no_other_order_of_the_words_is_a_number(words: list[str]) -> None:
    """Whatever is read would be written with these very words."""
    text = " ".join(words)
    try:
        number = number_from_words(text)
    except ValueError:
        return
    written = number_in_words(number)
    assert _loosely(written) == _loosely(text)


def _loosely(text: str) -> list[str]:
    """Without what may be left out or said otherwise."""
    same = text.replace("không trăm ", "").replace("tư", "bốn")
    return same.split()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("mười lăm", 15), ("Mười Lăm", 15), ("hai mươi nhăm", 25), ("hai mươi mốt", 21), ("hai mươi tư", 24),
        ("một trăm lẻ năm", 105), ("một nghìn linh năm", 1005), ("một nghìn không trăm linh năm", 1005),
        ("hai nghìn năm mươi", 2050), ("không", 0), ("ba tỷ", 3_000_000_000), ("âm hai", -2), ("mười tỷ", 10**10),
    ],
)  # fmt: skip
def test_as_clerks_write(text: str, number: int) -> None:
    assert number_from_words(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "mười mười", "năm mười", "mươi", "hai nghìn năm", "hai mươi năm", "mười năm", "linh năm", "trăm", "một một",
     "hai nghìn ba nghìn", "một nghìn hai triệu", "không trăm", "một trăm linh không", "mười phút", "15", "một mươi"],
)  # fmt: skip
def test_what_is_no_number_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="không phải là một số"):
        number_from_words(text)


def test_other_words_speak_no_number() -> None:
    assert not speaks_a_number("mười lăm phút")
    assert not speaks_a_number("")
    assert not speaks_a_number("mười 5")
