"""A .pdf → `PdfPaper`, read by pdfium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop.documents.conformance.opening import damaged, harmful
from desktop.documents.conformance.pdf.facts import pdf_facts
from desktop.documents.conformance.pdf.model import Face, Page, PdfPaper, Word
from desktop.documents.conformance.pdf.shapes import shapes_of
from desktop.documents.conformance.pdf.space import Space
from desktop.errors import FileFault

if TYPE_CHECKING:
    import pypdfium2

MAX_PAGES = 1_000
MAX_LETTERS = 6_000_000
_PASSWORD = 4  # pdfium's FPDF_ERR_PASSWORD
_GAP = 0.3  # of the size: a wider gap between letters parts two words
_DARK = 40  # a red, green or blue up to this counts as black
_INVISIBLE = 3  # text render mode


def read_pdf(data: bytes, name: str) -> PdfPaper:
    """The whole paper. Raises `FileFault` for a file that is damaged, locked, or far too long."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD:
            raise FileFault(
                "Tệp PDF được bảo vệ bằng mật khẩu.",
                where=name,
                remedy="Đề nghị xuất lại tệp PDF không đặt mật khẩu rồi kiểm tra.",
            ) from None
        raise damaged(name, "PDF") from None
    try:
        if len(document) > MAX_PAGES:
            raise harmful(name, f"Tệp PDF có {len(document)} trang, nhiều hơn {MAX_PAGES} trang.")
        pages = tuple(_pages(document, name))
        return PdfPaper(pages, pdf_facts(document, data))
    except pypdfium2.PdfiumError:
        raise damaged(name, "PDF") from None
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument, name: str) -> Iterator[Page]:
    left = MAX_LETTERS
    for number in range(len(document)):
        page = document[number]
        space = Space.of(page)
        reader = _Letters(page, space)
        left -= reader.count
        if left < 0:
            raise harmful(name, "Tệp PDF có quá nhiều chữ; chương trình đã dừng đọc.")
        words = tuple(reader.words())
        lines, shapes, pictures = shapes_of(page, space)
        reader.close()
        page.close()
        yield Page(number + 1, space.width, space.height, words, lines, shapes, pictures)


class _Letters:
    """The letters of a page, gathered into words."""

    def __init__(self, page: pypdfium2.PdfPage, space: Space) -> None:
        from pypdfium2 import raw

        self._raw: Any = raw
        self._space = space
        self._text = page.get_textpage()
        self._looks: dict[int, Word] = {}
        self.count = int(raw.FPDFText_CountChars(self._text))

    def close(self) -> None:
        self._text.close()

    def words(self) -> Iterator[Word]:
        current: Word | None = None
        for index in range(self.count):
            letter = self._letter(index)
            if letter is None:
                if current is not None:
                    yield current
                current = None
            elif current is not None and _joins(current, letter):
                current = _joined(current, letter)
            else:
                if current is not None:
                    yield current
                current = letter
        if current is not None:
            yield current

    def _letter(self, index: int) -> Word | None:
        """One letter as a word of its own; None for blanks and for what pdfium adds between words."""
        code = int(self._raw.FPDFText_GetUnicode(self._text, index))
        if self._raw.FPDFText_IsHyphen(self._text, index) == 1:
            code = ord("-")
        elif self._raw.FPDFText_IsGenerated(self._text, index) == 1:
            return None
        # Outside the basic plane pdfium gives two halves; no letter of a Vietnamese paper lies there.
        text = chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0xFFFE else ""
        if text.isspace():
            return None
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        self._raw.FPDFText_GetCharBox(self._text, index, left, right, bottom, top)
        x, y = ctypes.c_double(), ctypes.c_double()
        self._raw.FPDFText_GetCharOrigin(self._text, index, x, y)
        box = self._space.box(left.value, bottom.value, right.value, top.value)
        return replace(
            self._look(index),
            text=text or "\ufffd",
            left=box.left,
            right=box.right,
            top=box.top,
            bottom=box.bottom,
            baseline=self._space.point(x.value, y.value)[1],
            mapped=self._raw.FPDFText_HasUnicodeMapError(self._text, index) != 1 and bool(text),
        )

    def _look(self, index: int) -> Word:
        """Font, size and colour: one for all letters drawn by the same text object."""
        drawn = self._raw.FPDFText_GetTextObject(self._text, index)
        key = ctypes.cast(drawn, ctypes.c_void_p).value or 0
        if key not in self._looks:
            self._looks[key] = self._new_look(index, drawn if key else None)
        return self._looks[key]

    def _new_look(self, index: int, drawn: Any) -> Word:
        size = float(self._raw.FPDFText_GetFontSize(self._text, index))
        face, hidden = Face("", embedded=False), False
        if drawn is not None:
            font = self._raw.FPDFTextObj_GetFont(drawn)
            face = Face(self._name(font), embedded=self._raw.FPDFFont_GetIsEmbedded(font) == 1)
            size *= self._scale(drawn)
            hidden = self._raw.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE
        return Word("", 0, 0, 0, 0, 0, round(size, 2), face, self._is_black(index), hidden=hidden)

    def _name(self, font: Any) -> str:
        buffer = ctypes.create_string_buffer(256)
        self._raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
        name = buffer.value.decode("utf-8", "replace")
        return name.partition("+")[2] or name if name[6:7] == "+" else name

    def _scale(self, drawn: Any) -> float:
        matrix = self._raw.FS_MATRIX()
        if not self._raw.FPDFPageObj_GetMatrix(drawn, matrix):
            return 1.0
        return float((matrix.c**2 + matrix.d**2) ** 0.5) or 1.0

    def _is_black(self, index: int) -> bool:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not self._raw.FPDFText_GetFillColor(self._text, index, red, green, blue, alpha):
            return True
        return max(red.value, green.value, blue.value) <= _DARK


def _joins(word: Word, letter: Word) -> bool:
    """Whether a letter goes on with a word: same line, no gap, no step back."""
    reach = _GAP * max(word.size, letter.size) * 25.4 / 72
    same_line = abs(word.baseline - letter.baseline) < reach
    return same_line and -reach < letter.left - word.right < reach


def _joined(word: Word, letter: Word) -> Word:
    return replace(
        word,
        text=word.text + letter.text,
        right=max(word.right, letter.right),
        top=min(word.top, letter.top),
        bottom=max(word.bottom, letter.bottom),
        black=word.black and letter.black,
        mapped=word.mapped and letter.mapped,
    )
