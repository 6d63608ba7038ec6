"""Which column of a table is which column of a layout: as remembered, by head, else by contents."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from desktop.spreadsheet.heads import without_unit
from desktop.spreadsheet.layout import Layout, Meaning, Wanted
from desktop.spreadsheet.sensitive import Sensitive, sensitive_columns
from desktop.spreadsheet.table import Head, Table
from desktop.spreadsheet.values import looks_like
from desktop.vietnamese.folding import fold_words

RETURN_REASON = "Lý do trả lại"
"""The head of the column that goes back to a sender with wrong rows; it is no column of his."""

_LOOKED_AT = 60
_ENOUGH = 0.55
_TELLING = (Meaning.DAY, Meaning.TIME, Meaning.DURATION)


class How(Enum):
    """How a column was found; the value is how a clerk is told."""

    REMEMBERED = "đã nhớ từ lần trước"
    NAMED = "theo tên cột"
    CONTAINED = "theo nội dung, đề nghị kiểm tra"


@dataclass(frozen=True, slots=True)
class Found:
    """A wanted column and the head it was found under."""

    wanted: Wanted
    head: Head
    how: How


@dataclass(frozen=True, slots=True)
class Doubt:
    """A wanted column that several heads would fit as well; none was taken."""

    wanted: Wanted
    heads: tuple[Head, ...]

    @property
    def sentence(self) -> str:
        spoken = ", ".join(head.spoken for head in self.heads)
        return f"Chưa rõ cột nào là «{self.wanted.name}»: {spoken}. Đề nghị chọn một cột."


@dataclass(frozen=True, slots=True)
class Remembered:
    """A mapping to know again: the sender's layout by its signature, each key by its column letter."""

    signature: str
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Matching:
    """What was found, what is in doubt, what is missing, which columns nobody asked for, which hold personal data.

    Sensitive columns are found only when the layout asks for them by name.
    """

    found: tuple[Found, ...]
    doubts: tuple[Doubt, ...]
    missing: tuple[Wanted, ...]
    unused: tuple[Head, ...]
    sensitive: tuple[Sensitive, ...]
    signature: str

    @property
    def is_complete(self) -> bool:
        """Whether every required column is found."""
        lacking = [*self.missing, *(doubt.wanted for doubt in self.doubts)]
        return not any(wanted.required for wanted in lacking)

    def remembered(self) -> Remembered:
        """The mapping as data, to be kept for the sender's next file."""
        return Remembered(self.signature, {found.wanted.key: found.head.letter for found in self.found})


def signature_of(table: Table) -> str:
    """The same for two files of one layout: a digest of the heads in their order, whatever their rows."""
    heads = [(head.letter, fold_words(head.name)) for head in table.heads if head.name]
    told = "\n".join(f"{letter}\t{name}" for letter, name in heads if name != fold_words(RETURN_REASON))
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def match(table: Table, layout: Layout, remembered: Remembered | None = None) -> Matching:
    """Find the layout's columns; a remembered mapping holds when its signature is the table's."""
    signature = signature_of(table)
    known = remembered.columns if remembered is not None and remembered.signature == signature else {}
    return _Matcher(table, layout).match(known, signature)


def rematch(table: Table, layout: Layout, columns: Mapping[str, str]) -> Matching:
    """The mapping a clerk chose, key by column letter; nothing is guessed. Keys left out are missing."""
    matcher = _Matcher(table, layout)
    matcher.take_known(columns)
    return matcher.outcome(signature_of(table), ())


