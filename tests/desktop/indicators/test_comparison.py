"""Figures beside those of other periods."""

from __future__ import annotations

import pytest

from desktop.domain.period import Period
from desktop.indicators.comparison import FigureGroup, change_of, compared, signed_change
from desktop.indicators.figure import Figure
from desktop.indicators.repetition import repeated_share

AIRINGS = Figure("media.airings", "Lượt phát, đăng", "lượt", 28)
PART = Figure("media.airings.channel.00", "Loa xã", "lượt", 20)
COURSES = Figure("training.courses", "Lớp", "lớp", 2)


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (28, 16, "+12\n(+75,0%)"), (27, 30, "-3\n(-10,0%)"), (5, 0, "+5"), (7, 7, "0"),
        (2500, 1000, "+1.500\n(+150,0%)"), (1200, 100, "+1.100"),
    ],
)  # fmt: skip
def test_a_change_has_its_sign(now: int, before: int, expected: str) -> None:
    assert signed_change(now, before) == expected


def test_figures_stand_in_their_groups_beside_both_periods() -> None:
    before, year_ago = {AIRINGS.id: Figure(AIRINGS.id, "", "lượt", 16)}, {COURSES.id: COURSES}
    found = compared(Period.parse("2024-09"), {one.id: one for one in (AIRINGS, PART, COURSES)}, before, year_ago)
    assert [line.group for line in found.lines] == [FigureGroup.TRAINING, FigureGroup.MEDIA, FigureGroup.MEDIA]
    assert (found.previous, found.last_year) == (Period.parse("2024-08"), Period.parse("2023-09"))
    airings, part = found.lines[1], found.lines[2]
    assert change_of(airings.figure, airings.previous) == "+12\n(+75,0%)"
    assert part.previous is not None
    assert part.previous.value == 0


def test_a_year_is_compared_with_the_year_before_once() -> None:
    found = compared(Period.parse("2024"), {AIRINGS.id: AIRINGS}, {AIRINGS.id: AIRINGS}, {AIRINGS.id: AIRINGS})
    assert (found.previous, found.last_year) == (Period.parse("2023"), None)
    assert found.lines[0].last_year is None


def test_without_records_there_is_nothing_to_compare_with() -> None:
    found = compared(Period.parse("2024-09"), {AIRINGS.id: AIRINGS}, {}, {})
    assert (found.previous, found.last_year) == (None, None)
    assert change_of(AIRINGS, found.lines[0].previous) == ""


@pytest.mark.parametrize(
    ("text", "share"),
    [("Trong kỳ các xã đã phát thanh đúng lịch, đủ thời lượng.", 100), ("Không có kiến nghị.", 0), ("", 0)],
)
def test_short_words_may_repeat(text: str, share: int) -> None:
    assert repeated_share(text, text) == share
