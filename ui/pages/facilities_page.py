"""Hạ tầng: facilities as counted on their days, and what there is of each kind today."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from desktop.domain.facilities import STANDING
from desktop.domain.list_view import View
from desktop.domain.registers import registers
from ui.labels import tr
from ui.pages.register_page import RegisterPage
from ui.room import Room

NOW = View(only=(("~standing", STANDING),))
BY_KIND = View(only=(("~standing", STANDING),), group="kind")


class FacilitiesPage(RegisterPage):
    """Every count stays in the list; the newest of each agency and kind is what there is now."""

    def __init__(self, room: Room) -> None:
        super().__init__(room, registers()["facility_count"])
        for words, tip, view in (
            (tr("&Hiện có theo loại"), tr("Số hiện có của từng loại, theo lần kiểm kê mới nhất"), BY_KIND),
            (tr("Hiện có từng đơn &vị"), tr("Lần kiểm kê mới nhất của từng đơn vị, từng loại"), NOW),
            (tr("Mọi &lần kiểm kê"), tr("Cả những lần đã có số mới hơn"), View()),
        ):
            button = QPushButton(words)
            button.setToolTip(tip)
            button.clicked.connect(lambda _=False, view=view: self.tools.put(view))
            self.add_tool(button)
