"""One `p` element → `Paragraph`: runs in effect, fields, drawings, automatic numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.documents.conformance.word.drawings import drawings
from desktop.documents.conformance.word.measures import attribute, whole
from desktop.documents.conformance.word.model import Look, Paragraph, Run, Stroke

if TYPE_CHECKING:
    from lxml.etree import _Element

    from desktop.documents.conformance.word.numbering import Numbering
    from desktop.documents.conformance.word.styles import Styles

_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_DRAWN = {"drawing", "pict", "object", "mc.AlternateContent"}
_INSIDE = {"hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir", "ins", "moveTo", "fldSimple"}
_REMOVED = {"del", "moveFrom"}


@dataclass
class _Found:
    """What one paragraph's children have given so far."""

    style: str
    table_style: str
    runs: list[Run] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    boxes: list[Paragraph] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    pictures: list[float] = field(default_factory=list)
    page_break: bool = False


class ParagraphReader:
    """Reads paragraphs in the order of the paper, since fields and numbering run over paragraphs."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._open_fields: list[list[str]] = []  # instruction so far, and whether its result has begun
        self.tracked = False
        self.hidden = False

    def read(self, element: _Element, table_style: str = "") -> Paragraph:
        properties = element.find("pPr")
        style = attribute(properties, "val", "pStyle") or self._styles.default("paragraph")
        number, level = self._list(properties, style)
        found = _Found(style, table_style)
        self._collect(element, found, link=False, keyword="")
        mark = None if properties is None else properties.find("rPr")
        return Paragraph(
            runs=tuple(found.runs),
            layout=self._styles.layout(style, properties, self._numbering.level(number, level), table_style),
            look=self._styles.look(style, mark, table_style),
            style=self._styles.name(style),
            label=self._numbering.label(number, level),
            strokes=tuple(found.strokes),
            boxes=tuple(found.boxes),
            fields=tuple(found.fields),
            pictures=tuple(found.pictures),
            page_break=found.page_break,
            ends_section=properties is not None and properties.find("sectPr") is not None,
        )

    def _list(self, properties: _Element | None, style: str) -> tuple[int | None, int]:
        number, level = self._styles.numbering_of(style)
        said = whole(attribute(properties, "val", "numPr", "numId"))
        deeper = whole(attribute(properties, "val", "numPr", "ilvl"))
        number = number if said is None else said
        return (number or None), level if deeper is None else deeper

    def _collect(self, holder: _Element, found: _Found, *, link: bool, keyword: str) -> None:
        for child in holder:
            tag = child.tag
            if tag == "r":
                self._run(child, found, link=link, keyword=keyword)
            elif tag in _REMOVED:
                self.tracked = True
            elif tag in _INSIDE:
                self.tracked = self.tracked or tag in {"ins", "moveTo"}
                inner = keyword
                if tag == "fldSimple":
                    inner = _keyword(child.get("instr") or "")
                    found.fields.append(inner)
                self._collect(child, found, link=link or tag == "hyperlink", keyword=inner)
            elif tag in {"m.oMath", "m.oMathPara"}:
                text = "".join(one.text or "" for one in child.iter("m.t"))
                found.runs.append(Run(text, self._look(found, None)))

    def _look(self, found: _Found, properties: _Element | None) -> Look:
        return self._styles.look(found.style, properties, found.table_style)

    def _run(self, run: _Element, found: _Found, *, link: bool, keyword: str) -> None:
        look = self._look(found, run.find("rPr"))
        signs: list[str] = []
        for child in run:
            if child.tag == "fldChar":
                self._turn(child.get("fldCharType") or "", found)
            elif child.tag == "instrText":
                self._instruct(child.text or "")
            elif child.tag in _DRAWN:
                self._drawn(child, found)
            elif child.tag == "br" and child.get("type") == "page":
                found.page_break = True
            else:
                signs.append(_sign(child))
        text = "".join(signs)
        if text:
            self.hidden = self.hidden or (look.hidden and bool(text.strip()))
            found.runs.append(Run(text, look, link=link, field=keyword or self._result_of()))

    def _drawn(self, holder: _Element, found: _Found) -> None:
        for one in drawings(holder):
            if one.stroke is not None:
                found.strokes.append(one.stroke)
            if one.picture is not None:
                found.pictures.append(one.picture)
            for box in one.boxes:
                found.boxes.extend(self.read(inner, found.table_style) for inner in box.findall("p"))

    def _turn(self, kind: str, found: _Found) -> None:
        if kind == "begin":
            self._open_fields.append(["", ""])
        elif self._open_fields and kind in {"separate", "end"}:
            if not self._open_fields[-1][1]:
                found.fields.append(_keyword(self._open_fields[-1][0]))
                self._open_fields[-1][1] = "result"
            if kind == "end":
                self._open_fields.pop()

    def _instruct(self, text: str) -> None:
        if self._open_fields and not self._open_fields[-1][1]:
            self._open_fields[-1][0] += text

    def _result_of(self) -> str:
        return _keyword(self._open_fields[-1][0]) if self._open_fields and self._open_fields[-1][1] else ""


def _sign(child: _Element) -> str:
    if child.tag == "t":
        return child.text or ""
    if child.tag == "br":
        return "\n"
    if child.tag == "sym":
        code = whole(str(int(child.get("char") or "0", 16))) if _is_hex(child.get("char")) else None
        return chr(code) if code and code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    return _SIGNS.get(str(child.tag), "")


def _is_hex(text: str | None) -> bool:
    return bool(text) and len(text or "") <= 6 and all(sign in "0123456789abcdefABCDEF" for sign in text or "")


def _keyword(instruction: str) -> str:
    words = instruction.split()
    return words[0].upper() if words else ""
