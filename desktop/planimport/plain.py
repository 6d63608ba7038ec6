"""Letters without marks, one for one: what is found in the plain text stands at the same place in the printed one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

END_MARKS = ".;:!?…"
UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
"""Capital letters of the language, for use inside a character class."""

_SPACE = re.compile(r"\s+")
_FULL_STOP = re.compile(rf"[.!?…][\"”)]?(?=\s+[“\"(]?[{UPPER}])")
_ABBREVIATIONS = frozenset(("TP", "Tp", "TX", "TT", "ThS", "TS", "PGS", "GS", "KT", "TM", "TL", "BS", "KS"))
_UPPER_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=8192)
def _letter(char: str) -> str:
    if char in "đĐ":
        return "d"
    lower = char.lower()
    first = unicodedata.normalize("NFD", lower)[:1]
    return first if len(first) == 1 else char


def plain(text: str) -> str:
    """Lower case without marks, of the same length: `Uỷ ban ĐOÀN` → `uy ban doan`."""
    return text.lower() if text.isascii() else "".join(map(_letter, text))


def capitals(text: str) -> bool:
    """Whether the words are written in capitals (numbers and signs do not count; `IoT` among capitals is allowed)."""
    words = _UPPER_WORD.findall(text)
    letters = sum(map(len, words))
    if letters < 2:
        return False
    upper = sum(1 for word in words for char in word if char.isupper())
    return upper >= 0.9 * letters


def first_letter(text: str) -> str:
    """The first letter or digit of the text, or nothing."""
    return next((char for char in text if char.isalnum()), "")


def starts_small(text: str) -> bool:
    """Whether the text goes on in the middle of a sentence: its first sign is a small letter."""
    return bool(text) and text[0].islower()


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a mark that may close a paragraph."""
    return text.rstrip(' "”’)*').endswith(tuple(END_MARKS))


def trim(text: str) -> str:
    """Without blanks and end marks at either end: `Hằng năm .` → `Hằng năm`; `…` and brackets are kept."""
    text = _SPACE.sub(" ", text).strip()
    while text and (text[-1] in ".;:,/ " and not text.endswith("...")):
        text = text[:-1]
    return text.lstrip(" .;:,")


def one_line(text: str) -> str:
    """Every run of white space one blank."""
    return _SPACE.sub(" ", text).strip()


def sentence_end(text: str, start: int = 0) -> int:
    """Where the first sentence ends: the place after its full stop, or the length of the text.

    A full stop counts only before a capital, and not after a single letter or a common abbreviation.
    """
    for found in _FULL_STOP.finditer(text, start):
        word = text[: found.start()].rsplit(" ", 1)[-1]
        if len(word) > 1 and word not in _ABBREVIATIONS:
            return found.start() + 1
    return len(text)
