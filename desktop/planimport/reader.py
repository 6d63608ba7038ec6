"""A file → numbered paragraphs and tables; the kind is told by the content."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import assert_never

from desktop.domain.plan_draft import PlanSource, SourceKind
from desktop.planimport.gate import kind_of, read_bytes
from desktop.planimport.source import Source
from desktop.progress import Progress


def read_source(path: Path, progress: Progress) -> Source:
    """Read a file. Raises `FileFault` for whatever cannot be read, and `Cancelled`."""
    progress.step("Đang mở tệp kế hoạch")
    data = read_bytes(path)
    return read_data(data, path.name, progress)


def read_data(data: bytes, name: str, progress: Progress) -> Source:
    """Read the bytes of a file called `name`."""
    kind = kind_of(data, name)
    file = PlanSource(name, kind, hashlib.sha256(data).hexdigest())
    match kind:
        case SourceKind.TXT:
            from desktop.planimport.txt_reader import read_txt

            return read_txt(data, file, progress)
        case SourceKind.DOCX:
            from desktop.planimport.docx_reader import read_docx

            return read_docx(data, file, progress)
        case SourceKind.PDF:
            from desktop.planimport.pdf_reader import read_pdf

            return read_pdf(data, file, progress)
        case _:
            assert_never(kind)
