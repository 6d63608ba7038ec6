"""Targets: their sentences, percents, counts, periods and years."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from desktop.domain.plan import TargetKind
from desktop.domain.plan_draft import Sure, TargetDraft
from desktop.planimport.markers import Style
from desktop.planimport.outline import Node
from desktop.planimport.plain import one_line, plain, trim
from desktop.planimport.sections import Role, is_heading, role_of
from desktop.planimport.source import Grid

_PERCENT = re.compile(
    r"(?<![\d.,/])(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:(?:%\s?)?\s?(?:-|–|đến)\s?(\d{1,3}(?:[.,]\d{1,2})?)\s?)?%"
)
_ONE_MORE = re.compile(
    r"(?:;\s*(?:và\s+)?|,\s*(?:và\s+)?|\s+và\s+)(?=(?:phấn đấu |có |ít nhất |tối thiểu |trên |khoảng |hơn "
    r"|đạt |từ |tỷ lệ |tỉ lệ |duy trì |bảo đảm |đảm bảo )*\d{1,3}(?:[.,]\d+)?\s?(?:[-–]\s?\d{1,3}\s?)?%)",
    re.IGNORECASE,
)
_AT_MOST = re.compile(r"(?:xuong(?: con)?(?: duoi)?|duoi|khong qua|khong vuot qua|toi da|giam con|giam xuong)\s*$")
_EACH = re.compile(
    r"(?:moi|hang|dinh ky(?: hang)?|mot)\s+(tuan|thang|quy|nam|ngay)\b|(?:tren|/|mot lan trong)\s?(thang"
    r"|quy|nam|tuan)\b"
)
_COUNT = re.compile(
    r"(?:(it nhat|toi thieu|tren|hon|khoang|dat|to chuc|xay dung|duy tri|thuc hien|bien soan|xuat ban"
    r"|san xuat|thanh lap|co|tu|la)\s+(?:tu\s+)?(?:duoc\s+)?)?"
    r"(?<![\d/.,-])(\d{1,3}(?:\.\d{3})+|\d{1,6})(?![\d/]|[.,]\d|\s?%)\s+"
)
_UNIT = re.compile(
    r"(?:tin,? bai|mo hinh|chuyen (?:muc|trang|de)|luot(?: nguoi)?|buoi|lop|"
    r"hoi (?:nghi|thi|thao)|cuoc(?: thi)?|vung|dai"
    r"|tram|cum(?: loa)?"
    r"|san pham|video|phong su|bai|pa ?no|bang ron|to (?:roi|gap)|cuon|dau sach|cau lac bo|tu sach|du an"
    r"|nguoi"
    r"|hoc vien|tuyen truyen vien|bao cao vien|diem|chuong trinh|tac pham|nhom|tai lieu|an pham|hoat dong|trien lam"
    r"|tieu pham|chien dich|dot|so|ky)\b"
)
_YEAR = re.compile(
    r"(?:den|trong|truoc|vao)\s+(?:het |cuoi |thang \d{1,2}[/ ])*(?:nam )?((?:19|20)\d{2})|nam\s+((?:19"
    r"|20)\d{2})|(?<!\d)((?:19|20)\d{2})\s*[-–]\s*((?:19|20)\d{2})"
)
_NOT_UNIT = re.compile(
    r"(?:nam|thang|ngay|quy|gio|phut|trieu|ty|nghin|dong|cong uoc|tinh|xa|huyen|cap|khoan|dieu|lan|muc"
    r"|giai doan|g|gb)\b"
)
_AMOUNT = r"\d{1,3}(?:[.,]\d{1,2})?\s?(?:[-–]\s?\d{1,3}(?:[.,]\d{1,2})?\s?)?%"
_VERB = (
    r"(?P<verb>(?:(?:phấn đấu|đạt|là|lên|có|ít nhất|tối thiểu|trên|hơn|khoảng|từ|đạt tỷ lệ|tăng lên|giảm còn"
    r"|xuống|dưới)\s+)*)"
)
_WHEN = r"(?:(?:vào|trong|đến|tới|từ|cuối|hết)\s+)*năm\s+(?:19|20)\d{2}"
_STAGE_AFTER = re.compile(rf"{_VERB}{_AMOUNT}\s*\(?{_WHEN}\)?", re.IGNORECASE)
_STAGE_BEFORE = re.compile(rf"{_WHEN}\s*[,:]?\s*{_VERB}{_AMOUNT}", re.IGNORECASE)
_STAGE_JOIN = re.compile(r"\s*[,;]?\s*(?:và\s+)?")
_MIN_WORDS = 3
_OPENING_YEAR = re.compile(r"(?:phan dau )?(?:den|trong|tu)(?: het| cuoi)? nam ((?:19|20)\d{2})\s*[,:]")
_HEAD_ONLY = re.compile(r"(?:chi tieu|tieu chi|muc tieu)\s*(?:\d+)?\s*[.:]?\s*$")
_ITEM_NAME = re.compile(r"^(?:Chỉ tiêu|Tiêu chí|Mục tiêu)\s+(?:số\s+)?\d+(?:\.\d+)*\s*[:.–-]\s*", re.IGNORECASE)
_AIM_HEAD = re.compile(r"muc tieu(?! (?:tong quat|chung|tong the|chien luoc))")
_TARGET_HEAD = re.compile(r"(?:cac )?(?:chi tieu|muc tieu)(?: .{0,40})?$")


def read_targets(root: Node) -> tuple[TargetDraft, ...]:
    """All targets in the order of the text; a bullet with several percents gives several."""
    targets: list[TargetDraft] = []
    for section in _sections(root):
        for node in _items(section):
            if node.grid is not None:
                targets.extend(_of_grid(node, node.grid))
            else:
                targets.extend(_of_item(node))
    return tuple(targets)


def _sections(root: Node) -> list[Node]:
    """The sections of targets: by name, or the one called MỤC TIÊU without a general part of its own."""
    found: list[Node] = []

    def visit(node: Node) -> None:
        for child in node.children:
            if child.grid is not None and _is_target_grid(child.grid):
                found.append(child)
                continue
            if not _may_head(child):
                continue
            role = role_of(child)
            inner = [role_of(one) for one in child.children if _may_head(one)]
            own = role is Role.TARGETS or (role is Role.AIMS and _AIM_HEAD.match(plain(child.text)) is not None)
            if own and Role.TARGETS not in inner and (role is Role.TARGETS or Role.AIMS not in inner):
                found.append(child)
            elif role in (Role.TARGETS, Role.AIMS, Role.OTHER, Role.AUDIENCES):
                visit(child)

    visit(root)
    return [node for node in found if _has_targets(node)]


def _may_head(node: Node) -> bool:
    """Whether an item may head targets; a lettered one or a bullet by its own words (`b) Mục tiêu cụ thể:`) only."""
    if node.marker is None or (node.rank > Style.NUMBER + 1 and not node.children):
        return False
    if node.rank > Style.NUMBER + 1 and role_of(node) is not Role.TARGETS:
        return False
    return is_heading(node) or _lists_targets(node)


def _lists_targets(node: Node) -> bool:
    return node.rank <= Style.ROMAN or node.text.rstrip().endswith(":")


def _has_targets(node: Node) -> bool:
    """A section called MỤC TIÊU that is one plain paragraph states an aim, no target, unless it names a percent."""
    if node.grid is not None or _items_below(node) or any(_is_target_grid(one.grid) for one in node.walk() if one.grid):
        return True
    return any(_PERCENT.search(one.text) for one in node.walk())


def _items_below(node: Node) -> list[Node]:
    return [child for child in node.children if child.marker is not None]


def _items(section: Node) -> list[Node]:
    """The single targets below a section: its innermost items, `Chỉ tiêu n` rather than the `Mục tiêu n` above them."""
    if section.grid is not None:
        return [section]
    grids = [child for child in section.children if child.grid is not None and _is_target_grid(child.grid)]
    listed = _items_below(section)
    if not listed:
        return [*grids, *(child for child in section.children if child.grid is None and _PERCENT.search(child.text))]
    items: list[Node] = list(grids)
    for child in listed:
        inner = _items_below(child)
        if inner and (_is_group(child) or _is_target_word(inner[0])):
            items.extend(_items(child))
        elif not _is_general(child):
            items.append(child)
    return items


def _is_general(node: Node) -> bool:
    """`1. Mục tiêu chung`, in a section called MỤC TIÊU."""
    return re.match(r"(?:muc tieu|muc dich) (?:tong quat|chung)|muc dich|yeu cau", plain(node.text)) is not None


def _is_group(node: Node) -> bool:
    """Whether an item only heads those below it."""
    text = node.text.rstrip()
    if _PERCENT.search(text):
        return False
    return text.endswith(":") or is_heading(node) or _HEAD_ONLY.match(plain(text)) is not None


def _is_target_word(node: Node) -> bool:
    return node.marker is not None and node.marker.word in ("chi tieu", "tieu chi")


def _of_item(node: Node) -> list[TargetDraft]:
    inner = [child for child in node.children if child.grid is None]
    text = _ITEM_NAME.sub("", one_line(node.text))
    if not trim(text) and inner:
        text = one_line(inner[0].text)
    heading = next((one_line(above.text).rstrip(" .:") for above in node.ancestors()), "")
    parts = tuple(node.parts) if trim(node.text) else node.paragraphs()
    opened = _OPENING_YEAR.match(plain(text))
    targets = [_target(piece, f"{heading} năm {opened[1]}" if opened else heading, parts) for piece in _split(text)]
    for child in inner:
        if trim(node.text) and _PERCENT.search(child.text) and child.marker is not None:
            targets.extend(_target(piece, heading, tuple(child.parts)) for piece in _split(one_line(child.text)))
    return [target for target in targets if target.text]


def _split(text: str) -> list[str]:
    """A sentence with several percents, each at the head of its own part, is cut into its parts.

    Stages of one target (`đạt 80% năm 2025 và 100% năm 2030`) each keep the words they share.
    """
    if len(_PERCENT.findall(text)) < 2:
        return [text]
    if stages := _stages(text):
        return stages
    pieces: list[str] = []
    start = 0
    for found in _ONE_MORE.finditer(text):
        left, right = text[start : found.start()], text[found.end() :]
        if (
            _PERCENT.search(left)
            and len(left.split()) >= _MIN_WORDS
            and len(right.split()) >= _MIN_WORDS
            and left.count("(") == left.count(")")
        ):
            pieces.append(left)
            start = found.end()
    for piece in re.split(r";\s+", text[start:]):
        if (pieces and len(pieces[-1]) and not _PERCENT.search(piece)) or (pieces and not _PERCENT.search(pieces[-1])):
            pieces[-1] += f"; {piece}"
        else:
            pieces.append(piece)
    return pieces


def _stages(text: str) -> list[str]:
    """A target for each year of a row of percents and years; nothing for another sentence."""
    for pattern in (_STAGE_AFTER, _STAGE_BEFORE):
        found = list(pattern.finditer(text))
        between = [text[one.end() : other.start()] for one, other in pairwise(found)]
        if len(found) < 2 or len(found) != len(_PERCENT.findall(text)) or not all(map(_STAGE_JOIN.fullmatch, between)):
            continue
        verb = found[0]["verb"] if pattern is _STAGE_AFTER else ""
        before, after = text[: found[0].start()], text[found[-1].end() :]
        return [
            trim(f"{before}{'' if place == 0 or one['verb'] else verb}{one[0]}{after}")
            for place, one in enumerate(found)
        ]
    return []


def _target(text: str, heading: str, parts: tuple[int, ...]) -> TargetDraft:
    stated = _stated(trim(text))
    flat = plain(stated)
    percents = list(_PERCENT.finditer(stated))
    percent = percents[0] if percents else None
    each = _EACH.search(flat)
    count, unit = _count(stated, flat)
    kind = _kind(percent=percent is not None, periodic=each is not None and count is not None, count=count is not None)
    return TargetDraft(
        stated[:1].upper() + stated[1:],
        kind,
        parts,
        Sure.SURE if percent else Sure.LIKELY,
        percent=_decimal(percent[1]) if percent else None,
        percent_to=_decimal(percent[2]) if percent and percent[2] else None,
        at_most=bool(percent and _AT_MOST.search(flat[: percent.start()])),
        count=count if kind in (TargetKind.COUNT, TargetKind.PERIODIC) else None,
        unit=unit if kind in (TargetKind.COUNT, TargetKind.PERIODIC) else "",
        each=_printed_each(stated, each) if each and kind is TargetKind.PERIODIC else "",
        year=_year(flat) or _year(plain(heading)),
        heading=heading,
    )


def _stated(text: str) -> str:
    """The target itself: a remark in brackets at the end, or a list of examples behind a colon, only explains it."""
    rest = re.search(r":\s+[a-zà-ỹđ]", text)
    if rest and rest.start() > 60 and not re.search(r"\d", text[rest.start() :]):
        text = text[: rest.start()]
    opened = text.find(" (", 40)
    if (
        opened > 0
        and text.rstrip().endswith(")")
        and not _PERCENT.search(text[opened:])
        and text.count("(", opened) >= 1
    ):
        tail = text[opened:]
        if tail.count(")") >= tail.count("(") or text.count("(") != text.count(")"):
            text = text[:opened]
    return trim(text)


def _kind(*, percent: bool, periodic: bool, count: bool) -> TargetKind:
    if periodic:
        return TargetKind.PERIODIC
    if percent:
        return TargetKind.PERCENT
    return TargetKind.COUNT if count else TargetKind.ACTION


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _count(text: str, flat: str) -> tuple[int | None, str]:
    """The first number that counts things, with the thing: `ít nhất 20 mô hình` → (20, "mô hình")."""
    for found in _COUNT.finditer(flat):
        rest = flat[found.end() :]
        digits = found[2]
        known = _UNIT.match(rest)
        counted = found[1] or known or found.start(2) == 0 or (digits.startswith("0") and len(digits) == 2)
        if not counted or _NOT_UNIT.match(rest) or not rest[:1].isalpha():
            continue
        length = known.end() if known else len(" ".join(rest.split(" ")[:2]).rstrip(" ,;.:"))
        unit = text[found.end() : found.end() + length].strip()
        if unit:
            return int(digits.replace(".", "")), unit
    return None, ""


def _printed_each(text: str, each: re.Match[str]) -> str:
    place = 1 if each[1] else 2
    return text[each.start(place) : each.end(place)]


def _year(flat: str) -> int | None:
    years = [int(found[4] or found[3] or found[2] or found[1]) for found in _YEAR.finditer(flat)]
    return years[-1] if years else None


def _is_target_grid(grid: Grid) -> bool:
    """A table `TT | Chỉ tiêu | …`."""
    head = [one_line(plain(cell)).strip(" .:") for cell in grid.rows[0].cells]
    return any(_TARGET_HEAD.match(cell) for cell in head) and not any(
        re.match(r"(?:nhiem vu|noi dung|cong viec)", cell) for cell in head
    )


def _goals(cells: list[str], head: list[str], column: int) -> list[tuple[str, str]]:
    """The percents of a row with the year of their column, where several columns are years; else the first alone."""
    found = [(cell, head[at]) for at, cell in enumerate(cells) if at > column and _PERCENT.fullmatch(cell.strip("≥> "))]
    dated = [(goal, f" năm {year[0]}") for goal, named in found if (year := re.search(r"(?:19|20)\d{2}", named))]
    if len(dated) > 1 and len(dated) == len(found):
        return dated
    return [(found[0][0] if found else "", "")]


def _of_grid(node: Node, grid: Grid) -> list[TargetDraft]:
    head = [one_line(plain(cell)).strip(" .:") for cell in grid.rows[0].cells]
    column = next(place for place, cell in enumerate(head) if _TARGET_HEAD.match(cell))
    heading = next((one_line(above.text).rstrip(" .:") for above in node.ancestors()), "")
    targets: list[TargetDraft] = []
    for place, row in enumerate(grid.rows[1:], 1):
        cells = [one_line(cell) for cell in row.cells]
        if (
            (len(set(cells[1:])) < 2 and len(cells) > 2)
            or not cells[column]
            or re.fullmatch(r"\(?\d+\)?", cells[column])
        ):
            continue
        texts = [
            cells[column] if not goal or _PERCENT.search(cells[column]) else f"{cells[column]}{when}: {goal}"
            for goal, when in _goals(cells, head, column)
        ]
        targets.extend(_target(text, heading, (node.parts[place],)) for text in dict.fromkeys(texts))
    return targets
