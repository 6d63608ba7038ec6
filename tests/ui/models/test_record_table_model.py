"""The model of every list, by Qt's own examination and with lines that come late."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot  # type: ignore[import-untyped]

from desktop.domain.registers import Asked, Line, registers
from desktop.workspace import Workspace
from ui.models.record_table_model import PAGE, RecordTableModel


@pytest.mark.parametrize("table", sorted(registers()))
def test_every_register_passes_the_examination_of_models(
    table: str, sample_workspace: Workspace, qtmodeltester: object, qapp: object
) -> None:
    register = registers()[table]
    asked = Asked(register)

    def fetch(page: int, uids: list[bytes]) -> None:
        model.supply(page, sample_workspace.listing.lines(asked, uids))

    model = RecordTableModel(register.columns, fetch)
    model.show(sample_workspace.listing.ordered(asked))
    qtmodeltester.check(model, force_py=True)  # type: ignore[attr-defined]


def test_a_line_reads_as_waiting_until_it_comes(qtbot: QtBot) -> None:
    column = registers()["channel"].columns[0]
    asked: list[tuple[int, list[bytes]]] = []
    model = RecordTableModel([column], lambda page, uids: asked.append((page, uids)))
    uids = [bytes([0] * 15 + [number % 256]) for number in range(PAGE + 5)]
    model.show(uids)
    index = model.index(PAGE, 0)
    assert model.data(index) == "…"
    assert model.data(index) == "…"
    assert [page for page, _ in asked] == [1], "a page is asked for once"
    with qtbot.waitSignal(model.dataChanged):
        model.supply(1, [Line(uids[PAGE], ("Loa",))])
    assert model.data(index) == "Loa"
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Tên kênh: Loa"


def test_old_pages_are_let_go_and_asked_for_again() -> None:
    column = registers()["channel"].columns[0]
    asked: list[int] = []

    def fetch(page: int, uids: list[bytes]) -> None:
        asked.append(page)
        model.supply(page, [Line(uid, ("x",)) for uid in uids])

    model = RecordTableModel([column], fetch)
    model.show([number.to_bytes(16, "big") for number in range(PAGE * 70)])
    for page in range(70):
        assert model.data(model.index(page * PAGE, 0)) == "x"
    assert model.data(model.index(0, 0)) == "x"
    assert asked == [*range(70), 0]
