"""Sản phẩm: what was made, the topics it treats, whom it speaks to, when it was aired."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QPushButton

from desktop.domain.duplicates import WorkPair
from desktop.domain.list_view import View
from desktop.domain.record import Record
from desktop.domain.registers import registers
from ui.dialogs.duplicates_dialog import DuplicatesDialog
from ui.labels import tr
from ui.pages.parts_list import PartsList
from ui.pages.register_page import RegisterPage
from ui.room import Room
from ui.widgets.evidence_part import EvidencePart
from ui.widgets.ticked_list import TickedList

STARRED = View(("~first_day", "title", "kind", "agency.name", "award"), "~first_day", only=(("starred", 1),))
"""The works chosen for press awards."""
_LIST_OF_WORKS = "DANH MỤC TÁC PHẨM DỰ GIẢI BÁO CHÍ"


class ProductsPage(RegisterPage):
    """The register of products; topics and audiences are stored in the same act as the product."""

    def __init__(self, room: Room) -> None:
        editing = room.workspace.editing
        self.topics = TickedList(room, tr("Chủ đề của sản phẩm"), "topic", editing.topics_of)
        self.audiences = TickedList(room, tr("Đối tượng của sản phẩm"), "audience", editing.audiences_of)
        parts: list[tuple[str, PartsList | TickedList | EvidencePart]] = [
            (tr("Chủ đề"), self.topics),
            (tr("Đối tượng"), self.audiences),
            (tr("Lần phát, đăng"), PartsList(room, registers()["airing_of_product"])),
            (tr("Tệp, ảnh"), EvidencePart(room, "product")),
        ]
        super().__init__(room, registers()["product"], parts=parts)
        star = QPushButton(tr("Chọn dự &giải"))
        star.setToolTip(tr("Đưa các sản phẩm đang chọn vào danh mục dự giải báo chí, hoặc bỏ ra"))
        star.clicked.connect(self.star)
        self.add_tool(star)
        twice = QPushButton(tr("Sản phẩm giống nha&u…"))
        twice.setToolTip(tr("Các cặp sản phẩm có thể là một, do hai nơi cùng báo: gộp, hoặc ghi nhận là khác nhau"))
        twice.clicked.connect(self.seek_duplicates)
        self.add_tool(twice)
        self.tools.more += [
            (tr("Xem các tác phẩm dự &giải"), lambda: self.tools.put(STARRED)),
            (tr("Ghi danh mục dự giải (Word, PDF)…"), self.write_starred),
        ]

    def seek_duplicates(self) -> DuplicatesDialog:
        """Go through the pairs of products that may be one."""
        dialog = DuplicatesDialog(self.room, self)
        dialog.open()
        return dialog

    def after_saved(self, record: Record) -> None:
        """Say what the product stored looks like: nothing is refused, only the clerk knows whether it is the same."""
        duplicates = self.room.workspace.duplicates
        self.room.lanes.read(self, lambda: duplicates.of_product(record.uid), self._point_out, topic="duplicates")

    def _point_out(self, pairs: list[WorkPair]) -> None:
        if pairs:
            words = tr("Giống sản phẩm đã có: {other} ({why}). Nếu là một, gộp ở «Sản phẩm giống nhau…».")
            told = words.format(other=pairs[0].one.told, why=pairs[0].words)
            self.form.tell(told, faulty=False)
            self.room.ways.said.emit(told)

    def star(self) -> None:
        """Put the products chosen on the list of works for press awards; if all are on it, take them off."""
        uids, editing, listing = self.table.chosen(), self.room.workspace.editing, self.room.workspace.listing
        if not uids or self.unsaved():
            return

        def work() -> bool:
            on = not all(getattr(listing.record("product", uid), "starred", False) for uid in uids)
            editing.change_all("product", uids, {"starred": on})
            return on

        def done(on: bool) -> None:  # noqa: FBT001  what the work gave
            words = (
                tr("Đã chọn {count} sản phẩm dự giải.") if on else tr("Đã bỏ {count} sản phẩm khỏi danh mục dự giải.")
            )
            self.room.ways.said.emit(words.format(count=len(uids)))

        self.room.lanes.write(self, lambda _: work(), done)

    def write_starred(self) -> None:
        """Write the list of works for press awards, over the days the list is narrowed to, as Word or PDF."""
        sheets, view = self.room.workspace.list_sheets, self.tools.view
        view = replace(STARRED, from_day=view.from_day, to_day=view.to_day)
        today = self.room.workspace.desk.today()
        title = View(from_day=view.from_day, to_day=view.to_day or today).told(self.register)
        self.tools.write_paper(
            lambda to: sheets.write(view, "product", to, title, kind=_LIST_OF_WORKS), "danh-muc-du-giai.docx"
        )

    def extra_values(self) -> dict[str, Any]:
        lists = {"topics": self.topics, "audiences": self.audiences}
        return {name: one.ticked() for name, one in lists.items() if one.ready}

    def kept(self) -> bool:
        return not self._ticks_changed() and super().kept()

    def unsaved(self) -> bool:
        return super().unsaved() or (self._filling() and self._ticks_changed())

    def _ticks_changed(self) -> bool:
        return self.topics.changed() or self.audiences.changed()
