"""What a paragraph begins with: Phần I, A., I., 1., 1.1., Hoạt động 1, a), (1), and the bullets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from desktop.planimport.plain import UPPER, plain

_LETTERS = "abcdđeghiklmnopqrstuvxyfjwz"
_SEQUENCE = "abcdđeghiklmnopqrstuvxy"
_ROMAN = {"I": 1, "V": 5, "X": 10}


class Style(IntEnum):
    """Styles from the outermost to the innermost."""

    PART = 0
    CAPITAL = 1
    ROMAN = 2
    WORD = 3
    NUMBER = 4
    LETTER = 10
    BRACKET = 11
    BULLET = 12


@dataclass(frozen=True)
class Marker:
    """A marker at the start of a paragraph.

    `printed` is what stands there without its dot or bracket (for a bullet its sign), `value` its place in the
    sequence (0 for bullets), `depth` the parts of a number (1.2.3 → 3), `end` where the words begin.
    """

    style: Style
    printed: str
    value: int
    depth: int
    end: int
    word: str = ""


_PART = re.compile(r"(phan|chuong)\s+((?:thu\s+\w+)|[ivx]+|\d{1,2}|[a-e])\b\s*[.:)–-]?\s*")
_WORD = re.compile(
    r"(hoat dong|nhiem vu|muc tieu|chi tieu|giai phap|noi dung|du an|tieu du an|tieu chi|nhom nhiem vu|nhom giai phap)"
    r"\s+(?:so\s+)?(\d{1,2}(?:\.\d{1,2})*)\s*[.:)–-]?(?:\s+|$)"
)
_ROMAN_MARK = re.compile(
    rf"([IVX]{{1,6}})(?:\s?[.)]\s*|\s?/(?!\s?\d)\s*|\s*[-–:]\s+(?=[{UPPER}])|\s+(?=[{UPPER}]{{2}}))"
)
_CAPITAL_MARK = re.compile(rf"([A-HĐ])\s?[.)/]\s*(?=[{UPPER}\d]|$)|([A-HĐ])\s+[-–]\s+(?=[{UPPER}]{{2}})")
_DEEP = re.compile(rf"(\d{{1,2}}(?:\s?\.\s?\d{{1,2}}){{1,4}})(?:\s?[.):/](?!\d)\s*|\s+(?=[{UPPER}\"“]))(?!%)")
_SINGLE = re.compile(rf"(\d{{1,2}})(?:\s?[.)](?!\d)\s*|\s?/(?!\s?\d)\s*|\s?[-–]\s?(?=[{UPPER}]))")
_LETTER_MARK = re.compile(r"([a-zđ]{1,2}\d?|[a-zđ]\.\d)\s?(?:\)\s*|\.\s+)")
_BRACKET_MARK = re.compile(r"\(\s?(\d{1,2}|[a-zđ]|[ivx]{1,4})\s?\)\s*")
_BULLET = re.compile(r"[-–—−‐‑+•*·●▪■◦○►➢✓❖\uf0b7\uf02d\uf0a7\uf0d8\uf076]\s*")
_DASHES = "-–—−‐‑\uf02d"
_DASH_LINE = re.compile(r"[-–—_=*.\s]{3,}$")
_TIGHT = re.compile(rf"[{UPPER}\d\"“(]")


def roman_value(text: str) -> int:
    """The value of a Roman number up to XXXIX, 0 when it is none."""
    total = 0
    for here, after in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN[here]
        total += -value if after and _ROMAN[after] > value else value
    return total if text == _roman(total) else 0


def _roman(value: int) -> str:
    if not 0 < value < 40:
        return ""
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (value // 10) + ones[value % 10]


def letter_value(letter: str) -> int:
    """Place of a letter in the Vietnamese sequence a, b, c, d, đ, e, g …; f stands with g."""
    first = "g" if letter[:1] == "f" else letter[:1]
    return _SEQUENCE.find(first) + 1 or _LETTERS.find(first) + 1


def is_rule(text: str) -> bool:
    """Whether the line is only dashes or dots, as under a heading."""
    return bool(_DASH_LINE.match(text))


def find_marker(text: str) -> Marker | None:
    """The marker a paragraph begins with; a lone dash, a year, a date or `15 - 20%` is none."""
    if not text or is_rule(text):
        return None
    first = text[0]
    if first.isdigit():
        return _number(text)
    if first == "(":
        return _bracket(text)
    if found := _BULLET.match(text):
        return _bullet(text, found)
    return _worded(text) or _lettered(text)


def _number(text: str) -> Marker | None:
    if found := _DEEP.match(text):
        printed = re.sub(r"\s", "", found[1])
        parts = printed.split(".")
        return Marker(Style.NUMBER, printed, int(parts[-1]), len(parts), found.end())
    if found := _SINGLE.match(text):
        value = int(found[1])
        return Marker(Style.NUMBER, found[1], value, 1, found.end()) if 0 < value <= 60 else None
    return None


def _bracket(text: str) -> Marker | None:
    found = _BRACKET_MARK.match(text)
    if not found:
        return None
    printed = found[1]
    value = int(printed) if printed.isdigit() else roman_value(printed.upper()) if set(printed) <= set("ivx") else 0
    return Marker(Style.BRACKET, printed, value or letter_value(printed), 1, found.end())


def _bullet(text: str, found: re.Match[str]) -> Marker | None:
    end = found.end()
    sign = "-" if text[0] in _DASHES else text[0]
    tight = end == 1
    if end == len(text) or (tight and not _TIGHT.match(text[1:]) and sign in "-+*·"):
        return None
    return Marker(Style.BULLET, sign, 0, 1, end)


def _worded(text: str) -> Marker | None:
    if not text[0].isupper():
        return None
    flat = plain(text[:60])
    if found := _PART.match(flat):
        return Marker(Style.PART, text[: found.end(2)].strip(), _part_value(found[2]), 1, found.end())
    if found := _WORD.match(flat):
        parts = found[2].split(".")
        return Marker(Style.WORD, text[: found.end(2)], int(parts[-1]), len(parts), found.end(), found[1])
    return None


def _part_value(printed: str) -> int:
    names = ("nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin")
    last = printed.rsplit(maxsplit=1)[-1]
    if last.isdigit():
        return int(last)
    if last in names:
        return names.index(last) + 1
    return roman_value(last.upper()) if set(last) <= set("ivx") else letter_value(last)


def _lettered(text: str) -> Marker | None:
    if (found := _ROMAN_MARK.match(text)) and (value := roman_value(found[1])):
        return Marker(Style.ROMAN, found[1], value, 1, found.end())
    if found := _CAPITAL_MARK.match(text):
        printed = found[1] or found[2]
        return Marker(Style.CAPITAL, printed, letter_value(printed.lower()), 1, found.end())
    if (found := _LETTER_MARK.match(text)) and letter_value(found[1]):
        one = len(found[1]) == 1
        if one or (found[0].rstrip().endswith(")") and (found[1][0] == found[1][1:2] or found[1][-1].isdigit())):
            return Marker(Style.LETTER, found[1], letter_value(found[1]), 1, found.end())
    return None
