"""N1 to N6, N9 and N10 of a Word paper: page numbers in the top margin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.documents.conformance.departure import Departure, depart, gather
from desktop.documents.conformance.rules import Severity
from desktop.documents.conformance.word.judging import Setting, size_faults
from desktop.documents.conformance.word.length import is_one_page
from desktop.documents.conformance.word.lines import is_centred
from desktop.documents.conformance.word.model import Look, Paragraph, Section
from desktop.documents.conformance.word.parts import Anatomy

_SETTING = Setting(26, 28)
_NUMBER_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES"}
_REMEDY = "Đề nghị chèn số trang ở giữa lề trên (Insert Page Number, Top of Page), bỏ số trang ở chỗ khác."


def check_page_number(parts: Anatomy) -> Iterator[Departure]:
    """Headers and footers in effect of every section."""
    sections = parts.paper.sections
    numbers = [one for section in sections for kind, one in _edges(section.headers, section) if _is_number(one)]
    yield from _where_it_stands(parts, has_number=bool(numbers))
    yield from gather("N2", _asides(numbers), "Đề nghị canh giữa số trang, không lùi đầu dòng.")
    looks = [look for one in numbers for look in _number_looks(one)]
    yield from gather(
        "N3",
        [("Đầu trang", f"Số trang có {fault}.") for fault in size_faults(_SETTING, looks)],
        "Đề nghị đặt cỡ chữ số trang từ 13 đến 14.",
    )
    if any(look.italic for look in looks):
        yield depart("N4", "Đầu trang", "Số trang in nghiêng.", "Đề nghị đặt số trang kiểu chữ đứng.")
    if any(look.bold for look in looks):
        yield depart("N4", "Đầu trang", "Số trang in đậm.", "Đề nghị bỏ in đậm số trang.", Severity.WARNING)
    yield from _first_page(parts, has_number=bool(numbers))
    yield from _format(sections)
    yield from _annexes(parts)
    worded = [("Đầu trang", f"Số trang kèm chữ: «{one.words}».") for one in numbers if _has_words(one)]
    yield from gather("N10", worded, "Đề nghị chỉ để chữ số, không ghi “Trang” hay tổng số trang.")


def _edges(edges: dict[str, tuple[Paragraph, ...]], section: Section) -> Iterator[tuple[str, Paragraph]]:
    """Paragraphs of headers or footers that show on some page of the section, text boxes included."""
    for kind, paragraphs in edges.items():
        if kind == "first" and not section.title_page:
            continue
        for one in paragraphs:
            yield kind, one
            yield from ((kind, box) for box in one.boxes)


def _is_number(one: Paragraph) -> bool:
    return "PAGE" in one.fields


def _number_looks(one: Paragraph) -> list[Look]:
    """Looks of the number; of the paragraph's mark when the field has no result yet."""
    return [run.look for run in one.runs if run.field == "PAGE" and run.text.strip()] or [one.look]


def _where_it_stands(parts: Anatomy, *, has_number: bool) -> Iterator[Departure]:
    feet = [one for section in parts.paper.sections for _, one in _edges(section.footers, section) if _is_number(one)]
    if feet:
        yield depart("N1", "Chân trang", "Số trang đặt ở chân trang.", _REMEDY)
    elif parts.paper.facts.even_headers and has_number and not _on_even_pages(parts):
        yield depart("N1", "Đầu trang chẵn", "Trang chẵn không có số trang.", _REMEDY)
    elif not has_number and not is_one_page(parts.paper):
        yield depart("N1", "Đầu trang", "Văn bản nhiều trang nhưng không có số trang ở lề trên.", _REMEDY)


def _on_even_pages(parts: Anatomy) -> bool:
    return all(any(map(_is_number, section.headers.get("even", ()))) for section in parts.paper.sections)


def _asides(numbers: list[Paragraph]) -> Iterator[tuple[str, str]]:
    for one in numbers:
        if not is_centred(one.layout) or one.layout.first:
            yield "Đầu trang", "Số trang chưa canh giữa hoặc bị lùi vào."


def _first_page(parts: Anatomy, *, has_number: bool) -> Iterator[Departure]:
    if not has_number:
        return
    main = parts.main
    shown = main.headers.get("first" if main.title_page else "default", ())
    if any(map(_is_number, shown)):
        yield depart(
            "N5",
            "Trang thứ nhất",
            "Số trang hiển thị ở trang thứ nhất.",
            "Đề nghị chọn “Different First Page” và để trống phần đầu của trang thứ nhất.",
        )


def _format(sections: tuple[Section, ...]) -> Iterator[Departure]:
    remedy = "Đề nghị đánh số trang bằng chữ số Ả Rập, bắt đầu từ 1."
    for number, one in enumerate(sections, 1):
        if one.number_format != "decimal":
            yield depart("N6", f"Phần trang thứ {number}", "Số trang không dùng chữ số Ả Rập.", remedy)
        if one.number_start not in {None, 1}:
            yield depart("N6", f"Phần trang thứ {number}", f"Số trang bắt đầu từ {one.number_start}.", remedy)


def _annexes(parts: Anatomy) -> Iterator[Departure]:
    found = [
        (annex.heading.words, "Số trang của phụ lục không được đánh riêng từ 1.")
        for annex in parts.annexes
        if parts.head is not None and not (annex.opens_section and annex.section.number_start == 1)
    ]
    yield from gather("N9", found, "Đề nghị ngắt phần (Section Break) trước phụ lục và đánh lại số trang từ 1.")


def _has_words(one: Paragraph) -> bool:
    rest = "".join(run.text for run in one.runs if run.field != "PAGE")
    return bool(re.search(r"\w", rest)) or bool((_NUMBER_FIELDS - {"PAGE"}) & set(one.fields))
