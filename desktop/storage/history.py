"""What was done, newest first: acts, the history of one record, and which act undo and redo would take next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection

from desktop.domain.terms import SAMPLE_WHO, ActKind
from desktop.journal.operation import Act, Kind, Value
from desktop.journal.story import Change, story
from desktop.journal.undo import in_effect
from desktop.journal.upgrade import converted
from desktop.journal.wording import Names, Reading
from desktop.storage import tables
from desktop.storage.identity import HERE
from desktop.storage.log import act_of, operations_of_act, operations_of_rows
from desktop.storage.rows import references

Told = tuple[Act, list[Change]]
"""An act and what it changed of the records asked for."""

_ACTS = "SELECT uid, at, who, name, kind, import_uid, undoes FROM act"
_CHUNK = 500


def act(connection: Connection, uid: bytes) -> Act | None:
    """One act, or None when the journal has none of that uid."""
    row = connection.exec_driver_sql(f"{_ACTS} WHERE uid = ?", (uid,)).first()
    return None if row is None else act_of(row)


def acts(connection: Connection, *, limit: int = 50, older_than: bytes | None = None) -> list[Act]:
    """Acts by their time, newest first; `older_than` goes on after an act already shown."""
    newest = "ORDER BY at DESC, rowid DESC LIMIT ?"
    after = "WHERE (at, rowid) < (SELECT at, rowid FROM act WHERE uid = ?)"
    if older_than is None:
        rows = connection.exec_driver_sql(f"{_ACTS} {newest}", (limit,))
    else:
        rows = connection.exec_driver_sql(f"{_ACTS} {after} {newest}", (older_than, limit))
    return [act_of(row) for row in rows]


def of_act(connection: Connection, uid: bytes) -> list[Change]:
    """What an act changed, row by row, in the order it did."""
    rows = dict.fromkeys((op.table, op.row) for op in operations_of_act(connection, uid))
    return [change for change in _changes(connection, rows) if change.act == uid]


def of_record(connection: Connection, table: str, uid: bytes, *, parts: bool = True) -> list[Told]:
    """The history of one record, newest act first; with `parts` also of the rows that refer, or ever referred, to it.

    Looking for deleted parts reads through the whole journal.
    """
    rows = {(table, uid): None} | (dict.fromkeys(_parts(connection, table, uid)) if parts else {})
    by_act: dict[bytes, list[Change]] = defaultdict(list)
    for change in _changes(connection, rows):
        by_act[change.act].append(change)
    return [(one, by_act[one.uid]) for one in _acts_newest_first(connection, by_act)]


def undone_by(connection: Connection) -> dict[bytes, list[bytes]]:
    """The acts that undo an act, by that act."""
    found: dict[bytes, list[bytes]] = defaultdict(list)
    for row in connection.exec_driver_sql("SELECT uid, undoes FROM act WHERE undoes IS NOT NULL ORDER BY rowid"):
        found[row.undoes].append(row.uid)
    return dict(found)


def undoable(connection: Connection) -> Act | None:
    """The newest act of this very database that stands and can be taken back."""
    undoing = undone_by(connection)
    for one in _own_acts(connection):
        own = one.undoes is None and one.kind != ActKind.ERASE and one.who != SAMPLE_WHO
        if own and in_effect(one.uid, undoing):
            return one
    return None


def redoable(connection: Connection) -> Act | None:
    """The newest undoing that stands, as long as nothing else has been done since."""
    undoing = undone_by(connection)
    undone = {later: earlier for earlier, laters in undoing.items() for later in laters}
    for one in _own_acts(connection):
        if one.undoes is None and one.kind != ActKind.ERASE:
            return None
        if _takes_back(one.uid, undone) and in_effect(one.uid, undoing):
            return one
    return None


def names(connection: Connection) -> Names:
    """Gives the shown name of any row, living or deleted, by table and uid, while the connection is open.

    Each is looked up once; a row that is not known here has none.
    """
    known: dict[tuple[str, bytes], str] = {}
    stored = {table.name for table in tables.replicated()}

    def name(table: str, uid: bytes) -> str:
        if (table, uid) not in known:
            known[table, uid] = ""
            values = _values(connection, table, uid) if table in stored else {}
            if values:
                known[table, uid] = reading.row(table, values)
        return known[table, uid]

    reading = Reading(name)
    return name


def _values(connection: Connection, table: str, uid: bytes) -> Mapping[str, Value]:
    """A row's values as the journal writes them, the last ones when it is deleted."""
    row = connection.exec_driver_sql(f"SELECT * FROM {table} WHERE uid = ?", (uid,)).first()
    if row is not None:
        return {name: v.hex() if isinstance(v, bytes) else v for name, v in row._mapping.items()}  # noqa: SLF001  (a Row's public mapping view has this name)
    told = [change for change in _changes(connection, [(table, uid)]) if change.kind is not Kind.ERASE]
    return told[-1].after if told else {}


