"""Lọc theo mục: which days, which channel, kind, agency… a list is narrowed to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.list_view import View
from desktop.domain.registers import Register
from ui.labels import tr
from ui.room import Room
from ui.widgets.fields import DayField

_ANY = object()
_LETTERS = 30


class NarrowingDialog(QDialog):
    """`view` is the view with what was chosen, once it is accepted."""

    def __init__(self, room: Room, register: Register, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Lọc theo mục"))
        self.view = view
        self._register = register
        self._values: dict[str, list[object]] = {}
        self._fields: dict[str, QComboBox] = {}
        form = QFormLayout()
        self._days: tuple[DayField, DayField] | None = None
        if register.day:
            self._days = DayField(room.workspace.desk.today), DayField(room.workspace.desk.today)
            for words, field, day in zip(
                (tr("&Từ ngày"), tr("&Đến ngày")), self._days, (view.from_day, view.to_day), strict=True
            ):
                field.put(day)
                form.addRow(words, field)
        for column in (one for one in register.groupable if "@" not in one.path and not one.path.endswith(".title")):
            form.addRow(column.title, self._asked_of(room, column.path))
        self._fault = QLabel()
        self._fault.setObjectName("fault")
        self._fault.setWordWrap(True)
        buttons = QDialogButtonBox()
        go = buttons.addButton(tr("&Lọc"), QDialogButtonBox.ButtonRole.AcceptRole)
        go.setProperty("primary", 1)
        clear = buttons.addButton(tr("Bỏ &mọi điều kiện"), QDialogButtonBox.ButtonRole.ResetRole)
        clear.clicked.connect(self._clear)
        buttons.addButton(tr("&Bỏ qua"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addLayout(form)
        whole.addWidget(self._fault)
        whole.addWidget(buttons)
        self.setMinimumWidth(560)

    def choose(self, path: str, value: object) -> None:
        """Put a value, as a clerk chooses it from the list."""
        self._fields[path].setCurrentIndex(1 + self._values[path].index(value))

    def _asked_of(self, room: Room, path: str) -> QComboBox:
        field = QComboBox()
        field.setAccessibleName(self._register.column(path).title)
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(_LETTERS)
        field.addItem(tr("(tất cả)"))
        self._fields[path], self._values[path] = field, []
        listing, register = room.workspace.listing, self._register
        chosen = dict(self.view.only).get(path, _ANY)

        def offer(values: Sequence[tuple[object, str]]) -> None:
            for value, words in values:
                field.addItem(words)
                self._values[path].append(value)
            if chosen in self._values[path]:
                self.choose(path, chosen)

        room.lanes.read(self, lambda: listing.values_of(register, path), offer)
        return field

    def _clear(self) -> None:
        for field in self._fields.values():
            field.setCurrentIndex(0)
        for day in self._days or ():
            day.put(None)

    def _take(self) -> None:
        only = [
            (path, self._values[path][field.currentIndex() - 1])
            for path, field in self._fields.items()
            if field.currentIndex() > 0
        ]
        only += [(path, value) for path, value in self.view.only if path not in self._fields]
        first = last = None
        if self._days is not None:
            try:
                first, last = (field.take() for field in self._days)
            except ValueError as fault:
                self._fault.setText(str(fault))
                return
            if first and last and last < first:
                self._fault.setText(tr("Ngày cuối trước ngày đầu; hãy sửa một trong hai ngày."))
                return
        self.view = replace(self.view, only=tuple(only), from_day=first, to_day=last)
        self.accept()
