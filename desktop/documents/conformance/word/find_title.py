"""Cell 5a of a Word paper: name of the type, trích yếu, the line under it."""

from __future__ import annotations

import re

from desktop.documents.conformance.landmarks import is_type_name
from desktop.documents.conformance.word.lines import Entry, Line, RuleLine, entries, is_centred
from desktop.documents.conformance.word.model import Block, Paragraph, Table
from desktop.documents.conformance.word.parts import Title

_TITLE_REACH = 8  # blocks after the heading among which the name of the type is looked for
_BODY_BEGINS = re.compile(r"(?:[IVX]+\.|Phần|Chương|Kính gửi|Căn cứ)[\s:]")


def find_title(blocks: list[Block], start: int, end: int, room: float) -> tuple[Title, int]:
    """The title, and the place of the first block after it; `start` when there is no title."""
    place = _type_place(blocks, start, end)
    if place is None:
        return Title(), start
    seen: list[Entry] = []
    while place < end:
        block = blocks[place]
        if isinstance(block, Table) or not (block.empty or _belongs(block, seen, blocks[place + 1 : end])):
            break
        seen.extend(entries([block], room))
        place += 1
    if not any(isinstance(entry, RuleLine) for entry in seen):
        seen.extend(_anchored_below(blocks[place:end]))
    return _title(seen), place


def _anchored_below(blocks: list[Block]) -> list[RuleLine]:
    """Lines drawn under the title but anchored in the first paragraph of the body, as Word often does."""
    nearest = blocks[0] if blocks else None
    drawn = entries([nearest], 9000.0) if isinstance(nearest, Paragraph) else []
    return [entry for entry in drawn if isinstance(entry, RuleLine) and entry.floating]


def _title(seen: list[Entry]) -> Title:
    lines = [entry for entry in seen if isinstance(entry, Line)]
    rule = next((entry for entry in seen if isinstance(entry, RuleLine)), None)
    remarks = tuple(line for line in lines[1:] if line.text.startswith("("))
    subject = tuple(line for line in lines[1:] if not line.text.startswith("("))
    return Title(lines[0], subject, rule, remarks)


def _type_place(blocks: list[Block], start: int, end: int) -> int | None:
    near = [
        (place, block)
        for place, block in enumerate(blocks[start : min(end, start + _TITLE_REACH)], start)
        if isinstance(block, Paragraph) and block.words
    ]
    for place, block in near:
        if is_type_name(block.text.strip().split("\n")[0]):
            return place
    return next((place for place, block in near if block.words.isupper() and is_centred(block.layout)), None)


def _belongs(block: Paragraph, seen: list[Entry], following: list[Block]) -> bool:
    """Whether a paragraph still belongs to the title.

    Centred ones do until the line is drawn, remarks in brackets also after it. One that is not centred does only when
    it comes first and is bold or has the line under it: a trích yếu set wrongly.
    """
    words = sum(isinstance(entry, Line) for entry in seen)
    if not words:
        return True
    if _BODY_BEGINS.match(block.words):
        return False
    centred = block.layout.align == "center"
    if any(isinstance(entry, RuleLine) for entry in seen):
        return centred and block.words.startswith("(")
    if centred or not block.words:
        return True
    return words == 1 and (all(run.look.bold for run in block.shown) or _rule_follows(following))


def _rule_follows(blocks: list[Block]) -> bool:
    nearest = blocks[0] if blocks else None
    return isinstance(nearest, Paragraph) and any(isinstance(entry, RuleLine) for entry in entries([nearest], 9000.0))
