"""Sản phẩm: what was made, the topics it treats, whom it speaks to, when it was aired."""

from __future__ import annotations

from typing import Any

from desktop.domain.registers import registers
from ui.labels import tr
from ui.pages.parts_list import PartsList
from ui.pages.register_page import RegisterPage
from ui.room import Room
from ui.widgets.ticked_list import TickedList


class ProductsPage(RegisterPage):
    """The register of products; topics and audiences are stored in the same act as the product."""

    def __init__(self, room: Room) -> None:
        editing = room.workspace.editing
        self.topics = TickedList(room, tr("Chủ đề của sản phẩm"), "topic", editing.topics_of)
        self.audiences = TickedList(room, tr("Đối tượng của sản phẩm"), "audience", editing.audiences_of)
        parts: list[tuple[str, PartsList | TickedList]] = [
            (tr("Chủ đề"), self.topics),
            (tr("Đối tượng"), self.audiences),
            (tr("Lần phát, đăng"), PartsList(room, registers()["airing_of_product"])),
        ]
        super().__init__(room, registers()["product"], parts=parts)

    def extra_values(self) -> dict[str, Any]:
        lists = {"topics": self.topics, "audiences": self.audiences}
        return {name: one.ticked() for name, one in lists.items() if one.ready}

    def kept(self) -> bool:
        return not self._ticks_changed() and super().kept()

    def unsaved(self) -> bool:
        return super().unsaved() or (self._filling() and self._ticks_changed())

    def _ticks_changed(self) -> bool:
        return self.topics.changed() or self.audiences.changed()