class _Matcher:
    def __init__(self, table: Table, layout: Layout) -> None:
        self._table = table
        self._layout = layout
        self._sensitive = sensitive_columns(table)
        self._closed = {sensitive.head.column for sensitive in self._sensitive}
        self._found: dict[str, Found] = {}
        self._taken: set[int] = set()

    def match(self, known: Mapping[str, str], signature: str) -> Matching:
        self.take_known(known)
        doubts = self._by_name()
        self._by_contents({doubt.wanted.key for doubt in doubts})
        return self.outcome(signature, doubts)

    def take_known(self, columns: Mapping[str, str]) -> None:
        for wanted in self._layout.columns:
            head = self._table.head(columns.get(wanted.key, ""))
            if head is not None and head.column not in self._taken:
                self._take(wanted, head, How.REMEMBERED)

    def _take(self, wanted: Wanted, head: Head, how: How) -> None:
        self._found[wanted.key] = Found(wanted, head, how)
        self._taken.add(head.column)

    def _by_name(self) -> tuple[Doubt, ...]:
        """The best pairs first; two heads that fit one column equally well are a doubt, unless one is taken."""
        pairs = [
            (fit, wanted, head)
            for wanted in self._layout.columns
            if wanted.key not in self._found
            for head in self._table.heads
            if head.column not in self._taken and (fit := self._fit(head, wanted)) >= _ENOUGH
        ]
        doubts: dict[str, Doubt] = {}
        for fit in sorted({pair[0] for pair in pairs}, reverse=True):
            level = [(wanted, head) for other, wanted, head in pairs if other == fit and head.column not in self._taken]
            for wanted, _ in level:
                heads = [head for other, head in level if other is wanted and head.column not in self._taken]
                if wanted.key in self._found or wanted.key in doubts or not heads:
                    continue
                if len(heads) == 1:
                    self._take(wanted, heads[0], How.NAMED)
                else:
                    doubts[wanted.key] = Doubt(wanted, tuple(heads))
        return tuple(doubt for key, doubt in doubts.items() if key not in self._found)

    def _fit(self, head: Head, wanted: Wanted) -> float:
        """How well a head's words fit: 1 for a name as it is, less for one among other words."""
        whole, last = _told(head.name), _told(head.name.rpartition(" - ")[2])
        names = set(wanted.names)
        if head.column in self._closed and not (whole | last) & names:
            return 0.0
        if whole & names:
            return 1.0
        if last & names:
            return 0.95
        return max((_likeness(told, name) for told in whole for name in names), default=0.0)

    def _by_contents(self, doubtful: set[str]) -> None:
        """Days, times and durations are known by their looks, where just one column is left that looks so."""
        for wanted in self._layout.columns:
            if wanted.key in self._found or wanted.key in doubtful or wanted.meaning not in _TELLING:
                continue
            rivals = [
                other
                for other in self._layout.columns
                if other.meaning is wanted.meaning and other.key not in self._found
            ]
            heads = [head for head in self._free() if self._looks_like(head, wanted)]
            if len(heads) == 1 and len(rivals) == 1:
                self._take(wanted, heads[0], How.CONTAINED)

    def _free(self) -> list[Head]:
        return [head for head in self._table.heads if head.column not in self._taken | self._closed]

    def _looks_like(self, head: Head, wanted: Wanted) -> bool:
        cells = [cell for row in self._table.rows[:_LOOKED_AT] if (cell := head.cell_of(row)) is not None]
        fitting = sum(1 for cell in cells if looks_like(cell, wanted.meaning))
        return bool(cells) and fitting * 10 >= len(cells) * 8

    def outcome(self, signature: str, doubts: tuple[Doubt, ...]) -> Matching:
        doubtful = {doubt.wanted.key for doubt in doubts}
        lacking = [w for w in self._layout.columns if w.key not in self._found and w.key not in doubtful]
        asked = {found.head.column for found in self._found.values()}
        return Matching(
            tuple(self._found[wanted.key] for wanted in self._layout.columns if wanted.key in self._found),
            doubts,
            tuple(lacking),
            tuple(head for head in self._table.heads if head.column not in asked | self._closed),
            tuple(sensitive for sensitive in self._sensitive if sensitive.head.column not in asked),
            signature,
        )


def _told(name: str) -> set[str]:
    """A head's words, folded, with the unit behind them and without: «Tên tin, bài» tells no unit."""
    return {fold_words(name), fold_words(without_unit(name))}


def _likeness(head: str, name: str) -> float:
    """The share of words two folded names have in common; all of one within the other weighs more."""
    ours, theirs = set(head.split()), set(name.split())
    if not ours or not theirs:
        return 0.0
    both = len(ours & theirs)
    share = both / len(ours | theirs)
    if both == len(theirs) and f" {name} " in f" {head} ":
        return max(share, 0.6 + share / 4)
    return share
