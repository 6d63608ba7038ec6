"""Operations and acts: the immutable entries from which every table is folded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

SCHEMA = 3
"""The number of the schema that operations are written in today; `user_version` of a database carries it."""

Value = int | str | None
"""What a field holds in a payload: BLOBs are lower-case hex text there."""

ERASED_MARK = "~erased"
"""Key in a payload whose text names, parted by commas, the fields an erasure has emptied there."""

OperationId = tuple[bytes, int]
"""Machine and n: what names an operation everywhere."""

DIGEST_BYTES = 8


class Kind(StrEnum):
    """What an operation did to its row."""

    CREATE = "create"
    CHANGE = "change"
    DELETE = "delete"
    RESTORE = "restore"
    RESOLVE = "resolve"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Operation:
    """One change of one row, named by (machine, n).

    `seen` maps every other machine to the highest n of this row that stood in the database when the change was made;
    causality rests on it alone. `hlc` is a clock for choosing the value shown, never for causality. `payload` holds
    the changed fields only (None for a deletion).
    """

    machine: bytes
    n: int
    act: bytes
    table: str
    row: bytes
    kind: Kind
    hlc: int
    seen: Mapping[bytes, int] = field(default_factory=dict)
    payload: Mapping[str, Value] | None = None
    salt: bytes = b""
    schema: int = SCHEMA

    @property
    def id(self) -> OperationId:
        return (self.machine, self.n)

    @property
    def rank(self) -> tuple[int, bytes, int]:
        """Places this operation among others when one value has to be chosen to be shown; for nothing else."""
        return (self.hlc, self.machine, self.n)

    def happened_before(self, other: Operation) -> bool:
        """Whether `other` was made by somebody who already had this operation."""
        if self.machine == other.machine:
            return self.n < other.n
        return other.seen.get(self.machine, 0) >= self.n

    def writes(self) -> Mapping[str, Value]:
        """The fields this operation sets, without the marks of an erasure."""
        return written(self.payload)

    def emptied_fields(self) -> frozenset[str]:
        """The fields whose value an erasure has taken out of this operation's payload."""
        mark = (self.payload or {}).get(ERASED_MARK)
        return frozenset(mark.split(",")) if isinstance(mark, str) and mark else frozenset()


@dataclass(frozen=True, slots=True)
class Act:
    """What one person did at one time, in the clerk's words; one act is one transaction."""

    uid: bytes
    at: str
    who: str
    name: str
    kind: str
    import_uid: bytes | None = None
    undoes: bytes | None = None


def written(payload: Mapping[str, Value] | None) -> Mapping[str, Value]:
    """A payload's fields without its marks."""
    if not payload:
        return {}
    if ERASED_MARK not in payload:
        return payload
    return {name: value for name, value in payload.items() if name != ERASED_MARK}


def canonical(payload: Mapping[str, Value] | None) -> bytes:
    """A payload as bytes that do not depend on the order of its fields."""
    if payload is None:
        return b""
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def payload_digest(salt: bytes, payload: Mapping[str, Value] | None) -> bytes:
    """SHA-256 of salt and payload: kept when the payload is emptied, so that the operation can still be recognised."""
    return hashlib.sha256(salt + canonical(payload)).digest()


def operation_digest(operation: Operation, payload_hash: bytes) -> bytes:
    """The first eight bytes of SHA-256 over the header and the payload's digest, not over the payload itself."""
    header = json.dumps(
        [
            operation.machine.hex(),
            operation.n,
            operation.act.hex(),
            operation.table,
            operation.row.hex(),
            operation.kind.value,
            operation.hlc,
            sorted((machine.hex(), n) for machine, n in operation.seen.items()),
            operation.schema,
            payload_hash.hex(),
        ],
        separators=(",", ":"),
    )
    return hashlib.sha256(header.encode()).digest()[:DIGEST_BYTES]
