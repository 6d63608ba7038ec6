"""Lines that always stand alone: the national heading, number, place and date, the title's word, the foot."""

from __future__ import annotations

import re

from desktop.planimport.markers import is_rule
from desktop.planimport.plain import UPPER, capitals, one_line, plain
from desktop.vietnamese.folding import nfc

_NATION = "cong hoa xa hoi chu nghia viet nam"
_MOTTO = "doc lap tu do hanh phuc"
_PARTY = "dang cong san viet nam"
_WORDS = re.compile(r"[^\w]+")
_PLAN = re.compile(r"(?:du thao )?ke hoach(?: lien tich)?")
_RECIPIENTS = re.compile(r"(?:noi nhan|noi gui)\s*(?:[:.]|$)")
_SIGNING = re.compile(rf"(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)(?:\s?[./]\s?|\s)(?=[{UPPER}])")
_NUMBER = re.compile(r"so\s*:|so\s+\d+\s*[-/]|so\s*[./…]*\s*/")
_PLACE_DATE = re.compile(
    r"(?!can cu|luat|theo|thuc hien|den|tu|trong|truoc)[a-z'-]+(?: [a-z'-]+){0,4}\s*,\s*ngay(?:\s|[.…]|$)"
)
_APPENDIX = re.compile(r"phu luc(?:\s+(?:so\s+)?(?:[ivx]+|\d{1,2}|[a-e]))?\s*[.:]?$")
_DIGITAL = re.compile(
    r"(?:nguoi ky|ky boi|ky so boi|thoi gian ky|ngay ky|co quan\s*:\s*(?:uy ban|ubnd|van phong|so )"
    r"|email\s*:|signature valid|chuc vu\s*:)"
)
_SIGNED = re.compile(r"[(\[]?\s*(?:da ky|ky ten|ky,? dong dau|ky ten,? dong dau|da ky va dong dau)\b.*")
_FAMILY = (
    "NGUYỄN|TRẦN|LÊ|PHẠM|HOÀNG|HUỲNH|PHAN|VŨ|VÕ|ĐẶNG|BÙI|ĐỖ|HỒ|NGÔ|DƯƠNG|LÝ|ĐINH|TRỊNH|ĐÀO|MAI|LƯU|TRƯƠNG|LƯƠNG|CAO"
    "|ĐOÀN|LÒ|HÀ|TẠ|VƯƠNG|NÔNG|HỨA|QUÀNG|CẦM|GIÀNG|SÙNG|THÀO|VÀNG"
)
_POST = re.compile(
    r"(?:QUYỀN |Q\.\s?|PHÓ )?(?:"
    rf"(?!(?:{_FAMILY})\s\S+\s)(?:[^\W\d_]+ ){{1,3}}TRƯỞNG(?: [^\W\d_]+){{0,6}}$"
    r"|(?:TỔNG )?(?:THƯ KÝ|BIÊN TẬP)\b|CHÍNH ỦY\b|CHÍNH UỶ\b|TƯ LỆNH\b|CHỈ HUY\b|CHÁNH\b|BÍ THƯ\b|CHỦ NHIỆM\b)"
)
_CLOSING = re.compile(
    r"tren day la|trong qua trinh (?:to chuc |trien khai )*(?:thuc hien|trien khai)|qua trinh (?:to chuc "
    r"|trien khai )*thuc hien"
)


def opens_closing(text: str) -> bool:
    """Whether the text opens the closing paragraph: `Trên đây là Kế hoạch …`, `Trong quá trình thực hiện …`."""
    return text[:1].isupper() and _CLOSING.match(plain(text[:80])) is not None


def _ends_sentence_in_small(text: str) -> bool:
    """The last words of a sentence broken over lines (`… theo / Phụ lục I.`) are no heading."""
    return text.rstrip().endswith((".", ";", ",")) and not capitals(text)


def words(text: str) -> str:
    """The words of a line without marks and signs, for comparison."""
    return _WORDS.sub(" ", plain(text)).strip()


def is_nation(text: str) -> bool:
    """Whether the line is, or is part of, the national heading, the motto or the party's heading."""
    line = words(text)
    return len(line) > 5 and any(line in whole for whole in (_NATION, _MOTTO, _PARTY))


def is_plan_title(text: str) -> bool:
    """Whether the line is the word KẾ HOẠCH (LIÊN TỊCH) alone, the title's first line; letters may be spaced out."""
    line = one_line(text).strip('*_# .:"')
    if not line or line[0].islower() or len(line) > 40 or _ends_sentence_in_small(text):
        return False
    flat = words(line)
    return _PLAN.fullmatch(flat) is not None or flat.replace(" ", "") == "kehoach"


def titled_plan(text: str) -> str | None:
    """The rest of a line `KẾ HOẠCH TRIỂN KHAI …` in capitals, or None when it is no such line."""
    line = one_line(text).strip("*_# ")
    if (
        capitals(line)
        and re.match(r"ke hoach\s+\S", plain(line))
        and not re.match(r"ke hoach\s+(?:so|va)\s", plain(line))
    ):
        return line[len("KẾ HOẠCH") :].strip()
    return None


def is_decision_title(text: str) -> bool:
    """Whether the line is the word QUYẾT ĐỊNH alone."""
    line = one_line(text).strip("*_# ")
    return capitals(line) and words(line).replace(" ", "") == "quyetdinh"


def is_recipients(text: str) -> bool:
    """Whether the line opens Nơi nhận."""
    return _RECIPIENTS.match(plain(text.lstrip("*_ "))) is not None and text.lstrip("*_ ")[:1].isupper()


def is_signing(text: str) -> bool:
    """Whether the line opens a signature block: TM., KT., TL., TUQ."""
    return _SIGNING.match(text) is not None and capitals(text)


def is_post(text: str) -> bool:
    """Whether a line in capitals is an office by its form: `CHI CỤC TRƯỞNG`, `PHÓ HẠT TRƯỞNG`, `CHÁNH THANH TRA`."""
    line = one_line(text).strip("*_ ")
    return capitals(line) and _POST.match(nfc(line)) is not None


def is_number_line(text: str) -> bool:
    """Whether the line holds the number of the document."""
    return text[:1] == "S" and _NUMBER.match(plain(text)) is not None and len(text) < 80


def is_place_date(text: str) -> bool:
    """Whether the line is place and date: `Hà Nội, ngày 17 …`."""
    return text[:1].isupper() and len(text) < 80 and _PLACE_DATE.match(plain(text)) is not None


def is_appendix(text: str) -> bool:
    """Whether the line is the head of an appendix."""
    line = one_line(text).strip("*_# ")
    return line[:1].isupper() and _APPENDIX.match(plain(line)) is not None and not _ends_sentence_in_small(line)


def is_digital_signature(text: str) -> bool:
    """Whether the line belongs to the printed note of a digital signature, or says "(Đã ký)"."""
    flat = plain(text.strip())
    return _DIGITAL.match(flat) is not None or _SIGNED.fullmatch(flat) is not None


def stands_alone(text: str) -> bool:
    """Whether a line is never joined to the one before or after it."""
    return (
        is_rule(text)
        or is_nation(text)
        or is_plan_title(text)
        or is_decision_title(text)
        or is_recipients(text)
        or is_signing(text)
        or is_number_line(text)
        or is_place_date(text)
        or is_appendix(text)
        or is_digital_signature(text)
    )
