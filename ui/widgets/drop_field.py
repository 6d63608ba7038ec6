"""A field that takes a file dropped on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.dropped import dropped_files


class DropField(QFrame):
    """A button to choose with, and words that a file may be dropped; `dropped` carries the file."""

    dropped = Signal(Path)

    def __init__(self, words: str, button: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drop")
        self.setAcceptDrops(True)
        label = QLabel(words)
        label.setObjectName("faint")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 3 * GRID, 2 * GRID, 3 * GRID)
        column.setSpacing(GRID)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(label)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        dropped_files(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        files = dropped_files(event)
        if files:
            self.dropped.emit(files[0])
