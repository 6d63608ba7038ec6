"""Charts of the figures, for whoever looks rather than reads: output by month and channel, targets with their gaps.

Nothing is counted here: the bars are the figures of `figuring`, the words of a target those of the report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.documents.rendering import Preview, pictures
from desktop.domain.chart import Bar, Chart, shares
from desktop.domain.media import Channel
from desktop.domain.period import Period, PeriodKind, Span, span
from desktop.domain.plan import TargetKind
from desktop.errors import RecordFault
from desktop.indicators.figure import Figure
from desktop.indicators.targets import BASIS, TargetValue
from desktop.services import calendars, figuring
from desktop.services.calendars import STANDARD_RULES
from desktop.services.desk import Desk
from desktop.services.directory import profile_on
from desktop.services.figuring import Window
from desktop.services.planning import plan_on
from desktop.storage.rows import Reader
from desktop.vietnamese.numerals import grouped

if TYPE_CHECKING:
    from desktop.documents.model import Document

OUTPUT = {"media.airings": "Lượt phát, đăng", "media.minutes": "Thời lượng", "media.products": "Sản phẩm"}
"""What output can be drawn by, and what the title calls it."""
PARTS = {"channel": "kênh", "kind": "thể loại", "topic": "chủ đề"}
"""What it can be broken down by, and what the title calls that."""


@dataclass
class Charting:
    """Charts as the clerk looks at them and prints them."""

    desk: Desk

    def by_month(
        self, period: Period, figure: str = "media.airings", channel: bytes | None = None, rules: str = STANDARD_RULES
    ) -> Chart:
        """A bar a month, over all months of the period's year; of one channel where it is given."""
        year = Period.parse(str(period.year))
        with self.desk.read() as reader:
            known = calendars.rules(reader, rules)
            window = Window.of(span(year, known), self.desk.today())
            definition, name = figuring.standing(figure), ""
            if channel is not None:
                label = reader.one(Channel, channel).name
                definition, name = definition.narrowed("channel", channel, label), f", {label}"
            months = year.parts(PeriodKind.MONTH)
            windows = [Window.of(span(month, known), self.desk.today()) for month in months]
            counted = [figuring.counted(reader, definition, one) for one in windows]
            whole = figuring.counted(reader, definition, window)
        named = [(f"Tháng {month.index}", one, month) for month, one in zip(months, counted, strict=True)]
        return _output(f"{OUTPUT[figure]} theo tháng, năm {year.year}{name}", window.span, named, whole.text)

    def by_part(self, period: Period, figure: str, dimension: str, rules: str = STANDARD_RULES) -> Chart:
        """A bar a channel, kind or topic, the longest first."""
        with self.desk.read() as reader:
            window = self._window(reader, period, rules)
            definition = figuring.standing(figure)
            parts = figuring.broken_down(reader, definition, dimension, window)
            whole = figuring.counted(reader, definition, window)
        title = f"{OUTPUT[figure]} theo {PARTS[dimension]}, {period.name}"
        return _output(title, window.span, [(part.label, one, period) for part, one in parts], whole.text)

    def targets(self, period: Period, rules: str = STANDARD_RULES) -> Chart:
        """A bar a target of the plan, with the mark of its goal and the report's sentence of the gap."""
        from desktop.documents.forms.report_targets import result, target_name

        with self.desk.read() as reader:
            window = self._window(reader, period, rules)
            values = figuring.target_values(reader, window, plan_on(reader, window.span.to_day))
        bars = []
        for value in values:
            length, goal = _measured(value)
            name = target_name(value)
            bars.append(Bar(name, value.value_text, length, f"target.{value.number}", period, goal, result(value)))
        told = f"{grouped(len(bars))} mục tiêu của Kế hoạch." if bars else ""
        return Chart(f"Mức độ đạt mục tiêu, {period.name}", window.span, tuple(bars), told)

    def write(self, chart: Chart, target: Path) -> Path:
        """Write the chart as Word or PDF, by the target's ending."""
        from desktop.documents.docx_writer import write_docx
        from desktop.documents.pdf_writer import write_pdf

        (write_pdf if target.suffix.lower() == ".pdf" else write_docx)(self._paper(chart), target)
        return target

    def preview(self, chart: Chart, dots_per_inch: float) -> Preview:
        """The pages of the paper as they will be printed."""
        from desktop.documents.pdf_writer import pdf_bytes

        return Preview(tuple(pictures(pdf_bytes(self._paper(chart)), dots_per_inch)), ())

    def _window(self, reader: Reader, period: Period, rules: str) -> Window:
        return Window.of(span(period, calendars.rules(reader, rules)), self.desk.today())

    def _paper(self, chart: Chart) -> Document:
        from desktop.documents.forms.chart import ChartFacts, chart_paper

        today = self.desk.today()
        with self.desk.read() as reader:
            office = profile_on(reader, today)
        if office is None:
            raise RecordFault(
                "Chưa có thể thức của cơ quan (tên cơ quan, địa danh) nên chưa in được biểu đồ.",
                remedy="Hãy ghi ở trang Danh mục, mục Thể thức cơ quan mình.",
            )
        return chart_paper(ChartFacts(office, chart, today, re.split("[,(]", self.desk.who)[0].strip()))


def _output(title: str, days: Span, figures: list[tuple[str, Figure, Period]], whole: str) -> Chart:
    lengths = shares([int(one.exact or one.value or 0) for _, one, _ in figures])
    bars = tuple(
        Bar(label, one.text, length, one.id, period)
        for (label, one, period), length in zip(figures, lengths, strict=True)
    )
    return Chart(title, days, bars, f"Tổng số: {whole}." if whole else "")


def _measured(value: TargetValue) -> tuple[float | None, float | None]:
    """Length and place of the goal; a share is drawn of the whole, a count of its goal or of itself when above it."""
    if value.numerator is None or value.goal is None or value.lacking is None:
        return None, None
    if value.kind is TargetKind.PERCENT:
        return min(1.0, value.numerator / (value.denominator or 1)), value.goal / BASIS
    most = max(value.numerator, value.goal, 1)
    return value.numerator / most, value.goal / most
