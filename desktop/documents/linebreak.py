"""Where a line may end, by the rules LibreOffice keeps.

A line ends at a space or after a hyphen or dash ("KH-|UBND", "2023-|2028"), not after a stroke ("22/3/2023", "5/KH")
nor before closing marks. The table below was read off LibreOffice for every pair of signs; it is its own form of
Unicode Standard Annex 14 (classes carry that annex's names).
"""

from __future__ import annotations

import re

_CLASSES = {
    "OP": "([{¡¿",
    "CL": ")]}",
    "IS": ".,:;",
    "EX": "!?",
    "QU": "\"'“”‘’„‚«»‹›",
    "PO": "%‰′″¢℃",
    "PR": "+±$€£₫¥№−",
    "HY": "-",
    "BA": "–|‐‒",
    "B2": "—",
    "IN": "…‥",
    "SY": "\\/",
}
_CLASS_OF = {sign: kind for kind, signs in _CLASSES.items() for sign in signs}
_LOOSE = frozenset({"EX", "SY", "HY", "BA", "B2", "IN"})
_BEFORE_OPENING = _LOOSE | {"IS", "CL", "PO", "PR"}
_MAY_FOLLOW = {
    "AL": _LOOSE,
    "NU": _LOOSE,
    "OP": _BEFORE_OPENING,
    "PR": _BEFORE_OPENING,
    "PO": _BEFORE_OPENING | {"AL"},
    "B2": (_BEFORE_OPENING | {"AL", "NU"}) - {"B2"},
    "IN": _BEFORE_OPENING - {"IN"},
}
_STICKS_AFTER_SPACE = frozenset({"IS", "EX", "CL", "SY"})
_SEAM = re.compile(r" +|[^\w ]")
_PLAIN = re.compile(r"\w +\w")  # most seams by far
_NUMBER_END = re.compile(r"\d[\d.,:;/\\]*[)\]}]?$")


_LONG_PATH = 66


def glued(text: str, place: int) -> int:
    """Where a line really ends that might end at `place`: after a stroke it ends before the whole word instead.

    "5/KH" or "và/hoặc" go to the next line whole; only a path of more than 66 letters is divided at its strokes.
    """
    if text[place - 1] != "/":
        return place
    space = text.rfind(" ", max(0, place - _LONG_PATH), place)
    return space + 1 if space >= 0 else place


def sign_class(sign: str) -> str:
    """The line breaking class of a character; letters and everything unlisted are AL."""
    return "NU" if sign.isdecimal() else _CLASS_OF.get(sign, "AL")


def break_places(text: str) -> list[int]:
    """Indexes at which a new line may begin, ascending; the end of the text is not among them."""
    places: list[int] = []
    for seam in _SEAM.finditer(text):
        start, end = seam.span()
        if text[start] == " ":
            if start > 0 and end < len(text) and (_PLAIN.match(text, start - 1) or _may_break(text, end)):
                places.append(end)
            continue
        for place in (start, end):
            if 0 < place < len(text) and places[-1:] < [place] and _may_break(text, place):
                places.append(place)
    return places


def _may_break(text: str, place: int) -> bool:
    after = text[place]
    if after == " ":
        return False
    behind = sign_class(after)
    if text[place - 1] == " ":
        last = text[:place].rstrip(" ")[-1:]
        return bool(last) and behind not in _STICKS_AFTER_SPACE and sign_class(last) != "OP"
    ahead = sign_class(text[place - 1])
    if ahead not in _MAY_FOLLOW.get(behind, ()):
        return False
    return not _inside_number(text, place, ahead, behind)


def _inside_number(text: str, place: int, ahead: str, behind: str) -> bool:
    """Numbers keep their signs: "100%", "(5)%", "+(5"."""
    if behind in {"PO", "PR"} or (behind == "NU" and ahead == "SY"):
        return _NUMBER_END.search(text, 0, place) is not None
    return behind == "OP" and ahead in {"PO", "PR"} and text[place + 1 : place + 2].isdecimal()
