"""Simulated machines of one office: they write, hand each other whole rows, and their clocks cannot be trusted."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from desktop.journal.fold import DELETED, RowState, fold
from desktop.journal.operation import Kind, Operation, OperationId, Value

EXAMPLES = int(os.environ.get("JOURNAL_EXAMPLES", "150"))
"""How many histories each property tries; raise it for a long run."""

generous = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

FIELDS = ("a", "b", "c", "d", "p")
UNITS = (("c", "d"),)
ROWS = (b"row-0", b"row-1")
TABLES = {ROWS[0]: "course", ROWS[1]: "session"}
COMPOSED, DECOMPOSED = "Hòa", unicodedata.normalize("NFD", "Hòa")
VALUES: tuple[Value, ...] = (1, 2, "1", None, COMPOSED, DECOMPOSED)
CLOCKS = (0, 1, 2, 2, 3, 4_070_908_800_000 << 16)
"""Milliseconds shifted as a machine writes them: stopped, backwards, tied, and in the year 2099."""
VERBS = (*["write"] * 6, "delete", "restore", "resolve", "erase", "row", "all", "all")

State = dict[bytes, tuple[Mapping[str, Value], bool, tuple[str, ...]]]


@dataclass
class Machine:
    """One machine's journal. `held` is the truth about what it had when it wrote, apart from what it says in `seen`."""

    uid: bytes
    operations: dict[OperationId, Operation] = field(default_factory=dict)
    held: dict[OperationId, frozenset[OperationId]] = field(default_factory=dict)
    n: int = 0

    def write(
        self,
        row: bytes,
        kind: Kind,
        payload: Mapping[str, Value] | None,
        clock: int,
        act: bytes = b"",
    ) -> Operation:
        """Append an operation as the capture does: with what this machine has seen of the row, units whole."""
        seen: dict[bytes, int] = {}
        for other in self.of(row):
            if other.machine != self.uid:
                seen[other.machine] = max(other.n, seen.get(other.machine, 0))
        self.n += 1
        op = Operation(
            machine=self.uid,
            n=self.n,
            act=act or self.uid + b"/%d" % self.n,
            table=TABLES.get(row, "course"),
            row=row,
            kind=kind,
            hlc=clock,
            seen=seen,
            payload=payload,
        )
        self.held[op.id] = frozenset(other.id for other in self.of(row))
        self.operations[op.id] = op
        return op

    def of(self, row: bytes) -> list[Operation]:
        return [op for op in self.operations.values() if op.row == row]

    def row(self, row: bytes) -> RowState:
        return fold(self.of(row), UNITS)

    def take(self, other: Machine, keep: Callable[[Operation], bool] | None = None) -> None:
        """Receive a package of another machine's operations."""
        for op in list(other.operations.values()):
            if keep is None or keep(op):
                self.operations[op.id] = op
                self.held[op.id] = other.held[op.id]

    def change(self, row: bytes, values: Mapping[str, Value], clock: int, act: bytes = b"") -> None:
        """Save these values as a clerk does: create, change, or bring back, whatever the row now is."""
        state = self.row(row)
        if state.deleted:
            full = {name: state.values.get(name) for name in FIELDS} | dict(values)
            self.write(row, Kind.RESTORE if self.of(row) else Kind.CREATE, full, clock, act)
            return
        changed = {name for name, value in values.items() if state.values.get(name) != value}
        for unit in UNITS:
            if changed & set(unit):
                changed |= set(unit)
        if changed:
            payload = {name: values.get(name, state.values.get(name)) for name in FIELDS if name in changed}
            self.write(row, Kind.CHANGE, payload, clock, act)

    def resolve(self, row: bytes, value: Value, clock: int) -> None:
        """Choose one value for everything in conflict."""
        state = self.row(row)
        names = [name for name in FIELDS if name in state.conflicts]
        if names or DELETED in state.conflicts:
            self.write(row, Kind.RESOLVE, dict.fromkeys(names, value), clock)

    def state(self) -> State:
        return state_of(self.operations.values())


def state_of(operations: Iterable[Operation]) -> State:
    """What every row is, by a fold of the operations in the order given."""
    rows: dict[bytes, list[Operation]] = {}
    for op in operations:
        rows.setdefault(op.row, []).append(op)
    states = {row: fold(ops, UNITS) for row, ops in rows.items()}
    return {row: (dict(state.values), state.deleted, state.conflicts) for row, state in states.items()}


def merged(*machines: Machine) -> Machine:
    """Somebody who has everything these machines have."""
    everything = Machine(b"~all")
    for machine in machines:
        everything.take(machine)
    return everything


@dataclass(frozen=True)
class Step:
    """One thing that happens: `who` does `verb` to `row`; the rest is used as the verb needs it."""

    who: int
    verb: str
    row: bytes
    name: str
    value: Value
    clock: int
    other: int


def steps(
    machines: int = 3, longest: int = 18, verbs: tuple[str, ...] = VERBS, names: tuple[str, ...] = FIELDS
) -> st.SearchStrategy[list[Step]]:
    one = st.builds(
        Step,
        who=st.integers(0, machines - 1),
        verb=st.sampled_from(verbs),
        row=st.sampled_from(ROWS),
        name=st.sampled_from(names),
        value=st.sampled_from(VALUES),
        clock=st.sampled_from(CLOCKS),
        other=st.integers(0, machines - 1),
    )
    return st.lists(one, min_size=longest // 3, max_size=longest)


def play(script: Iterable[Step], machines: int = 3) -> list[Machine]:
    """The machines after the script has been played on them; all begin with the first row in common."""
    office = [Machine(b"m%d" % number) for number in range(machines)]
    office[0].change(ROWS[0], dict.fromkeys(FIELDS, 0), clock=0)
    for machine in office[1:]:
        machine.take(office[0])
    for step in script:
        do(office, step)
    return office


def do(office: list[Machine], step: Step) -> None:
    machine, other = office[step.who], office[step.other]
    match step.verb:
        case "write":
            machine.change(step.row, {step.name: step.value}, step.clock)
        case "delete":
            if not machine.row(step.row).deleted:
                machine.write(step.row, Kind.DELETE, None, step.clock)
        case "restore":
            if machine.of(step.row) and machine.row(step.row).deleted:
                machine.change(step.row, {}, step.clock)
        case "resolve":
            machine.resolve(step.row, step.value, step.clock)
        case "erase":
            if machine.of(step.row):
                machine.write(step.row, Kind.ERASE, {"p": ""}, step.clock)
        case "row":
            machine.take(other, lambda op: op.row == step.row)
        case "all":
            machine.take(other)
        case _:
            raise AssertionError(step.verb)
