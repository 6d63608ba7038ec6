"""Figures of a summary as a report's sentences and tables take them: values, and what they are compared with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.documents.wording import REORGANISED, change, counted, on_day
from desktop.domain.period import Period
from desktop.indicators.comparison import beyond_shares
from desktop.indicators.figure import STANDING, Figure
from desktop.indicators.summary import PeriodSummary

COMPARED = {
    "training.courses": ("số lớp tập huấn", "lớp", "lớp tập huấn nào"),
    "training.turns": ("số lượt người được tập huấn", "lượt", "lượt người được tập huấn"),
    "media.products": ("số sản phẩm mới", "sản phẩm", "sản phẩm mới"),
    "media.airings": ("số lượt phát, đăng", "lượt", "lượt phát, đăng"),
    "media.minutes": ("thời lượng phát", "phút", "thời lượng phát"),
}
"""Figures a sentence compares, as the sentence calls them: how many, their unit, and what there was none of."""


@dataclass(frozen=True)
class Other:
    """A period compared with: itself, its name inside a sentence and in brackets, and its figures."""

    period: Period
    name: str
    short: str
    figures: Mapping[str, Figure]


def value(figures: Mapping[str, Figure], identifier: str) -> int | None:
    """A counted figure; None when there is nothing to count from."""
    figure = figures.get(identifier)
    return figure.value if figure is not None and isinstance(figure.value, int) else None


def others(summary: PeriodSummary) -> tuple[Other, ...]:
    """The periods compared with; a year's previous period is its last year too and stands once."""
    period = summary.period
    before, year_ago = period.previous, period.last_year
    compared = []
    if summary.previous:
        compared.append(Other(before, before.name, "kỳ trước", summary.previous))
    if summary.last_year and not (summary.previous and before == year_ago):
        compared.append(Other(year_ago, f"cùng kỳ năm trước ({year_ago.name})", "cùng kỳ", summary.last_year))
    return tuple(compared)


def comparison(summary: PeriodSummary, identifiers: Sequence[str]) -> str:
    """`So với tháng 8 năm 2024: số lượt phát, đăng tăng 12 lượt (75,0%); …`; empty when nothing can be compared.

    A period in which none of these figures is above zero is passed over: nothing may have been kept of it.
    """
    sentences = []
    for other in others(summary):
        changes = list(_changes(summary, other, identifiers))
        if changes and any(value(other.figures, identifier) for identifier in identifiers):
            sentences.append(f"So với {other.name}: {'; '.join(changes)}.")
    return " ".join(sentences)


def reorganisation_note(summary: PeriodSummary) -> str:
    """What a reader must know where figures of before and after the reorganisation stand side by side; else empty."""
    first = min(summary.compared_from or summary.span.from_day, summary.span.from_day)
    if not first < REORGANISED <= summary.span.to_day:
        return ""
    return (
        f"Từ {on_day(REORGANISED)} thực hiện mô hình chính quyền địa phương 02 cấp; số liệu trước ngày này tính theo "
        "đơn vị hành chính trước sắp xếp, nên so sánh giữa hai giai đoạn chỉ để tham khảo."
    )


def _changes(summary: PeriodSummary, other: Other, identifiers: Sequence[str]) -> Iterator[str]:
    for identifier in identifiers:
        now, before = value(summary.figures, identifier), value(other.figures, identifier)
        if now is not None and before is not None and (now or before):
            label, unit, none = COMPARED[identifier]
            ago = f"({other.short} {counted(before, unit)})"
            yield f"{label} {_change(now, before, unit)}" if now else f"không có {none} {ago}"


def _change(now: int, before: int, unit: str) -> str:
    return f"tăng {counted(now - before, unit)}" if beyond_shares(now, before) else change(now, before, unit)


def shown_figures(summary: PeriodSummary) -> tuple[Figure, ...]:
    """Standing figures of the annex, in their fixed order; parts and kinds that are zero everywhere are left out."""
    known = (summary.figures.get(definition.id) for definition in STANDING)
    return tuple(figure for figure in known if figure is not None and _is_shown(figure, summary))


def _is_shown(figure: Figure, summary: PeriodSummary) -> bool:
    if figure.id.count(".") < 2 or figure.value is None:
        return True
    maps = (summary.figures, *(other.figures for other in others(summary)))
    return any(value(figures, figure.id) for figures in maps)
