"""Another name of an agency from a day on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.organisation import Agency
from ui.dialogs.act_dialog import ActDialog
from ui.labels import tr
from ui.room import Room
from ui.widgets.fields import DayField, LineField


class RenamingDialog(ActDialog):
    """Asks for the new name and its first day."""

    def __init__(self, room: Room, agency: Agency, parent: QWidget | None = None) -> None:
        words = tr("«{name}» mang tên mới từ ngày ghi dưới đây; văn bản và báo cáo trước ngày đó giữ tên cũ.")
        super().__init__(room, tr("Đổi tên cơ quan"), words.format(name=agency.name), parent)
        self._agency = agency
        self.name, self.day = LineField(), DayField(room.workspace.desk.today)
        self.add_field(tr("&Tên mới"), self.name)
        self.add_field(tr("Từ n&gày"), self.day)
        self.add_act(tr("Đổ&i tên"), self._act)

    def _act(self) -> Callable[[], object]:
        name, day = self.name.take(), self.day.take()
        if not name or day is None:
            raise ValueError(tr("Hãy điền tên mới và ngày bắt đầu mang tên đó."))
        directory, uid = self._room.workspace.directory, self._agency.uid
        return lambda: directory.rename(uid, name, day)
