"""Next year's plan from this one: its head, the tasks taken over, and whether this one ends with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.domain.plan_view import Adopted
from desktop.domain.task_card import Renewal
from ui.dialogs.act_dialog import ActDialog
from ui.labels import tr
from ui.room import Room
from ui.widgets.fields import DayField, LineField, LongField, YesNoField


class RenewalDialog(ActDialog):
    """`made` is the plan once it is stored."""

    def __init__(self, room: Room, plan: bytes, proposal: Renewal, parent: QWidget | None = None) -> None:
        words = tr(
            "Mục tiêu, nhiệm vụ, cơ quan, chủ đề được chép sang; ngày và năm được dời theo. Số, ngày ban hành điền sau "
            "khi ký cũng được. Bấm Ctrl+Z để bỏ cả lần lập này."
        )
        super().__init__(room, tr("Lập kế hoạch năm sau"), words, parent)
        self._plan = plan
        self._proposal = proposal
        self.made: Adopted | None = None
        today = room.workspace.desk.today
        self.title, self.number = LongField(2), LineField(hint=tr("chưa ký thì để trống"))
        self.day, self.first, self.last = DayField(today), DayField(today), DayField(today)
        self.title.put(proposal.title)
        self.first.put(proposal.from_day)
        self.last.put(proposal.to_day)
        self.ends = YesNoField()
        self.ends.setText(tr("Kế hoạch đang xem h&ết hiệu lực khi kế hoạch mới bắt đầu"))
        self.ends.setToolTip(tr("Công việc về sau của kế hoạch cũ mà chưa nhập gì sẽ thôi không còn phải làm"))
        self.ends.put(proposal.overlaps)
        self.tasks = self._made_tasks()
        self.add_field(tr("&Trích yếu"), self.title)
        self.add_field(tr("&Số, ký hiệu"), self.number)
        self.add_field(tr("Ngày ban &hành"), self.day)
        self.add_field(tr("Thực hiện từ n&gày"), self.first)
        self.add_field(tr("Đến ng&ày"), self.last)
        self.add_field(tr("&Nhiệm vụ chép sang"), self.tasks)
        if proposal.overlaps:
            self._form.addRow(self.ends)
        self.add_act(tr("&Lập kế hoạch"), self._act)
        self.resize(660, 560)

    def _made_tasks(self) -> QListWidget:
        tasks = QListWidget()
        tasks.setObjectName("checks")
        tasks.setToolTip(tr("Phím cách để chọn hoặc bỏ một nhiệm vụ"))
        tasks.setWordWrap(True)
        tasks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for uid, words in self._proposal.tasks:
            item = QListWidgetItem(words, tasks)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(Qt.ItemDataRole.UserRole, uid)
        if tasks.count():
            tasks.setCurrentRow(0)
        return tasks

    def _act(self) -> Callable[[], object]:
        title, first, last = " ".join(self.title.take().split()), self.first.take(), self.last.take()
        number, day = self.number.take(), self.day.take()
        if not title or first is None or last is None:
            raise ValueError(tr("Hãy điền trích yếu, ngày bắt đầu và ngày kết thúc."))
        items = [self.tasks.item(row) for row in range(self.tasks.count())]
        tasks = [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked]
        renewing, ends = self._room.workspace.renewing, self._proposal.overlaps and bool(self.ends.take())

        def work() -> None:
            self.made = renewing.renew(
                self._plan, tasks=tasks, ends_old=ends, from_day=first, to_day=last, title=title, number=number, day=day
            )

        return work
