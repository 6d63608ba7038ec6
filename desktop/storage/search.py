"""One folded index over everything a person may look for.

FTS5 does not fold đ, so text is folded here and the index stands over the folded column. The index is derived: it is
refreshed in the act that changes a row, in no journal and in no package.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.vietnamese.folding import fold_words, has_marks, marked, nfc

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

_CANDIDATES = 500


@dataclass(frozen=True)
class Hit:
    """A record found: its table, its uid, and the text that shows it."""

    table: str
    uid: bytes
    shown: str


def refresh(connection: Connection, touched: Mapping[str, Iterable[bytes]]) -> None:
    """Bring the index up to date with the touched rows."""
    for table, uids in touched.items():
        if table in SEARCHED:
            for uid in uids:
                _replace(connection, table, uid)


def _replace(connection: Connection, table: str, uid: bytes) -> None:
    old = connection.exec_driver_sql("SELECT id, folded FROM search_entry WHERE row_uid = ?", (uid,)).first()
    if old:
        connection.exec_driver_sql(
            "INSERT INTO search_index(search_index, rowid, folded) VALUES ('delete', ?, ?)", (old.id, old.folded)
        )
        connection.exec_driver_sql("DELETE FROM search_entry WHERE id = ?", (old.id,))
    row = connection.exec_driver_sql(f"SELECT {', '.join(SEARCHED[table])} FROM {table} WHERE uid = ?", (uid,)).first()
    if row:
        words = nfc(" ".join(str(value) for value in row if value))
        folded = fold_words(words)
        entry = connection.exec_driver_sql(
            "INSERT INTO search_entry(table_name, row_uid, shown, words, folded) VALUES (?, ?, ?, ?, ?)",
            (table, uid, row[0] or "", words, folded),
        ).lastrowid
        connection.exec_driver_sql("INSERT INTO search_index(rowid, folded) VALUES (?, ?)", (entry, folded))


def find(connection: Connection, typed: str, limit: int = 200) -> list[Hit]:
    """Records that hold every typed word, with or without marks; the last word may be unfinished (two letters on).

    A word typed with a mark or đ must agree in its marks. Order: whole phrase, words in order, newest.
    """
    wanted = fold_words(typed).split()
    if not wanted:
        return []
    match = " AND ".join(f'"{word}"' for word in wanted[:-1])
    last = f'"{wanted[-1]}"' + (" *" if len(wanted[-1]) > 1 else "")
    rows = connection.exec_driver_sql(
        "SELECT e.table_name, e.row_uid, e.shown, e.words, e.folded FROM search_index i "
        "JOIN search_entry e ON e.id = i.rowid WHERE search_index MATCH ? ORDER BY i.rowid DESC LIMIT ?",
        (f"{match} AND {last}" if match else last, _CANDIDATES),
    ).all()
    syllables = nfc(typed).split()
    ranked = []
    for age, row in enumerate(rows):
        if _agrees(row.words, syllables):
            phrase = " ".join(wanted) in row.folded
            ranked.append((not phrase, age, Hit(row.table_name, row.row_uid, row.shown)))
    ranked.sort(key=lambda item: item[:2])
    return [hit for _, _, hit in ranked[:limit]]


def _agrees(words: str, syllables: list[str]) -> bool:
    have = {marked(word) for word in words.split()}
    return all(
        not has_marks(syllable) or any(word.startswith(marked(syllable)) for word in have) for syllable in syllables
    )
