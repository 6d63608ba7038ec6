"""Correcting a draft: every step makes another draft, and each can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cadence import CadenceKind, Timing
from desktop.domain.draft_editing import DraftEditing, DraftPart
from desktop.domain.plan import TargetKind
from desktop.domain.plan_draft import (
    AgencyMention,
    Finding,
    FindingKind,
    Guess,
    PlanDraft,
    PlanSource,
    SourceKind,
    Sure,
    TargetDraft,
    TaskDraft,
)

_NAMES = ("Phòng Văn hóa", "Công an huyện", "Trung tâm Truyền thông", "UBND các xã")


def task(number: str, paragraphs: tuple[int, ...], *leads: str, sure: Sure = Sure.SURE) -> TaskDraft:
    timing = Guess(Timing("Hằng năm", CadenceKind.YEARLY), paragraphs[:1], Sure.SURE)
    mentions = tuple(AgencyMention(name, paragraphs[-1:], Sure.SURE) for name in leads)
    return TaskDraft(number, None, "NHIỆM VỤ", f"Việc {number}", "", timing, mentions, (), (), "", paragraphs, sure)


def draft(*tasks: TaskDraft, notes: tuple[Finding, ...] = (), targets: tuple[TargetDraft, ...] = ()) -> PlanDraft:
    return PlanDraft(
        PlanSource("ke-hoach.txt", SourceKind.TXT, "0" * 64), None, None, None, None, (), targets, (), (), tasks, (),
        (), (), None, notes, tuple(f"- Đoạn số {place}." for place in range(40)),
    )  # fmt: skip


@st.composite
def drafts(draw: st.DrawFn) -> PlanDraft:
    """Drafts of two to six tasks, each on one to four paragraphs of its own."""
    tasks: list[TaskDraft] = []
    place = 0
    for number in range(draw(st.integers(2, 6))):
        count = draw(st.integers(1, 4))
        leads = draw(st.lists(st.sampled_from(_NAMES), unique=True, max_size=3))
        sure = draw(st.sampled_from(list(Sure)))
        tasks.append(task(str(number + 1), tuple(range(place, place + count)), *leads, sure=sure))
        place += count
    return draft(*tasks)


def paragraphs(editing: DraftEditing) -> set[int]:
    return {place for one in editing.draft.tasks for place in one.paragraphs}


@given(drafts(), st.data())
def test_merged_then_split_is_as_it_was(start: PlanDraft, data: st.DataObject) -> None:
    editing = DraftEditing(start)
    first = data.draw(st.integers(0, len(start.tasks) - 2))
    place = editing.merge_tasks(first + 1, first)
    merged = editing.draft.tasks[place]
    assert len(editing.draft.tasks) == len(start.tasks) - 1
    assert {m.name for m in merged.lead} == {m.name for t in start.tasks[first : first + 2] for m in t.lead}
    assert editing.was_merged(place)
    assert editing.can_split(place)
    editing.split_task(place)
    assert editing.draft == start


@given(drafts(), st.data())
def test_a_split_loses_no_paragraph_and_no_agency(start: PlanDraft, data: st.DataObject) -> None:
    editing = DraftEditing(start)
    places = [place for place in range(len(start.tasks)) if editing.can_split(place)]
    if not places:
        return
    place = data.draw(st.sampled_from(places))
    old = start.tasks[place]
    seam = data.draw(st.sampled_from(old.paragraphs[1:]))
    editing.split_task(place, seam)
    first, second = editing.draft.tasks[place : place + 2]
    assert first.paragraphs + second.paragraphs == old.paragraphs
    assert min(second.paragraphs) == seam
    assert second.title
    assert first.lead == second.lead == old.lead
    assert first.sure is second.sure is Sure.DOUBTFUL


@given(
    drafts(),
    st.lists(st.tuples(st.sampled_from(["drop", "merge", "split", "add", "confirm", "lead"]), st.integers(0, 5))),
)
def test_every_step_is_taken_back_and_done_again(start: PlanDraft, steps: list[tuple[str, int]]) -> None:
    editing = DraftEditing(start)
    for name, number in steps:
        count = len(editing.draft.tasks)
        place = number % count if count else 0
        if name == "add":
            editing.add(DraftPart.TASKS, "Việc mới")
        elif count and name == "drop":
            editing.drop(DraftPart.TASKS, place)
        elif count and name == "confirm":
            editing.confirm(DraftPart.TASKS, place)
        elif count and name == "lead":
            editing.set_agencies(place, "lead", ["Sở Nội vụ"])
        elif count > 1 and name == "merge":
            editing.merge_tasks(place, (place + 1) % count)
        elif count and name == "split" and editing.can_split(place):
            editing.split_task(place)
    end = editing.draft
    taken = 0
    while editing.can_undo:
        editing.undo()
        taken += 1
    assert editing.draft == start
    for _ in range(taken):
        editing.redo()
    assert editing.draft == end
    assert not editing.can_redo


def test_a_step_that_changes_nothing_is_no_step() -> None:
    editing = DraftEditing(draft(task("1", (1, 2), "Phòng Văn hóa")))
    editing.set_agencies(0, "lead", ["Phòng Văn hóa", " Phòng Văn hóa "])
    editing.set_timing(0, Timing("Hằng năm", CadenceKind.YEARLY))
    editing.change(DraftPart.TASKS, 0, title="Việc 1")
    editing.set_head(number="")
    assert not editing.can_undo


def test_what_a_person_wrote_is_sure_and_keeps_its_paragraphs() -> None:
    editing = DraftEditing(draft(task("1", (1, 2, 3), "Phòng Văn hóa", sure=Sure.DOUBTFUL)))
    editing.set_timing(0, Timing("Hằng tháng", CadenceKind.MONTHLY))
    editing.set_agencies(0, "coordinating", ["Công an huyện"])
    changed = editing.draft.tasks[0]
    assert changed.timing is not None
    assert (changed.timing.value.kind, changed.timing.paragraphs) == (CadenceKind.MONTHLY, (1,))
    assert changed.coordinating[0].paragraphs == (1, 2, 3)
    assert editing.doubts() == []
    editing.set_timing(0, Timing("", CadenceKind.UNKNOWN))
    assert editing.draft.tasks[0].timing is None
    editing.set_head(number="21/KH-UBND", day=date(2023, 5, 5))
    assert editing.draft.number == Guess("21/KH-UBND", (), Sure.SURE)


def test_doubtful_things_come_first_and_say_why() -> None:
    targets = (TargetDraft("Rà soát tin giả", TargetKind.ACTION, (9,), Sure.LIKELY),)
    bare = replace(task("2", (3,)), timing=None)
    editing = DraftEditing(draft(task("1", (1,), "Phòng Văn hóa"), bare, targets=targets))
    assert [(one.part, one.place, one.why) for one in editing.doubts()] == [
        (DraftPart.TASKS, 1, "chưa rõ cơ quan chủ trì, chưa rõ thời gian"),
        (DraftPart.TARGETS, 0, "không có con số, hiểu là công việc phải làm"),
    ]
    editing.confirm(DraftPart.TARGETS, 0)
    assert [one.part for one in editing.doubts()] == [DraftPart.TASKS]


def test_answered_remarks_are_not_recorded() -> None:
    bare = replace(task("1", (1, 2)), timing=None)
    notes = (
        Finding(FindingKind.NO_LEAD, "Chưa rõ cơ quan chủ trì.", (1, 2)),
        Finding(FindingKind.NO_TIMING, "Chưa rõ thời gian.", (1, 2)),
        Finding(FindingKind.SAME_NUMBER, "Hai mục cùng số 4.", (5, 6)),
        Finding(FindingKind.HEAD_MISSING, "Văn bản không ghi số."),
    )
    editing = DraftEditing(draft(bare, notes=notes))
    assert editing.result().notes == notes
    editing.set_agencies(0, "lead", ["Phòng Văn hóa"])
    assert [note.kind for note in editing.result().notes] == [
        FindingKind.NO_TIMING, FindingKind.SAME_NUMBER, FindingKind.HEAD_MISSING,
    ]  # fmt: skip
    editing.set_head(number="21/KH-UBND", day=date(2023, 5, 5))
    editing.drop(DraftPart.TASKS, 0)
    assert [note.kind for note in editing.result().notes] == [FindingKind.SAME_NUMBER]


def test_agencies_are_settled_and_unsettled() -> None:
    editing = DraftEditing(draft(task("1", (1,), "Phòng Văn hoá")))
    editing.settle(("Phòng Văn hoá", "Phòng VH"), b"u" * 16)
    assert editing.aliases == {"Phòng Văn hoá": b"u" * 16, "Phòng VH": b"u" * 16}
    editing.settle(("Phòng Văn hoá", "Phòng VH"), None)
    assert editing.aliases == {}
    editing.undo()
    assert set(editing.aliases) == {"Phòng Văn hoá", "Phòng VH"}


def test_every_part_takes_a_new_thing() -> None:
    editing = DraftEditing(draft(task("1", (1,), "Phòng Văn hóa")))
    for part in DraftPart:
        place = editing.add(part, "Một mục mới", (7,))
        assert editing.things(part)[place].paragraphs == (7,)
        assert editing.things(part)[place].sure is Sure.SURE


@pytest.mark.parametrize(("first", "second"), [(0, 0), (1, 1)])
def test_a_task_is_not_merged_with_itself(first: int, second: int) -> None:
    editing = DraftEditing(draft(task("1", (1,)), task("2", (2,))))
    with pytest.raises(ValueError, match="itself"):
        editing.merge_tasks(first, second)
