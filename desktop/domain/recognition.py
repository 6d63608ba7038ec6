"""Whether two names are one person's: what speaks for it, in words, and how strongly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.record import Code
from desktop.vietnamese.folding import fold_words, marked, squeeze


class Likeness(Code):
    """How alike two persons are; what is only a namesake is no question, two of one name are two."""

    SAME = "same", "cùng một người"
    PERHAPS = "perhaps", "có thể là một người"
    NAMESAKE = "namesake", "chỉ trùng tên"


@dataclass(frozen=True)
class Known:
    """A person as far as it tells who it is; `agency` is None where nobody knows it."""

    person: bytes
    name: str
    post: str
    agency: bytes | None
    agency_name: str
    birth_year: int | None
    provisional: bool = False


@dataclass(frozen=True)
class Alike:
    """A person of the directory who may be meant, and why."""

    known: Known
    likeness: Likeness
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        """The reasons in a row, for people: cùng đơn vị; khác dấu."""
        return "; ".join(self.reasons)


@dataclass(frozen=True)
class Pair:
    """Two persons of the directory who may be one."""

    one: Known
    other: Known
    likeness: Likeness
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        """The reasons in a row, as of `Alike`."""
        return "; ".join(self.reasons)


@dataclass(frozen=True)
class Incoming:
    """A name of a list that comes in, as it was typed."""

    name: str
    post: str = ""
    agency: str = ""
    birth_year: int | None = None


@dataclass(frozen=True)
class Recognised:
    """A row of an incoming list: who it is, whom it may be, or that it is somebody new.

    `verdict` is SAME with the one person in `person`, PERHAPS with somebody to ask about, NAMESAKE for somebody new of
    whom at most the name is known. `twice_of` is the earlier row of the list, counted from 0, that says
    the same in every part. `note` says what else is to be looked at, an agency that the directory does not know.
    """

    row: Incoming
    verdict: Likeness
    agency: bytes | None
    alike: tuple[Alike, ...] = ()
    twice_of: int | None = None
    note: str = ""

    @property
    def person(self) -> bytes | None:
        return self.alike[0].known.person if self.verdict is Likeness.SAME else None

    @property
    def is_new(self) -> bool:
        return self.verdict is Likeness.NAMESAKE


def name_folded(name: str) -> str:
    """A name without marks, for finding who may be meant."""
    return fold_words(name)


def name_exact(name: str) -> str:
    """A name with its marks, however composed and placed: `Hoà` and `Hòa` are one."""
    return " ".join(marked(syllable) for syllable in squeeze(name).split())


def judged(one: Known, other: Known) -> tuple[Likeness, tuple[str, ...]]:
    """How alike two persons of one folded name are, with the reasons.

    One name with its marks in one agency, and no year against it, is the same person; only where a clerk says so are
    records merged. Another agency makes two persons of one name two, unless their year of birth is the same.
    """
    exact = name_exact(one.name) == name_exact(other.name)
    years = one.birth_year, other.birth_year
    same_year, other_year = None not in years and years[0] == years[1], None not in years and years[0] != years[1]
    unknown = one.agency is None or other.agency is None
    together = not unknown and one.agency == other.agency
    reasons = (
        "cùng họ tên" if exact else f"họ tên chỉ khác dấu («{one.name}», «{other.name}»)",
        _agency_reason(one, other, together=together, unknown=unknown),
        f"cùng năm sinh {years[0]}" if same_year else "",
        f"khác năm sinh ({years[0]} và {years[1]})" if other_year else "",
    )
    told = tuple(reason for reason in reasons if reason)
    if other_year and not together:
        return Likeness.NAMESAKE, told
    if exact and together and not other_year:
        return Likeness.SAME, told
    if together or unknown or same_year:
        return Likeness.PERHAPS, told
    return Likeness.NAMESAKE, told


def _agency_reason(one: Known, other: Known, *, together: bool, unknown: bool) -> str:
    if together:
        return f"cùng đơn vị «{one.agency_name}»"
    if unknown:
        return "có bản ghi chưa rõ đơn vị"
    return f"khác đơn vị («{one.agency_name}» và «{other.agency_name}»)"


def best_first(found: Iterable[Alike]) -> tuple[Alike, ...]:
    """Candidates, the likeliest first."""
    order = list(Likeness)
    return tuple(sorted(found, key=lambda one: (order.index(one.likeness), one.known.name, one.known.person)))
