"""Numbers and switches as OOXML writes them, safe against nonsense."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_LENGTH = re.compile(r"\s*(-?(?:\d{1,9}(?:\.\d{1,6})?|\.\d{1,6}))\s*(mm|cm|in|pt|pc|pi|px)?\s*$")
_TWIPS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0, "px": 15.0}
_OFF = {"0", "false", "off", "none"}
EMU_PER_TWIP = 635


def twips(text: str | None, bare: float = 1.0) -> int | None:
    """A length in twips; a number without a unit counts `bare` twips each. None for nonsense."""
    found = _LENGTH.match(text or "")
    if found is None:
        return None
    return round(float(found[1]) * (_TWIPS[found[2]] if found[2] else bare))


def whole(text: str | None) -> int | None:
    """A whole number, None for nonsense."""
    found = re.fullmatch(r"\s*(-?\d{1,9})(?:\.0+)?\s*", text or "")
    return int(found[1]) if found else None


def half_points(text: str | None) -> int | None:
    """A size in half points; strict files may say "14pt"."""
    length = twips(text, bare=10.0)
    return None if length is None else round(length / 10)


def attribute(element: _Element | None, name: str, *path: str) -> str | None:
    """Attribute `name` of the element at the end of `path` below `element`."""
    for step in path:
        if element is None:
            return None
        element = element.find(step)
    return None if element is None else element.get(name)


def switched(element: _Element | None, name: str) -> bool | None:
    """An on/off property below `element`; None when it is not said."""
    found = None if element is None else element.find(name)
    return None if found is None else (found.get("val") or "1") not in _OFF
