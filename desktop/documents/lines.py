"""Setting a paragraph into lines, the same lines LibreOffice sets it into."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from desktop.documents.linebreak import break_places, glued
from desktop.documents.metrics import SIXTH, face_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.documents.metrics import Faces
    from desktop.documents.printed import Span, Text

_HEIGHT = 23  # of a line, twips per point: 1,15 em
_SLACK = 20  # room left when lines are evened out, so that no word stands at the very edge


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its pieces as (face, text), its natural width in twips, and whether it ends the paragraph."""

    pieces: tuple[tuple[str, str], ...]
    width: int
    last: bool

    @property
    def text(self) -> str:
        return "".join(text for _, text in self.pieces)


def text_lines(text: Text, width: int, faces: Faces) -> list[Line]:
    """The lines of a paragraph in a column of so many twips."""
    look = text.style
    room = width - look.left - look.right
    return break_lines(text.spans, look.size, (room - look.first, room), faces)


def break_lines(spans: tuple[Span, ...], size: int, room: tuple[int, int], faces: Faces) -> list[Line]:
    """Lines of spans set in one size; `room` is the width of the first line and of the others."""
    if len(spans) == 1:
        face = face_name(bold=spans[0].bold, italic=spans[0].italic)
        text = spans[0].text.rstrip(" ")
        sixths = faces.sixths(text, face, size)
        if text and sixths <= room[0] * SIXTH:
            return [Line(((face, text),), _twips(sixths), last=True)]
    return list(_Setter(spans, size, faces).lines(*room))


def narrowest(spans: tuple[Span, ...], size: int, width: int, faces: Faces) -> int:
    """The least width in which the spans need no more lines than in `width`: what evens out centred lines."""
    setter = _Setter(spans, size, faces)
    count = sum(1 for _ in setter.lines(width, width))
    if count < 2:
        return width
    low, high = 0, width
    while high - low > 1:
        middle = (low + high) // 2
        fits = sum(1 for _ in setter.lines(middle, middle)) <= count
        low, high = (low, middle) if fits else (middle, high)
    return min(width, high + _SLACK)


class _Setter:
    """One paragraph measured once; may be set into lines of any width.

    Widths follow LibreOffice's own reckoning: a piece of one face that fits is rounded to a twip before the next one is
    tried, and a long piece is compared unrounded (its SwTextGuess does).
    """

    def __init__(self, spans: tuple[Span, ...], size: int, faces: Faces) -> None:
        self._text = "".join(span.text for span in spans)
        self._height = size * _HEIGHT
        self._pieces = list(_merged(spans))
        widths = chain.from_iterable(map(faces.advances(face, size).__getitem__, text) for face, text in self._pieces)
        self._sums = list(accumulate(widths, initial=0))
        self._borders = list(accumulate((len(text) for _, text in self._pieces), initial=0))
        self._places = break_places(self._text)
        self._ends = [self._trimmed(place) for place in self._places]

    def _trimmed(self, end: int) -> int:
        while end > 0 and self._text[end - 1] == " ":
            end -= 1
        return end

    def lines(self, first: int, others: int) -> Iterator[Line]:
        start = 0
        room = first
        length = self._trimmed(len(self._text))
        while True:
            cut = self._reach(start, room)
            end, following = (length, length) if cut >= length else self._break_at(start, cut)
            yield self._line(start, end, last=following >= length)
            if following >= length:
                return
            start, room = following, others

    def _reach(self, start: int, room: int) -> int:
        """How far the text gets from `start` in `room` twips."""
        sums = self._sums
        for border, end in zip(self._borders, self._borders[1:], strict=False):
            if end <= start:
                continue
            begin = max(border, start)
            width = sums[end] - sums[begin]
            rounded = _twips(width)
            short = 2 * room > (end - begin) * self._height
            if not (width <= room * SIXTH or (short and rounded <= room)):
                return bisect_right(sums, sums[begin] + room * SIXTH, begin, end + 1) - 1
            room -= rounded
        return len(self._text)

    def _break_at(self, start: int, cut: int) -> tuple[int, int]:
        """Where a line that reaches `cut` ends, and where the next begins."""
        if cut > start and self._text[cut] == " ":
            following = cut
            while self._text[following] == " ":
                following += 1
            return cut, following
        index = bisect_right(self._ends, cut) - 1
        if index >= 0 and self._places[index] == cut and self._text[cut - 1] == "/":
            index -= 1
        place = glued(self._text, self._places[index]) if index >= 0 else 0
        piece = self._piece_start(cut)
        if place < piece and start < piece:  # what one face does not allow is asked of the face before it
            return self._break_at(start, piece)
        if place > start:
            return self._trimmed(place), place
        forced = max(cut, start + 1)
        return forced, forced

    def _piece_start(self, cut: int) -> int:
        """Where the piece of one face begins that `cut` is inside of."""
        return self._borders[bisect_left(self._borders, cut) - 1] if cut > 0 else 0

    def _line(self, start: int, end: int, *, last: bool) -> Line:
        pieces = []
        width = 0
        for border, (face, text) in zip(self._borders, self._pieces, strict=False):
            begin, stop = max(start, border), min(end, border + len(text))
            if begin < stop:
                pieces.append((face, text[begin - border : stop - border]))
                width += _twips(self._sums[stop] - self._sums[begin])
        return Line(tuple(pieces), width, last)


def _twips(sixths: int) -> int:
    return (sixths + SIXTH // 2) // SIXTH


def _merged(spans: tuple[Span, ...]) -> Iterator[tuple[str, str]]:
    face, text = "", ""
    for span in spans:
        own = face_name(bold=span.bold, italic=span.italic)
        if own != face and text:
            yield face, text
            text = ""
        face = own
        text += span.text
    if text:
        yield face, text
