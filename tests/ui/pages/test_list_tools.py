"""Columns, filters, groups and views of a list through the window."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtGui import QDesktopServices

from desktop import settings
from desktop.domain.list_view import View
from desktop.domain.registers import registers
from ui.app import Application
from ui.commands import Command
from ui.dialogs.columns_chosen_dialog import ColumnsChosenDialog
from ui.dialogs.view_name_dialog import ViewNameDialog
from ui.pages.media_page import ask_for_log
from ui.pages.register_page import RegisterPage
from ui.room import Room


@pytest.fixture
def page(room: Room, program: Application) -> RegisterPage:
    made = RegisterPage(room, registers()["airing"])
    program.lanes.wrote.connect(lambda: (made.stale(), made.refresh()))
    made.resize(1000, 600)
    made.refresh()
    return made


def heads(page: RegisterPage) -> list[str]:
    lines = page.table.lines
    return [
        str(lines.headerData(place, page.table.horizontalHeader().orientation()))
        for place in range(lines.columnCount())
    ]


def test_chosen_columns_are_shown_remembered_and_given_back(page: RegisterPage, room: Room) -> None:
    own = heads(page)
    page.tools.choose_columns()
    dialog = page.findChild(ColumnsChosenDialog)
    assert isinstance(dialog, ColumnsChosenDialog)
    for row in range(dialog.columns.count()):
        if dialog.columns.item(row).text() == "Địa điểm":
            dialog.columns.item(row).setCheckState(dialog.columns.item(0).checkState())
            dialog.columns.setCurrentRow(row)
    dialog._move(-1)
    dialog.accept()
    assert heads(page) == [*own, "Địa điểm"]
    assert settings.columns_shown("airing")[-1] == "place"
    assert heads(RegisterPage(room, registers()["airing"])) == [*own, "Địa điểm"]
    page.tools._take_columns(tuple(column.path for column in page.register.own))
    assert heads(page) == own
    assert settings.columns_shown("airing") == ()


def test_groups_open_with_enter_and_esc_comes_back(page: RegisterPage) -> None:
    every = page.table.lines.rowCount()
    page.tools.group_by("channel.name")
    assert page.tools.lists.currentWidget() is page.tools.groups
    groups = page.tools.groups.things.things
    assert sum(group.count for group in groups) == every
    page.tools.open_group(groups[0])
    assert page.tools.lists.currentWidget() is page.table
    assert page.table.lines.rowCount() == groups[0].count
    assert groups[0].name in page.tools.told.text()
    page.acts()[Command.BACK]()
    assert page.tools.lists.currentWidget() is page.tools.groups
    page.tools.group_by("")
    assert page.table.lines.rowCount() == every
    assert page.tools.total.text().startswith("Tổng số")


def test_a_filter_is_said_in_words_and_the_file_holds_the_same(
    page: RegisterPage, program: Application, tmp_path: Path
) -> None:
    assert program.workspace is not None
    dialog = page.tools.narrow()
    dialog.choose("channel.level", "district")
    dialog._take()
    assert page.tools.told.text() == "Cấp: cấp huyện"
    shown = page.table.lines.rowCount()
    path = tmp_path / "a.xlsx"
    assert page._export_work()(path, _Silent()) == shown
    assert any(
        "Cấp: cấp huyện" in str(cell.value) for row in openpyxl.load_workbook(path).active.iter_rows() for cell in row
    )
    page.tools.clear()
    assert page.table.lines.rowCount() > shown


def test_a_view_is_kept_chosen_annexed_and_deleted(page: RegisterPage, program: Application) -> None:
    assert program.workspace is not None
    page.tools.group_by("day@month")
    page.tools.keep()
    dialog = page.findChild(ViewNameDialog)
    assert isinstance(dialog, ViewNameDialog)
    dialog.name.put("Theo tháng")
    dialog._do(dialog._act)
    page.tools.put(View())
    (saved,) = program.workspace.saved_views.of("airing")
    page.tools.put(View.parse(saved.body), saved)
    assert page.tools.grouping
    page.tools._put_annex(saved, annex=True)
    assert program.workspace.saved_views.of("airing")[0].annex
    page.tools._fill()
    page.tools._remove(saved)
    assert program.workspace.saved_views.of("airing") == []
    assert page.tools.saved is None


def test_the_list_and_the_log_are_written(
    program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program.workspace is not None
    target = tmp_path / "so.pdf"
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    room = Room(program.workspace, program.lanes, program.messages, program.ways, lambda _name, _kinds: str(target))
    page = RegisterPage(room, registers()["airing"])
    page.refresh()
    dialog = ask_for_log(page)
    dialog.wrote.emit(dialog.choice.period())
    dialog.reject()
    assert target.read_bytes().startswith(b"%PDF")
    page.tools.put(View(group="channel.name"))
    page.tools.write()
    assert target.read_bytes().startswith(b"%PDF")


class _Silent:
    total = done = 0

    def step(self, *_: object, **__: object) -> None:
        return None

    def advance(self, *_: object) -> None:
        return None
