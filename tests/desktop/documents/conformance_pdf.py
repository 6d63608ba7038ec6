"""A correct report as a .pdf, placed by hand, so that a test can spoil exactly one thing of it.

The bundled Liberation Serif has the widths of Times New Roman; in memory it is given that name, since no test may count
on a machine that has the real one.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop import paths

A4 = (210.0, 297.0)
FACES = {
    "": ("Regular", b"TimesNewRomanPSMT"),
    "b": ("Bold", b"TimesNewRomanPS-BoldMT"),
    "i": ("Italic", b"TimesNewRomanPS-ItalicMT"),
    "bi": ("BoldItalic", b"TimesNewRomanPS-BoldItalicMT"),
}


def fonts(*, renamed: bool = True) -> dict[str, str]:
    """Registered names of the four faces by weight and slant."""
    found = {}
    for mark, (file, name) in FACES.items():
        known = f"{'Judge' if renamed else 'Plain'}{file}"
        if known not in pdfmetrics.getRegisteredFontNames():
            font = TTFont(known, str(paths.font_dir() / f"LiberationSerif-{file}.ttf"), shapable=False)
            if renamed:
                font.face.name = name
            pdfmetrics.registerFont(font)
        found[mark] = known
    return found


@dataclass(frozen=True)
class Words:
    """Words at a place: x of their middle ("c"), left or right edge, baseline from the top, both in mm."""

    text: str
    x: float
    y: float
    size: float = 14
    face: str = ""
    at: str = "l"
    color: tuple[float, float, float] = (0, 0, 0)


@dataclass(frozen=True)
class Stroke:
    """A line, level; `dash` breaks it."""

    left: float
    right: float
    y: float
    dash: bool = False


Mark = Words | Stroke


@dataclass(frozen=True)
class PdfPlan:
    """What a .pdf is made of; a test exchanges one thing of it."""

    pages: tuple[tuple[Mark, ...], ...]
    size: tuple[float, float] = A4
    title: str = "Kết quả công tác truyền thông năm 2025"
    author: str = ""
    language: str | None = "vi-VN"
    renamed: bool = True
    version: tuple[int, int] = (1, 4)
    encrypt: StandardEncryption | None = None

    def changed(self, text: str, /, **new: object) -> PdfPlan:
        """The words that are `text` made otherwise; left out when nothing new is said."""
        assert any(isinstance(one, Words) and one.text == text for page in self.pages for one in page), text
        pages = tuple(
            tuple(_changed(one, text, new) for one in page if new or not _is(one, text)) for page in self.pages
        )
        return replace(self, pages=pages)

    def with_marks(self, page: int, *marks: Mark) -> PdfPlan:
        pages = tuple((*one, *marks) if place == page else one for place, one in enumerate(self.pages, 1))
        return replace(self, pages=pages)

    def with_stroke(self, old: Stroke, *new: Stroke) -> PdfPlan:
        assert any(old in page for page in self.pages)
        pages = tuple(tuple(made for one in page for made in (new if one == old else (one,))) for page in self.pages)
        return replace(self, pages=pages)


def _is(one: Mark, text: str) -> bool:
    return isinstance(one, Words) and one.text == text


def _changed(one: Mark, text: str, new: dict[str, object]) -> Mark:
    return replace(one, **new) if _is(one, text) else one  # type: ignore[arg-type]


NATION_MIDDLE, ISSUER_MIDDLE, MIDDLE = 142.0, 62.0, 110.0
MOTTO_LINE, ISSUER_LINE, SUBJECT_LINE = Stroke(113.4, 170.6, 32.5), Stroke(50, 74, 32.5), Stroke(90, 130, 61)
BODY_LEFT = 30.0
FILLING = "Các thôn phối hợp thực hiện tốt các nội dung được giao, bảo đảm đúng thời gian,"


def correct_plan() -> PdfPlan:
    first = (
        Words("UBND XÃ SUỐI NGỌC", ISSUER_MIDDLE, 25, 13, at="c"),
        Words("PHÒNG VĂN HÓA - XÃ HỘI", ISSUER_MIDDLE, 31, 13, "b", "c"),
        ISSUER_LINE,
        Words("Số: 15/BC-VHXH", ISSUER_MIDDLE, 39, 13, at="c"),
        Words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", NATION_MIDDLE, 25, 13, "b", "c"),
        Words("Độc lập - Tự do - Hạnh phúc", NATION_MIDDLE, 31, 14, "b", "c"),
        MOTTO_LINE,
        Words("Suối Ngọc, ngày 05 tháng 01 năm 2026", NATION_MIDDLE, 39, 14, "i", "c"),
        Words("BÁO CÁO", MIDDLE, 52, 14, "b", "c"),
        Words("Kết quả công tác truyền thông năm 2025", MIDDLE, 58, 14, "b", "c"),
        SUBJECT_LINE,
        *(Words(FILLING, BODY_LEFT, y) for y in range(72, 270, 7)),
    )
    second = (
        Words("2", MIDDLE, 15, at="c"),
        Words(FILLING, BODY_LEFT, 27),
        Words("Trên đây là báo cáo của Phòng Văn hóa - Xã hội./.", BODY_LEFT, 34),
        Words("Nơi nhận:", BODY_LEFT, 45, 12, "bi"),
        Words("- Như trên;", BODY_LEFT, 50, 11),
        Words("- Lưu: VT, VHXH.", BODY_LEFT, 55, 11),
        Words("KT. TRƯỞNG PHÒNG", NATION_MIDDLE, 45, 14, "b", "c"),
        Words("PHÓ TRƯỞNG PHÒNG", NATION_MIDDLE, 51, 14, "b", "c"),
        Words("Lò Thị Mẫu", NATION_MIDDLE, 85, 14, "b", "c"),
    )
    annex = (
        Words("Phụ lục", MIDDLE, 26, 14, "b", "c"),
        Words("TỔNG HỢP SỐ LIỆU", MIDDLE, 32, 14, "b", "c"),
        Stroke(BODY_LEFT, 190, 40),
        Words("STT", 35, 45, 13, "b"),
        Words("Loại hình", 60, 45, 13, "b"),
        Stroke(BODY_LEFT, 190, 48),
        Words("1", 35, 53, 13),
        Words("Tin truyền thanh", 60, 53, 13),
        Stroke(BODY_LEFT, 190, 56),
        Stroke(BODY_LEFT, 190, 64),
    )
    return PdfPlan((first, second, annex))


def pdf_bytes(plan: PdfPlan) -> bytes:
    faces = fonts(renamed=plan.renamed)
    buffer = io.BytesIO()
    width, height = plan.size
    canvas = Canvas(
        buffer,
        (width * mm, height * mm),
        pdfVersion=plan.version,
        lang=plan.language,
        encrypt=plan.encrypt,
        initialFontName=faces[""],
    )
    canvas.setTitle(plan.title)
    canvas.setAuthor(plan.author)
    for page in plan.pages:
        for mark in page:
            _draw(canvas, mark, faces, height)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw(canvas: Canvas, mark: Mark, faces: dict[str, str], height: float) -> None:
    if isinstance(mark, Stroke):
        canvas.setDash([3, 2] if mark.dash else [])
        canvas.setLineWidth(0.75)
        canvas.line(mark.left * mm, (height - mark.y) * mm, mark.right * mm, (height - mark.y) * mm)
        return
    canvas.setFillColorRGB(*mark.color)
    canvas.setFont(faces[mark.face], mark.size)
    draw = {"l": canvas.drawString, "c": canvas.drawCentredString, "r": canvas.drawRightString}[mark.at]
    draw(mark.x * mm, (height - mark.y) * mm, mark.text)


def write_pdf(folder: Path, plan: PdfPlan, name: str = "bao-cao.pdf") -> Path:
    path = folder / name
    path.write_bytes(pdf_bytes(plan))
    return path
