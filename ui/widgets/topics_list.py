"""The topics a product treats, as a list to tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.domain.registers import Choice
from ui.labels import tr
from ui.room import Room
from ui.theme import GRID


class TopicsList(QWidget):
    """Topics with a tick; the space bar ticks the one stood on."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._start: set[bytes] = set()
        self._product: bytes | None = None
        self.ready = False
        """Whether the ticks in sight are those of the product shown: nothing may be stored of them before."""
        self.list = QListWidget()
        self.list.setObjectName("checks")
        self.list.setAccessibleName(tr("Chủ đề của sản phẩm"))
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.addWidget(self.list)

    def show_of(self, product: bytes | None) -> None:
        """Show every topic, those of a product ticked."""
        workspace = self._room.workspace
        if product is None or product != self._product:
            self._clear()
        self._product = product

        def ask() -> tuple[list[Choice], list[bytes]]:
            ticked = workspace.editing.topics_of(product) if product else []
            return workspace.listing.choices("topic", "", 1000), ticked

        self._room.lanes.read(self, ask, self._show, topic="topics")

    def _clear(self) -> None:
        """No tick of another product stays in sight while the new one is read."""
        self.ready = False
        self._start = set()
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Unchecked)
        self.list.setEnabled(False)

    def ticked(self) -> list[bytes]:
        """The topics ticked, in the order of the list."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]

    def changed(self) -> bool:
        return self.ready and set(self.ticked()) != self._start

    def _show(self, both: tuple[Sequence[Choice], Iterable[bytes]]) -> None:
        topics, ticked = both
        self._start = set(ticked)
        self.ready = True
        self.list.setEnabled(True)
        self.list.clear()
        for topic in topics:
            item = QListWidgetItem(topic.shown)
            item.setToolTip(topic.shown)
            item.setData(Qt.ItemDataRole.UserRole, topic.uid)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            on = topic.uid in self._start
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
