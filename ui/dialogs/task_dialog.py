"""A task's rhythm, agencies and, while its plan has no signed text, its words: changed as one act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QFormLayout, QTabWidget, QWidget

from desktop.domain.task_card import RulePreview, TaskCard
from ui.dialogs.act_dialog import ActDialog
from ui.labels import tr
from ui.room import Room
from ui.theme import GRID
from ui.widgets.choice_field import ChoiceField
from ui.widgets.fields import LongField
from ui.widgets.rhythm_fields import RhythmFields
from ui.widgets.roles_list import RolesList


class TaskDialog(ActDialog):
    """Shows what a rule means before it is kept."""

    def __init__(self, room: Room, card: TaskCard, parent: QWidget | None = None) -> None:
        super().__init__(room, tr("Sửa nhiệm vụ"), card.title, parent)
        self._card = card
        self.rhythm = RhythmFields(room.workspace.desk.today, taken="BLQGVN")
        self.roles = RolesList(self._ask_agencies)
        self.words: dict[str, LongField] = {}
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Các phần của nhiệm vụ"))
        self.tabs.setToolTip(tr("Ctrl+Tab để chuyển phần"))
        self.tabs.addTab(self.rhythm, tr("Chu kỳ và hạn"))
        self.tabs.addTab(self.roles, tr("Cơ quan"))
        if not card.signed:
            self.tabs.addTab(self._made_words(), tr("Lời văn"))
        self._form.addRow(self.tabs)
        self.add_act(tr("&Lưu"), self._act)
        self.rhythm.changed.connect(self._ask_preview)
        self.rhythm.show_task(card.task)
        self.roles.show_roles(card.roles)
        self.rhythm.field("cadence").setFocus()
        self.resize(620, 460)

    def _made_words(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(GRID, GRID, GRID, GRID)
        names = (("title", tr("&Tên nhiệm vụ"), 3), ("content", tr("Nội &dung"), 4), ("timing", tr("Thời gi&an"), 1))
        for name, words, rows in names:
            field = self.words[name] = LongField(rows)
            field.setAccessibleName(words.replace("&", ""))
            field.put(getattr(self._card.task, name))
            form.addRow(words, field)
        return page

    def _ask_preview(self) -> None:
        try:
            values = self.rhythm.take()
        except ValueError as fault:
            self.rhythm.tell(RulePreview(fault=str(fault)))
            return
        tasking, task = self._room.workspace.tasking, self._card.task.uid
        self._room.lanes.read(self, lambda: tasking.preview(task, values), self.rhythm.tell, topic="preview")

    def _ask_agencies(self, field: ChoiceField, typed: str) -> None:
        listing = self._room.workspace.listing
        self._room.lanes.read(field, lambda: listing.choices("agency", typed), field.offer, topic="choices")

    def _act(self) -> Callable[[], object]:
        values: dict[str, Any] = self.rhythm.take()
        roles = self.roles.roles()
        words = {name: " ".join(field.take().split("\n")) for name, field in self.words.items()}
        if words.get("title") == "":
            raise ValueError(tr("Tên nhiệm vụ chưa điền."))
        tasking, task = self._room.workspace.tasking, self._card.task.uid
        return lambda: tasking.change(task, values | words, roles)
