"""A task that is never done: when it was last worked on, every activity, and the form of a new one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain import recurrence
from desktop.domain.plan_view import ActivityLine, TaskSheet
from desktop.domain.registers import registers
from ui.labels import plain, tr
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.room import Room
from ui.theme import GRID, SECTION_PT, sized
from ui.widgets.plain_table import PlainTable
from ui.widgets.record_form import RecordForm


class ActivityPanel(QFrame):
    """Shows a `TaskSheet`. Whoever has it stores what `form` saves."""

    removed = Signal(object)

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.sheet: TaskSheet | None = None
        self._wanted = b""
        self._title, self._last = QLabel(), QLabel()
        self._title.setFont(sized(self.font(), SECTION_PT, bold=True))
        for label in (self._title, self._last):
            label.setWordWrap(True)
        model: PlainTableModel[ActivityLine] = PlainTableModel(
            [
                PlainColumn(tr("Ngày"), lambda one: plain(one.record.day)),
                PlainColumn(tr("Nội dung"), lambda one: one.record.text),
            ]
        )
        self.table: PlainTable[ActivityLine] = PlainTable(tr("Hoạt động của nhiệm vụ"), model, stretch=1)
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        heads.resizeSection(0, self.fontMetrics().horizontalAdvance("00/00/0000") + 4 * GRID)
        self.table.opened.connect(self.edit)
        self.form = RecordForm(room, registers()["task_activity"])
        self.form.setObjectName("")
        self.form.cancelled.connect(self.close_form)
        self.form.hide()
        self._add = QPushButton(tr("Thêm hoạt độn&g"))
        self._add.setProperty("primary", 1)
        self._add.setToolTip(tr("Ghi một ngày đã làm nhiệm vụ này (Ctrl+N)"))
        self._add.clicked.connect(self.begin)
        self._remove = QPushButton(tr("&Xóa"))
        self._remove.setToolTip(tr("Xóa hoạt động đang chọn (Del)"))
        self._remove.clicked.connect(self.remove_here)
        self._layout()

    def show_sheet(self, sheet: TaskSheet) -> None:
        """Show a task; a form half filled in stays when it is the same task's."""
        here = self.table.here()
        keep = self._wanted or (here.record.uid if here else b"")
        self._wanted = b""
        same = self.sheet is not None and self.sheet.task.uid == sheet.task.uid
        self.sheet = sheet
        self._title.setText(sheet.title)
        self._last.setText(last_words(sheet))
        self._last.setObjectName("warned" if sheet.quiet else "faint")
        self._last.style().unpolish(self._last)
        self._last.style().polish(self._last)
        self.table.show_things(list(sheet.activities))
        uids = [line.record.uid for line in sheet.activities]
        if keep in uids:
            self.table.setCurrentIndex(self.table.things.index(uids.index(keep), 0))
        self._remove.setEnabled(bool(sheet.activities))
        if not same:
            self.close_form()

    def begin(self) -> None:
        """The form of a new activity, today."""
        if self.sheet is not None:
            self._show_form()
            self.form.begin({"day": self.sheet.today})

    def edit(self, line: ActivityLine) -> None:
        self._show_form()
        self.form.show_record(line.record)
        self.form.focus_first()

    def want(self, uid: bytes) -> None:
        """Stand on this activity when the sheet is shown next."""
        self._wanted = uid

    def close_form(self) -> None:
        self.form.hide()
        self.table.show()
        self._add.show()
        self._remove.show()

    def changed(self) -> bool:
        return self.form.isVisibleTo(self) and self.form.changed()

    def remove_here(self) -> None:
        line = self.table.here()
        if line is not None:
            self.removed.emit(line.record)

    def _show_form(self) -> None:
        for widget in (self.table, self._add, self._remove):
            widget.hide()
        self.form.show()

    def _layout(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._add)
        buttons.addStretch(1)
        buttons.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addWidget(self._last)
        column.addWidget(self.table, 1)
        column.addWidget(self.form, 1)
        inner = self.form.layout()
        if inner is not None:
            inner.setContentsMargins(0, 0, 0, 0)
        column.addLayout(buttons)


def last_words(sheet: TaskSheet) -> str:
    """When the task was last worked on, and whether it rests too long."""
    days = recurrence.days_since_last_activity(sheet.last_activity, sheet.today)
    limit = tr("nhắc khi quá {days} ngày").format(days=sheet.task.quiet_days)
    if sheet.last_activity is None:
        return tr("Nhiệm vụ thường xuyên. Chưa có hoạt động nào ({limit}).").format(limit=limit)
    since = tr("hôm nay") if not days else tr("{days} ngày trước").format(days=days)
    return tr("Nhiệm vụ thường xuyên. Hoạt động gần nhất {day}, {since} ({limit}).").format(
        day=plain(sheet.last_activity), since=since, limit=limit
    )
