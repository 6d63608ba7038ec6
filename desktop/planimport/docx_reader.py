"""A Word file → paragraphs and tables in the order of the document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain.plan_draft import PlanSource
from desktop.planimport.decoding import clean, refuse_legacy
from desktop.planimport.docx_numbering import Numbering, read_numbering
from desktop.planimport.docx_package import DocxPackage
from desktop.planimport.docx_xml import child, children, local, switched, value
from desktop.planimport.gate import refuse_too_long
from desktop.planimport.labels import label_at_start
from desktop.planimport.markers import find_marker
from desktop.planimport.plain import one_line
from desktop.planimport.secrecy import HEAD_LINES, refuse_secret, refuse_secret_below, stands_in_columns
from desktop.planimport.source import Block, Grid, Paragraph, Source, make_grid
from desktop.planimport.special_lines import stands_alone
from desktop.planimport.wrapped_text import is_hard_wrapped, wrapped_paragraphs
from desktop.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_WRAPPERS = frozenset(
    ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "bdo", "dir")
)
_LEFT_OUT = frozenset(
    (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "footnoteReference",
        "endnoteReference",
        "commentReference",
        "rPr",
        "pPr",
    )
)
_COLUMN = re.compile(r"[^\s](?:[^\t\s]|[^\S\t](?![^\S\t]{3}))*")
_CHANGES = frozenset(("ins", "del", "moveFrom", "moveTo"))
_TRACKED = (
    "Tệp Word còn các thay đổi chưa được chấp nhận (Theo dõi thay đổi); đã đọc như khi chấp nhận tất cả, đề nghị đối "
    "chiếu với bản đã ký."
)
_MAX_CELLS = 200_000
_MAX_SPAN = 100


@dataclass
class _Style:
    parent: str = ""
    number: str = ""
    depth: int = 0
    bold: bool | None = None


@dataclass
class _Words:
    """Text of a paragraph with the boxes found in it; `bold` runs beside the text, sign by sign."""

    text: str = ""
    bold: list[tuple[int, bool]] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)

    def add(self, text: str, *, bold: bool) -> None:
        if text:
            self.text += text
            self.bold.append((len(text), bold))


def read_docx(data: bytes, file: PlanSource, progress: Progress) -> Source:
    """Read the bytes of a Word file. Raises `FileFault`."""
    package = DocxPackage(data, file.name)
    reading = _Reading(package)
    progress.step("Đang đọc văn bản Word")
    body = child(package.part(package.main), "body")
    headers = [text for part in package.beside("header")[:60] for text in reading.texts(package.part(part))]
    refuse_secret(headers, file.name)
    blocks: list[Block] = []
    below: list[str] = []
    lines = 0
    for element in reading.block_elements(body) if body is not None else ():
        for block in reading.blocks(element):
            own = _lines(block)
            if lines < HEAD_LINES:
                refuse_secret(own, file.name)
            elif isinstance(block, Paragraph) or stands_in_columns(block.width):
                below.extend(own)
            lines += len(own)
            refuse_too_long(lines, file.name)
            blocks.append(block)
    refuse_secret_below(below, file.name)
    refuse_legacy("\n".join(line for block in blocks[:200] for line in _lines(block)), file.name)
    remarks = (_TRACKED,) if body is not None and _has_tracked_changes(body) else ()
    return Source(file, tuple(_unwrapped(blocks)), remarks)


def _has_tracked_changes(body: _Element) -> bool:
    """Whether words were put in or taken out under "Theo dõi thay đổi" that nobody accepted yet."""
    return any(local(element) in _CHANGES for element in body.iter())


def _unwrapped(blocks: list[Block]) -> list[Block]:
    """Paragraphs that are in truth lines of a page, as when text was copied from a PDF, are joined again."""
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    if not is_hard_wrapped(texts):
        return blocks
    joined: list[Block] = []
    held: list[str] = []
    for block in [*blocks, None]:
        if isinstance(block, Paragraph):
            held.append(block.text)
            continue
        joined.extend(wrapped_paragraphs(held))
        held = []
        joined.extend([block] if block else [])
    return joined


def _lines(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    return [line for row in block.rows for cell in row.cells for line in cell.split("\n")]


class _Reading:
    """One pass through a document: its lists count on as paragraphs are read."""

    def __init__(self, package: DocxPackage) -> None:
        numbering = package.beside("numbering")
        self._numbering = read_numbering(package.part(numbering[0])) if numbering else Numbering()
        styles = package.beside("styles")
        self._styles = _read_styles(package.part(styles[0])) if styles else {}
        self._cells = 0

    def block_elements(self, parent: _Element) -> Iterator[_Element]:
        """Paragraphs and tables below `parent`, through content controls and accepted insertions."""
        for element in parent:
            name = local(element)
            if name in ("p", "tbl"):
                yield element
            elif name in _WRAPPERS:
                yield from self.block_elements(element)

    def texts(self, root: _Element) -> list[str]:
        """All lines of a part."""
        return [
            line for element in self.block_elements(root) for block in self.blocks(element) for line in _lines(block)
        ]

    def blocks(self, element: _Element) -> Iterator[Block]:
        """The blocks of one paragraph or table; text boxes come before the paragraph they hang on."""
        if local(element) == "tbl":
            grid = self._grid(element)
            if grid:
                yield grid
            return
        words = self._words(element)
        for box in words.boxes:
            for inner in self.block_elements(box):
                yield from self.blocks(inner)
        yield from _paragraphs(words, self._label(element))

    def _label(self, paragraph: _Element) -> str:
        properties = child(paragraph, "pPr")
        listed = child(properties, "numPr")
        number, depth = value(listed, "numId"), value(listed, "ilvl")
        style = value(properties, "pStyle")
        if not number:
            number, style_depth = self._style_list(style)
            depth = depth or str(style_depth)
        if not number or number == "0":
            return ""
        return self._numbering.next(number, int(depth) if depth.isdecimal() else 0)

    def _style_list(self, name: str) -> tuple[str, int]:
        for _ in range(10):
            style = self._styles.get(name)
            if style is None:
                break
            if style.number:
                return style.number, style.depth
            name = style.parent
        return "", 0

    def _style_bold(self, name: str) -> bool:
        for _ in range(10):
            style = self._styles.get(name)
            if style is None:
                break
            if style.bold is not None:
                return style.bold
            name = style.parent
        return False

    def _words(self, paragraph: _Element) -> _Words:
        words = _Words()
        bold = self._style_bold(value(child(paragraph, "pPr"), "pStyle"))
        self._collect(paragraph, words, bold=bold)
        return words

    def _collect(self, element: _Element, words: _Words, *, bold: bool) -> None:
        for one in element:
            name = local(one)
            if name == "r":
                properties = child(one, "rPr")
                said = switched(properties, "b")
                if switched(properties, "vanish"):
                    continue
                own = self._style_bold(value(properties, "rStyle")) or bold if said is None else said
                self._collect(one, words, bold=own)
            elif name in _LEFT_OUT:
                continue
            elif name == "t":
                words.add(one.text or "", bold=bold)
            elif name in ("tab", "ptab"):
                words.add("\t", bold=bold)
            elif name in ("br", "cr"):
                words.add("\n", bold=bold)
            elif name == "noBreakHyphen":
                words.add("-", bold=bold)
            elif name == "txbxContent":
                words.boxes.append(one)
            elif name == "AlternateContent":
                self._collect_choice(one, words, bold=bold)
            else:
                self._collect(one, words, bold=bold)

    def _collect_choice(self, element: _Element, words: _Words, *, bold: bool) -> None:
        """A drawing is written twice, for new and old programs: the first form is taken."""
        chosen = child(element, "Choice")
        self._collect(chosen if chosen is not None else element, words, bold=bold)

    def _grid(self, table: _Element) -> Grid | None:
        rows: list[list[str]] = []
        for row in self._rows(table):
            cells: list[str] = []
            cells.extend([""] * min(_number(value(child(row, "trPr"), "gridBefore")), _MAX_SPAN))
            for cell in self._row_cells(row):
                properties = child(cell, "tcPr")
                span = min(max(_number(value(properties, "gridSpan")), 1), _MAX_SPAN)
                text = self._cell_text(cell)
                merge = child(properties, "vMerge")
                if (
                    merge is not None
                    and value(merge, "val", own=True) != "restart"
                    and rows
                    and len(cells) < len(rows[-1])
                ):
                    text = rows[-1][len(cells)]
                cells.extend([text] * span)
            self._cells += len(cells)
            if self._cells > _MAX_CELLS:
                break
            rows.append(cells)
        return make_grid(rows)

    def _rows(self, table: _Element) -> Iterator[_Element]:
        for element in table:
            if local(element) == "tr":
                yield element
            elif local(element) in _WRAPPERS:
                yield from self._rows(element)

    def _row_cells(self, row: _Element) -> Iterator[_Element]:
        for element in row:
            if local(element) == "tc":
                yield element
            elif local(element) in _WRAPPERS:
                yield from self._row_cells(element)

    def _cell_text(self, cell: _Element) -> str:
        lines: list[str] = []
        for element in self.block_elements(cell):
            if local(element) == "tbl":
                grid = self._grid(element)
                lines.extend(one_line(" ".join(row.cells)) for row in grid.rows) if grid else None
                continue
            words = self._words(element)
            label = self._label(element)
            text = clean(words.text).strip()
            for box in words.boxes:
                lines.extend(self.texts(box))
            lines.extend(one_line(line) for line in f"{label} {text}".split("\n") if text)
        return "\n".join(line for line in lines if line)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def _read_styles(root: _Element) -> dict[str, _Style]:
    styles = {}
    for style in children(root, "style"):
        properties = child(style, "pPr")
        listed = child(properties, "numPr")
        styles[value(style, "styleId", own=True)] = _Style(
            value(style, "basedOn"),
            value(listed, "numId"),
            _number(value(listed, "ilvl")),
            switched(child(style, "rPr"), "b"),
        )
    return styles


def _paragraphs(words: _Words, label: str) -> Iterator[Paragraph]:
    """One paragraph, or several where the writer broke lines inside it before markers, labels and lines of the head."""
    text = clean(words.text)
    bold = [one for length, one in words.bold for _ in range(length)] if len(text) == len(words.text) else []
    start = 0
    pieces: list[tuple[int, str]] = []
    for line in text.split("\n"):
        for piece, at in _pieces_of(line):
            pieces.append((start + at, piece))
        start += len(line) + 1
    held: list[tuple[int, str]] = []
    for place, piece in pieces:
        bare = one_line(piece)
        if held and bare and _breaks(held[-1][1], bare):
            yield from _made(held, bold, label)
            held, label = [], ""
        if bare:
            held.append((place, piece))
    yield from _made(held, bold, label)


def _pieces_of(line: str) -> list[tuple[str, int]]:
    """The columns of a line of head or foot, which tabs or many blanks part, with their places; else the whole line."""
    pieces = [(found[0], found.start()) for found in _COLUMN.finditer(line)]
    if len(pieces) > 1 and any(stands_alone(one_line(piece)) for piece, _ in pieces):
        return pieces
    return [(line, 0)]


def _breaks(before: str, line: str) -> bool:
    return (
        find_marker(line) is not None
        or (label_at_start(line) is not None and ":" in line)
        or stands_alone(line)
        or stands_alone(one_line(before))
    )


def _made(held: list[tuple[int, str]], bold: list[bool], label: str) -> Iterator[Paragraph]:
    body = one_line(" ".join(piece for _, piece in held))
    if not body:
        return
    text = one_line(f"{label} {body}")
    marks = (
        [bold[place + at] for place, piece in held for at, sign in enumerate(piece) if not sign.isspace()]
        if bold
        else []
    )
    heavy = 0
    while heavy < len(marks) and marks[heavy]:
        heavy += 1
    yield Paragraph(text, bool(marks) and heavy == len(marks), _printed_length(text, body, heavy))


def _printed_length(text: str, body: str, heavy: int) -> int:
    """How many signs of `text` the first `heavy` signs that are no blanks of `body` take up."""
    if not heavy:
        return 0
    seen = 0
    for at, sign in enumerate(body):
        seen += not sign.isspace()
        if seen == heavy:
            return len(text) - len(body) + at + 1
    return len(text)
