"""The laws of the fold, over random histories of machines whose clocks run backwards, tie and jump to 2099."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.journal.fold import DELETED, RowState, fold, fold_linear, fold_merged
from desktop.journal.operation import Kind, Operation, Value
from tests.desktop.journal.machines import (
    FIELDS,
    ROWS,
    UNITS,
    Machine,
    do,
    generous,
    merged,
    play,
    state_of,
    steps,
)

UNTIDY = (("a", "b"), ("d", "p"))
"""Units that some operations write in part only, one with personal data in it."""


@generous
@given(steps(), st.randoms(use_true_random=False))
def test_merging_is_commutative_associative_and_idempotent(script, random):
    a, b, c = play(script)
    assert merged(a, b).state() == merged(b, a).state()
    assert merged(merged(a, b), c).state() == merged(a, merged(b, c)).state()
    assert merged(a, a).state() == a.state()
    assert merged(merged(a, b), b).state() == merged(a, b).state()
    everything = list(merged(a, b, c).operations.values())
    expected = state_of(everything)
    random.shuffle(everything)
    assert state_of(everything) == expected


@generous
@given(steps(machines=5, longest=25), st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12))
def test_all_machines_come_to_the_same_state_whatever_the_deliveries(script, deliveries):
    office = play(script, machines=5)
    expected = merged(*office).state()
    for to, source in deliveries:
        office[to].take(office[source])
    for machine in office:
        for other in reversed(office):
            machine.take(other)
    assert all(machine.state() == expected for machine in office)


@generous
@given(steps(), steps(longest=6, verbs=("write", "delete", "restore")))
def test_an_older_package_after_a_newer_one_changes_nothing(script, more):
    office = play(script)
    old = merged(office[0])
    for step in more:
        do(office, replace(step, who=0))
    office[1].take(office[0])
    newest = office[1].state()
    office[1].take(old)
    assert office[1].state() == newest


@generous
@given(steps())
def test_no_write_is_lost_in_silence(script):
    assert lost(merged(*play(script))) == []


@generous
@given(steps(), st.sampled_from(["agreed", 7, None]))
def test_a_resolution_wins_everywhere_even_with_a_stopped_clock(script, value):
    office = play(script)
    judge = office[0]
    judge.take(merged(*office))
    disputed = {row: judge.row(row).conflicts for row in ROWS}
    for row in ROWS:
        judge.resolve(row, value, clock=0)
    for machine in office:
        machine.take(judge)
        for row, names in disputed.items():
            state = machine.row(row)
            assert state.conflicts == ()
            assert all(state.values[name] == value for name in names if name != DELETED)


@generous
@given(steps())
def test_a_deletion_never_removes_a_write_it_had_not_seen(script):
    everything = merged(*play(script))
    for row in ROWS:
        ops = everything.of(row)
        writes = {op.id for op in ops if op.kind not in (Kind.DELETE, Kind.ERASE)}
        deletions = [op for op in ops if op.kind is Kind.DELETE]
        hidden = any(writes <= everything.held[deletion.id] for deletion in deletions)
        state = everything.row(row)
        assert state.deleted == (hidden or not writes)
        assert (DELETED in state.conflicts) == (not state.deleted and bool(disputes(everything, ops)))


@generous
@given(steps(), st.data())
def test_clocks_change_only_which_value_is_shown(script, data):
    ops = list(merged(*play(script)).operations.values())
    clocks = data.draw(st.lists(st.integers(0, 9), min_size=len(ops), max_size=len(ops)))
    retimed = [replace(op, hlc=clock) for op, clock in zip(ops, clocks, strict=True)]
    for row in ROWS:
        before = fold((op for op in ops if op.row == row), UNITS)
        after = fold((op for op in retimed if op.row == row), UNITS)
        assert (after.deleted, after.conflicts) == (before.deleted, before.conflicts)
        assert head_ids(after) == head_ids(before)


@generous
@given(steps(machines=1, longest=25))
def test_one_machine_alone_folds_the_short_way_to_the_same(script):
    (machine,) = play(script, machines=1)
    for row in ROWS:
        ops = machine.of(row)
        state = fold(ops, UNITS)
        assert fold_merged(ops, UNITS) == state
        assert fold_merged(ops, UNTIDY) == fold(ops, UNTIDY)
        assert fold_linear((op.kind, op.payload) for op in ops) == (state.values, state.deleted)


def test_a_package_cut_inside_a_row_loses_a_write_in_silence():
    """Kept so that nobody makes packages smaller by leaving out a row's older operations."""
    a, b, c = Machine(b"a"), Machine(b"b"), Machine(b"c")
    a.change(ROWS[0], {"a": "first"}, clock=1)
    a.change(ROWS[0], {"b": "other field"}, clock=2)
    b.take(a, lambda op: op.n > 1)
    b.change(ROWS[0], {"a": "typed without knowing"}, clock=3)
    c.take(b)
    c.take(a)
    assert lost(c) == [((b"a", 1), "a")]
    whole = Machine(b"b")
    whole.take(a)
    whole.change(ROWS[0], {"a": "typed over it"}, clock=3)
    assert lost(merged(a, whole)) == []


def lost(machine: Machine) -> list[tuple[tuple[bytes, int], str]]:
    """Writes nobody had before him when he wrote over them, that are neither shown nor in conflict nor erased."""
    missing = []
    for row in ROWS:
        ops, state = machine.of(row), machine.row(row)
        for written in ops:
            if written.kind is Kind.ERASE or state.deleted:
                continue
            for name, value in written.writes().items():
                over = any(
                    (name in other.writes() and written.id in machine.held[other.id])
                    or (
                        other.kind is Kind.ERASE and name in other.writes() and other.id not in machine.held[written.id]
                    )
                    for other in ops
                    if other is not written
                )
                if not over and not same(state.values.get(name), value) and name not in state.conflicts:
                    missing.append((written.id, name))
    return missing


def same(one: Value, other: Value) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    return one == other


def disputes(machine: Machine, ops: list[Operation]) -> list[tuple[Operation, Operation]]:
    """A deletion and a write, made without each other, and nobody has written since who had both."""
    held = machine.held
    return [
        (deletion, write)
        for deletion in ops
        for write in ops
        if deletion.kind is Kind.DELETE and write.kind not in (Kind.DELETE, Kind.ERASE)
        if write.id not in held[deletion.id] and deletion.id not in held[write.id]
        if not any({deletion.id, write.id} <= held[after.id] for after in ops if after.kind is not Kind.ERASE)
    ]


def head_ids(state: RowState) -> dict[str, set[tuple[bytes, int]]]:
    return {name: {head.id for head in heads} for name, heads in state.heads.items() if name in FIELDS and name != "p"}
