"""What a report gathers about agencies after the reorganisation and about work that goes on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.domain.organisation import Agency, AgencyKind, AgencyName, Succession
from desktop.domain.period import Period
from desktop.domain.plan import Role, Task, TaskRole
from desktop.services.desk import Desk
from desktop.services.planning import Planning
from desktop.services.reporting import Reporting
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
