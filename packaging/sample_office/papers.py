"""Papers of the sample: documents issued and received, values stated for targets without a register."""

from collections.abc import Iterator
from datetime import date, timedelta

from sample_office import days
from sample_office.agencies import Entry
from sample_office.banks import Line, bank
from sample_office.chance import Chance

_SYMBOLS = {
    "plan": "KH-UBND", "decision": "QĐ-UBND", "notice": "TB-UBND", "report": "BC-UBND", "invitation": "GM-UBND",
}  # fmt: skip
_EACH_DAY = {
    "plan": 0.9, "decision": 9.5, "notice": 0.8, "report": 1.6, "invitation": 0.7, "letter": 4.4, "guidance": 0.15,
}  # fmt: skip
"""Numbers a register gives in a day, by kind."""


def documents() -> Iterator[tuple[date, Entry]]:
    """Every document with its day, numbered as a register would by then."""
    chance = Chance("documents")
    for line in bank("papers.txt")[""]:
        era, when, _, _ = line.tags
        for day in _days(when, era, chance):
            yield day, _document(day, line)


def _days(when: str, era: str, chance: Chance) -> Iterator[date]:
    parts = [int(part) for part in when.split("/")]
    if len(parts) == 3:
        yield date(parts[2], parts[1], parts[0])
        return
    for year in (2023, 2024, 2025):
        day = days.working_on_or_after(date(year, parts[1], parts[0]) + timedelta(days=chance.between(-2, 2)))
        if era == "d" and date(2023, 5, 4) <= day <= date(2025, 6, 20) and chance.happens(0.88):
            yield day


def _document(day: date, line: Line) -> Entry:
    era, _, direction, kind = line.tags
    task, _, title = line.text.partition(": ")
    title = title.format(nam=day.year, sau=day.year + 1, tet=days.TET_NAMES.get(day.year, ""))
    district = era == "d"
    issuer = "Ủy ban nhân dân huyện Hạ Hòa" if district else "Ủy ban nhân dân xã Hạ Hòa"
    if direction == "received":
        issuer, symbol = _sender(day, kind)
    else:
        symbol = _SYMBOLS.get(kind, "UBND-VHTT" if district else "UBND-VHXH")
        if kind == "letter" and date(2025, 3, 1) <= day <= days.LAST_DISTRICT_DAY:
            symbol = "UBND-VHKHTT"
    entry: Entry = {
        "act": "issued_document", "kind": kind, "number": f"{_number(day, kind, district)}/{symbol}",
        "day": day.isoformat(), "issuer": issuer, "title": title,
    }  # fmt: skip
    if direction == "received":
        entry["direction"] = "received"
    return {**entry, "task": task} if task != "0" else entry


def _sender(day: date, kind: str) -> tuple[str, str]:
    """The department of the province and its symbol."""
    if day < date(2025, 3, 1):
        name, short = "Sở Thông tin và Truyền thông tỉnh Phú Thọ", "STTTT"
    else:
        name, short = "Sở Văn hóa, Thể thao và Du lịch tỉnh Phú Thọ", "SVHTTDL"
    return name, {"plan": f"KH-{short}", "guidance": f"HD-{short}"}.get(kind, f"{short}-BCXB")


def _number(day: date, kind: str, district: bool) -> int:  # noqa: FBT001  (told apart by one register each)
    """A commune's register began on 1/7/2025 and is thinner."""
    begun = date(day.year, 1, 1) if district or day.year > 2025 else days.FIRST_COMMUNE_DAY
    each_day = _EACH_DAY[kind] * (1.0 if district else 0.6)
    return 1 + int((day - begun).days * each_day)


def letter_on(day: date) -> str:
    """The number a letter of the commune got on a day."""
    return f"{_number(day, 'letter', district=False)}/UBND-VHXH"


