"""The end of an agency, and who carries its work on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.organisation import Agency
from ui.dialogs.act_dialog import ActDialog
from ui.labels import tr
from ui.room import Room
from ui.widgets.choice_field import ChoiceField
from ui.widgets.fields import DayField

_MOST_HEIRS = 3


class DissolutionDialog(ActDialog):
    """Asks for the last day and the successors; more of them are added on the tab «Kế thừa»."""

    def __init__(self, room: Room, agency: Agency, parent: QWidget | None = None) -> None:
        words = tr("«{name}» hoạt động đến hết ngày ghi dưới đây; từ ngày sau, việc do cơ quan kế thừa thực hiện.")
        super().__init__(room, tr("Chấm dứt hoạt động"), words.format(name=agency.name), parent)
        self._agency = agency
        self.day = DayField(room.workspace.desk.today)
        self.add_field(tr("&Ngày cuối"), self.day)
        self.heirs = [self._heir() for _ in range(_MOST_HEIRS)]
        for number, heir in enumerate(self.heirs, start=1):
            self.add_field(tr("Cơ quan kế thừa {number}").format(number=number), heir)
        self.add_act(tr("Ghi &chấm dứt"), self._act)

    def _heir(self) -> ChoiceField:
        listing, lanes = self._room.workspace.listing, self._room.lanes

        def ask(typed: str) -> None:
            lanes.read(field, lambda: listing.choices("agency", typed), field.offer, topic="choices")

        field = ChoiceField(ask)
        return field

    def _act(self) -> Callable[[], object]:
        day = self.day.take()
        if day is None:
            raise ValueError(tr("Hãy điền ngày cuối cùng cơ quan hoạt động."))
        open_words = next((heir.left_open() for heir in self.heirs if heir.left_open()), "")
        if open_words:
            raise ValueError(tr("Chưa chọn cơ quan nào trong danh sách cho «{typed}».").format(typed=open_words))
        heirs = [heir.uid for heir in self.heirs if heir.uid is not None]
        directory, uid = self._room.workspace.directory, self._agency.uid
        return lambda: directory.dissolve(uid, day, heirs)
