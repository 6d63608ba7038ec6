"""What happened to a row, act by act: the state before, the state after, and which values are no longer known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from desktop.journal.erasure import erasures_of
from desktop.journal.fold import RowState, Units, fold
from desktop.journal.operation import Kind, Operation, OperationId, Value


@dataclass(frozen=True)
class Change:
    """What one act did to one row.

    `fields` are those it filled (create, restore), altered (change), chose (resolve) or emptied (erase); `erased` are
    fields whose values, here or before, have since been taken out of the journal or must not be shown.
    """

    act: bytes
    table: str
    row: bytes
    kind: Kind
    before: Mapping[str, Value]
    after: Mapping[str, Value]
    fields: tuple[str, ...]
    erased: frozenset[str] = frozenset()


def story(operations: Iterable[Operation], units: Units = ()) -> list[Change]:
    """A row's changes, oldest first.

    Several operations of one act count as one (a row replaced within an act was changed), and each change is told
    against what its machine had before it; nothing stands before what it had seen, whatever the clocks say.
    """
    ops = _in_order(list(operations))
    erasures = erasures_of(ops)
    told: list[Change] = []
    for group in _acts(ops):
        before, after = _around(ops, group, units)
        kind = _kind(group, before)
        gone = [name for name, those in erasures.items() if any(not e.happened_before(group[0]) for e in those)]
        marked = [name for op in ops for name in op.emptied_fields()]
        erased = frozenset(gone) | (frozenset(marked) - erasures.keys())
        fields = _fields(kind, group, before, after)
        told.append(
            Change(group[0].act, group[0].table, group[0].row, kind, before.values, after.values, fields, erased)
        )
    return told


def _acts(ops: Sequence[Operation]) -> Iterator[list[Operation]]:
    """Operations that follow each other in one act; erasures stand alone, and so does what came and went at once."""
    for _, run in groupby(ops, key=lambda op: (op.act, op.machine, op.kind is Kind.ERASE)):
        group = list(run)
        if group[0].kind in (Kind.CREATE, Kind.RESTORE) and group[-1].kind is Kind.DELETE:
            yield from ([op] for op in group)
        else:
            yield group


def _around(ops: Sequence[Operation], group: Sequence[Operation], units: Units) -> tuple[RowState, RowState]:
    """The row as the machine had it before these operations, and after them."""
    first, own = group[0], {op.id for op in group}
    before = [op for op in ops if op.happened_before(first)]
    return fold(before, units), fold([*before, *(op for op in ops if op.id in own)], units)


def _kind(group: Sequence[Operation], before: RowState) -> Kind:
    first, last = group[0].kind, group[-1].kind
    if len(group) == 1 or last in (Kind.DELETE, Kind.ERASE):
        return last
    return first if before.deleted else Kind.CHANGE


def _fields(kind: Kind, group: Sequence[Operation], before: RowState, after: RowState) -> tuple[str, ...]:
    if kind is Kind.DELETE:
        return ()
    names = list(dict.fromkeys(name for op in group for name in op.writes()))
    if kind is Kind.CHANGE:
        return tuple(name for name in names if before.values.get(name) != after.values.get(name))
    return tuple(names)


def _in_order(ops: Sequence[Operation]) -> list[Operation]:
    """By clock, but never before anything it had seen: a clock that ran behind is moved on."""
    if len({op.machine for op in ops}) == 1:
        return sorted(ops, key=lambda op: op.n)
    past = {op.id: [other for other in ops if other.id != op.id and other.happened_before(op)] for op in ops}
    moved: dict[OperationId, int] = {}
    for op in sorted(ops, key=lambda op: len(past[op.id])):
        moved[op.id] = max([op.hlc, *(moved[other.id] + 1 for other in past[op.id] if other.id in moved)])
    return sorted(ops, key=lambda op: (moved[op.id], op.machine, op.n))
