"""How often a task recurs, and the timing of a task as the plan prints it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.record import Code


class CadenceKind(Code):
    """Chu kỳ of a task."""

    YEARLY = "yearly", "hằng năm"
    HALF_YEARLY = "half_yearly", "6 tháng"
    QUARTERLY = "quarterly", "hằng quý"
    MONTHLY = "monthly", "hằng tháng"
    CONTINUOUS = "continuous", "thường xuyên"
    ON_REQUEST = "on_request", "theo văn bản của cơ quan khác"
    BY_DATE = "by_date", "có hạn cụ thể"
    RANGE = "range", "trong một khoảng thời gian"
    UNKNOWN = "unknown", "chưa xác định"


@dataclass(frozen=True)
class Timing:
    """A printed timing value and what can be read from it; days only where the text has them."""

    text: str
    kind: CadenceKind
    from_day: date | None = None
    until_day: date | None = None
