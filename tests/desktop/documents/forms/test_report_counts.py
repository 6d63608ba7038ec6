"""Sentences that say what they count: work by due day and by day done, comparisons with nothing, open work."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.documents.forms.report import report
from desktop.domain.cadence import CadenceKind
from desktop.domain.plan import TargetKind
from desktop.domain.schedule import WorkState
from desktop.indicators.summary import OutputLine, PeriodSummary, WorkLine
from desktop.indicators.work import WorkCounts
from tests.desktop.documents.forms import summaries
from tests.desktop.documents.forms.shown import blocks_shown
from tests.desktop.documents.forms.test_report_sections import tables_of, text_of


def counting(work: WorkCounts) -> PeriodSummary:
    late = work.delayed + work.unfinished
    figures = summaries.figures(work__due=work.due, work__done=work.done, work__late=late)
    return replace(summaries.nothing("2024-09"), figures=figures, work=work)


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (
            WorkCounts(on_time=11, delayed=3, unfinished=1, done=15, carried=1),
            "trong đó 11 công việc đã hoàn thành đúng hạn, 03 công việc đã hoàn thành nhưng chậm hạn, 01 công việc",
        ),
        (
            WorkCounts(on_time=11, delayed=3, unfinished=1, done=15, carried=1),
            "Số công việc hoàn thành trong kỳ là 15, trong đó 01 công việc có hạn từ kỳ trước.",
        ),
        (WorkCounts(on_time=3, done=3), "Trong kỳ có 03 công việc đến hạn, tất cả đã hoàn thành đúng hạn.\n"),
        (WorkCounts(unfinished=1), "Trong kỳ có 01 công việc đến hạn, chưa hoàn thành.\n"),
        (
            WorkCounts(done=2, carried=1, ahead=1),
            "Trong kỳ không có công việc đến hạn. Số công việc hoàn thành trong kỳ là 02, trong đó 01 công việc có hạn",
        ),
    ],
)
def test_what_was_due_and_what_was_done_are_told_apart(work: WorkCounts, expected: str) -> None:
    assert expected in text_of(counting(work)) + "\n"


def test_work_due_on_the_closing_day_is_not_overdue_yet() -> None:
    line = replace(
        summaries.tasks()[0], state=WorkState.OPEN, due_day=date(2024, 9, 14), late=False, done_day=None, title="Việc A"
    )
    text = text_of(replace(summaries.nothing("2024-09"), tasks=(line,)))
    assert "đến hạn ngày 14/9/2024, chưa hoàn thành." in text
    assert "Còn 01 nhiệm vụ đến hạn chưa hoàn thành: Việc A (hạn ngày 14/9/2024)." in text
    assert "quá hạn" not in text


def test_nothing_now_is_said_in_words() -> None:
    bare = replace(summaries.nothing("2024-09"), previous=summaries.figures(training__courses=1, training__turns=38))
    text = text_of(bare)
    assert "không có lớp tập huấn nào (kỳ trước 01 lớp)" in text
    assert "100,0%" not in text


def test_a_comparison_across_the_reorganisation_says_so_once_in_the_text() -> None:
    crossing = replace(
        summaries.nothing("2025-08"), previous=summaries.figures(media__airings=4), compared_from=date(2024, 7, 15)
    )
    assert text_of(crossing).count("chính quyền địa phương 02 cấp") == 1
    assert "02 cấp" not in text_of(replace(crossing, compared_from=date(2025, 7, 15)))
    assert "02 cấp" not in text_of(replace(summaries.nothing("2024-08"), compared_from=date(2023, 7, 15)))


def test_a_target_of_action_leaves_no_cell_empty() -> None:
    plain = summaries.target(1, "Tổ chức triển lãm", TargetKind.ACTION, words="Đã tổ chức")
    row = next(
        line
        for line in tables_of(replace(summaries.nothing("2024"), targets=(plain,))).splitlines()
        if "triển lãm" in line
    )
    assert row.startswith("| 1 | Tổ chức triển lãm | Không đặt số | Đã tổ chức")
    assert row.endswith(" | –")


def test_what_is_lacking_has_one_manner_in_text_and_table() -> None:
    short = summaries.target(1, "Cán bộ được tập huấn", TargetKind.PERCENT, 10_000, numerator=1, denominator=5)
    summary = replace(summaries.nothing("2024"), targets=(short,))
    assert "còn thiếu 04" in text_of(summary)
    assert "còn thiếu 04" in tables_of(summary)


def test_work_that_goes_on_past_the_next_period_is_named_with_its_day() -> None:
    line = WorkLine("1", "Tập huấn cán bộ", date(2024, 12, 14), ("Phòng A",), CadenceKind.YEARLY, under_way=True)
    text = text_of(replace(summaries.nothing("2024-09"), next_work=(line,)))
    assert (
        "Trong tháng 10 năm 2024 tiếp tục triển khai nhiệm vụ còn thời hạn: tập huấn cán bộ (hạn ngày 14/12/2024)."
    ) in text


def test_relays_of_before_and_after_the_reorganisation_say_whose_names_they_bear() -> None:
    line = OutputLine("UBND xã Một", 1, 2, 24)
    for period, times in (("2025", 1), ("2024", 0), ("2026", 0)):
        summary = replace(summaries.nothing(period), relays=(line,))
        annexes = report(summary, made_on=summary.span.to_day).annexes
        text = "\n".join(text for annex in annexes for text in blocks_shown(annex.blocks))
        assert text.count("ghi theo tên tại thời điểm phát") == times
