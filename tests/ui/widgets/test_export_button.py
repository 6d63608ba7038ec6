"""A list put out from the window: as it is shown, and stopped by the same button."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.errors import Cancelled
from desktop.progress import Progress
from desktop.spreadsheet.clipboard import parse_block
from tests.ui.typing import press
from ui.app import Application
from ui.commands import Command
from ui.jobs import Job
from ui.models.cells import shown
from ui.pages.register_page import RegisterPage
from ui.pages.tabbed_page import TabbedPage
from ui.room import Room
from ui.widgets.export_button import ExportButton


@pytest.fixture
def airings(program: Application) -> RegisterPage:
    page = program.window.show_page("media")
    assert isinstance(page, TabbedPage)
    page.tabs.setCurrentIndex(1)
    part = page.here()
    assert isinstance(part, RegisterPage)
    return part


def test_the_key_writes_what_the_list_shows(program: Application, airings: RegisterPage, tmp_path: Path) -> None:
    out = tmp_path / "phát"
    airings.room = replace(airings.room, save_as=lambda _name, _kinds: str(out))
    airings._export.room = airings.room
    program.window.do(Command.EXPORT)
    rows = list(load_workbook(tmp_path / "phát.xlsx").active.iter_rows(values_only=True))
    assert len(rows) - 4 == airings.table.lines.rowCount()
    assert rows[3] == tuple(column.title for column in airings.register.columns)
    assert airings._export.text() == "&Xuất Excel…"


def test_lines_not_read_yet_are_copied_too(airings: RegisterPage) -> None:
    table = airings.table
    table.lines.show(table.lines._uids[:])
    table.selectAll()
    press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    block = parse_block(QGuiApplication.clipboard().text())
    assert len(block) == table.lines.rowCount()
    first = table.lines.line(0)
    assert first is not None
    assert block[0] == tuple(map(shown, table.register.columns, first.values))


def test_pressed_again_it_stops(room: Room, tmp_path: Path) -> None:
    held: list[Job] = []
    room.lanes.filing.submit = lambda job: held.append(job) or job  # type: ignore[method-assign,func-returns-value]
    said: list[str] = []
    room.ways.said.connect(said.append)

    def write(_path: Path, progress: Progress) -> int:
        progress.step()
        return 1

    asking = replace(room, save_as=lambda _name, _kinds: str(tmp_path / "so.xlsx"))
    button = ExportButton(asking, lambda: "so.xlsx", lambda: write)
    button.press()
    assert button.text() == "Dừng &xuất"
    button.press()
    del room.lanes.filing.submit
    room.lanes.filing.submit(held[0])
    assert isinstance(held[0].fault, Cancelled)
    assert button.text() == "&Xuất Excel…"
    assert said == ["Đã dừng xuất; chưa ghi tệp nào."]
    button.deleteLater()
