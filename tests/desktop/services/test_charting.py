"""Charts say what the figures say: every bar is a figure, its records stand behind it, Word and PDF draw it alike."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from desktop.documents.forms.chart import BLOCKS, drawn
from desktop.domain.chart import Bar, shares
from desktop.domain.people import RosterGroup
from desktop.domain.period import Period
from desktop.domain.plan import Plan, Target, TargetKind
from desktop.services.charting import Charting
from desktop.services.desk import Desk
from desktop.services.media_matrix import MediaMatrix
from desktop.services.reporting import Reporting
from tests.factories import broadcasts, office, record, two_courses

SEPTEMBER = Period.parse("2024-09")


@pytest.fixture
def charting(desk: Desk) -> Charting:
    record(desk, [*office(), *broadcasts()])
    return Charting(desk)


def test_every_bar_is_a_figure_of_its_period(charting: Charting) -> None:
    reporting = Reporting(charting.desk)
    charts = (
        charting.by_month(SEPTEMBER),
        charting.by_part(SEPTEMBER, "media.minutes", "channel"),
        charting.by_part(SEPTEMBER, "media.airings", "topic"),
        charting.by_part(SEPTEMBER, "media.products", "kind"),
    )
    for chart in charts:
        for bar in chart.bars:
            figures = {one.id: one for one in reporting.figures(bar.period)}
            assert bar.told == figures[bar.figure].text
            assert bool(bar.share) == bool(reporting.behind(bar.figure, bar.period))
    assert [bar.told for bar in charts[1].bars] == ["240 phút", "108 phút"]
    assert [bar.share for bar in charts[1].bars] == [1.0, 0.45]
    assert charts[1].told == "Tổng số: 348 phút."


def test_the_months_of_one_channel(charting: Charting) -> None:
    commune = next(one for one in MediaMatrix(charting.desk).channels() if one.name == "Loa xã")
    chart = charting.by_month(SEPTEMBER, "media.airings", commune.uid)
    assert [bar.told for bar in chart.bars if bar.share] == ["20 lượt"]
    assert len(Reporting(charting.desk).behind(chart.bars[8].figure, chart.bars[8].period)) == 20


def test_targets_stand_against_their_goal_with_the_sentence_of_the_gap(desk: Desk) -> None:
    record(desk, [*office(), *two_courses()])
    with desk.act("Nhập kế hoạch") as writer:
        plan = writer.add(Plan.of(title="Kế hoạch", from_day=date(2023, 1, 1), to_day=date(2028, 12, 31)))
        groups = sorted(writer.find(RosterGroup), key=lambda one: one.mark)
        for place, (group, goal) in enumerate(zip(groups, (10_000, 7_000), strict=True)):
            text, kind = f"Tập huấn nhóm {group.mark}", TargetKind.PERCENT
            writer.add(
                Target.of(plan=plan.uid, position=place, text=text, kind=kind, goal=goal, roster_group=group.uid)
            )
    charting, year = Charting(desk), Period.parse("2024")
    first, second = charting.targets(year).bars
    assert (first.share, first.goal) == (36 / 42, 1.0)
    assert (second.share, second.goal) == (40 / 60, 0.7)
    assert first.note == "36/42 (85,7%), còn thiếu 06 người để đạt 100%"
    assert second.note == "40/60 (66,7%), còn thiếu 02 người để đạt 70%"
    assert len(Reporting(desk).behind(second.figure, year)) == 20


def test_without_a_plan_there_is_no_bar(charting: Charting) -> None:
    assert charting.targets(SEPTEMBER).bars == ()


def test_block_letters_keep_the_proportion_and_hatch_what_is_missing() -> None:
    def bar(share: float | None, goal: float | None = None) -> str:
        return drawn(Bar("Mục", "", share, "x", SEPTEMBER, goal))

    assert bar(1.0) == "█" * BLOCKS
    assert bar(0.5) == "█" * (BLOCKS // 2)
    assert bar(0.001) == "▌"
    assert bar(0.0) == bar(None) == ""
    assert bar(0.5, 0.75) == "█" * (BLOCKS // 2) + "░" * (BLOCKS // 4)
    assert shares([]) == []
    assert shares([0, 0]) == [0.0, 0.0]


def test_word_and_pdf_are_written_of_the_same_chart(charting: Charting, tmp_path: Path) -> None:
    chart = charting.by_part(SEPTEMBER, "media.minutes", "channel")
    word, pdf = (charting.write(chart, tmp_path / f"bieu-do.{ending}") for ending in ("docx", "pdf"))
    cells = [cell.text for row in docx.Document(str(word)).tables[1].rows for cell in row.cells]
    assert "240 phút" in cells
    assert "█" * BLOCKS in cells
    assert pdf.read_bytes().startswith(b"%PDF")
    assert len(charting.preview(chart, 50).pages) == 1
