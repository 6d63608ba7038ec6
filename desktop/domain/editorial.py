"""The editorial plan of a month (kế hoạch tin bài): what is to be made, for which channel, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.media import ProductKind
from desktop.domain.record import Record, code_field, day_field, flag_field, line_field, ref_field, text_field
from desktop.vietnamese.numerals import grouped


class EditorialItem(Record):
    """One work foreseen for a day. `product` is the work it became; `dropped` says that it will not be made."""

    term: ClassVar[str] = "mục kế hoạch tin bài"

    day: date = day_field("Ngày dự kiến")
    title: str = line_field("Nội dung dự kiến", min_length=1, max_length=500)
    kind: ProductKind = code_field("Thể loại", ProductKind)
    channel: bytes | None = ref_field("Kênh", "channel", default=None)
    topic: bytes | None = ref_field("Chủ đề", "topic", default=None)
    agency: bytes | None = ref_field("Đơn vị thực hiện", "agency", default=None)
    product: bytes | None = ref_field("Sản phẩm đã thực hiện", "product", default=None)
    dropped: bool = flag_field("Không thực hiện", default=False)
    note: str = text_field("Ghi chú", default="", max_length=2000)


@dataclass(frozen=True)
class EditorialMonth:
    """How a month stands: items foreseen, made, given up, and those whose day has passed with nothing made."""

    year: int
    month: int
    foreseen: int
    made: int
    dropped: int
    late: int

    @property
    def told(self) -> str:
        """`Tháng 9/2024: 12 mục dự kiến, 8 đã thực hiện, 1 không thực hiện, 3 quá ngày dự kiến` and so on."""
        parts = [f"{grouped(self.foreseen)} mục dự kiến", f"{grouped(self.made)} đã thực hiện"]
        parts += [f"{grouped(self.dropped)} không thực hiện"] if self.dropped else []
        parts += [f"{grouped(self.late)} quá ngày dự kiến"] if self.late else []
        return f"Tháng {self.month}/{self.year}: {', '.join(parts)}."
