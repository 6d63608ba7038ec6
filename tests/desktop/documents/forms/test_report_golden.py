"""Whole reports as text, read by a person once and compared ever after.

`python -m tests.desktop.documents.forms.test_report_golden` writes the golden files anew; read the difference.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop.documents.forms.report import report
from desktop.indicators.summary import PeriodSummary
from tests.desktop.documents.forms import summaries
from tests.desktop.documents.forms.shown import shown

GOLDEN = Path(__file__).parent / "golden"
CASES: dict[str, Callable[[], PeriodSummary]] = {
    "thang-day-du": summaries.rich_month,
    "thang-trong": summaries.empty_month,
    "quy": summaries.quarter,
    "nam": summaries.year,
    "xa-sau-sap-xep": summaries.commune_month,
    "khong-co-ke-hoach": summaries.without_plan,
    "chua-co-so-lieu": summaries.all_unknown,
}


def text_of(make: Callable[[], PeriodSummary]) -> str:
    summary = make()
    return shown(report(summary, made_on=summary.span.to_day))


@pytest.mark.parametrize("name", CASES)
def test_a_report_reads_as_it_was_approved(name: str) -> None:
    assert text_of(CASES[name]) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_number_and_day_come_from_the_office_clerk() -> None:
    summary = summaries.rich_month()
    sealed = shown(report(summary, number=5, day=date(2024, 9, 16), made_on=date(2024, 9, 16)))
    assert "Số: 05/BC-UBND" in sealed
    assert "Hạ Hòa, ngày 16 tháng 9 năm 2024" in sealed
    draft = shown(report(summary, made_on=date(2024, 9, 16)))
    assert "Số:      /BC-UBND" in draft
    assert "Hạ Hòa, ngày      tháng      năm 2024" in draft


if __name__ == "__main__":
    for case, make in CASES.items():
        (GOLDEN / f"{case}.txt").write_text(text_of(make), encoding="utf-8")
