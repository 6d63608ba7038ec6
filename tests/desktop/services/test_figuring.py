"""The figures of the acceptance days TC02, TC03 and TC05, and the laws that every figure keeps."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.media import Channel
from desktop.domain.period import DECREE, Period, span
from desktop.domain.plan import Topic
from desktop.indicators.figure import STANDING, Figure
from desktop.services import figuring
from desktop.services.desk import Desk
from desktop.services.figuring import Window
from desktop.services.reporting import Reporting
from tests.factories import TODAY, broadcasts, new_desk, record, two_courses


def figures(desk: Desk, period: str) -> dict[str, Figure]:
    return {figure.id: figure for figure in Reporting(desk).figures(Period.parse(period))}


def test_training_of_a_year_comes_out_exactly(desk: Desk) -> None:
    record(desk, two_courses())
    found = figures(desk, "2024")
    assert found["training.courses"].value == 2
    assert found["training.turns"].value == 85
    assert found["training.people"].value == 76
    assert found["training.coverage.A"].value == Decimal("85.7")
    assert found["training.coverage.A"].text == "36/42 (85,7%)"
    assert found["training.coverage.A"].missing == 6
    assert found["training.coverage.B"].text == "40/60 (66,7%)"
    assert found["training.coverage.B"].missing == 20
    assert found["training.coverage.B"].as_of == "14/12/2024"


def test_coverage_counts_only_what_was_before_the_cut_off(desk: Desk) -> None:
    record(desk, two_courses())
    assert figures(desk, "2024-Q2")["training.coverage.A"].numerator == 30
    assert figures(desk, "2024-03")["training.coverage.A"].numerator == 0


def test_broadcasts_of_a_month_come_out_exactly(desk: Desk) -> None:
    record(desk, broadcasts())
    found = figures(desk, "2024-09")
    assert found["media.products"].value == 3
    assert found["media.airings"].value == 28
    assert found["media.minutes"].value == 348
    assert found["media.minutes.own"].value == 108
    assert found["media.minutes.relayed"].value == 240
    with desk.read() as reader:
        topics = {topic.name: topic.uid.hex() for topic in reader.find(Topic)}
    assert found[f"media.airings.topic.{topics['Quyền trẻ em']}"].value == 24
    assert f"media.airings.topic.{topics['Quyền của người khuyết tật']}" not in found
    assert figures(desk, "2024-10")["media.airings"].value == 0


def test_a_broadcast_on_the_day_after_closing_is_in_the_next_month(desk: Desk) -> None:
    record(desk, broadcasts())
    day_after = {"product": "Chương trình ba", "channel": "Truyền thanh huyện", "day": "2024-09-15", "at": "00:00"}
    record(desk, [{"act": "airing", **day_after}])
    assert figures(desk, "2024-09")["media.airings"].value == 28
    assert figures(desk, "2024-10")["media.airings"].value == 1


def test_merged_persons_count_once_and_walk_ins_count(desk: Desk) -> None:
    entries = [
        {"act": "person", "id": "p1", "name": "Nguyễn Thị Hòa"},
        {"act": "person", "id": "p2", "name": "Nguyen Thi Hoa"},
        {"act": "person", "id": "p3", "name": "Nguyễn Thị Hoà", "provisional": True},
        {"act": "group", "mark": "C", "name": "Nhóm thử"},
        {"act": "roster", "group": "C", "persons": ["p1", "p3"]},
        {"act": "course", "title": "L1", "sessions": [{"id": "s1", "day": "2024-05-02"}]},
        {"act": "course", "title": "L2", "sessions": [{"id": "s2", "day": "2024-05-03"}]},
        {"act": "attendance", "session": "s1", "person": "p1", "mark": "present"},
        {"act": "attendance", "session": "s2", "person": "p2", "mark": "present"},
        {"act": "attendance", "session": "s2", "person": "p3", "mark": "present"},
    ]
    record(desk, [*entries, {"act": "person_merge", "person": "p2", "into": "p1"}])
    found = figures(desk, "2024-05")
    assert found["training.turns"].value == 3
    assert found["training.people"].value == 2
    assert (found["training.coverage.C"].numerator, found["training.coverage.C"].denominator) == (1, 2)


def test_a_ring_of_merged_persons_counts_as_one(desk: Desk) -> None:
    record(desk, [{"act": "person", "id": "a", "name": "A"}, {"act": "person", "id": "b", "name": "B"},
                  {"act": "course", "title": "L", "sessions": [{"id": "s", "day": "2024-05-02"}]},
                  {"act": "attendance", "session": "s", "persons": ["a", "b"], "mark": "present"},
                  {"act": "person_merge", "person": "a", "into": "b"}])  # fmt: skip
    with desk.act("vòng") as writer:
        writer.connection.exec_driver_sql(
            "UPDATE person SET merged_into = (SELECT uid FROM person WHERE name = 'A') WHERE name = 'B'"
        )
    assert figures(desk, "2024")["training.people"].value == 1


@pytest.mark.parametrize("mark", ["excused", "absent", "substituted"])
def test_who_did_not_come_is_not_trained(desk: Desk, mark: str) -> None:
    record(desk, [
        {"act": "person", "id": "p", "name": "P"}, {"act": "person", "id": "q", "name": "Q"},
        {"act": "group", "mark": "C", "name": "Nhóm"}, {"act": "roster", "group": "C", "persons": ["p"]},
        {"act": "course", "title": "L", "sessions": [{"id": "s", "day": "2024-05-02"}]},
        {"act": "attendance", "session": "s", "person": "p", "mark": mark},
        {"act": "attendance", "session": "s", "person": "q", "mark": "present", "substitute_for": "p"},
    ])  # fmt: skip
    found = figures(desk, "2024-05")
    assert found["training.turns"].value == 1
    assert found["training.coverage.C"].missing == 1


_DAYS = st.dates(date(2023, 12, 1), date(2024, 12, 31))
_AIRINGS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 1), _DAYS, st.integers(1, 5), st.booleans()), max_size=30
)


@settings(max_examples=25)
@given(_AIRINGS)
def test_twelve_months_make_the_year_and_figures_have_their_records(
    airings: list[tuple[int, int, date, int, bool]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = new_desk(Path(folder))
        products = [{"act": "product", "id": f"p{i}", "title": f"P{i}", "kind": "news", "minutes": i} for i in range(4)]
        channels = [
            {"act": "channel", "id": "c0", "name": "Loa", "kind": "radio", "level": "commune"},
            {
                "act": "channel",
                "id": "c1",
                "name": "Trang",
                "kind": "portal",
                "level": "district",
                "with_duration": False,
            },
        ]
        entries = [
            {"act": "airing", "product": f"p{p}", "channel": f"c{c}", "day": day.isoformat(), "times": n, "relayed": r}
            for p, c, day, n, r in airings
        ]
        record(desk, products + channels + entries)
        year = figures(desk, "2024")
        months = [figures(desk, f"2024-{month:02d}") for month in range(1, 13)]
        for definition in STANDING:
            if definition.adds_up:
                assert year[definition.id].value == sum(month[definition.id].value for month in months), definition.id
        inside = [a for a in airings if a[2] in span(Period.parse("2024"), DECREE)]
        assert year["media.airings"].value == sum(a[3] for a in inside)
        assert year["media.minutes"].value == sum(a[0] * a[3] for a in inside if a[1] == 0)
        assert len(Reporting(desk).behind("media.airings", Period.parse("2024"))) == len(inside)
        assert len(Reporting(desk).behind("media.products", Period.parse("2024"))) == year["media.products"].value
        desk.database.close()


def test_work_is_late_only_once_its_day_has_passed() -> None:
    days = span(Period.parse("2024-09"), DECREE)
    assert Window.of(days, date(2024, 9, 10)).cut == date(2024, 9, 9)
    assert Window.of(days, TODAY).cut == days.to_day
    assert days.to_day - days.from_day == timedelta(days=30)


def test_percent_rounds_half_up() -> None:
    assert figuring.percent(1, 16) == Decimal("6.3")
    assert figuring.percent(0, 0) is None


def test_behind_a_coverage_stand_the_members_still_missing(desk: Desk) -> None:
    record(desk, two_courses())
    reporting, year = Reporting(desk), Period.parse("2024")
    missing = reporting.behind("training.coverage.A", year)
    assert [one.shown for one in missing] == [f"Người A{i} - Phòng số {i % 6}" for i in range(36, 42)]
    assert len(reporting.behind("training.coverage.B", year)) == 20


def test_a_breakdown_keeps_its_id_when_the_channel_is_renamed(desk: Desk) -> None:
    record(desk, broadcasts())
    before = {name for name in figures(desk, "2024-09") if ".channel." in name}
    with desk.act("Đổi tên kênh") as writer:
        writer.change(Channel, writer.find(Channel)[0].uid, name="Tên mới của kênh")
    after = figures(desk, "2024-09")
    assert {name for name in after if ".channel." in name} == before
    assert "Tên mới của kênh" in {figure.label for figure in after.values()}


def test_airings_behind_a_figure_say_channel_agency_and_times(desk: Desk) -> None:
    record(desk, broadcasts())
    lines = [one.shown for one in Reporting(desk).behind("media.minutes", Period.parse("2024-09"))]
    assert "Chương trình một - Truyền thanh huyện, 4 lần" in lines
    assert "Chương trình một - Loa xã, Xã số 7 tiếp phát, 1 lần" in lines
    assert len(lines) == len(set(lines))


def test_names_that_fold_to_one_have_ids_of_their_own(desk: Desk) -> None:
    record(desk, [
        {"act": "topic", "id": "t1", "name": "dân số"}, {"act": "topic", "id": "t2", "name": "dàn sơ"},
        {"act": "channel", "name": "Loa", "kind": "radio", "level": "commune"},
        {"act": "product", "title": "P", "kind": "news", "topics": ["t1"]},
        {"act": "product", "title": "Q", "kind": "news", "topics": ["t2"]},
        {"act": "airing", "product": "P", "channel": "Loa", "day": "2024-09-02", "times": 8},
        {"act": "airing", "product": "Q", "channel": "Loa", "day": "2024-09-02", "times": 5},
    ])  # fmt: skip
    rows = Reporting(desk).figures(Period.parse("2024-09"))
    assert len({row.id for row in rows}) == len(rows)
    topics = [row for row in rows if row.id.startswith("media.airings.topic.")]
    assert sorted(row.value for row in topics) == [5, 8]  # type: ignore[type-var]
    for row in topics:
        assert len(Reporting(desk).behind(row.id, Period.parse("2024-09"))) == 1


def test_behind_people_stands_each_of_them_once_with_every_course(desk: Desk) -> None:
    record(desk, two_courses())
    year = Period.parse("2024")
    people = Reporting(desk).behind("training.people", year)
    assert len(people) == len({one.uid for one in people}) == 76
    assert [one.shown for one in people if one.shown.startswith("Người A27 ")] == [
        "Người A27 - Lớp tháng 4; Lớp tháng 8"
    ]
    assert [one.day for one in people] == sorted(one.day for one in people)
    assert len(Reporting(desk).behind("training.turns", year)) == 85
