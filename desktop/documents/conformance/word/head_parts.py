"""What each line of the heading is: Quốc hiệu, Tiêu ngữ, agencies, number, place and day, and the lines under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.conformance.landmarks import MOTTO, NATION, is_number_line
from desktop.documents.conformance.word.lines import Entry, Line, RuleLine
from desktop.documents.conformance.word.parts import Head
from desktop.vietnamese.folding import fold, fold_words

_SUPERIOR = re.compile(r"(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan|bo|so|tong cuc|cuc|tinh uy|huyen uy)\b")
_ISSUER_BEGINS = re.compile(
    r"(?:phong|ban|trung tam|so|van phong|chi cuc|cuc|vu|hoi dong|thanh tra|dai|doan|to|vien)\b"
)


@dataclass(frozen=True, slots=True)
class HeadParts:
    """The heading line by line; what is missing is None or empty."""

    nation: tuple[Line, ...] = ()
    motto: Line | None = None
    motto_rule: RuleLine | None = None
    parent: tuple[Line, ...] = ()
    parent_rule: RuleLine | None = None
    issuer: tuple[Line, ...] = ()
    issuer_rule: RuleLine | None = None
    number: Line | None = None
    letter_subject: tuple[Line, ...] = ()
    place_day: tuple[Line, ...] = ()

    @property
    def number_text(self) -> str:
        return self.number.text if self.number else ""

    @property
    def day_text(self) -> str:
        return " ".join(line.text for line in self.place_day)

    @property
    def issuer_text(self) -> str:
        return " ".join(line.text for line in self.issuer)


def head_parts(head: Head) -> HeadParts:
    """The lines of a heading told apart."""
    nation = _nation(head.right.lines)
    motto = _motto(head.right.lines, nation)
    agencies, number, subject = _left(head.left.lines)
    parent, issuer = split_agencies(agencies)
    motto_rule = _rule_after(head.right.entries, motto) if motto else None
    return HeadParts(
        nation=nation,
        motto=motto,
        motto_rule=motto_rule,
        parent=parent,
        parent_rule=_rule_before(head.left.entries, issuer[0]) if parent and issuer else None,
        issuer=issuer,
        issuer_rule=_rule_after(head.left.entries, issuer[-1]) if issuer else None,
        number=number,
        letter_subject=subject,
        place_day=_place_day(head.right.lines, nation, motto),
    )


def _nation(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The fewest lines in a row that hold Quốc hiệu together."""
    for many in (1, 2, 3):
        for start in range(len(lines) - many + 1):
            chosen = tuple(lines[start : start + many])
            if NATION in fold_words(" ".join(line.text for line in chosen)):
                return chosen
    return ()


def _motto(lines: Sequence[Line], nation: tuple[Line, ...]) -> Line | None:
    for line in lines:
        if line not in nation and (fold_words(line.text).startswith("doc lap") or MOTTO in fold_words(line.text)):
            return line
    return None


def _place_day(lines: Sequence[Line], nation: tuple[Line, ...], motto: Line | None) -> tuple[Line, ...]:
    rest = [line for line in lines if line not in nation and line is not motto]
    start = next((place for place, line in enumerate(rest) if "ngay" in fold_words(line.text).split()), None)
    if start is None:
        return ()
    after = rest[start + 1 :]
    broken = "nam" not in fold_words(rest[start].text).split() and bool(after)
    return tuple(rest[start : start + 2]) if broken else (rest[start],)


def _left(lines: Sequence[Line]) -> tuple[tuple[Line, ...], Line | None, tuple[Line, ...]]:
    subject = next((place for place, line in enumerate(lines) if fold(line.text).startswith("v/v")), len(lines))
    number = next((place for place, line in enumerate(lines) if is_number_line(line.text)), None)
    agencies = lines[: subject if number is None else number]
    return tuple(agencies), None if number is None else lines[number], tuple(lines[subject:])


def split_agencies(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Parent agency and issuer.

    Weight tells them apart, as the decree wants; where it does not, a name that begins like an office ("PHÒNG …")
    below the name of a superior body ("UBND XÃ …") is the issuer. Otherwise all lines are one issuer's name.
    """
    bold = next((place for place, line in enumerate(lines) if line.bold), None)
    if bold:
        return tuple(lines[:bold]), tuple(lines[bold:])
    cut = _by_name(lines) or 0
    return tuple(lines[:cut]), tuple(lines[cut:])


def _by_name(lines: Sequence[Line]) -> int | None:
    if not lines or not _SUPERIOR.match(fold_words(lines[0].text)):
        return None
    for place, line in enumerate(lines[1:], 1):
        if _ISSUER_BEGINS.match(fold_words(line.text)):
            return place
    return None


def _rule_after(entries: Sequence[Entry], line: Line) -> RuleLine | None:
    """The first line drawn below a line of words; a floating one counts wherever it is anchored."""
    place = next((spot for spot, entry in enumerate(entries) if entry is line), len(entries))
    following = [entry for entry in entries[place + 1 :] if isinstance(entry, RuleLine)]
    floating = [entry for entry in entries[:place] if isinstance(entry, RuleLine) and entry.floating]
    return next(iter([*following, *floating]), None)


def _rule_before(entries: Sequence[Entry], line: Line) -> RuleLine | None:
    place = next((spot for spot, entry in enumerate(entries) if entry is line), 0)
    return next((entry for entry in entries[:place] if isinstance(entry, RuleLine) and not entry.floating), None)
