"""P1, P2, P7, B20, N7, N8 and N10 of a PDF paper: paper size, text area, page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.documents.conformance.departure import Departure, depart, gather
from desktop.documents.conformance.pdf.anatomy import PageParts, PdfAnatomy
from desktop.documents.conformance.pdf.model import Page, Row

_A4 = (210.0, 297.0)
_SLACK = 0.36  # 1 point
_LEFT, _TOP, _BOTTOM = 29.5, 19.5, 19.5
_RIGHT_MARGIN = 14.5
_WIDEST_LEFT, _WIDEST_RIGHT = 35.0, 20.0
_MIDDLE = 3.0
_WHERE = "Trang {}"


def check_page(parts: PdfAnatomy) -> Iterator[Departure]:
    """Every page."""
    pages = parts.paper.pages
    odd = [(_WHERE.format(one.number), _size(one)) for one in pages if not _is_a4(one)]
    yield from gather("P1", odd, "Đề nghị xuất tệp theo khổ giấy A4.")
    flat = [
        (_WHERE.format(one.number), "Trang nằm ngang nhưng không có bảng, biểu.")
        for one in pages
        if one.landscape and len(one.lines) < 2 and one.number < min(parts.annex_pages, default=one.number + 1)
    ]
    yield from gather("P2", flat, "Đề nghị trình bày theo chiều dài của khổ A4.")
    yield from gather("P7", _outside(parts), "Đề nghị đặt lề: trên, dưới 20-25 mm; trái 30-35 mm; phải 15-20 mm.")
    wide = [(_WHERE.format(one.number), "Bảng hoặc hình vượt lề phải.") for one in pages if _sticks_out(one)]
    yield from gather("B20", wide, "Đề nghị thu hẹp bảng, hình trong vùng trình bày.")
    yield from _numbers(parts)


def _is_a4(page: Page) -> bool:
    sizes = sorted((page.width, page.height))
    return all(abs(size - wanted) <= _SLACK for size, wanted in zip(sizes, _A4, strict=True))


def _size(page: Page) -> str:
    return f"Khổ giấy là {page.width:.0f} x {page.height:.0f} mm, không phải khổ A4."


def _outside(parts: PdfAnatomy) -> Iterator[tuple[str, str]]:
    for one in parts.pages:
        rows = one.rows
        if not rows:
            continue
        where = _WHERE.format(one.page.number)
        if min(row.left for row in rows) < _LEFT:
            yield where, "Chữ lấn lề trái."
        if max(row.right for row in rows) > one.page.width - _RIGHT_MARGIN:
            yield where, "Chữ lấn lề phải."
        if min(row.top for row in rows) < _TOP:
            yield where, "Chữ lấn lề trên."
        if max(row.bottom for row in rows) > one.page.height - _BOTTOM:
            yield where, "Chữ lấn lề dưới."


def _sticks_out(page: Page) -> bool:
    edge = page.width - _RIGHT_MARGIN
    return any(box.right > edge for box in (*page.shapes, *page.pictures))


def _numbers(parts: PdfAnatomy) -> Iterator[Departure]:
    remedy = "Đề nghị đánh số trang bằng chữ số Ả Rập ở giữa lề trên, từ trang 2, riêng cho mỗi phụ lục."
    found: list[tuple[str, str]] = []
    index = 0
    for one in parts.pages:
        index = 1 if one.page.number in parts.annex_pages else index + 1
        where = _WHERE.format(one.page.number)
        above = [row for row in one.edge if row.bottom < _TOP and _is_number(row)]
        below = [row for row in one.edge if row.top > one.page.height - _BOTTOM and _is_number(row)]
        if one.page.number == 1:
            if above or below:
                yield depart("N8", where, "Số trang hiển thị ở trang thứ nhất.", "Đề nghị bỏ số ở trang thứ nhất.")
            continue
        found += [(where, what) for what in _page_faults(one, index, above, below)]
    yield from gather("N7", found, remedy)
    worded = [
        (_WHERE.format(one.page.number), f"Số trang kèm chữ: «{row.text}».")
        for one in parts.pages
        for row in one.edge
        if re.search(r"(?i)^(?:trang|page)\b|\d+\s*/\s*\d+$", row.text)
    ]
    yield from gather("N10", worded, "Đề nghị chỉ để chữ số, không ghi “Trang” hay tổng số trang.")


def _is_number(row: Row) -> bool:
    return re.fullmatch(r"(?i)\W*(?:trang|page)?\s*\d{1,4}(?:\s*/\s*\d{1,4})?\W*", row.text) is not None


def _page_faults(one: PageParts, index: int, above: list[Row], below: list[Row]) -> Iterator[str]:
    if below:
        yield "Số trang nằm ở lề dưới."
    if not above:
        # The first page of an annex may hide its number, as the first page of the paper does.
        if not below and index > 1:
            yield "Không có số trang ở lề trên."
        return
    digits = re.sub(r"\D", "", above[0].text.partition("/")[0])
    if digits != str(index):
        yield f"Số trang ghi «{above[0].text}», đúng ra là {index}."
    if not _is_centred(one, above[0]):
        yield "Số trang chưa canh giữa."


def _is_centred(one: PageParts, row: Row) -> bool:
    """In the middle of the paper, or of a text area with allowed margins: both are called the middle of the margin."""
    least = (_LEFT + one.page.width - _WIDEST_RIGHT) / 2
    most = (_WIDEST_LEFT + one.page.width - _RIGHT_MARGIN) / 2
    return abs(row.middle - one.page.width / 2) <= _MIDDLE or least - _MIDDLE <= row.middle <= most + _MIDDLE
