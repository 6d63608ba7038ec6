"""Nhập từ Excel: files dropped or chosen, one after another; looked at, put right, stored, sent back, withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.importing import ImportBatch, ImportDraft, ImportKind, LineState
from desktop.domain.media import ProductKind
from desktop.progress import Progress
from desktop.vietnamese.numerals import day_text, grouped
from ui.commands import Command
from ui.dialogs.columns_dialog import ColumnsDialog
from ui.jobs import Job
from ui.labels import sentence, tr
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.pages.page import Page
from ui.room import Room
from ui.theme import GRID
from ui.widgets.choice_field import ChoiceField
from ui.widgets.drop_field import DropField
from ui.widgets.dropped import dropped_files
from ui.widgets.import_grid import ImportGrid
from ui.widgets.plain_table import PlainTable

_KINDS = "Tệp Excel (*.xlsx *.xlsm *.xls *.csv);;Mọi tệp (*)"
_REMARKS_TOLD, _QUEUE_TOLD = 4, 5
_POLL_MS = 100


class ImportPage(Page):
    """The way in for figures and lists that others send; several files wait in a queue."""

    name = "import"
    title = "Nhập từ Excel"
    tables = ("import_batch",)
    kind = ImportKind.MEDIA
    accept_words = "&Vẫn đưa vào dòng trùng"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.choose: Callable[[], list[str]] = self._choose
        self.session: Any = None
        self._waiting: list[Path] = []
        self._job: Job | None = None
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._tell_progress)
        self.setAcceptDrops(True)
        self.grid = ImportGrid(self._choices)
        self.grid.rows.retyped.connect(self._retype)
        self._queue = QLabel()
        self._queue.setObjectName("faint")
        self._queue.setVisible(False)
        self._steps = QStackedWidget()
        self._start, self._busy, self._look = self._made_start(), self._made_busy(), self._made_look()
        for step in (self._start, self._busy, self._look):
            self._steps.addWidget(step)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._steps, 1)
        whole.addWidget(self._queue)

    # --- what the window asks -------------------------------------------------------------------------------------

    def acts(self) -> Mapping[Command, Callable[[], None]]:
        if self.session is None:
            found: dict[Command, Callable[[], None]] = {Command.NEW: self._ask_files}
            if self.batches.here() is not None:
                found[Command.DELETE] = self._withdraw
            return found
        return {Command.SAVE: self._record, Command.BACK: self._drop, Command.NEXT_PANE: self.grid.setFocus}

    def reload(self) -> None:
        importing = self.room.workspace.importing
        self.room.lanes.read(self, lambda: importing.batches(self.kind), self._show_batches, topic="batches")

    def focus_first(self) -> None:
        (self._file if self.session is None else self.grid).setFocus()

    def unsaved(self) -> bool:
        """A file looked at is still on its stick: leaving loses nothing but the corrections."""
        return bool(self.session and self.session.retyped)

    # --- files ----------------------------------------------------------------------------------------------------

    def take_files(self, files: Sequence[Path]) -> None:
        """Look at these files, one after another."""
        self._waiting += [file for file in files if file not in self._waiting]
        self._tell_queue()
        if self.session is None and self._job is None:
            self._next_file()

    def take_block(self, text: str) -> None:
        """Look at a block copied from Excel or Word."""
        importing = self.room.workspace.importing
        if self.session is not None or self._job is not None:
            self.room.ways.said.emit(tr("Hãy nhập xong hoặc bỏ tệp đang xem, rồi dán lại."))
            return
        self.room.lanes.read(
            self, lambda: importing.open_block(text, self.kind), self._opened, topic="block", failed=self._not_opened
        )

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.take_block(text)
        else:
            self.room.ways.said.emit(tr("Chưa chép gì để dán. Hãy chép các dòng ở Excel hoặc Word trước."))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
            return
        super().keyPressEvent(event)

    def _tell_queue(self) -> None:
        """Say which files are still to be looked at."""
        names = [file.name for file in self._waiting]
        self._queue.setVisible(bool(names))
        words = tr("Còn {count} tệp chờ: {names}.").format(count=len(names), names=", ".join(names[:_QUEUE_TOLD]))
        self._queue.setText(words if len(names) <= _QUEUE_TOLD else f"{words[:-1]}…")
        self._queue.setToolTip("\n".join(names))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        dropped_files(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self.take_files(dropped_files(event))

    def _next_file(self) -> None:
        self.session = None
        if not self._waiting:
            self._steps.setCurrentWidget(self._start)
            self._stale = True
            self.refresh()
            self.focus_first()
            return
        file, importing = self._waiting.pop(0), self.room.workspace.importing
        self._tell_queue()
        self._steps.setCurrentWidget(self._busy)
        self._told.setText(tr("Đang đọc {file}…").format(file=file.name))
        self._poll.start()
        job = Job(self, lambda progress: importing.open(file, self.kind, progress), self._opened, self._not_opened)
        self._job = job
        self.room.lanes.reading.submit(job)

    def _opened(self, outcome: tuple[Any, ImportDraft]) -> None:
        self._poll.stop()
        self._job = None
        self.session, draft = outcome
        self._only.setCurrentIndex(0)
        self.grid.rows.show_only(None)
        self._show(draft)
        self._steps.setCurrentWidget(self._look)
        self._stand_on_fault()

    def _not_opened(self, fault: BaseException) -> None:
        self._poll.stop()
        self._job = None
        self.room.messages.fault(fault)
        self._next_file()

    def _cancel(self) -> None:
        """Stop reading; nothing has been stored."""
        if self._job is not None:
            self._job.progress.stop()
        self._poll.stop()
        self._job = None
        self._waiting.clear()
        self._tell_queue()
        self._next_file()

    def _drop(self) -> None:
        """Leave this file; nothing of it was stored."""
        self.room.ways.said.emit(tr("Đã bỏ tệp, không nhập dòng nào."))
        self._next_file()

    def _tell_progress(self) -> None:
        progress: Progress | None = self._job.progress if self._job else None
        if progress is not None and progress.total:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)

    # --- looking and putting right --------------------------------------------------------------------------------

    def _show(self, draft: ImportDraft) -> None:
        columns = self.grid.rows.draft.shown if self.grid.rows.draft else ()
        self.grid.rows.show(draft)
        if columns != draft.shown:
            self.grid.share_width()
        self._file_name.setText(tr("{file} · trang tính «{sheet}»").format(file=draft.file_name, sheet=draft.sheet))
        self._sheet.setVisible(len(draft.sheets) > 1)
        if self._sheet.count() != len(draft.sheets):
            self._sheet.clear()
            self._sheet.addItems(list(draft.sheets))
        if draft.sender != self._sender.uid:
            self._sender.put(draft.sender, draft.sender_name)
        fonts = [
            tr("Phông {font}: «{before}» được đọc là «{after}».").format(
                font=one.font or "?", before=one.before, after=one.after
            )
            for one in draft.samples
        ]
        remarks = [*draft.remarks[:1], *fonts, *draft.remarks[1:]]
        shown = remarks[:_REMARKS_TOLD]
        if len(remarks) > _REMARKS_TOLD:
            shown.append(tr("… và {count} điều khác (xem ở chú giải).").format(count=len(remarks) - _REMARKS_TOLD))
        self._remarks.setText("\n".join(f"• {one}" for one in shown))
        self._remarks.setToolTip("\n".join(remarks))
        self._remarks.setVisible(bool(remarks))
        self._counts.setText(sentence(draft.told))
        good = draft.counts.get(LineState.GOOD, 0)
        self._go.setText(tr("&Nhập {count} dòng").format(count=grouped(good)))
        self._go.setEnabled(good > 0)
        self._return.setEnabled(draft.counts.get(LineState.WRONG, 0) > 0)

    def _stand_on_fault(self) -> None:
        """Begin at the first cell that is wrong."""
        rows = self.grid.rows
        for place in range(rows.rowCount()):
            line = rows.line(place)
            if line is not None and line.state is LineState.WRONG:
                keys = [one.key for one in line.refusals]
                column = next((c for c in range(rows.columnCount()) if rows.key(c) in keys), 1)
                self.grid.setCurrentIndex(rows.index(place, column))
                break
        self.grid.setFocus()

    def _retype(self, row: int, key: str, text: str) -> None:
        importing, session = self.room.workspace.importing, self.session
        self.room.lanes.read(self, lambda: importing.retype(session, row, key, text), self._show, topic="draft")

    def _accept(self) -> None:
        importing, session, rows = self.room.workspace.importing, self.session, self.grid.rows_chosen()
        if rows:
            self.room.lanes.read(self, lambda: importing.accept(session, rows), self._show, topic="draft")

    def _choices(self, key: str, row: int) -> list[str]:
        return self.room.workspace.importing.choices(self.session, key, row) if self.session else []

    def _match(self) -> None:
        draft = self.grid.rows.draft
        if draft is None:
            return
        dialog = ColumnsDialog(draft, self)
        importing, session = self.room.workspace.importing, self.session

        def chosen() -> None:
            columns = dialog.columns()
            self.room.lanes.read(self, lambda: importing.choose_columns(session, columns), self._show, topic="draft")

        dialog.accepted.connect(chosen)
        dialog.open()

    def _choose_sheet(self, place: int) -> None:
        importing, session = self.room.workspace.importing, self.session
        self.room.lanes.read(self, lambda: importing.choose_sheet(session, place), self._show, topic="draft")

    def _choose_more(self) -> None:
        importing, session, sender = self.room.workspace.importing, self.session, self._sender.uid
        kind = self._default_kind()
        if session is not None:
            self.room.lanes.read(
                self, lambda: importing.choose(session, sender=sender, default_kind=kind), self._show, topic="draft"
            )

    def _default_kind(self) -> ProductKind | None:
        return ProductKind.of(self._kind.currentData())

    def _show_only(self, place: int) -> None:
        self.grid.rows.show_only([None, *LineState][place])

    def _show_batches(self, batches: list[ImportBatch]) -> None:
        self.batches.show_things(batches)
        self._undo_import.setEnabled(bool(batches))

    # --- storing, sending back, withdrawing -------------------------------------------------------------------------

    def _record(self) -> None:
        importing, session = self.room.workspace.importing, self.session
        if session is None or not self._go.isEnabled():
            return
        self._go.setEnabled(False)

        def done(batch: ImportBatch) -> None:
            self.room.ways.said.emit(
                tr("Lần nhập số {number}: đã nhập {count} dòng. Bấm Ctrl+Z để rút lại.").format(
                    number=batch.number, count=grouped(batch.taken)
                )
            )
            self._next_file()

        def refused(fault: BaseException) -> None:
            self._go.setEnabled(True)
            self.room.messages.fault(fault)

        self.room.lanes.write(self, lambda _: importing.record(session), done, failed=refused)

    def _give_back(self) -> None:
        importing, session = self.room.workspace.importing, self.session
        if session is None:
            return
        chosen = self.room.save_as(f"tra-lai-{session.path.stem}.xlsx", tr("Tệp Excel (*.xlsx)"))
        if not chosen:
            return
        target = Path(chosen if chosen.lower().endswith(".xlsx") else f"{chosen}.xlsx")
        self.room.lanes.read(
            self,
            lambda: importing.give_back(session, target),
            lambda count: self.room.ways.said.emit(
                tr("Đã ghi {count} dòng lỗi vào {file} để trả lại nơi gửi.").format(count=count, file=target.name)
            ),
        )

    def _withdraw(self) -> None:
        batch, importing = self.batches.here(), self.room.workspace.importing
        if batch is not None:
            self.room.lanes.write(
                self,
                lambda _: importing.withdraw(batch.uid),
                lambda name: self.room.ways.said.emit(
                    tr("Đã rút lại «{name}». Bấm Ctrl+Z để đưa vào lại.").format(name=name)
                ),
            )

    # --- making ---------------------------------------------------------------------------------------------------

    def _choose(self) -> list[str]:
        return QFileDialog.getOpenFileNames(self, tr("Chọn tệp Excel"), "", tr(_KINDS))[0]

    def _ask_files(self) -> None:
        self.take_files([Path(one) for one in self.choose()])

    def _made_start(self) -> QWidget:
        self._file = QPushButton(tr("&Chọn tệp Excel…"))
        self._file.setProperty("primary", 1)
        self._file.clicked.connect(self._ask_files)
        drop = DropField(tr("hoặc kéo một hay nhiều tệp .xlsx, .xls, .csv thả vào trang này"), self._file)
        drop.setAcceptDrops(False)  # the page takes what is dropped, wherever on it
        paste = QPushButton(tr("&Dán bảng đã chép"))
        paste.setToolTip(tr("Xem các dòng đã chép từ Excel hoặc Word như một tệp (Ctrl+V)"))
        paste.clicked.connect(self._paste)
        self.batches: PlainTable[ImportBatch] = PlainTable(
            tr("Các lần nhập"),
            PlainTableModel(
                [
                    PlainColumn(tr("Lần nhập"), lambda one: str(one.number), number=True),
                    PlainColumn(tr("Ngày"), lambda one: day_text(one.day)),
                    PlainColumn(tr("Tệp"), lambda one: one.file_name),
                    PlainColumn(tr("Đã nhập"), lambda one: grouped(one.taken), number=True),
                    PlainColumn(tr("Trùng"), lambda one: grouped(one.double), number=True),
                    PlainColumn(tr("Lỗi"), lambda one: grouped(one.refused), number=True),
                ]
            ),
            stretch=2,
        )
        self._undo_import = QPushButton(tr("&Rút lại lần nhập đang chọn"))
        self._undo_import.setEnabled(False)
        self._undo_import.clicked.connect(self._withdraw)
        return column_of(
            drop,
            row_of(paste, (QWidget(), 1)),
            QLabel(tr("Các lần nhập đang có hiệu lực")),
            (self.batches, 1),
            row_of(self._undo_import, (QWidget(), 1)),
        )

    def _made_busy(self) -> QWidget:
        self._told, self._bar = QLabel(), QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(tr("Tiến độ đọc tệp"))
        cancel = QPushButton(tr("&Hủy"))
        cancel.clicked.connect(self._cancel)
        return column_of(self._told, self._bar, cancel, None)

    def _made_look(self) -> QWidget:
        self._file_name, self._counts, self._remarks = QLabel(), QLabel(), QLabel()
        self._remarks.setObjectName("notice")
        self._remarks.setWordWrap(True)
        self._remarks.setMargin(GRID)
        self._counts.setAccessibleName(tr("Kết quả kiểm tra"))
        self._sheet, self._only = QComboBox(), QComboBox()
        self._sheet.setAccessibleName(tr("Trang tính"))
        self._sheet.activated.connect(self._choose_sheet)
        for words in (tr("Mọi dòng"), *(sentence(state.value) for state in LineState)):
            self._only.addItem(words)
        self._only.setAccessibleName(tr("Chỉ hiện các dòng"))
        self._only.activated.connect(self._show_only)
        self._sender = ChoiceField(self._ask_senders)
        self._sender.setAccessibleName(tr("Nơi gửi"))
        self._sender.chosen.connect(self._choose_more)
        sender = QLabel(tr("Nơi &gửi:"))
        sender.setBuddy(self._sender)
        top = row_of(self._sheet, sender, (self._sender, 1), *self._made_questions())
        self._go = QPushButton()
        self._go.setProperty("primary", 1)
        self._go.clicked.connect(self._record)
        self._return = QPushButton(tr("Ghi tệp trả &lại…"))
        self._return.setToolTip(tr("Ghi các dòng lỗi thành một tệp theo mẫu của nơi gửi, kèm lý do"))
        self._return.clicked.connect(self._give_back)
        accept = QPushButton(tr(self.accept_words))
        accept.clicked.connect(self._accept)
        match = QPushButton(tr("Ghé&p cột…"))
        match.clicked.connect(self._match)
        leave = QPushButton(tr("&Bỏ tệp này"))
        leave.clicked.connect(self._drop)
        middle = row_of((self._counts, 1), self._only)
        bottom = row_of(self._go, self._return, accept, match, leave, (QWidget(), 1))
        return column_of(self._file_name, top, self._remarks, middle, (self.grid, 1), bottom)

    def _made_questions(self) -> list[QWidget | tuple[QWidget, int]]:
        """What else is asked of a whole file."""
        self._kind = QComboBox()
        for kind in ProductKind:
            self._kind.addItem(sentence(kind.term), kind.value)
        self._kind.activated.connect(lambda _: self._choose_more())
        label = QLabel(tr("&Thể loại nếu tệp không ghi:"))
        label.setBuddy(self._kind)
        return [label, self._kind]

    def _ask_senders(self, typed: str) -> None:
        listing = self.room.workspace.listing
        self.room.lanes.read(self, lambda: listing.choices("agency", typed), self._sender.offer, topic="senders")


def row_of(*parts: QWidget | tuple[QWidget, int]) -> QWidget:
    """Widgets beside each other; a number is how much of what is left a widget takes."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(GRID)
    for part in parts:
        widget, stretch = part if isinstance(part, tuple) else (part, 0)
        line.addWidget(widget, stretch)
    return holder


def column_of(*parts: QWidget | tuple[QWidget, int] | None) -> QWidget:
    """Widgets under each other; None leaves the rest free."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    for part in parts:
        if part is None:
            column.addStretch(1)
            continue
        widget, stretch = part if isinstance(part, tuple) else (part, 0)
        column.addWidget(widget, stretch)
    return holder
