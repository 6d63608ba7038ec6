"""A dialog of a few fields whose button does an act; it closes when the act is done and stays when it is refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from ui.labels import tr
from ui.room import Room
from ui.theme import GRID
from ui.widgets.record_form import fault_label


class ActDialog(QDialog):
    """Words, fields and a button that says what is done."""

    def __init__(self, room: Room, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._room = room
        self._doing = False
        told = QLabel(words)
        told.setWordWrap(True)
        self._form = QFormLayout()
        self._form.setSpacing(GRID)
        self._fault = fault_label()
        self._buttons = QDialogButtonBox()
        self._leave = self._buttons.addButton(tr("&Bỏ qua"), QDialogButtonBox.ButtonRole.RejectRole)
        self._last: QWidget | None = None
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(told)
        column.addLayout(self._form)
        column.addWidget(self._fault)
        column.addWidget(self._buttons)
        self.setMinimumWidth(460)

    def add_field(self, words: str, field: QWidget) -> None:
        """A field under the words of its label; the first one has the focus when the dialog opens."""
        field.setAccessibleName(words.replace("&", ""))
        self._form.addRow(words, field)
        if self._last is None:
            field.setFocus()
        self._last = field

    def add_act(self, words: str, act: Callable[[], Callable[[], object]]) -> None:
        """The button; `act` reads the fields (ValueError in words) and gives what the writing lane does."""
        button = self._buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        button.setProperty("primary", 1)
        button.style().unpolish(button)
        button.style().polish(button)
        button.clicked.connect(lambda: self._do(act))
        if self._last is not None:
            self.setTabOrder(self._last, button)
        self.setTabOrder(button, self._leave)

    def _do(self, act: Callable[[], Callable[[], object]]) -> None:
        if self._doing:
            return
        try:
            work = act()
        except ValueError as fault:
            self._tell(str(fault))
            return
        self._doing = True
        self._room.lanes.write(self, lambda _: work(), lambda _: self.accept(), failed=self._refused)

    def _refused(self, fault: BaseException) -> None:
        self._doing = False
        if self._room.messages.known(fault):
            self._tell(str(fault))
        else:
            self._room.messages.fault(fault)

    def _tell(self, words: str) -> None:
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
