"""The parts of a .docx, counted while they are inflated and parsed without entities, under short tag names.

Tags and attributes of WordprocessingML lose their namespace (transitional and strict files differ in it), those of
other vocabularies keep a short prefix: `p`, `tbl`, `v.line`, `wp.extent`, `r.id`.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, assert_never

from desktop.documents.conformance.opening import damaged, harmful
from desktop.errors import FileFault
from desktop.openxml import Harm, OfficePackage, Refused

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_INFLATED = 80_000_000
MAX_PARTS = 5_000
_PREFIXES = (
    ("/wordprocessingml/2006/main", ""),
    ("/wordprocessingml/main", ""),
    ("/package/2006/relationships", ""),
    ("/package/2006/content-types", ""),
    ("/core-properties", ""),
    ("/dc/elements/1.1/", ""),
    ("/dc/terms/", ""),
    ("/extended-properties", ""),
    ("/extendedProperties", ""),
    ("/officeDocument/2006/relationships", "r."),
    ("/officeDocument/relationships", "r."),
    ("/drawingml/2006/main", "a."),
    ("/drawingml/main", "a."),
    ("ordprocessingDrawing", "wp."),
    ("/wordprocessingShape", "wps."),
    ("/markup-compatibility/2006", "mc."),
    (":vml", "v."),
    (":office", "o."),
    ("/math", "m."),
    ("/XML/1998/namespace", "xml."),
)


class Package:
    """An opened .docx. Raises `FileFault` for what is no Word file, is harmful, or has no readable main part."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._package = OfficePackage(data, MAX_INFLATED)
        except Refused as refused:
            raise _told(refused.harm, name) from None
        listed = self._package.listed
        if len(listed) > MAX_PARTS:
            raise harmful(name, "Tệp Word có quá nhiều phần, có thể là tệp gây hại; chương trình đã dừng đọc.")
        self.names = self._package.names
        self.doubled = len(listed) != len(self.names)
        self.main = self._main_part()

    def _main_part(self) -> str:
        for kind, target in self.relations("").values():
            if kind == "officeDocument" and target in self.names and not target.startswith(("xl/", "ppt/")):
                return target
        if "word/document.xml" in self.names:
            return "word/document.xml"
        raise FileFault(
            "Tệp không phải là văn bản Word.",
            where=self.name,
            remedy="Đề nghị chọn văn bản dạng Word (.docx) hoặc PDF.",
        )

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Kind and target part of each relationship of a part, by its id; outside targets keep their address."""
        folder, _, base = part.rpartition("/")
        listing = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        if listing not in self.names:
            return {}
        found = {}
        for one in self.part(listing):
            kind = (one.get("Type") or "").rpartition("/")[2]
            target = one.get("Target") or ""
            if one.get("TargetMode") != "External":
                target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
                target = target.lstrip("/")
            found[one.get("Id") or ""] = (kind, target)
        return found

    def related(self, kind: str) -> list[str]:
        """Parts the main part refers to under this kind ("styles", "numbering") that are really there."""
        return [
            target for found, target in self.relations(self.main).values() if found == kind and target in self.names
        ]

    def optional(self, kind: str) -> _Element | None:
        """The root of the first part of this kind; None when there is none or it is broken."""
        for part in self.related(kind):
            try:
                return self.part(part)
            except FileFault:
                return None
        return None

    def part(self, part: str) -> _Element:
        """The root element of an XML part. Raises `FileFault`."""
        try:
            return _shortened(self._package.root(part))
        except Refused as refused:
            raise _told(refused.harm, self.name) from None


def _told(harm: Harm, name: str) -> FileFault:
    """Why a Word file is not examined, to the clerk."""
    match harm:
        case Harm.BROKEN:
            return damaged(name, "Word")
        case Harm.LOCKED:
            return FileFault(
                "Tệp Word được bảo vệ bằng mật khẩu.",
                where=name,
                remedy="Đề nghị mở tệp bằng Word, bỏ mật khẩu, lưu lại rồi kiểm tra.",
            )
        case Harm.TOO_LARGE:
            return harmful(name, "Tệp Word nở ra quá lớn khi giải nén, có thể là tệp gây hại; đã dừng đọc.")
        case Harm.ENTITIES:
            return harmful(name, "Tệp Word chứa khai báo thực thể XML, có thể gây hại; chương trình không đọc.")
        case _:
            assert_never(harm)


def _shortened(root: _Element) -> _Element:
    known: dict[str, str] = {}
    for element in root.iter("*"):
        element.tag = _short(str(element.tag), known)
        for key, value in list(element.items()):
            name = str(key)
            if name.startswith("{"):
                element.attrib.pop(name)
                element.set(_short(name, known), value)
    return root


def _short(name: str, known: dict[str, str]) -> str:
    space, _, local = name.rpartition("}")
    if not space:
        return local
    if space not in known:
        known[space] = next((prefix for tail, prefix in _PREFIXES if space.endswith(tail)), "x.")
    return known[space] + local
