"""Hết thời hạn lưu giữ: proposed by years, erased only when asked and answered."""

from __future__ import annotations

from datetime import date

from desktop.domain.people import Person
from ui.app import Application
from ui.pages.directory_page import DirectoryPage
from ui.pages.persons_page import PersonsPage

FAR = date(2060, 1, 1)


def persons(program: Application) -> PersonsPage:
    program.window.show_page("directory")
    page = program.window.page()
    assert isinstance(page, DirectoryPage)
    page.tabs.setCurrentIndex(1)
    here = page.here()
    assert isinstance(here, PersonsPage)
    return here


def named(program: Application) -> int:
    assert program.workspace is not None
    with program.workspace.desk.read() as reader:
        return len([one for one in reader.find(Person) if one.name and not one.merged_into])


def test_nobody_is_erased_before_the_clerk_says_so(program: Application) -> None:
    assert program.workspace is not None
    program.workspace.desk.today = lambda: FAR
    dialog = persons(program).seek_outlasted()
    before, count = named(program), dialog.table.things.rowCount()
    assert 0 < count < before
    assert dialog.erase.text().replace("&", "") == f"Xóa dữ liệu của {count} người…"
    dialog.erase.click()
    assert named(program) == before
    program.messages.answers.append(True)
    dialog.table.selectAll()
    dialog.erase.click()
    assert named(program) == before - count
    assert not dialog.isVisible()


def test_a_short_time_of_recent_work_proposes_nobody(program: Application) -> None:
    dialog = persons(program).seek_outlasted()
    assert dialog.table.things.rowCount() == 0
    assert not dialog.erase.isEnabled()
    dialog.years.setValue(70)
    assert dialog.table.things.rowCount() == 0
    dialog.reject()
