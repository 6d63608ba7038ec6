"""Figure definitions: id, unit, the day that places a record, and the filter that finds the records behind a number.

Ids are final. A breakdown adds the value it is broken down by to the id of its whole (`media.products.kind.<code>`,
`media.airings.channel.<uid>`), and counts with the same filter and one condition more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from desktop.domain.facilities import FacilityKind
from desktop.domain.media import UNITS, Origin
from desktop.vietnamese.numerals import NO_FIGURE, decimal_comma, grouped


class Source(StrEnum):
    """The records a figure counts."""

    WORK_DUE = "work_due"
    WORK_DONE = "work_done"
    WORK_ACTIVE = "work_active"
    COURSE = "course"
    TURN = "turn"
    PRODUCT = "product"
    AIRING = "airing"
    DOCUMENT = "document"
    FACILITY = "facility"


class Measure(StrEnum):
    """What is added up over the records."""

    RECORDS = "records"
    PEOPLE = "people"
    TIMES = "times"
    SECONDS = "seconds"
    QUANTITY = "quantity"


Condition = str | int | bool | bytes


@dataclass(frozen=True)
class Definition:
    """One figure. `where` narrows `source`; its keys are those that storage/figures.py knows for the source."""

    id: str
    label: str
    unit: str
    source: Source
    measure: Measure
    placed_by: str
    adds_up: bool = True
    where: Mapping[str, Condition] = field(default_factory=dict)

    def narrowed(self, dimension: str, value: Condition, name: str) -> Definition:
        """The part of this figure whose `dimension` has `value`; `name` is what the office calls it today.

        Its id carries the code, or the uid of the record, so that no renaming changes it.
        """
        key = value.hex() if isinstance(value, bytes) else str(value)
        return replace(self, id=f"{self.id}.{dimension}.{key}", label=name, where={**self.where, dimension: value})


@dataclass(frozen=True)
class Figure:
    """A figure's value in a period: `value` is in the figure's unit, `exact` in the unit stored (seconds).

    None means that there is nothing to count from: it is printed "chưa có số liệu", never as 0.
    """

    id: str
    label: str
    unit: str
    value: int | Decimal | str | None
    numerator: int | None = None
    denominator: int | None = None
    missing: int | None = None
    as_of: str = ""
    exact: int | None = None
    estimated: bool = False

    @property
    def text(self) -> str:
        """The value as every screen and paper prints it."""
        match self.value:
            case None:
                return NO_FIGURE
            case str():
                return self.value
            case Decimal():
                share = f"{decimal_comma(self.value)}{self.unit}"
                if self.numerator is None or self.denominator is None:
                    return share
                return f"{grouped(self.numerator)}/{grouped(self.denominator)} ({share})"
            case _:
                return f"{grouped(self.value)} {self.unit}".strip()

    def as_json(self) -> dict[str, object]:
        """Id, label, value and unit, and what stands beside them; durations also in seconds (`exact`)."""
        value = float(self.value) if isinstance(self.value, Decimal) else self.value
        row: dict[str, object] = {"id": self.id, "label": self.label, "value": value, "unit": self.unit}
        more = {
            "text": self.text,
            "numerator": self.numerator,
            "denominator": self.denominator,
            "missing": self.missing,
            "as_of": self.as_of or None,
            "exact": self.exact,
            "estimated": self.estimated or None,
        }
        return row | {name: value for name, value in more.items() if value is not None}


_WORK = "ngày đến hạn"
_DONE = "ngày hoàn thành"
_LAST = "ngày của buổi học cuối"
_FIRST = "ngày phát, đăng đầu tiên"
_AIRED = "ngày phát, đăng"

_FACILITY_UNITS = {
    FacilityKind.STATION: "đài", FacilityKind.CLUSTER: "cụm", FacilityKind.SPEAKER: "loa",
    FacilityKind.ELECTRONIC_BOARD: "bảng", FacilityKind.BILLBOARD: "bảng",
}  # fmt: skip
"""What each kind of facility is counted in."""

STANDING: tuple[Definition, ...] = (
    Definition("work.due", "Công việc đến hạn trong kỳ", "việc", Source.WORK_DUE, Measure.RECORDS, _WORK),
    Definition("work.done", "Công việc hoàn thành trong kỳ", "việc", Source.WORK_DONE, Measure.RECORDS, _DONE),
    Definition(
        "work.late", "Công việc đến hạn nhưng chậm hoặc chưa hoàn thành", "việc", Source.WORK_DUE,
        Measure.RECORDS, _WORK, where={"late": True},
    ),
    Definition(
        "work.active",
        "Nhiệm vụ thường xuyên có hoạt động trong kỳ",
        "nhiệm vụ",
        Source.WORK_ACTIVE,
        Measure.RECORDS,
        "ngày hoạt động",
        adds_up=False,
    ),
    Definition("training.courses", "Lớp tập huấn đã tổ chức", "lớp", Source.COURSE, Measure.RECORDS, _LAST),
    Definition("training.turns", "Lượt người được tập huấn", "lượt người", Source.TURN, Measure.RECORDS, _LAST),
    Definition(
        "training.people", "Người được tập huấn", "người", Source.TURN, Measure.PEOPLE, _LAST, adds_up=False
    ),
    Definition("media.products", "Sản phẩm truyền thông", "sản phẩm", Source.PRODUCT, Measure.RECORDS, _FIRST),
    *(
        Definition(
            f"media.products.{origin.value}",
            f"Sản phẩm {origin.term}",
            "sản phẩm",
            Source.PRODUCT,
            Measure.RECORDS,
            _FIRST,
            where={"origin": origin.value},
        )
        for origin in Origin
    ),
    Definition("media.airings", "Lượt phát, đăng", "lượt", Source.AIRING, Measure.TIMES, _AIRED),
    Definition(
        "media.airings.own", "Lượt phát, đăng của đơn vị", "lượt", Source.AIRING, Measure.TIMES, _AIRED,
        where={"relayed": False},
    ),
    Definition(
        "media.airings.relayed", "Lượt tiếp phát của cơ sở", "lượt", Source.AIRING, Measure.TIMES, _AIRED,
        where={"relayed": True},
    ),
    Definition("media.minutes", "Thời lượng phát", "phút", Source.AIRING, Measure.SECONDS, _AIRED),
    Definition(
        "media.minutes.own", "Thời lượng phát của đơn vị", "phút", Source.AIRING, Measure.SECONDS, _AIRED,
        where={"relayed": False},
    ),
    Definition(
        "media.minutes.relayed", "Thời lượng tiếp phát của cơ sở", "phút", Source.AIRING, Measure.SECONDS, _AIRED,
        where={"relayed": True},
    ),
    *(
        Definition(
            f"media.units.{kind.value}", f"Số {kind.term}", unit, Source.AIRING, Measure.QUANTITY, "ngày đầu",
            where={"kind": kind.value},
        )
        for kind, unit in UNITS.items()
    ),
    *(
        Definition(
            f"media.facilities.{kind.value}", f"Số {kind.term} hiện có", _FACILITY_UNITS.get(kind, "điểm"),
            Source.FACILITY, Measure.QUANTITY, "lần kiểm kê mới nhất đến ngày chốt số liệu", adds_up=False,
            where={"kind": kind.value},
        )
        for kind in FacilityKind
    ),
    Definition(
        "papers.issued", "Văn bản chỉ đạo, điều hành đã ban hành", "văn bản", Source.DOCUMENT, Measure.RECORDS,
        "ngày ban hành", where={"direction": "issued"},
    ),
)  # fmt: skip
"""Figures of every report; breakdowns, coverage and targets are made from what the database holds."""
