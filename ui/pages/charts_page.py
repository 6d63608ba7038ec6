"""Biểu đồ: output by month, channel and kind, targets with what is missing; every bar opens what it counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from desktop.documents.rendering import Preview
from desktop.domain.chart import Bar, Chart
from desktop.domain.media import Channel
from desktop.domain.period import Period
from desktop.errors import KnownError
from desktop.vietnamese.numerals import day_text
from desktop.workspace import Workspace
from ui.commands import Command
from ui.dialogs.records_dialog import RecordsDialog
from ui.labels import sentence, tr
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.pages.page import Page
from ui.printing import print_pictures
from ui.room import Room
from ui.theme import GRID, SECTION_PT, sized
from ui.widgets.bar_delegate import BarDelegate
from ui.widgets.chart_table import ChartTable
from ui.widgets.period_choice import PeriodChoice

_PAPERS = "Tệp Word (*.docx);;Tệp PDF (*.pdf)"
_PAPER_DPI = 300
_LETTERS_OF_CHANNEL = 28
Ask = Callable[[Workspace, Period, bytes | None], Chart]
_VIEWS: tuple[tuple[str, Ask], ...] = (
    ("Lượt phát, đăng theo tháng", lambda of, when, channel: of.charting.by_month(when, "media.airings", channel)),
    ("Thời lượng theo tháng", lambda of, when, channel: of.charting.by_month(when, "media.minutes", channel)),
    ("Lượt phát, đăng theo kênh", lambda of, when, _: of.charting.by_part(when, "media.airings", "channel")),
    ("Thời lượng theo kênh", lambda of, when, _: of.charting.by_part(when, "media.minutes", "channel")),
    ("Lượt phát, đăng theo chủ đề", lambda of, when, _: of.charting.by_part(when, "media.airings", "topic")),
    ("Sản phẩm theo thể loại", lambda of, when, _: of.charting.by_part(when, "media.products", "kind")),
    ("Mục tiêu của kế hoạch", lambda of, when, _: of.charting.targets(when)),
)
_BY_MONTH = 2
"""The first views are by month: a channel may be chosen for them."""


class ChartsPage(Page):
    """One chart at a time, drawn as a table whose rows are its bars."""

    name = "charts"
    title = "Biểu đồ"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.view, self.channel = QComboBox(), QComboBox()
        self.view.setAccessibleName(tr("Biểu đồ"))
        for words, _ in _VIEWS:
            self.view.addItem(tr(words))
        self.channel.setAccessibleName(tr("Kênh được đếm"))
        self.channel.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.channel.setMinimumContentsLength(_LETTERS_OF_CHANNEL)
        self.channel.addItem(tr("Mọi kênh"), "")
        self.choice = PeriodChoice(room.workspace.desk.today())
        self.bars = ChartTable(tr("Các cột của biểu đồ"), PlainTableModel[Bar](_COLUMNS))
        self.bars.setItemDelegateForColumn(1, BarDelegate(self.bars))
        self.chart: Chart | None = None
        self._head, self._told = QLabel(), QLabel()
        self._chosen = False
        self._build()
        self.choice.changed.connect(self._again)
        self.view.activated.connect(self._again)
        self.channel.activated.connect(self._again)
        self.bars.opened.connect(self._behind)

    def acts(self) -> Mapping[Command, Callable[[], None]]:
        found: dict[Command, Callable[[], None]] = {Command.SUMMARISE: self._again, Command.NEXT_PANE: self._next_pane}
        if self.chart is not None and self.chart.bars:
            found[Command.PRINT] = self._print
        return found

    def reload(self) -> None:
        """Draw what is chosen; the first time over the period whose figures closed last."""
        workspace = self.room.workspace
        if not self._chosen:
            self._chosen = True
            self.room.lanes.read(self, workspace.reporting.last_closed, self._begin, topic="period")
            return
        period, ask = self.choice.period(), _VIEWS[self.view.currentIndex()][1]
        channel = self.channel.currentData() or None
        self.channel.setEnabled(self.view.currentIndex() < _BY_MONTH)
        self.room.lanes.read(self, workspace.media_matrix.channels, self._offer, topic="channels")
        self.room.lanes.read(self, lambda: ask(workspace, period, channel), self._show, topic="chart")

    def focus_first(self) -> None:
        self.bars.setFocus()

    def _begin(self, period: Period) -> None:
        self.choice.put(period)
        self._again()

    def _offer(self, channels: Sequence[Channel]) -> None:
        chosen, uids = self.channel.currentData(), ["", *(channel.uid for channel in channels)]
        while self.channel.count() > 1:
            self.channel.removeItem(1)
        for channel in channels:
            self.channel.addItem(channel.name, channel.uid)
        self.channel.setCurrentIndex(uids.index(chosen) if chosen in uids else 0)

    def _show(self, chart: Chart) -> None:
        self.chart = chart
        self._head.setText(chart.title)
        days = tr("Từ {first} đến {last}.").format(
            first=day_text(chart.span.from_day), last=day_text(chart.span.to_day)
        )
        self._told.setText(f"{days} {chart.told}" if chart.bars else f"{days} {tr('Chưa có số liệu.')}")
        self.bars.show_things(list(chart.bars))
        for button in self._papers:
            button.setEnabled(bool(chart.bars))

    def _again(self) -> None:
        self._stale = True
        self.refresh()

    def _behind(self, bar: Bar) -> None:
        reporting = self.room.workspace.reporting

        def show(records: list[object]) -> None:
            missing = bar.goal is not None and all(getattr(one, "table", "") == "person" for one in records)
            head = f"{sentence(bar.period.name)}. {sentence(bar.label)}: {bar.told}"
            dialog = RecordsDialog(head, records, self, missing=missing)
            dialog.opened.connect(self.room.ways.goto)
            dialog.open()

        def ask() -> list[object]:
            return list(reporting.behind(bar.figure, bar.period))

        self.room.lanes.read(self, ask, show, topic="behind")

    def _write(self) -> None:
        chart, charting = self.chart, self.room.workspace.charting
        chosen = self.room.save_as("bieu-do.docx", tr(_PAPERS))
        if chart is None or not chosen:
            return
        target = Path(chosen) if Path(chosen).suffix.lower() in (".docx", ".pdf") else Path(f"{chosen}.docx")

        def done(written: Path) -> None:
            self.room.ways.said.emit(tr("Đã ghi {file}.").format(file=written.name))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(written)))

        self.room.lanes.read(self, lambda: charting.write(chart, target), done)

    def _print(self) -> None:
        chart, charting = self.chart, self.room.workspace.charting
        if chart is None:
            return
        name = tr("Biểu đồ {title}").format(title=chart.title)

        def send(preview: Preview) -> None:
            try:
                sent = print_pictures(self, list(preview.pages), name)
            except KnownError as fault:
                self.room.messages.fault(fault)
                return
            if sent:
                self.room.ways.said.emit(tr("Đã gửi {name} tới máy in.").format(name=name))

        self.room.lanes.read(self, lambda: charting.preview(chart, _PAPER_DPI), send, topic="print")

    def _next_pane(self) -> None:
        (self.view if self.bars.hasFocus() else self.bars).setFocus()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        label = QLabel(tr("&Biểu đồ:"))
        label.setBuddy(self.view)
        top.addWidget(label)
        top.addWidget(self.view)
        top.addWidget(self.channel)
        top.addStretch(1)
        when = QHBoxLayout()
        when.addWidget(self.choice)
        when.addStretch(1)
        self._head.setFont(sized(self._head.font(), SECTION_PT, bold=True))
        self._head.setWordWrap(True)
        self._told.setWordWrap(True)
        write, printed = QPushButton(tr("Ghi tệp &Word, PDF…")), QPushButton(tr("&In…"))
        write.clicked.connect(self._write)
        printed.clicked.connect(self._print)
        printed.setToolTip(tr("In biểu đồ đang xem (Ctrl+P)"))
        self._papers = (write, printed)
        bottom = QHBoxLayout()
        bottom.setSpacing(GRID)
        hint = QLabel(tr("Enter hoặc bấm đúp vào một dòng để xem các mục được đếm."))
        hint.setObjectName("faint")
        bottom.addWidget(hint, 1)
        for button in self._papers:
            bottom.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(top)
        whole.addLayout(when)
        whole.addWidget(self._head)
        whole.addWidget(self._told)
        whole.addWidget(self.bars, 1)
        whole.addLayout(bottom)


_COLUMNS = (
    PlainColumn[Bar]("Nội dung", lambda bar: sentence(bar.label)),
    PlainColumn[Bar]("Biểu đồ", lambda _: ""),
    PlainColumn[Bar]("Kết quả", lambda bar: sentence(bar.note or bar.told)),
)
