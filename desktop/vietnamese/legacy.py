"""Texts typed in the fonts of before Unicode: TCVN3 (fonts .Vn…) and VNI (fonts VNI-…), turned into Unicode.

Such a font draws Vietnamese letters in the places of Latin ones, so a text is known by its font's name, or by this:
its syllables are Vietnamese once they are turned, and are not before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from itertools import product

from desktop.vietnamese.folding import nfc
from desktop.vietnamese.syllables import is_syllable


class Coding(Enum):
    """How a text is written; the value is the name clerks know."""

    UNICODE = "Unicode"
    TCVN3 = "TCVN3 (ABC)"
    TCVN3_CAPITALS = "TCVN3 (ABC), phông chữ hoa"
    VNI = "VNI-Windows"


# The letter drawn for ư lies on the soft hyphen, which editors show as nothing: it is written here by its number.
_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_TCVN3_TABLE = str.maketrans(_TCVN3)

_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_SHAPES = {
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_SINGLE = {
    "ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
}  # fmt: skip


def _vni_table() -> dict[str, str]:
    """Every pair and single letter of VNI, in both cases; a capital takes its mark in either."""
    pairs = [(base + mark, base + tone) for base, (mark, tone) in product("aeouy", _VNI_TONES.items())]
    pairs += [(base + mark, base + shape) for base, (mark, shape) in product("aeo", _VNI_SHAPES.items())]
    pairs += [(base + mark, letter + tone) for (base, letter), (mark, tone) in product(
        (("ô", "ơ"), ("ö", "ư")), _VNI_TONES.items()
    )]  # fmt: skip
    table: dict[str, str] = {}
    for written, meant in (*pairs, *_VNI_SINGLE.items()):
        letter = nfc(meant)
        if len(letter) == 1:
            table |= {written: letter, written.upper(): letter.upper()}
            table[written[0].upper() + written[1:]] = letter.upper()
    return table


_VNI = _vni_table()
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_TCVN3_FONT = re.compile(r"\.?vn(?=[a-z])(?!i\b)", re.IGNORECASE)
_VNI_FONT = re.compile(r"vni\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_OUTSIDE_LATIN = re.compile(r"[\u0102-\u01b0\u0300-\u0323\u1ea0-\u1ef9]")
_LATIN_HIGH = re.compile(r"[\u00a1-\u00ff]")


def coding_of_font(font: str) -> Coding:
    """What a font's name says: `.VnTime` TCVN3, `.VnTimeH` TCVN3 drawn as capitals, `VNI-Times` VNI, else Unicode."""
    name = font.strip()
    if _VNI_FONT.match(name):
        return Coding.VNI
    if not _TCVN3_FONT.match(name):
        return Coding.UNICODE
    capitals = name.endswith("H") or (name.endswith("h") and name.islower())
    return Coding.TCVN3_CAPITALS if capitals else Coding.TCVN3


def to_unicode(text: str, coding: Coding) -> str:
    """The text in Unicode, NFC."""
    match coding:
        case Coding.UNICODE:
            return nfc(text)
        case Coding.VNI:
            return nfc(_VNI_LETTER.sub(lambda found: _VNI[found[0]], text))
        case Coding.TCVN3:
            return nfc(text.translate(_TCVN3_TABLE))
        case Coding.TCVN3_CAPITALS:
            return nfc(text.translate(_TCVN3_TABLE)).upper()


def coding_of(text: str, font: str = "") -> Coding:
    """How one text is written. The font's name decides unless the letters speak against it; without one they decide."""
    return coding_of_all([text], font)


def coding_of_all(texts: Iterable[str], font: str = "") -> Coding:
    """How texts of one font are written; judged together, because one short word may be a syllable in two codings.

    Texts that hold letters no such font has (ạ, ơ, đ) are Unicode whatever stands beside them and are not judged.
    """
    judged = [text for text in texts if could_be_legacy(text)]
    named = coding_of_font(font)
    if not judged:
        return Coding.UNICODE
    rivals = (Coding.UNICODE, Coding.TCVN3, Coding.VNI) if named is Coding.UNICODE else (named, Coding.UNICODE)
    return max(rivals, key=lambda coding: sum(_vietnamese(text, coding) for text in judged))


def could_be_legacy(text: str) -> bool:
    """Whether a text has letters that a legacy font draws otherwise, and none that only Unicode has."""
    return not text.isascii() and not _OUTSIDE_LATIN.search(text) and bool(_LATIN_HIGH.search(text))


def _vietnamese(text: str, coding: Coding) -> int:
    """Marked words of the text that are Vietnamese when so read, less those that are not."""
    words = [word for word in text.split() if _LATIN_HIGH.search(word)]
    score = 0
    for word in words:
        turned = to_unicode(word, coding).lower()
        score += 1 if all(map(is_syllable, _LETTERS.findall(turned))) and _clean(turned) else -1
    return score


def _clean(word: str) -> bool:
    """No sign stands in a word that only a legacy text would leave between letters."""
    return not re.search(r"[\u00a1-\u00bf\u00d7\u00f7]", word.strip("«»§°·–—"))
