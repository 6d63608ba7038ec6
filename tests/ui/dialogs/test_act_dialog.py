"""A dialog of a few fields: one begins in the first field and comes by Tab to the button that does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot  # type: ignore[import-untyped]

from tests.ui.screen import needs_screen
from ui.app import Application
from ui.dialogs.act_dialog import ActDialog
from ui.room import Room
from ui.widgets.fields import LineField

pytestmark = [pytest.mark.xvfb, needs_screen]


def test_the_first_field_has_the_focus_and_tab_ends_at_the_buttons(
    program: Application, room: Room, qtbot: QtBot
) -> None:
    dialog = ActDialog(room, "Thử", "Một câu.", program.window)
    first, second = LineField(), LineField()
    dialog.add_field("Ô một", first)
    dialog.add_field("Ô hai", second)
    dialog.add_act("Làm", lambda: lambda: None)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=3000)
    walked = []
    for _ in range(4):
        here = dialog.focusWidget()
        walked.append(here.text() if isinstance(here, QPushButton) else here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert walked == [first, second, "Làm", "&Bỏ qua"]
    dialog.reject()