def _changes(connection: Connection, rows: Iterable[tuple[str, bytes]]) -> Iterator[Change]:
    """The changes of the given rows, row by row, each row's oldest first."""
    wanted = list(rows)
    stored = operations_of_rows(connection, (uid for _, uid in wanted))
    known = {table.name for table in tables.replicated()}
    for table, uid in wanted:
        if table in known:
            ops = [converted(op) for op in stored[uid] if op.table == table]
            yield from story(ops, tables.record_of(table).merge_units) if ops else ()


def _parts(connection: Connection, table: str, uid: bytes) -> Iterator[tuple[str, bytes]]:
    """Rows that refer to a record now, and those whose journal says that they once did."""
    for child, _, referring in references(connection, uid):
        yield child, referring
    for part in tables.replicated():
        for column in part.columns:
            if column.info.get("refers") == table:
                query = "SELECT DISTINCT row_uid FROM operation WHERE table_name = ? AND instr(payload, ?) > 0"
                mark = f'"{column.name}":"{uid.hex()}"'
                for found in connection.exec_driver_sql(query, (part.name, mark)).scalars().all():
                    yield part.name, found


def _acts_newest_first(connection: Connection, uids: Iterable[bytes]) -> list[Act]:
    wanted = list(uids)
    found = []
    for start in range(0, len(wanted), _CHUNK):
        part = tuple(wanted[start : start + _CHUNK])
        query = f"SELECT rowid AS place, * FROM act WHERE uid IN ({', '.join('?' * len(part))})"
        found += [(row.at, row.place, act_of(row)) for row in connection.exec_driver_sql(query, part)]
    return [one for _, _, one in sorted(found, key=lambda found: found[:2], reverse=True)]


def _own_acts(connection: Connection) -> Iterator[Act]:
    """The acts done in this very database, the last one first, under whatever identity it had."""
    rids = connection.exec_driver_sql("SELECT rid FROM machine WHERE state = ? ORDER BY rid DESC", (HERE,))
    for rid in rids.scalars().all():
        n: int | None = None
        while True:
            last = _last_act(connection, rid, n)
            if last is None:
                break
            n = connection.exec_driver_sql(
                "SELECT min(n) FROM operation WHERE act_uid = ? AND rid = ?", (last, rid)
            ).scalar_one()
            found = act(connection, last)
            if found is not None:
                yield found


def _last_act(connection: Connection, rid: int, before: int | None) -> bytes | None:
    query = "SELECT act_uid FROM operation WHERE rid = ? AND n < ? ORDER BY n DESC LIMIT 1"
    found: bytes | None = connection.exec_driver_sql(query, (rid, 2**62 if before is None else before)).scalar()
    return found


def _takes_back(uid: bytes, undone: Mapping[bytes, bytes]) -> bool:
    """Whether an act is an undo; the undo of an undo is a redo and takes nothing back."""
    steps = 0
    while uid in undone and steps < len(undone):
        uid = undone[uid]
        steps += 1
    return steps % 2 == 1
