"""Work of the sample: items of each month and year, days of the continuous tasks, the words of the reports."""

from collections.abc import Iterator
from datetime import date, timedelta

from sample_office import agencies as who
from sample_office import days
from sample_office.agencies import Entry
from sample_office.banks import Line, bank, sections
from sample_office.chance import Chance

_LATE = {
    "2023-06": 5, "2023-11": 3, "2024-02": 6, "2024-07": 2, "2024-10": 4, "2025-01": 2, "2025-07": 17, "2025-08": 6,
    "2026-03": 4, "2026-07": 1,
}  # fmt: skip
"""Months whose work was done so many days after the closing day."""
_YEARS = (
    ("1", "2023", "2023-11-30", "Mở 02 lớp tại huyện: kiến thức cơ bản và kỹ năng viết, biên tập.", ""),
    ("2", "2023", "2023-12-13", "Đã lồng ghép vào giao ban báo chí; đa số cơ quan công khai người phát ngôn.",
     "Một số đơn vị chưa cử người phát ngôn thay khi luân chuyển."),
    ("4", "2023", "2023-12-12", "Lồng ghép trong chào cờ, sinh hoạt lớp; Huyện đoàn tổ chức diễn đàn trẻ em.", ""),
    ("1", "2024", "2024-11-29", "Mở 03 lớp tại huyện, cử cán bộ dự 01 lớp của Sở Thông tin và Truyền thông.", ""),
    ("2", "2024", "2024-12-13", "Thực hiện định kỳ; đã phối hợp đón phóng viên báo, đài tỉnh về cơ sở.", ""),
    ("4", "2024", "2024-12-20", "Sinh hoạt chuyên đề ở các trường, ngày hội thiếu nhi, phiên tòa giả định.",
     "Hoàn thành chậm do lịch kiểm tra học kỳ."),
    ("1", "2025", "2025-11-28", "Mở 02 lớp (tháng 3 ở huyện trước sắp xếp, tháng 10 ở xã), cử người dự 01 lớp của Sở.",
     "Lớp tháng 6 không tổ chức được."),
    ("2", "2025", "2025-12-23", "Xã đã công khai người phát ngôn và kênh tiếp nhận câu hỏi của báo chí.",
     "Quy chế cung cấp thông tin của xã ban hành muộn."),
    ("4", "2025", "2025-12-12", "Các trường trên địa bàn xã duy trì sinh hoạt chuyên đề; Đoàn xã tổ chức trại hè.", ""),
)  # fmt: skip
_EXHIBITIONS = (
    {"period": "2023-12", "state": "dropped", "due_day": "2023-12-14", "difficulty": "Chưa có lịch triển lãm của Sở."},
    {
        "period": "2024-12", "state": "done", "due_day": "2024-11-30", "done_day": "2024-11-29",
        "result": "Trưng bày ảnh, tư liệu 05 ngày tại Trung tâm văn hóa huyện; học sinh các trường đến xem đông.",
    },
    {"period": "2025-12", "state": "dropped", "due_day": "2025-12-14", "difficulty": "Sở chưa bố trí lịch."},
    {
        "period": "2026-09", "state": "done", "due_day": "2026-08-31", "done_day": "2026-08-28",
        "result": "Trưng bày ảnh, tư liệu 05 ngày tại nhà văn hóa trung tâm xã.",
    },
)  # fmt: skip


_FULL = ("2024-09", "2024-12", "2025-03", "2025-08", "2026-09")
"""Months with words in every place."""


