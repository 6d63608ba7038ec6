"""Whether a line of a broken text was full: measured by the lines that surely go on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.planimport.joining import Line
from desktop.planimport.markers import find_marker
from desktop.planimport.plain import UPPER, ends_sentence, plain, starts_small

_ENOUGH = 4
_SLACK = 0.96
_NARROW = frozenset("iljtfI.,;:'!|()[]-/")
_WIDE = frozenset("mwMW%@—…")

_NAME_AT_END = re.compile(rf"(?:Phòng|Ban|Sở|Chi cục|Trung tâm|Khoa|Văn phòng) [{UPPER}]\w*(?: [\w,]+){{0,5}}$")
_NAME_AHEAD = re.compile(rf"- [{UPPER}][\w, ]{{0,40}}?\s(?:chủ trì|phối hợp với)\b")


def rejoined(lines: list[Line]) -> list[Line]:
    """The lines; a full one that ends inside a name (`Phòng Kế hoạch` / `- Tài chính chủ trì`) goes on with the next.

    Work in the list of an agency's duties begins with its verb, so a noun before `chủ trì` is no bullet of its own.
    """
    whole: list[Line] = []
    for line in lines:
        before = whole[-1] if whole else None
        if before and not before.room and _NAME_AT_END.search(before.text) and _NAME_AHEAD.match(line.text):
            whole[-1] = replace(before, text=f"{before.text} {line.text}", room=line.room)
        else:
            whole.append(line)
    return whole


def goes_on(text: str) -> bool:
    """Whether a line goes on in the middle of a sentence; `a) …` does not."""
    return starts_small(text) and find_marker(text) is None


def printed_width(text: str) -> float:
    """About how wide a text is in print, in its own unit: capitals and `m` are wide, `i` and marks narrow."""
    flat = plain(text)
    return sum(_letter_width(char, shape) for char, shape in zip(text, flat, strict=True))


def _letter_width(char: str, shape: str) -> float:
    if char.isspace():
        return 0.25
    if char.isupper():
        return 0.85 if shape in "mw" else 0.33 if shape == "i" else 0.69
    if shape in _NARROW:
        return 0.31
    return 0.85 if shape in _WIDE else 0.48


@dataclass(frozen=True)
class WrapRule:
    """The width below which a line was ended by the writer: for lines that may open a paragraph, and for the rest."""

    first: float
    inner: float
    measure: Callable[[str], float] = len

    def room(self, text: str, after: str) -> bool:
        """Whether the first word of the next line would still have fitted."""
        limit = self.inner if goes_on(text) else self.first
        if limit in (0, float("inf")):
            return limit > 0
        return self.measure(_with_next(text, after)) < limit


def _with_next(text: str, after: str) -> str:
    return f"{text} {after.split(' ', 1)[0]}"


def wrap_rule(texts: list[str], width: int) -> WrapRule:
    """The rule of a text broken at a width.

    Lines that surely go on (the next begins with a small letter) show what a full line needs at least; an indent makes
    first lines shorter, so they are measured apart. Signs are counted, or their printed widths, whichever is steadier.
    """
    by_signs, steady_signs = _rule(texts, len, 0.8 * width)
    by_print, steady_print = _rule(texts, printed_width, 0.8 * 0.43 * width)
    return by_print if steady_print > steady_signs else by_signs


def _rule(texts: list[str], measure: Callable[[str], float], usual: float) -> tuple[WrapRule, float]:
    first, steady_first = _least(texts, measure, inner=False)
    inner, steady_inner = _least(texts, measure, inner=True)
    return WrapRule(first or 0.92 * inner or usual, inner or first or usual, measure), steady_first + steady_inner


def _least(texts: list[str], measure: Callable[[str], float], *, inner: bool) -> tuple[float, float]:
    """What lines that surely go on needed at least (0: too few to say), and how near that is to the usual line."""
    needed = sorted(
        measure(_with_next(text, after))
        for text, after in pairwise(texts)
        if goes_on(after) and not ends_sentence(text) and goes_on(text) is inner
    )
    if len(needed) < _ENOUGH:
        return 0, 0
    least, middle = needed[len(needed) // 20], needed[len(needed) // 2]
    return _SLACK * max(least, 0.5 * middle), least / middle
