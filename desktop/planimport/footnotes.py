"""Footnotes that stand in the text itself: their signs are taken out of it, and they are no part of the plan's body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from desktop.planimport.outline import Numbered
from desktop.planimport.plain import one_line
from desktop.planimport.source import Grid, Row

_RAISED = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_NOTE = re.compile(rf"(\[\d{{1,2}}\]|\(\d{{1,2}}\)|[{_RAISED}]{{1,2}})\s*(?=\S)")
_SIGN = re.compile(r"\s?([\[(]\d{1,2}[\])])")
_RAISED_SIGN = re.compile(
    rf"(?:(?<=[^\W\d_][^\W\d_])|(?<=\d)|(?<=[,.;:)”\"]))(?<!\bkm)(?<!\bcm)(?<!\bdm)(?<!\bmm)(?<!\bhm)[{_RAISED}]{{1,2}}"
)
_RULE = re.compile(r"[_―—–-]{5,}$")


def without_footnotes(items: list[Numbered]) -> list[Numbered]:
    """The items without footnotes and without the signs that call them; all keep their paragraph numbers.

    A sign in brackets is one only when its footnote is there; of a raised digit behind a word there is no doubt.
    """
    places, signs = _notes(items)
    if not places and not any(_RAISED_SIGN.search(text) for text in _texts(items)):
        return items
    return [_cleaned(item, signs) for place, item in enumerate(items) if place not in places]


def _texts(items: Iterable[Numbered]) -> Iterable[str]:
    for item in items:
        if item.grid is None:
            yield item.text
        else:
            yield from (cell for row in item.grid.rows for cell in row.cells)


def _notes(items: list[Numbered]) -> tuple[set[int], set[str]]:
    """The places of footnotes and of the rules above them, and the signs that call them in the text."""
    whole = "\n".join(_texts(items))
    places: set[int] = set()
    signs: set[str] = set()
    for place, item in enumerate(items):
        found = _NOTE.match(item.text) if item.grid is None else None
        if found is None or whole.count(found[1]) < 2:
            continue
        ruled = place > 0 and _is_rule(items[place - 1])
        if found[1].startswith("(") and not ruled and place - 1 not in places:
            continue
        places.update((place - 1, place) if ruled else (place,))
        signs.add(found[1])
    return places, signs


def _is_rule(item: Numbered) -> bool:
    return item.grid is None and _RULE.fullmatch(item.text) is not None


def _cleaned(item: Numbered, signs: set[str]) -> Numbered:
    if item.grid is not None:
        rows = tuple(Row(tuple(_without_signs(cell, signs) for cell in row.cells)) for row in item.grid.rows)
        return replace(item, grid=Grid(rows))
    text = one_line(_without_signs(item.text, signs))
    return item if text == item.text else replace(item, text=text, bold_lead=min(item.bold_lead, len(text)))


def _without_signs(text: str, signs: set[str]) -> str:
    return _SIGN.sub(lambda found: "" if found[1] in signs else found[0], _RAISED_SIGN.sub("", text))
