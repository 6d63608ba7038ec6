from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.model import (
    Basis,
    Cell,
    Column,
    HeadCell,
    Heading,
    IssueDay,
    Level,
    Paragraph,
    Row,
    Run,
    Table,
    bullet,
    ended,
    head_places,
    paragraph,
    tidy,
)

HEAD = ((HeadCell("A"), HeadCell("B")),)
TWO = (Column(), Column())


@given(st.text())
def test_tidied_text_is_printable_on_one_line(text: str) -> None:
    clean = tidy(text)
    assert unicodedata.is_normalized("NFC", clean)
    assert clean == clean.strip()
    assert "  " not in clean
    assert not any(ord(sign) < 32 or 0xD800 <= ord(sign) <= 0xDFFF for sign in clean)
    assert tidy(clean) == clean


def test_tidying_keeps_the_words_and_makes_every_gap_one_space() -> None:
    assert tidy("  Ủy\u00a0ban\tnhân\u200b dân\n\x0b xã ") == "Ủy ban nhân dân xã"
    assert tidy("KH\u2011UBND") == "KH-UBND"


def test_a_run_keeps_one_space_at_each_end() -> None:
    assert Run("  một  hai \n").text == " một hai "
    assert Paragraph((Run("một "), Run("hai", bold=True))).text == "một hai"


def test_runs_of_a_paragraph_share_the_spaces_between_them() -> None:
    assert Paragraph((Run(" một "), Run(" hai "), Run(" "), Run(" ba "))).text == "một hai ba"
    assert Paragraph((Run("một "), Run(""), Run("  "))).runs == (Run("một"),)
    assert Paragraph((Run(" "),)).runs == ()


def test_headings_add_the_decrees_marks_and_case() -> None:
    assert Heading(Level.PART, "I", "Đánh giá").lines == ("Phần I", "ĐÁNH GIÁ")
    assert Heading(Level.SECTION, "II", "Kết quả, hạn chế").lines == ("II. KẾT QUẢ, HẠN CHẾ",)
    assert Heading(Level.CLAUSE, "1", "Truyền thanh").lines == ("1. Truyền thanh",)
    assert Heading(Level.POINT, "đ", "Nội dung").lines == ("đ) Nội dung",)


def test_a_list_ends_its_items_whatever_was_typed() -> None:
    assert ended(("Một;", "Hai.", "Ba ; ")) == ("Một;", "Hai;", "Ba.")
    assert Basis(("Căn cứ Luật Báo chí.",)).lines == ("Căn cứ Luật Báo chí.",)


def test_a_bullet_types_its_mark_and_sets_its_lead_bold() -> None:
    assert bullet("Phát thanh").text == "- Phát thanh"
    led = bullet("02 buổi.", "+", lead="Phát thanh:")
    assert led.text == "+ Phát thanh: 02 buổi."
    assert [run.text for run in led.runs if run.bold] == ["Phát thanh: "]


def test_lines_of_a_cell_are_kept_and_empty_ones_dropped() -> None:
    assert Row(("a\n\n  b\r\nc", "")).cells == ("a\nb\nc", "")
    assert Cell(" x \v y ").text == "x\ny"


def test_the_head_says_where_each_cell_begins() -> None:
    head = (
        (HeadCell("a", down=2), HeadCell("b", across=2), HeadCell("c", down=2)),
        (HeadCell("d"), HeadCell("e")),
    )
    assert head_places(head, 4) == ((0, 1, 3), (1, 2))


@pytest.mark.parametrize(
    "head",
    [
        (),
        ((HeadCell("a"),),),
        ((HeadCell("a", across=3),),),
        ((HeadCell("a", down=2), HeadCell("b")),),
        ((HeadCell("a", down=2), HeadCell("b")), (HeadCell("c"), HeadCell("d"))),
        ((HeadCell("a"), HeadCell("b")), (HeadCell("c"),)),
    ],
)
def test_a_head_with_holes_or_overlaps_is_refused(head: tuple[tuple[HeadCell, ...], ...]) -> None:
    with pytest.raises(ValueError, match="head"):
        Table(TWO, head, ())


def test_a_row_must_fill_its_columns() -> None:
    Table(TWO, HEAD, (Row((Cell("x", across=2),)), Row(("a", "b"))), total=Row(("c", "d")))
    with pytest.raises(ValueError, match="fill 2 columns"):
        Table(TWO, HEAD, (Row(("a",)),))
    with pytest.raises(ValueError, match="fill 2 columns"):
        Table(TWO, HEAD, (), total=Row(("a", "b", "c")))


def test_a_paragraph_of_one_run_and_a_day_of_issue() -> None:
    assert paragraph("x", italic=True).runs == (Run("x", italic=True),)
    assert IssueDay.of(date(2026, 2, 5)) == IssueDay(2026, 2, 5)
