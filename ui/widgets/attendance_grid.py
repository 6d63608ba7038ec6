"""The grid of the attendance sheet: one key marks a person and goes to the next, with Shift it marks the column."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop.domain.attendance import AttendanceSheet
from desktop.domain.training import Mark
from ui.labels import tr
from ui.models.attendance_model import HEADS, LETTERS, AttendanceModel
from ui.widgets.dressing import dress

_KEYS = {getattr(Qt.Key, f"Key_{letter}"): mark for mark, letter in LETTERS.items()}


class AttendanceGrid(QTableView):
    """`marked` tells session, persons and the mark (None takes it away)."""

    marked = Signal(bytes, list, object)

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
        for place, width in enumerate((200, 150, 220)):
            self.setColumnWidth(place, width)
        for place in range(len(HEADS), self.people.columnCount()):
            self.setColumnWidth(place, 92)
        target = self.people.index(min(row, self.people.rowCount() - 1), min(column, self.people.columnCount() - 1))
        if target.isValid():
            self.setCurrentIndex(target)

    def chosen_people(self) -> list[bytes]:
        """The persons of the rows marked; of none, the one stood on."""
        rows = sorted({index.row() for index in self.selectedIndexes() or [self.currentIndex()]})
        return [person.person for row in rows if (person := self.people.attendee(row))]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        sitting = self.people.sitting(self.currentIndex().column())
        bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        if sitting is None or not bare or key not in _KEYS:
            super().keyPressEvent(event)
            return
        whole = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        self._mark(sitting.uid, _KEYS[key], whole=whole)

    def clear_marks(self) -> None:
        """Take the marks of the chosen persons in the session stood on away."""
        sitting = self.people.sitting(self.currentIndex().column())
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
