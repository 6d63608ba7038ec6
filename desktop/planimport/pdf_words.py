"""A PDF page → words with their places and the ruled lines of its tables."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Any, assert_never

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


class Turn(Enum):
    """How the text of a page runs: a landscape appendix is often drawn up, or down, an upright page."""

    LEVEL = "level"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Sheet:
    """A page as its text is read; `height` is that of the page as read, in points."""

    turn: Turn
    page_width: float
    page_height: float

    @property
    def height(self) -> float:
        return self.page_height if self.turn is Turn.LEVEL else self.page_width

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A place of the file, counted from the lower left corner → from the left, and from the top downward."""
        match self.turn:
            case Turn.LEVEL:
                return x, self.page_height - y
            case Turn.UP:
                return y, x
            case Turn.DOWN:
                return self.page_height - y, self.page_width - x
            case _:
                assert_never(self.turn)


@dataclass
class _Char:
    text: str
    x: float
    y: float
    left: float
    right: float
    size: float
    bold: bool


def page_sheet(page: Any) -> Sheet:
    """How a pypdfium2 page is read."""
    width, height = page.get_size()
    if page.get_rotation() in (90, 270):
        left, low, right, high = page.get_mediabox()
        width, height = right - left, high - low
    textpage = page.get_textpage()
    try:
        return Sheet(_turn(textpage), width, height)
    finally:
        textpage.close()


def _turn(textpage: Any) -> Turn:
    import pypdfium2.raw as pdfium

    count = min(textpage.count_chars(), MAX_CHARS)
    # blanks that PDFium adds between words always lie level
    angles = [
        pdfium.FPDFText_GetCharAngle(textpage.raw, place)
        for place in range(0, count, max(count // 200, 1))
        if not chr(min(pdfium.FPDFText_GetUnicode(textpage.raw, place), 0xFFFF)).isspace()
    ]
    for turn, quarter in ((Turn.UP, 1.5 * math.pi), (Turn.DOWN, 0.5 * math.pi)):
        if sum(1 for angle in angles if abs(angle - quarter) < _TURNED) > len(angles) / 2:
            return turn
    return Turn.LEVEL


def page_words(page: Any, sheet: Sheet) -> list[Word]:
    """The words of a pypdfium2 page, line by line in the order of the file."""
    textpage = page.get_textpage()
    try:
        chars = _chars(textpage, sheet)
    finally:
        textpage.close()
    return _words(chars)


def _chars(textpage: Any, sheet: Sheet) -> list[_Char]:
    import pypdfium2.raw as pdfium

    raw = textpage.raw
    count = min(textpage.count_chars(), MAX_CHARS)
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, low, high = (ctypes.c_double() for _ in range(4))
    chars: list[_Char] = []
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
        begin, base = sheet.place(x.value, y.value)
        ends = (sheet.place(left.value, low.value)[0], sheet.place(right.value, high.value)[0])
        bold = pdfium.FPDFText_GetFontWeight(raw, place) >= 600 if not text.isspace() else False
        size = pdfium.FPDFText_GetFontSize(raw, place)
        chars.append(_Char(text, begin, base, min(ends), max(ends), size, bold=bold))
    return chars


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


def ruled_lines(page: Any, sheet: Sheet) -> list[RuledLine]:
    """The level and upright lines drawn on a page: strokes, thin boxes and the edges of boxes."""
    import pypdfium2.raw as pdfium

    lines: list[RuledLine] = []
    for number, drawn in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4)):
        if number >= MAX_PATHS:
            break
        lines.extend(_path_lines(drawn, sheet))
    return lines


def _path_lines(drawn: Any, sheet: Sheet) -> list[RuledLine]:
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
        point = sheet.place(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
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
