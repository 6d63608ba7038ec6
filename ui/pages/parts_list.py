"""The parts of a record (sessions of a course, other names of an agency) as a short list beside its form."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.registers import Asked, Register
from ui.dialogs.paste_dialog import PasteDialog
from ui.dialogs.record_dialog import RecordDialog
from ui.labels import sentence, tr
from ui.room import Room
from ui.theme import GRID
from ui.widgets.register_table import RegisterTable


class PartsList(QWidget):
    """Lines of a register that belong to one record; adding, changing and deleting are acts like any other."""

    def __init__(self, room: Room, register: Register) -> None:
        super().__init__()
        self._room = room
        self.register = register
        self._owner: bytes | None = None
        self.table = RegisterTable(room, register)
        self.table.opened.connect(lambda _: self._change())
        self.table.pasted.connect(self._paste)
        self._nothing = QLabel(tr("Chưa có {what} nào.").format(what=register.kind.term))
        self._nothing.setObjectName("faint")
        self.table.counted.connect(lambda count: self._nothing.setVisible(not count))
        self._add = self._button(tr("Thê&m…"), self._begin)
        self._edit = self._button(tr("&Sửa…"), self._change)
        self._remove = self._button(tr("&Xóa"), self._delete)
        line = QHBoxLayout()
        line.setSpacing(GRID // 2)
        for button in (self._add, self._edit, self._remove):
            line.addWidget(button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(line)
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)

    def show_of(self, owner: bytes | None) -> None:
        """Show the parts of a record; none for a record not stored yet."""
        self._owner = owner
        for button in (self._add, self._edit, self._remove):
            button.setEnabled(owner is not None)
        if owner is None:
            self.table.lines.show([])
            self._nothing.hide()
        else:
            self.table.ask(Asked(self.register, equal=((self.register.parent, owner),)))

    def _paste(self) -> None:
        text, pasting, register = QGuiApplication.clipboard().text(), self._room.workspace.pasting, self.register
        equal, shown = self.table.asked.equal, self.table.shown_columns()
        if self._owner is not None:
            self._room.lanes.read(
                self,
                lambda: pasting.open(register, text, shown, equal),
                lambda outcome: PasteDialog(self._room, register, outcome, self).open(),
                topic="paste",
            )

    def delete_chosen(self) -> bool:
        """Delete the parts stood on, if the clerk stands here."""
        if not self.table.hasFocus():
            return False
        self._delete()
        return True

    def _button(self, words: str, act: Any) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(f"{words.replace('&', '').rstrip('…')} {self.register.kind.term}")
        button.clicked.connect(act)
        return button

    def _begin(self) -> None:
        owner, editing, register = self._owner, self._room.workspace.editing, self.register
        if owner is None:
            return
        dialog = self._dialog(tr("Thêm {what}").format(what=register.kind.term))
        dialog.begin({})
        dialog.store = lambda values: editing.add(register.table, {register.parent: owner, **values})
        dialog.open()

    def _change(self) -> None:
        uid, editing, register = self.table.uid(), self._room.workspace.editing, self.register
        if uid is None:
            return
        listing = self._room.workspace.listing
        dialog = self._dialog(sentence(register.kind.term))
        dialog.store = lambda values: editing.change(register.table, uid, values)

        def show(record: Any) -> None:
            if record is not None:
                dialog.form.show_record(record)
                dialog.open()

        self._room.lanes.read(dialog, lambda: listing.record(register.table, uid), show)

    def _delete(self) -> None:
        uids, editing, register = self.table.chosen(), self._room.workspace.editing, self.register
        if uids:
            said = tr("Đã xóa {what}. Bấm Ctrl+Z để lấy lại.").format(what=register.kind.term)
            self._room.lanes.write(
                self, lambda _: editing.remove(register.table, uids), lambda _: self._room.ways.said.emit(said)
            )

    def _dialog(self, title: str) -> RecordDialog:
        return RecordDialog(self._room, self.register.key, title, self.window())
