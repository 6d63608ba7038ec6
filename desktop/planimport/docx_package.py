"""The parts of a .docx that are read, counted while they are inflated and parsed without entities."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from desktop.errors import FileFault
from desktop.planimport.gate import damaged, refuse_zip

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_INFLATED = 40_000_000
_CHUNK = 1 << 20
_DOCUMENT_REL = "/officeDocument"
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODED_DOCTYPE = tuple("<!DOCTYPE".encode(code) for code in ("utf-16-le", "utf-16-be"))


class DocxPackage:
    """An opened .docx; `part` gives the root of an XML part. Raises `FileFault` for what is no Word file or harmful."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._left = MAX_INFLATED
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = frozenset(self._zip.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, UnicodeDecodeError):
            raise damaged(name, "Word") from None
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
        from lxml import etree

        data = self._inflate(part)
        if _DOCTYPE.search(data[:100_000]) or any(mark in data[:100_000] for mark in _ENCODED_DOCTYPE):
            raise FileFault(
                "Tệp Word chứa khai báo thực thể XML, có thể gây hại; chương trình không đọc.",
                where=self.name,
                remedy="Đề nghị mở tệp bằng Word, lưu thành một tệp .docx mới rồi đọc lại.",
            )
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise damaged(self.name, "Word") from None

    def _inflate(self, part: str) -> bytes:
        """The bytes of a part; what is inflated is counted, since a zip's own sizes may lie."""
        pieces: list[bytes] = []
        try:
            with self._zip.open(part) as stream:
                while piece := stream.read(_CHUNK):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise FileFault(
                            "Tệp Word nở ra quá lớn khi giải nén, có thể là tệp gây hại; chương trình đã dừng đọc.",
                            where=self.name,
                            remedy="Đề nghị kiểm tra nguồn gốc của tệp và xin lại văn bản từ nơi gửi.",
                        )
                    pieces.append(piece)
        except RuntimeError:
            raise FileFault(
                "Tệp nén Word được bảo vệ bằng mật khẩu.",
                where=self.name,
                remedy="Đề nghị mở tệp bằng Word, bỏ mật khẩu, lưu lại rồi đọc.",
            ) from None
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, NotImplementedError, ValueError):
            raise damaged(self.name, "Word") from None
        return b"".join(pieces)
