"""Sửa nhiều dòng: one field of all the lines chosen gets the same value, as one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QVBoxLayout, QWidget

from desktop.domain import terms
from desktop.domain.registers import Register
from desktop.vietnamese.numerals import grouped
from ui.labels import sentence, tr
from ui.room import Room
from ui.theme import GRID
from ui.widgets.record_form import RecordForm


class SeveralDialog(QDialog):
    """Asks which field, and its value; every other field of the lines stays as it is."""

    def __init__(self, room: Room, register: Register, uids: Sequence[bytes], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Sửa {count} dòng").format(count=grouped(len(uids))))
        self._room, self._register, self._uids, self._storing = room, register, list(uids), False
        self.which = QComboBox()
        self.which.setAccessibleName(tr("Mục cần sửa"))
        for name in register.form:
            self.which.addItem(sentence(terms.field_term(register.table, name)), name)
        label = QLabel(tr("&Mục cần sửa ở cả {count} dòng:").format(count=grouped(len(uids))))
        label.setBuddy(self.which)
        hint = QLabel(tr("Chỉ mục này đổi; các mục khác của từng dòng giữ nguyên. Cả lần sửa lấy lại bằng Ctrl+Z."))
        hint.setObjectName("faint")
        hint.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(GRID)
        for widget in (label, self.which, hint):
            self._column.addWidget(widget)
        self.form: RecordForm | None = None
        self.which.activated.connect(lambda _: self.show_field())
        self.resize(460, 330)
        self.show_field()
        self.which.setFocus()

    def show_field(self) -> None:
        """Show the field chosen."""
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        form = RecordForm(self._room, replace(self._register, form=(self.which.currentData(),)))
        form.setObjectName("")
        form.begin()
        form.head(tr("Giá trị mới"))
        form.save.connect(self._store)
        form.cancelled.connect(self.reject)
        self._column.addWidget(form, 1)
        self.form = form

    def _store(self, values: dict[str, Any]) -> None:
        if self._storing:
            return
        self._storing = True
        editing, table, uids = self._room.workspace.editing, self._register.table, self._uids

        def done(count: int) -> None:
            self._room.ways.said.emit(tr("Đã sửa {count} dòng. Bấm Ctrl+Z để lấy lại.").format(count=grouped(count)))
            self.accept()

        self._room.lanes.write(self, lambda _: editing.change_all(table, uids, values), done, failed=self._refused)

    def _refused(self, fault: BaseException) -> None:
        self._storing = False
        if self._room.messages.known(fault) and self.form is not None:
            self.form.tell_fault(str(fault))
        else:
            self._room.messages.fault(fault)
