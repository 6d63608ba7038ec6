"""Blocks of cells, both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.spreadsheet.clipboard import block_sheet, parse_block, write_block
from tests.desktop.spreadsheet.books import values_of

cells = st.text(st.sampled_from('ab "\t\n,ế='), max_size=8)
blocks = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=6)
)


@given(blocks)
def test_what_is_written_is_read(rows: list[list[str]]) -> None:
    assert parse_block(write_block(rows)) == tuple(map(tuple, rows))


@given(st.text(st.sampled_from('a"\t\n\r'), max_size=30))
def test_any_text_gives_an_even_block(text: str) -> None:
    rows = parse_block(text)
    assert len({len(row) for row in rows}) <= 1
    assert bool(rows) == bool(text)
    again = write_block(rows)
    assert parse_block(again) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ("a\tb\nc", (("a", "b"), ("c", ""))),
        ('"hai\ndòng"\tx', (("hai\ndòng", "x"),)),
        ('"nói ""vâng""\r\nrồi"', (('nói "vâng"\nrồi',),)),
        ('loa 5" to\t"', (('loa 5" to', '"'),)),
        ('"chưa đóng\tb\n', (('"chưa đóng', "b"),)),
        ("a\t", (("a", ""),)),
        ("\r\n", (("",),)),
        ("a\r\n\r\nb", (("a",), ("",), ("b",))),
        ("", ()),
    ],
)
def test_as_excel_copies(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert parse_block(text) == rows


def test_as_excel_pastes() -> None:
    assert write_block([["a", 'nói "vâng"'], ["hai\r\ndòng", '"x"']]) == 'a\tnói "vâng"\r\n"hai\ndòng"\t"""x"""\r\n'


def test_a_pasted_block_is_a_sheet() -> None:
    sheet = block_sheet("Họ và tên\tĐơn vị\r\n\r\nTrần A\tXã B\r\n")
    assert values_of(sheet) == {(1, 1): "Họ và tên", (1, 2): "Đơn vị", (3, 1): "Trần A", (3, 2): "Xã B"}
