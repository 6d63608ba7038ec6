"""A name that still stands in texts after an erasure: found, told why it stays, replaced for good."""

from __future__ import annotations

from desktop.domain.people import Person
from desktop.workspace import Workspace
from ui.app import Application
from ui.dialogs.mentions_dialog import MentionsDialog
from ui.pages.persons_page import PersonsPage
from ui.pages.tabbed_page import TabbedPage

NAME = "Đinh Thị Hồng Lựu"


def persons(program: Application) -> PersonsPage:
    page = program.window.show_page("directory")
    assert isinstance(page, TabbedPage)
    page.tabs.setCurrentIndex(1)
    part = page.here()
    assert isinstance(part, PersonsPage)
    return part


def named_in_a_note(workspace: Workspace) -> bytes:
    person = workspace.editing.add("person", {"name": NAME}).uid
    workspace.editing.add("course", {"title": "Lớp thử", "state": "planned", "note": f"Mời bà {NAME} giảng."})
    return person


def shown(page: PersonsPage) -> MentionsDialog:
    (dialog,) = [child for child in page.findChildren(MentionsDialog) if child.isVisible()]
    return dialog


def test_after_an_erasure_the_texts_with_the_name_are_shown_and_replaced(
    program: Application, sample_workspace: Workspace
) -> None:
    person = named_in_a_note(sample_workspace)
    page = persons(program)
    page.open_record("person", person)
    program.messages.answers = [True, True]
    page._erase()
    dialog = shown(page)
    assert dialog.table.model().rowCount() == 1
    assert dialog.text.toPlainText() == f"Mời bà {NAME} giảng."
    dialog.text.setPlainText("Mời một báo cáo viên giảng.")
    dialog.replace.click()
    assert dialog.table.model().rowCount() == 0
    assert not dialog.replace.isEnabled()
    assert sample_workspace.upkeep.mentions(NAME) == []
    dialog.reject()


def test_the_search_opens_on_the_person_in_hand(program: Application, sample_workspace: Workspace) -> None:
    person = named_in_a_note(sample_workspace)
    page = persons(program)
    page.open_record("person", person)
    page.seek_mentions()
    dialog = shown(page)
    assert dialog.name.text() == NAME
    own = [row for row in range(dialog.table.model().rowCount()) if dialog.table.things.thing(row).personal]  # type: ignore[union-attr]
    dialog.table.selectRow(own[0])
    assert not dialog.replace.isEnabled(), "a person's own record is erased, not reworded"
    dialog.reject()


def test_every_name_a_person_has_borne_is_looked_for(sample_workspace: Workspace) -> None:
    person = sample_workspace.editing.add("person", {"name": NAME}).uid
    sample_workspace.editing.change("person", person, {"name": "Đinh Hồng Lựu"})
    assert set(sample_workspace.upkeep.names_of(person)) >= {"Đinh Hồng Lựu"}
    with sample_workspace.desk.read() as reader:
        assert reader.by_uid(Person, [person])[person].name == "Đinh Hồng Lựu"
