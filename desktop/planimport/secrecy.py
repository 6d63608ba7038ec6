"""Files marked MẬT, TỐI MẬT or TUYỆT MẬT are refused before anything else of them is read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.errors import FileFault
from desktop.vietnamese.folding import nfc

HEAD_LINES = 60
"""How many lines from the start a stamp in any letters, or in a cell of any table, is looked for in."""

_STAMPS = frozenset(("MẬT", "TỐIMẬT", "TUYỆTMẬT"))
_FRAME = re.compile(r"[\s.,:;\"“”'()\[\]{}<>*_|!–—-]+")
_COLUMNS = re.compile(r"\t|\s{3,}|\||\n")
_BARE_STAMPS = frozenset(("TOIMAT", "TUYETMAT"))
"""Stamps typed without accents; "MAT" alone may be any word."""
_PREFIXES = ("ĐỘMẬT", "MỨCĐỘMẬT", "DẤUMẬT", "DẤUCHỈĐỘMẬT", "DẤUĐỘMẬT")
_BROKEN_WORD = re.compile(r"(?:bí|bảo|tuyệt|tối)[\s\"”]*$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:,|\b(?:độ|mức|và|hoặc|dấu|là|tài liệu|văn bản))[\s\"“]*$", re.IGNORECASE)


def is_stamp(text: str) -> bool:
    """Whether the text is a stamp of secrecy and nothing else; "bí mật" in a sentence or "BẢO MẬT" is none."""
    letters = _FRAME.sub("", nfc(text))
    if not letters[:1].isupper() or len(letters) > 24:
        return False
    upper = letters.upper()
    if letters in _BARE_STAMPS:
        return True
    return upper in _STAMPS or any(upper.startswith(prefix) and upper[len(prefix) :] in _STAMPS for prefix in _PREFIXES)


def refuse_secret(lines: Iterable[str], name: str) -> None:
    """Raise `FileFault` when a stamp stands on a line, or in a column of a line, of its own.

    The last word of a title broken over two lines ("… BẢO VỆ BÍ / MẬT") is no stamp.
    """
    before = ""
    for line in lines:
        broken = _BROKEN_WORD.search(nfc(before)) is not None and not is_stamp(before)
        if not broken and any(is_stamp(piece) for piece in (line, *_COLUMNS.split(line))):
            raise _secret(name)
        if line.strip():
            before = line


def refuse_secret_below(lines: Iterable[str], name: str) -> None:
    """Raise `FileFault` for a stamp on a later page, or over an annex: in capitals, with at most one column beside it.

    The end of a sentence broken there ("… hồ sơ thuộc độ / MẬT") and the cells of a wider table are words like others.
    """
    before = ""
    for line in lines:
        goes_on = (_BROKEN_WORD.search(nfc(before)) or _GOES_ON.search(nfc(before))) and not is_stamp(before)
        columns = [piece for piece in _COLUMNS.split(line) if piece.strip()]
        pieces = (line, *columns) if len(columns) < 3 else ()
        if not goes_on and any(is_stamp(piece) and _is_upper(piece) for piece in pieces):
            raise _secret(name)
        if line.strip():
            before = line


def _is_upper(text: str) -> bool:
    """Whether the stamp itself, which may stand behind `Độ mật:`, is in capitals."""
    return nfc(text).rpartition(":")[2].isupper()


def stands_in_columns(width: int) -> bool:
    """Whether a table so wide may be the head of an annex, set in two columns."""
    return width < 3


def _secret(name: str) -> FileFault:
    return FileFault(
        "Tệp mang dấu chỉ độ mật; chương trình không đọc và không lưu tài liệu mật.",
        where=name,
        remedy="Đề nghị xử lý văn bản này theo quy định về bảo vệ bí mật nhà nước, không đưa vào chương trình.",
    )
