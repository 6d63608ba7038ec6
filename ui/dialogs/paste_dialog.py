"""Dán từ Excel: the lines pasted into a list, looked at and put right before they are stored as one act."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop.domain.importing import ImportDraft, LineState
from desktop.domain.registers import Register
from desktop.vietnamese.numerals import grouped
from ui.labels import sentence, tr
from ui.room import Room
from ui.theme import GRID
from ui.widgets.import_grid import ImportGrid


class PasteDialog(QDialog):
    """Good lines are stored together; wrong cells are marked and put right in the grid."""

    def __init__(
        self, room: Room, register: Register, outcome: tuple[Any, ImportDraft], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Dán từ Excel vào sổ {title}").format(title=register.title))
        self._room, self._register = room, register
        self.session, draft = outcome
        self._storing = False
        words = QLabel(tr("F2 hoặc bấm đúp để sửa một ô. Các dòng hợp lệ được ghi cùng lúc; dòng lỗi không ghi."))
        words.setWordWrap(True)
        self._counts = QLabel()
        self._counts.setAccessibleName(tr("Kết quả kiểm tra"))
        self.grid = ImportGrid(lambda key, _row: room.workspace.pasting.choices(self.session, key))
        self.grid.rows.retyped.connect(self._retype)
        buttons = QDialogButtonBox()
        self._go = buttons.addButton(tr("&Dán"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setProperty("primary", 1)
        self._go.setDefault(False)
        self._go.setAutoDefault(False)
        buttons.addButton(tr("&Bỏ qua"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.store)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(words)
        column.addWidget(self._counts)
        column.addWidget(self.grid, 1)
        column.addWidget(buttons)
        self.resize(900, 480)
        self._show(draft)
        self.grid.share_width()
        self.grid.setFocus()

    def store(self) -> None:
        """Store the good lines."""
        pasting, session = self._room.workspace.pasting, self.session
        if self._storing:
            return
        self._storing = True

        def done(stored: list[Any]) -> None:
            said = tr("Đã dán {count} dòng. Bấm Ctrl+Z để lấy lại.").format(count=grouped(len(stored)))
            self._room.ways.said.emit(said)
            self.accept()

        self._room.lanes.write(self, lambda _: pasting.record(session), done, failed=self._refused)

    def _refused(self, fault: BaseException) -> None:
        self._storing = False
        self._room.messages.fault(fault)

    def _retype(self, row: int, key: str, text: str) -> None:
        pasting, session = self._room.workspace.pasting, self.session
        self._room.lanes.read(self, lambda: pasting.retype(session, row, key, text), self._show, topic="draft")

    def _show(self, draft: ImportDraft) -> None:
        self.grid.rows.show(draft)
        self._counts.setText(sentence(draft.told))
        good = draft.counts.get(LineState.GOOD, 0)
        self._go.setText(tr("&Dán {count} dòng").format(count=grouped(good)))
        self._go.setEnabled(good > 0)
