"""All rules over one PDF paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from desktop.documents.conformance.departure import Departure
from desktop.documents.conformance.kinds import PaperKind
from desktop.documents.conformance.pdf.anatomy import anatomy
from desktop.documents.conformance.pdf.data import check_data
from desktop.documents.conformance.pdf.file import check_file
from desktop.documents.conformance.pdf.font import check_font
from desktop.documents.conformance.pdf.foot import check_foot
from desktop.documents.conformance.pdf.heading import check_heading
from desktop.documents.conformance.pdf.model import PdfPaper
from desktop.documents.conformance.pdf.page import check_page


def examine_pdf(paper: PdfPaper, kind: PaperKind, today: date | None) -> Iterator[Departure]:
    """Departures in the order a reader meets them: page, font, heading, title, foot, file, data."""
    parts = anatomy(paper)
    yield from chain(
        check_page(parts),
        check_font(paper),
        check_heading(parts, kind, today),
        check_foot(parts),
        check_file(parts),
        check_data(parts, kind),
    )
