"""Who owes what: agencies that lead pressing work at the left, what each owes at the right; Enter leads to the work."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from desktop.domain.plan_view import PlanPlace
from desktop.domain.task_card import OwedBy, OwedWork
from ui.commands import Command
from ui.labels import plain, sentence, tr
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.room import Room
from ui.theme import GRID
from ui.widgets.board_delegate import standing_picture
from ui.widgets.marks import Mark, mark_icon
from ui.widgets.plain_table import PlainTable

_PICTURE = 13


class PlanOwingPane(QWidget):
    """`wanted` asks for the place of a work item on the board."""

    wanted = Signal(object)

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self._plan = b""
        self._nothing = QLabel(tr("Không cơ quan nào đang nợ việc của kế hoạch này."))
        self._nothing.setObjectName("faint")
        self._nothing.hide()
        agencies: PlainTableModel[OwedBy] = PlainTableModel(
            [
                PlainColumn(tr("Cơ quan chủ trì"), lambda one: one.name),
                PlainColumn(tr("Quá hạn"), lambda one: str(one.late or ""), number=True),
                PlainColumn(tr("Tất cả"), lambda one: str(len(one.works)), number=True),
            ]
        )
        works: PlainTableModel[OwedWork] = PlainTableModel(
            [
                PlainColumn(tr("Tình trạng"), told, icon=_icon),
                PlainColumn(tr("Nhiệm vụ"), lambda one: one.title),
                PlainColumn(tr("Kỳ"), lambda one: sentence(one.period_name)),
                PlainColumn(tr("Hạn"), lambda one: plain(one.day) if one.standing else ""),
            ]
        )
        self.agencies: PlainTable[OwedBy] = PlainTable(tr("Cơ quan còn nợ việc"), agencies)
        self.works: PlainTable[OwedWork] = PlainTable(tr("Việc còn nợ của cơ quan"), works, stretch=1)
        self.agencies.selectionModel().currentChanged.connect(lambda *_: self._show_works())
        self.agencies.opened.connect(lambda _: self.works.setFocus())
        self.works.opened.connect(self._open)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(self.agencies)
        panes.addWidget(self.works)
        panes.setSizes([330, 830])
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(GRID)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._nothing)
        whole.addWidget(panes, 1)

    def show_plan(self, plan: bytes) -> None:
        """Read anew who owes what of a plan."""
        self._plan = plan
        if not plan:
            self._show([])
            return
        owing = self.room.workspace.owing
        self.room.lanes.read(self, lambda: owing.of_plan(plan), self._show, topic="owing")

    def acts(self) -> Mapping[Command, Callable[[], None]]:
        return {Command.NEXT_PANE: self._next_pane}

    def focus_first(self) -> None:
        self.agencies.setFocus()

    def _show(self, found: list[OwedBy]) -> None:
        here = self.agencies.here()
        keep = [one.agency for one in found].index(here.agency) if here and here.agency in _uids(found) else 0
        self._nothing.setVisible(not found)
        self.agencies.show_things(found)
        if found:
            self.agencies.setCurrentIndex(self.agencies.things.index(keep, 0))
        self._show_works()

    def _show_works(self) -> None:
        here = self.agencies.here()
        self.works.show_things(list(here.works) if here else [])

    def _open(self, work: OwedWork) -> None:
        self.wanted.emit(PlanPlace(self._plan, work.task, work.period))

    def _next_pane(self) -> None:
        (self.works if self.agencies.hasFocus() else self.agencies).setFocus()


def _uids(found: list[OwedBy]) -> list[bytes]:
    return [one.agency for one in found]


def told(work: OwedWork) -> str:
    """How the work stands, in words."""
    if work.standing is None:
        if work.day is None:
            return tr("Chưa có hoạt động")
        return tr("Ngừng {days} ngày").format(days=work.days)
    if work.standing.value == "overdue":
        return tr("Quá hạn {days} ngày").format(days=work.days)
    if work.standing.value == "due_soon":
        return tr("Còn {days} ngày").format(days=work.days) if work.days else tr("Hạn hôm nay")
    return sentence(work.standing.term)


def _icon(work: OwedWork) -> QIcon:
    if work.standing is None:
        return mark_icon(Mark.QUIET, _PICTURE)
    return QIcon(standing_picture(work.standing, _PICTURE))
