"""Biểu đồ on screen: the bars of what is chosen, their records by Enter, the paper written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from tests.ui.typing import press
from ui.app import Application
from ui.commands import Command
from ui.dialogs.records_dialog import RecordsDialog
from ui.pages.charts_page import ChartsPage
from ui.room import Room

TARGETS, CHANNELS = 6, 2


@pytest.fixture
def page(room: Room) -> ChartsPage:
    made = ChartsPage(room)
    made.resize(1000, 600)
    made.show()
    made.refresh()
    return made


def choose(page: ChartsPage, view: int) -> None:
    page.view.setCurrentIndex(view)
    page.view.activated.emit(view)


def test_the_year_s_months_come_first_and_a_channel_may_be_chosen_for_them(page: ChartsPage) -> None:
    assert [bar.label for bar in page.bars.things.things] == [f"Tháng {number}" for number in range(1, 13)]
    whole = [bar.told for bar in page.bars.things.things]
    page.channel.setCurrentIndex(1)
    page.channel.activated.emit(1)
    assert [bar.told for bar in page.bars.things.things] != whole
    choose(page, CHANNELS)
    assert not page.channel.isEnabled()
    page.close()


def test_a_target_is_said_with_its_gap_and_opens_whom_it_lacks(page: ChartsPage) -> None:
    choose(page, TARGETS)
    row = next(row for row, bar in enumerate(page.bars.things.things) if "còn thiếu" in bar.note)
    page.bars.setCurrentIndex(page.bars.things.index(row, 0))
    shown = page.bars.things.index(row, 2)
    assert "còn thiếu" in shown.data(int(Qt.ItemDataRole.AccessibleTextRole))
    press(page.bars, Qt.Key.Key_Return)
    dialog = page.findChild(RecordsDialog)
    assert isinstance(dialog, RecordsDialog)
    assert dialog.table.things.things
    dialog.reject()
    page.close()


def test_the_paper_is_written_where_the_clerk_says(
    program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program.workspace is not None
    target, opened = tmp_path / "bieu-do.pdf", []
    room = Room(program.workspace, program.lanes, program.messages, program.ways, lambda _name, _kinds: str(target))
    page = ChartsPage(room)
    page.refresh()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    page._papers[0].click()
    assert target.read_bytes().startswith(b"%PDF")
    assert opened == [str(target)]
    assert Command.PRINT in page.acts()
