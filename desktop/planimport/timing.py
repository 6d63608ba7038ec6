"""A printed timing value → kind and days; days only where the text has them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from desktop.domain.cadence import CadenceKind, Timing
from desktop.planimport.plain import one_line, plain, trim

_MAX_VALUE = 300
_EVERY = r"(?:hang|moi|tung|dinh ky(?: hang)?)"
_TIMES_PER = r"\b(?:lan|dot|ky|buoi|cuoc|bai|tin|so|chuyen muc|hoi nghi|xa|phuong|thon|don vi)\s?/\s?"
_FOUR_TIMES = rf"{_TIMES_PER}quy\b|\b(?:0?4|bon) lan ?(?:/|moi|trong) ?nam"
_RECURRING: tuple[tuple[CadenceKind, str], ...] = (
    (CadenceKind.MONTHLY, rf"{_EVERY} thang|dinh ky thang|\b0?1 thang ?/ ?lan|(?<!\d )thang/lan|{_TIMES_PER}thang\b"),
    (
        CadenceKind.QUARTERLY,
        rf"(?:{_EVERY}|dinh ky) quy|quy/lan|\b0?3 thang/lan|dinh ky 0?3 thang|thang cuoi (?:cua )?quy|{_FOUR_TIMES}",
    ),
    (
        CadenceKind.HALF_YEARLY,
        r"\b(?:(?:dinh ky|hang|moi) )?0?6 thang(?! (?:dau|cuoi) nam(?!,? (?:va )?(?:ca )?nam\b))(?!/\d)|nua nam",
    ),
    (
        CadenceKind.YEARLY,
        rf"{_EVERY} nam\b|dinh ky nam|(?<!\d )(?<!hai )nam/lan|\b0?1 lan ?/ ?nam|\b0?1 nam(?: mot|/| 0?1) ?lan",
    ),
)
_TWICE_A_YEAR = re.compile(r"\b(?:0?2|hai) (?:lan|dot|ky) ?(?:/|mot|moi|trong) ?nam")
_CONTINUOUS = re.compile(r"thuong xuyen|lien tuc|hang ngay|hang gio|trong suot|quanh nam|^(?:trong |suot )?ca nam\b")
_WEEKLY = re.compile(rf"{_EVERY} tuan|(?:lan|buoi|ky|bai|so)\s?/\s?tuan")
_AFTER_EVENT = re.compile(r"\b\d{1,3} (?:ngay|thang|tuan)(?: lam viec)?(?:,)? (?:ke tu|tinh tu|sau|truoc)\b")
_DEPENDENT = re.compile(
    r"^(?:trien khai |thuc hien |hoan thanh )?(?:dam bao |bao dam )?theo\b"
    r"|^dot xuat|^sau khi|^khi (?:co|nhan|duoc)|^ngay sau khi|^khi\b"
    r"|theo (?:yeu cau|de nghi|chi dao|huong dan|lo trinh|tien do|ke hoach)"
)
_DAY = r"(\d{1,2})\s*(?:/|-|\.)\s*(\d{1,2})\s*(?:/|-|\.)\s*(\d{4})"
_DAY_WORDS = r"(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4})"
_QUARTER = r"(?<!\w)(?:quy|q)\.?\s*(iv|i{1,3}|[1-4])(?!\w)"
_ROMAN_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_POINT = re.compile(
    rf"(?P<dayw>{_DAY_WORDS})|(?P<day>{_DAY})"
    rf"|(?P<quarter>{_QUARTER}(?:\s*(?:/|-|,|nam)*\s*(?P<qyear>\d{{4}}))?\b)"
    r"|(?P<month>(?:thang\s*)(?P<mon>\d{1,2})(?:\s*(?:/|nam|-)\s*(?P<myear>\d{4}))?\b)"
    r"|(?P<bare>(?<![\d/])(?P<bmon>\d{1,2})/(?P<bmyear>\d{4})\b)"
    r"|(?P<dm>(?:^|(?<=ngay )|(?<=tu ))\d{1,2}\s?/\s?\d{1,2}(?![/\d]))"
    r"|(?P<half>(?:0?6|sau) thang (?P<which>dau|cuoi) nam(?:\s*(?P<hyear>\d{4}))?)"
    r"|(?P<year>(?<![\d/.])(?P<ynum>(?:19|20)\d{2})(?![\d/.]\d))"
)
_OPEN_END = re.compile(r"tro di|tiep theo|cac nam sau|nhung nam sau|den khi|ve sau")
_FROM = re.compile(r"(?:(?:bat dau|cao diem|du kien|thuc hien|trien khai|hoan thanh)[ ,:]*)*tu\b")
_FROM_START = re.compile(r"\btu (?:nay|ngay ky|khi|thoi diem)\b")


_YEARLESS = re.compile(
    r"\b(?:quy (?:iv|i{1,3}|[1-4])|thang \d{1,2}|\d{1,2}[/.-]\d{1,2}|ngay \d{1,2}|(?:0?6|sau) thang (?:dau|cuoi) nam)\b"
)
_SHARED_WORD = (
    (re.compile(r"(quy\s*(?:iv|i{1,3}|[1-4])\s*(?:,|va|-|–|den)\s*)(?=(?:iv|i{1,3}|[1-4])\b)"), r"\1quy "),
    (re.compile(r"(thang\s*\d{1,2}\s*(?:,|va|-|–|den)\s*)(?=\d{1,2}\s*(?:nam|,|va|-|–|$))"), r"\1thang "),
)


class _Point:
    """A printed point of time and the days it spans."""

    def __init__(self, first: date, last: date, start: int, end: int) -> None:
        self.first = first
        self.last = last
        self.start = start
        self.end = end


_SHARED_MONTH = re.compile(
    r"(?<![\d/.-])(\d{1,2})(\s*(?:-|–|,|va|den)\s*(?:ngay )?)(?=\d{1,2}(/\d{1,2}(?:/\d{4})?)(?![/\d]))"
)


def parse_timing(text: str) -> Timing:
    """Kind and days of a printed value; the value itself is kept as printed, without its end mark.

    The main kind is the most frequent repetition named; a value with a repetition and a date is the repetition. "Hằng"
    and "hàng" are one word.
    """
    value = trim(text)
    flat = _with_shared_words(plain(value[:_MAX_VALUE]))
    points = _points(flat)
    kind = _kind(flat, points)
    first, last = _days(flat, points, kind)
    return Timing(value, kind, first, last)


def _with_shared_words(flat: str) -> str:
    """`quý I, II/2026` → `quý I, quý II/2026`, `07 - 08/3/2026` → `07/3/2026 - 08/3/2026`."""
    flat = _SHARED_MONTH.sub(r"\1\3\2", flat)
    for pattern, full in _SHARED_WORD:
        for _ in range(3):
            flat = pattern.sub(full, flat)
    return flat


def _kind(flat: str, points: list[_Point]) -> CadenceKind:
    if re.match(r"(?:theo|sau khi|khi)\b", flat) and not re.match(r"theo (?:tung )?(?:thang|quy|nam)\b", flat):
        return CadenceKind.ON_REQUEST
    recurring = next((kind for kind, pattern in _RECURRING if re.search(rf"(?<!\w)(?:{pattern})", flat)), None)
    if _TWICE_A_YEAR.search(flat):
        recurring = CadenceKind.HALF_YEARLY
    if recurring is not None:
        return _softened(recurring, flat)
    if _CONTINUOUS.search(flat):
        return CadenceKind.CONTINUOUS
    if points:
        return CadenceKind.RANGE if _is_range(flat, points) else CadenceKind.BY_DATE
    if _DEPENDENT.search(flat):
        return CadenceKind.ON_REQUEST
    stated = _YEARLESS.search(flat) or _AFTER_EVENT.search(flat)
    return CadenceKind.BY_DATE if stated else CadenceKind.UNKNOWN


def _softened(kind: CadenceKind, flat: str) -> CadenceKind:
    """`Thường xuyên, hằng năm`: what comes first is the main kind."""
    steady = _CONTINUOUS.search(flat)
    return CadenceKind.CONTINUOUS if steady and steady.start() == 0 else kind


def _is_range(flat: str, points: list[_Point]) -> bool:
    if _OPEN_END.search(flat) or _FROM.match(flat):
        return True
    if re.match(r"(?:giai doan|trong cac nam|cac nam)\b", flat):
        return True
    if len(points) < 2:
        return False
    between = flat[points[0].end : points[1].start]
    return (
        re.fullmatch(
            r"\s*(?:[-–]|den(?: het)?(?: ngay| thang| nam)?|,|va|den (?:truoc|khoang) ngay)\s*(?:nam|thang|ngay)?\s*",
            between,
        )
        is not None
    )


def _days(flat: str, points: list[_Point], kind: CadenceKind) -> tuple[date | None, date | None]:
    if not points:
        return None, None
    first, last = points[0], points[-1]
    if kind is CadenceKind.RANGE:
        if _FROM_START.search(flat) and len(points) == 1:
            return None, last.last
        start = first.first
        end = None if _OPEN_END.search(flat) else last.last if len(points) > 1 else None
        if len(points) == 1 and not _OPEN_END.search(flat) and re.match(r"giai doan|trong cac nam|cac nam", flat):
            end = first.last
        return (start, end) if end is None or start <= end else (None, None)
    if kind is CadenceKind.BY_DATE:
        return None, _deadline(flat, last)
    return None, None


def _deadline(flat: str, point: _Point) -> date:
    """`trước năm 2026` ends on the last day of 2025, `trước ngày 15/11` is read as the 15th itself."""
    before = flat[: point.start].rstrip()
    whole = point.first != point.last
    if whole and re.search(r"truoc(?: thang| quy| nam)?$", before):
        return date.fromordinal(point.first.toordinal() - 1) if point.first > date.min else point.first
    return point.last


def _points(flat: str) -> list[_Point]:
    """Every point of time with a year; one without takes the year of the next one that has it."""
    found = list(_POINT.finditer(flat))
    points: list[_Point] = []
    for place, match in enumerate(found):
        year = _year_of(match) or next((y for later in found[place + 1 :] if (y := _year_of(later))), None)
        point = _point(match, year) if year else None
        if point:
            points.append(point)
    return _without_shared_years(flat, points)


def _without_shared_years(flat: str, points: list[_Point]) -> list[_Point]:
    """`Tháng 11 … năm 2025`: a year that only completes the point before it is not a point of its own."""
    kept: list[_Point] = []
    for point in points:
        whole_year = (point.last - point.first).days >= 364
        before = kept[-1] if kept else None
        gap = flat[before.end : point.start] if before else ""
        if (
            before
            and whole_year
            and before.first.year == point.first.year
            and re.fullmatch(r"[\s,]*(?:cua )?(?:nam)?\s*", gap)
        ):
            continue
        kept.append(point)
    return kept


def _year_of(match: re.Match[str]) -> int | None:
    for name in ("qyear", "myear", "bmyear", "hyear", "ynum"):
        if match[name]:
            return int(match[name])
    numbers = re.findall(r"\d{4}", match[0]) if match["day"] or match["dayw"] else []
    return int(numbers[-1]) if numbers else None


def _point(match: re.Match[str], year: int) -> _Point | None:
    span = _span(match, year)
    return _Point(*span, match.start(), match.end()) if span else None


def _span(match: re.Match[str], year: int) -> tuple[date, date] | None:
    if not 1900 <= year <= 2200:
        return None
    if match["day"] or match["dayw"] or match["dm"]:
        day, month = (int(number) for number in re.findall(r"\d+", match[0])[:2])
        made = real_day(day, month, year)
        return (made, made) if made else None
    if match["quarter"]:
        printed = re.search(_QUARTER, match[0])
        number = printed[1] if printed else ""
        quarter = _ROMAN_QUARTERS.get(number) or int(number)
        return _months(year, 3 * quarter - 2, 3 * quarter)
    if match["month"] or match["bare"]:
        month = int(match["mon"] or match["bmon"])
        return _months(year, month, month)
    if match["half"]:
        return _months(year, 1, 6) if match["which"] == "dau" else _months(year, 7, 12)
    return _months(year, 1, 12)


def real_day(day: int, month: int, year: int) -> date | None:
    """The day, or None for one that no calendar has (31/9, 29/2 of a common year)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _months(year: int, first: int, last: int) -> tuple[date, date] | None:
    if not 1 <= first <= last <= 12:
        return None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


