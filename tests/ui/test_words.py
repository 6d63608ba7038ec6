"""What the clerk reads: no English, Qt's own buttons and menus included; every control has a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QTreeView,
    QWidget,
    QWizard,
)

from ui.app import ENTRIES, Application
from ui.commands import Command
from ui.dialogs.first_start_dialog import FirstStartDialog
from ui.dialogs.help_window import HelpWindow
from ui.pages.tabbed_page import TabbedPage

ENGLISH = re.compile(
    r"\b(the|and|of|to|is|are|open|save|close|cancel|delete|copy|paste|select|all|file|files|folder|name|type|size|date|"
    r"back|next|finish|help|search|yes|no|ok|error|warning|undo|redo|cut|print|page|new|edit|view|none|untitled)\b",
    re.IGNORECASE,
)
KEYS = re.compile(r"Ctrl|Shift|Alt|Enter|Esc|Delete|Del\b|F\d+|Word|PDF|Excel|Facebook|Zalo|\*\.\w+")
VIETNAMESE_TOO = {"no", "to", "all", "the", "ok"}
"""Syllables of Vietnamese that look English; they count only where no other letter is Vietnamese."""


def english(text: str) -> str:
    """The English word of a text, or nothing."""
    plain = KEYS.sub("", text.replace("&", ""))
    found = [word for word in ENGLISH.findall(plain) if word.lower() not in VIETNAMESE_TOO]
    return found[0] if found and plain.isascii() else ""


def widgets(window: QWidget) -> Iterator[QWidget]:
    yield window
    yield from window.findChildren(QWidget)


def words(window: QWidget) -> Iterator[str]:
    for widget in widgets(window):
        yield widget.windowTitle()
        yield widget.toolTip()
        yield widget.accessibleName()
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget.text()
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(place) for place in range(widget.count()))
        if isinstance(widget, QTabWidget):
            yield from (widget.tabText(place) for place in range(widget.count()))
        if isinstance(widget, QMenu):
            yield from (action.text() for action in widget.actions())
        if isinstance(widget, QTableView | QTreeView) and widget.model() is not None:
            model = widget.model()
            yield from (str(model.headerData(n, Qt.Orientation.Horizontal) or "") for n in range(model.columnCount()))


def every_place(program: Application) -> Iterator[tuple[str, QWidget]]:
    for name in program.window.page_names():
        page = program.window.show_page(name)
        if isinstance(page, TabbedPage):
            for place in range(page.tabs.count()):
                page.tabs.setCurrentIndex(place)
                yield f"{name} {place}", page
        else:
            yield name, page


def test_no_english_is_left_in_any_page(program: Application) -> None:
    found = {
        (place, text, english(text)) for place, page in every_place(program) for text in words(page) if english(text)
    }
    found |= {("window", text, english(text)) for text in words(program.window) if english(text)}
    assert found == set()


@pytest.mark.parametrize("make", [FirstStartDialog, HelpWindow])
def test_no_english_is_left_in_dialogs(make: type[QWidget], program: Application) -> None:
    dialog = make(program.window)  # type: ignore[call-arg]
    assert [text for text in words(dialog) if english(text)] == []
    dialog.deleteLater()


def test_the_buttons_qt_makes_itself_speak_vietnamese(qapp: QApplication) -> None:
    kinds = [kind for kind in QDialogButtonBox.StandardButton if kind is not QDialogButtonBox.StandardButton.NoButton]
    box = QDialogButtonBox()
    for kind in kinds:
        box.addButton(kind)
    texts = [button.text() for button in box.buttons()]
    assert texts
    assert [text for text in texts if english(text)] == []
    message = QMessageBox()
    message.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
    assert [button.text() for button in message.buttons() if english(button.text())] == []
    wizard = QWizard()
    assert english(wizard.buttonText(QWizard.WizardButton.NextButton)) == ""
    for widget in (box, message, wizard):
        widget.deleteLater()


def test_the_menu_of_a_field_speaks_vietnamese(qapp: QApplication) -> None:
    line, text = QLineEdit("chữ"), QPlainTextEdit("chữ")
    for field in (line, text):
        menu = field.createStandardContextMenu()
        assert menu is not None
        told = [action.text().split("\t")[0] for action in menu.actions()]
        assert [words for words in told if english(words)] == []
        menu.deleteLater()
        field.deleteLater()


def test_the_dialog_of_files_speaks_vietnamese(qapp: QApplication) -> None:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    assert [text for text in words(dialog) if english(text) and not Path(text).is_absolute()] == []
    dialog.deleteLater()


def test_every_control_has_a_name_for_a_screen_reader(program: Application) -> None:
    nameless = []
    for place, page in every_place(program):
        for widget in widgets(page):
            if not isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox | QAbstractButton | QAbstractItemView):
                continue
            if isinstance(widget, QHeaderView) or not widget.isVisibleTo(page) or widget.objectName().startswith("qt_"):
                continue
            told = QAccessible.queryAccessibleInterface(widget)
            if told is not None and not told.text(QAccessible.Text.Name):
                nameless.append((place, type(widget).__name__, widget.objectName()))
    assert nameless == []


def test_every_page_has_its_words_and_its_way(program: Application) -> None:
    assert set(program.window.page_names()) <= set(ENTRIES)
    menus = [action.text() for action in program.window.menuBar().actions()]
    assert "Tr&ang" in menus


def test_no_key_means_two_things() -> None:
    keys = [command.key for command in Command]
    assert len(keys) == len(set(keys))
