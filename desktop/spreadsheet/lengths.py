"""Times of day and durations from cells: `5h30`, `17:15`; `15 phút`, `15'`, `1h30`, `mười lăm phút`."""

from __future__ import annotations

import re
from datetime import time, timedelta
from decimal import Decimal
from functools import lru_cache

from desktop.spreadsheet.sheet import Cell, Kind, Moment
from desktop.vietnamese.folding import fold_words, nfc
from desktop.vietnamese.spoken_numbers import number_from_words, speaks_a_number

_HOUR, _MINUTE, _SECOND = 3600, 60, 1
_SIGNS = {
    "giờ": _HOUR, "tiếng": _HOUR, "h": _HOUR, "g": _HOUR, "phút": _MINUTE, "ph": _MINUTE, "p": _MINUTE, "min": _MINUTE,
    "m": _MINUTE, "'": _MINUTE, "giây": _SECOND, "s": _SECOND, '"': _SECOND,
}  # fmt: skip
_FOLDED_UNITS = {fold_words(sign): seconds for sign, seconds in _SIGNS.items() if fold_words(sign)}
_SIGN = "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))
_PIECE = re.compile(rf"(?P<many>\d+(?:[.,]\d+)?|[^\W\d_]+(?:\s[^\W\d_]+)*?)\s*(?P<sign>{_SIGN})(?![^\W\d_])\s*,?\s*")
_CLOCK = re.compile(r"(\d{1,3}):(\d{2}):(\d{2})")
_HALF_CLOCK = re.compile(r"\d{1,3}:\d{2}")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "′": "'", "`": "'", "´": "'", "”": '"', "“": '"', "″": '"'})
_TIME = re.compile(
    r"(?:lúc\s+)?(?P<hour>\d{1,2})\s*(?:(?::|h|g|giờ)\s*(?:(?P<minute>\d{1,2})\s*(?:phút|ph|p|')?)?(?::(?P<second>\d{2}))?)"
    r"\s*(?P<part>sáng|trưa|chiều|tối|đêm)?"
)
_EXAMPLE = "đề nghị ghi kèm đơn vị (ví dụ 15 phút, 1h30, 90 giây)."


def duration_from(cell: Cell, unit: str = "") -> timedelta:
    """The duration a cell tells; `unit` is the head's, for bare numbers. Raises ValueError with the reason."""
    if isinstance(cell.value, timedelta):
        return cell.value
    if cell.kind is Kind.NUMBER:
        return _counted(Decimal(str(cell.value)), unit)
    if cell.kind is not Kind.TEXT:
        raise ValueError(f"không phải là thời lượng; {_EXAMPLE}")
    return duration_from_text(cell.text, unit)


@lru_cache(maxsize=4096)
def duration_from_text(text: str, unit: str = "") -> timedelta:
    """The duration a text tells. Raises ValueError with the reason."""
    plain = nfc(" ".join(text.split())).lower().translate(_QUOTES).replace("''", '"')
    clock = _CLOCK.fullmatch(plain)
    if clock and int(clock[2]) < 60 and int(clock[3]) < 60:
        return timedelta(hours=int(clock[1]), minutes=int(clock[2]), seconds=int(clock[3]))
    if _HALF_CLOCK.fullmatch(plain):
        raise ValueError("không rõ là giờ và phút hay phút và giây; đề nghị ghi ví dụ 1h30 hoặc 1 phút 30 giây.")
    if _NUMBER.fullmatch(plain):
        return _counted(Decimal(plain.replace(",", ".")), unit)
    if speaks_a_number(plain):
        raise ValueError(f"là số viết bằng chữ không kèm đơn vị; {_EXAMPLE}")
    return _pieced(plain)


def _counted(many: Decimal, unit: str) -> timedelta:
    """A bare number in the head's unit."""
    seconds = _FOLDED_UNITS.get(fold_words(unit)) or (_MINUTE if unit.strip() == "'" else 0)
    if not seconds:
        raise ValueError(f"không rõ đơn vị là giây, phút hay giờ; {_EXAMPLE}")
    if many < 0:
        raise ValueError("thời lượng không thể âm.")
    return _whole(many * seconds)


def _pieced(plain: str) -> timedelta:
    """`1 giờ 30 phút`, `1h30`, `một giờ rưỡi`: each unit once, the larger first."""
    total, place, before = Decimal(0), 0, _HOUR + 1
    while found := _PIECE.match(plain, place):
        seconds = _SIGNS[found["sign"]]
        if seconds >= before:
            break
        total += _many(found["many"]) * seconds
        before, place = seconds, found.end()
    rest = plain[place:].strip()
    if place and rest == "rưỡi" and before > 1:
        return _whole(total + Decimal(before) / 2)
    if place and re.fullmatch(r"\d{1,2}", rest) and before > 1 and int(rest) < 60:
        return _whole(total + int(rest) * before // 60)
    if rest or not place:
        raise ValueError(f"không phải là thời lượng; {_EXAMPLE}")
    return _whole(total)


def _many(text: str) -> Decimal:
    if text[0].isdigit():
        return Decimal(text.replace(",", "."))
    try:
        return Decimal(number_from_words(text))
    except ValueError:
        raise ValueError(f"«{text}» không phải là số; {_EXAMPLE}") from None


def _whole(seconds: Decimal) -> timedelta:
    if seconds > 10_000 * _HOUR:
        raise ValueError("thời lượng quá lớn; đề nghị kiểm tra lại.")
    return timedelta(seconds=int(seconds.to_integral_value()))


def time_from(cell: Cell) -> time:
    """The time of day a cell tells. Raises ValueError with the reason."""
    value = cell.value
    if isinstance(value, Moment):
        value = value.at
    if isinstance(value, timedelta):
        return _time_of(*divmod(round(value.total_seconds()), 3600))
    if cell.kind is not Kind.TEXT:
        raise ValueError("không rõ giờ; đề nghị ghi ví dụ 5h30 hoặc 17:15.")
    return time_from_text(cell.text)


def time_from_text(text: str) -> time:
    """The time of day a text tells. Raises ValueError with the reason."""
    found = _TIME.fullmatch(nfc(" ".join(text.split())).lower().translate(_QUOTES))
    if found is None:
        raise ValueError("không phải là giờ trong ngày; đề nghị ghi ví dụ 5h30 hoặc 17:15.")
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    if minute > 59 or second > 59:
        raise ValueError("phút và giây chỉ từ 0 đến 59.")
    return _time_of(_in_part(hour, found["part"] or ""), minute * 60 + second)


def _in_part(hour: int, part: str) -> int:
    """The hour of the day: `5 giờ chiều` is 17, `1 giờ trưa` 13, `12 giờ đêm` 0."""
    if part == "đêm" and hour == 12:
        return 0
    afternoon = part in ("chiều", "tối") or (part == "trưa" and hour < 4) or (part == "đêm" and hour > 6)
    return hour + 12 if afternoon and hour < 12 else hour


def _time_of(hours: int, seconds: int) -> time:
    if not 0 <= hours <= 23:
        raise ValueError("giờ trong ngày chỉ từ 0:00 đến 23:59.")
    return time(hours, seconds // 60, seconds % 60)
