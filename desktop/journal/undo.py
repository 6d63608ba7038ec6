"""Undo as compensation: what has to be written so that an act's fields are back where they were before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.journal.fold import DELETED, RowState, Units, fold
from desktop.journal.operation import Kind, Operation, Value


class Step(StrEnum):
    """What compensation does with a row."""

    CHANGE = "change"
    DELETE = "delete"
    RESTORE = "restore"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Compensation:
    """What to write to one row, and the fields left alone because somebody has changed them since."""

    row: bytes
    table: str
    step: Step
    values: Mapping[str, Value] = field(default_factory=dict)
    left: tuple[str, ...] = ()


def compensate(operations: Iterable[Operation], act: bytes, units: Units = ()) -> Compensation:
    """The compensation of `act` on one row, given all operations of that row.

    A field goes back only if the act's value is still its one head. A row the act created is deleted unless a later
    act has written to it; a row the act deleted is restored unless somebody already did. Erasures are never undone.
    """
    ops = list(operations)
    mine = [op for op in ops if op.act == act and op.kind is not Kind.ERASE]
    rest = [op for op in ops if op.act != act or op.kind is Kind.ERASE]
    row, table = ops[0].row, ops[0].table
    now, before = fold(ops, units), fold(rest, units)
    if not mine or (before.deleted and now.deleted):
        return Compensation(row, table, Step.NOTHING)
    if not before.deleted and not now.deleted:
        return _back(row, table, mine, now, before)
    since = any(op.kind is not Kind.ERASE and not _before_all(op, mine) for op in rest)
    if since:
        return Compensation(row, table, Step.NOTHING, left=tuple(sorted(_written(mine))) or (DELETED,))
    if now.deleted:
        return Compensation(row, table, Step.RESTORE, values=before.values)
    return Compensation(row, table, Step.DELETE)


def _before_all(operation: Operation, others: list[Operation]) -> bool:
    return all(operation.happened_before(other) for other in others)


def _written(operations: Iterable[Operation]) -> set[str]:
    return {name for op in operations for name in op.writes()}


def _back(row: bytes, table: str, mine: list[Operation], now: RowState, before: RowState) -> Compensation:
    own = {op.id for op in mine}
    values: dict[str, Value] = {}
    left = []
    for name in sorted(_written(mine)):
        tops = now.heads[name]
        if len(tops) == 1 and tops[0].id in own:
            if now.values.get(name) != before.values.get(name):
                values[name] = before.values.get(name)
        else:
            left.append(name)
    step = Step.CHANGE if values else Step.NOTHING
    return Compensation(row, table, step, values, tuple(left))
