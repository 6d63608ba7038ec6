"""The outer frame of a plan: head, decision before it, title, opening, body, foot, appendix."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from desktop.planimport.agencies import starts_name
from desktop.planimport.labels import EVIDENCE, label_at_start
from desktop.planimport.markers import Style, find_marker, is_rule
from desktop.planimport.outline import Numbered
from desktop.planimport.plain import UPPER, capitals, ends_sentence, one_line, plain
from desktop.planimport.source import Paragraph, Source
from desktop.planimport.special_lines import (
    is_appendix,
    is_decision_title,
    is_digital_signature,
    is_nation,
    is_number_line,
    is_place_date,
    is_plan_title,
    is_post,
    is_recipients,
    is_signing,
    opens_closing,
    titled_plan,
)

_ARTICLE = re.compile(r"dieu \d{1,2}\s*[.:]")
_ATTACHED = re.compile(r"\(\s*(?:ban hanh\s+)?(?:kem theo|dinh kem)")
_BASIS_START = re.compile(
    r"(?:can cu|thuc hien|trien khai|tiep tuc|theo|tren co so|nham|de (?:trien khai|thuc hien|tiep tuc"
    r"|cu the)|tiep theo|xet de nghi|chap hanh|qua)\b"
)
_MORE_CLOSING = re.compile(
    r"(?:yeu cau|de nghi|can cu (?:noi dung )?ke hoach|nhan duoc|ke hoach nay|kinh de nghi|noi dung nao)\b"
    r"|(?:uy ban nhan dan|ubnd)\b.{0,60}(?:yeu cau|de nghi)"
)
_POST = re.compile(
    r"(?:pho |quyen )?(?:chu tich|giam doc|truong|bi thu|thu truong|chanh|thu tuong|bo truong|vien truong|cuc truong)\b"
)
_ATTACHED_INSIDE = re.compile(r"\s\((?:ban hanh\s+)?(?:kem theo|dinh kem)")
_SUBJECT = re.compile(r"V/v\b")
_SECOND_COLUMN = re.compile(r"(?<=\S)\s+(?=cong hoa xa hoi chu nghia|doc lap\s*[-–]\s*tu do|dang cong san viet nam)")
_DAY_BESIDE = re.compile(rf"\s(?=(?:[{UPPER}][\w'-]*\s){{0,3}}[{UPPER}][\w'-]*\s*,\s*ngày\b)")
_DEGREES = re.compile(
    r"^(?:(?:(?:GS|PGS|TSKH|TS|Th\.?[Ss]|THS|BS|DS|KTS|KS|CN|LS|NGƯT|NGND|TTƯT|TTND)(?:[.\s]*CK[.\s]?(?:II?|[12]))?"
    r"|CK(?:II?|[12]))(?:[.,–-]+\s*|\s+)"
    r"|(?:Thiếu|Trung|Thượng|Đại) (?:tá|tướng|úy|uý)(?: chuyên nghiệp)?\.?\s+)+"
)
_MAX_TITLE = 8


@dataclass(frozen=True)
class HeadLine:
    """A line of head or foot, with its paragraph and, inside a table, its column."""

    text: str
    number: int
    column: int = -1


@dataclass
class Frame:
    """The parts of a document; `decision` holds what stands before an attached plan, its own foot apart."""

    items: list[Numbered]
    head: list[HeadLine] = field(default_factory=list)
    decision: list[Numbered] = field(default_factory=list)
    decision_foot: list[HeadLine] = field(default_factory=list)
    title: list[HeadLine] = field(default_factory=list)
    attached: list[HeadLine] = field(default_factory=list)
    opening: list[Numbered] = field(default_factory=list)
    body: list[Numbered] = field(default_factory=list)
    closing: list[Numbered] = field(default_factory=list)
    foot: list[HeadLine] = field(default_factory=list)
    appendix: list[Numbered] = field(default_factory=list)
    has_title: bool = False


def number_items(source: Source) -> list[Numbered]:
    """The blocks with their paragraph numbers."""
    items: list[Numbered] = []
    number = 0
    for block in source.blocks:
        if isinstance(block, Paragraph):
            items.append(Numbered(number, block.text, block.bold, block.bold_lead))
            number += 1
        else:
            items.append(Numbered(number, grid=block))
            number += len(block.rows)
    return items


def paragraph_texts(source: Source) -> tuple[str, ...]:
    """The text of every paragraph in the order of the numbers; of a table row its cells, joined by " | "."""
    texts: list[str] = []
    for block in source.blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        else:
            texts.extend(" | ".join(one_line(cell) for cell in row.cells) for row in block.rows)
    return tuple(texts)


def lines_of(items: list[Numbered]) -> list[HeadLine]:
    """All lines of items, cell by cell: a head's left column before its right one."""
    lines: list[HeadLine] = []
    for item in items:
        if item.grid is None:
            lines.extend(HeadLine(text, item.number) for text in _columns_apart(item.text))
            continue
        for column in range(item.grid.width):
            for place, row in enumerate(item.grid.rows):
                if column and row.cells[column] == row.cells[column - 1]:
                    continue
                lines.extend(
                    HeadLine(one_line(line), item.number + place, column) for line in row.cells[column].split("\n")
                )
    return [line for line in lines if line.text]


