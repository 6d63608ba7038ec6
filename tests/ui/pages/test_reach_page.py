"""Who is still missing, on screen: the figures together, the list by agency, the next course in one act."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from desktop.domain.period import Period
from desktop.domain.training import Enrolment
from ui.app import Application
from ui.commands import Command
from ui.dialogs.invitation_dialog import InvitationDialog
from ui.pages.attendance_page import AttendancePage
from ui.pages.reach_page import ReachPage
from ui.pages.training_page import TrainingPage


@pytest.fixture
def training(program: Application) -> TrainingPage:
    page = program.window.show_page("training")
    assert isinstance(page, TrainingPage)
    return page


@pytest.fixture
def page(training: TrainingPage) -> ReachPage:
    training.tabs.setCurrentIndex(3)
    shown = training.here()
    assert isinstance(shown, ReachPage)
    shown.choice.put(Period.parse("2023"))
    shown.choice.changed.emit()
    return shown


def test_the_three_figures_stand_together_and_are_those_of_the_report(page: ReachPage, program: Application) -> None:
    assert program.workspace is not None
    figures = {one.id: one for one in program.workspace.reporting.figures(Period.parse("2023"))}
    told = page._reached.text()
    assert figures["training.turns"].text in told
    assert figures["training.people"].text in told
    assert figures["training.coverage.A"].text in told


def test_the_missing_become_the_list_of_a_next_course_and_undo_takes_it_back(
    page: ReachPage, program: Application
) -> None:
    assert program.workspace is not None
    people = page.people.things.things
    assert people
    page.acts()[Command.NEW]()
    dialog = page.findChild(InvitationDialog)
    assert isinstance(dialog, InvitationDialog)
    dialog._do(dialog._act)
    assert dialog.made is not None
    with program.workspace.desk.read() as reader:
        assert reader.count(Enrolment, course=dialog.made.uid) == len(people)
    program.window.do(Command.UNDO)
    with program.workspace.desk.read() as reader:
        assert reader.count(Enrolment, course=dialog.made.uid) == 0


def test_the_sign_in_sheet_is_written_where_the_clerk_says(
    training: TrainingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    training.tabs.setCurrentIndex(1)
    sheet = training.here()
    assert isinstance(sheet, AttendancePage)
    for name, mark in (("ds.docx", b"PK"), ("ds.pdf", b"%PDF"), ("khong duoi", b"PK")):
        target = tmp_path / name
        object.__setattr__(sheet.room, "save_as", lambda _name, _kinds, target=target: str(target))
        sheet._write_sheet()
        written = target if target.suffix else target.with_suffix(".docx")
        assert written.read_bytes().startswith(mark)
