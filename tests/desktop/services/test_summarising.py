"""What a report gathers about agencies after the reorganisation and about work that goes on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.documents.composition import plain_lines
from desktop.documents.forms.report import report
from desktop.domain.organisation import Agency, AgencyKind, AgencyName, Succession
from desktop.domain.period import Period
from desktop.domain.plan import Plan, Role, Task, TaskRole, Topic
from desktop.domain.schedule import WorkItem, WorkState
from desktop.indicators.summary import OutputLine
from desktop.services.desk import Desk
from desktop.services.planning import Planning
from desktop.services.reporting import Reporting
from desktop.services.summarising import most_first, topics_in_order
from tests.factories import office, record
from tests.plans import children_draft


@pytest.fixture(autouse=True)
def adopted(desk: Desk, tmp_path: Path) -> None:
    record(desk, office())
    Planning(desk).adopt(children_draft(tmp_path))


def coordinator(desk: Desk, agency: Agency) -> Agency:
    with desk.act("Giao phối hợp", kind="test") as writer:
        added = writer.add(agency)
        task = writer.find(Task, order=("position",))[0]
        writer.add(TaskRole.of(task=task.uid, agency=added.uid, role=Role.COORDINATING, position=90))
        return added


def test_a_group_has_the_name_or_the_heirs_of_the_closing_day(desk: Desk) -> None:
    group = coordinator(desk, Agency.of(name="UBND các thị trấn vùng cao", kind=AgencyKind.GROUP))
    reporting = Reporting(desk)
    kept = reporting.summary(Period.parse("2025-08"))
    assert "UBND các thị trấn vùng cao" in kept.tasks[0].coordinating
    assert any("«UBND các thị trấn vùng cao» là tên trước sắp xếp" in warning for warning in kept.warnings)
    before = reporting.summary(Period.parse("2025-05"))
    assert not any("trước sắp xếp" in warning for warning in before.warnings)
    with desk.act("Ghi tên mới", kind="test") as writer:
        writer.add(AgencyName.of(agency=group.uid, name="Các thôn, khu dân cư", from_day=date(2025, 7, 1)))
    named = reporting.summary(Period.parse("2025-08"))
    assert "Các thôn, khu dân cư" in named.tasks[0].coordinating
    assert not any("«UBND các thị trấn vùng cao»" in warning for warning in named.warnings)
    with desk.act("Ghi kế thừa", kind="test") as writer:
        heir = writer.add(Agency.of(name="UBND xã Suối Mới"))
        writer.add(Succession.of(predecessor=group.uid, successor=heir.uid, day=date(2025, 7, 1)))
    assert "UBND xã Suối Mới" in reporting.summary(Period.parse("2025-08")).tasks[0].coordinating
    assert "UBND xã Suối Mới" not in reporting.summary(Period.parse("2025-05")).tasks[0].coordinating


def test_a_month_looks_ahead_to_the_years_open_work(desk: Desk) -> None:
    lines = Reporting(desk).summary(Period.parse("2024-09")).next_work
    yearly = [line for line in lines if line.under_way]
    assert yearly
    assert all(line.due_day and line.due_day > date(2024, 10, 14) for line in yearly)
    assert not any(line.under_way for line in Reporting(desk).summary(Period.parse("2023")).next_work)


def work(desk: Desk, title: str, *items: tuple[str, date, date | None, str, str]) -> None:
    """Items of a task: period, due day, day done, result, difficulty."""
    with desk.act("Ghi công việc", kind="test") as writer:
        (task,) = (one for one in writer.find(Task) if one.title.startswith(title))
        for old in writer.find(WorkItem, task=task.uid):
            writer.remove(WorkItem, old.uid)
        for period, due, done, result, difficulty in items:
            state = WorkState.DONE if done else WorkState.OPEN
            writer.add(
                WorkItem.of(
                    task=task.uid,
                    period=period,
                    due_day=due,
                    done_day=done,
                    state=state,
                    result=result,
                    difficulty=difficulty,
                )
            )


def text(desk: Desk, period: str) -> str:
    summary = Reporting(desk).summary(Period.parse(period))
    return "\n".join(plain_lines(report(summary, made_on=summary.span.to_day)))


def test_a_monthly_task_in_a_quarter_tells_of_all_its_months(desk: Desk) -> None:
    work(
        desk,
        "Phát sóng",
        ("2024-10", date(2024, 10, 14), date(2024, 10, 20), "Phát tháng mười", "Loa hư"),
        ("2024-11", date(2024, 11, 14), date(2024, 11, 20), "Phát tháng mười một", "Loa hư"),
        ("2024-12", date(2024, 12, 14), date(2024, 12, 13), "Phát tháng mười hai", "Thiếu người"),
    )
    told = text(desk, "2024-Q4")
    assert (
        "Nhiệm vụ có 03 công việc trong kỳ: 01 công việc hoàn thành đúng hạn; "
        "02 công việc hoàn thành chậm hạn (tháng 10/2024, tháng 11/2024)."
    ) in told
    assert "đúng hạn (hạn" not in told
    assert "Phát tháng mười hai" in told
    (line,) = (line for line in Reporting(desk).summary(Period.parse("2024-Q4")).tasks if line.parts)
    assert line.late
    assert line.difficulty == "Loa hư\nThiếu người"
    assert (
        "Còn 01 nhiệm vụ chậm so với hạn: phát sóng chuyên mục về quyền trẻ em (tháng 10/2024, tháng 11/2024)" in told
    )


def test_what_became_of_work_later_is_not_told_and_it_is_to_be_finished(desk: Desk) -> None:
    work(desk, "Phát sóng", ("2024-09", date(2024, 9, 10), date(2024, 9, 20), "Hoàn thành chậm do mưa", "Mưa lũ"))
    told = text(desk, "2024-09")
    assert "chưa hoàn thành, đã quá hạn ngày 10/9/2024" in told
    assert "Hoàn thành chậm" not in told
    assert "Mưa lũ" not in told
    assert "Tiếp tục hoàn thành nhiệm vụ phát sóng chuyên mục về quyền trẻ em (quá hạn từ" in told
    assert "quyền trẻ em (quá hạn" not in text(desk, "2024-10")


def test_a_task_without_work_in_the_period_keeps_its_deadline(desk: Desk) -> None:
    work(desk, "Phát sóng")
    line = next(line for line in Reporting(desk).summary(Period.parse("2024-09")).tasks if line.number == "2")
    assert line.state is None
    assert line.due_day == date(2024, 9, 14)
    quiet = [row for row in text(desk, "2024-09").splitlines() if "chưa ghi nhận kết quả trong kỳ" in row]
    assert quiet
    assert "(hạn ngày 14/9/2024)" in quiet[0]


def test_topics_stand_in_the_plans_order_each_before_its_children(desk: Desk) -> None:
    with desk.act("Ghi chủ đề", kind="test") as writer:
        (plan,) = writer.find(Plan)
        first = writer.add(Topic.of(plan=plan.uid, name="Quyền học tập", position=90))
        writer.add(Topic.of(plan=plan.uid, name="An toàn mạng", position=91))
        writer.add(Topic.of(plan=plan.uid, name="Học tiếng dân tộc", parent=first.uid, position=92))
        names = [topic.name for topic in topics_in_order(writer, plan)]
    assert names[-3:] == ["Quyền học tập", "Học tiếng dân tộc", "An toàn mạng"]
    shown = [line.name for line in Reporting(desk).summary(Period.parse("2024-09")).topics]
    assert shown[-2:] == ["Học tiếng dân tộc", "An toàn mạng"]


def test_alike_lines_stand_in_vietnamese_order() -> None:
    lines = tuple(OutputLine(name, 1, airings, 0) for name, airings in (("Đại Phạm", 1), ("Ấm Hạ", 1), ("Yên Kỳ", 2)))
    assert [line.name for line in most_first(lines)] == ["Yên Kỳ", "Ấm Hạ", "Đại Phạm"]
