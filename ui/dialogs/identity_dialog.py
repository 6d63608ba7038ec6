"""Là ai: a walk-in or a record of the directory is said to be somebody; records merged before may be let go again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.people import Person
from desktop.domain.recognition import Alike
from ui.dialogs.likeness_dialog import named
from ui.labels import sentence, tr
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.room import Room
from ui.theme import GRID
from ui.widgets.choice_field import ChoiceField
from ui.widgets.plain_table import PlainTable


class IdentityDialog(QDialog):
    """Who one person is: chosen from those alike, or looked for by name. One act, taken back by Ctrl+Z."""

    def __init__(self, room: Room, person: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Xác định là ai"))
        self._room, self._person, self._provisional = room, person, False
        self._told = QLabel()
        self._told.setWordWrap(True)
        self.alike: PlainTable[Alike] = PlainTable(
            tr("Người đã có trong danh bạ, giống nhất trước"),
            PlainTableModel(
                [
                    PlainColumn(tr("Người đã có"), lambda one: named(one.known)),
                    PlainColumn(tr("Vì sao"), lambda one: sentence(one.words)),
                ]
            ),
            stretch=1,
        )
        self.other = ChoiceField(self._ask_persons)
        self.other.setAccessibleName(tr("Người khác trong danh bạ"))
        self.identify = QPushButton(tr("&Là người này"))
        self.identify.setProperty("primary", 1)
        self.identify.clicked.connect(self._identify)
        self.alike.opened.connect(lambda _: self._identify())
        self.merged: PlainTable[Person] = PlainTable(
            tr("Bản ghi đã gộp vào người này"),
            PlainTableModel(
                [
                    PlainColumn(tr("Bản ghi đã gộp"), lambda one: one.name),
                    PlainColumn(tr("Chức vụ"), lambda one: one.post),
                ]
            ),
            stretch=1,
        )
        self.separate = QPushButton(tr("&Tách bản ghi đã gộp"))
        self.separate.clicked.connect(self._separate)
        self._build()
        self.resize(760, 520)
        self._ask()

    def _build(self) -> None:
        label = QLabel(tr("&Người khác:"))
        label.setBuddy(self.other)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.other, 1)
        line.addWidget(self.identify)
        self._merged_words = QLabel(tr("Bản ghi đã gộp vào người này:"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.separate, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(tr("Đó&ng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(self._told)
        column.addWidget(self.alike, 2)
        column.addLayout(line)
        column.addWidget(self._merged_words)
        column.addWidget(self.merged, 1)
        column.addWidget(buttons)

    def _ask(self) -> None:
        listing, recognising, merging = (
            self._room.workspace.listing, self._room.workspace.recognising, self._room.workspace.merging,
        )  # fmt: skip
        person = self._person
        self._room.lanes.read(self, lambda: listing.record("person", person), self._show_person, topic="person")
        self._room.lanes.read(self, lambda: recognising.candidates(person), self._show_alike, topic="alike")
        self._room.lanes.read(self, lambda: merging.merged_records(person), self._show_merged, topic="merged")

    def _show_person(self, person: object) -> None:
        if isinstance(person, Person):
            self._provisional = person.provisional
            words = tr("«{name}» là người nào trong danh bạ? Các lượt điểm danh được giữ đủ.")
            self._told.setText(words.format(name=person.name))

    def _show_alike(self, alike: Sequence[Alike]) -> None:
        self.alike.show_things(list(alike))
        (self.alike if alike else self.other).setFocus()

    def _show_merged(self, records: Sequence[Person]) -> None:
        self.merged.show_things(list(records))
        for widget in (self._merged_words, self.merged, self.separate):
            widget.setVisible(bool(records))

    def _ask_persons(self, typed: str) -> None:
        listing = self._room.workspace.listing
        self._room.lanes.read(self, lambda: listing.choices("person", typed), self.other.offer, topic="persons")

    def _identify(self) -> None:
        here, merging, person = self.alike.here(), self._room.workspace.merging, self._person
        chosen = self.other.uid or (here.known.person if here else None)
        if chosen is None:
            self._told.setText(tr("Hãy chọn một người trong bảng, hoặc gõ tên ở ô «Người khác»."))
            self.other.setFocus()
            return
        join = merging.identify if self._provisional else merging.merge

        def done(_: object) -> None:
            self._room.ways.said.emit(tr("Đã xác định là một người. Bấm Ctrl+Z để tách lại."))
            self.accept()

        self._room.lanes.write(self, lambda _: join(person, chosen), done)

    def _separate(self) -> None:
        record, merging = self.merged.here(), self._room.workspace.merging
        if record is None:
            return

        def done(_: object) -> None:
            self._room.ways.said.emit(tr("Đã tách, hai bản ghi lại là hai người."))
            self._ask()

        self._room.lanes.write(self, lambda _: merging.separate(record.uid), done)
