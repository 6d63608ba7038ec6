"""The periodic report: its figures, its two files, and sealing it once the văn thư has given number and day."""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.domain.paperwork import SealedReport
from desktop.domain.period import Period, PeriodDays, PeriodKind, due_day, period_containing, span
from desktop.errors import FileFault, RecordFault
from desktop.indicators.comparison import Comparison, compared
from desktop.indicators.figure import Figure
from desktop.indicators.summary import PeriodSummary
from desktop.services import calendars, figuring
from desktop.services.calendars import STANDARD_RULES
from desktop.services.desk import Desk
from desktop.services.figuring import Window
from desktop.services.planning import plan_on
from desktop.services.summarising import Gathering
from desktop.storage import attachments
from desktop.storage.attachments import Stored
from desktop.storage.figures import Counted
from desktop.vietnamese.numerals import day_text

if TYPE_CHECKING:
    from desktop.documents.model import Document

_NUMBER = re.compile("0?[1-9]|[1-9][0-9]{1,5}")
"""Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3: Arabic digits, and 0 before a number below 10 alone."""


@dataclass(frozen=True)
class Written:
    """Both files of a report and what the reader should know of it."""

    docx: Path
    pdf: Path
    warnings: tuple[str, ...]
    sealed: SealedReport | None = None


@dataclass
class Reporting:
    """Reports as the clerk uses them."""

    desk: Desk

    def days(self, period: Period, rules: str = STANDARD_RULES) -> PeriodDays:
        with self.desk.read() as reader:
            known = calendars.rules(reader, rules)
            working = calendars.working(reader)
            return PeriodDays(
                period, span(period, known), due_day(period, known, working), known.governing(period).citation
            )

    def figures(self, period: Period, rules: str = STANDARD_RULES) -> list[Figure]:
        """Every figure of a period, as screen and report show them."""
        with self.desk.read() as reader:
            window = Window.of(span(period, calendars.rules(reader, rules)), self.desk.today())
            return figuring.all_figures(reader, window, plan_on(reader, window.span.to_day))

    def compared(self, period: Period, rules: str = STANDARD_RULES) -> Comparison:
        """Every figure of a period beside the previous period's and last year's, as the annex counts them."""
        with self.desk.read() as reader:
            gathering = Gathering(reader, period, calendars.rules(reader, rules), self.desk.today())
            return compared(
                period,
                gathering.figures_of(period),
                gathering.compared(period.previous),
                gathering.compared(period.last_year),
            )

    def behind(self, identifier: str, period: Period, rules: str = STANDARD_RULES) -> list[Counted]:
        """The records behind one figure."""
        with self.desk.read() as reader:
            window = Window.of(span(period, calendars.rules(reader, rules)), self.desk.today())
            return figuring.behind(reader, identifier, window, plan_on(reader, window.span.to_day))

    def summary(
        self, period: Period, rules: str = STANDARD_RULES, *, day: date | None = None, number: int | None = None
    ) -> PeriodSummary:
        """What the period's report says; headed and signed as on `day`, for a draft (None) as today."""
        with self.desk.read() as reader:
            known = calendars.rules(reader, rules)
            return Gathering(reader, period, known, self.desk.today(), day, number).summary()

    def write(self, period: Period, folder: Path, rules: str = STANDARD_RULES) -> Written:
        """Write the period's report as Word and PDF into `folder`; a sealed report is given out as it was sealed."""
        _make(folder)
        docx, pdf = (folder / f"bao-cao-{period.code}.{ending}" for ending in ("docx", "pdf"))
        sealed = self.sealed(period)
        if sealed is not None:
            self._give_out(sealed, docx, pdf)
            return Written(docx, pdf, (), sealed)
        summary = self.summary(period, rules)
        from desktop.documents.forms.report_warnings import report_warnings

        self._write_files(self._document(summary), docx, pdf)
        return Written(docx, pdf, report_warnings(summary) + self._font_warning())

    def write_one(self, period: Period, target: Path, rules: str = STANDARD_RULES) -> Written:
        """Write the report as one file, Word or PDF by its ending; an old file stays until the new one is whole."""
        from desktop.documents.saving import save_whole

        with tempfile.TemporaryDirectory() as folder:
            written = self.write(period, Path(folder), rules)
            source = written.pdf if target.suffix.lower() == ".pdf" else written.docx
            save_whole(target, source.read_bytes())
        return written

    def last_closed(self, rules: str = STANDARD_RULES) -> Period:
        """The month whose figures closed last."""
        with self.desk.read() as reader:
            return period_containing(self.desk.today(), PeriodKind.MONTH, calendars.rules(reader, rules)).previous

    def period_of(self, sealed: bytes) -> str:
        """The code of the period a sealed report is of; empty when there is no such report."""
        with self.desk.read() as reader:
            found = reader.get(SealedReport, sealed)
            return found.period if found else ""

    def before_sealing(self, period: Period, number: str, day: date, rules: str = STANDARD_RULES) -> tuple[str, ...]:
        """What to know before sealing with that number and day: the report's warnings, then gaps and order of numbers.

        Notes only: nothing here keeps a report from being sealed. Raises `RecordFault` as `seal` for a number that is
        none and for a day that has not come.
        """
        from desktop.documents.forms.report_warnings import report_warnings

        given = _parsed(number)
        self._refuse_future(day)
        self._refuse_early(period, rules, day)
        return report_warnings(self.summary(period, rules, day=day, number=given))

    def seal(self, period: Period, number: str, day: date, rules: str = STANDARD_RULES) -> SealedReport:
        """Keep the report with its number: figures, words and both files by digest; refused when it is sealed already.

        The number is what the văn thư gave, digits only ("05"); it may not stand twice in one year with one symbol.
        """
        given = _parsed(number)
        self._refuse_future(day)
        self._refuse_early(period, rules, day)
        summary = self.summary(period, rules, day=day, number=given)
        symbol = f"BC-{summary.office.symbol}"
        self._refuse_taken(period, given, symbol, day)
        document = self._document(summary, number=given, day=day)
        from desktop.documents.composition import plain_lines

        docx, pdf = self._kept(document, period)
        with self.desk.act(f"Phát hành báo cáo số {given:02d}/{symbol}", kind="seal") as writer:
            return writer.add(
                SealedReport.of(
                    period=period.code,
                    rules=rules,
                    from_day=summary.span.from_day,
                    to_day=summary.span.to_day,
                    number=f"{given:02d}",
                    symbol=symbol,
                    year=day.year,
                    day=day,
                    figures=json.dumps([f.as_json() for f in summary.figures.values()], ensure_ascii=False),
                    words="\n".join(plain_lines(document)),
                    docx_sha256=docx.sha256,
                    pdf_sha256=pdf.sha256,
                )
            )

    def sealed(self, period: Period) -> SealedReport | None:
        """The sealed report of a period, if there is one."""
        with self.desk.read() as reader:
            found = reader.find(SealedReport, period=period.code)
            return found[-1] if found else None

    def changed_since(self, period: Period) -> tuple[str, ...]:
        """What is counted otherwise today than in the period's sealed report, one sentence a figure."""
        sealed = self.sealed(period)
        if sealed is None:
            return ()
        then = {one["id"]: one for one in json.loads(sealed.figures)}
        said = []
        for figure in self.figures(period, sealed.rules):
            before = then.get(figure.id)
            if before is not None and "text" in before and before["text"] != figure.text:
                said.append(f"{figure.label}: báo cáo đã phát hành ghi {before['text']}, nay là {figure.text}.")
        return tuple(said)

    def _refuse_future(self, day: date) -> None:
        today = self.desk.today()
        if day > today:
            raise RecordFault(
                f"Ngày ký {day_text(day)} chưa đến (hôm nay là ngày {day_text(today)}).",
                remedy="Hãy kiểm tra lại ngày ký.",
            )

    def _refuse_early(self, period: Period, rules: str, day: date) -> None:
        closes = self.days(period, rules).span.to_day
        if day < closes:
            raise RecordFault(
                f"Ngày ký {day_text(day)} trước ngày chốt số liệu {day_text(closes)} của {period.name}.",
                remedy="Hãy kiểm tra lại ngày ký hoặc kỳ báo cáo.",
            )

    def _refuse_taken(self, period: Period, number: int, symbol: str, day: date) -> None:
        with self.desk.read() as reader:
            reports = reader.find(SealedReport)
        for report in reports:
            if report.period == period.code:
                raise RecordFault(
                    f"Báo cáo {period.name} đã phát hành, số {report.number}/{report.symbol} "
                    f"ngày {day_text(report.day)}.",
                    remedy="Báo cáo đã phát hành không thay đổi; phần điều chỉnh lập báo cáo đính chính.",
                )
            if int(report.number) == number and report.symbol == symbol and report.year == day.year:
                raise RecordFault(
                    f"Số {number:02d}/{symbol} năm {day.year} đã cấp cho báo cáo {Period.parse(report.period).name} "
                    f"(ngày {day_text(report.day)}).",
                    remedy="Hãy kiểm tra lại số văn thư đã cấp.",
                )

    def _document(self, summary: PeriodSummary, number: int | None = None, day: date | None = None) -> Document:
        from desktop.documents.forms.report import report

        return report(summary, number=number, day=day, made_on=summary.paper_day)

    def _kept(self, document: Document, period: Period) -> tuple[Stored, Stored]:
        """Both files in the evidence store, whole on disk before the act that refers to them."""
        with tempfile.TemporaryDirectory() as folder:
            docx, pdf = (Path(folder) / f"bao-cao-{period.code}.{ending}" for ending in ("docx", "pdf"))
            self._write_files(document, docx, pdf)
            database = self.desk.database.path
            return attachments.store(docx, database), attachments.store(pdf, database)

    def _write_files(self, document: Document, docx: Path, pdf: Path) -> None:
        from desktop.documents.docx_writer import write_docx
        from desktop.documents.pdf_writer import write_pdf

        write_docx(document, docx)
        write_pdf(document, pdf)

    def _give_out(self, report: SealedReport, docx: Path, pdf: Path) -> None:
        from desktop.documents.saving import save_whole

        for sha256, target in ((report.docx_sha256, docx), (report.pdf_sha256, pdf)):
            save_whole(target, attachments.read_back(self.desk.database.path, sha256, target.name))

    def _font_warning(self) -> tuple[str, ...]:
        if paths.times_new_roman():
            return ()
        return ("Máy này không có phông Times New Roman; tệp PDF dùng phông Liberation Serif cùng cỡ chữ.",)


def _parsed(number: str) -> int:
    """The văn thư's number as digits, one 0 before a number below 10; raises `RecordFault` for anything else."""
    if not _NUMBER.fullmatch(number):
        raise RecordFault(f"Số «{number}» chưa đúng.", remedy="Hãy nhập số bằng chữ số, ví dụ 05.")
    return int(number)


def _make(folder: Path) -> None:
    """The folder, made where it is missing; raises `FileFault` naming it where there can be none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as fault:
        raise FileFault(
            f"Không tạo được thư mục «{folder}» để ghi báo cáo.",
            remedy="Hãy chọn một thư mục có quyền ghi, tên không trùng với tệp đã có và không quá dài.",
        ) from fault
