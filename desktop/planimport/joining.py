"""Lines that a page or a program has broken → paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.planimport.labels import label_at_start, labels_inside
from desktop.planimport.markers import Marker, Style, find_marker
from desktop.planimport.plain import capitals, ends_sentence, first_letter, one_line, plain, starts_small
from desktop.planimport.source import Paragraph
from desktop.planimport.special_lines import opens_closing, stands_alone

_COMPOUND = re.compile(
    r"(?:the thao|du lich|thuong binh|truyen hinh|xa hoi|ky thuat|ke hoach|thong tin|dao tao|tuyen giao"
    r"|nhan van|hai dao|ha tang|gia dinh"
    r"|khcn|tttt|ubnd|hdnd|tnxp|hanh phuc|tu do)\b"
)
_BROKEN_NUMBER = re.compile(r"(?<=[^\W_][-/])\n(?=[^\W_])")
_DANGLING = re.compile(
    r"(?:,|(?:^|\s)(?:và|của|với|về|cho|tại|theo|các|do|từ|đến|trong|trên|là|được|bằng|thuộc|gửi|số|cùng|hoặc|giữa|như|qua"
    r"|bởi|để|nhằm|giao|ở|Bộ|Sở|Ban|Phòng|Hội|UBND|Ủy ban|Uỷ ban|Công|Văn|Trung tâm|Đài|Đoàn|Luật|Nghị|Quyết|Kế|Chủ))$"
)
_FOOTNOTE = re.compile(r"\[\d{1,2}\]\s|[¹²³⁴-⁹]{1,2}\s*\S")
_BASIS = re.compile(
    r"(?:Căn cứ(?: vào)?|Thực hiện)(?: các)? (?:Hiến pháp|Luật|Bộ luật|Pháp lệnh|Nghị (?:quyết|định)|Quyết định"
    r"|Kế hoạch|Công văn|Chỉ thị|Thông tư|Chương trình|Hướng dẫn|Kết luận|Thông báo|Văn bản|Quy (?:định|chế)|Đề án)\b"
)


@dataclass(frozen=True)
class Line:
    """One line as a page shows it.

    `room` says that the next line's first word would still have fitted behind it: the writer ended the line. `gap`
    that more than the usual space lies before it. `starts` that its indent opens a paragraph (True), goes on with one
    (False), or says nothing (None).
    """

    text: str
    room: bool
    gap: bool = False
    starts: bool | None = None
    bold: bool = False


class _Sequence:
    """The last number of each style seen, to tell `12. Tiếp tục` from a sentence broken before `12.`."""

    def __init__(self) -> None:
        self._last: dict[tuple[Style, int, str], int] = {}

    def expects(self, marker: Marker) -> bool:
        key = (marker.style, marker.depth, marker.word)
        last = self._last.get(key, 0)
        return marker.value == 1 or last <= marker.value <= last + 2

    def note(self, marker: Marker) -> None:
        self._last[(marker.style, marker.depth, marker.word)] = marker.value


def join_lines(lines: list[Line]) -> list[Paragraph]:
    """Paragraphs of the lines, in order. Nothing is lost; a line is joined only where it goes on with a sentence."""
    sequence = _Sequence()
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, sequence):
            groups[-1].append(line)
            continue
        groups.append([line])
        if marker := find_marker(line.text):
            sequence.note(marker)
    return [_paragraph(group) for group in groups]


def _paragraph(group: list[Line]) -> Paragraph:
    text = one_line(_BROKEN_NUMBER.sub("", "\n".join(line.text for line in group)))
    bold = all(line.bold for line in group)
    lead = 0
    for line in group:
        if not line.bold:
            break
        lead += len(line.text) + 1
    return Paragraph(text, bold, min(lead, len(text)))


def _goes_on(group: list[Line], line: Line, sequence: _Sequence) -> bool:
    before = group[-1]
    if stands_alone(line.text) or stands_alone(before.text):
        return False
    whole = group[0].text
    marker = find_marker(line.text)
    opening = find_marker(whole)
    if opening and opening.end >= len(whole.rstrip()) and len(group) == 1:
        return marker is None
    if marker:
        return _counts_on_inside(group, marker) or _false_marker(before, line, marker, sequence)
    if _inside_bracket(group, line) or _waits_for_value(before):
        return True
    return not _opens_anew(before, line) and _continues(group, line)


def _continues(group: list[Line], line: Line) -> bool:
    before, whole = group[-1], group[0].text
    if capitals(whole) and len(whole) > 3:
        return (capitals(line.text) or not any(map(str.isalpha, line.text))) and not line.gap
    return _same_sentence(before, line)


def _inside_bracket(group: list[Line], line: Line) -> bool:
    """Whether the line closes a bracket that the paragraph has opened."""
    close, opened = line.text.find(")"), line.text.find("(")
    if close < 0 or 0 <= opened < close:
        return False
    whole = " ".join(one.text for one in group)
    return whole.count("(") > whole.count(")")


def _waits_for_value(before: Line) -> bool:
    """`… chủ trì. Phối hợp:` at a line's end: what stands behind the last label of a sentence follows."""
    if not before.text.rstrip().endswith(":"):
        return False
    marker = find_marker(before.text)
    start = marker.end if marker else 0
    labels = labels_inside(before.text, start)
    return bool(labels) and labels[-1].start > start and not before.text[labels[-1].end :].strip()


