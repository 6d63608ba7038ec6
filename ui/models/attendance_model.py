"""The attendance sheet as a grid: a row a person, a column a session, one key a mark."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.attendance import AttendanceSheet, Attendee, Sitting
from desktop.domain.training import Mark
from ui.labels import plain, sentence, tr

Index = QModelIndex | QPersistentModelIndex

HEADS = ("Họ và tên", "Chức vụ", "Đơn vị")
LETTERS = {Mark.PRESENT: "C", Mark.LATE: "M", Mark.EXCUSED: "P", Mark.ABSENT: "V", Mark.SUBSTITUTED: "T"}
"""The key of each mark, which is also what its cell shows."""


class AttendanceModel(QAbstractTableModel):
    """Persons and their marks; what is marked is written by whoever has the grid."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet: AttendanceSheet | None = None

    def show(self, sheet: AttendanceSheet | None) -> None:
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def attendee(self, row: int) -> Attendee | None:
        people = self.sheet.attendees if self.sheet else ()
        return people[row] if 0 <= row < len(people) else None

    def sitting(self, column: int) -> Sitting | None:
        """The session of a column; None for the columns that say who a person is."""
        sittings = self.sheet.sittings if self.sheet else ()
        place = column - len(HEADS)
        return sittings[place] if 0 <= place < len(sittings) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.attendees)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(HEADS) + (len(self.sheet.sittings) if self.sheet else 0)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        person = self.attendee(index.row()) if index.isValid() else None
        if person is None:
            return None
        sitting = self.sitting(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(
                Qt.AlignmentFlag.AlignCenter if sitting else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(person, sitting, index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(person, sitting, index.column())
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        sitting = self.sitting(section)
        if role == Qt.ItemDataRole.TextAlignmentRole and sitting is None:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            if sitting is None:
                return tr(HEADS[section]) if section < len(HEADS) else None
            return f"{plain(sitting.day)}\n{plain(sitting.at)}".strip()
        if role == Qt.ItemDataRole.ToolTipRole and sitting is not None and self.sheet is not None:
            turns = self.sheet.turns(sitting.uid)
            return tr("{place} · {turns} lượt dự").format(place=sitting.place or tr("chưa ghi địa điểm"), turns=turns)
        return None

    def _text(self, person: Attendee, sitting: Sitting | None, column: int) -> str:
        if sitting is not None:
            mark = person.marks.get(sitting.uid)
            return LETTERS[mark] if mark else ""
        name = f"{person.name} {tr('(chưa xác định)')}" if person.provisional else person.name
        return (name, person.post, person.agency)[column]

    def _told(self, person: Attendee, sitting: Sitting | None, column: int) -> str:
        if sitting is None:
            return f"{tr(HEADS[column])}: {self._text(person, None, column) or tr('để trống')}"
        mark = person.marks.get(sitting.uid)
        words = sentence(mark.term) if mark else tr("Chưa điểm danh")
        return tr("{name}, buổi {day}: {mark}").format(name=person.name, day=plain(sitting.day), mark=words)
