"""Values and rows as a person reads them: terms for codes, days as dd/mm/yyyy, names for references, never an uid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import assert_never

from desktop.domain.period import Period
from desktop.domain.plan import TargetKind
from desktop.domain.terms import (
    Shape,
    code_term,
    dating_fields,
    field_term,
    is_personal,
    naming_fields,
    refers_to,
    shape_of,
)
from desktop.errors import KnownError
from desktop.journal.operation import Value
from desktop.vietnamese.numerals import day_text, grouped, ratio_text

EMPTY = "để trống"
UNKNOWN = "không rõ"
ERASED = "đã xóa thông tin cá nhân"

_LONGEST = 100
_SECONDS = " (giây)"

Names = Callable[[str, bytes], str | None]
"""Gives the shown name of a row, by table and uid; None or nothing where there is none to show."""


@dataclass(frozen=True)
class Reading:
    """For whom the journal is told: how rows are named, and how far the local clock is from UTC."""

    names: Names
    offset: timedelta = timedelta(hours=7)

    def moment(self, at: str) -> str:
        """A UTC stamp on the local wall clock: `24/11/2026 18:30`."""
        local = datetime.fromisoformat(at).astimezone(timezone(self.offset))
        return f"{day_text(local.date())} {local:%H:%M}"

    def row(self, table: str, values: Mapping[str, Value]) -> str:
        """The name of a row, else what it belongs to and its day; empty when nothing tells it from others."""
        for name in naming_fields(table):
            if values.get(name) not in (None, ""):
                return self.value(table, name, values)
            if is_personal(table, name):
                return ERASED
        owners = [self.value(table, name, values) for name in values if refers_to(table, name)]
        known = [owner for owner in owners if owner not in (EMPTY, UNKNOWN)]
        days = [self.value(table, name, values) for name in dating_fields(table) if values.get(name)]
        return ", ".join([*known[:2], *days[:1]])

    def value(self, table: str, name: str, values: Mapping[str, Value]) -> str:
        """One value of a row, shortened where it is long."""
        value = values.get(name)
        if value is None or value == "":
            return EMPTY
        return shortened(self._read(table, name, value, values))

    def _read(self, table: str, name: str, value: int | str, values: Mapping[str, Value]) -> str:
        shape = shape_of(table, name)
        if shape is Shape.CODE:
            return code_term(table, name, str(value))
        try:
            if shape is Shape.REFERENCE:
                return self.names(refers_to(table, name), bytes.fromhex(str(value))) or UNKNOWN
            return _plain(shape, value, percent=values.get("kind") == TargetKind.PERCENT.value)
        except (ValueError, KnownError):
            return UNKNOWN if shape is Shape.REFERENCE else str(value)


def _plain(shape: Shape, value: int | str, *, percent: bool) -> str:
    match shape:
        case Shape.TEXT | Shape.YEAR | Shape.CLOCK | Shape.CODE:
            text = str(value)
        case Shape.NUMBER:
            text = grouped(int(value))
        case Shape.SECONDS:
            text = _minutes(int(value))
        case Shape.GOAL:
            text = f"{ratio_text(int(value), 100, 2, trim=True)}%" if percent else grouped(int(value))
        case Shape.DAY:
            text = day_text(date.fromisoformat(str(value)))
        case Shape.YES_NO:
            text = "có" if value else "không"
        case Shape.PERIOD:
            text = Period.parse(str(value)).name
        case Shape.REFERENCE | Shape.TECHNICAL:
            text = UNKNOWN
        case _:
            assert_never(shape)
    return text


def label(table: str, name: str) -> str:
    """A field's term as it stands before a value read here."""
    term = field_term(table, name)
    return term.removesuffix(_SECONDS) if shape_of(table, name) is Shape.SECONDS else term


def shortened(text: str, longest: int = _LONGEST) -> str:
    """One line of at most so many letters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    return f"{cut.rsplit(' ', 1)[0] or cut}…"


def _minutes(seconds: int) -> str:
    whole, rest = divmod(seconds, 60)
    parts = [f"{grouped(whole)} phút"] if whole or not rest else []
    return " ".join([*parts, *([f"{rest} giây"] if rest else [])])
