"""Z1, Z2 and Z6 to Z9 of a Word paper: what its words say about persons, periods and units."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.documents.conformance.departure import Departure, depart, snippet
from desktop.documents.conformance.head_words import number_of, place_day_of
from desktop.documents.conformance.kinds import PaperKind
from desktop.documents.conformance.period_words import period_departures
from desktop.documents.conformance.personal import personal_departures
from desktop.documents.conformance.units_words import CHANGED, unit_departures
from desktop.documents.conformance.word.figures import check_figures
from desktop.documents.conformance.word.head_parts import HeadParts
from desktop.documents.conformance.word.model import Paragraph, paragraphs_of
from desktop.documents.conformance.word.parts import Anatomy

Passage = tuple[str, str]


def check_data(parts: Anatomy, head: HeadParts, kind: PaperKind) -> Iterator[Departure]:
    """Personal data everywhere, figures of tables, period, units, number and day."""
    everywhere = [(f"đoạn {snippet(one.words)}", one.words) for one in parts.paper.paragraphs if one.words]
    yield from personal_departures(everywhere)
    yield from check_figures(parts)
    subject = " ".join(line.text for line in parts.title.subject)
    remarks = [("Tiêu đề", line.text) for line in parts.title.remarks]
    body = passages(parts)
    if kind.mark == "BC":
        yield from period_departures(subject, [("Tiêu đề", subject), *remarks, *body], _issued(head))
    receivers = [
        (f"Nơi nhận {snippet(line.text)}", line.text) for line in (parts.foot.left.lines if parts.foot else ())
    ]
    yield from unit_departures(head.issuer_text, receivers, body, _issued_about(head))
    yield from _draft(head)


def passages(parts: Anatomy) -> list[Passage]:
    """Every paragraph of body and annexes, those of tables too, with its place."""
    blocks = (*parts.body, *(block for annex in parts.annexes for block in annex.blocks))
    return [(_place(one), one.text.strip()) for one in paragraphs_of(blocks) if one.words]


def _place(one: Paragraph) -> str:
    return f"đoạn {snippet(one.words)}"


def _issued(head: HeadParts) -> date | None:
    typed = place_day_of(head.day_text)
    return typed.date() if typed else None


def _issued_about(head: HeadParts) -> date | None:
    """The day, or for a draft the first moment of what is typed: a year from 2026 on is surely after the change."""
    typed = place_day_of(head.day_text)
    if typed is None:
        return None
    if (day := typed.date()) is not None:
        return day
    return CHANGED if len(typed.year) == 4 and int(typed.year) > CHANGED.year else None


def _draft(head: HeadParts) -> Iterator[Departure]:
    number, typed = number_of(head.number_text), place_day_of(head.day_text)
    if number is None or typed is None:
        return
    remedy = "Đề nghị ghi đủ cả số và ngày, hoặc để trống cả hai khi còn là dự thảo."
    if number[0] and typed.blank:
        yield depart("Z9", "Phần đầu văn bản", "Đã ghi số nhưng chưa ghi ngày ban hành.", remedy)
    elif not number[0] and typed.date() is not None:
        yield depart("Z9", "Phần đầu văn bản", "Đã ghi ngày ban hành nhưng chưa ghi số.", remedy)
