"""What a file of ours may hold besides rows: a foreign hand can put programs of its own into an SQLite schema.

Triggers are not looked at here: those that differ from ours are dropped before the first write.
"""

from __future__ import annotations

import re
import sqlite3

_STRANGE = re.compile(r"\b(?:CHECK|GENERATED|REFERENCES|COLLATE|DEFAULT|AS\s*\()", re.IGNORECASE)
_SEARCH = "search_index"


def strangers(connection: sqlite3.Connection) -> list[str]:
    """Names in the schema that this program never makes, whatever its version: views, virtual tables, computed columns.

    Empty in a file of ours.
    """
    rows = connection.execute(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE type <> 'trigger'"
    ).fetchall()
    computed = connection.execute(
        "SELECT s.name FROM sqlite_schema s, pragma_index_xinfo(s.name) x WHERE s.type = 'index' AND x.cid < -1"
    ).fetchall()
    return [name for kind, name, sql in rows if _strange(kind, name, sql)] + [name for (name,) in computed]


def _strange(kind: str, name: str, sql: str) -> bool:
    if kind == "index":
        return False
    if kind != "table":
        return True
    if re.match(r"CREATE\s+VIRTUAL", sql, re.IGNORECASE):
        return name != _SEARCH or not re.search(r"USING\s+fts5\s*\(", sql, re.IGNORECASE)
    return bool(_STRANGE.search(sql)) and not name.startswith(f"{_SEARCH}_")
