"""Erasing personal data: what an erasure covers, and the payloads of a row as they are kept after it.

An erasure names fields of one row and the empty value each gets. It wins over every write that had not seen it, earlier
or at the same time on another machine; only a write made by somebody who already had it counts again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.journal.operation import ERASED_MARK, Kind, Operation, Value


def erasures_of(operations: Iterable[Operation]) -> dict[str, list[Operation]]:
    """The erasures among a row's operations by the field they empty."""
    found: dict[str, list[Operation]] = {}
    for op in operations:
        if op.kind is Kind.ERASE:
            for name in op.writes():
                found.setdefault(name, []).append(op)
    return found


def survives(operation: Operation, erasures: Iterable[Operation]) -> bool:
    """Whether a write was made by somebody who had all these erasures of its field."""
    return all(erasure.happened_before(operation) for erasure in erasures)


def emptied(operations: Iterable[Operation]) -> list[Operation]:
    """A row's operations as they may be kept: what the erasures among them cover is out of every payload.

    Their fold is the fold of the operations as given, in whatever order operations and erasures arrived. Digests stay
    those of the full payload.
    """
    ops = list(operations)
    erasures = erasures_of(ops)
    return [op if op.kind is Kind.ERASE else _without(op, erasures) for op in ops]


def _without(operation: Operation, erasures: dict[str, list[Operation]]) -> Operation:
    gone: dict[str, Value] = {}
    for name in operation.writes():
        covering = [erasure for erasure in erasures.get(name, ()) if not erasure.happened_before(operation)]
        if covering:
            gone[name] = max(covering, key=lambda erasure: erasure.rank).writes()[name]
    if not gone:
        return operation
    mark = ",".join(sorted({*gone, *operation.emptied_fields()}))
    return replace(operation, payload={**(operation.payload or {}), **gone, ERASED_MARK: mark})
