"""The parts of an .xlsx that are read: which sheets there are, their strings, fonts and formats."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.errors import FileFault
from desktop.openxml import Harm, OfficePackage, Refused
from desktop.spreadsheet.gate import MAX_INFLATED, damaged, harmful, locked, refuse_zip
from desktop.spreadsheet.serials import Shape, shape_of
from desktop.spreadsheet.sheet import Run

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAX_STRINGS = 2_000_000
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_RELATION_ID = re.compile(r"\{.*\}id$")


@dataclass(frozen=True)
class SheetPart:
    """A sheet as the workbook lists it; `part` is empty for a chart or another sheet without rows."""

    name: str
    part: str
    hidden: bool


def told(refused: Refused, name: str) -> FileFault:
    """Why a workbook is not read, to the clerk."""
    match refused.harm:
        case Harm.BROKEN:
            return damaged(name)
        case Harm.LOCKED:
            return locked(name)
        case Harm.TOO_LARGE | Harm.ENTITIES:
            return harmful(name)


def local(element: _Element) -> str:
    """An element's name without its namespace; the strict form of the standard has another one."""
    return str(element.tag).rpartition("}")[2]


def is_on(value: str | None) -> bool:
    """An XML attribute that says yes."""
    return value in ("1", "true")


def plain_string(text: str) -> str:
    """A string with Excel's `_x000D_` turned into the signs they stand for; a line ends in LF alone."""
    if "_x" in text:
        text = _ESCAPED.sub(_escaped_sign, text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _escaped_sign(found: re.Match[str]) -> str:
    """The sign; nothing for a control sign, and half a sign stays as it is written."""
    code = int(found[1], 16)
    if 0xD800 <= code < 0xE000:
        return found[0]
    return chr(code) if code >= 0x20 or code in (9, 10, 13) else ""


class XlsxPackage:
    """An opened .xlsx or .xlsm. Raises `Refused`, or `FileFault` for a zip that is none."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.office = OfficePackage(data, MAX_INFLATED)
        self._main = self._main_part()
        self._book = self.office.root(self._main)
        if local(self._book) != "workbook":
            raise Refused(Harm.BROKEN)
        properties = self._book.find("{*}workbookPr")
        self.since_1904 = properties is not None and is_on(properties.get("date1904"))

    def _main_part(self) -> str:
        names = self.office.names
        if "_rels/.rels" in names:
            for relation in self.office.root("_rels/.rels"):
                if (relation.get("Type") or "").endswith("/officeDocument"):
                    target = (relation.get("Target") or "").lstrip("/")
                    if target in names and target.endswith("workbook.xml"):
                        return target
        if "xl/workbook.xml" in names:
            return "xl/workbook.xml"
        mimetype = self.office.inflate("mimetype")[:200] if "mimetype" in names else b""
        raise refuse_zip(self.name, names, mimetype)

    @cached_property
    def _targets(self) -> dict[str, tuple[str, str]]:
        """Of each relation of the workbook: the last word of its type, and the part it leads to."""
        folder, _, file = self._main.rpartition("/")
        part = f"{folder}/_rels/{file}.rels"
        if part not in self.office.names:
            return {}
        found = {}
        for relation in self.office.root(part):
            if relation.get("TargetMode") != "External":
                target = relation.get("Target") or ""
                path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
                found[relation.get("Id") or ""] = ((relation.get("Type") or "").rpartition("/")[2], path)
        return found

    def sheets(self) -> list[SheetPart]:
        """Every sheet in the order of its tabs."""
        found = []
        for element in self._book.iterfind("{*}sheets/{*}sheet"):
            relation = next((value for key, value in element.items() if _RELATION_ID.match(str(key))), "")
            kind, part = self._targets.get(str(relation), ("", ""))
            listed = kind == "worksheet" and part in self.office.names
            hidden = element.get("state") in ("hidden", "veryHidden")
            found.append(SheetPart(str(element.get("name") or ""), part if listed else "", hidden))
        return found

    def _of_type(self, kind: str) -> str:
        return next((part for word, part in self._targets.values() if word == kind and part in self.office.names), "")

    def strings(self) -> list[tuple[str, tuple[Run, ...]]]:
        """The shared strings, each with its runs where fonts change within."""
        part = self._of_type("sharedStrings")
        if not part:
            return []
        found: list[tuple[str, tuple[Run, ...]]] = []
        for element in self.office.elements(part, "si"):
            found.append(read_string(element))
            if len(found) > _MAX_STRINGS:
                raise Refused(Harm.TOO_LARGE)
        return found

    def styles(self) -> list[tuple[str, Shape]]:
        """Of each cell style: the font's name, and as what it shows a number."""
        part = self._of_type("styles")
        if not part:
            return []
        root = self.office.root(part)
        codes = {element.get("numFmtId"): element.get("formatCode") or "" for element in root.iterfind(".//{*}numFmt")}
        fonts = [_font_name(element) for element in root.iterfind("{*}fonts/{*}font")]
        found = []
        for style in root.iterfind("{*}cellXfs/{*}xf"):
            number, font = style.get("numFmtId") or "0", int(style.get("fontId") or 0)
            name = fonts[font] if 0 <= font < len(fonts) else ""
            found.append((name, shape_of(int(number), codes.get(number, ""))))
        return found

    def dangers(self) -> list[str]:
        """Sentences on what the workbook carries besides its cells; none of it is opened or run."""
        names = self.office.names
        said = []
        if any(part.endswith("vbaProject.bin") for part in names) or any("/macrosheets/" in part for part in names):
            said.append("Tệp có macro; chương trình chỉ đọc các ô, không chạy macro.")
        if any("/externalLinks/" in part for part in names) or "xl/connections.xml" in names:
            said.append(
                "Tệp có liên kết tới tệp hoặc nguồn khác; chương trình chỉ đọc giá trị đã lưu, không mở liên kết."
            )
        if any("/embeddings/" in part for part in names):
            said.append("Tệp có tài liệu nhúng bên trong; chương trình không đọc tài liệu nhúng.")
        return said


def _font_name(font: _Element) -> str:
    name = font.find("{*}name")
    return str(name.get("val") or "") if name is not None else ""


def read_string(element: _Element) -> tuple[str, tuple[Run, ...]]:
    """The text of a `si` or `is`, with its runs where it has more than one font; readings for Japanese are left out."""
    if len(element) == 1 and local(element[0]) == "t":
        return plain_string(element[0].text or ""), ()
    pieces: list[Run] = []
    for child in element:
        kind = local(child)
        if kind == "t":
            pieces.append(Run(child.text or "", ""))
        elif kind == "r":
            font = child.find("{*}rPr/{*}rFont")
            text = child.findtext("{*}t") or ""
            pieces.append(Run(text, str(font.get("val") or "") if font is not None else ""))
    runs = tuple(Run(plain_string(text), font) for text, font in pieces if text)
    return "".join(run.text for run in runs), runs
