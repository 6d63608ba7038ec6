"""The parts of a .docx that are read, counted while they are inflated and parsed without entities."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from desktop.errors import FileFault
from desktop.openxml import Harm, OfficePackage, Refused
from desktop.planimport.gate import damaged, refuse_zip

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_INFLATED = 40_000_000
_DOCUMENT_REL = "/officeDocument"


class DocxPackage:
    """An opened .docx; `part` gives the root of an XML part. Raises `FileFault` for what is no Word file or harmful."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._package = OfficePackage(data, MAX_INFLATED)
        except Refused as refused:
            raise _told(refused.harm, name) from None
        self._names = self._package.names
        self.main = self._main()

    def _main(self) -> str:
        if "_rels/.rels" in self._names:
            for relation in self.part("_rels/.rels"):
                if (relation.get("Type") or "").endswith(_DOCUMENT_REL):
                    target = (relation.get("Target") or "").lstrip("/")
                    if target in self._names and not target.startswith(("xl/", "ppt/")):
                        return target
        if "word/document.xml" in self._names:
            return "word/document.xml"
        mimetype = self._inflate("mimetype") if "mimetype" in self._names else b""
        refuse_zip(self.name, self._names, mimetype[:200])
        raise AssertionError

    def beside(self, stem: str) -> list[str]:
        """Names of the parts in the main part's folder that begin with `stem`: numbering, styles, header."""
        folder = self.main.rpartition("/")[0]
        prefix = f"{folder}/{stem}" if folder else stem
        return sorted(part for part in self._names if part.startswith(prefix) and part.endswith(".xml"))

    def part(self, part: str) -> _Element:
        """The root element of an XML part. Raises `FileFault`."""
        try:
            return self._package.root(part)
        except Refused as refused:
            raise _told(refused.harm, self.name) from None

    def _inflate(self, part: str) -> bytes:
        try:
            return self._package.inflate(part)
        except Refused as refused:
            raise _told(refused.harm, self.name) from None


def _told(harm: Harm, name: str) -> FileFault:
    """Why a Word file is not read, to the clerk."""
    match harm:
        case Harm.BROKEN:
            return damaged(name, "Word")
        case Harm.LOCKED:
            return FileFault(
                "Tệp nén Word được bảo vệ bằng mật khẩu.",
                where=name,
                remedy="Đề nghị mở tệp bằng Word, bỏ mật khẩu, lưu lại rồi đọc.",
            )
        case Harm.TOO_LARGE:
            return FileFault(
                "Tệp Word nở ra quá lớn khi giải nén, có thể là tệp gây hại; chương trình đã dừng đọc.",
                where=name,
                remedy="Đề nghị kiểm tra nguồn gốc của tệp và xin lại văn bản từ nơi gửi.",
            )
        case Harm.ENTITIES:
            return FileFault(
                "Tệp Word chứa khai báo thực thể XML, có thể gây hại; chương trình không đọc.",
                where=name,
                remedy="Đề nghị mở tệp bằng Word, lưu thành một tệp .docx mới rồi đọc lại.",
            )
        case _:
            assert_never(harm)
