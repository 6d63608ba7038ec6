"""What every record is: one flat, validated row with an identity and an owner; and how its fields are declared.

The only file of `domain` that knows SQLAlchemy. A stored column is INTEGER, TEXT or BLOB and nothing else: days are
ISO text, yes/no is 0/1, enumerations are their own stable codes, so that every value survives the way through JSON.
"""

from __future__ import annotations

import re
from datetime import date, time
from enum import StrEnum
from typing import Any, ClassVar, Self

import uuid_utils
from pydantic import ConfigDict, ValidationError, ValidationInfo, field_validator
from sqlalchemy import Integer, LargeBinary, Text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from desktop.errors import RecordFault
from desktop.vietnamese.folding import nfc
from desktop.vietnamese.numerals import day_text, grouped

UID_BYTES = 16
_BEYOND = 2**53
"""Whole numbers from here on are no office's."""
# With the signs that turn the direction of writing: they make a text look like another on screen and on paper.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LINE_END = re.compile(r"[\n\r\x85\u2028\u2029]")
_BLANKS = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\u200b\u200c\u200d\u2060\ufeff"
"""What no reader sees; it may stand between letters, never around a text."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CLOCK = re.compile(r"\d{2}:\d{2}(:\d{2}(\.\d+)?)?", re.ASCII)


def new_uid() -> bytes:
    """A UUIDv7 as 16 bytes: rows are born on many machines, and nothing else is identity."""
    return uuid_utils.uuid7().bytes


class Code(StrEnum):
    """An enumeration stored by its own lower-case code; `term` is the word the office uses for it."""

    term: str

    def __new__(cls, value: str, term: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.term = term
        return member

    @classmethod
    def of(cls, value: str) -> Self:
        """The member of a stored code; raises ValueError for an unknown one."""
        return cls(value)  # type: ignore[call-arg]


class LineText(Text):
    """Text on one line; stored like any other."""


class DayText(TypeDecorator[date]):
    """A day as ISO text; never a datetime, which SQLModel would move to UTC and into another month."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: object) -> str | None:  # noqa: ARG002
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: object) -> date | None:  # noqa: ARG002
        return None if value is None else date.fromisoformat(value)


class ClockText(TypeDecorator[time]):
    """A time of day as `HH:MM`, the wall clock of the place."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: object) -> str | None:  # noqa: ARG002
        return None if value is None else value.strftime("%H:%M")

    def process_result_value(self, value: str | None, dialect: object) -> time | None:  # noqa: ARG002
        return None if value is None else time.fromisoformat(value)


class YesNo(TypeDecorator[bool]):
    """0 or 1; SQLAlchemy's own Boolean declares a column type that STRICT tables refuse."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: object) -> int | None:  # noqa: ARG002, FBT001
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: object) -> bool | None:  # noqa: ARG002
        return None if value is None else bool(value)


class CodeText(TypeDecorator[StrEnum]):
    """A member of a `Code` enumeration as its stable code (SQLAlchemy's Enum would store Python's member name)."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | str | None, dialect: object) -> str | None:  # noqa: ARG002
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: str | None, dialect: object) -> StrEnum | None:  # noqa: ARG002
        return None if value is None else self.kind(value)


def _column(*, personal: bool = False, refers: str = "") -> dict[str, Any]:
    return {"info": {"personal": personal, "refers": refers}}


def key_field() -> Any:
    """The identity of a record."""
    return Field(
        default_factory=new_uid,
        primary_key=True,
        min_length=UID_BYTES,
        max_length=UID_BYTES,
        sa_type=LargeBinary,
        sa_column_kwargs=_column(),
    )


def ref_field(term: str, to: str, **options: Any) -> Any:
    """A reference to a record of table `to`.

    An indexed column without a foreign key, because in an exchange the parent may arrive later than the child.
    """
    return Field(
        title=term,
        index=True,
        min_length=UID_BYTES,
        max_length=UID_BYTES,
        sa_type=LargeBinary,
        sa_column_kwargs=_column(refers=to),
        **options,
    )


def text_field(term: str, *, personal: bool = False, **options: Any) -> Any:
    """Words, stored NFC. `personal` fields are emptied by an erasure."""
    options.setdefault("max_length", 20_000)
    return Field(title=term, sa_type=Text, sa_column_kwargs=_column(personal=personal), **options)


def line_field(term: str, *, personal: bool = False, **options: Any) -> Any:
    """Words on one line: names, titles, numbers of papers."""
    return Field(title=term, sa_type=LineText, sa_column_kwargs=_column(personal=personal), **options)


def number_field(term: str, *, personal: bool = False, **options: Any) -> Any:
    """A whole number: đồng, seconds, basis points, counts."""
    options.setdefault("ge", -(2**62))
    options.setdefault("le", 2**62)
    return Field(title=term, sa_type=Integer, sa_column_kwargs=_column(personal=personal), **options)


def day_field(term: str, **options: Any) -> Any:
    """A day of the calendar, local, without a clock; a year nobody here works in is a slip of the hand."""
    options.setdefault("ge", date(1900, 1, 1))
    options.setdefault("le", date(2200, 12, 31))
    return Field(title=term, sa_type=DayText, sa_column_kwargs=_column(), **options)


def clock_field(term: str, **options: Any) -> Any:
    """A time of day beside a day."""
    return Field(title=term, sa_type=ClockText, sa_column_kwargs=_column(), **options)


def flag_field(term: str, **options: Any) -> Any:
    """Yes or no."""
    return Field(title=term, sa_type=YesNo, sa_column_kwargs=_column(), **options)


def code_field(term: str, kind: type[StrEnum], **options: Any) -> Any:
    """One of a closed list of codes."""
    return Field(title=term, sa_type=CodeText(kind), sa_column_kwargs=_column(), **options)


class Record(SQLModel):
    """One flat row. `owner` is the office whose row it is; an empty owner is filled in when the record is stored."""

    model_config = ConfigDict(  # type: ignore[assignment]
        extra="forbid", hide_input_in_errors=True, ser_json_bytes="base64"
    )
    term: ClassVar[str] = "bản ghi"
    merge_units: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Fields that travel together in a merge, so that no combination arises that nobody entered."""

    uid: bytes = key_field()
    owner: bytes = Field(
        default=b"", title="Đơn vị sở hữu", max_length=UID_BYTES, sa_type=LargeBinary, sa_column_kwargs=_column()
    )

    @field_validator("*", mode="before")
    @classmethod
    def _clean(cls, value: Any, info: ValidationInfo) -> Any:
        stored_as = getattr(cls.model_fields[info.field_name or ""], "sa_type", None)
        reason = _misread(stored_as, value)
        if reason:
            raise ValueError(reason)
        if not isinstance(value, str) or isinstance(value, StrEnum):
            return value
        if _CONTROL.search(value):
            raise ValueError("có ký tự điều khiển, không phải chữ")
        text = nfc(value).strip(_BLANKS)
        if stored_as is LineText and _LINE_END.search(text):
            raise ValueError("phải viết trên một dòng")
        return text

    @classmethod
    def of(cls, **values: Any) -> Self:
        """A validated record; raises `RecordFault` naming each field at fault in the office's words."""
        try:
            return cls.model_validate(values)
        except ValidationError as fault:
            raise _told(cls, fault) from None

    def changed(self, **values: Any) -> Self:
        """The same record with other values, validated as a whole."""
        return type(self).of(**(self.model_dump() | values))


