"""Days of the sample: its months, days off as announced, lunar new years, and when the office was the district's."""

from datetime import date, timedelta

PLAN_DAY = date(2023, 4, 28)
LAST_DISTRICT_DAY = date(2025, 6, 30)
FIRST_COMMUNE_DAY = date(2025, 7, 1)
TET = {2023: date(2023, 1, 22), 2024: date(2024, 2, 10), 2025: date(2025, 1, 29), 2026: date(2026, 2, 17)}
TET_NAMES = {2024: "Giáp Thìn", 2025: "Ất Tỵ", 2026: "Bính Ngọ"}
MONTHS = [f"{year}-{month:02d}" for year in range(2023, 2027) for month in range(1, 13)][4:45]
"""Report months: 2023-05 to 2026-09."""

_NEW_YEAR, _TET, _HUNG, _LABOUR, _NATIONAL = (
    "Tết Dương lịch",
    "Tết Nguyên đán",
    "Ngày Giỗ Tổ Hùng Vương",
    "Ngày Chiến thắng, Ngày Quốc tế Lao động",
    "Quốc khánh",
)
_OFF = {
    "2023-01-02": _NEW_YEAR, "2023-01-20": _TET, "2023-01-23": _TET, "2023-01-24": _TET, "2023-01-25": _TET,
    "2023-01-26": _TET, "2023-05-01": _LABOUR, "2023-05-02": _HUNG, "2023-05-03": _LABOUR, "2023-09-01": _NATIONAL,
    "2023-09-04": _NATIONAL, "2024-01-01": _NEW_YEAR, "2024-02-08": _TET, "2024-02-09": _TET, "2024-02-12": _TET,
    "2024-02-13": _TET, "2024-02-14": _TET, "2024-04-18": _HUNG, "2024-04-29": _LABOUR, "2024-04-30": _LABOUR,
    "2024-05-01": _LABOUR, "2024-09-02": _NATIONAL, "2024-09-03": _NATIONAL, "2025-01-01": _NEW_YEAR,
    "2025-01-27": _TET, "2025-01-28": _TET, "2025-01-29": _TET, "2025-01-30": _TET, "2025-01-31": _TET,
    "2025-04-07": _HUNG, "2025-04-30": _LABOUR, "2025-05-01": _LABOUR, "2025-05-02": _LABOUR,
    "2025-09-01": _NATIONAL, "2025-09-02": _NATIONAL, "2026-01-01": _NEW_YEAR, "2026-01-02": _NEW_YEAR,
    "2026-02-16": _TET, "2026-02-17": _TET, "2026-02-18": _TET, "2026-02-19": _TET, "2026-02-20": _TET,
    "2026-04-27": _HUNG, "2026-04-30": _LABOUR, "2026-05-01": _LABOUR, "2026-08-31": _NATIONAL,
    "2026-09-01": _NATIONAL, "2026-09-02": _NATIONAL,
}  # fmt: skip
_WORKED = {
    "2024-05-04": "Làm bù cho ngày 29/4/2024",
    "2025-04-26": "Làm bù cho ngày 02/5/2025",
    "2026-01-10": "Làm bù cho ngày 02/01/2026",
    "2026-08-22": "Làm bù cho ngày 31/8/2026",
}


def holiday_entries() -> list[dict[str, object]]:
    """The days off and the days worked for them, and the years as confirmed."""
    entries: list[dict[str, object]] = [{"act": "holiday", "day": day, "name": name} for day, name in _OFF.items()]
    entries += [{"act": "holiday", "day": day, "name": name, "working": 1} for day, name in _WORKED.items()]
    entries.sort(key=lambda entry: str(entry["day"]))
    document = "Thông báo lịch nghỉ lễ, tết của cơ quan có thẩm quyền"
    return entries + [{"act": "confirmed_year", "year": year, "document": document} for year in range(2023, 2027)]


def is_working(day: date) -> bool:
    text = day.isoformat()
    return text in _WORKED or (day.weekday() < 5 and text not in _OFF)


def working_on_or_after(day: date) -> date:
    while not is_working(day):
        day += timedelta(days=1)
    return day


def closing(code: str) -> date:
    """The 14th of a report month."""
    return date(int(code[:4]), int(code[5:7]), 14)


def first(code: str) -> date:
    """The 15th of the month before."""
    return (date(int(code[:4]), int(code[5:7]), 1) - timedelta(days=1)).replace(day=15)


def days_of(code: str) -> list[date]:
    begin, end = first(code), closing(code)
    return [begin + timedelta(days=n) for n in range((end - begin).days + 1)]


def month_of(day: date) -> str:
    """The report month a day belongs to."""
    if day.day <= 14:
        return f"{day.year}-{day.month:02d}"
    return f"{day.year + day.month // 12}-{day.month % 12 + 1:02d}"


def quarter_of(code: str) -> str:
    return f"{code[:4]}-Q{(int(code[5:7]) + 2) // 3}"


def in_tet(day: date) -> bool:
    """The holiday itself, when nobody works."""
    new_year = TET[day.year]
    return new_year - timedelta(days=2) <= day <= new_year + timedelta(days=4)


def before_tet(day: date) -> bool:
    return timedelta(0) < TET[day.year] - day <= timedelta(days=24)


def after_tet(day: date) -> bool:
    return timedelta(days=4) < day - TET[day.year] <= timedelta(days=28)
