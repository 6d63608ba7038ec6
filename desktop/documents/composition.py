"""From what a paper says to what stands on its sheets: words, their styles, and which of them belong together.

Both writers print this and nothing else, so no decision about a paper is made twice. Lengths are twips.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from desktop.documents import letterhead as words
from desktop.documents import style
from desktop.documents.award_sheets import compose_awards
from desktop.documents.holding import held, held_name, released
from desktop.documents.lines import text_lines
from desktop.documents.metrics import face_name, faces
from desktop.documents.model import Awards, Basis, Heading, Level, Orientation, Paragraph, Table
from desktop.documents.pieces import even, names_row, rule, said
from desktop.documents.printed import Grid, GridCell, GridRow, Mark, Sheet, Span, Text, texts_of
from desktop.documents.tables import compose_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.documents.metrics import Faces
    from desktop.documents.model import Annex, Block, Closing, Document, Paper
    from desktop.documents.printed import Element

_LONGEST_LEAD = 600  # letters, about eight lines
_LOOKS = {
    Level.PART: style.PART,
    Level.SECTION: style.SECTION,
    Level.CLAUSE: style.CLAUSE,
    Level.POINT: style.POINT,
}


def compose(document: Paper) -> tuple[Sheet, ...]:
    """The sheets of a paper: its own pages, then those of each annex; of certificates one each."""
    measure = faces()
    if isinstance(document, Awards):
        return compose_awards(document, measure)
    return (
        _paper(document, measure),
        *(_annex(annex, words.attached_line(document), measure) for annex in document.annexes),
    )


def plain_lines(document: Paper) -> tuple[str, ...]:
    """Every paragraph of a paper as printed, in reading order; page numbers are not words of it."""
    return tuple(released(text.text) for sheet in compose(document) for text in texts_of(sheet.elements) if text.text)


def plain_words(document: Paper) -> tuple[str, ...]:
    """Every word of a paper as printed, in reading order."""
    return tuple(word for line in plain_lines(document) for word in line.split())


def _paper(document: Document, measure: Faces) -> Sheet:
    wide = document.orientation is Orientation.LANDSCAPE
    width = style.text_width(landscape=wide)
    head, foot = (style.WIDE_COLUMNS,) * 2 if wide else (style.HEAD_COLUMNS, style.FOOT_COLUMNS)
    flow: list[Element] = [
        _head(document, head, measure),
        said(style.KIND, document.kind.upper()),
        even(style.SUBJECT, document.subject, width, measure),
        rule(style.SUBJECT, [document.subject], width, measure, after=style.TITLE_GAP),
        *_addressees(document.addressees, measure),
        *_blocks(document.blocks, document.orientation, measure),
    ]
    _hold_to_foot(flow, width, measure)
    flow.append(_foot(document.closing, foot, measure, sent_up=bool(document.addressees)))
    return Sheet(document.orientation, tuple(_parted(flow)))


def _annex(annex: Annex, attached: str, measure: Faces) -> Sheet:
    width = style.text_width(landscape=annex.orientation is Orientation.LANDSCAPE)
    word = words.annex_line(annex.number)
    title = annex.title.upper()
    flow = [
        replace(said(style.ANNEX_WORD, word), mark=Mark(0, f"{word}. {title}")),
        even(style.ANNEX_TITLE, title, width, measure),
        even(style.ATTACHED, attached, width, measure),
        rule(style.ATTACHED, [attached], width, measure, after=style.TITLE_GAP),
        *_blocks(annex.blocks, annex.orientation, measure),
    ]
    return Sheet(annex.orientation, tuple(_parted(flow)))


def _parted(flow: Iterable[Element]) -> Iterator[Element]:
    """Word joins two tables that touch, and wants a paragraph after the last: give it the least ones."""
    last: Element | None = None
    for element in flow:
        if isinstance(last, Grid) and isinstance(element, Grid):
            yield Text(style.BETWEEN, ())
        yield element
        last = element
    if not isinstance(last, Text):
        yield Text(style.SECTION_END, ())


def _head(document: Document, columns: tuple[int, int], measure: Faces) -> Grid:
    left, right = columns
    head = document.letterhead
    number = GridCell((even(style.NUMBER, words.number_line(head.number, head.symbol), left, measure),))
    day = GridCell((even(style.PLACE_DAY, words.place_and_day(head), right, measure),))
    return Grid((left, right), (names_row(head, left, measure), GridRow((number, day))))


def _addressees(addressees: tuple[str, ...], measure: Faces) -> Iterator[Text]:
    if not addressees:
        return
    look = style.ADDRESS

    def wide(text: str) -> int:
        return measure.width(text, face_name(bold=look.bold, italic=look.italic), look.size)

    lines = words.addressee_lines(addressees)
    if len(lines) == 1:
        hang = wide(f"{words.ADDRESS_WORD} ")
        yield said(replace(look, left=look.left + hang, first=-hang), held_name(lines[0]))
        return
    yield said(replace(look, keep_next=True), lines[0])
    colon, hang = look.left + wide(words.ADDRESS_WORD[:-1]), wide("- ")
    for line in lines[1:]:
        yield said(replace(look, left=colon + hang, first=-hang), held_name(line))


def _blocks(blocks: tuple[Block, ...], orientation: Orientation, measure: Faces) -> list[Element]:
    depths = {level: depth for depth, level in enumerate(_present_levels(blocks))}
    flow: list[Element] = []
    for block in blocks:
        made = list(_block(block, depths, orientation, measure))
        if flow:
            flow[-1] = _leading(flow[-1])
            if isinstance(flow[-1], Grid):
                made[0] = _below_grid(made[0])
        flow.extend(made)
    return flow


def _leading(element: Element) -> Element:
    """A sentence that ends with a colon stands on the page on which what it announces begins.

    What is kept is not divided, so one of half a page is left free.
    """
    if isinstance(element, Text) and element.text.endswith(":") and len(element.text) <= _LONGEST_LEAD:
        return replace(element, style=replace(element.style, keep_next=True))
    return element


def _below_grid(element: Element) -> Element:
    """A table has no gap of its own below it."""
    if isinstance(element, Text):
        return replace(element, style=replace(element.style, before=style.GAP))
    return element


def _present_levels(blocks: tuple[Block, ...]) -> list[Level]:
    present = {block.level for block in blocks if isinstance(block, Heading)}
    return [level for level in Level if level in present]


def _block(block: Block, depths: dict[Level, int], orientation: Orientation, measure: Faces) -> Iterator[Element]:
    match block:
        case Heading():
            yield from _heading(block, depths[block.level])
        case Paragraph():
            yield Text(style.BODY, tuple(Span(held(run.text), run.bold, run.italic) for run in block.runs))
        case Basis():
            yield from (said(style.BASIS, line) for line in block.lines)
        case Table():
            if block.caption:
                yield said(style.CAPTION, block.caption)
            if block.unit:
                yield said(style.UNIT, block.unit)
            yield compose_table(block, orientation, measure)
        case _:
            assert_never(block)


def _heading(heading: Heading, depth: int) -> Iterator[Text]:
    look = _LOOKS[heading.level]
    mark = Mark(depth, ". ".join(heading.lines))
    for place, line in enumerate(heading.lines):
        yield Text(look, (Span(held(line), look.bold, look.italic),), mark if place == 0 else None)


def _hold_to_foot(flow: list[Element], width: int, measure: Faces) -> None:
    """Keep at least two lines of the body on the page of the signature.

    What is kept is not divided, so a last paragraph of half a page is left free: moving it whole would leave a hole.
    """
    needed = 2
    for place in range(len(flow) - 1, -1, -1):
        element = flow[place]
        if not isinstance(element, Text) or needed <= 0:
            return
        lines = len(text_lines(element, width, measure))
        if lines > style.LONGEST_KEPT:
            return
        flow[place] = replace(element, style=replace(element.style, keep_next=True, keep_lines=True))
        needed -= lines


def _foot(closing: Closing, columns: tuple[int, int], measure: Faces, *, sent_up: bool) -> Grid:
    right = columns[1]
    listed = words.recipient_lines(closing, sent_up=sent_up) if closing.recipients or sent_up else ()
    receivers = (
        said(style.RECIPIENTS, words.RECIPIENTS_WORD if listed else ""),
        *(said(style.RECIPIENT, held_name(line)) for line in listed),
    )
    signing = tuple(even(style.AUTHORITY, line, right, measure) for line in words.signing_lines(closing))
    signer = even(style.SIGNER, closing.signer, right, measure)
    return Grid(columns, (GridRow((GridCell(receivers), GridCell((*signing, signer)))),))
