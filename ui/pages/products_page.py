"""Sản phẩm: what was made, the topics it treats, when it was aired."""

from __future__ import annotations

from typing import Any

from desktop.domain.registers import registers
from ui.labels import tr
from ui.pages.parts_list import PartsList
from ui.pages.register_page import RegisterPage
from ui.room import Room
from ui.widgets.topics_list import TopicsList


class ProductsPage(RegisterPage):
    """The register of products; topics are stored in the same act as the product."""

    def __init__(self, room: Room) -> None:
        self.topics = TopicsList(room)
        parts: list[tuple[str, PartsList | TopicsList]] = [
            (tr("Chủ đề"), self.topics),
            (tr("Lần phát, đăng"), PartsList(room, registers()["airing_of_product"])),
        ]
        super().__init__(room, registers()["product"], parts=parts)

    def extra_values(self) -> dict[str, Any]:
        return {"topics": self.topics.ticked()} if self.topics.ready else {}

    def kept(self) -> bool:
        return not self.topics.changed() and super().kept()

    def unsaved(self) -> bool:
        return super().unsaved() or (self._filling() and self.topics.changed())
