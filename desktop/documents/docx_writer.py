"""A paper as a Word file: its sheets as WordprocessingML, written as text because tables may have a thousand rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never
from xml.sax.saxutils import escape

from desktop.documents import style
from desktop.documents.composition import compose
from desktop.documents.docx_parts import FIRST_HEADER_ID, HEADER_ID, indent_xml, package, word_xml
from desktop.documents.holding import HYPHEN
from desktop.documents.model import Orientation
from desktop.documents.printed import Grid, GridRow, Rule, Text
from desktop.documents.saving import save_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.documents.model import Paper
    from desktop.documents.printed import Element, GridCell, PlainRow, Sheet, Span
    from desktop.documents.style import TextStyle

_BETWEEN = "\x1f"  # never inside a tidied text
_KEPT = ' xml:space="preserve"'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def write_docx(document: Paper, path: Path) -> None:
    """Write the paper as .docx, whole or not at all; raises FileFault when the place does not take it."""
    save_whole(path, docx_bytes(document))


def docx_bytes(document: Paper) -> bytes:
    """The paper as .docx; equal papers give equal bytes."""
    sheets = compose(document)
    writer = _BodyWriter()
    body = "".join(writer.sheet(sheet, last=sheet is sheets[-1]) for sheet in sheets)
    xml = word_xml("document", f"<w:body>{body}</w:body>")
    return package(xml, title=document.subject, kind=document.kind, made_on=document.made_on)


class _BodyWriter:
    """Writes elements; remembers how the paragraphs of each style it met begin."""

    def __init__(self) -> None:
        self._openings: dict[int, tuple[TextStyle, str]] = {}
        self._named = {look.key: look for look in style.NAMED}

    def sheet(self, sheet: Sheet, *, last: bool) -> str:
        """A sheet and its section's properties, which Word wants inside the section's last paragraph."""
        width = style.text_width(landscape=sheet.orientation is Orientation.LANDSCAPE)
        section = _section(sheet)
        written = [self._element(element, width) for element in sheet.elements[:-1]]
        ending = sheet.elements[-1]
        if last:
            written += [self._element(ending, width), section]
        elif isinstance(ending, Text):
            written.append(self._paragraph(ending, section))
        else:
            raise TypeError(f"a sheet ends with a paragraph, not with {type(ending).__name__}")
        return "".join(written)

    def _element(self, element: Element, width: int) -> str:
        match element:
            case Text():
                return self._paragraph(element)
            case Rule():
                return _rule(element, width)
            case Grid():
                return self._grid(element)
            case _:
                assert_never(element)

    def _paragraph(self, text: Text, section: str = "") -> str:
        look = text.style
        known = self._openings.get(id(look))
        if known is None:  # the style is kept beside its text: an id is its own only as long as it lives
            known = self._openings[id(look)] = look, _properties(look, self._named[look.key])
        opening = known[1]
        if text.mark is not None:
            opening += f'<w:outlineLvl w:val="{text.mark.depth}"/>'
        runs = "".join([_run(span, look) for span in text.spans if span.text])
        return f"<w:p><w:pPr>{opening}{section}</w:pPr>{runs}</w:p>"

    def _grid(self, grid: Grid) -> str:
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.widths)
        rows = "".join(self._rows(grid))
        return f"<w:tbl>{_grid_properties(grid)}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"

    def _rows(self, grid: Grid) -> Iterator[str]:
        moulds: dict[tuple[int, bool, bool], str] = {}
        for place, row in enumerate(grid.rows):
            if isinstance(row, GridRow):
                yield self._row(row, grid.widths, head=place < grid.heads)
                continue
            kind = (id(row.looks), row.bold, row.splits)
            if kind not in moulds:
                moulds[kind] = self._mould(row, grid.widths)
            yield moulds[kind] % tuple(_words_xml(_BETWEEN.join(row.texts)).split(_BETWEEN))

    def _mould(self, row: PlainRow, widths: tuple[int, ...]) -> str:
        """A row of the table's plain rows with a %s for the words of each cell."""
        like = GridRow(replace(row, texts=("%s",) * len(row.texts)).cells, row.splits)
        return self._row(like, widths, head=False)

    def _row(self, row: GridRow, widths: tuple[int, ...], *, head: bool) -> str:
        cells = []
        at = 0
        for cell in row.cells:
            end = at + cell.across
            cells.append(self._cell(cell, sum(widths[at:end]), centred=head))
            at = end
        kept = "" if row.splits else "<w:cantSplit/>"
        least = f'<w:trHeight w:val="{row.least}" w:hRule="atLeast"/>' if row.least else ""
        return f"<w:tr><w:trPr>{kept}{least}{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, cell: GridCell, width: int, *, centred: bool) -> str:
        span = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
        merge = "<w:vMerge/>" if cell.under else '<w:vMerge w:val="restart"/>' if cell.down > 1 else ""
        align = '<w:vAlign w:val="center"/>' if centred else ""
        content = cell.content or (Text(style.CELL, ()),)
        inner = "".join([self._element(element, width) for element in content])
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{align}</w:tcPr>{inner}</w:tc>'


