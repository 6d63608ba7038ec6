"""A PDF page → words with their places and the ruled lines of its tables."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Any

from desktop.vietnamese.folding import nfc

MAX_CHARS = 60_000
MAX_PATHS = 20_000
_MAX_SEGMENTS = 4000
_LINE_END_HYPHEN = 2
_THIN = 3.0
_LONG = 6.0
_TURNED = 0.2


@dataclass(frozen=True)
class Word:
    """A word: left and right end, base line from the top of the page downward, size in points.

    `run` counts the stretches of the file that go down the page: a second column begins a new one.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    run: int = 0


class Way(Enum):
    """How a ruled line runs."""

    ACROSS = "across"
    DOWN = "down"


@dataclass(frozen=True)
class RuledLine:
    """A ruled line: `at` is its place beside its way, `start` and `end` along it; downward counts up."""

    way: Way
    at: float
    start: float
    end: float


@dataclass
class _Char:
    text: str
    x: float
    y: float
    left: float
    right: float
    size: float
    bold: bool


def page_words(page: Any, height: float) -> list[Word]:
    """The words of a pypdfium2 page, line by line in the order of the file."""
    textpage = page.get_textpage()
    try:
        chars = _chars(textpage, height)
    finally:
        textpage.close()
    return _words(chars)


def _chars(textpage: Any, height: float) -> list[_Char]:
    import pypdfium2.raw as pdfium

    raw = textpage.raw
    count = min(textpage.count_chars(), MAX_CHARS)
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, low, high = (ctypes.c_double() for _ in range(4))
    chars: list[_Char] = []
    turned = _turned(raw, count)
    for place in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, place)
        if code == 0 or code in (0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000:
            continue
        # PDFium reports the hyphen at the end of a line as a control sign
        text = "-" if code == _LINE_END_HYPHEN else chr(code)
        if text in "\r\n":
            chars.append(_Char("\n", 0, 0, 0, 0, 0, bold=False))
            continue
        pdfium.FPDFText_GetCharOrigin(raw, place, x, y)
        pdfium.FPDFText_GetCharBox(raw, place, left, right, low, high)
        size = pdfium.FPDFText_GetFontSize(raw, place)
        if turned:
            chars.append(_Char(text, y.value, x.value, low.value, high.value, size, bold=False))
        else:
            bold = pdfium.FPDFText_GetFontWeight(raw, place) >= 600 if not text.isspace() else False
            chars.append(_Char(text, x.value, height - y.value, left.value, right.value, size, bold=bold))
    return chars


def _turned(raw: Any, count: int) -> bool:
    """Whether the page's text runs upward (a landscape appendix turned by 90°)."""
    import pypdfium2.raw as pdfium

    angles = [pdfium.FPDFText_GetCharAngle(raw, place) for place in range(0, min(count, 400), 7)]
    quarter = sum(1 for angle in angles if angle >= 0 and abs(angle - math.pi / 2) < _TURNED)
    return quarter > len(angles) / 2


def _words(chars: list[_Char]) -> list[Word]:
    words: list[Word] = []
    held: list[_Char] = []
    run = 0

    def flush() -> None:
        nonlocal run
        text = nfc("".join(char.text for char in held)).strip("\u00ad\u200b")
        if text:
            bold = sum(char.bold for char in held) * 2 > len(held)
            if words and held[0].y < words[-1].base - 0.8 * max(held[0].size, 1):
                run += 1
            words.append(Word(text, held[0].left, max(char.right for char in held), held[0].y, held[0].size, bold, run))
        held.clear()

    for char in chars:
        if char.text.isspace() or char.text == "\u00a0":
            flush()
            continue
        if held and (
            abs(char.y - held[-1].y) > 0.3 * max(char.size, 1)
            or char.left - held[-1].right > 1.2 * max(char.size, 1)
            or char.left < held[0].left - 1
        ):
            flush()
        held.append(char)
    flush()
    return words


def ruled_lines(page: Any, height: float) -> list[RuledLine]:
    """The level and upright lines drawn on a page: strokes, thin boxes and the edges of boxes."""
    import pypdfium2.raw as pdfium

    lines: list[RuledLine] = []
    for number, drawn in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4)):
        if number >= MAX_PATHS:
            break
        lines.extend(_path_lines(drawn, height))
    return lines


def _path_lines(drawn: Any, height: float) -> list[RuledLine]:
    import pypdfium2.raw as pdfium

    matrix = drawn.get_matrix().get()
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    begin: tuple[float, float] | None = None
    lines: list[RuledLine] = []
    for place in range(min(pdfium.FPDFPath_CountSegments(drawn.raw), _MAX_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn.raw, place)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        a, b, c, d, e, f = matrix
        point = (a * x.value + c * y.value + e, height - (b * x.value + d * y.value + f))
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            lines.extend(_outline(points))
            points, begin = [point], point
        else:
            points.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and begin is not None:
            points.append(begin)
    lines.extend(_outline(points))
    return lines


def _outline(points: list[tuple[float, float]]) -> list[RuledLine]:
    """The lines of one stroke; a thin box is one line along its middle."""
    if len(points) < 2:
        return []
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    wide, tall = max(xs) - min(xs), max(ys) - min(ys)
    if wide <= _THIN and tall > _LONG:
        return [RuledLine(Way.DOWN, (max(xs) + min(xs)) / 2, min(ys), max(ys))]
    if tall <= _THIN and wide > _LONG:
        return [RuledLine(Way.ACROSS, (max(ys) + min(ys)) / 2, min(xs), max(xs))]
    lines = []
    for (x1, y1), (x2, y2) in pairwise(points):
        if abs(y1 - y2) < 1 and abs(x1 - x2) > _LONG:
            lines.append(RuledLine(Way.ACROSS, y1, min(x1, x2), max(x1, x2)))
        elif abs(x1 - x2) < 1 and abs(y1 - y2) > _LONG:
            lines.append(RuledLine(Way.DOWN, x1, min(y1, y2), max(y1, y2)))
    return lines
