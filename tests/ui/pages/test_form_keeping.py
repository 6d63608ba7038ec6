"""A form left half filled in is there again: after a kill, after closing, after another file was put in place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot  # type: ignore[import-untyped]

from desktop import paths
from desktop.workspace import Workspace
from tests.ui.typing import press, typed
from ui.app import Application
from ui.commands import Command
from ui.pages.register_page import RegisterPage
from ui.pages.tabbed_page import TabbedPage


def airings(program: Application) -> RegisterPage:
    page = program.window.show_page("media")
    assert isinstance(page, TabbedPage)
    part = page.here()
    assert isinstance(part, RegisterPage)
    return part


def begin_typing(program: Application) -> RegisterPage:
    page = airings(program)
    program.window.do(Command.NEW)
    typed(page.form.field("product"), "quyền tr")
    typed(page.form.field("day"), "3/")
    return page


def test_what_stood_typed_at_a_kill_is_offered_again(
    program: Application, sample_workspace: Workspace, started: Callable[[Workspace], Application], qtbot: QtBot
) -> None:
    begin_typing(program)
    file = paths.half_filled_file(sample_workspace.desk.database.path)
    qtbot.waitUntil(file.exists)
    page = airings(started(sample_workspace))
    assert page.form.uid is None
    assert page.form.field("product").text() == "quyền tr"
    assert page.form.field("day").text() == "3/"
    assert "nhập dở" in page.form._notice.text()
    page.room.ways.said.emit("")
    page._cancel()
    assert not file.exists()


def test_a_change_begun_comes_back_on_its_record_and_is_stored(
    program: Application, sample_workspace: Workspace, started: Callable[[Workspace], Application]
) -> None:
    page = airings(program)
    uid = page.table.chosen()[0]
    page.form.field("times").setText("7")
    assert page.kept()
    again = started(sample_workspace)
    part = airings(again)
    assert part.form.uid == uid
    assert part.form.field("times").text() == "7"
    again.window.do(Command.SAVE)
    stored = sample_workspace.listing.record("airing", uid)
    assert getattr(stored, "times", 0) == 7
    assert not part.unsaved()
    assert sample_workspace.drafting.kept("airing") is None


def test_closing_keeps_what_is_typed_and_asks_nothing(program: Application, sample_workspace: Workspace) -> None:
    begin_typing(program)
    program.workspace = None
    program.window.close()
    assert not program.window.isVisible()
    assert program.messages.told == []
    assert sample_workspace.drafting.waiting() == ["Lần phát, đăng"]


@pytest.mark.parametrize("command", [Command.NEW, Command.DELETE, Command.NEXT_PANE, Command.FILTER, Command.SEARCH])
def test_no_act_of_the_page_loses_what_is_typed(program: Application, command: Command) -> None:
    page = begin_typing(program)
    program.window.do(command)
    assert page.form.field("product").text() == "quyền tr"
    assert page.unsaved()


def test_a_step_in_the_list_or_to_another_page_loses_nothing(program: Application) -> None:
    page = begin_typing(program)
    press(page.table, Qt.Key.Key_Down)
    program.window.show_page("today")
    page = airings(program)
    assert page.form.field("product").text() == "quyền tr"
    assert "chưa lưu" in page.form._notice.text()
