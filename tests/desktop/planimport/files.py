"""Files made for the tests: Word, PDF and zip, in memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.cadence import CadenceKind
from desktop.domain.plan_draft import PlanDraft, TaskDraft
from desktop.errors import KnownError
from desktop.planimport.extract import extract
from desktop.planimport.reader import read_data
from desktop.planimport.source import Paragraph, Source
from desktop.progress import NullProgress

ROOT = Path(__file__).resolve().parents[3]
FONT_FOLDERS = (ROOT / "resources" / "fonts", Path("/usr/share/fonts/truetype/liberation2"), Path("C:/Windows/Fonts"))
FONT_NAMES = ("LiberationSerif-Regular.ttf", "times.ttf")
FONT = next((folder / name for folder in FONT_FOLDERS for name in FONT_NAMES if (folder / name).is_file()), None)
needs_font = pytest.mark.skipif(FONT is None, reason="no font with Vietnamese letters on this machine")


def source_of(data: bytes, name: str = "ke-hoach") -> Source:
    return read_data(data, name, NullProgress())


def draft_of(data: bytes | str, name: str = "ke-hoach") -> PlanDraft:
    return extract(source_of(data.encode() if isinstance(data, str) else data, name))


def outcome_of(data: bytes) -> tuple[str, ...] | str:
    """The paragraphs of a draft, or what a fault advises; anything else is a bug and is raised."""
    try:
        return draft_of(data).paragraphs
    except KnownError as fault:
        return fault.remedy


def texts_of(source: Source) -> list[str]:
    """Paragraphs as text, rows of tables with their cells parted by " | "."""
    texts: list[str] = []
    for block in source.blocks:
        texts.extend([block.text] if isinstance(block, Paragraph) else [" | ".join(row.cells) for row in block.rows])
    return texts


def docx_bytes(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def docx_of(paragraphs: Iterable[str], change: Callable[[Document], object] | None = None) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if change:
        change(document)
    return docx_bytes(document)


def zip_of(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def with_part(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A zip with one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zip_of({name: change(content) if name == part else content for name, content in parts.items()})


class PdfPages:
    """A PDF drawn by hand: text with its foot at (x, points from the top), in the tests' own font."""

    def __init__(self, lock: str = "") -> None:
        self._stream = io.BytesIO()
        pdfmetrics.registerFont(TTFont("Chữ", str(FONT)))
        encrypt = lock or None
        self.canvas = Canvas(self._stream, pagesize=A4, invariant=1, encrypt=encrypt)
        self._font(13)

    def _font(self, size: float) -> None:
        self.canvas.setFont("Chữ", size)

    def text(self, x: float, top: float, text: str, size: float = 13) -> PdfPages:
        self._font(size)
        self.canvas.drawString(x, A4[1] - top, text)
        return self

    def rule(self, x1: float, top1: float, x2: float, top2: float) -> PdfPages:
        self.canvas.line(x1, A4[1] - top1, x2, A4[1] - top2)
        return self

    def picture(self, left: float, top: float, width: float, height: float) -> PdfPages:
        """A grey picture, as a scanner or a seal leaves it."""
        grey = ImageReader(Image.new("L", (8, 8), 200))
        self.canvas.drawImage(grey, left, A4[1] - top - height, width, height)
        return self

    def page(self) -> PdfPages:
        self.canvas.showPage()
        return self

    def data(self) -> bytes:
        self.canvas.save()
        return self._stream.getvalue()


def pdf_of_lines(lines: Iterable[str], left: float = 85, size: float = 13) -> bytes:
    """Lines below one another, 45 a page, as they are."""
    pages = PdfPages()
    for number, line in enumerate(lines):
        if number and number % 45 == 0:
            pages.page()
        pages.text(left, 60 + 17 * (number % 45), line, size)
    return pages.data()


def leads(task: TaskDraft) -> list[str]:
    return [agency.name for agency in task.lead]


def helpers(task: TaskDraft) -> list[str]:
    return [agency.name for agency in task.coordinating]


def kinds(draft: PlanDraft) -> list[CadenceKind | None]:
    return [task.timing.value.kind if task.timing else None for task in draft.tasks]
