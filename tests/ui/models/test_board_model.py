"""The board as a model: every cell says in words what it shows."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.cadence import CadenceKind
from desktop.workspace import Workspace
from ui.models.board_model import BoardModel, beside
from ui.models.plan_tree_model import PlanTreeModel


def shown_board(workspace: Workspace) -> BoardModel:
    model = BoardModel()
    model.show(workspace.plan_view.board(workspace.plan_view.plans()[0].uid))
    return model


def test_the_board_is_a_sound_model(qtmodeltester: ModelTester, sample_workspace: Workspace) -> None:
    model = BoardModel()
    qtmodeltester.check(model, force_py=True)
    model = shown_board(sample_workspace)
    qtmodeltester.check(model, force_py=True)
    assert (model.rowCount(), model.columnCount()) == (7, 72)


def test_a_cell_says_task_period_state_and_due_day(qtbot: QtBot, sample_workspace: Workspace) -> None:
    model = shown_board(sample_workspace)
    told = model.data(model.index(2, 20), Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Sản xuất, tiếp nhận, phát và đăng")
    assert "Tháng 9 năm 2024: " in told
    assert "hạn 14/09/2024" in told
    assert "Năm 2024: " in model.told(0, 20)
    assert "hoạt động" in model.told(4, 10)
    assert model.told(6, 0).endswith("Tháng 01 năm 2023: không có công việc.")
    assert model.headerData(20, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == "Tháng 9 năm 2024"


def test_a_cell_knows_the_period_it_is_entered_for(qtbot: QtBot, sample_workspace: Workspace) -> None:
    model = shown_board(sample_workspace)
    assert [model.period(row, 20) for row in range(7)] == ["2024", "2024", "2024-09", "2024", "", "", "2024-09"]


def test_the_tree_is_a_sound_model(qtmodeltester: ModelTester, sample_workspace: Workspace) -> None:
    view = sample_workspace.plan_view
    text = view.text(view.plans()[0].uid)
    model = PlanTreeModel()
    model.show(text.branches)
    qtmodeltester.check(model, force_py=True)
    node = next(branch for branch in text.branches if branch.text == "Nhiệm vụ").children[2]
    index = model.find("task", node.uid)
    assert model.node(index) is node
    assert model.node(model.parent(index)) is not None
    assert model.node(model.at_paragraph(node.paragraphs[1])) is node
    assert not model.find("task", b"x" * 16).isValid()


def test_work_of_a_range_leads_to_its_one_item_from_every_month(qtbot: QtBot, sample_workspace: Workspace) -> None:
    task = shown_board(sample_workspace).row(0).task
    values = {"cadence": CadenceKind.RANGE, "from_day": date(2027, 3, 1), "to_day": date(2027, 9, 30)}
    sample_workspace.tasking.change(task.uid, values)
    model = shown_board(sample_workspace)
    assert model.row(0).running == (50, 57)  # 30/09 lies in October's period
    assert model.work(0, 57).period == "2027-10"
    assert model.runs(0, 52)
    assert not model.runs(0, 58)
    assert model.period(0, 52) == "2027-10"
    assert "đang trong thời gian thực hiện, đến 30/09/2027" in model.told(0, 52)


def test_a_continuous_task_says_how_long_it_rests(qtbot: QtBot, sample_workspace: Workspace) -> None:
    rows = shown_board(sample_workspace).board.rows
    assert [beside(row) for row in rows[4:]] == [
        "Thường xuyên · hoạt động 1 ngày trước",
        "Thường xuyên · hoạt động 1 ngày trước",
        "Theo văn bản của cơ quan khác · chờ văn bản",
    ]
