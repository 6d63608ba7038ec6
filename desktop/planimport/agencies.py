"""A printed list of agencies → its names; many names hold commas and "và" themselves."""

from __future__ import annotations

import re

from desktop.planimport.agency_work import work_start
from desktop.planimport.plain import UPPER, one_line, trim

_MAX_VALUE = 4000
_NAMED = (
    "Sở(?! hữu)|Bộ(?! tài liệu| chỉ số| tiêu chí)|Phòng(?! chống| ngừa)|Ban(?! hành)|UBND|Ủy ban|Uỷ ban"
    "|UỶ BAN|ỦY BAN|Công an|Văn phòng(?! phẩm)|VP|Trung tâm|TT|Đài(?! thọ)|Báo(?! cáo)|Hội(?! nghị| thảo| thi"
    "| viên)|Đoàn(?! thể)|Huyện đoàn|Tỉnh đoàn|Thành đoàn"
    "|Thị đoàn|Xã đoàn|Huyện Đoàn|Tỉnh Đoàn|Thành Đoàn|Liên đoàn|Liên minh|Liên hiệp|LĐLĐ|Chi nhánh"
    "|Bảo hiểm|BHXH|Doanh nghiệp"
    "|Mặt trận|MTTQ|UBMTTQ|Thông tấn xã|Cục|Tổng cục|Vụ(?! việc)|Chi cục|Kho bạc|Ngân hàng"
    "|Thanh tra(?! việc)|Tòa án|Toà án|Viện|Trường(?! hợp)|Học viện|Hạt"
    "|Bệnh viện|Trạm|Điện lực|Bưu điện|Viễn thông|Công ty|Tổng Công ty|Tổng công ty|Tập đoàn|Hợp tác xã"
    "|Quân khu|Thường trực|Chủ tịch"
    "|Thủ trưởng|Bộ trưởng|Thống đốc|Giám đốc|Trưởng|Tổ(?! chức)"
    "|Tổ chức(?= (?:dịch vụ|tín dụng|chính trị|xã hội(?! h[oó][aá])|phi chính phủ|quốc tế|hành nghề|đại diện"
    "|đảng(?! viên)|thành viên|cơ sở đảng))|Nhà(?! nước)|Thư viện|Bảo tàng|Cổng"
    "|Hiệp hội|Đội(?! ngũ)|Câu lạc bộ|HĐND|Hội đồng|Huyện ủy"
    "|Huyện uỷ|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Thị ủy|Thị uỷ|Đảng ủy|Đảng uỷ|Tư lệnh|Bộ Tư lệnh"
    "|Đảng đoàn|Đảng bộ|Chi bộ|Lực lượng|Hiệu trưởng|Người đứng đầu|Công đoàn|Chánh|Chính quyền|Kiểm toán"
    "|Khoa(?! học)|Quỹ|Khối|(?:Thuế|Thống kê|Hải quan)(?= (?:tỉnh|thành phố|cơ sở|khu vực|huyện))"
    "|Trung ương|Cơ quan|Đơn vị|Tạp chí|VNPT"
    "|Viettel|CA|TAND|VKSND|BCH|BCĐ|Thành viên|Cán bộ|Công chức|Bí thư|Lãnh đạo|Ngành|Đồng chí"
    "|Chủ(?= (?:rừng|đầu tư|dự án|cơ sở|hộ|phương tiện|doanh nghiệp|trang trại|sở hữu))"
)
_GROUPS = (
    "các|Các|tất cả|Tất cả|toàn thể|Toàn thể|những|một số|công an|trạm|đài|chi nhánh"
    "|doanh nghiệp|hội|đoàn thanh niên|thành viên|mọi|trường|báo"
)
_WHOLE = "(?:Công an|(?:Huyện|Tỉnh|Thành|Thị|Xã) (?:đoàn|Đoàn|ủy|uỷ)|(?:Đảng|Cấp) (?:ủy|uỷ))"
_ALONE = r"Văn phòng(?=\s*[:;,.)]|\s*$)|Thanh tra(?=\s*:|\s*$)"
"""Names of one word that need nothing behind them."""
_NAME_START = re.compile(
    rf"{_ALONE}|(?:{_NAMED})(?![\w])(?=\s+[^\s,;]|-)"
    rf"|{_WHOLE}\b|nhà (?:cung cấp|đầu tư|thầu|trường)\b|(?:{_GROUPS})\s+[^\s,;]"
)
_GROUP_START = re.compile(r"(?:Các|các|Tất cả|tất cả|Toàn thể|toàn thể|Những|những|Mọi|mọi|Một số|một số)\s")
_LOOSE_GROUP = re.compile(
    r"(?:cơ quan|tổ chức|đơn vị)(?:,| và)? (?:cơ quan|tổ chức|đơn vị|cá nhân|địa phương|doanh nghiệp)\b.*liên quan"
)
_JOIN = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+|\s*&\s+")
_INSIDE_PAIR = re.compile(r"HĐND\s+và\s*$|ĐBQH\s+và\s*$|Đảng ủy\s+và\s*$|Quốc hội\s+và\s*$")
_LOST = re.compile(
    r"(?<=[^\s,;])\s+(?=(?:Sở|UBND|Bộ (?:Công|Tư|Quốc|Nội|Tài|Giáo|Văn|Y|Xây|Nông|Khoa|Ngoại)"
    rf"|Phòng (?=[{UPPER}]))\s?\w)"
)
_OF = re.compile(
    r"(?:của|thuộc|và|với|cùng|tại|do|giao|giám đốc|trưởng|phó|lãnh đạo|văn phòng|gồm|cho|từ|đến|qua"
    r"|trực thuộc|bởi|đốc|cán|toàn|ban|quốc|dự|xây"
    r"|tham mưu|tiêu|cấp|nghị|dân|đơn vị|ngành|bên)$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*[-–—+•*·]\s*(?=\S)")
