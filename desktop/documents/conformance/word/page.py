"""P1 to P9 of a Word paper: paper size, orientation, margins."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.conformance.departure import Departure, depart, gather
from desktop.documents.conformance.word.grids import is_bordered
from desktop.documents.conformance.word.judging import millimetres
from desktop.documents.conformance.word.model import Section
from desktop.documents.conformance.word.parts import Anatomy

A4 = (11906, 16838)
_PAPER_SLACK = 20
_MARGIN_SLACK = 6  # 0,1 mm: the ministry's own file has 1418 and 1985
_MARGINS = (
    ("P3", "trên", "top", (1134, 1417), "từ 20 đến 25 mm"),
    ("P4", "dưới", "bottom", (1134, 1417), "từ 20 đến 25 mm"),
    ("P5", "trái", "left", (1701, 1984), "từ 30 đến 35 mm"),
    ("P6", "phải", "right", (850, 1134), "từ 15 đến 20 mm"),
)


def check_page(parts: Anatomy) -> Iterator[Departure]:
    """Every section is looked at."""
    sections = list(enumerate(parts.paper.sections, 1))
    yield from gather("P1", _paper(sections), "Đề nghị chọn khổ giấy A4 (210 mm x 297 mm) cho cả văn bản.")
    yield from _orientation(parts)
    for rule, side, name, span, allowed in _MARGINS:
        found = _margin(sections, side, name, span)
        yield from gather(rule, found, f"Đề nghị đặt lề {side} {allowed}.")
    if parts.paper.facts.mirrored and not _symmetric(parts.main):
        yield depart(
            "P8",
            "Thiết lập trang",
            "Văn bản đặt lề đối xứng (mirror margins) nên trang chẵn sai lề.",
            "Đề nghị bỏ lề đối xứng.",
        )
    low = [(_name(number), "Số trang nằm ngoài lề trên.") for number, one in sections if one.header >= one.top > 0]
    yield from gather("P9", low, "Đề nghị đặt khoảng cách từ mép giấy đến số trang nhỏ hơn lề trên (khoảng 10 mm).")


def _paper(sections: list[tuple[int, Section]]) -> Iterator[tuple[str, str]]:
    for number, one in sections:
        sizes = sorted((one.width, one.height))
        if any(abs(size - wanted) > _PAPER_SLACK for size, wanted in zip(sizes, A4, strict=True)):
            said = f"{millimetres(one.width)} x {millimetres(one.height)} mm"
            yield _name(number), f"Khổ giấy là {said}, không phải khổ A4."


def _orientation(parts: Anatomy) -> Iterator[Departure]:
    annexes = [annex.section for annex in parts.annexes]
    found = [
        (_name(number), "Trang nằm ngang nhưng không có bảng, biểu.")
        for number, one in enumerate(parts.paper.sections, 1)
        if one.landscape
        and not any(one is annex for annex in annexes)
        and not any(is_bordered(block) for block in one.blocks)
    ]
    yield from gather("P2", found, "Đề nghị trình bày theo chiều dài của khổ A4.")


def _margin(
    sections: list[tuple[int, Section]], side: str, name: str, span: tuple[int, int]
) -> Iterator[tuple[str, str]]:
    for number, one in sections:
        length: int = getattr(one, name)
        if not span[0] - _MARGIN_SLACK <= length <= span[1] + _MARGIN_SLACK:
            yield _name(number), f"Lề {side} là {millimetres(length)} mm."


def _symmetric(section: Section) -> bool:
    """With sides of 30 mm and 20 mm, a mirrored page has its sides exchanged."""
    return abs(section.left - section.right) <= _MARGIN_SLACK


def _name(number: int) -> str:
    return f"Phần trang thứ {number}"
