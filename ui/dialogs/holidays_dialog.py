"""The days off foreseen for a year, to be compared with the official announcement and confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.vietnamese.numerals import day_text
from ui.labels import sentence, tr
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.room import Room
from ui.theme import GRID
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from desktop.domain.holiday_preset import HolidayProposal, ProposedDay


class HolidaysDialog(QDialog):
    """Shows the proposal of a year; «Xác nhận» stores it as one act."""

    def __init__(self, room: Room, proposal: HolidayProposal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Xác nhận lịch nghỉ"))
        self._room = room
        self._year = QComboBox()
        for year in range(proposal.year - 3, proposal.year + 3):
            self._year.addItem(str(year), year)
        self._year.setCurrentIndex(self._year.findData(proposal.year))
        self._year.setAccessibleName(tr("Năm"))
        self._year.activated.connect(self._ask)
        label = QLabel(tr("&Năm:"))
        label.setBuddy(self._year)
        self._paper = QLineEdit()
        self._paper.setAccessibleName(tr("Theo văn bản"))
        self._paper.setPlaceholderText(tr("số, ngày của văn bản thông báo lịch nghỉ"))
        paper = QLabel(tr("Theo &văn bản:"))
        paper.setBuddy(self._paper)
        line = QHBoxLayout()
        for widget in (label, self._year, paper):
            line.addWidget(widget)
        line.addWidget(self._paper, 1)
        model: PlainTableModel[ProposedDay] = PlainTableModel(
            [
                PlainColumn(tr("Ngày"), lambda one: day_text(one.day)),
                PlainColumn(tr("Tên"), lambda one: one.name),
                PlainColumn(tr("Loại"), lambda one: sentence(one.kind.term)),
                PlainColumn(tr("Lưu ý"), lambda one: one.note),
            ]
        )
        self._days: PlainTable[ProposedDay] = PlainTable(tr("Ngày nghỉ dự kiến"), model, stretch=1)
        self._fault = QLabel()
        self._fault.setObjectName("fault")
        self._fault.setWordWrap(True)
        buttons = QDialogButtonBox()
        buttons.addButton(tr("&Xác nhận"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("&Bỏ qua"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._confirm)
        buttons.rejected.connect(self.reject)
        words = QLabel(
            tr("Danh sách dự kiến theo Bộ luật Lao động; hãy so với thông báo chính thức trước khi xác nhận.")
        )
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(words)
        column.addLayout(line)
        column.addWidget(self._days, 1)
        column.addWidget(self._fault)
        column.addWidget(buttons)
        self.resize(760, 520)
        self._show(proposal)

    def _ask(self) -> None:
        year, calendars = self._year.currentData(), self._room.workspace.calendars
        self._room.lanes.read(self, lambda: calendars.proposal(year), self._show, topic="proposal")

    def _show(self, proposal: HolidayProposal) -> None:
        self._days.show_things(list(proposal.days))
        self._fault.setText("")

    def _confirm(self) -> None:
        year, paper = self._year.currentData(), self._paper.text().strip()
        calendars = self._room.workspace.calendars
        self._room.lanes.write(
            self,
            lambda _: calendars.confirm(year, paper),
            lambda _: self.accept(),
            failed=lambda fault: self._fault.setText(str(fault)),
        )
