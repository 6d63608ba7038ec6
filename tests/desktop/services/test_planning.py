from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.domain.cadence import CadenceKind
from desktop.domain.organisation import Agency, AgencyKind
from desktop.domain.period import Period
from desktop.domain.plan import AmendedPart, DueRule, Plan, PlanParagraph, Role, Target, Task, TaskRole
from desktop.domain.plan_view import Adopted
from desktop.domain.recurrence import WorkStanding
from desktop.domain.schedule import WorkItem, WorkState
from desktop.errors import RecordFault
from desktop.planimport import read_plan
from desktop.services.adopting import kind_of, years_of
from desktop.services.desk import Desk
from desktop.services.past import Past
from desktop.services.planning import Planning, wording_on
from desktop.services.tasking import Tasking
from desktop.storage import log
from tests.factories import office, record
from tests.plans import CHILDREN, children_draft


@pytest.fixture
def adopted(desk: Desk, tmp_path: Path) -> Adopted:
    record(desk, office())
    return Planning(desk).adopt(children_draft(tmp_path))


def task(desk: Desk, number: str) -> Task:
    with desk.read() as reader:
        return next(one for one in reader.find(Task) if one.printed_number == number)


def test_adopting_makes_plan_tasks_targets_agencies_and_work(desk: Desk, adopted: Adopted) -> None:
    broadcast = task(desk, "2")
    with desk.read() as reader:
        plan = reader.one(Plan, adopted.plan.uid)
        assert (plan.number, plan.day) == ("21/KH-UBND", date(2023, 5, 5))
        assert (plan.from_day, plan.to_day) == (date(2023, 1, 1), date(2026, 12, 31))
        assert [t.cadence for t in reader.find(Task, order=("position",))] == [
            CadenceKind.YEARLY,
            CadenceKind.MONTHLY,
            CadenceKind.CONTINUOUS,
        ]
        assert [t.goal for t in reader.find(Target, order=("position",))] == [10_000, 7_000]
        assert reader.count(WorkItem) == 4 + 44 == adopted.work_items
        names = [agency.name for agency in reader.find(Agency)]
        assert names.count("Công an huyện") == 1
        assert "Công an huyện Suối Trong" not in names
        groups = reader.find(Agency, kind=AgencyKind.GROUP)
        assert {g.name for g in groups} == {"Các cơ quan, đơn vị có liên quan", "UBND các xã, thị trấn"}
        quoted = reader.find(PlanParagraph, position=broadcast.first_paragraph)
        assert "Phát sóng chuyên mục" in quoted[0].text
        assert log.differences(reader.connection) == []


def test_known_agencies_are_used_and_no_plan_is_adopted_twice(desk: Desk, tmp_path: Path) -> None:
    record(desk, [*office(), {"act": "agency", "name": "Phòng VHTT", "aliases": ["Phòng Văn hóa và Thông tin"]}])
    made = Planning(desk).adopt(children_draft(tmp_path))
    assert "Phòng Văn hóa và Thông tin" not in [agency.name for agency in made.new_agencies]
    training = task(desk, "1")
    with desk.read() as reader:
        known = next(one for one in reader.find(Agency) if one.name == "Phòng VHTT")
        assert reader.find(TaskRole, task=training.uid, role=Role.LEAD)[0].agency == known.uid
    with pytest.raises(RecordFault, match="đã được ghi nhận"):
        Planning(desk).adopt(children_draft(tmp_path))


def test_adoption_is_undone_and_done_again_as_one(desk: Desk, tmp_path: Path) -> None:
    record(desk, office())
    with desk.read() as reader:
        before = reader.count(Agency)
    Planning(desk).adopt(children_draft(tmp_path))
    act, result = Past(desk).undo()
    assert act.kind == "adopt"
    assert not result.left
    with desk.read() as reader:
        assert reader.count(Plan) == reader.count(Task) == reader.count(WorkItem) == 0
        assert reader.count(Agency) == before
    Past(desk).redo()
    with desk.read() as reader:
        assert reader.count(Task) == 3
        assert log.differences(reader.connection) == []


def test_a_continuous_task_is_never_done_but_knows_its_last_activity(desk: Desk, adopted: Adopted) -> None:
    service = Planning(desk)
    watching = task(desk, "3")
    with pytest.raises(RecordFault, match="thường xuyên"):
        service.set_work(watching.uid, Period.parse("2024-09"), state=WorkState.DONE, done_day=date(2024, 9, 1))
    service.add_activity(task=watching.uid, day=date(2024, 9, 3), text="Rà soát 40 trang")
    status = {one.task.printed_number: one for one in service.work(Period.parse("2024-09"))}
    assert status["3"].last_activity == date(2024, 9, 3)
    assert not status["3"].quiet
    assert {one.task.printed_number: one for one in service.work(Period.parse("2024-12"))}["3"].quiet


def test_work_is_late_done_or_done_late(desk: Desk, adopted: Adopted) -> None:
    service = Planning(desk)
    monthly = task(desk, "2")
    september, october = Period.parse("2024-09"), Period.parse("2024-10")
    assert _standing(service, september, "2") is WorkStanding.OVERDUE
    service.set_work(monthly.uid, september, state=WorkState.DONE, done_day=date(2024, 9, 14), result="Phát 4 số")
    service.set_work(monthly.uid, october, state=WorkState.DONE, done_day=date(2024, 10, 20))
    assert _standing(service, september, "2") is WorkStanding.DONE
    assert _standing(service, october, "2") is WorkStanding.DONE_LATE
    with pytest.raises(RecordFault, match="ngày hoàn thành"):
        service.set_work(monthly.uid, Period.parse("2024-11"), state=WorkState.DONE)
    assert service.open_work(september) == []


