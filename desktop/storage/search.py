"""One folded index over everything a person may look for.

FTS5 does not fold đ, so text is folded here and the index stands over the folded column. The index is derived: it is
refreshed in the act that changes a row, in no journal and in no package.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row

from desktop.vietnamese.folding import fold, has_marks, marked, nfc

SEARCHED: Mapping[str, tuple[str, ...]] = {
    "plan": ("title", "number", "issuer"),
    "target": ("text", "short"),
    "task": ("title", "content", "timing"),
    "work_item": ("result", "difficulty"),
    "task_activity": ("text",),
    "course": ("title", "note"),
    "person": ("name", "post"),
    "product": ("title", "note"),
    "issued_document": ("title", "number", "issuer"),
    "agency": ("name", "short_name"),
    "agency_alias": ("alias",),
    "channel": ("name",),
    "topic": ("name", "text"),
    "roster_group": ("name",),
}
"""Fields of each table that can be found; the first one is what a hit shows."""

SCHEMA = (
    """CREATE TABLE search_entry(id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, row_uid BLOB NOT NULL,
        shown TEXT NOT NULL, words TEXT NOT NULL, folded TEXT NOT NULL) STRICT""",
    "CREATE UNIQUE INDEX ix_search_entry_row ON search_entry(row_uid)",
    """CREATE VIRTUAL TABLE search_index USING fts5(folded, content='search_entry', content_rowid='id',
        detail=none, columnsize=0, prefix='2 3')""",
)

_BATCH = 500
_KIND_BATCH = 50
_MOST_BATCHES = 6
"""How many batches of candidates are looked at when the marks of an unfinished word rule most of them out."""

_KIND = "000"
_PAIR = "00"
"""What the terms of a kind of record and of two words side by side begin with; no word of a text does."""

_WORD = re.compile(r"[^\W_]+")
_MARK_SIGNS = str.maketrans(
    {"\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5", "\u0302": "6", "\u031b": "7",
     "\u0306": "8", "đ": "d9"}
)  # fmt: skip
_TONE = re.compile(r"[\u0300\u0301\u0303\u0309\u0323]$")


class Hit(NamedTuple):
    """A record found: its table, its uid, and the text that shows it."""

    table: str
    uid: bytes
    shown: str


def refresh(connection: Connection, touched: Mapping[str, Iterable[bytes]]) -> None:
    """Bring the index up to date with the touched rows, table by table."""
    for table, uids in touched.items():
        if table in SEARCHED:
            wanted = list(uids)
            for start in range(0, len(wanted), _BATCH):
                _replace(connection, table, wanted[start : start + _BATCH])


def _replace(connection: Connection, table: str, uids: list[bytes]) -> None:
    marks = f"({', '.join('?' * len(uids))})"
    old = connection.exec_driver_sql(f"SELECT id, folded FROM search_entry WHERE row_uid IN {marks}", tuple(uids)).all()
    if old:
        connection.exec_driver_sql(
            "INSERT INTO search_index(search_index, rowid, folded) VALUES ('delete', ?, ?)",
            [(row.id, row.folded) for row in old],
        )
        connection.exec_driver_sql("DELETE FROM search_entry WHERE id = ?", [(row.id,) for row in old])
    fields = ", ".join(SEARCHED[table])
    rows = connection.exec_driver_sql(
        f"SELECT uid, {fields} FROM {table} WHERE uid IN {marks} ORDER BY uid", tuple(uids)
    ).all()
    following = connection.exec_driver_sql("SELECT coalesce(max(id), 0) + 1 FROM search_entry").scalar_one()
    entries = [_entry(following + place, table, row) for place, row in enumerate(rows)]
    if entries:
        connection.exec_driver_sql(
            "INSERT INTO search_entry(id, table_name, row_uid, shown, words, folded) VALUES (?, ?, ?, ?, ?, ?)",
            entries,
        )
        connection.exec_driver_sql(
            "INSERT INTO search_index(rowid, folded) VALUES (?, ?)", [(entry[0], entry[5]) for entry in entries]
        )


def _entry(place: int, table: str, row: Row[Any]) -> tuple[int, str, bytes, str, str, str]:
    uid, cells = row[0], list(row)[1:]
    words = nfc(" ".join(str(cell) for cell in cells if cell))
    return place, table, uid, str(cells[0] or ""), words, _indexed(table, words)


def _indexed(table: str, words: str) -> str:
    """The terms a record is found by: its kind, every word folded and, if it has marks, spelt with them, every pair.

    A marked term begins with 0, so that it never meets a folded one. The index holds no places of words (detail=none);
    the pairs stand in for them, so that a phrase is found without reading every record that holds its words.
    """
    split = _WORD.findall(words)
    terms = dict.fromkeys(term for word in split for term in _terms(word))
    folded = [_terms(word)[0] for word in split]
    return " ".join((_kind_term(table), *terms, *dict.fromkeys(map(_pair_term, folded, folded[1:]))))


def _kind_term(table: str) -> str:
    return _KIND + table.replace("_", "")


def _pair_term(first: str, second: str) -> str:
    return f"{_PAIR}{first}0{second}"


@lru_cache(maxsize=20_000)
def _terms(word: str) -> tuple[str, ...]:
    """Remembered, for the syllables of Vietnamese are few and an import or an upgrade meets each thousands of times."""
    return (fold(word), _marked_term(word)) if has_marks(word) else (fold(word),)


def _marked_term(word: str) -> str:
    return "0" + unicodedata.normalize("NFD", marked(word)).translate(_MARK_SIGNS)


def find(connection: Connection, typed: str, limit: int = 200) -> list[Hit]:
    """Records that hold every typed word, with or without marks; the last word may be unfinished (two letters on).

    A word typed with a mark or đ must agree in its marks, one without matches any. Order: the whole phrase with its
    marks, the whole phrase, the words in order, the rest; within each the newest first. However many there are, the
    phrase is among them, and something of every kind of record that has any.
    """
    syllables = [_Typed.of(word) for word in _WORD.findall(nfc(typed))]
    if not syllables:
        return []
    if len(syllables) > 1 and len(syllables[-1].folded) == 1:
        syllables.pop()  # the first letter of the next word: too short to narrow anything
    ranked = _candidates(connection, syllables, limit)
    if len(ranked) < limit and len(syllables[-1].folded) > 1:
        syllables[-1] = replace(syllables[-1], unfinished=True)
        ranked = _candidates(connection, syllables, limit) | ranked
    best = sorted((rank, -place) for place, (rank, _) in ranked.items())
    return [
        Hit(row.table_name, row.row_uid, row.shown) for row in _shared([ranked[-place][1] for _, place in best], limit)
    ]


def _share(limit: int) -> int:
    """How many of a kind are shown in any case."""
    return max(1, limit // len(SEARCHED))


def _shared(rows: list[Row[Any]], limit: int) -> list[Row[Any]]:
    """The first rows, but of every kind at least its share: thousands of one kind leave room for the others."""
    if len(rows) <= limit:
        return rows
    of_kind: Counter[str] = Counter()
    first: list[int] = []
    rest: list[int] = []
    for place, row in enumerate(rows):
        of_kind[row.table_name] += 1
        (first if of_kind[row.table_name] <= _share(limit) else rest).append(place)
    return [rows[place] for place in sorted((first + rest)[:limit])]


_Ranked = dict[int, tuple[int, Row[Any]]]


def _candidates(connection: Connection, syllables: list[_Typed], limit: int) -> _Ranked:
    """Entries that agree with what was typed, by id: rank and row.

    The newest are looked at first; where those are not all, the phrase and every kind of record are looked for as well.
    """
    words = " AND ".join(word.term for word in syllables)
    marked_ones = (word.term for word in syllables if word.marks and not word.unfinished)
    phrase = " AND ".join((*map(_Typed.pair, syllables, syllables[1:]), *marked_ones))
    agreement = _Agreement(syllables)
    ranked: _Ranked = {}
    if _look(connection, words, agreement, ranked, wanted=limit, batch=_BATCH):
        return ranked
    if len(syllables) > 1:
        _look(connection, phrase, agreement, ranked, wanted=limit, batch=_BATCH)
    share = _share(limit)
    for kind in SEARCHED:
        own = f'"{_kind_term(kind)}" AND '
        all_seen = _look(connection, own + words, agreement, ranked, wanted=share, batch=_KIND_BATCH)
        if not all_seen and len(syllables) > 1:
            _look(connection, own + phrase, agreement, ranked, wanted=share, batch=_KIND_BATCH)
    return ranked


def _look(
    connection: Connection, match: str, agreement: _Agreement, ranked: _Ranked, *, wanted: int, batch: int
) -> bool:
    """Add the newest entries that match, until so many agree; says whether that were all there are."""
    before = 2**62
    agreeing = 0
    for _ in range(_MOST_BATCHES):
        rows = connection.exec_driver_sql(
            "SELECT e.id, e.table_name, e.row_uid, e.shown, e.words FROM search_index i "
            "JOIN search_entry e ON e.id = i.rowid WHERE search_index MATCH ? AND i.rowid < ? "
            "ORDER BY i.rowid DESC LIMIT ?",
            (match, before, batch),
        ).all()
        for row in rows:
            rank = agreement.rank(row[4])
            if rank is not None:
                ranked[row[0]] = rank, row
                agreeing += 1
        if len(rows) < batch:
            return True
        if agreeing >= wanted:
            break
        before = rows[-1][0]
    return False


@dataclass(frozen=True)
class _Typed:
    """One typed syllable: folded, with its marks where it has any, and whether more letters may follow."""

    folded: str
    marks: str
    tone: str
    as_typed: str
    unfinished: bool = False

    @classmethod
    def of(cls, word: str) -> _Typed:
        full = marked(word)
        tone = full[-1] if _TONE.search(full) else ""
        return cls(fold(word), full.removesuffix(tone) if has_marks(word) else "", tone, full)

    @property
    def term(self) -> str:
        """What is asked of the index; the marks of an unfinished word are compared afterwards."""
        if self.unfinished:
            return f'"{self.folded}" *'
        return f'"{_marked_term(self.as_typed)}"' if self.marks else f'"{self.folded}"'

    def pair(self, following: _Typed) -> str:
        """What is asked of the index for this word with the following one right behind it."""
        return f'"{_pair_term(self.folded, following.folded)}"{" *" if following.unfinished else ""}'

    def agrees(self, word: _Stored) -> bool:
        """Whether a stored word is what was typed, or, of an unfinished one, begins with it."""
        if not (word.folded.startswith(self.folded) if self.unfinished else word.folded == self.folded):
            return False
        if not self.marks:
            return True
        if self.tone != word.tone and (self.tone or not self.unfinished):
            return False
        return word.letters.startswith(self.marks) if self.unfinished else word.letters == self.marks


class _Stored(NamedTuple):
    """One word of an entry: folded, its letters with their marks, its tone, and all of it."""

    folded: str
    letters: str
    tone: str
    full: str


@lru_cache(maxsize=65_536)
def _stored(word: str) -> _Stored:
    full = marked(word)
    tone = full[-1] if _TONE.search(full) else ""
    return _Stored(fold(word), full.removesuffix(tone), tone, full)


class _Agreement(dict[str, int]):
    """For each word met, which of the n typed syllables it agrees with: bit i for the i-th, bit n + i when as typed.

    The words of a language's texts are few: one question meets each many times.
    """

    def __init__(self, syllables: list[_Typed]) -> None:
        self.syllables = syllables

    def __missing__(self, word: str) -> int:
        stored = _stored(word)
        bits = 0
        for place, syllable in enumerate(self.syllables):
            if syllable.agrees(stored):
                as_typed = stored.full.startswith(syllable.as_typed)
                bits |= (1 | as_typed << len(self.syllables)) << place
        self[word] = bits
        return bits

    def rank(self, text: str) -> int | None:
        """0 the phrase with its marks, 1 the phrase, 2 the words in order, 3 all words; None when one is missing.

        Bit i of `run` says that the words up to here end with the first i + 1 syllables, bit n + i that as typed.
        """
        count = len(self.syllables)
        start, done, all_met = 1 | 1 << count, 1 << count - 1, (1 << count) - 1
        met = run = phrases = in_order = 0
        for bits in map(self.__getitem__, _WORD.findall(text)):
            if not bits:
                run = 0
                continue
            run = (run << 1 | start) & bits
            phrases |= run
            met |= bits
            in_order += (bits & all_met) >> in_order & 1
        if met & all_met != all_met:
            return None
        if phrases & done:
            return 0 if phrases & done << count else 1
        return 2 if in_order == count else 3
