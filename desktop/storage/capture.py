"""The journal's own tables, and the triggers that write every change of a replicated row into it.

Triggers are generated from the metadata and made anew at every open, so bulk statements and raw SQL are captured too.
A write with no open act is refused; digests are sealed when the act closes, because a trigger cannot hash.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Connection, LargeBinary, Table

from desktop.journal.operation import SCHEMA
from desktop.storage import tables

JOURNAL_TABLES = (
    """CREATE TABLE machine(rid INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, office_uid BLOB NOT NULL,
        name TEXT NOT NULL, key BLOB NULL, state TEXT NOT NULL) STRICT""",
    """CREATE TABLE act(uid BLOB NOT NULL PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, name TEXT NOT NULL,
        kind TEXT NOT NULL, import_uid BLOB NULL, undoes BLOB NULL) STRICT""",
    """CREATE TABLE operation(rid INTEGER NOT NULL, n INTEGER NOT NULL, act_uid BLOB NOT NULL,
        table_name TEXT NOT NULL, row_uid BLOB NOT NULL, kind TEXT NOT NULL, hlc INTEGER NOT NULL, seen TEXT NULL,
        payload TEXT NULL, salt BLOB NOT NULL, payload_digest BLOB NOT NULL, digest BLOB NOT NULL,
        schema INTEGER NOT NULL, PRIMARY KEY(rid, n)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX ix_operation_row ON operation(row_uid)",
    "CREATE INDEX ix_operation_act ON operation(act_uid)",
    "CREATE INDEX ix_operation_erase ON operation(row_uid) WHERE kind = 'erase'",
    "CREATE INDEX ix_act_undoes ON act(undoes) WHERE undoes IS NOT NULL",
    """CREATE TABLE machine_now(rid INTEGER NOT NULL, n INTEGER NOT NULL, act_uid BLOB NULL,
        capture INTEGER NOT NULL) STRICT""",
)

JOURNAL_NAMES = ("machine", "act", "operation", "machine_now")

_HLC = """max(CAST((julianday('now') - 2440587.5) * 86400000.0 AS INTEGER) << 16,
    coalesce((SELECT p.hlc FROM operation p WHERE p.rid = m.rid AND p.n = m.n - 1), 0) + 1)"""

_CAPTURING = "coalesce((SELECT capture FROM machine_now), 1)"
"""Off only where upkeep has switched it off; a database that lost its machine refuses writes, it does not miss them."""

_GUARDS = (
    ("operation", "DELETE", ""),
    ("operation", "UPDATE OF rid, n, act_uid, table_name, row_uid, kind, hlc, seen, payload, salt, schema", ""),
    ("operation", "UPDATE OF payload_digest, digest", " AND OLD.digest <> x''"),
    ("act", "DELETE", ""),
    ("act", "UPDATE", ""),
    ("machine", "DELETE", ""),
    ("machine", "UPDATE OF rid, uid", ""),
)
"""What nobody may do to the journal; digests are written once, when their act closes."""


def triggers() -> Iterator[tuple[str, str]]:
    """Name and statement of every trigger of the current schema."""
    for table in tables.replicated():
        yield from _table_triggers(table)
    for number, (table_name, event, when_also) in enumerate(_GUARDS):
        name = f"guard_{table_name}_{number}"
        when = f"BEFORE {event} ON {table_name} WHEN {_CAPTURING}{when_also}"
        yield name, f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"


def remake_triggers(connection: Connection) -> None:
    """Make the triggers those of this version; inside the caller's transaction, and only where they differ."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all()
    stored = {row.name: row.sql for row in rows}
    wanted = dict(triggers())
    for name in (name for name, sql in stored.items() if wanted.get(name) != sql):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for name, sql in wanted.items():
        if stored.get(name) != sql:
            connection.exec_driver_sql(sql)


def _table_triggers(table: Table) -> Iterator[tuple[str, str]]:
    name = table.name
    columns = [column for column in table.columns if column.name != "uid"]
    pairs = ", ".join(f"'{column.name}', {_value('NEW', column)}" for column in columns)
    earlier = "EXISTS(SELECT 1 FROM operation o WHERE o.row_uid = NEW.uid)"
    yield (
        f"capture_{name}_insert",
        f"CREATE TRIGGER capture_{name}_insert AFTER INSERT ON {name} WHEN {_CAPTURING} BEGIN "
        + _record(name, "NEW", f"CASE WHEN {earlier} THEN 'restore' ELSE 'create' END", f"json_object({pairs})")
        + "END",
    )
    changed = " OR ".join(f"OLD.{column.name} IS NOT NEW.{column.name}" for column in columns)
    units = [set(unit) for unit in tables.record_of(name).merge_units]
    parts = " || ".join(_changed_part(column, units) for column in columns)
    yield (
        f"capture_{name}_update",
        f"CREATE TRIGGER capture_{name}_update AFTER UPDATE ON {name} "
        f"WHEN {_CAPTURING} AND ({changed}) BEGIN "
        + _record(name, "NEW", "'change'", f"'{{' || substr({parts}, 2) || '}}'")
        + "END",
    )
    yield (
        f"capture_{name}_delete",
        f"CREATE TRIGGER capture_{name}_delete AFTER DELETE ON {name} WHEN {_CAPTURING} BEGIN "
        + _record(name, "OLD", "'delete'", "NULL")
        + "END",
    )
    when = f"BEFORE UPDATE OF uid ON {name} WHEN OLD.uid IS NOT NEW.uid"
    keep = f"keep_{name}_uid"
    yield keep, f"CREATE TRIGGER {keep} {when} BEGIN SELECT RAISE(ABORT, 'identity never changes'); END"


def _record(table: str, row: str, kind: str, payload: str) -> str:
    """The statements of one capture: refuse without an act, count up, write the operation."""
    seen = (
        "(SELECT nullif(json_group_object(s.rid, s.top), '{}') FROM (SELECT o.rid AS rid, max(o.n) AS top "
        f"FROM operation o WHERE o.row_uid = {row}.uid AND o.rid <> m.rid GROUP BY o.rid) s)"
    )
    return (
        "SELECT RAISE(ABORT, 'no open act') WHERE (SELECT act_uid FROM machine_now) IS NULL; "
        "UPDATE machine_now SET n = n + 1; "
        "INSERT INTO operation(rid, n, act_uid, table_name, row_uid, kind, hlc, seen, payload, salt, payload_digest, "
        f"digest, schema) SELECT m.rid, m.n, m.act_uid, '{table}', {row}.uid, {kind}, {_HLC}, {seen}, {payload}, "
        f"randomblob(16), x'', x'', {SCHEMA} FROM machine_now m; "
    )


def _value(row: str, column: Column[object]) -> str:
    """A column's value for JSON: JSON cannot hold a BLOB, so it goes as lower-case hex."""
    cell = f"{row}.{column.name}"
    if isinstance(column.type, LargeBinary):
        return f"CASE WHEN {cell} IS NULL THEN NULL ELSE lower(hex({cell})) END"
    return cell


def _changed_part(column: Column[object], units: list[set[str]]) -> str:
    """`,"name":value` when the column, or a column it travels with, has changed; else nothing."""
    together = next((unit for unit in units if column.name in unit), {column.name})
    changed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in sorted(together))
    return f"CASE WHEN {changed} THEN ',\"{column.name}\":' || json_quote({_value('NEW', column)}) ELSE '' END"
