"""Grassroots information facilities (hạ tầng thông tin cơ sở): how many there are, as counted on a day."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import model_validator

from desktop.domain.record import Code, Record, code_field, day_field, number_field, ref_field, text_field

STANDING = "hiện hành"
"""What a list says of a count that no later one has replaced."""


class FacilityKind(Code):
    """What is counted."""

    STATION = "station", "đài truyền thanh"
    CLUSTER = "cluster", "cụm loa truyền thanh"
    SPEAKER = "speaker", "loa truyền thanh"
    ELECTRONIC_BOARD = "electronic_board", "bảng tin điện tử công cộng"
    BILLBOARD = "billboard", "pa-nô, bảng tin cố định"
    OTHER = "other", "hạ tầng khác"


class FacilityCount(Record):
    """How many of one kind an agency had on a day; it holds until the agency's next count of that kind."""

    term: ClassVar[str] = "kiểm kê hạ tầng thông tin"
    merge_units: ClassVar[tuple[tuple[str, ...], ...]] = (("quantity", "working"),)

    day: date = day_field("Ngày kiểm kê")
    agency: bytes = ref_field("Đơn vị quản lý", "agency")
    kind: FacilityKind = code_field("Loại hạ tầng", FacilityKind)
    quantity: int = number_field("Số lượng", ge=0, le=1_000_000)
    working: int | None = number_field("Đang hoạt động tốt", default=None, ge=0, le=1_000_000)
    note: str = text_field("Ghi chú", default="", max_length=2000)

    @model_validator(mode="after")
    def _no_more_than_all(self) -> FacilityCount:
        if self.working is not None and self.working > self.quantity:
            raise ValueError("số đang hoạt động tốt không thể nhiều hơn số lượng")
        return self
