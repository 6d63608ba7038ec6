"""A plan's head: its number and day once it is signed, its title, the days it runs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.plan_view import PlanHead
from ui.dialogs.act_dialog import ActDialog
from ui.labels import tr
from ui.room import Room
from ui.widgets.fields import DayField, LineField, LongField


class PlanDialog(ActDialog):
    """Work follows the days: what a longer plan owes is laid out, what a shorter one no longer owes is taken away."""

    def __init__(self, room: Room, head: PlanHead, parent: QWidget | None = None) -> None:
        words = tr(
            "Đổi ngày kết thúc thì công việc các kỳ thêm vào được lập tiếp; công việc các kỳ bớt đi mà chưa nhập gì "
            "thì thôi không còn phải làm."
        )
        super().__init__(room, tr("Thông tin kế hoạch"), words, parent)
        self._head = head
        today = room.workspace.desk.today
        self.title, self.number = LongField(3), LineField()
        self.day, self.first, self.last = DayField(today), DayField(today), DayField(today)
        for label, field, value in (
            (tr("&Trích yếu"), self.title, head.title),
            (tr("&Số, ký hiệu"), self.number, head.number),
            (tr("Ngày ban &hành"), self.day, head.day),
            (tr("Thực hiện từ n&gày"), self.first, head.from_day),
            (tr("Đến ng&ày"), self.last, head.to_day),
        ):
            field.put(value)
            self.add_field(label, field)
        self.add_act(tr("&Lưu"), self._act)
        self.resize(600, 330)

    def _act(self) -> Callable[[], object]:
        values = {
            "title": " ".join(self.title.take().split()),
            "number": self.number.take(),
            "day": self.day.take(),
            "from_day": self.first.take(),
            "to_day": self.last.take(),
        }
        if not values["title"]:
            raise ValueError(tr("Trích yếu chưa điền."))
        renewing, uid = self._room.workspace.renewing, self._head.uid
        return lambda: renewing.change_head(uid, **values)
