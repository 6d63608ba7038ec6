"""Ai còn thiếu: how far training has reached in a period, and who of a group is still to be invited."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from desktop.domain.people import RosterGroup
from desktop.domain.period import Period
from desktop.indicators.reaching import Gap, Missing, Reach
from desktop.vietnamese.numerals import grouped
from ui.commands import Command
from ui.dialogs.invitation_dialog import InvitationDialog
from ui.labels import tr
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.pages.page import Page
from ui.room import Room
from ui.theme import GRID, SECTION_PT, sized
from ui.widgets.period_choice import PeriodChoice
from ui.widgets.plain_table import PlainTable


class ReachPage(Page):
    """Turns, persons and shares are told together; below them who of the chosen group is missing, by agency."""

    name = "reach"
    title = "Ai còn thiếu"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.choice = PeriodChoice(room.workspace.desk.today())
        self.group = QComboBox()
        self.group.setAccessibleName(tr("Nhóm đối tượng"))
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.group.setMinimumContentsLength(30)
        self._reached, self._share, self._need = QLabel(), QLabel(), QLabel()
        self._reached.setWordWrap(True)
        self._share.setFont(sized(self.font(), SECTION_PT, bold=True))
        self._need.setWordWrap(True)
        self.people: PlainTable[Missing] = PlainTable(
            tr("Người của nhóm chưa được tập huấn"),
            PlainTableModel(
                [
                    PlainColumn(tr("Đơn vị"), lambda one: one.agency or tr("chưa rõ đơn vị")),
                    PlainColumn(tr("Họ và tên"), lambda one: one.name),
                    PlainColumn(tr("Chức vụ"), lambda one: one.post),
                ]
            ),
        )
        self.people.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.people.opened.connect(lambda one: self.room.ways.goto.emit("person", one.person))
        self._invite = QPushButton(tr("&Mời lớp sau…"))
        self._invite.setProperty("primary", 1)
        self._invite.setToolTip(tr("Lập lớp dự kiến với danh sách những người còn thiếu, hoặc những người đang chọn"))
        self._invite.clicked.connect(self.invite)
        self._gap: Gap | None = None
        self._as_of = room.workspace.desk.today()
        self._chosen = False
        self._build()
        self.choice.changed.connect(self._again)
        self.group.activated.connect(lambda _: self._ask_gap())

    def acts(self) -> Mapping[Command, Callable[[], None]]:
        found: dict[Command, Callable[[], None]] = {Command.SUMMARISE: self._again}
        if self._invite.isEnabled():
            found[Command.NEW] = self.invite
        return found

    def reload(self) -> None:
        """Show the chosen period; the first time that is the year of the month whose figures closed last."""
        workspace = self.room.workspace
        if not self._chosen:
            self._chosen = True
            self.room.lanes.read(self, workspace.reporting.last_closed, self._begin, topic="period")
            return
        period = self.choice.period()

        reaching = workspace.reaching
        self.room.lanes.read(self, lambda: (reaching.of_period(period), reaching.groups()), self._show, topic="reach")

    def focus_first(self) -> None:
        self.people.setFocus()

    def invite(self) -> None:
        """The missing, or those of them that are marked, become the list of a next course."""
        gap = self._gap
        if gap is None or not gap.people:
            return
        marked = [self.people.things.thing(row) for row in sorted({i.row() for i in self.people.selectedIndexes()})]
        persons = [one.person for one in marked if one is not None] if len(marked) > 1 else []
        dialog = InvitationDialog(self.room, gap, persons or [one.person for one in gap.people], self)
        dialog.accepted.connect(lambda: self._invited(dialog))
        dialog.open()

    def _invited(self, dialog: InvitationDialog) -> None:
        if dialog.made is not None:
            self.room.ways.said.emit(tr("Đã lập lớp «{title}». Bấm Ctrl+Z để bỏ.").format(title=dialog.made.title))
            self.room.ways.goto.emit("course", dialog.made.uid)

    def _begin(self, period: Period) -> None:
        self.choice.put(Period.parse(str(period.year)))
        self._again()

    def _again(self) -> None:
        self._stale = True
        self.refresh()

    def _show(self, found: tuple[Reach, list[RosterGroup]]) -> None:
        reach, groups = found
        shares = "; ".join(f"{one.label}: {one.text}, còn thiếu {one.missing} người" for one in reach.shares)
        told = tr("{turns} · {people}. {shares}").format(
            turns=reach.turns.text, people=reach.people.text, shares=f"{shares}." if shares else ""
        )
        self._reached.setText("\n".join(filter(None, (told, reach.warning))))
        here = self.group.currentData()
        self.group.clear()
        for one in groups:
            self.group.addItem(f"{one.mark} · {one.name}", one.uid)
        self.group.setCurrentIndex(max(0, self.group.findData(here)) if groups else -1)
        self._as_of = reach.as_of
        self._ask_gap()

    def _ask_gap(self) -> None:
        uid, reaching, day = self.group.currentData(), self.room.workspace.reaching, self._as_of
        if not isinstance(uid, bytes):
            self._show_gap(None)
            return
        self.room.lanes.read(self, lambda: reaching.missing(uid, day), self._show_gap, topic="gap")

    def _show_gap(self, gap: Gap | None) -> None:
        self._gap = gap
        self._invite.setEnabled(bool(gap and gap.people))
        if gap is None:
            self._share.setText("")
            self._need.setText(tr("Chưa có nhóm đối tượng nào. Lập nhóm ở trang Danh mục, mục Nhóm đối tượng."))
            self.people.show_things([])
            return
        self._share.setText(gap.share_text)
        agencies = tr("{count} người chưa được tập huấn ở {agencies} đơn vị.").format(
            count=grouped(len(gap.people)), agencies=grouped(len(list(gap.by_agency())))
        )
        self._need.setText(f"{gap.words} {agencies if gap.people else tr('Mọi người của nhóm đã được tập huấn.')}")
        self.people.show_things(list(gap.people))

    def _build(self) -> None:
        group = QLabel(tr("&Nhóm:"))
        group.setBuddy(self.group)
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.choice)
        top.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(group)
        line.addWidget(self.group, 1)
        line.addWidget(self._invite)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(top)
        whole.addWidget(self._reached)
        whole.addLayout(line)
        whole.addWidget(self._share)
        whole.addWidget(self._need)
        whole.addWidget(self.people, 1)
