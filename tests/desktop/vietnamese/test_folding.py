"""Folding: what is equal for a search, and what is not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.vietnamese.folding import fold, fold_words, has_marks, marked, nfc, real_d, squeeze

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
texts = st.text(LETTERS + LETTERS.upper() + " -,.%0123456789", max_size=60)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Uỷ ban  ĐOÀN", "uy ban doan"),
        ("Ủy ban\u00a0đoàn", "uy ban doan"),
        ("Đào tạo QUYỀN trẻ em", "dao tao quyen tre em"),
        ("  An  ", "an"),
        ("", ""),
        ("\u00d0ại hội", "dai hoi"),
        ("\u0189ại hội", "dai hoi"),
    ],
)
def test_fold(typed, folded):
    assert fold(typed) == folded


def test_fold_words_reads_over_punctuation():
    assert fold_words("Văn hóa - Xã hội, 70%/năm") == "van hoa xa hoi 70% nam"


@pytest.mark.parametrize(
    ("one", "other"),
    [("hòa", "hoà"), ("thủy", "thuỷ"), ("Uỷ", "ủy"), ("khỏe", "khoẻ"), ("\u00d0ức", "đức"), ("QUÝ", "quý")],
)
def test_two_spellings_of_a_syllable_are_one(one, other):
    assert marked(one) == marked(other)


@pytest.mark.parametrize(("one", "other"), [("hòa", "hoàn"), ("hoa", "hòa"), ("đa", "da"), ("ma", "mả"), ("an", "ân")])
def test_other_syllables_stay_apart(one, other):
    assert marked(one) != marked(other)


@pytest.mark.parametrize(("syllable", "expected"), [("dao", False), ("đao", True), ("đào", True), ("Dao", False)])
def test_has_marks(syllable, expected):
    assert has_marks(syllable) is expected


def test_real_d_changes_nothing_else():
    assert real_d("\u00d0ông và \u00f0ò, Đê và dê") == "Đông và đò, Đê và dê"


def test_squeeze_keeps_marks_and_case():
    assert squeeze(" Lê\u00a0 Thị\tHoa ") == "Lê Thị Hoa"


@given(texts)
def test_both_unicode_forms_fold_alike(text):
    decomposed = unicodedata.normalize("NFD", text)
    assert fold(decomposed) == fold(text)
    assert marked(decomposed) == marked(text)
    assert nfc(decomposed) == nfc(text)


@given(texts)
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)
    assert fold(text).isascii()
    assert fold(marked(text)) == fold(text.lower())
