"""Pieces that papers of every kind are composed of: lines, evened lines, the line drawn below, the names above."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.documents import letterhead as words
from desktop.documents import style
from desktop.documents.holding import held
from desktop.documents.lines import narrowest, text_lines
from desktop.documents.metrics import face_name
from desktop.documents.printed import GridCell, GridRow, Rule, Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.documents.metrics import Faces
    from desktop.documents.model import Letterhead
    from desktop.documents.style import TextStyle


def said(look: TextStyle, text: str) -> Text:
    """A paragraph of one face."""
    return Text(look, (Span(held(text), look.bold, look.italic),))


def even(look: TextStyle, text: str, width: int, measure: Faces) -> Text:
    """A centred paragraph whose lines are about equally long."""
    whole = said(look, text)
    margin = (width - narrowest(whole.spans, look.size, width, measure)) // 2
    return replace(whole, style=replace(look, left=margin, right=margin)) if margin else whole


def rule(look: TextStyle, texts: Iterable[str], width: int, measure: Faces, *, after: int = 0) -> Rule:
    """A line of 1/3 to 1/2 of the longest line above it."""
    longest = max(line.width for text in texts for line in text_lines(even(look, text, width, measure), width, measure))
    return Rule(round(longest * style.RULE_SHARE), after)


def names_row(head: Letterhead, left: int, measure: Faces) -> GridRow:
    """The issuer in a column of `left` twips, and the nation with its motto beside it."""
    issuer = [even(style.ISSUER, name.upper(), left, measure) for name in head.issuer]
    parent = [even(style.PARENT, head.parent.upper(), left, measure)] if head.parent else []
    motto = style.MOTTO
    length = measure.width(words.MOTTO, face_name(bold=motto.bold, italic=motto.italic), motto.size)
    names = GridCell((*parent, *issuer, rule(style.ISSUER, [name.text for name in issuer], left, measure)))
    nation = GridCell((said(style.NATION, words.NATION), said(motto, words.MOTTO), Rule(length)))
    return GridRow((names, nation))
