"""A text file → paragraphs and tables."""

from __future__ import annotations

import re

from desktop.domain.plan_draft import PlanSource
from desktop.errors import FileFault
from desktop.planimport.celled_lines import celled_grid
from desktop.planimport.decoding import decode
from desktop.planimport.drawn_tables import drawn_grid
from desktop.planimport.gate import MAX_TEXT_BYTES, refuse_too_long
from desktop.planimport.secrecy import HEAD_LINES, refuse_secret, refuse_secret_below
from desktop.planimport.source import Block, Grid, Source
from desktop.planimport.text_tables import flat_grid, is_piped, piped_grid
from desktop.planimport.wrapped_text import wrapped_paragraphs
from desktop.progress import Progress

_BOLD = re.compile(r"\*\*|(?<!_)__(?!_)")
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_SLANTED = re.compile(r"\*(?=[^\s*])(.*[^\s*])\*$")
_BROKEN_ESCAPE = re.compile(r"\\(?=[.()\-+*#_|])")


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
    refuse_too_long(sum(1 for line in lines if line.strip()), file.name)
    filled = [line for line in lines if line.strip()]
    refuse_secret(filled[:HEAD_LINES], file.name)
    refuse_secret_below(filled[HEAD_LINES:], file.name)
    progress.step("Đang tách đoạn văn bản")
    return Source(file, tuple(_blocks(_without_markup(lines))), remarks)


def _without_markup(lines: list[str]) -> list[str]:
    """Signs of a marked-up text (double stars, hashes, escapes) taken away, where the text has them."""
    if not any(_is_marked(line) for line in lines):
        return lines
    bare = [_BROKEN_ESCAPE.sub("", _BOLD.sub("", _HEADING.sub("", line))).strip() for line in lines]
    return [_SLANTED.sub(r"\1", line) for line in bare]


def _is_marked(line: str) -> bool:
    """Whether a line has such signs; stars or strokes alone are the rule below a head."""
    return any(map(str.isalnum, line)) and bool(_BOLD.search(line) or _HEADING.match(line))


def _drawn(lines: list[str], place: int) -> tuple[Grid, int] | None:
    if not lines[place].strip() or (is_piped(lines[place]) and not _broken_row(lines, place)):
        return None
    return drawn_grid(lines, place)


def _broken_row(lines: list[str], start: int) -> bool:
    """Whether the rows `| a | b |` from here on come to one that is broken over lines."""
    after = next((line for line in lines[start:] if line.strip() and not is_piped(line)), "")
    return after.strip().startswith("|") and not after.strip().endswith("|")


def _blocks(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    plain_lines: list[str] = []
    place = 0

    def flush() -> None:
        blocks.extend(wrapped_paragraphs(plain_lines))
        plain_lines.clear()

    while place < len(lines):
        line = lines[place].strip()
        if drawn := _drawn(lines, place):
            flush()
            blocks.append(drawn[0])
            place = drawn[1]
        elif is_piped(line):
            end = place
            while end < len(lines) and (is_piped(lines[end]) or not lines[end].strip()):
                end += 1
            grid = piped_grid([row for row in lines[place:end] if row.strip()])
            flush()
            blocks.extend([grid] if grid else [])
            place = end
        elif len(line) < 16 and (flat := flat_grid(lines, place) or celled_grid(lines, place)):
            grid, place = flat
            flush()
            blocks.append(grid)
        else:
            plain_lines.append(lines[place])
            place += 1
    flush()
    return blocks
