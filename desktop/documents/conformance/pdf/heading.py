"""H1, H3, H4, H6, H9, H11, H12, H14 to H16, H18, H19, T3 of a PDF paper: heading and title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from desktop.documents.conformance.departure import Departure, depart, snippet
from desktop.documents.conformance.head_words import (
    is_minutes,
    motto_departures,
    nation_departures,
    number_departures,
    place_day_departures,
    place_day_of,
)
from desktop.documents.conformance.kinds import PaperKind
from desktop.documents.conformance.pdf.anatomy import PdfAnatomy, PdfHead, line_below
from desktop.documents.conformance.pdf.model import Drawn, Page, Row
from desktop.vietnamese.folding import fold

LEFT = "Trang 1, phần đầu, bên trái"
RIGHT = "Trang 1, phần đầu, bên phải"
_WHERE = "Trang 1, tên loại và trích yếu"
_REACH = 8.0  # mm below its words in which a line is looked for
_SHARE = (1 / 3, 1 / 2)
_SLACK = 0.03
_ASIDE = 2.0  # mm
_LEVEL = 3.0  # mm


def check_heading(parts: PdfAnatomy, kind: PaperKind, today: date | None) -> Iterator[Departure]:
    """The first page's heading and title."""
    if not parts.paper.pages:
        return
    head, page = parts.head, parts.paper.pages[0]
    named = parts.title.kind.text if parts.title.kind else ""
    yield from _nation(head, page)
    yield from _issuer(head, page)
    yield from _number(head, kind, named)
    if not is_minutes(named):
        yield from _place_day(head, today)
    if not kind.is_letter:
        yield from _title(parts, page, kind)


def _nation(head: PdfHead, page: Page) -> Iterator[Departure]:
    if not head.nation:
        yield depart("H1", RIGHT, "Không tìm thấy Quốc hiệu.", "Đề nghị trình bày Quốc hiệu ở trên cùng, bên phải.")
    else:
        yield from nation_departures(" ".join(row.text for row in head.nation), RIGHT)
        if len(head.nation) > 1:
            yield depart("H3", RIGHT, "Quốc hiệu bị xuống dòng.", "Đề nghị trình bày Quốc hiệu trên một dòng.")
    if head.motto is None:
        yield depart("H4", RIGHT, "Không tìm thấy Tiêu ngữ.", "Đề nghị trình bày Tiêu ngữ ngay dưới Quốc hiệu.")
        return
    yield from motto_departures(head.motto.text, RIGHT)
    remedy = "Đề nghị kẻ đường nét liền dài bằng dòng Tiêu ngữ."
    drawn = line_below(page, head.motto, _REACH)
    if drawn is None:
        yield depart("H6", RIGHT, "Không có đường kẻ dưới Tiêu ngữ.", remedy)
        return
    width = head.motto.right - head.motto.left
    faults = [] if drawn.solid else ["không phải nét liền"]
    if not 0.95 * width <= drawn.length <= 1.05 * width:
        faults.append(f"dài bằng {100 * drawn.length / width:.0f}% dòng chữ (quy định bằng dòng chữ)")
    if faults:
        yield depart("H6", RIGHT, f"Đường kẻ dưới Tiêu ngữ {', '.join(faults)}.", remedy)


def share_faults(drawn: Drawn, rows: Sequence[Row]) -> list[str]:
    """What is wrong with a line of a third to a half of the words above it, of the longest or of the last line."""
    faults = [] if drawn.solid else ["không phải nét liền"]
    meant = {max(row.right - row.left for row in rows), rows[-1].right - rows[-1].left}
    if not any((_SHARE[0] - _SLACK) * width <= drawn.length <= (_SHARE[1] + _SLACK) * width for width in meant):
        faults.append(f"dài bằng {100 * drawn.length / max(meant):.0f}% dòng chữ (quy định từ 1/3 đến 1/2)")
    if abs(drawn.middle - rows[-1].middle) > _ASIDE:
        faults.append("chưa cân đối giữa dòng chữ")
    return faults


