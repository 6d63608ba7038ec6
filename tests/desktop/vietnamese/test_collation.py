"""Vietnamese order, by golden lists and by its laws."""

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.vietnamese.collation import name_key, phrase_key

SYLLABLES = [
    "an", "ách", "ác", "ăn", "ân", "bình", "bính", "cha", "chan", "dũng", "duy", "đạt", "đức", "hà", "hòa", "ngang",
    "nghị", "quý", "thủy", "trẻ", "ủy", "ưu", "yên",
]  # fmt: skip
phrases = st.lists(st.sampled_from(SYLLABLES), max_size=5).map(" ".join)
anything = st.text(max_size=30)

GOLDEN = [
    ["An", "Ánh", "Bình", "Dũng", "Duy", "Đạt", "Đức"],
    ["nang", "nàng", "nảng", "nãng", "náng", "nạng", "nắng", "nặng"],
    ["ác", "ách", "ang", "anh", "cha", "chan"],
    ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "i", "o", "ô", "ơ", "u", "ư", "v", "x", "y"],
    ["da", "dạ", "dy", "đa", "đà"],
    ["Ha Cường", "Hà An", "Hà Bình", "Há An"],
    ["Lớp 2", "Lớp 10", "Lớp A", "Lớp tập huấn"],
    ["xã", "xã An Bình", "xã Bình An", "xã Đan Hà"],
    ["hoà", "HÒA", "hoàn", "hoàng"],
    ["Văn hóa, Thể thao", "Văn hóa - Xã hội"],
]
NAMES = [
    "Đỗ Văn An", "Nguyễn Thị An", "Nguyễn Văn An", "Lê Thị Ánh", "Võ Thị Ăn", "Phạm Thị Ân", "Trần Bình",
    "Bùi Văn Dũng", "Hoàng Duy", "Lý Đạt", "Trần Văn Đức", "Trần Văn Đức (thôn 2)", "Trần Văn Đức (thôn 10)", "Đỗ Xuân",
]  # fmt: skip


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden[0])
def test_golden_phrases(golden):
    keys = [phrase_key(text) for text in golden]
    assert keys == sorted(set(keys))


def test_golden_names():
    keys = [name_key(name) for name in NAMES]
    assert keys == sorted(set(keys))


def test_capitals_decide_last_of_all():
    assert sorted(["AN", "An", "an"], key=phrase_key) == ["an", "An", "AN"]
    given_in_capitals = "Bùi Văn AN", "Cao Văn An"
    assert sorted(given_in_capitals, key=name_key) == list(given_in_capitals)


@pytest.mark.parametrize("key", [phrase_key, name_key])
@pytest.mark.parametrize(
    ("one", "other"),
    [("Lê Hòa", "Lê Hoà"), ("Uỷ ban", "Ủy ban"), ("\u00d0ỗ An", "Đỗ An"), ("  Lê   An ", "Lê An")],
)
def test_two_spellings_have_one_key(key, one, other):
    assert key(one) == key(other)


def test_names_of_one_word_and_none():
    assert sorted(["Lê An", "An", ""], key=name_key) == ["", "An", "Lê An"]


def test_sqlite_orders_the_stored_keys_the_same_way():
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE person (name TEXT, sort TEXT)")
    rows = [(name, name_key(name)) for name in reversed(NAMES)]
    database.executemany("INSERT INTO person VALUES (?, ?)", rows)
    assert [row[0] for row in database.execute("SELECT name FROM person ORDER BY sort")] == NAMES
    database.close()


@given(phrases, phrases)
def test_syllable_by_syllable(one, other):
    """The key of a phrase orders as the list of its syllables' keys does."""
    assert (phrase_key(one) < phrase_key(other)) == (
        [phrase_key(word) for word in one.split()] < [phrase_key(word) for word in other.split()]
    )


@given(st.sampled_from(SYLLABLES), st.sampled_from(SYLLABLES))
def test_letters_before_tones(one, other):
    """Where the letters differ, the tones do not count."""
    if _without_tone(one) != _without_tone(other):
        assert (phrase_key(one) < phrase_key(other)) == (
            phrase_key(_without_tone(one)) < phrase_key(_without_tone(other))
        )


def _without_tone(text: str) -> str:
    kept = (char for char in unicodedata.normalize("NFD", text) if char not in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", "".join(kept))


@given(anything)
def test_keys_are_ascii_and_blind_to_the_unicode_form(text):
    for key in (phrase_key, name_key):
        assert key(text).isascii()
        assert "\x00" not in key(text)
        assert key(unicodedata.normalize("NFD", text)) == key(unicodedata.normalize("NFC", text))


@given(phrases, st.sampled_from(SYLLABLES))
def test_a_beginning_comes_before_the_whole(phrase, more):
    assert phrase_key(phrase) < phrase_key(f"{phrase} {more}")
    assert phrase_key(phrase.upper()) < phrase_key(f"{phrase} {more}")


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_numbers_by_size(one, other):
    assert (phrase_key(f"khu {one}") < phrase_key(f"khu {other}")) == (one < other)
    assert phrase_key(f"khu 0{one}") == phrase_key(f"khu {one}")
