"""Vietnamese order as text keys: stored beside a text in SQLite and compared byte by byte.

Letters run a ă â b c d đ e ê … x y z, tones ngang huyền hỏi ngã sắc nặng. A phrase is compared syllable by syllable,
in a syllable the letters first and the tone only when they tie, as the dictionaries do; this differs from ICU, which
compares all letters of the whole phrase before any tone. Keys are ASCII; two spellings of one word (hòa, hoà; NFC, NFD)
have one key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from desktop.vietnamese.folding import nfc, real_d

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Codes lie above the digits, so that numbers come before letters, and below "~", which opens other scripts' letters.
_CODES = {letter: chr(ord("A") + rank) for rank, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_SHAPES = "\u0302\u0306\u031b"  # circumflex, breve, horn: they make another letter, not another tone
_TOKEN = re.compile(r"[0-9]+|(?:[^\W\d_][\u0300-\u036f]*)+")
_REMARK = re.compile(r"\s*\(([^()]*)\)\s*$")
_LONGEST = 99

# In the order of their codes: the end of a name part or of a syllable, then the case tail, then digits and letters.
_PART_END = " "
_SYLLABLE_END = " "
_CASE_TAIL = "!"


def phrase_key(text: str) -> str:
    """The sort key of a title, a unit's name or any phrase.

    Punctuation does not count, a run of digits is compared as a number (2 before 10), a shorter phrase comes before
    the longer one it begins, and lower case before upper case when nothing else differs.
    """
    tokens = _tokens(text)
    return _phrase(tokens) + _case_tail(tokens)


def name_key(full_name: str) -> str:
    """The sort key of a person's name: given name (tên), then family name (họ), then middle names (đệm).

    A remark in brackets at the end ("Nguyễn Thị Hoa (thôn 2)") counts last.
    """
    parts = [_tokens(part) for part in _name_parts(full_name)]
    return _PART_END.join(map(_phrase, parts)) + _case_tail(token for part in parts for token in part)


def _name_parts(full_name: str) -> tuple[str, str, str, str]:
    """Given, family, middle, remark; a name of one word is a given name."""
    composed = nfc(full_name)
    remark = _REMARK.search(composed)
    words = (composed[: remark.start()] if remark else composed).split()
    if not words:
        return "", "", "", remark[1] if remark else ""
    family = words[0] if len(words) > 1 else ""
    return words[-1], family, " ".join(words[1:-1]), remark[1] if remark else ""


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(real_d(nfc(text)))


def _phrase(tokens: Iterable[str]) -> str:
    return "".join(map(_token_key, tokens))


@lru_cache(maxsize=16_384)
def _token_key(token: str) -> str:
    """The key of one syllable or number; kept, because the language has some seven thousand syllables in use."""
    return _number_key(token) if token.isdigit() and token.isascii() else _syllable_key(token)


def _number_key(digits: str) -> str:
    significant = digits.lstrip("0")
    return f"{min(len(significant), _LONGEST):02d}{significant}{_SYLLABLE_END}0"


def _syllable_key(syllable: str) -> str:
    tone = "0"
    codes: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFD", syllable.lower()):
        if char in _TONES:
            tone = _TONES[char]
        elif char in _SHAPES and (shaped := unicodedata.normalize("NFC", base + char)) in _CODES:
            codes[-1] = _CODES[shaped]
        elif not unicodedata.combining(char):
            base = char
            codes.append(_CODES.get(char) or f"~{ord(char):06x}")
    return f"{''.join(codes)}{_SYLLABLE_END}{tone}"


def _case_tail(tokens: Iterable[str]) -> str:
    """Empty for a text in lower case; else which letters are capitals, compared only when all else is equal."""
    capitals = "".join("1" if letter.isupper() else "0" for token in tokens for letter in token).rstrip("0")
    return f"{_CASE_TAIL}{capitals}" if capitals else ""
