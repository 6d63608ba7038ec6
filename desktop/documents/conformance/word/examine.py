"""All rules over one Word paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from desktop.documents.conformance.departure import Departure, snippet
from desktop.documents.conformance.kinds import PaperKind
from desktop.documents.conformance.word.address import check_address
from desktop.documents.conformance.word.anatomy import anatomy
from desktop.documents.conformance.word.annexes import check_annexes
from desktop.documents.conformance.word.body import check_body
from desktop.documents.conformance.word.body_items import Item, body_items
from desktop.documents.conformance.word.data import check_data, passages
from desktop.documents.conformance.word.file import check_file
from desktop.documents.conformance.word.font import check_font
from desktop.documents.conformance.word.foot import check_foot
from desktop.documents.conformance.word.grids import check_tables
from desktop.documents.conformance.word.head_parts import HeadParts, head_parts
from desktop.documents.conformance.word.heading import check_heading
from desktop.documents.conformance.word.headings import check_headings
from desktop.documents.conformance.word.model import WordPaper
from desktop.documents.conformance.word.page import check_page
from desktop.documents.conformance.word.page_number import check_page_number
from desktop.documents.conformance.word.titles import check_title
from desktop.documents.conformance.word.wording import check_wording


def examine_word(paper: WordPaper, kind: PaperKind, today: date | None) -> Iterator[Departure]:
    """Departures in the order a reader meets them: page, font, heading, title, body, foot, annexes, file, data."""
    parts = anatomy(paper)
    head = head_parts(parts.head) if parts.head else HeadParts()
    body = body_items(parts.body)
    items = [item for item in body if isinstance(item, Item)]
    receivers = parts.foot.left.lines if parts.foot else ()
    listed = [(f"Nơi nhận {snippet(line.text)}", line.text) for line in receivers]
    yield from chain(
        check_page(parts),
        check_font(parts),
        check_page_number(parts),
        check_heading(parts, head, kind, today),
        check_title(parts, head, kind),
        check_address(parts, items, kind),
        check_body(parts, body),
        check_headings(items),
        check_wording([*passages(parts), *listed]),
        check_tables(parts),
        check_foot(parts, items),
        check_annexes(parts, head),
        check_file(parts),
        check_data(parts, head, kind),
    )
