"""Numbers of issued papers seen against their days: notes for the clerk before a report is sealed, never refusals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from desktop.domain.naming import name_key
from desktop.domain.paperwork import Direction, IssuedDocument, SealedReport
from desktop.domain.period import Span
from desktop.services.directory import profile_on
from desktop.storage.rows import Reader
from desktop.vietnamese.numerals import day_text

NEAR = 3
"""More numbers missing in a row than these were given to papers the office does not keep here."""
_NUMBER = re.compile(r"\s*(\d+)\s*/\s*(\S+)\s*")


@dataclass(frozen=True, order=True)
class Numbered:
    """A paper by the number and day the văn thư gave it, in the series of its symbol."""

    number: int
    day: date
    series: str = ""

    @property
    def text(self) -> str:
        return f"{self.number:02d}/{self.series}"


def numbering_notes(reader: Reader, days: Span, coming: Numbered | None = None) -> list[str]:
    """Gaps and wrong order among the office's papers of each year and symbol, as far as they touch `days`.

    Sealed reports and the register of issued papers count alike; `coming` is a paper about to be sealed.
    """
    series: dict[tuple[str, str, int], set[Numbered]] = {}
    for issuer, paper in (*_registered(reader), *_sealed(reader, coming)):
        series.setdefault((issuer, paper.series, paper.day.year), set()).add(paper)
    notes = [note for papers in series.values() for note in series_notes(papers, days)]
    return list(dict.fromkeys(notes))


def _registered(reader: Reader) -> Iterator[tuple[str, Numbered]]:
    for document in reader.find(IssuedDocument, direction=Direction.ISSUED):
        found = _NUMBER.fullmatch(document.number)
        if found:
            yield name_key(document.issuer), Numbered(int(found[1]), document.day, found[2])


def _sealed(reader: Reader, coming: Numbered | None) -> Iterator[tuple[str, Numbered]]:
    """Sealed reports in the series of the office that heads its papers on their day."""
    reports = [Numbered(int(one.number), one.day, one.symbol) for one in reader.find(SealedReport)]
    for report in (*reports, *([coming] if coming else ())):
        profile = profile_on(reader, report.day)
        yield (name_key(profile.full_name) if profile else ""), report


def series_notes(papers: Iterable[Numbered], days: Span) -> Iterator[str]:
    """`Thiếu số 12/BC-UBND …`, `Số 15/BC-UBND ghi ngày …, sớm hơn số 14/BC-UBND …` for neighbours of one series."""
    ordered = sorted(papers)
    for before, after in pairwise(ordered):
        if before.day not in days and after.day not in days:
            continue
        if after.number == before.number:
            yield f"Số {after.text} ghi cho hai ngày: {day_text(before.day)} và {day_text(after.day)}."
        if 1 < after.number - before.number <= NEAR + 1:
            missing = ", ".join(f"{number:02d}" for number in range(before.number + 1, after.number))
            yield (
                f"Thiếu số {missing}/{after.series} (giữa số {before.text} ngày {day_text(before.day)} "
                f"và số {after.text} ngày {day_text(after.day)})."
            )
        if after.number > before.number and after.day < before.day:
            yield (
                f"Số {after.text} ghi ngày {day_text(after.day)}, sớm hơn số {before.text} ngày {day_text(before.day)}."
            )
