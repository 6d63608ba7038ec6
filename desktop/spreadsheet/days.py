"""A day from a cell: Excel's own, or typed day before month, with or without its year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.spreadsheet.sheet import Cell, Kind, Moment
from desktop.vietnamese.folding import nfc

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LEAP_YEAR = 2024
_SERIALS = range(36_526, 73_051)  # 2000 to 2099
_TYPED = re.compile(
    r"(?:thứ\s+\w+\s*,?\s*|chủ nhật\s*,?\s*)?(?:ngày\s+)?(?P<day>\d{1,2})\s*(?:[/.\-]|\s*tháng\s*)\s*(?P<month>\d{1,2})"
    r"(?:(?:\s*[/.\-]|\s*,?\s*năm)\s*(?P<year>\d{1,4}))?(?:,?\s+\d{1,2}(?::|h)\d{0,2}(?::\d{2})?)?"
)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[t ].*)?")
_SEVERAL = re.compile(r"\d{1,2}(?:[/.]\d{1,2})?(?:[/.]\d{4})?\s*(?:-|–|,|;|&|và|đến)\s*\d{1,2}[/.]\d{1,2}.*")
_BASE = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class YearOf:
    """Which year a day without one lies in: the first in which it falls within these days."""

    first: date | None = None
    last: date | None = None

    @classmethod
    def year(cls, year: int) -> YearOf:
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def any(cls) -> YearOf:
        """A leap year, for asking only whether a text could be a day."""
        return cls.year(_LEAP_YEAR)

    def complete(self, day: int, month: int) -> date:
        """The day in its year. Raises ValueError: no such day, or not within the period."""
        if self.first is None or self.last is None:
            raise ValueError("thiếu năm; đề nghị ghi đủ ngày/tháng/năm.")
        refusal: ValueError | None = None
        for year in range(self.first.year, self.last.year + 1):
            try:
                found = _checked(day, month, year)
            except ValueError as reason:
                refusal = reason
                continue
            if self.first <= found <= self.last:
                return found
        raise refusal or ValueError("không ghi năm và không nằm trong kỳ đang nhập; đề nghị ghi đủ ngày/tháng/năm.")


def day_from(cell: Cell, year_of: YearOf) -> date:
    """The day a cell tells. Raises ValueError with the reason."""
    value = cell.value
    if isinstance(value, Moment):
        return value.day
    if isinstance(value, date):
        return value
    if cell.kind is Kind.NUMBER and value in _SERIALS:
        return _BASE + timedelta(days=int(cell.text))
    if cell.kind is not Kind.TEXT:
        raise ValueError("không phải là ngày; đề nghị ghi ngày/tháng/năm (ví dụ 14/09/2024).")
    return day_from_text(cell.text, year_of)


def day_from_text(text: str, year_of: YearOf) -> date:
    """The day a text tells, day before month. Raises ValueError with the reason."""
    plain = nfc(" ".join(text.split())).lower()
    if _SEVERAL.fullmatch(plain) and not _ISO.fullmatch(plain):
        raise ValueError("ghi nhiều ngày trong một ô; đề nghị tách mỗi ngày một dòng.")
    found = _TYPED.fullmatch(plain) or _ISO.fullmatch(plain)
    if found is None:
        raise ValueError("không phải là ngày; đề nghị ghi ngày/tháng/năm (ví dụ 14/09/2024).")
    day, month, year = int(found["day"]), int(found["month"]), found["year"]
    if year is None:
        _refuse_month(month)
        if day > monthrange(_LEAP_YEAR, month)[1] or day < 1:
            _checked(day, month, _LEAP_YEAR, told=False)
        return year_of.complete(day, month)
    if len(year) not in (2, 4):
        raise ValueError(f"năm «{year}» không rõ; đề nghị ghi năm bằng bốn chữ số.")
    return _checked(day, month, int(year) + (2000 if len(year) == 2 else 0))


def _checked(day: int, month: int, year: int, *, told: bool = True) -> date:
    """The day; ValueError saying which part of it the calendar does not have."""
    _refuse_month(month)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"năm {year} không hợp lệ; đề nghị kiểm tra lại năm.")
    last = monthrange(year, month)[1]
    if day < 1:
        raise ValueError("không có ngày 0.")
    if day > last:
        within = f" năm {year}" if month == 2 and told else ""
        raise ValueError(f"tháng {month}{within} chỉ có {last} ngày.")
    return date(year, month, day)


def _refuse_month(month: int) -> None:
    if not 1 <= month <= 12:
        raise ValueError(f"không có tháng {month} (ngày ghi trước, tháng ghi sau).")
