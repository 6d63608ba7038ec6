"""Vietnamese typing aids in every field: what they send (letters, then backspaces and better letters) arrives unharmed.

UniKey and its like see the keys t r u y e e f n and send: the letters as they come, and at each change a few backspaces
and the letters anew. A field that completes or changes text meanwhile doubles letters.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot  # type: ignore[import-untyped]

from desktop.domain.registers import registers
from tests.ui.typing import press, settle, typed
from ui.app import Application
from ui.pages.quick_page import QuickPage
from ui.room import Room
from ui.widgets.record_form import RecordForm

TELEX: tuple[tuple[int, str], ...] = (
    (0, "t"), (0, "r"), (0, "u"), (0, "y"), (0, "e"), (1, "ê"), (1, "ề"), (0, "n"), (0, " "),
    (0, "t"), (0, "h"), (0, "a"), (0, "n"), (0, "h"),
)  # fmt: skip
"""How many backspaces, then which letters, for `truyeefn thanh`."""


def telex(widget: QWidget) -> None:
    for back, letters in TELEX:
        for _ in range(back):
            press(widget, Qt.Key.Key_Backspace, text="\b")
        typed(widget, letters)
        settle(1)


def content(widget: QWidget) -> str:
    assert isinstance(widget, QLineEdit | QPlainTextEdit)
    return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()


@pytest.mark.parametrize("table", sorted(registers()))
def test_every_field_of_every_form_takes_what_is_typed(table: str, room: Room, qtbot: QtBot) -> None:
    form = RecordForm(room, registers()[table])
    qtbot.addWidget(form)
    form.begin()
    form.show()
    tried = 0
    for name in registers()[table].form:
        field = form.field(name)
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.setFocus()
            field.clear()
            telex(field)
            assert content(field) == "truyền thanh", name
            tried += 1
    assert tried


def test_the_search_box_takes_what_is_typed(program: Application) -> None:
    box = program.window.search
    box.setFocus()
    telex(box)
    assert box.text() == "truyền thanh"


def test_the_quick_line_takes_what_is_typed_while_it_says_what_it_understood(room: Room, qtbot: QtBot) -> None:
    page = QuickPage(room)
    qtbot.addWidget(page)
    page.show()
    page.line.setFocus()
    telex(page.line)
    assert page.line.text() == "truyền thanh"


def test_an_input_method_s_half_finished_word_is_left_alone(room: Room, qtbot: QtBot) -> None:
    form = RecordForm(room, registers()["channel"])
    qtbot.addWidget(form)
    form.begin()
    form.show()
    field = form.field("agency")
    field.setFocus()
    for half in ("t", "tr", "tru", "truy", "truyê", "truyề", "truyền"):
        QCoreApplication.sendEvent(field, QInputMethodEvent(half, []))
        settle(2)
    done = QInputMethodEvent("", [])
    done.setCommitString("truyền ")
    QCoreApplication.sendEvent(field, done)
    assert field.text() == "truyền "
