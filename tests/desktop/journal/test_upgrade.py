"""Converters from schema to schema: they commute with merging, and what a reader does not know survives him."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.journal.fold import fold
from desktop.journal.operation import SCHEMA, Kind, Operation
from desktop.journal.upgrade import CONVERTERS, converted
from tests.desktop.journal.machines import ROWS, Machine, generous, merged, play, steps


def renamed(operation: Operation) -> Operation:
    """Schema 2 calls field `a` by another name."""
    payload = operation.payload
    if payload is None or "a" not in payload:
        return operation
    return replace(operation, payload={("first" if name == "a" else name): value for name, value in payload.items()})


def doubled(operation: Operation) -> Operation:
    """Schema 3 counts `b` in halves."""
    payload = dict(operation.payload or {})
    if isinstance(payload.get("b"), int):
        payload["b"] = 2 * int(payload["b"])
    return replace(operation, payload=payload if operation.payload is not None else None)


STEPS = {1: renamed, 2: doubled}


def up(machine: Machine, to: int = 3) -> Machine:
    upgraded = Machine(machine.uid, held=machine.held, n=machine.n)
    upgraded.operations = {key: converted(op, to, STEPS) for key, op in machine.operations.items()}
    return upgraded


@generous
@given(steps(), st.lists(st.sampled_from([1, 2, 3]), min_size=3, max_size=3))
def test_converting_commutes_with_merging(script, schemas):
    """Each machine has written under a version of its own."""
    office = play(script)
    for machine in office:
        machine.operations = {
            key: replace(op, schema=schemas[int(op.machine[1:])]) for key, op in machine.operations.items()
        }
    a, b, c = office
    assert up(merged(a, b, c)).operations == merged(up(a), up(b), up(c)).operations
    assert up(merged(a, b, c)).state() == merged(up(c), up(b), up(a)).state()


@generous
@given(steps())
def test_converting_in_two_steps_or_again_is_the_same(script):
    everything = merged(*play(script))
    assert up(up(everything, 2)).operations == up(everything).operations
    assert up(up(everything)).operations == up(everything).operations
    assert {op.schema for op in up(everything).operations.values()} <= {3}


@generous
@given(steps(), st.dictionaries(st.sampled_from(["x", "y"]), st.integers(), min_size=1))
def test_what_an_older_reader_does_not_know_survives_it(script, unknown):
    """A newer office's operations pass through a machine that knows schema 1 only, and are folded by a newer one."""
    sender = merged(*play(script))
    sender.operations = {
        key: replace(op, schema=3, payload=op.payload if op.payload is None else {**op.payload, **unknown})
        for key, op in sender.operations.items()
    }
    older = Machine(b"old")
    older.take(sender)
    assert all(converted(op, 1, STEPS) is op for op in older.operations.values())
    assert set(older.state()) == {op.row for op in sender.operations.values()}
    newer = Machine(b"new")
    newer.take(older)
    assert up(newer).state() == up(sender).state()
    for row in ROWS:
        writes = [op for op in newer.of(row) if op.payload is not None]
        assert not writes or unknown.items() <= fold(writes).values.items()


def test_a_schema_without_a_converter_only_counts_on():
    old = Operation(b"m", 1, b"act", "course", ROWS[0], Kind.CREATE, 0, payload={"a": 1}, schema=1)
    assert converted(old, 2, {}) == replace(old, schema=2)


def test_every_released_schema_has_its_converter():
    assert set(CONVERTERS) == set(range(1, SCHEMA))
