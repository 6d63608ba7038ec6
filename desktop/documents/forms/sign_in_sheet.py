"""Danh sách ký nhận: who is expected at a course, by unit and given name, with room to sign and for who walks in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from desktop.documents.forms.report_frame import lines_of
from desktop.documents.forms.report_tables import head, number_column
from desktop.documents.model import Align, Closing, Column, Document, IssueDay, Letterhead, Row, Table, paragraph
from desktop.documents.wording import bare, capital, on_day
from desktop.domain.organisation import OfficeProfile
from desktop.vietnamese.numerals import grouped

ROW_MM = 9.0
"""A row one can sign in."""

MAKER = "NGƯỜI LẬP DANH SÁCH"


@dataclass(frozen=True)
class Expected:
    """A line of the sheet; `note` says for whom a substitute comes."""

    name: str
    post: str = ""
    agency: str = ""
    note: str = ""


@dataclass(frozen=True)
class SittingFacts:
    """When and where one sitting is."""

    day: date
    at: time | None = None
    place: str = ""


@dataclass(frozen=True)
class SheetFacts:
    """What a sheet says; `people` stand in their order already. `maker` is who made the list, may be empty."""

    office: OfficeProfile
    course: str
    sittings: tuple[SittingFacts, ...]
    people: tuple[Expected, ...]
    made_on: date
    maker: str = ""
    blank_rows: int = 5


def sign_in_sheet(facts: SheetFacts) -> Document:
    """The sheet as a paper without a number: head on every page, no row divided, blank rows at its end."""
    office = facts.office
    return Document(
        kind="DANH SÁCH KÝ NHẬN",
        subject=capital(bare(facts.course)),
        letterhead=Letterhead(
            issuer=lines_of(office.issuer_lines),
            symbol="",
            place=office.place_name,
            day=IssueDay.of(facts.sittings[0].day) if len(facts.sittings) == 1 else IssueDay(facts.made_on.year),
            parent=office.parent_line,
        ),
        blocks=(
            *(paragraph(line) for line in _when_and_where(facts.sittings)),
            _table(facts),
            paragraph(f"Danh sách có {grouped(len(facts.people))} người."),
        ),
        closing=Closing(recipients=(), position=MAKER, signer=facts.maker),
        made_on=facts.made_on,
        issued_by=bare(office.full_name),
    )


def _when_and_where(sittings: Sequence[SittingFacts]) -> list[str]:
    """`Thời gian: 08 giờ 00 ngày 20/8/2024.` and the place, once where all sittings share it."""
    if not sittings:
        return []
    times = "; ".join(_when(one) for one in sittings)
    places = list(dict.fromkeys(one.place for one in sittings if one.place))
    return [f"Thời gian: {times}.", *([f"Địa điểm: {'; '.join(map(bare, places))}."] if places else [])]


def _when(sitting: SittingFacts) -> str:
    day = on_day(sitting.day)
    return f"{sitting.at:%H} giờ {sitting.at:%M} {day}" if sitting.at else day


def _table(facts: SheetFacts) -> Table:
    rows = [Row((str(place), _named(one), one.post, one.agency, "")) for place, one in enumerate(facts.people, start=1)]
    first = len(rows) + 1
    rows += [Row((str(first + place), "", "", "", "")) for place in range(facts.blank_rows)]
    return Table(
        columns=(
            number_column(),
            Column(share=1.2),
            Column(share=1.0),
            Column(share=1.5),
            Column(mm=28.0, align=Align.CENTER),
        ),
        head=head("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Ký nhận"),
        body=tuple(rows),
        row_mm=ROW_MM,
    )


def _named(one: Expected) -> str:
    return f"{one.name}\n({one.note})" if one.note else one.name
