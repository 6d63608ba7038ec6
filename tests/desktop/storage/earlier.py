"""A made-up schema before today's, so that upgrades can be tested before there is a second one.

In schema 0 a person's name was called `full_name`, attendance had no `substitute_for`, agencies had no `short_name`,
and there was a table `notice` that today's program no longer has.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from desktop.journal.operation import Operation, Value
from desktop.journal.upgrade import Converter

SCHEMA = 0


def _renamed(operation: Operation) -> Operation:
    if operation.table != "person" or not operation.payload:
        return operation
    names: Mapping[str, str] = {"full_name": "name"}
    payload: dict[str, Value] = {names.get(name, name): value for name, value in operation.payload.items()}
    return replace(operation, payload=payload)


CONVERTERS: Mapping[int, Converter] = {SCHEMA: _renamed}


def make_earlier(database: Path) -> None:
    """Turn a closed database of today's schema into what schema 0 would have written."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("BEGIN")
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    for rid, n, table, payload in connection.execute("SELECT rid, n, table_name, payload FROM operation").fetchall():
        connection.execute(
            "UPDATE operation SET schema = ?, payload = ? WHERE rid = ? AND n = ?",
            (SCHEMA, _as_before(table, payload), rid, n),
        )
    connection.execute("ALTER TABLE person RENAME COLUMN name TO full_name")
    connection.execute("DROP INDEX ix_attendance_substitute_for")
    connection.execute("ALTER TABLE attendance DROP COLUMN substitute_for")
    connection.execute("ALTER TABLE agency DROP COLUMN short_name")
    connection.execute("CREATE TABLE notice(uid BLOB NOT NULL PRIMARY KEY, text TEXT NOT NULL) STRICT")
    connection.execute("CREATE INDEX ix_notice_text ON notice(text)")
    connection.execute("INSERT INTO notice VALUES (x'01', 'đã bỏ')")
    connection.execute("CREATE TRIGGER capture_notice_insert AFTER INSERT ON notice BEGIN SELECT 1; END")
    connection.execute("DROP TABLE search_index")
    connection.execute("DROP TABLE search_entry")
    connection.execute("COMMIT")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.close()


def _as_before(table: str, payload: str | None) -> str | None:
    if payload is None:
        return None
    values = json.loads(payload)
    if table == "person" and "name" in values:
        values["full_name"] = values.pop("name")
    for gone in ({"attendance": "substitute_for", "agency": "short_name"}.get(table),):
        values.pop(gone, None)
    return json.dumps(values, ensure_ascii=False)
