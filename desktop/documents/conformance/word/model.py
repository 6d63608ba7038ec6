"""What a .docx says, after styles, theme and defaults have been followed: lengths in twips, sizes in half points."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of text looks in effect. `fonts` are ascii, hAnsi, cs, eastAsia; "" where nothing is said."""

    fonts: tuple[str, str, str, str] = ("Times New Roman",) * 4
    size: int = 20
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: str = "none"
    color: str = "auto"
    theme_color: str = ""
    highlight: str = "none"
    fill: str = "auto"
    hidden: bool = False
    shadow: bool = False
    outline: bool = False
    raised: bool = False  # superscript or subscript: drawn at about 60 %
    direct: bool = False  # font or size set on the run itself, not by a style


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. `link` inside a hyperlink; `field` the keyword of the field whose result this is."""

    text: str
    look: Look
    link: bool = False
    field: str = ""


@dataclass(frozen=True, slots=True)
class Border:
    """A border of a paragraph or cell; `style` as OOXML names it, "none" for no line."""

    style: str = "none"

    @property
    def drawn(self) -> bool:
        return self.style not in {"none", "nil", ""}

    @property
    def solid(self) -> bool:
        return self.style in {"single", "thick"}


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn line anchored in a paragraph; length in twips, None when the file does not say."""

    length: float | None
    solid: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paragraph stands in effect. `first` is negative for hanging; `rule` is auto, exact or atLeast."""

    align: str = "left"
    left: int = 0
    right: int = 0
    first: int = 0
    before: int = 0
    after: int = 0
    line: int = 240
    rule: str = "auto"
    contextual: bool = False
    new_page: bool = False
    top: Border = Border()
    bottom: Border = Border()
    fill: str = "auto"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `label` is what automatic numbering prints before the text, with one blank."""

    runs: tuple[Run, ...]
    layout: Layout
    look: Look  # of an empty paragraph's mark
    style: str = ""
    label: str = ""
    strokes: tuple[Stroke, ...] = ()
    boxes: tuple[Paragraph, ...] = ()
    fields: tuple[str, ...] = ()
    pictures: tuple[float, ...] = ()  # widths in twips of pictures standing in the line
    page_break: bool = False
    ends_section: bool = False

    @property
    def text(self) -> str:
        return self.label + "".join(run.text for run in self.runs)

    @property
    def words(self) -> str:
        """The text on one line, single blanks."""
        return " ".join(self.text.split())

    @property
    def shown(self) -> tuple[Run, ...]:
        """The runs with something to see."""
        return tuple(run for run in self.runs if run.text.strip() and not run.look.hidden)

    @property
    def empty(self) -> bool:
        return not (self.text.strip() or self.strokes or self.boxes or self.pictures)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell over `span` columns; `borders` are top, left, bottom, right in effect."""

    blocks: tuple[Block, ...]
    width: int = 0
    span: int = 1
    borders: tuple[Border, Border, Border, Border] = (Border(),) * 4
    side: tuple[int, int] = (108, 108)  # room left and right inside the cell
    continued: bool = False  # vertically merged into the cell above

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(paragraphs_of(self.blocks))

    @property
    def words(self) -> str:
        return " ".join(text for one in self.paragraphs if (text := one.words))


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    head: bool = False
    whole: bool = False  # may not be split between pages
    height: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `width` is the sum of its columns, `indent` from the left margin."""

    rows: tuple[Row, ...]
    width: int
    indent: int = 0
    align: str = "left"
    floating: bool = False

    @property
    def words(self) -> str:
        return " ".join(text for row in self.rows for cell in row.cells if (text := cell.words))


Block = Paragraph | Table


def paragraphs_of(blocks: tuple[Block, ...]) -> list[Paragraph]:
    """All paragraphs in reading order, those of tables too."""
    found: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            for row in block.rows:
                for cell in row.cells:
                    found.extend(paragraphs_of(cell.blocks))
    return found


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one layout. Headers and footers by kind (default, first, even), inherited ones filled in."""

    blocks: tuple[Block, ...] = ()
    width: int = 0
    height: int = 0
    top: int = 0
    bottom: int = 0
    left: int = 0
    right: int = 0
    header: int = 720
    title_page: bool = False
    number_format: str = "decimal"
    number_start: int | None = None
    begins: str = "nextPage"
    headers: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    footers: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)

    @property
    def landscape(self) -> bool:
        return self.width > self.height

    @property
    def room(self) -> int:
        """Width of the text area."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the file carries beside its text."""

    author: str = ""
    last_author: str = ""
    company: str = ""
    manager: str = ""
    pages: int | None = None
    comments: bool = False
    tracked: bool = False
    hidden_text: bool = False
    custom_xml: bool = False
    macros: bool = False
    mirrored: bool = False
    even_headers: bool = False
    default_fonts: tuple[str, str, str, str] = ("", "", "", "")
    broken_parts: tuple[str, ...] = ()
    missing_parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordPaper:
    """A whole .docx."""

    sections: tuple[Section, ...]
    facts: FileFacts
    notes: tuple[Paragraph, ...] = ()  # footnotes and endnotes

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for section in self.sections for block in section.blocks)

    @property
    def paragraphs(self) -> list[Paragraph]:
        return paragraphs_of(self.blocks)
