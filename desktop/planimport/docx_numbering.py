"""Numbers and bullets that Word draws itself and does not write into the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.planimport.docx_xml import child, children, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_VIETNAMESE = "abcdđeghiklmnopqrstuvxy"


@dataclass
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None


@dataclass
class Numbering:
    """The lists of a document and how far each has counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    counted: dict[tuple[str, int], int] = field(default_factory=dict)

    def next(self, number: str, depth: int) -> str:
        """The label of the next paragraph of list `number` at `depth` (from 0), with its dot; "" for none."""
        abstract = self.lists.get(number)
        levels = self.levels.get(abstract, {}) if abstract is not None else {}
        level = levels.get(depth)
        if abstract is None or level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return _bullet(level.text)
        key = (abstract, depth)
        own_start = self.starts.pop((number, depth), None)
        first = own_start if own_start is not None else level.start
        self.counted[key] = first if own_start is not None or key not in self.counted else self.counted[key] + 1
        for deeper in [place for place in self.counted if place[0] == abstract and place[1] > depth]:
            del self.counted[deeper]
        return _PLACE.sub(lambda found: self._printed(abstract, levels, int(found[1]) - 1), level.text)

    def _printed(self, abstract: str, levels: dict[int, _Level], depth: int) -> str:
        level = levels.get(depth, _Level())
        return printed_number(self.counted.get((abstract, depth), level.start), level.form)


def _bullet(sign: str) -> str:
    if not sign or sign in ("-", "–", "—", "\uf02d", "\u2212"):
        return "-"
    return sign if sign in ("+", "*", "•") else "+" if sign == "\uf02b" else "•"


def printed_number(number: int, form: str) -> str:
    """A count as Word prints it in one of its forms: decimal, decimalZero, upperRoman, lowerLetter."""
    match form:
        case "upperRoman" | "lowerRoman":
            roman = _roman(number)
            return roman if form == "upperRoman" else roman.lower()
        case "upperLetter" | "lowerLetter":
            letter = _ALPHABET[(number - 1) % 26] * ((number - 1) // 26 + 1) if number > 0 else ""
            return letter.upper() if form == "upperLetter" else letter
        case "decimalZero":
            return f"{number:02d}"
        case _:
            return str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    signs = (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    roman = ""
    for worth, sign in signs:
        count, number = divmod(number, worth)
        roman += sign * count
    return roman


def read_numbering(root: _Element) -> Numbering:
    """The lists of numbering.xml."""
    numbering = Numbering()
    for abstract in children(root, "abstractNum"):
        numbering.levels[value(abstract, "abstractNumId", own=True)] = dict(_levels(abstract))
    for number in children(root, "num"):
        key = value(number, "numId", own=True)
        numbering.lists[key] = value(child(number, "abstractNumId"), "val", own=True)
        for override in children(number, "lvlOverride"):
            depth = _whole(value(override, "ilvl", own=True))
            start = child(override, "startOverride")
            if start is not None:
                numbering.starts[(key, depth)] = _whole(value(start, "val", own=True), 1)
    return numbering


def _levels(abstract: _Element) -> list[tuple[int, _Level]]:
    levels = []
    for level in children(abstract, "lvl"):
        form = value(level, "numFmt") or "decimal"
        levels.append(
            (
                _whole(value(level, "ilvl", own=True)),
                _Level(form, value(level, "lvlText"), _whole(value(level, "start"), 1)),
            )
        )
    return levels


def _whole(text: str, default: int = 0) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else default
