"""Người: persons of the training lists; namesakes are pointed out, a person's data can be erased for good."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QMenu, QPushButton

from desktop.domain.record import Record
from desktop.domain.registers import registers
from desktop.progress import Progress
from ui.dialogs.identity_dialog import IdentityDialog
from ui.dialogs.likeness_dialog import LikenessDialog
from ui.dialogs.mentions_dialog import MentionsDialog
from ui.dialogs.retention_dialog import RetentionDialog
from ui.labels import tr
from ui.pages.register_page import RegisterPage
from ui.room import Room


class PersonsPage(RegisterPage):
    """The register of persons."""

    def __init__(self, room: Room) -> None:
        super().__init__(room, registers()["person"])
        menu = QMenu(self)
        menu.addAction(tr("&Xóa dữ liệu cá nhân…")).triggered.connect(self._erase)
        menu.addAction(tr("&Tìm nội dung có tên…")).triggered.connect(self.seek_mentions)
        menu.addAction(tr("&Hết thời hạn lưu giữ…")).triggered.connect(self.seek_outlasted)
        button = QPushButton(tr("&Dữ liệu cá nhân"))
        button.setToolTip(
            tr("Xóa vĩnh viễn dữ liệu của một người, tìm tên còn lại; xem các bản ghi có thể là một người, gộp, tách")
        )
        button.setMenu(menu)
        self.add_tool(button)
        menu.addSeparator()
        menu.addAction(tr("&Có thể là một người…")).triggered.connect(self.seek_likeness)
        menu.addAction(tr("Xác định &là ai, tách bản ghi đã gộp…")).triggered.connect(self.identify)

    def seek_likeness(self) -> LikenessDialog:
        """Go through the pairs of records that may be one person."""
        dialog = LikenessDialog(self.room, self)
        dialog.open()
        return dialog

    def identify(self) -> None:
        """Say who the person in hand is."""
        uid = self.table.uid()
        if uid is not None:
            IdentityDialog(self.room, uid, self).open()

    def after_saved(self, record: Record) -> None:
        """Say who else of that agency bears the name: only the clerk knows whether it is the same person."""
        training = self.room.workspace.training
        self.room.lanes.read(self, lambda: training.notes_on(record.uid), self._point_out, topic="notes")

    def _point_out(self, notes: list[str]) -> None:
        if notes:
            self.room.messages.notice(tr("Trong đơn vị này có người trùng tên."), "\n".join(notes))

    def _erase(self) -> None:
        uid, upkeep = self.table.uid(), self.room.workspace.upkeep
        if uid is None or not self.room.messages.ask(
            tr("Xóa vĩnh viễn dữ liệu cá nhân của người này?"),
            tr(
                "Họ tên, chức vụ, năm sinh bị xóa khỏi dữ liệu, lịch sử và các bản sao lưu; số lượt dự vẫn được đếm. "
                "Việc này không hoàn tác được."
            ),
            tr("Xóa &dữ liệu của 1 người"),
        ):
            return

        def work(_progress: Progress) -> tuple[list[Any], list[str], list[Any]]:
            names = upkeep.names_of(uid)
            return upkeep.erase_person(uid), names, upkeep.mentions(*names)

        self.room.lanes.write(self, work, self._erased)

    def seek_mentions(self) -> None:
        """Open the search for a name in every text, with the name of the person in hand."""
        uid, upkeep = self.table.uid(), self.room.workspace.upkeep
        dialog = MentionsDialog(self.room, self)
        dialog.open()
        if uid is not None:
            self.room.lanes.read(dialog, lambda: upkeep.names_of(uid), lambda names: dialog.seek(*names), topic="names")

    def seek_outlasted(self) -> RetentionDialog:
        """Propose whose data training no longer needs; once erased, their names are looked for in texts."""
        dialog = RetentionDialog(self.room, self)
        dialog.accepted.connect(lambda: self._look_for(dialog.names))
        dialog.open()
        return dialog

    def _look_for(self, names: list[str]) -> None:
        upkeep = self.room.workspace.upkeep

        def show(still: list[Any]) -> None:
            if still:
                dialog = MentionsDialog(self.room, self)
                dialog.open()
                dialog.seek(*names)

        self.room.lanes.read(self, lambda: upkeep.mentions(*names), show, topic="mentions")

    def _erased(self, told: tuple[list[Any], list[str], list[Any]]) -> None:
        outcomes, names, still = told
        if still:
            dialog = MentionsDialog(self.room, self)
            dialog.open()
            dialog.seek(*names)
        self.room.ways.said.emit(tr("Đã xóa dữ liệu cá nhân."))
        faults = [f"{outcome.place}: {outcome.fault}" for outcome in outcomes if outcome.fault]
        if faults:
            self.room.messages.notice(tr("Có nơi sao lưu chưa xóa được, có thể còn dữ liệu cũ."), "\n".join(faults))
