"""Ctrl+V into a list, several lines changed at once, marks pasted into the attendance grid."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.domain.media import Airing, Channel
from desktop.domain.registers import registers
from desktop.domain.training import Attendance
from tests.ui.typing import press
from ui.app import Application
from ui.commands import Command
from ui.dialogs.paste_dialog import PasteDialog
from ui.pages.attendance_page import AttendancePage
from ui.pages.register_page import RegisterPage
from ui.pages.trainees_page import TraineesPage
from ui.pages.training_page import TrainingPage
from ui.room import Room

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(room: Room, program: Application) -> RegisterPage:
    made = RegisterPage(room, registers()["channel"])
    program.lanes.wrote.connect(lambda: (made.stale(), made.refresh()))
    made.refresh()
    return made


def count(program: Application, kind: type[Channel | Airing | Attendance]) -> int:
    assert program.workspace is not None
    with program.workspace.desk.read() as reader:
        return reader.count(kind)


def test_lines_are_pasted_put_right_stored_and_taken_back(page: RegisterPage, program: Application) -> None:
    before = count(program, Channel)
    block = "Tên kênh\tLoại kênh\tCấp\r\nLoa thử một\thệ thống truyền thanh\tcấp xã\r\nLoa thử hai\tlạ\tcấp xã\r\n"
    QGuiApplication.clipboard().setText(block)
    press(page.table, Qt.Key.Key_V, CTRL)
    dialog = page.findChild(PasteDialog)
    assert isinstance(dialog, PasteDialog)
    assert dialog._counts.text() == "1 hợp lệ, 1 lỗi"
    assert "hệ thống truyền thanh" in dialog._room.workspace.pasting.choices(dialog.session, "kind")
    column = next(at for at in range(dialog.grid.rows.columnCount()) if dialog.grid.rows.key(at) == "kind")
    dialog.grid.setCurrentIndex(dialog.grid.rows.index(1, column))
    QGuiApplication.clipboard().setText("báo, đài")
    press(dialog.grid, Qt.Key.Key_V, CTRL)
    assert dialog._counts.text() == "2 hợp lệ"
    dialog.store()
    assert count(program, Channel) == before + 2
    program.window.do(Command.UNDO)
    assert count(program, Channel) == before


def test_several_lines_get_one_value(page: RegisterPage, program: Application) -> None:
    assert program.workspace is not None
    page.table.selectAll()
    uids = page.table.chosen()
    dialog = page.tools.change_several()
    dialog.which.setCurrentIndex(dialog.which.findData("with_duration"))
    dialog.show_field()
    assert dialog.form is not None
    dialog.form.field("with_duration").put(False)
    dialog.form.request_save()
    with program.workspace.desk.read() as reader:
        assert not any(one.with_duration for one in reader.by_uid(Channel, uids).values())
    program.window.do(Command.UNDO)
    with program.workspace.desk.read() as reader:
        assert any(one.with_duration for one in reader.by_uid(Channel, uids).values())


def test_marks_are_pasted_into_the_attendance_grid(room: Room, program: Application) -> None:
    assert program.workspace is not None
    page = AttendancePage(room)
    program.lanes.wrote.connect(lambda: (page.stale(), page.refresh()))
    page.refresh()
    grid = page.grid
    sitting = next(at for at in range(grid.people.columnCount()) if grid.people.sitting(at) is not None)
    grid.setCurrentIndex(grid.people.index(0, sitting))
    QGuiApplication.clipboard().setText("có mặt\r\nV\r\nphép\r\n")
    before = [grid.people.index(row, sitting).data() for row in range(3)]
    press(grid, Qt.Key.Key_V, CTRL)
    assert [grid.people.index(row, sitting).data() for row in range(3)] == ["C", "V", "P"]
    program.window.do(Command.UNDO)
    assert [grid.people.index(row, sitting).data() for row in range(3)] == before
    said: list[str] = []
    grid.told.connect(said.append)
    grid.paste("hình_như")
    assert "không phải là dấu điểm danh" in said[0]


def test_names_pasted_into_the_sheet_are_looked_at_as_a_list(program: Application) -> None:
    page = program.window.show_page("training")
    assert isinstance(page, TrainingPage)
    page.tabs.setCurrentIndex(1)
    sheet = page.here()
    assert isinstance(sheet, AttendancePage)
    sheet.grid.paste("Nguyễn Văn Thử\tChuyên viên\r\nTrần Thị Thử\t\r\n")
    lists = page.here()
    assert isinstance(lists, TraineesPage)
    assert lists.course.text() == sheet.course.text()
    assert [lists.grid.rows.index(row, 2).data() for row in range(2)] == ["Nguyễn Văn Thử", "Trần Thị Thử"]
    lists.acts()[Command.BACK]()
