"""A .docx → `WordPaper`: what it says in effect, section by section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from desktop.documents.conformance.opening import damaged, harmful
from desktop.documents.conformance.word.facts import file_facts
from desktop.documents.conformance.word.measures import attribute, switched, twips, whole
from desktop.documents.conformance.word.model import Block, Paragraph, Section, WordPaper, paragraphs_of
from desktop.documents.conformance.word.numbering import Numbering
from desktop.documents.conformance.word.package import Package
from desktop.documents.conformance.word.paragraphs import ParagraphReader
from desktop.documents.conformance.word.styles import Styles
from desktop.documents.conformance.word.tables import read_table
from desktop.errors import FileFault

if TYPE_CHECKING:
    from lxml.etree import _Element

_WRAPPERS = {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"}
_DEEPEST = 20  # tables inside tables
_KINDS = ("default", "first", "even")


def read_word(data: bytes, name: str) -> WordPaper:
    """The whole paper. Raises `FileFault` for a file that is no readable .docx."""
    package = Package(data, name)
    root = package.part(package.main)
    body = root.find("body")
    if body is None:
        raise damaged(name, "Word")
    reader = _Reader(package)
    sections = reader.sections(body)
    notes = tuple(one for kind in ("footnotes", "endnotes") for one in reader.beside(kind, "footnote", "endnote"))
    facts = file_facts(package, reader.styles, tracked=reader.words.tracked, hidden=reader.words.hidden)
    return WordPaper(sections, facts, notes)


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self.styles = Styles(package.optional("styles"), package.optional("theme"))
        self.words = ParagraphReader(self.styles, Numbering(package.optional("numbering")))

    def sections(self, body: _Element) -> tuple[Section, ...]:
        found: list[Section] = []
        blocks: list[Block] = []
        for element in unwrapped(body):
            if element.tag == "sectPr":
                continue
            blocks.extend(self.blocks([element]))
            end = element.find("pPr/sectPr") if element.tag == "p" else None
            if end is not None:
                found.append(self._section(end, blocks, found[-1] if found else None))
                blocks = []
        last = body.find("sectPr")
        if blocks or last is not None or not found:
            found.append(self._section(last, blocks, found[-1] if found else None))
        return tuple(found)

    def blocks(self, elements: Iterable[_Element], table_style: str = "", depth: int = 0) -> list[Block]:
        """Paragraphs and tables among `elements`, in order."""
        if depth > _DEEPEST:
            raise harmful(self._package.name, "Tệp Word có bảng lồng trong bảng quá nhiều lần; chương trình không đọc.")
        found: list[Block] = []
        for element in elements:
            if element.tag == "p":
                found.append(self.words.read(element, table_style))
            elif element.tag == "tbl":
                found.append(read_table(element, self.styles, lambda cell, style: self._cell(cell, style, depth)))
        return found

    def _cell(self, cell: _Element, table_style: str, depth: int) -> list[Block]:
        return self.blocks(unwrapped(cell), table_style, depth + 1)

    def beside(self, kind: str, *items: str) -> list[Paragraph]:
        """Paragraphs of the notes, without Word's separator lines."""
        root = self._package.optional(kind)
        notes = [] if root is None else [one for item in items for one in root.findall(item) if one.get("type") is None]
        return [one for note in notes for one in paragraphs_of(tuple(self.blocks(unwrapped(note))))]

    def _section(self, properties: _Element | None, blocks: list[Block], before: Section | None) -> Section:
        size = {key: twips(attribute(properties, key, "pgSz")) for key in ("w", "h")}
        margin = {
            key: twips(attribute(properties, key, "pgMar")) or 0
            for key in ("top", "bottom", "left", "right", "gutter", "header")
        }
        return Section(
            blocks=tuple(blocks),
            width=size["w"] or 0,
            height=size["h"] or 0,
            top=abs(margin["top"]),
            bottom=abs(margin["bottom"]),
            left=margin["left"] + margin["gutter"],
            right=margin["right"],
            header=margin["header"],
            title_page=bool(switched(properties, "titlePg")),
            number_format=attribute(properties, "fmt", "pgNumType") or "decimal",
            number_start=whole(attribute(properties, "start", "pgNumType")),
            begins=attribute(properties, "val", "type") or "nextPage",
            headers=self._edges(properties, "header", before.headers if before else {}),
            footers=self._edges(properties, "footer", before.footers if before else {}),
        )

    def _edges(
        self, properties: _Element | None, edge: str, inherited: dict[str, tuple[Paragraph, ...]]
    ) -> dict[str, tuple[Paragraph, ...]]:
        found = dict(inherited)
        relations = self._package.relations(self._package.main)
        for reference in properties.findall(f"{edge}Reference") if properties is not None else ():
            kind = reference.get("type") or "default"
            _, part = relations.get(reference.get("r.id") or "", ("", ""))
            if kind in _KINDS and part in self._package.names:
                found[kind] = self._edge(part)
        return found

    def _edge(self, part: str) -> tuple[Paragraph, ...]:
        try:
            root = self._package.part(part)
        except FileFault:
            return ()
        return tuple(paragraphs_of(tuple(self.blocks(unwrapped(root)))))


def unwrapped(holder: _Element) -> Iterator[_Element]:
    """The children of a container, those inside content controls and the like too."""
    for child in holder:
        if child.tag in _WRAPPERS:
            yield from unwrapped(child)
        else:
            yield child
