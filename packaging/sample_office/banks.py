"""Reading the sample's banks of words: sections in brackets, one item a line, tags that say when an item fits."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sample_office import days

# Bodies that ended or were renamed early in 2025: what names them fits only before.
_GONE_SINCE = {
    "Sở Thông tin và Truyền thông": "2025-03",
    "Công an huyện": "2025-03",
    "Phòng Lao động": "2025-03",
    "Phòng Văn hóa và Thông tin": "2025-03",
}


@dataclass(frozen=True)
class Line:
    """One item: the tags before its colon, and its text."""

    tags: tuple[str, ...]
    text: str

    @property
    def head(self) -> str:
        return self.tags[0]

    def fits_report(self, code: str) -> bool:
        """Whether the words fit the report of a month: the era first, then months or whole periods."""
        era = "d" if code <= "2025-06" else "c"
        if self.head not in (era, "a"):
            return False
        if any(name in self.text and code >= since for name, since in _GONE_SINCE.items()):
            return False
        wanted = self.tags[1].split(",") if len(self.tags) > 1 else []
        return not wanted or code in wanted or str(int(code[5:7])) in wanted

    def fits_day(self, day: date) -> bool:
        """Whether a title fits a day."""
        return len(self.tags) == 1 or any(_fits(tag, day) for tag in self.tags[1].split(","))

    @property
    def is_special(self) -> bool:
        """Whether it fits only at times."""
        return len(self.tags) > 1


def _fits(tag: str, day: date) -> bool:
    if tag == "tet":
        return days.before_tet(day)
    if tag == "xuan":
        return days.after_tet(day)
    if "-" in tag:
        begin, end = (tuple(map(int, reversed(part.split("/")))) for part in tag.split("-"))
        return begin <= (day.month, day.day) <= end
    return int(tag) == day.month


def sections(name: str) -> dict[str, list[str]]:
    """The lines of a bank by section, comments left out."""
    found: dict[str, list[str]] = defaultdict(list)
    section = ""
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            found[section].append(line)
    return dict(found)


def bank(name: str) -> dict[str, list[Line]]:
    """The items of a bank by section."""
    return {section: [_line(text) for text in lines] for section, lines in sections(name).items()}


def _line(text: str) -> Line:
    tags, words = text.split(": ", 1)
    return Line(tuple(tags.split()), words)
