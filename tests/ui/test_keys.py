"""The one key table through the window's own shortcuts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot  # type: ignore[import-untyped]

from tests.ui.conftest import TODAY
from tests.ui.screen import needs_screen
from ui.app import Application
from ui.labels import plain
from ui.pages.register_page import RegisterPage
from ui.pages.tabbed_page import TabbedPage

pytestmark = [pytest.mark.xvfb, needs_screen]


@pytest.fixture
def airings(program: Application, qtbot: QtBot) -> RegisterPage:
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    page = program.window.show_page("media")
    assert isinstance(page, TabbedPage)
    part = page.here()
    assert isinstance(part, RegisterPage)
    return part


def key(program: Application, which: Qt.Key, *, ctrl: bool = False) -> None:
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(program.window.focusWidget() or program.window, which, held)


def test_a_month_s_airing_is_entered_without_a_mouse(program: Application, airings: RegisterPage) -> None:
    before = airings.table.lines.rowCount()
    key(program, Qt.Key.Key_N, ctrl=True)
    form = airings.form
    assert program.window.focusWidget() is form.field("product")
    key(program, Qt.Key.Key_F4)
    assert form.field("product").is_open()
    key(program, Qt.Key.Key_Down)
    key(program, Qt.Key.Key_Return)
    key(program, Qt.Key.Key_Return)
    assert program.window.focusWidget() is form.field("channel")
    key(program, Qt.Key.Key_F4)
    key(program, Qt.Key.Key_Return)
    key(program, Qt.Key.Key_Return)
    key(program, Qt.Key.Key_Return)
    assert program.window.focusWidget() is form.field("day")
    key(program, Qt.Key.Key_Semicolon, ctrl=True)
    assert form.field("day").text() == plain(TODAY)
    key(program, Qt.Key.Key_S, ctrl=True)
    assert airings.table.lines.rowCount() == before + 1
    key(program, Qt.Key.Key_Z, ctrl=True)
    assert airings.table.lines.rowCount() == before


def test_escape_leaves_a_form_as_it_was(program: Application, airings: RegisterPage) -> None:
    shown = airings.form.field("times").text()
    airings.form.field("times").setFocus()
    airings.form.field("times").selectAll()
    key(program, Qt.Key.Key_9)
    assert airings.form.field("times").text() == "9"
    key(program, Qt.Key.Key_Escape)
    assert airings.form.field("times").text() == shown


def test_f6_goes_between_list_and_form(program: Application, airings: RegisterPage) -> None:
    airings.table.setFocus()
    key(program, Qt.Key.Key_F6)
    assert airings.form.isAncestorOf(program.window.focusWidget())
    key(program, Qt.Key.Key_F6)
    assert program.window.focusWidget() is airings.table


def test_ctrl_k_and_ctrl_f_reach_their_boxes(program: Application, airings: RegisterPage) -> None:
    key(program, Qt.Key.Key_F, ctrl=True)
    assert program.window.focusWidget() is airings._filter
    key(program, Qt.Key.Key_K, ctrl=True)
    assert program.window.focusWidget() is program.window.search


def test_alt_letters_of_the_form_are_told_apart(airings: RegisterPage) -> None:
    keys = [label.text().split("&")[1][0].upper() for label in airings.form.findChildren(QLabel) if "&" in label.text()]
    assert len(keys) == len(set(keys))
    assert len(keys) >= 6
