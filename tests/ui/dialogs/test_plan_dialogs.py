"""A plan in force is changed as a clerk does it: by the menus' access keys, with the days seen before they are kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from desktop.domain.cadence import CadenceKind
from desktop.domain.plan import AmendedPart, DueRule, Role
from tests.ui.screen import needs_screen
from tests.ui.typing import activated, press, settle, typed
from ui.app import Application
from ui.commands import Command
from ui.dialogs.amendment_dialog import AmendmentDialog
from ui.dialogs.plan_dialog import PlanDialog
from ui.dialogs.renewal_dialog import RenewalDialog
from ui.dialogs.task_dialog import TaskDialog
from ui.pages.plan_page import PlanPage

MONTHLY, WATCHING = 2, 5


@pytest.fixture
def page(program: Application) -> PlanPage:
    shown = program.window.show_page("plan")
    assert isinstance(shown, PlanPage)
    activated(shown)
    settle()
    return shown


def stand(page: PlanPage, row: int) -> bytes:
    task: bytes = page.board.grid.cells.row(row).task.uid
    page.board.grid.stand_on(task, "2027-11")
    page.board.grid.setFocus()
    settle()
    return task


def opened(page: PlanPage, kind: type[QDialog], act: Callable[[], None]) -> QDialog:
    act()
    settle()
    return next(one for one in page.findChildren(kind) if one.isVisible())


def save(dialog: QDialog) -> None:
    next(button for button in dialog._buttons.buttons() if button.property("primary")).click()
    settle()


def test_the_next_days_are_seen_before_a_rule_is_kept(page: PlanPage, program: Application) -> None:
    task = stand(page, MONTHLY)
    dialog = opened(page, TaskDialog, page.edit_task)
    assert isinstance(dialog, TaskDialog)
    assert "6 hạn sắp tới: 14/10/2024" in dialog.rhythm.said()
    dialog.rhythm.field("due_rule").setCurrentIndex(list(DueRule).index(DueRule.DAY_OF_MONTH))
    assert "chưa có ngày" in dialog.rhythm.said()
    day = dialog.rhythm.field("due_day")
    assert day.isVisible()
    typed(day, "31")
    assert "6 hạn sắp tới: 30/09/2024  ·  31/10/2024  ·  30/11/2024" in dialog.rhythm.said()
    assert page.room.workspace.tasking.card(task).task.due_rule is DueRule.CLOSING
    save(dialog)
    assert not dialog.isVisible()
    assert "hạn 30/11/2027" in page.board.grid.cells.told(MONTHLY, 58)
    program.window.do(Command.UNDO)
    assert "hạn 14/11/2027" in page.board.grid.cells.told(MONTHLY, 58)


def test_the_days_of_rest_of_a_continuous_task_are_changed(page: PlanPage) -> None:
    task = stand(page, WATCHING)
    dialog = opened(page, TaskDialog, page.edit_task)
    assert isinstance(dialog, TaskDialog)
    assert not dialog.rhythm.field("due_rule").isVisible()
    days = dialog.rhythm.field("quiet_days")
    days.selectAll()
    typed(days, "0")
    save(dialog)
    assert dialog.isVisible()
    assert "từ 1 trở lên" in dialog._fault.text()
    days.selectAll()
    typed(days, "45")
    save(dialog)
    assert page.room.workspace.tasking.card(task).task.quiet_days == 45
    page.board.grid.open_here()
    assert "nhắc khi quá 45 ngày" in page.board.activity._last.text()


def test_leads_and_an_adviser_are_added_and_left_out_by_keys(page: PlanPage) -> None:
    task = stand(page, MONTHLY)
    tasking = page.room.workspace.tasking
    before = tasking.card(task).roles
    dialog = opened(page, TaskDialog, page.edit_task)
    assert isinstance(dialog, TaskDialog)
    dialog.tabs.setCurrentIndex(1)
    roles = dialog.roles
    for role, name in ((Role.LEAD, "cong an huyen"), (Role.ADVISING, "phong van hoa")):
        roles.role.setCurrentIndex(list(Role).index(role))
        roles.agency.setFocus()
        settle()
        typed(roles.agency, name)
        roles.agency._timer.timeout.emit()
        settle()
        press(roles.agency, Qt.Key.Key_Return)
        assert roles.agency.uid is not None
        press(roles.agency, Qt.Key.Key_Return)
    assert [line.role for line in roles.table.things.things].count(Role.LEAD) == 2
    roles.table.setCurrentIndex(roles.table.things.index(0, 0))
    press(roles.table, Qt.Key.Key_Delete)
    typed(roles.agency, "không có cơ quan này")
    save(dialog)
    assert dialog.isVisible()
    assert "không có cơ quan này" in dialog._fault.text()
    roles.agency.put(None, "")
    save(dialog)
    after = tasking.card(task).roles
    assert len(after) == len(before) + 1
    assert {line.role for line in after} == {Role.LEAD, Role.COORDINATING, Role.ADVISING}


def test_words_change_from_a_day_and_the_tree_tells_it(page: PlanPage, program: Application) -> None:
    task = stand(page, MONTHLY)
    dialog = opened(page, AmendmentDialog, page.amend)
    assert isinstance(dialog, AmendmentDialog)
    assert dialog.text.take().startswith("Sản xuất, tiếp nhận")
    save(dialog)
    assert "giống hệt" in dialog._fault.text()
    dialog.text.selectAll()
    typed(dialog.text, "Sản xuất và đăng phát sản phẩm truyền thông")
    dialog.day.selectAll()
    typed(dialog.day, "15/9/2024")
    save(dialog)
    assert page.board.grid.cells.row(MONTHLY).title == "Sản xuất và đăng phát sản phẩm truyền thông"
    tasking = page.room.workspace.tasking
    assert tasking.wording("task", task, AmendedPart.TITLE, date(2024, 9, 14)).startswith("Sản xuất, tiếp nhận")
    page.tabs.setCurrentIndex(1)
    page.text.go("task", task)
    tree, nodes = page.text.tree, page.text.nodes
    parent = tree.currentIndex()
    tree.expand(parent)
    line = next(
        nodes.index(row, 0, parent)
        for row in range(nodes.rowCount(parent))
        if nodes.node(nodes.index(row, 0, parent)).table == "amendment"
    )
    assert nodes.node(line).text.startswith("Sửa đổi từ 15/09/2024 (tên nhiệm vụ): Sản xuất và đăng")
    activated(page)
    tree.setCurrentIndex(line)
    tree.setFocus()
    program.window.do(Command.DELETE)
    assert page.board.grid.cells.row(MONTHLY) is not None
    assert tasking.card(task).title.startswith("Sản xuất, tiếp nhận")
    program.window.do(Command.UNDO)
    assert tasking.card(task).title.startswith("Sản xuất và đăng")


def test_a_target_is_amended_from_the_tree(page: PlanPage) -> None:
    page.tabs.setCurrentIndex(1)
    target = page.room.workspace.plan_view.text(page._plan()).branches[0].children[1]
    page.text.go("target", target.uid)
    page._offer()
    assert page._of_words.isEnabled()
    assert not page._of_task.isEnabled()
    dialog = opened(page, AmendmentDialog, page.amend)
    assert isinstance(dialog, AmendmentDialog)
    assert "100% công chức" in dialog.text.take()
    dialog.reject()


def test_next_years_plan_is_made_and_taken_back(page: PlanPage, program: Application) -> None:
    old, workspace = page._plan(), page.room.workspace
    dialog = opened(page, RenewalDialog, page.renew)
    assert isinstance(dialog, RenewalDialog)
    assert "năm 2025" in dialog.title.take()
    dialog.tasks.setFocus()
    dialog.tasks.setCurrentRow(6)
    press(dialog.tasks, Qt.Key.Key_Space, text=" ")
    save(dialog)
    assert page._plan() != old
    assert page.board.grid.cells.rowCount() == 6
    assert "Đã lập kế hoạch mới: 6 nhiệm vụ" in program.window._said.text()
    head = opened(page, PlanDialog, page.edit_plan)
    assert isinstance(head, PlanDialog)
    typed(head.number, "05/KH-UBND")
    head.last.selectAll()
    typed(head.last, "31/12/2026")
    save(head)
    assert page._chooser.currentText() == "Kế hoạch số 05/KH-UBND"
    board = page.board.grid.cells.board
    assert board is not None
    assert board.last_year == 2026
    program.window.do(Command.UNDO)
    program.window.do(Command.UNDO)
    assert [plan.uid for plan in workspace.plan_view.plans()] == [old]


def test_words_of_an_unsigned_plan_are_changed_in_place(page: PlanPage) -> None:
    save(opened(page, RenewalDialog, page.renew))
    task = stand(page, 0)
    dialog = opened(page, TaskDialog, page.edit_task)
    assert isinstance(dialog, TaskDialog)
    assert dialog.tabs.count() == 3
    dialog.words["title"].selectAll()
    typed(dialog.words["title"], "Tập huấn đầu năm")
    dialog.rhythm.field("cadence").setCurrentIndex(list(CadenceKind).index(CadenceKind.QUARTERLY))
    save(dialog)
    card = page.room.workspace.tasking.card(task)
    assert (card.title, card.task.cadence) == ("Tập huấn đầu năm", CadenceKind.QUARTERLY)


def test_debts_lead_to_the_work(page: PlanPage, program: Application) -> None:
    task = stand(page, MONTHLY)
    item = page.room.workspace.plan_view.work(task, "2024-08").item
    assert item is not None
    page.room.workspace.editing.change("work_item", item.uid, {"state": "open", "done_day": None, "due_day": None})
    page.room.workspace.editing.change("work_item", item.uid, {"due_day": date(2024, 8, 14)})
    page.tabs.setCurrentIndex(2)
    program.lanes.wrote.emit()
    settle()
    agencies = page.debts.agencies
    agencies.setFocus()
    assert agencies.here() is not None
    assert agencies.here().late == 1
    press(agencies, Qt.Key.Key_Return)
    works = page.debts.works
    assert page.window().focusWidget() is works
    assert works.things.index(0, 0).data() == "Quá hạn 37 ngày"
    press(works, Qt.Key.Key_Return)
    assert page.tabs.currentWidget() is page.board
    assert page.board.work.sheet is not None
    assert (page.board.work.sheet.task.uid, page.board.work.sheet.period) == (task, "2024-08")


@needs_screen
def test_the_menus_open_by_their_letters(page: PlanPage) -> None:
    activated(page)
    stand(page, MONTHLY)
    QTest.keyClick(page.board.grid, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_C)
    settle()
    dialog = next(one for one in page.findChildren(TaskDialog) if one.isVisible())
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert not dialog.isVisible()
