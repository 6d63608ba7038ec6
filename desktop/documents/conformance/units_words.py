"""Z8: names of units since the two-level local government of 01/7/2025, and bodies of another level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from desktop.documents.conformance.departure import Departure, depart, gather
from desktop.vietnamese.folding import fold

Passage = tuple[str, str]  # place, text

CHANGED = date(2025, 7, 1)
_OLD_ISSUER = re.compile(r"\b(?:huyen|thi tran|thi xa|quan)\b")
_OLD_RECEIVER = re.compile(r"\bso (?:thong tin va truyen thong|tt ?& ?tt|tttt)\b|\bubnd (?:cac )?huyen\b|\bhuyen uy\b")
_OLD_BODY = re.compile(r"\b(?:ubnd|uy ban nhan dan|hdnd) (?:huyen|thi tran|thi xa)\b|\bso thong tin va truyen thong\b")
_MARKED = re.compile(r"\(cu\)|truoc sap xep|truoc day|truoc khi sap xep|nay la")
_PARTY = re.compile(r"\b(huyen uy|thi uy|quan uy)\b")


def unit_departures(
    issuer: str, receivers: Iterable[Passage], passages: Iterable[Passage], issued: date | None
) -> Iterator[Departure]:
    """Rule Z8; units are only judged on a paper known to be issued since `CHANGED`."""
    known = [(where, fold(text)) for where, text in passages]
    named = [(where, fold(text)) for where, text in receivers]
    yield from _party([*known, *named])
    if issued is None or issued < CHANGED:
        return
    if _OLD_ISSUER.search(fold(issuer)):
        remedy = "Đề nghị ghi tên đơn vị hành chính hiện nay."
        yield depart("Z8", "Phần đầu văn bản", "Tên cơ quan ban hành là đơn vị đã kết thúc hoạt động.", remedy)
    old = [
        (where, "Nơi nhận là cơ quan đã sắp xếp, hợp nhất.") for where, text in named if _is_old(_OLD_RECEIVER, text)
    ]
    yield from gather("Z8", old, "Đề nghị ghi tên cơ quan hiện nay.")
    found = [(where, "Nhắc tên cơ quan cũ mà không chú thích.") for where, text in known if _is_old(_OLD_BODY, text)]
    yield from gather("Z8", found, "Đề nghị dùng tên hiện nay hoặc ghi thêm «(cũ)», «(trước sắp xếp)».")


def _is_old(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(text) is not None and _MARKED.search(text) is None


def _party(passages: list[Passage]) -> Iterator[Departure]:
    """A paper of one district that names the party committee of two kinds of district has one of them wrong."""
    places: dict[str, list[str]] = {}
    for where, text in passages:
        for found in _PARTY.finditer(text):
            places.setdefault(found[1], []).append(where)
    if len(places) < 2:
        return
    rare = min(places, key=lambda name: len(places[name]))
    what = "Văn bản nhắc cấp ủy của hai loại đơn vị hành chính khác nhau (huyện ủy, thị ủy, quận ủy)."
    yield depart("Z8", places[rare][0], what, "Đề nghị kiểm tra lại tên cấp ủy.")
