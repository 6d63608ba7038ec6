"""The fold by example: conflicts, merge units, deletions, journals no honest machine writes, and rules that fail."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.people import RosterMember
from desktop.domain.training import Course
from desktop.errors import RecordFault
from desktop.journal.fold import DELETED, RowState, fold, fold_merged
from desktop.journal.operation import Kind, Operation, Value
from tests.desktop.journal.machines import COMPOSED, DECOMPOSED, ROWS, UNITS, generous, merged, play, steps

ROW = ROWS[0]


def op(machine: str, n: int, kind: Kind, payload: Mapping[str, Value] | None, clock: int = 0, **seen: int) -> Operation:
    """An operation on one row; `seen` by machine letter."""
    known = {name.encode(): top for name, top in seen.items()}
    return Operation(machine.encode(), n, b"act", "course", ROW, kind, clock, known, payload)


# ── conflicts, units, text ──────────────────────────────────────────────────────────────────────────────────────────


def test_two_values_nobody_chose_between_are_both_kept_and_the_later_clock_is_shown():
    base = op("a", 1, Kind.CREATE, {"a": 1})
    ours = op("a", 2, Kind.CHANGE, {"a": 45}, clock=5)
    theirs = op("b", 1, Kind.CHANGE, {"a": 54}, clock=4, a=1)
    state = fold([base, ours, theirs])
    assert state.values == {"a": 45}
    assert state.conflicts == ("a",)
    assert [head.writes()["a"] for head in state.heads["a"]] == [54, 45]


def test_equal_values_from_two_machines_are_no_conflict():
    state = fold([op("a", 1, Kind.CREATE, {"a": 45}), op("b", 1, Kind.CREATE, {"a": 45})])
    assert state.conflicts == ()


def test_composed_and_decomposed_typing_of_one_word_are_no_conflict():
    state = fold([op("a", 1, Kind.CREATE, {"a": COMPOSED}), op("b", 1, Kind.CREATE, {"a": DECOMPOSED})])
    assert state.conflicts == ()
    assert unicodedata.normalize("NFC", str(state.values["a"])) == COMPOSED


def test_a_number_and_the_same_digits_as_text_are_a_conflict():
    state = fold([op("a", 1, Kind.CREATE, {"a": 1}), op("b", 1, Kind.CREATE, {"a": "1"})])
    assert state.conflicts == ("a",)


@generous
@given(text=st.text(max_size=20))
def test_records_store_text_composed(text):
    given_text = unicodedata.normalize("NFD", f"Lớp {text}")
    try:
        stored = Course.of(title=given_text).title
    except RecordFault:
        assert any(unicodedata.category(char) in ("Cc", "Cs") for char in text)
    else:
        assert stored == unicodedata.normalize("NFC", given_text).strip()


def test_a_merge_unit_is_shown_as_one_person_entered_it():
    base = op("a", 1, Kind.CREATE, {"c": 10, "d": 4})
    more = op("a", 2, Kind.CHANGE, {"c": 12, "d": 4}, clock=2)
    women = op("b", 1, Kind.CHANGE, {"c": 10, "d": 9}, clock=1, a=1)
    apart = fold([base, replace(more, payload={"c": 12}), replace(women, payload={"d": 9})])
    assert apart.values == {"c": 12, "d": 9}, "without a unit the fold makes a pair that nobody entered"
    together = fold([base, more, women], [("c", "d")])
    assert together.values == {"c": 12, "d": 4}
    assert together.conflicts == ("c", "d")


@generous
@given(steps(verbs=("write", "write", "row", "all")))
def test_a_unit_only_ever_shows_a_pair_that_somebody_had_before_him(script):
    everything = merged(*play(script))
    for row in ROWS:
        pairs = [(op.writes()["c"], op.writes()["d"]) for op in everything.of(row) if "c" in op.writes()]
        state = everything.row(row)
        assert not pairs or (state.values["c"], state.values["d"]) in pairs


def test_an_operation_older_than_the_unit_takes_the_rest_from_what_it_had_seen():
    base = op("a", 1, Kind.CREATE, {"c": 10, "d": 4})
    part = op("a", 2, Kind.CHANGE, {"c": 12}, clock=1)
    whole = op("b", 1, Kind.CHANGE, {"c": 11, "d": 5}, clock=0, a=1)
    assert fold([base, part], UNITS).values == {"c": 12, "d": 4}
    assert fold_merged([base, part], UNITS).values == {"c": 12, "d": 4}
    state = fold([base, part, whole], UNITS)
    assert state.values == {"c": 12, "d": 4}
    assert state.conflicts == ("c", "d")


def test_values_that_break_a_rule_of_their_record_never_stop_the_merge():
    """Each office entered one of two days; together they end before they begin. The row is shown, to be put right."""
    days = {"from_day": "2024-01-01", "to_day": "2024-12-31"}
    base = op("a", 1, Kind.CREATE, days)
    later_start = op("a", 2, Kind.CHANGE, {"from_day": "2024-05-01"})
    earlier_end = op("b", 1, Kind.CHANGE, {"to_day": "2024-03-01"}, a=1)
    state = fold([base, later_start, earlier_end])
    assert state == fold([earlier_end, later_start, base])
    with pytest.raises(RecordFault, match=r"ngày kết thúc .«Đến ngày». trước ngày bắt đầu"):
        RosterMember.of(roster=ROW.ljust(16), person=ROW.ljust(16), **state.values)
    righted = op("a", 3, Kind.CHANGE, {"to_day": "2024-06-30"}, b=1)
    values = fold([base, later_start, earlier_end, righted]).values
    assert RosterMember.of(roster=ROW.ljust(16), person=ROW.ljust(16), **values).to_day == date(2024, 6, 30)


# ── deletion ────────────────────────────────────────────────────────────────────────────────────────────────────────


CREATED = op("a", 1, Kind.CREATE, {"a": 1})
GONE = op("b", 1, Kind.DELETE, None, a=1)


def test_a_deletion_that_had_seen_everything_hides_the_row():
    state = fold([GONE, CREATED])
    assert state.deleted
    assert state.values == {"a": 1}


def test_a_deletion_and_an_unseen_change_are_a_conflict_and_the_row_stays():
    state = fold([CREATED, GONE, op("a", 2, Kind.CHANGE, {"a": 2})])
    assert not state.deleted
    assert state.conflicts == (DELETED,)
    assert state.values == {"a": 2}


def test_who_writes_having_seen_the_deletion_takes_it_back():
    state = fold([CREATED, GONE, op("a", 2, Kind.RESTORE, {"a": 2}, b=1)])
    assert (state.deleted, state.conflicts) == (False, ())


def test_a_deletion_is_settled_by_who_had_seen_both_sides():
    change = op("a", 2, Kind.CHANGE, {"a": 2})
    kept = op("c", 1, Kind.RESOLVE, {"a": 2}, a=2, b=1)
    assert fold([CREATED, GONE, change, kept]).conflicts == ()
    again = op("c", 1, Kind.DELETE, None, a=2, b=1)
    assert fold([CREATED, GONE, change, again]).deleted


def test_a_hidden_row_carries_no_conflicts_until_it_comes_back():
    other = op("c", 1, Kind.CHANGE, {"a": 3}, a=1)
    change = op("a", 2, Kind.CHANGE, {"a": 2})
    deleted = op("b", 1, Kind.DELETE, None, a=2, c=1)
    assert fold([CREATED, change, other]).conflicts == ("a",)
    assert fold([CREATED, change, other, deleted]).conflicts == ()
    late = op("c", 2, Kind.CHANGE, {"b": 1})
    assert fold([CREATED, change, other, deleted, late]).conflicts == ("a", DELETED)


# ── journals no honest machine writes ───────────────────────────────────────────────────────────────────────────────


def test_a_row_without_operations_counts_as_deleted():
    assert fold([]) == RowState({}, True, (), {})


def test_two_operations_that_claim_to_have_seen_each_other_are_both_kept():
    one, two = op("a", 1, Kind.CREATE, {"a": 1}, b=1), op("b", 1, Kind.CREATE, {"a": 2}, a=1)
    assert fold([one, two]) == fold([two, one])
    assert fold([one, two]).conflicts == ("a",)


def test_an_operation_that_claims_to_have_seen_itself_still_stands():
    state = fold([op("a", 1, Kind.CREATE, {"a": 1}, a=9), op("b", 1, Kind.CREATE, {"a": 2})])
    assert state.conflicts == ("a",)


# ── rules that fail ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_newest_whole_second_wins_depends_on_who_merges():
    """The rule of many synchronisers: newer second wins, a tie keeps what is here. Two machines never agree again."""

    def newest(here: tuple[int, str], there: tuple[int, str]) -> tuple[int, str]:
        return there if there[0] > here[0] else here

    ours, theirs = (7, "45"), (7, "54")
    assert newest(ours, theirs) != newest(theirs, ours)
    same_second = [op("a", 1, Kind.CREATE, {"a": "45"}, clock=7), op("b", 1, Kind.CREATE, {"a": "54"}, clock=7)]
    assert fold(same_second) == fold(reversed(same_second))
    assert fold(same_second).conflicts == ("a",)


def test_joined_clocks_with_the_local_value_end_equal_clocks_and_different_values():
    """Another rule in use: on a conflict the local side wins and both clocks are joined. Nothing ever repairs it."""

    def local_wins(here: tuple[dict[str, int], str], there: tuple[dict[str, int], str]) -> tuple[dict[str, int], str]:
        return ({name: max(here[0].get(name, 0), there[0].get(name, 0)) for name in here[0] | there[0]}, here[1])

    a, b = ({"A": 1}, "45"), ({"B": 1}, "54")
    clock_a, value_a = local_wins(a, b)
    clock_b, value_b = local_wins(b, a)
    assert clock_a == clock_b
    assert value_a != value_b
