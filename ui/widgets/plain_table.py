"""A short table in the house's dress."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.models.plain_table_model import PlainTableModel
from ui.widgets.dressing import dress

T = TypeVar("T")
_WIDEST, _LEAST_WIDEST = 420, 140


class PlainTable(QTableView, Generic[T]):
    """Rows of a `PlainTableModel`; Enter or a double click opens the thing of a row."""

    opened = Signal(object)

    def __init__(
        self, name: str, model: PlainTableModel[T], *, stretch: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.things = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        dress(self)
        heads = self.horizontalHeader()
        for place in range(len(model.columns)):
            how = QHeaderView.ResizeMode.Stretch if place == stretch else QHeaderView.ResizeMode.ResizeToContents
            heads.setSectionResizeMode(place, how)
        heads.setMaximumSectionSize(_WIDEST)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def here(self) -> T | None:
        """The thing the clerk stands on."""
        return self.things.thing(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def show_things(self, things: list[T]) -> None:
        """Show other things, standing on the first."""
        self.things.show(things)
        if things:
            self.setCurrentIndex(self.things.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """No column but the stretched one takes more than its share of a narrow table."""
        self.horizontalHeader().setMaximumSectionSize(max(_LEAST_WIDEST, self.viewport().width() // 2))
        super().resizeEvent(event)

    def _open(self, row: int) -> None:
        thing = self.things.thing(row)
        if thing is not None:
            self.opened.emit(thing)
