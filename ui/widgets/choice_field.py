"""Choosing a record: type some of its name, or open the list; the list shows, the text stays as it was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QToolButton, QWidget

from desktop.domain.registers import Choice
from ui.labels import tr

_ROWS_SHOWN = 9
_WAIT_MS = 120


class ChoiceField(QLineEdit):
    """A field that holds one record. `ask` looks for records by the words typed and answers through `offer`."""

    chosen = Signal()

    def __init__(self, ask: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._uid: bytes | None = None
        self._shown = ""
        self._wanted = self._entering = False
        self._list = _ChoiceList(self)
        self._list.itemClicked.connect(self._take)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(lambda: self._ask(self.text().strip()))
        self.setPlaceholderText(tr("Gõ vài chữ của tên, hoặc bấm F4"))
        self.textEdited.connect(self._edited)
        button = QToolButton(self)
        button.setArrowType(Qt.ArrowType.DownArrow)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRaise(True)
        button.setAccessibleName(tr("Mở danh sách chọn"))
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.clicked.connect(self.open_list)
        self._button = button
        self.setTextMargins(0, 0, 20, 0)

    @property
    def uid(self) -> bytes | None:
        return self._uid

    def put(self, uid: bytes | None, text: str) -> None:
        """Hold a record, or none."""
        self._uid, self._shown = uid, text
        self.setText(text)
        self.setCursorPosition(0)

    def raw(self) -> list[str]:
        """The record held and how it is shown, and what is typed: plain enough for JSON."""
        return [self._uid.hex() if self._uid else "", self._shown, self.text()]

    def put_raw(self, value: Any) -> None:
        """What `raw` gave, as if typed again."""
        uid, shown, typed = value
        self.put(bytes.fromhex(uid) or None, shown)
        if typed != shown:
            self.setText(typed)

    def left_open(self) -> str:
        """Words typed that stand for no record; empty when there are none."""
        return "" if self.text().strip() == self._shown.strip() else self.text().strip()

    def open_list(self) -> None:
        self.setFocus()
        self._wanted = True
        self._ask("" if self._uid else self.text().strip())

    def offer(self, choices: Sequence[Choice]) -> None:
        """The records that fit, as they were asked for."""
        if self.window().focusWidget() is not self and not self._wanted:
            return
        self._wanted = False
        if self._entering and len(choices) == 1:
            self._entering = False
            self._hold(choices[0])
            return
        self._entering = False
        self._list.fill(choices)
        if self.window().isVisible():
            self._list.place()

    def is_open(self) -> bool:
        return self._list.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = event.key()
        if self._list.isVisible():
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                self._list.move_by(key)
                return
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._list.currentItem() is not None:
                self._take(self._list.currentItem())
                return
            if key == Qt.Key.Key_Escape:
                self._list.hide()
                return
        elif key == Qt.Key.Key_Down:
            self.open_list()
            return
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.left_open():
            self._enter()
            return
        super().keyPressEvent(event)

    def _enter(self) -> None:
        """Hold the one record the words stand for; where there are more, or none, the list shows."""
        self._timer.stop()
        self._wanted = self._entering = True
        self._ask(self.left_open())

    def event(self, event: QEvent) -> bool:
        """Esc closes the open list and nothing else."""
        if isinstance(event, QKeyEvent) and self._closes_list(event):
            event.accept()
            return True
        return super().event(event)

    def _closes_list(self, event: QKeyEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape
        return asked and self._list.isVisible()

    def focusOutEvent(self, event: QEvent) -> None:  # noqa: N802
        self._timer.stop()
        self._list.hide()
        super().focusOutEvent(event)  # type: ignore[arg-type]

    def resizeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._button.setGeometry(self.width() - 24, 2, 22, self.height() - 4)

    def _edited(self, text: str) -> None:
        if not text.strip():
            self._uid, self._shown = None, ""
            self._list.hide()
            self.chosen.emit()
        self._timer.start()

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self._hold(item.data(Qt.ItemDataRole.UserRole))

    def _hold(self, choice: Choice) -> None:
        self._list.hide()
        self.put(choice.uid, choice.shown)
        self.chosen.emit()


class _ChoiceList(QListWidget):
    """The list under a field. It never takes the focus: typing goes on in the field."""

    def __init__(self, field: ChoiceField) -> None:
        super().__init__(field)
        self._field = field
        self.setObjectName("choices")
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAccessibleName(tr("Danh sách chọn"))
        self.hide()

    def fill(self, choices: Sequence[Choice]) -> None:
        self.clear()
        for choice in choices:
            text = f"{choice.shown}  ·  {choice.more}" if choice.more else choice.shown
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, choice)
            self.addItem(item)
        if choices:
            self.setCurrentRow(0)
        else:
            item = QListWidgetItem(tr("Không có mục nào khớp"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)

    def place(self) -> None:
        rows = min(max(self.count(), 1), _ROWS_SHOWN)
        height = rows * max(self.sizeHintForRow(0), 20) + 12
        width = max(self._field.width(), 280)
        below = self._field.mapToGlobal(QPoint(0, self._field.height() + 2))
        room = self._field.screen().availableGeometry()
        top = below.y() if below.y() + height <= room.bottom() else below.y() - self._field.height() - 4 - height
        self.setGeometry(min(below.x(), room.right() - width), top, width, height)
        self.show()

    def move_by(self, key: int) -> None:
        step = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS_SHOWN,
            Qt.Key.Key_PageUp: -_ROWS_SHOWN,
        }
        row = self.currentRow() + step[Qt.Key(key)]
        self.setCurrentRow(max(0, min(row, self.count() - 1)))
