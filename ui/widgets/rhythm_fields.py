"""When a task's work is due: the rule as fields, beside it the rule in words and the days it gives next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.cadence import CadenceKind
from desktop.domain.plan import DueRule, Task
from desktop.domain.recurrence import period_kind
from desktop.domain.task_card import RulePreview
from ui.labels import plain, tr
from ui.theme import GRID
from ui.widgets.access_keys import with_access_keys
from ui.widgets.fields import CodeField, DayField, LineField
from ui.widgets.typed import read_number


class RhythmFields(QWidget):
    """`changed` asks for a new preview; fields the chosen cadence has no use for are hidden."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], taken: str) -> None:
        super().__init__()
        self._fields: dict[str, Any] = {
            "cadence": CodeField(list(CadenceKind)),
            "due_rule": CodeField(list(DueRule)),
            "due_day": LineField(read_number, str, hint=tr("1 đến 31")),
            "by_day": DayField(today),
            "from_day": DayField(today),
            "to_day": DayField(today),
            "quiet_days": LineField(read_number, str, hint=tr("số ngày, ví dụ 30")),
        }
        names = [
            tr("Chu kỳ"), tr("Hạn"), tr("Ngày trong tháng"), tr("Hạn cuối"), tr("Bắt đầu từ"),
            tr("Kết thúc (hạn)"), tr("Nhắc khi không hoạt động quá (ngày)"),
        ]  # fmt: skip
        self._words, self._days = QLabel(), QLabel()
        for label in (self._words, self._days):
            label.setWordWrap(True)
        self._days.setObjectName("faint")
        self._form = QFormLayout()
        self._form.setSpacing(GRID)
        for field, words in zip(self._fields.values(), with_access_keys(names, taken), strict=True):
            field.setAccessibleName(words.replace("&", ""))
            self._form.addRow(words, field)
            if isinstance(field, QComboBox):
                field.currentIndexChanged.connect(self._changed)
            else:
                field.editingFinished.connect(self.changed)
                field.textEdited.connect(lambda _: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(self._form)
        column.addWidget(self._words)
        column.addWidget(self._days)
        column.addStretch(1)

    def show_task(self, task: Task) -> None:
        for name, field in self._fields.items():
            field.put(getattr(task, name))
        self._changed()

    def field(self, name: str) -> Any:
        return self._fields[name]

    def take(self) -> dict[str, Any]:
        """The rule as it stands; ValueError in words when a field means nothing."""
        values = {name: field.take() for name, field in self._fields.items() if self._form.isRowVisible(field)}
        if values.get("quiet_days", 1) in (None, 0):
            raise ValueError(tr("Hãy điền số ngày được phép không có hoạt động, từ 1 trở lên."))
        return {name: values.get(name) for name in self._fields if name != "quiet_days" or name in values}

    def tell(self, preview: RulePreview) -> None:
        """Show what the rule means."""
        self._words.setObjectName("fault" if preview.fault else "")
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        self._words.setText(preview.fault or f"{preview.words}.")
        days = "  ·  ".join(plain(day) for day in preview.days)
        head = tr("{count} hạn sắp tới:").format(count=len(preview.days))
        self._days.setText(f"{head} {days}" if days else "")

    def said(self) -> str:
        """The preview as it is shown."""
        return "\n".join(filter(None, (self._words.text(), self._days.text())))

    def _changed(self) -> None:
        cadence = CadenceKind.of(str(self._fields["cadence"].take()))
        due = DueRule.of(str(self._fields["due_rule"].take()))
        recurs = period_kind(cadence) is not None
        own_day = cadence is CadenceKind.BY_DATE or (cadence is CadenceKind.YEARLY and due is DueRule.CLOSING)
        shown = {
            "due_rule": recurs,
            "due_day": recurs and due is DueRule.DAY_OF_MONTH,
            "by_day": own_day,
            "from_day": cadence is CadenceKind.RANGE,
            "to_day": cadence is CadenceKind.RANGE,
            "quiet_days": cadence is CadenceKind.CONTINUOUS,
        }
        for name, visible in shown.items():
            self._form.setRowVisible(self._fields[name], visible)
        hint = tr("ngày/tháng; để trống: ngày chốt số liệu năm") if cadence is CadenceKind.YEARLY else ""
        self._fields["by_day"].setPlaceholderText(hint or tr("ngày/tháng/năm"))
        self.changed.emit()
