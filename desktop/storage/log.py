"""Reading the journal, and folding it back into rows: for undo, history, upgrades and the daily check."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, LargeBinary, Row, Table
from sqlalchemy.dialects import sqlite

from desktop.journal.fold import Units, fold, fold_linear
from desktop.journal.operation import SCHEMA, Act, Kind, Operation, Value, operation_digest, payload_digest
from desktop.journal.upgrade import CONVERTERS, Converter, converted
from desktop.storage import tables

_COLUMNS = "rid, n, act_uid, table_name, row_uid, kind, hlc, seen, payload, salt, schema"
_WIDTH = len(_COLUMNS.split(","))
_CHUNK = 500
_BATCH = 2000
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError)
"""What reading a journal full of rotten bits may raise: no JSON, no such kind, no such machine, no object."""


def machines(connection: Connection) -> dict[int, bytes]:
    """The machines of this journal by their local number."""
    return {row.rid: row.uid for row in connection.exec_driver_sql("SELECT rid, uid FROM machine")}


def operation_of(row: Row[Any], machine_uids: Mapping[int, bytes]) -> Operation:
    """A stored row of the journal as an operation, machines named by their uid instead of the local number."""
    rid, n, act, table, uid, kind, hlc, seen, payload, salt, schema = row[:_WIDTH]
    return Operation(
        machine_uids[rid],
        n,
        act,
        table,
        uid,
        Kind(kind),
        hlc,
        {machine_uids[int(other)]: last for other, last in json.loads(seen).items()} if seen else {},
        json.loads(payload) if payload else None,
        salt,
        schema,
    )


def operations_of_rows(connection: Connection, uids: Iterable[bytes]) -> dict[bytes, list[Operation]]:
    """All operations of the given rows, in order of machine and n."""
    known = machines(connection)
    wanted = list(dict.fromkeys(uids))
    found: dict[bytes, list[Operation]] = {uid: [] for uid in wanted}
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        marks = ", ".join("?" * len(part))
        query = f"SELECT {_COLUMNS} FROM operation WHERE row_uid IN ({marks}) ORDER BY rid, n"
        for row in connection.exec_driver_sql(query, tuple(part)):
            found[row.row_uid].append(operation_of(row, known))
    return found


def operations_of_act(connection: Connection, act: bytes) -> list[Operation]:
    """What an act changed, in the order it did."""
    known = machines(connection)
    query = f"SELECT {_COLUMNS} FROM operation WHERE act_uid = ? ORDER BY rid, n"
    return [operation_of(row, known) for row in connection.exec_driver_sql(query, (act,))]


def act_of(row: Row[Any]) -> Act:
    return Act(row.uid, row.at, row.who, row.name, row.kind, row.import_uid, row.undoes)


def folded_rows(
    connection: Connection, table: Table, converters: Mapping[int, Converter] = CONVERTERS
) -> Iterator[tuple[object, ...]]:
    """Every living row of a table as the journal says it is, in order of uid: its stored values, uid first.

    Rows written by one machine take the short way; the rest go through `fold`. A column that no operation knows yet
    holds its record's default.
    """
    query = f"SELECT {_COLUMNS} FROM operation WHERE table_name = ? ORDER BY row_uid, rid, n"
    return _living(connection.exec_driver_sql(query, (table.name,)), table, machines(connection), converters)


def _living(
    rows: Iterable[Row[Any]], table: Table, known: Mapping[int, bytes], converters: Mapping[int, Converter] = CONVERTERS
) -> Iterator[tuple[object, ...]]:
    """The rows that operations in order of row, machine and n fold to."""
    empty = fallbacks(table)
    blobs = {column.name for column in table.columns if isinstance(column.type, LargeBinary)}
    units = tables.record_of(table.name).merge_units
    for uid, group in groupby(rows, key=itemgetter(4)):
        values, deleted = _row_values(list(group), known, units, converters)
        if not deleted:
            held = [(name, default if (v := values.get(name)) is None else v) for name, default in empty.items()]
            yield uid, *(bytes.fromhex(v) if name in blobs and isinstance(v, str) else v for name, v in held)


def _row_values(
    group: list[Row[Any]], known: Mapping[int, bytes], units: Units, converters: Mapping[int, Converter]
) -> tuple[Mapping[str, Value], bool]:
    rid = group[0].rid
    if all(row.rid == rid for row in group):
        if all(row.schema == SCHEMA for row in group):
            return fold_linear((Kind(row.kind), json.loads(row.payload) if row.payload else None) for row in group)
        steps = (converted(operation_of(row, known), converters=converters) for row in group)
        return fold_linear((step.kind, step.payload) for step in steps)
    state = fold((converted(operation_of(row, known), converters=converters) for row in group), units)
    return state.values, state.deleted


def stored_value(table: Table, name: str, value: Value) -> object:
    """A journal value as the column stores it (hex text back to a BLOB)."""
    if isinstance(value, str) and isinstance(table.columns[name].type, LargeBinary):
        return bytes.fromhex(value)
    return value


def refold(
    connection: Connection,
    table: Table,
    converters: Mapping[int, Converter] = CONVERTERS,
    each: Callable[[], None] | None = None,
) -> int:
    """Fill an empty table from the journal; capture must be off. Gives the number of rows.

    `each` is called after some thousand rows and may raise to stop.
    """
    marks = ", ".join("?" * len(table.columns))
    statement = f"INSERT INTO {table.name}({_columns(table)}) VALUES ({marks})"
    count = 0
    batch: list[tuple[object, ...]] = []
    for row in folded_rows(connection, table, converters):
        batch.append(row)
        count += 1
        if len(batch) >= _BATCH:
            connection.exec_driver_sql(statement, batch)
            batch.clear()
            if each:
                each()
    if batch:
        connection.exec_driver_sql(statement, batch)
    return count


def _columns(table: Table) -> str:
    """The columns of a table with its uid first."""
    return ", ".join(["uid", *(column.name for column in table.columns if column.name != "uid")])


def fallbacks(table: Table) -> dict[str, Value]:
    """What each column holds in a row whose operations do not know it yet."""
    return {column.name: _empty(column) for column in table.columns if column.name != "uid"}


def _empty(column: Any) -> Value:
    """What a column newer than an operation holds: NULL where it may, else the record's own default."""
    if column.nullable or column.name in ("uid", "owner"):
        return None
    field = tables.record_of(column.table.name).model_fields[column.name]
    default = None if field.is_required() else field.get_default()
    plain = column.type.dialect_impl(_dialect()).bind_processor(_dialect())
    value = plain(default) if plain and default is not None else default
    return value if isinstance(value, int | str) else None


