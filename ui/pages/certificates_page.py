"""Giấy chứng nhận: who of a course may have one, issuing them in one act, the file to print, the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from desktop.domain.certificates import Attested, Qualifying, number_text
from desktop.domain.registers import Choice
from desktop.domain.training import Certificate
from desktop.vietnamese.numerals import grouped
from ui.commands import Command
from ui.labels import plain, sentence, tr
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.pages.page import Page
from ui.room import Room
from ui.theme import GRID
from ui.widgets.choice_field import ChoiceField
from ui.widgets.fields import DayField
from ui.widgets.plain_table import PlainTable

_PAPERS = "Tệp Word (*.docx);;Tệp PDF (*.pdf)"


class CertificatesPage(Page):
    """The people of one course beside the question of the certificate."""

    name = "certificates"
    title = "Giấy chứng nhận"
    tables = ("certificate",)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.course = ChoiceField(self._ask_courses)
        self.course.setAccessibleName(tr("Lớp tập huấn"))
        self.rule = QComboBox()
        self.rule.setAccessibleName(tr("Điều kiện được cấp"))
        for rule in Qualifying:
            self.rule.addItem(sentence(rule.term), rule.value)
        self.day = DayField(room.workspace.desk.today)
        self.day.setAccessibleName(tr("Ngày cấp"))
        self.day.put(room.workspace.desk.today())
        self.people: PlainTable[Attested] = PlainTable(
            tr("Người của lớp"),
            PlainTableModel(
                [
                    PlainColumn(tr("Họ và tên"), lambda one: one.name),
                    PlainColumn(tr("Chức vụ"), lambda one: one.post),
                    PlainColumn(tr("Đơn vị"), lambda one: one.agency),
                    PlainColumn(tr("Số buổi dự"), lambda one: f"{one.attended}/{one.sessions}", number=True),
                    PlainColumn(tr("Số, ngày cấp"), _issued),
                    PlainColumn(tr("Tình trạng"), _state),
                ]
            ),
            stretch=2,
        )
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._build()
        self.course.chosen.connect(self._again)
        self.rule.activated.connect(self._again)

    def acts(self) -> Mapping[Command, Callable[[], None]]:
        found: dict[Command, Callable[[], None]] = {Command.SUMMARISE: self._again}
        if self._issue.isEnabled():
            found[Command.NEW] = self.issue
        if self._write.isEnabled():
            found[Command.PRINT] = self._write_certificates
        return found

    def reload(self) -> None:
        workspace, course = self.room.workspace, self.course.uid
        if course is None:
            self.room.lanes.read(self, workspace.attending.course_to_mark, self._begin, topic="course")
            return
        rule = Qualifying.of(self.rule.currentData())
        self.room.lanes.read(self, lambda: workspace.certifying.attested(course, rule), self._show, topic="people")

    def focus_first(self) -> None:
        (self.people if self.course.uid else self.course).setFocus()

    def issue(self) -> None:
        """Give everybody who may have one a certificate."""
        course, certifying, rule = self.course.uid, self.room.workspace.certifying, self.rule.currentData()
        try:
            day = self.day.take()
        except ValueError as fault:
            self.room.ways.said.emit(str(fault))
            self.day.setFocus()
            return
        if course is None or day is None:
            self.day.setFocus()
            return

        def done(made: list[Certificate]) -> None:
            first, last = (number_text(one.number, one.year) for one in (made[0], made[-1]))
            self.room.ways.said.emit(
                tr("Đã cấp {count} giấy chứng nhận, số {first} đến {last}. Bấm Ctrl+Z để lấy lại.").format(
                    count=len(made),
                    first=first,
                    last=last,
                )
            )

        self.room.lanes.write(self, lambda _: certifying.issue(course, day, Qualifying.of(rule)), done)

    def _reissue(self) -> None:
        one, certifying = self.people.here(), self.room.workspace.certifying
        if one is None or one.issued is None:
            self.room.ways.said.emit(tr("Hãy đứng ở người đã có giấy chứng nhận cần cấp lại."))
            return
        old, day = one.issued, self.room.workspace.desk.today()
        self.room.lanes.write(
            self,
            lambda _: certifying.reissue(old.uid, day),
            lambda made: self.room.ways.said.emit(
                tr("Đã cấp lại giấy chứng nhận, số mới {number}.").format(number=number_text(made.number, made.year))
            ),
        )

    def _write_certificates(self) -> None:
        course, papers = self.course.uid, self.room.workspace.certificate_papers
        target = self._target("giay-chung-nhan.docx")
        if course is not None and target is not None:
            self.room.lanes.read(self, lambda: papers.write(course, target), self._written)

    def _write_register(self) -> None:
        papers, year = self.room.workspace.certificate_papers, self.room.workspace.desk.today().year
        target = self._target(f"so-cap-giay-chung-nhan-{year}.docx")
        if target is not None:
            self.room.lanes.read(self, lambda: papers.write_register(target, year=year), self._written)

    def _target(self, name: str) -> Path | None:
        chosen = self.room.save_as(name, tr(_PAPERS))
        if not chosen:
            return None
        return Path(chosen) if Path(chosen).suffix.lower() in (".docx", ".pdf") else Path(f"{chosen}.docx")

    def _written(self, target: Path) -> None:
        self.room.ways.said.emit(tr("Đã ghi {file}.").format(file=target.name))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

    def _begin(self, choice: Choice | None) -> None:
        if choice is None:
            self._show(())
            return
        self.course.put(choice.uid, choice.shown)
        self._again()

    def _again(self) -> None:
        self._stale = True
        self.refresh()

    def _show(self, people: tuple[Attested, ...]) -> None:
        self.people.show_things(list(people))
        ready, issued = sum(one.ready for one in people), sum(one.issued is not None for one in people)
        self._issue.setEnabled(ready > 0)
        self._write.setEnabled(issued > 0)
        self._again_button.setEnabled(issued > 0)
        self._issue.setText(tr("&Cấp {count} giấy chứng nhận").format(count=grouped(ready)))
        self._told.setText(
            tr("{all} người trong lớp: {issued} người đã có giấy chứng nhận, {ready} người được cấp lần này.").format(
                all=grouped(len(people)), issued=grouped(issued), ready=grouped(ready)
            )
            if people
            else tr("Chưa có ai trong lớp. Ghi danh sách và điểm danh ở thẻ Điểm danh trước.")
        )

    def _ask_courses(self, typed: str) -> None:
        listing = self.room.workspace.listing
        self.room.lanes.read(self, lambda: listing.choices("course", typed), self.course.offer, topic="courses")

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        for words, field, stretch in (
            (tr("&Lớp:"), self.course, 1),
            (tr("Cấp cho n&gười:"), self.rule, 0),
            (tr("Ngà&y cấp:"), self.day, 0),
        ):
            label = QLabel(words)
            label.setBuddy(field)
            top.addWidget(label)
            top.addWidget(field, stretch)
        self.day.setFixedWidth(110)
        self._issue = QPushButton(tr("&Cấp giấy chứng nhận"))
        self._issue.setProperty("primary", 1)
        self._issue.clicked.connect(self.issue)
        self._write = QPushButton(tr("Ghi &tệp để in…"))
        self._write.setToolTip(tr("Mọi giấy chứng nhận của lớp trong một tệp, mỗi giấy một trang"))
        self._write.clicked.connect(self._write_certificates)
        self._again_button = QPushButton(tr("Cấp lạ&i"))
        self._again_button.setToolTip(tr("Cấp lại cho người đang chọn, ghi rõ là bản cấp lại"))
        self._again_button.clicked.connect(self._reissue)
        register = QPushButton(tr("Sổ cấ&p…"))
        register.setToolTip(tr("Sổ cấp giấy chứng nhận của năm nay"))
        register.clicked.connect(self._write_register)
        bottom = QHBoxLayout()
        bottom.setSpacing(GRID)
        for button in (self._issue, self._write, self._again_button, register):
            bottom.addWidget(button)
        bottom.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(top)
        whole.addWidget(self._told)
        whole.addWidget(self.people, 1)
        whole.addLayout(bottom)


def _issued(one: Attested) -> str:
    given = one.issued
    return f"{number_text(given.number, given.year)}, {plain(given.day)}" if given else ""


def _state(one: Attested) -> str:
    if one.issued is not None:
        return tr("đã cấp")
    return one.reason or tr("được cấp")
