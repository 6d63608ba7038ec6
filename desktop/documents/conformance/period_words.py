"""Z6 and Z7: the reporting period a paper names, against Điều 12 of Nghị định 09/2019/NĐ-CP."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.documents.conformance.departure import Departure, depart, gather
from desktop.vietnamese.folding import fold
from desktop.vietnamese.numerals import day_text

Passage = tuple[str, str]  # place, text

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("first half", re.compile(r"6 thang dau nam (\d{4})|sau thang dau nam (\d{4})")),
    ("second half", re.compile(r"6 thang cuoi nam (\d{4})|sau thang cuoi nam (\d{4})")),
    ("nine months", re.compile(r"(?:9|chin) thang (?:dau )?nam (\d{4})")),
    ("quarter", re.compile(r"quy (iv|i{1,3}|[1-4])(?:/| nam |, nam )(\d{4})")),
    ("month", re.compile(r"thang (\d{1,2})(?:/| nam |, nam )(\d{4})")),
    ("year", re.compile(r"nam (\d{4})")),
)
_DAY = r"(?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{1,2}) thang (\d{1,2}) nam (\d{4}))"
_SPAN = re.compile(rf"tu (?:ngay )?{_DAY} (?:den|toi)(?: het)?(?: ngay)? {_DAY}")
_IS_PERIOD = re.compile(r"ky bao cao|so lieu|chot|trong ky")
_CLOSING = re.compile(rf"chot so lieu[^.;]{{0,40}}?{_DAY}")
_DUE = re.compile(rf"(?:thoi )?han (?:gui|nop)[^.;]{{0,60}}?{_DAY}")


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another, both counted."""

    first: date
    last: date


def preset(subject: str) -> Span | None:
    """The span Điều 12 gives the period named in a trích yếu: from the 15th before it to the 14th of its last month."""
    folded = fold(subject)
    for form, pattern in _FORMS:
        found = pattern.search(folded)
        if found:
            return _preset(form, [part for part in found.groups() if part])
    return None


def _preset(form: str, parts: list[str]) -> Span | None:
    year = int(parts[-1])
    months = {"first half": (1, 6), "second half": (7, 12), "nine months": (1, 9), "year": (1, 12)}
    if form == "quarter":
        quarter = _QUARTERS[parts[0]]
        first, last = 3 * quarter - 2, 3 * quarter
    elif form == "month":
        first = last = int(parts[0])
    else:
        first, last = months[form]
    if not (1 <= first <= 12 and 1990 <= year <= 2200):
        return None
    begins = date(year - 1, 12, 15) if first == 1 else date(year, first - 1, 15)
    return Span(begins, date(year, last, 14))


def period_departures(subject: str, passages: Iterable[Passage], issued: date | None) -> Iterator[Departure]:
    """Rules Z6 and Z7; `subject` is the trích yếu, `issued` the paper's own day when it is typed."""
    wanted = preset(subject)
    known = [(where, fold(text)) for where, text in passages]
    if wanted is not None:
        yield from gather("Z6", _spans(wanted, known), _said(wanted))
        if issued is not None and issued <= wanted.last:
            what = f"Văn bản ban hành trước khi hết kỳ số liệu ({day_text(wanted.last)})."
            yield depart("Z7", "Địa danh và thời gian", what, "Đề nghị kiểm tra ngày ban hành và kỳ báo cáo.")
    yield from _due(known)


def _said(wanted: Span) -> str:
    return (
        f"Đề nghị ghi từ ngày {day_text(wanted.first)} đến ngày {day_text(wanted.last)}, hoặc nêu quy định riêng về kỳ."
    )


def _spans(wanted: Span, passages: list[Passage]) -> Iterator[tuple[str, str]]:
    for where, text in passages:
        if not _IS_PERIOD.search(text):
            continue
        for found in _SPAN.finditer(text):
            days = _days(found.groups())
            if len(days) == 2 and Span(*days) != wanted:
                yield where, f"Kỳ số liệu ghi từ ngày {day_text(days[0])} đến ngày {day_text(days[1])}."


def _days(groups: tuple[str | None, ...]) -> list[date]:
    parts = [int(part) for part in groups if part]
    found = []
    for place in range(0, len(parts) - 2, 3):
        try:
            found.append(date(parts[place + 2], parts[place + 1], parts[place]))
        except ValueError:
            continue
    return found


def _due(passages: list[Passage]) -> Iterator[Departure]:
    closing = [day for _, text in passages if (found := _CLOSING.search(text)) for day in _days(found.groups())]
    for where, text in passages:
        found = _DUE.search(text)
        due = _days(found.groups()) if found else []
        if due and closing and _working_days(closing[0], due[0]) < 1:
            remedy = "Đề nghị để ít nhất 01 ngày làm việc giữa ngày chốt số liệu và hạn gửi."
            what = f"Hạn gửi {day_text(due[0])} quá sát ngày chốt số liệu {day_text(closing[0])}."
            yield depart("Z7", where, what, remedy)


def _working_days(after: date, until: date) -> int:
    """Days from Monday to Friday after one day, up to and with another; holidays are not known here."""
    count = 0
    day = after + timedelta(1)
    while day <= until and count < 1:
        count += day.weekday() < 5
        day += timedelta(1)
    return count
