"""Folding Vietnamese text for comparison: what is compared is folded, what is printed stays as typed."""

from __future__ import annotations

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
# The capitals U+00D0 (eth) and U+0189 look exactly like Đ: converted texts and foreign keyboards bring them in.
_REAL_D = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ"})
_PLAIN = str.maketrans(dict.fromkeys("đ\u00f0\u0256", "d") | dict.fromkeys("Đ\u00d0\u0189", "D"))
_SPACE = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^\w%]+")


def nfc(text: str) -> str:
    """The composed Unicode form in which every text is stored (TCVN 6909 allows both; NFC is chosen)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def real_d(text: str) -> str:
    """The letters that only look like đ and Đ as the real ones, for comparison; what is printed stays as typed."""
    return text if text.isascii() else text.translate(_REAL_D)


def squeeze(text: str) -> str:
    """NFC, every run of white space (no-break spaces too) one blank, ends stripped."""
    return _SPACE.sub(" ", nfc(text)).strip()


def fold(text: str) -> str:
    """Lower case, no marks, đ as d, one blank between words: `Uỷ ban  ĐOÀN` → `uy ban doan`."""
    if text.isascii():
        return _SPACE.sub(" ", text.lower()).strip()
    plain = unicodedata.normalize("NFD", text.translate(_PLAIN).lower())
    return _SPACE.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def fold_words(text: str) -> str:
    """`fold`, and everything but letters, digits and % becomes a blank: for names written with other punctuation."""
    return _NOT_WORD.sub(" ", fold(text)).strip()


def marked(syllable: str) -> str:
    """One syllable with its marks, lower case, the tone in one fixed place: `hoà` = `hòa`, `Uỷ` = `ủy`.

    The tone mark is taken out and put at the end, so that two spellings of one syllable are equal while `hoà` and
    `hoàn` stay different.
    """
    tone = ""
    letters = []
    for char in unicodedata.normalize("NFD", real_d(syllable).lower()):
        if char in _TONES:
            tone = char
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)) + tone


def has_marks(syllable: str) -> bool:
    """Whether a typed syllable says more than its folded form: any mark, or đ."""
    return fold(syllable) != unicodedata.normalize("NFC", syllable.lower())
