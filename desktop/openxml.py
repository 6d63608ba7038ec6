"""An Office package (a zip of XML parts) opened without trusting it.

What is inflated is counted, because a zip's own sizes may lie; XML is parsed without entities, network or comments.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from lxml.etree import _Element

_CHUNK = 1 << 20
_BETWEEN_ELEMENTS = 8 << 20
_LOOKED_AT = 100_000
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-16-le", "utf-16-be"))
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, NotImplementedError, ValueError)


class Harm(Enum):
    """Why a package is not read."""

    BROKEN = auto()
    LOCKED = auto()
    TOO_LARGE = auto()
    ENTITIES = auto()


class Refused(Exception):
    """A package or a part of it that is not read; the reader of the format says so in its own words."""

    def __init__(self, harm: Harm) -> None:
        super().__init__(harm)
        self.harm = harm


class OfficePackage:
    """The parts of a package; `limit` bytes may be inflated from it in all. Raises `Refused`."""

    def __init__(self, data: bytes, limit: int) -> None:
        self._left = limit
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.listed = self._zip.namelist()
        except _BROKEN:
            raise Refused(Harm.BROKEN) from None
        self.names = frozenset(self.listed)

    def inflate(self, part: str) -> bytes:
        """The bytes of a part."""
        pieces: list[bytes] = []
        try:
            with self._zip.open(part) as stream:
                while piece := stream.read(_CHUNK):
                    self.count(len(piece))
                    pieces.append(piece)
        except RuntimeError:
            raise Refused(Harm.LOCKED) from None
        except _BROKEN:
            raise Refused(Harm.BROKEN) from None
        return b"".join(pieces)

    def root(self, part: str) -> _Element:
        """The root element of an XML part."""
        from lxml import etree

        data = self.inflate(part)
        _refuse_entities(data)
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
            raise Refused(Harm.BROKEN) from None

    def elements(self, part: str, *names: str) -> Iterator[_Element]:
        """Each element of these local names as it ends, in the part's order; it is emptied when the next is asked for.

        Memory holds one element at a time, however large the part is.
        """
        from lxml import etree

        try:
            with self._zip.open(part) as stream:
                counted = _Counted(stream, self)
                found = etree.iterparse(
                    counted,
                    tag=[f"{{*}}{name}" for name in names],
                    resolve_entities=False,
                    no_network=True,
                    load_dtd=False,
                    huge_tree=False,
                    remove_comments=True,
                    remove_pis=True,
                )
                for _, element in found:
                    counted.passed = 0
                    yield element
                    _forget(element)
        except RuntimeError:
            raise Refused(Harm.LOCKED) from None
        except (etree.XMLSyntaxError, *_BROKEN):
            raise Refused(Harm.BROKEN) from None

    def count(self, size: int) -> None:
        """Take inflated bytes off what may still be inflated."""
        self._left -= size
        if self._left < 0:
            raise Refused(Harm.TOO_LARGE)


class _Counted:
    """A part being inflated for a parser that asks for pieces."""

    def __init__(self, stream: IO[bytes], package: OfficePackage) -> None:
        self._stream = stream
        self._package = package
        self._looked_at = False
        self.passed = 0

    def read(self, size: int) -> bytes:
        piece = self._stream.read(size)
        self._package.count(len(piece))
        self.passed += len(piece)
        if self.passed > _BETWEEN_ELEMENTS:
            raise Refused(Harm.TOO_LARGE)
        if not self._looked_at:
            _refuse_entities(piece)
            self._looked_at = True
        return piece


def _refuse_entities(data: bytes) -> None:
    head = data[:_LOOKED_AT]
    if _DOCTYPE.search(head) or any(mark in head for mark in _WIDE_DOCTYPES):
        raise Refused(Harm.ENTITIES)


def _forget(element: _Element) -> None:
    """Empty an element and drop everything that stands before it, and before what holds it."""
    element.clear()
    for place in (element, *element.iterancestors()):
        holder = place.getparent()
        while holder is not None and place.getprevious() is not None:
            del holder[0]
