"""Sổ theo dõi phát thanh: asks of which period the broadcast log is, and whether it is written or printed."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop.domain.period import Period
from ui.labels import tr
from ui.room import Room
from ui.theme import GRID
from ui.widgets.period_choice import PeriodChoice


class LogDialog(QDialog):
    """`wrote` and `printed` tell the period of the log that is wanted."""

    wrote = Signal(object)
    printed = Signal(object)

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Sổ theo dõi phát thanh"))
        self.choice = PeriodChoice(room.workspace.desk.today())
        words = QLabel(tr("Các lần phát thanh của kỳ, theo thứ tự ngày: giờ, tên, thể loại, thời lượng, số lần, kênh."))
        words.setWordWrap(True)
        buttons = QDialogButtonBox()
        for text, role, signal in (
            (tr("Ghi tệp &Word, PDF…"), QDialogButtonBox.ButtonRole.AcceptRole, self.wrote),
            (tr("&In…"), QDialogButtonBox.ButtonRole.ActionRole, self.printed),
        ):
            button = buttons.addButton(text, role)
            button.clicked.connect(lambda _=False, signal=signal: self._go(signal))
        buttons.addButton(tr("&Bỏ qua"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(words)
        column.addWidget(self.choice)
        column.addWidget(buttons)
        room.lanes.read(self, room.workspace.reporting.last_closed, self._begin, topic="period")

    def _begin(self, period: Period) -> None:
        self.choice.put(period)

    def _go(self, signal: SignalInstance) -> None:
        signal.emit(self.choice.period())
        self.accept()