def _standing(service: Planning, period: Period, number: str) -> WorkStanding | None:
    return next(one.standing for one in service.work(period) if one.task.printed_number == number)


def test_old_reports_keep_the_old_wording(desk: Desk, adopted: Adopted) -> None:
    broadcast = task(desk, "2")
    Tasking(desk).amend(
        "task", broadcast.uid, part=AmendedPart.TITLE, text="Phát sóng hai chuyên mục",
        from_day=date(2024, 7, 1), document="Kế hoạch số 40/KH-UBND",
    )  # fmt: skip
    with desk.read() as reader:
        assert wording_on(reader, broadcast, AmendedPart.TITLE, date(2024, 6, 30)) == broadcast.title
        assert wording_on(reader, broadcast, AmendedPart.TITLE, date(2024, 7, 1)) == "Phát sóng hai chuyên mục"


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("Đề án giai đoạn 2023 - 2028 trên địa bàn huyện", (2023, 2028)),
        ("Phát triển hạ tầng đến năm 2030", (None, 2030)),
        ("Công tác tuyên truyền năm 2026", (2026, 2026)),
        ("Thực hiện Quyết định ngày 27 tháng 7 năm 2013 của Thủ tướng", (None, None)),
        ("THỰC HIỆN QUYẾT ĐỊNH NGÀY 05 THÁNG 12 NĂM 2013", (None, None)),
        ("Không có năm nào", (None, None)),
    ],
)
def test_the_years_of_a_plan_are_read_from_its_title(title: str, years: tuple[int | None, int | None]) -> None:
    assert years_of(title) == years


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("UBND xã Bến Mơ", AgencyKind.COMMITTEE),
        ("Ủy ban nhân dân phường Suối", AgencyKind.COMMITTEE),
        ("UBND xã, thị trấn", AgencyKind.GROUP),
        ("UBND xã", AgencyKind.GROUP),
        ("UBND các xã", AgencyKind.GROUP),
        ("Trung tâm Phục vụ hành chính công", AgencyKind.OTHER),
        ("Trung tâm Chuyển đổi số", AgencyKind.OTHER),
        ("Trung tâm Công nghệ thông tin", AgencyKind.OTHER),
        ("Trung tâm Truyền thông huyện", AgencyKind.MEDIA),
        ("Bảo hiểm xã hội huyện", AgencyKind.OTHER),
        ("Báo Suối Trong", AgencyKind.MEDIA),
    ],
)
def test_the_kind_of_a_new_agency_is_read_from_its_name(name: str, kind: AgencyKind) -> None:
    assert kind_of(name) is kind


def test_a_body_in_the_singular_and_in_the_plural_is_one(desk: Desk, tmp_path: Path) -> None:
    record(desk, office())
    words = CHILDREN.replace("Các cơ quan, đơn vị có liên quan.", "Chủ rừng.").replace(
        "UBND các xã, thị trấn.", "Các chủ rừng."
    )
    file = tmp_path / "ke-hoach.txt"
    file.write_text(words, encoding="utf-8")
    made = Planning(desk).adopt(read_plan(file))
    assert len([one for one in made.new_agencies if "rừng" in one.name]) == 1


def _adopt_with(desk: Desk, folder: Path, timing: str) -> Planning:
    record(desk, office())
    file = folder / "ke-hoach.txt"
    file.write_text(CHILDREN.replace("Hằng năm.", timing), encoding="utf-8")
    Planning(desk).adopt(read_plan(file))
    return Planning(desk)


def test_work_of_a_range_is_running_in_the_years_it_goes_through(desk: Desk, tmp_path: Path) -> None:
    service = _adopt_with(desk, tmp_path, "Giai đoạn 2024 - 2025.")

    def of(period: str) -> list[tuple[bool, bool]]:
        return [(w.running, bool(w.item)) for w in service.work(Period.parse(period)) if w.task.printed_number == "1"]

    assert of("2023") == []
    assert of("2024") == of("2024-09") == [(True, False)]
    assert of("2025") == [(True, False)]
    assert of("2026") == [(False, True)]
    service.set_work(task(desk, "1").uid, Period.parse("2024"), state=WorkState.DONE, done_day=date(2024, 8, 1))
    assert of("2025-06") == []


@pytest.mark.parametrize(
    ("timing", "day", "month"),
    [("Tháng 11 hằng năm.", 30, 11), ("Trước ngày 31/12 hằng năm.", 31, 12), ("Trước 15/10 hằng năm.", 15, 10),
     ("Trước tháng 11 hằng năm.", 31, 10)],
)  # fmt: skip
def test_yearly_work_keeps_the_day_its_timing_names(
    desk: Desk, tmp_path: Path, timing: str, day: int, month: int
) -> None:
    _adopt_with(desk, tmp_path, timing)
    training = task(desk, "1")
    assert training.cadence is CadenceKind.YEARLY
    with desk.read() as reader:
        due = [one.due_day for one in reader.find(WorkItem, task=training.uid, order=("due_day",))]
    assert due == [date(year, month, day) for year in (2023, 2024, 2025, 2026)]
    Tasking(desk).change(training.uid, {"due_rule": DueRule.LAST_DAY})
    assert task(desk, "1").by_day is None
