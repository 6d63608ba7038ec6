"""Folding operations into rows: happened-before, heads, merge units, conflicts.

Every rule is deterministic and none asks a clock, except to choose which of several values is *shown*: the result
does not depend on the order or the grouping in which operations arrived. Nothing an operation holds makes a fold fail,
so a value that breaks a record's rules never stops offices from coming together again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.journal.erasure import erasures_of, survives
from desktop.journal.operation import Kind, Operation, Value, written

Units = Sequence[Sequence[str]]
"""Groups of fields that travel together, as `Record.merge_units` declares them."""

DELETED = "~deleted"
"""Stands among a row's conflicts when a deletion met a change it had not seen."""


@dataclass(frozen=True, slots=True)
class RowState:
    """What a row is after a fold; a deleted row keeps its last values and has no conflicts.

    `heads` holds, per field, the operations that no other write of it had seen, the one whose value is shown last; for
    a field that stands erased, the erasures.
    """

    values: Mapping[str, Value]
    deleted: bool
    conflicts: tuple[str, ...]
    heads: Mapping[str, tuple[Operation, ...]]


def fold(operations: Iterable[Operation], units: Units = ()) -> RowState:
    """The state of one row from all its operations, in any order; with none at all the row counts as deleted."""
    ops = list(operations)
    if len({op.machine for op in ops}) > 1:
        return fold_merged(ops, units)
    return _fold_own(sorted(ops, key=lambda op: op.n), units)


def fold_linear(steps: Iterable[tuple[Kind, Mapping[str, Value] | None]]) -> tuple[dict[str, Value], bool]:
    """Values and deletedness of a row that one machine alone has written, from its steps in order of n.

    The same result as `fold` for such a row, without building operations: most rows of most databases are like this.
    """
    values: dict[str, Value] = {}
    deleted = True
    for kind, payload in steps:
        values.update(written(payload))
        if kind is not Kind.ERASE:
            deleted = kind is Kind.DELETE
    return values, deleted


def fold_merged(operations: Sequence[Operation], units: Units = ()) -> RowState:
    """`fold` for a row that several machines have written; right for one machine too, only slower."""
    ops = sorted(operations, key=lambda op: op.rank)
    erasures = erasures_of(ops)
    values: dict[str, Value] = {}
    heads: dict[str, tuple[Operation, ...]] = {}
    conflicts: set[str] = set()
    for unit, writers in _writers(ops, units, erasures).items():
        tops = _tops(writers)
        told = [_told(top, unit, writers) for top in tops]
        values |= told[-1]
        heads |= dict.fromkeys(unit, tops)
        if any(_differ(one, told[-1]) for one in told):
            conflicts.update(unit)
    for name, erasing in erasures.items():
        if name not in heads:
            tops = _tops(erasing)
            values[name] = tops[-1].writes()[name]
            heads[name] = tops
    deleted, disputed = _deleted(ops)
    if disputed:
        conflicts.add(DELETED)
    return RowState(values, deleted, () if deleted else tuple(sorted(conflicts)), heads)


def _fold_own(ops: Sequence[Operation], units: Units) -> RowState:
    """The fold of a row that one machine has written: the last write of each field, in order of n."""
    unit_of = {name: unit for unit in units for name in unit}
    erased = {name for op in ops if op.kind is Kind.ERASE for name in op.writes()}
    heads: dict[str, tuple[Operation, ...]] = {}
    for op in ops:
        head = (op,)
        for name in op.writes():
            heads[name] = head
            if name in unit_of and name not in erased:
                heads |= {other: head for other in unit_of[name] if other not in erased}
    values, deleted = fold_linear((op.kind, op.payload) for op in ops)
    return RowState(values, deleted, (), heads)


def _writers(
    ops: Sequence[Operation], units: Units, erasures: Mapping[str, Sequence[Operation]]
) -> dict[tuple[str, ...], list[Operation]]:
    """The writes of each merge unit that count, least clock first.

    A field outside every unit is a unit of its own, and so is one that was ever erased: its old values must not come
    back beside those of its companions, nor take them along.
    """
    unit_of: dict[str, tuple[str, ...]] = {}
    for unit in units:
        together = tuple(name for name in unit if name not in erasures)
        unit_of |= dict.fromkeys(together, together)
    writers: dict[tuple[str, ...], list[Operation]] = {}
    for op in ops:
        if op.kind is not Kind.ERASE:
            for unit in {unit_of.get(name, (name,)) for name in op.writes()}:
                if unit[0] not in erasures or survives(op, erasures[unit[0]]):
                    writers.setdefault(unit, []).append(op)
    return writers


def _tops(writers: Sequence[Operation]) -> tuple[Operation, ...]:
    """The writes that happened before no other write, in the given order; the last one's value is shown.

    Only a machine's last write can be one. A journal whose operations claim to have seen each other has none; then the
    last of every machine stands, so that what such a journal shows is at least the same everywhere.
    """
    last: dict[bytes, Operation] = {}
    for op in writers:
        if op.machine not in last or last[op.machine].n < op.n:
            last[op.machine] = op
    candidates = tuple(op for op in writers if last[op.machine] is op)
    if len(candidates) == 1:
        return candidates
    seen: dict[bytes, int] = {}
    for op in writers:
        for machine, n in op.seen.items():
            if machine != op.machine and n > seen.get(machine, 0):
                seen[machine] = n
    return tuple(op for op in candidates if seen.get(op.machine, 0) < op.n) or candidates


def _told(op: Operation, unit: Sequence[str], writers: Sequence[Operation]) -> dict[str, Value]:
    """A unit's values as the writer of `op` had them before him.

    An operation older than the unit may hold a part of it only; the rest is what its machine had seen.
    """
    own = op.writes()
    told = {name: own[name] for name in unit if name in own}
    for name in unit:
        if name not in own:
            before = [other for other in writers if name in other.writes() and other.happened_before(op)]
            if before:
                told[name] = _tops(before)[-1].writes()[name]
    return told


def _differ(one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    return one != other and _composed(one) != _composed(other)


def _composed(values: Mapping[str, Value]) -> dict[str, Value]:
    """Values with text in NFC, so that composed against decomposed typing is no conflict."""
    return {name: unicodedata.normalize("NFC", v) if isinstance(v, str) else v for name, v in values.items()}


def _deleted(ops: Sequence[Operation]) -> tuple[bool, bool]:
    """Whether the row is deleted, and whether a deletion and a change that had not seen each other are in dispute.

    A deletion hides the row only if every other write of it happened before; else the row stays. A write that had seen
    the deletion takes it back and is no dispute, nor is one settled that somebody who had seen both has written after.
    """
    deletions = [op for op in ops if op.kind is Kind.DELETE]
    writes = [op for op in ops if op.kind not in (Kind.DELETE, Kind.ERASE)]
    disputed = False
    for deletion in deletions:
        unseen = [op for op in writes if not op.happened_before(deletion)]
        if not unseen:
            return True, False
        later = [op for op in writes if deletion.happened_before(op)]
        missed = [op for op in unseen if not deletion.happened_before(op)]
        disputed |= any(not any(op.happened_before(after) for after in later) for op in missed)
    return not writes, disputed
