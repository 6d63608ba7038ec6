from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.plan import TargetKind
from desktop.indicators.figure import STANDING, Figure
from desktop.indicators.targets import BASIS, Standing, TargetValue


def target(goal: int | None, numerator: int | None, denominator: int | None = None, words: str = "") -> TargetValue:
    kind = TargetKind.PERCENT if denominator else TargetKind.COUNT
    return TargetValue(
        b"t" * 16, 1, "Mục tiêu", "", kind, goal, "lượt", numerator, denominator, words, date(2024, 9, 14)
    )


def test_what_is_lacking_to_the_goal() -> None:
    assert target(7_000, 40, 60).lacking == 2
    assert target(10_000, 36, 42).lacking == 6
    assert target(7_000, 42, 60).lacking == 0
    assert target(7_000, 40, 60).value_text == "40/60 (66,7%)"
    assert target(1_200, 1_000).lacking == 200


def test_standing() -> None:
    assert target(7_000, 42, 60).standing is Standing.REACHED
    assert target(7_000, 41, 60).standing is Standing.SHORT
    assert target(None, 5).standing is Standing.STATED
    assert target(None, None, words="Đã tổ chức").standing is Standing.STATED
    assert target(7_000, None).standing is Standing.UNKNOWN


@given(st.integers(0, BASIS), st.integers(0, 500), st.integers(1, 500))
def test_what_is_lacking_is_just_enough(goal: int, numerator: int, denominator: int) -> None:
    lacking = target(goal, numerator, denominator).lacking
    assert lacking is not None
    assert (numerator + lacking) * BASIS >= goal * denominator
    if lacking:
        assert (numerator + lacking - 1) * BASIS < goal * denominator


def test_ids_are_final_and_unique() -> None:
    ids = [definition.id for definition in STANDING]
    assert len(set(ids)) == len(ids)
    final = {
        "work.due", "work.done", "work.late", "training.courses", "training.turns", "training.people",
        "media.products", "media.airings", "media.minutes", "media.minutes.own", "media.minutes.relayed",
        "media.units.leaflet", "media.units.poster", "media.units.banner", "media.units.board",
    }  # fmt: skip
    assert final <= set(ids)
    assert not next(definition for definition in STANDING if definition.id == "training.people").adds_up


def test_a_figure_prints_one_way_everywhere() -> None:
    share = Figure("x", "Tỷ lệ", "%", Decimal("85.7"), 36, 42, 6, "14/12/2024")
    assert share.text == "36/42 (85,7%)"
    assert share.as_json()["value"] == 85.7
    assert Figure("x", "Lượt", "lượt", 12_345).text == "12.345 lượt"
    assert Figure("x", "Tỷ lệ", "%", None).text == "chưa có số liệu"
    assert Figure("x", "Tỷ lệ", "%", None).as_json()["value"] is None


def test_above_the_goal_is_more_than_on_it() -> None:
    assert target(7_000, 22, 22).exceeded
    assert not target(7_000, 42, 60).exceeded
    assert not target(10_000, 22, 22).exceeded
    assert target(5, 6).exceeded
    assert not target(None, 6).exceeded
