"""What the reader of a report should know before it is signed: everything printed as "chưa có số liệu", by name."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.forms.report_figures import shown_figures, value
from desktop.documents.forms.report_frame import listed_lines
from desktop.documents.wording import bare
from desktop.domain.schedule import WorkState
from desktop.indicators.figure import STANDING
from desktop.indicators.summary import PeriodSummary
from desktop.indicators.targets import Standing
from desktop.vietnamese.numerals import NO_FIGURE

_CHECK = "báo cáo sẽ ghi là không có. Hãy nhập số liệu trước khi trình ký."


def report_warnings(summary: PeriodSummary) -> tuple[str, ...]:
    """The summary's own warnings, then those of the paper; each once."""
    return tuple(dict.fromkeys((*summary.warnings, *_of_the_paper(summary))))


def _of_the_paper(summary: PeriodSummary) -> Iterator[str]:
    if _nothing_recorded(summary):
        yield f"Chưa có số liệu, văn bản, hoạt động nào được ghi nhận trong {summary.period.name}; {_CHECK}"
    for name, text in (("Kính gửi", summary.office.addressees), ("Nơi nhận", summary.office.recipients)):
        if not listed_lines(text):
            yield f"Chưa đặt phần «{name}» trong thể thức của cơ quan."
    for name in _unknown(summary):
        yield f"{bare(name)}: {NO_FIGURE}"
    if summary.plan is not None and len(summary.plan.title) > 1 and summary.plan.title.isupper():
        yield "Trích yếu của kế hoạch viết hoa toàn bộ; hãy viết lại bằng chữ thường để trích yếu báo cáo đúng mẫu."


def _nothing_recorded(summary: PeriodSummary) -> bool:
    """Whether the report would deny everything only because nobody entered anything."""
    counted = any(value(summary.figures, definition.id) for definition in STANDING if not _is_owed(definition.id))
    told = any(line.activities or line.result or line.state is WorkState.DONE for line in summary.tasks)
    return not (counted or told or summary.documents or summary.courses or summary.channels or summary.words)


def _is_owed(identifier: str) -> bool:
    """Work due and late is counted from the plan alone, without any entry."""
    return identifier in ("work.due", "work.late")


def _unknown(summary: PeriodSummary) -> Iterator[str]:
    yield from (figure.label for figure in shown_figures(summary) if figure.value is None)
    yield from (one.short or one.text for one in summary.targets if one.standing is Standing.UNKNOWN)
    yield from (f"Tỷ lệ được tập huấn: {line.name}" for line in summary.coverage if not line.members)
    yield from (f"Số lượt người tham dự lớp «{bare(line.title)}»" for line in summary.courses if not line.turns)
