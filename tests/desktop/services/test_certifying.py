"""Certificates: who may have one, numbers without gaps, issuing again, and what an erasure leaves of them."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.certificates import ERASED_NAME, Qualifying
from desktop.domain.people import Person
from desktop.domain.training import Certificate, Course
from desktop.errors import RecordFault
from desktop.services.certifying import Certifying
from desktop.services.desk import Desk
from desktop.services.past import Past
from desktop.services.training import Training
from desktop.storage import erasure
from tests.factories import Entries, record

DAY = date(2024, 9, 1)


def two_days() -> Entries:
    """A course of two sessions: An comes to both, Bình to one, Châu to none, a walk-in to both."""
    return [
        {"act": "agency", "name": "Phòng Một"},
        *(
            {"act": "person", "id": name, "name": f"Lê {name}", "agency": "Phòng Một", "post": "Công chức"}
            for name in ("An", "Bình", "Châu", "Đạt")
        ),
        {"act": "person", "id": "khách", "name": "Người mới", "provisional": True},
        {
            "act": "course", "title": "Lớp hai buổi", "enrolled": ["An", "Bình", "Châu"],
            "sessions": [{"id": "s1", "day": "2024-08-20"}, {"id": "s2", "day": "2024-08-21"}],
        },
        {"act": "attendance", "session": "s1", "mark": "present", "persons": ["An", "Bình", "khách"]},
        {"act": "attendance", "session": "s2", "mark": "late", "persons": ["An", "khách"]},
        {"act": "attendance", "session": "s2", "mark": "absent", "persons": ["Bình", "Châu"]},
        {"act": "course", "id": "sau", "title": "Lớp sau", "sessions": [{"id": "s3", "day": "2024-08-25"}]},
        {"act": "attendance", "session": "s3", "mark": "present", "persons": ["Đạt", "Bình"]},
    ]  # fmt: skip


@pytest.fixture
def certifying(desk: Desk) -> Certifying:
    record(desk, two_days())
    return Certifying(desk)


def course(desk: Desk, title: str = "Lớp hai buổi") -> bytes:
    with desk.read() as reader:
        return reader.find(Course, title=title)[0].uid


def person(desk: Desk, name: str) -> bytes:
    with desk.read() as reader:
        return reader.find(Person, name=name)[0].uid


def register(certifying: Certifying) -> list[tuple[str, str]]:
    return [(line.number_text, line.name) for line in certifying.register()]


def test_who_came_to_all_sessions_or_to_one_is_told_with_the_reason(desk: Desk, certifying: Certifying) -> None:
    told = {one.name: one.reason for one in certifying.attested(course(desk))}
    assert told == {
        "Lê An": "", "Lê Bình": "có mặt 1/2 buổi", "Lê Châu": "không có mặt buổi nào",
        "Người mới": "chưa xác định được là ai",
    }  # fmt: skip
    assert [one.name for one in certifying.attested(course(desk), Qualifying.ANY) if one.ready] == ["Lê An", "Lê Bình"]


def test_numbers_run_on_through_the_year_and_nobody_gets_two(desk: Desk, certifying: Certifying) -> None:
    certifying.issue(course(desk), DAY)
    certifying.issue(course(desk), DAY, Qualifying.ANY)
    certifying.issue(course(desk, "Lớp sau"), DAY)
    assert register(certifying) == [
        ("01/2024", "Lê An"), ("02/2024", "Lê Bình"), ("03/2024", "Lê Bình"), ("04/2024", "Lê Đạt"),
    ]  # fmt: skip
    assert certifying.next_number(2024) == 5
    assert certifying.next_number(2025) == 1
    with pytest.raises(RecordFault, match="Không còn ai"):
        certifying.issue(course(desk), DAY)
    assert certifying.notes(2024) == ()


def test_an_issue_taken_back_gives_its_numbers_free_and_a_gap_is_told(desk: Desk, certifying: Certifying) -> None:
    certifying.issue(course(desk), DAY)
    Past(desk).undo()
    assert certifying.register() == ()
    certifying.issue(course(desk), DAY, Qualifying.ANY)
    assert register(certifying) == [("01/2024", "Lê An"), ("02/2024", "Lê Bình")]
    with desk.act("Xóa giấy chứng nhận") as writer:
        writer.remove(Certificate, certifying.register()[0].uid)
    assert certifying.notes(2024) == ("Thiếu số 01/2024.",)
    assert certifying.years() == (2024,)


def test_a_certificate_issued_again_has_the_next_number_and_names_the_first(desk: Desk, certifying: Certifying) -> None:
    (first,) = certifying.issue(course(desk), DAY)
    again = certifying.reissue(first.uid, date(2025, 1, 15))
    assert (again.number, again.year, again.reissue_of) == (1, 2025, first.uid)
    assert [line.note for line in certifying.register()] == ["", "Cấp lại của số 01/2024"]
    assert [line.number_text for line in certifying.register(year=2025)] == ["01/2025"]


def test_the_days_of_issue_follow_the_numbers_and_the_course(desk: Desk, certifying: Certifying) -> None:
    with pytest.raises(RecordFault, match="sớm hơn buổi học cuối ngày 21/08/2024"):
        certifying.issue(course(desk), date(2024, 8, 20))
    with pytest.raises(RecordFault, match="chưa đến"):
        certifying.issue(course(desk), date(2030, 1, 1))
    certifying.issue(course(desk), DAY)
    with pytest.raises(RecordFault, match="số phải theo thứ tự ngày"):
        certifying.issue(course(desk, "Lớp sau"), date(2024, 8, 30))
    assert len(certifying.register()) == 1


def test_a_course_not_held_gives_no_certificates(desk: Desk, certifying: Certifying) -> None:
    record(desk, [{"act": "course", "title": "Lớp tới", "state": "planned", "sessions": [{"day": "2024-08-01"}]}])
    with pytest.raises(RecordFault, match="«dự kiến»"):
        certifying.issue(course(desk, "Lớp tới"), DAY)


def test_only_those_chosen_get_one_and_who_may_not_is_named(desk: Desk, certifying: Certifying) -> None:
    chosen = [person(desk, "Lê Bình")]
    with pytest.raises(RecordFault, match="«Lê Bình» chưa đủ điều kiện: có mặt 1/2 buổi"):
        certifying.issue(course(desk), DAY, persons=chosen)
    certifying.issue(course(desk), DAY, Qualifying.ANY, chosen)
    assert register(certifying) == [("01/2024", "Lê Bình")]
    with pytest.raises(RecordFault, match="đã được cấp giấy chứng nhận số 01/2024"):
        certifying.issue(course(desk), DAY, Qualifying.ANY, chosen)


def test_two_records_of_one_person_get_one_certificate(desk: Desk, certifying: Certifying) -> None:
    Training(desk).merge(person(desk, "Người mới"), person(desk, "Lê Châu"))
    assert [one.name for one in certifying.attested(course(desk)) if one.ready] == ["Lê An", "Lê Châu"]
    certifying.issue(course(desk), DAY)
    assert register(certifying) == [("01/2024", "Lê An"), ("02/2024", "Lê Châu")]


def test_an_erasure_leaves_number_and_count_and_no_name(desk: Desk, certifying: Certifying) -> None:
    (first, _) = certifying.issue(course(desk), DAY, Qualifying.ANY)
    erasure.erase(desk.database, "person", first.person, "Chị Hà")
    assert register(certifying) == [("01/2024", ERASED_NAME), ("02/2024", "Lê Bình")]
    assert certifying.register()[0].agency == ""
    with pytest.raises(RecordFault, match="đã xóa"):
        certifying.reissue(first.uid, DAY)
    assert certifying.next_number(2024) == 3
