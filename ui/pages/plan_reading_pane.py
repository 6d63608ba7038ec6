"""Reading a signed plan: choose, drop or paste it; watch or cancel the reading; correct the draft; record it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.draft_editing import DraftEditing
from desktop.domain.plan_draft import PlanDraft
from desktop.domain.plan_view import Adopted
from desktop.errors import KnownError
from desktop.progress import Progress
from ui.commands import Command
from ui.jobs import Job
from ui.labels import tr
from ui.pages.plan_review_pane import PlanReviewPane
from ui.room import Room
from ui.theme import GRID, SECTION_PT, sized
from ui.widgets.drop_field import DropField
from ui.widgets.record_form import fault_label

_POLL_MS = 100
_KINDS = "Kế hoạch (*.docx *.pdf *.txt);;Mọi tệp (*)"


class PlanReadingPane(QWidget):
    """Three steps, each kept while another is in sight. `left` goes back to the page, `adopted` tells what was made."""

    left = Signal()
    adopted = Signal(object)

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self.choose: Callable[[], str] = self._choose
        self.editing: DraftEditing | None = None
        self._recorded: tuple[bytes, DraftEditing] | None = None
        self.review = PlanReviewPane(room)
        self._job: Job | None = None
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._tell_progress)
        self._steps = QStackedWidget()
        self._source, self._busy = self._made_source(), self._made_busy()
        for step in (self._source, self._busy, self.review):
            self._steps.addWidget(step)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._steps)
        button: QPushButton
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(True)  # Enter presses a button that has the focus, as Space does
        self.review.back.connect(self.back)
        self.review.record.connect(self.record)

    # --- what the page asks ---------------------------------------------------------------------------------------

    def acts(self) -> Mapping[Command, Callable[[], None]]:
        found: dict[Command, Callable[[], None]] = {Command.BACK: self.back}
        if self._steps.currentWidget() is self.review:
            found |= {Command.SAVE: self.record, Command.NEXT_PANE: self.review.next_pane, Command.NEW: self.review.add}
            if self.review.items.hasFocus():
                found[Command.DELETE] = self.review.drop
        return found

    def unsaved(self) -> bool:
        """Whether a draft was read and not recorded yet."""
        return self.editing is not None

    def know_plans(self, uids: Sequence[bytes]) -> bool:
        """Which plans there are now: a recorded draft whose plan was taken back is there again to be corrected.

        Tells whether it has just come back.
        """
        if self._recorded is None:
            return False
        plan, draft = self._recorded
        if plan in uids and self.editing is draft:  # done again
            self.editing = None
            self._show_source()
        elif plan not in uids and self.editing is None:
            self.editing = draft
            self.review.look_anew()
            self._steps.setCurrentWidget(self.review)
            return True
        return False

    def begin(self) -> None:
        """Start, or go on where the clerk was."""
        self._go_on.setVisible(self.editing is not None)
        self.focus_first()

    def focus_first(self) -> None:
        if self._steps.currentWidget() is self.review:
            self.review.focus_first()
        elif self._steps.currentWidget() is self._source:
            self._file.setFocus()

    def back(self) -> None:
        """One step back; what was typed, read and corrected stays."""
        here = self._steps.currentWidget()
        if here is self.review:
            if self.review.leave():
                self._show_source()
        elif here is self._busy:
            self.cancel()
        else:
            self.left.emit()

    # --- reading --------------------------------------------------------------------------------------------------

    def read_file(self, file: Path) -> None:
        """Read a file behind the window."""
        reading = self.room.workspace.plan_reading
        self._read(lambda progress: reading.read(file, progress))

    def read_pasted(self) -> None:
        """Read the text that was pasted."""
        text, reading = self._pasted.toPlainText(), self.room.workspace.plan_reading
        self._read(lambda progress: reading.read_pasted(text, progress))

    def begin_by_hand(self) -> None:
        """An empty draft to be filled in; one already begun is gone on with."""
        if self.editing is None or self.editing.draft.paragraphs:
            self.editing = DraftEditing(self.room.workspace.plan_reading.by_hand())
        self._show_review()

    def cancel(self) -> None:
        """Stop reading; nothing was begun that would have to be taken back."""
        if self._job is not None:
            self._job.progress.stop()
            self._job = None
        self._poll.stop()
        self._show_source()

    def _read(self, work: Callable[[Progress], PlanDraft]) -> None:
        self._tell("")
        self._steps.setCurrentWidget(self._busy)
        self._cancel.setFocus()
        job = Job(self, work, lambda draft: self._have_read(job, draft), lambda fault: self._failed(job, fault))
        self._job = job
        self._poll.start()
        # In the writing lane, where a long job belongs: lists go on being read meanwhile.
        self.room.lanes.writing.submit(job)

    def _have_read(self, job: Job, draft: PlanDraft) -> None:
        if job is not self._job:
            return
        self._job = None
        self._poll.stop()
        if self.editing is None or draft.source.sha256 != self.editing.draft.source.sha256:
            self.editing = DraftEditing(draft)
        self._show_review()

    def _failed(self, job: Job, fault: BaseException) -> None:
        if job is not self._job:
            return
        self._job = None
        self._poll.stop()
        self._show_source()
        if isinstance(fault, KnownError):
            self._tell(str(fault))
        else:
            self.room.messages.fault(fault)

    def _tell_progress(self) -> None:
        if self._job is not None:
            progress = self._job.progress
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)
            self._doing.setText(progress.text or tr("Đang đọc kế hoạch…"))

    # --- recording ------------------------------------------------------------------------------------------------

    def record(self) -> None:
        """Make the draft the office's plan, as one act."""
        editing, planning = self.review.ready(), self.room.workspace.planning
        if editing is None:
            self.review.tell(tr("Còn mục chưa điền đúng: xem dòng báo đỏ ở mục đang mở."))
            return
        draft, aliases, days = editing.result(), dict(editing.aliases), dict(self.review.days)
        self.review.tell("")
        self.room.lanes.write(
            self,
            lambda _: planning.adopt(draft, aliases=aliases, from_day=days["from_day"], to_day=days["to_day"]),
            self._keep,
            failed=self._not_recorded,
        )

    def _keep(self, made: Adopted) -> None:
        """The draft is recorded; it is kept in case the clerk takes the record back to correct more."""
        if self.editing is not None:
            self._recorded = (made.plan.uid, self.editing)
        self.editing = None
        self._pasted.clear()
        self._show_source()
        self.adopted.emit(made)

    def _not_recorded(self, fault: BaseException) -> None:
        if isinstance(fault, KnownError):
            self.review.tell(str(fault))
        else:
            self.room.messages.fault(fault)

    # --- steps ----------------------------------------------------------------------------------------------------

    def _show_source(self) -> None:
        self._go_on.setVisible(self.editing is not None)
        self._steps.setCurrentWidget(self._source)
        self._file.setFocus()

    def _show_review(self) -> None:
        if self.editing is not None:
            self.review.show_draft(self.editing)
            self._steps.setCurrentWidget(self.review)
            self.review.focus_first()

    def _ask_file(self) -> None:
        chosen = self.choose()
        if chosen:
            self.read_file(Path(chosen))

    def _choose(self) -> str:
        return QFileDialog.getOpenFileName(self, tr("Chọn tệp kế hoạch"), "", tr(_KINDS))[0]

    def _tell(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    # --- building -------------------------------------------------------------------------------------------------

    def _made_source(self) -> QWidget:
        step = QWidget()
        head = QLabel(tr("Đọc kế hoạch đã ký"))
        head.setFont(sized(self.font(), SECTION_PT, bold=True))
        words = QLabel(
            tr(
                "Chương trình đọc tệp Word (.docx), PDF có chữ hoặc tệp văn bản (.txt), đề nghị mục tiêu, nhiệm vụ, "
                "thời gian, cơ quan chủ trì và phối hợp kèm đoạn văn gốc để đối chiếu. Chưa có gì được lưu cho tới khi "
                "bấm «Ghi nhận»."
            )
        )
        words.setWordWrap(True)
        words.setObjectName("faint")
        self._fault = fault_label()
        self._file = QPushButton(tr("&Chọn tệp kế hoạch…"))
        self._file.setProperty("primary", 1)
        self._file.clicked.connect(self._ask_file)
        drop = DropField(tr("hoặc kéo tệp thả vào đây"), self._file)
        drop.dropped.connect(self.read_file)
        self._pasted = QPlainTextEdit()
        self._pasted.setTabChangesFocus(True)
        self._pasted.setAccessibleName(tr("Toàn văn kế hoạch"))
        label = QLabel(tr("Hoặc &dán toàn văn kế hoạch:"))
        label.setBuddy(self._pasted)
        read = QPushButton(tr("Đọc văn &bản đã dán"))
        read.setEnabled(False)
        read.clicked.connect(self.read_pasted)
        self._pasted.textChanged.connect(lambda: read.setEnabled(bool(self._pasted.toPlainText().strip())))
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (head, words, self._fault, drop, label):
            column.addWidget(widget)
        column.addWidget(self._pasted, 1)
        column.addLayout(self._source_foot(read))
        return step

    def _source_foot(self, read: QPushButton) -> QHBoxLayout:
        back = QPushButton(tr("&Quay lại"))
        back.setToolTip(tr("Về trang kế hoạch (Esc)"))
        back.clicked.connect(self.back)
        by_hand = QPushButton(tr("&Nhập kế hoạch bằng tay"))
        by_hand.setToolTip(tr("Khi chỉ có bản giấy hoặc bản quét: tự nhập mục tiêu, nhiệm vụ, cơ quan"))
        by_hand.clicked.connect(self.begin_by_hand)
        self._go_on = QPushButton(tr("&Xem tiếp bản đã đọc"))
        self._go_on.clicked.connect(self._show_review)
        self._go_on.hide()
        line = QHBoxLayout()
        line.addWidget(back)
        line.addStretch(1)
        line.addWidget(self._go_on)
        line.addWidget(by_hand)
        line.addWidget(read)
        return line

    def _made_busy(self) -> QWidget:
        step = QWidget()
        self._doing = QLabel(tr("Đang đọc kế hoạch…"))
        self._doing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(360)
        self._bar.setAccessibleName(tr("Tiến độ đọc"))
        self._cancel = QPushButton(tr("&Hủy"))
        self._cancel.setToolTip(tr("Dừng đọc (Esc)"))
        self._cancel.clicked.connect(self.cancel)
        column = QVBoxLayout(step)
        column.addStretch(2)
        for widget in (self._doing, self._bar, self._cancel):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        return step
