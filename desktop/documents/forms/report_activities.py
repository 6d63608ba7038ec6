"""What was noted of a task's days: alike notes told once with their days, long lists in an annex of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.documents.forms.report_parts import Part, is_item, own_words, text_lines
from desktop.documents.forms.report_tables import count_column, head, number_column, numbered_rows
from desktop.documents.model import Align, Block, Column, Table, bullet, ended, paragraph
from desktop.documents.wording import bare, capital, counted, finished, inside, on_day, short_day
from desktop.indicators.summary import ActivityLine, PeriodSummary, TaskLine
from desktop.vietnamese.numerals import grouped

LISTED_ACTIVITIES = 6
"""More contents of one task than these stand in the annex alone."""
_DAYS_TOLD = 3
_DAYS_MM = 46.0


@dataclass(frozen=True)
class Activity:
    """One content of a task's work and every day it was noted on."""

    lines: tuple[str, ...]
    days: tuple[date, ...]

    @property
    def when(self) -> str:
        """` (02 lần, ngày 08/01/2025 và ngày 10/3/2025)`; nothing for what was noted once."""
        if len(self.days) < 2:
            return ""
        times = counted(len(self.days), "lần")
        told = [on_day(day) for day in dict.fromkeys(self.days)]
        if len(told) > _DAYS_TOLD:
            return f" ({times}, từ {told[0]} đến {told[-1]})"
        listed = f"{', '.join(told[:-1])} và {told[-1]}" if len(told) > 1 else told[0]
        return f" ({times}, {listed})"


def activities_of(line: TaskLine) -> list[Activity]:
    """A task's notes in the order first made; those of the same words as one."""
    found: dict[str, list[ActivityLine]] = {}
    for note in line.activities:
        words = _stem(" ".join(text_lines(note.text)))
        if words:
            found.setdefault(words, []).append(note)
    return [
        Activity(tuple(text_lines(notes[0].text)), tuple(sorted(note.day for note in notes)))
        for notes in found.values()
    ]


def _stem(words: str) -> str:
    """The clerk's own words without the dash before them and the mark that ends them."""
    return words.lstrip("-+ ").rstrip(" .;")


def activities(line: TaskLine, annex: str) -> Iterator[Block]:
    """The activities of a task below its own lines; `annex` is what the annex with the long lists is called."""
    found = activities_of(line)
    if not found:
        return
    if len(found) > LISTED_ACTIVITIES:
        yield paragraph(
            f"Trong kỳ ghi nhận {counted(sum(len(one.days) for one in found), 'lần')} thực hiện với "
            f"{counted(len(found), 'nội dung')} hoạt động (chi tiết tại {annex})."
        )
        return
    yield paragraph("Các hoạt động đã thực hiện:" if len(found) > 1 else "Hoạt động đã thực hiện:")
    for place, activity in enumerate(found, 1):
        mark = "." if place == len(found) else ";"
        first = activity.lines[0]
        if activity.when:
            yield bullet(f"{_stem(first)}{activity.when}{mark}")
        else:
            yield own_words(first)[0] if is_item(first) else bullet(finished(first, mark))
        yield from own_words("\n".join(activity.lines[1:]))


def activity_parts(summary: PeriodSummary) -> Iterator[Part]:
    """The long lists, a table a task."""
    for line in summary.tasks:
        found = activities_of(line)
        if len(found) > LISTED_ACTIVITIES:
            yield Part(capital(bare(line.title)), (_table(found),))


def activity_blocks(parts: Sequence[Part]) -> Iterator[Block]:
    """A single list stands without a heading and names its task in a sentence."""
    if len(parts) == 1:
        yield paragraph(f"Nhiệm vụ {inside(parts[0].title)}:")


def _table(found: Sequence[Activity]) -> Table:
    rows = [
        (
            "\n".join((_stem(activity.lines[0]), *ended(activity.lines[1:]))),
            grouped(len(activity.days)),
            ", ".join(short_day(day) for day in dict.fromkeys(activity.days)),
        )
        for activity in found
    ]
    return Table(
        columns=(number_column(), Column(), count_column(16.0), Column(mm=_DAYS_MM, align=Align.LEFT)),
        head=head("TT", "Nội dung hoạt động", "Số lần", "Ngày thực hiện"),
        body=numbered_rows(rows),
    )
