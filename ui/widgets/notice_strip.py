"""A strip over the page for what the clerk should know of what he has just done; it asks nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.labels import tr
from ui.theme import GRID


class NoticeStrip(QFrame):
    """Hidden until something is told; what is told next takes its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        seen = QPushButton(tr("Đã rõ"))
        seen.setObjectName("small")
        seen.setAccessibleName(tr("Đã rõ, cất lời nhắc"))
        seen.clicked.connect(lambda: self.tell(""))
        line = QHBoxLayout(self)
        line.setContentsMargins(GRID + 4, GRID // 2, GRID, GRID // 2)
        line.addWidget(self._words, 1)
        line.addWidget(seen)
        self.hide()

    def tell(self, text: str) -> None:
        """Show a text; nothing hides the strip."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        return self._words.text()