def _misread(stored_as: Any, value: Any) -> str:
    """Why a value of another kind is refused that pydantic would kindly make into a number, a day or a reference."""
    if stored_as is Integer and isinstance(value, bool | str):
        return "phải là số nguyên"
    if stored_as is YesNo and isinstance(value, str):
        return "phải là có hoặc không (true, false)"
    if stored_as is LargeBinary and isinstance(value, str):
        return "phải chỉ đến một bản ghi đã có"
    if stored_as is DayText and not _is_or_reads(value, date, _DAY):
        return "phải là ngày có thật (năm-tháng-ngày)"
    if stored_as is ClockText and not _is_or_reads(value, time, _CLOCK):
        return "phải là giờ:phút"
    return ""


def _is_or_reads(value: Any, kind: type, form: re.Pattern[str]) -> bool:
    if isinstance(value, str):
        return form.fullmatch(value.strip()) is not None
    return value is None or isinstance(value, kind)


_REASONS = {
    "missing": "còn thiếu",
    "string_too_short": "còn để trống",
    "string_too_long": "quá dài",
    "string_type": "phải là chữ",
    "int_type": "phải là số nguyên",
    "int_parsing": "phải là số nguyên",
    "int_from_float": "phải là số nguyên",
    "date_type": "phải là ngày",
    "date_parsing": "phải là ngày có thật",
    "date_from_datetime_parsing": "phải là ngày có thật (năm-tháng-ngày)",
    "date_from_datetime_inexact": "phải là ngày, không kèm giờ",
    "time_parsing": "phải là giờ:phút",
    "bool_parsing": "phải là có hoặc không",
    "bool_type": "phải là có hoặc không",
    "enum": "không có trong danh mục",
    "bytes_type": "phải chỉ đến một bản ghi đã có",
    "bytes_too_short": "phải chỉ đến một bản ghi đã có",
    "bytes_too_long": "phải chỉ đến một bản ghi đã có",
    "extra_forbidden": "không phải là mục của loại này",
}

_BOUNDS = ("greater_than_equal", "less_than_equal", "greater_than")


def _out_of_bounds(rules: list[Any]) -> str:
    """`phải từ ngày 01/01/1900 đến ngày 31/12/2200`; a bound no office ever reaches is not named."""
    least = next((one.ge for one in rules if hasattr(one, "ge")), None)
    most = next((one.le for one in rules if hasattr(one, "le")), None)
    if least is None:
        least = next((one.gt + 1 for one in rules if hasattr(one, "gt")), None)
    words = [
        f"{word} {f'ngày {day_text(bound)}' if isinstance(bound, date) else grouped(bound)}"
        for word, bound in (("từ", least), ("đến", most))
        if bound is not None and (isinstance(bound, date) or abs(bound) < _BEYOND)
    ]
    return f"phải {' '.join(words)}" if words else "vượt quá mức ghi được"


def _told(kind: type[Record], fault: ValidationError) -> RecordFault:
    sentences = []
    for error in fault.errors(include_input=False, include_url=False):
        place = str(error["loc"][0]) if error["loc"] else ""
        info = kind.model_fields.get(place)
        name = (info.title if info and info.title else place) or kind.term
        reason = _REASONS.get(error["type"])
        if error["type"] in _BOUNDS:
            reason = _out_of_bounds(info.metadata if info else [])
        elif reason is None:
            reason = str(error["ctx"]["error"]) if error["type"] == "value_error" else "không đúng dạng"
        sentences.append(f"«{name}» {reason}")
    return RecordFault(
        f"Không ghi được {kind.term}: {'; '.join(sentences)}.", remedy="Hãy sửa các mục vừa nêu rồi ghi lại."
    )
