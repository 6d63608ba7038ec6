"""H1 to H22 of a Word paper: the heading."""

from __future__ import annotations

from collections.abc import Iterator
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
from desktop.documents.conformance.rules import Severity
from desktop.documents.conformance.word.citations import newest_cited_day
from desktop.documents.conformance.word.head_parts import HeadParts
from desktop.documents.conformance.word.judging import TWIPS_PER_MM, Setting, line_departures, share_faults
from desktop.documents.conformance.word.lines import Line, RuleLine
from desktop.documents.conformance.word.parts import Anatomy, Column, Head

LEFT = "Phần đầu văn bản, ô bên trái"
RIGHT = "Phần đầu văn bản, ô bên phải"
_MUST_STAND = {
    "H1": "Quốc hiệu",
    "H4": "Tiêu ngữ",
    "H8": "tên cơ quan ban hành",
    "H11": "số, ký hiệu",
    "H16": "địa danh và thời gian",
}
_NATION = Setting(24, 26, bold=True, upper=True)
_MOTTO = Setting(26, 28, bold=True, upper=False)
_PARENT = Setting(24, 26, bold=False, upper=True)
_ISSUER = Setting(24, 26, bold=True, upper=True)
_NUMBER = Setting(26, 26, bold=False)
_PLACE_DAY = Setting(26, 28, bold=False, italic=True)
_SAME_HEIGHT = 6 * TWIPS_PER_MM  # an estimate from line heights; half a line is no departure
_MOTTO_SHARE = (0.9, 1.1)
_ONE_LINE = 20  # twips a line may seem too wide, since the letters are measured in another face of the same widths


def check_heading(parts: Anatomy, found: HeadParts, kind: PaperKind, today: date | None) -> Iterator[Departure]:
    """All of the heading; `found` are its lines."""
    if parts.head is None:
        yield from _missing_head()
        return
    yield from _nation(parts.head.right, found)
    yield from _motto(found)
    yield from _agencies(parts.head.left, found)
    named = parts.title.kind.text if parts.title.kind else ""
    yield from _number(found, kind, named)
    yield from _place_day(parts, found, today, minutes=is_minutes(named))
    yield from _table(parts.head)


def _missing_head() -> Iterator[Departure]:
    for rule, what in _MUST_STAND.items():
        remedy = f"Đề nghị trình bày {what} ở đầu trang thứ nhất."
        yield depart(rule, "Phần đầu văn bản", f"Không tìm thấy {what}.", remedy)


def _nation(right: Column, found: HeadParts) -> Iterator[Departure]:
    if not found.nation:
        yield depart("H1", RIGHT, "Không tìm thấy Quốc hiệu.", "Đề nghị trình bày Quốc hiệu ở trên cùng, bên phải.")
        return
    text = " ".join(line.text for line in found.nation)
    yield from nation_departures(text, RIGHT)
    yield from line_departures("H2", RIGHT, found.nation, _NATION, centred=True)
    room = right.room - found.nation[0].layout.left - found.nation[0].layout.right
    if len(found.nation) > 1 or found.nation[0].width > room + _ONE_LINE:
        remedy = "Đề nghị nới rộng ô bên phải hoặc giảm cỡ chữ Quốc hiệu còn 12."
        yield depart("H3", RIGHT, "Quốc hiệu bị xuống dòng.", remedy)


def _motto(found: HeadParts) -> Iterator[Departure]:
    motto = found.motto
    if motto is None:
        yield depart("H4", RIGHT, "Không tìm thấy Tiêu ngữ.", "Đề nghị trình bày Tiêu ngữ ngay dưới Quốc hiệu.")
        return
    yield from motto_departures(motto.text, RIGHT)
    yield from line_departures("H5", RIGHT, [motto], _MOTTO, centred=True)
    remedy = "Đề nghị kẻ đường nét liền dài bằng dòng Tiêu ngữ (dùng Shapes hoặc viền dưới), không dùng gạch chân."
    if any(run.look.underline != "none" for run in motto.shown):
        yield depart("H6", RIGHT, "Tiêu ngữ được gạch chân chữ thay cho đường kẻ.", remedy)
    elif found.motto_rule is None:
        yield depart("H6", RIGHT, "Không có đường kẻ dưới Tiêu ngữ.", remedy)
    else:
        faults = _motto_rule_faults(motto, found.motto_rule)
        if faults:
            yield depart("H6", RIGHT, f"Đường kẻ dưới Tiêu ngữ {', '.join(faults)}.", remedy)


def _motto_rule_faults(motto: Line, drawn: RuleLine) -> list[str]:
    faults = [] if drawn.solid else ["không phải nét liền"]
    least, most = (share * motto.width for share in _MOTTO_SHARE)
    if drawn.measured and not (drawn.most >= least and drawn.least <= most):
        percent = round(50 * (drawn.least + drawn.most) / motto.width)
        faults.append(f"dài bằng khoảng {percent}% dòng chữ (quy định bằng dòng chữ)")
    return faults


def _agencies(left: Column, found: HeadParts) -> Iterator[Departure]:
    yield from line_departures("H7", LEFT, found.parent, _PARENT, centred=True)
    if found.parent_rule or any(run.look.underline != "none" for line in found.parent for run in line.shown):
        remedy = "Đề nghị bỏ đường kẻ; chỉ kẻ dưới tên cơ quan ban hành."
        yield depart("H7", LEFT, "Có đường kẻ dưới tên cơ quan chủ quản.", remedy)
    if not found.issuer:
        yield depart("H8", LEFT, "Không tìm thấy tên cơ quan ban hành.", "Đề nghị ghi tên cơ quan ban hành văn bản.")
        return
    yield from line_departures("H8", LEFT, found.issuer, _ISSUER, centred=True)
    yield from _issuer_rule(left, found)
    if "UBND" in found.issuer_text.split():
        remedy = "Đề nghị ghi đầy đủ «ỦY BAN NHÂN DÂN»."
        yield depart("H10", LEFT, f"Tên cơ quan ban hành viết tắt: {snippet(found.issuer_text)}.", remedy)


