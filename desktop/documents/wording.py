"""Office Vietnamese of papers: counts, days, names, titles and cited documents as they stand inside a sentence.

Two habits hold everywhere: in sentences a count below ten has two digits ("01 lớp"), in tables it has one; a day below
ten and the months 1 and 2 have a leading zero, other months have none ("04/01/2024", "15/8/2024"), as the decree writes
days in full (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import assert_never

from desktop.domain.paperwork import DocumentKind
from desktop.domain.period import Period, PeriodKind, Span
from desktop.vietnamese.numerals import grouped, month_number, ratio_text, roman

REORGANISED = date(2025, 7, 1)
"""The day districts ended and communes were drawn anew (Luật số 72/2025/QH15, Điều 51)."""

BEFORE_REORGANISATION = "(trước sắp xếp)"
"""What marks a name of before that day in a paper of after it."""

_FORMER_LEVELS = ("huyện", "quận", "thị xã", "thị trấn")
_FORMER = re.compile(rf"(?<!\w)(?:{'|'.join(_FORMER_LEVELS)})(?!\w)", re.IGNORECASE)
_NAMED_PAPERS = (
    "Đề án", "Dự án", "Chương trình", "Kế hoạch", "Chiến lược", "Quy hoạch", "Nghị quyết", "Nghị định", "Quyết định",
    "Chỉ thị", "Thông tư", "Thông báo", "Luật", "Bộ luật", "Hiến pháp", "Công ước", "Quy chế", "Phong trào",
)  # fmt: skip
_KEPT = ("Nhân dân", "Nhà nước", "Đảng", "Việt Nam", "Internet", *_NAMED_PAPERS)
_NEW_TONE = re.compile(r"(?<![qQ])([oOuU])((?<=[oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<=[uU])[ỳýỷỹỵỲÝỶỸỴ])(?!\w)")
_SEVERAL = ("Các ", "Những ", "Một số ", "Mỗi ")
_TYPES = (("QĐ", "Quyết định"), ("CTr", "Chương trình"), ("NQ", "Nghị quyết"), ("CT", "Chỉ thị"), ("HD", "Hướng dẫn"))


def amount(number: int) -> str:
    """A count inside a sentence: `1` → `01`, `12` → `12`, `1234` → `1.234`."""
    return f"{number:02d}" if 0 < number < 10 else grouped(number)


def counted(number: int, noun: str) -> str:
    """`1, "lớp"` → `01 lớp`; without a noun the count alone."""
    return f"{amount(number)} {noun}".strip()


def short_day(day: date) -> str:
    """`15/8/2024`, `04/01/2024`."""
    return f"{day.day:02d}/{month_number(day.month)}/{day.year:04d}"


def on_day(day: date) -> str:
    return f"ngày {short_day(day)}"


def from_to(first: date, last: date) -> str:
    """`ngày 19/8/2024`, `từ ngày 19 đến ngày 20/8/2024`; month and year are said once where both days share them."""
    if first == last:
        return on_day(first)
    begin = short_day(first)
    if first.year == last.year:
        begin = f"{first.day:02d}" if first.month == last.month else f"{first.day:02d}/{month_number(first.month)}"
    return f"từ ngày {begin} đến {on_day(last)}"


def period_days(span: Span, citation: str) -> str:
    """The days of a period with the article that sets them, as it stands in brackets in the opening."""
    days = f"số liệu tính từ {on_day(span.from_day)} đến {on_day(span.to_day)}"
    rule = citation.strip().rstrip(".;")
    if not rule:
        return days
    return f"{days}, {rule}" if rule.startswith(("theo ", "kỳ ")) else f"{days} theo {rule}"


def period_head(period: Period) -> str:
    """A period as the head of a column: `Tháng 9/2024`, `Quý III/2024`, `Năm 2024`."""
    match period.kind:
        case PeriodKind.MONTH:
            return f"Tháng {month_number(period.index)}/{period.year}"
        case PeriodKind.QUARTER:
            return f"Quý {roman(period.index)}/{period.year}"
        case PeriodKind.HALF | PeriodKind.NINE_MONTHS | PeriodKind.YEAR:
            return period.title
        case _:
            assert_never(period.kind)


def capital(text: str) -> str:
    """The text with its first letter in capitals; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def bare(text: str) -> str:
    """A title or name in office spelling without the marks that end it, so that the sentence around it sets its own."""
    return old_tones(text.strip().rstrip(".;:,… ").rstrip())


def old_tones(text: str) -> str:
    """`Uỷ ban`, `Văn hoá` → `Ủy ban`, `Văn hóa`: one place of the tone mark in a paper, the one of state documents."""
    return _NEW_TONE.sub(_moved_tone, unicodedata.normalize("NFC", text))


def _moved_tone(found: re.Match[str]) -> str:
    marked = unicodedata.normalize("NFD", found[2])
    return unicodedata.normalize("NFC", found[1] + marked[1:]) + marked[0]


def sentence(text: str) -> str:
    """A sentence of our own: capital first letter, one full stop."""
    return f"{capital(bare(text))}."


