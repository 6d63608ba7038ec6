"""Keys as a keyboard sends them: `QTest.keyClicks` aborts the process on Vietnamese letters."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def typed(widget: QWidget, text: str) -> None:
    """Type a text letter by letter."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(widget, event)


def press(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, text: str = ""
) -> None:
    """Press and let go one key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))


def settle(times: int = 5) -> None:
    """Let the window do what it has in hand."""
    for _ in range(times):
        QApplication.processEvents()


def activated(widget: QWidget) -> None:
    """Make its window the active one: without a window manager the end of a dialog, or a slow start, leaves none."""
    window = widget.window()
    for _ in range(500):
        if window.isActiveWindow():
            return
        window.activateWindow()
        QTest.qWait(10)
