"""A1 to A5 of a Word paper: annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.documents.conformance.departure import Departure, depart, snippet
from desktop.documents.conformance.head_words import number_of, place_day_of
from desktop.documents.conformance.word.head_parts import HeadParts
from desktop.documents.conformance.word.judging import Setting, demand, setting_faults
from desktop.documents.conformance.word.lines import is_centred
from desktop.documents.conformance.word.model import Paragraph
from desktop.documents.conformance.word.parts import Anatomy, Annex
from desktop.vietnamese.folding import fold
from desktop.vietnamese.numerals import roman

_HEADING = Setting(28, 28, bold=True, upper=False)
_TITLE = Setting(26, 28, bold=True, upper=True)
_ATTACHED = Setting(26, 28, bold=None, italic=True)
_FORM = re.compile(r"Phụ lục(?: ([IVXLC]+))?")
_NUMBER = re.compile(r"[Ss]ố:?\s*(\d+)\s*/\s*(\S+)")
_DAY = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})|ngày\s+(\d{1,2})/(\d{1,2})/(\d{4})")


def check_annexes(parts: Anatomy, head: HeadParts) -> Iterator[Departure]:
    """Every annex, then their numbers together, then whether the text mentions them."""
    for annex in parts.annexes:
        yield from _heading(annex)
        for one in annex.title:
            yield from _centred("A3", annex, one, _TITLE)
        yield from _attached(annex, head)
    yield from _order(parts.annexes)
    if parts.head is not None or parts.body:
        yield from _mentions(parts)


def _centred(rule: str, annex: Annex, one: Paragraph, setting: Setting) -> Iterator[Departure]:
    faults = setting_faults(setting, one.runs) + ([] if is_centred(one.layout) else ["chưa canh giữa"])
    if faults:
        what = f"{snippet(one.words)}: {', '.join(faults)}."
        yield depart(rule, annex.heading.words, what, demand(setting, centred=True))


def _heading(annex: Annex) -> Iterator[Departure]:
    words = annex.heading.words
    if not _FORM.fullmatch(words):
        what = f"Dòng phụ lục ghi chưa đúng: {snippet(words)}."
        yield depart("A1", words, what, "Đề nghị ghi «Phụ lục» và số La Mã, chữ in thường, ví dụ «Phụ lục I».")
    yield from _centred("A1", annex, annex.heading, _HEADING)
    if not annex.new_page:
        remedy = "Đề nghị ngắt phần (Section Break) trước phụ lục."
        yield depart("A1", words, "Phụ lục không bắt đầu ở trang mới.", remedy)


def _attached(annex: Annex, head: HeadParts) -> Iterator[Departure]:
    where = annex.heading.words
    if not annex.attached:
        remedy = "Đề nghị ghi «(Kèm theo Báo cáo số     /BC-… ngày     tháng     năm     của …)» dưới tên phụ lục."
        yield depart("A4", where, "Phụ lục không có dòng «(Kèm theo …)».", remedy)
        return
    for one in annex.attached:
        yield from _centred("A4", annex, one, _ATTACHED)
    text = " ".join(one.words for one in annex.attached)
    number, day = _NUMBER.search(text), _DAY.search(text)
    own = number_of(head.number_text)
    if number and own is not None and own != (number[1], number[2].rstrip(",;)")):
        what = f"Số ghi ở dòng kèm theo ({number[1]}/{number[2]}) khác số của văn bản."
        yield depart("A4", where, what, "Đề nghị ghi đúng số, ký hiệu của văn bản hoặc để trống.")
    typed = place_day_of(head.day_text)
    if day and typed is not None:
        said = tuple(int(part) for part in day.groups() if part)
        real = typed.date()
        if real is None or said != (real.day, real.month, real.year):
            what = "Ngày ghi ở dòng kèm theo khác ngày ban hành của văn bản."
            yield depart("A4", where, what, "Đề nghị ghi đúng ngày ban hành hoặc để trống.")


def _order(annexes: tuple[Annex, ...]) -> Iterator[Departure]:
    if len(annexes) < 2:
        return
    for place, annex in enumerate(annexes, 1):
        words = annex.heading.words
        if fold(words).removeprefix("phu luc").strip(" .:") != roman(place).lower():
            what = f"Số thứ tự phụ lục ghi {snippet(words)}, đúng ra là «Phụ lục {roman(place)}»."
            yield depart("A2", words, what, "Đề nghị đánh số phụ lục bằng chữ số La Mã theo thứ tự I, II, III.")


def _mentions(parts: Anatomy) -> Iterator[Departure]:
    text = " ".join(getattr(block, "words", "") for block in parts.body)
    folded = fold(text)
    general = re.search(r"(?:cac|\b\d{1,2}|hai|ba|bon|nam) phu luc|phu luc (?:kem theo|dinh kem|duoi day|sau)", folded)
    named = set(re.findall(r"\b[ivxlc]+\b|\b\d+\b", " ".join(_after_word(folded))))
    for annex in parts.annexes:
        number = fold(annex.heading.words).removeprefix("phu luc").strip(" .:")
        mentioned = bool(general) or (number in named if number else "phu luc" in folded)
        if not mentioned:
            what = f"Nội dung văn bản không nhắc đến {snippet(annex.heading.words)}."
            remedy = "Đề nghị ghi chỉ dẫn trong nội dung, ví dụ «(chi tiết tại Phụ lục I)»."
            yield depart("A5", annex.heading.words, what, remedy)


def _after_word(folded: str) -> list[str]:
    """What stands just behind each "phụ lục", where several numbers may be listed."""
    return [found[1] for found in re.finditer(r"phu luc((?:\s|,|va|so|den|-|[ivxlc]+\b|\d+)*)", folded)]
