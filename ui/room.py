"""What every page is given: the open workspace, the lanes, the door to messages, and the ways to elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.jobs import Lanes
from ui.messages import Messages

if TYPE_CHECKING:
    from desktop.workspace import Workspace


class Ways(QObject):
    """How a page asks the window for something that is not its own affair."""

    goto = Signal(str, bytes)
    """Show a record: its table, its uid."""
    page = Signal(str)
    """Show a page by its name."""
    report = Signal(str)
    """Show the report of a period, by the period's code."""
    restore = Signal(str)
    """Put a backup, by its file, in the place of the open database."""
    who = Signal(str)
    """Another person sits here now."""
    said = Signal(str)
    """A sentence for the status line."""


@dataclass(frozen=True)
class Room:
    """The surroundings of a page."""

    workspace: Workspace
    lanes: Lanes
    messages: Messages
    ways: Ways
    save_as: Callable[[str, str], str]
    """Asks where to write a file (proposed name, kinds of file); empty when the clerk thinks better of it."""
