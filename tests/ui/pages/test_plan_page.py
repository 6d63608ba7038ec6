"""Kế hoạch, walked as the clerk does: look, enter, prove, take back; read a plan, correct it, record it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.domain.cadence import CadenceKind
from desktop.domain.draft_editing import DraftPart
from desktop.domain.plan import Task
from desktop.workspace import Workspace
from tests.plans import CHILDREN
from tests.ui.typing import activated, press, settle, typed
from ui.app import Application
from ui.commands import Command
from ui.main_window import MainWindow
from ui.pages.plan_page import PlanPage
from ui.widgets.draft_items import DraftItem

MONTHLY, WATCHING, SEPTEMBER = 2, 5, 20
"""Rows of the sample plan's board, and the column of September 2024, the month of the tests' day."""


@pytest.fixture
def page(program: Application) -> PlanPage:
    shown = program.window.show_page("plan")
    assert isinstance(shown, PlanPage)
    activated(shown)
    settle()
    return shown


@pytest.fixture
def empty_page(empty_workspace: Workspace, started: Callable[[Workspace], Application]) -> PlanPage:
    shown = started(empty_workspace).window.show_page("plan")
    assert isinstance(shown, PlanPage)
    activated(shown)
    settle()
    return shown


def plan_file(folder: Path) -> Path:
    file = folder / "ke-hoach.txt"
    file.write_text(CHILDREN, encoding="utf-8")
    return file


def reviewed(page: PlanPage, folder: Path) -> PlanPage:
    page.begin_reading()
    page.reading.read_file(plan_file(folder))
    settle()
    return page


def test_the_board_is_walked_by_keys(page: PlanPage) -> None:
    grid = page.board.grid
    grid.setFocus()
    assert grid.cells.rowCount() == 7
    assert grid.here() == (grid.cells.row(0).task.uid, 12)  # the year 2024 begins in column 12
    press(grid, Qt.Key.Key_Right)
    assert grid.currentIndex().column() == 24
    press(grid, Qt.Key.Key_Left)
    press(grid, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert grid.currentIndex().column() == 0
    press(grid, Qt.Key.Key_Down)
    press(grid, Qt.Key.Key_Down)
    assert grid.currentIndex().row() == MONTHLY
    press(grid, Qt.Key.Key_Right)
    assert grid.currentIndex().column() == 1


def test_work_is_entered_saved_undone_and_seen_again(page: PlanPage, program: Application) -> None:
    board, workspace = page.board, page.room.workspace
    grid, form = board.grid, board.work
    task = grid.cells.row(MONTHLY).task.uid
    grid.stand_on(task, "2027-10")
    press(grid, Qt.Key.Key_Return)
    assert form.isVisible()
    assert form.sheet is not None
    assert form.sheet.period == "2027-10"
    form.field("state").put("done")
    program.window.do(Command.SAVE)
    assert not form._faults["done_day"].isHidden()  # done without a day is refused beside the field
    typed(form.field("done_day"), "25/9/2024")
    typed(form.field("result"), "Phát 4 chuyên mục về quyền trẻ em")
    assert page.unsaved()
    program.window.do(Command.SAVE)
    assert not page.unsaved()
    assert "hoàn thành 25/09/2024" in grid.cells.told(MONTHLY, 57)
    item = workspace.plan_view.work(task, "2027-10").item
    assert item is not None
    assert item.result == "Phát 4 chuyên mục về quyền trẻ em"
    assert any("Phát 4 chuyên mục" in line for line in form.history.sentences())
    program.window.do(Command.UNDO)
    assert "hoàn thành" not in grid.cells.told(MONTHLY, 57)
    program.window.do(Command.BACK)
    assert not form.isVisible()


def half_filled(page: PlanPage, words: str = "Phát 4 chuyên mục") -> tuple[bytes, Callable[[str], str]]:
    """The monthly work of October 2027 with a result typed and not stored; gives its task, and what is stored of it."""
    activated(page)
    grid, form = page.board.grid, page.board.work
    task = grid.cells.row(MONTHLY).task.uid
    grid.stand_on(task, "2027-10")
    press(grid, Qt.Key.Key_Return)
    form.field("result").setFocus()
    typed(form.field("result"), words)

    def stored(period: str) -> str:
        item = page.room.workspace.plan_view.work(task, period).item
        return item.result if item else ""

    return task, stored


def test_what_is_typed_is_stored_by_going_to_the_grid_and_taken_back(page: PlanPage, program: Application) -> None:
    _, stored = half_filled(page)
    program.window.do(Command.NEXT_PANE)
    assert page.board.grid.hasFocus()
    assert stored("2027-10") == "Phát 4 chuyên mục"
    press(page.board.grid, Qt.Key.Key_Right)
    assert page.board.work.sheet is not None
    assert page.board.work.sheet.period == "2027-11"
    program.window.do(Command.UNDO)
    assert stored("2027-10") == ""


def test_what_is_typed_is_stored_by_going_to_another_page_or_closing(page: PlanPage, program: Application) -> None:
    _, stored = half_filled(page)
    program.window.show_page("today")
    assert stored("2027-10") == "Phát 4 chuyên mục"
    program.window.show_page("plan")
    _, stored = half_filled(page, " và 2 tin")
    asked: list[list[str]] = []
    program.window.may_drop = lambda pages: asked.append(pages) or False
    program.window.closing.disconnect()
    program.window.close()
    assert asked == []
    assert "2 tin" in stored("2027-10")


def test_a_sheet_that_cannot_be_stored_stays_and_says_why(page: PlanPage, program: Application) -> None:
    task, stored = half_filled(page)
    typed(page.board.work.field("done_day"), "32/9/2024")
    page.board.grid.setFocus()
    settle()
    page.board.grid.stand_on(task, "2027-12")
    settle()
    form = page.board.work
    assert form.sheet is not None
    assert form.sheet.period == "2027-10"
    assert not form._faults["done_day"].isHidden()
    assert "Esc" in form._notice.text()
    assert stored("2027-10") == ""
    program.window.do(Command.BACK)
    assert "không lưu" in program.window._said.text()
    assert not page.unsaved()


def test_a_new_activity_is_stored_by_moving_on(page: PlanPage, program: Application) -> None:
    activated(page)
    board = page.board
    task = board.grid.cells.row(WATCHING).task.uid
    board.grid.stand_on(task)
    program.window.do(Command.NEW)
    board.activity.form.field("text").setFocus()
    typed(board.activity.form.field("text"), "Rà soát nhóm trên mạng")
    board.grid.setFocus()
    texts = [line.record.text for line in page.room.workspace.plan_view.task(task).activities]
    assert "Rà soát nhóm trên mạng" in texts
    assert board.grid.hasFocus()


def test_a_paper_that_came_makes_work_where_none_was_owed(page: PlanPage, program: Application, tmp_path: Path) -> None:
    grid = page.board.grid
    task = grid.cells.row(6).task.uid
    grid.stand_on(task, "2028-03")
    press(grid, Qt.Key.Key_Return)
    assert page.board.work.sheet is not None
    assert page.board.work.sheet.item is None
    page.board.work.finish_today()
    file = tmp_path / "công văn.txt"
    file.write_text("Về việc triển lãm", encoding="utf-8")
    page.board.work.evidence.added.emit([file])  # the work is stored with what proves it
    assert page.board.work.evidence.names() == ["công văn.txt"]
    work = grid.cells.work(6, 62)
    assert work is not None
    assert work.period == "2028-03"
    assert (work.done_day, work.evidence) == (date(2024, 9, 20), 1)


def test_evidence_is_attached_dropped_copied_and_taken_off(
    page: PlanPage, program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = page.board
    board.grid.stand_on(board.grid.cells.row(MONTHLY).task.uid, "2024-08")
    board.grid.open_here()
    evidence = board.work.evidence
    before = evidence.names()
    files = [tmp_path / name for name in ("ảnh hội nghị.txt", "biên bản.txt")]
    for file in files:
        file.write_text(file.name, encoding="utf-8")
    evidence.choose = lambda: [str(files[0])]
    evidence.attach.click()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(files[1]))])
    evidence.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    assert evidence.names() == [*before, "ảnh hội nghị.txt", "biên bản.txt"]
    opened: list[str] = []
    monkeypatch.setattr(
        "ui.pages.plan_board_pane.QDesktopServices.openUrl", lambda url: opened.append(url.toLocalFile())
    )
    evidence._list.setCurrentRow(len(before))
    evidence._open.click()
    assert Path(opened[0]).read_text(encoding="utf-8") == "ảnh hội nghị.txt"
    evidence._list.setFocus()
    evidence._list.setCurrentRow(len(before) + 1)
    program.window.do(Command.DELETE)
    assert evidence.names() == [*before, "ảnh hội nghị.txt"]
    program.window.do(Command.UNDO)
    assert evidence.names() == [*before, "ảnh hội nghị.txt", "biên bản.txt"]
    evidence.added.emit([tmp_path / "không có.txt"])
    assert "Không đọc được" in board.work._notice.text()


def test_a_task_never_done_gets_activities(page: PlanPage, program: Application) -> None:
    board = page.board
    board.grid.stand_on(board.grid.cells.row(WATCHING).task.uid)
    panel = board.activity
    program.window.do(Command.NEW)
    assert panel.form.isVisible()
    assert panel.form.field("day").text() == "20/09/2024"
    count = len(panel.table.things.things)
    typed(panel.form.field("text"), "Rà soát các trang, nhóm trên mạng xã hội")
    program.window.do(Command.SAVE)
    assert len(panel.table.things.things) == count + 1
    assert panel.table.here().record.text == "Rà soát các trang, nhóm trên mạng xã hội"
    assert "20/09/2024, hôm nay" in panel._last.text()
    panel.table.setFocus()
    program.window.do(Command.DELETE)
    assert len(panel.table.things.things) == count


def test_the_tree_sets_the_signed_paragraphs_off(page: PlanPage) -> None:
    page.tabs.setCurrentIndex(1)
    settle()
    tree, text = page.text.tree, page.text.text
    task = page.board.grid.cells.row(MONTHLY).task
    page.text.go("task", task.uid)
    lines = text.highlighted()
    assert lines[0].startswith("3. Sản xuất, tiếp nhận")
    assert any("Hằng tháng" in line for line in lines)
    press(tree, Qt.Key.Key_Return)
    assert page.tabs.currentWidget() is page.board
    assert page.board.grid.here()[0] == task.uid


def test_tree_and_text_lead_to_each_other_by_keys(page: PlanPage, program: Application) -> None:
    page.tabs.setCurrentIndex(1)
    settle()
    pane = page.text
    page.text.go("task", page.board.grid.cells.row(MONTHLY).task.uid)
    activated(page)
    pane.tree.setFocus()
    program.window.do(Command.NEXT_PANE)
    assert page.window().focusWidget() is pane.text
    start = pane.text.here()
    for _ in range(30):
        press(pane.text, Qt.Key.Key_Down)
        if pane.text.here() > start + 5:
            break
    assert pane.text.here() > start + 5  # the walk is not thrown back to where the task begins
    node = pane.nodes.node(pane.tree.currentIndex())
    assert pane.text.here() in node.paragraphs
    assert node.text.startswith("4.")
    press(pane.text, Qt.Key.Key_Return)
    assert page.window().focusWidget() is pane.tree


def test_long_words_of_the_tree_are_broken_over_lines(page: PlanPage) -> None:
    page.tabs.setCurrentIndex(1)
    settle()
    tree, nodes = page.text.tree, page.text.nodes
    target = nodes.index(0, 0, nodes.index(0, 0))
    needed = tree.fontMetrics().horizontalAdvance(nodes.data(target))
    assert needed > tree.visualRect(target).width()
    assert tree.visualRect(target).height() >= 2 * tree.fontMetrics().lineSpacing()
    before = tree.visualRect(target).height()
    tree.header().resizeSection(1, 400)
    settle()
    assert tree.visualRect(target).height() > before


def test_records_are_opened_from_elsewhere(program: Application, page: PlanPage) -> None:
    window, workspace = program.window, page.room.workspace
    task = page.board.grid.cells.row(MONTHLY).task
    item = workspace.plan_view.work(task.uid, "2024-09").item
    assert item is not None
    window.show_page("today")
    assert window.goto("work_item", item.uid)
    assert page.board.grid.here() == (task.uid, SEPTEMBER)
    assert page.board.work.isVisible()
    target = workspace.plan_view.text(page._plan()).branches[0].children[1]
    window.goto("target", target.uid)
    assert page.tabs.currentWidget() is page.text
    assert "100% công chức" in page.text.text.highlighted()[0]
    window.goto("task", page.board.grid.cells.row(WATCHING).task.uid)
    assert page.board.activity.isVisible()


def test_the_first_morning(empty_page: PlanPage, program_home: Path, tmp_path: Path) -> None:
    """TC01 with the sample plan: 7 tasks by their cadences, three leads, six targets, each with its sentence."""
    page, workspace = empty_page, empty_page.room.workspace
    assert page._begin_button.isVisible()
    file = tmp_path / "ke-hoach.txt"
    shutil.copy(paths.resource_dir() / "sample" / "ke-hoach.txt", file)
    assert page._words.height() >= page._words.heightForWidth(page._words.width())  # nothing of it is cut
    press(page._begin_button, Qt.Key.Key_Return)
    page.reading.choose = lambda: str(file)
    press(page.reading._file, Qt.Key.Key_Return)
    review = page.reading.review
    editing = review.editing
    assert editing is not None
    groups = review.items.groups()
    assert next(iter(groups)) == "Cần xem lại"
    assert (groups["Nhiệm vụ"], groups["Mục tiêu"]) == (7, 6)
    kinds = [task.timing.value.kind for task in editing.draft.tasks if task.timing]
    assert [kinds.count(kind) for kind in (CadenceKind.YEARLY, CadenceKind.MONTHLY, CadenceKind.CONTINUOUS)] == [
        3,
        1,
        2,
    ]
    assert kinds[6] is CadenceKind.ON_REQUEST
    review.items.stand_on(DraftItem(DraftPart.TASKS, 1))
    assert review.task.field("lead").take().count("\n") == 2
    for place, target in enumerate(editing.draft.targets):
        review.items.stand_on(DraftItem(DraftPart.TARGETS, place))
        assert review.text.highlighted() == [editing.draft.paragraphs[target.paragraphs[0]]]
    assert workspace.plan_view.plans() == []  # nothing is saved until «Ghi nhận»
    page.reading.record()
    assert page.board.grid.cells.rowCount() == 7
    assert page.board.grid.isVisible()
    window = page.window()
    assert isinstance(window, MainWindow)
    window.do(Command.UNDO)
    assert workspace.plan_view.plans() == []
    assert page._begin_button.isVisible()


def test_a_draft_is_corrected_and_recorded_as_corrected(empty_page: PlanPage, tmp_path: Path) -> None:
    page = reviewed(empty_page, tmp_path)
    review, workspace = page.reading.review, page.room.workspace
    review.items.stand_on(DraftItem(DraftPart.TASKS, 0))
    title = review.task.field("title")
    title.setFocus()
    title.selectAll()
    typed(title, "Tập huấn kỹ năng truyền thông cho cán bộ xã")
    review.task.field("cadence").setCurrentIndex(list(CadenceKind).index(CadenceKind.QUARTERLY))
    review.items.stand_on(DraftItem(DraftPart.TASKS, 1))  # leaving hands over what was typed
    assert review.editing is not None
    first = review.editing.draft.tasks[0]
    assert first.title == "Tập huấn kỹ năng truyền thông cho cán bộ xã"
    assert first.timing is not None
    assert first.timing.value.kind is CadenceKind.QUARTERLY
    review.drop()
    assert [task.printed_number for task in review.editing.draft.tasks] == ["1", "3"]
    press(review.items, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(review.editing.draft.tasks) == 3
    review.drop()
    page.reading.record()
    with workspace.desk.read() as reader:
        stored = reader.find(Task, order=("position",))
    assert [(task.printed_number, task.cadence) for task in stored] == [
        ("1", CadenceKind.QUARTERLY), ("3", CadenceKind.CONTINUOUS),
    ]  # fmt: skip


def test_a_record_taken_back_gives_the_corrected_draft_back(empty_page: PlanPage, tmp_path: Path) -> None:
    page = reviewed(empty_page, tmp_path)
    review, workspace, window = page.reading.review, page.room.workspace, page.window()
    assert isinstance(window, MainWindow)
    review.items.stand_on(DraftItem(DraftPart.TASKS, 1))
    review.drop()
    page.reading.record()
    window.do(Command.UNDO)
    assert workspace.plan_view.plans() == []
    assert "Xem tiếp" in page._begin_button.text()
    assert window.focusWidget() is page._begin_button  # the keys go on here, not in the navigation
    assert "vẫn còn" in window._said.text()
    page._begin_button.click()
    assert review.isVisible()
    assert review.editing is not None
    assert len(review.editing.draft.tasks) == 2
    assert len(review._strangers) > 0
    window.do(Command.REDO)
    assert len(workspace.plan_view.plans()) == 1
    assert not page.unsaved()
    window.do(Command.UNDO)
    page.begin_reading()
    page.reading.record()
    with workspace.desk.read() as reader:
        assert len(reader.find(Task)) == 2


def test_tasks_are_merged_split_and_added_from_the_text(empty_page: PlanPage, tmp_path: Path) -> None:
    review = reviewed(empty_page, tmp_path).reading.review
    assert review.editing is not None
    start = review.editing.draft.tasks
    review.items.stand_on(DraftItem(DraftPart.TASKS, 0))
    review._fill_merge()
    review._merged.menu().actions()[0].trigger()
    assert len(review.editing.draft.tasks) == 2
    review._fill_split()
    review._split_up.menu().actions()[0].trigger()
    assert review.editing.draft.tasks == start
    review.text.setTextCursor(review.text.document().find("Theo dõi, tổng hợp kết quả thực hiện Kế hoạch"))
    review.add()
    added = review.editing.draft.tasks[1]
    assert added.title == "Theo dõi, tổng hợp kết quả thực hiện Kế hoạch"
    assert len(added.paragraphs) == 1
    assert review.items.here() == DraftItem(DraftPart.TASKS, 1)
    assert "Chưa rõ cơ quan chủ trì" in review._why.text()


def test_a_plan_on_paper_is_entered_by_hand(empty_page: PlanPage) -> None:
    page, workspace = empty_page, empty_page.room.workspace
    window = page.window()
    assert isinstance(window, MainWindow)
    page.begin_reading()
    page.reading.begin_by_hand()
    review = page.reading.review
    page.reading.record()
    assert "chưa có trích yếu" in review._fault.text()
    review.items.stand_on(DraftItem("head"))
    title = review.head.field("title")
    title.setFocus()
    typed(title, "Truyền thông về trẻ em năm 2024")
    review._fill_add()
    words = [action.text().replace("&", "") for action in review._new.menu().actions()]
    assert words[:2] == ["Nhiệm vụ", "Mục tiêu"]
    review._new.menu().actions()[1].trigger()
    field = review.target.field("text")
    field.selectAll()
    typed(field, "100% cán bộ được tập huấn")
    review._fill_add()
    next(action for action in review._new.menu().actions() if "Nhiệm" in action.text().replace("&", "")).trigger()
    field = review.task.field("title")
    field.selectAll()
    typed(field, "Tập huấn cho cán bộ xã")
    window.do(Command.SAVE)
    [plan] = workspace.plan_view.plans()
    assert plan.title == "Truyền thông về trẻ em năm 2024"
    assert [branch.text for branch in workspace.plan_view.text(plan.uid).branches] == ["Mục tiêu", "Nhiệm vụ"]
    page.begin_reading()
    page.reading.begin_by_hand()  # another one is no double of the first
    assert review.editing is not None
    review.editing.set_head(title="Kế hoạch khác")
    page.reading.record()
    assert len(workspace.plan_view.plans()) == 2


def test_unknown_agencies_are_new_or_other_names(empty_page: PlanPage, tmp_path: Path) -> None:
    workspace = empty_page.room.workspace
    known = workspace.directory.add_agency(name="Công an huyện Suối Trong cũ")
    review = reviewed(empty_page, tmp_path).reading.review
    assert review.editing is not None
    names = [stranger.name for stranger in review._strangers]
    place = names.index("Công an huyện")
    review.items.stand_on(DraftItem("stranger", place))
    settle()
    field = review.stranger.agency
    field.setFocus()
    settle()
    typed(field, "cong an")
    field._timer.timeout.emit()
    settle()
    press(field, Qt.Key.Key_Return)
    assert review.editing.aliases["Công an huyện"] == known.uid
    review.items.stand_on(DraftItem("stranger", names.index("Trung tâm Truyền thông huyện Suối Trong")))
    review.stranger.name.setCurrentText("Phòng Văn hóa và Thông tin")
    review.stranger._other.click()
    empty_page.reading.record()
    agencies = [agency.name for agency in workspace.directory.agencies()]
    assert "Công an huyện" not in agencies
    assert "Trung tâm Truyền thông huyện Suối Trong" not in agencies
    assert "Phòng Văn hóa và Thông tin" in agencies


def test_going_back_loses_nothing(empty_page: PlanPage, tmp_path: Path) -> None:
    page = reviewed(empty_page, tmp_path)
    review = page.reading.review
    review.items.stand_on(DraftItem("head"))
    settle()
    number = review.head.field("number")
    number.setText("22/KH-UBND")
    page.acts()[Command.BACK]()
    page.acts()[Command.BACK]()
    assert page.unsaved()
    assert page._begin_button.isVisible()
    page.begin_reading()
    page.reading._go_on.click()
    assert review.editing is not None
    assert review.editing.draft.number is not None
    assert review.editing.draft.number.value == "22/KH-UBND"
    assert number.text() == "22/KH-UBND"


def test_a_field_that_means_nothing_keeps_the_clerk(empty_page: PlanPage, tmp_path: Path) -> None:
    review = reviewed(empty_page, tmp_path).reading.review
    review.items.stand_on(DraftItem("head"))
    day = review.head.field("day")
    day.setFocus()
    day.selectAll()
    typed(day, "31/2/2023")
    review.items.stand_on(DraftItem(DraftPart.TASKS, 0))
    settle()
    assert review.items.here() == DraftItem("head")
    assert (day.text(), day.isVisible()) == ("31/2/2023", True)
    empty_page.reading.record()
    assert empty_page.room.workspace.plan_view.plans() == []
    day.put(date(2023, 5, 6))
    review.items.stand_on(DraftItem(DraftPart.TASKS, 0))
    assert review.task.isVisible()
    assert review.editing is not None
    assert review.editing.draft.day is not None
    assert review.editing.draft.day.value == date(2023, 5, 6)


def test_what_cannot_be_read_or_recorded_is_told_in_place(empty_page: PlanPage, tmp_path: Path) -> None:
    page = empty_page
    page.begin_reading()
    page.reading.read_file(tmp_path / "không có.docx")
    assert "Không tìm thấy tệp" in page.reading._fault.text()
    page.reading._pasted.setPlainText(CHILDREN)
    page.reading.read_pasted()
    page.reading.record()
    assert page.board.grid.cells.rowCount() == 3
    page.begin_reading()
    page.reading._pasted.setPlainText(CHILDREN)
    page.reading.read_pasted()
    page.reading.record()
    assert "đã được ghi nhận" in page.reading.review._fault.text()
    assert page.unsaved()


def test_reading_is_cancelled(qtbot: QtBot, empty_page: PlanPage, tmp_path: Path) -> None:
    """A reading that was stopped leaves the clerk where he chose the file, whenever its answer comes."""
    reading = empty_page.reading
    empty_page.begin_reading()
    held = reading.room.lanes.writing
    waiting: list[object] = []
    held.submit = waiting.append  # type: ignore[assignment,method-assign]
    reading.read_file(plan_file(tmp_path))
    assert reading._cancel.isVisible()
    reading._cancel.click()
    job = waiting[0]
    assert job.progress.stopping  # type: ignore[attr-defined]
    assert reading._file.isVisible()
    job.done(object())  # type: ignore[attr-defined]
    assert reading.editing is None
    assert reading._file.isVisible()
