"""What a .pdf shows: words with font, size, colour and place, drawn lines, facts of the file.

Lengths are mm from the upper left corner of the page as it is read, sizes are points.
"""

from __future__ import annotations

from dataclasses import dataclass

_ASCENT = 0.891  # of the size


@dataclass(frozen=True, slots=True)
class Face:
    """A font as the file names it, without the mark of a subset."""

    name: str
    embedded: bool

    @property
    def bold(self) -> bool:
        return "bold" in self.name.lower()

    @property
    def italic(self) -> bool:
        return "italic" in self.name.lower() or "oblique" in self.name.lower()


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a blank between them. `baseline` is where they stand, `top` the upper edge of their ink."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float
    face: Face
    black: bool
    mapped: bool = True  # every letter has its meaning in Unicode
    hidden: bool = False  # drawn invisibly, as behind a scan

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """Words on one baseline, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def baseline(self) -> float:
        return sorted(word.baseline for word in self.words)[len(self.words) // 2]

    @property
    def line_top(self) -> float:
        """Top of the line whether its letters carry marks or not: the ascent of Times New Roman above the baseline."""
        return self.baseline - _ASCENT * max(word.size for word in self.words) * 25.4 / 72

    @property
    def bold(self) -> bool:
        return all(word.face.bold for word in self.words)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A horizontal line."""

    left: float
    right: float
    y: float
    solid: bool = True

    @property
    def length(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Box:
    """The bounds of a picture or of something drawn."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    lines: tuple[Drawn, ...] = ()
    shapes: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()

    @property
    def landscape(self) -> bool:
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class PdfFacts:
    version: int | None = None  # 14 for 1.4
    encrypted: bool = False
    scripts: bool = False
    launches: bool = False
    attachments: int = 0
    language: str = ""
    title: str = ""
    author: str = ""
    signatures: int = 0


@dataclass(frozen=True, slots=True)
class PdfPaper:
    pages: tuple[Page, ...]
    facts: PdfFacts


def rows_of(words: tuple[Word, ...] | list[Word]) -> list[Row]:
    """Words gathered into lines by their baselines, from top to bottom.

    A raised mark joins the line it belongs to: its baseline lies within the height of the letters beside it.
    """
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (one.baseline, one.left)):
        if rows and word.baseline - rows[-1][0].baseline <= _same_line(rows[-1][0], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Row(tuple(sorted(row, key=lambda one: one.left))) for row in rows]


def _same_line(first: Word, other: Word) -> float:
    """How far apart, in mm, baselines of one line may be: a fifth of the larger size."""
    return 0.2 * max(first.size, other.size) * 25.4 / 72
