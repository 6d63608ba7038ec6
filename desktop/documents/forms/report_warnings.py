"""What the reader of a report should know before it is signed: everything printed as "chưa có số liệu", by name."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.forms.report_figures import shown_figures
from desktop.documents.wording import bare
from desktop.indicators.summary import PeriodSummary
from desktop.indicators.targets import Standing
from desktop.vietnamese.numerals import NO_FIGURE


def report_warnings(summary: PeriodSummary) -> tuple[str, ...]:
    """The summary's own warnings, then those of the paper; each once."""
    return tuple(dict.fromkeys((*summary.warnings, *_of_the_paper(summary))))


def _of_the_paper(summary: PeriodSummary) -> Iterator[str]:
    for name in _unknown(summary):
        yield f"{bare(name)}: {NO_FIGURE}"
    if summary.plan is not None and len(summary.plan.title) > 1 and summary.plan.title.isupper():
        yield "Trích yếu của kế hoạch viết hoa toàn bộ; hãy viết lại bằng chữ thường để trích yếu báo cáo đúng mẫu."


def _unknown(summary: PeriodSummary) -> Iterator[str]:
    yield from (figure.label for figure in shown_figures(summary) if figure.value is None)
    yield from (one.short or one.text for one in summary.targets if one.standing is Standing.UNKNOWN)
    yield from (f"Tỷ lệ được tập huấn: {line.name}" for line in summary.coverage if not line.members)
    yield from (f"Số lượt người tham dự lớp «{bare(line.title)}»" for line in summary.courses if not line.turns)
