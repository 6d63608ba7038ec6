"""Danh mục: agencies, groups of persons, persons, channels, topics, our own office."""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain.registers import registers
from ui.labels import tr
from ui.pages.agencies_page import AgenciesPage
from ui.pages.page import Page
from ui.pages.parts_list import PartsList
from ui.pages.persons_page import PersonsPage
from ui.pages.register_page import RegisterPage
from ui.pages.tabbed_page import TabbedPage
from ui.room import Room

_TABS = {
    "agency": "Cơ &quan, đơn vị",
    "person": "N&gười",
    "roster_group": "Nhóm đố&i tượng",
    "channel": "Kê&nh",
    "topic": "Chủ đề",
    "office_profile": "Thể thức cơ quan mình",
    "office_signer": "Người &ký",
}


class DirectoryPage(TabbedPage):
    """Everything other records refer to."""

    name = "directory"
    title = "Danh mục"
    tables = ("agency", "person", "roster_group", "channel", "topic", "office_profile", "office_signer")

    def __init__(self, room: Room) -> None:
        super().__init__(room, [(tr(words), _maker(table)) for table, words in _TABS.items()])


def _maker(table: str) -> Callable[[Room], Page]:
    own = {"agency": AgenciesPage, "person": PersonsPage}.get(table)
    if own is not None:
        return own

    def make(room: Room) -> Page:
        known = registers()
        members = [(tr("Thành viên"), PartsList(room, known["roster_member"]))] if table == "roster_group" else []
        return RegisterPage(room, known[table], parts=members)

    return make
