"""Widths of columns: contents first, then weight, the main column with the rest; heads in two lines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QStyleOptionHeader
from pytestqt.qtbot import QtBot  # type: ignore[import-untyped]

from desktop import settings
from desktop.domain.registers import registers
from ui.room import Room
from ui.widgets.column_widths import Need, shared, two_lines
from ui.widgets.register_table import RegisterTable


def test_an_empty_column_leaves_its_room_to_the_main_one() -> None:
    day, name, empty = Need(40, 70, 10, fixed=True), Need(50, 400, 44), Need(60, 0, 24)
    assert shared([day, name, empty], 600, 1) == [70, 470, 60]


def test_the_main_column_takes_no_more_than_it_needs_while_another_is_cut() -> None:
    name, kind = Need(50, 200, 24), Need(60, 150, 16)
    assert shared([name, kind], 355, 0) == [205, 150]
    assert shared([name, kind], 345, 0) == [200, 145]


def test_what_is_scarce_is_shared_by_weight_and_no_day_is_cut() -> None:
    day, name, agency = Need(40, 70, 10, fixed=True), Need(50, 900, 20), Need(50, 900, 20)
    assert shared([day, name, agency], 670, 1) == [70, 400, 200]
    assert shared([day, name, agency], 100, 1)[0] == 70


@pytest.mark.parametrize(("advance", "width"), [([30], 30), ([30, 40], 40), ([30, 40, 50], 75), ([10, 10, 10, 80], 80)])
def test_a_head_breaks_in_at_most_two_lines(advance: list[int], width: int) -> None:
    assert two_lines(["x"] * len(advance), advance, 5) == width


@pytest.fixture
def table(room: Room, qtbot: QtBot) -> RegisterTable:
    made = RegisterTable(room, registers()["airing"])
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show()
    made.reload()
    return made


def test_no_day_and_no_head_of_a_list_is_cut(table: RegisterTable) -> None:
    letters = table.fontMetrics().horizontalAdvance("30/09/2024")
    assert table.columnWidth(0) > letters
    assert all(table.columnWidth(place) >= table._heads.least(place) for place in range(table.lines.columnCount()))
    widths = [table.columnWidth(place) for place in range(table.lines.columnCount())]
    assert sum(widths) == table.viewport().width()
    assert max(widths) == widths[2], "the product's title has most room"


def test_a_rising_order_points_upwards(table: RegisterTable) -> None:
    option = QStyleOptionHeader()
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    table._heads.initStyleOptionForIndex(option, 2)
    assert option.sortIndicator == QStyleOptionHeader.SortIndicator.SortUp  # type: ignore[attr-defined]
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    table._heads.initStyleOptionForIndex(option, 2)
    assert option.sortIndicator == QStyleOptionHeader.SortIndicator.SortDown  # type: ignore[attr-defined]


def test_a_width_the_clerk_has_set_is_remembered(table: RegisterTable, room: Room, qtbot: QtBot) -> None:
    heads = table._heads
    edge = heads.sectionViewportPosition(3) - 1
    target = heads.viewport()
    for kind, place in (
        (QEvent.Type.MouseMove, edge), (QEvent.Type.MouseButtonPress, edge), (QEvent.Type.MouseMove, edge - 37),
        (QEvent.Type.MouseButtonRelease, edge - 37),
    ):  # fmt: skip
        point = QPoint(place, 10)
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove and place == edge else Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind, QPointF(point), QPointF(target.mapToGlobal(point)), held, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(target, event)
    wanted = table.columnWidth(2)
    try:
        qtbot.waitUntil(lambda: settings.column_widths("airing") == {"product.title": wanted})
        again = RegisterTable(room, registers()["airing"])
        qtbot.addWidget(again)
        again.resize(1000, 500)
        again.show()
        again.reload()
        assert again.columnWidth(2) == wanted
    finally:
        settings.set_column_widths("airing", {})
