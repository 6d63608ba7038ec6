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
    rows = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema").fetchall()
    return [name for kind, name, table, sql in rows if _strange(connection, kind, name, table, sql)]


def _strange(connection: sqlite3.Connection, kind: str, name: str, table: str, sql: str) -> bool:
    if kind == "trigger":
        return False
    if kind == "index":
        keys = connection.execute("SELECT cid FROM pragma_index_xinfo(?)", (name,)).fetchall()
        return any(cid < -1 for (cid,) in keys)
    if kind != "table":
        return True
    if re.match(r"CREATE\s+VIRTUAL", sql, re.IGNORECASE):
        return name != _SEARCH or not re.search(r"USING\s+fts5\s*\(", sql, re.IGNORECASE)
    return bool(_STRANGE.search(sql)) and not table.startswith(f"{_SEARCH}_")
