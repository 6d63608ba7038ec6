"""Lưu cách xem: the name under which a way of looking at a list is kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.list_view import View
from ui.dialogs.act_dialog import ActDialog
from ui.labels import tr
from ui.room import Room
from ui.widgets.fields import LineField


class ViewNameDialog(ActDialog):
    """Asks for the name; one that is there is changed."""

    def __init__(self, room: Room, book: str, view: View, parent: QWidget | None = None) -> None:
        words = tr("Giữ lại các cột, thứ tự, điều kiện lọc và cách gộp đang xem dưới một tên để lần sau chọn lại.")
        super().__init__(room, tr("Lưu cách xem"), words, parent)
        self._book, self._view = book, view
        self.name = LineField()
        self.add_field(tr("&Tên cách xem"), self.name)
        self.add_act(tr("&Lưu cách xem này"), self._act)

    def _act(self) -> Callable[[], object]:
        name, saved_views = self.name.take(), self._room.workspace.saved_views
        if not name:
            raise ValueError(tr("Hãy điền tên cách xem."))
        return lambda: saved_views.save(self._book, name, self._view)