_LEADING = re.compile(
    r"^(?:đề nghị|giao(?: cho)?|yêu cầu|do|và|trách nhiệm(?: của)?|kính đề nghị|phân công|đối với"
    r"|căn cứ chức năng,? nhiệm vụ,?)\s+(?:trách nhiệm của\s+)?",
    re.IGNORECASE,
)
_OWN_WORK = re.compile(
    r"(?:tiến hành|rà soát|chủ trì|phối hợp|xây dựng|tham mưu|hướng dẫn|có trách nhiệm|chịu trách nhiệm"
    r"|theo dõi|tổng hợp|chỉ đạo|triển khai"
    r"|tổ chức|ban hành|báo cáo|theo|gửi|đôn đốc|kiểm tra|căn cứ|thực hiện)\b"
)
_SPLIT_ROLES = re.compile(
    r"\s*[,;]?\s*(?:làm |là cơ quan |là đơn vị )?chủ trì,?(?:\s*(?:và|,|tham mưu,?"
    r"|thực hiện,?))*\s*phối hợp(?: chặt chẽ)?(?: với| cùng)?\s*:?\s*"
)
_LEADS_ONLY = re.compile(
    r"\s*[,;]?\s*(?:làm |là cơ quan |là đơn vị )?(?:chủ trì|thực hiện"
    r"|tham mưu)(?:[,;]? (?:và )?(?:tham mưu|thực hiện|triển khai))*\s*$"
)
_DO_AFTER = re.compile(r"\s*,?\s*(?:để )?(?:tổ chức |triển khai )?(?:thực hiện|triển khai|tham mưu)(?: thực hiện)?\s*$")


def is_group(name: str) -> bool:
    """Whether the name stands for many agencies: `Các phòng, đơn vị`."""
    return bool(_GROUP_START.match(name))


def starts_name(text: str) -> bool:
    """Whether the text begins like the name of an agency."""
    return bool(_NAME_START.match(_LEADING.sub("", text)))


def split_agencies(printed: str) -> tuple[str, ...]:
    """The agencies of a printed value, in order, as printed but without end marks.

    Lines are one agency each when they carry bullets; else `;` splits always, `,` and `và` only in front of a word that
    begins a unit, and "các …" only behind a name that is no group itself.
    """
    names: list[str] = []
    for line in _lines(printed[:_MAX_VALUE]):
        for segment in _outside_brackets(line, ";"):
            for part in _segments(segment):
                name = _clean(part)
                if name and name not in names:
                    names.append(name)
    return tuple(names)