def _issuer_rule(left: Column, found: HeadParts) -> Iterator[Departure]:
    remedy = "Đề nghị kẻ đường nét liền dài từ 1/3 đến 1/2 dòng chữ, cân đối dưới tên cơ quan ban hành."
    drawn = found.issuer_rule
    if any(run.look.underline != "none" for line in found.issuer for run in line.shown):
        yield depart("H9", LEFT, "Tên cơ quan ban hành được gạch chân chữ thay cho đường kẻ.", remedy)
        return
    if drawn is None:
        yield depart("H9", LEFT, "Không có đường kẻ dưới tên cơ quan ban hành.", remedy)
        return
    faults = rule_line_faults(drawn, [width for line in found.issuer for width in line.widths(left.room)])
    if faults:
        yield depart("H9", LEFT, f"Đường kẻ dưới tên cơ quan ban hành {', '.join(faults)}.", remedy)


def rule_line_faults(drawn: RuleLine, widths: list[float]) -> list[str]:
    """What is wrong with a line that must be solid, centred, and a third to a half of the words above it."""
    faults = [] if drawn.solid else ["không phải nét liền"]
    if not drawn.centred:
        faults.append("chưa cân đối giữa dòng chữ")
    share = share_faults(drawn, widths)
    return [*faults, share] if share else faults


def _number(found: HeadParts, kind: PaperKind, named: str) -> Iterator[Departure]:
    if found.number is None:
        remedy = "Đề nghị ghi dòng «Số: …/…» dưới tên cơ quan ban hành."
        yield depart("H11", LEFT, "Không tìm thấy số, ký hiệu.", remedy)
        return
    yield from number_departures(found.number.text, kind, named, LEFT)
    yield from line_departures("H13", LEFT, [found.number], _NUMBER, centred=True)


def _place_day(parts: Anatomy, found: HeadParts, today: date | None, *, minutes: bool) -> Iterator[Departure]:
    if minutes:
        if found.place_day:
            remedy = "Đề nghị bỏ địa danh, thời gian ở phần đầu biên bản (Mẫu 1.9)."
            yield depart("H22", RIGHT, "Biên bản ghi địa danh và thời gian ở phần đầu.", remedy)
        return
    if not found.place_day:
        remedy = "Đề nghị ghi địa danh và thời gian dưới Tiêu ngữ."
        yield depart("H16", RIGHT, "Không tìm thấy địa danh và thời gian.", remedy)
        return
    yield from place_day_departures(found.day_text, RIGHT)
    yield from line_departures("H17", RIGHT, found.place_day, _PLACE_DAY, centred=True)
    if found.number is not None:
        yield from _level(parts, found.number, found.place_day[0])
    yield from _real_day(parts, found, today)


def _level(parts: Anatomy, number: Line, day: Line) -> Iterator[Departure]:
    where = "Phần đầu văn bản"
    remedy = "Đề nghị đặt số, ký hiệu và địa danh, thời gian trên cùng một dòng (cùng một hàng của bảng)."
    if parts.head is None or parts.head.table is None:
        return
    if number.row != day.row:
        yield depart("H18", where, "Số, ký hiệu và địa danh, thời gian không nằm cùng một hàng.", remedy)
    elif abs(number.drop - day.drop) > _SAME_HEIGHT:
        what = "Số, ký hiệu và địa danh, thời gian có thể không ngang hàng."
        yield depart("H18", where, what, remedy, Severity.WARNING)


def _real_day(parts: Anatomy, found: HeadParts, today: date | None) -> Iterator[Departure]:
    typed = place_day_of(found.day_text)
    if typed is None or typed.blank or not typed.year:
        return
    day = typed.date()
    remedy = "Đề nghị kiểm tra lại ngày, tháng, năm ban hành."
    if day is None:
        yield depart("H19", RIGHT, f"Ngày {typed.day}/{typed.month}/{typed.year} không có trong lịch.", remedy)
        return
    if today is not None and day > today:
        yield depart("H19", RIGHT, "Ngày ban hành ở sau ngày hôm nay.", remedy)
    cited = newest_cited_day(parts)
    if cited is not None and cited > day:
        what = f"Ngày ban hành trước ngày của văn bản được viện dẫn ({cited.day:02d}/{cited.month:02d}/{cited.year})."
        yield depart("H19", RIGHT, what, remedy)


def _table(head: Head) -> Iterator[Departure]:
    where = "Phần đầu văn bản"
    if head.table is None:
        what = "Phần đầu không trình bày bằng bảng hai cột, chưa kiểm tra được vị trí các ô."
        remedy = "Đề nghị trình bày phần đầu bằng bảng hai cột không kẻ viền."
        yield depart("H21", where, what, remedy, Severity.WARNING)
        return
    borders = [border for row in head.table.rows for cell in row.cells for border in cell.borders]
    if any(border.drawn for border in borders):
        yield depart("H20", where, "Bảng phần đầu còn đường viền.", "Đề nghị bỏ đường viền của bảng (No Border).")
    if head.swapped:
        what = "Quốc hiệu nằm bên trái, tên cơ quan nằm bên phải."
        yield depart("H21", where, what, "Đề nghị đặt tên cơ quan bên trái, Quốc hiệu bên phải.")
