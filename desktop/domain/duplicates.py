"""Whether two products are perhaps one reported twice: by title, first day and link. Nothing is joined by itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from desktop.vietnamese.folding import fold_words
from desktop.vietnamese.numerals import day_text

NEAR_DAYS = 7
"""Two communes report one event within a week; the same title a month later is next month's issue."""
NEAR_TITLE = 0.75
"""The share of words two titles have in common, out of all words of both, where one only says more than the other."""
NEAR_CHANGED = 0.9
"""The same where each has words of its own: what is changed is mostly the place, and then there are two events."""


@dataclass(frozen=True)
class Work:
    """A product as far as it tells whether it is another: `day` is its first airing's, `links` where it was posted."""

    uid: bytes
    title: str
    day: date | None = None
    links: frozenset[str] = frozenset()
    more: str = ""

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the title, folded."""
        return frozenset(fold_words(self.title).split())

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in the title: issues of one programme differ in nothing else."""
        return frozenset(word for word in self.words if any(letter.isdigit() for letter in word))

    @property
    def told(self) -> str:
        """The product as a list says it."""
        day = f"ngày {day_text(self.day)}" if self.day else ""
        return ", ".join(part for part in (f"«{self.title}»", self.more, day) if part)


@dataclass(frozen=True)
class WorkPair:
    """Two products that are perhaps one, and why."""

    one: Work
    other: Work
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        """The reasons in a row."""
        return "; ".join(self.reasons)


def link_key(link: str) -> str:
    """An address without what does not tell pages apart: scheme, www, a slash at the end, the mark of a place in it."""
    plain = link.strip().casefold().partition("#")[0]
    for begin in ("https://", "http://", "www.", "m."):
        plain = plain.removeprefix(begin)
    return plain.rstrip("/")


def near(one: Work, other: Work) -> tuple[str, ...]:
    """Why two products are perhaps one; nothing when they are not.

    The same link speaks for itself. Else the titles must be near and the numbers in them the same, and the first days
    no more than a week apart; a product not aired yet is of any day.
    """
    if one.links & other.links:
        return ("cùng đường dẫn",)
    apart = abs((one.day - other.day).days) if one.day and other.day else 0
    if apart > NEAR_DAYS or one.numbers != other.numbers:
        return ()
    both, every = len(one.words & other.words), len(one.words | other.words)
    least = NEAR_TITLE if one.words <= other.words or other.words <= one.words else NEAR_CHANGED
    if not every or both / every < least:
        return ()
    name = "cùng tên" if both == every else f"tên giống nhau {round(100 * both / every)}%"
    return (name, f"cách nhau {apart} ngày" if apart else "cùng ngày" if one.day and other.day else "chưa phát, đăng")


def pairs(works: Sequence[Work]) -> list[WorkPair]:
    """Every pair that is perhaps one, in the order of their days; only those with words in common are compared."""
    found = []
    holders: dict[str, list[int]] = defaultdict(list)
    linked: dict[str, list[int]] = defaultdict(list)
    for place, work in enumerate(works):
        shared = Counter(earlier for word in work.words for earlier in holders[word])
        likely = {earlier for earlier, count in shared.items() if count >= NEAR_TITLE * len(work.words)}
        likely |= {earlier for link in work.links for earlier in linked[link]}
        for earlier in sorted(likely):
            reasons = near(works[earlier], work)
            if reasons:
                found.append(WorkPair(works[earlier], work, reasons))
        for word in work.words:
            holders[word].append(place)
        for link in work.links:
            linked[link].append(place)
    return sorted(found, key=lambda pair: (pair.other.day or date.max, pair.one.title, pair.one.uid, pair.other.uid))


def like(work: Work, others: Iterable[Work]) -> list[WorkPair]:
    """Of others those that are perhaps this one."""
    found = [(other, near(work, other)) for other in others if other.uid != work.uid]
    return [WorkPair(other, work, reasons) for other, reasons in found if reasons]
