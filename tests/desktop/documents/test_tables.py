from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents import style
from desktop.documents.holding import HYPHEN, released
from desktop.documents.metrics import faces
from desktop.documents.model import Align, Cell, Column, HeadCell, Orientation, Row, Table
from desktop.documents.printed import Grid, GridRow, PlainRow, Rule
from desktop.documents.rows import place_rows
from desktop.documents.style import Side
from desktop.documents.tables import column_widths, compose_table
from tests.desktop.documents.papers import station_table

COLUMNS = st.lists(st.builds(Column, st.none() | st.floats(5, 120), st.floats(0.2, 9)), min_size=1, max_size=8).map(
    tuple
)


def composed(table: Table, orientation: Orientation = Orientation.PORTRAIT) -> Grid:
    return compose_table(table, orientation, faces())


@given(COLUMNS, st.sampled_from((style.TABLE_PORTRAIT, style.TABLE_LANDSCAPE)))
def test_columns_fill_the_table_in_whole_steps(columns: tuple[Column, ...], frame: tuple[int, int]) -> None:
    total, step = frame
    widths = column_widths(columns, total, step)
    assert sum(widths) == total
    assert all(width % step == 0 for width in widths)
    assert all(width > 0 for width in widths)


def test_columns_in_mm_are_as_asked_and_shares_divide_the_rest() -> None:
    number, name, note = column_widths((Column(mm=12), Column(share=2), Column(share=1)), 9000, 9)
    assert abs(number - style.mm(12)) <= 9
    assert abs(name - 2 * note) <= 18


def test_columns_in_mm_make_room_for_the_others() -> None:
    wide, rest = column_widths((Column(mm=200), Column()), 9000, 9)
    assert rest >= style.LEAST_COLUMN - 9
    assert wide + rest == 9000
    assert column_widths((Column(mm=10), Column(mm=20)), 9000, 9) == (2997, 6003)


def test_a_head_of_two_rows_reaches_down_and_is_marked_below() -> None:
    grid = composed(station_table(2))
    upper, lower = grid.rows[:2]
    assert grid.heads == 2
    assert [cell.down for cell in upper.cells] == [2, 2, 1, 2]
    assert [(cell.under, cell.across) for cell in lower.cells] == [
        (True, 1),
        (True, 1),
        (False, 1),
        (False, 1),
        (False, 1),
        (True, 1),
    ]
    assert all(row.least > 0 for row in (upper, lower))
    assert [sum(cell.across for cell in row.cells) for row in grid.rows] == [6] * len(grid.rows)


def test_rows_of_plain_words_are_kept_small_and_others_cell_by_cell() -> None:
    table = Table(
        (Column(align=Align.CENTER), Column(align=Align.RIGHT)),
        ((HeadCell("A"), HeadCell("B")),),
        (Row(("1", "2")), Row(("1", "2\n3")), Row((Cell("x", italic=True, align=Align.LEFT), "y"))),
        total=Row((Cell("Cộng", across=2),)),
    )
    head, plain, lines, mixed, total = composed(table).rows
    assert isinstance(head, GridRow)
    assert isinstance(plain, PlainRow)
    assert [look.side for look in plain.looks] == [Side.CENTER, Side.RIGHT]
    assert [cell.content[0].spans[0].text for cell in plain.cells] == ["1", "2"]
    assert [len(cell.content) for cell in lines.cells] == [1, 2]
    assert mixed.cells[0].content[0].spans[0].italic
    assert mixed.cells[0].content[0].style.side is Side.LEFT
    assert mixed.cells[1].content[0].style.side is Side.RIGHT
    assert total.cells[0].across == 2
    assert total.cells[0].content[0].spans[0].bold


@pytest.mark.parametrize("before", range(8, 24))
def test_no_line_of_a_cell_begins_with_a_dash_inside_a_name(before: int) -> None:
    row = Row(("a " * before + "trị - xã hội", ""))
    table = Table((Column(mm=60.0), Column()), ((HeadCell("A"), HeadCell("B")),), (row,))
    (placed,) = place_rows(composed(table), faces())[1:]
    lines = [item.line.text for item in placed.cells[0].lines if not isinstance(item.line, Rule)]
    assert not any(line.startswith(("-", HYPHEN)) or line.endswith(("-", HYPHEN)) for line in lines)
    assert released(" ".join(lines)) == row.cells[0]


def test_only_a_row_no_page_could_hold_may_run_over_a_pages_end() -> None:
    def splits(words: int) -> bool:
        table = Table((Column(), Column()), ((HeadCell("A"), HeadCell("B")),), (Row(("chữ " * words, "")),))
        return composed(table).rows[1].splits

    assert not splits(100)
    assert not splits(400)
    assert splits(900)


@pytest.mark.parametrize(
    ("total", "held"), [("", [True, False, True, False]), ("Tổng cộng", [True, False, False, True, False])]
)
def test_neither_the_first_row_nor_the_last_stands_alone_on_a_page(total: str, held: list[bool]) -> None:
    columns = (Column(), Column(mm=30.0))
    body = tuple(Row((f"Hàng {place}", str(place))) for place in range(4))
    table = Table(columns, ((HeadCell("Tên"), HeadCell("Số")),), body, Row((total, "3")) if total else None)
    grid = composed(table)
    assert [row.keeps for row in place_rows(grid, faces())[1:]] == held
