"""Taking an act back: its compensations written through an open act, so that the undo is itself journalled.

Rows come back before fields do, and rows go last; nothing goes that a living row of somebody else's act refers to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table

from desktop.journal.operation import Kind, OperationId, Value
from desktop.journal.undo import Compensation, Left, Step, WhyLeft, compensate, lineage, void_beside
from desktop.storage import tables
from desktop.storage.acts import OpenAct
from desktop.storage.history import undone_by
from desktop.storage.log import fallbacks, operations_of_act, operations_of_rows, stored_value

_CHUNK = 500


@dataclass
class UndoResult:
    """How many rows were set back, brought back or taken away, and what was left as it is."""

    changed: int = 0
    left: list[Left] = field(default_factory=list)


def apply_undo(writer: OpenAct, act: bytes) -> UndoResult:
    """Write the compensations of an act, and of whatever undid and redid it, through the open act."""
    known = undone_by(writer.connection)
    # The open act stands in the table already, and undoes: it must not count among what is taken back.
    known = {one: [u for u in undoings if u != writer.uid] for one, undoings in known.items()}
    known = {one: undoings for one, undoings in known.items() if undoings}
    family, void = lineage(act, known), void_beside(act, known)
    result = UndoResult()
    plan = _Plan(writer.connection, result)
    plan.add(_compensations(writer.connection, family, void))
    plan.write()
    return result


def _compensations(connection: Connection, family: set[bytes], void: set[bytes]) -> Iterator[Compensation]:
    undone: set[OperationId] = set()
    rows: dict[bytes, str] = {}
    for one in family:
        for op in operations_of_act(connection, one):
            undone.add(op.id)
            if op.kind is not Kind.ERASE:
                rows[op.row] = op.table
    known = {table.name for table in tables.replicated()}
    operations = operations_of_rows(connection, rows)
    for uid, table in rows.items():
        if table not in known:
            yield Compensation(uid, table, Step.NOTHING, left=Left(table, uid, WhyLeft.FOREIGN))
        else:
            yield compensate(operations[uid], undone, tables.record_of(table).merge_units, void)


class _Plan:
    """The compensations of one undo, sorted into what comes back, what changes and what goes."""

    def __init__(self, connection: Connection, result: UndoResult) -> None:
        self.connection = connection
        self.result = result
        self.steps: dict[Step, dict[bytes, Compensation]] = {step: {} for step in Step}

    def add(self, compensations: Iterable[Compensation]) -> None:
        for one in compensations:
            self.steps[one.step][one.row] = one
            if one.left is not None:
                self.result.left.append(one.left)

    def write(self) -> None:
        self._keep_what_is_in_use()
        self._drop_what_leads_nowhere()
        for name, group in _by_table(self.steps[Step.RESTORE]).items():
            self._restore(tables.table_of(tables.record_of(name)), group)
        for one in self.steps[Step.CHANGE].values():
            self._change(one)
        for name, group in _by_table(self.steps[Step.DELETE]).items():
            marks = [(one.row,) for one in group]
            self.connection.exec_driver_sql(f"DELETE FROM {name} WHERE uid = ?", marks)
        self.result.changed = sum(len(self.steps[step]) for step in (Step.RESTORE, Step.CHANGE, Step.DELETE))

    def _keep_what_is_in_use(self) -> None:
        """A row that a living row refers to stays, and so does what that row itself refers to."""
        going = self.steps[Step.DELETE]
        while used := self._used(going):
            for uid in used:
                one = going.pop(uid)
                self.result.left.append(Left(one.table, uid, WhyLeft.IN_USE))

    def _used(self, going: Mapping[bytes, Compensation]) -> set[bytes]:
        used: set[bytes] = set()
        by_table = _by_table(going)
        changing = self.steps[Step.CHANGE]
        for table in tables.replicated():
            for column in table.columns:
                wanted = [one.row for one in by_table.get(column.info.get("refers") or "", ())]
                for start in range(0, len(wanted), _CHUNK):
                    part = wanted[start : start + _CHUNK]
                    query = (
                        f"SELECT uid, {column.name} FROM {table.name} "
                        f"WHERE {column.name} IN ({', '.join('?' * len(part))})"
                    )
                    used.update(
                        row[1]
                        for row in self.connection.exec_driver_sql(query, tuple(part)).all()
                        if row[0] not in going and not (row[0] in changing and column.name in changing[row[0]].values)
                    )
        return used

    def _drop_what_leads_nowhere(self) -> None:
        """A value that refers to a row no longer there is not written back; a row that needs it does not come back."""
        for step in (Step.RESTORE, Step.CHANGE):
            for uid, one in list(self.steps[step].items()):
                lost = [name for name in one.values if self._leads_nowhere(one, name)]
                if not lost:
                    continue
                self.result.left.append(Left(one.table, uid, WhyLeft.TARGET_GONE, tuple(lost)))
                del self.steps[step][uid]
                rest = {name: value for name, value in one.values.items() if name not in lost}
                if step is Step.CHANGE and rest:
                    self.steps[step][uid] = Compensation(uid, one.table, step, rest)

    def _leads_nowhere(self, one: Compensation, name: str) -> bool:
        table = tables.table_of(tables.record_of(one.table))
        target = table.columns[name].info.get("refers") if name in table.columns else None
        value = one.values[name]
        if not target or not isinstance(value, str):
            return False
        uid = bytes.fromhex(value)
        if uid in self.steps[Step.RESTORE]:
            return False
        if uid in self.steps[Step.DELETE]:
            return True
        return self.connection.exec_driver_sql(f"SELECT 1 FROM {target} WHERE uid = ?", (uid,)).first() is None

    def _restore(self, table: Table, group: list[Compensation]) -> None:
        names = [column.name for column in table.columns if column.name != "uid"]
        empty = fallbacks(table)
        rows = []
        for one in group:
            values = {name: one.values.get(name) if one.values.get(name) is not None else empty[name] for name in names}
            rows.append((one.row, *(stored_value(table, name, values[name]) for name in names)))
        statement = f"INSERT INTO {table.name}(uid, {', '.join(names)}) VALUES (?{', ?' * len(names)})"
        self.connection.exec_driver_sql(statement, rows)

    def _change(self, one: Compensation) -> None:
        table = tables.table_of(tables.record_of(one.table))
        values: dict[str, Value] = {name: value for name, value in one.values.items() if name in table.columns}
        if values:
            sets = ", ".join(f"{name} = ?" for name in values)
            stored = tuple(stored_value(table, name, value) for name, value in values.items())
            self.connection.exec_driver_sql(f"UPDATE {one.table} SET {sets} WHERE uid = ?", (*stored, one.row))


def _by_table(steps: Mapping[bytes, Compensation]) -> dict[str, list[Compensation]]:
    grouped: dict[str, list[Compensation]] = defaultdict(list)
    for one in steps.values():
        grouped[one.table].append(one)
    return grouped
