"""Người làm việc: who sits here, what was done, and what was done to a record."""

from __future__ import annotations

from pytestqt.qtbot import QtBot  # type: ignore[import-untyped]

from desktop.workspace import Workspace
from ui.app import Application
from ui.commands import Command
from ui.pages.desk_page import DeskPage
from ui.pages.tabbed_page import TabbedPage


def test_the_history_of_a_record_is_found_by_its_words(
    program: Application, sample_workspace: Workspace, qtbot: QtBot
) -> None:
    person = sample_workspace.editing.add("person", {"name": "Đinh Thị Hồng Lựu"}).uid
    sample_workspace.editing.change("person", person, {"post": "chuyên viên"})
    settings = program.window.show_page("settings")
    assert isinstance(settings, TabbedPage)
    settings.tabs.setCurrentIndex(0)
    page = settings.here()
    assert isinstance(page, DeskPage)
    program.window.do(Command.FILTER)
    assert program.window.focusWidget() is page.sought
    page.sought.setText("hong luu")
    qtbot.waitUntil(lambda: "Đinh Thị Hồng Lựu" in page.acts_list.item(0).text(), timeout=3000)
    told = "\n".join(page.acts_list.item(row).text() for row in range(page.acts_list.count()))
    assert "chuyên viên" in told
    page.sought.setText("khong co muc nao nhu vay")
    qtbot.waitUntil(lambda: page.acts_list.item(0).text() == "Không tìm thấy mục nào.", timeout=3000)
    page.sought.clear()
    qtbot.waitUntil(lambda: page.acts_list.count() > 1, timeout=3000)
