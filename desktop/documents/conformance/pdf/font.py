"""F2, F3, F5 and F7 of a PDF paper: font, embedding, colour, encoding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from desktop.documents.conformance.departure import Departure, gather, snippet
from desktop.documents.conformance.pdf.model import PdfPaper, Word

_TIMES = re.compile(r"times[ -]?new[ -]?roman", re.IGNORECASE)
_URGENT = {"HỎA", "HOẢ", "TỐC", "THƯỢNG", "KHẨN"}


def check_font(paper: PdfPaper) -> Iterator[Departure]:
    """Every word of every page."""
    remedy = "Đề nghị xuất tệp trên máy có phông chữ Times New Roman."
    yield from gather("F2", _found(paper, _other_font), remedy)
    yield from gather("F3", _found(paper, _not_carried), "Đề nghị xuất lại PDF, chọn nhúng phông chữ.")
    yield from gather("F5", _found(paper, _coloured), "Đề nghị đặt màu chữ đen.")
    yield from gather("F7", _found(paper, _decomposed), "Đề nghị gõ lại bằng bảng mã Unicode dựng sẵn.")


def _found(paper: PdfPaper, judge: Callable[[Word], str]) -> Iterator[tuple[str, str]]:
    for page in paper.pages:
        told: set[str] = set()
        for word in page.words:
            what = judge(word)
            if what and what not in told:
                told.add(what)
                yield f"Trang {page.number} {snippet(word.text)}", what


def _other_font(word: Word) -> str:
    return "" if _TIMES.match(word.face.name) else f"Phông chữ {word.face.name or 'không rõ'}."


def _not_carried(word: Word) -> str:
    if not word.face.embedded:
        return f"Phông chữ {word.face.name or 'không rõ'} không được nhúng trong tệp."
    return "" if word.mapped else f"Phông chữ {word.face.name} không kèm bảng mã Unicode, không tìm và chép được chữ."


def _coloured(word: Word) -> str:
    return "" if word.black or word.text in _URGENT else "Chữ không phải màu đen."


def _decomposed(word: Word) -> str:
    return "" if unicodedata.is_normalized("NFC", word.text) else "Chữ dùng mã Unicode tổ hợp (dấu rời khỏi chữ)."