def _lines(printed: str) -> list[str]:
    lines = [line for line in printed.split("\n") if line.strip()]
    joined: list[str] = []
    for line in lines:
        begins = _BULLET.match(line) or (
            joined and _NAME_START.match(line.strip()) and not _OF.search(joined[-1].rstrip(" ,"))
        )
        if begins or not joined:
            joined.append(_BULLET.sub("", line).strip())
        else:
            joined[-1] += " " + line.strip()
    return [one_line(line) for line in joined]


def _outside_brackets(text: str, mark: str) -> list[str]:
    parts = [""]
    depth = 0
    for char in text:
        depth += (char in "(“[") - (char in ")”]" and depth > 0)
        if char == mark and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _segments(segment: str) -> list[str]:
    text = one_line(segment)
    parts: list[str] = []
    start = 0
    for found in _JOIN.finditer(text):
        if _splits(text, start, found):
            parts.append(text[start : found.start()])
            start = found.end()
    parts.append(text[start:])
    return [piece for part in parts for piece in _lost_separators(part)]


def _splits(text: str, start: int, found: re.Match[str]) -> bool:
    left = text[start : found.start()]
    right = text[found.end() :]
    if not left.strip() or left.count("(") > left.count(")"):
        return False
    group = is_group(_LEADING.sub("", left.strip()))
    if _LOOSE_GROUP.match(right):
        return not group
    if not _NAME_START.match(right) or _INSIDE_PAIR.search(text[: found.end()]):
        return False
    if group and _GROUP_START.match(right):
        return False
    return not (group and "," in found[0] and right[:1].islower() and not _GROUP_START.match(right))


def _lost_separators(part: str) -> list[str]:
    pieces: list[str] = []
    start = 0
    for found in _LOST.finditer(part):
        left = part[start : found.start()]
        if (
            _OF.search(left)
            or left.count("(") > left.count(")")
            or not _NAME_START.match(left.strip())
            or is_group(left.strip())
        ):
            continue
        pieces.append(left)
        start = found.end()
    pieces.append(part[start:])
    return pieces


def _clean(part: str) -> str:
    name = trim(_BULLET.sub("", part))
    name = re.sub(r"^và\s+", "", name)
    name = re.sub(r"^(?:đề nghị|giao cho|giao|do)\s+", "", name, flags=re.IGNORECASE)
    subject, rest = split_subject(name)
    return trim(subject) if subject and _OWN_WORK.match(rest) else trim(name)


def split_subject(sentence: str) -> tuple[str, str]:
    """The agency a sentence begins with, and the rest from its verb on; ("", sentence) when there is none.

    `Giao Sở Tư pháp theo dõi, đôn đốc …` → (`Sở Tư pháp`, `theo dõi, đôn đốc …`).
    """
    text = one_line(sentence)
    lead = _LEADING.match(text)
    start = lead.end() if lead else 0
    if not _NAME_START.match(text[start:]):
        return "", text
    colon = _outside_brackets(text[start:], ":")
    limit = start + len(colon[0]) if len(colon) > 1 else len(text)
    work = work_start(text, start, limit)
    if work is not None:
        return trim(text[start:work]), text[work:].strip(" ,")
    return trim(text[start:limit]), text[limit + 1 :].strip()


def is_agency(text: str) -> bool:
    """Whether the whole text is the name of one or several agencies and no sentence."""
    name, rest = split_subject(text)
    return bool(name) and not rest and len(name) <= 250


def without_remark(name: str) -> str:
    """The name without a remark in brackets at its end: `Sở X (Cơ quan thường trực)` → `Sở X`."""
    return trim(re.sub(r"\s*\([^()]*\)\s*$", "", name))


def split_roles(value: str) -> tuple[str, str] | None:
    """`Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành` → the two parts; None when the value names one role only."""
    found = _SPLIT_ROLES.search(value)
    if not found or not value[: found.start()].strip():
        return None
    return value[: found.start()].strip(), _DO_AFTER.sub("", trim(value[found.end() :]))


def without_role(value: str) -> str:
    """`Phòng Văn hóa và Thông tin chủ trì, tham mưu` → the name alone."""
    return _LEADS_ONLY.sub("", trim(value)) or value
