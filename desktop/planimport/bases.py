"""The documents a plan rests on (căn cứ), and which of them is the parent plan."""

from __future__ import annotations

import re
from datetime import date

from desktop.domain.plan_draft import BasisDraft, Sure
from desktop.planimport.frame import Frame
from desktop.planimport.head import clean_number
from desktop.planimport.outline import Numbered
from desktop.planimport.plain import UPPER, one_line, plain, trim
from desktop.planimport.timing import real_day

_KIND = (
    r"(?:Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Kế hoạch|Công văn|Chỉ thị"
    r"|Thông tư(?: liên tịch)?|Chương trình|Hướng dẫn|Kết luận|Thông báo"
    r"|Thông tri|Đề án|Văn bản|Quy định|Quy chế|Công điện|Điều lệ|Chiến lược|Lệnh|Báo cáo|Dự án|Đề cương"
    r"|Tờ trình|Thông cáo|Quy chuẩn|Công ước)"
)
_CITED = re.compile(rf"{_KIND}\s+(?:số|liên tịch số|phối hợp số)?\s*:?\s*\d")
_PREFIX = re.compile(
    r"(?:Căn cứ(?: vào)?|Thực hiện|Triển khai(?: thực hiện)?|Tiếp tục (?:thực hiện"
    r"|triển khai(?: thực hiện)?)|Theo|Trên cơ sở|Nhằm (?:triển khai|thực hiện)(?: thực hiện)?"
    r"|Để (?:tiếp tục )?(?:triển khai|thực hiện|cụ thể hóa|cụ thể hoá)(?: thực hiện)?|Tiếp theo|Chấp hành"
    r"|Cụ thể hóa|Qua)\s*:?\s*",
    re.IGNORECASE,
)
_PROPOSAL = re.compile(r"(?:theo|xét|trên cơ sở)\s+(?:đề nghị|đề xuất|tờ trình)|(?:xét|tại)\s+tờ trình", re.IGNORECASE)
_SAME_KIND = re.compile(rf"(?:,|\s+và|,\s*và)\s+(?=(?:{_KIND[3:-1]})\s+(?:số\s*)?:?\s*\d)")
_NEXT_BASIS = re.compile(rf"[,.]\s+(?=(?:Căn cứ(?: vào)?|Thực hiện)\s+(?:các\s+)?{_KIND}\b)")
_AFTER_STOP = re.compile(rf"\.\s+(?=[{UPPER}])")
_MAKER = re.compile(
    r"(?:^|,\s*|\.\s+|;\s*)(?:(?:Ủy ban|Uỷ ban|UBND|Sở|Phòng|Ban|Bộ|Trung tâm|Huyện|Tỉnh|Thành|Đảng"
    r"|Văn phòng|Hội|Đoàn|Công an|Chi cục|Cục|Thủ tướng|Thường trực|BCĐ)\b[^;]*?)"
    r"\s(?:ban hành|xây dựng|đề ra|lập|triển khai)\s+(?:và (?:tổ chức )?(?:triển khai"
    r"|thực hiện) )?(?:nội dung |\"|“)?(?:kế hoạch|chương trình|các nội dung)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_MAX_MAKER = 700
_AS_FOLLOWS = re.compile(r"(?:như sau|sau đây|cụ thể|dưới đây|nội dung sau|:)\s*:?\s*$", re.IGNORECASE)
_OWN_CLAUSE = re.compile(
    rf"(?:[,.;]\s+)(?=(?P<who>[{UPPER}][^;:]{{2,160}}?)\s(?:ban hành|xây dựng|đề ra|lập|triển khai|tổ chức)"
    r"\s(?:và (?:tổ chức )?(?:triển khai|thực hiện) )?(?:nội dung |\"|“)?(?:kế hoạch|chương trình|các nội dung)\b)",
    re.IGNORECASE,
)
_DIRECTED = re.compile(
    rf"(?:,|\s+và|,\s*và)\s+(?:(?:ý kiến|sự|các)\s+)*(?:chỉ đạo|đề nghị|yêu cầu|hướng dẫn|kết luận|phân công)"
    rf"(?:,? (?:chỉ đạo|đề nghị|yêu cầu|hướng dẫn|kết luận))*\s+(?:của|từ)\s+[^;,]{{2,120}}?\s+tại\s+"
    rf"(?={_KIND}\s+(?:số\s*)?:?\s*\d)"
)
_CLAUSE = re.compile(r"(?:^|[,.;])\s*")
_MAKES = re.compile(r"(?:ban hành|xây dựng)\s+kế hoạch", re.IGNORECASE)
_SO_CALLED = re.compile(r"\s*\((?:gọi tắt|sau đây|viết tắt|dưới đây)[^()]*\)\s*$", re.IGNORECASE)
_NUMBER = re.compile(
    r"\s(?:số|liên tịch số)?\s*:?\s*"
    r"(\d+[A-Za-z]?(?:\s*/\s*\d{4})?(?:\s*[/-]\s*[^\W\d_][^\s,;.()/-]*)+|\d+\s*/\s*\d{4}\b)"
)
_DAY = re.compile(r"ngay\s*(\d{1,2})\s*(?:/|-|thang)\s*(\d{1,2})\s*(?:/|-|nam)\s*(\d{4})")


def read_bases(frame: Frame) -> tuple[BasisDraft, ...]:
    """The bases in order: of the decision when the plan is attached to one, else of the opening."""
    found = _of_items(frame.decision)
    if not found:
        found = _of_items(frame.opening)
    parent = _parent(found)
    return tuple(
        BasisDraft(text, _number(text), _day(text), place == parent, (number,), sure)
        for place, (text, number, sure) in enumerate(found)
    )


def _of_items(items: list[Numbered]) -> list[tuple[str, int, Sure]]:
    bases: list[tuple[str, int, Sure]] = []
    for item in items:
        if item.grid is not None or plain(item.text).startswith("dieu "):
            if bases:
                break
            continue
        text = re.sub(r"^[-–+]\s*", "", item.text)
        prefix = _PREFIX.match(text)
        if prefix is None and not (bases and re.match(_KIND, text)):
            continue
        for piece in _pieces(text):
            text_of = _basis(piece)
            if text_of and text_of not in [one for one, _, _ in bases]:
                bases.append((text_of, item.number, Sure.SURE if _CITED.match(text_of) else Sure.LIKELY))
    return bases


def _pieces(text: str) -> list[str]:
    """The documents of a paragraph: cut at `;`, before `và Kế hoạch số …`, and where the plan itself begins."""
    whole = one_line(text)
    kept = _without_maker(whole)
    pieces: list[str] = []
    for part in (piece for clause in _outside_quotes(kept) for piece in _NEXT_BASIS.split(clause)):
        start = 0
        for found in sorted((*_SAME_KIND.finditer(part), *_DIRECTED.finditer(part)), key=lambda one: one.start()):
            if len(_CITED.findall(part[start : found.start()])) == 1 and not _names_object(part[start : found.start()]):
                pieces.append(part[start : found.start()])
                start = found.end()
        pieces.append(part[start:])
    return pieces


def _names_object(left: str) -> bool:
    """Whether the cited document is only the object of another, as in `Công văn … hướng dẫn Quyết định số 1`."""
    return re.match(_KIND, _without_prefix(left.strip())) is None


def _without_prefix(text: str) -> str:
    found = _PREFIX.match(text)
    return text[found.end() :] if found else text


def _without_maker(text: str) -> str:
    """The paragraph up to the clause that says who makes the plan; that clause is among its last signs."""
    start = max(len(text) - _MAX_MAKER, 0)
    cuts = [found.start() for found in _CLAUSE.finditer(text, start) if _MAKER.match(text, found.start())]
    cuts.extend(_own_clause(text, start))
    if cuts:
        return text[: max(cuts)]
    stops = [found.start() for found in _AFTER_STOP.finditer(text, start) if _MAKES.search(text, found.end())]
    return text[: stops[-1]] if stops else text


def _own_clause(text: str, start: int) -> list[int]:
    """Where `…, Trường A xây dựng Kế hoạch … như sau:` begins, whoever makes the plan: a clause that cites nothing."""
    if not _AS_FOLLOWS.search(text):
        return []
    return [
        found.start()
        for found in _OWN_CLAUSE.finditer(text, start)
        if text[found.end()].isupper() and not _CITED.search(found["who"]) and _PREFIX.match(found["who"]) is None
    ][-1:]


def _outside_quotes(text: str) -> list[str]:
    parts = [""]
    quoted = False
    for sign in text:
        if sign in '“”"':
            quoted = sign == "“" or (sign == '"' and not quoted)
        if sign == ";" and not quoted:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _basis(piece: str) -> str:
    """The document of a clause, without its opening word; "" when the clause names none."""
    text = piece.strip()
    if _PROPOSAL.match(text):
        return ""
    text = _without_prefix(text)
    text = re.sub(r"^(?:các|và|cùng)\s+(?=[A-ZĐ])", "", text)
    while (shorter := _SO_CALLED.sub("", trim(text))) != trim(text):
        text = shorter
    text = trim(text)
    if re.match(rf"(?:(?:Điểm|Khoản|Điều|Mục|Chương|Phần)\s[^;]{{1,60}}?)?{_KIND}\b", text):
        return text
    return text if _CITED.search(text) and len(text) < 600 and not _PROPOSAL.match(text) else ""


def _number(text: str) -> str | None:
    found = _NUMBER.search(text[:160])
    return clean_number(found[1]) if found else None


def _day(text: str) -> date | None:
    found = _DAY.search(plain(text))
    return real_day(*(int(part) for part in found.groups())) if found else None


def _parent(bases: list[tuple[str, int, Sure]]) -> int | None:
    """The first cited plan is taken for the parent."""
    return next(
        (place for place, (text, _, _) in enumerate(bases) if re.match(r"Kế hoạch\s+(?:số|\d|liên tịch)", text)), None
    )
