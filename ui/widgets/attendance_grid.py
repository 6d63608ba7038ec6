"""The grid of the attendance sheet: one key marks a person and goes to the next, with Shift it marks the column."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop.domain.attendance import MARK_WORDS, AttendanceSheet, Sitting
from desktop.domain.training import Mark
from desktop.vietnamese.folding import fold_words
from ui.labels import tr
from ui.models.attendance_model import HEADS, LETTERS, AttendanceModel
from ui.widgets.column_widths import Need, shared
from ui.widgets.dressing import dress

_SITTING, _LEAST, _PADDING = 92, 100, 18
_KEYS = {getattr(Qt.Key, f"Key_{letter}"): mark for mark, letter in LETTERS.items()}


class AttendanceGrid(QTableView):
    """`marked` tells session, persons and the mark (None takes it away), `told` why a key did nothing."""

    marked = Signal(bytes, list, object)
    told = Signal(str)
    pasted = Signal(list)
    """Marks pasted from Excel: session, person, mark."""
    names = Signal(str)
    """A list of names was pasted."""

    def __init__(self) -> None:
        super().__init__()
        self.people = AttendanceModel(self)
        self.setModel(self.people)
        self.setAccessibleName(tr("Bảng điểm danh"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        dress(self, numbered=True)

    def show_sheet(self, sheet: AttendanceSheet | None) -> None:
        """Show a sheet; on the same course the clerk stays on his cell, on another he begins at the first mark."""
        here = self.currentIndex()
        same = self.people.sheet is not None and sheet is not None and self.people.sheet.course == sheet.course
        row, column = (here.row(), here.column()) if same and here.isValid() else (0, len(HEADS))
        self.people.show(sheet)
        self._share_width()
        target = self.people.index(min(row, self.people.rowCount() - 1), min(column, self.people.columnCount() - 1))
        if target.isValid():
            self.setCurrentIndex(target)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Names as wide as they are, as far as the sessions leave room."""
        advance, people = self.fontMetrics().horizontalAdvance, self.people
        needs = []
        for place in range(people.columnCount()):
            if people.sitting(place) is not None:
                needs.append(Need(_SITTING, 0, 1, fixed=True))
                continue
            texts = {str(people.data(people.index(row, place)) or "") for row in range(people.rowCount())}
            needs.append(Need(_LEAST, max(map(advance, texts), default=0) + _PADDING, 1))
        if needs:
            room = min(self.viewport().width(), sum(need.wish for need in needs))
            for place, width in enumerate(shared(needs, room, 0)):
                self.setColumnWidth(place, width)

    def chosen_people(self) -> list[bytes]:
        """The persons of the rows marked; of none, the one stood on."""
        rows = sorted({index.row() for index in self.selectedIndexes() or [self.currentIndex()]})
        return [person.person for row in rows if (person := self.people.attendee(row))]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
            return
        sitting = self.people.sitting(self.currentIndex().column())
        bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        if not bare or key not in _KEYS:
            super().keyPressEvent(event)
            return
        sitting = sitting or self._only_sitting()
        if sitting is None:
            return
        whole = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        self._mark(sitting.uid, _KEYS[key], whole=whole)

    def paste(self, text: str) -> None:
        """Marks as Excel puts them on the clipboard, from the cell stood on downwards and to the right."""
        from desktop.spreadsheet.clipboard import parse_block

        if any(_is_name(cell) for row in parse_block(text) for cell in row):
            self.names.emit(text)
            return
        here, found = self.currentIndex(), []
        for down, cells in enumerate(parse_block(text)):
            for right, cell in enumerate(cells):
                word = fold_words(cell)
                person, sitting = self.people.attendee(here.row() + down), self.people.sitting(here.column() + right)
                if not word or person is None or sitting is None:
                    continue
                if word not in MARK_WORDS:
                    said = tr("Chưa dán: «{text}» ở dòng {row} không phải là dấu điểm danh (C, M, P, V, T).")
                    self.told.emit(said.format(text=cell, row=here.row() + down + 1))
                    return
                found.append((sitting.uid, person.person, MARK_WORDS[word]))
        if found:
            self.pasted.emit(found)
        else:
            self.told.emit(tr("Hãy đứng ở ô của một buổi rồi dán các dấu điểm danh đã chép từ Excel."))

    def _only_sitting(self) -> Sitting | None:
        """The session meant by a key in the columns of names, where there is but one; else it is told what to do."""
        sittings = self.people.sheet.sittings if self.people.sheet else ()
        if len(sittings) == 1:
            return sittings[0]
        if sittings:
            self.told.emit(tr("Lớp có nhiều buổi: bấm phím → sang cột của buổi cần điểm danh rồi bấm lại."))
        else:
            self.told.emit(tr("Lớp chưa có buổi học nào: bấm «Thêm buổi…» (Alt+B) trước, rồi điểm danh."))
        return None

    def clear_marks(self) -> None:
        """Take the marks of the chosen persons in the session stood on away."""
        sitting = self.people.sitting(self.currentIndex().column()) or self._only_sitting()
        if sitting is not None:
            self._mark(sitting.uid, None, whole=False)

    def _mark(self, session: bytes, mark: Mark | None, *, whole: bool) -> None:
        here = self.currentIndex()
        if whole and self.people.sheet is not None:
            people = [person.person for person in self.people.sheet.attendees if person.marks.get(session) is not mark]
        else:
            people = self.chosen_people()
        if not people:
            return
        single = len(people) == 1 and not whole
        self.marked.emit(session, people, mark)
        if single and mark is not None and here.row() + 1 < self.people.rowCount():
            self.setCurrentIndex(self.people.index(here.row() + 1, here.column()))


def _is_name(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and fold_words(text) not in MARK_WORDS and all(word.isalpha() for word in words)
