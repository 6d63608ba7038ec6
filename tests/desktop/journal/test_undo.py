"""Undo as compensation: back to where it was, leaving what others have built on; redo is the undo of the undo."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from desktop.journal.fold import DELETED
from desktop.journal.operation import Kind, OperationId, Value
from desktop.journal.undo import Compensation, Step, WhyLeft, compensate, in_effect, lineage, void_beside
from tests.desktop.journal.machines import CLOCKS, FIELDS, ROWS, UNITS, VALUES, Machine, generous, merged, play, steps

ROW, OTHER = ROWS
Tables = dict[bytes, dict[str, Value]]


@dataclass
class Desk:
    """A machine with a clerk who does acts, undoes and redoes them; as the storage does it, row by row."""

    machine: Machine
    undone_by: dict[bytes, list[bytes]] = field(default_factory=dict)
    acts: int = 0

    def new_act(self, undoes: bytes | None = None) -> bytes:
        self.acts += 1
        act = self.machine.uid + b"#%d" % self.acts
        if undoes:
            self.undone_by.setdefault(undoes, []).append(act)
        return act

    def do(self, *changes: tuple[bytes, dict[str, Value] | None], clock: int = 0) -> bytes:
        """One act of several changes; None deletes the row."""
        act = self.new_act()
        for row, values in changes:
            if values is not None:
                self.machine.change(row, values, clock, act)
            elif not self.machine.row(row).deleted:
                self.machine.write(row, Kind.DELETE, None, clock, act)
        return act

    def undo(self, act: bytes, clock: int = 0) -> list[Compensation]:
        family, void = lineage(act, self.undone_by), void_beside(act, self.undone_by)
        ids = {op.id for op in self.machine.operations.values() if op.act in family}
        return self.compensate(ids, void, self.new_act(act), clock)

    def compensate(
        self, ids: Container[OperationId], void: Container[bytes], act: bytes, clock: int
    ) -> list[Compensation]:
        rows = [row for row in ROWS if self.machine.of(row)]
        written = [compensate(self.machine.of(row), ids, UNITS, void) for row in rows]
        for one in written:
            match one.step:
                case Step.CHANGE:
                    self.machine.change(one.row, one.values, clock, act)
                case Step.RESTORE:
                    self.machine.write(one.row, Kind.RESTORE, dict(one.values), clock, act)
                case Step.DELETE:
                    self.machine.write(one.row, Kind.DELETE, None, clock, act)
                case Step.NOTHING:
                    pass
        return [one for one in written if one.left]

    def tables(self) -> Tables:
        return tables(self.machine)


def tables(machine: Machine) -> Tables:
    """The living rows, as tables would hold them."""
    states = {row: machine.row(row) for row in ROWS}
    return {row: {n: state.values.get(n) for n in FIELDS} for row, state in states.items() if not state.deleted}


rows = st.sampled_from(ROWS)
values = st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(VALUES), min_size=1, max_size=3)
changes = st.tuples(rows, st.one_of(st.none(), values, values))
acts = st.lists(changes, min_size=1, max_size=3)
clocks = st.sampled_from(CLOCKS)


@generous
@given(st.lists(acts, min_size=1, max_size=6), clocks)
def test_the_last_act_undone_is_as_if_it_had_never_been_and_redone_as_if_never_undone(history, clock):
    desk = Desk(Machine(b"a"))
    for act in history[:-1]:
        desk.do(*act)
    before = desk.tables()
    last = desk.do(*history[-1])
    after = desk.tables()
    assert desk.undo(last, clock) == []
    assert desk.tables() == before
    assert desk.undo(desk.undone_by[last][-1], clock) == []
    assert desk.tables() == after


@generous
@given(st.lists(st.one_of(acts, st.just("undo"), st.just("undo"), st.just("redo")), max_size=14))
def test_undo_and_redo_step_by_step_like_an_editor(script):
    desk = Desk(Machine(b"a"))
    shown = [desk.tables()]
    done: list[bytes] = []
    at = 0
    for step in script:
        if step == "undo" and at:
            at -= 1
            assert desk.undo(done[at]) == []
        elif step == "redo" and at < len(done):
            assert desk.undo(desk.undone_by[done[at]][-1]) == []
            at += 1
        elif isinstance(step, list):
            done[at:] = [desk.do(*step)]
            at += 1
            shown[at:] = [desk.tables()]
        assert desk.tables() == shown[at]


@generous
@given(st.lists(acts, min_size=2, max_size=6), st.data())
def test_an_act_in_the_middle_goes_back_where_nobody_has_written_since(history, data):
    """The oracle replays the history: a field goes back if the act wrote it last, and to the value before the act."""
    desk = Desk(Machine(b"a"))
    snapshots = [desk.tables()]
    done = []
    for act in history:
        done.append(desk.do(*act))
        snapshots.append(desk.tables())
    chosen = data.draw(st.integers(0, len(done) - 2))
    before, after, now = snapshots[chosen], snapshots[chosen + 1], snapshots[-1]
    last = {row: last_writers(desk.machine, row) for row in ROWS}
    left = {one.row: one.left for one in desk.undo(done[chosen])}
    result = desk.tables()
    for row in ROWS:
        was, then, is_now = before.get(row), after.get(row), now.get(row)
        touched_since = any(op.act in done[chosen + 1 :] for op in desk.machine.of(row))
        if was is not None and then is not None and is_now is not None:
            mine = {name for name in FIELDS if last[row].get(name) == done[chosen]}
            assert result[row] == {name: was[name] if name in mine else is_now[name] for name in FIELDS}
            lost = {n for n in FIELDS if n not in mine and then[n] != was[n] and was[n] != is_now[n]}
            assert set(left[row].fields if row in left else ()) == lost
        elif touched_since:
            assert result.get(row) == is_now
        else:
            assert result.get(row) == was


def last_writers(machine: Machine, row: bytes) -> dict[str, bytes]:
    """Per field the act that wrote it last; a unit is written as a whole."""
    return {name: op.act for op in sorted(machine.of(row), key=lambda op: op.n) for name in op.writes()}


@generous
@given(steps(), st.integers(0, 2))
def test_an_import_undone_leaves_the_tables_as_before_and_the_package_again_changes_nothing(script, who):
    office = play(script)
    here = Desk(office[who])
    package = merged(*office)
    before, known = here.tables(), set(here.machine.operations)
    here.machine.take(package)
    after = here.tables()
    arrived = set(here.machine.operations) - known
    undoing = here.new_act(b"import")
    assert here.compensate(arrived, frozenset(), undoing, clock=0) == []
    assert unlike(here.tables(), before, here.machine) == {}
    here.machine.take(package)
    assert unlike(here.tables(), before, here.machine) == {}
    here.undo(undoing)
    assert here.tables() == after


def unlike(one: Tables, other: Tables, machine: Machine) -> Tables:
    """Rows that differ by more than personal data, whose erasure no undo takes back."""
    return {row: one.get(row, {}) for row in ROWS if {**one.get(row, {}), "p": 0} != {**other.get(row, {}), "p": 0}}


@generous
@given(steps(), st.data())
def test_an_undo_travels_like_any_other_act(script, data):
    office = play(script)
    desk = Desk(office[0])
    done = sorted({op.act for op in desk.machine.operations.values()})
    if done:
        desk.undo(data.draw(st.sampled_from(done)))
    for machine in office:
        machine.take(merged(*office))
    assert office[0].state() == office[1].state() == office[2].state()


# ── by example ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_created_row_somebody_has_written_since_stays_and_is_listed():
    desk = Desk(Machine(b"a"))
    created = desk.do((ROW, {"a": 1}))
    desk.do((ROW, {"b": 2}))
    (one,) = desk.undo(created)
    assert (one.step, one.left.why, one.left.fields) == (Step.NOTHING, WhyLeft.CHANGED, ("b",))
    assert ROW in desk.tables()


def test_once_what_was_built_on_it_is_undone_a_created_row_goes():
    desk = Desk(Machine(b"a"))
    created = desk.do((ROW, {"a": 1}))
    changed = desk.do((ROW, {"b": 2}))
    desk.undo(changed)
    assert desk.undo(created) == []
    assert desk.tables() == {}


def test_a_row_deleted_since_is_listed():
    desk = Desk(Machine(b"a"))
    desk.do((ROW, {"a": 1}))
    changed = desk.do((ROW, {"a": 2}))
    desk.do((ROW, None))
    (one,) = desk.undo(changed)
    assert (one.left.why, one.left.fields) == (WhyLeft.DELETED, ("a",))


def test_a_field_set_back_by_hand_is_neither_undone_nor_listed():
    desk = Desk(Machine(b"a"))
    desk.do((ROW, {"a": 1}))
    changed = desk.do((ROW, {"a": 2}))
    desk.do((ROW, {"a": 1}))
    assert desk.undo(changed) == []
    assert desk.tables()[ROW]["a"] == 1


def test_what_a_replace_did_in_one_act_goes_back_field_by_field():
    desk = Desk(Machine(b"a"))
    desk.do((ROW, {"a": 1, "b": 1}))
    replaced = desk.do((ROW, None), (ROW, {"a": 2, "b": 1}))
    desk.do((ROW, {"b": 3}))
    assert desk.undo(replaced) == []
    assert (desk.tables()[ROW]["a"], desk.tables()[ROW]["b"]) == (1, 3)


def test_undoing_twice_changes_nothing_the_second_time():
    desk = Desk(Machine(b"a"))
    desk.do((ROW, {"a": 1}))
    changed = desk.do((ROW, {"a": 2}), (OTHER, {"a": 2}))
    desk.undo(changed)
    count = len(desk.machine.operations)
    assert desk.undo(changed) == []
    assert len(desk.machine.operations) == count


def test_an_erasure_stays_through_undo_and_redo():
    desk = Desk(Machine(b"a"))
    named = desk.do((ROW, {"p": "Lê Thị Mận", "a": 1}))
    changed = desk.do((ROW, {"p": "Lê Thị Mận (kế toán)", "a": 2}))
    desk.machine.write(ROW, Kind.ERASE, {"p": ""}, clock=0)
    assert desk.undo(changed) == []
    assert (desk.tables()[ROW]["p"], desk.tables()[ROW]["a"]) == ("", 1)
    desk.undo(named)
    assert desk.tables() == {}
    desk.undo(desk.undone_by[named][-1])
    assert desk.tables()[ROW]["p"] == ""


def test_of_two_values_in_conflict_undoing_one_leaves_the_other():
    a, b = Machine(b"a"), Machine(b"b")
    a.change(ROW, {"a": 1}, clock=0)
    b.take(a)
    b.change(ROW, {"a": 54}, clock=1)
    desk = Desk(a)
    ours = desk.do((ROW, {"a": 45}), clock=2)
    a.take(b)
    assert a.row(ROW).conflicts == ("a",)
    desk.undo(ours)
    assert (a.row(ROW).values["a"], a.row(ROW).conflicts) == (54, ())


def test_what_an_undo_left_for_a_later_act_goes_back_with_that_act():
    desk = Desk(Machine(b"a"))
    desk.do((ROW, {"a": 1}))
    first, second, third = (desk.do((ROW, {"a": value})) for value in (2, "1", None))
    assert [one.left.fields for one in desk.undo(second)] == [("a",)]
    assert desk.undo(third) == []
    assert desk.tables()[ROW]["a"] == 2
    assert desk.undo(first) == []
    assert desk.tables()[ROW]["a"] == 1


def test_a_value_that_an_undone_act_left_behind_is_not_taken_for_the_acts_own():
    desk = Desk(Machine(b"a"))
    desk.do((ROW, {"a": 1}))
    ours, left = desk.do((ROW, {"a": 2})), desk.do((ROW, {"a": "1"}))
    one = compensate(desk.machine.of(ROW), ids_of(desk, ours), UNITS, void={left})
    assert (one.step, one.left.fields) == (Step.NOTHING, ("a",))


def test_a_row_still_deleted_by_an_act_whose_undo_left_it_is_listed():
    desk = Desk(Machine(b"a"))
    desk.do((ROW, {"a": 1}))
    changed = desk.do((ROW, {"a": 2}))
    deleted = desk.do((ROW, None))
    one = compensate(desk.machine.of(ROW), ids_of(desk, changed), UNITS, void={deleted})
    assert (one.step, one.left.why) == (Step.NOTHING, WhyLeft.DELETED)


def test_a_row_kept_by_an_act_whose_undo_left_it_is_not_deleted():
    desk = Desk(Machine(b"a"))
    passing = desk.do((ROW, {"a": 1}), (ROW, None))
    kept = desk.do((ROW, {"a": 2}))
    one = compensate(desk.machine.of(ROW), ids_of(desk, passing), UNITS, void={kept})
    assert (one.step, one.left.why) == (Step.NOTHING, WhyLeft.CHANGED)


def test_an_erasure_counts_even_in_an_act_that_was_undone():
    desk = Desk(Machine(b"a"))
    desk.do((ROW, {"p": "Lê Thị Mận"}))
    changed = desk.do((ROW, {"p": "Mận"}))
    desk.machine.write(ROW, Kind.ERASE, {"p": ""}, 0, act=b"erasing")
    one = compensate(desk.machine.of(ROW), ids_of(desk, changed), UNITS, void={b"erasing"})
    assert (one.step, one.left) == (Step.NOTHING, None)


def test_what_is_undone_counts_even_where_its_acts_are_void():
    """An import may bring an act together with its undoing; undoing the import takes both."""
    desk = Desk(Machine(b"a"))
    brought = desk.do((ROW, {"a": 1}))
    one = compensate(desk.machine.of(ROW), ids_of(desk, brought), UNITS, void={brought})
    assert one.step is Step.DELETE


def ids_of(desk: Desk, act: bytes) -> set[OperationId]:
    return {op.id for op in desk.machine.operations.values() if op.act == act}


def test_an_imported_deletion_in_dispute_leaves_the_row_alone():
    a, b = Machine(b"a"), Machine(b"b")
    a.change(ROW, {"a": 1}, clock=0)
    b.take(a)
    b.write(ROW, Kind.DELETE, None, clock=1)
    a.change(ROW, {"a": 2}, clock=1)
    a.take(b)
    assert a.row(ROW).conflicts == (DELETED,)
    assert compensate(a.of(ROW), {(b"b", 1)}).step is Step.NOTHING


def test_which_acts_stand():
    undone_by = {b"A": [b"undo A"], b"undo A": [b"redo A"], b"B": [b"undo B"]}
    assert in_effect(b"A", undone_by)
    assert not in_effect(b"undo A", undone_by)
    assert not in_effect(b"B", undone_by)
    assert lineage(b"A", undone_by) == {b"A", b"undo A", b"redo A"}
    assert void_beside(b"A", undone_by) == {b"B", b"undo B"}
    assert void_beside(b"B", undone_by) == {b"undo A", b"redo A"}


def test_acts_that_claim_to_undo_each_other_end_no_program():
    undone_by = {b"A": [b"B"], b"B": [b"A"]}
    assert lineage(b"A", undone_by) == {b"A", b"B"}
    assert in_effect(b"A", undone_by) is in_effect(b"A", undone_by)
