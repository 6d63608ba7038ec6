"""Columns of personal data that no register of the office needs: known by their heads, and by what stands in them.

Sensitive data by Nghị định 356/2025/NĐ-CP, Điều 4, and the identifying data of Điều 3 that are left out all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from desktop.spreadsheet.table import Head, Table
from desktop.vietnamese.folding import fold_words


class PersonalData(Enum):
    """What kind of personal data; the value is how a clerk is told."""

    ETHNIC = "dân tộc"
    RELIGION = "tôn giáo"
    PARTY = "quan điểm chính trị, đảng viên"
    IDENTITY = "số định danh, giấy tờ tùy thân"
    BANK = "tài khoản ngân hàng"
    HEALTH = "sức khỏe"
    CRIME = "tiền án, tiền sự"
    CONTACT = "điện thoại, thư điện tử, tài khoản mạng"
    PRIVATE = "đời sống riêng, gia đình"
    TAX = "mã số thuế, bảo hiểm"


_HEADS: tuple[tuple[PersonalData, str], ...] = (
    (PersonalData.ETHNIC, r"dan toc"),
    (PersonalData.RELIGION, r"ton giao|tin nguong"),
    (PersonalData.PARTY, r"dang vien|vao dang|chinh tri|doan vien|so the dang"),
    (PersonalData.BANK, r"tai khoan(?! (?:facebook|zalo|mang|tiktok|youtube))|so tk|stk|ngan hang|so the"),
    (PersonalData.IDENTITY, r"cccd|cmnd|cmt|cmtnd|can cuoc|chung minh|dinh danh|ho chieu|giay phep lai xe|so giay to"),
    (PersonalData.HEALTH, r"suc khoe|benh|nhom mau|dang (?:khuyet )?tat|hiv|thuong tat"),
    (PersonalData.CRIME, r"tien an|tien su|ky luat"),
    (PersonalData.CONTACT, r"dien thoai|dt|sdt|so dt|di dong|phone|email|e mail|thu dien tu|zalo|facebook"),
    (PersonalData.PRIVATE, r"hon nhan|gia dinh so|ho ten (?:vo|chong|cha|me)|noi o|noi cu tru|cho o|que quan"),
    (PersonalData.TAX, r"ma so thue|mst|bhxh|bhyt|bao hiem"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(rf"\b(?:{pattern})\b")) for kind, pattern in _HEADS)
_LONGEST_NAME = 8
_LOOKED_AT = 50
_CONTENTS: tuple[tuple[PersonalData, re.Pattern[str]], ...] = (
    (PersonalData.CONTACT, re.compile(r"(?:\+?84|0)[35789]\d{8}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (PersonalData.IDENTITY, re.compile(r"0\d{11}")),
)


@dataclass(frozen=True, slots=True)
class Sensitive:
    """A column that is dropped unless someone asks for it, and why."""

    head: Head
    data: PersonalData

    @property
    def sentence(self) -> str:
        spoken = self.head.spoken
        return f"{spoken[:1].upper()}{spoken[1:]} chứa dữ liệu cá nhân ({self.data.value}), không đưa vào."


def sensitive_columns(table: Table) -> tuple[Sensitive, ...]:
    """The table's columns of such data, in their order."""
    found = []
    for head in table.heads:
        data = named(head.name) or _contained(table, head)
        if data is not None:
            found.append(Sensitive(head, data))
    return tuple(found)


def named(name: str) -> PersonalData | None:
    """What a head's words say; long sentences about a subject («Tuyên truyền chính sách dân tộc…») say nothing."""
    folded = fold_words(name)
    if len(folded.split()) > _LONGEST_NAME:
        return None
    return next((kind for kind, pattern in _PATTERNS if pattern.search(folded)), None)


def _contained(table: Table, head: Head) -> PersonalData | None:
    """What most cells of a column look like."""
    cells = [cell for row in table.rows[:_LOOKED_AT] if (cell := head.cell_of(row)) is not None]
    texts = [re.sub(r"[\s.-](?=\d)", "", cell.text.strip()) for cell in cells]
    for kind, pattern in _CONTENTS:
        if texts and 2 * sum(1 for text in texts if pattern.fullmatch(text)) > len(texts):
            return kind
    return None
