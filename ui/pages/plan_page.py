"""Kế hoạch: the board of tasks and periods, the tree beside the signed text, who owes what, reading another plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.plan_view import Adopted, PlanHead, PlanPlace
from desktop.domain.task_card import Renewal, TaskCard
from ui.commands import Command
from ui.dialogs.amendment_dialog import AmendmentDialog
from ui.dialogs.plan_dialog import PlanDialog
from ui.dialogs.renewal_dialog import RenewalDialog
from ui.dialogs.task_dialog import TaskDialog
from ui.labels import tr
from ui.pages.page import Page
from ui.pages.plan_board_pane import PlanBoardPane
from ui.pages.plan_owing_pane import PlanOwingPane
from ui.pages.plan_reading_pane import PlanReadingPane
from ui.pages.plan_text_pane import PlanTextPane
from ui.room import Room
from ui.theme import GRID
from ui.widgets.elided_label import ElidedLabel


class PlanPage(Page):
    """One plan at a time, the one in force first."""

    name = "plan"
    title = "Kế hoạch"
    tables = ("plan", "task", "work_item", "target", "task_activity", "amendment")

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.board = PlanBoardPane(room)
        self.text = PlanTextPane(room)
        self.debts = PlanOwingPane(room)
        self._reading: PlanReadingPane | None = None
        self._plans: list[PlanHead] = []
        self._wanted = b""
        self._looked: set[QWidget] = set()
        self._build()
        self._chooser.activated.connect(lambda _: self._show_plan())
        self.tabs.currentChanged.connect(lambda _: self._turned())
        self.text.opened.connect(self._open_from_text)
        self.debts.wanted.connect(lambda place: self._go("task", place.task, place))

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

    def _pane(self) -> PlanBoardPane | PlanTextPane | PlanOwingPane:
        here = self.tabs.currentWidget()
        return next(pane for pane in (self.board, self.text, self.debts) if pane is here)

    def _turned(self) -> None:
        if self.tabs.currentWidget() is not self.board:
            self.board.leave()
        self._look()

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
        if self._reading is not None and self._reading.know_plans(uids):
            self.room.ways.said.emit(tr("Đã bỏ lần ghi nhận; bản đọc đã sửa vẫn còn, bấm «Xem tiếp bản đang đọc…»."))
        self._mark_kept()
        self._chooser.setCurrentIndex(uids.index(keep) if keep in uids else (0 if uids else -1))
        here, focus = self._stack.currentWidget(), self.window().focusWidget()
        wanted = here if isinstance(here, PlanReadingPane) else (self._main if plans else self._empty)
        if here is not wanted:
            stood_here = focus is not None and self.isAncestorOf(focus)
            self._stack.setCurrentWidget(wanted)
            if stood_here:
                self.focus_first()
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

    # --- changing a plan in force ---------------------------------------------------------------------------------

    def _subject(self) -> tuple[str, bytes, str]:
        """The task or target the clerk stands on, and what it is called."""
        if self._pane() is self.text:
            return self.text.subject()
        row = self.board.grid.cells.row(self.board.grid.currentIndex().row())
        shown = self._pane() is self.board and row is not None
        return ("task", row.task.uid, row.title) if shown and row is not None else ("", b"", "")

    def edit_task(self) -> None:
        """The rule, the agencies and (before it is signed) the words of the task stood on."""
        table, uid, _ = self._subject()
        tasking = self.room.workspace.tasking
        if table == "task":
            self.board.leave()
            self.room.lanes.read(self, lambda: tasking.card(uid), self._show_card, topic="card")

    def _show_card(self, card: TaskCard) -> None:
        dialog = TaskDialog(self.room, card, self)
        dialog.accepted.connect(lambda: self._say(tr("Đã sửa nhiệm vụ. Bấm Ctrl+Z để lấy lại như cũ.")))
        dialog.open()

    def amend(self) -> None:
        """New words of the task or target stood on, from a day on."""
        table, uid, name = self._subject()
        if table:
            self.board.leave()
            dialog = AmendmentDialog(self.room, table, uid, name, self)
            dialog.accepted.connect(lambda: self._say(tr("Đã ghi sửa đổi. Bấm Ctrl+Z để bỏ.")))
            dialog.open()

    def edit_plan(self) -> None:
        """Number, day, title and days of the plan in sight."""
        head = next((plan for plan in self._plans if plan.uid == self._plan()), None)
        if head is not None:
            self.board.leave()
            dialog = PlanDialog(self.room, head, self)
            dialog.accepted.connect(lambda: self._say(tr("Đã sửa thông tin kế hoạch.")))
            dialog.open()

    def renew(self) -> None:
        """Next year's plan from the one in sight."""
        plan, renewing = self._plan(), self.room.workspace.renewing
        if plan:
            self.board.leave()
            self.room.lanes.read(self, lambda: renewing.proposal(plan), lambda one: self._show_renewal(plan, one))

    def _show_renewal(self, plan: bytes, proposal: Renewal) -> None:
        dialog = RenewalDialog(self.room, plan, proposal, self)
        dialog.accepted.connect(lambda: self._renewed(dialog.made))
        dialog.open()

    def _renewed(self, made: Adopted | None) -> None:
        if made is not None:
            self._wanted = made.plan.uid
            words = tr("Đã lập kế hoạch mới: {tasks} nhiệm vụ, {works} công việc. Bấm Ctrl+Z để hoàn tác.")
            self._say(words.format(tasks=made.tasks, works=made.work_items))

    def _say(self, words: str) -> None:
        self.room.ways.said.emit(words)
        self._pane().focus_first()

    def _offer(self) -> None:
        """The menu of a task shows what can be done where the clerk stands."""
        table, _, name = self._subject()
        self._of_task.setEnabled(table == "task")
        self._of_words.setEnabled(bool(table))
        self._of_task.setToolTip(name)

    def _leave_reading(self) -> None:
        self._stack.setCurrentWidget(self._main if self._plans else self._empty)
        self._mark_kept()
        self.focus_first()

    def _half_read(self) -> bool:
        """Whether a draft is being corrected."""
        return self._reading is not None and self._reading.unsaved()

    def _mark_kept(self) -> None:
        words = tr("&Xem tiếp bản đang đọc…") if self._half_read() else tr("Đọc kế &hoạch…")
        for button in (self._read, self._begin_button):
            button.setText(words)

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
        bar.addWidget(self._made_task_menu())
        bar.addWidget(self._made_plan_menu())
        bar.addWidget(self._read)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Cách xem kế hoạch"))
        panes: tuple[tuple[QWidget, str], ...] = (
            (self.board, tr("Tiến độ theo kỳ")),
            (self.text, tr("Cây và văn bản")),
            (self.debts, tr("Ai nợ việc")),
        )
        for pane, words in panes:
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

    def _made_task_menu(self) -> QPushButton:
        menu = QMenu(self)
        self._of_task = menu.addAction(tr("&Chu kỳ, hạn và cơ quan…"))
        self._of_task.triggered.connect(self.edit_task)
        self._of_words = menu.addAction(tr("&Sửa đổi lời văn từ một ngày…"))
        self._of_words.triggered.connect(self.amend)
        menu.aboutToShow.connect(self._offer)
        button = QPushButton(tr("Nh&iệm vụ"))
        button.setProperty("menu", 1)
        button.setToolTip(tr("Sửa nhiệm vụ hoặc mục tiêu đang chọn"))
        button.setMenu(menu)
        return button

    def _made_plan_menu(self) -> QPushButton:
        menu = QMenu(self)
        menu.addAction(tr("&Thông tin kế hoạch…")).triggered.connect(self.edit_plan)
        menu.addAction(tr("&Lập kế hoạch năm sau…")).triggered.connect(self.renew)
        button = QPushButton(tr("Kế hoạch nà&y"))
        button.setProperty("menu", 1)
        button.setToolTip(tr("Sửa thông tin kế hoạch đang xem, lập kế hoạch năm sau từ kế hoạch này"))
        button.setMenu(menu)
        return button

    def _made_empty(self) -> QWidget:
        empty = QWidget()
        words = self._words = QLabel(
            tr(
                "Chưa có kế hoạch nào.\n\nChọn tệp kế hoạch đã ký (Word, PDF hoặc văn bản); chương trình đọc ra mục "
                "tiêu, nhiệm vụ, thời gian và cơ quan để xem lại trước khi ghi nhận."
            )
        )
        words.setObjectName("faint")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setFixedWidth(520)
        words.setMinimumHeight(words.heightForWidth(520))
        self._begin_button = QPushButton(tr("Đọc kế &hoạch…"))
        self._begin_button.setProperty("primary", 1)
        self._begin_button.clicked.connect(self.begin_reading)
        self._begin_button.setAutoDefault(True)  # Enter presses it, as Space does
        column = QVBoxLayout(empty)
        column.addStretch(2)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignCenter)
        column.addSpacing(2 * GRID)
        column.addWidget(self._begin_button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        return empty
