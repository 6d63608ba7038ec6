"""Attendance by keyboard: one key a person, a column at once, undo."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.attendance import AttendanceSheet
from desktop.domain.training import Mark
from tests.ui.screen import needs_screen
from tests.ui.typing import activated, press
from ui.app import Application
from ui.commands import Command
from ui.dialogs.record_dialog import RecordDialog
from ui.models.attendance_model import HEADS, AttendanceModel
from ui.pages.attendance_page import AttendancePage
from ui.pages.training_page import TrainingPage


@pytest.fixture
def page(program: Application) -> AttendancePage:
    training = program.window.show_page("training")
    assert isinstance(training, TrainingPage)
    assert program.workspace is not None
    training.tabs.setCurrentIndex(1)
    sheet = training.here()
    assert isinstance(sheet, AttendancePage)
    course = next(c for c in program.workspace.listing.choices("course") if "kỹ năng" in c.shown)
    sheet.show_course(course.uid, course.shown)
    return sheet


def sheet_of(page: AttendancePage) -> AttendanceSheet:
    assert page.grid.people.sheet is not None
    return page.grid.people.sheet


def test_a_key_marks_the_person_and_goes_to_the_next(page: AttendancePage) -> None:
    column = len(HEADS)
    page.grid.setCurrentIndex(page.grid.people.index(0, column))
    session = sheet_of(page).sittings[0].uid
    press(page.grid, Qt.Key.Key_M, text="m")
    press(page.grid, Qt.Key.Key_V, text="v")
    marks = [person.marks.get(session) for person in sheet_of(page).attendees[:2]]
    assert marks == [Mark.LATE, Mark.ABSENT]
    assert page.grid.currentIndex().row() == 2


def test_shift_marks_the_whole_column_and_undo_takes_it_back(page: AttendancePage, program: Application) -> None:
    session = sheet_of(page).sittings[0].uid
    before = [person.marks.get(session) for person in sheet_of(page).attendees]
    page.grid.setCurrentIndex(page.grid.people.index(1, len(HEADS)))
    press(page.grid, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier, "P")
    assert {person.marks.get(session) for person in sheet_of(page).attendees} == {Mark.EXCUSED}
    program.window.do(Command.UNDO)
    assert [person.marks.get(session) for person in sheet_of(page).attendees] == before


@pytest.mark.xvfb
@needs_screen
def test_delete_takes_a_mark_away(page: AttendancePage, program: Application) -> None:
    session = sheet_of(page).sittings[0].uid
    page.grid.setCurrentIndex(page.grid.people.index(0, len(HEADS)))
    press(page.grid, Qt.Key.Key_C, text="c")
    page.grid.setCurrentIndex(page.grid.people.index(0, len(HEADS)))
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    assert sheet_of(page).attendees[0].marks.get(session) is None


def test_a_key_in_the_columns_of_names_marks_the_only_session(page: AttendancePage) -> None:
    assert len(sheet_of(page).sittings) == 1
    session = sheet_of(page).sittings[0].uid
    page.grid.setCurrentIndex(page.grid.people.index(0, 0))
    press(page.grid, Qt.Key.Key_V, text="v")
    assert sheet_of(page).attendees[0].marks.get(session) is Mark.ABSENT
    assert page.grid.currentIndex().row() == 1


def test_a_key_in_the_columns_of_names_says_where_to_go_when_there_are_more(page: AttendancePage) -> None:
    workspace, course = page.room.workspace, page.course.uid
    workspace.editing.add("session", {"course": course, "day": date(2024, 9, 19)})
    page._course_chosen()
    before, said = sheet_of(page), list[str]()
    page.room.ways.said.connect(said.append)
    page.grid.setCurrentIndex(page.grid.people.index(0, 1))
    press(page.grid, Qt.Key.Key_V, text="v")
    assert sheet_of(page) == before
    assert "sang cột của buổi" in said[-1]


def test_the_sheet_that_waits_for_its_marks_is_opened_first(page: AttendancePage) -> None:
    workspace = page.room.workspace
    group = workspace.listing.choices("roster_group")[0].uid
    waiting = workspace.editing.add("course", {"title": "Lớp chưa điểm danh", "state": "held"})
    coming = workspace.editing.add("course", {"title": "Lớp sắp mở", "state": "planned"})
    workspace.editing.add("session", {"course": waiting.uid, "day": date(2024, 3, 2)})
    workspace.editing.add("session", {"course": coming.uid, "day": date(2024, 10, 30)})
    found = workspace.attending.course_to_mark()
    assert found is not None
    assert workspace.attending.sheet(found.uid).attendees, "a list without anybody is not what is looked for"
    workspace.attending.enrol_group(waiting.uid, group)
    workspace.attending.enrol_group(coming.uid, group)
    found = workspace.attending.course_to_mark()
    assert found is not None
    assert found.shown == "Lớp chưa điểm danh"
    workspace.editing.change("course", waiting.uid, {"state": "cancelled"})
    found = workspace.attending.course_to_mark()
    assert found is not None
    assert found.shown != "Lớp chưa điểm danh", "nobody marks a course that was called off"
    workspace.editing.change("course", waiting.uid, {"state": "held"})
    sheet = workspace.attending.sheet(waiting.uid)
    workspace.attending.mark(sheet.sittings[0].uid, [sheet.attendees[0].person], Mark.PRESENT)
    found = workspace.attending.course_to_mark()
    assert found is not None
    assert found.shown not in ("Lớp chưa điểm danh", "Lớp sắp mở")


def test_an_empty_sheet_says_what_to_do_and_takes_a_whole_group(page: AttendancePage, program: Application) -> None:
    workspace = page.room.workspace
    course = workspace.editing.add("course", {"title": "Lớp mới"})
    workspace.editing.add("session", {"course": course.uid, "day": date(2024, 9, 19)})
    page.show_course(course.uid, "Lớp mới")
    assert page._nothing.isVisible()
    assert "Cả nhóm" in page._nothing.text()
    page.focus_first()
    assert program.window.focusWidget() is page.person
    page.enrol_group(workspace.listing.choices("roster_group")[0].uid)
    assert page.grid.isVisible()
    assert len(sheet_of(page).attendees) > 10
    assert program.window.focusWidget() is page.grid
    program.window.do(Command.UNDO)
    assert page._nothing.isVisible()


def test_the_model_passes_the_examination_of_models(page: AttendancePage, qtmodeltester: object) -> None:
    model = AttendanceModel()
    model.show(sheet_of(page))
    qtmodeltester.check(model, force_py=True)  # type: ignore[attr-defined]


def test_a_course_taken_back_leaves_no_other_in_its_place_and_returns_with_it(
    page: AttendancePage, program: Application
) -> None:
    assert program.workspace is not None
    made = program.workspace.editing.add("course", {"title": "Lớp vừa lập"})
    page.show_course(made.uid, "Lớp vừa lập")
    program.window.do(Command.UNDO)
    assert page.course.uid is None
    assert "Không tìm thấy" in page._told.text()
    program.window.do(Command.REDO)
    assert page.course.uid == made.uid


def test_ctrl_s_stores_the_session_of_the_dialog_and_says_so(page: AttendancePage, program: Application) -> None:
    before = len(sheet_of(page).sittings)
    page._new_session()
    dialog = page.findChild(RecordDialog)
    assert isinstance(dialog, RecordDialog)
    dialog.form.field("day").setText("05/09/2024")
    activated(dialog)
    QTest.keyClick(dialog.form.field("day"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert len(sheet_of(page).sittings) == before + 1
    assert program.window._said.text().endswith("Đã thêm buổi học.")
