"""The journal read as history: acts newest first, what can be undone and redone, the story of a record in sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from desktop.journal import sentences
from desktop.journal.fold import fold
from desktop.journal.operation import Act
from desktop.journal.story import Change, story
from desktop.journal.undo import UndoneBy, in_effect
from desktop.journal.wording import Reading
from desktop.storage.log import act_of, operations_of_act, operations_of_rows
from desktop.storage.tables import record_of

_COLUMNS = "uid, at, who, name, kind, import_uid, undoes"
UNDO, REDO, ERASE = "undo", "redo", "erase"


def acts(connection: Connection, *, limit: int = 50) -> list[Act]:
    """Acts, newest first."""
    query = f"SELECT {_COLUMNS} FROM act ORDER BY at DESC, uid DESC LIMIT ?"
    return [act_of(row) for row in connection.exec_driver_sql(query, (limit,)).all()]


def act(connection: Connection, uid: bytes) -> Act | None:
    row = connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM act WHERE uid = ?", (uid,)).first()
    return None if row is None else act_of(row)


def undone_by(connection: Connection) -> UndoneBy:
    """Every act that has been undone, with the acts that did it."""
    found: dict[bytes, list[bytes]] = defaultdict(list)
    for row in connection.exec_driver_sql("SELECT uid, undoes FROM act WHERE undoes IS NOT NULL").all():
        found[row.undoes].append(row.uid)
    return found


def undoable(connection: Connection) -> Act | None:
    """The newest act that stands and that nobody calls an undo, a redo or an erasure."""
    known = undone_by(connection)
    return next(
        (one for one in _newest_first(connection) if _plain(one) and one.kind != ERASE and in_effect(one.uid, known)),
        None,
    )


def redoable(connection: Connection) -> Act | None:
    """The newest undo that stands, as long as nothing new has been done since."""
    known = undone_by(connection)
    for one in _newest_first(connection):
        if _plain(one):
            return None
        if one.kind == UNDO and in_effect(one.uid, known):
            return one
    return None


def _plain(one: Act) -> bool:
    return one.kind not in (UNDO, REDO)


def _newest_first(connection: Connection) -> Iterator[Act]:
    query = f"SELECT {_COLUMNS} FROM act ORDER BY at DESC, uid DESC LIMIT 200 OFFSET ?"
    start = 0
    while rows := connection.exec_driver_sql(query, (start,)).all():
        yield from (act_of(row) for row in rows)
        start += len(rows)


def lines_of_acts(connection: Connection, limit: int) -> list[str]:
    """Acts as lines, newest first."""
    reading = _reading(connection)
    return [sentences.act_line(one, reading) for one in acts(connection, limit=limit)]


def lines_of_act(connection: Connection, one: Act) -> list[str]:
    """Everything an act did, in sentences."""
    rows = {op.row: op.table for op in operations_of_act(connection, one.uid)}
    operations = operations_of_rows(connection, rows)
    changes = [
        change
        for uid, table in rows.items()
        for change in story(operations[uid], record_of(table).merge_units)
        if change.act == one.uid
    ]
    return list(sentences.sentences(one, changes, _reading(connection)))


def lines_of_row(connection: Connection, table: str, uid: bytes) -> list[str]:
    """The history of one record, oldest first."""
    operations = operations_of_rows(connection, [uid])[uid]
    changes: Sequence[Change] = story(operations, record_of(table).merge_units)
    reading = _reading(connection)
    told = []
    for change in changes:
        one = act(connection, change.act)
        if one is not None:
            told.append(sentences.sentence(one, change, reading))
    return told


def _reading(connection: Connection) -> Reading:
    return _Namer(connection).reading


class _Namer:
    """What a referred record is called, living or deleted: read from its own journal, and remembered."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.known: dict[bytes, str] = {}
        self.reading = Reading(self.name)

    def name(self, table: str, uid: bytes) -> str:
        if uid not in self.known:
            self.known[uid] = ""  # while it is being read: records that name each other must not go round for ever
            operations = operations_of_rows(self.connection, [uid])[uid]
            values = fold(operations, record_of(table).merge_units).values if operations else {}
            self.known[uid] = self.reading.row(table, values)
        return self.known[uid]
