"""Nhập danh sách: lists of trainees from files or pasted, each row recognised, put on the list of a course."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from desktop.domain.importing import ImportDraft, ImportKind
from desktop.domain.media import ProductKind
from desktop.domain.registers import Choice
from ui.labels import tr
from ui.pages.import_page import ImportPage, column_of, row_of
from ui.room import Room
from ui.widgets.choice_field import ChoiceField


class TraineesPage(ImportPage):
    """The way in for lists of names; the course chosen last stays chosen for the next list."""

    name = "trainees"
    title = "Nhập danh sách"
    kind = ImportKind.TRAINEES
    accept_words = "Là người &đã có"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._course_uid: bytes | None = None
        self._course_name = ""

    def show_course(self, uid: bytes, name: str) -> None:
        """Take the next lists into this course."""
        self._course_uid, self._course_name = uid, name

    def _default_kind(self) -> ProductKind | None:
        return None

    def _made_questions(self) -> list[QWidget | tuple[QWidget, int]]:
        self.course = ChoiceField(self._ask_courses)
        self.course.setAccessibleName(tr("Vào lớp"))
        self.course.chosen.connect(self._choose_course)
        self.present = QCheckBox(tr("Ai &trong danh sách cũng có mặt"))
        self.present.setToolTip(tr("Danh sách người đã dự: ghi có mặt ở mọi buổi, trừ ô nào ghi khác"))
        self.present.toggled.connect(lambda _: self._choose_course())
        label = QLabel(tr("Vào &lớp:"))
        label.setBuddy(self.course)
        return [(column_of(row_of(label, (self.course, 1)), self.present), 2)]

    def _opened(self, outcome: tuple[Any, ImportDraft]) -> None:
        super()._opened(outcome)
        if self._course_uid is not None:
            self.course.put(self._course_uid, self._course_name)
            self._choose_course()
        else:
            attending = self.room.workspace.attending
            self.room.lanes.read(self, attending.course_to_mark, self._propose, topic="course")

    def _propose(self, choice: Choice | None) -> None:
        if choice is not None and self.course.uid is None:
            self.course.put(choice.uid, choice.shown)
            self._choose_course()

    def _choose_course(self) -> None:
        importing, session, uid = self.room.workspace.importing, self.session, self.course.uid
        present = self.present.isChecked()
        self._course_uid, self._course_name = uid, self.course.text()
        if session is not None:
            self.room.lanes.read(
                self,
                lambda: importing.choose_course(session, uid, all_present=present),
                self._show,
                topic="draft",
            )

    def _accept(self) -> None:
        """The rows chosen are whom they look like most."""
        importing, session, rows = self.room.workspace.importing, self.session, self.grid.rows_chosen()
        if rows:
            self.room.lanes.read(self, lambda: importing.accept_likeness(session, rows), self._show, topic="draft")

    def _show(self, draft: ImportDraft) -> None:
        super()._show(draft)
        if self.course.uid is None:
            self._go.setEnabled(False)

    def _ask_courses(self, typed: str) -> None:
        listing = self.room.workspace.listing
        self.room.lanes.read(self, lambda: listing.choices("course", typed), self.course.offer, topic="courses")
