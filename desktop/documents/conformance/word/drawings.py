"""Drawn lines, pictures and text boxes inside a run, in both of Word's drawing vocabularies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.conformance.word.measures import EMU_PER_TWIP, attribute, twips, whole
from desktop.documents.conformance.word.model import Stroke

if TYPE_CHECKING:
    from lxml.etree import _Element

THIN = 40  # twips: a filled shape no thicker than 2 pt is a line
_STRAIGHT = {"line", "straightConnector1"}
_CONNECTOR = "#_x0000_t32"
_STYLE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([^;]+)")


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing: a line, a picture's width in the line of text (twips), or boxes of text."""

    stroke: Stroke | None = None
    picture: float | None = None
    boxes: tuple[_Element, ...] = ()


def drawings(holder: _Element) -> Iterator[Drawing]:
    """The drawings in a `drawing`, `pict`, `object` or alternative content; one of two alternatives only."""
    if holder.tag == "mc.AlternateContent":
        for name in ("mc.Choice", "mc.Fallback"):
            chosen = holder.find(name)
            if chosen is not None and len(chosen):
                for inner in chosen:
                    yield from drawings(inner)
                return
    elif holder.tag == "drawing":
        for frame in (*holder.iter("wp.inline"), *holder.iter("wp.anchor")):
            yield _modern(frame)
    elif holder.tag in {"pict", "object"}:
        for shape in holder:
            yield from _old(shape)


def _modern(frame: _Element) -> Drawing:
    boxes = tuple(frame.iter("txbxContent"))
    if boxes:
        return Drawing(boxes=boxes)
    width, height = (_emu(attribute(frame, key, "wp.extent")) for key in ("cx", "cy"))
    shape = next((one.get("prst") for one in frame.iter("a.prstGeom")), "")
    picture = next(frame.iter("a.blip"), None)
    if picture is None and width is not None and (shape in _STRAIGHT or (height is not None and height <= THIN)):
        dash = next((one.get("val") for one in frame.iter("a.prstDash")), "solid")
        return Drawing(stroke=Stroke(width, solid=dash == "solid"))
    return Drawing(picture=width or 0.0) if frame.tag == "wp.inline" else Drawing()


def _emu(text: str | None) -> float | None:
    value = whole(text)
    return None if value is None else value / EMU_PER_TWIP


def _old(shape: _Element) -> Iterator[Drawing]:
    """VML, which Word wrote until 2007 and still writes for old programs."""
    if shape.tag in {"v.group", "x.group"}:
        for inner in shape:
            yield from _old(inner)
        return
    boxes = tuple(shape.iter("txbxContent"))
    if boxes:
        yield Drawing(boxes=boxes)
        return
    sizes = dict(_STYLE.findall(shape.get("style") or ""))
    width, height = twips(sizes.get("width"), bare=20.0), twips(sizes.get("height"), bare=20.0)
    solid = attribute(shape, "dashstyle", "v.stroke") in {None, "solid"}
    if shape.tag == "v.line":
        yield Drawing(stroke=Stroke(_span(shape), solid=solid))
    elif shape.get("type") == _CONNECTOR or (height is not None and height <= THIN and width):
        yield Drawing(stroke=Stroke(width, solid=solid))
    elif next(shape.iter("v.imagedata"), None) is not None:
        floats = "position:absolute" in (shape.get("style") or "").replace(" ", "")
        yield Drawing() if floats else Drawing(picture=float(width or 0))


def _span(line: _Element) -> float | None:
    ends = [(line.get(name) or "0,0").split(",")[0] for name in ("from", "to")]
    first, last = (twips(end, bare=20.0) for end in ends)
    return None if first is None or last is None else float(abs(last - first))
