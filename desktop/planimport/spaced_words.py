"""Words that a scanner has torn apart: `t hông tin`, `tỉ nh` → `thông tin`, `tỉnh`."""

from __future__ import annotations

import re
from unicodedata import normalize

from desktop.planimport.plain import plain

_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])"
_SYLLABLE = re.compile(rf"{_ONSET}?(?:uye|uya|uoi|uou|ieu|yeu|oai|oay|oeo|uay|uy|[aeiouy]{{1,2}})(?:ch|ng|nh|[cmnpt])?")
_CONSONANTS = re.compile(r"[bcdghklmnpqrstvxđ]{1,3}", re.IGNORECASE)
_STOPPED = re.compile("[\u0301\u0323]")
_VOWELS = "aeiouy"
_MARK = re.compile(r"[.,;:!?)”\"]*$")
_TORN_DOCUMENT = 5


def is_torn(texts: list[str]) -> bool:
    """Whether a document has words torn apart: several small consonants stand alone where they complete a word."""
    found = 0
    for text in texts:
        found += sum(1 for word in text.split() if word.islower() and _CONSONANTS.fullmatch(word)) and (
            mended(text) != text
        )
        if found >= _TORN_DOCUMENT:
            return True
    return False


def mended(text: str) -> str:
    """The text with its torn words whole: consonants alone are put to the letters beside them that make a syllable.

    Where they could go to either side (`mô n học`), the text is left as it is.
    """
    words = text.split(" ")
    whole: list[str] = []
    place = 0
    while place < len(words):
        word = words[place]
        after = words[place + 1] if place + 1 < len(words) else ""
        behind = bool(whole) and _goes_behind(whole[-1], word)
        ahead = _goes_ahead(word, after)
        if ahead and (not behind or plain(after)[0] in _VOWELS):
            whole.append(word + after)
            place += 1
        elif behind and not ahead:
            whole[-1] += word
        else:
            whole.append(word)
        place += 1
    return " ".join(whole)


def _goes_ahead(word: str, after: str) -> bool:
    """`t` + `hông`, `NH` + `IỆM`; no letter of a list before a word: `C ở`."""
    if not _CONSONANTS.fullmatch(word) or not after or not _is_syllable(word + after):
        return False
    return after[:1].islower() if word.islower() else after.isupper() or plain(after)[0] == "h"


def _goes_behind(before: str, word: str) -> bool:
    """`tỉ` + `nh`: behind a vowel."""
    bare = _MARK.sub("", word)
    return (
        _CONSONANTS.fullmatch(bare) is not None
        and word.islower()
        and plain(before)[-1:] in _VOWELS
        and _is_syllable(before + word)
    )


def _is_syllable(text: str) -> bool:
    """Whether letters make a syllable; one that ends in a stop has a rising or a heavy tone."""
    bare = _MARK.sub("", text)
    if not _SYLLABLE.fullmatch(plain(bare)):
        return False
    return not plain(bare).endswith(("c", "ch", "p", "t")) or _STOPPED.search(normalize("NFD", bare)) is not None
