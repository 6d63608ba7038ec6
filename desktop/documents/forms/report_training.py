"""Sub-section "Công tác tập huấn, bồi dưỡng": courses, turns, people, and who of each target group has been trained."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.forms.report_figures import comparison, value
from desktop.documents.forms.report_parts import Part, bullets
from desktop.documents.model import Block, paragraph
from desktop.documents.wording import amount, bare, capital, counted, from_to, names_listed, on_day, within
from desktop.indicators.summary import CourseLine, CoverageLine, PeriodSummary
from desktop.vietnamese.numerals import NO_FIGURE, grouped, percent_text

LISTED_COURSES = 5
"""More courses than these stand in the annex alone."""


def training(summary: PeriodSummary, annex: str) -> Part:
    """`annex` is what the annex with the courses is called in a sentence; empty when there is none."""
    blocks: list[Block] = [paragraph(_held(summary))]
    if len(summary.courses) <= LISTED_COURSES:
        blocks.extend(bullets(_course(line) for line in summary.courses))
    compared = comparison(summary, ("training.courses", "training.turns"))
    if compared:
        blocks.append(paragraph(compared))
    blocks.extend(_coverage(summary))
    if annex:
        blocks.append(paragraph(f"Số liệu chi tiết tại {annex}."))
    return Part("Công tác tập huấn, bồi dưỡng", tuple(blocks))


def _held(summary: PeriodSummary) -> str:
    courses, turns, people = (value(summary.figures, f"training.{name}") for name in ("courses", "turns", "people"))
    if courses is None:
        return f"Lớp tập huấn tổ chức trong kỳ: {NO_FIGURE}."
    if not courses:
        return "Trong kỳ không tổ chức lớp tập huấn."
    return f"Trong kỳ đã tổ chức {counted(courses, 'lớp tập huấn')}{_came(turns, people)}."


def _came(turns: int | None, people: int | None) -> str:
    if turns is None:
        return f"; số lượt người tham dự: {NO_FIGURE}"
    if not turns:
        return "; chưa ghi nhận lượt người tham dự"
    came = f" với {counted(turns, 'lượt người')} tham dự"
    if people is None:
        return f"{came}; số người được tập huấn: {NO_FIGURE}"
    if people == turns:
        return f"{came} ({counted(people, 'người')})"
    return f"{came}; số người được tập huấn (mỗi người tính một lần): {counted(people, 'người')}"


def _course(line: CourseLine) -> str:
    """`Lớp … (ngày 20/8/2024, tại …): 02 buổi, 03 chuyên đề, 35 lượt người tham dự; đơn vị tổ chức: …`."""
    where = f", tại {'; '.join(line.places)}" if line.places else ""
    size = ", ".join(
        counted(number, unit)
        for number, unit in ((line.sessions, "buổi"), (line.topics, "chuyên đề"), (line.turns, "lượt người tham dự"))
        if number
    )
    facts = [size] if size else []
    if not line.turns:
        facts.append("chưa ghi nhận lượt người tham dự")
    if bare(line.organiser):
        facts.append(f"đơn vị tổ chức: {within(line.organiser)}")
    return f"{capital(bare(line.title))} ({from_to(line.first_day, line.last_day)}{where}): {'; '.join(facts)}"


def _coverage(summary: PeriodSummary) -> Iterator[Block]:
    """Each target group with numerator, denominator, share, how many are missing, and the day of the roster."""
    if not summary.coverage:
        return
    days = {line.as_of for line in summary.coverage}
    day = f" theo danh sách tại {on_day(next(iter(days)))}" if len(days) == 1 else ""
    yield paragraph(f"Tỷ lệ được tập huấn của các nhóm đối tượng{day} (mỗi người tính một lần):")
    yield from bullets(_group(line, dated=len(days) > 1) for line in summary.coverage)


def _group(line: CoverageLine, *, dated: bool) -> str:
    name = group_name(line)
    day = f" (danh sách tại {on_day(line.as_of)})" if dated else ""
    if not line.members:
        return f"{name}{day}: {NO_FIGURE}"
    share = f"{grouped(line.trained)}/{grouped(line.members)} người, đạt {percent_text(line.trained, line.members)}"
    if line.missing <= 0:
        return f"{name}{day}: {share}"
    return f"{name}{day}: {share}, còn {counted(line.missing, 'người')} chưa được tập huấn{_where(line)}"


def group_name(line: CoverageLine) -> str:
    """`Cán bộ làm công tác … (nhóm A)`."""
    name = capital(bare(line.name))
    return f"{name} (nhóm {bare(line.mark)})" if bare(line.mark) else name


def _where(line: CoverageLine) -> str:
    """The agencies of those missing, counted and never named, when they are few enough for a sentence."""
    if not 0 < len(line.missing_by_agency) <= 3:
        return ""
    agencies = [f"{within(name)} {amount(number)}" for name, number in line.missing_by_agency]
    return f" ({names_listed(agencies)})"
