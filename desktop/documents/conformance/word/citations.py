"""Documents a paper cites, by their days."""

from __future__ import annotations

import re
from datetime import date

from desktop.documents.conformance.word.model import Block, Paragraph
from desktop.documents.conformance.word.parts import Anatomy

_DAY = r"(?:(\d{1,2})/(\d{1,2})/(\d{4})|(\d{1,2}) tháng (\d{1,2}) năm (\d{4}))"
_CITED = re.compile(rf"(?:số \S{0, 40}\d\S{0, 40}|Luật|Pháp lệnh)[^.;\n]{{1,120}}?ngày\s+{_DAY}")


def newest_cited_day(parts: Anatomy) -> date | None:
    """The newest day among the documents cited by number in the body."""
    days = [day for block in parts.body for text in _texts(block) for day in cited_days(text)]
    return max(days, default=None)


def _texts(block: Block) -> list[str]:
    return [block.words] if isinstance(block, Paragraph) else []


def cited_days(text: str) -> list[date]:
    """Days of documents cited in a text ("Kế hoạch số 12/KH-UBND ngày 05/01/2026")."""
    found = []
    for match in _CITED.finditer(text):
        day, month, year = (int(part) for part in match.groups() if part)
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found
