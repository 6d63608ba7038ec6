"""Quy định kỳ báo cáo: what rules are in force, which days they give in a year, and the office's own changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.period import Period, PeriodDays, RuleSet
from desktop.domain.registers import registers
from ui.labels import plain, sentence, tr
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.pages.register_page import RegisterPage
from ui.room import Room
from ui.theme import GRID, SECTION_PT, sized
from ui.widgets.plain_table import PlainTable

_YEARS_BACK, _YEARS_ON = 6, 3


def rule_words(days: PeriodDays) -> str:
    """Whose rule governs the period."""
    if days.changed_on is None:
        return tr("Có sẵn")
    return tr("Của cơ quan, từ {day}").format(day=plain(days.changed_on))


def _short(period: Period) -> str:
    """The period's name without the year, which is chosen above."""
    return sentence(period.name.removesuffix(f" năm {period.year}").removesuffix(f" {period.year}"))


class PeriodRulesPage(RegisterPage):
    """The days each period of a year has by the rules in force, above the changes the clerk has made."""

    def __init__(self, room: Room) -> None:
        super().__init__(room, registers()["period_setting"])
        self._set, self._year = QComboBox(), QComboBox()
        for rules in RuleSet:
            self._set.addItem(sentence(rules.term), rules.value)
        today = room.workspace.desk.today()
        for year in range(today.year - _YEARS_BACK, today.year + _YEARS_ON):
            self._year.addItem(str(year), year)
        self._year.setCurrentIndex(_YEARS_BACK)
        self.days = PlainTable(
            tr("Các kỳ trong năm"),
            PlainTableModel[PeriodDays](
                [
                    PlainColumn(tr("Kỳ"), lambda d: _short(d.period)),
                    PlainColumn(tr("Từ ngày"), lambda d: plain(d.span.from_day)),
                    PlainColumn(tr("Chốt số liệu"), lambda d: plain(d.span.to_day)),
                    PlainColumn(tr("Gửi trước hết ngày"), lambda d: plain(d.due)),
                    PlainColumn(tr("Quy định"), rule_words),
                    PlainColumn(tr("Căn cứ"), lambda d: d.citation),
                ]
            ),
            stretch=5,
        )
        self._put_above()
        self._set.activated.connect(self._preview)
        self._year.activated.connect(self._preview)

    def reload(self) -> None:
        super().reload()
        self._preview()

    def focus_first(self) -> None:
        self.days.setFocus()

    def begin_new(self, values: Mapping[str, Any] | None = None) -> None:
        """A new change stands upon the rule set in sight."""
        super().begin_new({"rules": self._set.currentData(), **(values or {})})

    def _put_above(self) -> None:
        """The preview and its choices over the list of changes."""
        bar = QHBoxLayout()
        bar.setSpacing(GRID)
        for words, field in ((tr("&Bộ quy định"), self._set), (tr("Nă&m"), self._year)):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            bar.addWidget(label)
            bar.addWidget(field)
        bar.addStretch(1)
        own = QLabel(tr("Quy định riêng của cơ quan"))
        own.setFont(sized(self.font(), SECTION_PT, bold=True))
        above = QWidget()
        inner = QVBoxLayout(above)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GRID)
        inner.addLayout(bar)
        inner.addWidget(self.days, 1)
        inner.addWidget(own)
        left = self.tools.lists.parentWidget()
        column = left.layout() if left is not None else None
        if isinstance(column, QVBoxLayout):
            column.insertWidget(0, above, 3)
            column.setStretchFactor(self.tools.lists, 1)
        self.table.setMinimumHeight(96)

    def _empty_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        words = QLabel(
            tr(
                "Cơ quan chưa có quy định riêng: các kỳ chốt số liệu theo quy định có sẵn ở bảng bên trái.\n\n"
                "Cấp trên quy định khác thì bấm «Thêm mới» (Ctrl+N), điền ngày bắt đầu áp dụng và ngày chốt; chốt theo "
                "tháng dương lịch thì điền ngày chốt là 31. Ô để trống giữ nguyên như trước.\n\n"
                "Thay đổi chỉ tác động đến dự thảo. Báo cáo đã phát hành không bao giờ đổi. Lấy lại bằng Ctrl+Z."
            )
        )
        words.setObjectName("faint")
        words.setWordWrap(True)
        column.addWidget(words)
        column.addStretch(1)
        return side

    def _preview(self) -> None:
        calendars, year, name = self.room.workspace.calendars, self._year.currentData(), self._set.currentData()
        self.room.lanes.read(self, lambda: calendars.preview(year, name), self.days.show_things, topic="preview")
