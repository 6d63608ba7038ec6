"""The one page of every register: filter and list at the left, the record's form at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.record import Record
from desktop.domain.registers import Asked, Register
from desktop.progress import Progress
from desktop.vietnamese.numerals import grouped
from ui.commands import Command
from ui.labels import sentence, tr
from ui.pages.form_keeping import FormKeeping
from ui.pages.list_tools import ListTools
from ui.pages.page import Page
from ui.pages.parts_list import PartsList
from ui.room import Room
from ui.theme import GRID
from ui.widgets.dressing import clearable
from ui.widgets.dropped import dropped_files
from ui.widgets.evidence_part import EvidencePart
from ui.widgets.export_button import ExportButton, Write
from ui.widgets.record_form import RecordForm
from ui.widgets.register_table import RegisterTable
from ui.widgets.ticked_list import TickedList

_WAIT_MS = 200
_ITS_OWN = frozenset({"link"})
"""Fields no two records share: never taken over from the one before."""


class RegisterPage(Page):
    """A register with its list and its form; what is typed is stored as one act and taken back with Ctrl+Z."""

    def __init__(
        self,
        room: Room,
        register: Register,
        *,
        equal: tuple[tuple[str, object], ...] = (),
        parts: Sequence[tuple[str, PartsList | TickedList | EvidencePart]] = (),
    ) -> None:
        super().__init__(room)
        self._parts = parts
        self.register = register
        self.name = register.table
        self.title = register.title
        self.tables = (register.table,)
        self.equal = equal
        self.table = RegisterTable(room, register)
        self.form = RecordForm(room, register)
        self._keeping = FormKeeping(room, register, self.form, lambda: self._filling() and self.form.changed())
        self._wanted: bytes | None = None
        self._saving = False
        self._then_new = False
        self._build()
        self.table.current.connect(self._stood_on)
        self.table.opened.connect(lambda _: self.form.focus_first())
        self.table.counted.connect(self._count)
        self.form.save.connect(self._save)
        self.form.cancelled.connect(self._cancel)
        self.form.refused.connect(self.room.ways.said)
        self.setAcceptDrops(True)

    # --- what the window asks -------------------------------------------------------------------------------------

    def acts(self) -> Mapping[Command, Callable[[], None]]:
        found: dict[Command, Callable[[], None]] = {
            Command.NEW: self._new,
            Command.FILTER: self._begin_filter,
            Command.EXPORT: self._export.press,
            Command.FIND_NEXT: lambda: self._find(1),
            Command.FIND_PREVIOUS: lambda: self._find(-1),
            Command.NEXT_PANE: self._next_pane,
        }
        if self._filter.hasFocus() and self._filter.text():
            return found | {Command.BACK: self._end_filter}
        if self.tools.grouping:
            return found
        if self._side.currentWidget() is self._filled:
            found |= {Command.SAVE: self.form.request_save, Command.BACK: self._cancel}
        back = self.tools.back()
        if back is not None and not self.unsaved():
            found[Command.BACK] = back
        if self.table.uid() is not None:
            found |= {Command.EDIT: self.form.focus_first, Command.DELETE: self._delete}
        if self.form.uid is None and self._filling() and self._last:
            found[Command.SAME_AS_ABOVE] = self._same_as_above
        return found

    def reload(self) -> None:
        keep, self._wanted = self._wanted, None
        asked = self._asked()
        self.table.ask(asked, keep=keep)
        self.tools.load()
        self.tools.refresh(asked)
        self._keeping.offer(self._begin_again)

    def open_record(self, _table: str, uid: bytes) -> None:
        self._filter.clear()
        self.tools.clear_narrowing()
        self._wanted = uid
        self._stale = True
        self.refresh()

    def focus_first(self) -> None:
        self.table.setFocus()

    def unsaved(self) -> bool:
        return self._filling() and self.form.changed()

    def _filling(self) -> bool:
        """Whether a form is in sight, be it under one of its tabs."""
        return self._side.currentWidget() is self._filled

    def kept(self) -> bool:
        return self._keeping.keep_now()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        dropped_files(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Files are not read into a list; who drops one is told where they are, and how lines are pasted."""
        files = dropped_files(event)
        if files:
            self.room.ways.said.emit(
                tr(
                    "Chưa nhập «{file}»: mở tệp, chép các dòng rồi dán vào đây (Ctrl+V). Tệp tin bài, lần phát nhập ở "
                    "Truyền thông, thẻ «Nhập từ Excel»; danh sách học viên ở Tập huấn, thẻ «Nhập danh sách»."
                ).format(file=files[0].name)
            )

    def begin_new(self, values: Mapping[str, Any] | None = None) -> None:
        """An empty form."""
        self._side.setCurrentWidget(self._filled)
        if isinstance(self._filled, QTabWidget):
            self._filled.setCurrentWidget(self.form)
        self._show_parts(None)
        self.form.begin({**dict(self.equal), **(values or {})})

    def add_tool(self, button: QPushButton) -> None:
        """Put another button under the list."""
        self._foot.insertWidget(self._foot.count() - 2, button)

    def _new(self) -> None:
        if self._saving:  # the next record begins once this one is stored
            self._then_new = True
        elif self.unsaved():
            self._tell_unsaved()
        else:
            self.begin_new()

    # --- inside ---------------------------------------------------------------------------------------------------

    def _asked(self) -> Asked:
        return self.tools.asked(self.words(), self.equal)

    def words(self) -> str:
        """The words the list is filtered by."""
        return self._filter.text()

    def _export_work(self) -> Write:
        exporting, asked, columns = self.room.workspace.exporting, self._as_seen(), self.table.shown_columns()
        return lambda path, progress: exporting.write_list(asked, path, columns=columns, progress=progress)

    def _as_seen(self) -> Asked:
        return self.tools.asked_as_seen(self.words(), self.equal)

    def _build(self) -> None:
        self._last: dict[str, Any] = {}
        self._words = ""
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(tr("Lọc trong danh sách (Ctrl+F)"))
        self._filter.setAccessibleName(tr("Lọc trong danh sách"))
        clearable(self._filter)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.reload)
        self._filter.textChanged.connect(self._timer.start)
        self._filter.setVisible(bool(self.register.searched))
        new = QPushButton(tr("&Thêm mới"))
        new.setProperty("primary", 1)
        new.setToolTip(tr("Thêm {what} (Ctrl+N)").format(what=self.register.kind.term))
        new.clicked.connect(self._new)
        self._counted = QLabel()
        self._counted.setObjectName("faint")
        bar = QHBoxLayout()
        bar.setSpacing(GRID)
        bar.addWidget(new)
        bar.addWidget(self._filter, 1)
        if not self.register.searched:
            bar.addStretch(1)
        bar.addWidget(self._counted)
        self.tools = ListTools(self, self.room, self.register, self.table)
        self.tools.changed.connect(self.reload)
        bar.addWidget(self.tools.button)
        self._export = ExportButton(self.room, lambda: f"{self.register.title}.xlsx", self._export_work)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(bar)
        column.addWidget(self.tools.told)
        column.addWidget(self.tools.lists, 1)
        foot = self._foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addStretch(1)
        foot.addWidget(self._export)
        column.addWidget(self.tools.total)
        column.addLayout(foot)
        self._build_side(left)

    def _build_side(self, left: QWidget) -> None:
        """The form at the right of the list."""
        self._empty = self._empty_side()
        self._side = QStackedWidget()
        self._side.addWidget(self._empty)
        self._filled = self._with_parts()
        self._side.addWidget(self._filled)
        self._side.setMinimumWidth(300)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(left)
        panes.addWidget(self._side)
        panes.setStretchFactor(0, 1)
        panes.setSizes([700, 360])
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(GRID)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panes)

    def _with_parts(self) -> QWidget:
        """The form alone, or under tabs with the record's parts."""
        if not self._parts:
            return self.form
        tabs = QTabWidget()
        tabs.setAccessibleName(tr("Thông tin và các phần"))
        tabs.setDocumentMode(True)
        tabs.tabBar().setUsesScrollButtons(True)
        tabs.addTab(self.form, tr("Thông tin"))
        for words, part in self._parts:
            tabs.addTab(part, words)
        return tabs

    def _show_parts(self, uid: bytes | None) -> None:
        for _, part in self._parts:
            part.show_of(uid)

    def _empty_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        words = QLabel(
            tr("Chưa có {what} nào ở đây.\n\nBấm «Thêm mới» (Ctrl+N) để nhập mục đầu tiên.").format(
                what=self.register.kind.term
            )
        )
        words.setObjectName("faint")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        column.addWidget(words)
        column.addStretch(2)
        return side

    def _count(self, count: int) -> None:
        self._counted.setText(tr("{count} mục").format(count=grouped(count)))

    def _stood_on(self, uid: bytes | None) -> None:
        """The list stands on a record: show it; or begin the new one that was asked for while this was being stored."""
        if self._then_new and not self._saving:
            self._then_new = False
            self.begin_new()
        else:
            self._show_stood_on(uid)

    def _show_stood_on(self, uid: bytes | None) -> None:
        """Show the record the clerk stands on, unless a form is half filled in: what was typed is never lost."""
        if self.unsaved():
            self._tell_unsaved()
            return
        if uid is None:
            self._side.setCurrentWidget(self._empty)
            return
        listing, table = self.room.workspace.listing, self.register.table
        self.room.lanes.read(self, lambda: listing.record(table, uid), self._show, topic="record")

    def _tell_unsaved(self) -> None:
        words = tr("Phần đang nhập chưa lưu: bấm Ctrl+S để lưu, hoặc Esc để bỏ, rồi sang mục khác.")
        self.form.tell(words)
        self.room.ways.said.emit(words)

    def _show(self, record: Record | None) -> None:
        if record is None or self.unsaved():
            return
        self._last = self._last or record.model_dump()
        self.form.show_record(record)
        self._show_parts(record.uid)
        self._side.setCurrentWidget(self._filled)

    def _save(self, values: dict[str, Any]) -> None:
        if self._saving:  # the key pressed twice stores once
            return
        self._saving = True
        uid, editing, table = self.form.uid, self.room.workspace.editing, self.register.table
        whole = {**dict(self.equal), **values} if uid is None else values
        extra = self.extra_values()

        def work(_progress: Progress) -> Record:
            if uid is None:
                return editing.add(table, whole, **extra)
            return editing.change(table, uid, whole, **extra)

        self.room.lanes.write(
            self, work, lambda record: self._saved(record, values, new=uid is None), failed=self._refused
        )

    def after_saved(self, record: Record) -> None:
        """What a register looks at once a record is stored."""

    def extra_values(self) -> dict[str, Any]:
        """What a register stores beside the record's own fields; a page with such parts gives them here."""
        return {}

    def _saved(self, record: Record, values: dict[str, Any], *, new: bool) -> None:
        self._saving = False
        self._last = record.model_dump()
        self._wanted = record.uid
        self.form.stored(record, values)
        self._keeping.drop()
        self._show_parts(record.uid)
        verb = tr("Đã thêm {what}.") if new else tr("Đã lưu {what}.")
        self.room.ways.said.emit(sentence(verb.format(what=record.term)))
        self.table.setFocus()
        self.after_saved(record)

    def _refused(self, fault: BaseException) -> None:
        self._saving = False
        if self.room.messages.known(fault):
            self.form.tell_fault(str(fault))
            self.room.ways.said.emit(tr("Chưa lưu: {fault}").format(fault=fault))
        else:
            self.room.messages.fault(fault)

    def _cancel(self) -> None:
        """Leave the form as it was before typing; while it is being stored there is nothing to leave."""
        if self._saving:
            return
        uid = self.table.uid()
        self._keeping.drop()
        self.form.begin()
        self._side.setCurrentWidget(self._empty)
        self._stood_on(uid)
        self.table.setFocus()

    def _delete(self) -> None:
        if any(isinstance(part, PartsList | EvidencePart) and part.delete_chosen() for _, part in self._parts):
            return
        uids, editing, table = self.table.chosen(), self.room.workspace.editing, self.register.table
        if not uids:
            return
        if self.unsaved() and self.form.uid is None:
            self.room.ways.said.emit(tr("Đang nhập dở một mục mới: lưu (Ctrl+S) hoặc bỏ (Esc) trước rồi hãy xóa."))
            self.form.focus_first()
            return
        if self.unsaved() and self.form.uid in uids:
            self._tell_unsaved()
            return
        following = self._neighbour(uids)

        def gone(count: int) -> None:
            self._wanted = following
            self.room.ways.said.emit(
                tr("Đã xóa {count} mục. Bấm Ctrl+Z để lấy lại.").format(count=grouped(max(len(uids), min(count, 1))))
            )

        if not self.unsaved():
            self.form.begin()
        self.table.setFocus()
        self.room.lanes.write(self, lambda _: editing.remove(table, uids), gone)

    def _neighbour(self, uids: list[bytes]) -> bytes | None:
        last = self.table.lines.row_of(uids[-1])
        return self.table.lines.uid(last + 1) or self.table.lines.uid(self.table.lines.row_of(uids[0]) - 1)

    def _same_as_above(self) -> None:
        """The values of the record stored last, wherever nothing was typed into the form of the new one."""
        self.form.fill_untouched({name: self._last.get(name) for name in self.register.form if name not in _ITS_OWN})

    # --- finding --------------------------------------------------------------------------------------------------

    def _begin_filter(self) -> None:
        self._filter.setFocus()
        self._filter.selectAll()

    def _end_filter(self) -> None:
        self._filter.clear()
        self.table.setFocus()

    def _find(self, step: int) -> None:
        """Go to the next line, or the one before, that holds the words looked for last; round at the end."""
        self._words = self._filter.text().strip() or self._words
        if not self._words:
            self._begin_filter()
            self.room.ways.said.emit(tr("Hãy gõ chữ cần tìm vào ô lọc, rồi bấm F3 để tới dòng kế tiếp."))
            return
        listing, asked = self.room.workspace.listing, replace(self._asked(), words=self._words)
        self.room.lanes.read(
            self, lambda: listing.ordered(asked), lambda found: self._go_to_match(found, step), topic="next"
        )

    def _go_to_match(self, found: Sequence[bytes], step: int) -> None:
        lines, here = self.table.lines, self.table.currentIndex().row()
        rows = sorted(row for row in map(lines.row_of, found) if row >= 0)
        if not rows:
            self.room.ways.said.emit(tr("Không có dòng nào có «{words}».").format(words=self._words))
            return
        ahead = [row for row in rows if row > here] if step > 0 else [row for row in reversed(rows) if row < here]
        row = ahead[0] if ahead else rows[0 if step > 0 else -1]
        self.table.stand_on(lines.uid(row) or b"")
        said = tr("«{words}»: dòng {place} trong {count} dòng có chữ này.")
        words = said.format(words=self._words, place=grouped(rows.index(row) + 1), count=grouped(len(rows)))
        self.room.ways.said.emit(words)

    def _begin_again(self, record: Record | None) -> None:
        """The form in which what was left half filled in is typed again."""
        self.begin_new()
        if record is not None:
            self.form.show_record(record)
            self._show_parts(record.uid)
        words = tr("Phần nhập dở lần trước đã được điền lại: bấm Ctrl+S để lưu, hoặc Esc để bỏ.")
        self.form.tell(words, faulty=False)
        self.room.ways.said.emit(words)

    def _next_pane(self) -> None:
        if self.form.isAncestorOf(self.focusWidget() or self):
            self.table.setFocus()
        else:
            self.form.focus_first()
