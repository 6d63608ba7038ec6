"""What a product is tied to (topics it treats, audiences it speaks to), as a list to tick."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.domain.registers import Choice
from ui.room import Room
from ui.theme import GRID


class TickedList(QWidget):
    """Records of a table with a tick; the space bar ticks the one stood on. `ticked_of` asks what a product has."""

    def __init__(self, room: Room, name: str, table: str, ticked_of: Callable[[bytes], list[bytes]]) -> None:
        super().__init__()
        self._room, self._table, self._ticked_of = room, table, ticked_of
        self._start: set[bytes] = set()
        self._product: bytes | None = None
        self.ready = False
        """Whether the ticks in sight are those of the product shown: nothing may be stored of them before."""
        self.list = QListWidget()
        self.list.setObjectName("checks")
        self.list.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.addWidget(self.list)

    def show_of(self, product: bytes | None) -> None:
        """Show every record to choose from, those of a product ticked."""
        listing, table, ticked_of = self._room.workspace.listing, self._table, self._ticked_of
        if product is None or product != self._product:
            self._clear()
        self._product = product

        def ask() -> tuple[list[Choice], list[bytes]]:
            return listing.choices(table, "", 1000), ticked_of(product) if product else []

        self._room.lanes.read(self, ask, self._show, topic="ticks")

    def _clear(self) -> None:
        """No tick of another product stays in sight while the new one is read."""
        self.ready = False
        self._start = set()
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Unchecked)
        self.list.setEnabled(False)

    def ticked(self) -> list[bytes]:
        """The records ticked, in the order of the list."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]

    def changed(self) -> bool:
        return self.ready and set(self.ticked()) != self._start

    def _show(self, both: tuple[Sequence[Choice], Iterable[bytes]]) -> None:
        choices, ticked = both
        self._start = set(ticked)
        self.ready = True
        self.list.setEnabled(True)
        self.list.clear()
        for choice in choices:
            item = QListWidgetItem(choice.shown)
            item.setToolTip(choice.shown)
            item.setData(Qt.ItemDataRole.UserRole, choice.uid)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            on = choice.uid in self._start
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
