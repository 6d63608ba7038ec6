"""Nhập danh sách through the window: dropped or pasted, the course chosen, who is who answered in the grid, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.domain.importing import LineState
from desktop.domain.people import Person
from desktop.domain.training import Attendance, Course, Enrolment
from tests.ui.typing import press
from ui.app import Application
from ui.commands import Command
from ui.pages.trainees_page import TraineesPage
from ui.room import Room


@pytest.fixture
def page(room: Room, program: Application) -> TraineesPage:
    made = TraineesPage(room)
    program.lanes.wrote.connect(lambda: (made.stale(), made.refresh()))
    made.refresh()
    return made


def counts(program: Application) -> tuple[int, int, int]:
    assert program.workspace is not None
    with program.workspace.desk.read() as reader:
        return reader.count(Person), reader.count(Enrolment), reader.count(Attendance)


def a_course(program: Application) -> Course:
    assert program.workspace is not None
    course = program.workspace.editing.add("course", {"title": "Lớp thử", "state": "held", "topics": 1})
    assert isinstance(course, Course)
    program.workspace.editing.add("session", {"course": course.uid, "day": program.workspace.desk.today()})
    return course


def test_a_pasted_list_is_asked_about_stored_and_withdrawn(page: TraineesPage, program: Application) -> None:
    assert program.workspace is not None
    course, before = a_course(program), counts(program)
    with program.workspace.desk.read() as reader:
        known = next(one for one in reader.find(Person) if one.agency and not one.merged_into and one.name)
    page.show_course(course.uid, course.title)
    QGuiApplication.clipboard().setText(f"Nguyễn Thử Nghiệm\r\n{known.name}\r\n")
    press(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    page.present.setChecked(True)
    assert page.course.text() == "Lớp thử"
    asked = page.grid.rows.line(1)
    assert asked is not None
    assert asked.state is LineState.WRONG
    who = next(place for place in range(page.grid.rows.columnCount()) if page.grid.rows.key(place) == "who")
    assert page.grid.rows.setData(page.grid.rows.index(1, who), "người mới")
    assert page._counts.text() == "2 hợp lệ"
    page.grid.selectAll()
    page._accept()
    assert page.grid.rows.index(1, who).data() == page._choices("who", asked.row)[1]
    assert page._counts.text() == "2 hợp lệ"
    page.acts()[Command.SAVE]()
    after = counts(program)
    assert [now - then for now, then in zip(after, before, strict=True)] == [1, 2, 2]
    page.acts()[Command.DELETE]()
    assert counts(program) == before


def test_files_wait_in_a_queue_that_is_told(page: TraineesPage, program: Application, tmp_path: Path) -> None:
    paths = []
    for number in range(25):
        path = tmp_path / f"xa-{number}.xlsx"
        book = xlsxwriter.Workbook(str(path))
        sheet = book.add_worksheet()
        for place, row in enumerate((("TT", "Họ và tên"), (1, "Đỗ Văn Em"), (2, "Đỗ Thị Gấm"))):
            sheet.write_row(place, 0, row)
        book.close()
        paths.append(path)
    page.take_files(paths)
    assert page._queue.text().startswith("Còn 24 tệp chờ: xa-1.xlsx")
    for _ in range(24):
        page.acts()[Command.BACK]()
    assert page.session is not None
    assert not page._queue.isVisibleTo(page)
    page.acts()[Command.BACK]()
    assert page.session is None


def test_without_a_course_nothing_can_be_stored(page: TraineesPage) -> None:
    page.take_block("Họ và tên\tĐơn vị\r\nĐỗ Văn Em\t\r\n")
    page.course.put(None, "")
    page._choose_course()
    assert not page._go.isEnabled()
