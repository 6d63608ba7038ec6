"""Which part of a Word paper is what: heading, title, body, foot, annexes."""

from __future__ import annotations

from desktop.documents.conformance.word.find_annexes import find_annexes
from desktop.documents.conformance.word.find_foot import find_foot
from desktop.documents.conformance.word.find_head import find_head
from desktop.documents.conformance.word.find_title import find_title
from desktop.documents.conformance.word.model import WordPaper
from desktop.documents.conformance.word.parts import Anatomy


def anatomy(paper: WordPaper) -> Anatomy:
    """The parts of a paper."""
    blocks = list(paper.blocks)
    room = float(paper.sections[0].room)
    head, after_head = find_head(blocks, room)
    annexes = find_annexes(paper, after_head)
    end = annexes[0][0] if annexes else len(blocks)
    title, after_title = find_title(blocks, after_head, end, room)
    foot, before_foot, after_foot = find_foot(blocks, after_title, end, room)
    return Anatomy(
        paper=paper,
        head=head,
        title=title,
        body=tuple(blocks[after_title:before_foot]),
        foot=foot,
        after_foot=tuple(blocks[after_foot:end]),
        annexes=tuple(annex for _, annex in annexes),
    )
