"""Changing a task: its rhythm moves the work nobody has touched, its agencies and its words by date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.domain.cadence import CadenceKind
from desktop.domain.organisation import Agency
from desktop.domain.period import Period
from desktop.domain.plan import AmendedPart, DueRule, Role, Target, Task
from desktop.domain.plan_view import Adopted
from desktop.domain.schedule import WorkItem
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.services.past import Past
from desktop.services.planning import Planning, wording_on
from desktop.services.tasking import Tasking
from tests.factories import office, record
from tests.plans import children_draft


@pytest.fixture
def adopted(desk: Desk, tmp_path: Path) -> Adopted:
    record(desk, office())
    return Planning(desk).adopt(children_draft(tmp_path))


def task(desk: Desk, number: str) -> Task:
    with desk.read() as reader:
        return next(one for one in reader.find(Task) if one.printed_number == number)


def dues(desk: Desk, number: str) -> dict[str, date | None]:
    owed = task(desk, number)
    with desk.read() as reader:
        return {item.period: item.due_day for item in reader.find(WorkItem, task=owed.uid)}


def test_the_next_six_days_are_shown_before_a_rule_is_kept(desk: Desk, adopted: Adopted) -> None:
    monthly = task(desk, "2")
    seen = Tasking(desk).preview(monthly.uid, {**monthly.model_dump(), "due_rule": "day_of_month", "due_day": 31})
    assert seen.words == "Hằng tháng, hạn là ngày 31 của tháng; tháng không có ngày 31 thì lấy ngày cuối tháng"
    assert seen.days == (
        date(2025, 2, 28), date(2025, 3, 31), date(2025, 4, 30), date(2025, 5, 31), date(2025, 6, 30),
        date(2025, 7, 31),
    )  # fmt: skip
    refused = Tasking(desk).preview(monthly.uid, {**monthly.model_dump(), "due_rule": "day_of_month"})
    assert "chưa có ngày" in refused.fault
    assert dues(desk, "2")["2025-03"] == date(2025, 3, 14)


def test_no_day_is_shown_beyond_the_plan(desk: Desk, adopted: Adopted) -> None:
    yearly = task(desk, "1")
    assert Tasking(desk).preview(yearly.uid, yearly.model_dump()).days == (date(2025, 12, 14), date(2026, 12, 14))


def test_another_rule_moves_untouched_work_ahead_and_nothing_else(desk: Desk, adopted: Adopted) -> None:
    monthly = task(desk, "2")
    Planning(desk).set_work(monthly.uid, Period.parse("2025-04"), result="Đã dựng chương trình")
    before = dues(desk, "2")
    changed = Tasking(desk).change(monthly.uid, {"due_rule": DueRule.LAST_DAY, "quiet_days": 60})
    assert changed.quiet_days == 60
    after = dues(desk, "2")
    assert (after["2025-02"], after["2025-03"]) == (date(2025, 2, 28), date(2025, 3, 31))
    assert after["2024-12"] == before["2024-12"]
    assert after["2025-04"] == before["2025-04"]
    Past(desk).undo()
    assert dues(desk, "2") == before
    assert task(desk, "2").due_rule is DueRule.CLOSING


def test_another_cadence_lays_the_work_ahead_anew(desk: Desk, adopted: Adopted) -> None:
    monthly, past = task(desk, "2"), {"2024-12", "2025-01"}
    Tasking(desk).change(monthly.uid, {"cadence": CadenceKind.QUARTERLY})
    after = set(dues(desk, "2"))
    assert past <= after
    assert "2025-03" not in after
    assert {"2025-Q1", "2026-Q4"} <= after
    Tasking(desk).change(monthly.uid, {"cadence": CadenceKind.CONTINUOUS})
    assert "2025-Q2" not in dues(desk, "2")


def test_a_task_of_one_day_gets_its_day(desk: Desk, adopted: Adopted) -> None:
    yearly, tasking = task(desk, "1"), Tasking(desk)
    tasking.change(yearly.uid, {"cadence": CadenceKind.BY_DATE, "by_day": date(2025, 9, 30)})
    assert dues(desk, "1")["2025-10"] == date(2025, 9, 30)
    Planning(desk).set_work(yearly.uid, Period.parse("2025-10"), result="Đã chọn địa điểm")
    tasking.change(yearly.uid, {"by_day": date(2025, 11, 30)})
    assert dues(desk, "1")["2025-10"] == date(2025, 11, 30)
    assert "2025-12" not in dues(desk, "1")
    with pytest.raises(RecordFault, match="trước ngày bắt đầu"):
        tasking.change(
            yearly.uid, {"cadence": CadenceKind.RANGE, "from_day": date(2025, 9, 1), "to_day": date(2025, 8, 1)}
        )


def test_a_rule_that_gives_no_day_is_refused_and_changes_nothing(desk: Desk, adopted: Adopted) -> None:
    with pytest.raises(RecordFault, match="chưa có ngày"):
        Tasking(desk).change(task(desk, "2").uid, {"due_rule": DueRule.DAY_OF_MONTH})
    assert task(desk, "2").due_rule is DueRule.CLOSING


def test_a_task_gets_several_leads_and_an_adviser(desk: Desk, adopted: Adopted) -> None:
    tasking, broadcast = Tasking(desk), task(desk, "2")
    with desk.read() as reader:
        police = next(one for one in reader.find(Agency) if one.name == "Công an huyện")
    [lead, helping] = tasking.card(broadcast.uid).roles
    assert (lead.role, helping.role) == (Role.LEAD, Role.COORDINATING)
    tasking.change(
        broadcast.uid, {}, [(Role.LEAD, lead.agency), (Role.LEAD, police.uid), (Role.ADVISING, helping.agency)]
    )
    roles = tasking.card(broadcast.uid).roles
    assert [(one.role, one.name) for one in roles] == [
        (Role.LEAD, lead.name), (Role.LEAD, "Công an huyện"), (Role.ADVISING, helping.name),
    ]  # fmt: skip
    Past(desk).undo()
    assert tasking.card(broadcast.uid).roles == (lead, helping)


def test_amendments_hold_from_their_day_and_can_be_taken_away(desk: Desk, adopted: Adopted) -> None:
    tasking = Tasking(desk)
    with desk.read() as reader:
        target = reader.find(Target, order=("position",))[1]
    made = tasking.amend(
        "target", target.uid, part=AmendedPart.TEXT, text="80% cán bộ chủ chốt được tập huấn.",
        from_day=date(2025, 1, 1), document="Kế hoạch số 05/KH-UBND",
    )  # fmt: skip
    with desk.read() as reader:
        assert wording_on(reader, target, AmendedPart.TEXT, date(2024, 12, 31)) == target.text
        assert wording_on(reader, target, AmendedPart.TEXT, date(2025, 1, 1)).startswith("80%")
    with pytest.raises(RecordFault, match="giống hệt"):
        tasking.amend(
            "target", target.uid, part=AmendedPart.TEXT, text="80% cán bộ chủ chốt được tập huấn.",
            from_day=date(2025, 3, 1),
        )  # fmt: skip
    with pytest.raises(RecordFault, match="trước ngày ban hành"):
        tasking.amend("target", target.uid, part=AmendedPart.TEXT, text="Khác", from_day=date(2023, 1, 1))
    tasking.drop_amendment(made.uid)
    assert tasking.wording("target", target.uid, AmendedPart.TEXT, date(2025, 2, 1)) == target.text
