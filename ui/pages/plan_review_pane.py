"""A draft beside its source paragraphs, what needs a person's eyes first; corrected here, recorded by the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.draft_editing import DraftEditing, DraftPart
from desktop.domain.plan_view import Stranger
from ui.commands import Command
from ui.labels import sentence, tr
from ui.room import Room
from ui.theme import GRID, SECTION_PT, sized
from ui.widgets.access_keys import with_access_keys
from ui.widgets.choice_field import ChoiceField
from ui.widgets.draft_items import DraftItem, DraftItems, titled
from ui.widgets.head_draft_editor import RUNNING, HeadDraftEditor
from ui.widgets.record_form import fault_label
from ui.widgets.signed_text import SignedText
from ui.widgets.stranger_editor import StrangerEditor
from ui.widgets.target_draft_editor import TargetDraftEditor
from ui.widgets.task_draft_editor import TaskDraftEditor
from ui.widgets.words_draft_editor import WordsDraftEditor

_TAKEN = "SVTRAXGHMBQOLN"
"""Access keys of the menus and of the buttons here."""


class PlanReviewPane(QWidget):
    """`back` asks for the step before; `record` says that the clerk records the draft as it stands."""

    back = Signal()
    record = Signal()

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self.editing: DraftEditing | None = None
        self.days: dict[str, date | None] = dict.fromkeys(RUNNING)
        self._strangers: list[Stranger] = []
        self._names: dict[bytes, str] = {}
        self._shown: DraftItem | None = None
        today = room.workspace.desk.today
        self.items = DraftItems()
        self.text = SignedText()
        self.task = TaskDraftEditor(today, _TAKEN)
        self.target = TargetDraftEditor(_TAKEN)
        self.head = HeadDraftEditor(today, _TAKEN)
        self.words = WordsDraftEditor(_TAKEN)
        self.stranger = StrangerEditor(self._ask_agencies)
        self._here: QWidget = self.task
        self._build()
        self._join()

    # --- what the page asks ---------------------------------------------------------------------------------------

    def show_draft(self, editing: DraftEditing) -> None:
        """Begin with a draft, or go on with the one that was shown."""
        if editing is self.editing:
            return
        self.editing = editing
        self._strangers = []
        self.tell("")
        self.text.show_paragraphs(editing.draft.paragraphs)
        self.days = dict(zip(RUNNING, self.room.workspace.plan_reading.days(editing.draft), strict=True))
        self._look_anew()
        self.items.stand_first()
        self._ask_strangers()

    def look_anew(self) -> None:
        """The directory may have changed: tell anew which agencies it does not know."""
        self._look_anew(again=True)

    def ready(self) -> DraftEditing | None:
        """What is to be recorded, with all that was typed; None while a field means nothing."""
        return self.editing if self.leave() else None

    def tell(self, text: str) -> None:
        """Why the draft could not be recorded."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def focus_first(self) -> None:
        self.items.setFocus()

    def next_pane(self) -> None:
        if self.items.hasFocus():
            self._focus_editor()
        elif self.text.hasFocus():
            self.items.setFocus()
        else:
            self.text.setFocus()

    def undo(self) -> None:
        """Take the last correction back."""
        if self.editing is not None and self.leave():
            self.editing.undo()
            self._look_anew(again=True)

    def redo(self) -> None:
        if self.editing is not None:
            self.editing.redo()
            self._look_anew(again=True)

    def drop(self) -> None:
        """Leave the thing shown out of what is recorded."""
        item = self.items.here()
        if self.editing is not None and item is not None and isinstance(item.part, DraftPart):
            self.editing.drop(item.part, item.place)
            self._look_anew(again=True)

    # --- showing --------------------------------------------------------------------------------------------------

    def _look_anew(self, *, again: bool = False) -> None:
        """Show the list as the draft now is; `again` also the fields, which a step elsewhere has changed."""
        editing = self.editing
        if editing is None:
            return
        self.items.show_draft(editing, self._strangers)
        draft = editing.draft
        settled = sum(stranger.name in editing.aliases for stranger in self._strangers)
        self._summary.setText(
            tr("{tasks} nhiệm vụ · {targets} mục tiêu · {doubts} mục cần xem lại · {strangers} cơ quan mới").format(
                tasks=len(draft.tasks),
                targets=len(draft.targets),
                doubts=len(editing.doubts()),
                strangers=len(self._strangers) - settled,
            )
        )
        self._undo.setEnabled(editing.can_undo)
        self._redo.setEnabled(editing.can_redo)
        if again:
            self._show_item(self.items.here())
            self._ask_strangers()

    def _show_item(self, item: DraftItem | None) -> None:
        """Show the editor of a thing, and its paragraphs."""
        editing = self.editing
        if editing is None or item is None:
            self._title.setText("")
            self._turn_to(self._nothing)
            self._offer(None)
            return
        self.tell("")
        self._title.setText(titled(item, editing))
        self._offer(item)
        if isinstance(item.part, DraftPart):
            thing = editing.things(item.part)[item.place]
            self._show_thing(item.part, thing)
            paragraphs = thing.paragraphs
        elif item.part == "head":
            self.head.show_head(editing.draft, self.days["from_day"], self.days["to_day"])
            self._turn_to(self.head)
            guesses = (editing.draft.number, editing.draft.day, editing.draft.issuer, editing.draft.title)
            paragraphs = tuple(sorted({place for guess in guesses if guess for place in guess.paragraphs}))
        elif item.part == "stranger":
            paragraphs = self._show_stranger(self._strangers[item.place])
        else:
            note = editing.result().notes[item.place]
            self._note.setText(f"{sentence(note.kind.term)}.\n\n{note.text}")
            self._turn_to(self._note)
            paragraphs = note.paragraphs
        self.text.highlight(paragraphs)

    def _show_thing(self, part: DraftPart, thing: Any) -> None:
        if part is DraftPart.TASKS:
            self.task.show_task(thing)
            self._turn_to(self.task)
        elif part is DraftPart.TARGETS:
            self.target.show_target(thing)
            self._turn_to(self.target)
        else:
            self.words.show_thing(part, thing)
            self._turn_to(self.words)

    def _show_stranger(self, stranger: Stranger) -> tuple[int, ...]:
        aliases = self.editing.aliases if self.editing else {}
        meaning = aliases.get(stranger.name)
        shown = self._names.get(meaning, "") if isinstance(meaning, bytes) else ""
        others = [other.name for other in self._strangers if other is not stranger and other.name not in aliases]
        self.stranger.show_stranger(stranger, meaning, shown, others)
        self._turn_to(self.stranger)
        return stranger.paragraphs

    def _turn_to(self, editor: QWidget) -> None:
        """Show one editor; hidden ones claim no height in the scrolled column."""
        for widget in self._editors:
            widget.setVisible(widget is editor)
        self._here = editor
        self._scroll.verticalScrollBar().setValue(0)

    # --- steps ----------------------------------------------------------------------------------------------------

    def _stood_on(self, item: DraftItem | None) -> None:
        if self.leave():
            self._show_item(item)
            return
        self.tell(tr("Mục đang mở còn ô chưa đúng (dòng báo đỏ): sửa lại rồi sang mục khác."))
        if self._shown is not None:
            shown = self._shown
            QTimer.singleShot(0, lambda: self.items.stand_on(shown))

    def leave(self) -> bool:
        """Take over what stands typed; False while a field means nothing."""
        here = self._here
        if here in (self.task, self.target, self.head, self.words):
            return bool(here.leave())
        return self.stranger.leave() if here is self.stranger else True

    def _field_left(self, editor: Any, name: str, value: object) -> None:
        """A field was left changed: one step, of the thing that its editor shows."""
        item, editing = self._shown, self.editing
        if editing is None or item is None:
            return
        if editor is self.head:
            if name in RUNNING:
                self.days[name] = value  # type: ignore[assignment]
            else:
                editing.set_head(**{name: value})
        elif editor is self.words:
            self.words.put(editing, item.part, item.place, name, value)
        else:
            editor.put(editing, item.place, name, value)
        self._look_anew()
        self._title.setText(titled(item, editing))
        self._offer(item)
        if editor in (self.task, self.words) or name == "issuer":
            self._ask_strangers()

    def _confirm(self) -> None:
        """The clerk has looked at a guess: on to the next that needs a look."""
        item = self.items.here()
        if self.editing is None or item is None or not isinstance(item.part, DraftPart) or not self.leave():
            return
        self.editing.confirm(item.part, item.place)
        self._look_anew()
        self.items.stand_next_doubt()

    def add(self, part: DraftPart | None = None) -> None:
        """A new thing of a kind, else of the kind shown, of the words selected in the text where there are some."""
        item, editing = self.items.here(), self.editing
        if editing is None or not self.leave():
            return
        if part is None:
            part = item.part if item is not None and isinstance(item.part, DraftPart) else DraftPart.TASKS
        words, paragraphs = self.text.chosen()
        text = words or tr("{what} mới").format(what=sentence(part.term))
        after = item.place if item is not None and item.part is part else None
        place = editing.add(part, text, paragraphs, after=after)
        self._look_anew()
        self.items.stand_on(DraftItem(part, place))
        self._show_item(self.items.here())
        self._focus_editor()

    def _merge(self, other: int) -> None:
        item = self.items.here()
        if self.editing is not None and item is not None and self.leave():
            place = self.editing.merge_tasks(item.place, other)
            self._look_anew()
            self.items.stand_on(DraftItem(DraftPart.TASKS, place))
            self._look_anew(again=True)

    def _split(self, paragraph: int | None) -> None:
        item = self.items.here()
        if self.editing is not None and item is not None and self.leave():
            self.editing.split_task(item.place, paragraph)
            self._look_anew(again=True)

    def _settle(self, printed: tuple[str, ...], meaning: bytes | str | None) -> None:
        if self.editing is None:
            return
        if isinstance(meaning, bytes):
            self._names[meaning] = self.stranger.agency.text()
        self.editing.settle(printed, meaning)
        self._look_anew()

    # --- asking ---------------------------------------------------------------------------------------------------

    def _ask_strangers(self) -> None:
        if self.editing is not None:
            draft, reading = self.editing.draft, self.room.workspace.plan_reading
            self.room.lanes.read(self, lambda: reading.strangers(draft), self._know_strangers, topic="strangers")

    def _know_strangers(self, strangers: list[Stranger]) -> None:
        if strangers != self._strangers:
            self._strangers = strangers
            self._look_anew()

    def _ask_agencies(self, field: ChoiceField, typed: str) -> None:
        listing = self.room.workspace.listing
        self.room.lanes.read(field, lambda: listing.choices("agency", typed), field.offer, topic="choices")

    # --- keys -----------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z and Ctrl+Y take corrections back here, not acts; a text field keeps its own."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._step_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = self._step_of(event)
        if step is not None:
            step()
        else:
            super().keyPressEvent(event)

    def _step_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        pressed = QKeySequence(event.keyCombination())
        if pressed == QKeySequence(Command.UNDO.key):
            return self.undo
        return self.redo if pressed == QKeySequence(Command.REDO.key) else None

    # --- building -------------------------------------------------------------------------------------------------

    def _offer(self, item: DraftItem | None) -> None:
        """Which steps can be taken with the thing shown."""
        self._shown = item
        editing = self.editing
        of_part = item is not None and isinstance(item.part, DraftPart)
        why = editing.why(item.part, item.place) if editing and item and isinstance(item.part, DraftPart) else ""
        self._why.setText(sentence(why))
        self._why.setVisible(bool(why))
        self._seen.setEnabled(of_part)
        self._dropped.setEnabled(of_part)
        task = item is not None and item.part is DraftPart.TASKS
        for button in (self._merged, self._split_up):
            button.setVisible(task)
        if editing is None or item is None or not task:
            return
        self._merged.setEnabled(len(editing.draft.tasks) > 1)
        self._split_up.setEnabled(editing.can_split(item.place))

    def _fill_add(self) -> None:
        """Every kind of thing, the one shown first."""
        menu, item = self._new.menu(), self.items.here()
        menu.clear()
        here = item.part if item is not None and isinstance(item.part, DraftPart) else DraftPart.TASKS
        parts = [here, *(part for part in DraftPart if part is not here)]
        names = with_access_keys([sentence(part.term) for part in parts])
        for part, words in zip(parts, names, strict=True):
            menu.addAction(words).triggered.connect(lambda _=False, which=part: self.add(which))

    def _fill_merge(self) -> None:
        menu, item = self._merged.menu(), self.items.here()
        menu.clear()
        for place, task in enumerate(self.editing.draft.tasks if self.editing else ()):
            if item is not None and place != item.place:
                words = _short(". ".join(filter(None, (task.printed_number, task.title))))
                menu.addAction(words).triggered.connect(lambda _=False, other=place: self._merge(other))

    def _fill_split(self) -> None:
        menu, item = self._split_up.menu(), self.items.here()
        menu.clear()
        if self.editing is None or item is None:
            return
        if self.editing.was_merged(item.place):
            menu.addAction(tr("Như trước khi gộp")).triggered.connect(lambda: self._split(None))
        task = self.editing.draft.tasks[item.place]
        for paragraph in task.paragraphs[1:]:
            words = tr("Từ đoạn: {words}").format(words=_short(self.editing.draft.paragraphs[paragraph]))
            menu.addAction(words).triggered.connect(lambda _=False, seam=paragraph: self._split(seam))

    def _join(self) -> None:
        self.items.current.connect(self._stood_on)
        self.items.entered.connect(self._focus_editor)
        self.items.dropped.connect(self.drop)
        self.text.pointed.connect(self.items.stand_at)
        for editor in (self.task, self.target, self.head, self.words):
            editor.left.connect(lambda name, value, who=editor: self._field_left(who, name, value))
        self.stranger.settled.connect(self._settle)
        self._merged.menu().aboutToShow.connect(self._fill_merge)
        self._split_up.menu().aboutToShow.connect(self._fill_split)
        self._new.menu().aboutToShow.connect(self._fill_add)

    def _focus_editor(self) -> None:
        here = self._here
        if here in (self.task, self.target, self.head, self.words, self.stranger):
            here.focus_first()

    def _build(self) -> None:
        self._summary = QLabel()
        self._summary.setFont(sized(self.font(), SECTION_PT, bold=True))
        self._fault = fault_label()
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(self.items)
        panes.addWidget(self._middle())
        panes.addWidget(self.text)
        panes.setSizes([370, 400, 390])
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(GRID)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addWidget(self._summary)
        whole.addWidget(self._fault)
        whole.addWidget(panes, 1)
        whole.addLayout(self._foot())

    def _middle(self) -> QWidget:
        middle = QFrame()
        middle.setObjectName("card")
        self._title = QLabel()
        self._title.setFont(sized(self.font(), SECTION_PT, bold=True))
        self._title.setWordWrap(True)
        self._why = QLabel()
        self._why.setObjectName("warned")
        self._why.setWordWrap(True)
        self._note, self._nothing = QLabel(), QLabel(tr("Chọn một mục ở danh sách bên trái."))
        for label in (self._note, self._nothing):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._note.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._editors = (self._nothing, self.task, self.target, self.head, self.words, self.stranger, self._note)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, GRID, 0)
        for widget in self._editors:
            rows.addWidget(widget)
            widget.setVisible(widget is self._nothing)
        self._here = self._nothing
        rows.addStretch(1)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(middle)
        column.setContentsMargins(2 * GRID, GRID + 4, GRID, GRID + 4)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addWidget(self._why)
        column.addLayout(self._steps())
        column.addWidget(self._scroll, 1)
        middle.setMinimumWidth(360)
        return middle

    def _steps(self) -> QHBoxLayout:
        self._seen = _button(tr("Đã &xem"), tr("Giữ nguyên mục này và sang mục cần xem kế tiếp"), self._confirm)
        self._merged = _button(tr("&Gộp với"), tr("Gộp với một nhiệm vụ khác"))
        self._split_up = _button(tr("Tác&h"), tr("Tách thành hai nhiệm vụ từ một đoạn"))
        self._new = _button(tr("Thê&m"), tr("Thêm một mục, lấy từ chữ đang bôi chọn ở văn bản (Ctrl+N: cùng loại)"))
        self._dropped = _button(tr("&Bỏ"), tr("Bỏ mục này khỏi bản ghi (Del)"), self.drop)
        for button in (self._merged, self._split_up, self._new):
            button.setProperty("menu", 1)
            button.setMenu(QMenu(button))
        line = QHBoxLayout()
        line.setSpacing(GRID // 2)
        for button in (self._seen, self._merged, self._split_up, self._new, self._dropped):
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _foot(self) -> QHBoxLayout:
        back = _button(tr("&Quay lại"), tr("Về bước chọn tệp; phần đã sửa vẫn được giữ (Esc)"), self.back.emit)
        self._undo = _button(tr("H&oàn tác bước sửa"), tr("Bỏ lần sửa gần nhất (Ctrl+Z)"), self.undo)
        self._redo = _button(tr("Làm &lại"), tr("Làm lại lần sửa vừa bỏ (Ctrl+Y)"), self.redo)
        record = _button(tr("Ghi &nhận"), tr("Ghi nhận kế hoạch vào cơ sở dữ liệu (Ctrl+S)"), self.record.emit)
        record.setProperty("primary", 1)
        nothing_yet = QLabel(tr("Chưa có gì được lưu cho tới khi bấm «Ghi nhận»."))
        nothing_yet.setObjectName("faint")
        line = QHBoxLayout()
        for button in (back, self._undo, self._redo, record):
            button.setObjectName("")
        for widget in (back, self._undo, self._redo):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(nothing_yet)
        line.addWidget(record)
        return line


def _button(words: str, hint: str, act: Callable[[], object] | None = None) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName("small")
    button.setToolTip(hint)
    if act is not None:
        button.clicked.connect(lambda _=False: act())
    return button


def _short(text: str) -> str:
    text = text.replace("&", "&&")
    return text if len(text) <= 70 else f"{text[:70].rsplit(' ', 1)[0]}…"
