"""The annexes of a Word paper."""

from __future__ import annotations

from desktop.documents.conformance.landmarks import is_annex_line
from desktop.documents.conformance.word.lines import RuleLine, entries
from desktop.documents.conformance.word.model import Block, Paragraph, Section, Table, WordPaper
from desktop.documents.conformance.word.parts import Annex
from desktop.vietnamese.folding import fold


def find_annexes(paper: WordPaper, start: int) -> list[tuple[int, Annex]]:
    """Each annex with the place of its first block; those before block `start` are not looked for."""
    spots = [spot for spot in _headings(paper) if spot[0] >= start]
    blocks = paper.blocks
    ends = [spot[0] for spot in spots[1:]] + [len(blocks)] * bool(spots)
    return [
        (at, _annex(heading, blocks[at + 1 : end], section, opens=opens, new_page=new_page))
        for (at, heading, section, opens, new_page), end in zip(spots, ends, strict=True)
    ]


def _headings(paper: WordPaper) -> list[tuple[int, Paragraph, Section, bool, bool]]:
    """Place, paragraph and section of each "Phụ lục", whether it opens the section, and whether it opens a page."""
    found: list[tuple[int, Paragraph, Section, bool, bool]] = []
    place = 0
    for number, section in enumerate(paper.sections):
        opening = True  # nothing but empty paragraphs since the section began
        fresh = number == 0 or section.begins != "continuous"  # nothing to see since the page began
        for block in section.blocks:
            if isinstance(block, Paragraph):
                new_page = fresh or block.layout.new_page or block.page_break
                if is_annex_line(block.words) and (new_page or not _ends_sentence(block)):
                    found.append((place, block, section, number > 0 and opening, new_page))
                opening = opening and block.empty
                fresh = block.page_break or (fresh and block.empty)
            else:
                opening = fresh = False
            place += 1
    return found


def _ends_sentence(block: Paragraph) -> bool:
    """Whether "Phụ lục IV." is the rest of a sentence that somebody broke, not a heading."""
    return (
        block.words.endswith(".") and block.layout.align != "center" and not all(run.look.bold for run in block.shown)
    )


def _annex(heading: Paragraph, blocks: tuple[Block, ...], section: Section, *, opens: bool, new_page: bool) -> Annex:
    title: list[Paragraph] = []
    attached: list[Paragraph] = []
    place = 0
    for block in blocks:
        if isinstance(block, Table):
            break
        if fold(block.words).startswith("(kem theo") or (attached and not attached[-1].words.endswith(")")):
            attached.append(block)
        elif block.words and not _is_rule(block):
            if attached or not (block.layout.align == "center" or block.words.isupper()):
                break
            title.append(block)
        place += 1
    return Annex(heading, tuple(title), tuple(attached), blocks[place:], section, opens, new_page)


def _is_rule(block: Paragraph) -> bool:
    return all(isinstance(entry, RuleLine) for entry in entries([block], float(9000)))
