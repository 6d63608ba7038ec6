"""New words of a task or target from a day on; reports of earlier periods keep the old ones."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.plan import AmendedPart
from ui.dialogs.act_dialog import ActDialog
from ui.labels import tr
from ui.room import Room
from ui.widgets.fields import CodeField, DayField, LineField, LongField

_OF_TASK = (AmendedPart.TITLE, AmendedPart.CONTENT, AmendedPart.TIMING)


class AmendmentDialog(ActDialog):
    """The words in force on the day stand in the field, to be changed."""

    def __init__(self, room: Room, table: str, uid: bytes, name: str, parent: QWidget | None = None) -> None:
        words = tr(
            "«{name}» đọc theo lời văn mới từ ngày ghi dưới đây; báo cáo của các kỳ trước ngày đó giữ lời văn cũ."
        )
        super().__init__(room, tr("Sửa đổi kế hoạch"), words.format(name=name), parent)
        self._subject = (table, uid)
        self._offered = ""
        today = room.workspace.desk.today
        self.part = CodeField(_OF_TASK if table == "task" else (AmendedPart.TEXT,))
        self.text, self.day, self.document = LongField(6), DayField(today), LineField(hint=tr("số, ngày văn bản"))
        self.day.put(today())
        if table == "task":
            self.add_field(tr("&Phần được sửa"), self.part)
        self.add_field(tr("&Nội dung mới"), self.text)
        self.add_field(tr("Có &hiệu lực từ ngày"), self.day)
        self.add_field(tr("&Văn bản sửa đổi"), self.document)
        self.add_act(tr("&Ghi sửa đổi"), self._act)
        self.part.currentIndexChanged.connect(lambda _: self._ask_words())
        self.day.editingFinished.connect(self._ask_words)
        self._ask_words()
        self.text.setFocus()
        self.resize(600, 380)

    def _ask_words(self) -> None:
        """Offer the words in force, unless the clerk has begun to write others."""
        if self.text.take() != self._offered:
            return
        try:
            day = self.day.take()
        except ValueError:
            return
        tasking, (table, uid) = self._room.workspace.tasking, self._subject
        part = AmendedPart.of(str(self.part.take()))
        if day is not None:
            self._room.lanes.read(self, lambda: tasking.wording(table, uid, part, day), self._offer, topic="words")

    def _offer(self, words: str) -> None:
        if self.text.take() == self._offered:
            self._offered = words.strip()
            self.text.put(words)

    def _act(self) -> Callable[[], object]:
        text, day, document = self.text.take(), self.day.take(), self.document.take()
        if not text or day is None:
            raise ValueError(tr("Hãy điền nội dung mới và ngày có hiệu lực."))
        part = AmendedPart.of(str(self.part.take()))
        if part is AmendedPart.TITLE:
            text = " ".join(text.split())
        tasking, (table, uid) = self._room.workspace.tasking, self._subject
        return lambda: tasking.amend(table, uid, part=part, text=text, from_day=day, document=document)
