"""What the schema of a file of ours says: a foreign hand can put programs of its own into it, rotten bits change it.

Triggers are not looked at here: those that differ from ours are dropped before the first write.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

from desktop.storage import capture, search, tables

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


def misshapen(connection: sqlite3.Connection) -> list[str]:
    """Tables of today's schema that are missing or have other columns: rotten bits need not spare the schema's text.

    SQLite itself would only say "no such column", and not before somebody asks.
    """
    found = _columns(connection)
    wanted = {table.name: {column.name for column in table.columns} for table in tables.replicated()}
    with closing(sqlite3.connect(":memory:")) as fresh:
        for statement in (*capture.JOURNAL_TABLES, *search.SCHEMA[:1]):
            fresh.execute(statement)
        wanted |= _columns(fresh)
    return [name for name, columns in wanted.items() if found.get(name) != columns]


def _columns(connection: sqlite3.Connection) -> dict[str, set[str]]:
    rows = connection.execute(
        "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table'"
    ).fetchall()
    found: dict[str, set[str]] = {}
    for table, column in rows:
        found.setdefault(table, set()).add(column)
    return found


def _strange(kind: str, name: str, sql: str) -> bool:
    if kind == "index":
        return False
    if kind != "table":
        return True
    if re.match(r"CREATE\s+VIRTUAL", sql, re.IGNORECASE):
        return name != _SEARCH or not re.search(r"USING\s+fts5\s*\(", sql, re.IGNORECASE)
    return bool(_STRANGE.search(sql)) and not name.startswith(f"{_SEARCH}_")