def _columns_apart(text: str) -> list[str]:
    """A line of the head into which both columns ran, cut where the second one begins."""
    found = _SECOND_COLUMN.search(plain(text)) or (_DAY_BESIDE.search(text) if is_number_line(text) else None)
    return [text[: found.start()].strip(), text[found.end() :].strip()] if found else [text]


def _filled_width(item: Numbered) -> int:
    """How many columns of a table hold anything."""
    rows = item.grid.rows if item.grid else ()
    return sum(1 for column in zip(*(row.cells for row in rows), strict=True) if any(column))


def split_frame(items: list[Numbered]) -> Frame:
    """Part a document. Without the word KẾ HOẠCH a plan's number in the head, or the first heading, opens the body."""
    frame = Frame(items)
    title = _title_place(items)
    if title is None:
        after = _untitled(frame)
    else:
        frame.has_title = True
        _split_before(frame, title)
        after = _split_title(frame, title)
    _split_after(frame, after)
    return frame


def _title_place(items: list[Numbered]) -> int | None:
    titles = [
        place
        for place, item in enumerate(items)
        if item.grid is None and (is_plan_title(item.text) or titled_plan(item.text) is not None)
    ]
    if not titles:
        return None
    decision = next(
        (place for place, item in enumerate(items) if item.grid is None and is_decision_title(item.text)), None
    )
    if decision is not None and decision < titles[0] + 40:
        articles = [
            place for place, item in enumerate(items) if item.grid is None and _ARTICLE.match(plain(item.text[:20]))
        ]
        attached = [place for place in titles if articles and place > articles[0]]
        if attached:
            return attached[0]
    heading = _first_heading(items, 0)
    return titles[0] if heading is None or titles[0] < heading or len(items) < 3 else None


def _first_heading(items: list[Numbered], start: int) -> int | None:
    for place in range(start, len(items)):
        item = items[place]
        marker = find_marker(item.text) if item.grid is None and not _SUBJECT.match(item.text) else None
        if (
            marker
            and marker.style is not Style.BULLET
            and marker.style <= Style.NUMBER + 4
            and (marker.value == 1 or marker.style <= Style.ROMAN)
        ):
            return place
    return None


def _split_before(frame: Frame, title: int) -> None:
    before = frame.items[:title]
    decision = next(
        (place for place, item in enumerate(before) if item.grid is None and is_decision_title(item.text)), None
    )
    if decision is None:
        frame.head = lines_of(before)
        return
    frame.head = lines_of(before[:decision])
    rest = before[decision:]
    foot = _foot_place(rest)
    frame.decision = rest[:foot]
    frame.decision_foot = lines_of(rest[foot:])


