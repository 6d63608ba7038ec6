"""Taking an act back: what its compensation writes, row by row, without leaving a reference to nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from sqlalchemy import Connection, LargeBinary, Table

from desktop.domain.terms import refers_to
from desktop.journal.operation import Kind, OperationId, Value
from desktop.journal.undo import Compensation, Left, Step, WhyLeft, compensate, lineage, void_beside
from desktop.journal.upgrade import converted
from desktop.storage import history, tables
from desktop.storage.acts import OpenAct
from desktop.storage.log import fallbacks, machines, operations_of_rows

Key = tuple[str, bytes]
"""Table and uid of a row."""

_CHUNK = 500


@dataclass(frozen=True)
class UndoResult:
    """The rows an undo has written, and what it has left alone and why."""

    restored: tuple[Key, ...]
    left: tuple[Left, ...]


def apply_undo(writer: OpenAct, act_uid: bytes) -> UndoResult:
    """Write the compensation of an act through the open act, which was opened as undoing it; the same for a redo.

    Fields go back, deleted rows return, created rows go, each unless somebody has built on it: then it is left and
    listed. Nothing is left or made that refers to a row which the undo removes or which was deleted since.
    """
    opened = history.act(writer.connection, writer.uid)
    if opened is None or opened.undoes != act_uid:
        raise ValueError("the open act is not the undoing of this act")
    undoing = history.undone_by(writer.connection)
    family = _family(writer.connection, lineage(act_uid, undoing))
    compensations, left = _compensations(writer.connection, family, void_beside(act_uid, undoing))
    plan = _Plan(writer.connection, compensations, left)
    plan.settle(family)
    order = {one.key: place for place, one in enumerate(family)}
    keys = sorted(plan.keys(), key=lambda key: order[key], reverse=True)
    _write(writer.connection, keys, plan)
    return UndoResult(tuple(keys), tuple(plan.left))


@dataclass(frozen=True, slots=True)
class _Undone:
    """What has to be known of an operation that is to be undone, before its whole row is read."""

    id: OperationId
    key: Key


def _family(connection: Connection, acts: Iterable[bytes]) -> list[_Undone]:
    """The operations of these acts in the order they were done; erasures are never undone."""
    known = machines(connection)
    query = "SELECT hlc, rid, n, table_name, row_uid FROM operation WHERE act_uid = ? AND kind <> ?"
    rows = [tuple(row) for act in acts for row in connection.exec_driver_sql(query, (act, Kind.ERASE.value))]
    return [_Undone((known[rid], n), (table, uid)) for _, rid, n, table, uid in sorted(rows)]


def _compensations(
    connection: Connection, family: Iterable[_Undone], void: set[bytes]
) -> tuple[list[Compensation], list[Left]]:
    undone: dict[Key, set[OperationId]] = defaultdict(set)
    for one in family:
        undone[one.key].add(one.id)
    known = {table.name for table in tables.replicated()}
    left = [Left(table, row, WhyLeft.FOREIGN) for table, row in undone if table not in known]
    stored = operations_of_rows(connection, (row for table, row in undone if table in known))
    found = []
    for (table, row), ids in undone.items():
        if table in known:
            ops = [converted(op) for op in stored[row] if op.table == table]
            found.append(compensate(ops, ids, tables.record_of(table).merge_units, void))
    return found, left + [one.left for one in found if one.left]


@dataclass
class _Plan:
    """What is to be written, until no reference is left that leads to nothing."""

    connection: Connection
    compensations: Iterable[Compensation]
    left: list[Left]
    deletes: set[Key] = field(default_factory=set)
    restores: dict[Key, Mapping[str, Value]] = field(default_factory=dict)
    changes: dict[Key, dict[str, Value]] = field(default_factory=dict)
    targets: dict[Key, dict[str, Key]] = field(default_factory=dict)
    """What the rows to be written will refer to, by field."""

    def __post_init__(self) -> None:
        for one in self.compensations:
            key = (one.table, one.row)
            if one.step is Step.DELETE:
                self.deletes.add(key)
            elif one.step is Step.RESTORE:
                self.restores[key] = one.values
                self.targets[key] = _references(one.table, one.values)
            elif one.step is Step.CHANGE:
                self.changes[key] = dict(one.values)
                self.targets[key] = _references(one.table, one.values)

    def keys(self) -> list[Key]:
        return [*self.deletes, *self.restores, *self.changes]

    def settle(self, family: Iterable[_Undone]) -> None:
        """Leave out what cannot be done, and whatever then cannot be done either."""
        wanted = self._wanted()
        missing = wanted - _living(self.connection, wanted) - self.restores.keys()
        gone = _deleted_since(self.connection, missing, family)
        users = _users(self.connection, self.deletes)
        while self._keep_what_is_used(users) or self._leave_what_lacks_its_target(gone):
            pass

    def _wanted(self) -> set[Key]:
        return {target for fields in self.targets.values() for target in fields.values()}

    def _keep_what_is_used(self, users: Mapping[Key, Sequence[tuple[Key, str]]]) -> bool:
        """Whether a created row has to stay because a row that will stand refers to it."""
        used = self._wanted()
        staying = {key for key in self.deletes if key in used or any(self._holds(*user) for user in users.get(key, ()))}
        self.deletes -= staying
        self.left += [Left(*key, WhyLeft.IN_USE) for key in sorted(staying)]
        return bool(staying)

    def _holds(self, user: Key, name: str) -> bool:
        """Whether a row goes on referring by this field after the undo."""
        return user not in self.deletes and name not in self.changes.get(user, {})

    def _leave_what_lacks_its_target(self, gone: set[Key]) -> bool:
        """Whether a row or a field has to be left because the row it referred to is there no more."""
        lacking = {
            key: names
            for key, fields in self.targets.items()
            if (names := tuple(name for name, target in fields.items() if target in gone))
        }
        for key, names in lacking.items():
            self.left.append(Left(*key, WhyLeft.TARGET_GONE, names))
            if key in self.restores:
                gone.add(key)
                del self.restores[key], self.targets[key]
            else:
                self._leave_fields(key, names)
        return bool(lacking)

    def _leave_fields(self, key: Key, names: Sequence[str]) -> None:
        for name in names:
            del self.changes[key][name], self.targets[key][name]
        if not self.changes[key]:
            del self.changes[key], self.targets[key]


def _references(table: str, values: Mapping[str, Value]) -> dict[str, Key]:
    """The references among a row's values: table and uid each leads to, by field."""
    return {
        name: (target, bytes.fromhex(str(values[name])))
        for name in values
        if values[name] and (target := refers_to(table, name))
    }


