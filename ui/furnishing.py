"""Which page is made how: imported only after the frame is in sight, because pages bring the records along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ui.pages.directory_page import DirectoryPage
from ui.pages.media_page import MediaPage
from ui.pages.page import Page
from ui.pages.plan_page import PlanPage
from ui.pages.reporting_page import ReportingPage
from ui.pages.settings_page import SettingsPage
from ui.pages.today_page import TodayPage
from ui.pages.training_page import TrainingPage
from ui.room import Room


@dataclass(frozen=True)
class Maker:
    """Makes a page, and says beforehand which records it shows."""

    kind: Callable[[Room], Page]
    room: Room
    tables: tuple[str, ...]

    def __call__(self) -> Page:
        return self.kind(self.room)


def makers(room: Room) -> dict[str, Maker]:
    kinds = {
        "today": TodayPage,
        "plan": PlanPage,
        "training": TrainingPage,
        "media": MediaPage,
        "reports": ReportingPage,
        "directory": DirectoryPage,
        "settings": SettingsPage,
    }
    return {name: Maker(kind, room, kind.tables) for name, kind in kinds.items()}