def _opens_anew(before: Line, line: Line) -> bool:
    """A label, the next basis or footnote, the closing, or a heading in capitals behind a line that ended early."""
    if label_at_start(line.text) and ":" in line.text:
        return True
    if ends_sentence(before.text) and opens_closing(line.text):
        return True
    if _FOOTNOTE.match(line.text) or _opens_basis(before, line):
        return True
    return capitals(line.text) and len(line.text.split()) > 2 and before.room and not capitals(before.text)


def _opens_basis(before: Line, line: Line) -> bool:
    """`Căn cứ Luật …` on its own line; `Thực hiện Kế hoạch …` only behind a mark: many titles hold such words."""
    if not _BASIS.match(line.text):
        return False
    return line.text.startswith("Căn") or before.text.rstrip().endswith((",", ";", "."))


def _same_sentence(before: Line, line: Line) -> bool:
    ended = ends_sentence(before.text)
    if line.starts is not None and not (line.starts and starts_small(line.text) and not ended):
        return not line.starts and not (ended and before.room and line.gap)
    if line.gap and (ended or not starts_small(line.text)):
        return False
    if _DANGLING.search(before.text) and not capitals(before.text):
        return True
    if first_letter(line.text).isupper():
        return not before.room and not (ended and before.text.rstrip().endswith("./."))
    return not (ended and before.room)


def _counts_on_inside(group: list[Line], marker: Marker) -> bool:
    """`(2) …` at the start of a line, when `(1)` stands in the middle of the paragraph."""
    if marker.style is not Style.BRACKET or not marker.printed.isdigit():
        return False
    return any(f"({marker.value - 1})" in line.text[1:] for line in group)


def _false_marker(before: Line, line: Line, marker: Marker, sequence: _Sequence) -> bool:
    """Whether what looks like a marker is only where a sentence was broken."""
    rest = line.text[marker.end :]
    if label_at_start(rest) or before.text.rstrip().endswith("./."):
        return False
    if line.starts or line.gap:
        return (
            marker.style is Style.BULLET and not ends_sentence(before.text) and not before.room and starts_small(rest)
        )
    if marker.style is Style.BRACKET:
        return not before.room
    if before.room or ends_sentence(before.text):
        return False
    if marker.style is Style.BULLET:
        broken = starts_small(rest) or (rest[:1].isdigit() and before.text[-1:].isdigit())
        return marker.printed == "-" and (broken or _COMPOUND.match(plain(rest)) is not None)
    return not sequence.expects(marker)
