"""The sample office: made the same everywhere, complete, plausible, and free of faults of its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.media import Airing, Product, ProductTopic
from desktop.domain.organisation import Agency, AgencyKind, Membership, OfficeProfile
from desktop.domain.paperwork import IssuedDocument, ReportWords
from desktop.domain.people import Person
from desktop.domain.period import Period, span
from desktop.domain.plan import Plan, Target, Task, TaskRole, Topic
from desktop.domain.schedule import Holiday, TaskActivity, WorkItem
from desktop.domain.training import Attendance, Course, Mark
from desktop.indicators.figure import Figure, Measure
from desktop.paths import resource_dir
from desktop.services.calendars import rules
from desktop.services.desk import Desk
from desktop.services.directory import members_on, profile_on, successors_on
from desktop.services.figuring import Window, definitions
from desktop.services.planning import plan_on
from desktop.services.reporting import Reporting
from desktop.services.sampling import Sampling
from desktop.storage import log
from desktop.vietnamese.folding import fold_words
from tests.factories import new_desk

SAMPLE = resource_dir() / "sample"
TODAY = date(2026, 9, 15)
_DISABILITIES = "cong uoc ve quyen cua nguoi khuyet tat"
MONTHS = [f"{year}-{month:02d}" for year in range(2023, 2027) for month in range(1, 13)][4:45]
LAST_DISTRICT_DAY = date(2025, 6, 30)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One sample office for all tests of this file; none of them writes into it."""
    desk = new_desk(tmp_path_factory.mktemp("sample"), TODAY)
    Sampling(desk).fill()
    yield desk
    desk.database.close()


