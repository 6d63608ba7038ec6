"""Lines of a text that was broken at a width → its paragraphs; head and foot keep their lines."""

from __future__ import annotations

import re
from itertools import pairwise

from desktop.planimport.joining import Line, join_lines
from desktop.planimport.markers import find_marker
from desktop.planimport.plain import one_line
from desktop.planimport.source import Paragraph
from desktop.planimport.special_lines import (
    is_appendix,
    is_decision_title,
    is_place_date,
    is_plan_title,
    is_recipients,
    is_signing,
    titled_plan,
)
from desktop.planimport.text_tables import PIPE
from desktop.planimport.wrap_width import WrapRule, goes_on, rejoined, wrap_rule

_PAGE_NUMBER = re.compile(r"[-–\s]*(\d{1,3})[-–\s]*$|trang\s+(\d{1,3})(?:\s*/\s*\d+)?$", re.IGNORECASE)
_WIDE_GAP = re.compile(r"\s{3,}")
_BAR = re.compile(r"\s*[|‖¦│]+\s*")
_TAB = 8
_LEAST_INDENT = 8
_LONG_LINE = 160


def is_hard_wrapped(texts: list[str]) -> bool:
    """Whether paragraphs are in truth lines of a page: many go on in the middle of a sentence, none is long."""
    lengths = sorted(len(text) for text in texts)
    if len(texts) < 20 or lengths[int(0.95 * (len(lengths) - 1))] > _LONG_LINE:
        return False
    return sum(map(goes_on, texts)) > 0.15 * len(texts)


def wrapped_paragraphs(lines: list[str]) -> list[Paragraph]:
    """Head and foot keep their lines; what lies between is joined to paragraphs."""
    lines = _without_page_numbers(lines)
    paragraphs: list[Paragraph] = []
    for kept, part in _zones(lines):
        if kept:
            paragraphs.extend(Paragraph(text) for text in _columns(part))
        else:
            paragraphs.extend(join_lines(rejoined(_measured(part))))
    return [paragraph for paragraph in paragraphs if paragraph.text]


def _zones(lines: list[str]) -> list[tuple[bool, list[str]]]:
    """Stretches of lines with whether they are a head or a foot."""
    first = next((place for place, line in enumerate(lines) if _opens_title(line)), None)
    zones: list[tuple[bool, list[str]]] = []
    kept = first is not None and not any(_is_item(one_line(line)) for line in lines[:first])
    start = 0
    for place, line in enumerate(lines):
        text = line.strip()
        change = not kept and (is_recipients(one_line(text)) or is_signing(one_line(text)))
        if kept and (_opens_title(text) or (is_appendix(text) and place)):
            change = True
        if change and place > start:
            zones.append((kept, lines[start:place]))
            start = place
        kept = kept != change
    zones.append((kept, lines[start:]))
    return zones


def _is_item(text: str) -> bool:
    """Whether a line is an item of a body; the star below the name of a Party body is none."""
    marker = find_marker(text)
    rest = text[marker.end :].strip() if marker else ""
    return bool(rest) and not is_place_date(rest)


def _opens_title(line: str) -> bool:
    text = line.strip()
    return len(text) < 200 and (is_plan_title(text) or is_decision_title(text) or titled_plan(text) is not None)


def _columns(lines: list[str]) -> list[str]:
    """Lines of a head or foot; where two columns share a line, the left column comes first, then the right one.

    Bars, tabs or several blanks part the columns; a line alone belongs to the column it begins in.
    """
    left: list[str] = []
    right: list[str] = []
    texts: list[str] = []
    begins: list[int] = []
    for line in [*(line.expandtabs(_TAB) for line in lines), PIPE]:
        if line.strip() == PIPE:
            texts.extend([*left, *right])
            left, right = [], []
            continue
        barred = _barred(line)
        pieces = [piece for piece in _WIDE_GAP.split(line.strip()) if piece]
        if barred:
            left.append(one_line(barred[0]))
            right.append(one_line(" ".join(barred[1:])))
        elif len(pieces) > 1:
            left.append(one_line(pieces[0]))
            right.append(one_line(" ".join(pieces[1:])))
            begins.append(line.index(pieces[1], line.index(pieces[0]) + len(pieces[0])))
        elif pieces:
            indent = len(line) - len(line.lstrip())
            beside = bool(begins) and indent > max(_LEAST_INDENT, 0.7 * min(begins))
            (right if beside or (indent > 24 and right) else left).append(one_line(line))
    return [text for text in texts if text]


def _barred(line: str) -> list[str]:
    """The columns of a line parted by bars, the left one empty where the line begins with a single bar."""
    parts = _BAR.split(line.rstrip())
    if len(parts) < 2:
        return []
    if len(parts) > 2 and not parts[0].strip():
        parts = parts[1:]
    return [part.strip() for part in parts]


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
    blank_ends, rule = _habit(texts, gaps)
    return [
        Line(text, rule.room(text, after), blank_ends and gap)
        for text, gap, after in zip(texts, gaps, [*texts[1:], ""], strict=True)
    ]


def _habit(texts: list[str], gaps: list[bool]) -> tuple[bool, WrapRule]:
    """Whether a blank line ends a paragraph, and how to tell that a line was ended by the writer.

    In a text that was not broken at a width every line was, in one broken unevenly a short line says nothing.
    """
    lengths = sorted(len(text) for text in texts if len(text) > 30) or [80]
    width = lengths[int(0.9 * (len(lengths) - 1))]
    small = sum(map(goes_on, texts[1:]))
    inside = [after for (_, after), gap in zip(pairwise(texts), gaps[1:], strict=True) if not gap]
    spaced = sum(gaps[1:]) > 0.8 * max(len(texts) - 1, 1)
    if width > _LONG_LINE or small < 0.08 * len(texts):
        return True, WrapRule(float("inf"), float("inf"))
    if spaced and small > 0.12 * len(texts):
        return False, wrap_rule(texts, width)
    if sum(gaps) > 0.1 * len(texts) and sum(map(goes_on, inside)) > 0.15 * max(len(inside), 1):
        return True, WrapRule(0, 0)
    return True, wrap_rule(texts, width)