_PHRASE = re.compile(
    r"(?:hoan thanh |xong |cham nhat (?:la )?|muon nhat )?(?:truoc|trong|den|tu|cham nhat|vao"
    r"|ngay) (?:ngay|thang|quy|nam|het|ngay)\b.*\d{4}"
)


def timing_phrase(sentence: str) -> str:
    """The words of time at the end of a sentence about somebody's deadline; the sentence itself when there are none.

    `Sở A gửi kết quả về Sở B trước ngày 15/12/2025` → `trước ngày 15/12/2025`.
    """
    value = trim(one_line(sentence))
    found = _PHRASE.search(plain(value))
    return value[found.start() :] if found and len(value) > 60 else value


def looks_timed(text: str) -> bool:
    """Whether words in brackets are a timing and nothing else: `(Quý IV/2013 và thường xuyên)`."""
    value = trim(text)
    if not 2 < len(value) <= 90:
        return False
    flat = plain(value)
    starts = re.match(
        r"(?:trong|truoc|tu|den|quy|thang|nam|hang|dinh ky|thuong xuyen|hoan thanh|thoi gian|giai doan"
        r"|6 thang|06 thang)\b",
        flat,
    )
    return bool(starts) and _says_when(value)


def _says_when(value: str) -> bool:
    """Whether words say when; a week has no kind of its own."""
    return parse_timing(value).kind is not CadenceKind.UNKNOWN or _WEEKLY.search(plain(value)) is not None


