"""The editorial plan of a month (kế hoạch tin bài): what is to be made, for which channel, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.duplicates import Work
from desktop.domain.media import ProductKind
from desktop.domain.record import Record, code_field, day_field, flag_field, line_field, ref_field, text_field
from desktop.vietnamese.folding import fold_words
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


NEAR = 0.7
"""The share of the foreseen title's words that a product's title must hold to be offered."""


def likely(title: str, works: Iterable[Work]) -> list[Work]:
    """The works that perhaps fulfil an item of this title, the likest first; titles grow longer when works are made."""
    wanted = frozenset(fold_words(title).split())
    shares = [(len(wanted & work.words) / len(wanted), work) for work in works] if wanted else []
    found = [(share, work) for share, work in shares if share >= NEAR]
    found.sort(key=lambda pair: (-pair[0], len(pair[1].words), pair[1].title, pair[1].uid))
    return [work for _, work in found]


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