_SPEAKERS = (
    ("2023-06-14", 19, 33, False, "Văn phòng HĐND và UBND huyện"),
    ("2023-12-08", 26, 33, True, "Văn phòng HĐND và UBND huyện"),
    ("2024-06-14", 29, 33, False, "Văn phòng HĐND và UBND huyện"),
    ("2024-12-06", 32, 33, True, "Văn phòng HĐND và UBND huyện"),
    ("2025-06-13", 33, 33, False, "Văn phòng HĐND và UBND huyện"),
    ("2025-07-11", 2, 5, False, "Văn phòng HĐND và UBND xã Hạ Hòa"),
    ("2025-12-12", 4, 5, False, "Văn phòng HĐND và UBND xã Hạ Hòa"),
    ("2026-06-12", 5, 5, False, "Văn phòng HĐND và UBND xã Hạ Hòa"),
)
_STATIONS = (
    ("2023-06-14", 23, 42, False), ("2023-12-08", 34, 42, True), ("2024-06-14", 37, 42, False),
    ("2024-12-06", 40, 42, True), ("2025-06-13", 41, 42, False), ("2025-07-11", 1, 4, False),
    ("2025-12-12", 3, 4, False),
    ("2026-06-12", 4, 4, False),
)  # fmt: skip
_EXHIBITIONS = (
    ("2023-12-08", "Chưa có triển lãm trên địa bàn; huyện đã đăng ký với Sở Thông tin và Truyền thông"),
    ("2024-06-14", "Đang chờ lịch triển lãm lưu động của tỉnh"),
    ("2024-12-06", "Đã đón 01 cuộc triển lãm ảnh, tư liệu tại Trung tâm văn hóa huyện, từ ngày 25 đến ngày 29/11/2024"),
    ("2025-06-13", "Lũy kế 01 cuộc triển lãm; 6 tháng đầu năm 2025 không có lịch của tỉnh"),
    ("2025-07-11", "Chưa có triển lãm trên địa bàn xã; năm 2024 đã đón 01 cuộc tại huyện trước sắp xếp"),
    ("2025-12-12", "Sau sắp xếp chưa có triển lãm trên địa bàn xã"),
    ("2026-06-12", "Tỉnh dự kiến trưng bày tại xã trong quý III năm 2026"),
    ("2026-08-31", "Đã đón 01 cuộc triển lãm ảnh, tư liệu tại nhà văn hóa trung tâm xã, từ ngày 24 đến ngày 28/8/2026"),
)
_WATCHING = (
    ("2023-06-14", "Đã phân công đầu mối theo dõi, chưa phát sinh thông tin phải xử lý"),
    ("2023-12-08", "Theo dõi đều hằng tuần; 02 thông tin sai về chính sách đã được cung cấp thông tin chính thức"),
    ("2024-06-14", "Có thời gian gián đoạn từ tháng 02 đến tháng 5; từ giữa tháng 5 đã theo dõi trở lại"),
    ("2024-12-06", "Theo dõi đều; 03 thông tin sai về mưa lũ, trợ cấp đã được cung cấp thông tin chính thức"),
    ("2025-06-13", "Theo dõi đều đến khi bàn giao; chưa phát sinh vấn đề phức tạp"),
    ("2025-07-11", "Xã đang phân công đầu mối, tiếp nhận sổ theo dõi từ huyện trước sắp xếp"),
    ("2025-12-12", "Xã đã phân công đầu mối; 01 thông tin sai về thủ tục hành chính đã được đính chính"),
    ("2026-06-12", "Theo dõi đều hằng tuần; chưa phát sinh thông tin phải xử lý"),
)


def stated_values() -> Iterator[tuple[date, Entry]]:
    """Twice a year what the offices concerned said of targets that nothing here counts."""
    for day, reached, total, estimated, who in _SPEAKERS:
        yield _stated("1", day, estimated, {"numerator": reached, "denominator": total, "stated_by": who,
                      "evidence": "Danh sách người phát ngôn đã công khai"})  # fmt: skip
    for day, reached, total, estimated in _STATIONS:
        by = "Trung tâm Văn hóa - Thể thao - Du lịch và Truyền thông huyện Hạ Hòa"
        by = by if day < "2025-07" else "Phòng Văn hóa - Xã hội xã Hạ Hòa"
        yield _stated("6", day, estimated, {"numerator": reached, "denominator": total, "stated_by": by,
                      "evidence": "Sổ theo dõi phát thanh, danh mục chuyên mục"})  # fmt: skip
    for number, rows in (("4", _EXHIBITIONS), ("5", _WATCHING)):
        for day, words in rows:
            by = "Phòng Văn hóa và Thông tin" if day < "2025-07" else "Phòng Văn hóa - Xã hội xã Hạ Hòa"
            if "2025-03" <= day < "2025-07":
                by = "Phòng Văn hóa, Khoa học và Thông tin"
            yield _stated(number, day, day == "2024-12-06", {"text": words, "stated_by": by})


def _stated(target: str, day: str, estimated: bool, values: Entry) -> tuple[date, Entry]:  # noqa: FBT001
    entry: Entry = {"act": "stated_value", "target": target, "as_of": day, **values}
    return date.fromisoformat(day), {**entry, "estimated": True} if estimated else entry