def _dialect() -> Any:
    return sqlite.dialect()


def differences(connection: Connection) -> list[str]:
    """Tables whose rows are not what the journal folds to; empty in a sound database.

    A table whose journal cannot even be read counts among them: rotten bits need not spare the JSON.
    """
    known = machines(connection)
    by_name = {table.name: table for table in tables.replicated()}
    agreeing: set[str] = set()
    operations = connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM operation ORDER BY table_name, row_uid, rid, n")
    for name, rows in groupby(operations, key=itemgetter(3)):
        table = by_name.pop(name, None)
        if table is not None and _agrees(connection, table, _living(rows, table, known)):
            agreeing.add(name)
    agreeing |= {name for name, table in by_name.items() if _agrees(connection, table, iter(()))}
    return [table.name for table in tables.replicated() if table.name not in agreeing]


def _agrees(connection: Connection, table: Table, folded: Iterator[tuple[object, ...]]) -> bool:
    # Through the index of uid SQLite would take the uid from there and never see a rotten one in the row itself.
    stored = connection.exec_driver_sql(f"SELECT {_columns(table)} FROM {table.name} NOT INDEXED ORDER BY uid")
    try:
        return all(row is not None and tuple(row) == fold for row, fold in zip_longest(stored, folded))
    except _UNREADABLE:
        return False
    finally:
        stored.close()


def broken(connection: Connection) -> list[tuple[int, int]]:
    """Operations (machine's local number, n) that are not as they were sealed; empty in a sound journal.

    Of an operation whose payload an erasure has emptied, only the header can still be compared.
    """
    known = machines(connection)
    wrong = []
    for row in connection.exec_driver_sql(f"SELECT {_COLUMNS}, payload_digest, digest FROM operation"):
        try:
            operation = operation_of(row, known)
            whole = bool(operation.emptied_fields()) or row.payload_digest == payload_digest(
                row.salt, operation.payload
            )
            sound = whole and row.digest == operation_digest(operation, row.payload_digest)
        except _UNREADABLE:
            sound = False
        if not sound:
            wrong.append((row.rid, row.n))
    return wrong
