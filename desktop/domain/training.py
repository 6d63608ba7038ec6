"""Training (tập huấn): courses, their sessions, who was enrolled and who came."""

from __future__ import annotations

from datetime import date, time
from typing import ClassVar

from pydantic import model_validator

from desktop.domain.record import (
    Code,
    Record,
    clock_field,
    code_field,
    day_field,
    line_field,
    number_field,
    ref_field,
    text_field,
)


class CourseState(Code):
    """Only courses held are counted."""

    PLANNED = "planned", "dự kiến"
    HELD = "held", "đã tổ chức"
    CANCELLED = "cancelled", "đã hủy"


class Mark(Code):
    """An attendance mark; có mặt and muộn count as a turn, a substitute counts for himself."""

    PRESENT = "present", "có mặt"
    LATE = "late", "muộn"
    EXCUSED = "excused", "vắng có phép"
    ABSENT = "absent", "vắng"
    SUBSTITUTED = "substituted", "cử người khác đi thay"


COUNTED_MARKS = (Mark.PRESENT, Mark.LATE)


class Course(Record):
    """A course of one or more sessions; the last session's day places it in a period."""

    term: ClassVar[str] = "lớp tập huấn"

    title: str = line_field("Tên lớp", min_length=1, max_length=500)
    task: bytes | None = ref_field("Nhiệm vụ", "task", default=None)
    organiser: bytes | None = ref_field("Đơn vị tổ chức", "agency", default=None)
    state: CourseState = code_field("Trạng thái", CourseState, default=CourseState.HELD)
    topics: int = number_field("Số chuyên đề", default=0, ge=0)
    note: str = text_field("Ghi chú", default="", max_length=2000)


class Session(Record):
    """One sitting of a course: day, time of day, place."""

    term: ClassVar[str] = "buổi học"
    merge_units: ClassVar[tuple[tuple[str, ...], ...]] = (("day", "at"),)

    course: bytes = ref_field("Lớp", "course")
    day: date = day_field("Ngày")
    at: time | None = clock_field("Giờ", default=None)
    place: str = line_field("Địa điểm", default="", max_length=300)


class Enrolment(Record):
    """A person on the list of a course."""

    term: ClassVar[str] = "đăng ký học"

    course: bytes = ref_field("Lớp", "course")
    person: bytes = ref_field("Người", "person")


class Attendance(Record):
    """A person's mark in a session. `substitute_for` names the enrolled person whom this one replaced."""

    term: ClassVar[str] = "điểm danh"

    session: bytes = ref_field("Buổi học", "session")
    person: bytes = ref_field("Người", "person")
    mark: Mark = code_field("Điểm danh", Mark)
    substitute_for: bytes | None = ref_field("Đi thay cho", "person", default=None)

    @model_validator(mode="after")
    def _another(self) -> Attendance:
        if self.substitute_for == self.person:
            raise ValueError("người đi thay không thể thay cho chính mình")
        return self


class Certificate(Record):
    """A numbered certificate of a course. It names nobody itself: after an erasure number and count stay.

    Numbers run through a year, that of `day`. A re-issue has a number of its own and says which one it stands for.
    """

    term: ClassVar[str] = "giấy chứng nhận tập huấn"
    merge_units: ClassVar[tuple[tuple[str, ...], ...]] = (("year", "number", "day"),)

    year: int = number_field("Năm cấp", ge=1900, le=2200)
    number: int = number_field("Số", ge=1, le=999_999)
    day: date = day_field("Ngày cấp")
    course: bytes = ref_field("Lớp", "course")
    person: bytes = ref_field("Người được cấp", "person")
    reissue_of: bytes | None = ref_field("Cấp lại của", "certificate", default=None)

    @model_validator(mode="after")
    def _of_its_year(self) -> Certificate:
        if self.year != self.day.year:
            raise ValueError("năm cấp phải là năm của ngày cấp")
        return self
