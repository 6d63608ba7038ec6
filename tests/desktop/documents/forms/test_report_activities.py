"""Notes of a task's days: alike ones once, long lists in the annex."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.documents.forms.report import report
from desktop.indicators.summary import ActivityLine, PeriodSummary
from tests.desktop.documents.forms import summaries
from tests.desktop.documents.forms.shown import shown


def noted(*notes: tuple[date, str]) -> PeriodSummary:
    blank = replace(summaries.tasks()[4], activities=tuple(ActivityLine(day, text) for day, text in notes))
    return replace(summaries.nothing("2024"), tasks=(blank,))


def text_of(summary: PeriodSummary) -> str:
    return shown(report(summary, made_on=summary.span.to_day))


def test_notes_of_the_same_words_stand_once_with_their_days() -> None:
    text = text_of(
        noted(
            (date(2024, 1, 8), "Đăng lịch tiếp công dân"),
            (date(2024, 2, 20), "Rà soát chuyên mục;"),
            (date(2024, 3, 4), "Đăng lịch tiếp công dân."),
        )
    )
    assert text.count("Đăng lịch tiếp công dân") == 1
    assert "- Đăng lịch tiếp công dân (02 lần, ngày 08/01/2024 và ngày 04/3/2024);" in text
    assert "- Rà soát chuyên mục;" in text


def test_many_days_are_told_by_the_first_and_the_last() -> None:
    text = text_of(noted(*((date(2024, month, 5), "Đăng bảng giá") for month in range(1, 7))))
    assert "- Đăng bảng giá (06 lần, từ ngày 05/01/2024 đến ngày 05/6/2024)." in text


def test_a_long_list_is_the_annexs() -> None:
    notes = [(date(2024, 4, day), f"Nội dung {'ABCDEFGH'[day - 1]}") for day in range(1, 9)]
    text = text_of(noted(*notes, (date(2024, 5, 2), "Nội dung A.")))
    assert "Trong kỳ ghi nhận 09 lần thực hiện với 08 nội dung hoạt động (chi tiết tại Phụ lục II)." in text
    assert "- Nội dung A" not in text
    assert "| 1 | Nội dung A | 2 | 01/4/2024, 02/5/2024" in text
