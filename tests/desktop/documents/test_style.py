from __future__ import annotations

import pytest

from desktop.documents import style
from desktop.documents.letterhead import MOTTO, NATION
from desktop.documents.metrics import face_name, faces
from desktop.documents.style import Side, TextStyle

SINGLE = 1.15  # line height of Times New Roman, em
BODY_KINDS = (style.BODY, style.BASIS, style.SECTION, style.CLAUSE, style.POINT)


def in_mm(twips: int) -> float:
    return twips / 1440 * 25.4


def test_margins_are_the_decrees() -> None:
    assert 20 <= in_mm(style.TOP) <= 25.01
    assert 20 <= in_mm(style.BOTTOM) <= 25.01
    assert 30 <= in_mm(style.LEFT) <= 35.01
    assert 15 <= in_mm(style.RIGHT) <= 20.01
    assert in_mm(style.PAGE_SHORT) == pytest.approx(210, abs=0.05)
    assert in_mm(style.PAGE_LONG) == pytest.approx(297, abs=0.05)


@pytest.mark.parametrize(
    ("look", "least", "most", "bold", "italic"),
    [
        (style.NATION, 12, 13, True, False),
        (style.MOTTO, 13, 14, True, False),
        (style.PARENT, 12, 13, False, False),
        (style.ISSUER, 12, 13, True, False),
        (style.NUMBER, 13, 13, False, False),
        (style.PLACE_DAY, 13, 14, False, True),
        (style.KIND, 13, 14, True, False),
        (style.SUBJECT, 13, 14, True, False),
        (style.ADDRESS, 13, 14, False, False),
        (style.BASIS, 13, 14, False, True),
        (style.BODY, 13, 14, False, False),
        (style.SECTION, 13, 14, True, False),
        (style.CLAUSE, 13, 14, True, False),
        (style.POINT, 13, 14, False, False),
        (style.RECIPIENTS, 12, 12, True, True),
        (style.RECIPIENT, 11, 11, False, False),
        (style.AUTHORITY, 13, 14, True, False),
        (style.SIGNER, 13, 14, True, False),
        (style.ANNEX_WORD, 14, 14, True, False),
        (style.ANNEX_TITLE, 13, 14, True, False),
        (style.ATTACHED, 13, 14, False, True),
        (style.PAGE_NUMBER, 13, 14, False, False),
    ],
    ids=lambda value: value.key if isinstance(value, TextStyle) else None,
)
def test_each_part_has_the_decrees_size_weight_and_slant(
    look: TextStyle, least: int, most: int, *, bold: bool, italic: bool
) -> None:
    assert least <= look.size <= most
    assert (look.bold, look.italic) == (bold, italic)


@pytest.mark.parametrize("look", BODY_KINDS, ids=lambda look: look.key)
def test_the_body_is_justified_indented_and_spaced(look: TextStyle) -> None:
    assert look.side is Side.BOTH
    assert in_mm(look.first) == pytest.approx(12.7, abs=0.05)
    assert look.after >= 120
    assert SINGLE * look.size * 20 <= look.pitch <= 1.5 * SINGLE * look.size * 20


@pytest.mark.parametrize("look", style.NAMED, ids=lambda look: look.key)
def test_no_line_is_closer_than_single(look: TextStyle) -> None:
    assert look.pitch >= SINGLE * look.size * 20 - 0.5
    assert "," not in look.name


def test_columns_fit_the_text_and_hold_the_national_name_on_one_line() -> None:
    width = style.text_width(landscape=False)
    measure = faces()
    for columns in (style.HEAD_COLUMNS, style.FOOT_COLUMNS):
        assert sum(columns) <= width
        assert all(edge * 10_000 % sum(columns) == 0 for edge in columns)
    assert sum(style.WIDE_COLUMNS) <= style.text_width(landscape=True)
    assert all(edge * 10_000 % sum(style.WIDE_COLUMNS) == 0 for edge in style.WIDE_COLUMNS)
    for (total, step), wide in ((style.TABLE_PORTRAIT, False), (style.TABLE_LANDSCAPE, True)):
        assert total <= style.text_width(landscape=wide)
        assert step * 10_000 % total == 0
    for text, look in ((NATION, style.NATION), (MOTTO, style.MOTTO)):
        assert measure.width(text, face_name(bold=look.bold, italic=look.italic), look.size) < style.HEAD_COLUMNS[1]


def test_drawn_lines_are_between_a_third_and_a_half() -> None:
    assert 1 / 3 <= style.RULE_SHARE <= 1 / 2
    assert in_mm(style.SIGNATURE_ROOM) >= 25
