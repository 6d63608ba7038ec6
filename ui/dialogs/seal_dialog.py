"""The number and day the văn thư gave a report."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.period import Period
from ui.labels import tr
from ui.widgets.fields import DayField, LineField


class SealDialog(QDialog):
    """Asks for number and day; what it gives is a record's values or nothing."""

    def __init__(self, period: Period, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Phát hành báo cáo {period}").format(period=period.name))
        words = QLabel(
            tr(
                "Nhập số và ngày văn thư đã cấp cho báo cáo {period}. Sau khi phát hành, số liệu và lời văn của kỳ "
                "được giữ nguyên; điều chỉnh về sau lập báo cáo đính chính."
            ).format(period=period.name)
        )
        words.setWordWrap(True)
        self._number, self._day = LineField(hint=tr("ví dụ 05")), DayField(lambda: today)
        self._number.setAccessibleName(tr("Số"))
        self._day.setAccessibleName(tr("Ngày ký"))
        self._day.put(today)
        form = QFormLayout()
        form.addRow(tr("&Số:"), self._number)
        form.addRow(tr("&Ngày ký:"), self._day)
        buttons = QDialogButtonBox()
        self._go = buttons.addButton(tr("Phát &hành"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setProperty("primary", 1)
        buttons.addButton(tr("&Bỏ qua"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addLayout(form)
        column.addWidget(buttons)
        self.setMinimumWidth(420)

    def result_values(self) -> tuple[str, date]:
        """The number as it was given, zeros kept, and the day."""
        return self._number.take(), self._taken

    def _accept(self) -> None:
        try:
            day = self._day.take()
        except ValueError:
            day = None
        self._number.mark(faulty=not self._number.take().isdecimal())
        self._day.mark(faulty=day is None)
        if self._number.take().isdecimal() and day is not None:
            self._taken = day
            self.accept()
