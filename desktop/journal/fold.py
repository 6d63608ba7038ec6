"""Folding operations into rows: happened-before, heads, merge units, conflicts.

Every rule is deterministic and none asks a clock, except to choose which of several values is *shown*: the result
does not depend on the order or the grouping in which operations arrived.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.journal.operation import Kind, Operation, Value

Units = Sequence[Sequence[str]]
"""Groups of fields that travel together, as `Record.merge_units` declares them."""

DELETED = "~deleted"
"""Stands among a row's conflicts when a deletion met a change it had not seen."""


@dataclass(frozen=True, slots=True)
class RowState:
    """What a row is after a fold. `heads` holds, per field, the operations that no other write of it had seen."""

    values: Mapping[str, Value]
    deleted: bool
    conflicts: tuple[str, ...]
    heads: Mapping[str, tuple[Operation, ...]]


def fold(operations: Iterable[Operation], units: Units = ()) -> RowState:
    """The state of one row from all its operations, in any order; with none at all the row counts as deleted."""
    ops = sorted(operations, key=lambda op: (op.hlc, op.machine, op.n))
    erasures = [op for op in ops if op.kind is Kind.ERASE]
    values: dict[str, Value] = {}
    heads: dict[str, tuple[Operation, ...]] = {}
    conflicts: set[str] = set()
    for unit, writers in _writers(ops, units).items():
        tops = _tops(writers)
        shown = tops[-1]
        for name in unit:
            heads[name] = tops
            if name in shown.writes():
                values[name] = shown.writes()[name]
        if len({_comparable(op, unit) for op in tops}) > 1:
            conflicts.update(unit)
    for erasure in erasures:
        for name, empty in erasure.writes().items():
            if all(not erasure.happened_before(op) for op in heads.get(name, ()) if op is not erasure):
                values[name] = empty
                conflicts.discard(name)
    deleted = _deleted(ops, conflicts)
    return RowState(values, deleted, tuple(sorted(conflicts)), heads)


def fold_linear(steps: Iterable[tuple[Kind, Mapping[str, Value] | None]]) -> tuple[dict[str, Value], bool]:
    """Values and deletedness of a row that one machine alone has written, from its steps in order of n.

    The same result as `fold` for such a row, without building operations: most rows of most databases are like this.
    """
    values: dict[str, Value] = {}
    deleted = True
    for kind, payload in steps:
        if payload:
            values.update((name, value) for name, value in payload.items() if not name.startswith("~"))
        if kind is Kind.DELETE:
            deleted = True
        elif kind is not Kind.ERASE:
            deleted = False
    return values, deleted


def _writers(ops: Sequence[Operation], units: Units) -> dict[tuple[str, ...], list[Operation]]:
    """The operations that write each merge unit; a field outside every unit is a unit of its own."""
    unit_of = {name: tuple(unit) for unit in units for name in unit}
    writers: dict[tuple[str, ...], list[Operation]] = {}
    for op in ops:
        if op.kind is Kind.ERASE:
            continue
        for unit in {unit_of.get(name, (name,)) for name in op.writes()}:
            writers.setdefault(unit, []).append(op)
    return writers


def _tops(writers: Sequence[Operation]) -> tuple[Operation, ...]:
    """The writes that happened before no other write, least clock first; the last one's value is shown."""
    if len({op.machine for op in writers}) == 1:
        return (max(writers, key=lambda op: op.n),)
    return tuple(op for op in writers if not any(op.happened_before(other) for other in writers if other is not op))


def _comparable(op: Operation, unit: Sequence[str]) -> tuple[Value, ...]:
    """A unit's values with text in NFC, so that composed against decomposed typing is no conflict."""
    written = (op.writes().get(name) for name in unit)
    return tuple(unicodedata.normalize("NFC", v) if isinstance(v, str) else v for v in written)


def _deleted(ops: Sequence[Operation], conflicts: set[str]) -> bool:
    """A deletion hides the row only if every other write of it happened before; else the row stays, in conflict."""
    deletions = [op for op in ops if op.kind is Kind.DELETE]
    writes = [op for op in ops if op.kind not in (Kind.DELETE, Kind.ERASE)]
    if not writes:
        return True
    for deletion in deletions:
        unseen = [op for op in writes if not op.happened_before(deletion)]
        if not unseen:
            return True
        if any(not deletion.happened_before(op) for op in unseen) and not _settled(deletion, unseen):
            conflicts.add(DELETED)
    return False


def _settled(deletion: Operation, unseen: Sequence[Operation]) -> bool:
    """Whether somebody who had seen the deletion and every write it missed has since written the row again."""
    missed = [op for op in unseen if not deletion.happened_before(op)]
    later = [op for op in unseen if deletion.happened_before(op)]
    return any(all(op.happened_before(after) for op in missed) for after in later)
