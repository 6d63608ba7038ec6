"""Whether a Word paper can be longer than one page: an estimate, since only a layout engine knows."""

from __future__ import annotations

from desktop.documents.conformance.word.lines import paragraph_height
from desktop.documents.conformance.word.model import Block, Paragraph, Section, WordPaper


def is_one_page(paper: WordPaper) -> bool:
    """True when all the words, stacked, surely fit one page."""
    if len([one for one in paper.sections if one.begins != "continuous"]) > 1:
        return False
    if any(one.page_break for one in paper.paragraphs):
        return False
    first = paper.sections[0]
    tall = sum(blocks_height(section.blocks, section.room) for section in paper.sections)
    return tall < text_height(first) * 0.95


def text_height(section: Section) -> float:
    """Height of the text area in twips."""
    return float(section.height - section.top - section.bottom)


def blocks_height(blocks: tuple[Block, ...], room: float) -> float:
    """Height of blocks one below the other, in twips."""
    total = 0.0
    for block in blocks:
        if isinstance(block, Paragraph):
            total += paragraph_height(block, room)
        else:
            for row in block.rows:
                cells = [blocks_height(cell.blocks, max(cell.width - sum(cell.side), 1)) for cell in row.cells]
                total += max([float(row.height), *cells])
    return total
