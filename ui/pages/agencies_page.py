"""Cơ quan, đơn vị: the register with what happens to an agency on a day: another name, an end and who follows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QTabWidget

from desktop.domain.organisation import Agency
from desktop.domain.record import Record
from desktop.domain.registers import registers
from ui.dialogs.dissolution_dialog import DissolutionDialog
from ui.dialogs.renaming_dialog import RenamingDialog
from ui.labels import tr
from ui.pages.parts_list import PartsList
from ui.pages.register_page import RegisterPage
from ui.room import Room


class AgenciesPage(RegisterPage):
    """A name corrected in the form was always that; a name changed on a day keeps the old one for older papers."""

    def __init__(self, room: Room) -> None:
        known = registers()
        parts = [
            (tr("Tên khác"), PartsList(room, known["agency_alias"])),
            (tr("Tên cũ"), PartsList(room, known["agency_name"])),
            (tr("Kế thừa"), PartsList(room, known["succession"])),
            (tr("Thành viên"), PartsList(room, known["membership"])),
        ]
        super().__init__(room, known["agency"], parts=parts)
        if isinstance(self._filled, QTabWidget):
            self._filled.tabBar().setProperty("parts", 1)  # five tabs stand side by side in the narrow side
        for words, tip, act in (
            (tr("Chấm dứ&t…"), tr("Ghi ngày chấm dứt hoạt động và cơ quan kế thừa"), self._dissolve),
            (tr("Đổi tên từ n&gày…"), tr("Tên mới từ một ngày; văn bản trước ngày đó giữ tên cũ"), self._rename),
        ):
            button = QPushButton(words)
            button.setToolTip(tip)
            button.clicked.connect(act)
            self.add_tool(button)

    def _rename(self) -> None:
        self._with_agency(lambda agency: RenamingDialog(self.room, agency, self).open())

    def _dissolve(self) -> None:
        self._with_agency(lambda agency: DissolutionDialog(self.room, agency, self).open())

    def _with_agency(self, act: Callable[[Agency], None]) -> None:
        """Do something with the agency stood on, as it is stored now."""
        uid, listing = self.table.uid(), self.room.workspace.listing

        def found(record: Record | None) -> None:
            if isinstance(record, Agency):
                act(record)

        if uid is not None:
            self.room.lanes.read(self, lambda: listing.record("agency", uid), found, topic="agency")
