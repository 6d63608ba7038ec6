"""F1, F4, F6 to F9 of a Word paper: font, colour, decoration, encoding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from desktop.documents.conformance.departure import Departure, depart, gather
from desktop.documents.conformance.word.judging import place_of
from desktop.documents.conformance.word.model import Look, Paragraph, Run, Table, WordPaper
from desktop.documents.conformance.word.parts import Anatomy

FONT = "Times New Roman"
_BLACK = {"AUTO", "000000"}
_BLACK_THEME = {"", "text1", "dark1"}
_URGENT = {"HỎA TỐC", "HOẢ TỐC", "THƯỢNG KHẨN", "KHẨN"}
# Signs that stand for vowels in TCVN3 behind a letter, and pairs that stand for one vowel in VNI; Vietnamese in Unicode
# has neither. Quotation marks and the middle dot are left out, since good texts use them.
_TCVN3 = re.compile(r"\w{0,20}[A-Za-z][µ¸¶¹¨¾¼½©®ª¬]\w{0,20}")
_VNI = re.compile(r"\w{0,20}(?:[aA][ùøûõïâêéèëåäáàãúüûÙØÛÕÏÂÊ]|[eEoO][ùøûõïâÙØÛÏÂ]|[øûïåäëöñØÏÅÄËÖÑ])\w{0,20}")
_ENOUGH = 2  # a foreign name has one such word


def check_font(parts: Anatomy) -> Iterator[Departure]:
    """Every run with words: body, tables, text boxes, headers, footers, notes."""
    places = list(all_paragraphs(parts.paper))
    yield from gather("F1", _runs(places, _wrong_font), f"Đề nghị đặt phông chữ {FONT} cho toàn bộ văn bản.")
    yield from gather("F4", _runs(places, _wrong_color), "Đề nghị đặt màu chữ đen (hoặc tự động).")
    yield from gather("F6", _runs(places, _decorated), "Đề nghị bỏ tô nền, bóng, viền của chữ.")
    yield from gather("F6", _shaded(parts), "Đề nghị bỏ tô nền, bóng, viền của chữ.")
    yield from gather("F7", _decomposed(places), "Đề nghị gõ lại bằng bảng mã Unicode dựng sẵn.")
    yield from _legacy(places)
    links = _runs(places, _link_look)
    yield from gather("F9", links, "Đề nghị bỏ liên kết (Remove Hyperlink) hoặc bỏ gạch chân, màu của liên kết.")


def all_paragraphs(paper: WordPaper) -> Iterator[tuple[str, Paragraph]]:
    """Each paragraph of the file with the place it is named by."""
    for one in paper.paragraphs:
        yield from ((place_of(one), one), *(("khung chữ", box) for box in one.boxes))
    for section in paper.sections:
        for name, edges in (("đầu trang", section.headers), ("chân trang", section.footers)):
            for paragraphs in edges.values():
                yield from ((name, one) for one in paragraphs)
    yield from (("chú thích", note) for note in paper.notes)


def _runs(places: list[tuple[str, Paragraph]], judge: Callable[[Run], str]) -> Iterator[tuple[str, str]]:
    for where, one in places:
        for run in one.runs:
            if run.text.strip() and (what := judge(run)):
                yield where, what


def _wrong_font(run: Run) -> str:
    ascii_, hansi, cs, east = run.look.fonts
    wrong = sorted({name or "không rõ" for name in (ascii_, hansi) if not _is_times(name)})
    if wrong:
        return f"Phông chữ {', '.join(wrong)}."
    hidden = sorted({name for name in (cs, east if _has_east_asian(run.text) else "") if name and not _is_times(name)})
    return f"Phông chữ dành cho chữ phức hợp, chữ Đông Á là {', '.join(hidden)}." if hidden else ""


def _is_times(name: str) -> bool:
    return name.strip().lower() == FONT.lower()


def _has_east_asian(text: str) -> bool:
    return any(unicodedata.east_asian_width(sign) in {"W", "F"} for sign in text)


def _wrong_color(run: Run) -> str:
    look = run.look
    color = look.color.upper()
    if look.hidden or (color == "FF0000" and run.text.strip().upper() in _URGENT):
        return ""
    if look.theme_color not in _BLACK_THEME:
        return f"Chữ dùng màu chủ đề {look.theme_color}, không phải màu đen."
    black = color in _BLACK or look.theme_color
    return "" if black else f"Chữ có màu #{color}, không phải màu đen."


def _decorated(run: Run) -> str:
    look = run.look
    found = []
    if look.highlight != "none":
        found.append("tô sáng")
    if look.fill.lower() not in {"auto", "ffffff", ""}:
        found.append("tô nền")
    if look.shadow:
        found.append("đổ bóng")
    if look.outline:
        found.append("viền chữ")
    return f"Chữ được {', '.join(found)}." if found else ""


def _shaded(parts: Anatomy) -> Iterator[tuple[str, str]]:
    """Paragraphs shaded as a whole; the fill of table heads is let pass."""
    for one in (block for block in parts.paper.blocks if not isinstance(block, Table)):
        if one.layout.fill.lower() not in {"auto", "ffffff", ""} and one.words:
            yield place_of(one), "Đoạn văn được tô nền."


def _decomposed(places: list[tuple[str, Paragraph]]) -> Iterator[tuple[str, str]]:
    for where, one in places:
        if not unicodedata.is_normalized("NFC", one.text):
            yield where, "Chữ dùng mã Unicode tổ hợp (dấu rời khỏi chữ)."


def _legacy(places: list[tuple[str, Paragraph]]) -> Iterator[Departure]:
    used = {name for _, one in places for run in one.runs for name in run.look.fonts if run.text.strip()}
    wrong = sorted(name for name in used if is_legacy_font(name))
    if wrong:
        yield depart(
            "F8",
            "Toàn văn bản",
            f"Văn bản dùng phông chữ của bảng mã cũ: {', '.join(wrong)}.",
            "Đề nghị chuyển mã sang Unicode, phông chữ Times New Roman.",
        )
    found = [(where, "Còn ký tự của bảng mã cũ (TCVN3 hoặc VNI).") for where, one in places if legacy_words(one.text)]
    yield from gather("F8", found, "Đề nghị chuyển mã đoạn văn sang Unicode.")


def is_legacy_font(name: str) -> bool:
    """Whether a font belongs to TCVN3 (".VnTime") or VNI ("VNI-Times")."""
    return name.lower().startswith((".vn", "vni"))


def legacy_words(text: str) -> list[str]:
    """Words that can only be TCVN3 or VNI codes shown as Latin letters."""
    found = [*_TCVN3.findall(text), *_VNI.findall(text)]
    return found if len(found) >= _ENOUGH else []


def _link_look(run: Run) -> str:
    if not run.link:
        return ""
    look: Look = run.look
    blue = look.color.upper() not in _BLACK or look.theme_color not in _BLACK_THEME
    return "Liên kết được gạch chân hoặc tô màu." if look.underline != "none" or blue else ""
