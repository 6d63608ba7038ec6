"""Ma trận: topics or audiences against channels, kinds or months of a period, and what nothing treated."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QHeaderView, QLabel, QTableView, QVBoxLayout

from desktop.domain.matrix import Matrix, MatrixQuestion
from desktop.domain.media import Channel
from desktop.domain.period import Period
from desktop.vietnamese.numerals import day_text, grouped
from ui.commands import Command
from ui.dialogs.records_dialog import RecordsDialog
from ui.labels import sentence, tr
from ui.models.matrix_model import MatrixModel
from ui.pages.page import Page
from ui.room import Room
from ui.theme import GRID
from ui.widgets.dressing import dress
from ui.widgets.marks import Mark, mark_icon
from ui.widgets.period_choice import PeriodChoice

_ACROSS = (("channel", "Theo kênh"), ("month", "Theo tháng"), ("kind", "Theo thể loại"), ("level", "Theo cấp"))
_DOWN = (("topic", "Chủ đề"), ("audience", "Đối tượng"), ("language", "Ngôn ngữ"))
_SAID = {
    "topic": (
        "Chưa có sản phẩm nào về {count} chủ đề: {names}.", "Chủ đề nào cũng đã có sản phẩm.", "Chưa có chủ đề nào.",
    ),
    "audience": (
        "Chưa có sản phẩm nào dành cho {count} đối tượng: {names}.", "Đối tượng nào cũng đã có sản phẩm.",
        "Kế hoạch chưa nêu đối tượng nào.",
    ),
    "language": ("", "", "Chưa có sản phẩm nào."),
}  # fmt: skip
"""Of each kind of row: what is said where some are neglected, where none is, and where there is no row."""
_FIGURES = (("media.airings", "Lượt phát, đăng"), ("media.minutes", "Thời lượng (phút)"))
_LETTERS_OF_NAME, _LETTERS_OF_CELL, _LETTERS_OF_MONTH, _LINES_OF_HEAD, _LETTERS_OF_CHANNEL = 40, 13, 8, 3, 32


class MatrixTable(QTableView):
    """The table; Enter opens what stands behind a cell."""

    def __init__(self, cells: MatrixModel, opened: Callable[[QModelIndex], None]) -> None:
        super().__init__()
        self._cells, self._opened = cells, opened
        self.setModel(cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(tr("Sản phẩm theo chủ đề"))
        dress(self)
        self.doubleClicked.connect(opened)
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.setFixedHeight(_LINES_OF_HEAD * self.fontMetrics().lineSpacing() + 2 * GRID)

    def share_width(self) -> None:
        """Numbers get what they need, the names of topics the rest, but never too little to be read."""
        letter, count = self.fontMetrics().averageCharWidth(), self._cells.columnCount()
        months = any(head.span for head in self._cells.matrix.columns)
        cell = letter * (_LETTERS_OF_MONTH if months else _LETTERS_OF_CELL)
        for place in range(1, count):
            self.setColumnWidth(place, cell)
        self.setColumnWidth(0, max(letter * _LETTERS_OF_NAME, self.viewport().width() - cell * (count - 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._opened(self.currentIndex())
            return
        super().keyPressEvent(event)


class MatrixPage(Page):
    """Where there was output in a period and where there was none."""

    name = "matrix"
    title = "Ma trận chủ đề"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.choice = PeriodChoice(room.workspace.desk.today())
        self.down, self.across = _choice(_DOWN, tr("Hàng của bảng")), _choice(_ACROSS, tr("Cột của bảng"))
        self.figure = _choice(_FIGURES, tr("Số liệu"))
        self.channel = _choice((("", "Mọi kênh"),), tr("Kênh được đếm"))
        self.channel.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.channel.setMinimumContentsLength(_LETTERS_OF_CHANNEL)
        self.cells = MatrixModel(mark_icon(Mark.QUIET), self)
        self.table = MatrixTable(self.cells, self._behind)
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._chosen = False
        self._build()
        self.choice.changed.connect(self._again)
        for field in self._fields():
            field.activated.connect(self._again)

    def acts(self) -> Mapping[Command, Callable[[], None]]:
        return {Command.SUMMARISE: self._again, Command.NEXT_PANE: self._next_pane}

    def reload(self) -> None:
        """Show the chosen period; the first time that is the year of the month whose figures closed last."""
        reporting, matrix = self.room.workspace.reporting, self.room.workspace.media_matrix
        if not self._chosen:
            self._chosen = True
            self.room.lanes.read(self, reporting.last_closed, self._begin, topic="period")
            return
        period = self.choice.period()
        asked = MatrixQuestion(
            self.across.currentData(), self.figure.currentData(), self.down.currentData(),
            self.channel.currentData() or None,
        )  # fmt: skip
        self.room.lanes.read(self, matrix.channels, self._offer, topic="channels")
        self.room.lanes.read(self, lambda: matrix.over(period, asked), self._show, topic="matrix")

    def focus_first(self) -> None:
        self.table.setFocus()

    def _begin(self, period: Period) -> None:
        self.choice.put(period)
        self._again()

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(GRID)
        bar.addWidget(self.choice)
        bar.addStretch(1)
        bar.addWidget(self.figure)
        asked = QHBoxLayout()
        asked.setSpacing(GRID)
        for field in (self.down, self.across, self.channel):
            asked.addWidget(field)
        asked.addStretch(1)
        hint = QLabel(tr("Enter hoặc bấm đúp vào một ô để xem các lần phát, đăng được đếm."))
        hint.setObjectName("faint")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(bar)
        whole.addLayout(asked)
        whole.addWidget(self._told)
        whole.addWidget(self.table, 1)
        whole.addWidget(hint)

    def _fields(self) -> tuple[QComboBox, ...]:
        return self.down, self.across, self.channel, self.figure

    def _offer(self, channels: Sequence[Channel]) -> None:
        """Offer the channels there are; the one chosen stays chosen."""
        chosen, uids = self.channel.currentData(), ["", *(channel.uid for channel in channels)]
        while self.channel.count() > 1:
            self.channel.removeItem(1)
        for channel in channels:
            self.channel.addItem(channel.name, channel.uid)
        self.channel.setCurrentIndex(uids.index(chosen) if chosen in uids else 0)

    def _again(self) -> None:
        self._stale = True
        self.refresh()

    def _show(self, matrix: Matrix) -> None:
        here = self.table.currentIndex()
        self.cells.show(matrix)
        self.table.share_width()
        row = min(max(here.row(), 0), self.cells.rowCount() - 1)
        self.table.setCurrentIndex(self.cells.index(row, min(max(here.column(), 0), self.cells.columnCount() - 1)))
        days = tr("Từ {first} đến {last}: {amount} {unit}.").format(
            first=day_text(matrix.span.from_day), last=day_text(matrix.span.to_day), amount=grouped(matrix.whole),
            unit=matrix.unit,
        )  # fmt: skip
        lacking = matrix.neglected
        gap, full, none = map(tr, _SAID[matrix.asked.down])
        told = gap.format(count=len(lacking), names="; ".join(lacking)) if lacking else full if matrix.rows else none
        self._told.setText(f"{days} {told}")

    def _behind(self, index: QModelIndex) -> None:
        row, column, matrix = self.cells.row_at(index), self.cells.column_at(index), self.cells.matrix
        if row is None:
            self.room.ways.said.emit(tr("Hãy đứng ở một hàng để xem các lần phát, đăng của hàng đó."))
            return
        service = self.room.workspace.media_matrix
        head = f"{row.head.name}{f', {column.name}' if column else ''}"

        def ask() -> list[object]:
            return list(service.behind(matrix, row.head, column))

        def show(records: list[object]) -> None:
            dialog = RecordsDialog(sentence(head), records, self)
            dialog.opened.connect(self.room.ways.goto)
            dialog.open()

        self.room.lanes.read(self, ask, show, topic="behind")

    def _next_pane(self) -> None:
        (self.across if self.table.hasFocus() else self.table).setFocus()


def _choice(offered: tuple[tuple[str, str], ...], name: str) -> QComboBox:
    field = QComboBox()
    field.setAccessibleName(name)
    for key, words in offered:
        field.addItem(tr(words), key)
    return field
