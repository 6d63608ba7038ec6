"""A paper as a PDF: pages as `layout` placed them, letters embedded, byte for byte the same for the same paper."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from desktop.documents import style
from desktop.documents.composition import compose
from desktop.documents.holding import released
from desktop.documents.layout import Words, baseline, lay_out
from desktop.documents.metrics import face_name, faces
from desktop.documents.printed import texts_of
from desktop.documents.saving import save_whole
from desktop.errors import InputFault

if TYPE_CHECKING:
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from desktop.documents.layout import Page
    from desktop.documents.metrics import Faces
    from desktop.documents.model import Paper
    from desktop.documents.printed import Mark, Sheet

_POINT = 20  # twips
_CREATOR = "Sổ Truyền Thông"


def write_pdf(document: Paper, path: Path) -> None:
    """Write the paper as .pdf, whole or not at all.

    Raises FileFault when the place does not take it, InputFault when the paper has signs the font cannot draw.
    """
    save_whole(path, pdf_bytes(document))


def pdf_bytes(document: Paper) -> bytes:
    """The paper as PDF; equal papers give equal bytes. Raises InputFault as `write_pdf`."""
    sheets = compose(document)
    measure = faces()
    _check_signs(sheets, measure)
    pages = lay_out(sheets, measure)
    buffer = BytesIO()
    canvas = _canvas(buffer, document, measure)
    printer = _Printer(canvas, measure)
    for page in pages:
        printer.page(page)
    canvas.save()
    return buffer.getvalue()


def _check_signs(sheets: tuple[Sheet, ...], measure: Faces) -> None:
    texts = [released(text.text) for sheet in sheets for text in texts_of(sheet.elements)]
    missing = measure.unprintable(texts)
    if missing:
        where = next(text for text in texts if missing[0] in text)
        raise InputFault(
            f"Văn bản có ký tự không in được: {' '.join(missing)}.",
            where=where if len(where) <= 80 else f"{where[:80]}…",
            remedy="Hãy thay các ký tự đó bằng chữ rồi xuất lại.",
        )


def _canvas(buffer: BytesIO, document: Paper, measure: Faces) -> Canvas:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(
        buffer,
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 5),
        lang=style.LANGUAGE,
        initialFontName=measure.fonts["regular"].fontName,  # type: ignore[arg-type]  # the stub says float
    )
    canvas.setTitle(document.subject)
    canvas.setAuthor("")
    canvas.setSubject(document.kind)
    canvas.setCreator(_CREATOR)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    made = document.made_on
    canvas.setDateFormatter(lambda *_: f"D:{made:%Y%m%d}000000Z")
    return canvas


class _Printer:
    """Draws pages; the outline's marks are numbered through the paper."""

    def __init__(self, canvas: Canvas, measure: Faces) -> None:
        self._canvas = canvas
        self._names = {face: font.fontName for face, font in measure.fonts.items()}
        self._measure = measure
        self._marks = 0
        self._depth = -1

    def page(self, page: Page) -> None:
        self._canvas.setPageSize((page.width / _POINT, page.height / _POINT))
        self._strokes(page)
        number = [self._number(page, page.number)] if page.number is not None else []
        self._words([*number, *page.words], page.height)
        for mark, y in page.marks:
            self._mark(mark, (page.height - y) / _POINT)
        self._canvas.showPage()

    def _strokes(self, page: Page) -> None:
        drawn = 0
        for stroke in page.strokes:
            if stroke.width != drawn:
                drawn = stroke.width
                self._canvas.setLineWidth(drawn / _POINT)
            y, to_y = (page.height - stroke.y) / _POINT, (page.height - stroke.to_y) / _POINT
            self._canvas.line(stroke.x / _POINT, y, stroke.to_x / _POINT, to_y)

    def _number(self, page: Page, number: int) -> Words:
        """The page's number, centred over the text in the upper margin."""
        look = style.PAGE_NUMBER
        face = face_name(bold=look.bold, italic=look.italic)
        text = str(number)
        area = page.width - style.LEFT - style.RIGHT
        x = style.LEFT + (area - self._measure.width(text, face, look.size)) / 2
        return Words(x, style.HEADER + baseline(look.pitch), ((face, text),), look.size)

    def _words(self, lines: list[Words], height: int) -> None:
        text = self._canvas.beginText()
        font: tuple[str, int] | None = None
        stretch = 0.0
        for words in lines:
            text.setTextOrigin(words.x / _POINT, (height - words.y) / _POINT)
            if words.stretch != stretch:
                stretch = words.stretch
                text.setWordSpace(stretch / _POINT)
            for face, piece in words.pieces:
                if font != (face, words.size):
                    font = (face, words.size)
                    text.setFont(self._names[face], words.size)
                text.textOut(released(piece))
        if stretch:
            text.setWordSpace(0)  # else the next page begins with it
        self._canvas.drawText(text)

    def _mark(self, mark: Mark, y: float) -> None:
        key = f"m{self._marks}"
        self._marks += 1
        self._depth = min(mark.depth, self._depth + 1)  # reportlab takes no step of two levels
        self._canvas.bookmarkHorizontal(key, 0, y)
        self._canvas.addOutlineEntry(mark.label, key, self._depth)
