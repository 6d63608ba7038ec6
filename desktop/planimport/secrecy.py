"""Files marked MẬT, TỐI MẬT or TUYỆT MẬT are refused before anything else of them is read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.errors import FileFault
from desktop.vietnamese.folding import nfc

HEAD_LINES = 60
"""How many lines from the start a stamp is looked for in: the head of a document and its title."""

_STAMPS = frozenset(("MẬT", "TỐIMẬT", "TUYỆTMẬT"))
_FRAME = re.compile(r"[\s.,:;\"“”'()\[\]{}<>*_|!–—-]+")
_COLUMNS = re.compile(r"\t|\s{3,}|\||\n")
_PREFIXES = ("ĐỘMẬT", "MỨCĐỘMẬT", "DẤUMẬT", "DẤUCHỈĐỘMẬT", "DẤUĐỘMẬT")
_BROKEN_WORD = re.compile(r"(?:bí|bảo|tuyệt|tối)[\s\"”]*$", re.IGNORECASE)


def is_stamp(text: str) -> bool:
    """Whether the text is a stamp of secrecy and nothing else; "bí mật" in a sentence or "BẢO MẬT" is none."""
    letters = _FRAME.sub("", nfc(text))
    if not letters[:1].isupper() or len(letters) > 24:
        return False
    upper = letters.upper()
    return upper in _STAMPS or any(upper.startswith(prefix) and upper[len(prefix) :] in _STAMPS for prefix in _PREFIXES)


def refuse_secret(lines: Iterable[str], name: str) -> None:
    """Raise `FileFault` when a stamp stands on a line, or in a column of a line, of its own.

    The last word of a title broken over two lines ("… BẢO VỆ BÍ / MẬT") is no stamp.
    """
    before = ""
    for line in lines:
        broken = _BROKEN_WORD.search(nfc(before)) is not None and not is_stamp(before)
        if not broken and any(is_stamp(piece) for piece in (line, *_COLUMNS.split(line))):
            raise FileFault(
                "Tệp mang dấu chỉ độ mật; chương trình không đọc và không lưu tài liệu mật.",
                where=name,
                remedy="Đề nghị xử lý văn bản này theo quy định về bảo vệ bí mật nhà nước, không đưa vào chương trình.",
            )
        if line.strip():
            before = line
