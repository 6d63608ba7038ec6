"""Next year's plan from this one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.domain.organisation import Agency, Succession
from desktop.domain.period import Period
from desktop.domain.plan import AmendedPart, Plan, Target, Task, TaskRole
from desktop.domain.plan_view import Adopted
from desktop.domain.schedule import WorkItem
from desktop.errors import RecordFault
from desktop.planimport import read_pasted
from desktop.progress import NullProgress
from desktop.services.desk import Desk
from desktop.services.past import Past
from desktop.services.planning import Planning, plan_on
from desktop.services.renewing import Renewing
from desktop.services.tasking import Tasking
from tests.factories import office, record
from tests.plans import CHILDREN, children_draft


@pytest.fixture
def adopted(desk: Desk, tmp_path: Path) -> Adopted:
    record(desk, office())
    return Planning(desk).adopt(children_draft(tmp_path))


def renewed(desk: Desk, plan: bytes, *, ends_old: bool = True) -> Adopted:
    proposal = Renewing(desk).proposal(plan)
    return Renewing(desk).renew(
        plan,
        tasks=[uid for uid, _ in proposal.tasks],
        ends_old=ends_old,
        from_day=proposal.from_day,
        to_day=proposal.to_day,
        title=proposal.title,
    )


def test_a_plan_of_years_is_carried_into_the_next_year(desk: Desk, adopted: Adopted) -> None:
    proposal = Renewing(desk).proposal(adopted.plan.uid)
    assert proposal.title == "Truyền thông về quyền trẻ em năm 2026 trên địa bàn huyện Suối Trong"
    assert (proposal.from_day, proposal.to_day, proposal.overlaps) == (date(2026, 1, 1), date(2026, 12, 31), True)
    assert [name for _, name in proposal.tasks][2] == "3. Theo dõi dư luận trên mạng"
    made = renewed(desk, adopted.plan.uid)
    assert (made.tasks, made.targets, made.work_items) == (3, 2, 1 + 12)
    with desk.read() as reader:
        old = reader.one(Plan, adopted.plan.uid)
        assert old.to_day == date(2025, 12, 31)
        assert (made.plan.number, made.plan.day) == ("", None)
        copied = reader.find(Task, plan=made.plan.uid, order=("position",))
        assert [task.printed_number for task in copied] == ["1", "2", "3"]
        assert all(task.first_paragraph is None for task in copied)
        assert reader.count(TaskRole, task=copied[0].uid) == 2
        before = reader.find(Task, plan=old.uid, order=("position",))
        left = reader.find(WorkItem, task=[task.uid for task in before])
        assert max(item.due_day for item in left if item.due_day) < date(2026, 1, 1)
        assert plan_on(reader, date(2026, 3, 1)) == made.plan
        assert plan_on(reader, date(2025, 3, 1)) == old
    Past(desk).undo()
    with desk.read() as reader:
        assert reader.count(Plan) == 1
        assert reader.one(Plan, adopted.plan.uid).to_day == date(2026, 12, 31)
        assert reader.count(WorkItem) == adopted.work_items


def test_words_are_taken_as_amended_and_agencies_by_their_heirs(desk: Desk, adopted: Adopted) -> None:
    with desk.read() as reader:
        broadcast = next(one for one in reader.find(Task) if one.printed_number == "2")
        police = next(one for one in reader.find(Agency) if one.name == "Công an huyện")
        target = reader.find(Target, order=("position",))[0]
    Tasking(desk).amend(
        "task", broadcast.uid, part=AmendedPart.TITLE, text="Phát sóng hai chuyên mục", from_day=date(2025, 7, 1)
    )
    with desk.act("Giải thể") as writer:
        heir = writer.add(Agency.of(name="Công an tỉnh", kind="police"))
        writer.change(Agency, police.uid, to_day=date(2025, 6, 30))
        writer.add(Succession.of(predecessor=police.uid, successor=heir.uid, day=date(2025, 7, 1)))
    made = renewed(desk, adopted.plan.uid, ends_old=False)
    with desk.read() as reader:
        copied = reader.find(Task, plan=made.plan.uid, order=("position",))
        assert copied[1].title == "Phát sóng hai chuyên mục"
        assert reader.find(TaskRole, task=copied[2].uid)[0].agency == heir.uid
        assert reader.find(Target, plan=made.plan.uid, order=("position",))[0].text == target.text
        assert reader.one(Plan, adopted.plan.uid).to_day == date(2026, 12, 31)


def test_a_plan_of_one_year_moves_its_years_and_days(desk: Desk) -> None:
    record(desk, office())
    words = CHILDREN.replace("giai đoạn 2023 - 2026", "năm 2024").replace("tháng 5 năm 2023", "tháng 01 năm 2024")
    words = words.replace("- Thời gian thực hiện: Hằng năm.", "- Thời gian thực hiện: Trước ngày 30/9/2024.")
    words = words.replace("được tập huấn.", "được tập huấn trong năm 2024.", 1)
    old = Planning(desk).adopt(read_pasted(words, NullProgress())).plan
    made = renewed(desk, old.uid, ends_old=False)
    assert made.plan.title == "Truyền thông về quyền trẻ em năm 2025 trên địa bàn huyện Suối Trong"
    with desk.read() as reader:
        first = reader.find(Task, plan=made.plan.uid, order=("position",))[0]
        assert first.by_day == date(2025, 9, 30)
        assert "năm 2025" in reader.find(Target, plan=made.plan.uid, order=("position",))[0].text
        item = reader.find(WorkItem, task=first.uid)[0]
        assert (item.period, item.due_day) == (Period.parse("2025-10").code, date(2025, 9, 30))


def test_impossible_days_are_refused_whole(desk: Desk, adopted: Adopted) -> None:
    service = Renewing(desk)
    with pytest.raises(RecordFault, match="trước ngày bắt đầu"):
        service.renew(
            adopted.plan.uid, tasks=[], ends_old=False, from_day=date(2026, 2, 1), to_day=date(2026, 1, 1), title="X"
        )
    with pytest.raises(RecordFault, match="kết thúc kế hoạch cũ"):
        service.renew(
            adopted.plan.uid, tasks=[], ends_old=True, from_day=date(2022, 1, 1), to_day=date(2026, 1, 1), title="X"
        )
    with desk.read() as reader:
        assert reader.count(Plan) == 1


def test_a_plan_made_longer_or_shorter_owes_accordingly(desk: Desk, adopted: Adopted) -> None:
    service = Renewing(desk)
    service.change_head(adopted.plan.uid, number="30/KH-UBND", to_day=date(2027, 12, 31))
    with desk.read() as reader:
        assert reader.one(Plan, adopted.plan.uid).number == "30/KH-UBND"
        assert reader.count(WorkItem) == adopted.work_items + 13
    service.change_head(adopted.plan.uid, to_day=date(2025, 12, 31))
    with desk.read() as reader:
        assert reader.count(WorkItem) == adopted.work_items - 13
    with pytest.raises(RecordFault, match="trước ngày bắt đầu"):
        service.change_head(adopted.plan.uid, to_day=date(2022, 12, 31))