def finished(text: str, mark: str = ".") -> str:
    """Somebody's own words with the mark they lack at their end; whatever ends them already stays."""
    text = text.rstrip()
    return text if text.endswith((".", "!", "?", ";", ":", "…")) else f"{text}{mark}"


def inside(title: str) -> str:
    """A title in the middle of a sentence: `Triển khai thực hiện …` → `triển khai thực hiện …`.

    The capital stays where it belongs to a name: named papers ("Đề án …"), abbreviations, two capitals in a row.
    """
    title = bare(title)
    first, _, rest = title.partition(" ")
    of_a_name = rest[:1] != rest[:1].lower() and not rest.startswith(_KEPT)
    if title.startswith(_KEPT) or first[1:] != first[1:].lower() or of_a_name:
        return title
    return title[:1].lower() + title[1:]


def within(name: str) -> str:
    """An agency's name in the middle of a sentence; only groups begin small there ("các phòng, đơn vị")."""
    name = bare(name)
    return name[:1].lower() + name[1:] if name.startswith(_SEVERAL) else name


def names_listed(names: Iterable[str]) -> str:
    """Names in a row; with semicolons where a name has a comma of its own."""
    listed = [name for name in map(within, names) if name]
    return ("; " if any("," in name for name in listed) else ", ").join(listed)


def change(now: int, before: int, unit: str) -> str:
    """`tăng 12 lượt (75,0%)`, `giảm 03 lượt (10,0%)`, `không thay đổi`; no share of nothing."""
    if now == before:
        return "không thay đổi"
    word = "tăng" if now > before else "giảm"
    share = f" ({ratio_text(abs(now - before) * 100, before)}%)" if before else " (kỳ so sánh không có)"
    return f"{word} {counted(abs(now - before), unit)}{share}"


def is_former(name: str) -> bool:
    """Whether a name belongs to a level of government that ended on 1/7/2025."""
    return _FORMER.search(name) is not None


def dated_name(name: str, day: date) -> str:
    """An agency's name as a paper of that day writes it: `… huyện Hạ Hòa (trước sắp xếp)` once districts are gone."""
    name = bare(name)
    marked = day < REORGANISED or not is_former(name) or "trước sắp xếp" in name
    return name if marked else f"{name} {BEFORE_REORGANISATION}"


def paper_type(number: str) -> str:
    """The type that a plan's symbol names: `12/QĐ-UBND` → `Quyết định`; without one a plan is a `Kế hoạch`."""
    symbol = re.split(r"[/-]", number, maxsplit=1)[-1]
    return next((name for mark, name in _TYPES if re.match(rf"{mark}(?![A-Za-zĐđ])", symbol)), "Kế hoạch")


def kind_name(kind: DocumentKind) -> str:
    """The type as cited; what has no type of its own is a plain `Văn bản`."""
    return "Văn bản" if kind is DocumentKind.OTHER else kind.term


def cited(type_name: str, number: str, day: date | None, issuer: str, title: str) -> str:
    """A document cited for the first time: type, number, day, issuer, trích yếu (Phụ lục I, mục II.6).

    What is not known is left out.
    """
    number = paper_number(number)
    parts = [type_name, f"số {number}" if number else "", on_day(day) if day else "", f"của {within(issuer)}"]
    head = " ".join(part for part in parts if part and part != "của ")
    return f"{head} {about(type_name, title)}".strip()


def paper_number(number: str) -> str:
    """A number and symbol as cited: `Số: 8/KH-UBND` → `08/KH-UBND`; below ten two digits (Phụ lục I, mục II.3)."""
    number = re.sub(r"^[Ss]ố\s*:?\s*", "", number.strip())
    return re.sub(r"^(?=[1-9](?!\d))", "0", number)


def about(type_name: str, title: str) -> str:
    """The trích yếu as it follows the document it belongs to: `về triển khai …`, `về việc …`, `thực hiện Đề án …`."""
    title = _without_type(type_name, bare(title))
    if not title:
        return ""
    short = re.match(r"V/v\s+", title, re.IGNORECASE)
    if short:
        return f"về việc {inside(title[short.end() :])}"
    if re.match(r"về(?!\w)", title, re.IGNORECASE):
        return title[:1].lower() + title[1:]
    if title.startswith(_NAMED_PAPERS) and type_name in ("Kế hoạch", "Quyết định"):
        return f"thực hiện {title}"
    if re.match(r"(?:\S+ ){1,3}về ", title) and type_name == "Kế hoạch":
        return inside(title)  # a second "về" right after the first reads badly
    return f"{'về việc' if type_name in ('Công văn', 'Quyết định') else 'về'} {inside(title)}"


def _without_type(type_name: str, title: str) -> str:
    """A title that repeats its own type: `Kế hoạch Triển khai …` → `Triển khai …`."""
    repeated = re.match(rf"{re.escape(type_name)}\s+(?=\S)", title, re.IGNORECASE)
    return title[repeated.end() :] if repeated else title
