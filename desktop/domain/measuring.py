"""Values stated for targets that have no register of their own."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import model_validator

from desktop.domain.record import Record, day_field, flag_field, line_field, number_field, ref_field, text_field


class StatedValue(Record):
    """What somebody says a target has reached: numerator of denominator, a plain count, or words.

    The newest value on or before a report's cut-off day is the one shown (figures.md, `target.ID`).
    """

    term: ClassVar[str] = "số liệu mục tiêu"
    merge_units: ClassVar[tuple[tuple[str, ...], ...]] = (("numerator", "denominator", "text"),)

    target: bytes = ref_field("Mục tiêu", "target")
    as_of: date = day_field("Tính đến ngày")
    numerator: int | None = number_field("Số đạt", default=None, ge=0)
    denominator: int | None = number_field("Tổng số", default=None, ge=1)
    text: str = text_field("Bằng lời", default="", max_length=2000)
    estimated: bool = flag_field("Ước thực hiện", default=False)
    evidence: str = text_field("Minh chứng", default="", max_length=1000)
    stated_by: str = line_field("Đơn vị cung cấp", default="", max_length=300)

    @model_validator(mode="after")
    def _something(self) -> StatedValue:
        if self.numerator is None and not self.text:
            raise ValueError("phải có số đạt hoặc nội dung bằng lời")
        if self.denominator is not None and self.numerator is not None and self.numerator > self.denominator:
            raise ValueError("số đạt lớn hơn tổng số")
        if self.denominator is not None and self.numerator is None:
            raise ValueError("có tổng số thì phải có số đạt")
        return self