def _untitled(frame: Frame) -> int:
    """No title line: head lines are taken from the front, then capitals right behind them are the title."""
    items = frame.items
    place = 0
    while (
        place < len(items)
        and (items[place].grid is not None or _is_head_line(items[place].text))
        and not _task_table(items[place])
    ):
        place += 1
    frame.head = lines_of(items[:place])
    start = place
    plan_numbered = any(
        "/kh" in plain(line.text) or "-kh" in plain(line.text) for line in frame.head if is_number_line(line.text)
    )
    while (
        plan_numbered
        and place < len(items)
        and items[place].grid is None
        and capitals(items[place].text)
        and not find_marker(items[place].text)
    ):
        place += 1
    frame.title = lines_of(items[start:place])
    return place


def _task_table(item: Numbered) -> bool:
    return _filled_width(item) > 2


def _is_head_line(text: str) -> bool:
    return (
        is_nation(text)
        or is_rule(text)
        or is_number_line(text)
        or is_place_date(text)
        or (
            capitals(text)
            and len(text) < 60
            and re.match(
                r"(?:uy ban|ubnd|so|bo|phong|ban|tinh|huyen|thanh pho|thi xa|xa|phuong|nhan dan|dan)\b", plain(text)
            )
            is not None
        )
    )


def _split_title(frame: Frame, title: int) -> int:
    """Collect the lines of the title; gives the place after them."""
    first = frame.items[title]
    rest = titled_plan(first.text)
    if rest and not is_plan_title(first.text):
        frame.title.append(HeadLine(rest, first.number))
    place = title + 1
    shouted = False
    while place < len(frame.items) and len(frame.title) < _MAX_TITLE:
        item = frame.items[place]
        if item.grid is not None or _ends_title(item.text, shouted=shouted, first=not frame.title):
            break
        if not is_rule(item.text):
            shouted = shouted or capitals(item.text)
            _add_to_title(frame, item)
        place += 1
    while (
        place < len(frame.items) and frame.items[place].grid is None and _is_under_title(frame, frame.items[place].text)
    ):
        frame.attached.append(HeadLine(frame.items[place].text, frame.items[place].number))
        place += 1
    return place


def _add_to_title(frame: Frame, item: Numbered) -> None:
    """A paragraph of the title; `(Kèm theo Quyết định …)` joined to it is put below the title."""
    found = _ATTACHED_INSIDE.search(plain(item.text))
    end = found.start() if found else len(item.text)
    frame.title.append(HeadLine(item.text[:end], item.number))
    if found:
        frame.attached.append(HeadLine(item.text[end:].strip(), item.number))


def _is_under_title(frame: Frame, text: str) -> bool:
    """`(Kèm theo Quyết định …)`, also when it is broken over several lines."""
    if is_rule(text) or _ATTACHED.match(plain(text)):
        return True
    so_far = " ".join(line.text for line in frame.attached)
    return so_far.count("(") > so_far.count(")") and len(text) < 120


def _ends_title(text: str, *, shouted: bool, first: bool) -> bool:
    flat = plain(text)
    if _ATTACHED.match(flat) or flat.startswith("can cu ") or is_recipients(text):
        return True
    if find_marker(text) is not None and not _SUBJECT.match(text):
        return True
    if is_number_line(text) or len(text) > 420:
        return True
    if shouted and not capitals(text) and any(map(str.isalpha, text)):
        return True
    if first:
        return False
    return (_BASIS_START.match(flat) is not None and len(text) > 60 and not capitals(text)) or ends_sentence(text)


def _split_after(frame: Frame, start: int) -> None:
    items = frame.items
    appendix = next(
        (place for place in range(start, len(items)) if items[place].grid is None and is_appendix(items[place].text)),
        len(items),
    )
    foot = start + _foot_place(items[start:appendix])
    heading = _first_heading(items[:foot], start)
    opening = _opening_end(items, start, heading if heading is not None else foot)
    frame.opening = items[start:opening]
    body = items[opening:foot]
    tail = _closing_place(body)
    frame.body, frame.closing = body[:tail], body[tail:]
    rest = items[foot:appendix]
    frame.foot = lines_of([item for item in rest if not _task_table(item)])
    frame.appendix = [*(item for item in rest if _task_table(item)), *items[appendix:]]