class Work:
    """Work items, activities and words; every line of the banks is used with long rests between."""

    def __init__(self) -> None:
        self._chance = Chance("work")
        self._lines = bank("work.txt") | bank("words.txt")
        self._last: dict[tuple[str, str], int] = {}

    def dated(self) -> Iterator[tuple[date, Entry]]:
        yield from self._items()
        yield from self._activities()
        yield from self._monthly_words()
        yield from _longer_words()

    def _items(self) -> Iterator[tuple[date, Entry]]:
        for code in days.MONTHS:
            late = _LATE.get(code)
            done = days.closing(code) + timedelta(days=late or -self._chance.between(0, 2))
            entry: Entry = {
                "act": "work", "task": "3", "period": code, "state": "done", "done_day": done.isoformat(),
                "result": self._take("monthly result", code).text,
            }  # fmt: skip
            if late or self._chance.happens(0.2):
                entry["difficulty"] = self._take("monthly difficulty", code).text
            yield days.closing(code), entry
        for task, period, done_day, result, difficulty in _YEARS:
            item: Entry = {
                "act": "work", "task": task, "period": period, "state": "done", "done_day": done_day, "result": result,
            }  # fmt: skip
            yield date(int(period), 12, 14), {**item, "difficulty": difficulty} if difficulty else item
        for task in ("1", "2", "4"):
            yield date(2026, 1, 20), {"act": "work", "task": task, "period": "2026", "state": "open"}
        for values in _EXHIBITIONS:
            yield date.fromisoformat(str(values["due_day"])), {"act": "work", "task": "7", **values}

    def _take(self, section: str, code: str) -> Line:
        """The fitting line that has rested longest, dated ones first."""
        fitting = [line for line in self._lines[section] if line.fits_report(code)]
        dated = [line for line in fitting if line.is_special and (section, line.text) not in self._last]
        ranked = sorted(dated or fitting, key=lambda line: self._last.get((section, line.text), -1))
        oldest = self._last.get((section, ranked[0].text), -1)
        line = self._chance.pick([one for one in ranked if self._last.get((section, one.text), -1) == oldest])
        self._last[section, line.text] = days.MONTHS.index(code)
        return line

    # --- continuous tasks ---------------------------------------------------------------------------------------

    def _activities(self) -> Iterator[tuple[date, Entry]]:
        for code in days.MONTHS:
            if code == "2023-05":
                continue
            district = code <= "2025-06"
            for half in range(self._chance.between(2, 3)):
                yield from self._activity(code, half % 2, "5", "portal", self._reporter(code, district=district))
            for half in range(2 if self._chance.happens(0.7) else 1):
                watcher = "Phòng Văn hóa, Khoa học và Thông tin" if district else who.SOCIAL
                yield from self._activity(code, half, "6", "watch", watcher)

    def _activity(self, code: str, half: int, task: str, section: str, agency: str) -> Iterator[tuple[date, Entry]]:
        """One activity in the first or second half of the month, if the task was not resting."""
        month = days.days_of(code)
        pool = [day for day in month[15 * half : 15 + 16 * half] if days.is_working(day) and not _quiet(task, day)]
        if code == "2025-07":
            pool = [day for day in pool if day >= days.FIRST_COMMUNE_DAY]
        if pool:
            day = self._chance.pick(pool)
            text = self._take(section, code).text
            yield day, {"act": "activity", "task": task, "agency": agency, "day": day.isoformat(), "text": text}

    def _reporter(self, code: str, *, district: bool) -> str:
        if not district:
            return self._chance.pick((who.SERVICE, who.SOCIAL, who.COMMUNE_OFFICE))
        labour = who.LABOUR if code <= "2025-02" else who.HOME_AFFAIRS
        return self._chance.pick((who.CENTRE, labour, "Văn phòng HĐND và UBND huyện", "Phòng Tư pháp"))

    # --- words --------------------------------------------------------------------------------------------------

    def _monthly_words(self) -> Iterator[tuple[date, Entry]]:
        for code in days.MONTHS:
            chance, words = self._chance, dict[str, str]()
            full = code in _FULL
            if full or (code not in ("2023-05", "2025-07") and chance.happens(0.9)):
                words["strengths"] = self._unused("strengths", code, 2 if full or chance.happens(0.4) else 1)
            if full or chance.happens(0.88) or code == "2025-07":
                difficulty, _, cause = self._unused("difficulties", code, 1).partition(" || ")
                words |= {"difficulties": difficulty, "causes": cause}
            words["next"] = self._next(code)
            if full or chance.happens(0.38):
                words["proposals"] = self._unused("proposals", code, 1)
            for place, text in words.items():
                if text:
                    entry: Entry = {"act": "words", "period": code, "place": place, "text": text}
                    yield days.closing(code) + timedelta(days=1), entry

    def _unused(self, section: str, code: str, count: int) -> str:
        """Up to `count` lines not used before, dated ones first, as one paragraph."""
        chosen: list[str] = []
        while len(chosen) < count:
            fresh = [
                line
                for line in self._lines[section]
                if line.fits_report(code) and (section, line.text) not in self._last
            ]
            dated = [line for line in fresh if line.is_special]
            if not fresh:
                break
            line = self._chance.pick(dated or fresh)
            self._last[section, line.text] = days.MONTHS.index(code)
            chosen.append(line.text)
        return " ".join(chosen)

    def _next(self, code: str) -> str:
        """The season's own plans, used again a year later, and now and then one of the others."""
        month = code[5:7].lstrip("0")
        season = [line for line in self._lines["next"] if line.is_special and line.fits_report(code)]
        chosen = [line.text for line in season if line.tags[1] == month][:3]
        if self._chance.happens(0.6):
            general = [line for line in self._lines["next"] if not line.is_special and line.fits_report(code)]
            general.sort(key=lambda line: self._last.get(("next", line.text), -1))
            self._last["next", general[0].text] = days.MONTHS.index(code)
            chosen.append(general[0].text)
        return "\n".join(f"- {text}" for text in chosen)


def _quiet(task: str, day: date) -> bool:
    """The one long gap of each continuous task: nobody watched in spring 2024, nobody posted in July 2025."""
    if task == "6":
        return date(2024, 2, 17) <= day <= date(2024, 5, 13)
    return date(2025, 6, 17) <= day <= date(2025, 8, 6)


def _longer_words() -> Iterator[tuple[date, Entry]]:
    ends = {"Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "H1": 6, "H2": 12, "9M": 9, "": 12}
    for code, lines in sections("longer_words.txt").items():
        words: dict[str, list[str]] = {}
        place = ""
        for line in lines:
            if not line.startswith("- "):
                place = line.partition(":")[0]
            words.setdefault(place, []).append(line.removeprefix(f"{place}:").strip())
        last = date(int(code[:4]), ends[code[5:]], 15)
        for place, texts in words.items():
            yield last, {"act": "words", "period": code, "place": place, "text": "\n".join(filter(None, texts))}
