"""Ngày nghỉ: the confirmed days off, and confirming the list of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from desktop.domain.registers import registers
from ui.dialogs.holidays_dialog import HolidaysDialog
from ui.labels import tr
from ui.pages.register_page import RegisterPage
from ui.room import Room

if TYPE_CHECKING:
    from desktop.domain.holiday_preset import HolidayProposal


class HolidaysPage(RegisterPage):
    """The register of holidays with the act of confirming a year."""

    def __init__(self, room: Room) -> None:
        super().__init__(room, registers()["holiday"])
        button = QPushButton(tr("&Xác nhận lịch nghỉ năm…"))
        button.setToolTip(tr("So danh sách dự kiến với thông báo chính thức rồi ghi nhận"))
        button.clicked.connect(self._propose)
        self.add_tool(button)

    def _propose(self) -> None:
        year, calendars = self.room.workspace.desk.today().year, self.room.workspace.calendars
        self.room.lanes.read(self, lambda: calendars.proposal(year), self._ask, topic="proposal")

    def _ask(self, proposal: HolidayProposal) -> None:
        dialog = HolidaysDialog(self.room, proposal, self)
        dialog.open()