def _properties(look: TextStyle, named: TextStyle) -> str:
    """The paragraph's style and what differs from it, in the order the schema asks for."""
    parts = [f'<w:pStyle w:val="{look.key}"/>']
    if look.keep_next != named.keep_next:
        parts.append("<w:keepNext/>" if look.keep_next else '<w:keepNext w:val="0"/>')
    if look.keep_lines != named.keep_lines:
        parts.append("<w:keepLines/>" if look.keep_lines else '<w:keepLines w:val="0"/>')
    if (look.before, look.after) != (named.before, named.after):
        parts.append(f'<w:spacing w:before="{look.before}" w:after="{look.after}"/>')
    if (look.left, look.right, look.first) != (named.left, named.right, named.first):
        parts.append(indent_xml(look))
    if look.side is not named.side:
        parts.append(f'<w:jc w:val="{look.side.value}"/>')
    return "".join(parts)


def _run(span: Span, look: TextStyle) -> str:
    face = ""
    if span.bold != look.bold:
        face = "<w:b/>" if span.bold else '<w:b w:val="0"/>'
    if span.italic != look.italic:
        face += "<w:i/>" if span.italic else '<w:i w:val="0"/>'
    if face:
        face = f"<w:rPr>{face}</w:rPr>"
    kept = _KEPT if HYPHEN in span.text or span.text[0] == " " or span.text[-1] == " " else ""
    return f"<w:r>{face}<w:t{kept}>{_words_xml(span.text)}</w:t></w:r>"


def _words_xml(text: str) -> str:
    """The inside of a w:t; Word has an element of its own for a held hyphen."""
    return escape(text).replace(HYPHEN, f"</w:t><w:noBreakHyphen/><w:t{_KEPT}>")


def _rule(rule: Rule, width: int) -> str:
    """The upper border of an empty paragraph as narrow as the line: plain text, no anchor, survives editing."""
    look = style.RULE
    margin = (width - rule.length) // 2
    after = f'<w:spacing w:before="{look.before}" w:after="{rule.after}"/>' if rule.after else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{look.key}"/><w:pBdr><w:top w:val="single" w:sz="{style.STROKE * 2 // 5}"'
        f' w:space="0" w:color="000000"/></w:pBdr>{after}<w:ind w:left="{margin}" w:right="{margin}"/></w:pPr></w:p>'
    )


def _grid_properties(grid: Grid) -> str:
    side, top = (style.CELL_SIDE, style.CELL_TOP) if grid.ruled else (0, 0)
    size = style.BORDER * 2 // 5
    borders = "".join(f'<w:{edge} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>' for edge in _SIDES)
    room = zip(("top", "left", "bottom", "right"), (top, side, top, side), strict=True)
    margins = "".join(f'<w:{edge} w:w="{size}" w:type="dxa"/>' for edge, size in room)
    place = '<w:jc w:val="center"/>' if grid.ruled else '<w:tblInd w:w="0" w:type="dxa"/>'
    return (
        f'<w:tblPr><w:tblW w:w="{sum(grid.widths)}" w:type="dxa"/>{place}'
        + (f"<w:tblBorders>{borders}</w:tblBorders>" if grid.ruled else "")
        + f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
    )


def _section(sheet: Sheet) -> str:
    landscape = sheet.orientation is Orientation.LANDSCAPE
    width, height = style.page_size(landscape=landscape)
    turned = ' w:orient="landscape"' if landscape else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER_ID}"/>'
        f'<w:headerReference w:type="first" r:id="{FIRST_HEADER_ID}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{style.TOP}" w:right="{style.RIGHT}"'
        f' w:bottom="{style.BOTTOM}" w:left="{style.LEFT}" w:header="{style.HEADER}" w:footer="{style.HEADER}"'
        ' w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )
