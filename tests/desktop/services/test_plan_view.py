"""A plan as tree, text and board; the sheets of its cells; reading a plan and settling its agencies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.domain.organisation import Agency, AgencyAlias
from desktop.domain.period import Period
from desktop.domain.plan import AmendedPart, Target, Task
from desktop.domain.plan_view import Adopted, PlanNode, PlanPlace
from desktop.domain.recurrence import WorkStanding
from desktop.domain.schedule import WorkItem, WorkState
from desktop.errors import FileFault
from desktop.progress import NullProgress
from desktop.services.desk import Desk
from desktop.services.evidence import EvidenceKeeping
from desktop.services.past import Past
from desktop.services.plan_reading import PlanReading
from desktop.services.plan_view import PlanView
from desktop.services.planning import Planning
from desktop.services.tasking import Tasking
from tests.factories import office, record
from tests.plans import CHILDREN, children_draft


@pytest.fixture
def adopted(desk: Desk, tmp_path: Path) -> Adopted:
    record(desk, office())
    return Planning(desk).adopt(children_draft(tmp_path))


def tasks(desk: Desk) -> list[Task]:
    with desk.read() as reader:
        return reader.find(Task, order=("position",))


def test_the_board_shows_every_year_and_how_work_stands(desk: Desk, adopted: Adopted) -> None:
    yearly, _monthly, watching = tasks(desk)
    planning = Planning(desk)
    planning.set_work(yearly.uid, Period.parse("2024"), state=WorkState.DONE, done_day=date(2024, 12, 20))
    planning.add_activity(task=watching.uid, day=date(2024, 9, 14), text="Rà soát 40 trang")
    planning.add_activity(task=watching.uid, day=date(2024, 9, 15), text="Rà soát 20 trang")
    [head] = PlanView(desk).plans()
    board = PlanView(desk).board(head.uid)
    assert head.named == "Kế hoạch số 21/KH-UBND ngày 05/05/2023"
    assert (board.first_year, board.last_year, board.months) == (2023, 2026, 48)
    assert board.month_of(board.today) == (2025, 2)
    first, second, third = board.rows
    done = first.shown(board.months)[board.today - 2]
    assert done is not None
    assert (done.period, done.standing) == ("2024", WorkStanding.DONE_LATE)
    assert first.spans(first.shown(board.months)) == [(0, 12), (12, 12), (24, 12), (36, 12)]
    assert second.spans(second.shown(board.months)) == []
    assert second.shown(board.months)[0] is None  # nothing is owed before the plan is signed
    later = second.shown(board.months)[47]
    assert later is not None
    assert not later.begun
    assert third.acted == ((20, 1), (21, 1))  # 14/09 belongs to September, 15/09 to October
    assert (third.last_activity, third.quiet) == (date(2024, 9, 15), True)


def test_amended_titles_are_shown(desk: Desk, adopted: Adopted) -> None:
    broadcast = tasks(desk)[1]
    Tasking(desk).amend(
        "task", broadcast.uid, part=AmendedPart.TITLE, text="Phát sóng hai chuyên mục", from_day=date(2024, 7, 1)
    )
    view = PlanView(desk)
    assert view.board(adopted.plan.uid).rows[1].title == "Phát sóng hai chuyên mục"
    assert view.work(broadcast.uid, "2024-09").title == "Phát sóng hai chuyên mục"


def test_the_tree_quotes_the_signed_paragraphs(desk: Desk, adopted: Adopted) -> None:
    text = PlanView(desk).text(adopted.plan.uid)
    branches = {branch.text: branch for branch in text.branches}
    assert [child.more for child in branches["Mục tiêu"].children] == ["100%", "70%"]
    task = branches["Nhiệm vụ"].children[0]
    assert task.text == "1. Tập huấn kỹ năng truyền thông"
    assert "Chủ trì: Phòng Văn hóa và Thông tin" in [part.text for part in task.children]
    assert "Tập huấn" in text.paragraphs[task.paragraphs[0]]
    assert "Hằng năm" in "".join(text.paragraphs[place] for place in task.paragraphs)
    assert all(_within(branch, len(text.paragraphs)) for branch in text.branches)


def _within(node: PlanNode, count: int) -> bool:
    return all(0 <= place < count for place in node.paragraphs) and all(_within(c, count) for c in node.children)


def test_sheets_of_work_and_of_tasks(desk: Desk, adopted: Adopted, tmp_path: Path) -> None:
    _yearly, monthly, watching = tasks(desk)
    view, planning = PlanView(desk), Planning(desk)
    empty = view.work(monthly.uid, "2023-01")
    assert (empty.item, empty.due_day, empty.history) == (None, date(2023, 1, 14), ())
    planning.set_work(monthly.uid, Period.parse("2024-09"), result="Phát 4 số")
    sheet = view.work(monthly.uid, "2024-09")
    assert sheet.item is not None
    assert sheet.item.result == "Phát 4 số"
    assert any("Phát 4 số" in line for line in sheet.history)
    files = [tmp_path / name for name in ("anh 1.txt", "anh 2.txt")]
    for file in files:
        file.write_text(f"ảnh chụp {file.name}", encoding="utf-8")
    keeping = EvidenceKeeping(desk)
    kept = keeping.attach_all(files, "work_item", sheet.item.uid)
    assert [one.file_name for one in view.work(monthly.uid, "2024-09").evidence] == ["anh 1.txt", "anh 2.txt"]
    copy = keeping.save_copy(kept[0], tmp_path / "ban-sao.txt")
    assert copy.read_bytes() == files[0].read_bytes() == keeping.to_look_at(kept[0]).read_bytes()
    keeping.detach(kept[1].uid)
    assert len(view.work(monthly.uid, "2024-09").evidence) == 1
    Past(desk).undo()
    assert len(view.work(monthly.uid, "2024-09").evidence) == 2
    planning.add_activity(task=watching.uid, day=date(2025, 1, 30), text="Rà soát")
    rested = view.task(watching.uid)
    assert (rested.last_activity, rested.quiet) == (date(2025, 1, 30), False)
    assert [line.record.text for line in rested.activities] == ["Rà soát"]


def test_of_several_files_all_are_attached_or_none(desk: Desk, adopted: Adopted, tmp_path: Path) -> None:
    good, bad = tmp_path / "anh.txt", tmp_path / "la.exe"
    good.write_text("ảnh", encoding="utf-8")
    bad.write_bytes(b"MZ\x00")
    with desk.read() as reader:
        item = reader.find(WorkItem)[0]
    with pytest.raises(FileFault):
        EvidenceKeeping(desk).attach_all([good, bad], "work_item", item.uid)
    assert EvidenceKeeping(desk).of("work_item", item.uid) == []


def test_records_know_their_place(desk: Desk, adopted: Adopted) -> None:
    view, plan = PlanView(desk), adopted.plan.uid
    with desk.read() as reader:
        item, target = reader.find(WorkItem, order=("period",))[0], reader.find(Target)[0]
    assert view.place_of("work_item", item.uid) == PlanPlace(plan, item.task, item.period)
    assert view.place_of("target", target.uid) == view.place_of("plan", plan) == PlanPlace(plan)
    assert view.place_of("task", item.task) == PlanPlace(plan, item.task)
    assert view.place_of("task", b"x" * 16) is None


def test_pasted_text_reads_like_the_file(desk: Desk, tmp_path: Path) -> None:
    reading = PlanReading(desk)
    pasted = reading.read_pasted(CHILDREN, NullProgress())
    assert pasted.tasks == children_draft(tmp_path).tasks
    assert reading.days(pasted) == (date(2023, 5, 5), date(2026, 12, 31))
    with pytest.raises(FileFault, match="nội dung"):
        reading.read_pasted("  \n ", NullProgress())


def test_unknown_agencies_are_told_once_with_their_spellings(desk: Desk, tmp_path: Path) -> None:
    record(desk, [*office(), {"act": "agency", "name": "Công an huyện"}])
    strangers = {one.name: one for one in PlanReading(desk).strangers(children_draft(tmp_path))}
    assert "Công an huyện" not in strangers
    culture = strangers["Phòng Văn hóa và Thông tin"]
    assert culture.printed == ("Phòng Văn hóa và Thông tin", "Phòng Văn hoá và Thông tin")
    assert (culture.kind, strangers["UBND các xã, thị trấn"].kind) == ("phòng, ban chuyên môn", "nhóm cơ quan")
    assert culture.paragraphs


def test_settled_names_become_aliases_of_the_directory(desk: Desk, tmp_path: Path) -> None:
    record(desk, [*office(), {"act": "agency", "name": "Phòng VH-TT huyện"}])
    with desk.read() as reader:
        known = next(one for one in reader.find(Agency) if one.name == "Phòng VH-TT huyện")
    aliases: dict[str, bytes | str] = {
        "Phòng Văn hóa và Thông tin": known.uid,
        "Phòng Văn hoá và Thông tin": known.uid,
        "Công an huyện": "UBND các xã, thị trấn",
    }
    made = Planning(desk).adopt(children_draft(tmp_path), aliases=aliases)
    assert {agency.name for agency in made.new_agencies} == {
        "Các cơ quan, đơn vị có liên quan", "Trung tâm Truyền thông huyện Suối Trong", "UBND các xã, thị trấn",
    }  # fmt: skip
    with desk.read() as reader:
        named = {alias.alias: alias.agency for alias in reader.find(AgencyAlias)}
    assert named["Phòng Văn hóa và Thông tin"] == known.uid
    assert set(named) >= {"Phòng Văn hóa và Thông tin", "Công an huyện"}
    assert not [one for one in PlanReading(desk).strangers(children_draft(tmp_path)) if one.name.startswith("Phòng")]
