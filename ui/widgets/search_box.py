"""The search over everything: type, and what is found stands below, grouped by kind; Enter opens, Esc returns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QListWidgetItem, QToolButton, QWidget

from desktop.domain.finds import Found
from ui.icons import icon
from ui.labels import sentence, tr
from ui.theme import SMALL_PT, sized

_WAIT_MS = 100
_WIDTH = 380
_ROWS_SHOWN = 14


class SearchBox(QLineEdit):
    """The box and its list of finds. `ask` is given the words; what is found comes back through `show_found`."""

    opened = Signal(str, bytes)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_WIDTH)
        self.setPlaceholderText(tr("Tìm trong mọi sổ, có dấu hoặc không dấu (Ctrl+K)"))
        self.setAccessibleName(tr("Tìm trong mọi sổ"))
        self.addAction(icon("search", 16), QLineEdit.ActionPosition.LeadingPosition)
        for button in cast("list[QToolButton]", self.findChildren(QToolButton)):
            button.setAccessibleName(tr("Tìm trong mọi sổ"))
        self.ask: Callable[[str], None] = lambda _: None
        self._before: QWidget | None = None
        self._list = _Finds(self)
        self._list.itemClicked.connect(self._open)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._look)
        self.textChanged.connect(self._typed)

    def begin(self) -> None:
        """Take the focus, remembering where to return to."""
        focus = QApplication.focusWidget()
        if focus is not self:
            self._before = focus
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def show_found(self, found: Sequence[Found]) -> None:
        if self.window().focusWidget() is self and self.text().strip():
            self._list.fill(found)

    def found(self) -> list[Found]:
        """What the list shows just now."""
        return self._list.found()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._list.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self._list.currentItem())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc belongs to the box while it has the focus: it closes the list and returns to where the clerk was."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._leave()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self._list.hide()
        super().focusOutEvent(event)

    def _typed(self, text: str) -> None:
        if text.strip():
            self._timer.start()
        else:
            self._timer.stop()
            self._list.hide()

    def _look(self) -> None:
        self.ask(self.text().strip())

    def _leave(self) -> None:
        self._list.hide()
        self.clear()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()

    def _open(self, item: QListWidgetItem | None) -> None:
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if found is not None:
            self._list.hide()
            self.opened.emit(found.table, found.uid)


class _Finds(QListWidget):
    """The finds under the box, with a head for each kind; it never takes the focus."""

    def __init__(self, box: SearchBox) -> None:
        super().__init__(box)
        self._box = box
        self.setObjectName("choices")
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAccessibleName(tr("Kết quả tìm"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def fill(self, found: Sequence[Found]) -> None:
        self.clear()
        kind = ""
        for one in found:
            if one.term != kind:
                kind = one.term
                count = sum(other.term == kind for other in found)
                self._add_head(f"{sentence(kind)} ({count})")
            item = QListWidgetItem(f"   {one.shown}")
            item.setData(Qt.ItemDataRole.UserRole, one)
            item.setToolTip(one.shown)
            self.addItem(item)
        if not found:
            self._add_head(tr("Không tìm thấy mục nào. Thử bớt chữ, hoặc gõ không dấu."))
        self.setCurrentRow(1 if found else -1)
        self._place()

    def found(self) -> list[Found]:
        items = [self.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.count())]
        return [one for one in items if one is not None]

    def move_by(self, step: int) -> None:
        row = self.currentRow() + step
        while 0 <= row < self.count() and self.item(row).data(Qt.ItemDataRole.UserRole) is None:
            row += step
        if 0 <= row < self.count():
            self.setCurrentRow(row)

    def _add_head(self, text: str) -> None:
        head = QListWidgetItem(text)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        head.setFont(sized(self.font(), SMALL_PT, bold=True))
        self.addItem(head)

    def _place(self) -> None:
        rows = min(self.count(), _ROWS_SHOWN)
        height = rows * (self.fontMetrics().height() + 6) + 16
        width = max(self._box.width(), 460)
        corner = self._box.mapToGlobal(QPoint(self._box.width() - width, self._box.height() + 2))
        self.setGeometry(corner.x(), corner.y(), width, height)
        self.show()
