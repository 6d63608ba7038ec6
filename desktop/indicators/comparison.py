"""A figure beside the same figure of other periods: what screen and annex show of the difference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.period import Period
from desktop.domain.record import Code
from desktop.indicators.figure import Figure
from desktop.vietnamese.numerals import ratio_text, signed

_LARGEST_SHARE = 10


class FigureGroup(Code):
    """What a figure is about, in the order of a report."""

    WORK = "work", "Công việc của kế hoạch"
    PAPERS = "papers", "Văn bản chỉ đạo, điều hành"
    TRAINING = "training", "Tập huấn"
    MEDIA = "media", "Truyền thông"
    TARGET = "target", "Mục tiêu của kế hoạch"

    @classmethod
    def of_figure(cls, identifier: str) -> FigureGroup:
        """The group of a figure by the first part of its id."""
        return cls.of(identifier.partition(".")[0])


@dataclass(frozen=True)
class ComparedFigure:
    """A figure with the same one of the previous period and of the same period a year ago; None without records."""

    figure: Figure
    previous: Figure | None = None
    last_year: Figure | None = None

    @property
    def group(self) -> FigureGroup:
        return FigureGroup.of_figure(self.figure.id)


@dataclass(frozen=True)
class Comparison:
    """The figures of a period in their groups; `previous` and `last_year` are None before the first record.

    A year's previous period is its last year too and stands once, as `previous`.
    """

    period: Period
    previous: Period | None
    last_year: Period | None
    lines: tuple[ComparedFigure, ...]


def compared(
    period: Period, figures: Mapping[str, Figure], previous: Mapping[str, Figure], last_year: Mapping[str, Figure]
) -> Comparison:
    """Every figure beside those of the periods compared with; an empty map stands for a period without records."""
    before, year_ago = period.previous, period.last_year
    once = before == year_ago
    lines = [
        ComparedFigure(one, _beside(one, previous), None if once else _beside(one, last_year))
        for one in figures.values()
    ]
    order = list(FigureGroup)
    lines.sort(key=lambda line: order.index(line.group))
    return Comparison(period, before if previous else None, year_ago if last_year and not once else None, tuple(lines))


def _beside(figure: Figure, others: Mapping[str, Figure]) -> Figure | None:
    """The same figure of another period: a part that nothing was counted in is 0 there, not unknown."""
    found = others.get(figure.id)
    if found is None and others and isinstance(figure.value, int) and figure.numerator is None:
        return Figure(figure.id, figure.label, figure.unit, 0)
    return found


def beyond_shares(now: int, before: int) -> bool:
    """Whether a share of the earlier figure would say nothing: the base is so small that it passes 1.000 %."""
    return before > 0 and now - before > _LARGEST_SHARE * before


def signed_change(now: int, before: int) -> str:
    """A difference with its sign, for a narrow cell: `+12` and on a second line `(+75,0%)`; `0` for no change."""
    difference = now - before
    text = signed(difference)
    if not difference or not before or beyond_shares(now, before):
        return text
    sign = "+" if difference > 0 else ""
    return f"{text}\n({sign}{ratio_text(difference * 100, before)}%)"


def change_of(now: Figure, before: Figure | None) -> str:
    """The signed difference of two counted figures; empty where there is none to tell."""
    if before is None or not isinstance(now.value, int) or not isinstance(before.value, int):
        return ""
    return signed_change(now.value, before.value)
