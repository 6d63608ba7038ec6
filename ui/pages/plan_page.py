"""Kế hoạch: the board of tasks and periods, the plan's tree beside its signed text, and reading another plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.plan_view import Adopted, PlanHead, PlanPlace
from ui.commands import Command
from ui.labels import tr
from ui.pages.page import Page
from ui.pages.plan_board_pane import PlanBoardPane
from ui.pages.plan_reading_pane import PlanReadingPane
from ui.pages.plan_text_pane import PlanTextPane
from ui.room import Room
from ui.theme import GRID
from ui.widgets.elided_label import ElidedLabel


class PlanPage(Page):
    """One plan at a time, the one in force first."""

    name = "plan"
    title = "Kế hoạch"
    tables = ("plan", "task", "work_item", "target", "task_activity")

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.board = PlanBoardPane(room)
        self.text = PlanTextPane(room)
        self._reading: PlanReadingPane | None = None
        self._plans: list[PlanHead] = []
        self._wanted = b""
        self._looked: set[QWidget] = set()
        self._build()
        self._chooser.activated.connect(lambda _: self._show_plan())
        self.tabs.currentChanged.connect(lambda _: self._look())
        self.text.opened.connect(self._open_from_text)

    @property
    def reading(self) -> PlanReadingPane:
        """The steps of reading a plan; made when first asked for, because most days nobody reads one."""
        if self._reading is None:
            self._reading = PlanReadingPane(self.room)
            self._reading.left.connect(self._leave_reading)
            self._reading.adopted.connect(self._adopted)
            self._stack.addWidget(self._reading)
        return self._reading

    # --- what the window asks -------------------------------------------------------------------------------------

    def acts(self) -> Mapping[Command, Callable[[], None]]:
        here = self._stack.currentWidget()
        if isinstance(here, PlanReadingPane):
            return here.acts()
        return self._pane().acts() if here is self._main else {}

    def reload(self) -> None:
        self.room.lanes.read(self, self.room.workspace.plan_view.plans, self._know_plans, topic="plans")

    def open_record(self, table: str, uid: bytes) -> None:
        view = self.room.workspace.plan_view
        self.room.lanes.read(
            self, lambda: view.place_of(table, uid), lambda place: self._go(table, uid, place), topic="place"
        )

    def focus_first(self) -> None:
        here = self._stack.currentWidget()
        if isinstance(here, PlanReadingPane):
            here.focus_first()
        elif here is self._main:
            self._pane().focus_first()
        else:
            self._begin_button.setFocus()

    def unsaved(self) -> bool:
        return self.board.unsaved() or self._half_read()

    def leave(self) -> None:
        self.board.leave()

    def begin_reading(self) -> None:
        """The steps of reading a plan, where they were left."""
        self._stack.setCurrentWidget(self.reading)
        self.reading.begin()

    # --- inside ---------------------------------------------------------------------------------------------------

    def _pane(self) -> PlanBoardPane | PlanTextPane:
        return self.board if self.tabs.currentWidget() is self.board else self.text

    def _plan(self) -> bytes:
        uid = self._chooser.currentData()
        return uid if isinstance(uid, bytes) else b""

    def _know_plans(self, plans: list[PlanHead]) -> None:
        keep = self._wanted or self._plan()
        self._wanted = b""
        self._plans = plans
        self._chooser.clear()
        for plan in plans:
            self._chooser.addItem(plan.named, plan.uid)
            self._chooser.setItemData(self._chooser.count() - 1, plan.title, Qt.ItemDataRole.ToolTipRole)
        uids = [plan.uid for plan in plans]
        self._chooser.setCurrentIndex(uids.index(keep) if keep in uids else (0 if uids else -1))
        if not isinstance(self._stack.currentWidget(), PlanReadingPane):
            self._stack.setCurrentWidget(self._main if plans else self._empty)
        self._show_plan()

    def _show_plan(self) -> None:
        self._looked.clear()
        titles = {plan.uid: plan.title for plan in self._plans}
        self._plan_title.put(titles.get(self._plan(), ""))
        self._look()

    def _look(self) -> None:
        """Read what the tab in sight shows, once after each change."""
        pane = self._pane()
        if pane not in self._looked:
            self._looked.add(pane)
            pane.show_plan(self._plan())

    def _go(self, table: str, uid: bytes, place: PlanPlace | None) -> None:
        if place is None:
            self.room.ways.said.emit(tr("Mục này không còn trong kế hoạch."))
            return
        self._stack.setCurrentWidget(self._main)
        if self._plan() != place.plan:
            self._chooser.setCurrentIndex(self._chooser.findData(place.plan))
            self._looked.clear()
        if place.task:
            self.board.go(place)
            self.tabs.setCurrentWidget(self.board)
        else:
            self.text.go(table, uid)
            self.tabs.setCurrentWidget(self.text)
        self._look()
        self._pane().focus_first()

    def _open_from_text(self, table: str, uid: bytes) -> None:
        """Enter in the tree: tasks on the board, other records where they are kept."""
        if table == "task":
            self.open_record(table, uid)
        elif table in ("agency", "topic"):
            self.room.ways.goto.emit(table, uid)

    def _leave_reading(self) -> None:
        self._stack.setCurrentWidget(self._main if self._plans else self._empty)
        self._mark_kept()
        self.focus_first()

    def _half_read(self) -> bool:
        """Whether a draft is being corrected."""
        return self._reading is not None and self._reading.unsaved()

    def _mark_kept(self) -> None:
        words = tr("Xem tiếp bản đang đọc…") if self._half_read() else tr("Đọc kế &hoạch…")
        self._read.setText(words)

    def _adopted(self, made: Adopted) -> None:
        self._wanted = made.plan.uid
        self._stack.setCurrentWidget(self._main)
        self._mark_kept()
        self.tabs.setCurrentWidget(self.board)
        agencies = tr(", thêm {count} cơ quan vào danh mục").format(count=len(made.new_agencies))
        self.room.ways.said.emit(
            tr("Đã ghi nhận kế hoạch: {tasks} nhiệm vụ, {targets} mục tiêu{agencies}. Bấm Ctrl+Z để hoàn tác.").format(
                tasks=made.tasks, targets=made.targets, agencies=agencies if made.new_agencies else ""
            )
        )
        self.board.focus_first()

    # --- building -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._main, self._empty = self._made_main(), self._made_empty()
        self._stack = QStackedWidget()
        for widget in (self._main, self._empty):
            self._stack.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _made_main(self) -> QWidget:
        main = QWidget()
        self._chooser = QComboBox()
        self._chooser.setAccessibleName(tr("Kế hoạch đang xem"))
        self._chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._plan_title = ElidedLabel()
        self._read = QPushButton(tr("Đọc kế &hoạch…"))
        self._read.setToolTip(tr("Đọc một kế hoạch đã ký từ tệp hoặc văn bản dán vào"))
        self._read.clicked.connect(self.begin_reading)
        bar = QHBoxLayout()
        bar.setSpacing(GRID)
        bar.addWidget(self._chooser)
        bar.addWidget(self._plan_title, 1)
        bar.addWidget(self._read)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Cách xem kế hoạch"))
        for pane, words in ((self.board, tr("Tiến độ theo kỳ")), (self.text, tr("Cây và văn bản"))):
            layout = pane.layout()
            if layout is not None:
                layout.setContentsMargins(0, GRID, 0, 0)
            self.tabs.addTab(pane, words)
        self.tabs.setToolTip(tr("Ctrl+Tab để chuyển cách xem"))
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(bar)
        column.addWidget(self.tabs, 1)
        return main

    def _made_empty(self) -> QWidget:
        empty = QWidget()
        words = QLabel(
            tr(
                "Chưa có kế hoạch nào.\n\nChọn tệp kế hoạch đã ký (Word, PDF hoặc văn bản); chương trình đọc ra mục "
                "tiêu, nhiệm vụ, thời gian và cơ quan để xem lại trước khi ghi nhận."
            )
        )
        words.setObjectName("faint")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setMaximumWidth(520)
        self._begin_button = QPushButton(tr("Đọc kế &hoạch…"))
        self._begin_button.setProperty("primary", 1)
        self._begin_button.clicked.connect(self.begin_reading)
        column = QVBoxLayout(empty)
        column.addStretch(2)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignCenter)
        column.addSpacing(2 * GRID)
        column.addWidget(self._begin_button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        return empty
