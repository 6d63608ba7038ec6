"""Hết thời hạn lưu giữ: whose data training no longer needs, and erasing it for good."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.retention import MOST_YEARS, YEARS, Outlasted
from desktop.progress import Progress
from desktop.vietnamese.numerals import grouped
from ui.labels import plain, tr
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.room import Room
from ui.theme import GRID
from ui.widgets.plain_table import PlainTable


class RetentionDialog(QDialog):
    """Proposes; nothing is erased before the clerk has chosen and been asked. `names` are those erased here."""

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Hết thời hạn lưu giữ"))
        self._room = room
        self.years = QSpinBox()
        self.years.setRange(1, MOST_YEARS)
        self.years.setValue(YEARS)
        self.years.setSuffix(tr(" năm"))
        self.years.setAccessibleName(tr("Thời hạn lưu giữ"))
        self.years.setKeyboardTracking(False)
        self.years.valueChanged.connect(self.look)
        self._told = QLabel()
        self._told.setWordWrap(True)
        model: PlainTableModel[Outlasted] = PlainTableModel(
            [
                PlainColumn(tr("Đơn vị"), lambda one: one.agency or tr("chưa rõ đơn vị")),
                PlainColumn(tr("Họ và tên"), lambda one: one.name),
                PlainColumn(tr("Chức vụ"), lambda one: one.post),
                PlainColumn(tr("Lần cuối"), lambda one: plain(one.last_day) or tr("chưa dự lớp nào")),
            ]
        )
        self.table: PlainTable[Outlasted] = PlainTable(tr("Người hết thời hạn lưu giữ"), model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.erase = QPushButton()
        self.erase.clicked.connect(self._erase)
        self.names: list[str] = []
        self._build()
        self.resize(820, 520)
        self.look()

    def look(self) -> None:
        """Who is to be proposed for so many years."""
        years, retention = self.years.value(), self._room.workspace.retention
        self._room.lanes.read(self, lambda: retention.outlasted(years), self._show, topic="outlasted")

    def chosen(self) -> list[Outlasted]:
        """The lines marked; all of them where fewer than two are."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        marked = [one for row in rows if (one := self.table.things.thing(row)) is not None]
        if len(marked) > 1:
            return marked
        every = (self.table.things.thing(row) for row in range(self.table.things.rowCount()))
        return [one for one in every if one is not None]

    # --- inside ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        label = QLabel(tr("&Không có lớp, nhóm, giấy chứng nhận nào trong"))
        label.setBuddy(self.years)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.years)
        row.addStretch(1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.erase, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(tr("Đó&ng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self._told)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)

    def _show(self, found: tuple[Outlasted, ...]) -> None:
        told = tr(
            "{count} người không còn cần cho việc tập huấn. Chọn nhiều dòng để chỉ xóa những người ấy; số lượt dự vẫn "
            "được đếm."
        )
        none = tr("Không có người nào hết thời hạn lưu giữ.")
        self._told.setText(told.format(count=grouped(len(found))) if found else none)
        self.table.show_things(list(found))
        self._offer()

    def _offer(self) -> None:
        count = len(self.chosen())
        self.erase.setText(tr("&Xóa dữ liệu của {count} người…").format(count=grouped(count)))
        self.erase.setEnabled(count > 0)

    def _erase(self) -> None:
        persons = [one.person for one in self.chosen()]
        if not persons or not self._room.messages.ask(
            tr("Xóa vĩnh viễn dữ liệu cá nhân của {count} người?").format(count=grouped(len(persons))),
            tr(
                "Họ tên, chức vụ, năm sinh bị xóa khỏi dữ liệu, lịch sử và các bản sao lưu; số lượt dự vẫn được đếm. "
                "Việc này không hoàn tác được."
            ),
            tr("Xóa &dữ liệu của {count} người").format(count=grouped(len(persons))),
        ):
            return
        retention = self._room.workspace.retention

        def work(_progress: Progress) -> tuple[list[Any], list[str]]:
            names = retention.names_of(persons)
            return retention.erase(persons), names

        self._room.lanes.write(self, work, self._erased)

    def _erased(self, told: tuple[list[Any], list[str]]) -> None:
        outcomes, self.names = told
        self._room.ways.said.emit(tr("Đã xóa dữ liệu cá nhân."))
        faults = [f"{outcome.place}: {outcome.fault}" for outcome in outcomes if outcome.fault]
        if faults:
            self._room.messages.notice(tr("Có nơi sao lưu chưa xóa được, có thể còn dữ liệu cũ."), "\n".join(faults))
        self.accept()
