"""Media output of the sample: what was made or received each month, and when and where it was aired or posted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sample_office import agencies as who
from sample_office import days, office
from sample_office.agencies import Entry
from sample_office.chance import Chance
from sample_office.titles import SHOWN, TOPIC_NAMES, Titles

_BASE = {"2023": 27, "2024": 30, "2025": 30}
_SEASON = (0.9, 0.45, 0.85, 1.0, 0.95, 1.1, 0.85, 0.9, 1.35, 1.0, 1.15, 1.85)
_SPECIAL = {"2023-05": 10, "2025-05": 25, "2025-06": 17, "2025-07": 7, "2025-08": 9, "2026-02": 12, "2026-03": 10}
"""Products of months that went their own way: the beginning, the reorganisation, a late Tết."""

_TOPICS = {
    "treaty": 1.5, "civil": 4, "welfare": 8, "women": 11, "race": 2, "children": 15, "disabled": 5, "torture": 1.5,
    "law": 13, "life": 36, "refute": 4, "foreign": 1.5,
}  # fmt: skip
_SEASONAL = {
    "treaty": {12: 6.0, 11: 2.0}, "foreign": {12: 3.0}, "children": {6: 2.4, 5: 1.6, 8: 1.5, 9: 2.4},
    "women": {3: 2.2, 11: 1.8}, "race": {11: 3.0}, "life": {1: 1.3, 7: 1.3}, "disabled": {4: 2.0, 12: 1.5},
    "law": {11: 1.5, 9: 1.2},
}  # fmt: skip
_WITHOUT = {
    "disabled": ("2024-Q1", "2024-Q3", "2025-Q3", "2026-Q1"),
    "torture": ("2023-Q2", "2024-Q1", "2025-Q3", "2026-Q2"),
    "foreign": ("2023-Q3", "2025-Q3", "2026-Q1"),
    "race": ("2024-Q2", "2025-Q3"),
}
"""Topics nobody treated in a quarter."""
_SECOND = {"women": "law", "children": "life", "disabled": "life", "law": "civil", "civil": "law", "refute": "law",
           "welfare": "life", "race": "life", "treaty": "foreign"}  # fmt: skip
_KINDS = {"tin": 60, "bài": 19, "ps": 4, "vid": 4, "info": 3, "anh": 1.5, "nhan": 5, "tiep": 1.5}


@dataclass(frozen=True)
class Draft:
    """A product about to be written down: key, kind of line, topic, first day, commune and title."""

    key: str
    kind: str
    topic: str
    day: date
    commune: str
    title: str
    self_made: bool = False

    @property
    def district(self) -> bool:
        return self.day <= days.LAST_DISTRICT_DAY


class Media:
    """Products in the order of their days; airings follow each."""

    def __init__(self) -> None:
        self._chance = Chance("media")
        self._titles = Titles()
        self._number = 0

    def dated(self) -> Iterator[tuple[date, Entry]]:
        for code in days.MONTHS:
            yield from sorted(self._month(code), key=lambda pair: pair[0])

    def _month(self, code: str) -> Iterator[tuple[date, Entry]]:
        for day in self._series_days(code):
            yield from self._written("ct", self._topic(code, day, "ct"), day)
        for kind, topic, day in self._visuals(code):
            yield from self._written(kind, topic, day)
        for _ in range(self._amount(code)):
            day = self._day(code)
            kind = self._chance.weighted(_KINDS)
            yield from self._written(kind, self._topic(code, day, kind), day)

    def _amount(self, code: str) -> int:
        if code in _SPECIAL:
            return _SPECIAL[code]
        base = _BASE[code[:4]] if code <= "2025-06" else 15
        return round(base * _SEASON[int(code[5:7]) - 1] * (0.86 + 0.28 * self._chance.share()))

    def _series_days(self, code: str) -> Iterator[date]:
        """The weekly programme: most Fridays in the district, most Thursdays in the commune."""
        for day in days.days_of(code):
            if days.in_tet(day) or day < days.PLAN_DAY or date(2025, 6, 27) <= day <= date(2025, 7, 20):
                continue
            district = day <= days.LAST_DISTRICT_DAY
            if day.weekday() == (4 if district else 3) and self._chance.happens(0.86 if district else 0.72):
                yield day

    def _visuals(self, code: str) -> Iterator[tuple[str, str, date]]:
        """Banners, posters, boards, leaflets: lines that fit the month and were not shown lately."""
        for kind, topic, line in self._titles.special(SHOWN):
            fitting = [day for day in days.days_of(code) if days.is_working(day) and line.fits_day(day)]
            fresh = self._titles.is_fresh(line, code)
            often = 1.0 if line.is_special else 0.12
            if fitting and fresh and code not in ("2023-05", "2025-07") and self._chance.happens(often):
                self._titles.choose(line)
                yield kind, topic, fitting[self._chance.between(0, min(3, len(fitting) - 1))]

    def _day(self, code: str) -> date:
        """A day on which something goes out: mostly working days, crowded before 10/12 and round 2/9."""
        pool = [day for day in days.days_of(code) if not days.in_tet(day) and day >= days.PLAN_DAY]
        if code == "2025-07":
            pool = [day for day in pool if day <= date(2025, 6, 25) or day >= date(2025, 7, 10)]
        if code == "2025-08":
            pool = [day for day in pool if day >= date(2025, 7, 24)]
        if code.endswith("-12") and self._chance.happens(0.55):
            pool = [day for day in pool if day.month == 12 and day.day >= 4]
        if code.endswith("-09") and self._chance.happens(0.4):
            pool = [day for day in pool if (day.month, day.day) >= (8, 29) and (day.month, day.day) <= (9, 6)]
        if self._chance.happens(0.93):
            pool = [day for day in pool if days.is_working(day)] or pool
        return self._chance.pick(pool)

    def _topic(self, code: str, day: date, kind: str) -> str:
        quarter, month = days.quarter_of(code), day.month
        weights = {
            topic: weight * _SEASONAL.get(topic, {}).get(month, 1.0)
            for topic, weight in _TOPICS.items()
            if quarter not in _WITHOUT.get(topic, ()) and self._titles.has(topic, kind, day)
        }
        return self._chance.weighted(weights)

    def _written(self, kind: str, topic: str, day: date) -> Iterator[tuple[date, Entry]]:
        self._number += 1
        commune, title = self._titles.draw(topic, kind, day)
        # A title begins with a capital, also where the commune's level opens it.
        own = kind in ("tin", "bài") and day <= days.LAST_DISTRICT_DAY and commune[1:] in title
        draft = Draft(f"p{self._number:04d}", kind, topic, day, commune, title, own and self._chance.happens(0.14))
        yield day, self._product(draft)
        for airing in self._airings(draft):
            yield day, {"act": "airing", "product": draft.key, **airing}

    # --- the product --------------------------------------------------------------------------------------------

    def _product(self, draft: Draft) -> Entry:
        entry: Entry = {"act": "product", "id": draft.key, "title": draft.title, "kind": _product_kind(draft)}
        if draft.kind in ("nhan", "tiep"):
            entry["origin"] = "received" if draft.kind == "nhan" else "relayed"
        agency = self._maker(draft)
        if agency:
            entry["agency"] = agency
        school = draft.topic == "children" and "Trường" in draft.title
        entry["task"] = "4" if school and draft.kind in ("tin", "bài", "ps", "vid") else "3"
        seconds = self._seconds(draft)
        if seconds:
            entry |= {"minutes": seconds // 60} if seconds % 60 == 0 else {"seconds": seconds}
        topics = [TOPIC_NAMES[draft.topic]]
        second = _SECOND.get(draft.topic)
        if second and self._chance.happens(0.24):
            topics.append(TOPIC_NAMES[second])
        return {**entry, "topics": topics}

    def _maker(self, draft: Draft) -> str | None:
        """Who made it; nobody of ours for what was passed on from above."""
        if draft.kind == "tiep" or "cung cấp" in draft.title:
            return None
        if draft.kind == "nhan":
            return who.DEPARTMENT if draft.day < date(2025, 3, 1) else who.CULTURE_DEPARTMENT
        if draft.self_made:
            return who.committee(draft.commune)
        other = _OTHER_MAKERS.get(draft.topic)
        if draft.kind in ("tin", "bài") and other and self._chance.happens(0.3):
            before_spring, before_summer, after = other
            if draft.day < date(2025, 3, 1):
                return before_spring
            return before_summer if draft.district else after
        return who.CENTRE if draft.district else who.SERVICE

    def _seconds(self, draft: Draft) -> int:
        chance = self._chance
        match _product_kind(draft):
            case "news":
                return 10 * chance.between(5, 14)
            case "article":
                return 30 * chance.between(5, 11)
            case "reportage":
                return 30 * chance.between(10, 20)
            case "programme":
                return 60 * (chance.pick((10, 12, 12, 15)) if draft.kind == "ct" else chance.pick((5, 8, 10, 15, 20)))
            case "video":
                return 30 * chance.between(4, 14)
            case _:
                return 0

    # --- its airings --------------------------------------------------------------------------------------------

    def _airings(self, draft: Draft) -> list[Entry]:
        if draft.kind in SHOWN:
            return [self._shown(draft)]
        if draft.self_made:
            return self._self_made(draft)
        found = self._district_airings(draft) if draft.district else self._commune_airings(draft)
        page = office.PORTAL if draft.district else office.OWN_PAGE
        return found or [self._posted(page, draft.day)]

    def _shown(self, draft: Draft) -> Entry:
        chance = self._chance
        share = 1 if draft.district else 4
        channel, quantity, lasting = {
            "bn": (office.VISUAL if draft.district else office.OWN_VISUAL, chance.between(10, 26) // share, 12),
            "pn": (office.VISUAL if draft.district else office.OWN_VISUAL, max(1, chance.between(3, 6) // share), 30),
            "bd": (office.BOARD if draft.district else office.OWN_BOARD, chance.between(5, 14), 0),
            "tr": (office.MOBILE if draft.district else office.OWN_VISUAL, 100 * chance.between(8, 30) // share, 0),
        }[draft.kind]
        entry: Entry = {"channel": channel, "day": draft.day.isoformat(), "quantity": quantity}
        lasting = quantity - 1 if draft.kind == "bd" else lasting
        return {**entry, "until_day": _after(draft.day, lasting)} if lasting else entry

    def _self_made(self, draft: Draft) -> list[Entry]:
        """What a commune made itself: on its own page and its own loudspeakers."""
        agency = who.committee(draft.commune)
        page: Entry = {"channel": office.PAGES, "agency": agency, "day": draft.day.isoformat()}
        radio: Entry = {
            "channel": office.RELAY, "agency": agency, "day": draft.day.isoformat(), "at": "17:00",
            "times": self._chance.between(1, 3),
        }  # fmt: skip
        return [page, radio] if self._chance.happens(0.8) else [radio]

    def _district_airings(self, draft: Draft) -> list[Entry]:
        chance, found = self._chance, []
        kind = _product_kind(draft)
        if kind in ("news", "article", "video", "infographic", "photo") and chance.happens(0.94):
            found.append(self._posted(office.PORTAL, draft.day))
        if chance.happens({"news": 0.4, "article": 0.5, "programme": 0.15}.get(kind, 0.9)):
            found.append(self._posted(office.FACEBOOK, self._later(draft.day, 1)))
        if chance.happens({"infographic": 0.8, "video": 0.4}.get(kind, 0.1)):
            found.append(self._posted(office.ZALO, self._later(draft.day, 1)))
        if kind == "programme" or chance.happens({"news": 0.6, "article": 0.5, "reportage": 1.0}.get(kind, 0.0)):
            found.append(self._broadcast(office.RADIO, draft.day, 3 if kind == "programme" else 2))
            if kind in ("programme", "reportage") and chance.happens(0.6):
                found.append(self._broadcast(office.RADIO, self._later(draft.day, 3), 2))
        if kind in ("article", "reportage") and chance.happens(0.12):
            found.append(self._posted(office.PAPER, self._later(draft.day, 6)))
        if kind in ("news", "reportage") and chance.happens(0.04):
            found.append(self._broadcast(office.STATION, self._later(draft.day, 4), 1))
        in_campaign = days.month_of(draft.day).endswith("-12")
        if draft.kind == "ct" and chance.happens(0.95 if in_campaign else 0.72):
            found.append(self._relayed(draft))
        return found

    def _relayed(self, draft: Draft) -> Entry:
        """One relay by each commune that took part; some often cannot."""
        ready = _reliable(draft.day)
        agencies = [
            who.committee(name) for name in who.COMMUNES if self._chance.happens(ready.get(name, 0.72))
        ]  # fmt: skip
        entry = self._broadcast(office.RELAY, self._later(draft.day, 2), 2)
        return {**entry, "relayed": True, "agencies": agencies or [who.committee(who.TOWN)]}

    def _commune_airings(self, draft: Draft) -> list[Entry]:
        chance, found = self._chance, []
        kind = _product_kind(draft)
        if kind != "programme" and chance.happens(0.9):
            found.append(self._posted(office.OWN_PAGE, draft.day))
        if chance.happens({"news": 0.45, "programme": 0.1}.get(kind, 0.8)):
            found.append(self._posted(office.OWN_FACEBOOK, self._later(draft.day, 1)))
        if chance.happens(0.22):
            found.append(self._posted(office.OWN_ZALO, self._later(draft.day, 1)))
        if kind == "programme" or chance.happens({"news": 0.7, "article": 0.6, "reportage": 1.0}.get(kind, 0.0)):
            passed_on = draft.kind in ("nhan", "tiep")
            for day in (draft.day, self._later(draft.day, 3)) if kind == "programme" else (draft.day,):
                airing = self._broadcast(office.OWN_RADIO, day, 3)
                found.append({**airing, "relayed": True, "agency": who.COMMUNE} if passed_on else airing)
        if kind == "article" and chance.happens(0.06):
            found.append(self._posted(office.MERGED_STATION, self._later(draft.day, 6)))
        return found

    def _posted(self, channel: str, day: date) -> Entry:
        return {"channel": channel, "day": day.isoformat()}

    def _broadcast(self, channel: str, day: date, most: int) -> Entry:
        times = self._chance.between(1, most)
        at = self._chance.pick(("05:15", "11:00", "17:15"))
        entry: Entry = {"channel": channel, "day": day.isoformat(), "at": at}
        return {**entry, "times": times} if times > 1 else entry

    def _later(self, day: date, most: int) -> date:
        later = day + timedelta(days=self._chance.between(0, most))
        # Within its report month, and never by the district after its last day.
        end = days.closing(days.month_of(day))
        return min(later, end, days.LAST_DISTRICT_DAY) if day <= days.LAST_DISTRICT_DAY else min(later, end)


def _product_kind(draft: Draft) -> str:
    if draft.kind == "nhan":
        first = draft.title.split(" ", 1)[0]
        return {"Phóng": "reportage", "Phim": "video", "Bộ": "photo"}.get(first, "programme")
    return {
        "tin": "news", "bài": "article", "ps": "reportage", "ct": "programme", "tiep": "programme", "vid": "video",
        "info": "infographic", "anh": "photo", "tr": "leaflet", "bn": "banner", "pn": "poster", "bd": "board",
    }[draft.kind]  # fmt: skip


_OTHER_MAKERS = {
    "women": ("Hội Liên hiệp Phụ nữ huyện", "Hội Liên hiệp Phụ nữ huyện", "Hội Liên hiệp Phụ nữ xã Hạ Hòa"),
    "children": ("Phòng Giáo dục và Đào tạo", "Phòng Giáo dục và Đào tạo", who.SOCIAL),
    "civil": ("Công an huyện Hạ Hòa", "Phòng Tư pháp", "Công an xã Hạ Hòa"),
    "torture": ("Công an huyện Hạ Hòa", "Phòng Tư pháp", "Công an xã Hạ Hòa"),
    "law": ("Phòng Tư pháp", "Phòng Tư pháp", who.COMMUNE_OFFICE),
    "disabled": (who.LABOUR, who.HOME_AFFAIRS, who.SOCIAL),
    "life": (who.LABOUR, who.HOME_AFFAIRS, who.SOCIAL),
    "race": ("Ủy ban MTTQ huyện", "Ủy ban MTTQ huyện", who.FRONT),
}
"""Who else made things of a topic: until spring 2025, until summer 2025, in the commune."""


def _reliable(day: date) -> dict[str, float]:
    """How often a commune relayed; floods and old transmitters kept some silent."""
    ready = {who.TOWN: 0.97, "xã Ấm Hạ": 0.9, "xã Vĩnh Chân": 0.9, "xã Yên Kỳ": 0.88, "xã Xuân Áng": 0.3,
             "xã Vô Tranh": 0.42, "xã Hà Lương": 0.35, "xã Lang Sơn": 0.5}  # fmt: skip
    if day < date(2023, 9, 1):
        return {name: 0.6 * ready.get(name, 0.72) for name in who.COMMUNES}
    if date(2024, 9, 8) <= day <= date(2024, 10, 20):
        ready |= {"xã Đan Thượng": 0.1, "xã Minh Côi": 0.1, "xã Hiền Lương": 0.2}
    return ready


def _after(day: date, count: int) -> str:
    return (day + timedelta(days=count)).isoformat()