def _opening_end(items: list[Numbered], start: int, heading: int) -> int:
    """The opening ends at the first heading, table of tasks or label."""
    for place in range(start, heading):
        if _task_table(items[place]):
            return place
        found = label_at_start(items[place].text)
        if found and found.label in EVIDENCE:
            return place
    return heading


def _foot_place(items: list[Numbered]) -> int:
    """Where Nơi nhận or the signature begins, counted from the front; the length when there is neither."""
    opened = next((place for place in range(len(items) - 1, -1, -1) if _opens_foot(items[place])), None)
    if opened is None:
        signed = (place for place, item in enumerate(items) if item.grid is None and is_signing(item.text))
        return next(signed, _bare_signature(items))
    while opened > 0 and _is_signature_line(items[opened - 1]):
        opened -= 1
    return opened


def _bare_signature(items: list[Numbered]) -> int:
    """Where an office (`GIÁM ĐỐC`) over a person's name begins at the end; the length when there is none."""
    start = len(items)
    while start > 0 and items[start - 1].grid is None and _is_signature_text(items[start - 1].text):
        start -= 1
    while start < len(items) and not (capitals(items[start].text) and _is_office(items[start].text)):
        start += 1
    return start if any(is_person(item.text) for item in items[start + 1 :]) else len(items)


def _opens_foot(item: Numbered) -> bool:
    if item.grid is None:
        return is_recipients(item.text)
    return _filled_width(item) <= 3 and any(is_recipients(cell) for row in item.grid.rows[:3] for cell in row.cells)


def _is_signature_line(item: Numbered) -> bool:
    if item.grid is not None:
        return any(is_signing(line.text) for line in lines_of([item])) and all(
            _is_signature_text(line.text) for line in lines_of([item])
        )
    return _is_signature_text(item.text)


def _is_signature_text(text: str) -> bool:
    if not text or find_marker(text):
        return False
    return (
        is_signing(text)
        or is_place_date(text)
        or is_digital_signature(text)
        or (capitals(text) and len(text) < 60)
        or is_person(text)
    )


def bare_name(text: str) -> str:
    """A person's name without degrees and ranks: `BS.CKII. Lò Văn Tám` → `Lò Văn Tám`."""
    return _DEGREES.sub("", text)


def _is_office(text: str) -> bool:
    return _POST.match(plain(text)) is not None or is_post(text)


def is_person(text: str) -> bool:
    """Whether a line is the name of a person: two to six words, each with a capital, nothing else."""
    words = bare_name(text).split()
    if not 2 <= len(words) <= 6 or (capitals(text) and _is_office(text)):
        return False
    return all(word[0].isupper() and word.replace("-", "").isalpha() for word in words)


def _closing_place(body: list[Numbered]) -> int:
    """Where the closing paragraphs begin: plain ones at the end that open like a closing or carry `./.`."""
    place = len(body)
    while place > 0 and place > len(body) - 4 and _is_closing(body, place - 1):
        place -= 1
    return place


def _is_closing(body: list[Numbered], place: int) -> bool:
    item = body[place]
    if item.grid is not None or find_marker(item.text) is not None or label_at_start(item.text) is not None:
        return False
    if opens_closing(item.text):
        return True
    before = body[place - 1] if place else None
    heading_before = (
        before is not None
        and before.grid is None
        and find_marker(before.text) is not None
        and not ends_sentence(before.text)
    )
    unnumbered = before is not None and find_marker(before.text) is None and starts_name(before.text)
    if heading_before or (unnumbered and starts_name(item.text) and not _MORE_CLOSING.match(plain(item.text))):
        return False
    flat = plain(item.text)
    return item.text.rstrip().endswith("./.") or (place == len(body) - 1 and _MORE_CLOSING.match(flat) is not None)