_TIMED_CLAUSE = re.compile(
    r"(?:(?:thoi gian|thoi han|tien do)(?: thuc hien| hoan thanh)?:?\s+)?"
    r"((?:(?:va )?(?:phai )?(?:hoan thanh|xong|ban hanh|trinh)(?: viec)?(?: xong)? )?"
    r"(?:(?:truoc|trong|den(?: het)?|cham nhat|muon nhat|vao|tu)\b[^;.]{0,50}?(?:\d{4}|hang nam|hang thang|hang quy)"
    r"|(?:hang|dinh ky|moi)\s+(?:nam|quy|thang|0?6 thang|tuan|hang)\b[^;.]{0,40}"
    r"|thuong xuyen\b[^;.]{0,40}|trong suot\b[^;.]{0,40}|(?:trong |suot )?ca nam\b[^;.]{0,20}|quanh nam"
    r"|giai doan \d{4}[^;.]{0,30}"
    r"|quy (?:iv|i{1,3}|[1-4])\b[^;.]{0,40}|thang \d{1,2}\b[^;.]{0,40}|nam (?:19|20)\d{2}\b[^;.]{0,40}"
    r"|(?:0?6|sau|0?9) thang (?:dau|cuoi) nam\b[^;.]{0,20}))\s*[.;)]*$"
)
_CLAUSE_START = re.compile(
    r"(?:^|[;,.(:]\s*|\b(?:thuc hien|trien khai|to chuc)\s+"
    r"|\s(?=(?:hoan thanh|truoc|trong|den|cham nhat|xong|vao|tu)\s))"
)


def stated_timing(sentence: str) -> str:
    """The words of time a clause ends with: `…; hoàn thành trong năm 2026` → `hoàn thành trong năm 2026`, else ""."""
    value = one_line(sentence)
    flat = plain(value)
    for clause in (*re.finditer(r"[^;]+", flat),):
        part = flat[: clause.end()]
        for start in _CLAUSE_START.finditer(part, max(clause.start() - 1, 0)):
            found = _TIMED_CLAUSE.match(part, start.end())
            if found and _says_when(value[found.start(1) : found.end(1)]):
                return trim(value[found.start(1) : found.end(1)])
    return ""
