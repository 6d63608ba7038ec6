"""TC13: a course deleted on Friday comes back on Monday with all that belonged to it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.domain.training import Attendance, Course
from tests.ui.typing import press
from ui.app import Application
from ui.pages.bin_page import BinPage
from ui.pages.settings_page import SettingsPage


def bin_of(program: Application) -> BinPage:
    page = program.window.show_page("settings")
    assert isinstance(page, SettingsPage)
    page.tabs.setCurrentIndex(4)
    part = page.here()
    assert isinstance(part, BinPage)
    return part


def test_a_deleted_course_comes_back_whole(program: Application) -> None:
    workspace = program.workspace
    assert workspace is not None
    with workspace.desk.read() as reader:
        course = reader.find(Course)[0]
        before = reader.count(Attendance)
        courses = reader.count(Course)
    workspace.editing.remove("course", [course.uid])
    workspace.editing.add("channel", {"name": "Kênh nhập sau", "kind": "radio", "level": "commune"})
    page = bin_of(program)
    (one,) = page.table.things.things
    assert course.title in one.shown[0]
    assert one.who == "Người thử, công chức"
    assert one.parts > 0
    press(page.table, Qt.Key.Key_Return)
    with workspace.desk.read() as reader:
        assert reader.count(Course) == courses
        assert reader.count(Attendance) == before
    assert page.table.things.things == []
    assert [c.shown for c in workspace.listing.choices("channel", "nhap sau")] == ["Kênh nhập sau"]


def test_an_empty_bin_says_so(program: Application) -> None:
    page = bin_of(program)
    assert "Thùng rác trống" in page._told.text()
    assert not page._back.isEnabled()
