"""The annexes of a report: targets and figures compared, media output, training; those without content are left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from desktop.documents.forms.list_paper import list_blocks
from desktop.documents.forms.report_activities import activity_blocks, activity_parts
from desktop.documents.forms.report_annex_media import media_tables
from desktop.documents.forms.report_annex_training import training_tables
from desktop.documents.forms.report_figures import others, reorganisation_note, shown_figures, value
from desktop.documents.forms.report_parts import Part, numbered_clauses
from desktop.documents.forms.report_tables import count_column, head, number_column, numbered_rows
from desktop.documents.forms.report_targets import gap, remark, target_name
from desktop.documents.letterhead import annex_line
from desktop.documents.model import Align, Annex, Cell, Column, Orientation, Table, paragraph
from desktop.documents.wording import bare, capital, period_head
from desktop.indicators.comparison import change_of
from desktop.indicators.figure import Figure
from desktop.indicators.summary import PeriodSummary
from desktop.indicators.targets import Standing, TargetValue
from desktop.vietnamese.numerals import NO_FIGURE, grouped, roman

NO_GOAL = "Không đặt số"
"""The goal of a target that asks for an action and sets no number."""
_COUNT_MM, _CHANGE_MM = 19.0, 25.0
"""Widths that hold `Tháng 10/2024` over two lines, and `(+100,0%)` on one."""


class AnnexKind(Enum):
    """The annexes a report may have, in their order."""

    FIGURES = "figures"
    MEDIA = "media"
    TRAINING = "training"
    ACTIVITIES = "activities"
    LIST = "list"


@dataclass(frozen=True)
class Annexes:
    """The annexes with their numbers, and what each is called in a sentence."""

    annexes: tuple[Annex, ...]
    called: dict[AnnexKind, str]

    def call(self, kind: AnnexKind) -> str:
        """`Phụ lục II`, `Phụ lục kèm theo` when it is the only one, empty when it was left out."""
        return self.called.get(kind, "")


def annexes(summary: PeriodSummary) -> Annexes:
    made = [(kind, annex) for kind, annex in _made(summary) if annex.blocks]
    if len(made) == 1:
        kind, annex = made[0]
        return Annexes((annex,), {kind: f"{annex_line('')} kèm theo"})
    numbers = [roman(place) for place in range(1, len(made) + 1)]
    return Annexes(
        tuple(
            Annex(annex.title, annex.blocks, number, annex.orientation)
            for number, (_, annex) in zip(numbers, made, strict=True)
        ),
        {kind: annex_line(number) for number, (kind, _) in zip(numbers, made, strict=True)},
    )


def _made(summary: PeriodSummary) -> Iterator[tuple[AnnexKind, Annex]]:
    name = summary.period.name
    what = "Mức độ đạt mục tiêu và số liệu tổng hợp" if summary.targets else "Số liệu tổng hợp"
    yield AnnexKind.FIGURES, Annex(f"{what} {name}", numbered_clauses(_figure_tables(summary)))
    yield (
        AnnexKind.MEDIA,
        Annex(
            f"Sản phẩm và thời lượng truyền thông {name}",
            numbered_clauses(media_tables(summary)),
            orientation=Orientation.LANDSCAPE,
        ),
    )
    yield (
        AnnexKind.TRAINING,
        Annex(
            f"Kết quả tập huấn {name}",
            numbered_clauses(training_tables(summary)),
            orientation=Orientation.LANDSCAPE,
        ),
    )

    lists = tuple(activity_parts(summary))
    yield (
        AnnexKind.ACTIVITIES,
        Annex(f"Hoạt động thực hiện các nhiệm vụ {name}", (*activity_blocks(lists), *numbered_clauses(lists))),
    )
    for facts in summary.lists:
        across = Orientation.LANDSCAPE if facts.wide else Orientation.PORTRAIT
        yield AnnexKind.LIST, Annex(capital(bare(facts.title)), list_blocks(facts), orientation=across)


def _figure_tables(summary: PeriodSummary) -> Iterator[Part]:
    if summary.targets:
        yield Part("Mức độ đạt mục tiêu", (_targets(summary),))
    figures = shown_figures(summary)
    if figures:
        note = reorganisation_note(summary) if others(summary) else ""
        notes = (paragraph(note, italic=True),) if note else ()
        yield Part("Số liệu tổng hợp", (_compared(summary, figures), *notes))


def _targets(summary: PeriodSummary) -> Table:
    rows = [
        (
            target_name(target),
            target.goal_text or NO_GOAL,
            f"{target.value_text or NO_FIGURE}{remark(target, summary)}",
            _verdict(target),
        )
        for target in summary.targets
    ]
    return Table(
        columns=(
            number_column(),
            Column(share=2.4),
            Column(mm=20.0, align=Align.CENTER),
            Column(share=1.2),
            Column(share=1.2),
        ),
        head=head("TT", "Mục tiêu", "Mức phải đạt", "Kết quả", "Đánh giá"),
        body=numbered_rows(rows),
    )


def _verdict(target: TargetValue) -> str:
    match target.standing:
        case Standing.REACHED:
            return "Đạt"
        case Standing.SHORT:
            return f"Chưa đạt, {gap(target)}"
        case Standing.STATED:
            return "–"
        case Standing.UNKNOWN:
            return "Chưa đánh giá được"


def _compared(summary: PeriodSummary, figures: tuple[Figure, ...]) -> Table:
    """Figures of the period beside those of the periods compared with, each with its signed difference."""
    compared = others(summary)
    return Table(
        columns=(
            number_column(),
            Column(),
            count_column(_COUNT_MM),
            *(count_column(mm) for _ in compared for mm in (_COUNT_MM, _CHANGE_MM)),
        ),
        head=head(
            "TT",
            "Chỉ số",
            period_head(summary.period),
            *(cell for other in compared for cell in (period_head(other.period), "Tăng, giảm")),
        ),
        body=numbered_rows(
            [
                (
                    f"{figure.label} ({figure.unit})",
                    _number(value(summary.figures, figure.id)),
                    *(cell for other in compared for cell in _beside(figure, other.figures.get(figure.id))),
                )
                for figure in figures
            ]
        ),
    )


def _number(number: int | None) -> str | Cell:
    return Cell(NO_FIGURE, align=Align.CENTER) if number is None else grouped(number)


def _beside(now: Figure, before: Figure | None) -> tuple[str | Cell, str | Cell]:
    earlier = before.value if before is not None and isinstance(before.value, int) else None
    return _number(earlier), change_of(now, before)
