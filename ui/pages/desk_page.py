"""Người làm việc: the person at the desk, whose name and post stand in every act; what was done last, and to what."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QListWidget, QPushButton, QVBoxLayout

from ui.commands import Command
from ui.labels import tr
from ui.pages.page import Page
from ui.room import Room
from ui.theme import GRID, SECTION_PT, sized
from ui.widgets.dressing import clearable

_ACTS_SHOWN = 200
_FOUND_SHOWN = 20
"""How many records' histories are told at once."""
_PAUSE_MS = 250


class DeskPage(Page):
    """Who sits here, and the last acts in words."""

    name = "desk"
    title = "Người làm việc"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        name, _, post = room.workspace.desk.who.partition(", ")
        self.person, self.post = QLineEdit(name), QLineEdit(post)
        form = QFormLayout()
        form.setSpacing(GRID)
        for words, field in ((tr("&Họ và tên"), self.person), (tr("&Chức vụ"), self.post)):
            field.setAccessibleName(words.replace("&", ""))
            field.setMaximumWidth(420)
            form.addRow(words, field)
        keep = QPushButton(tr("&Đổi người làm việc"))
        keep.clicked.connect(self._keep)
        form.addRow("", keep)
        keep.setMaximumWidth(220)
        head = QLabel(tr("Những việc đã làm gần đây"))
        head.setFont(sized(self.font(), SECTION_PT, bold=True))
        self.sought = QLineEdit()
        clearable(self.sought)
        self.sought.setPlaceholderText(tr("Lịch sử của mục có các chữ này (Ctrl+F), có dấu hoặc không dấu"))
        self.sought.setAccessibleName(tr("Tìm trong lịch sử"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self.sought.textChanged.connect(lambda _: self._pause.start())
        self.acts_list = QListWidget()
        self.acts_list.setObjectName("checks")
        self.acts_list.setAccessibleName(tr("Những việc đã làm gần đây"))
        self.acts_list.setWordWrap(True)
        self.acts_list.setSpacing(2)
        self.acts_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(form)
        whole.addSpacing(GRID)
        whole.addWidget(head)
        whole.addWidget(self.sought)
        whole.addWidget(self.acts_list, 1)

    def reload(self) -> None:
        past, words = self.room.workspace.past, self.sought.text().strip()
        many = _FOUND_SHOWN if words else _ACTS_SHOWN
        self.room.lanes.read(self, lambda: past.told(many, of=words), self._show, topic="acts")

    def acts(self) -> Mapping[Command, Callable[[], None]]:
        return {Command.FILTER: self.sought.setFocus}

    def focus_first(self) -> None:
        self.person.setFocus()

    def _show(self, lines: list[str]) -> None:
        self.acts_list.clear()
        self.acts_list.addItems(lines)

    def _keep(self) -> None:
        who = ", ".join(filter(None, (self.person.text().strip(), self.post.text().strip())))
        self.room.ways.who.emit(who)
