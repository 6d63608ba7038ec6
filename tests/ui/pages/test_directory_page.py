"""Danh mục: what happens to an agency on a day; persons, their namesakes and their erasure."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QTabWidget, QToolButton

from desktop.domain.organisation import Agency, AgencyName, Succession
from desktop.domain.people import Person
from tests.ui.typing import settle
from ui.app import Application
from ui.dialogs.dissolution_dialog import DissolutionDialog
from ui.dialogs.renaming_dialog import RenamingDialog
from ui.pages.agencies_page import AgenciesPage
from ui.pages.directory_page import DirectoryPage
from ui.pages.persons_page import PersonsPage

P = TypeVar("P")


def part(program: Application, place: int, kind: type[P]) -> P:
    page = program.window.show_page("directory")
    assert isinstance(page, DirectoryPage)
    page.tabs.setCurrentIndex(place)
    here = page.here()
    assert isinstance(here, kind)
    return here


def test_a_new_name_from_a_day_keeps_the_old_one(program: Application) -> None:
    assert program.workspace is not None
    page = part(program, 0, AgenciesPage)
    agency = program.workspace.editing.add("agency", {"name": "Phòng Mẫu cũ"})
    page.open_record("agency", agency.uid)
    page._rename()
    (dialog,) = [d for d in page.findChildren(RenamingDialog) if d.isVisible()]
    act = next(b for b in dialog._buttons.buttons() if "tên" in b.text().replace("&", ""))
    act.click()
    assert "Hãy điền tên mới" in dialog._fault.text()
    dialog.name.put("Phòng Mẫu mới")
    dialog.day.put(date(2024, 7, 1))
    act.click()
    settle()
    with program.workspace.desk.read() as reader:
        assert reader.one(Agency, agency.uid).name == "Phòng Mẫu mới"
        assert [n.name for n in reader.find(AgencyName, agency=agency.uid)] == ["Phòng Mẫu cũ"]


def test_an_agency_ends_with_who_follows(program: Application) -> None:
    workspace = program.workspace
    assert workspace is not None
    page = part(program, 0, AgenciesPage)
    ending = workspace.editing.add("agency", {"name": "Trung tâm Mẫu"})
    heir = workspace.editing.add("agency", {"name": "Trung tâm Kế thừa"})
    page.open_record("agency", ending.uid)
    page._dissolve()
    (dialog,) = [d for d in page.findChildren(DissolutionDialog) if d.isVisible()]
    dialog.day.put(date(2024, 8, 31))
    dialog.heirs[0].put(heir.uid, "Trung tâm Kế thừa")
    next(b for b in dialog._buttons.buttons() if "chấm dứt" in b.text().replace("&", "")).click()
    settle()
    with workspace.desk.read() as reader:
        assert reader.one(Agency, ending.uid).to_day == date(2024, 8, 31)
        assert [s.successor for s in reader.find(Succession, predecessor=ending.uid)] == [heir.uid]


def test_a_namesake_of_one_agency_is_pointed_out_and_nothing_is_merged(program: Application) -> None:
    assert program.workspace is not None
    page = part(program, 1, PersonsPage)
    program.workspace.editing.add("person", {"name": "Lò Văn Mẫu"})
    page.begin_new()
    page.form.field("name").put("Lo Van Mau")
    page.form.request_save()
    assert "hai người tên giống nhau" in program.messages.told[-1].more


def test_a_person_is_erased_only_after_the_question(program: Application) -> None:
    assert program.workspace is not None
    page = part(program, 1, PersonsPage)
    person = program.workspace.editing.add("person", {"name": "Hà Thị Xóa"})
    page.open_record("person", person.uid)
    page._erase()
    with program.workspace.desk.read() as reader:
        assert reader.one(Person, person.uid).name == "Hà Thị Xóa"
    program.messages.answers.append(True)
    page._erase()
    with program.workspace.desk.read() as reader:
        left = reader.get(Person, person.uid)
        assert left is None or left.name == ""
    assert program.workspace.upkeep.mentions("Hà Thị Xóa") == []


def test_every_tab_of_an_agency_is_in_sight(program: Application) -> None:
    assert program.workspace is not None
    page = part(program, 0, AgenciesPage)
    page.open_record("agency", program.workspace.editing.add("agency", {"name": "Phòng Mẫu"}).uid)
    settle()
    tabs = page._filled
    assert isinstance(tabs, QTabWidget)
    bar = tabs.tabBar()
    assert bar.tabRect(bar.count() - 1).right() <= tabs.width()
    assert not any(button.isVisible() for button in bar.findChildren(QToolButton))
