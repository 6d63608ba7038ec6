"""The days off of a year as they can be foreseen, for the clerk to confirm against the official announcement.

Days off: Điều 112 Bộ luật Lao động 2019, reckoned by the library `holidays` (lunar days, days in lieu of a weekend).
Each year a decision of the Government chooses the Tết days, the second day of the National Day and swaps of working
days; the library knows those up to `ANNOUNCED_UP_TO`, later years are a forecast.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop.domain.record import Code
from desktop.errors import InputFault
from desktop.vietnamese.numerals import day_text, parse_day

ANNOUNCED_UP_TO = 2026
"""The last year whose announcements have been compared with what is proposed here."""

_FIRST_YEAR, _LAST_YEAR = 2013, 2099  # Tết has had its five days since 2013; the lunar tables end in 2099
_IN_LIEU = "(nghỉ bù)"
_SWAPPED = re.compile(r"Ngày nghỉ \(thay cho ngày (\d{2}/\d{2}/\d{4})\)")

# Announced, but not in the library: the day off, the day worked for it, and the paper that says so.
_SWAPS = ((date(2026, 1, 2), date(2026, 1, 10), "văn bản số 12729/VPCP-KGVX ngày 25/12/2025"),)

_CULTURE_DAY = (11, 24)
_CULTURE_NOTE = (
    "Ngày 24/11 là ngày nghỉ theo chủ trương tại Nghị quyết số 80-NQ/TW; chỉ xác nhận khi đã có văn bản quy định."
)


class DayKind(Code):
    """Why a day of the list is not what its weekday says."""

    PUBLIC = "public", "ngày nghỉ lễ, tết"
    IN_LIEU = "in_lieu", "ngày nghỉ bù"
    SWAPPED_OFF = "swapped_off", "ngày nghỉ hoán đổi"
    MAKE_UP = "make_up", "ngày làm bù"


@dataclass(frozen=True)
class ProposedDay:
    """One day of the proposal; `note` says in Vietnamese what it rests on or why it needs a look."""

    day: date
    name: str
    kind: DayKind
    note: str = ""

    @property
    def working(self) -> bool:
        """Whether it is worked: true for make-up days alone."""
        return self.kind is DayKind.MAKE_UP


@dataclass(frozen=True)
class HolidayProposal:
    """The days of a year in order, and what the clerk must compare before confirming them."""

    year: int
    days: tuple[ProposedDay, ...]
    notes: tuple[str, ...]


def propose_holidays(year: int) -> HolidayProposal:
    """The proposal for a year from 2013 to 2099; raises `InputFault` for others."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise InputFault(
            f"Chương trình không dự kiến được lịch nghỉ lễ, tết của năm {year}.",
            remedy=f"Hãy chọn năm từ {_FIRST_YEAR} đến {_LAST_YEAR} hoặc nhập từng ngày nghỉ theo thông báo.",
        )
    # A swap may cross the year's end, so the neighbours are asked too.
    days = {day.day: day for day in _announced_swaps() + _known_to_library(range(year - 1, year + 2))}
    return HolidayProposal(year, tuple(days[day] for day in sorted(days) if day.year == year), _notes(year))


def _notes(year: int) -> tuple[str, ...]:
    notes = []
    if year > ANNOUNCED_UP_TO:
        notes.append(
            f"Lịch nghỉ năm {year} là dự kiến: ngày nghỉ Tết Nguyên đán, ngày nghỉ liền kề Quốc khánh 02/9 và ngày "
            "hoán đổi, làm bù do cơ quan có thẩm quyền thông báo hằng năm."
        )
    if year >= 2026:
        notes.append(_CULTURE_NOTE)
    notes.append("Hãy đối chiếu từng ngày với thông báo nghỉ lễ, tết trước khi xác nhận.")
    return tuple(notes)


def _announced_swaps() -> list[ProposedDay]:
    return [day for off, worked, paper in _SWAPS for day in _swap(off, worked, f"Theo {paper}.")]


def _swap(off: date, worked: date, note: str = "") -> list[ProposedDay]:
    return [
        ProposedDay(off, f"Nghỉ hoán đổi, làm bù ngày {day_text(worked)}", DayKind.SWAPPED_OFF, note),
        ProposedDay(worked, f"Làm bù cho ngày {day_text(off)}", DayKind.MAKE_UP, note),
    ]


def _known_to_library(years: range) -> list[ProposedDay]:
    import holidays

    known = holidays.country_holidays("VN", years=years, language="vi")
    return [day for when, name in sorted(known.items()) for day in _proposed(when, name)]


def _proposed(day: date, name: str) -> list[ProposedDay]:
    swapped = _SWAPPED.search(name)
    if swapped:
        return _swap(day, parse_day(swapped[1]))
    kind = DayKind.IN_LIEU if _IN_LIEU in name else DayKind.PUBLIC
    note = _CULTURE_NOTE if (day.month, day.day) == _CULTURE_DAY or "Văn hóa" in name else ""
    return [ProposedDay(day, _office_name(name), kind, note)]


def _office_name(name: str) -> str:
    """The library's name in office spelling; several reasons for one day are joined by a comma.

    "29 Tết" goes: the library gives that name to the day before the eve even when the lunar month has 29 days.
    """
    return name.replace("29 Tết", "Nghỉ Tết Nguyên đán").replace("Tết Nguyên Đán", "Tết Nguyên đán").replace("; ", ", ")
