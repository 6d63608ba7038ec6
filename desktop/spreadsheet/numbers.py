"""A number from a cell: Excel's own, or typed with a dot between thousands and a decimal comma."""

from __future__ import annotations

import re
from decimal import Decimal

from desktop.spreadsheet.sheet import Cell, Kind
from desktop.vietnamese.folding import fold, nfc
from desktop.vietnamese.spoken_numbers import number_from_words, speaks_a_number

_FIGURES = re.compile(r"(?P<sign>[+\u2212-]?)\s*(?P<figures>\d[\d.,\s]*?)\s*(?P<unit>[^\d.,\s].*)?")
_PLAIN = re.compile(r"\d+")
_DOTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,(?P<part>\d+))?")
_SPACES = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?:,(?P<part>\d+))?")
_COMMAS = re.compile(r"[1-9]\d{0,2}(?:(?:,\d{3}){2,}|(?:,\d{3})+\.(?P<part>\d+))")
_COMMA = re.compile(r"\d+,\d+")
_POINT = re.compile(r"\d+\.\d+")
_EITHER = re.compile(r"[1-9]\d{0,2},\d{3}")


def whole_from(cell: Cell, units: tuple[str, ...] = ()) -> int:
    """A whole number. Raises ValueError with the reason."""
    number = decimal_from(cell, units)
    if number != number.to_integral_value():
        raise ValueError("có phần lẻ; ở đây cần số nguyên.")
    return int(number)


def decimal_from(cell: Cell, units: tuple[str, ...] = ()) -> Decimal:
    """A number. Raises ValueError with the reason."""
    if cell.kind is Kind.NUMBER:
        return Decimal(str(cell.value))
    if cell.kind is Kind.TEXT:
        return number_from_text(cell.text, units)
    raise ValueError("không phải là số (Excel đã hiểu ô này là ngày, giờ hoặc đúng/sai).")


def number_from_text(text: str, units: tuple[str, ...] = ()) -> Decimal:
    """`1.250` is 1250, `1.234,5` is 1234.5; a number in words only with one of the units behind it."""
    plain = nfc(" ".join(text.split()))
    allowed = {fold(unit) for unit in units if unit}
    found = _FIGURES.fullmatch(plain)
    if found is None:
        return Decimal(_spoken(plain, allowed))
    if found["unit"] and fold(found["unit"]).rstrip(".") not in allowed:
        raise ValueError(f"có chữ «{found['unit']}» sau số; đề nghị chỉ ghi số.")
    number = _figures(found["figures"].strip())
    return -number if found["sign"] in ("-", "\u2212") else number


def _figures(text: str) -> Decimal:
    if _EITHER.fullmatch(text):
        whole = text.replace(",", ".")
        raise ValueError(f"không rõ dấu phẩy ngăn hàng nghìn hay phần lẻ; nếu là hàng nghìn, đề nghị ghi {whole}.")
    for pattern, grouping in ((_PLAIN, ""), (_DOTS, "."), (_SPACES, " "), (_COMMAS, ",")):
        found = pattern.fullmatch(text)
        if found is not None:
            part = found.groupdict().get("part")
            whole = text[: -len(part) - 1] if part else text
            return Decimal(f"{whole.replace(grouping, '') if grouping else whole}.{part or 0}")
    if _COMMA.fullmatch(text) or _POINT.fullmatch(text):
        return Decimal(text.replace(",", "."))
    raise ValueError("không phải là số viết đúng cách (ví dụ 1.250 hoặc 1.234,5).")


def _spoken(plain: str, units: set[str]) -> int:
    if speaks_a_number(plain):
        raise ValueError("là số viết bằng chữ không kèm đơn vị; đề nghị ghi bằng chữ số.")
    words = plain.split()
    for count in range(1, len(words)):
        number, unit = " ".join(words[:-count]), " ".join(words[-count:])
        if fold(unit) in units and speaks_a_number(number):
            try:
                return number_from_words(number)
            except ValueError:
                break
    raise ValueError("không phải là số.")
