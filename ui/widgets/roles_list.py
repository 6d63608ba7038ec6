"""The agencies of a task by their parts: several lead, others coordinate or advise; added and left out by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.plan import Role
from desktop.domain.task_card import RoleLine
from ui.labels import sentence, tr
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.theme import GRID
from ui.widgets.choice_field import ChoiceField
from ui.widgets.fields import CodeField
from ui.widgets.plain_table import PlainTable
from ui.widgets.record_form import fault_label


class RolesList(QWidget):
    """`ask` looks for agencies by the words typed, as a `ChoiceField` wants it."""

    def __init__(self, ask: Callable[[ChoiceField, str], None]) -> None:
        super().__init__()
        model: PlainTableModel[RoleLine] = PlainTableModel(
            [
                PlainColumn(tr("Vai trò"), lambda one: sentence(one.role.term)),
                PlainColumn(tr("Cơ quan"), lambda one: one.name),
            ]
        )
        self.table: PlainTable[RoleLine] = PlainTable(tr("Cơ quan của nhiệm vụ"), model, stretch=1)
        self.table.installEventFilter(self)
        self._fault = fault_label()
        self.role = CodeField(list(Role))
        self.agency = ChoiceField(lambda typed: ask(self.agency, typed))
        self.agency.chosen.connect(self._fault.hide)
        self.agency.installEventFilter(self)
        self.add_button = _button(tr("Thêm cơ &quan"), tr("Thêm cơ quan vừa chọn với vai trò này"), self.add)
        self.drop_button = _button(tr("&Gỡ"), tr("Gỡ cơ quan đang chọn khỏi nhiệm vụ (Del)"), self.drop)
        self._layout()

    def show_roles(self, lines: Sequence[RoleLine]) -> None:
        self.table.show_things(list(lines))

    def roles(self) -> list[tuple[Role, bytes]]:
        """The parts as they stand; ValueError in words while an agency was typed and not added."""
        if self.agency.left_open():
            words = tr("Chưa chọn cơ quan nào trong danh sách cho «{typed}»; bấm F4 để chọn, hoặc xóa chữ đã gõ.")
            raise ValueError(words.format(typed=self.agency.left_open()))
        if self.agency.uid is not None:
            self.add()
        return [(one.role, one.agency) for one in self.table.things.things]

    def add(self) -> None:
        """Give the chosen agency the chosen part; one that has it already is shown."""
        if self.agency.uid is None:
            self._fault.setText(tr("Hãy chọn một cơ quan trong danh sách (F4)."))
            self._fault.show()
            self.agency.setFocus()
            return
        line = RoleLine(Role.of(str(self.role.take())), self.agency.uid, self.agency.text())
        lines = list(self.table.things.things)
        if all((one.role, one.agency) != (line.role, line.agency) for one in lines):
            lines.append(line)
            lines.sort(key=lambda one: list(Role).index(one.role))
        self.table.show_things(lines)
        places = [place for place, one in enumerate(lines) if (one.role, one.agency) == (line.role, line.agency)]
        self.table.setCurrentIndex(self.table.things.index(places[0], 0))
        self._fault.hide()
        self.agency.put(None, "")
        self.agency.setFocus()

    def drop(self) -> None:
        """Leave out the agency stood on."""
        row = self.table.currentIndex().row()
        lines = list(self.table.things.things)
        if 0 <= row < len(lines):
            del lines[row]
            self.table.show_things(lines)
            if lines:
                self.table.setCurrentIndex(self.table.things.index(min(row, len(lines) - 1), 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is self.table and event.key() == Qt.Key.Key_Delete:
            self.drop()
            return True
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.agency and entered and not self.agency.is_open():
            self.add()
            return True
        return False

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.table, 1)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.drop_button)
        column.addLayout(line)
        label, other = QLabel(tr("&Vai trò")), QLabel(tr("Cơ qua&n"))
        for one, field in ((label, self.role), (other, self.agency)):
            one.setBuddy(field)
            field.setAccessibleName(one.text().replace("&", ""))
        below = QHBoxLayout()
        below.setSpacing(GRID)
        for widget, share in ((label, 0), (self.role, 1), (other, 0), (self.agency, 2), (self.add_button, 0)):
            below.addWidget(widget, share)
        column.addLayout(below)
        column.addWidget(self._fault)


def _button(words: str, hint: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(hint)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _=False: act())
    return button
