"""Tables of a report: plain counts, totals that add up, and a note where rounding or sharing keeps them from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.documents.forms.report_figures import value
from desktop.documents.model import Align, Block, Cell, Column, HeadCell, Row, Table, paragraph
from desktop.documents.wording import bare, capital
from desktop.indicators.figure import Figure
from desktop.indicators.summary import OutputLine
from desktop.vietnamese.numerals import grouped

NUMBER_MM = 10.0
NO_DURATION = "–"
MINUTES_APART = "Thời lượng từng dòng đã làm tròn đến phút; tổng cộng tính từ thời lượng gốc."
AIRINGS_APART = "Tổng số lượt phát, đăng được tính chung, không cộng các dòng."
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


def output_table(
    lines: Sequence[OutputLine],
    figures: Mapping[str, Figure],
    what: str,
    *,
    products: bool,
    relayed: bool = False,
) -> tuple[Block, ...]:
    """Airings and minutes of channels or agencies with their totals; `relayed` takes the totals of relays alone.

    The total is the one counted; a note says why rows that were each rounded on their own may not add up to it.
    """
    part = ".relayed" if relayed else ""
    airings = Sum.of([line.airings for line in lines], value(figures, f"media.airings{part}"))
    minutes = Sum.of([line.minutes for line in lines], value(figures, f"media.minutes{part}"))
    named = ("Số sản phẩm",) if products else ()
    rows = [
        (
            capital(bare(line.name)),
            *((grouped(line.products),) if products else ()),
            grouped(line.airings),
            duration(line),
        )
        for line in lines
    ]
    total: tuple[str | Cell, ...] = (
        Cell("Tổng cộng", across=2, align=Align.CENTER),
        *("" for _ in named),
        airings.text,
        minutes.text,
    )
    several = len(lines) > 1
    table = Table(
        columns=(number_column(), Column(), *(count_column(30.0) for _ in (*named, airings, minutes))),
        head=head("TT", what, *named, "Số lượt phát, đăng", "Thời lượng (phút)"),
        body=numbered_rows(rows),
        total=Row(total) if several else None,
    )
    notes = (
        MINUTES_APART if several and minutes.apart else "",
        AIRINGS_APART if several and airings.apart else "",
        SHARED if several and products else "",
    )
    text = " ".join(note for note in notes if note)
    return (table, paragraph(text, italic=True)) if text else (table,)


def duration(line: OutputLine) -> str:
    """Minutes of a line; what was put up without a length, a post or a banner, has none to count."""
    return NO_DURATION if line.airings and not line.minutes else grouped(line.minutes)


@dataclass(frozen=True)
class Sum:
    """What rows add up to, and what was counted as a whole."""

    added: int
    whole: int

    @classmethod
    def of(cls, rows: Sequence[int], figure: int | None) -> Sum:
        added = sum(rows)
        return cls(added, added if figure is None else figure)

    @property
    def apart(self) -> bool:
        return self.added != self.whole

    @property
    def text(self) -> str:
        """The cell of a total row."""
        return grouped(self.whole)
