"""Certificates on their sheets: each fills one page, the room left over shared between its parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.documents import letterhead as words
from desktop.documents import style
from desktop.documents.lines import text_lines
from desktop.documents.model import Orientation
from desktop.documents.pieces import even, names_row, said
from desktop.documents.printed import Grid, GridCell, GridRow, Mark, Sheet, Text
from desktop.documents.rows import place_rows

if TYPE_CHECKING:
    from desktop.documents.metrics import Faces
    from desktop.documents.model import Award, Awards
    from desktop.documents.printed import Element

_WIDEST_GAP = 640
_SIGNATURE = style.mm(24)
_LEAST_SIGNATURE = style.mm(14)


def compose_awards(awards: Awards, measure: Faces) -> tuple[Sheet, ...]:
    """A sheet for each certificate, in their order."""
    head = Grid(style.WIDE_COLUMNS, (names_row(awards.letterhead, style.WIDE_COLUMNS[0], measure),))
    return tuple(_sheet(awards, award, head, measure) for award in awards.awards)


def _sheet(awards: Awards, award: Award, head: Grid, measure: Faces) -> Sheet:
    """What does not fit takes from the room for the signature; what is left over parts title, words and foot."""
    title, said_of = _title(awards, award, measure), _words(award, measure)
    end = Text(style.SECTION_END, ())
    texts = (*title, *said_of, end)
    used = _height(head, measure) + sum(_text_height(text, measure) for text in texts)
    room = style.text_height(landscape=True) - used
    foot = _foot(awards, award, measure, _SIGNATURE)
    spare = room - _height(foot, measure)
    if spare < 0:
        foot = _foot(awards, award, measure, max(_LEAST_SIGNATURE, _SIGNATURE + spare))
    gap = min(_WIDEST_GAP, max(0, spare) // 4)
    said_of[-1] = replace(said_of[-1], style=replace(said_of[-1].style, after=gap))
    flow: tuple[Element, ...] = (head, *_lowered(title, gap), *_lowered(said_of, gap), foot, end)
    return Sheet(Orientation.LANDSCAPE, flow)


def _title(awards: Awards, award: Award, measure: Faces) -> list[Text]:
    width = style.text_width(landscape=True)
    kind = replace(said(style.AWARD_KIND, awards.kind.upper()), mark=Mark(0, f"{award.number} {award.name}"))
    return [kind, *([even(style.AWARD_REMARK, f"({award.remark})", width, measure)] if award.remark else [])]


def _words(award: Award, measure: Faces) -> list[Text]:
    width = style.text_width(landscape=True)
    return [
        even(style.AWARD_LINE, award.above, width, measure),
        even(style.AWARD_NAME, award.name, width, measure),
        *(even(style.AWARD_LINE, line, width, measure) for line in award.below),
    ]


def _foot(awards: Awards, award: Award, measure: Faces, signature: int) -> Grid:
    right = style.WIDE_COLUMNS[1]
    day = words.place_and_day(replace(awards.letterhead, day=award.day))
    signing = (even(style.AUTHORITY, line, right, measure) for line in words.signing_lines(awards.closing))
    signer = even(replace(style.SIGNER, before=signature), awards.closing.signer, right, measure)
    signed = GridCell((even(replace(style.PLACE_DAY, before=0), day, right, measure), *signing, signer))
    return Grid(style.WIDE_COLUMNS, (GridRow((GridCell((said(style.AWARD_NUMBER, award.number),)), signed)),))


def _lowered(texts: list[Text], gap: int) -> list[Text]:
    first = texts[0]
    return [replace(first, style=replace(first.style, before=first.style.before + gap)), *texts[1:]]


def _text_height(text: Text, measure: Faces) -> int:
    lines = text_lines(text, style.text_width(landscape=True), measure)
    return text.style.before + text.style.after + text.style.pitch * len(lines)


def _height(grid: Grid, measure: Faces) -> int:
    return sum(row.height for row in place_rows(grid, measure))
