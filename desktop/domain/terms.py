"""The one door to office terms: what a record, a field, a code and a kind of act are called, and how a value reads.

Tables are named here as strings, as the journal and references name them; what a newer version of the program wrote
has names this one does not know, and still gets a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto
from functools import cache
from typing import Any

from sqlmodel import SQLModel

from desktop.domain import (
    editorial,
    facilities,
    importing,
    measuring,
    media,
    organisation,
    paperwork,
    people,
    plan,
    saved_view,
    schedule,
    training,
)
from desktop.domain.period import PeriodKind, RuleSet
from desktop.domain.record import ClockText, Code, CodeText, DayText, Record, YesNo

_MODULES = (
    editorial, facilities, importing, measuring, media, organisation, paperwork, people, plan, saved_view, schedule,
    training,
)  # fmt: skip
_DISPUTE = "~deleted"
_NAMING = ("short", "title", "name", "alias", "text", "file_name", "number")
_DATING = ("period", "year", "day", "as_of", "from_day")
_YEARS = {"year", "birth_year", "until_year"}
_CODES_IN_TEXT: Mapping[tuple[str, str], type[Code]] = {
    ("period_setting", "rules"): RuleSet,
    ("period_setting", "kind"): PeriodKind,
}
"""Text fields that hold a code of a closed list, or nothing."""
_TECHNICAL = {
    ("sealed_report", "figures"), ("import_batch", "corrected"), ("import_mapping", "signature"),
    ("import_mapping", "columns"), ("saved_view", "body"), ("saved_view", "book"),
}  # fmt: skip


SAMPLE_WHO = "Dữ liệu mẫu"
"""Who fills the sample office: these acts are nobody's to take back one by one."""


class ActKind(Code):
    """What sort of act changed something."""

    EDIT = "edit", "nhập, sửa"
    IMPORT = "import", "nhập từ tệp"
    ADOPT = "adopt", "ghi nhận kế hoạch"
    SEAL = "seal", "phát hành báo cáo"
    UNDO = "undo", "hoàn tác"
    REDO = "redo", "làm lại"
    ERASE = "erase", "xóa thông tin cá nhân"


class Shape(Enum):
    """How a stored value is to be read."""

    TEXT = auto()
    NUMBER = auto()
    YEAR = auto()
    SECONDS = auto()
    GOAL = auto()
    """Basis points where the row's `kind` is percent, else a count."""
    DAY = auto()
    CLOCK = auto()
    YES_NO = auto()
    CODE = auto()
    PERIOD = auto()
    REFERENCE = auto()
    TECHNICAL = auto()
    """Means nothing to a reader: identities, digests, figures as the program keeps them."""


_SHAPES: Mapping[tuple[str, str], Shape] = {
    ("target", "goal"): Shape.GOAL,
    ("holiday", "working"): Shape.YES_NO,
    **dict.fromkeys(_CODES_IN_TEXT, Shape.CODE),
}
"""Fields that are read otherwise than their type says."""


@cache
def records() -> Mapping[str, type[Record]]:
    """Every kind of record by the name of its table."""
    kinds = [kind for module in _MODULES for kind in vars(module).values() if isinstance(kind, type)]
    own = [kind for kind in kinds if issubclass(kind, Record) and kind is not Record]
    return {re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower(): kind for kind in own}


def record_term(table: str) -> str:
    """What a record is called: `course` → `lớp tập huấn`."""
    return records().get(table, Record).term


def field_term(table: str, name: str) -> str:
    """What a field is called: `course`, `title` → `Tên lớp`."""
    if name == _DISPUTE:
        return "Xóa hay giữ"
    info = _info(table, name)
    return (info.title if info is not None else None) or "Mục khác"


def code_term(table: str, name: str, code: str) -> str:
    """What a code is called: `course`, `state`, `held` → `đã tổ chức`; a code unknown here stands as it is."""
    return next((known.term for known in codes_of(table, name) if known.value == code), code)


def codes_of(table: str, name: str) -> tuple[Code, ...]:
    """Every code a field may hold, in their order; nothing for a field that holds none."""
    sa_type = getattr(_info(table, name), "sa_type", None)
    kind = sa_type.kind if isinstance(sa_type, CodeText) else _CODES_IN_TEXT.get((table, name), ())
    return tuple(code for code in kind if isinstance(code, Code))


def act_term(kind: str) -> str:
    """What a kind of act is called."""
    return {known.value: known.term for known in ActKind}.get(kind, "việc khác")


def shape_of(table: str, name: str) -> Shape:
    """How a field's value is to be read; a field unknown here counts as technical."""
    info = _info(table, name)
    if info is None or name in ("uid", "owner") or name.endswith("sha256") or (table, name) in _TECHNICAL:
        return Shape.TECHNICAL
    if refers_to(table, name):
        return Shape.REFERENCE
    own = _SHAPES.get((table, name))
    if own is not None:
        return own
    for shape, names in ((Shape.YEAR, _YEARS), (Shape.SECONDS, {"seconds"}), (Shape.PERIOD, {"period"})):
        if name in names:
            return shape
    return _shape_of_type(getattr(info, "sa_type", None), info.annotation)


def _shape_of_type(sa_type: object, annotation: object) -> Shape:
    if isinstance(sa_type, CodeText):
        return Shape.CODE
    for known, shape in ((DayText, Shape.DAY), (ClockText, Shape.CLOCK), (YesNo, Shape.YES_NO)):
        if sa_type is known:
            return shape
    return Shape.NUMBER if annotation in (int, int | None) else Shape.TEXT


def refers_to(table: str, name: str) -> str:
    """The table a field refers to, or nothing."""
    return str(_column(table, name).get("refers", ""))


def is_personal(table: str, name: str) -> bool:
    """Whether a field holds data of a person, which an erasure empties."""
    return bool(_column(table, name).get("personal"))


def naming_fields(table: str) -> tuple[str, ...]:
    """The fields that may name a record, the best first; the first one filled is its name."""
    return _having(table, _NAMING)


def dating_fields(table: str) -> tuple[str, ...]:
    """The fields that tell records without a name of their own apart, the best first."""
    return _having(table, _DATING)


def _having(table: str, names: tuple[str, ...]) -> tuple[str, ...]:
    kind = records().get(table)
    return tuple(name for name in names if kind is not None and name in kind.model_fields)


def default_of(table: str, name: str) -> object:
    """What a field holds when nobody fills it; None where it must be filled."""
    info = _info(table, name)
    return None if info is None or info.is_required() else info.get_default()


def _info(table: str, name: str) -> Any:
    kind: type[SQLModel] | None = records().get(table)
    return kind.model_fields.get(name) if kind is not None else None


def _column(table: str, name: str) -> Mapping[str, object]:
    options = getattr(_info(table, name), "sa_column_kwargs", None)
    return options.get("info", {}) if isinstance(options, dict) else {}
