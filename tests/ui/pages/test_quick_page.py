"""Nhập nhanh by keyboard: type, Enter, type; undo; what is missing is said and stays typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.media import Airing
from tests.ui.typing import press, typed
from ui.app import Application
from ui.commands import Command
from ui.pages.quick_page import QuickPage
from ui.room import Room


@pytest.fixture
def page(room: Room, program: Application) -> QuickPage:
    made = QuickPage(room)
    program.lanes.wrote.connect(made.stale)
    return made


def enter(page: QuickPage, text: str) -> None:
    typed(page.line, text)
    QTest.qWait(200)
    press(page.line, Qt.Key.Key_Return)


def airings(program: Application) -> int:
    assert program.workspace is not None
    with program.workspace.desk.read() as reader:
        return reader.count(Airing)


def test_the_card_shows_what_would_be_stored(page: QuickPage) -> None:
    typed(page.line, "pt 15p x4 loa huyện quyền trẻ em 12/9")
    QTest.qWait(200)
    assert page.card.value("kind") == "Chương trình phát thanh"
    assert page.card.value("channel") == "Đài truyền thanh huyện Hạ Hòa"
    assert page.card.value("seconds") == "15 phút"
    assert page.card.value("topics") == "Công ước về quyền trẻ em"
    assert (page.card.value("day"), page.card.value("times")) == ("12/09/2024", "4")
    assert page.card.notes() == ""


def test_enter_stores_clears_and_leaves_the_line_ready(page: QuickPage, program: Application) -> None:
    before = airings(program)
    enter(page, "tin 2p loa huyện Hạ Hòa ra quân 12/9")
    enter(page, "tin 1p loa huyện Hạ Hòa tổng kết 13/9")
    assert airings(program) == before + 2
    assert page.line.text() == ""
    assert page.entered.things.things[0].text == "tin 1p loa huyện Hạ Hòa tổng kết 13/9"
    program.window.do(Command.UNDO)
    assert airings(program) == before + 1


def test_what_is_missing_is_said_and_stays_typed(page: QuickPage, program: Application) -> None:
    before = airings(program)
    enter(page, "tin Một tin không nói kênh")
    assert airings(program) == before
    assert page.line.text() == "tin Một tin không nói kênh"
    assert page.card.notes() == "Còn thiếu: kênh."


def test_the_last_line_comes_back_with_the_arrow_and_with_the_act(page: QuickPage) -> None:
    enter(page, "tin 2p loa huyện Tin thứ nhất 12/9")
    press(page.line, Qt.Key.Key_Up)
    assert page.line.text() == "tin 2p loa huyện Tin thứ nhất 12/9"
    page.line.clear()
    page.acts()[Command.SAME_AS_ABOVE]()
    assert page.line.text() == "tin 2p loa huyện Tin thứ nhất 12/9"
