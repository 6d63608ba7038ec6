"""A page of several registers, one a tab."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from ui.commands import Command
from ui.labels import tr
from ui.pages.page import Page
from ui.room import Room


class TabbedPage(Page):
    """Pages under tabs; a tab is made when it is first looked at."""

    def __init__(self, room: Room, tabs: Sequence[tuple[str, Callable[[Room], Page]]]) -> None:
        super().__init__(room)
        self._makers = [maker for _, maker in tabs]
        self._made: dict[int, Page] = {}
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Các sổ của trang"))
        for words, _ in tabs:
            holder = Page(room)
            QVBoxLayout(holder).setContentsMargins(0, 8, 0, 0)
            self.tabs.addTab(holder, words)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.tabs)
        self.tabs.currentChanged.connect(self._turned)

    def _turned(self, _place: int) -> None:
        """Look at the page under the tab, and go on there unless the clerk walks along the tabs by keys."""
        self.here().refresh()
        if self.isVisible() and not self.tabs.tabBar().hasFocus():
            self.here().focus_first()

    def made_ahead(self) -> None:
        self.here()

    def here(self) -> Page:
        """The page under the tab in sight."""
        return self.part(self.tabs.currentIndex())

    def part(self, place: int) -> Page:
        if place not in self._made:
            self._made[place] = page = self._makers[place](self.room)
            holder = self.tabs.widget(place).layout()
            if holder is not None:
                holder.addWidget(page)
        return self._made[place]

    def parts(self) -> list[Page]:
        """Every page, those not looked at yet included."""
        return [self.part(place) for place in range(len(self._makers))]

    def acts(self) -> Mapping[Command, Callable[[], None]]:
        return self.here().acts()

    def reload(self) -> None:
        for page in self._made.values():
            page.stale()
        self.here().refresh()

    def open_record(self, table: str, uid: bytes) -> None:
        for place, page in enumerate(self.parts()):
            if table in page.tables:
                self.tabs.setCurrentIndex(place)
                page.open_record(table, uid)
                return

    def focus_first(self) -> None:
        self.here().focus_first()

    def help_topics(self) -> tuple[str, ...]:
        return (*self.here().help_topics(), self.name)

    def unsaved(self) -> bool:
        return any(page.unsaved() for page in self._made.values())

    def kept(self) -> bool:
        kept = [page.kept() for page in self._made.values() if page.unsaved()]
        return all(kept)
