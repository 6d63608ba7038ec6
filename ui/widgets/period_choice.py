"""Choosing a reporting period: kind, which of the year, year; three closed lists, no typing."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from desktop.domain.period import Period, PeriodKind
from ui.labels import sentence, tr
from ui.theme import GRID

_YEARS_BACK, _YEARS_ON = 6, 3


class PeriodChoice(QWidget):
    """Kind, period and year; `changed` when another period is chosen."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._kind, self._index, self._year = QComboBox(), QComboBox(), QComboBox()
        for kind in PeriodKind:
            self._kind.addItem(sentence(kind.term), kind.value)
        for year in range(today.year - _YEARS_BACK, today.year + _YEARS_ON):
            self._year.addItem(str(year), year)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        for words, field in ((tr("L&oại kỳ"), self._kind), (tr("Kỳ"), self._index), (tr("&Năm"), self._year)):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            line.addWidget(label)
            line.addWidget(field)
            line.addSpacing(GRID)
        self._kind.currentIndexChanged.connect(self._offer)
        self._offer()
        for field in (self._kind, self._index, self._year):
            field.activated.connect(self.changed)

    def period(self) -> Period:
        return Period(PeriodKind.of(self._kind.currentData()), self._year.currentData(), self._index.currentData() or 1)

    def put(self, period: Period) -> None:
        """Choose a period; a year the list lacks is added."""
        self._kind.setCurrentIndex(self._kind.findData(period.kind.value))
        if self._year.findData(period.year) < 0:
            self._year.addItem(str(period.year), period.year)
        self._year.setCurrentIndex(self._year.findData(period.year))
        self._index.setCurrentIndex(max(0, self._index.findData(period.index)))

    def _offer(self) -> None:
        """The periods of a year of this kind, named without the year."""
        kind = PeriodKind.of(self._kind.currentData())
        self._index.clear()
        for index in range(1, 12 // kind.months + 1):
            period = Period(kind, 2000, index)
            self._index.addItem(sentence(period.name.removesuffix(" năm 2000").removesuffix(" 2000")), index)
        self._index.setEnabled(self._index.count() > 1)
