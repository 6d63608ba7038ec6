"""Reading what the clerk typed, when a field is left: never while typing, so that no typing aid is disturbed."""

from __future__ import annotations

import re
from datetime import date, time

from desktop.vietnamese.numerals import parse_day

_SHORT_DAY = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{2}|\d{4}))?")
_CLOCK = re.compile(r"(\d{1,2})(?:\s*(?:[:hg.])\s*(\d{1,2})?)?", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")
_MINUTES = re.compile(
    r"(?:([\d.]+)\s*(?:phút|phut|p|'|’))?\s*(?:(\d+)\s*(?:giây|giay|s|\"))?", re.IGNORECASE
)  # fmt: skip
_COLON = re.compile(r"(\d{1,4}):(\d{2})")


def read_day(text: str, today: date) -> date | None:
    """A day: `12/9` is of this year, `12/9/24` of this century; empty is no day. ValueError in words."""
    typed = text.strip()
    if not typed:
        return None
    found = _SHORT_DAY.fullmatch(typed)
    if found is None:
        return parse_day(typed)
    day, month, year = found.groups()
    full = today.year if year is None else int(year) + (2000 if len(year) == 2 else 0)
    return parse_day(f"{day}/{month}/{full:04d}")


def read_clock(text: str) -> time | None:
    """A time of day: `7:30`, `7h30`, `7h`; empty is none. ValueError in words."""
    typed = text.strip()
    if not typed:
        return None
    found = _CLOCK.fullmatch(typed)
    if found is not None:
        hour, minute = int(found[1]), int(found[2] or 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise ValueError(f"«{typed}» không phải là giờ viết theo dạng giờ:phút (ví dụ 7:30).")


def read_number(text: str) -> int | None:
    """A whole number, with or without dots between thousands; empty is none. ValueError in words."""
    typed = text.strip()
    if not typed:
        return None
    if _NUMBER.fullmatch(typed) is None:
        raise ValueError(f"«{typed}» không phải là số nguyên (ví dụ 1.250).")
    return int(typed.replace(".", ""))


def read_seconds(text: str) -> int | None:
    """A duration in seconds: `15` and `15 phút` are minutes, `1:30` and `1 phút 30 giây` too. ValueError in words."""
    typed = text.strip()
    if not typed:
        return None
    if typed.isdecimal():
        return int(typed) * 60
    colon = _COLON.fullmatch(typed)
    if colon is not None and int(colon[2]) < 60:
        return int(colon[1]) * 60 + int(colon[2])
    found = _MINUTES.fullmatch(typed)
    if found is not None and (found[1] or found[2]):
        return (read_number(found[1] or "") or 0) * 60 + int(found[2] or 0)
    raise ValueError(f"«{typed}» không phải là thời lượng (ví dụ 15 phút, 1:30, 45 giây).")
