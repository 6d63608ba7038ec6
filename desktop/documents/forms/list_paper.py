"""A list as a paper or as an annex: the columns in sight, numbered rows, groups with their sums, the total."""

from __future__ import annotations

from datetime import date

from desktop.documents.forms.report_frame import lines_of
from desktop.documents.forms.report_tables import head, number_column
from desktop.documents.model import (
    Align,
    Block,
    Cell,
    Closing,
    Column,
    Document,
    IssueDay,
    Letterhead,
    Orientation,
    Row,
    Table,
    paragraph,
)  # fmt: skip
from desktop.documents.wording import bare, capital
from desktop.domain.list_sheet import ListColumn, ListFacts
from desktop.domain.organisation import OfficeProfile

MAKER = "NGƯỜI LẬP"
_LETTER_MM = 2.1
_LEAST_MM = 14.0


def list_blocks(facts: ListFacts) -> tuple[Block, ...]:
    """The list as it stands in a paper or an annex."""
    said = (paragraph(facts.told),) if facts.told else ()
    if not facts.rows:
        return (*said, paragraph("Không có mục nào."))
    return (*said, _table(facts))


def list_paper(facts: ListFacts, office: OfficeProfile, made_on: date, maker: str) -> Document:
    """The list as a paper without a number; wide ones lie across."""
    return Document(
        kind=facts.kind,
        subject=capital(bare(facts.title)),
        letterhead=Letterhead(
            issuer=lines_of(office.issuer_lines),
            symbol="",
            place=office.place_name,
            day=IssueDay.of(made_on),
            parent=office.parent_line,
        ),
        blocks=list_blocks(facts),
        closing=Closing(recipients=(), position=MAKER, signer=maker),
        made_on=made_on,
        issued_by=bare(office.full_name),
        orientation=Orientation.LANDSCAPE if facts.wide else Orientation.PORTRAIT,
    )


def _table(facts: ListFacts) -> Table:
    total = None
    if facts.total is not None:
        total = Row((Cell("", align=Align.CENTER), *facts.total), bold=True)
    return Table(
        columns=(number_column(), *map(_column, facts.columns)),
        head=head("TT", *(column.title for column in facts.columns)),
        body=tuple(Row((str(place), *cells)) for place, cells in enumerate(facts.rows, start=1)),
        total=total,
    )


def _column(column: ListColumn) -> Column:
    if column.number or column.narrow:
        width = max(_LEAST_MM, column.letters * _LETTER_MM)
        return Column(mm=width, align=Align.RIGHT if column.number else Align.CENTER)
    return Column(share=max(1.0, column.letters / 16))
