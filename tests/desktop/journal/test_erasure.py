"""Erasing personal data: it wins over everything that had not seen it, and its fields leave every payload."""

from __future__ import annotations

import json

from hypothesis import given

from desktop.journal.erasure import emptied
from desktop.journal.fold import fold
from desktop.journal.operation import Kind, Operation, operation_digest, payload_digest
from tests.desktop.journal.machines import ROWS, UNITS, Machine, generous, merged, play, steps

ROW = ROWS[0]


def named(machine: Machine, name: str, clock: int = 0) -> None:
    machine.change(ROW, {"p": name}, clock)


def erase(machine: Machine, clock: int = 0, empty: str = "") -> None:
    machine.write(ROW, Kind.ERASE, {"p": empty}, clock)


def test_an_erasure_empties_what_came_before_it():
    a = Machine(b"a")
    named(a, "Lê Thị Mận")
    erase(a)
    state = a.row(ROW)
    assert state.values["p"] == ""
    assert not state.deleted
    assert [head.kind for head in state.heads["p"]] == [Kind.ERASE]


def test_an_erasure_wins_over_a_write_made_meanwhile_whatever_its_clock():
    a, b = Machine(b"a"), Machine(b"b")
    named(a, "Lê Thị Mận")
    b.take(a)
    named(b, "Lê Thị Mận (kế toán)", clock=2**57)
    erase(a)
    for machine in (merged(a, b), merged(b, a)):
        assert machine.row(ROW).values["p"] == ""
        assert machine.row(ROW).conflicts == ()


def test_a_write_that_had_seen_the_erasure_counts_again():
    a, b = Machine(b"a"), Machine(b"b")
    named(a, "Lê Thị Mận")
    erase(a, clock=9)
    b.take(a)
    named(b, "không nêu tên", clock=0)
    assert merged(a, b).row(ROW).values["p"] == "không nêu tên"


def test_a_write_meanwhile_stays_erased_beside_a_later_one():
    a, b, c = Machine(b"a"), Machine(b"b"), Machine(b"c")
    named(a, "Lê Thị Mận")
    b.take(a)
    named(b, "Lê Thị Mận (kế toán)", clock=9)
    erase(a)
    c.take(a)
    named(c, "không nêu tên", clock=0)
    state = merged(a, b, c).row(ROW)
    assert (state.values["p"], state.conflicts) == ("không nêu tên", ())


def test_a_second_erasure_covers_what_had_seen_only_the_first():
    a, b, c = Machine(b"a"), Machine(b"b"), Machine(b"c")
    named(a, "Lê Thị Mận")
    c.take(a)
    erase(a)
    b.take(a)
    named(b, "Mận", clock=9)
    erase(c)
    assert merged(a, b, c).row(ROW).values["p"] == ""


def test_an_erasure_neither_hides_a_row_nor_brings_one_back():
    a = Machine(b"a")
    named(a, "Lê Thị Mận")
    a.write(ROW, Kind.DELETE, None, 1)
    erase(a)
    assert a.row(ROW).deleted
    b = Machine(b"b")
    b.take(a)
    b.change(ROW, {"a": 1}, 2)
    assert not b.row(ROW).deleted


def test_a_deletion_that_had_not_seen_an_erasure_is_no_conflict():
    a, b = Machine(b"a"), Machine(b"b")
    named(a, "Lê Thị Mận")
    b.take(a)
    b.write(ROW, Kind.DELETE, None, 1)
    erase(a)
    assert merged(a, b).row(ROW).deleted


def test_an_erased_field_leaves_its_merge_unit_and_takes_nothing_along():
    units = [("count", "name")]
    base = Operation(b"a", 1, b"", "t", ROW, Kind.CREATE, 0, {}, {"count": 1, "name": "Mận"})
    change = Operation(b"b", 1, b"", "t", ROW, Kind.CHANGE, 1, {b"a": 1}, {"count": 2, "name": "Mận"})
    erasing = Operation(b"a", 2, b"", "t", ROW, Kind.ERASE, 2, {}, {"name": ""})
    state = fold([base, change, erasing], units)
    assert (state.values, state.conflicts) == ({"count": 2, "name": ""}, ())


@generous
@given(steps(verbs=("write", "write", "write", "erase", "delete", "restore", "row", "all"), names=("a", "p", "p")))
def test_taking_the_erased_values_out_of_the_payloads_changes_no_row(script):
    everything = merged(*play(script))
    for row in ROWS:
        kept = emptied(everything.of(row))
        before, after = everything.row(row), fold(kept, UNITS)
        assert (after.values, after.deleted, after.conflicts) == (before.values, before.deleted, before.conflicts)
        assert emptied(kept) == kept
        assert all(remains(everything, op, name) for op in kept for name in op.writes() if name == "p")


def remains(machine: Machine, op: Operation, name: str) -> bool:
    """A value still stands in a payload only if its writer had every erasure of it; else it is empty and marked."""
    erasures = [other for other in machine.of(op.row) if other.kind is Kind.ERASE and other.id != op.id]
    covered = op.kind is not Kind.ERASE and any(e.id not in machine.held[op.id] for e in erasures)
    return covered == (name in op.emptied_fields()) and (not covered or op.writes()[name] == "")


def test_an_emptied_payload_is_marked_and_the_operation_is_still_recognised():
    a = Machine(b"a")
    named(a, "Lê Thị Mận")
    erase(a)
    first = a.of(ROW)[0]
    full = payload_digest(first.salt, first.payload)
    kept = emptied(a.of(ROW))[0]
    assert "Mận" not in json.dumps(kept.payload, ensure_ascii=False)
    assert kept.emptied_fields() == {"p"}
    assert "~erased" not in kept.writes()
    assert operation_digest(kept, full) == operation_digest(first, full)


def test_marks_of_an_earlier_erasure_stay():
    written = Operation(b"a", 1, b"", "t", ROW, Kind.CREATE, 0, {}, {"name": "Mận", "post": "", "~erased": "post"})
    erasing = Operation(b"a", 2, b"", "t", ROW, Kind.ERASE, 0, {}, {"name": ""})
    kept = emptied([written, erasing])[0]
    assert kept.payload == {"name": "", "post": "", "~erased": "name,post"}
