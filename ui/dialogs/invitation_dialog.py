"""Mời lớp sau: who is still missing of a group becomes the list of a next course."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop.domain.training import Course
from desktop.indicators.reaching import Gap
from desktop.vietnamese.numerals import grouped
from ui.dialogs.act_dialog import ActDialog
from ui.labels import tr
from ui.room import Room
from ui.widgets.fields import LineField


class InvitationDialog(ActDialog):
    """Asks for the name of the course; `made` is the course once it is stored."""

    def __init__(self, room: Room, gap: Gap, persons: Sequence[bytes], parent: QWidget | None = None) -> None:
        words = tr(
            "Lập một lớp dự kiến với danh sách {count} người của nhóm «{group}» chưa được tập huấn. Ngày học ghi sau, "
            "ở thẻ Điểm danh."
        )
        super().__init__(room, tr("Mời lớp sau"), words.format(count=grouped(len(persons)), group=gap.name), parent)
        self._gap, self._persons = gap, list(persons)
        self.made: Course | None = None
        self.title = LineField()
        self.title.put(tr("Tập huấn bổ sung: {group}").format(group=gap.name)[:500])
        self.add_field(tr("&Tên lớp"), self.title)
        self.add_act(tr("&Lập lớp và danh sách"), self._act)

    def _act(self) -> Callable[[], object]:
        title, reaching = self.title.take(), self._room.workspace.reaching
        if not title:
            raise ValueError(tr("Hãy điền tên lớp."))

        def work() -> None:
            self.made = reaching.invite(self._gap.group, title, day=self._gap.reached.as_of, persons=self._persons)

        return work
