"""The skeleton of a report: sections and sub-sections numbered without gaps, and the office's own words as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.documents.model import Block, Heading, Level, Paragraph, bullet, ended, paragraph, tidy
from desktop.vietnamese.numerals import roman

_ITEM = re.compile(r"([-+])\s*(?=[^\s\d])")


@dataclass(frozen=True)
class Part:
    """A section (mục) or sub-section (khoản) before it has a number; one without content is left out."""

    title: str
    blocks: tuple[Block, ...] = ()
    clauses: tuple[Part, ...] = ()

    @property
    def filled(self) -> bool:
        return bool(self.blocks) or any(clause.filled for clause in self.clauses)


def numbered_sections(parts: Iterable[Part]) -> tuple[Block, ...]:
    """Sections I, II, …; those without content are left out and the others move up."""
    blocks: list[Block] = []
    for number, part in enumerate((part for part in parts if part.filled), 1):
        blocks.append(Heading(Level.SECTION, roman(number), part.title))
        blocks.extend(part.blocks)
        blocks.extend(numbered_clauses(part.clauses))
    return tuple(blocks)


def numbered_clauses(parts: Iterable[Part]) -> tuple[Block, ...]:
    """Sub-sections 1, 2, …; a single one stands without a heading."""
    filled = [part for part in parts if part.filled]
    blocks: list[Block] = []
    for number, part in enumerate(filled, 1):
        if len(filled) > 1:
            blocks.append(Heading(Level.CLAUSE, str(number), part.title))
        blocks.extend(part.blocks)
    return tuple(blocks)


def own_words(text: str) -> tuple[Paragraph, ...]:
    """Somebody's own words: a paragraph a line, a line that begins with "-" or "+" a listed item; nothing changed."""
    return tuple(_line_block(line) for line in text_lines(text))


def text_lines(text: str) -> Iterator[str]:
    """The lines of a text that print anything."""
    yield from filter(None, map(tidy, text.splitlines()))


def is_item(line: str) -> bool:
    return _ITEM.match(line) is not None


def _line_block(line: str) -> Paragraph:
    found = _ITEM.match(line)
    return bullet(line[found.end() :], mark=found[1]) if found else paragraph(line)


def joined(sentences: Iterable[str]) -> tuple[Paragraph, ...]:
    """Sentences as one paragraph; empty ones are left out."""
    text = " ".join(sentence for sentence in sentences if sentence)
    return (paragraph(text),) if text else ()


def bullets(items: Iterable[str]) -> tuple[Paragraph, ...]:
    """A list of our own: ";" after each item, "." after the last."""
    return tuple(bullet(item) for item in ended(tuple(item for item in items if item.strip(";. "))))
