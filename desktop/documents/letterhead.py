"""The fixed words of a paper: heading, number, place and day, addressees, recipients (Nghị định 30/2020, Phụ lục I)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.model import IssueDay, ended

if TYPE_CHECKING:
    from desktop.documents.model import Closing, Document, Letterhead

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ADDRESS_WORD = "Kính gửi:"
RECIPIENTS_WORD = "Nơi nhận:"
SAME_AS_ABOVE = "Như trên"
ANNEX_WORD = "Phụ lục"
_BLANK = " " * 6


def number_line(number: int | None, symbol: str) -> str:
    """`Số: 05/BC-UBND`; blank before the stroke until the văn thư gives the number (mục II.3.c).

    Without a symbol the paper bears no number: lists and registers that stay in the office.
    """
    if not symbol:
        return ""
    return f"Số: {number:02d}/{symbol}" if number is not None else f"Số:{_BLANK}/{symbol}"


def day_words(day: IssueDay) -> str:
    """`ngày 05 tháng 01 năm 2024`: a zero before days under 10 and before months 1 and 2 only (mục II.4.b)."""
    in_month = _BLANK if day.day is None else f" {day.day:02d} "
    month = _BLANK if day.month is None else f" {day.month:02d} " if day.month <= 2 else f" {day.month} "
    return f"ngày{in_month}tháng{month}năm {day.year}"


def place_and_day(letterhead: Letterhead) -> str:
    return f"{letterhead.place}, {day_words(letterhead.day)}"


def addressee_lines(addressees: tuple[str, ...]) -> tuple[str, ...]:
    """One addressee after the colon on the same line; several each on a line of their own below it (mục II.9.d)."""
    if len(addressees) == 1:
        return (f"{ADDRESS_WORD} {addressees[0]}",)
    return (ADDRESS_WORD, *(f"- {line}" for line in ended(addressees)))


def recipient_lines(closing: Closing, *, sent_up: bool) -> tuple[str, ...]:
    """The list under "Nơi nhận:"; a paper with addressees begins it with "Như trên" (mục II.9.b)."""
    listed = closing.recipients
    if sent_up and listed[:1] != (SAME_AS_ABOVE,):
        listed = (SAME_AS_ABOVE, *listed)
    return tuple(f"- {line}" for line in ended(listed))


def signing_lines(closing: Closing) -> tuple[str, ...]:
    """`TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`, in capitals (mục II.7.đ)."""
    return tuple(line.upper() for line in (*closing.authority, closing.position))


def annex_line(number: str) -> str:
    return f"{ANNEX_WORD} {number}".rstrip()


def attached_line(document: Document) -> str:
    """The line under an annex's title; number and day stay blank in an electronic paper (mục III.1.c)."""
    head = document.letterhead
    known = document.on_paper
    number = number_line(head.number if known else None, head.symbol).removeprefix("Số:")
    day = day_words(head.day if known else IssueDay(head.day.year))
    return f"(Kèm theo {document.kind.capitalize()} số{number} {day} của {document.issued_by})"
