"""Agencies (cơ quan, đơn vị) with names and successors by date, groups of agencies, and our own office."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import model_validator

from desktop.domain.record import Code, Record, code_field, day_field, line_field, number_field, ref_field, text_field


class AgencyKind(Code):
    """What an agency is."""

    COMMITTEE = "committee", "Ủy ban nhân dân"
    DEPARTMENT = "department", "phòng, ban chuyên môn"
    COMMUNE = "commune", "xã, thị trấn"
    PARTY = "party", "cơ quan của Đảng"
    UNION = "union", "Mặt trận, đoàn thể"
    POLICE = "police", "công an, quân sự"
    MEDIA = "media", "trung tâm truyền thông, báo, đài"
    PROVINCIAL = "provincial", "sở, ngành cấp tỉnh"
    SCHOOL = "school", "trường học"
    OTHER = "other", "cơ quan, đơn vị khác"
    GROUP = "group", "nhóm cơ quan"


class SigningPrefix(Code):
    """Authority in which somebody signs (Nghị định 30/2020, Phụ lục I, II.7)."""

    ON_BEHALF = "on_behalf", "TM."
    FOR_HEAD = "for_head", "KT."
    BY_ORDER = "by_order", "TL."
    BY_AUTHORITY = "by_authority", "TUQ."
    ACTING = "acting", "Q."


def check_days(first: date | None, last: date | None, last_term: str = "Đến ngày") -> None:
    """Refuse a span that ends before it begins, naming the field at fault."""
    if first and last and last < first:
        raise ValueError(f"ngày kết thúc («{last_term}») trước ngày bắt đầu")


class Agency(Record):
    """A body that carries work or receives papers; needs no login. A group ("UBND các xã, thị trấn") is one too."""

    term: ClassVar[str] = "cơ quan, đơn vị"

    name: str = line_field("Tên cơ quan", min_length=1, max_length=300)
    short_name: str = line_field("Tên viết gọn", default="", max_length=100)
    kind: AgencyKind = code_field("Loại cơ quan", AgencyKind, default=AgencyKind.OTHER)
    parent: bytes | None = ref_field("Cơ quan chủ quản", "agency", default=None)
    address: str = text_field("Nơi nhận báo cáo", default="", max_length=300)
    from_day: date | None = day_field("Hoạt động từ ngày", default=None)
    to_day: date | None = day_field("Hoạt động đến ngày", default=None)

    @model_validator(mode="after")
    def _days(self) -> Agency:
        check_days(self.from_day, self.to_day, "Hoạt động đến ngày")
        return self


class AgencyName(Record):
    """A name an agency bore between two days other than the one in the directory today."""

    term: ClassVar[str] = "tên cơ quan theo thời gian"

    agency: bytes = ref_field("Cơ quan", "agency")
    name: str = line_field("Tên", min_length=1, max_length=300)
    from_day: date | None = day_field("Từ ngày", default=None)
    to_day: date | None = day_field("Đến ngày", default=None)

    @model_validator(mode="after")
    def _days(self) -> AgencyName:
        check_days(self.from_day, self.to_day)
        return self


class AgencyAlias(Record):
    """Another way papers write an agency's name."""

    term: ClassVar[str] = "tên gọi khác"

    agency: bytes = ref_field("Cơ quan", "agency")
    alias: str = line_field("Tên gọi khác", min_length=1, max_length=300)


class Succession(Record):
    """From `day` on the successor carries the predecessor's work; a dissolved agency may have several."""

    term: ClassVar[str] = "cơ quan kế thừa"

    predecessor: bytes = ref_field("Cơ quan cũ", "agency")
    successor: bytes = ref_field("Cơ quan kế thừa", "agency")
    day: date = day_field("Từ ngày")

    @model_validator(mode="after")
    def _another(self) -> Succession:
        if self.successor == self.predecessor:
            raise ValueError("cơ quan không thể kế thừa chính mình")
        return self


class Membership(Record):
    """An agency that belongs to a group of agencies (`body`) between two days."""

    term: ClassVar[str] = "thành viên của nhóm cơ quan"

    body: bytes = ref_field("Nhóm cơ quan", "agency")
    member: bytes = ref_field("Cơ quan thành viên", "agency")
    from_day: date | None = day_field("Từ ngày", default=None)
    to_day: date | None = day_field("Đến ngày", default=None)


class OfficeProfile(Record):
    """How our own office heads its papers from a day on: heading lines, place name, symbol, recipients."""

    term: ClassVar[str] = "thể thức của cơ quan"

    agency: bytes = ref_field("Cơ quan", "agency")
    from_day: date = day_field("Áp dụng từ ngày")
    parent_line: str = text_field("Cơ quan chủ quản (dòng đầu)", default="", max_length=200)
    issuer_lines: str = text_field("Cơ quan ban hành (mỗi dòng một hàng)", min_length=1, max_length=400)
    place_name: str = line_field("Địa danh", min_length=1, max_length=100)
    symbol: str = line_field("Chữ viết tắt cơ quan", min_length=1, max_length=30)
    drafting_symbol: str = line_field("Chữ viết tắt đơn vị soạn thảo", default="", max_length=30)
    full_name: str = line_field("Tên cơ quan trong văn bản", min_length=1, max_length=300)
    area: str = line_field("Địa bàn", min_length=1, max_length=200)
    addressees: str = text_field("Kính gửi (mỗi dòng một nơi)", default="", max_length=1000)
    recipients: str = text_field("Nơi nhận (mỗi dòng một nơi)", default="", max_length=2000)


class OfficeSigner(Record):
    """Who signs from a day on, with the authority lines above the name (TM., KT., TL., TUQ., Q.)."""

    term: ClassVar[str] = "người ký"

    agency: bytes = ref_field("Cơ quan", "agency")
    from_day: date = day_field("Từ ngày")
    to_day: date | None = day_field("Đến ngày", default=None)
    position: int = number_field("Thứ tự", default=0, ge=0)
    authority_lines: str = text_field("Quyền hạn (mỗi dòng một hàng)", default="", max_length=300)
    title: str = line_field("Chức vụ", min_length=1, max_length=200)
    name: str = line_field("Họ và tên", personal=True, min_length=1, max_length=100)

    @model_validator(mode="after")
    def _prefixes(self) -> OfficeSigner:
        allowed = tuple(prefix.term for prefix in SigningPrefix)
        for line in filter(None, self.authority_lines.split("\n")):
            if not line.strip().startswith(allowed):
                raise ValueError(f"dòng quyền hạn phải bắt đầu bằng {', '.join(allowed)}")
        check_days(self.from_day, self.to_day)
        return self
