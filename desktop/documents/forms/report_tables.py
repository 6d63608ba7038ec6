"""Tables of a report: plain counts, totals that add up, and a note where rounding or sharing keeps them from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.documents.forms.report_figures import value
from desktop.documents.model import Align, Block, Cell, Column, HeadCell, Row, Table, paragraph
from desktop.documents.wording import capital
from desktop.indicators.figure import Figure
from desktop.indicators.summary import OutputLine
from desktop.vietnamese.numerals import grouped

NUMBER_MM = 10.0
ROUNDED = "Thời lượng từng dòng đã làm tròn đến phút; số tổng cộng tính từ thời lượng gốc."
SHARED = "Sản phẩm phát, đăng ở nhiều nơi được tính ở từng nơi, không cộng dồn."


def head(*names: str) -> tuple[tuple[HeadCell, ...], ...]:
    """One head row."""
    return (tuple(HeadCell(name) for name in names),)


def count_column(mm: float) -> Column:
    return Column(mm=mm, align=Align.RIGHT)


def numbered_rows(rows: Sequence[Sequence[str | Cell]]) -> tuple[Row, ...]:
    """Rows with their running number in front."""
    return tuple(Row((str(place), *cells)) for place, cells in enumerate(rows, 1))


def number_column() -> Column:
    return Column(mm=NUMBER_MM, align=Align.CENTER)


def total_of(rows: Sequence[int], figure: int | None) -> tuple[int, bool]:
    """What a total row says, and whether it differs from its rows: the figure counted whole, else the sum."""
    added = sum(rows)
    return (added, False) if figure is None else (figure, figure != added)


def output_table(
    lines: Sequence[OutputLine],
    figures: Mapping[str, Figure],
    what: str,
    *,
    products: bool,
    relayed: bool = False,
) -> tuple[Block, ...]:
    """Airings and minutes of channels or agencies with their totals; `relayed` takes the totals of relays alone."""
    part = ".relayed" if relayed else ""
    airings, _ = total_of([line.airings for line in lines], value(figures, f"media.airings{part}"))
    minutes, rounded = total_of([line.minutes for line in lines], value(figures, f"media.minutes{part}"))
    rows = [
        (
            capital(line.name),
            *((grouped(line.products),) if products else ()),
            grouped(line.airings),
            grouped(line.minutes),
        )
        for line in lines
    ]
    columns = 4 if products else 3
    table = Table(
        columns=(number_column(), Column(), *(count_column(30.0) for _ in range(columns - 1))),
        head=head("TT", what, *(("Số sản phẩm",) if products else ()), "Số lượt phát, đăng", "Thời lượng (phút)"),
        body=numbered_rows(rows),
        total=Row(
            (
                Cell("Tổng cộng", across=2, align=Align.CENTER),
                *(("",) if products else ()),
                grouped(airings),
                grouped(minutes),
            )
        ),
    )
    notes = [note for note, needed in ((ROUNDED, rounded), (SHARED, products and len(lines) > 1)) if needed]
    return (table, *((paragraph(" ".join(notes), italic=True),) if notes else ()))
