"""What Ctrl+C puts on the clipboard, read as Excel reads it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QTableView

from desktop.spreadsheet.clipboard import parse_block
from tests.ui.typing import press
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.widgets.plain_table import PlainTable


@pytest.fixture
def table(qapp: QApplication) -> PlainTable[tuple[str, str]]:
    model = PlainTableModel([PlainColumn("Tên", lambda one: one[0]), PlainColumn("Ghi chú", lambda one: one[1])])
    made: PlainTable[tuple[str, str]] = PlainTable("Bảng", model)
    made.show_things([("An", "=1+1"), ("Bình", 'nói "có"\nhai dòng'), ("Chi", "")])
    made.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
    return made


def copied(table: QTableView) -> tuple[tuple[str, ...], ...]:
    QGuiApplication.clipboard().setText("cũ")
    press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return parse_block(QGuiApplication.clipboard().text())


def test_chosen_rows_come_whole_with_their_own_text(table: PlainTable[tuple[str, str]]) -> None:
    table.selectAll()
    assert copied(table) == (("An", "=1+1"), ("Bình", 'nói "có"\nhai dòng'), ("Chi", ""))


def test_columns_come_as_they_stand_and_hidden_ones_not_at_all(table: PlainTable[tuple[str, str]]) -> None:
    table.clearSelection()  # the row stood on counts as chosen
    assert table.currentIndex().row() == 0
    table.horizontalHeader().moveSection(0, 1)
    assert copied(table) == (("=1+1", "An"),)
    table.setColumnHidden(1, True)
    assert copied(table) == (("An",),)


def test_an_empty_table_leaves_the_clipboard_alone(table: PlainTable[tuple[str, str]]) -> None:
    table.show_things([])
    assert copied(table) == (("cũ",),)
