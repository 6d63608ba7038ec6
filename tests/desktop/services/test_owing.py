"""Who owes what in a plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop.domain.organisation import Agency, Succession
from desktop.domain.period import Period
from desktop.domain.recurrence import WorkStanding
from desktop.domain.schedule import WorkState
from desktop.services.desk import Desk
from desktop.services.owing import OwingView
from desktop.services.planning import Planning
from desktop.services.today import Today
from tests.factories import office, record
from tests.plans import children_draft


def test_agencies_are_told_by_what_they_lead(desk: Desk, tmp_path: Path) -> None:
    record(desk, office())
    made = Planning(desk).adopt(children_draft(tmp_path))
    broadcasting, culture, police = OwingView(desk).of_plan(made.plan.uid)
    assert broadcasting.name == "Trung tâm Truyền thông huyện Suối Trong"
    assert broadcasting.late == 21  # the months from May 2023 to January 2025
    assert broadcasting.works[0].period == "2023-05"
    assert [work.standing for work in police.works] == [None]
    assert culture.late == 2
    task = broadcasting.works[0].task
    for work in broadcasting.works:
        Planning(desk).set_work(task, Period.parse(work.period), state=WorkState.DROPPED)
    Planning(desk).set_work(task, Period.parse("2025-06"), state=WorkState.WAITING)
    last = OwingView(desk).of_plan(made.plan.uid)[-1]
    assert {work.standing for one in OwingView(desk).of_plan(made.plan.uid) for work in one.works} == {
        WorkStanding.OVERDUE, WorkStanding.WAITING, None,
    }  # fmt: skip
    assert last.late == 0


def test_the_start_screen_counts_the_same_agencies_and_heirs(desk: Desk, tmp_path: Path) -> None:
    record(desk, office())
    made = Planning(desk).adopt(children_draft(tmp_path))
    record(desk, [
        {"act": "agency", "id": "xa", "name": "Trung tâm Cung ứng dịch vụ xã Suối Trong", "from_day": "2025-01-01"},
    ])  # fmt: skip
    with desk.act("Chấm dứt") as writer:
        old = next(one for one in writer.find(Agency) if one.name == "Trung tâm Truyền thông huyện Suối Trong")
        heir = next(one for one in writer.find(Agency) if one.name.startswith("Trung tâm Cung ứng"))
        writer.change(Agency, old.uid, to_day=date(2024, 12, 31))
        writer.add(Succession.of(predecessor=old.uid, successor=heir.uid, day=date(2025, 1, 1)))
    owed = {one.name: one.late for one in OwingView(desk).of_plan(made.plan.uid) if one.late}
    assert "Trung tâm Cung ứng dịch vụ xã Suối Trong" in owed
    assert {one.name: one.count for one in Today(desk).agenda().owing} == owed
