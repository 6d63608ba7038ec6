"""TC03: turns, persons and the share of each group together; who is missing, by agency; inviting them."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.people import Person, RosterGroup
from desktop.domain.period import Period
from desktop.domain.plan import Plan, Target, TargetKind
from desktop.domain.recognition import Incoming, Likeness
from desktop.domain.training import Course, CourseState, Session
from desktop.errors import RecordFault
from desktop.services.attending import Attending
from desktop.services.desk import Desk
from desktop.services.past import Past
from desktop.services.reaching import Reaching
from desktop.services.recognising import Recognising
from desktop.services.training import Training
from tests.factories import record, two_courses

CUT = date(2024, 12, 31)
YEAR = Period.parse("2024")


@pytest.fixture
def reaching(desk: Desk) -> Reaching:
    """TC03 with its plan: all of A and 70 % of B by the end of 2025."""
    record(desk, two_courses())
    with desk.act("Nhập kế hoạch") as writer:
        plan = writer.add(Plan.of(title="Kế hoạch truyền thông", from_day=date(2023, 1, 1), to_day=date(2028, 12, 31)))
        for place, (mark, goal) in enumerate((("A", 10_000), ("B", 7_000))):
            writer.add(
                Target.of(
                    plan=plan.uid, position=place, text=f"Tập huấn nhóm {mark}", kind=TargetKind.PERCENT, goal=goal,
                    until_year=2025, roster_group=group(desk, mark),
                )
            )  # fmt: skip
    return Reaching(desk)


def group(desk: Desk, mark: str) -> bytes:
    with desk.read() as reader:
        return reader.find(RosterGroup, mark=mark)[0].uid


def course(desk: Desk, title: str) -> bytes:
    with desk.read() as reader:
        return reader.find(Course, title=title)[0].uid


def test_turns_persons_and_shares_are_one_answer(reaching: Reaching) -> None:
    reach = reaching.of_period(YEAR, "calendar")
    assert (reach.turns.value, reach.people.value) == (85, 76)
    assert [share.text for share in reach.shares] == ["36/42 (85,7%)", "40/60 (66,7%)"]
    assert [(share.missing, share.as_of) for share in reach.shares] == [(6, "31/12/2024"), (20, "31/12/2024")]
    assert "9 lượt" in reach.warning
    assert "Không cộng" in reach.warning


def test_a_course_is_answered_for_alone_with_the_shares_of_its_last_day(desk: Desk, reaching: Reaching) -> None:
    reach = reaching.of_course(course(desk, "Lớp tháng 4"))
    assert (reach.turns.value, reach.people.value, reach.warning) == (50, 50, "")
    assert [share.text for share in reach.shares] == ["30/42 (71,4%)", "20/60 (33,3%)"]
    assert reach.as_of == date(2024, 4, 12)
    assert reaching.of_course(course(desk, "Lớp tháng 8")).turns.value == 35


def test_who_is_missing_stands_by_agency_with_what_the_goal_needs(desk: Desk, reaching: Reaching) -> None:
    first, second = (reaching.missing(group(desk, mark), CUT) for mark in "AB")
    assert first.words == "Còn thiếu 6 người để đạt 100%, chậm nhất ngày 31/12/2025."
    assert second.words == "Còn thiếu 2 người để đạt 70%, chậm nhất ngày 31/12/2025."
    assert second.share_text == "40/60 (66,7%), theo danh sách ngày 31/12/2024"
    assert (len(first.people), len(second.people)) == (6, 20)
    assert [(agency, len(people)) for agency, people in second.by_agency()] == [
        ("Phòng số 0", 3), ("Phòng số 1", 3), ("Phòng số 2", 3), ("Phòng số 3", 3), ("Phòng số 4", 4),
        ("Phòng số 5", 4),
    ]  # fmt: skip


def test_a_group_without_a_target_lists_its_missing_and_says_so(desk: Desk, reaching: Reaching) -> None:
    record(desk, [
        {"act": "group", "mark": "C", "name": "Nhóm khác"}, {"act": "roster", "group": "C", "persons": ["Người A41"]},
    ])  # fmt: skip
    gap = reaching.missing(group(desk, "C"), CUT)
    assert [one.name for one in gap.people] == ["Người A41"]
    assert gap.lacking is None
    assert gap.words == "Chưa có mục tiêu nào của kế hoạch tính theo nhóm này."


def test_the_missing_become_the_list_of_a_next_course_in_one_act(desk: Desk, reaching: Reaching) -> None:
    made = reaching.invite(group(desk, "B"), "Lớp bổ sung", day=CUT)
    sheet = Attending(desk).sheet(made.uid)
    assert (made.state, sheet.title, len(sheet.attendees)) == (CourseState.PLANNED, "Lớp bổ sung", 20)
    assert all(one.enrolled for one in sheet.attendees)
    Past(desk).undo()
    with desk.read() as reader:
        assert reader.count(Course, title="Lớp bổ sung") == 0


def test_those_chosen_and_those_not_listed_yet_are_invited_once(desk: Desk, reaching: Reaching) -> None:
    chosen = [one.person for one in reaching.missing(group(desk, "A"), CUT).people][:4]
    made = reaching.invite(group(desk, "A"), "Lớp bổ sung", day=CUT, persons=chosen)
    assert len(Attending(desk).sheet(made.uid).attendees) == 4
    assert reaching.invite_to(made.uid, group(desk, "A"), day=CUT) == 2
    assert reaching.invite_to(made.uid, group(desk, "A"), day=CUT) == 0


def test_nobody_missing_is_told(desk: Desk, reaching: Reaching) -> None:
    with pytest.raises(RecordFault, match="Không có ai"):
        reaching.invite(group(desk, "A"), "Lớp bổ sung", day=CUT, persons=[])
    with desk.read() as reader:
        assert reader.count(Course) == 2


def test_a_merge_of_two_records_is_one_person_in_every_figure(desk: Desk, reaching: Reaching) -> None:
    """A walk-in who turns out to be a member counts in the share from then on, and again not after an undo."""
    record(desk, [
        {"act": "person", "name": "Khách", "provisional": True},
        {"act": "attendance", "session": "Lớp tháng 8, 20/08/2024", "person": "Khách", "mark": "present"},
    ])  # fmt: skip
    assert reaching.of_period(YEAR, "calendar").people.value == 77
    member = reaching.missing(group(desk, "B"), CUT).people[0].person
    with desk.read() as reader:
        walked = reader.find(Person, name="Khách")[0].uid
    Training(desk).merge(walked, member)
    assert reaching.missing(group(desk, "B"), CUT).reached.trained == 41
    assert reaching.of_period(YEAR, "calendar").people.value == 77
    Past(desk).undo()
    assert reaching.missing(group(desk, "B"), CUT).reached.trained == 40


def test_two_pasted_lists_give_the_figures_of_tc03(desk: Desk) -> None:
    """Both lists come in as names and agencies, matches are taken, and the figures are those of the plan."""
    record(desk, two_courses()[:-4])
    with desk.act("Hai lớp") as writer:
        courses = [writer.add(Course.of(title=title)) for title in ("Lớp tháng 4", "Lớp tháng 8")]
        sessions = [
            writer.add(Session.of(course=one.uid, day=day))
            for one, day in zip(courses, (date(2024, 4, 12), date(2024, 8, 20)), strict=True)
        ]
    april = [Incoming(f"Người A{i}", agency=f"Phòng số {i % 6}") for i in range(30)]
    april += [Incoming(f"Người B{i}", agency=f"Phòng số {i % 6}") for i in range(20)]
    august = [Incoming(f"Nguoi A{i}", agency=f"phòng số {i % 6}") for i in range(26, 36)]
    august += [Incoming(f"Người B{i}", agency=f"Phòng số {i % 6}") for i in range(15, 40)]
    recognising = Recognising(desk)
    assert {one.verdict for one in recognising.recognise(april)} == {Likeness.SAME}
    found = recognising.recognise(august)
    asked = {place: one.alike[0].known.person for place, one in enumerate(found) if one.verdict is Likeness.PERHAPS}
    assert len(asked) == 10
    for rows, choices, course, session in zip((april, august), ({}, asked), courses, sessions, strict=True):
        recognising.take_in(rows, choices, course=course.uid, session=session.uid)
    reach = Reaching(desk).of_period(YEAR, "calendar")
    assert (reach.turns.value, reach.people.value) == (85, 76)
    assert [share.text for share in reach.shares] == ["36/42 (85,7%)", "40/60 (66,7%)"]
