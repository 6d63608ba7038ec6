"""Certificates of a course and the register they are entered in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.documents.forms.report_frame import lines_of
from desktop.documents.forms.report_tables import head
from desktop.documents.model import (
    Align,
    Award,
    Awards,
    Closing,
    Column,
    Document,
    IssueDay,
    Letterhead,
    Orientation,
    Row,
    Table,
    paragraph,
)
from desktop.documents.wording import bare, capital, from_to, inside, short_day
from desktop.domain.certificates import RegisterLine
from desktop.domain.organisation import OfficeProfile, OfficeSigner
from desktop.vietnamese.numerals import grouped

KIND = "GIẤY CHỨNG NHẬN"
REISSUED = "Bản cấp lại"
_KEEPER = "NGƯỜI GHI SỔ"


@dataclass(frozen=True)
class CourseFacts:
    """What every certificate of a course says."""

    title: str
    first_day: date
    last_day: date
    places: tuple[str, ...] = ()


def certificates(
    office: OfficeProfile,
    signer: OfficeSigner | None,
    course: CourseFacts,
    lines: Sequence[RegisterLine],
    made_on: date,
) -> Awards:
    """The certificates of these lines of the register, one a sheet."""
    return Awards(
        kind=KIND,
        subject=f"Giấy chứng nhận: {bare(course.title)}",
        letterhead=_letterhead(office, made_on),
        awards=tuple(_award(course, line) for line in lines),
        closing=Closing(
            recipients=(),
            position=signer.title if signer else "",
            signer=signer.name if signer else "",
            authority=lines_of(signer.authority_lines) if signer else (),
        ),
        made_on=made_on,
    )


def _award(course: CourseFacts, line: RegisterLine) -> Award:
    title = inside(course.title)
    named = title if title.lower().startswith(("lớp ", "khóa ", "hội nghị ", "hội thảo ")) else f"lớp {title}"
    places = "; ".join(bare(place) for place in course.places)
    return Award(
        above="Chứng nhận ông (bà):",
        name=line.name,
        below=(
            *((" - ".join(filter(None, (line.post, line.agency))),) if line.post or line.agency else ()),
            f"Đã tham dự {named}",
            f"Thời gian: {from_to(course.first_day, course.last_day)}{f'; địa điểm: {places}' if places else ''}.",
        ),
        number=f"Số: {line.number_text}",
        day=IssueDay.of(line.day),
        remark=f"{REISSUED} của giấy chứng nhận số {line.original}" if line.original else "",
    )


def register(office: OfficeProfile, about: str, lines: Sequence[RegisterLine], made_on: date, keeper: str) -> Document:
    """The register as a list: one row a certificate, in the order of numbers. `about` is a year or a course."""
    return Document(
        kind="SỔ CẤP GIẤY CHỨNG NHẬN",
        subject=about,
        letterhead=_letterhead(office, made_on),
        blocks=(
            Table(
                columns=(
                    Column(mm=20.0, align=Align.CENTER),
                    Column(share=1.2),
                    Column(share=1.4),
                    Column(share=2.0),
                    Column(mm=26.0, align=Align.CENTER),
                    Column(mm=30.0),
                ),
                head=head("Số", "Họ và tên", "Chức vụ, đơn vị", "Lớp tập huấn", "Ngày cấp", "Ghi chú"),
                body=tuple(_row(line) for line in lines),
            ),
            paragraph(f"Sổ có {grouped(len(lines))} giấy chứng nhận."),
        ),
        closing=Closing(recipients=(), position=_KEEPER, signer=keeper),
        made_on=made_on,
        issued_by=bare(office.full_name),
        orientation=Orientation.LANDSCAPE,
    )


def _row(line: RegisterLine) -> Row:
    held = "\n".join(filter(None, (line.post, line.agency)))
    return Row((line.number_text, line.name, held, capital(bare(line.course)), short_day(line.day), line.note))


def _letterhead(office: OfficeProfile, day: date) -> Letterhead:
    return Letterhead(
        issuer=lines_of(office.issuer_lines),
        symbol="",
        place=office.place_name,
        day=IssueDay.of(day),
        parent=office.parent_line,
    )
