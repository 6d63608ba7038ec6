"""Có thể là một người: pairs of records side by side, made one, or told apart once and for all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.merging import FieldBeside, SideBySide
from desktop.domain.recognition import Known, Pair
from desktop.vietnamese.numerals import grouped
from ui.labels import sentence, tr
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.room import Room
from ui.theme import GRID
from ui.widgets.plain_table import PlainTable


class BesideTable(PlainTable[FieldBeside]):
    """The fields of both records and what is kept; Enter takes a field from the other record, or gives it back."""

    def __init__(self) -> None:
        super().__init__(
            tr("Hai bản ghi cạnh nhau"),
            PlainTableModel(
                [
                    PlainColumn(tr("Mục"), lambda one: sentence(one.title)),
                    PlainColumn(tr("Bản ghi giữ lại"), lambda one: one.one),
                    PlainColumn(tr("Bản ghi gộp vào"), lambda one: one.other),
                    PlainColumn(tr("Sau khi gộp"), lambda one: one.kept),
                ]
            ),
            stretch=3,
        )
        self.keep: set[str] = set()

    def turn(self, one: FieldBeside) -> bool:
        """Take the field from the other record, or give it back; only where there is a choice."""
        if one.differs:
            self.keep ^= {one.name}
        return one.differs


class LikenessDialog(QDialog):
    """Goes through the pairs; every answer is an act that Ctrl+Z takes back."""

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Có thể là một người"))
        self._room = room
        self._swapped = False
        self._told = QLabel()
        self._told.setWordWrap(True)
        self.pairs: PlainTable[Pair] = PlainTable(
            tr("Các cặp bản ghi có thể là một người"),
            PlainTableModel(
                [
                    PlainColumn(tr("Bản ghi thứ nhất"), lambda pair: named(pair.one)),
                    PlainColumn(tr("Bản ghi thứ hai"), lambda pair: named(pair.other)),
                    PlainColumn(tr("Vì sao"), lambda pair: sentence(pair.words)),
                ]
            ),
            stretch=2,
        )
        self.pairs.selectionModel().currentChanged.connect(lambda *_: self._look())
        self.namesakes = QCheckBox(tr("Cả những người chỉ &trùng tên"))
        self.namesakes.toggled.connect(lambda _: self.seek())
        self.beside = BesideTable()
        self.beside.opened.connect(self._turn)
        self._notes = QLabel()
        self._notes.setWordWrap(True)
        self._notes.setObjectName("faint")
        self.merge, self.swap, self.apart = (
            QPushButton(words) for words in (tr("&Gộp làm một"), tr("Đổi &bản ghi giữ lại"), tr("Hai người &khác nhau"))
        )
        self.merge.clicked.connect(self._merge)
        self.swap.clicked.connect(self._swap)
        self.apart.clicked.connect(self._tell_apart)
        self._build()
        self.resize(900, 560)
        self.seek()

    def seek(self) -> None:
        """Ask for the pairs anew."""
        recognising, all_of_name = self._room.workspace.recognising, self.namesakes.isChecked()
        self._room.lanes.read(self, lambda: recognising.pairs(namesakes=all_of_name), self._show, topic="pairs")

    # --- inside ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._told, 1)
        top.addWidget(self.namesakes)
        acts = QHBoxLayout()
        acts.setSpacing(GRID)
        for button in (self.merge, self.swap, self.apart):
            button.setAutoDefault(False)
            acts.addWidget(button)
        acts.addStretch(1)
        buttons = QDialogButtonBox()
        buttons.addButton(tr("Đó&ng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        acts.addWidget(buttons)
        hint = QLabel(tr("Enter ở một mục khác nhau để lấy theo bản ghi kia. Gộp xong vẫn giữ đủ các lượt điểm danh."))
        hint.setObjectName("faint")
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self.pairs, 3)
        column.addWidget(self.beside, 2)
        column.addWidget(self._notes)
        column.addWidget(hint)
        column.addLayout(acts)

    def _show(self, pairs: Sequence[Pair]) -> None:
        here = self.pairs.currentIndex().row()
        self.pairs.show_things(list(pairs))
        if pairs:
            self.pairs.setCurrentIndex(self.pairs.things.index(min(max(here, 0), len(pairs) - 1), 0))
        self._told.setText(
            tr("{count} cặp bản ghi có thể là một người. Không cặp nào tự gộp.").format(count=grouped(len(pairs)))
            if pairs
            else tr("Không có cặp bản ghi nào cần xem.")
        )
        self._look()

    def _both(self) -> tuple[bytes, bytes] | None:
        """The record that goes into the other, and the one that stays."""
        pair = self.pairs.here()
        if pair is None:
            return None
        stays, goes = (pair.other, pair.one) if self._swapped else (pair.one, pair.other)
        return goes.person, stays.person

    def _look(self) -> None:
        self.beside.keep.clear()
        self._swapped = False
        self._ask()

    def _ask(self) -> None:
        both, merging, keep = self._both(), self._room.workspace.merging, set(self.beside.keep)
        for button in (self.merge, self.swap, self.apart):
            button.setEnabled(both is not None)
        if both is None:
            self.beside.show_things([])
            self._notes.clear()
            return
        self._room.lanes.read(self, lambda: merging.beside(*both, keep), self._show_beside, topic="beside")

    def _show_beside(self, beside: SideBySide) -> None:
        row = max(self.beside.currentIndex().row(), 0)
        self.beside.show_things(list(beside.fields))
        self.beside.setCurrentIndex(self.beside.things.index(row, 0))
        self._notes.setText("\n".join(_said(beside)))

    def _turn(self, one: Any) -> None:
        if self.beside.turn(one):
            self._ask()

    def _swap(self) -> None:
        self._swapped = not self._swapped
        self.beside.keep.clear()
        self._ask()

    def _merge(self) -> None:
        both, merging, keep = self._both(), self._room.workspace.merging, set(self.beside.keep)
        if both is not None:
            self._room.lanes.write(self, lambda _: merging.merge(*both, keep), lambda _: self._done(_MERGED))

    def _tell_apart(self) -> None:
        both, recognising = self._both(), self._room.workspace.recognising
        if both is not None:
            self._room.lanes.write(self, lambda _: recognising.not_the_same(*both), lambda _: self._done(_APART))

    def _done(self, words: str) -> None:
        self._room.ways.said.emit(tr(words))
        self.seek()


_MERGED = "Đã gộp làm một người. Bấm Ctrl+Z để tách lại."
_APART = "Đã ghi nhận là hai người khác nhau, lần sau không hỏi nữa."


def named(known: Known) -> str:
    """A person as a line of the list says it."""
    more = [
        known.post,
        known.agency_name,
        str(known.birth_year or ""),
        tr("chưa xác định") if known.provisional else "",
    ]
    return ", ".join([known.name, *filter(None, more)])


def _said(beside: SideBySide) -> list[str]:
    """What else is to be known before two records become one."""
    told = [*beside.warnings]
    for words, courses in (
        (tr("Bản ghi giữ lại đã dự: {courses}."), beside.survivor_courses),
        (tr("Bản ghi gộp vào đã dự: {courses}."), beside.loser_courses),
    ):
        if courses:
            told.append(words.format(courses="; ".join(courses)))
    if beside.twice:
        told += [beside.rule, *(one.words for one in beside.twice)]
    return told
