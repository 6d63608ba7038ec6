"""TC05: ten minutes of broadcasts, entered with the keyboard alone; what the report and the matrix count of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.media import Airing, Product
from desktop.domain.period import Period
from desktop.workspace import Workspace
from tests.factories import office, record
from tests.ui.typing import press, settle, typed
from ui.app import Application
from ui.pages.matrix_page import MatrixPage
from ui.pages.quick_page import QuickPage

LINES = (
    "pt 12p x4 loa huyện quyền trẻ em 2/9",
    "tiếp phát ubnd các xã loa xã «quyền trẻ em» 3/9",
    "pt 15p x2 loa huyện Chương trình hai 10/9",
    "pt 15p x2 loa huyện Chương trình ba 14/9",
)

MOUSE = {
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel,
}  # fmt: skip


class MouseWatch(QObject):
    """Hears what a mouse would do."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[QEvent.Type] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in MOUSE:
            self.heard.append(event.type())
        return False


@pytest.fixture
def mouse(qapp: QApplication) -> Iterator[MouseWatch]:
    watch = MouseWatch()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """The office with its channels, topics and communes, and nothing aired yet."""
    with Workspace.create(tmp_path / "so.db", who="Người thử", today=lambda: date(2024, 9, 30)) as made:
        names = [f"Xã số {i}" for i in range(20)]
        record(made.desk, [
            *office(),
            *({"act": "agency", "name": name, "kind": "commune"} for name in names),
            {"act": "agency_group", "name": "UBND các xã", "members": names},
            {"act": "topic", "name": "Quyền trẻ em"},
            {"act": "topic", "name": "Quyền của người khuyết tật"},
            {"act": "channel", "name": "Truyền thanh huyện", "kind": "radio", "level": "district"},
            {"act": "channel", "name": "Loa xã", "kind": "radio", "level": "commune"},
        ])  # fmt: skip
        yield made


def under_the_hand(kind: type[QObject]) -> bool:
    """Whether the keyboard stands in a page of this kind."""
    widget: QObject | None = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, kind):
        widget = widget.parent()
    return widget is not None


def to_the_tab(program: Application, kind: type[QObject]) -> None:
    """Ctrl+4, then Ctrl+Tab until the keyboard stands on that card."""
    QTest.keyClick(program.window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    settle()
    for _ in range(9):
        if under_the_hand(kind):
            return
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        settle()
    raise AssertionError(f"{kind.__name__} was not reached")


def test_three_products_twenty_eight_airings_by_keys_alone(
    workspace: Workspace, started: Callable[[Workspace], Application], mouse: MouseWatch
) -> None:
    program = started(workspace)
    to_the_tab(program, QuickPage)
    for line in LINES:
        field = QApplication.focusWidget()
        typed(field, line)
        settle()
        press(field, Qt.Key.Key_Return)
        settle()
        assert field.property("text") == ""
    with workspace.desk.read() as reader:
        assert reader.count(Product) == 3
        assert sum(one.times for one in reader.find(Airing)) == 28
    figures = {one.id: one for one in workspace.reporting.figures(Period.parse("2024-09"))}
    assert (figures["media.products"].value, figures["media.airings"].value) == (3, 28)
    assert figures["media.minutes"].value == 348
    to_the_tab(program, MatrixPage)
    shown = program.window.findChild(MatrixPage)
    assert isinstance(shown, MatrixPage)
    assert shown.cells.matrix.neglected == ("Quyền của người khuyết tật",)
    assert mouse.heard == []


def test_forty_items_take_fewer_keys_than_a_typist_has_in_ten_minutes(
    workspace: Workspace, started: Callable[[Workspace], Application], mouse: MouseWatch
) -> None:
    """Two hundred keys a minute are slow; the lines are as clerks write them, and nothing but Enter follows them."""
    program = started(workspace)
    to_the_tab(program, QuickPage)
    keys = 0
    for number in range(40):
        line = f"tin {1 + number % 3}p loa huyện quyền trẻ em tin số {number} {1 + number % 14}/9"
        field = QApplication.focusWidget()
        assert field is not None
        typed(field, line)
        press(field, Qt.Key.Key_Return)
        keys += len(line) + 1
        assert field.property("text") == ""
    with workspace.desk.read() as reader:
        assert (reader.count(Product), reader.count(Airing)) == (40, 40)
    assert keys < 10 * 200
    assert mouse.heard == []
