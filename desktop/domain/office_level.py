"""Kinds of office and the heading each usually bears (Nghị định 30/2020, Phụ lục I, II.2), proposed to be looked over.

The heading of a paper names the body above in the first line and the issuing body below; a People's Committee of a
commune stands alone, an office under it or under a department stands below its body.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.organisation import AgencyKind
from desktop.domain.record import Code


class OfficeLevel(Code):
    """What kind of office ours is."""

    COMMUNE = "commune", "Ủy ban nhân dân xã, phường, đặc khu"
    COMMUNE_DIVISION = "commune_division", "Phòng thuộc Ủy ban nhân dân xã, phường"
    COMMUNE_SERVICE = "commune_service", "Trung tâm thuộc Ủy ban nhân dân xã, phường"
    DEPARTMENT = "department", "Sở, ban, ngành cấp tỉnh"
    OTHER = "other", "Cơ quan, đơn vị khác"


@dataclass(frozen=True)
class Heading:
    """A proposal: heading lines, the abbreviation in symbols, how the signer signs."""

    kind: AgencyKind
    parent_line: str
    issuer_lines: str
    symbol: str
    authority_lines: str
    signer_title: str


def heading_for(level: OfficeLevel, name: str, parent: str) -> Heading:
    """The heading of an office of that level with that name ("UBND xã Hạ Hòa") under that body, if any."""
    full = spelled_out(name)
    match level:
        case OfficeLevel.COMMUNE:
            area = full.removeprefix("Ủy ban nhân dân").strip()
            lines = f"ỦY BAN NHÂN DÂN\n{area.upper()}".strip()
            return Heading(AgencyKind.COMMITTEE, "", lines, "UBND", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
        case OfficeLevel.COMMUNE_DIVISION:
            return _under(AgencyKind.DEPARTMENT, full, parent, "TRƯỞNG PHÒNG")
        case OfficeLevel.COMMUNE_SERVICE:
            return _under(AgencyKind.MEDIA, full, parent, "GIÁM ĐỐC")
        case OfficeLevel.DEPARTMENT:
            return _under(AgencyKind.PROVINCIAL, full, parent, "GIÁM ĐỐC")
        case _:
            return _under(AgencyKind.OTHER, full, parent, "THỦ TRƯỞNG")


def spelled_out(name: str) -> str:
    """The name without the abbreviation UBND."""
    words = name.strip()
    return f"Ủy ban nhân dân{words[4:]}" if words[:4].upper() == "UBND" else words


def abbreviation(name: str) -> str:
    """The capital first letters of a name's words: `Phòng Văn hóa - Xã hội` → `PVHXH`."""
    words = [
        word for word in name.replace("-", " ").split() if word[0].isalpha() and word.lower() not in ("và", "thuộc")
    ]
    return "".join(word[0].upper() for word in words)


def _under(kind: AgencyKind, name: str, parent: str, title: str) -> Heading:
    return Heading(kind, spelled_out(parent).upper(), name.upper(), abbreviation(name), "", title)
