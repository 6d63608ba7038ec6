"""Hôm nay: what needs a hand now; every line leads to its record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.agenda import Agenda, AgendaLine, NextReport, Urgency
from ui.commands import Command
from ui.labels import plain, sentence, tr
from ui.pages.page import Page
from ui.room import Room
from ui.theme import GRID, SECTION_PT, sized
from ui.widgets.marks import Mark, mark_icon
from ui.widgets.wrapping_cells import WrappingCells

_MARKS = {
    Urgency.OVERDUE: Mark.OVERDUE,
    Urgency.SOON: Mark.SOON,
    Urgency.WAITING: Mark.WAITING,
    Urgency.QUIET: Mark.QUIET,
}
_SIDE_WIDTH, _BLANK = 292, 14


class TodayPage(Page):
    """The start screen: work to look after at the left, the next reports and who owes work at the right."""

    name = "today"
    title = "Hôm nay"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._lines = self._tree(
            tr("Việc cần làm"),
            [tr("Việc"), tr("Kỳ"), tr("Hạn"), tr("Chủ trì")],
            ("tháng 12", "quá 100 ngày", "Trung tâm Văn hóa"),
        )
        self._owing = self._tree(tr("Đơn vị còn nợ việc"), [tr("Đơn vị"), tr("Còn nợ")], (tr("từ 00/00/0000"),))
        self._sum, self._nothing, self._no_owing = self._faint(), self._faint(), self._faint()
        self._begin = QPushButton(tr("Tới trang &Kế hoạch để đọc kế hoạch"))
        self._begin.setProperty("primary", 1)
        self._begin.setAutoDefault(True)
        self._begin.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._begin.clicked.connect(lambda: self.room.ways.page.emit("plan"))
        self._begin.hide()
        self._no_owing.setText(tr("Không đơn vị nào còn nợ việc quá hạn."))
        blank = QPixmap(_BLANK, _BLANK)
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)
        self._reports = QVBoxLayout()
        self._reports.setSpacing(GRID)
        self._lines.itemActivated.connect(self._open)
        self._owing.itemActivated.connect(self._open)
        self._build()

    def acts(self) -> Mapping[Command, Callable[[], None]]:
        return {Command.SUMMARISE: self._again, Command.NEXT_PANE: self._next_pane}

    def reload(self) -> None:
        self.room.lanes.read(self, self.room.workspace.today.agenda, self._show, topic="agenda")

    def focus_first(self) -> None:
        buttons = cast("list[QPushButton]", self.findChildren(QPushButton))
        first = next((one for one in buttons if not one.isHidden()), self)
        (first if self._lines.isHidden() else self._lines).setFocus()

    def _again(self) -> None:
        self._stale = True
        self.refresh()

    def _next_pane(self) -> None:
        (self._owing if self._lines.hasFocus() else self._lines).setFocus()

    def _build(self) -> None:
        left = self._card(tr("Việc cần làm"), self._sum, self._nothing, self._begin, self._lines)
        side = QWidget()
        side.setFixedWidth(_SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + 4)
        reports = QFrame()
        reports.setObjectName("card")
        inner = QVBoxLayout(reports)
        inner.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        inner.addWidget(self._head(tr("Báo cáo tháng")))
        inner.addLayout(self._reports)
        column.addWidget(reports)
        column.addWidget(self._card(tr("Đơn vị còn nợ việc"), self._no_owing, self._owing), 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID + 4)
        whole.addWidget(left, 1)
        whole.addWidget(side)

    def _head(self, words: str) -> QLabel:
        head = QLabel(words)
        head.setFont(sized(self.font(), SECTION_PT, bold=True))
        return head

    def _card(self, words: str, *inside: QWidget) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        column.setSpacing(GRID)
        column.addWidget(self._head(words))
        for widget in inside:
            column.addWidget(widget, 1 if isinstance(widget, QTreeWidget) else 0)
        column.addStretch()
        return card

    def _faint(self) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setObjectName("faint")
        return label

    def _tree(self, name: str, heads: list[str], widest: tuple[str, ...]) -> QTreeWidget:
        """A flat list; its first column takes what the others leave, whose longest words are `widest`."""
        tree = QTreeWidget()
        tree.setHeaderLabels(heads)
        tree.setAccessibleName(name)
        tree.setRootIsDecorated(False)
        tree.setIndentation(0)
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.setItemDelegate(WrappingCells(tree))
        for place, words in enumerate(widest, 1):
            tree.setColumnWidth(place, self.fontMetrics().horizontalAdvance(words) + 3 * GRID)
        return tree

    def _show(self, agenda: Agenda) -> None:
        self._lines.clear()
        for urgency in Urgency:
            lines = agenda.of(urgency)
            if lines:
                self._add_head(urgency, len(lines))
            for line in lines:
                self._add_line(line)
        self._tell_nothing(agenda)
        self._owing.clear()
        for owing in agenda.owing:
            owed = tr("{count} việc\ntừ {day}").format(count=owing.count, day=plain(owing.oldest))
            item = QTreeWidgetItem([owing.name, owed])
            self._name_cells(item, self._owing)
            item.setData(0, Qt.ItemDataRole.UserRole, ("agency", owing.agency))
            self._owing.addTopLevelItem(item)
        self._owing.setVisible(bool(agenda.owing))
        self._no_owing.setVisible(not agenda.owing)
        self._show_reports(agenda.reports)
        if self._lines.topLevelItemCount() > 1:
            self._lines.setCurrentItem(self._lines.topLevelItem(1))

    def _add_head(self, urgency: Urgency, count: int) -> None:
        head = QTreeWidgetItem([f"{sentence(urgency.term)} ({count})"])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setFont(0, sized(self.font(), self.font().pointSizeF(), bold=True))
        head.setIcon(0, mark_icon(_MARKS[urgency]))
        self._lines.addTopLevelItem(head)
        self._lines.setFirstColumnSpanned(self._lines.topLevelItemCount() - 1, self._lines.rootIndex(), True)  # noqa: FBT003  Qt's own signature

    def _add_line(self, line: AgendaLine) -> None:
        leads = "; ".join(line.leads)
        first = (
            leads
            if len(line.leads) < 2
            else tr("{first} và {more} đơn vị").format(first=line.leads[0], more=len(line.leads) - 1)
        )
        when = "\n".join(filter(None, (plain(line.day) if line.urgency is not Urgency.QUIET else "", _left(line))))
        item = QTreeWidgetItem([line.title, line.period, when, first])
        item.setIcon(0, self._blank)
        self._name_cells(item, self._lines)
        for place in range(item.columnCount()):
            item.setToolTip(place, "\n".join(filter(None, (line.title, leads))))
        item.setData(0, Qt.ItemDataRole.UserRole, (line.table, line.uid))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{line.urgency.term}: {line.title}. {_left(line)}")
        self._lines.addTopLevelItem(item)

    def _name_cells(self, item: QTreeWidgetItem, tree: QTreeWidget) -> None:
        """Every cell says its column and its value, for who hears the list."""
        for place in range(item.columnCount()):
            words = item.text(place).replace("\n", ", ") or tr("để trống")
            item.setData(place, Qt.ItemDataRole.AccessibleTextRole, f"{tree.headerItem().text(place)}: {words}")

    def _tell_nothing(self, agenda: Agenda) -> None:
        words = ""
        if not agenda.has_office:
            words = tr("Chưa có thể thức của cơ quan mình. Vào Danh mục › Thể thức cơ quan mình để điền.")
        elif not agenda.has_plan:
            words = tr("Chưa có kế hoạch. Việc đầu tiên là đọc tệp kế hoạch đã ký; việc cần làm sẽ hiện ở đây.")
        elif not agenda.lines:
            words = tr("Không có việc nào quá hạn, sắp đến hạn hay chờ văn bản.") + _following(agenda)
        if agenda.unconfirmed_years:
            years = ", ".join(map(str, agenda.unconfirmed_years))
            told = tr("Chưa xác nhận lịch nghỉ năm {years} (Cài đặt › Ngày nghỉ): hạn có thể lệch.").format(years=years)
            words = "\n".join(filter(None, (words, told)))
        self._nothing.setText(words)
        self._nothing.setVisible(bool(words))
        self._begin.setVisible(agenda.has_office and not agenda.has_plan)
        self._lines.setVisible(bool(agenda.lines))
        self._sum.setText(
            "  ·  ".join(
                [tr("Ngày {day}").format(day=plain(agenda.day))] + [f"{u.term}: {len(agenda.of(u))}" for u in Urgency]
            )
        )

    def _show_reports(self, reports: tuple[NextReport, ...]) -> None:
        while self._reports.count():
            old = self._reports.takeAt(0).widget()
            if old is not None:
                old.deleteLater()
        for report in reports:
            state = (
                tr("đã phát hành, số {number}").format(number=report.sealed)
                if report.sealed
                else tr("chốt số liệu {closes}, gửi trước hết ngày {due}").format(
                    closes=plain(report.closes), due=plain(report.due)
                )
            )
            button = QPushButton(sentence(report.name))
            button.setToolTip(tr("Mở báo cáo {name}").format(name=report.name))
            button.setAutoDefault(True)  # Enter presses it, as Space does
            button.clicked.connect(lambda _=False, code=report.period: self.room.ways.report.emit(code))
            words = QLabel(sentence(state))
            words.setWordWrap(True)
            words.setObjectName("faint")
            self._reports.addWidget(button)
            self._reports.addWidget(words)

    def _open(self, item: QTreeWidgetItem) -> None:
        where = item.data(0, Qt.ItemDataRole.UserRole)
        if where:
            self.room.ways.goto.emit(*where)


def _left(line: AgendaLine) -> str:
    match line.urgency:
        case Urgency.OVERDUE:
            return tr("quá {days} ngày").format(days=line.days)
        case Urgency.QUIET:
            return tr("{days} ngày chưa hoạt động").format(days=line.days) if line.day else tr("chưa có hoạt động")
        case _:
            if line.day is None:
                return ""
            return tr("còn {days} ngày").format(days=line.days) if line.days else tr("đến hạn hôm nay")


def _following(agenda: Agenda) -> str:
    """What comes next when nothing presses."""
    report = next((report for report in agenda.reports if not report.sealed), None)
    if report is None:
        return ""
    words = tr(" Việc kế tiếp: báo cáo {name}, chốt số liệu ngày {closes}.")
    return words.format(name=report.name, closes=plain(report.closes))
