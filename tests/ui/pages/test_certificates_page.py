"""Certificates on screen: issued in one act, written, issued again, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from desktop.domain.training import Certificate
from ui.app import Application
from ui.commands import Command
from ui.pages.certificates_page import CertificatesPage
from ui.pages.training_page import TrainingPage


@pytest.fixture
def page(program: Application) -> CertificatesPage:
    training = program.window.show_page("training")
    assert isinstance(training, TrainingPage)
    training.tabs.setCurrentIndex(4)
    shown = training.here()
    assert isinstance(shown, CertificatesPage)
    assert program.workspace is not None
    course = next(c for c in program.workspace.listing.choices("course") if "kỹ năng" in c.shown)
    shown.course.put(course.uid, course.shown)
    shown.course.chosen.emit()
    return shown


def count(program: Application) -> int:
    assert program.workspace is not None
    with program.workspace.desk.read() as reader:
        return reader.count(Certificate)


def test_issued_in_one_act_and_taken_back_in_one(page: CertificatesPage, program: Application) -> None:
    ready = sum(one.ready for one in page.people.things.things)
    assert ready > 1
    page.acts()[Command.NEW]()
    assert count(program) == ready
    assert not page._issue.isEnabled()
    program.window.do(Command.UNDO)
    assert count(program) == 0


def test_written_registered_and_issued_again(
    page: CertificatesPage, program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    page.issue()
    before = count(program)
    place = next(n for n, one in enumerate(page.people.things.things) if one.issued)
    page.people.setCurrentIndex(page.people.things.index(place, 0))
    page._reissue()
    assert count(program) == before + 1
    for act, name in ((page._write_certificates, "gcn.pdf"), (page._write_register, "so.docx")):
        target = tmp_path / name
        object.__setattr__(page.room, "save_as", lambda _name, _kinds, target=target: str(target))
        act()
        assert target.stat().st_size > 1000
