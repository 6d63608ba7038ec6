"""What the lines of the heading must say, in .docx and .pdf alike: rules H1, H4, H11, H12, H14 to H16."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.documents.conformance.departure import Departure, depart, snippet
from desktop.documents.conformance.kinds import MARKS, PaperKind
from desktop.documents.conformance.rules import Severity
from desktop.vietnamese.folding import fold_words, nfc

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_NATION_NEW = NATION.replace("HÒA", "HOÀ")
_BLANK = r"[\s.…_]*"
_NUMBER = re.compile(rf"Số:\s*(?P<number>\d+|{_BLANK})/(?P<symbol>\S+)")
_AGENCY = r"(?:-[A-ZĐ0-9&]+)+"
_NAMED_SYMBOL = re.compile(rf"(?P<mark>{'|'.join(sorted(MARKS.values(), key=len, reverse=True))}){_AGENCY}")
_LETTER_SYMBOL = re.compile(r"[A-ZĐ]+-[A-ZĐ0-9&]+")
_DAY = re.compile(
    rf"(?P<place>.+?), ngày (?P<day>\d*|{_BLANK})\s*tháng (?P<month>\d*|{_BLANK})\s*năm ?(?P<year>\d*|{_BLANK})"
)
_DAY_OK = re.compile(r"0[1-9]|[12]\d|3[01]")
_MONTH_OK = re.compile(r"0[12]|[3-9]|1[0-2]")


@dataclass(frozen=True, slots=True)
class PlaceDay:
    """Place and day as typed; a part left blank is ""."""

    place: str
    day: str
    month: str
    year: str

    @property
    def blank(self) -> bool:
        return not (self.day and self.month)

    def date(self) -> date | None:
        """The day when all of it is typed and exists."""
        try:
            return date(int(self.year), int(self.month), int(self.day))
        except ValueError:
            return None


def nation_departures(text: str, where: str) -> Iterator[Departure]:
    text = nfc(text)
    if text == _NATION_NEW:
        yield depart("H1", where, "Quốc hiệu viết «HOÀ».", f"Đề nghị viết «{NATION}».", Severity.WARNING)
    elif text != NATION:
        yield depart("H1", where, f"Quốc hiệu ghi chưa đúng: {snippet(text)}.", f"Đề nghị viết «{NATION}».")


def motto_departures(text: str, where: str) -> Iterator[Departure]:
    if nfc(text) != MOTTO:
        yield depart(
            "H4",
            where,
            f"Tiêu ngữ ghi chưa đúng: {snippet(text)}.",
            f"Đề nghị viết «{MOTTO}», giữa các cụm từ là gạch nối (-) có cách chữ hai bên.",
        )


def number_of(text: str) -> tuple[str, str] | None:
    """Number ("" when blank) and symbol of a number line."""
    found = _NUMBER.fullmatch(" ".join(text.split()))
    return (found["number"].strip(" .…_"), found["symbol"]) if found else None


def number_departures(text: str, kind: PaperKind, named: str, where: str) -> Iterator[Departure]:
    """Rules H11, H12, H14 and H15 of a number line; `named` is the name of the type found below."""
    found = number_of(text)
    if found is None:
        yield depart(
            "H11",
            where,
            f"Số, ký hiệu ghi chưa đúng: {snippet(text)}.",
            "Đề nghị ghi theo dạng «Số: 05/BC-UBND», không cách chữ trước và sau dấu (/), dấu (-).",
        )
        return
    number, symbol = found
    if re.fullmatch(r"[1-9]", number):
        yield depart("H12", where, f"Số {number} thiếu số 0 phía trước.", f"Đề nghị ghi «Số: 0{number}/{symbol}».")
    yield from _symbol_departures(symbol, kind, named, where)


def _symbol_departures(symbol: str, kind: PaperKind, named: str, where: str) -> Iterator[Departure]:
    matched = _NAMED_SYMBOL.fullmatch(symbol)
    if kind.is_letter:
        if matched or not _LETTER_SYMBOL.fullmatch(symbol):
            yield depart(
                "H15",
                where,
                f"Ký hiệu công văn ghi chưa đúng: «{symbol}».",
                "Đề nghị ghi chữ viết tắt cơ quan và đơn vị soạn thảo, ví dụ «UBND-VHXH», không ghi tên loại.",
            )
        return
    mark = kind.mark or MARKS.get(named)
    if matched is None or (mark and matched["mark"] != mark):
        example = f"{mark or 'BC'}-UBND"
        yield depart(
            "H14",
            where,
            f"Ký hiệu ghi chưa đúng: «{symbol}».",
            f"Đề nghị ghi chữ viết tắt tên loại và tên cơ quan, ví dụ «{example}».",
        )


def place_day_of(text: str) -> PlaceDay | None:
    """The parts of the line of place and day; None when it is not one."""
    found = _DAY.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    place, day, month, year = (found[name].strip(" .…_") for name in ("place", "day", "month", "year"))
    return PlaceDay(place, day, month, year)


def place_day_departures(text: str, where: str) -> Iterator[Departure]:
    """Rule H16."""
    found = place_day_of(text)
    remedy = "Đề nghị ghi theo dạng «Hạ Hòa, ngày 05 tháng 01 năm 2026»."
    if found is None:
        yield depart("H16", where, f"Địa danh và thời gian ghi chưa đúng: {snippet(text)}.", remedy)
        return
    faults = []
    if found.day and not _DAY_OK.fullmatch(found.day):
        faults.append(f"ngày {found.day}")
    if re.fullmatch(r"0[3-9]", found.month):
        milder = "Chỉ tháng 01 và tháng 02 ghi thêm số 0 phía trước."
        yield depart("H16", where, f"Tháng ghi «{found.month}».", milder, Severity.WARNING)
    elif found.month and not _MONTH_OK.fullmatch(found.month):
        faults.append(f"tháng {found.month}")
    if not re.fullmatch(r"\d{4}|20|", found.year) or (found.year in {"", "20"} and not found.blank):
        faults.append(f"năm {found.year}")
    if not _is_place(found.place):
        faults.append(f"địa danh {found.place}")
    if faults:
        yield depart("H16", where, f"Ghi chưa đúng: {', '.join(faults)}.", remedy)


def _is_place(place: str) -> bool:
    """First and last word with a capital ("Thành phố Việt Trì"); blanks of a form are let pass."""
    words = [word for word in re.split(r"[\s-]+", place.strip(" .…_")) if word]
    return all(word[0].isupper() or word[0].isdigit() for word in (*words[:1], *words[-1:]))


def is_minutes(named: str) -> bool:
    """Whether the name of the type is that of minutes."""
    return fold_words(named) == "bien ban"
