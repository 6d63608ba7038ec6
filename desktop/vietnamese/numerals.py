"""Numbers, money, days and numbering as Vietnamese office papers write them; everything is rounded half up, once.

This room stands on the lowest floor: what it refuses is a ValueError whose words are a Vietnamese sentence, to be shown
by whoever knows the file and the row.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

NO_FIGURE = "chưa có số liệu"
"""Printed where there is nothing to count from; never 0."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_GROUPS = ((1_000_000, "triệu"), (1_000, "nghìn"), (1, ""))
_BILLION = 1_000_000_000
_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_POINTS = "abcdđeghiklmnopqrstuvxy"


def grouped(number: int) -> str:
    """`1234567` → `1.234.567`: a dot between thousands."""
    return f"{number:,}".replace(",", ".")


def signed(number: int) -> str:
    """A difference with its sign: `+12`, `-3`, `0`."""
    return f"+{grouped(number)}" if number > 0 else grouped(number)


def decimal_comma(number: Decimal | int, places: int = 1, *, trim: bool = False) -> str:
    """`Decimal("1234.45")` → `1.234,5`. With `trim` the zeros after the comma go: `70,0` → `70`."""
    scaled = Decimal(number).scaleb(places).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return _with_comma(int(scaled), places, trim=trim)


def ratio_text(numerator: int, denominator: int, places: int = 1, *, trim: bool = False) -> str:
    """The quotient of two whole numbers, rounded once from the exact value; `NO_FIGURE` when there is no divisor."""
    if denominator == 0:
        return NO_FIGURE
    return _with_comma(divided(numerator * 10**places, denominator), places, trim=trim)


def percent_text(numerator: int, denominator: int, *, trim: bool = False) -> str:
    """`36, 42` → `85,7%`; `NO_FIGURE` when the denominator is 0."""
    share = ratio_text(numerator * 100, denominator, trim=trim)
    return share if share == NO_FIGURE else f"{share}%"


def duration_text(seconds: int) -> str:
    """`0` → nothing, `900` → `15 phút`, `95` → `1 phút 35 giây`."""
    whole, rest = divmod(seconds, 60)
    return " ".join(filter(None, (f"{grouped(whole)} phút" if whole else "", f"{rest} giây" if rest else "")))


def minutes(seconds: int) -> int:
    """Seconds as whole minutes: rounded once, at the end of adding up, half a minute up."""
    return divided(seconds, 60)


def divided(numerator: int, denominator: int) -> int:
    """A quotient to the nearest whole number, halves away from zero, without a float on the way."""
    whole = (2 * abs(numerator) + abs(denominator)) // (2 * abs(denominator))
    return whole if (numerator < 0) == (denominator < 0) else -whole


def _with_comma(scaled: int, places: int, *, trim: bool) -> str:
    whole, rest = divmod(abs(scaled), 10**places)
    fraction = f"{rest:0{places}d}" if places else ""
    if trim:
        fraction = fraction.rstrip("0")
    sign = "-" if scaled < 0 else ""
    return f"{sign}{grouped(whole)},{fraction}" if fraction else f"{sign}{grouped(whole)}"


def number_in_words(number: int) -> str:
    """A whole number read out in lower case: `1005` → `một nghìn không trăm linh năm`.

    Northern office reading: linh, nghìn, tỷ; mốt, tư and lăm after the tens from twenty on; every group of three
    after the first is read with its hundreds, an empty one is left out.
    """
    if number < 0:
        return f"âm {number_in_words(-number)}"
    return " ".join(_read(number, after=False)) if number else _DIGITS[0]


def amount_in_words(amount: int, unit: str = "đồng") -> str:
    """The line "Bằng chữ": `12500000` → `Mười hai triệu năm trăm nghìn đồng`."""
    words = f"{number_in_words(amount)} {unit}"
    return words[:1].upper() + words[1:]


def _read(number: int, *, after: bool) -> list[str]:
    """The words of a positive number; `after` a larger part has been read, so that hundreds are not left out."""
    words: list[str] = []
    billions, number = divmod(number, _BILLION)
    if billions:
        words += [*_read(billions, after=after), "tỷ"]
    for size, name in _GROUPS:
        group, number = divmod(number, size)
        if group:
            words += _read_group(group, after=after or bool(words))
            words += [name] if name else []
    return words


def _read_group(group: int, *, after: bool) -> list[str]:
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or after else []
    if tens > 1:
        return [*words, _DIGITS[tens], "mươi", *_last(ones, _AFTER_TENS)]
    if tens == 1:
        return [*words, "mười", *_last(ones, {5: "lăm"})]
    return [*words, *(["linh"] if words and ones else []), *_last(ones, {})]


def _last(ones: int, special: dict[int, str]) -> list[str]:
    return [special.get(ones, _DIGITS[ones])] if ones else []


def month_number(month: int) -> str:
    """A month as dates write it: a leading zero for months 1 and 2 only (Nghị định 30/2020, Phụ lục I, II.4)."""
    return f"0{month}" if month < 3 else str(month)


def date_in_words(day: date) -> str:
    """`ngày 05 tháng 01 năm 2024`: a leading zero for days below 10 and for months 1 and 2 only."""
    return f"ngày {day.day:02d} tháng {month_number(day.month)} năm {day.year}"


def day_text(day: date) -> str:
    """`05/01/2024`."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def parse_day(text: str) -> date:
    """A day typed as ngày/tháng/năm with a year of four digits; ValueError with the reason in Vietnamese."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"«{text.strip()}» không phải là ngày viết theo dạng ngày/tháng/năm (ví dụ 05/01/2024).")
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"Không có ngày {found[0]} trong lịch.") from None


def roman(number: int) -> str:
    """`4` → `IV`, for parts, sections and annexes; ValueError outside 1–3999."""
    if not 1 <= number <= 3999:
        raise ValueError(f"Không viết được số {number} bằng chữ số La Mã.")
    letters = []
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        letters.append(sign * times)
    return "".join(letters)


def from_roman(text: str) -> int:
    """`IV` → `4`; ValueError for anything `roman` would not have written."""
    rest, number = text, 0
    for value, sign in _ROMAN:
        while rest.startswith(sign):
            number += value
            rest = rest[len(sign) :]
    if rest or not 1 <= number <= 3999 or roman(number) != text:
        raise ValueError(f"«{text}» không phải là số La Mã.")
    return number


def point_letter(position: int) -> str:
    """The letter of the first, second and further points (điểm), as the decree letters its own: a b c d đ e g h.

    After y, where the decree names nothing, come aa, ab and so on.
    """
    if position < 1:
        raise ValueError("Thứ tự của điểm bắt đầu từ 1.")
    letters = ""
    while position:
        position, rest = divmod(position - 1, len(_POINTS))
        letters = _POINTS[rest] + letters
    return letters
