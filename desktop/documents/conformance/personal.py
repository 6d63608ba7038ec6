"""Z1 to Z3: personal data in the words of a paper, in .docx and .pdf alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop.documents.conformance.departure import Departure, gather
from desktop.vietnamese.folding import fold_words

Passage = tuple[str, str]  # place, text

_IDENTITY = re.compile(r"(?<![\d./,-])\d{12}(?![\d/-]|[.,]\d)")
_OLD_IDENTITY = re.compile(r"(?<![\d./,-])\d{9}(?![\d/-]|[.,]\d)")
_ACCOUNT = re.compile(r"(?i)(?:số tài khoản|stk|tài khoản số|tk số)\D{0,12}(\d[\d .]{5,24}\d)")
_PHONE = re.compile(r"(?<![\d./-])(?:0|\+84[ .]?)\d{2,3}(?:[ .-]?\d{2,4}){2,3}(?![\d/])")
_PHONE_DIGITS = (10, 11)
_SENSITIVE = ("dan toc", "ton giao", "dang vien", "suc khoe", "tinh trang suc khoe", "benh", "cccd", "can cuoc")


def personal_departures(passages: Iterable[Passage]) -> Iterator[Departure]:
    """Rules Z1 and Z2; the numbers themselves are never repeated in full."""
    known = list(passages)
    remedy = "Đề nghị bỏ khỏi văn bản; chỉ giữ khi có căn cứ pháp luật và người có thẩm quyền xác nhận."
    yield from gather("Z1", _identities(known), remedy)
    remedy = "Đề nghị che bớt chữ số (ví dụ 09xx…789) hoặc xác nhận cần công khai."
    yield from gather("Z2", _phones(known), remedy)


def _identities(passages: list[Passage]) -> Iterator[tuple[str, str]]:
    for where, text in passages:
        place = without_digits(where)
        if _IDENTITY.search(text):
            yield place, "Có dãy 12 chữ số giống số định danh cá nhân (CCCD)."
        if _OLD_IDENTITY.search(text):
            yield place, "Có dãy 9 chữ số giống số chứng minh nhân dân."
        if _ACCOUNT.search(text):
            yield place, "Có số tài khoản ngân hàng."


def _phones(passages: list[Passage]) -> Iterator[tuple[str, str]]:
    for where, text in passages:
        numbers = [found[0].replace("+84", "0") for found in _PHONE.finditer(_IDENTITY.sub(" ", text))]
        if any(sum(map(str.isdigit, number)) in _PHONE_DIGITS for number in numbers):
            yield without_digits(where), "Có số điện thoại ghi đầy đủ."


def without_digits(where: str) -> str:
    """A place named by words that hold a long number, with the number covered."""
    return re.sub(r"\d{3}[\d .-]{3,}\d{2}", "…", where)


def sensitive_departures(heads: Iterable[Passage]) -> Iterator[Departure]:
    """Rule Z3: heads of table columns that ask for sensitive personal data."""
    found = [
        (where, f"Bảng có cột «{' '.join(text.split())}» là dữ liệu cá nhân nhạy cảm.")
        for where, text in heads
        if len(text) < 60 and any(f" {word} " in f" {fold_words(text)} " for word in _SENSITIVE)
    ]
    yield from gather("Z3", found, "Đề nghị bỏ cột hoặc xác nhận có căn cứ pháp luật để xử lý.")
