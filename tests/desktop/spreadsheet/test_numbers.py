"""Numbers as they are typed, against the numbers `numerals` writes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.spreadsheet.numbers import decimal_from, number_from_text, whole_from
from desktop.spreadsheet.sheet import Cell, Kind
from desktop.vietnamese.numerals import decimal_comma, grouped, number_in_words


@given(st.integers(-(10**15), 10**15))
def test_grouped_numbers(number: int) -> None:
    assert number_from_text(grouped(number)) == number
    assert number_from_text(str(number)) == number
    assert number_from_text(f"{grouped(number)} lượt", ("lượt",)) == number
    assert number_from_text(grouped(number).replace(".", "\u00a0")) == number


@given(st.decimals(-(10**9), 10**9, places=2))
def test_decimal_commas(number: Decimal) -> None:
    assert number_from_text(decimal_comma(number, 2)) == number


@given(st.integers(0, 10**12))
def test_words_with_their_unit(number: int) -> None:
    words = number_in_words(number)
    assert number_from_text(f"{words} lượt", ("lượt",)) == number
    with pytest.raises(ValueError, match="bằng chữ không kèm đơn vị"):
        number_from_text(words, ("lượt",))


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.250", "1250"), ("1.234,5", "1234.5"), ("1,5", "1.5"), ("1.5", "1.5"), ("0,125", "0.125"), ("0.125", "0.125"),
     ("1,234.5", "1234.5"), ("1,234,567", "1234567"), ("-3", "-3"), ("1 250", "1250"), ("007", "7"), ("85,7%", "85.7")],
)  # fmt: skip
def test_figures(text: str, number: str) -> None:
    assert number_from_text(text, ("%",)) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("1,250", r"không rõ dấu phẩy .* đề nghị ghi 1\.250"),
     ("1.25.0", "không phải là số viết đúng cách"), ("12 con", "có chữ «con» sau số"),
     ("nhiều", "không phải là số"), ("mười lăm", "không kèm đơn vị"), ("1.2345.678", "đúng cách"), ("", "không phải"),
     ("12.34,5", "đúng cách"), ("mười mười lượt", "không phải là số")],
)  # fmt: skip
def test_refusals_say_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        number_from_text(text, ("lượt",))


def test_cells() -> None:
    assert whole_from(Cell(1, Kind.NUMBER, 5)) == 5
    assert whole_from(Cell(1, Kind.TEXT, "1.250")) == 1250
    assert decimal_from(Cell(1, Kind.NUMBER, 0.1)) == Decimal("0.1")
    with pytest.raises(ValueError, match="cần số nguyên"):
        whole_from(Cell(1, Kind.NUMBER, 1.5))
    with pytest.raises(ValueError, match="đã hiểu ô này là ngày"):
        whole_from(Cell(1, Kind.DAY, date(2024, 1, 1)))
