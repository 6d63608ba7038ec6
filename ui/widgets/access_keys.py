"""Access keys (Alt+letter) for the labels of a form: each its own letter, a plain one that every keyboard has."""

from __future__ import annotations

from collections.abc import Sequence


def with_access_keys(names: Sequence[str], taken: str = "") -> list[str]:
    """The names with `&` before the letter of their key; the first letters of words are tried first.

    `taken` are the letters of the menus and buttons nearby. A name none of whose letters is free gets no key.
    """
    used = set(taken.upper())
    return [_with_key(name.replace("&", "&&"), used) for name in names]


def _with_key(name: str, used: set[str]) -> str:
    starts = [place for place in range(len(name)) if place == 0 or name[place - 1] in " (,"]
    others = [place for place in range(len(name)) if place not in starts]
    for place in starts + others:
        letter = name[place].upper()
        if letter.isascii() and letter.isalpha() and letter not in used:
            used.add(letter)
            return f"{name[:place]}&{name[place:]}"
    return name
