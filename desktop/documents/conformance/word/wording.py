"""B14 to B18 of a Word paper: tone marks, blanks, capitals, repealed sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop.documents.conformance.departure import Departure, depart, gather, snippet
from desktop.vietnamese.folding import nfc

Passage = tuple[str, str]  # place, text

_OLD_TONE = re.compile(r"(?:[òóỏõọÒÓỎÕỌ][aeAE]|(?<![qQ])[ùúủũụÙÚỦŨỤ][yY])(?!\w)")
_NEW_TONE = re.compile(r"(?:[oO][àáảãạèéẻẽẹ]|(?<![qQ])[uU][ỳýỷỹỵ])(?!\w)")
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"«][^”\"»]{0,500}[”\"»]")
_ADDRESS = re.compile(r"\S{0,200}(?:@|://|www\.|\.(?:vn|com|org|net)\b)\S{0,200}")
_BEFORE_MARK = re.compile(r"\w (?=[,;:)](?:\s|$)|\.(?:\s|$))")
_AFTER_MARK = re.compile(r"[^\W\d_][,;:](?=[^\W_])|[^\W\d_]{2}\.(?=[^\W\d_]{2})|\d[,;](?=[^\W\d_])")
_CAPITAL_CLAUSE = re.compile(r"(?<=[\w,;] )(?:Khoản (?=\d)|Điểm (?=[a-zđ]\b))")
_SMALL_ARTICLE = re.compile(r"\bđiều (?=\d+\b)")
_CITES = re.compile(r"(?i)luật|nghị định|thông tư|quyết định|nghị quyết|bộ luật|khoản|điểm")
_COUNCILS = re.compile(r"\b(?:Ủy ban|Uỷ ban|Hội đồng) Nhân dân\b")
# Behind these words "nhân dân" is part of a body's name and stays small, as the decree itself writes them.
_PEOPLE = re.compile(
    r"(?<!ban )(?<!Ban )(?<!đồng )(?<!án )(?<!sát )(?<!an )(?<!đội )(?<!trang )(?<!tín dụng )(?<!minh )\bnhân dân\b"
)
_STATE = re.compile(r"\b(?:Đảng(?:,| và) |pháp luật của |chính sách của )nhà nước\b|\bnhà nước (?:ta|Việt Nam)\b")
_REPEALED = (
    ("13/2023/NĐ-CP", "Luật 91/2025/QH15 và Nghị định 356/2025/NĐ-CP"),
    ("110/2004/NĐ-CP", "Nghị định 30/2020/NĐ-CP"),
    ("09/2010/NĐ-CP", "Nghị định 30/2020/NĐ-CP"),
    ("01/2011/TT-BNV", "Nghị định 30/2020/NĐ-CP"),
    ("77/2015/QH13", "Luật Tổ chức chính quyền địa phương 72/2025/QH15"),
)


def check_wording(passages: Iterable[Passage]) -> Iterator[Departure]:
    """The words of body, foot and annexes, each with the place it is named by."""
    known = [(where, nfc(text)) for where, text in passages]
    yield from _tones(known)
    yield from gather("B15", _spaces(known), "Đề nghị sửa dấu cách.")
    yield from gather("B16", _citations(known), "Đề nghị viết: điểm a khoản 2 Điều 5 (khoản, điểm không viết hoa).")
    yield from gather("B17", _nouns(known), "Đề nghị viết: Nhân dân, Nhà nước, Ủy ban nhân dân, Hội đồng nhân dân.")
    for mark, current in _REPEALED:
        places = [where for where, text in known if mark in text]
        found = [(where, f"Viện dẫn văn bản {mark} đã hết hiệu lực.") for where in places]
        yield from gather("B18", found, f"Đề nghị xem lại, văn bản hiện hành: {current}.")


def _tones(passages: list[Passage]) -> Iterator[Departure]:
    old: list[tuple[str, str]] = []
    new: list[tuple[str, str]] = []
    for where, text in passages:
        for word in _plain_words(text):
            if style := tone_style(word):
                (old if style == "old" else new).append((where, word))
    if not old or not new:
        return
    rare = min(old, new, key=len)
    first_old, first_new = old[0][1], new[0][1]
    yield depart(
        "B14",
        "; ".join(dict.fromkeys(f"{where} ({word})" for where, word in rare[:3])),
        f"Văn bản dùng lẫn hai cách đặt dấu thanh («{first_old}» {len(old)} chỗ, «{first_new}» {len(new)} chỗ).",
        "Đề nghị thống nhất một cách, ví dụ: hòa, thủy, ủy.",
    )


def tone_style(word: str) -> str:
    """`old` for hòa, thủy, ủy; `new` for hoà, thuỷ, uỷ; "" for a word both write alike."""
    if _NEW_TONE.search(word):
        return "new"
    return "old" if _OLD_TONE.search(word) else ""


def _plain_words(text: str) -> Iterator[str]:
    """Words outside quotation marks and names; a word in the middle of two capitals is taken for a name."""
    words = [found[0] for found in _WORD.finditer(_QUOTED.sub(" ", text))]
    for spot, word in enumerate(words):
        following = words[spot + 1] if spot + 1 < len(words) else ""
        before = words[spot - 1] if spot else ""
        named = word[:1].isupper() and (following[:1].isupper() or (before[:1].isupper() and not before.isupper()))
        if not named and not word.isupper():
            yield word


def _spaces(passages: list[Passage]) -> Iterator[tuple[str, str]]:
    for where, text in passages:
        plain = _ADDRESS.sub("x", text)
        if re.search(r"\S  +\S", plain):
            yield where, "Có hai dấu cách liền nhau."
        if found := _BEFORE_MARK.search(plain):
            yield where, f"Thừa dấu cách trước dấu câu: {_around(plain, found.start())}."
        if found := _AFTER_MARK.search(plain):
            yield where, f"Thiếu dấu cách sau dấu câu: {_around(plain, found.start())}."


def _around(text: str, place: int) -> str:
    return snippet(text[max(0, place - 10) : place + 12])


def _citations(passages: list[Passage]) -> Iterator[tuple[str, str]]:
    for where, text in passages:
        if not _CITES.search(text):
            continue
        if found := _CAPITAL_CLAUSE.search(text):
            yield where, f"«{found[0].strip()}» viết hoa khi viện dẫn."
        if _SMALL_ARTICLE.search(text):
            yield where, "«điều» không viết hoa khi viện dẫn."


def _nouns(passages: list[Passage]) -> Iterator[tuple[str, str]]:
    for where, text in passages:
        if found := _COUNCILS.search(text):
            yield where, f"Viết «{found[0]}» (chữ «nhân» phải viết thường)."
        if found := _PEOPLE.search(text):
            yield where, "Viết «nhân dân» chưa viết hoa chữ «Nhân»."
        if _STATE.search(text):
            yield where, "Viết «nhà nước» chưa viết hoa chữ «Nhà»."
