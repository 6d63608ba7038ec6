"""The start screen: what is overdue, soon, waiting or quiet, who owes work, which reports come next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.agenda import Urgency
from desktop.domain.cadence import CadenceKind
from desktop.domain.organisation import Agency, AgencyKind, Membership
from desktop.domain.plan import Plan, Role, Task, TaskRole
from desktop.domain.schedule import WorkItem
from desktop.services.desk import Desk
from desktop.services.today import Today
from tests.factories import new_desk

TODAY = date(2024, 9, 20)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = new_desk(tmp_path, today=TODAY)
    with made.act("Lập kế hoạch") as act:
        plan = act.add(Plan.of(title="Kế hoạch mẫu", from_day=date(2024, 1, 1), to_day=date(2026, 12, 31)))
        tasks = [
            act.add(Task.of(plan=plan.uid, position=n, title=title, cadence=cadence))
            for n, (title, cadence) in enumerate(
                [("Phát thanh", CadenceKind.MONTHLY), ("Theo dõi tin giả", CadenceKind.CONTINUOUS)]
            )
        ]
        group = act.add(Agency.of(name="UBND các xã", kind=AgencyKind.GROUP))
        communes = [act.add(Agency.of(name=name)) for name in ("UBND xã A", "UBND xã B")]
        ended = act.add(Agency.of(name="UBND xã C", to_day=date(2024, 6, 30)))
        for commune in (*communes, ended):
            act.add(Membership.of(body=group.uid, member=commune.uid))
        act.add(TaskRole.of(task=tasks[0].uid, agency=group.uid, role=Role.LEAD))
        for period, due, state in (
            ("2024-08", date(2024, 8, 14), "open"),
            ("2024-09", date(2024, 9, 14), "done"),
            ("2024-10", date(2024, 9, 27), "open"),
            ("2024-11", date(2024, 11, 14), "waiting"),
            ("2024-12", date(2024, 12, 14), "open"),
        ):
            done = due if state == "done" else None
            act.add(WorkItem.of(task=tasks[0].uid, period=period, due_day=due, state=state, done_day=done))
    yield made
    made.database.close()


def test_each_line_stands_where_it_presses(desk: Desk) -> None:
    agenda = Today(desk).agenda()
    told = [(line.urgency, line.title, line.day, line.days) for line in agenda.lines]
    assert told == [
        (Urgency.OVERDUE, "Phát thanh", date(2024, 8, 14), 37),
        (Urgency.SOON, "Phát thanh", date(2024, 9, 27), 7),
        (Urgency.WAITING, "Phát thanh", date(2024, 11, 14), 55),
        (Urgency.QUIET, "Theo dõi tin giả", None, 0),
    ]
    assert agenda.lines[0].leads == ("UBND các xã",)
    assert agenda.has_plan
    assert not agenda.has_office


def test_a_group_owes_by_those_of_its_members_that_live(desk: Desk) -> None:
    owing = Today(desk).agenda().owing
    assert [(one.name, one.count, one.oldest) for one in owing] == [
        ("UBND xã A", 1, date(2024, 8, 14)),
        ("UBND xã B", 1, date(2024, 8, 14)),
    ]


def test_the_reports_are_the_one_that_closed_and_the_one_that_comes(desk: Desk) -> None:
    reports = Today(desk).agenda().reports
    assert [(one.period, one.closes) for one in reports] == [
        ("2024-09", date(2024, 9, 14)),
        ("2024-10", date(2024, 10, 14)),
    ]
