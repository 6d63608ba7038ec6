"""A task of a draft: what the reader made of it, to be corrected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.domain.cadence import CadenceKind, Timing
from desktop.domain.draft_editing import DraftEditing, DraftPart
from desktop.domain.plan_draft import TaskDraft
from ui.labels import tr
from ui.widgets.fields import CodeField, DayField, LineField, LongField
from ui.widgets.labelled_fields import LabelledFields

ROLES = ("lead", "coordinating", "advising")
_TIMING = ("timing", "cadence", "from_day", "until_day")
_DATED = (CadenceKind.BY_DATE, CadenceKind.RANGE)


class TaskDraftEditor(LabelledFields):
    """The fields of a task; agencies stand one a line."""

    def __init__(self, today: Callable[[], date], taken: str, parent: QWidget | None = None) -> None:
        fields = [
            ("printed_number", tr("Số in trong kế hoạch"), LineField()),
            ("title", tr("Tên nhiệm vụ"), LongField(3)),
            ("timing", tr("Thời gian thực hiện (nguyên văn)"), LineField()),
            ("cadence", tr("Chu kỳ"), CodeField(list(CadenceKind))),
            ("from_day", tr("Từ ngày"), DayField(today)),
            ("until_day", tr("Đến ngày (hạn)"), DayField(today)),
            ("lead", tr("Chủ trì (mỗi dòng một cơ quan)"), LongField(3)),
            ("coordinating", tr("Phối hợp (mỗi dòng một cơ quan)"), LongField(2)),
            ("advising", tr("Tham mưu (mỗi dòng một cơ quan)"), LongField(2)),
            ("content", tr("Nội dung"), LongField(4)),
            ("result", tr("Sản phẩm, kết quả"), LineField()),
        ]
        super().__init__(fields, taken=taken, parent=parent)

    def show_task(self, task: TaskDraft) -> None:
        timing = task.timing.value if task.timing else Timing("", CadenceKind.UNKNOWN)
        values = {
            "printed_number": task.printed_number,
            "title": task.title,
            "content": task.content,
            "result": task.result,
            "timing": timing.text,
            "cadence": timing.kind.value,
            "from_day": timing.from_day,
            "until_day": timing.until_day,
        }
        for role in ROLES:
            values[role] = "\n".join(mention.name for mention in getattr(task, role))
        self.show_values(values)
        self.show_days(timing.kind)

    def show_days(self, kind: CadenceKind) -> None:
        """Days are asked only of tasks that have them."""
        hidden = () if kind in _DATED else ("from_day", "until_day")
        self.show_only([name for name in self._fields if name not in hidden])

    def put(self, editing: DraftEditing, place: int, name: str, value: object) -> None:
        """Make a field that was left a step of the editing."""
        if name in ROLES:
            editing.set_agencies(place, name, str(value).splitlines())
        elif name in _TIMING:
            kind = CadenceKind.of(str(self.field("cadence").take()))
            self.show_days(kind)
            timing = Timing(
                str(self.field("timing").take()), kind, self.field("from_day").take(), self.field("until_day").take()
            )
            editing.set_timing(place, timing)
        else:
            editing.change(DraftPart.TASKS, place, **{name: value})
