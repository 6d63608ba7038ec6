"""Tập huấn: courses."""

from __future__ import annotations

from desktop.domain.registers import registers
from ui.pages.register_page import RegisterPage
from ui.room import Room


class TrainingPage(RegisterPage):
    """Courses with their sessions and attendance."""

    tables = ("course",)

    def __init__(self, room: Room) -> None:
        super().__init__(room, registers()["course"])
        self.name, self.title = "training", "Tập huấn"
