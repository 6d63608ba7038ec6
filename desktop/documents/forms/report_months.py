"""Figures of a longer period month by month."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.forms.report_figures import value
from desktop.documents.forms.report_tables import count_column, number_column, numbered_rows
from desktop.documents.model import Align, Block, Cell, Column, HeadCell, Table, paragraph
from desktop.documents.wording import capital
from desktop.indicators.figure import STANDING
from desktop.indicators.summary import PeriodSummary
from desktop.vietnamese.numerals import NO_FIGURE, grouped, month_number

_MINUTES = "phút"
_WIDEST_MM, _MONTHS_MM = 24.0, 168.0
"""A month's column at most, and twelve of them together."""
_ROUNDED = "Thời lượng từng tháng đã làm tròn đến phút; số cả kỳ tính từ thời lượng gốc."
_NOT_SUMMED = "Không cộng dồn các tháng: {}."


def month_table(summary: PeriodSummary, prefix: str) -> tuple[Block, ...]:
    """The figures whose ids begin with `prefix`, a column a month; nothing for a single month or without figures."""
    identifiers = _identifiers(summary, prefix)
    if len(summary.months) < 2 or not identifiers:
        return ()
    rows = []
    apart = []
    for identifier in identifiers:
        label, unit = _label(summary, identifier)
        values = [month.get(identifier) for _, month in summary.months]
        added = sum(number or 0 for number in values)
        whole = value(summary.figures, identifier)
        rows.append((f"{capital(label)} ({unit})", *map(_number, values), _number(added if whole is None else whole)))
        if whole not in (None, added):
            apart.append((label, unit))
    width = min(_WIDEST_MM, _MONTHS_MM / len(summary.months))
    table = Table(
        columns=(number_column(), Column(), *(count_column(width) for _ in summary.months), count_column(22.0)),
        head=(
            (
                HeadCell("TT", down=2),
                HeadCell("Chỉ số", down=2),
                HeadCell("Tháng", across=len(summary.months)),
                HeadCell("Cả kỳ", down=2),
            ),
            tuple(HeadCell(month_number(month.index)) for month, _ in summary.months),
        ),
        body=numbered_rows(rows),
    )
    return (table, *(paragraph(note, italic=True) for note in _notes(apart)))


def _notes(apart: list[tuple[str, str]]) -> Iterator[str]:
    """Why a whole differs from its months: minutes are rounded once, other figures may not be added up."""
    if any(unit == _MINUTES for _, unit in apart):
        yield _ROUNDED
    others = [label.lower() for label, unit in apart if unit != _MINUTES]
    if others:
        yield _NOT_SUMMED.format("; ".join(others))


def _identifiers(summary: PeriodSummary, prefix: str) -> tuple[str, ...]:
    """Ids present in some month and known by a name: standing figures first, then the parts of each."""
    found = dict.fromkeys(key for _, month in summary.months for key in month if key.startswith(prefix))
    standing = [definition.id for definition in STANDING]
    known = [key for key in found if key in standing or key in summary.figures]
    return tuple(sorted(known, key=lambda key: standing.index(key) if key in standing else len(standing)))


def _label(summary: PeriodSummary, identifier: str) -> tuple[str, str]:
    figure = summary.figures.get(identifier)
    if figure is not None:
        return figure.label, figure.unit
    definition = next(definition for definition in STANDING if definition.id == identifier)
    return definition.label, definition.unit


def _number(number: int | None) -> str | Cell:
    return Cell(NO_FIGURE, align=Align.CENTER) if number is None else grouped(number)
