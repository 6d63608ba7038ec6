"""Signs that hold words on one line: the hyphen of a paper's number ("08/NĐ-CP"), a dash inside a name.

Sheets carry them as U+2011 and U+00A0, measured and printed as the plain hyphen and space they stand for; only Word is
told of them. Texts a person searches or compares have the plain signs (`released`).
"""

from __future__ import annotations

import re

HYPHEN, SPACE = "\u2011", "\u00a0"
_NUMBER = re.compile(r"(?<=[\d ])/[A-ZĐ][A-Za-zĐ]{0,4}(?:-[A-ZĐ][A-ZĐ0-9&]*)+")
_DASH = re.compile(r"(?<=\w) - (?=\w)")
_PLAIN = str.maketrans({HYPHEN: "-", SPACE: " "})


def held(text: str) -> str:
    """The text with the hyphens of papers' numbers and symbols held: `30/2020/NĐ-CP` stays whole."""
    return _NUMBER.sub(lambda found: found[0].replace("-", HYPHEN), text) if "/" in text else text


def held_name(text: str) -> str:
    """A name in a list whose items begin with "- ": no line of it begins or ends with a dash inside the name."""
    return text[:2] + held_dashes(held(text[2:]))


def held_dashes(text: str) -> str:
    """The text with the dashes between two words held: no line of it begins as an item of a list does."""
    return _DASH.sub(f"{SPACE}{HYPHEN}{SPACE}", text) if " - " in text else text


def released(text: str) -> str:
    """The text with plain hyphens and spaces."""
    return text.translate(_PLAIN)
