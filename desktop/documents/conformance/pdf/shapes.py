"""Lines, shapes and pictures drawn on a page of a .pdf."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from desktop.documents.conformance.pdf.model import Box, Drawn
from desktop.documents.conformance.pdf.space import Space

if TYPE_CHECKING:
    import pypdfium2

_THIN = 0.8  # mm: a filled shape no thicker is a line
_SHORTEST = 2.0  # mm
_LEVEL = 0.2  # mm a line may rise and still be horizontal
_DEPTH = 5  # of forms inside forms
_MOST = 50_000  # shapes of one page that are looked at
Point = tuple[float, float]


def shapes_of(page: pypdfium2.PdfPage, space: Space) -> tuple[tuple[Drawn, ...], tuple[Box, ...], tuple[Box, ...]]:
    """Horizontal lines, bounds of everything drawn, bounds of pictures."""
    from pypdfium2 import raw

    lines: list[Drawn] = []
    shapes: list[Box] = []
    pictures: list[Box] = []
    for count, one in enumerate(page.get_objects(max_depth=_DEPTH)):
        if count > _MOST:
            break
        if one.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(space.box(*one.get_bounds()))
        elif one.type == raw.FPDF_PAGEOBJ_PATH:
            drawn = _Path(raw, one, space)
            if drawn.visible:
                shapes.append(space.box(*one.get_bounds()))
                lines.extend(drawn.lines())
    return tuple(lines), tuple(shapes), tuple(pictures)


class _Path:
    def __init__(self, raw: Any, one: Any, space: Space) -> None:
        self._raw = raw
        self._path = one.raw
        self._matrix = one.get_matrix()
        self._space = space
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(self._path, fill, stroke)
        self._filled, self._stroked = fill.value != 0, stroke.value != 0
        self.visible = (self._filled or self._stroked) and not self._is_white()

    def _is_white(self) -> bool:
        """A white ground drawn below words is nothing to see."""
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        get = self._raw.FPDFPageObj_GetStrokeColor if self._stroked else self._raw.FPDFPageObj_GetFillColor
        get(self._path, red, green, blue, alpha)
        return min(red.value, green.value, blue.value) >= 250

    def lines(self) -> Iterator[Drawn]:
        solid = self._raw.FPDFPageObj_GetDashCount(self._path) <= 0
        for part in self._parts():
            if self._stroked:
                yield from _level(part, solid=solid)
            elif self._filled and (line := _bar(part)) is not None:
                yield line

    def _parts(self) -> Iterator[list[Point]]:
        """Corner points of each separate piece, the first again at the end of a closed one."""
        raw = self._raw
        part: list[Point] = []
        for index in range(raw.FPDFPath_CountSegments(self._path)):
            segment = raw.FPDFPath_GetPathSegment(self._path, index)
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            point = self._space.point(*self._matrix.on_point(x.value, y.value))
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and part:
                yield part
                part = []
            part.append(point)
            if raw.FPDFPathSegment_GetClose(segment) and part:
                part.append(part[0])
        if part:
            yield part


def _level(part: list[Point], *, solid: bool) -> Iterator[Drawn]:
    for (x, y), (to_x, to_y) in pairwise(part):
        if abs(to_y - y) <= _LEVEL and abs(to_x - x) >= _SHORTEST:
            yield Drawn(min(x, to_x), max(x, to_x), (y + to_y) / 2, solid)


def _bar(part: list[Point]) -> Drawn | None:
    left, right = min(x for x, _ in part), max(x for x, _ in part)
    top, bottom = min(y for _, y in part), max(y for _, y in part)
    if bottom - top > _THIN or right - left < _SHORTEST:
        return None
    return Drawn(left, right, (top + bottom) / 2)
