"""Kinds of papers: their names in capitals, abbreviations, and who they are addressed to (Phụ lục III; mục II.9.b)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from desktop.domain.paperwork import DocumentKind


class Addressed(Enum):
    """Whether "Kính gửi" belongs on a paper."""

    MUST = "must"
    MAY = "may"  # a report sent up has it, one for the record has not
    NOT = "not"


@dataclass(frozen=True, slots=True)
class PaperKind:
    """What a kind of paper must show. `name` and `mark` are "" for công văn; both None when any named type will do."""

    term: str
    name: str | None
    mark: str | None
    addressed: Addressed

    @property
    def is_letter(self) -> bool:
        return self.name == ""


MARKS = {
    "NGHỊ QUYẾT": "NQ",
    "QUYẾT ĐỊNH": "QĐ",
    "CHỈ THỊ": "CT",
    "QUY CHẾ": "QC",
    "QUY ĐỊNH": "QyĐ",
    "THÔNG CÁO": "TC",
    "THÔNG BÁO": "TB",
    "HƯỚNG DẪN": "HD",
    "CHƯƠNG TRÌNH": "CTr",
    "KẾ HOẠCH": "KH",
    "PHƯƠNG ÁN": "PA",
    "ĐỀ ÁN": "ĐA",
    "DỰ ÁN": "DA",
    "BÁO CÁO": "BC",
    "BIÊN BẢN": "BB",
    "TỜ TRÌNH": "TTr",
    "HỢP ĐỒNG": "HĐ",
    "CÔNG ĐIỆN": "CĐ",
    "BẢN GHI NHỚ": "BGN",
    "BẢN THỎA THUẬN": "BTT",
    "GIẤY ỦY QUYỀN": "GUQ",
    "GIẤY MỜI": "GM",
    "GIẤY GIỚI THIỆU": "GGT",
    "GIẤY NGHỈ PHÉP": "GNP",
    "PHIẾU GỬI": "PG",
    "PHIẾU CHUYỂN": "PC",
    "PHIẾU BÁO": "PB",
}
MINUTES = "BIÊN BẢN"


def paper_kind(kind: DocumentKind) -> PaperKind:
    """What a paper of this kind must show."""
    if kind is DocumentKind.LETTER:
        return PaperKind(kind.term, "", "", Addressed.MUST)
    if kind is DocumentKind.OTHER:
        return PaperKind(kind.term, None, None, Addressed.MAY)
    name = kind.term.upper()
    return PaperKind(kind.term, name, MARKS[name], _addressed(kind))


def _addressed(kind: DocumentKind) -> Addressed:
    match kind:
        case DocumentKind.SUBMISSION:
            return Addressed.MUST
        case DocumentKind.REPORT:
            return Addressed.MAY
        case (
            DocumentKind.PLAN
            | DocumentKind.DECISION
            | DocumentKind.NOTICE
            | DocumentKind.GUIDANCE
            | DocumentKind.INVITATION
            | DocumentKind.PROGRAMME
            | DocumentKind.DIRECTIVE
        ):
            return Addressed.NOT
        case DocumentKind.LETTER:
            return Addressed.MUST
        case DocumentKind.OTHER:
            return Addressed.MAY
    assert_never(kind)
