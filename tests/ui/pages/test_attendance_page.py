"""Attendance by keyboard: one key a person, a column at once, undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.attendance import AttendanceSheet
from desktop.domain.training import Mark
from tests.ui.screen import needs_screen
from tests.ui.typing import press
from ui.app import Application
from ui.commands import Command
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


def test_keys_in_the_columns_of_names_mark_nothing(page: AttendancePage) -> None:
    before = sheet_of(page)
    page.grid.setCurrentIndex(page.grid.people.index(0, 0))
    press(page.grid, Qt.Key.Key_V, text="v")
    assert sheet_of(page) == before


def test_the_model_passes_the_examination_of_models(page: AttendancePage, qtmodeltester: object) -> None:
    model = AttendanceModel()
    model.show(sheet_of(page))
    qtmodeltester.check(model, force_py=True)  # type: ignore[attr-defined]
