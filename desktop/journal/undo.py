"""Undo as compensation: what has to be written so that a row is back where it was without certain operations.

Nothing is ever removed from the journal: undo writes new operations, and the undo of an undo is the redo.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.record import Code
from desktop.journal.fold import RowState, Units, fold
from desktop.journal.operation import Kind, Operation, OperationId, Value


class Step(StrEnum):
    """What compensation does with a row."""

    CHANGE = "change"
    DELETE = "delete"
    RESTORE = "restore"
    NOTHING = "nothing"


class WhyLeft(Code):
    """Why an undo leaves something as it is."""

    CHANGED = "changed", "đã được sửa sau đó"
    DELETED = "deleted", "đã bị xóa sau đó"
    IN_USE = "in_use", "mục khác đang dùng"
    TARGET_GONE = "target_gone", "mục được chỉ đến không còn"
    FOREIGN = "foreign", "thuộc phiên bản mới hơn của chương trình"


@dataclass(frozen=True)
class Left:
    """Something an undo left alone: the fields, or with none the row itself."""

    table: str
    row: bytes
    why: WhyLeft
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Compensation:
    """What to write to one row, and what is left alone there because somebody has changed it since.

    `values` are the fields to set back for CHANGE and all that is known of the row for RESTORE.
    """

    row: bytes
    table: str
    step: Step
    values: Mapping[str, Value] = field(default_factory=dict)
    left: Left | None = None


def compensate(
    operations: Iterable[Operation],
    undone: Container[OperationId],
    units: Units = (),
    void: Container[bytes] = frozenset(),
) -> Compensation:
    """The compensation of the operations named by `undone` on one row, given all operations of that row (one or more).

    A field goes back if the value is still theirs; where another machine's value stands beside it, that one is taken.
    A row they brought is deleted unless it has been written since by somebody who had it; a row they deleted comes back
    unless others deleted it too. Acts in `void` were undone themselves, so they and their undoing count as never
    written. Erasures are never undone.
    """
    ops = list(operations)
    row, table = ops[0].row, ops[0].table
    mine = [op for op in ops if op.id in undone and op.kind is not Kind.ERASE]
    if not mine:
        return Compensation(row, table, Step.NOTHING)
    states, since = _states(ops, mine, units, void)
    if states.before.deleted:
        return _unmade(row, table, since, states)
    if not states.now.deleted:
        return _set_back(row, table, mine, states)
    if states.without.deleted or not states.standing.deleted:
        left = Left(table, row, WhyLeft.DELETED, _written(mine))
        return Compensation(row, table, Step.NOTHING, left=left)
    return Compensation(row, table, Step.RESTORE, states.without.values)


@dataclass(frozen=True)
class _States:
    """One row before what is undone, right after it, now, now but for what is void, and that without it."""

    before: RowState
    after: RowState
    now: RowState
    standing: RowState
    without: RowState


def _states(
    ops: Sequence[Operation], mine: Sequence[Operation], units: Units, void: Container[bytes]
) -> tuple[_States, list[Operation]]:
    """The states undo has to compare, and the operations that were written on top of what is undone."""
    own = {op.id for op in mine}
    counted = [op for op in ops if op.id in own or op.kind is Kind.ERASE or op.act not in void]
    rest = [op for op in counted if op.id not in own]
    since = _built_on(rest, mine)
    standing = fold(counted, units)
    now = standing if len(counted) == len(ops) else fold(ops, units)
    without = fold(rest, units)
    if not since:
        return _States(without, standing, now, standing, without), since
    later = {op.id for op in since}
    before = fold((op for op in rest if op.id not in later), units)
    after = fold((op for op in counted if op.id not in later), units)
    return _States(before, after, now, standing, without), since


def _built_on(rest: Sequence[Operation], mine: Sequence[Operation]) -> list[Operation]:
    """What was written by somebody who had any of `mine`; an erasure builds on nothing."""
    first: dict[bytes, int] = {}
    for op in mine:
        first[op.machine] = min(op.n, first.get(op.machine, op.n))
    return [
        op
        for op in rest
        if op.kind is not Kind.ERASE
        and any(op.n > n if op.machine == machine else op.seen.get(machine, 0) >= n for machine, n in first.items())
    ]


def _unmade(row: bytes, table: str, since: Sequence[Operation], states: _States) -> Compensation:
    """Take back a row that what is undone has brought (or brought back)."""
    if states.now.deleted:
        return Compensation(row, table, Step.NOTHING)
    if since or states.standing.deleted:
        return Compensation(row, table, Step.NOTHING, left=Left(table, row, WhyLeft.CHANGED, _written(since)))
    return Compensation(row, table, Step.DELETE)


def _set_back(row: bytes, table: str, mine: Sequence[Operation], states: _States) -> Compensation:
    """Set the fields back that still hold what is undone."""
    own = {op.id for op in mine}
    now, standing, without = states.now.values, states.standing, states.without.values
    values: dict[str, Value] = {}
    left = []
    for name in _written(mine):
        still = any(head.id in own for head in standing.heads[name]) and now.get(name) == standing.values.get(name)
        if still and now.get(name) != without.get(name):
            values[name] = without.get(name)
        elif states.before.values.get(name) not in (states.after.values.get(name), now.get(name)):
            left.append(name)
    step = Step.CHANGE if values else Step.NOTHING
    told = Left(table, row, WhyLeft.CHANGED, tuple(left)) if left else None
    return Compensation(row, table, step, values, told)


def _written(operations: Iterable[Operation]) -> tuple[str, ...]:
    return tuple(sorted({name for op in operations for name in op.writes()}))


UndoneBy = Mapping[bytes, Sequence[bytes]]
"""The acts that undo an act, by that act."""


def lineage(act: bytes, undone_by: UndoneBy) -> set[bytes]:
    """An act with everything that undid it, redid it, and so on: what an undo of it takes together."""
    found: set[bytes] = set()
    ahead = [act]
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            ahead.extend(undone_by.get(one, ()))
    return found


def in_effect(act: bytes, undone_by: UndoneBy, _above: frozenset[bytes] = frozenset()) -> bool:
    """Whether what an act did stands: no undoing of it stands itself."""
    above = _above | {act}
    return not any(in_effect(undoing, undone_by, above) for undoing in undone_by.get(act, ()) if undoing not in above)


def void_beside(act: bytes, undone_by: UndoneBy) -> set[bytes]:
    """The acts that cancel each other out when `act` is undone: what was undone, and its undoing."""
    own = lineage(act, undone_by)
    void: set[bytes] = set()
    for other in undone_by:
        if not in_effect(other, undone_by):
            family = lineage(other, undone_by)
            if not family & own:
                void |= family
    return void
