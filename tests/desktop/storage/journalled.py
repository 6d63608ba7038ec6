"""A database in memory that can be put back to empty, and writes of every kind on several of its tables."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, insert, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session as OrmSession

from desktop.storage import database, identity, log
from desktop.storage.database import Database, engine_of
from desktop.storage.tables import CourseRow, PersonRow, SessionRow, StatedValueRow, table_of

OFFICE = bytes(15) + b"\x0f"
UIDS = [bytes(15) + bytes([number]) for number in range(1, 6)]
TEXTS = (
    "",
    "Kỹ năng viết tin",
    unicodedata.normalize("NFD", "Hòa"),
    "'; DROP TABLE course; --",
    '{"a": [1, "x"]}',
    'dấu "ngoặc" \\ và\nxuống dòng',
    "\x00\x01\x7f",
    "🎉👩‍🏫\u2028",
    "~erased",
)
_DIALECT = sqlite.dialect()
NUMBERS = (0, 1, -1, 2**62, -(2**63), 2**63 - 1)


@dataclass
class Scratch:
    """A database in memory and its empty state."""

    base: Database
    empty: sqlite3.Connection

    def clear(self) -> Database:
        self.empty.backup(raw(self.base))
        self.base.identity.remember(0)
        return self.base

    def close(self) -> None:
        self.base.close()
        self.empty.close()


def raw(base: Database) -> Any:
    return base.engine.raw_connection().driver_connection


def scratch(folder: Path) -> Scratch:
    """Made with the schema, triggers and pragmas of a real one; machine identities go to `folder`."""
    engine = engine_of(Path(":memory:"), write=True)
    with engine.begin() as connection:
        database.make_schema(connection)
        own = identity.mint(connection, folder, OFFICE)
    base = Database(Path(":memory:"), engine, engine, own)
    empty = sqlite3.connect(":memory:")
    raw(base).backup(empty)
    return Scratch(base, empty)


def differing(base: Database) -> list[str]:
    with base.read() as reader:
        return log.differences(reader.connection)


def rows_of(base: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every replicated row, by table, for comparing two states."""
    with base.read() as reader:
        return {row.__tablename__: _all(reader.connection, row.__tablename__) for row in KINDS}


def _all(connection: Connection, table: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY uid")]


KINDS: tuple[type[Any], ...] = (CourseRow, SessionRow, PersonRow, StatedValueRow)

texts = st.sampled_from(TEXTS)
numbers = st.sampled_from(NUMBERS)
uids = st.sampled_from(UIDS)
owners = st.sampled_from([OFFICE, b"", b"\x00\xff" * 8])


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), values)


VALUES: dict[type[Any], dict[str, st.SearchStrategy[Any]]] = {
    CourseRow: {
        "owner": owners, "title": texts, "task": maybe(uids), "organiser": maybe(uids),
        "state": st.sampled_from(["planned", "held"]), "topics": numbers, "note": texts,
    },
    SessionRow: {
        "owner": owners, "course": uids, "day": st.sampled_from(["2024-09-14", "2024-09-15"]),
        "at": maybe(st.sampled_from(["07:30", "14:00"])), "place": texts,
    },
    PersonRow: {
        "owner": owners, "name": texts, "agency": maybe(uids), "post": texts, "birth_year": maybe(numbers),
        "provisional": st.sampled_from([0, 1]), "merged_into": maybe(uids),
    },
    StatedValueRow: {
        "owner": owners, "target": uids, "as_of": st.just("2024-09-14"), "numerator": maybe(numbers),
        "denominator": maybe(numbers), "text": texts, "estimated": st.sampled_from([0, 1]), "evidence": texts,
        "stated_by": texts,
    },
}  # fmt: skip
"""Values as the columns store them, with nothing a record would refuse left out: the journal must hold them all."""


@dataclass(frozen=True)
class Write:
    """One statement: how, on which table, which row, with which values."""

    how: str
    kind: type[Any]
    uid: bytes
    values: dict[str, Any]
    some: frozenset[str]

    def __repr__(self) -> str:
        return f"{self.how}({self.kind.__name__}, {self.uid[-1]}, {self.values}, only={sorted(self.some)})"


