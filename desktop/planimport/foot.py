"""Nơi nhận and the signature block."""

from __future__ import annotations

import re

from desktop.domain.plan_draft import RecipientDraft, SignerDraft, Sure
from desktop.planimport.frame import HeadLine, bare_name, is_person
from desktop.planimport.markers import is_rule
from desktop.planimport.plain import UPPER, capitals, one_line, plain, trim
from desktop.planimport.special_lines import is_digital_signature, is_place_date, is_post, is_recipients, is_signing

_ITEM = re.compile(r"^\s*[-–—+•*]\s*")
_INNER_ITEM = re.compile(r"(?<=[;.:)\]])\s*[-–—]\s+(?=\S)")
_COPY_MARK = re.compile(r"\s*\b\d{1,3}\s?(?:KH|b|bản|bộ)?\.?$")
_STARTERS = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)(?:\s?[./]\s?|\s)")
_POST = re.compile(
    r"(?:QUYỀN |Q\.\s?|PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|BÍ THƯ|CHÁNH VĂN PHÒNG|THỦ TƯỚNG|BỘ TRƯỞNG"
    r"|THỨ TRƯỞNG|THỦ TRƯỞNG|PHÓ|TỔNG GIÁM ĐỐC|CHỦ NHIỆM"
    r"|CỤC TRƯỞNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG|TỔNG CỤC TRƯỞNG|ỦY VIÊN|UỶ VIÊN|CHÁNH)\b"
)
_LAST_WORD = re.compile(r"(?:[^\W\d_]+ )?TRƯỞNG(?=\s*$|\s+(?:PHÓ|QUYỀN)\b)")
_BEFORE_LAST_WORD = re.compile(
    r"(?:^|(?:KT|TL|TUQ|K/T|T/L|Q)\s?[./]?\s?|PHÓ |QUYỀN )"
    r"(?!(?:TM|T/M|PHÓ)\b|.*(?:TRƯỞNG|TỊCH|ĐỐC|NHÂN DÂN))[^\W\d_]+ (?:[^\W\d_]+ ){0,2}$"
)
_NAME_TAIL = re.compile(rf"\s((?:[{UPPER}][^\W\d_{UPPER}]+\s+){{1,5}}[{UPPER}][^\W\d_{UPPER}]+)\s*$")


def read_foot(lines: list[HeadLine]) -> tuple[tuple[RecipientDraft, ...], SignerDraft | None]:
    """The recipients in order and the first signature; their lines may alternate where columns ran into each other."""
    lines = [
        piece
        for line in lines
        if not is_rule(line.text) and not is_digital_signature(line.text)
        for piece in _pieces(line)
    ]
    listed, signing = _part(lines)
    return _recipients(listed), _signer(signing)


def _is_office(text: str) -> bool:
    return _POST.match(text) is not None or is_post(text)


def _pieces(line: HeadLine) -> list[HeadLine]:
    """A cell that holds a whole list, or a whole signature, on one line is cut into its lines."""
    if is_recipients(line.text) or _ITEM.match(line.text):
        listed, beside = _beside(line.text)
        if beside:
            parts = (listed, *_posts(beside))
            return [piece for part in parts for piece in _pieces(HeadLine(part, line.number, line.column))]
        head, *rest = _INNER_ITEM.split(line.text)
        if rest:
            first = [head] if is_recipients(head) or _ITEM.match(head) else [f"- {head}"]
            return [
                HeadLine(one_line(text), line.number, line.column)
                for text in [*first, *(f"- {part}" for part in rest)]
                if text.strip()
            ]
        return [line]
    found = _NAME_TAIL.search(line.text)
    if (
        found
        and capitals(line.text[: found.start()])
        and (_POST.search(line.text) or is_post(line.text[: found.start()]) or _STARTERS.match(line.text))
    ):
        return [HeadLine(part, line.number, line.column) for part in (*_posts(line.text[: found.start()]), found[1])]
    if capitals(line.text) and _STARTERS.match(line.text):
        return [HeadLine(part, line.number, line.column) for part in _posts(line.text)]
    return [line]


def _beside(text: str) -> tuple[str, str]:
    """A line of the list and what of the signature ran into it: `- Lưu: VT. PHÓ CHỦ TỊCH` → its two parts."""
    for found in re.finditer(r"(?<=[;.,:)])\s+", text):
        rest = text[found.end() :]
        signed = capitals(rest) and (_STARTERS.match(rest) or _is_office(rest))
        named = plain(_ITEM.sub("", text)).startswith("luu") and is_person(rest) and not capitals(rest)
        if signed or named:
            return text[: found.start()], rest
    return text, ""


