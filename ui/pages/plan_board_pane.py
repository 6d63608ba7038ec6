"""The board of a plan, with the sheet of the cell that was entered at its side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.cadence import CadenceKind
from desktop.domain.period import Period
from desktop.domain.plan_view import Board, PlanPlace, TaskSheet, WorkSheet
from desktop.domain.record import Record
from desktop.domain.recurrence import WorkStanding
from desktop.domain.schedule import Evidence, TaskActivity, WorkItem
from desktop.errors import KnownError
from ui.commands import Command
from ui.labels import sentence, tr
from ui.room import Room
from ui.theme import GRID, SMALL_PT, sized
from ui.widgets.activity_panel import ActivityPanel
from ui.widgets.board_delegate import standing_picture
from ui.widgets.board_grid import BoardGrid
from ui.widgets.marks import Mark, mark_icon
from ui.widgets.record_form import RecordForm
from ui.widgets.work_form import WorkForm

_SIDE_WIDTH = 384
_LEGEND = (
    (WorkStanding.DONE, "đã hoàn thành"),
    (WorkStanding.DONE_LATE, "hoàn thành chậm"),
    (WorkStanding.OPEN, "đang thực hiện"),
    (WorkStanding.DUE_SOON, "sắp đến hạn"),
    (WorkStanding.OVERDUE, "quá hạn"),
    (WorkStanding.WAITING, "chờ văn bản"),
    (WorkStanding.DROPPED, "không thực hiện"),
)
_PICTURE = 13


class PlanBoardPane(QWidget):
    """Grid at the left; the form of the work, or the activities of a task never done, at the right when asked for."""

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self.grid = BoardGrid()
        self._plan = b""
        self._wanted: PlanPlace | None = None
        self._beginning = False
        self._storing = False
        self._next: Callable[[], None] | None = None
        self._build()
        self._join()

    @cached_property
    def work(self) -> WorkForm:
        """The sheet of a work item; made when first asked for, so that the board itself is in sight at once."""
        form = WorkForm(self.room)
        self._side.addWidget(form)
        form.save.connect(self._save_work)
        form.cancelled.connect(self.back)
        form.evidence.added.connect(self._attach)
        form.evidence.opened.connect(self._look_at)
        form.evidence.saved.connect(self._save_copy)
        form.evidence.removed.connect(self._detach)
        return form

    @cached_property
    def activity(self) -> ActivityPanel:
        """The activities of a task that is never done; made when first asked for."""
        panel = ActivityPanel(self.room)
        self._side.addWidget(panel)
        panel.form.save.connect(self._save_activity)
        panel.removed.connect(self._remove_activity)
        return panel

    # --- what the page asks ---------------------------------------------------------------------------------------

    def show_plan(self, plan: bytes) -> None:
        """Read a plan's board anew, and the sheet that stands open."""
        if plan != self._plan:
            self._plan = plan
            self.close_side()
        if not plan:
            self.grid.show_board(None)
            return
        view = self.room.workspace.plan_view
        self.room.lanes.read(self, lambda: view.board(plan), self._show, topic="board")
        self._ask_beside()

    def go(self, place: PlanPlace) -> None:
        """Stand on a task, in a period, and open what is there; waits for the board when it is not read yet."""
        self._wanted = place
        if self.grid.cells.row_of(place.task) >= 0:
            self._go()

    def acts(self) -> Mapping[Command, Callable[[], None]]:
        found: dict[Command, Callable[[], None]] = {
            Command.EDIT: self.grid.open_here,
            Command.NEXT_PANE: self._next_pane,
        }
        row = self.grid.cells.row(self.grid.currentIndex().row())
        if row is not None and row.task.cadence is CadenceKind.CONTINUOUS:
            found[Command.NEW] = self._begin_activity
        if self._side.isHidden():
            return found
        found[Command.BACK] = self.back
        if self._side.currentWidget() is self.work:
            found[Command.SAVE] = self.work.request_save
            if self.work.evidence.has_the_focus():
                found[Command.DELETE] = self.work.evidence.remove_here
            return found
        if self.activity.form.isVisibleTo(self.activity):
            found[Command.SAVE] = self.activity.form.request_save
        elif self.activity.table.hasFocus():
            found[Command.DELETE] = self.activity.remove_here
        return found

    def unsaved(self) -> bool:
        return not self._storing and self._half_filled()

    def leave(self) -> None:
        """Store what stands typed: the clerk goes elsewhere. Ctrl+Z takes it back like any act."""
        self._leave(None)

    def focus_first(self) -> None:
        self.grid.setFocus()

    def back(self) -> None:
        """One step back: out of a new activity, else out of the sheet, what was typed in it being dropped."""
        if self._half_filled():
            self.room.ways.said.emit(tr("Đã bỏ phần vừa nhập, không lưu."))
        if self.work.sheet is not None:
            self.work.show_sheet(self.work.sheet)
        if self._side.currentWidget() is self.activity and self.activity.form.isVisibleTo(self.activity):
            self.activity.close_form()
            self.activity.table.setFocus()
        else:
            self.close_side()
            self.grid.setFocus()

    def close_side(self) -> None:
        self._side.hide()

    # --- reading --------------------------------------------------------------------------------------------------

    def _show(self, board: Board) -> None:
        self.grid.show_board(board)
        if self._wanted is not None:
            self._go()

    def _go(self) -> None:
        place, self._wanted = self._wanted, None
        if place is not None and self.grid.stand_on(place.task, place.period):
            row = self.grid.cells.row(self.grid.currentIndex().row())
            continuous = row is not None and row.task.cadence is CadenceKind.CONTINUOUS
            if place.period or continuous:
                self._open(place.task, place.period)
            self.grid.setFocus()

    def _open(self, task: bytes, period: str, *, focus: bool = False) -> None:
        """Show the sheet of a cell, once what stands typed in the open one is stored."""
        self._leave(lambda: self._ask_sheet(task, period, focus=focus))

    def _ask_sheet(self, task: bytes, period: str, *, focus: bool) -> None:
        view = self.room.workspace.plan_view
        if period:
            self.room.lanes.read(
                self, lambda: view.work(task, period), lambda sheet: self._show_work(sheet, focus=focus), topic="sheet"
            )
        else:
            self.room.lanes.read(
                self, lambda: view.task(task), lambda sheet: self._show_task(sheet, focus=focus), topic="sheet"
            )

    def _show_work(self, sheet: WorkSheet, *, focus: bool) -> None:
        self.work.show_sheet(sheet)
        self._show_side(self.work)
        if focus:
            self.work.focus_first()

    def _show_task(self, sheet: TaskSheet, *, focus: bool) -> None:
        self.activity.show_sheet(sheet)
        self._show_side(self.activity)
        if self._beginning:
            self._beginning = False
            self.activity.begin()
        elif focus:
            self.activity.table.setFocus()

    def _begin_activity(self) -> None:
        """A new activity of the task the clerk stands on."""
        task, _ = self.grid.here()
        self._beginning = True
        self._open(task, "")

    def _show_side(self, widget: QWidget) -> None:
        opening = self._side.isHidden()
        self._side.setCurrentWidget(widget)
        self._side.show()
        if opening:
            total = self._panes.width()
            self._panes.setSizes([total - _SIDE_WIDTH, _SIDE_WIDTH])
            self.grid.scrollTo(self.grid.currentIndex())

    def _follow(self) -> None:
        """The clerk moves over the grid while a sheet is open: show the sheet of the cell he is on."""
        if not self._side.isHidden() and self.grid.hasFocus():
            index = self.grid.currentIndex()
            row = self.grid.cells.row(index.row())
            if row is not None:
                self._open(row.task.uid, self.grid.cells.period(index.row(), index.column()))

    def _ask_beside(self) -> None:
        """Something was written: read the open sheet anew without touching what is typed."""
        view = self.room.workspace.plan_view
        if self._side.isHidden():
            return
        if self._side.currentWidget() is self.activity and self.activity.sheet is not None:
            task = self.activity.sheet.task.uid
            self.room.lanes.read(self, lambda: view.task(task), self.activity.show_sheet, topic="beside")
        elif self.work.sheet is not None:
            task, period = self.work.sheet.task.uid, self.work.sheet.period
            self.room.lanes.read(self, lambda: view.work(task, period), self._beside, topic="beside")

    def _beside(self, sheet: WorkSheet) -> None:
        old = self.work.sheet
        if old is None or (old.task.uid, old.period) != (sheet.task.uid, sheet.period):
            return
        if self.work.changed():
            self.work.show_beside(sheet)
        else:
            self.work.show_sheet(sheet)

    # --- writing --------------------------------------------------------------------------------------------------

    def _half_filled(self) -> bool:
        if self._side.isHidden():
            return False
        return self.work.changed() if self._side.currentWidget() is self.work else self.activity.changed()

    def _form(self) -> RecordForm:
        return self.work if self._side.currentWidget() is self.work else self.activity.form

    def _leave(self, following: Callable[[], None] | None) -> None:
        """Store what stands typed, then do what follows; a sheet that cannot be stored stays, and says why."""
        self._next = following
        if self._storing:  # what follows waits for it
            return
        if not self._half_filled():
            self._go_on()
            return
        values = self._form().values()
        if values is None:
            self._stay(tr("Chưa lưu được: sửa ô báo đỏ, hoặc bấm Esc để bỏ phần vừa nhập."))
        elif self._side.currentWidget() is self.work:
            self._save_work(values, leaving=True)
        else:
            self._save_activity(values)

    def _go_on(self) -> None:
        following, self._next = self._next, None
        if following is not None:
            following()

    def _stay(self, why: str) -> None:
        """The sheet was not stored: say so beside it and, where nobody may see it, in the status line."""
        self._next, self._beginning, self._storing = None, False, False
        self._form().tell(why)
        self.room.ways.said.emit(tr("Phần đang nhập ở trang Kế hoạch chưa lưu được."))
        sheet = self.work.sheet
        if self._form() is self.work and sheet is not None:
            self.grid.blockSignals(True)  # noqa: FBT003  Qt's own signature
            self.grid.stand_on(sheet.task.uid, sheet.period)
            self.grid.blockSignals(False)  # noqa: FBT003

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        """The clerk leaves the sheet for another part of the window: what he typed is stored."""
        if old is None or now is None or now.window() is not self.window() or self._side.isHidden():
            return
        if self._side.isAncestorOf(old) and not self._side.isAncestorOf(now):
            self.leave()

    def _save_work(self, values: dict[str, Any], *, leaving: bool = False) -> None:
        sheet, planning = self.work.sheet, self.room.workspace.planning
        if sheet is None or self._storing:
            return
        task, period = sheet.task.uid, Period.parse(sheet.period)

        def done(item: WorkItem) -> None:
            self._storing = False
            self.work.stored(item, values)
            self.work.head(f"{sentence(sheet.period_name)}\n{sheet.title}")
            self.room.ways.said.emit(tr("Đã lưu công việc {period}.").format(period=sheet.period_name))
            if not leaving:
                self.grid.setFocus()
            self._go_on()

        self._storing = True
        self.room.lanes.write(
            self, lambda _: planning.set_work(task, period, **values), done, failed=self._not_stored(self.work)
        )

    def _save_activity(self, values: dict[str, Any]) -> None:
        sheet, workspace, form = self.activity.sheet, self.room.workspace, self.activity.form
        if sheet is None or self._storing:
            return
        task, uid = sheet.task.uid, form.uid

        def store() -> Record:
            if uid is None:
                return workspace.planning.add_activity(task=task, **values)
            return workspace.editing.change("task_activity", uid, values)

        def done(record: Record) -> None:
            self._storing = False
            was_here = form.isAncestorOf(self.focusWidget() or self)
            self.activity.want(record.uid)
            self.activity.close_form()
            self.room.ways.said.emit(tr("Đã ghi hoạt động của nhiệm vụ."))
            if was_here:
                self.activity.table.setFocus()
            self._go_on()

        self._storing = True
        self.room.lanes.write(self, lambda _: store(), done, failed=self._not_stored(form))

    def _remove_activity(self, record: TaskActivity) -> None:
        editing = self.room.workspace.editing
        self.room.lanes.write(
            self,
            lambda _: editing.remove("task_activity", [record.uid]),
            lambda _: self.room.ways.said.emit(tr("Đã xóa 1 hoạt động. Bấm Ctrl+Z để lấy lại.")),
        )

    def _attach(self, files: list[Path]) -> None:
        sheet, keeping = self.work.sheet, self.room.workspace.evidence
        if sheet is None or self._storing:
            return
        if self.work.uid is None:  # what the files prove is stored first
            values = self.work.values()
            if values is not None:
                self._next = lambda: self._attach(files)
                self._save_work(values, leaving=True)
            return
        item = self.work.uid
        self.room.lanes.write(
            self,
            lambda _: keeping.attach_all(files, "work_item", item),
            lambda kept: self.room.ways.said.emit(tr("Đã đính kèm {count} tệp.").format(count=len(kept))),
            failed=self._refused(self.work),
        )

    def _detach(self, one: Evidence) -> None:
        keeping = self.room.workspace.evidence
        self.room.lanes.write(
            self,
            lambda _: keeping.detach(one.uid),
            lambda _: self.room.ways.said.emit(tr("Đã gỡ «{name}». Bấm Ctrl+Z để lấy lại.").format(name=one.file_name)),
        )

    def _look_at(self, one: Evidence) -> None:
        keeping = self.room.workspace.evidence
        self.room.lanes.read(
            self,
            lambda: keeping.to_look_at(one),
            lambda file: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))),
            failed=self._refused(self.work),
        )

    def _save_copy(self, one: Evidence) -> None:
        keeping = self.room.workspace.evidence
        chosen = self.room.save_as(one.file_name, tr("Mọi tệp (*)"))
        if chosen:
            self.room.lanes.read(
                self,
                lambda: keeping.save_copy(one, Path(chosen)),
                lambda file: self.room.ways.said.emit(tr("Đã ghi bản sao {name}.").format(name=file.name)),
                failed=self._refused(self.work),
            )

    def _not_stored(self, form: RecordForm) -> Callable[[BaseException], None]:
        refused = self._refused(form)

        def tell(fault: BaseException) -> None:
            self._stay("")
            refused(fault)

        return tell

    def _refused(self, form: Any) -> Callable[[BaseException], None]:
        def tell(fault: BaseException) -> None:
            if isinstance(fault, KnownError):
                form.tell(str(fault))
            else:
                self.room.messages.fault(fault)

        return tell

    # --- building -------------------------------------------------------------------------------------------------

    def _next_pane(self) -> None:
        if self._side.isHidden():
            self.grid.open_here()
        elif self.grid.hasFocus():
            here = self._side.currentWidget()
            (self.work.focus_first if here is self.work else self.activity.table.setFocus)()
        else:
            self.leave()
            self.grid.setFocus()

    def _join(self) -> None:
        self.grid.opened.connect(lambda task, period: self._open(task, period, focus=True))
        self.grid.moved.connect(self._follow)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _build(self) -> None:
        self._side = QStackedWidget()
        self._side.setMinimumWidth(320)
        self._side.hide()
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.addWidget(self.grid)
        self._panes.addWidget(self._side)
        self._panes.setStretchFactor(0, 1)
        self._panes.setChildrenCollapsible(False)
        self._panes.setHandleWidth(GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._panes, 1)
        column.addLayout(self._legend())

    def _legend(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(GRID // 2)
        shown = [(standing_picture(standing, _PICTURE), words) for standing, words in _LEGEND]
        shown.append((mark_icon(Mark.QUIET, _PICTURE).pixmap(_PICTURE, _PICTURE), "lâu không hoạt động"))
        for pixmap, words in shown:
            picture, label = QLabel(), QLabel(tr(words))
            picture.setPixmap(pixmap)
            label.setObjectName("faint")
            label.setFont(sized(self.font(), SMALL_PT))
            line.addWidget(picture)
            line.addWidget(label)
            line.addSpacing(GRID)
        line.addStretch(1)
        return line
