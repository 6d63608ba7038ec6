"""Tables of the training annex: courses, months, coverage of the target groups, who is missing by agency (counts)."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.forms.report_months import month_table
from desktop.documents.forms.report_parts import Part
from desktop.documents.forms.report_tables import count_column, head, number_column, numbered_rows
from desktop.documents.forms.report_training import group_name
from desktop.documents.model import Align, Cell, Column, Row, Table
from desktop.documents.wording import bare, capital, short_day
from desktop.indicators.summary import CourseLine, CoverageLine, PeriodSummary
from desktop.vietnamese.numerals import NO_FIGURE, grouped, percent_text

_NO_AGENCY = "Chưa rõ đơn vị"


def training_tables(summary: PeriodSummary) -> Iterator[Part]:
    if summary.courses:
        yield Part("Các lớp tập huấn", (_courses(summary),))
    yield Part("Kết quả theo tháng", month_table(summary, "training."))
    if summary.coverage:
        yield Part("Tỷ lệ được tập huấn của các nhóm đối tượng", (_coverage(summary),))
    missing = [line for line in summary.coverage if line.missing_by_agency]
    if missing:
        yield Part("Số người chưa được tập huấn theo cơ quan, đơn vị", (_missing(missing),))


def _courses(summary: PeriodSummary) -> Table:
    return Table(
        columns=(
            number_column(),
            Column(share=2.2),
            Column(mm=34.0, align=Align.CENTER),
            Column(share=1.4),
            Column(share=1.4),
            count_column(16.0),
            count_column(20.0),
            count_column(24.0),
        ),
        head=head(
            "TT", "Tên lớp", "Thời gian", "Địa điểm", "Đơn vị tổ chức", "Số buổi", "Số chuyên đề", "Số lượt người"
        ),
        body=numbered_rows([_course(line) for line in summary.courses]),
        total=Row((Cell("Tổng cộng", across=5, align=Align.CENTER), *_sums(summary))),
    )


def _course(line: CourseLine) -> tuple[str, ...]:
    first, last = short_day(line.first_day), short_day(line.last_day)
    return (
        capital(bare(line.title)),
        first if first == last else f"Từ {first}\nđến {last}",
        "\n".join(line.places),
        bare(line.organiser),
        grouped(line.sessions),
        grouped(line.topics) if line.topics else "",
        grouped(line.turns) if line.turns else NO_FIGURE,
    )


def _sums(summary: PeriodSummary) -> tuple[str, str, str]:
    """Sessions, topics and turns of all courses; a sum of nothing known stays empty."""
    topics = sum(line.topics for line in summary.courses)
    turns = sum(line.turns for line in summary.courses)
    sessions = grouped(sum(line.sessions for line in summary.courses))
    return sessions, grouped(topics) if topics else "", grouped(turns) if turns else ""


def _coverage(summary: PeriodSummary) -> Table:
    rows: list[tuple[str | Cell, ...]] = []
    for line in summary.coverage:
        known = (
            grouped(line.members),
            grouped(line.trained),
            percent_text(line.trained, line.members).removesuffix("%"),
            grouped(line.missing),
        )
        counts = known if line.members else (Cell(NO_FIGURE, across=4, align=Align.CENTER),)
        rows.append((group_name(line), short_day(line.as_of), *counts))
    return Table(
        columns=(
            number_column(),
            Column(),
            Column(mm=34.0, align=Align.CENTER),
            *(count_column(28.0) for _ in range(4)),
        ),
        head=head(
            "TT",
            "Nhóm đối tượng",
            "Ngày lấy danh sách",
            "Tổng số người",
            "Đã được tập huấn",
            "Tỷ lệ (%)",
            "Chưa được tập huấn",
        ),
        body=numbered_rows(rows),
    )


def _missing(lines: list[CoverageLine]) -> Table:
    """Agencies down, groups across; a person of two groups is missing in both, so rows are not added up."""
    counts: dict[str, dict[int, int]] = {}
    for place, line in enumerate(lines):
        for name, number in line.missing_by_agency:
            agency = counts.setdefault(capital(bare(name)) or _NO_AGENCY, {})
            agency[place] = agency.get(place, 0) + number
    rows = [
        (name, *(grouped(by_group[place]) if by_group.get(place) else "" for place in range(len(lines))))
        for name, by_group in counts.items()
    ]
    totals = [grouped(sum(number for _, number in line.missing_by_agency)) for line in lines]
    return Table(
        columns=(number_column(), Column(share=2.0), *(Column(align=Align.RIGHT) for _ in lines)),
        head=head("TT", "Cơ quan, đơn vị", *(_short_group(line) for line in lines)),
        body=numbered_rows(rows),
        total=Row((Cell("Tổng cộng", across=2, align=Align.CENTER), *totals)),
    )


def _short_group(line: CoverageLine) -> str:
    return f"Nhóm {bare(line.mark)}" if bare(line.mark) else capital(bare(line.name))
