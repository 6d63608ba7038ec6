"""Persons, only as far as training attendance needs them, and the groups whose members a target counts."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import model_validator

from desktop.domain.organisation import check_days
from desktop.domain.record import Record, day_field, flag_field, line_field, number_field, ref_field


class Person(Record):
    """Somebody who attends training: name, post, agency, at most a year of birth.

    No identity number, ethnic origin, religion, party, health or bank data (Nghị định 356/2025, Điều 4). A person
    merged into another keeps the record and its attendance; `merged_into` says whose they count as.
    """

    term: ClassVar[str] = "người tham gia tập huấn"

    name: str = line_field("Họ và tên", personal=True, min_length=1, max_length=100)
    agency: bytes | None = ref_field("Đơn vị", "agency", default=None)
    post: str = line_field("Chức vụ", personal=True, default="", max_length=200)
    birth_year: int | None = number_field("Năm sinh", personal=True, default=None, ge=1900, le=2100)
    provisional: bool = flag_field("Chưa xác định danh tính", default=False)
    merged_into: bytes | None = ref_field("Gộp vào", "person", default=None)


class RosterGroup(Record):
    """A group a target counts (nhóm đối tượng); `mark` is the short sign that figures carry (A, B, …)."""

    term: ClassVar[str] = "nhóm đối tượng tập huấn"

    mark: str = line_field("Ký hiệu nhóm", min_length=1, max_length=20)
    name: str = line_field("Tên nhóm", min_length=1, max_length=300)


class RosterMember(Record):
    """A person's place in a group between two days; the cut-off day of a report chooses who counts."""

    term: ClassVar[str] = "thành viên nhóm đối tượng"

    roster: bytes = ref_field("Nhóm đối tượng", "roster_group")
    person: bytes = ref_field("Người", "person")
    from_day: date | None = day_field("Từ ngày", default=None)
    to_day: date | None = day_field("Đến ngày", default=None)

    @model_validator(mode="after")
    def _days(self) -> RosterMember:
        check_days(self.from_day, self.to_day)
        return self


class PersonDistinction(Record):
    """Two persons who look like one and are two, as the clerk has said: not asked again."""

    term: ClassVar[str] = "ghi nhận hai người khác nhau"

    one: bytes = ref_field("Người thứ nhất", "person")
    other: bytes = ref_field("Người thứ hai", "person")

    @model_validator(mode="after")
    def _two(self) -> PersonDistinction:
        if self.one == self.other:
            raise ValueError("hai người phải khác nhau")
        return self
