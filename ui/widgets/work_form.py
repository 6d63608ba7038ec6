"""The form of a task's work in a period: state, days, result, difficulty, evidence, history."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.plan_view import WorkSheet
from desktop.domain.registers import registers
from desktop.domain.schedule import WorkState
from ui.labels import sentence, tr
from ui.room import Room
from ui.widgets.evidence_list import EvidenceList
from ui.widgets.history_list import HistoryList
from ui.widgets.record_form import RecordForm


class WorkForm(RecordForm):
    """Shows a `WorkSheet`; `save` carries the values for its task and period."""

    finished = Signal()

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(room, registers()["work_item"], parent)
        self.sheet: WorkSheet | None = None
        self._today = room.workspace.desk.today
        self.evidence = EvidenceList()
        self.history = HistoryList()
        done = QPushButton(tr("Hoàn thành hôm nay"))
        done.setToolTip(tr("Điền «đã hoàn thành» và ngày hôm nay, rồi ghi kết quả"))
        done.clicked.connect(self.finish_today)
        self.add_beside(done)
        self.add_below(self.evidence)
        self.add_below(self.history)

    def show_sheet(self, sheet: WorkSheet) -> None:
        """Show a task's work in a period, entered or not."""
        self.sheet = sheet
        self.uid = sheet.item.uid if sheet.item else None
        values = sheet.item.model_dump() if sheet.item else {"state": WorkState.OPEN.value, "due_day": sheet.due_day}
        self._fill(values)
        self.head(f"{sentence(sheet.period_name)}\n{sheet.title}")
        self.show_beside(sheet)

    def values(self) -> dict[str, Any] | None:
        """What was filled in; work that is done has its day."""
        taken = super().values()
        if taken is None or taken["state"] != WorkState.DONE.value or taken["done_day"]:
            return taken
        self._tell("done_day", tr("Đã hoàn thành thì phải có ngày hoàn thành (Ctrl+; là hôm nay)."))
        self.field("done_day").setFocus()
        return None

    def show_beside(self, sheet: WorkSheet) -> None:
        """Show evidence and history anew and leave what is being typed."""
        self.evidence.show_files(sheet.evidence)
        self.history.show_sentences(sheet.history)

    def finish_today(self) -> None:
        """Fill in that the work was done today; the result is still to be written."""
        self.field("state").put(WorkState.DONE.value)
        self.field("done_day").put(self._today())
        self.field("result").setFocus()
