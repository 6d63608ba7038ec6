"""Excel's days and times: a number, and a format that says to show it as one."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum, auto
from functools import lru_cache

from desktop.spreadsheet.sheet import Kind, Moment, Value

_BUILT_IN_DAYS = frozenset({14, 15, 16, 17, *range(27, 32), 36, *range(50, 55), 57, 58})
_BUILT_IN_TIMES = frozenset({18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56})
_BUILT_IN_MOMENT = 22
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_WORDS = re.compile(r"general|standard|am/pm|a/p", re.IGNORECASE)
_LAST_SERIAL = 2_958_464
_LEAP_BUG = 60
_FROM_1904 = 1462
_LONGEST_CLOCK = 366


class Shape(Enum):
    """As what a number is shown."""

    NUMBER = auto()
    DAY = auto()
    TIME = auto()
    MOMENT = auto()


@lru_cache(maxsize=1024)
def shape_of(format_id: int, code: str = "") -> Shape:
    """What a number format shows; `code` is empty for the formats every Excel knows by their number."""
    if not code:
        if format_id == _BUILT_IN_MOMENT:
            return Shape.MOMENT
        if format_id in _BUILT_IN_DAYS:
            return Shape.DAY
        return Shape.TIME if format_id in _BUILT_IN_TIMES else Shape.NUMBER
    plain = _WORDS.sub("", _NOT_CODE.sub("", code).split(";")[0]).lower()
    clock = "h" in plain or "s" in plain
    day = "d" in plain or "y" in plain or ("m" in plain and not clock and "[m" not in plain)
    if clock or "[m" in plain:
        return Shape.MOMENT if day else Shape.TIME
    return Shape.DAY if day else Shape.NUMBER


def from_serial(number: float, shape: Shape, *, since_1904: bool) -> tuple[Kind, Value]:
    """The kind and value of a number so shown; what lies outside Excel's calendar stays a number."""
    if shape is Shape.NUMBER or not 0 <= number <= _LAST_SERIAL - (_FROM_1904 if since_1904 else 0):
        return Kind.NUMBER, number
    seconds = round((number % 1) * 86_400)
    whole = int(number) + seconds // 86_400
    at = timedelta(seconds=seconds % 86_400)
    if shape is Shape.TIME and whole < _LONGEST_CLOCK:
        return Kind.TIME, timedelta(days=whole) + at
    if not since_1904 and whole in (0, _LEAP_BUG):
        return (Kind.TIME, at) if whole == 0 and number else (Kind.NUMBER, number)
    if shape is Shape.DAY:
        return Kind.DAY, _day(int(number), since_1904=since_1904)
    return Kind.MOMENT, Moment(_day(whole, since_1904=since_1904), at)


def _day(serial: int, *, since_1904: bool) -> date:
    if since_1904:
        return date(1904, 1, 1) + timedelta(days=serial)
    return date(1899, 12, 30 if serial > _LEAP_BUG else 31) + timedelta(days=serial)
