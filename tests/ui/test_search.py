"""TC15 through the window: real key events, groups, the way back."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot  # type: ignore[import-untyped]

from tests.ui.typing import press, typed
from ui.app import Application
from ui.commands import Command
from ui.pages.register_page import RegisterPage
from ui.pages.tabbed_page import TabbedPage


def search(program: Application, qtbot: QtBot, text: str) -> list[tuple[str, str]]:
    box = program.window.search
    program.window.do(Command.SEARCH)
    box.clear()
    box._list.clear()
    typed(box, text)
    assert box.text() == unicodedata.normalize("NFC", text) or box.text() == text
    qtbot.waitUntil(lambda: box._list.count() > 0)
    return [(one.term, one.shown) for one in box.found()]


def test_words_without_marks_find_marked_ones(program: Application, qtbot: QtBot) -> None:
    found = search(program, qtbot, "tap huan")
    assert found
    assert any("tập huấn" in shown.lower() for _, shown in found)


def test_marked_words_do_not_find_others_and_decomposed_ones_find_the_same(program: Application, qtbot: QtBot) -> None:
    marked = search(program, qtbot, "tập huấn")
    assert marked
    decomposed = search(program, qtbot, unicodedata.normalize("NFD", "tập huấn"))
    assert decomposed == marked


def test_kinds_stand_together(program: Application, qtbot: QtBot) -> None:
    kinds = [term for term, _ in search(program, qtbot, "truyen thong")]
    assert len(dict.fromkeys(kinds)) > 1
    assert kinds == sorted(kinds, key=list(dict.fromkeys(kinds)).index)


def test_enter_opens_the_find_and_escape_returns(program: Application, qtbot: QtBot) -> None:
    search(program, qtbot, "loa truyền thanh")
    box = program.window.search
    wanted = next(one for one in box.found() if one.table in ("channel", "product", "course", "agency"))
    rows = range(box._list.count())
    box._list.setCurrentRow(next(r for r in rows if box._list.item(r).data(Qt.ItemDataRole.UserRole) == wanted))
    press(box, Qt.Key.Key_Return)
    page = program.window.page()
    assert isinstance(page, TabbedPage)
    part = page.here()
    assert isinstance(part, RegisterPage)
    assert part.table.uid() == wanted.uid
    program.window.do(Command.BACK)


def test_escape_in_the_box_returns_to_where_the_clerk_was(program: Application, qtbot: QtBot) -> None:
    page = program.window.show_page("media")
    before = program.window.focusWidget()
    search(program, qtbot, "tin")
    press(program.window.search, Qt.Key.Key_Escape)
    assert program.window.page() is page
    assert program.window.focusWidget() is before
    assert program.window.search.text() == ""


def test_nothing_found_says_what_to_try(program: Application, qtbot: QtBot) -> None:
    assert search(program, qtbot, "qqqqzzzz") == []
    assert "Không tìm thấy" in program.window.search._list.item(0).text()
