"""What Word's automatic numbering prints before a paragraph: real text of the paper that stands in no run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.documents.conformance.word.measures import attribute, whole
from desktop.vietnamese.numerals import roman

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Numbering:
    """Counts the numbered paragraphs of one paper in their order."""

    def __init__(self, root: _Element | None) -> None:
        self._abstract: dict[str, _Element] = {}
        self._lists: dict[int, _Element] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[int] = set()
        if root is not None:
            self._abstract = {one.get("abstractNumId") or "": one for one in root.findall("abstractNum")}
            self._lists = {number: one for one in root.findall("num") if (number := whole(one.get("numId")))}

    def level(self, number: int | None, level: int) -> _Element | None:
        """The `lvl` that shapes this level of list `number`; None when the paragraph is not numbered."""
        if number is None or number not in self._lists:
            return None
        replaced = self._override(number, level)
        found = None if replaced is None else replaced.find("lvl")
        return found if found is not None else self._shaped(self._root_of(number), level)

    def label(self, number: int | None, level: int) -> str:
        """Count one paragraph and give what is printed before it, with a blank; "" when it is not numbered."""
        shape = self.level(number, level)
        if number is None or shape is None or not 0 <= level < _LEVELS:
            return ""
        counts = self._count(number, level)
        style = attribute(shape, "val", "numFmt") or "decimal"
        text = attribute(shape, "val", "lvlText") or ""
        if style == "bullet":
            return f"{'•' if any(0xE000 <= ord(sign) <= 0xF8FF for sign in text) else text} " if text else ""
        printed = _PLACE.sub(lambda place: self._one(number, int(place[1]) - 1, counts), text)
        return f"{printed} " if printed else ""

    def _count(self, number: int, level: int) -> list[int | None]:
        counts = self._counts.setdefault(self._root_of(number), [None] * _LEVELS)
        forced = whole(attribute(self._override(number, level), "val", "startOverride"))
        if forced is not None and number not in self._started:
            counts[level] = forced
        else:
            before = counts[level]
            counts[level] = self._start(number, level) if before is None else before + 1
        self._started.add(number)
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return counts

    def _one(self, number: int, level: int, counts: list[int | None]) -> str:
        value = counts[level]
        value = self._start(number, level) if value is None else value
        return _written(value, attribute(self.level(number, level), "val", "numFmt") or "decimal")

    def _start(self, number: int, level: int) -> int:
        said = whole(attribute(self.level(number, level), "val", "start"))
        return 1 if said is None else said

    def _root_of(self, number: int) -> str:
        return attribute(self._lists[number], "val", "abstractNumId") or ""

    def _override(self, number: int, level: int) -> _Element | None:
        for one in self._lists[number].findall("lvlOverride"):
            if whole(one.get("ilvl")) == level:
                return one
        return None

    def _shaped(self, abstract: str, level: int) -> _Element | None:
        for one in self._abstract[abstract].findall("lvl") if abstract in self._abstract else ():
            if whole(one.get("ilvl")) == level:
                return one
        return None


def _written(value: int, style: str) -> str:
    if style in {"upperRoman", "lowerRoman"}:
        try:
            text = roman(value)
        except ValueError:
            return str(value)
        return text if style == "upperRoman" else text.lower()
    if style in {"upperLetter", "lowerLetter"} and value >= 1:
        text = _LETTERS[(value - 1) % 26] * ((value - 1) // 26 % 20 + 1)
        return text.upper() if style == "upperLetter" else text
    if style == "decimalZero":
        return f"{value:02d}"
    return "" if style == "none" else str(value)
