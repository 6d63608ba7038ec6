"""B13, G3, G4, G6 to G8, G10, G11 of a PDF paper: end of the text, recipients, signature."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.conformance.departure import Departure, depart, snippet
from desktop.documents.conformance.foot_words import (
    RIGHT,
    name_departures,
    prefix_departures,
    signature_lines,
)
from desktop.documents.conformance.head_words import is_minutes
from desktop.documents.conformance.pdf.anatomy import PdfAnatomy, PdfFoot
from desktop.documents.conformance.pdf.model import Row

_WHERE = "Phần cuối văn bản"
_TOPS = 2.0  # mm
_ROOM = 25.0  # mm
_BODY_LINES = 2
_END = "./."


def check_foot(parts: PdfAnatomy) -> Iterator[Departure]:
    """The end of the text and the foot."""
    yield from _end(parts)
    foot = parts.foot
    if foot is None:
        remedy = "Đề nghị trình bày «Nơi nhận:» ở cuối văn bản, bên trái."
        yield depart("G1", _WHERE, "Không tìm thấy «Nơi nhận».", remedy)
        return
    if is_minutes(parts.title.kind.text if parts.title.kind else ""):
        return
    yield from _level(foot)
    on_page = [row for number, row in parts.body if number == foot.page.number]
    if foot.page.number > 1 and len(on_page) < _BODY_LINES:
        remedy = "Đề nghị để ít nhất hai dòng nội dung trên trang có chữ ký."
        yield depart("G10", f"Trang {foot.page.number}", "Trang có chữ ký có ít hơn hai dòng nội dung.", remedy)
    yield from _signature(foot)


def _end(parts: PdfAnatomy) -> Iterator[Departure]:
    if not parts.body or parts.foot is None:
        return
    number, last = parts.body[-1]
    marks = sum(row.text.count(_END) for _, row in parts.body)
    remedy = "Đề nghị kết thúc phần nội dung bằng dấu «./.», chỉ một lần."
    if not last.text.endswith(_END):
        yield depart("B13", f"Trang {number} {snippet(last.text)}", "Nội dung không kết thúc bằng dấu «./.».", remedy)
    elif marks > 1:
        yield depart("B13", "Nội dung", f"Dấu «./.» xuất hiện {marks} lần.", remedy)


def _level(foot: PdfFoot) -> Iterator[Departure]:
    if foot.right and foot.left and abs(foot.right[0].line_top - foot.left[0].line_top) > _TOPS:
        remedy = "Đề nghị đặt «Nơi nhận:» ngang hàng với quyền hạn, chức vụ người ký."
        yield depart("G8", f"Trang {foot.page.number}", "«Nơi nhận» không ngang hàng với quyền hạn ký.", remedy)


def signature_rows(foot: PdfFoot) -> tuple[tuple[Row, ...], Row | None]:
    """Rows above the signature, and the row of the name."""
    rows = [row for row in foot.right if not row.text.startswith("(")]
    told = signature_lines([row.text for row in rows])
    return tuple(rows[: len(told.titles)]), rows[-1] if told.name else None


def _signature(foot: PdfFoot) -> Iterator[Departure]:
    titles, name = signature_rows(foot)
    if not titles:
        yield depart("G5", RIGHT, "Không tìm thấy quyền hạn, chức vụ người ký.", "Đề nghị ghi chức vụ người ký.")
    yield from prefix_departures([row.text for row in titles])
    if name is None:
        yield depart("G7", RIGHT, "Không tìm thấy họ và tên người ký.", "Đề nghị ghi họ và tên dưới chức vụ.")
        return
    yield from name_departures(name.text)
    if titles and name.top - titles[-1].baseline < _ROOM:
        remedy = "Đề nghị để trống khoảng 25 đến 30 mm giữa chức vụ và họ tên để ký, đóng dấu."
        yield depart("G11", RIGHT, "Khoảng trống để ký chưa đủ 25 mm.", remedy)
