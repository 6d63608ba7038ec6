"""One change of a correct paper, and the rule it breaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.documents.conformance import Departure, Severity, check
from desktop.domain.paperwork import DocumentKind
from tests.desktop.documents.conformance_word import DOCUMENT, STYLES, Parts, styles_xml, word_parts, write_word

E, W, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


@dataclass(frozen=True)
class Change:
    """An exchange of text in one part. `also` are rules that cannot but break along; `times` 0 means everywhere."""

    rule: str
    old: str
    new: str
    part: str = DOCUMENT
    severity: Severity = E
    also: tuple[str, ...] = ()
    times: int = 1
    name: str = ""

    def __str__(self) -> str:
        words = self.name or re.sub(r"<[^>]+>", " ", self.new).strip() or self.new
        return f"{self.rule} {words[:45]}"

    def made(self) -> Parts:
        parts = word_parts()
        assert self.old in parts[self.part], f"{self.old!r} is not in {self.part}"
        assert self.old != self.new
        return parts | {self.part: parts[self.part].replace(self.old, self.new, self.times or -1)}


def words(
    old: str, new: str, rule: str, severity: Severity = E, *, also: tuple[str, ...] = (), name: str = ""
) -> Change:
    """A paragraph that says something else."""
    return Change(rule, f">{old}<", f">{new}<", severity=severity, also=also, name=name or new)


def look(mark: str, old: str, new: str, rule: str, severity: Severity = E, *, also: tuple[str, ...] = ()) -> Change:
    """A style that looks otherwise."""
    pattern = rf'<w:style [^>]*styleId="{mark}">.*?</w:style>'
    whole = re.search(pattern, styles_xml())
    assert whole is not None
    assert old in whole[0], f"{old!r} is not in style {mark}"
    return Change(rule, whole[0], whole[0].replace(old, new), STYLES, severity, also, name=f"{mark}: {new}")


def judged(
    folder: Path, parts: Parts, kind: DocumentKind = DocumentKind.REPORT, today: date | None = None
) -> list[Departure]:
    return check(write_word(folder, parts), kind, today=today)


def told(departures: list[Departure]) -> str:
    """The departures as a failed test shows them."""
    return "\n".join(str(one) for one in departures)
