"""A text file → paragraphs and tables."""

from __future__ import annotations

import re
from itertools import pairwise

from desktop.domain.plan_draft import PlanSource, SourceKind
from desktop.errors import FileFault
from desktop.planimport.decoding import decode
from desktop.planimport.gate import MAX_TEXT_BYTES
from desktop.planimport.joining import Line, join_lines
from desktop.planimport.markers import find_marker
from desktop.planimport.plain import ends_sentence, one_line, starts_small
from desktop.planimport.secrecy import HEAD_LINES, refuse_secret
from desktop.planimport.source import Block, Paragraph, Source
from desktop.planimport.special_lines import is_appendix, is_decision_title, is_plan_title, is_recipients, titled_plan
from desktop.planimport.text_tables import PIPE, flat_grid, is_piped, piped_grid
from desktop.progress import Progress

_PAGE_NUMBER = re.compile(r"[-–\s]*(\d{1,3})[-–\s]*$|trang\s+(\d{1,3})(?:\s*/\s*\d+)?$", re.IGNORECASE)
_WIDE_GAP = re.compile(r"\t+| {4,}|\s{5,}")
_BOLD = re.compile(r"\*\*|__")
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_BROKEN_ESCAPE = re.compile(r"\\(?=[.()\-+*#_|])")
_LONG_LINE = 160


def read_txt(data: bytes, file: PlanSource, progress: Progress) -> Source:
    """Read the bytes of a text file. Raises `FileFault`."""
    if len(data) > MAX_TEXT_BYTES:
        raise FileFault(
            f"Tệp văn bản quá lớn ({len(data) / 1_000_000:.0f} MB) để là một kế hoạch.",
            where=file.name,
            remedy="Đề nghị kiểm tra lại tệp đã chọn.",
        )
    text, remarks = decode(data, file.name)
    lines = text.replace("\f", "\n").split("\n")
    refuse_secret([line for line in lines if line.strip()][:HEAD_LINES], file.name)
    progress.step("Đang tách đoạn văn bản")
    return Source(file, tuple(_blocks(_without_markup(lines))), remarks)


def is_text(kind: SourceKind) -> bool:
    """Whether this reader is meant for the kind."""
    return kind is SourceKind.TXT


def _without_markup(lines: list[str]) -> list[str]:
    """Signs of a marked-up text (double stars, hashes, escapes) taken away, where the text has them."""
    if sum(1 for line in lines if _BOLD.search(line) or _HEADING.match(line)) == 0:
        return lines
    return [_BROKEN_ESCAPE.sub("", _BOLD.sub("", _HEADING.sub("", line))) for line in lines]


