"""A record's form in a dialog, for a part entered from elsewhere; it closes when the record is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.domain.registers import registers
from ui.commands import Command
from ui.labels import sentence, tr
from ui.room import Room
from ui.widgets.record_form import RecordForm


class RecordDialog(QDialog):
    """The form of a register; `store` is what keeps the values, and runs in the writing lane."""

    def __init__(self, room: Room, table: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._room = room
        self._saving = False
        self.form = RecordForm(room, registers()[table])
        self.form.setObjectName("")
        self.store: Callable[[dict[str, Any]], object] = dict
        self.form.save.connect(self._save)
        self.form.cancelled.connect(self.reject)
        QShortcut(QKeySequence(Command.SAVE.key), self, self.form.request_save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self.resize(440, min(560, 150 + 62 * len(registers()[table].form)))

    def begin(self, values: Mapping[str, Any]) -> None:
        """An empty form with some values filled in."""
        self.form.begin(values)

    def _save(self, values: dict[str, Any]) -> None:
        if self._saving:  # the key pressed twice stores once
            return
        self._saving = True
        self._room.lanes.write(self, lambda _: self.store(values), lambda _: self._stored(), failed=self._refused)

    def _stored(self) -> None:
        self._room.ways.said.emit(sentence(tr("Đã thêm {what}.").format(what=self.form.register.kind.term)))
        self.accept()

    def _refused(self, fault: BaseException) -> None:
        self._saving = False
        if self._room.messages.known(fault):
            self.form.tell(str(fault))
        else:
            self._room.messages.fault(fault)