@st.composite
def writes(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Write:
    kind = draw(st.sampled_from(KINDS))
    values = {name: draw(strategy) for name, strategy in VALUES[kind].items()}
    some = frozenset(draw(st.sets(st.sampled_from(sorted(values)), min_size=1, max_size=3)))
    return Write(draw(st.sampled_from(sorted(HOW))), kind, draw(uids), values, some)


def _orm_save(connection: Connection, write: Write) -> None:
    """Through a session on the row classes: fetched and changed, or added."""
    record = _typed(write)
    with OrmSession(connection) as session:
        stored = session.get(write.kind, write.uid)
        if stored is None:
            session.add(record)
        else:
            for name in write.some:
                setattr(stored, name, getattr(record, name))
            session.add(stored)
        session.commit()


def _orm_delete(connection: Connection, write: Write) -> None:
    with OrmSession(connection) as session:
        stored = session.get(write.kind, write.uid)
        if stored is not None:
            session.delete(stored)
        session.commit()


def _typed(write: Write) -> Any:
    """The row object of these stored values, as SQLAlchemy would load it."""
    columns = write.kind.__table__.columns
    loaded = {}
    for name, value in write.values.items():
        load = columns[name].type.result_processor(_DIALECT, None)
        loaded[name] = load(value) if load else value
    return write.kind(uid=write.uid, **loaded)


def _core_insert_many(connection: Connection, write: Write) -> None:
    """Two rows in one statement, those that are not there."""
    table, record = table_of(write.kind), _typed(write)
    there = set(connection.execute(table.select().with_only_columns(table.c.uid)).scalars())
    rows = [record.model_dump() | {"uid": uid} for uid in (write.uid, UIDS[-1]) if uid not in there]
    if rows and len({row["uid"] for row in rows}) == len(rows):
        connection.execute(insert(table), rows)


def _core_update(connection: Connection, write: Write) -> None:
    record = _typed(write)
    values = {name: getattr(record, name) for name in write.some}
    connection.execute(update(table_of(write.kind)).values(values))


def _core_delete(connection: Connection, write: Write) -> None:
    table = table_of(write.kind)
    connection.execute(delete(table).where(table.c.uid == write.uid))


def _raw(statement: str) -> Callable[[Connection, Write], None]:
    def run(connection: Connection, write: Write) -> None:
        columns = ", ".join(["uid", *write.values])
        marks = ", ".join("?" * (1 + len(write.values)))
        some = sorted(write.some)
        sql = statement.format(
            table=write.kind.__tablename__,
            columns=columns,
            marks=marks,
            sets=", ".join(f"{name} = ?" for name in some),
            excluded=", ".join(f"{name} = excluded.{name}" for name in some),
        )
        full = (write.uid, *write.values.values())
        partial = (*(write.values[name] for name in some), write.uid)
        connection.exec_driver_sql(sql, partial if "{sets}" in statement else full if "{marks}" in statement else ())

    return run


def _undone_in_part(connection: Connection, write: Write) -> None:
    """Written inside a savepoint that is rolled back."""
    nested = connection.begin_nested()
    HOW["raw replace"](connection, write)
    HOW["raw update"](connection, write)
    nested.rollback()


def _stopped_in_the_middle(connection: Connection, write: Write) -> None:
    """A statement of several rows that fails on its last one leaves none of them."""
    table = table_of(write.kind)
    first, last = (_typed(write).model_dump() | {"uid": uid} for uid in (b"\xee" * 16, b"\xee" * 16))
    with pytest.raises(IntegrityError, match="UNIQUE"):
        connection.execute(insert(table).values([first, last]))


HOW: dict[str, Callable[[Connection, Write], None]] = {
    "orm save": _orm_save,
    "orm delete": _orm_delete,
    "core insert many": _core_insert_many,
    "core update all": _core_update,
    "core delete": _core_delete,
    "raw insert or ignore": _raw("INSERT OR IGNORE INTO {table}({columns}) VALUES ({marks})"),
    "raw replace": _raw("INSERT OR REPLACE INTO {table}({columns}) VALUES ({marks})"),
    "raw upsert": _raw("INSERT INTO {table}({columns}) VALUES ({marks}) ON CONFLICT(uid) DO UPDATE SET {excluded}"),
    "raw update": _raw("UPDATE {table} SET {sets} WHERE uid = ?"),
    "raw delete all": _raw("DELETE FROM {table}"),
    "rolled back to a savepoint": _undone_in_part,
    "stopped in the middle": _stopped_in_the_middle,
}
