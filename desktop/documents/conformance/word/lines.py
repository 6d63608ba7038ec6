"""Paragraphs of a heading or a foot as the lines a reader sees: lines of words, and drawn lines between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.documents.conformance.letters import natural_line, text_width, wrapped_widths
from desktop.documents.conformance.word.model import Layout, Paragraph, Run

_DASHES = re.compile(r"[_\u2013\u2014\u2500\u00af-]{3,}")
_RAISED = (0.57, 0.67)  # Word and LibreOffice draw raised letters at about 58 % and 66 %
_WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words; `row` is the table row it stands in, `drop` how far below the row's top (twips, estimated)."""

    runs: tuple[Run, ...]
    paragraph: Paragraph
    row: int = 0
    drop: float = 0.0

    @property
    def text(self) -> str:
        """The words with single blanks, as they look: capitals where the letters are set in capitals."""
        return " ".join("".join(shown_text(run) for run in self.runs).split())

    @property
    def raw(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def layout(self) -> Layout:
        return self.paragraph.layout

    @property
    def shown(self) -> tuple[Run, ...]:
        return tuple(run for run in self.runs if run.text.strip() and not run.look.hidden)

    @property
    def size(self) -> int:
        return max((run.look.size for run in self.shown), default=self.paragraph.look.size)

    @property
    def bold(self) -> bool:
        return all(run.look.bold for run in self.shown)

    @property
    def width(self) -> float:
        """Width of the words on one line, in twips."""
        return sum(width for _, width in pieces(self.runs)) if self.text else 0.0

    def widths(self, room: float) -> list[float]:
        """Widths of the lines into which it falls in a column `room` wide."""
        return wrapped_widths(pieces(self.runs), room - self.layout.left - self.layout.right)


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A drawn line. Its length lies between `least` and `most` twips (both 0 when the file does not say)."""

    least: float
    most: float
    solid: bool
    centred: bool
    row: int = 0
    floating: bool = False  # anchored in a paragraph, standing anywhere near it

    @property
    def measured(self) -> bool:
        return self.most > 0


Entry = Line | RuleLine


def shown_text(run: Run) -> str:
    return run.text.upper() if run.look.caps else run.text


def pieces(runs: Iterable[Run]) -> list[tuple[str, float]]:
    """Words and blanks with their widths."""
    return [
        (word, text_width(word, run.look.size, bold=run.look.bold, italic=run.look.italic))
        for run in runs
        for word in _WORD.findall(shown_text(run))
    ]


def entries(paragraphs: Iterable[Paragraph], room: float, row: int = 0) -> list[Entry]:
    """The lines of a cell or of the page, in order; a cell `room` twips wide."""
    found: list[Entry] = []
    drop = 0.0
    for one in paragraphs:
        drop += one.layout.before
        if one.layout.top.drawn:
            found.append(_border(one.layout, room, row, solid=one.layout.top.solid))
        words = [_typed_rule(line) or line for line in _lines(one, row, drop)]
        found.extend(words)
        # A drawn line is most often anchored in the text it stands under, or in an empty paragraph of its own.
        found.extend(
            RuleLine(stroke.length or 0, stroke.length or 0, stroke.solid, centred=True, row=row, floating=True)
            for stroke in one.strokes
        )
        if one.layout.bottom.drawn:
            found.append(_border(one.layout, room, row, solid=one.layout.bottom.solid))
        drop += paragraph_height(one, room) - one.layout.before
    return found


def paragraph_height(one: Paragraph, room: float) -> float:
    """Height of a paragraph with its gaps, in twips; an estimate from the widths of its letters."""
    lines = sum(max(len(line.widths(room - max(one.layout.first, 0) / 2)), 1) for line in _lines(one, 0, 0.0)) or 1
    return one.layout.before + lines * line_pitch(one) + one.layout.after


def line_pitch(one: Paragraph) -> float:
    """Distance of the lines of a paragraph, in twips."""
    size = max((run.look.size for run in one.shown), default=one.look.size)
    if one.layout.rule == "exact":
        return float(one.layout.line)
    if one.layout.rule == "atLeast":
        return max(float(one.layout.line), natural_line(size))
    return natural_line(size) * one.layout.line / 240


def _lines(one: Paragraph, row: int, drop: float) -> list[Line]:
    """The paragraph cut at its line breaks; empty lines give nothing."""
    cut: list[list[Run]] = [[]]
    label = (Run(one.label, one.runs[0].look if one.runs else one.look),) if one.label else ()
    for run in (*label, *one.runs):
        for place, part in enumerate(run.text.split("\n")):
            if place:
                cut.append([])
            cut[-1].append(replace(run, text=part))
    pitch = line_pitch(one)
    lines = [Line(tuple(runs), one, row, drop + place * pitch) for place, runs in enumerate(cut)]
    return [line for line in lines if line.text]


def _typed_rule(line: Line) -> RuleLine | None:
    """A line of underscores or dashes is a drawn line."""
    if not _DASHES.fullmatch(line.text.replace(" ", "")):
        return None
    raised = all(run.look.raised for run in line.shown)
    least, most = (line.width * share for share in _RAISED) if raised else (line.width, line.width)
    return RuleLine(least, most, solid="_" in line.text, centred=is_centred(line.layout), row=line.row)


def _border(layout: Layout, room: float, row: int, *, solid: bool) -> RuleLine:
    length = room - layout.left - layout.right
    return RuleLine(length, length, solid, centred=abs(layout.left - layout.right) <= 227, row=row)


def is_centred(layout: Layout) -> bool:
    """Centred, and in the middle of its column: indents that push it more than 2 mm aside do not count."""
    return layout.align == "center" and abs(layout.left + layout.first / 2 - layout.right) <= 227