@pytest.fixture(scope="module")
def entries() -> list[dict[str, Any]]:
    return [entry for file in sorted(SAMPLE.glob("*.json")) for entry in json.loads(file.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def figures(filled: Desk) -> dict[str, dict[str, Figure]]:
    """The figures of every month by the month's code."""
    reporting = Reporting(filled)
    return {code: {figure.id: figure for figure in reporting.figures(Period.parse(code))} for code in MONTHS}


def value(found: dict[str, Figure], identifier: str) -> int:
    counted = found[identifier].value
    assert isinstance(counted, int)
    return counted


def test_the_generator_gives_the_bytes_that_are_here(tmp_path: Path) -> None:
    generator = resource_dir().parent / "packaging" / "make_sample.py"
    subprocess.run([sys.executable, "-B", generator, tmp_path], check=True, capture_output=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in SAMPLE.glob("*.json")}
    assert sum(map(len, made.values())) < 3_000_000


def nameless(figure: Figure) -> Figure:
    """Without the uid of a channel or topic, which every filling makes anew."""
    return replace(figure, id=re.sub(r"[0-9a-f]{32}$", "", figure.id))


def test_two_fillings_give_the_same_figures(filled: Desk, tmp_path: Path) -> None:
    again = new_desk(tmp_path, TODAY)
    Sampling(again).fill()
    for code in ("2024-09", "2025-08", "2024"):
        period = Period.parse(code)
        one, other = (Reporting(desk).figures(period) for desk in (again, filled))
        assert [nameless(figure) for figure in one] == [nameless(figure) for figure in other]
    again.database.close()


def test_each_file_is_one_act_and_the_journal_agrees(filled: Desk) -> None:
    with filled.read() as reader:
        kinds = Counter(row.kind for row in reader.connection.exec_driver_sql("SELECT kind FROM act").all())
        assert kinds == {"import": len(list(SAMPLE.glob("*.json"))), "adopt": 1}
        assert log.differences(reader.connection) == []


def test_the_plan_has_the_seven_tasks_and_six_targets(filled: Desk) -> None:
    with filled.read() as reader:
        (plan,) = reader.find(Plan)
        tasks = reader.find(Task, order=("position",))
        leads = Counter(role.task for role in reader.find(TaskRole, role="lead"))
        targets = reader.find(Target, order=("position",))
        topics = reader.find(Topic)
    assert (plan.from_day, plan.to_day) == (date(2023, 4, 28), date(2028, 12, 31))
    assert [task.cadence for task in tasks] == [
        "yearly", "yearly", "monthly", "yearly", "continuous", "continuous", "on_request",
    ]  # fmt: skip
    assert [leads[task.uid] for task in tasks] == [1, 3, 1, 2, 2, 2, 1]
    assert [target.goal for target in targets] == [10_000, 10_000, 7_000, None, None, 10_000]
    assert len(topics) == len({topic.name for topic in topics}) == 12


def test_the_plan_brings_no_agency_that_the_directory_does_not_know(
    filled: Desk, entries: list[dict[str, Any]]
) -> None:
    with filled.read() as reader:
        assert {agency.name for agency in reader.find(Agency)} == {
            entry["name"] for entry in entries if entry["act"] in ("agency", "agency_group")
        }


def test_the_district_has_twenty_communes_and_ours_four_of_them(filled: Desk) -> None:
    with filled.read() as reader:
        (group,) = reader.find(Agency, name="UBND các xã, thị trấn")
        before = members_on(reader, group.uid, LAST_DISTRICT_DAY)
        after = members_on(reader, group.uid, LAST_DISTRICT_DAY + timedelta(days=1))
        heirs = [successors_on(reader, old.uid, date(2025, 7, 1)) for old in before]
    assert (len(before), len(after)) == (20, 6)
    assert all(len(heir) == 1 for heir in heirs)
    assert Counter(heir[0].name for heir in heirs)["UBND xã Hạ Hòa"] == 4
    assert {heir[0].uid for heir in heirs} == {agency.uid for agency in after}


@pytest.mark.parametrize("code", ["2025-08", "2025-Q3", "2025", "2026-H1"])
def test_no_report_after_the_reorganisation_calls_a_body_of_the_plan_by_its_former_name(
    filled: Desk, code: str
) -> None:
    summary = Reporting(filled).summary(Period.parse(code))
    assert summary.warnings == ()
    names = {name for task in summary.tasks for name in (*task.leads, *task.coordinating)}
    assert "UBND xã Hạ Hòa" in names
    assert not any(re.search(r"huyện|thị trấn", name) for name in names)


def test_every_group_has_members_on_both_sides_of_the_reorganisation(filled: Desk) -> None:
    with filled.read() as reader:
        of_the_department = "Các phòng, đơn vị thuộc Sở Thông tin và Truyền thông"
        for group in reader.find(Agency, kind=AgencyKind.GROUP):
            assert reader.count(Membership, body=group.uid)
            assert members_on(reader, group.uid, date(2024, 9, 14))
            assert members_on(reader, group.uid, date(2025, 8, 14)) or group.name == of_the_department


def test_papers_are_headed_by_the_district_then_by_the_commune(filled: Desk) -> None:
    with filled.read() as reader:
        profiles = [profile_on(reader, day) for day in (date(2025, 6, 30), date(2025, 7, 1))]
        assert reader.count(OfficeProfile) == 3
    assert [profile and profile.issuer_lines for profile in profiles] == [
        "ỦY BAN NHÂN DÂN\nHUYỆN HẠ HÒA", "ỦY BAN NHÂN DÂN\nXÃ HẠ HÒA",
    ]  # fmt: skip


def test_the_amounts_are_those_of_such_an_office(filled: Desk) -> None:
    with filled.read() as reader:
        assert 2_500 <= reader.count(Airing) <= 4_000
        assert 900 <= reader.count(Product) <= 1_400
        assert 150 <= reader.count(Person) <= 250
        marks = Counter(attendance.mark for attendance in reader.find(Attendance))
        states = Counter(course.state for course in reader.find(Course))
    assert set(marks) == set(Mark)
    assert states["cancelled"] == states["planned"] == 1


def test_no_month_is_empty_and_the_year_has_its_crowded_and_quiet_times(
    figures: dict[str, dict[str, Figure]],
) -> None:
    products = {code: value(found, "media.products") for code, found in figures.items()}
    assert min(products.values()) >= 5
    for code, found in figures.items():
        assert value(found, "media.airings") >= value(found, "media.products")
        assert value(found, "media.minutes") > 0, code
    for year in ("2023", "2024", "2025"):
        whole_year = [products[code] for code in MONTHS if code.startswith(year)]
        assert products[f"{year}-12"] >= 0.9 * max(whole_year)
    assert products["2024-02"] == min(products[code] for code in MONTHS if code.startswith("2024"))
    assert products["2025-07"] == min(products.values())


def test_monthly_work_is_done_sometimes_late(filled: Desk) -> None:
    with filled.read() as reader:
        (task,) = reader.find(Task, printed_number="3")
        items = {item.period: item for item in reader.find(WorkItem, task=task.uid) if item.period in MONTHS}
    assert set(items) == set(MONTHS)
    late = [code for code, item in items.items() if (item.done_day or date.max) > (item.due_day or date.min)]
    assert 5 <= len(late) <= 15
    assert all(item.result for item in items.values())


def test_coverage_rises_in_the_district_and_begins_anew_in_the_commune(figures: dict[str, dict[str, Figure]]) -> None:
    def share(code: str, mark: str) -> tuple[int | None, int | None]:
        figure = figures[code][f"training.coverage.{mark}"]
        return figure.numerator, figure.denominator

    assert share("2023-05", "A") == (0, 0)
    assert share("2024-09", "B")[0] < 0.7 * share("2024-09", "B")[1] <= share("2024-12", "B")[0]  # type: ignore[operator]
    for mark in "AB":
        before, after = share("2025-06", mark), share("2025-07", mark)
        assert after[1] < before[1] / 2  # type: ignore[operator]
        assert after[0] / after[1] < before[0] / before[1]  # type: ignore[operator]


def test_a_continuous_task_rested_for_long_once(filled: Desk) -> None:
    with filled.read() as reader:
        gaps = {}
        for task in reader.find(Task, cadence="continuous"):
            days = sorted(activity.day for activity in reader.find(TaskActivity, task=task.uid))
            gaps[task.printed_number] = sorted(later - day for day, later in pairwise(days))
    for found in gaps.values():
        assert found[-1] > timedelta(days=50) > found[-2]


@pytest.mark.parametrize(
    ("quarter", "treated"), [("2023-Q4", True), ("2024-Q1", False), ("2024-Q3", False), ("2024-Q4", True)]
)
def test_some_quarters_forget_people_with_disabilities(filled: Desk, quarter: str, treated: bool) -> None:
    with filled.read() as reader:
        ends = [topic.uid.hex() for topic in reader.find(Topic) if fold_words(topic.name) == _DISABILITIES]
    assert ends
    ids = {figure.id for figure in Reporting(filled).figures(Period.parse(quarter))}
    assert any(f"media.airings.topic.{end}" in ids for end in ends) is treated


def test_every_quarter_has_documents_and_most_months_have_words(filled: Desk) -> None:
    with filled.read() as reader:
        days = [document.day for document in reader.find(IssuedDocument, direction="issued")]
        words = reader.find(ReportWords)
    quarters = {(day.year, (day.month - 1) // 3) for day in days}
    assert len(quarters) == 14
    written = Counter(word.period for word in words)
    assert sum(1 for code in MONTHS if written[code] >= 3) >= 30
    assert {"2024-Q3", "2024-H1", "2024", "2025"} <= set(written)
    told = Counter(word.text for word in words if word.place != "next")
    assert [text for text, times in told.items() if times > 1] == []


def test_nothing_happens_before_the_plan_nor_after_the_last_month(filled: Desk) -> None:
    with filled.read() as reader:
        days = [airing.day for airing in reader.find(Airing)]
        days += [activity.day for activity in reader.find(TaskActivity)]
        plan = plan_on(reader, TODAY)
    assert plan is not None
    assert plan.from_day == date(2023, 4, 28)
    assert min(days) >= plan.from_day
    assert max(days) <= date(2026, 9, 14)


def test_no_agency_works_on_a_day_on_which_it_does_not_exist(filled: Desk) -> None:
    with filled.read() as reader:
        lives = {agency.uid: (agency.name, agency.from_day, agency.to_day) for agency in reader.find(Agency)}
        done = [(one.agency, one.day) for one in reader.find(Airing)]
        done += [(one.agency, one.day) for one in reader.find(TaskActivity)]
    for agency, day in done:
        if agency:
            name, begun, ended = lives[agency]
            assert (begun or day) <= day <= (ended or day), (name, day)


def test_every_product_has_a_title_of_its_own_and_a_topic(filled: Desk) -> None:
    with filled.read() as reader:
        products = {product.uid: product.title for product in reader.find(Product)}
        treated = {link.product for link in reader.find(ProductTopic)}
        aired = {airing.product for airing in reader.find(Airing)}
    assert [title for title, times in Counter(products.values()).items() if times > 1] == []
    assert [title for title in products.values() if re.search(r"[{}]|  ", title) or title != title.strip()] == []
    assert set(products) == treated == aired


def test_the_days_off_are_those_foreseen(filled: Desk) -> None:
    """The sample's own list, compared with the proposal a clerk would be shown."""
    from desktop.domain.holiday_preset import propose_holidays

    with filled.read() as reader:
        ours = {holiday.day: holiday.working for holiday in reader.find(Holiday)}
    for year in range(2023, 2027):
        foreseen = {day.day: int(day.working) for day in propose_holidays(year).days if day.working or _counts(day.day)}
        foreseen.pop(date(2026, 11, 24), None)  # announced as an intention only, when the sample's year was confirmed
        assert {day: working for day, working in ours.items() if day.year == year} == foreseen


def _counts(day: date) -> bool:
    return day.weekday() < 5


def test_the_people_are_written_with_a_capital_where_no_committee_is_named(entries: list[dict[str, Any]]) -> None:
    text = json.dumps(entries, ensure_ascii=False)
    assert re.findall(r"(?<!ban )(?<!đồng )(?<!BAN )\bnhân dân\b[^\"]{0,20}", text) == []


def test_no_address_number_or_link_of_a_person(entries: list[dict[str, Any]]) -> None:
    text = json.dumps(entries, ensure_ascii=False)
    assert re.search(r"https?:|www\.|@|\b0\d{9}\b|\b\d{12}\b", text) is None
    assert not any("link" in entry for entry in entries)


@pytest.mark.parametrize("period", ["2023", "2024", "2024-09", "2025-Q3", "2026-H1"])
def test_behind_every_figure_that_counts_records_stand_so_many_of_them(filled: Desk, period: str) -> None:
    reporting, asked = Reporting(filled), Period.parse(period)
    with filled.read() as reader:
        window = Window.of(span(asked, rules(reader, "decree")), TODAY)
        shown = [
            (figure.id, figure.value)
            for definition, figure in definitions(reader, window)
            if definition.measure in (Measure.RECORDS, Measure.PEOPLE)
        ]
    assert {"work.active", "training.turns", "training.people", "media.products"} <= {one for one, _ in shown}
    assert any(value for _, value in shown)
    assert {one: len(reporting.behind(one, asked)) for one, _ in shown} == dict(shown)
