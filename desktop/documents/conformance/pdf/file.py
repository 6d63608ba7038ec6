"""X1 to X3 and X5 to X7 of a PDF paper: version, protection, text layer, metadata, room for signatures."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.conformance.departure import Departure, depart, gather
from desktop.documents.conformance.pdf.anatomy import PdfAnatomy
from desktop.documents.conformance.pdf.foot import signature_rows
from desktop.documents.conformance.pdf.model import Box, Page
from desktop.documents.conformance.rules import Severity

_WHERE = "Thông tin của tệp"
_VERSION = 14
_LANGUAGE = "vi-vn"
_CORNER = (140.0, 18.0)  # mm: right of, and above


def check_file(parts: PdfAnatomy) -> Iterator[Departure]:
    """The file as such, then the places that must stay free for digital signatures."""
    facts = parts.paper.facts
    if facts.version is not None and facts.version < _VERSION:
        version = f"{facts.version // 10}.{facts.version % 10}"
        yield depart("X1", _WHERE, f"Phiên bản PDF {version}.", "Đề nghị xuất lại tệp PDF phiên bản 1.4 trở lên.")
    kept = [words for words, there in _kept(parts) if there]
    if kept:
        yield depart(
            "X2", _WHERE, f"Tệp PDF có {', '.join(kept)}.", "Đề nghị xuất lại tệp PDF không kèm các nội dung này."
        )
    yield from _text_layer(parts)
    if facts.language.lower() != _LANGUAGE:
        said = f"«{facts.language}»" if facts.language else "không ghi"
        yield depart("X5", _WHERE, f"Ngôn ngữ của tệp: {said}.", "Đề nghị đặt ngôn ngữ của tệp là vi-VN.")
    if not facts.title:
        yield depart("X5", _WHERE, "Tệp không có tiêu đề.", "Đề nghị đặt tiêu đề của tệp là trích yếu văn bản.")
    if facts.author:
        yield depart("X6", _WHERE, "Tệp còn tên người soạn.", "Đề nghị xóa tên người soạn trước khi phát hành.")
    yield from _corner(parts)
    yield from _signature_room(parts)
    if facts.signatures:
        what = f"Tệp đã có {facts.signatures} chữ ký số."
        yield depart("X9", _WHERE, what, "Không sửa, lưu lại tệp đã ký số.", Severity.NOTE)


def _kept(parts: PdfAnatomy) -> tuple[tuple[str, bool], ...]:
    facts = parts.paper.facts
    return (
        ("mã hóa", facts.encrypted),
        ("mã lệnh JavaScript", facts.scripts),
        ("lệnh chạy chương trình hoặc gửi dữ liệu", facts.launches),
        ("tệp đính kèm", facts.attachments > 0),
    )


def _text_layer(parts: PdfAnatomy) -> Iterator[Departure]:
    empty = [(f"Trang {page.number}", "Trang không có lớp chữ.") for page in parts.paper.pages if not page.words]
    yield from gather("X3", empty, "Đề nghị xuất PDF từ tệp soạn thảo, không quét thành ảnh.")


def _corner(parts: PdfAnatomy) -> Iterator[Departure]:
    page = parts.paper.pages[0] if parts.paper.pages else None
    if page is not None and any(box.right > _CORNER[0] and box.top < _CORNER[1] for box in _ink(page)):
        what = "Góc trên, bên phải trang thứ nhất không còn trống."
        yield depart("X7", "Trang 1", what, "Đề nghị để trống góc này cho thông tin chữ ký số.")


def _signature_room(parts: PdfAnatomy) -> Iterator[Departure]:
    if parts.foot is None:
        return
    titles, name = signature_rows(parts.foot)
    if not titles or name is None:
        return
    left = min(row.left for row in (*titles, name))
    right = max(row.right for row in (*titles, name))
    top, bottom = titles[-1].bottom + 1, name.top - 1
    inside = [
        box
        for box in _ink(parts.foot.page)
        if box.right > left and box.left < right and box.bottom > top and box.top < bottom
    ]
    if inside:
        what = "Chỗ ký giữa chức vụ và họ tên không còn trống."
        yield depart("X7", f"Trang {parts.foot.page.number}", what, "Đề nghị để trống chỗ ký.")


def _ink(page: Page) -> list[Box]:
    words = [Box(word.left, word.top, word.right, word.bottom) for word in page.words]
    return [*words, *page.shapes, *page.pictures]
