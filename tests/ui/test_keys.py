"""The one key table through the window's own shortcuts."""

from __future__ import annotations

from itertools import islice

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot  # type: ignore[import-untyped]

from tests.ui.conftest import TODAY
from tests.ui.screen import needs_screen
from tests.ui.typing import activated, typed
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
    activated(program.window)
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


def test_a_day_of_airings_takes_four_keys_each_beside_the_product_s_letters(
    program: Application, airings: RegisterPage, qtbot: QtBot
) -> None:
    assert program.workspace is not None
    products = [one.shown for one in program.workspace.listing.choices("product", "", 1000)]
    listing = program.workspace.listing
    wanted = list(islice((title for title in products if len(listing.choices("product", title)) == 1), 4))
    before = airings.table.lines.rowCount()
    first, form = airings.table.lines.uid(0), airings.form
    for title in wanted:
        key(program, Qt.Key.Key_N, ctrl=True)
        assert program.window.focusWidget() is form.field("product")
        typed(form.field("product"), title)
        key(program, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: form.field("product").uid is not None)
        key(program, Qt.Key.Key_D, ctrl=True)
        key(program, Qt.Key.Key_S, ctrl=True)
        assert form.field("product").text() == title
    assert airings.table.lines.rowCount() == before + len(wanted)
    assert first is not None
    model = program.workspace.listing.record("airing", first)
    made = program.workspace.listing.record("airing", airings.table.uid() or b"")
    taken = ("day", "at", "channel", "agency", "times")
    assert [getattr(made, name) for name in taken] == [getattr(model, name) for name in taken]
    assert getattr(made, "link", None) == ""
    for _ in wanted:
        key(program, Qt.Key.Key_Z, ctrl=True)
    assert airings.table.lines.rowCount() == before


def test_enter_on_the_last_field_and_once_more_stores(program: Application, airings: RegisterPage) -> None:
    airings.form.field("times").setText("9")
    airings.form.field("link").setFocus()
    key(program, Qt.Key.Key_Return)
    assert program.window.focusWidget() is airings.form.save_button
    key(program, Qt.Key.Key_Return)
    assert not airings.unsaved()
    assert program.window.focusWidget() is airings.table


def test_enter_over_words_that_fit_several_opens_the_list(program: Application, airings: RegisterPage) -> None:
    field = airings.form.field("channel")
    field.setFocus()
    field.selectAll()
    typed(field, "trang")
    key(program, Qt.Key.Key_Return)
    assert field.is_open()
    key(program, Qt.Key.Key_Return)
    assert not field.left_open()
    key(program, Qt.Key.Key_Return)
    assert program.window.focusWidget() is airings.form.field("agency")


def test_f3_and_shift_f3_step_through_what_the_filter_found(
    program: Application, airings: RegisterPage, qtbot: QtBot
) -> None:
    key(program, Qt.Key.Key_F, ctrl=True)
    typed(airings._filter, "tre em")
    qtbot.waitUntil(lambda: airings.table.asked.words == "tre em")
    assert airings.table.lines.rowCount() > 2
    rows = []
    for which, held in ((Qt.Key.Key_F3, False), (Qt.Key.Key_F3, False), (Qt.Key.Key_F3, True)):
        shift = Qt.KeyboardModifier.ShiftModifier if held else Qt.KeyboardModifier.NoModifier
        activated(program.window)
        QTest.keyClick(program.window.focusWidget(), which, shift)
        rows.append(airings.table.currentIndex().row())
    assert rows == [1, 2, 1]
    assert program.window.focusWidget() is airings._filter
    key(program, Qt.Key.Key_Escape)
    assert airings._filter.text() == ""
    assert program.window.focusWidget() is airings.table