def _issuer(head: PdfHead, page: Page) -> Iterator[Departure]:
    if not head.agencies:
        if head.nation:
            yield depart("H8", LEFT, "Không tìm thấy tên cơ quan ban hành.", "Đề nghị ghi tên cơ quan ban hành.")
        return
    remedy = "Đề nghị kẻ đường nét liền dài từ 1/3 đến 1/2 dòng chữ, cân đối dưới tên cơ quan ban hành."
    drawn = line_below(page, head.agencies[-1], _REACH)
    if drawn is None:
        yield depart("H9", LEFT, "Không có đường kẻ dưới tên cơ quan ban hành.", remedy)
        return
    issuer = [row for row in head.agencies if row.bold] or list(head.agencies[-1:])
    faults = share_faults(drawn, issuer)
    if faults:
        yield depart("H9", LEFT, f"Đường kẻ dưới tên cơ quan ban hành {', '.join(faults)}.", remedy)


def _number(head: PdfHead, kind: PaperKind, named: str) -> Iterator[Departure]:
    if head.number is None:
        remedy = "Đề nghị ghi dòng «Số: …/…» dưới tên cơ quan ban hành."
        yield depart("H11", LEFT, "Không tìm thấy số, ký hiệu.", remedy)
        return
    yield from number_departures(head.number.text, kind, named, LEFT)


def _place_day(head: PdfHead, today: date | None) -> Iterator[Departure]:
    if head.place_day is None:
        remedy = "Đề nghị ghi địa danh và thời gian dưới Tiêu ngữ."
        yield depart("H16", RIGHT, "Không tìm thấy địa danh và thời gian.", remedy)
        return
    yield from place_day_departures(head.place_day.text, RIGHT)
    if head.number is not None and abs(head.number.baseline - head.place_day.baseline) > _LEVEL:
        remedy = "Đề nghị đặt số, ký hiệu và địa danh, thời gian trên cùng một dòng."
        yield depart("H18", "Trang 1, phần đầu", "Số, ký hiệu và địa danh, thời gian không ngang hàng.", remedy)
    typed = place_day_of(head.place_day.text)
    if typed is not None and not typed.blank and typed.year:
        day = typed.date()
        if day is None or (today is not None and day > today):
            what = "Ngày ban hành không có trong lịch." if day is None else "Ngày ban hành ở sau ngày hôm nay."
            yield depart("H19", RIGHT, what, "Đề nghị kiểm tra lại ngày, tháng, năm ban hành.")


def _title(parts: PdfAnatomy, page: Page, kind: PaperKind) -> Iterator[Departure]:
    named, subject = parts.title.kind, parts.title.subject
    if named is None:
        yield depart("T1", _WHERE, "Không tìm thấy tên loại văn bản.", f"Đề nghị ghi «{kind.name or 'BÁO CÁO'}».")
        return
    if kind.name is not None and fold(named.text) != fold(kind.name):
        what = f"Tên loại ghi {snippet(named.text)}, không phải «{kind.name}»."
        yield depart("T1", _WHERE, what, f"Đề nghị ghi tên loại «{kind.name}».")
    if not subject:
        yield depart("T2", _WHERE, "Không tìm thấy trích yếu nội dung.", "Đề nghị ghi trích yếu dưới tên loại.")
        return
    remedy = "Đề nghị kẻ đường nét liền dài từ 1/3 đến 1/2 dòng chữ, cân đối dưới trích yếu."
    drawn = line_below(page, subject[-1], _REACH)
    if drawn is None:
        yield depart("T3", _WHERE, "Không có đường kẻ dưới trích yếu.", remedy)
        return
    faults = share_faults(drawn, subject)
    if faults:
        yield depart("T3", _WHERE, f"Đường kẻ dưới trích yếu {', '.join(faults)}.", remedy)