def _living(connection: Connection, keys: Iterable[Key]) -> set[Key]:
    """Those of the rows that stand in their tables."""
    by_table: dict[str, list[bytes]] = defaultdict(list)
    for table, uid in keys:
        by_table[table].append(uid)
    known = {table.name for table in tables.replicated()}
    return {
        (table, row[0])
        for table in by_table.keys() & known
        for part in _parts(by_table[table])
        for row in connection.exec_driver_sql(f"SELECT uid FROM {table} WHERE uid IN ({_marks(part)})", part)
    }


def _deleted_since(connection: Connection, keys: Iterable[Key], family: Iterable[_Undone]) -> set[Key]:
    """Those of the rows that were deleted after the undone began; one that was gone before, or never here, is not."""
    wanted = list(keys)
    first: dict[bytes, int] = {}
    for machine, n in (one.id for one in family if wanted):
        first[machine] = min(n, first.get(machine, n))
    stored = operations_of_rows(connection, (uid for _, uid in wanted))
    return {
        (table, uid)
        for table, uid in wanted
        if any(op.table == table and op.kind is Kind.DELETE and op.n >= first.get(op.machine, 0) for op in stored[uid])
    }


def _users(connection: Connection, keys: Iterable[Key]) -> dict[Key, list[tuple[Key, str]]]:
    """The living rows that refer to the given ones, and by which field."""
    found: dict[Key, list[tuple[Key, str]]] = defaultdict(list)
    by_table: dict[str, list[bytes]] = defaultdict(list)
    for table, uid in keys:
        by_table[table].append(uid)
    for child in tables.replicated():
        for column in child.columns:
            target = str(column.info.get("refers"))
            for part in _parts(by_table.get(target, [])):
                query = f"SELECT uid, {column.name} FROM {child.name} WHERE {column.name} IN ({_marks(part)})"
                for uid, referred in connection.exec_driver_sql(query, part):
                    found[target, referred].append(((child.name, uid), column.name))
    return found


def _write(connection: Connection, keys: Sequence[Key], plan: _Plan) -> None:
    """Write in the order given, rows of a table that fare alike in one statement."""

    def statement(key: Key) -> tuple[str, str, tuple[str, ...]]:
        if key in plan.deletes:
            return key[0], "delete", ()
        return (key[0], "insert", ()) if key in plan.restores else (key[0], "update", tuple(plan.changes[key]))

    for (name, how, columns), group in groupby(keys, key=statement):
        table = tables.table_of(tables.record_of(name))
        uids = [uid for _, uid in group]
        if how == "delete":
            connection.exec_driver_sql(f"DELETE FROM {name} WHERE uid = ?", [(uid,) for uid in uids])
        elif how == "insert":
            _insert(connection, table, [(uid, plan.restores[name, uid]) for uid in uids])
        else:
            _update(connection, table, columns, [(uid, plan.changes[name, uid]) for uid in uids])


def _insert(connection: Connection, table: Table, rows: Sequence[tuple[bytes, Mapping[str, Value]]]) -> None:
    names = [column.name for column in table.columns if column.name != "uid"]
    sql = f"INSERT INTO {table.name}(uid, {', '.join(names)}) VALUES (?{', ?' * len(names)})"
    connection.exec_driver_sql(sql, [(uid, *values) for uid, values in _stored(table, names, rows)])


def _update(
    connection: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[bytes, Mapping[str, Value]]]
) -> None:
    known = [name for name in names if name in table.columns]
    if known:
        sql = f"UPDATE {table.name} SET {', '.join(f'{name} = ?' for name in known)} WHERE uid = ?"
        connection.exec_driver_sql(sql, [(*values, uid) for uid, values in _stored(table, known, rows)])


def _stored(
    table: Table, names: Sequence[str], rows: Iterable[tuple[bytes, Mapping[str, Value]]]
) -> Iterator[tuple[bytes, list[object]]]:
    """Journal values as the columns store them; a column the row is older than gets its default."""
    empty = fallbacks(table)
    blobs = {name for name in names if isinstance(table.columns[name].type, LargeBinary)}
    for uid, values in rows:
        full = ((name, empty[name] if values.get(name) is None else values[name]) for name in names)
        yield uid, [bytes.fromhex(value) if name in blobs and isinstance(value, str) else value for name, value in full]


def _parts(uids: Sequence[bytes]) -> Iterator[tuple[bytes, ...]]:
    for start in range(0, len(uids), _CHUNK):
        yield tuple(uids[start : start + _CHUNK])


def _marks(part: Sequence[bytes]) -> str:
    return ", ".join("?" * len(part))