def _blocks(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    plain_lines: list[str] = []
    place = 0

    def flush() -> None:
        blocks.extend(_paragraphs(plain_lines))
        plain_lines.clear()

    while place < len(lines):
        line = lines[place].strip()
        if is_piped(line):
            end = place
            while end < len(lines) and (is_piped(lines[end]) or not lines[end].strip()):
                end += 1
            grid = piped_grid([row for row in lines[place:end] if row.strip()])
            flush()
            blocks.extend([grid] if grid else [])
            place = end
        elif len(line) < 16 and (flat := flat_grid(lines, place)):
            grid, place = flat
            flush()
            blocks.append(grid)
        else:
            plain_lines.append(lines[place])
            place += 1
    flush()
    return blocks


def _paragraphs(lines: list[str]) -> list[Paragraph]:
    """Head and foot keep their lines; what lies between is joined to paragraphs."""
    lines = _without_page_numbers(lines)
    paragraphs: list[Paragraph] = []
    for kept, part in _zones(lines):
        if kept:
            paragraphs.extend(Paragraph(text) for text in _columns(part))
        else:
            paragraphs.extend(join_lines(_measured(part)))
    return [paragraph for paragraph in paragraphs if paragraph.text]


def _zones(lines: list[str]) -> list[tuple[bool, list[str]]]:
    """Stretches of lines with whether they are a head or a foot."""
    first = next((place for place, line in enumerate(lines) if _opens_title(line)), None)
    zones: list[tuple[bool, list[str]]] = []
    kept = first is not None and all(find_marker(one_line(line)) is None for line in lines[:first])
    start = 0
    for place, line in enumerate(lines):
        text = line.strip()
        change = not kept and is_recipients(one_line(text))
        if kept and (_opens_title(text) or (is_appendix(text) and place)):
            change = True
        if change and place > start:
            zones.append((kept, lines[start:place]))
            start = place
        kept = kept != change
    zones.append((kept, lines[start:]))
    return zones


def _opens_title(line: str) -> bool:
    text = line.strip()
    return len(text) < 200 and (is_plan_title(text) or is_decision_title(text) or titled_plan(text) is not None)


def _columns(lines: list[str]) -> list[str]:
    """Lines of a head or foot; where two columns share a line, the left column comes first, then the right one."""
    left: list[str] = []
    right: list[str] = []
    texts: list[str] = []
    for line in [*lines, PIPE]:
        bare = line.strip()
        if bare == PIPE:
            texts.extend([*left, *right])
            left, right = [], []
            continue
        pieces = [piece for piece in _WIDE_GAP.split(line.rstrip().strip(PIPE)) if piece.strip()]
        if len(pieces) > 1:
            left.append(one_line(pieces[0]))
            right.append(one_line(" ".join(pieces[1:])))
        elif bare:
            indented = len(line) - len(line.lstrip()) > 24 and bool(right)
            (right if indented else left).append(one_line(bare.strip(PIPE)))
    return [text for text in texts if text]


def _without_page_numbers(lines: list[str]) -> list[str]:
    kept = []
    page = 0
    for line in lines:
        found = _PAGE_NUMBER.fullmatch(line.strip()) if len(line.strip()) < 14 else None
        number = int(found[1] or found[2]) if found else 0
        if found and number in (page + 1, 2 if page == 0 else page + 1):
            page = number
            continue
        kept.append(line)
    return kept


def _measured(lines: list[str]) -> list[Line]:
    """Lines with what their lengths and the blank lines between them say about paragraphs."""
    texts: list[str] = []
    gaps: list[bool] = []
    gap = False
    for line in lines:
        bare = one_line(line.strip().strip(PIPE) if line.strip() != PIPE else "")
        if not bare:
            gap = True
            continue
        texts.append(bare)
        gaps.append(gap)
        gap = False
    if not texts:
        return []
    blank_ends, width = _habit(texts, gaps)
    return [
        Line(text, _room(text, after, width), blank_ends and gap)
        for text, gap, after in zip(texts, gaps, [*texts[1:], ""], strict=True)
    ]


def _habit(texts: list[str], gaps: list[bool]) -> tuple[bool, int]:
    """Whether a blank line ends a paragraph, and the width at which lines were broken (0: never; -1: unevenly)."""
    lengths = sorted(len(text) for text in texts if len(text) > 30) or [80]
    width = lengths[int(0.9 * (len(lengths) - 1))]
    small = sum(1 for text in texts[1:] if starts_small(text))
    inside = [after for (_, after), gap in zip(pairwise(texts), gaps[1:], strict=True) if not gap]
    spaced = sum(gaps[1:]) > 0.8 * max(len(texts) - 1, 1)
    if width > _LONG_LINE or small < 0.08 * len(texts):
        return True, 0
    if spaced and small > 0.12 * len(texts):
        return False, width
    if sum(gaps) > 0.1 * len(texts) and sum(1 for text in inside if starts_small(text)) > 0.15 * max(len(inside), 1):
        return True, -1
    return True, width


def _room(text: str, after: str, width: int) -> bool:
    if width <= 0:
        return width == 0
    share = 0.88 if ends_sentence(text) else 0.8
    return len(text) + 1 + len(after.split(" ", 1)[0]) <= share * width
