"""What the examination of a paper gives: departures from the decree, each with its rule, place and remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.documents.conformance.rules import RULES, Severity

_SHOWN_PLACES = 3
_SNIPPET = 48


@dataclass(frozen=True, slots=True)
class Departure:
    """One departure: the rule's mark, how grave, where in words, what is wrong and what to do, in Vietnamese."""

    rule: str
    severity: Severity
    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"[{self.rule}, {self.severity.term}] {self.where}: {self.what} {self.remedy}"


def depart(rule: str, where: str, what: str, remedy: str, severity: Severity | None = None) -> Departure:
    """A departure of the severity its rule has, unless a milder one is named."""
    return Departure(rule, severity or RULES[rule].severity, where, what, remedy)


def gather(
    rule: str, found: Iterable[tuple[str, str]], remedy: str, severity: Severity | None = None
) -> Iterator[Departure]:
    """One departure for each kind of fault in `found` (where, what); a fault met many times names its first places."""
    places: dict[str, list[str]] = {}
    for where, what in found:
        places.setdefault(what, []).append(where)
    for what, wheres in places.items():
        yield depart(rule, joined_places(wheres), what, remedy, severity)


def joined_places(wheres: list[str]) -> str:
    """The first places, and how many more there are."""
    distinct = list(dict.fromkeys(wheres))
    shown = "; ".join(distinct[:_SHOWN_PLACES])
    rest = len(distinct) - _SHOWN_PLACES
    return f"{shown} và {rest} chỗ khác" if rest > 0 else shown


def snippet(text: str) -> str:
    """The beginning of a text in Vietnamese quotation marks, to name a place by its words."""
    flat = " ".join(text.split())
    return f"«{flat[:_SNIPPET].rstrip()}…»" if len(flat) > _SNIPPET else f"«{flat}»"
