"""What every page is: a widget with a name, the acts it offers, and the records it can show."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from ui.commands import Command
from ui.room import Room


class Page(QWidget):
    """A page of the window. It is made when it is first shown, and looks anew whenever something was written."""

    name = ""
    title = ""
    tables: tuple[str, ...] = ()
    """The records this page can show when it is asked to (`open_record`)."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self._stale = True

    def acts(self) -> Mapping[Command, Callable[[], None]]:
        """What the menu and its keys do on this page just now."""
        return {}

    def made_ahead(self) -> None:
        """The page was made before anybody asked for it: what it shows first may be made too, nothing is read."""

    def reload(self) -> None:
        """Read anew what is shown."""

    def open_record(self, _table: str, uid: bytes) -> None:
        """Show a record of one of `tables`."""

    def focus_first(self) -> None:
        """Put the focus where the clerk begins."""
        self.setFocus()

    def help_topics(self) -> tuple[str, ...]:
        """The topics of the help that tell what is done here, the nearest first; there need not be each."""
        return (self.name,)

    def unsaved(self) -> bool:
        """Whether something typed here is not stored yet."""
        return False

    def kept(self) -> bool:
        """Keep what is typed and not stored for the next start, and tell whether all of it is kept."""
        return False

    def leave(self) -> None:
        """Store what stands typed where the page does so by itself: the clerk goes to another page, or closes."""

    def stale(self) -> None:
        """Something was written: look anew, at once when in sight, else when next shown."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Look anew if anything was written since the last look."""
        if self._stale:
            self._stale = False
            self.reload()
