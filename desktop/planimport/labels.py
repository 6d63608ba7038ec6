"""The labels of a task: timing, lead, coordination, content, result; every spelling seen in signed plans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from desktop.planimport.plain import plain


class Label(Enum):
    """What a label announces."""

    TIMING = "timing"
    LEAD = "lead"
    BOTH = "both"
    DOER = "doer"
    COORDINATING = "coordinating"
    ADVISING = "advising"
    CONTENT = "content"
    RESULT = "result"
    OTHER = "other"


EVIDENCE = frozenset((Label.TIMING, Label.LEAD, Label.BOTH, Label.DOER, Label.COORDINATING, Label.ADVISING))
"""The labels that make a task; content, result and the rest only belong to one."""

_NEEDS_COLON = frozenset((Label.OTHER, Label.RESULT))


@dataclass(frozen=True)
class FoundLabel:
    """A label in a paragraph: `start` and `end` of the label with its colon, and whether it says "tham mưu" too."""

    label: Label
    start: int
    end: int
    advising: bool = False
    colon: bool = True


def _more(words: str) -> str:
    """Any of the words may follow, with or without a comma or "và"."""
    return rf"(?:(?:,| va|/|-)?\s*(?:{words}))*"


_NOUN = (
    r"(?:don vi|co quan|to chuc|bo phan|ban nganh|nganh|phong|ban|so|dau moi|luc luong|nguoi|can bo|cong chuc|ca nhan"
    r"|cap|doan the|dia phuong|linh vuc|khoi|doi|dong chi|lanh dao|chu the)"
)
_BODY = rf"(?:(?:cac |ten )?{_NOUN}(?:(?:,|/| va|, va|-)?\s?{_NOUN})*)"
"""Any noun of a body, or several: `Sở, ngành`, `Lực lượng`, `Cơ quan, đơn vị`, `Người`."""
_DO = _more(
    "thuc hien|trien khai(?: thuc hien)?|to chuc(?: thuc hien)?|tham muu|soan thao|phoi hop|xay dung|theo doi|chinh"
)
_DOES_MORE = _more("thuc hien|trien khai|tham muu")
_TIMES = _more(
    "du kien|thuc hien|hoan thanh|trien khai|to chuc|ban hanh|bat dau|ket thuc|trinh|tien do|thoi han|dia diem"
)
_TIME_FIRST = r"(?:du kien|moc|khung|yeu cau|ke hoach)"
_TIME_NOUN = (
    r"(?:thoi gian|thoi han|thoi diem|thoi ky|tien do|lo trinh|ky han|han(?: chot| cuoi| cung)?|ngay(?= hoan thanh)"
    r"|(?<=moc )(?=hoan thanh)|(?<=du kien )(?=hoan thanh|ket thuc))"
)
_RESULTS = _more("ket qua|san pham|du kien|dau ra|hoan thanh|can dat|dat duoc|chinh")
_CONTENTS = _more(
    "noi dung|nhiem vu|thuc hien|cong viec|bien phap|giai phap"
    "|cu the|chi tiet|trien khai|hoat dong|hinh thuc|yeu cau|chinh"
)
_OTHERS = (
    r"(?:hinh thuc|dia diem|doi tuong|so luong|quy mo|muc dich|muc tieu|yeu cau|kinh phi|nguon kinh phi|du toan|pham vi"
    r"|cach thuc|ghi chu|thanh phan|chi tieu)"
) + _more("thuc hien|to chuc|tham gia|tham du|du kien|noi dung|nguon kinh phi")
_LABELS: tuple[tuple[Label, str], ...] = (
    (Label.BOTH, rf"{_BODY} chu tri\s*(?:,|va|/|-|;)\s*(?:{_BODY} )?phoi hop(?: thuc hien)?"),
    (Label.LEAD, rf"(?:{_BODY} )?(?:duoc giao )?chu tri{_DO}"),
    (
        Label.DOER,
        rf"(?!(?:to chuc|ban) to chuc|to chuc (?:thuc|trien)){_BODY} (?:thuc hien|trien khai|to chuc){_DOES_MORE}",
    ),
    (Label.DOER, r"thuc hien(?=\s*[:：])"),
    (Label.LEAD, r"(?:phan cong|trach nhiem|giao)(?: (?:thuc hien|nhiem vu|chu tri))?"),
    (Label.LEAD, rf"{_BODY} (?:chiu trach nhiem(?: chinh)?|dau moi|phu trach|duoc giao|duoc phan cong){_DO}"),
    (Label.ADVISING, rf"{_BODY} (?:tham muu|giup viec)"),
    (
        Label.COORDINATING,
        rf"(?:{_BODY} |thanh phan )?(?:cung )?phoi hop{_more('thuc hien|trien khai|tham muu|to chuc|cung thuc hien')}",
    ),
    (Label.COORDINATING, rf"{_BODY} (?:cung thuc hien|(?:cung )?tham gia|(?:co )?lien quan)"),
    (Label.TIMING, rf"(?:{_TIME_FIRST} )*{_TIME_NOUN}{_TIMES}"),
    (Label.TIMING, r"(?:hoan thanh|xong)(?: truoc| trong)?"),
    (Label.TIMING, r"(?:du kien )?(?:thoi gian|thoi han)(?: [a-z]+,?){1,8}(?=\s*[:：])"),
    (Label.RESULT, rf"(?:du kien )?(?:san pham|ket qua|dau ra){_RESULTS}"),
    (Label.CONTENT, rf"(?:noi dung|nhiem vu|cong viec){_CONTENTS}"),
    (Label.OTHER, _OTHERS),
)
_VERB_LABEL = re.compile(r"phan cong|trach nhiem|giao|hoan thanh|xong")
_ANY = "|".join(f"(?P<g{place}>{pattern})" for place, (_, pattern) in enumerate(_LABELS))
_AT = re.compile(rf"(?:{_ANY})(?P<end>\s*[:：]\s*|\s*$)")
_INNER_START = re.compile(r"(?<=[.;,|)(\[])\s*(?=[a-z])|(?<=\s[-–+])\s+(?=[a-z])")
_BARE_TIMING = re.compile(
    r"(?:thoi gian|thoi han) (?:thuc hien|hoan thanh)(?:\s+)(?=(?:tu|den|trong|truoc|sau|hang|dinh ky"
    r"|thuong xuyen|nam|quy|thang"
    r"|xong|ngay|theo|hoan thanh)\b|\d)"
)
_CANDIDATE = re.compile(
    r"chu tri|phoi hop|thuc hien|phu trach|lien quan|thoi|tien do|lo trinh|noi dung|san pham|ket qua|nhiem vu|han"
    r"|tham muu|:|："
)


def label_at_start(text: str, start: int = 0) -> FoundLabel | None:
    """The label a paragraph (without its marker) begins with, by its colon or by standing alone; `text` as printed."""
    flat = plain(text[start : start + 160])
    if not flat[:1].isalpha() or not text[start].isupper():
        return None
    if (found := _AT.match(flat)) and (start + found.end("end") < len(text) or start + found.end() == len(text)):
        ends_with_colon = found["end"].strip() != ""
        label = _found(found, start, colon=ends_with_colon)
        bare = start + found.end() == len(text) and label.label not in _NEEDS_COLON and not _VERB_LABEL.match(flat)
        alone = ends_with_colon or bare
        return label if alone else None
    if found := _BARE_TIMING.match(flat):
        return FoundLabel(Label.TIMING, start, start + found.end(), colon=False)
    return None


def _found(found: re.Match[str], start: int, *, colon: bool) -> FoundLabel:
    place = next(place for place in range(len(_LABELS)) if found[f"g{place}"] is not None)
    label = _LABELS[place][0]
    advising = label in (Label.LEAD, Label.BOTH) and "tham muu" in found[0]
    return FoundLabel(label, start + found.start(), start + found.end(), advising, colon)


def _also(labels: list[FoundLabel]) -> frozenset[Label]:
    """Money, place and the like are labels inside a sentence only behind one that makes a task."""
    behind = any(label.label in EVIDENCE for label in labels)
    return frozenset((Label.RESULT, Label.OTHER)) if behind else frozenset((Label.RESULT,))


def labels_inside(text: str, start: int = 0) -> list[FoundLabel]:
    """Every label of a paragraph: the one at its start and those behind a mark, bracket or dash.

    A label inside must have its colon; of the content labels only the one at the start counts.
    """
    first = label_at_start(text, start)
    labels = [first] if first else []
    place = first.end if first else start
    flat = plain(text)
    if not _CANDIDATE.search(flat, place):
        return labels
    for begin in _INNER_START.finditer(flat, max(place - 1, 0)):
        at = begin.end()
        if labels and at < labels[-1].end:
            continue
        found = _AT.match(flat, at)
        if found and found["end"].strip() and (label := _found(found, 0, colon=True)).label in EVIDENCE | _also(labels):
            labels.append(label)
    return labels
