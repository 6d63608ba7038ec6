"""An act from its opening to its close: identity, capture, digests, the search index, all in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection

from desktop.domain.record import new_uid
from desktop.journal.operation import operation_digest, payload_digest
from desktop.storage import search
from desktop.storage.log import machines, operation_of
from desktop.storage.rows import Writer


@dataclass
class OpenAct(Writer):
    """What a service writes through while its act is open; after the close it tells what was touched."""

    connection: Connection
    owner: bytes
    uid: bytes
    touched: dict[str, set[bytes]] = field(default_factory=dict)
    n: int = 0


def stamp() -> str:
    """The present moment in UTC, ISO text: for acts and backups only, never for the day of an event."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


@contextmanager
def open_act(
    connection: Connection,
    *,
    name: str,
    who: str,
    kind: str = "edit",
    undoes: bytes | None = None,
    import_uid: bytes | None = None,
) -> Iterator[OpenAct]:
    """Write under one act inside the caller's transaction.

    `name` says in the clerk's words what is done and holds no person's name: erasures do not reach it. An act that
    changed nothing leaves no trace, but for an undo: that it found nothing to take back has to be known, lest the
    same act be offered for undoing for ever.
    """
    now = connection.exec_driver_sql(
        "SELECT w.rid, w.n, w.act_uid, m.office_uid FROM machine_now w JOIN machine m ON m.rid = w.rid"
    ).one()
    if now.act_uid is not None:
        raise RuntimeError("an act is open already; one act is one transaction")
    act = OpenAct(connection, now.office_uid, new_uid())
    connection.exec_driver_sql(
        "INSERT INTO act(uid, at, who, name, kind, import_uid, undoes) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (act.uid, stamp(), who, name, kind, import_uid, undoes),
    )
    connection.exec_driver_sql("UPDATE machine_now SET act_uid = ?", (act.uid,))
    yield act
    act.n = seal(connection, now.rid, now.n, act)
    connection.exec_driver_sql("UPDATE machine_now SET act_uid = NULL")
    if not act.touched and undoes is None:
        connection.exec_driver_sql("UPDATE machine_now SET capture = 0")
        connection.exec_driver_sql("DELETE FROM act WHERE uid = ?", (act.uid,))
        connection.exec_driver_sql("UPDATE machine_now SET capture = 1")
        return
    search.refresh(connection, act.touched)


def seal(connection: Connection, rid: int, last: int, act: OpenAct) -> int:
    """Compute the digests of this act's operations and gather what they touched; gives the new last n."""
    known = machines(connection)
    rows = connection.exec_driver_sql(
        "SELECT rid, n, act_uid, table_name, row_uid, kind, hlc, seen, payload, salt, schema "
        "FROM operation WHERE rid = ? AND n > ? ORDER BY n",
        (rid, last),
    ).all()
    sealed = []
    for row in rows:
        operation = operation_of(row, known)
        act.touched.setdefault(operation.table, set()).add(operation.row)
        hashed = payload_digest(operation.salt, operation.payload)
        sealed.append((hashed, operation_digest(operation, hashed), rid, operation.n))
    if sealed:
        connection.exec_driver_sql(
            "UPDATE operation SET payload_digest = ?, digest = ? WHERE rid = ? AND n = ?", sealed
        )
    return rows[-1].n if rows else last
