"""What happened to a row, told act by act, whatever the clocks of its machines say."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given

from desktop.journal.operation import Kind, Operation, Value
from desktop.journal.story import story
from tests.desktop.journal.machines import FIELDS, ROWS, UNITS, generous, merged, play, steps


def op(
    n: int, kind: Kind, payload: Mapping[str, Value] | None, *, act: bytes = b"", machine: bytes = b"a",
    clock: int = 0, seen: Mapping[bytes, int] | None = None,
) -> Operation:  # fmt: skip
    return Operation(machine, n, act or b"act-%d" % n, "person", ROWS[0], kind, clock, seen or {}, payload)


CREATED = op(1, Kind.CREATE, {"name": "Mận", "post": ""})


def test_a_change_knows_the_value_before_and_after():
    first, second = story([op(2, Kind.CHANGE, {"post": "kế toán"}), CREATED])
    assert (first.kind, first.before, first.fields) == (Kind.CREATE, {}, ("name", "post"))
    assert (second.kind, second.before["post"], second.after["post"]) == (Kind.CHANGE, "", "kế toán")
    assert second.fields == ("post",)


def test_a_field_that_only_travelled_along_in_its_unit_is_not_told():
    (_, change) = story([CREATED, op(2, Kind.CHANGE, {"name": "Mận", "post": "kế toán"})])
    assert change.fields == ("post",)


def test_several_operations_of_one_act_are_one_change():
    ops = [
        CREATED,
        op(2, Kind.DELETE, None, act=b"replace"),
        op(3, Kind.RESTORE, {"name": "Mận", "post": "thủ quỹ"}, act=b"replace"),
    ]
    (_, replaced) = story(ops)
    assert (replaced.kind, replaced.fields) == (Kind.CHANGE, ("post",))


def test_what_came_and_went_within_one_act_is_told_as_both():
    told = story([CREATED, op(2, Kind.DELETE, None, act=b"act-1")])
    assert [change.kind for change in told] == [Kind.CREATE, Kind.DELETE]
    assert told[1].before["name"] == "Mận"


def test_created_and_changed_in_one_act_is_created_so():
    (only,) = story([CREATED, op(2, Kind.CHANGE, {"post": "kế toán"}, act=b"act-1")])
    assert (only.kind, only.after["post"]) == (Kind.CREATE, "kế toán")


def test_erased_values_are_no_longer_known_before_the_erasure_and_known_after():
    erasing = op(2, Kind.ERASE, {"name": ""})
    created, erased, named = story([CREATED, erasing, op(3, Kind.CHANGE, {"name": "không nêu tên"})])
    assert created.erased == {"name"}
    assert (erased.kind, erased.fields, erased.erased) == (Kind.ERASE, ("name",), {"name"})
    assert named.erased == frozenset()


def test_a_payload_emptied_elsewhere_is_not_shown_even_without_its_erasure():
    (created,) = story([op(1, Kind.CREATE, {"name": "", "post": "", "~erased": "name"})])
    assert created.erased == {"name"}


def test_nothing_is_told_before_what_it_had_seen_though_its_clock_ran_behind():
    change = op(1, Kind.CHANGE, {"name": "Mơ"}, machine=b"b", clock=3, seen={b"a": 1})
    created = op(1, Kind.CREATE, {"name": "Mận"}, clock=9)
    first, second = story([change, created])
    assert (first.kind, second.kind) == (Kind.CREATE, Kind.CHANGE)
    assert second.before == {"name": "Mận"}


def test_a_change_is_told_against_what_its_own_machine_had():
    ours = op(2, Kind.CHANGE, {"name": "Mơ"}, clock=1)
    theirs = op(1, Kind.CHANGE, {"name": "Đào"}, machine=b"b", clock=2, seen={b"a": 1})
    told = story([CREATED, theirs, ours])
    assert [change.before.get("name") for change in told] == [None, "Mận", "Mận"]


@generous
@given(steps())
def test_a_story_tells_every_operation_once_in_an_order_that_respects_what_was_seen(script):
    everything = merged(*play(script))
    for row in ROWS:
        ops = everything.of(row)
        told = story(ops, UNITS)
        place = {change.act: number for number, change in enumerate(told)}
        assert {op.act for op in ops} == set(place)
        for op in ops:
            assert all(place[key[0] + b"/%d" % key[1]] < place[op.act] for key in everything.held[op.id])
        for change in told:
            assert set(change.fields) <= set(FIELDS)
            assert change.kind is not Kind.CHANGE or all(change.before[n] != change.after[n] for n in change.fields)
