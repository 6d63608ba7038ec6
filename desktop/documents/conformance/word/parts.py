"""The parts of a Word paper, as the rules ask for them; what was not found is None or empty."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.documents.conformance.word.lines import Entry, Line, RuleLine
from desktop.documents.conformance.word.model import Block, Paragraph, Section, Table, WordPaper


@dataclass(frozen=True, slots=True)
class Column:
    """One side of the heading or of the foot: what is seen in it, and its width in twips."""

    entries: tuple[Entry, ...] = ()
    room: float = 0.0

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, Line))


@dataclass(frozen=True, slots=True)
class Head:
    """Cells 1 to 4. `table` is None when the heading is typed without one; `swapped` when its sides are exchanged."""

    left: Column
    right: Column
    table: Table | None = None
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """Cell 5a: name of the type, trích yếu, the line under it, remarks in brackets below."""

    kind: Line | None = None
    subject: tuple[Line, ...] = ()
    rule: RuleLine | None = None
    remarks: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Foot:
    """Cells 7 and 9b: recipients on the left, authority, position and name on the right."""

    left: Column
    right: Column
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Annex:
    """A phụ lục: its word and number, its title, "(Kèm theo …)", what follows, and the section it begins."""

    heading: Paragraph
    title: tuple[Paragraph, ...]
    attached: tuple[Paragraph, ...]
    blocks: tuple[Block, ...]
    section: Section
    opens_section: bool
    new_page: bool


@dataclass(frozen=True, slots=True)
class Anatomy:
    """A paper in its parts; what was not found is None or empty."""

    paper: WordPaper
    head: Head | None = None
    title: Title = field(default_factory=Title)
    body: tuple[Block, ...] = ()
    foot: Foot | None = None
    after_foot: tuple[Block, ...] = ()
    annexes: tuple[Annex, ...] = ()

    @property
    def main(self) -> Section:
        """The section of the main text."""
        return self.paper.sections[0]
