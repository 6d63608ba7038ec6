"""A .pdf → `PdfPaper`, read by pdfium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.documents.conformance.opening import damaged, harmful
from desktop.documents.conformance.pdf.facts import pdf_facts
from desktop.documents.conformance.pdf.model import Box, Face, Page, PdfPaper, Word
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
_LINE_END_HYPHENS = {0x02, 0xAD, 0xFFFE}  # what pdfium makes of a hyphen at the end of a line


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


@dataclass(frozen=True, slots=True)
class _Look:
    """What all letters drawn by one text object share."""

    size: float
    face: Face
    black: bool
    hidden: bool


class _Growing:
    """A word as far as its letters have been read."""

    __slots__ = ("_baseline", "_black", "_box", "_letters", "_look", "_mapped")

    def __init__(self, text: str, box: Box, baseline: float, look: _Look, *, mapped: bool) -> None:
        self._letters = [text]
        self._box = box
        self._baseline = baseline
        self._look = look
        self._mapped = mapped
        self._black = look.black

    def takes(self, letter: _Growing) -> bool:
        """Whether a letter goes on with this word: same line, no gap, no step back."""
        reach = _GAP * max(self._look.size, letter._look.size) * 25.4 / 72
        same_line = abs(self._baseline - letter._baseline) < reach
        return same_line and -reach < letter._box.left - self._box.right < reach

    def add(self, letter: _Growing) -> None:
        self._letters += letter._letters
        box, more = self._box, letter._box
        right, top, bottom = max(box.right, more.right), min(box.top, more.top), max(box.bottom, more.bottom)
        self._box = Box(box.left, top, right, bottom)
        self._black = self._black and letter._black
        self._mapped = self._mapped and letter._mapped

    def word(self) -> Word:
        box, look = self._box, self._look
        return Word(
            text="".join(self._letters),
            left=box.left,
            right=box.right,
            top=box.top,
            bottom=box.bottom,
            baseline=self._baseline,
            size=look.size,
            face=look.face,
            black=self._black,
            mapped=self._mapped,
            hidden=look.hidden,
        )


class _Letters:
    """The letters of a page, gathered into words."""

    def __init__(self, page: pypdfium2.PdfPage, space: Space) -> None:
        from pypdfium2 import raw

        self._raw: Any = raw
        self._space = space
        self._text = page.get_textpage()
        self._looks: dict[int, _Look] = {}
        self._page = self._text.raw
        self._numbers = tuple(ctypes.c_double() for _ in range(6))
        self.count = int(raw.FPDFText_CountChars(self._page))

    def close(self) -> None:
        self._text.close()

    def words(self) -> Iterator[Word]:
        current: _Growing | None = None
        for index in range(self.count):
            letter = self._letter(index)
            if current is not None and (letter is None or not current.takes(letter)):
                yield current.word()
                current = None
            if letter is None:
                continue
            if current is None:
                current = letter
            else:
                current.add(letter)
        if current is not None:
            yield current.word()

    def _letter(self, index: int) -> _Growing | None:
        """One letter as a word of its own; None for blanks, also those pdfium adds between words."""
        raw, page = self._raw, self._page
        code = int(raw.FPDFText_GetUnicode(page, index))
        if code in _LINE_END_HYPHENS and raw.FPDFText_IsHyphen(page, index) == 1:
            code = ord("-")
        # Outside the basic plane pdfium gives two halves; no letter of a Vietnamese paper lies there.
        text = chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0xFFFE else ""
        if text.isspace():
            return None
        left, right, bottom, top, x, y = self._numbers
        raw.FPDFText_GetCharBox(page, index, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        box = self._space.box(left.value, bottom.value, right.value, top.value)
        baseline = self._space.point(x.value, y.value)[1]
        mapped = bool(text) and raw.FPDFText_HasUnicodeMapError(page, index) != 1
        return _Growing(text or "\ufffd", box, baseline, self._look(index), mapped=mapped)

    def _look(self, index: int) -> _Look:
        """Font, size and colour: one for all letters drawn by the same text object."""
        drawn = self._raw.FPDFText_GetTextObject(self._page, index)
        key = ctypes.cast(drawn, ctypes.c_void_p).value or 0
        if key not in self._looks:
            self._looks[key] = self._new_look(index, drawn if key else None)
        return self._looks[key]

    def _new_look(self, index: int, drawn: Any) -> _Look:
        size = float(self._raw.FPDFText_GetFontSize(self._page, index))
        face, hidden = Face("", embedded=False), False
        if drawn is not None:
            font = self._raw.FPDFTextObj_GetFont(drawn)
            face = Face(self._name(font), embedded=self._raw.FPDFFont_GetIsEmbedded(font) == 1)
            size *= self._scale(drawn)
            hidden = self._raw.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE
        return _Look(round(size, 2), face, self._is_black(index), hidden)

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
        if not self._raw.FPDFText_GetFillColor(self._page, index, red, green, blue, alpha):
            return True
        return max(red.value, green.value, blue.value) <= _DARK
