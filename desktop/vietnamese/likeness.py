"""How much two texts say in the same words."""

from __future__ import annotations

from difflib import SequenceMatcher

from desktop.vietnamese.folding import fold_words


def likeness(one: str, other: str) -> int:
    """The share of words that two texts have in common in the same order, in percent; 100 only for the same words.

    Marks, capitals, punctuation and spaces do not tell texts apart. Of an empty text nothing is common.
    """
    ours, theirs = fold_words(one).split(), fold_words(other).split()
    if not ours or not theirs:
        return 0
    if ours == theirs:
        return 100
    return min(99, round(100 * SequenceMatcher(None, ours, theirs, autojunk=False).ratio()))