def _posts(text: str) -> list[str]:
    """`TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH` → its three lines."""
    cuts = sorted(
        {0, *(found.start() for found in re.finditer(rf"(?:^|(?<=\s))(?:{_STARTERS.pattern}|{_POST.pattern})", text))}
    )
    cuts = [cut for cut in cuts if not _ends_post(text, cut)]
    parts = [text[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    joined: list[str] = []
    for part in parts:
        if joined and re.fullmatch(r"(?:KT|TM|TL|TUQ|T/M|K/T|T/L|Q)\s?[./]?", joined[-1]):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _ends_post(text: str, cut: int) -> bool:
    """Whether the word at the cut is the last of a post (`KT. CHI CỤC TRƯỞNG PHÓ CHI CỤC TRƯỞNG`), not its first."""
    if not _LAST_WORD.match(text, cut):
        return False
    return _BEFORE_LAST_WORD.search(text[:cut]) is not None


def _part(lines: list[HeadLine]) -> tuple[list[HeadLine], list[HeadLine]]:
    """The lines of the list and those of the signature."""
    listed: list[HeadLine] = []
    signing: list[HeadLine] = []
    opened = False
    for line in lines:
        if is_recipients(line.text):
            opened = True
            rest = re.sub(r"^[*_ ]*(?:Nơi nhận|NƠI NHẬN|Nơi gửi)[*_ ]*\s*[:.]?\s*", "", line.text)
            if rest and capitals(rest) and _is_office(rest):
                signing.append(HeadLine(rest, line.number, line.column))
            elif rest:
                listed.append(HeadLine(rest if _ITEM.match(rest) else f"- {rest}", line.number, line.column))
        elif is_place_date(line.text):
            continue
        elif _is_signing(line, signing):
            signing.append(line)
        elif opened:
            listed.append(line)
    return (listed, signing) if signing else _signed_by_place(listed)


def _signed_by_place(listed: list[HeadLine]) -> tuple[list[HeadLine], list[HeadLine]]:
    """An office of any name: the lines in capitals right over a person's name, outside the items of the list."""
    apart = [place for place, line in enumerate(listed) if not _ITEM.match(line.text)]
    named = next((at for at in apart if is_person(listed[at].text) and not capitals(listed[at].text)), None)
    if named is None:
        return listed, []
    signing = [named]
    for place in reversed([at for at in apart if at < named]):
        if not capitals(listed[place].text) or len(listed[place].text) >= 90:
            break
        signing.insert(0, place)
    if len(signing) < 2:
        return listed, []
    return [line for at, line in enumerate(listed) if at not in signing], [listed[at] for at in signing]


def _is_signing(line: HeadLine, signing: list[HeadLine]) -> bool:
    text = line.text
    if _ITEM.match(text):
        return False
    if is_signing(text) or (capitals(text) and len(text) < 90 and (_is_office(text) or signing)):
        return True
    return bool(signing) and is_person(text)


def _recipients(lines: list[HeadLine]) -> tuple[RecipientDraft, ...]:
    found: list[tuple[str, list[int]]] = []
    filed = False
    for line in lines:
        text = one_line(line.text)
        if _ITEM.match(text):
            found.append((_ITEM.sub("", text), [line.number]))
            filed = plain(found[-1][0]).startswith("luu")
        elif not found:
            continue
        elif not filed or (not re.search(r"[.)]\s*$", found[-1][0]) and not _COPY_MARK.fullmatch(text)):
            before, numbers = found[-1]
            if not re.fullmatch(r"\d{1,3}\s?[A-Za-z]{0,6}", text):
                found[-1] = (f"{before} {text}", [*numbers, line.number])
    return tuple(
        RecipientDraft(trim(piece), tuple(dict.fromkeys(numbers)), Sure.SURE)
        for text, numbers in found
        for piece in _INNER_ITEM.split(text)
        if trim(piece)
    )


def _signer(lines: list[HeadLine]) -> SignerDraft | None:
    texts = _joined(lines)
    if not texts:
        return None
    behalf = acting = position = name = ""
    numbers: list[int] = []
    small = any(is_person(text) and not capitals(text) for text, _ in texts)
    for text, number in texts:
        if re.match(r"(?:TM|T/M)\b", text):
            if name or behalf:
                break
            behalf = text
        elif _STARTERS.match(text) and not text.startswith("Q"):
            if name:
                break
            acting = acting or text
        elif is_person(text) and not _is_office(text) and not (small and capitals(text) and not (position or acting)):
            if name:
                break
            name = bare_name(text)
        elif not name:
            position = position or text
        else:
            break
        numbers.append(number)
    if not name and not position and not acting:
        return None
    sure = Sure.SURE if name and (position or acting) else Sure.DOUBTFUL
    return SignerDraft(behalf, acting, position, name, tuple(dict.fromkeys(numbers)), sure)


def _joined(lines: list[HeadLine]) -> list[tuple[str, int]]:
    """Lines of the signature; one broken in a narrow column (`TM. ỦY BAN NHÂN` / `DÂN`) is put together."""
    joined: list[tuple[str, int]] = []
    for line in lines:
        text = one_line(line.text.strip("*_ "))
        starts = _STARTERS.match(text) or _is_office(text) or not capitals(text) or is_full_name(text)
        if joined and not starts and capitals(joined[-1][0]):
            joined[-1] = (f"{joined[-1][0]} {text}", joined[-1][1])
        else:
            joined.append((text, line.number))
    return joined


def is_full_name(text: str) -> bool:
    """Whether words in capitals are rather a person's name than an office: three or four words, no office word."""
    office = re.search(
        r"\b(?:ban|dan|tich|doc|truong|phong|uy|so|hoi|dong|bo|cuc|van|tinh|huyen|xa|thanh pho)\b", plain(text)
    )
    return capitals(text) and 3 <= len(text.split()) <= 4 and office is None
