from __future__ import annotations

from datetime import date

from desktop.domain.period import Span
from desktop.indicators.work import WorkCounts, WorkDays, work_counts

SEPTEMBER = Span(date(2024, 8, 15), date(2024, 9, 14))


def test_every_piece_of_work_has_one_place() -> None:
    early = WorkDays(date(2024, 9, 14), date(2024, 8, 1))
    on_time = WorkDays(date(2024, 9, 14), date(2024, 9, 14))
    delayed = WorkDays(date(2024, 8, 20), date(2024, 8, 21))
    after_closing = WorkDays(date(2024, 9, 14), date(2024, 9, 15))
    never = WorkDays(date(2024, 9, 1), None)
    carried = WorkDays(date(2024, 8, 14), date(2024, 8, 15))
    ahead = WorkDays(date(2024, 9, 15), date(2024, 9, 14))
    found = work_counts(
        [early, on_time, delayed, after_closing, never], [on_time, delayed, carried, ahead, WorkDays(None, None)],
        SEPTEMBER,
    )  # fmt: skip
    assert found == WorkCounts(on_time=2, delayed=1, unfinished=2, done=5, carried=1, ahead=1)
    assert found.due == 5
