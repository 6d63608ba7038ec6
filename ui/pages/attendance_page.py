"""Điểm danh: the sheet of one course, its sessions and its people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QStackedWidget, QVBoxLayout

from desktop.domain.attendance import AttendanceSheet
from desktop.domain.registers import Choice
from desktop.domain.training import Mark
from ui.commands import Command
from ui.dialogs.identity_dialog import IdentityDialog
from ui.dialogs.record_dialog import RecordDialog
from ui.labels import sentence, tr
from ui.models.attendance_model import LETTERS
from ui.pages.page import Page
from ui.room import Room
from ui.theme import GRID
from ui.widgets.attendance_grid import AttendanceGrid
from ui.widgets.choice_field import ChoiceField


class AttendancePage(Page):
    """The attendance sheet; the course is chosen above it."""

    name = "attendance"
    title = "Điểm danh"
    tables = ("session", "enrolment", "attendance")
    listed = Signal(bytes, str, str)
    """A list of names was pasted for a course: its identity, its title, the text."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._lost: tuple[bytes, str] | None = None
        self.grid = AttendanceGrid()
        self.course = ChoiceField(self._ask_courses)
        self.course.setAccessibleName(tr("Lớp tập huấn"))
        self.course.chosen.connect(self._course_chosen)
        self.person = ChoiceField(self._ask_persons)
        self.person.setAccessibleName(tr("Thêm người vào danh sách"))
        self.person.chosen.connect(self._enrol)
        self._told = QLabel()
        self._told.setObjectName("faint")
        self._told.setWordWrap(True)
        self._enter = False
        self.grid.marked.connect(self._mark)
        self.grid.told.connect(room.ways.said)
        self.grid.pasted.connect(self._paste)
        self.grid.names.connect(self._take_names)
        self._build()
        self._tell(None)

    # --- what the window asks -------------------------------------------------------------------------------------

    def acts(self) -> Mapping[Command, Callable[[], None]]:
        found: dict[Command, Callable[[], None]] = {Command.NEXT_PANE: self._next_pane}
        if self.course.uid:
            found[Command.NEW] = self._new_person
        if self.grid.hasFocus():
            found[Command.DELETE] = self.grid.clear_marks
        return found

    def reload(self) -> None:
        course, attending = self.course.uid, self.room.workspace.attending
        if course is None and self._lost is not None:
            lost, title = self._lost
            self.room.lanes.read(
                self, lambda: attending.sheet(lost), lambda _: self.show_course(lost, title), topic="sheet",
                failed=self._gone,
            )  # fmt: skip
            return
        if course is None:
            self.room.lanes.read(self, attending.course_to_mark, self._begin_with, topic="sheet")
            return
        self.room.lanes.read(self, lambda: attending.sheet(course), self._show, topic="sheet", failed=self._gone)

    def _begin_with(self, choice: Choice | None) -> None:
        """Begin with the course that waits for its marks."""
        if choice is None:
            self._show(None)
        else:
            self.show_course(choice.uid, choice.shown)

    def show_course(self, course: bytes, title: str) -> None:
        """Show the sheet of a course."""
        self.course.put(course, title)
        self._course_chosen()

    def focus_first(self) -> None:
        empty = self.person if self.course.uid else self.course
        (self.grid if self.grid.people.rowCount() else empty).setFocus()

    # --- inside ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        label = QLabel(tr("&Lớp:"))
        label.setBuddy(self.course)
        head.addWidget(label)
        head.addWidget(self.course, 2)
        add = QLabel(tr("Thêm n&gười:"))
        add.setBuddy(self.person)
        head.addWidget(add)
        head.addWidget(self.person, 1)
        self._new = QPushButton(tr("Người &mới…"))
        self._new.setToolTip(tr("Thêm người chưa có trong danh mục (Ctrl+N)"))
        self._new.clicked.connect(self._new_person)
        self._session = QPushButton(tr("Thêm &buổi…"))
        self._session.clicked.connect(self._new_session)
        self._group = QPushButton(tr("Cả n&hóm…"))
        self._group.setToolTip(tr("Thêm mọi người của một nhóm đối tượng vào danh sách lớp"))
        self._group.clicked.connect(self._ask_groups)
        self._strike = QPushButton(tr("Bỏ &khỏi danh sách"))
        self._strike.clicked.connect(self._strike_chosen)
        for button in (self._group, self._new, self._session):
            head.addWidget(button)
        keys = " · ".join(f"{letter}: {mark.term}" for mark, letter in LETTERS.items())
        hint = QLabel(tr("{keys} · Delete: xóa dấu · giữ Shift: cả cột").format(keys=keys))
        hint.setObjectName("faint")
        hint.setWordWrap(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(head)
        self._sheet = QStackedWidget()
        self._sheet.addWidget(self.grid)
        self._nothing = QLabel()
        self._nothing.setObjectName("faint")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sheet.addWidget(self._nothing)
        whole.addWidget(self._sheet, 1)
        self._paper = QPushButton(tr("Danh sách &ký nhận…"))
        self._paper.setToolTip(tr("Ghi danh sách ký nhận của lớp thành tệp Word hoặc PDF để in"))
        self._paper.clicked.connect(self._write_sheet)
        foot = QHBoxLayout()
        foot.addWidget(hint, 1)
        foot.addWidget(self._paper)
        self._who = QPushButton(tr("&Xác định là…"))
        self._who.setToolTip(tr("Người đang đứng là ai trong danh bạ: dùng cho người mới chưa xác định"))
        self._who.clicked.connect(self._identify)
        foot.addWidget(self._who)
        foot.addWidget(self._strike)
        whole.addLayout(foot)
        whole.addWidget(self._told)

    def _show(self, sheet: AttendanceSheet | None) -> None:
        self.grid.show_sheet(sheet)
        self._tell(sheet)
        self._nothing.setText(_what_to_do(sheet))
        self._sheet.setCurrentIndex(0 if sheet is not None and sheet.attendees else 1)
        if self._enter:
            self._enter = False
            self.focus_first()

    def _tell(self, sheet: AttendanceSheet | None) -> None:
        for button in (self._group, self._new, self._session, self._paper, self.person):
            button.setEnabled(sheet is not None)
        for button in (self._strike, self._who):
            button.setEnabled(sheet is not None and bool(sheet.attendees))
        if sheet is None:
            self._told.clear()
            return
        turns = sum(sheet.turns(sitting.uid) for sitting in sheet.sittings)
        words = tr("Danh sách {listed} người · {sittings} buổi · {turns} lượt dự · {came} người đã dự ít nhất một buổi")
        if not sheet.sittings:
            words += "\n" + tr("Lớp chưa có buổi học nào: bấm «Thêm buổi» để ghi ngày học rồi mới điểm danh được.")
        self._told.setText(
            words.format(listed=len(sheet.attendees), sittings=len(sheet.sittings), turns=turns, came=sheet.came())
        )

    def _gone(self, fault: BaseException) -> None:
        """The course was taken back or deleted: no other takes its place, and it returns with it."""
        if self.course.uid is not None:
            self._lost = self.course.uid, self.course.text()
        self.course.put(None, "")
        self._show(None)
        self._told.setText(str(fault))

    def _course_chosen(self) -> None:
        self._lost = None
        self._stale = True
        self.refresh()

    def _write_sheet(self) -> None:
        """The sign-in sheet as Word or PDF, by the ending chosen."""
        course, papers = self.course.uid, self.room.workspace.training_papers
        if course is None:
            return
        chosen = self.room.save_as("danh-sach-ky-nhan.docx", tr("Tệp Word (*.docx);;Tệp PDF (*.pdf)"))
        if not chosen:
            return
        known = Path(chosen).suffix.lower() in (".docx", ".pdf")
        target = Path(chosen) if known else Path(f"{chosen}.docx")

        def done(written: Path) -> None:
            self.room.ways.said.emit(tr("Đã ghi {file}.").format(file=written.name))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(written)))

        self.room.lanes.read(self, lambda: papers.sign_in_sheet(course, target), done)

    def _ask_courses(self, typed: str) -> None:
        listing = self.room.workspace.listing
        self.room.lanes.read(self, lambda: listing.choices("course", typed), self.course.offer, topic="courses")

    def _ask_persons(self, typed: str) -> None:
        listing = self.room.workspace.listing
        self.room.lanes.read(self, lambda: listing.choices("person", typed), self.person.offer, topic="persons")

    def _ask_groups(self) -> None:
        """Offer the groups of persons in a menu under the button."""
        listing = self.room.workspace.listing
        self.room.lanes.read(self, lambda: listing.choices("roster_group"), self._offer_groups, topic="groups")

    def _offer_groups(self, groups: list[Choice]) -> None:
        if not groups:
            self.room.ways.said.emit(tr("Chưa có nhóm đối tượng nào: thêm ở trang Danh mục, thẻ «Nhóm đối tượng»."))
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in groups:
            menu.addAction(group.shown, lambda uid=group.uid: self.enrol_group(uid))
        menu.popup(self._group.mapToGlobal(self._group.rect().bottomLeft()))

    def enrol_group(self, group: bytes) -> None:
        """Put the members of a group on the list of the course."""
        course, attending = self.course.uid, self.room.workspace.attending
        if course is None:
            return

        def done(added: int) -> None:
            said = tr("Đã thêm {count} người vào danh sách lớp.") if added else tr("Cả nhóm đã có trong danh sách lớp.")
            self.room.ways.said.emit(said.format(count=added))
            self._enter = True

        self.room.lanes.write(self, lambda _: attending.enrol_group(course, group), done)

    def _mark(self, session: bytes, people: list[bytes], mark: Mark | None) -> None:
        attending = self.room.workspace.attending
        words = sentence(mark.term) if mark else tr("Đã xóa dấu điểm danh")
        self.room.lanes.write(
            self,
            lambda _: attending.mark(session, people, mark),
            lambda _: self.room.ways.said.emit(tr("{mark}: {count} người.").format(mark=words, count=len(people))),
        )

    def _take_names(self, text: str) -> None:
        if self.course.uid is not None:
            self.listed.emit(self.course.uid, self.course.text(), text)

    def _paste(self, marks: list[tuple[bytes, bytes, Mark]]) -> None:
        attending = self.room.workspace.attending
        said = tr("Đã dán {count} dấu điểm danh. Bấm Ctrl+Z để lấy lại.")
        self.room.lanes.write(
            self,
            lambda _: attending.mark_cells(marks),
            lambda count: self.room.ways.said.emit(said.format(count=count)),
        )

    def _enrol(self) -> None:
        course, person, attending = self.course.uid, self.person.uid, self.room.workspace.attending
        if course is None or person is None:
            return

        def done(added: int) -> None:
            said = tr("Đã thêm vào danh sách lớp.") if added else tr("Người này đã có trong danh sách lớp.")
            self.room.ways.said.emit(said)
            self.person.put(None, "")

        self.room.lanes.write(self, lambda _: attending.enrol(course, [person]), done)

    def _new_person(self) -> None:
        course, attending = self.course.uid, self.room.workspace.attending
        if course is None:
            return
        dialog = RecordDialog(self.room, "person", tr("Người mới trong lớp"), self)
        dialog.begin({"name": self.person.left_open(), "provisional": True})
        dialog.store = lambda values: attending.walk_in(course, values)
        dialog.open()

    def _new_session(self) -> None:
        course, editing = self.course.uid, self.room.workspace.editing
        if course is None:
            return
        dialog = RecordDialog(self.room, "session", tr("Thêm buổi học"), self)
        dialog.begin({})
        dialog.store = lambda values: editing.add("session", {"course": course, **values})
        dialog.open()

    def _strike_chosen(self) -> None:
        course, people, attending = self.course.uid, self.grid.chosen_people(), self.room.workspace.attending
        if course is not None and people:
            self.room.lanes.write(
                self,
                lambda _: attending.strike(course, people),
                lambda _: self.room.ways.said.emit(tr("Đã bỏ khỏi danh sách. Bấm Ctrl+Z để lấy lại.")),
            )

    def _identify(self) -> None:
        people = self.grid.chosen_people()
        if people:
            IdentityDialog(self.room, people[0], self).open()
        else:
            self.room.ways.said.emit(tr("Hãy đứng ở người cần xác định."))

    def _next_pane(self) -> None:
        (self.course if self.grid.hasFocus() else self.grid).setFocus()


def _what_to_do(sheet: AttendanceSheet | None) -> str:
    """What stands in the place of an empty sheet."""
    if sheet is None:
        return tr("Chọn lớp ở ô trên, hoặc đứng ở một lớp trong thẻ Lớp tập huấn rồi bấm Enter.")
    return tr(
        "Danh sách lớp này chưa có ai.\n\n"
        "Bấm «Cả nhóm…» (Alt+H) để lấy mọi người của một nhóm đối tượng, gõ tên ở ô «Thêm người» (Alt+G) để thêm từng "
        "người, hoặc «Người mới…» (Ctrl+N) cho người chưa có trong danh mục."
    )
