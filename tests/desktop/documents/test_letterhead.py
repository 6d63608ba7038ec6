from __future__ import annotations

import re
from dataclasses import replace

import pytest

from desktop.documents import letterhead as words
from desktop.documents.model import Closing, IssueDay
from tests.desktop.documents.papers import report


@pytest.mark.parametrize(
    ("number", "line"), [(5, "Số: 05/BC-UBND"), (10, "Số: 10/BC-UBND"), (1234, "Số: 1234/BC-UBND")]
)
def test_a_number_below_ten_has_two_digits(number: int, line: str) -> None:
    assert words.number_line(number, "BC-UBND") == line


def test_the_number_of_a_draft_is_blank() -> None:
    assert re.fullmatch(r"Số: {4,}/BC-UBND", words.number_line(None, "BC-UBND"))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (IssueDay(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (IssueDay(2020, 2, 29), "ngày 29 tháng 02 năm 2020"),
        (IssueDay(2019, 6, 9), "ngày 09 tháng 6 năm 2019"),
        (IssueDay(2019, 12, 31), "ngày 31 tháng 12 năm 2019"),
    ],
)
def test_zeros_stand_before_days_under_ten_and_the_first_two_months(day: IssueDay, expected: str) -> None:
    assert words.day_words(day) == expected


def test_unknown_parts_of_the_day_are_blank() -> None:
    assert re.fullmatch(r"ngày {4,}tháng 9 năm 2024", words.day_words(IssueDay(2024, 9)))
    assert re.fullmatch(r"ngày {4,}tháng {4,}năm 2024", words.day_words(IssueDay(2024)))
    assert words.place_and_day(report().letterhead).startswith("Suối Ngọc, ngày ")


def test_one_addressee_stands_behind_the_colon_and_several_below_it() -> None:
    assert words.addressee_lines(("Sở Tư pháp",)) == ("Kính gửi: Sở Tư pháp",)
    assert words.addressee_lines(("Sở Tư pháp", "Sở Nội vụ")) == ("Kính gửi:", "- Sở Tư pháp;", "- Sở Nội vụ.")


def test_recipients_begin_with_as_above_only_when_sent_up() -> None:
    closing = Closing(("UBND tỉnh", "Lưu: VT, VHXH."), "Chủ tịch", "Nguyễn Văn Mẫu")
    assert words.recipient_lines(closing, sent_up=False) == ("- UBND tỉnh;", "- Lưu: VT, VHXH.")
    assert words.recipient_lines(closing, sent_up=True) == ("- Như trên;", "- UBND tỉnh;", "- Lưu: VT, VHXH.")
    again = replace(closing, recipients=("Như trên", "Lưu: VT"))
    assert words.recipient_lines(again, sent_up=True) == ("- Như trên;", "- Lưu: VT.")


def test_powers_and_position_are_in_capitals_from_the_body_down() -> None:
    closing = Closing(("Lưu: VT",), "Phó Chủ tịch", "Nguyễn Văn Mẫu", ("TM. Ủy ban nhân dân", "KT. Chủ tịch"))
    assert words.signing_lines(closing) == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_the_annex_line_is_blank_in_an_electronic_paper_and_full_on_paper() -> None:
    issued = replace(report(), letterhead=replace(report().letterhead, number=7, day=IssueDay(2026, 9, 16)))
    blank = words.attached_line(issued)
    assert re.fullmatch(
        r"\(Kèm theo Báo cáo số +/BC-UBND ngày +tháng +năm 2026 của Ủy ban nhân dân xã Suối Ngọc\)", blank
    )
    full = words.attached_line(replace(issued, on_paper=True))
    assert full.startswith("(Kèm theo Báo cáo số 07/BC-UBND ngày 16 tháng 9 năm 2026 của ")


def test_an_only_annex_has_no_number() -> None:
    assert words.annex_line("") == "Phụ lục"
    assert words.annex_line("II") == "Phụ lục II"
