"""Thùng rác: what was deleted, who did it and when; Enter brings it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from desktop.domain.deleted import Deleted
from ui.commands import Command
from ui.labels import moment, tr
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.pages.page import Page
from ui.room import Room
from ui.theme import GRID
from ui.widgets.plain_table import PlainTable


class BinPage(Page):
    """The bin. Nothing in it is ever thrown away: the journal keeps what was."""

    name = "bin"
    title = "Thùng rác"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        model: PlainTableModel[Deleted] = PlainTableModel(
            [
                PlainColumn(tr("Lúc"), lambda one: moment(one.at)),
                PlainColumn(tr("Đã xóa"), _what),
                PlainColumn(tr("Người xóa"), lambda one: one.who),
            ]
        )
        self.table: PlainTable[Deleted] = PlainTable(tr("Thùng rác"), model, stretch=1)
        self.table.opened.connect(self._bring_back)
        self._told = QLabel()
        self._told.setObjectName("faint")
        self._told.setWordWrap(True)
        back = QPushButton(tr("Lấy l&ại mục đang chọn"))
        back.setToolTip(tr("Đưa mục đã xóa trở lại cùng mọi phần của nó (Enter)"))
        back.clicked.connect(lambda: self._bring_back(self.table.here()))
        self._back = back
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addWidget(self._told)
        whole.addWidget(self.table, 1)
        whole.addWidget(back)

    def acts(self) -> Mapping[Command, Callable[[], None]]:
        return {Command.SUMMARISE: self._again}

    def reload(self) -> None:
        past = self.room.workspace.past
        self.room.lanes.read(self, past.bin, self._show, topic="bin")

    def focus_first(self) -> None:
        self.table.setFocus()

    def _again(self) -> None:
        self._stale = True
        self.refresh()

    def _show(self, found: list[Deleted]) -> None:
        self.table.show_things(found)
        self._back.setEnabled(bool(found))
        self._told.setText(
            tr("Chọn một mục rồi bấm Enter để lấy lại; mọi phần của mục trở lại cùng một lúc.")
            if found
            else tr("Thùng rác trống: chưa xóa mục nào, hoặc mọi mục đã xóa đều được lấy lại.")
        )

    def _bring_back(self, one: Deleted | None) -> None:
        if one is None:
            return
        past, said = self.room.workspace.past, tr("Đã lấy lại: {what}.").format(what=_what(one))
        self.room.lanes.write(self, lambda _: past.undo(one.act), lambda _: self.room.ways.said.emit(said))


def _what(one: Deleted) -> str:
    shown = "; ".join(one.shown)
    return tr("{what} (kèm {parts} mục)").format(what=shown, parts=one.parts) if one.parts else shown
