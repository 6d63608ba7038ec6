"""Z1 to Z3, Z6, Z8, Z9 of a PDF paper: what its words say about persons, periods and units."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.conformance.departure import Departure, depart, snippet
from desktop.documents.conformance.head_words import number_of, place_day_of
from desktop.documents.conformance.kinds import PaperKind
from desktop.documents.conformance.pdf.anatomy import PageParts, PdfAnatomy, groups
from desktop.documents.conformance.pdf.model import Page
from desktop.documents.conformance.period_words import period_departures
from desktop.documents.conformance.personal import personal_departures, sensitive_departures
from desktop.documents.conformance.units_words import CHANGED, unit_departures

Passage = tuple[str, str]

_TABLE_WIDTH = 80.0  # mm: no line under words is as long
_TABLE = 3  # lines drawn on a page that holds a table


def check_data(parts: PdfAnatomy, kind: PaperKind) -> Iterator[Departure]:
    """All words of all pages, line by line; a phrase may run on into the next line."""
    lines = [(f"Trang {one.page.number} {snippet(row.text)}", row.text) for one in parts.pages for row in one.rows]
    yield from personal_departures(lines)
    yield from sensitive_departures(cell for one in parts.pages for cell in _head_cells(one))
    subject = " ".join(row.text for row in parts.title.subject)
    body = _paragraphs([(number, row.text) for number, row in parts.body])
    typed = place_day_of(parts.head.place_day.text) if parts.head.place_day else None
    issued = typed.date() if typed else None
    if kind.mark == "BC":
        yield from period_departures(subject, body, issued)
    if issued is None and typed is not None and len(typed.year) == 4 and int(typed.year) > CHANGED.year:
        issued = CHANGED
    issuer = " ".join(row.text for row in parts.head.agencies)
    receivers = [(f"Nơi nhận {snippet(row.text)}", row.text) for row in (parts.foot.left if parts.foot else ())]
    yield from unit_departures(issuer, receivers, body, issued)
    number = number_of(parts.head.number.text) if parts.head.number else None
    if number is not None and typed is not None and number[0] and typed.blank:
        remedy = "Đề nghị ghi đủ cả số và ngày, hoặc để trống cả hai khi còn là dự thảo."
        yield depart("Z9", "Trang 1, phần đầu", "Đã ghi số nhưng chưa ghi ngày ban hành.", remedy)


def _head_cells(one: PageParts) -> Iterator[Passage]:
    """Words of table heads on a page: bold ones inside a table, and whatever stands in a table's first row.

    A table that opens the page runs on from the page before: its first row is a head only when it is bold.
    """
    edges = _edges(one.page)
    if len(edges) <= 1 or len(one.page.lines) <= _TABLE:
        return
    begun = any(row.baseline < edges[0] for row in one.rows)
    for row in one.rows:
        first = begun and edges[0] <= row.baseline <= edges[1]
        for group in groups(row):
            bold = all(word.face.bold for word in group)
            if first or (bold and edges[0] <= row.baseline <= edges[-1]):
                yield f"Trang {one.page.number}", " ".join(word.text for word in group)


def _edges(page: Page) -> list[float]:
    """Heights of the level lines as long as a table is wide, drawn whole or cell by cell."""
    lengths: dict[int, float] = {}
    for line in page.lines:
        lengths[round(line.y)] = lengths.get(round(line.y), 0.0) + line.length
    return sorted(float(height) for height, length in lengths.items() if length >= _TABLE_WIDTH)


def _paragraphs(lines: list[tuple[int, str]]) -> list[Passage]:
    """Lines joined to passages: a line that ends a sentence ends one, so that phrases over two lines are seen."""
    found: list[Passage] = []
    open_number, text = 0, ""
    for number, line in lines:
        open_number = open_number or number
        text = f"{text} {line}".strip()
        if line.endswith((".", ";", ":")):
            found.append((f"Trang {open_number} {snippet(text)}", text))
            open_number, text = 0, ""
    return [*found, (f"Trang {open_number} {snippet(text)}", text)] if text else found
