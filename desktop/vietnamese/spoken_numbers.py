"""Whole numbers written in words, read back: the other way of `numerals.number_in_words`, with what clerks also write.

What it refuses is a ValueError whose words are a Vietnamese sentence.
"""

from __future__ import annotations

import re

from desktop.vietnamese.folding import marked

_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = (("tỷ", 1_000_000_000), ("triệu", 1_000_000), ("nghìn", 1_000))
_SAME = {"lẻ": "linh", "ngàn": "nghìn", "tỉ": "tỷ", "bẩy": "bảy", "nhăm": "lăm"}
_SPOKEN = {marked(word): word for word in (*_UNITS, "mốt", "tư", "lăm", "mười", "mươi", "linh", "trăm", "âm")}
_SPOKEN |= {marked(word): word for word, _ in _SCALES} | {marked(word): meant for word, meant in _SAME.items()}
_DIGITS = {word: value for value, word in enumerate(_UNITS)}
_AFTER_TENS = {"mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "lăm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
_AFTER_TEN = {word: value for word, value in _DIGITS.items() if value not in (0, 5)} | {"lăm": 5}
_WORD = re.compile(r"[^\W\d_]+")


def speaks_a_number(text: str) -> bool:
    """Whether every word of the text belongs to a number; such a text may still be refused."""
    words = _WORD.findall(text)
    return bool(words) and not re.search(r"\d", text) and all(marked(word) in _SPOKEN for word in words)


def number_from_words(text: str) -> int:
    """`mười lăm` → 15, `một nghìn không trăm linh năm` → 1005.

    Written strictly: mốt, tư (or bốn), lăm (or nhăm) after the tens, lăm after mười, linh (or lẻ) before a single
    digit after hundreds, thousands, millions. `hai nghìn năm` is refused: it may be 2.005 or 2.500.
    """
    words = [_SPOKEN.get(marked(word), "?") for word in _WORD.findall(text)]
    if words[:1] == ["âm"]:
        return -_Reader(words[1:], text).whole()
    return _Reader(words, text).whole()


class _Reader:
    def __init__(self, words: list[str], text: str) -> None:
        self._words = words
        self._text = text.strip()

    def whole(self) -> int:
        if self._words == ["không"]:
            return 0
        if not self._words:
            raise self._refusal()
        return self._read(self._words, after=False)

    def _read(self, words: list[str], *, after: bool) -> int:
        """The number of these words; `after` a larger part stands before them."""
        for name, size in _SCALES:
            if name in words:
                place = len(words) - 1 - words[::-1].index(name) if name == "tỷ" else words.index(name)
                more, rest = words[:place], words[place + 1 :]
                times = self._read(more, after=after) if name == "tỷ" else self._group(more, after=after)
                if not times or name in rest:
                    raise self._refusal()
                tail = self._read(rest, after=True) if rest else 0
                if tail >= size:
                    raise self._refusal()
                return times * size + tail
        return self._group(words, after=after)

    def _group(self, words: list[str], *, after: bool) -> int:
        """A number below a thousand."""
        hundreds = 0
        with_hundreds = words[1:2] == ["trăm"]
        if with_hundreds:
            hundreds = self._digit(words[0], _DIGITS)
            if not hundreds and (not after or len(words) == 2):
                raise self._refusal()
            words = words[2:]
            if not words:
                return hundreds * 100
        return hundreds * 100 + self._below_hundred(words, after=after or with_hundreds)

    def _below_hundred(self, words: list[str], *, after: bool) -> int:
        match words:
            case ["linh", one] if after:
                value = self._digit(one, _DIGITS | {"tư": 4})
                if value:
                    return value
            case ["mười"]:
                return 10
            case ["mười", one]:
                return 10 + self._digit(one, _AFTER_TEN)
            case [tens, "mươi", *ones] if len(ones) < 2 and _DIGITS.get(tens, 0) > 1:
                return _DIGITS[tens] * 10 + (self._digit(ones[0], _AFTER_TENS) if ones else 0)
            case [one] if not after:
                value = self._digit(one, _DIGITS)
                if value:
                    return value
        raise self._refusal()

    def _digit(self, word: str, digits: dict[str, int]) -> int:
        if word not in digits:
            raise self._refusal()
        return digits[word]

    def _refusal(self) -> ValueError:
        return ValueError(f"«{self._text}» không phải là một số viết bằng chữ đúng cách đọc.")
