"""A commune's workbook through the window (TC06): dropped, put right in the grid, stored, sent back, withdrawn."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from desktop.domain.importing import LineState
from desktop.domain.media import Airing
from tests.desktop.spreadsheet import commune
from ui.app import Application
from ui.commands import Command
from ui.dialogs.columns_dialog import ColumnsDialog
from ui.pages.import_page import ImportPage
from ui.room import Room


@pytest.fixture
def page(room: Room, program: Application) -> ImportPage:
    assert program.workspace is not None
    program.workspace.editing.add(
        "channel", {"name": commune.CHANNEL, "kind": "radio", "level": "commune", "with_duration": True}
    )
    made = ImportPage(room)
    program.lanes.wrote.connect(lambda: (made.stale(), made.refresh()))
    made.refresh()
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Thang 9.xlsx"
    path.write_bytes(commune.workbook())
    return path


def airings(program: Application) -> int:
    assert program.workspace is not None
    with program.workspace.desk.read() as reader:
        return reader.count(Airing)


def put_right(page: ImportPage, row: int, key: str, text: str) -> None:
    rows = page.grid.rows
    column = next(place for place in range(rows.columnCount()) if rows.key(place) == key)
    assert rows.setData(rows.index(rows.row_of(row), column), text)


def drop(page: ImportPage, *files: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    event = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.dropEvent(event)


def test_a_dropped_file_is_judged_and_the_clerk_stands_on_the_first_fault(page: ImportPage, file: Path) -> None:
    drop(page, file)
    assert page._counts.text() == "33 hợp lệ, 4 lỗi"
    line = page.grid.rows.line(page.grid.currentIndex().row())
    assert line is not None
    assert line.row == commune.FIRST_ROW + commune.WRONG_DAYS[0]
    assert page.grid.rows.key(page.grid.currentIndex().column()) == "day"
    told = page.grid.currentIndex().data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert "tháng 9 chỉ có 30 ngày" in told
    assert "Phông .VnTime" in page._remarks.toolTip()


def test_put_right_stored_sent_back_and_withdrawn(
    page: ImportPage, program: Application, file: Path, tmp_path: Path
) -> None:
    before = airings(program)
    drop(page, file)
    put_right(page, commune.FIRST_ROW + commune.WRONG_DAYS[0], "day", "30/9/2024")
    put_right(page, commune.FIRST_ROW + commune.WRONG_DAYS[1], "day", "29/9/2024")
    put_right(page, commune.FIRST_ROW + commune.WRONG_LENGTH, "seconds", "15 phút")
    assert page._counts.text() == "36 hợp lệ, 1 lỗi"
    back = tmp_path / "tra lai.xlsx"
    object.__setattr__(page.room, "save_as", lambda _name, _kinds: str(back))
    page._give_back()
    assert openpyxl.load_workbook(back).active is not None
    page.acts()[Command.SAVE]()
    assert airings(program) == before + 36
    assert [one.taken for one in page.batches.things.things] == [36]
    assert page._undo_import.isEnabled()
    drop(page, file)
    assert page._counts.text() == "33 trùng, 3 đã sửa lần trước, 1 còn lỗi"
    assert not page._go.isEnabled()
    page.acts()[Command.BACK]()
    page.acts()[Command.DELETE]()
    assert airings(program) == before
    assert page.batches.things.things == []
    assert not page._undo_import.isEnabled()


def test_a_double_may_come_in_and_only_the_wrong_rows_may_be_shown(page: ImportPage, file: Path) -> None:
    drop(page, file)
    page._only.setCurrentIndex(1 + list(LineState).index(LineState.WRONG))
    page._only.activated.emit(1 + list(LineState).index(LineState.WRONG))
    assert page.grid.rows.rowCount() == 4
    assert page._choices("channel", commune.FIRST_ROW)
    assert page._choices("title", commune.FIRST_ROW) == []


def test_files_come_one_after_another_and_a_bad_one_is_told(
    page: ImportPage, program: Application, file: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "hong.xlsx"
    bad.write_bytes(b"PK\x03\x04 khong phai")
    drop(page, bad, file)
    assert "hong.xlsx" in program.messages.told[-1].text + program.messages.told[-1].more
    assert page._counts.text() == "33 hợp lệ, 4 lỗi"
    page.acts()[Command.BACK]()
    assert page.session is None


def test_columns_are_matched_by_hand(page: ImportPage, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["STT", "Khi nào", "Cái gì", "Ở đâu"])
    book.active.append([1, "05/09/2024", "Một tin của xã", "Đài truyền thanh huyện Hạ Hòa"])
    book.save(tmp_path / "la.xlsx")
    drop(page, tmp_path / "la.xlsx")
    assert not page._go.isEnabled()
    page._match()
    dialog = page.findChild(ColumnsDialog)
    assert isinstance(dialog, ColumnsDialog)
    for key, letter in (("day", "B"), ("title", "C"), ("channel", "D")):
        field = dialog._fields[key]
        field.setCurrentIndex(field.findData(letter))
    dialog.accept()
    assert page._counts.text() == "1 hợp lệ"


def test_the_model_passes_the_examination_of_models(page: ImportPage, file: Path, qtmodeltester: object) -> None:
    drop(page, file)
    qtmodeltester.check(page.grid.rows)  # type: ignore[attr-defined]
