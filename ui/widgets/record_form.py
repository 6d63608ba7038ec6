"""The one form of every register: a field for each thing asked, labels with access keys, faults beside the field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain import terms
from desktop.domain.record import Record
from desktop.domain.registers import Register
from ui.labels import sentence, tr
from ui.room import Room
from ui.theme import GRID, SECTION_PT, sized
from ui.widgets import fields
from ui.widgets.access_keys import with_access_keys
from ui.widgets.choice_field import ChoiceField


def fault_label() -> QLabel:
    """Where a fault is told, hidden while there is none."""
    label = QLabel()
    label.setObjectName("fault")
    label.setWordWrap(True)
    label.hide()
    return label


class RecordForm(QFrame):
    """The fields of one record. `save` carries what was filled in; whoever has the form stores it."""

    save = Signal(object)
    cancelled = Signal()
    refused = Signal(str)
    """Nothing is handed over for saving; the words name the field at fault, where the focus now stands."""
    edited = Signal()

    def __init__(self, room: Room, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.register = register
        self.uid: bytes | None = None
        self._room = room
        self._fields: dict[str, Any] = {}
        self._faults: dict[str, QLabel] = {}
        self._layout()

    # --- what is shown and what is taken --------------------------------------------------------------------------

    def begin(self, values: Mapping[str, Any] | None = None) -> None:
        """An empty form for a new record; `values` are filled in already."""
        self.uid = None
        defaults = {name: terms.default_of(self.register.table, name) for name in self.register.form}
        self._fill({**defaults, **(values or {})})
        self._title.setText(tr("Thêm {what}").format(what=self.register.kind.term))
        self.focus_first()

    def show_record(self, record: Record) -> None:
        """The form of a stored record."""
        self.uid = record.uid
        self._fill(record.model_dump())
        self._title.setText(sentence(self.register.kind.term))

    def stored(self, record: Record, values: Mapping[str, Any]) -> None:
        """The record made of these values has been stored; what was typed since then stays, as not yet saved."""
        if {name: self._take(name, field)[0] for name, field in self._fields.items()} == dict(values):
            self.show_record(record)
            return
        self.uid = record.uid
        self._start = {name: (value, "") for name, value in values.items()}

    def values(self) -> dict[str, Any] | None:
        """What was filled in; None when a field means nothing or is still missing, which is then marked and told."""
        taken: dict[str, Any] = {}
        faults: dict[str, str] = {}
        for name, field in self._fields.items():
            taken[name], fault = self._take(name, field)
            if not fault and taken[name] in (None, "") and self._required(name):
                fault = tr("Mục này chưa điền.")
            self._tell(name, fault)
            if fault:
                faults[name] = fault
        if not faults:
            return taken
        name, fault = next(iter(faults.items()))
        self._fields[name].setFocus()
        self.refused.emit(tr("Chưa lưu, ở ô «{field}»: {fault}").format(field=self._term(name), fault=fault))
        return None

    def changed(self) -> bool:
        """Whether something was filled in since the record was shown."""
        return {name: self._take(name, field) for name, field in self._fields.items()} != self._start

    def tell(self, text: str, *, faulty: bool = True) -> None:
        """What the whole form was refused for, or what else is to be known of it; nothing hides the words."""
        self._notice.setObjectName("fault" if faulty else "faint")
        self._notice.style().unpolish(self._notice)
        self._notice.style().polish(self._notice)
        self._notice.setText(text)
        self._notice.setVisible(bool(text))

    def tell_fault(self, text: str) -> None:
        """What storing was refused for; the first field the words name is marked and entered."""
        self.tell(text)
        named = next((name for name in self._fields if f"«{self._term(name)}»" in text), "")
        if named:
            self._mark(named, faulty=True)
            self._fields[named].setFocus()

    def raw(self) -> dict[str, Any]:
        """What stands in the fields just as it was typed, be it sense or not."""
        return {name: field.raw() for name, field in self._fields.items()}

    def put_raw(self, values: Mapping[str, Any]) -> None:
        """Type again what `raw` gave; it counts as not stored."""
        for name, field in self._fields.items():
            if name in values:
                field.put_raw(values[name])

    def fill_untouched(self, values: Mapping[str, Any]) -> None:
        """Fill in what the clerk has not touched since the form was begun; what he typed stays."""
        start = self._start
        for name, field in self._fields.items():
            if name not in values or self._take(name, field) != start[name]:
                continue
            if isinstance(field, ChoiceField):
                self._put_choice(name, field, values[name])
            else:
                field.put(values[name])

    def head(self, text: str) -> None:
        """Words over the form other than those of its register."""
        self._title.setText(text)

    def add_below(self, widget: QWidget) -> None:
        """Put what belongs to the record, but is no field of it, under the fields."""
        self._rows.insertWidget(self._rows.count() - 1, widget)

    def add_beside(self, button: QPushButton) -> None:
        """Put another button at the left of the form's own."""
        self._foot.insertWidget(0, button)

    def focus_first(self) -> None:
        next(iter(self._fields.values())).setFocus()

    def field(self, name: str) -> Any:
        return self._fields[name]

    # --- inside ---------------------------------------------------------------------------------------------------

    def _fill(self, values: Mapping[str, Any]) -> None:
        self.tell("")
        for name, field in self._fields.items():
            self._tell(name, "")
            value = values.get(name)
            if isinstance(field, ChoiceField):
                self._put_choice(name, field, value)
            else:
                field.put(value)
        self._start = {name: self._take(name, field) for name, field in self._fields.items()}

    def _put_choice(self, name: str, field: ChoiceField, uid: bytes | None) -> None:
        field.put(uid, "")
        if uid is None:
            return
        table = terms.refers_to(self.register.table, name)
        listing = self._room.workspace.listing

        def put(text: str) -> None:
            if field.uid == uid:
                field.put(uid, text)

        self._room.lanes.read(field, lambda: listing.shown(table, uid), put, topic="shown")

    def _take(self, name: str, field: Any) -> tuple[Any, str]:
        """A field's value, and what is wrong with it or nothing."""
        if isinstance(field, ChoiceField):
            typed = field.left_open()
            fault = tr("Chưa chọn mục nào trong danh sách cho «{typed}»; bấm F4 để chọn.").format(typed=typed)
            return field.uid, fault if typed else ""
        try:
            value = field.take()
        except ValueError as fault:
            return None, str(fault)
        return (terms.default_of(self.register.table, name) if value is None else value), ""

    def _required(self, name: str) -> bool:
        return self.register.kind.model_fields[name].is_required()

    def _term(self, name: str) -> str:
        return terms.field_term(self.register.table, name)

    def _tell(self, name: str, fault: str) -> None:
        label = self._faults[name]
        label.setText(fault)
        label.setVisible(bool(fault))
        self._mark(name, faulty=bool(fault))

    def _mark(self, name: str, *, faulty: bool) -> None:
        field = self._fields[name]
        if isinstance(field, ChoiceField):
            fields.restyle(field, "faulty", value=faulty)
        else:
            field.mark(faulty=faulty)

    def _layout(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        outer.setSpacing(GRID)
        self._title = QLabel()
        self._title.setFont(sized(self.font(), SECTION_PT, bold=True))
        self._title.setWordWrap(True)
        self._notice = fault_label()
        outer.addWidget(self._title)
        outer.addWidget(self._notice)
        outer.addWidget(self._scrolled(), 1)
        outer.addLayout(self._buttons())

    def _scrolled(self) -> QScrollArea:
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, GRID, 0)
        rows.setSpacing(2)
        names = [terms.field_term(self.register.table, name) for name in self.register.form]
        for name, words in zip(self.register.form, with_access_keys(names, taken="SVTRLBKH"), strict=True):
            field = self._field(name)
            field.setAccessibleName(words.replace("&", ""))
            field.installEventFilter(self)
            fields.changed_in(field).connect(self.edited)
            self._fields[name] = field
            label = QLabel(words + (" *" if self._required(name) else ""))
            label.setBuddy(field)
            fault = self._faults[name] = fault_label()
            if isinstance(field, fields.YesNoField):
                field.setText(words)
            else:
                rows.addWidget(label)
            rows.addWidget(field)
            rows.addWidget(fault)
            rows.addSpacing(GRID - 2)
        rows.addStretch(1)
        self._rows = rows
        area = QScrollArea(widgetResizable=True)
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        return area

    def _buttons(self) -> QHBoxLayout:
        line = self._foot = QHBoxLayout()
        self.save_button = QPushButton(tr("&Lưu"))
        self.save_button.setProperty("primary", 1)
        self.save_button.setToolTip(tr("Lưu (Ctrl+S)"))
        self.save_button.clicked.connect(self.request_save)
        self.save_button.installEventFilter(self)
        cancel = QPushButton(tr("&Bỏ qua"))
        cancel.setToolTip(tr("Bỏ những gì vừa sửa (Esc)"))
        cancel.clicked.connect(self.cancelled)
        line.addStretch(1)
        line.addWidget(self.save_button)
        line.addWidget(cancel)
        return line

    def request_save(self) -> None:
        """Save as the button does."""
        values = self.values()
        if values is not None:
            self.tell("")
            self.save.emit(values)

    def _field(self, name: str) -> Any:
        target = terms.refers_to(self.register.table, name)
        if target:
            return self._choice(target)
        return fields.field_for(self.register.table, name, self._room.workspace.desk.today)

    def _choice(self, table: str) -> ChoiceField:
        listing = self._room.workspace.listing

        def ask(typed: str) -> None:
            self._room.lanes.read(field, lambda: listing.choices(table, typed), field.offer, topic="choices")

        field = ChoiceField(ask)
        return field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Enter goes to the next field, from the last one to the button and saves; in long texts Ctrl+Enter does."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if watched is self.save_button:
            self.request_save()
            return True
        if isinstance(watched, ChoiceField) and (watched.is_open() or watched.left_open()):
            return False
        if isinstance(watched, QPlainTextEdit) and event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return False
        order = list(self._fields.values())
        place = order.index(watched)
        following = order[place + 1] if place + 1 < len(order) else self.save_button
        following.setFocus(Qt.FocusReason.TabFocusReason)
        return True
