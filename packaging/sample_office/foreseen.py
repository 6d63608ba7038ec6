"""What the sample foresees, honours and counts: plans of a few months, works for awards, stations and loudspeakers."""

from collections.abc import Iterable, Iterator
from datetime import date

from sample_office import days
from sample_office.agencies import COMMUNE, COMMUNES, Entry, committee

PLANNED_MONTHS = ("2024-08", "2024-09", "2024-10", "2026-08", "2026-09")
_EVERY = 4
"""Which of the month's works were foreseen: every fourth."""
_OPEN = ("Bài về mô hình hòa giải ở cơ sở", "Phóng sự về lớp học xóa mù chữ")
"""What was foreseen and never made."""


_AWARDS = {2024: "Giải Khuyến khích Giải Báo chí tỉnh năm 2024", 2025: "Giải Ba Giải Báo chí tỉnh năm 2025"}


def starred(media: Iterable[tuple[date, Entry]]) -> list[tuple[date, Entry]]:
    """The same works, two reportages of each year chosen for the press awards; the first of some years won."""
    chosen: dict[int, int] = {}
    found = []
    for day, entry in media:
        honour: Entry = {}
        if entry.get("kind") == "reportage" and chosen.get(day.year, 0) < 2:
            chosen[day.year] = chosen.get(day.year, 0) + 1
            won = chosen[day.year] == 1 and day.year in _AWARDS
            honour = {"starred": True, **({"award": _AWARDS[day.year]} if won else {})}
        found.append((day, {**entry, **honour}))
    return found


def editorial_items(media: Iterable[tuple[date, Entry]]) -> Iterator[tuple[date, Entry]]:
    """Items of the planned months, tied to the works they became; two of each month were not made."""
    counted: dict[str, int] = {}
    for day, entry in media:
        month = f"{day:%Y-%m}"
        if entry["act"] != "product" or month not in PLANNED_MONTHS:
            continue
        counted[month] = counted.get(month, 0) + 1
        if counted[month] == 1:
            yield from _never_made(day)
        if counted[month] % _EVERY == 0:
            item = {name: entry[name] for name in ("title", "kind", "agency") if name in entry}
            item["product"] = entry.get("id", entry["title"])
            yield day, {"act": "editorial_item", "day": day.isoformat(), **item}


def _never_made(day: date) -> Iterator[tuple[date, Entry]]:
    for place, title in enumerate(_OPEN):
        entry: Entry = {"act": "editorial_item", "day": day.replace(day=12 + 8 * place).isoformat(), "title": title}
        yield day, {**entry, "kind": "reportage" if place else "article", "dropped": bool(place)}


def facilities() -> Iterator[tuple[date, Entry]]:
    """The communes' counts at the beginning of 2024, and the new commune's in its first month."""
    day = date(2024, 1, 10)
    for place, name in enumerate(COMMUNES):
        yield day, _count(day, committee(name), "station", 1)
        yield day, _count(day, committee(name), "cluster", 6 + place % 5, 5 + place % 5)
    first = days.FIRST_COMMUNE_DAY.replace(day=20)
    for kind, quantity, working in (("station", 1, 1), ("cluster", 38, 35), ("electronic_board", 2, 2)):
        yield first, _count(first, COMMUNE, kind, quantity, working)


def _count(day: date, agency: str, kind: str, quantity: int, working: int = 1) -> Entry:
    return {
        "act": "facility", "day": day.isoformat(), "agency": agency, "kind": kind, "quantity": quantity,
        "working": working,
    }  # fmt: skip
