"""The matrix of topics on screen: its numbers, its marks in words, its cells opened by Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.period import Period
from tests.ui.typing import press
from ui.dialogs.records_dialog import RecordsDialog
from ui.pages.matrix_page import MatrixPage
from ui.room import Room


@pytest.fixture
def page(room: Room) -> MatrixPage:
    made = MatrixPage(room)
    made.refresh()
    return made


def test_it_begins_with_the_month_closed_last_and_its_numbers_are_the_figures(page: MatrixPage, room: Room) -> None:
    period = room.workspace.reporting.last_closed()
    assert page.choice.period() == period
    figures = {figure.id: figure.value for figure in room.workspace.reporting.figures(period)}
    assert page.cells.matrix.whole == figures["media.airings"]


def test_a_topic_without_anything_is_said_in_words(page: MatrixPage) -> None:
    page.choice.put(Period.parse("2023-06"))
    page.choice.changed.emit()
    matrix = page.cells.matrix
    assert matrix.neglected
    row = next(place for place, one in enumerate(matrix.rows) if one.neglected)
    cell = page.cells.index(row, 0)
    assert cell.data(int(Qt.ItemDataRole.AccessibleTextRole)).endswith("chưa có sản phẩm nào trong kỳ")
    assert cell.data(int(Qt.ItemDataRole.DecorationRole)) is not None


def test_enter_opens_what_a_cell_counts(page: MatrixPage) -> None:
    matrix = page.cells.matrix
    row, column = next(
        (row, column)
        for row, one in enumerate(matrix.rows)
        for column, amount in enumerate(one.amounts, start=1)
        if amount
    )
    page.table.setCurrentIndex(page.cells.index(row, column))
    press(page.table, Qt.Key.Key_Return)
    dialog = page.findChild(RecordsDialog)
    assert isinstance(dialog, RecordsDialog)
    assert dialog.table.things.things
    dialog.reject()
    QApplication.processEvents()


def test_one_channel_alone(page: MatrixPage) -> None:
    whole = page.cells.matrix.whole
    sums = []
    for place in range(1, page.channel.count()):
        page.channel.setCurrentIndex(place)
        page.channel.activated.emit(place)
        sums.append(page.cells.matrix.whole)
    assert len(sums) > 1
    assert sum(sums) == whole
    assert page.channel.currentIndex() == page.channel.count() - 1


def test_minutes_by_month(page: MatrixPage) -> None:
    page.across.setCurrentIndex(page.across.findData("month"))
    page.figure.setCurrentIndex(page.figure.findData("media.minutes"))
    page.choice.put(Period.parse("2024"))
    page.choice.changed.emit()
    assert page.cells.columnCount() == 14
    assert page.cells.matrix.unit == "phút"


def test_the_model_passes_the_examination_of_models(page: MatrixPage, qtmodeltester: object) -> None:
    qtmodeltester.check(page.cells)  # type: ignore[attr-defined]


def test_audiences_may_stand_in_the_rows(page: MatrixPage) -> None:
    whole = page.cells.matrix.whole
    page.down.setCurrentIndex(1)
    page.down.activated.emit(1)
    matrix = page.cells.matrix
    assert (matrix.asked.down, matrix.whole) == ("audience", whole)
    assert matrix.rows
    assert all(one.neglected for one in matrix.rows)
    assert "đối tượng" in page._told.text()
