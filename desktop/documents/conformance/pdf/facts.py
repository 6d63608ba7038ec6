"""What a .pdf carries beside its pages: version, protection, scripts, attachments, metadata, signatures."""

from __future__ import annotations

import ctypes
import re
import zlib
from typing import TYPE_CHECKING

from desktop.documents.conformance.pdf.model import PdfFacts

if TYPE_CHECKING:
    import pypdfium2

_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_SCRIPT = re.compile(rb"/(?:JavaScript|JS)\b")
_LAUNCH = re.compile(rb"/S\s*/(?:Launch|ImportData|SubmitForm|GoToE)\b")
_VERSION = re.compile(rb"/Version\s*/1\.(\d)")
_MOST_INFLATED = 40_000_000
_DICTIONARY = 500  # bytes before a stream in which its dictionary says what it is


def pdf_facts(document: pypdfium2.PdfDocument, data: bytes) -> PdfFacts:
    """The facts of an opened document; `data` is the file itself, for what pdfium does not tell."""
    from pypdfium2 import raw

    structure = _structure(data)
    version = document.get_version()
    raised = [10 + int(found) for found in _VERSION.findall(structure)]
    meta = document.get_metadata_dict()
    return PdfFacts(
        version=max([version or 0, *raised]) or None,
        encrypted=raw.FPDF_GetSecurityHandlerRevision(document) >= 0,
        scripts=raw.FPDFDoc_GetJavaScriptActionCount(document) > 0 or _SCRIPT.search(structure) is not None,
        launches=_LAUNCH.search(structure) is not None,
        attachments=max(int(raw.FPDFDoc_GetAttachmentCount(document)), 0),
        language=_language(document),
        title=meta.get("Title", "").strip(),
        author=meta.get("Author", "").strip(),
        signatures=max(int(raw.FPDF_GetSignatureCount(document)), 0),
    )


def _language(document: pypdfium2.PdfDocument) -> str:
    from pypdfium2 import raw

    size = int(raw.FPDFCatalog_GetLanguage(document, None, 0))
    if size <= 2 or size > 1_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _structure(data: bytes) -> bytes:
    """The dictionaries of a file without what its streams hold, those in compressed object streams inflated."""
    pieces: list[bytes] = []
    left = _MOST_INFLATED
    at = 0
    while (start := data.find(b"stream", at)) >= 0:
        end = data.find(b"endstream", start)
        if end < 0:
            break
        pieces.append(data[at:start])
        if b"/ObjStm" in data[max(at, start - _DICTIONARY) : start] and left > 0:
            inflated = _inflated(data[start + len(b"stream") : end].lstrip(b"\r\n"), left)
            left -= len(inflated)
            pieces.append(inflated)
        at = end + len(b"endstream")
    pieces.append(data[at:])
    return _ESCAPED.sub(lambda code: bytes([int(code[1], 16)]), b"\n".join(pieces))


def _inflated(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""
