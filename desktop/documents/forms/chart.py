"""Biểu đồ as a paper: a table whose bars are drawn with block letters, so that Word and the PDF print the same ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.documents.forms.report_frame import lines_of
from desktop.documents.forms.report_tables import head, number_column
from desktop.documents.model import Align, Closing, Column, Document, IssueDay, Letterhead, Row, Table, paragraph
from desktop.documents.wording import bare, capital
from desktop.domain.chart import Bar, Chart
from desktop.domain.organisation import OfficeProfile
from desktop.vietnamese.numerals import day_text

BLOCKS = 16
"""How many blocks the longest bar has."""
_BAR_MM, _VALUE_MM = 56.0, 34.0
_FULL, _HALF, _REST, _GOAL = "█", "▌", "░", "│"


@dataclass(frozen=True)
class ChartFacts:
    """What the paper says; `maker` is who made it, may be empty."""

    office: OfficeProfile
    chart: Chart
    made_on: date
    maker: str = ""


def chart_paper(facts: ChartFacts) -> Document:
    """The chart as a paper without a number."""
    office, chart = facts.office, facts.chart
    days = f"Số liệu từ ngày {day_text(chart.span.from_day)} đến ngày {day_text(chart.span.to_day)}."
    return Document(
        kind="BIỂU ĐỒ",
        subject=capital(bare(chart.title)),
        letterhead=Letterhead(
            issuer=lines_of(office.issuer_lines),
            symbol="",
            place=office.place_name,
            day=IssueDay.of(facts.made_on),
            parent=office.parent_line,
        ),
        blocks=(
            paragraph(days if not chart.told else f"{days} {chart.told}"),
            *((_table(chart),) if chart.bars else (paragraph("Chưa có số liệu."),)),
        ),
        closing=Closing(recipients=(), position="NGƯỜI LẬP BIỂU ĐỒ", signer=facts.maker),
        made_on=facts.made_on,
        issued_by=bare(office.full_name),
    )


def _table(chart: Chart) -> Table:
    noted = any(bar.note for bar in chart.bars)
    last = Column(share=1.0) if noted else Column(mm=_VALUE_MM, align=Align.RIGHT)
    return Table(
        columns=(number_column(), Column(share=1.0), Column(mm=_BAR_MM), last),
        head=head("TT", "Nội dung", "Biểu đồ", "Kết quả"),
        body=tuple(
            Row((str(place), capital(bare(bar.label)), drawn(bar), capital(bar.note) or bar.told))
            for place, bar in enumerate(chart.bars, start=1)
        ),
    )


def drawn(bar: Bar, blocks: int = BLOCKS) -> str:
    """The bar in block letters, to half a block; anything above nothing shows, up to its goal the rest is hatched."""
    if bar.share is None:
        return ""
    halves = max(round(bar.share * 2 * blocks), 1 if bar.share > 0 else 0)
    full, half = divmod(halves, 2)
    line = _FULL * full + _HALF * half
    goal = round((bar.goal or 0) * blocks)
    return line + _REST * (goal - len(line))
