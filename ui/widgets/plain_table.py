"""A short table in the house's dress."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.models.plain_table_model import PlainTableModel
from ui.widgets.column_widths import Need, shared
from ui.widgets.dressing import dress
from ui.widgets.heads import Heads

T = TypeVar("T")
_PADDING, _ICON, _LEAST, _SAMPLED = 14, 24, 30, 200


class PlainTable(QTableView, Generic[T]):
    """Rows of a `PlainTableModel`; Enter or a double click opens the thing of a row."""

    opened = Signal(object)

    def __init__(
        self, name: str, model: PlainTableModel[T], *, stretch: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.things = model
        self._heads, self._main = Heads(self), stretch
        self.setHorizontalHeader(self._heads)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        dress(self)
        self.horizontalHeader().setMinimumSectionSize(_LEAST)
        model.modelReset.connect(self._share_width)
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
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give every column what its texts need; the main one takes what is left."""
        advance = self.fontMetrics().horizontalAdvance
        needs = []
        for place, column in enumerate(self.things.columns):
            widest = max((advance(column.text(thing)) for thing in self.things.things[:_SAMPLED]), default=0)
            text = widest + _PADDING + (_ICON if column.icon else 0) if widest else 0
            needs.append(Need(self._heads.least(place), text, 1, fixed=column.number))
        for place, width in enumerate(shared(needs, self.viewport().width(), self._main)):
            self.setColumnWidth(place, width)

    def _open(self, row: int) -> None:
        thing = self.things.thing(row)
        if thing is not None:
            self.opened.emit(thing)
