"""TCVN3 and VNI against tables written down here a second time, the other way round."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.vietnamese.legacy import Coding, coding_of, coding_of_all, coding_of_font, to_unicode

# The bytes of TCVN 5712:1993 (VN3), letter by letter.
TCVN3_BYTES = {
    "à": 0xB5, "ả": 0xB6, "ã": 0xB7, "á": 0xB8, "ạ": 0xB9, "ă": 0xA8, "ằ": 0xBB, "ẳ": 0xBC, "ẵ": 0xBD, "ắ": 0xBE,
    "ặ": 0xC6, "â": 0xA9, "ầ": 0xC7, "ẩ": 0xC8, "ẫ": 0xC9, "ấ": 0xCA, "ậ": 0xCB, "đ": 0xAE, "è": 0xCC, "ẻ": 0xCE,
    "ẽ": 0xCF, "é": 0xD0, "ẹ": 0xD1, "ê": 0xAA, "ề": 0xD2, "ể": 0xD3, "ễ": 0xD4, "ế": 0xD5, "ệ": 0xD6, "ì": 0xD7,
    "ỉ": 0xD8, "ĩ": 0xDC, "í": 0xDD, "ị": 0xDE, "ò": 0xDF, "ỏ": 0xE1, "õ": 0xE2, "ó": 0xE3, "ọ": 0xE4, "ô": 0xAB,
    "ồ": 0xE5, "ổ": 0xE6, "ỗ": 0xE7, "ố": 0xE8, "ộ": 0xE9, "ơ": 0xAC, "ờ": 0xEA, "ở": 0xEB, "ỡ": 0xEC, "ớ": 0xED,
    "ợ": 0xEE, "ù": 0xEF, "ủ": 0xF1, "ũ": 0xF2, "ú": 0xF3, "ụ": 0xF4, "ư": 0xAD, "ừ": 0xF5, "ử": 0xF6, "ữ": 0xF7,
    "ứ": 0xF8, "ự": 0xF9, "ỳ": 0xFA, "ỷ": 0xFB, "ỹ": 0xFC, "ý": 0xFD, "ỵ": 0xFE, "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3,
    "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7,
}  # fmt: skip
VNI_MARKS = {
    "\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï", "\u0302": "â", "\u0302\u0301": "á",
    "\u0302\u0300": "à", "\u0302\u0309": "å", "\u0302\u0303": "ã", "\u0323\u0302": "ä", "\u0306": "ê",
    "\u0306\u0301": "é", "\u0306\u0300": "è", "\u0306\u0309": "ú", "\u0306\u0303": "ü", "\u0323\u0306": "ë",
}  # fmt: skip
VNI_ALONE = {"đ": "ñ", "ơ": "ô", "ư": "ö", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
LOWER = "".join(letter for letter in TCVN3_BYTES if letter.islower()) + "abcdefghijklmnopqrstuvwxyz"
SENTENCE = "Đài Truyền thanh xã phát bản tin về quyền trẻ em, bình đẳng giới và người khuyết tật ở thôn Ưu Đàm"


def in_tcvn3(text: str) -> str:
    return "".join(chr(TCVN3_BYTES.get(letter, ord(letter))) for letter in text)


def in_vni(text: str) -> str:
    """Letter by letter, capitals with capital marks."""
    written = []
    for letter in text:
        low = letter.lower()
        if low in VNI_ALONE:
            told = VNI_ALONE[low]
        else:
            base, *marks = unicodedata.normalize("NFD", low)
            if base in "ou" and "\u031b" in marks:
                base = VNI_ALONE["ơ" if base == "o" else "ư"]
                marks.remove("\u031b")
            told = base + VNI_MARKS["".join(marks)] if marks else base
        written.append(told.upper() if letter.isupper() else told)
    return "".join(written)


vietnamese = st.text(alphabet=LOWER + "ĂÂĐÊÔƠƯABCDEGHIKLMNOPQRSTUVXY 0123456789.,;:-/()«»%", max_size=60).filter(
    lambda text: "«" not in text and "»" not in text
)


@given(vietnamese)
def test_tcvn3_comes_back(text: str) -> None:
    assert to_unicode(in_tcvn3(text), Coding.TCVN3) == text


@given(vietnamese)
def test_tcvn3_of_a_capital_font_comes_back_in_capitals(text: str) -> None:
    assert to_unicode(in_tcvn3(text.lower()), Coding.TCVN3_CAPITALS) == text.upper()


@given(st.text(alphabet=LOWER + LOWER.upper() + " 0123456789.,-/", max_size=60))
def test_vni_comes_back(text: str) -> None:
    assert to_unicode(in_vni(text), Coding.VNI) == text


def test_all_74_letters_are_known() -> None:
    assert len(TCVN3_BYTES) == 74
    assert to_unicode(in_tcvn3("".join(TCVN3_BYTES)), Coding.TCVN3) == "".join(TCVN3_BYTES)


def test_the_two_spots_where_printed_tables_are_wrong() -> None:
    assert to_unicode("Ñª", Coding.TCVN3) == "ẹê"
    assert to_unicode("n\u00adíc", Coding.TCVN3) == "nước"


def test_a_soft_hyphen_of_a_unicode_text_stays() -> None:
    assert coding_of("truyền\u00adthanh") is Coding.UNICODE
    assert to_unicode("a\u00adb", Coding.UNICODE) == "a\u00adb"


@pytest.mark.parametrize(
    ("font", "coding"),
    [
        (".VnTime", Coding.TCVN3), (".VnTimeH", Coding.TCVN3_CAPITALS), (".vnarial", Coding.TCVN3),
        (".VnArialH", Coding.TCVN3_CAPITALS), ("VnTime", Coding.TCVN3), ("VNI-Times", Coding.VNI),
        ("VNI-Helve-Condense", Coding.VNI), ("vni-times", Coding.VNI), ("Times New Roman", Coding.UNICODE),
        ("", Coding.UNICODE), ("Vneta", Coding.TCVN3), ("Arial", Coding.UNICODE),
    ],
)  # fmt: skip
def test_the_name_of_the_font(font: str, coding: Coding) -> None:
    assert coding_of_font(font) is coding


@pytest.mark.parametrize(
    ("text", "coding"),
    [
        (SENTENCE, Coding.UNICODE), (in_tcvn3(SENTENCE), Coding.TCVN3), (in_vni(SENTENCE), Coding.VNI),
        ("Xin chaøo caùc baïn", Coding.VNI), ("Céng hßa x· héi chñ nghÜa", Coding.TCVN3), ("các xã", Coding.UNICODE),
        ("hà nội", Coding.UNICODE), ("Bao cao 2024", Coding.UNICODE), ("", Coding.UNICODE), ("café", Coding.UNICODE),
        ("25 °C ± 2", Coding.UNICODE), ("thñ t\u00adíng chÝnh phñ", Coding.TCVN3),
    ],
)  # fmt: skip
def test_the_letters_without_a_font(text: str, coding: Coding) -> None:
    assert coding_of(text) is coding
    assert coding_of(text, "Arial") is coding


def test_unicode_typed_in_an_old_font_stays() -> None:
    """Whoever retypes a cell leaves its font; Windows then draws the letters from another."""
    assert coding_of("Đài xã", ".VnTime") is Coding.UNICODE
    assert coding_of("các tin", ".VnTime") is Coding.UNICODE
    assert coding_of("x·", ".VnTime") is Coding.TCVN3


def test_short_words_are_judged_together() -> None:
    words = ["Tin", "x·", "héi", "c¸c", "ng\u00adêi"]
    assert coding_of_all(words) is Coding.TCVN3
    assert coding_of_all([*words, "người"]) is Coding.TCVN3


@given(st.lists(st.sampled_from(SENTENCE.split()), min_size=6, max_size=20).map(" ".join))
def test_unicode_is_never_taken_for_something_else(text: str) -> None:
    assert coding_of(text) is Coding.UNICODE
