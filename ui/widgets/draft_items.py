"""Everything a draft holds as a list in groups; what needs a person's eyes stands first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from desktop.domain.draft_editing import DraftEditing, DraftPart
from desktop.domain.plan_draft import ResponsibilityDraft, TaskDraft, TopicDraft
from desktop.domain.plan_view import Stranger
from ui.labels import sentence, tr
from ui.theme import sized
from ui.widgets.marks import Mark, mark_icon

_OPEN_GROUPS = ("doubts", "head", DraftPart.TASKS, DraftPart.TARGETS)


@dataclass(frozen=True)
class DraftItem:
    """A thing of the list: a part of the draft, or "head", "stranger", "note"; and its place in there.

    `doubted` are the lines of the first group, which stand once more in their own.
    """

    part: DraftPart | str
    place: int = 0
    doubted: bool = False


class DraftItems(QTreeWidget):
    """`current` tells the thing the clerk stands on, `entered` that he corrects it, `dropped` that he leaves it out."""

    current = Signal(object)
    entered = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setAccessibleName(tr("Bản đọc kế hoạch"))
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._closed: set[object] = set()
        self._opened: set[object] = set()
        self._places: dict[tuple[str, int], tuple[int, ...]] = {}
        self.currentItemChanged.connect(lambda now, _: self.current.emit(_thing(now)))
        self.itemDoubleClicked.connect(lambda *_: self.entered.emit())
        self.itemCollapsed.connect(self._remember)
        self.itemExpanded.connect(self._remember)

    def show_draft(self, editing: DraftEditing, strangers: Sequence[Stranger]) -> None:
        """Show a draft; the clerk stays on his thing, or on its neighbour when it is gone."""
        here = self.here()
        self.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self.clear()
        doubts = [
            (DraftItem(one.part, one.place, doubted=True), _doubted(DraftItem(one.part, one.place), editing))
            for one in editing.doubts()
        ]
        head = [(DraftItem("head"), _head_words(editing))]
        self._group("doubts", tr("Cần xem lại"), doubts, Mark.SOON)
        self._group("head", tr("Đầu văn bản"), head)
        self._group_of(DraftPart.TASKS, editing)
        self._group_of(DraftPart.TARGETS, editing)
        self._group(
            "stranger",
            tr("Cơ quan chưa có trong danh mục"),
            [
                (DraftItem("stranger", place), _words(DraftItem("stranger", place), editing, strangers))
                for place in range(len(strangers))
            ],
            Mark.WAITING,
        )
        notes = editing.result().notes
        self._group(
            "note",
            tr("Lưu ý của văn bản"),
            [(DraftItem("note", place), note.text) for place, note in enumerate(notes)],
            Mark.QUIET,
        )
        for part in DraftPart:
            if part not in (DraftPart.TASKS, DraftPart.TARGETS):
                self._group_of(part, editing)
        self.blockSignals(False)  # noqa: FBT003
        self._places = _places(editing)
        if here is not None:
            self.stand_on(here)

    def here(self) -> DraftItem | None:
        return _thing(self.currentItem())

    def stand_on(self, item: DraftItem) -> None:
        """Go to a thing; when it is gone, to the one before it."""
        found = self._find(item) or self._find(DraftItem(item.part, item.place))
        place = item.place
        while found is None and place > 0:
            place -= 1
            found = self._find(DraftItem(item.part, place))
        if found is not None and found is not self.currentItem():
            self.setCurrentItem(found)

    def stand_first(self) -> None:
        """Go to the first thing that needs a look, else to the head."""
        first = self.topLevelItem(0)
        if first is not None and first.childCount():
            self.setCurrentItem(first.child(0))

    def stand_next_doubt(self) -> None:
        """Go to what now needs a look first; to the first task when nothing does any more."""
        first = self.topLevelItem(0)
        key = first.data(0, Qt.ItemDataRole.UserRole + 1) if first is not None else None
        if first is not None and key == "doubts":
            self.setCurrentItem(first.child(0))
        else:
            self.stand_on(DraftItem(DraftPart.TASKS, 0))

    def stand_at(self, paragraph: int) -> None:
        """Go to the narrowest thing that was read from a paragraph."""
        fitting = [(len(places), key) for key, places in self._places.items() if paragraph in places]
        if fitting:
            part, place = min(fitting)[1]
            known = {one.value: one for one in DraftPart}
            self.stand_on(DraftItem(known.get(part, part), place))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def groups(self) -> dict[str, int]:
        """The heads of the groups and how many things each holds."""
        tops = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        return {top.text(0).rsplit(" (", 1)[0]: top.childCount() for top in tops if top is not None}

    def _group_of(self, part: DraftPart, editing: DraftEditing) -> None:
        things = [DraftItem(part, place) for place in range(len(editing.things(part)))]
        self._group(part, sentence(part.term), [(item, _words(item, editing, ())) for item in things])

    def _group(self, key: str, words: str, things: Sequence[tuple[DraftItem, str]], mark: Mark | None = None) -> None:
        if not things:
            return
        top = QTreeWidgetItem([f"{words} ({len(things)})"])
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        top.setData(0, Qt.ItemDataRole.UserRole + 1, str(key))
        top.setFont(0, sized(self.font(), self.font().pointSizeF(), bold=True))
        if mark is not None:
            top.setIcon(0, mark_icon(mark))
        for item, text in things:
            child = QTreeWidgetItem([text])
            child.setData(0, Qt.ItemDataRole.UserRole, item)
            child.setToolTip(0, text)
            top.addChild(child)
        self.addTopLevelItem(top)
        top.setExpanded(str(key) in self._opened or (key in _OPEN_GROUPS and str(key) not in self._closed))

    def _remember(self, top: QTreeWidgetItem) -> None:
        key = top.data(0, Qt.ItemDataRole.UserRole + 1)
        (self._opened if top.isExpanded() else self._closed).add(key)
        (self._closed if top.isExpanded() else self._opened).discard(key)

    def _find(self, item: DraftItem) -> QTreeWidgetItem | None:
        for row in range(self.topLevelItemCount()):
            top = self.topLevelItem(row)
            for place in range(top.childCount() if top is not None else 0):
                if _thing(top.child(place)) == item:
                    return top.child(place)
        return None


def titled(item: DraftItem, editing: DraftEditing) -> str:
    """What stands over the editor of a thing."""
    if isinstance(item.part, DraftPart):
        number = f" {item.place + 1}/{len(editing.things(item.part))}"
        return sentence(item.part.term) + number
    if item.part == "head":
        return tr("Đầu văn bản")
    return tr("Cơ quan chưa có trong danh mục") if item.part == "stranger" else tr("Lưu ý của văn bản")


def _thing(item: QTreeWidgetItem | None) -> DraftItem | None:
    found = item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None
    return found if isinstance(found, DraftItem) else None


def _words(item: DraftItem, editing: DraftEditing, strangers: Sequence[Stranger]) -> str:
    if item.part == "stranger":
        name = strangers[item.place].name
        meaning = editing.aliases.get(name)
        if meaning is None:
            return tr("{name} — thêm mới").format(name=name)
        return tr("{name} — tên gọi khác").format(name=name)
    thing = editing.things(DraftPart.of(item.part))[item.place]
    if isinstance(thing, TaskDraft):
        return ". ".join(filter(None, (thing.printed_number, thing.title)))
    if isinstance(thing, TopicDraft):
        return thing.name
    return thing.agency if isinstance(thing, ResponsibilityDraft) else str(thing.text)


def _doubted(item: DraftItem, editing: DraftEditing) -> str:
    """`Mục tiêu 4: …`."""
    part = sentence(DraftPart.of(item.part).term)
    return f"{part} {item.place + 1}: {_words(item, editing, ())}"


def _head_words(editing: DraftEditing) -> str:
    draft = editing.draft
    lacking = [
        words
        for words, guess in ((tr("số"), draft.number), (tr("ngày"), draft.day), (tr("trích yếu"), draft.title))
        if guess is None
    ]
    if lacking:
        return tr("Chưa có {what}").format(what=", ".join(lacking))
    return f"{draft.number.value if draft.number else ''} · {draft.title.value if draft.title else ''}"


def _places(editing: DraftEditing) -> dict[tuple[str, int], tuple[int, ...]]:
    found = {
        (part.value, place): tuple(thing.paragraphs)
        for part in DraftPart
        for place, thing in enumerate(editing.things(part))
    }
    return {key: places for key, places in found.items() if places}
