"""Make the sample office's record files: `python3 packaging/make_sample.py` writes resources/sample/*.json anew.

The same words and the same seed give the same bytes on every machine. Only the standard library is used, no clock, no
network. What is made and how is told in resources/sample/README.md.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from sample_office import agencies, days, foreseen, office, papers
from sample_office.agencies import Entry
from sample_office.courses import Courses
from sample_office.media import Media
from sample_office.people import People
from sample_office.work import Work

OUT = Path(__file__).resolve().parent.parent / "resources" / "sample"
SPANS = (
    ("3-2023", "2023-05", "2023-12"),
    ("4-2024-dau-nam", "2024-01", "2024-06"),
    ("5-2024-cuoi-nam", "2024-07", "2024-12"),
    ("6-2025-dau-nam", "2025-01", "2025-06"),
    ("7-2025-cuoi-nam", "2025-07", "2025-12"),
    ("8-2026", "2026-01", "2026-12"),
)
"""The files of work by the report months they hold."""


def sample_files() -> dict[str, list[Entry]]:
    """Every file's entries by the file's name, in the order in which they are recorded."""
    people = People()
    first = [*agencies.directory_entries(), *office.first_entries(), *days.holiday_entries()]
    files = {"1-co-quan": first, "2-con-nguoi": people.entries()}
    dated = sorted(_work(people), key=lambda pair: pair[0])
    for name, begin, end in SPANS:
        files[name] = [entry for day, entry in dated if begin <= days.month_of(day) <= end]
    return files


def _work(people: People) -> Iterator[tuple[date, Entry]]:
    """All work with its days; what a day changes comes before what happened on it."""
    yield from _on(date(2025, 3, 1), [*office.spring_profile(), *people.spring_moves()])
    amendments = office.amendment_entries(papers.letter_on(date(2025, 7, 15)))
    yield from _on(days.FIRST_COMMUNE_DAY, [*office.commune_profile(), *amendments])
    courses = list(Courses(people).dated())
    yield from _on(days.FIRST_COMMUNE_DAY, people.summer_moves())
    yield from courses
    yield from papers.documents()
    yield from papers.stated_values()
    media = foreseen.starred(Media().dated())
    yield from media
    yield from foreseen.editorial_items(media)
    yield from foreseen.facilities()
    yield from Work().dated()


def _on(day: date, entries: Iterable[Entry]) -> Iterator[tuple[date, Entry]]:
    for entry in entries:
        yield day, entry


def as_text(entries: list[Entry]) -> str:
    """One entry a line, so that a difference shows which entries changed."""
    return "[\n" + ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries) + "\n]\n"


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, entries in sample_files().items():
        path = folder / f"{name}.json"
        path.write_bytes(as_text(entries).encode("utf-8"))
        print(f"{path.name}: {len(entries)} entries, {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
