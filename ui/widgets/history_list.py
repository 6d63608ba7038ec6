"""What has been done to a record, in sentences, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QVBoxLayout, QWidget

from ui.labels import tr
from ui.theme import GRID

_ROWS = 7


class HistoryList(QWidget):
    """Sentences under a head."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QListWidget()
        self._list.setObjectName("checks")
        self._list.setAccessibleName(tr("Lịch sử"))
        self._list.setWordWrap(True)
        self._list.setSpacing(2)
        self._list.setFixedHeight(_ROWS * self.fontMetrics().lineSpacing() + 16)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        head = QLabel(tr("Lịch sử"))
        head.setBuddy(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(head)
        column.addWidget(self._list)

    def show_sentences(self, sentences: Sequence[str]) -> None:
        self._list.clear()
        self._list.addItems(list(sentences))
        for row in range(self._list.count()):
            self._list.item(row).setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setVisible(bool(sentences))

    def sentences(self) -> list[str]:
        return [self._list.item(row).text() for row in range(self._list.count())]
