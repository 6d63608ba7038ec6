"""Fields under their labels; each hands its value over when it is left, so that nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.access_keys import with_access_keys
from ui.widgets.fields import YesNoField
from ui.widgets.record_form import fault_label


class LabelledFields(QWidget):
    """`left` tells the name and value of a field that was changed and left."""

    left = Signal(str, object)

    def __init__(self, fields: Sequence[tuple[str, str, Any]], *, taken: str, parent: QWidget | None = None) -> None:
        """`fields` are name, words and field; `taken` the access keys used nearby."""
        super().__init__(parent)
        self._fields = {name: field for name, _, field in fields}
        self._faults = {name: fault_label() for name in self._fields}
        self._labels: dict[str, QLabel] = {}
        self._stored: dict[str, Any] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        words = with_access_keys([words for _, words, _ in fields], taken=taken)
        for (name, plain_words, field), keyed in zip(fields, words, strict=True):
            field.setAccessibleName(plain_words)
            field.installEventFilter(self)
            if isinstance(field, YesNoField):
                field.setText(keyed)
                field.clicked.connect(self.leave)
            else:
                label = self._labels[name] = QLabel(keyed)
                label.setBuddy(field)
                label.setWordWrap(True)
                column.addWidget(label)
            if isinstance(field, QComboBox):
                field.activated.connect(self.leave)
            column.addWidget(field)
            column.addWidget(self._faults[name])
            column.addSpacing(GRID - 3)

    def field(self, name: str) -> Any:
        return self._fields[name]

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show values; a field not named stays empty."""
        for name, field in self._fields.items():
            field.put(values.get(name))
            self._tell(name, "")
        self._stored = {name: self._take(name) for name in self._fields}

    def show_only(self, names: Sequence[str]) -> None:
        """Hide the fields that mean nothing for what is shown."""
        for name, field in self._fields.items():
            field.setVisible(name in names)
            if name in self._labels:
                self._labels[name].setVisible(name in names)
            if name not in names:
                self._faults[name].hide()

    def leave(self) -> bool:
        """Hand over whatever stands changed; False when a field means nothing."""
        taken = [self._hand_over(name) for name in self._fields]
        return all(taken)

    def focus_first(self) -> None:
        next(field for field in self._fields.values() if field.isVisibleTo(self)).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        name = next((name for name, field in self._fields.items() if field is watched), "")
        if not name:
            return False
        if event.type() == QEvent.Type.FocusOut:
            self._hand_over(name)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if entered and isinstance(watched, QLineEdit):
                self.focusNextChild()
                return True
        return False

    def _take(self, name: str) -> Any:
        try:
            return self._fields[name].take()
        except ValueError:
            return None

    def _hand_over(self, name: str) -> bool:
        try:
            value = self._fields[name].take()
        except ValueError as fault:
            self._tell(name, str(fault))
            return False
        self._tell(name, "")
        if value != self._stored.get(name):
            self._stored[name] = value
            self.left.emit(name, value)
        return True

    def _tell(self, name: str, fault: str) -> None:
        self._faults[name].setText(fault)
        self._faults[name].setVisible(bool(fault))
        self._fields[name].mark(faulty=bool(fault))
