"""Tập huấn: courses, and the attendance sheet of the one opened."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from desktop.domain.registers import registers
from ui.labels import tr
from ui.pages.attendance_page import AttendancePage
from ui.pages.certificates_page import CertificatesPage
from ui.pages.page import Page
from ui.pages.parts_list import PartsList
from ui.pages.reach_page import ReachPage
from ui.pages.register_page import RegisterPage
from ui.pages.tabbed_page import TabbedPage
from ui.pages.trainees_page import TraineesPage
from ui.room import Room
from ui.widgets.evidence_part import EvidencePart

_LISTS = 2


class TrainingPage(TabbedPage):
    """Courses in a list; Enter or «Điểm danh» opens the sheet of one."""

    name = "training"
    title = "Tập huấn"
    tables = ("course",)

    def __init__(self, room: Room) -> None:
        super().__init__(
            room,
            [
                (tr("Lớ&p tập huấn"), self._courses),
                (tr("Điểm &danh"), self._attendance),
                (tr("&Nhập danh sách"), TraineesPage),
                (tr("&Ai còn thiếu"), ReachPage),
                (tr("Giấy &chứng nhận"), CertificatesPage),
            ],
        )

    def _attendance(self, room: Room) -> Page:
        page = AttendancePage(room)
        page.listed.connect(self._take_block)
        return page

    def _take_block(self, course: bytes, title: str, text: str) -> None:
        """Look at names pasted into the sheet of a course as at a list that comes in."""
        page = self.part(_LISTS)
        if isinstance(page, TraineesPage):
            page.show_course(course, title)
            self.tabs.setCurrentIndex(_LISTS)
            page.take_block(text)

    def _courses(self, room: Room) -> Page:
        known = registers()
        sessions, files = PartsList(room, known["session"]), EvidencePart(room, "course")
        page = RegisterPage(room, known["course"], parts=[(tr("Buổi học"), sessions), (tr("Tệp, ảnh"), files)])
        sheet = QPushButton(tr("Điể&m danh…"))
        sheet.setToolTip(tr("Mở bảng điểm danh của lớp đang đứng"))
        sheet.clicked.connect(lambda: self._open_sheet(page))
        page.add_tool(sheet)
        listed = QPushButton(tr("Nhập danh &sách…"))
        listed.setToolTip(tr("Nhập danh sách người vào lớp đang đứng, từ tệp Excel hoặc bảng đã chép"))
        listed.clicked.connect(lambda: self._take_list(page))
        page.add_tool(listed)
        page.table.opened.disconnect()
        page.table.opened.connect(lambda _: self._open_sheet(page))
        return page

    def _open_sheet(self, courses: RegisterPage) -> None:
        uid = courses.table.uid()
        sheet = self.part(1)
        if uid is not None and isinstance(sheet, AttendancePage):
            self.tabs.setCurrentIndex(1)
            sheet.show_course(uid, self._title_of(courses, uid))
            sheet.focus_first()

    def _take_list(self, courses: RegisterPage) -> None:
        uid, page = courses.table.uid(), self.part(_LISTS)
        if uid is not None and isinstance(page, TraineesPage):
            page.show_course(uid, self._title_of(courses, uid))
            self.tabs.setCurrentIndex(_LISTS)
            page.focus_first()

    def _title_of(self, courses: RegisterPage, uid: bytes) -> str:
        return courses.table.value_here("title") or self.room.workspace.listing.shown("course", uid)
