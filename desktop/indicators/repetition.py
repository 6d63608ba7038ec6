"""When the words of a report are those of the report before: a report that repeats itself is worth a second look."""

from __future__ import annotations

from desktop.vietnamese.likeness import likeness

REPEATED_FROM = 85
"""From so many percent of words in common a text counts as repeated; a changed number or name stays above it."""

_SHORT = 8
"""So few words are alike by chance: "Không có đề xuất, kiến nghị." may stand in every report."""


def repeated_share(text: str, before: str) -> int:
    """How much of a text repeats the one before, in percent; 0 where that is not worth telling."""
    if len(text.split()) < _SHORT:
        return 0
    share = likeness(text, before)
    return share if share >= REPEATED_FROM else 0
