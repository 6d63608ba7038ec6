"""The parts of a draft that are mostly words: audiences, topics, responsibilities, bases, money, recipients."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.domain.draft_editing import DraftEditing, DraftPart
from desktop.domain.plan_draft import BasisDraft, ResponsibilityDraft, TopicDraft
from ui.labels import tr
from ui.widgets.fields import LineField, LongField, YesNoField
from ui.widgets.labelled_fields import LabelledFields

_SHOWN = {
    DraftPart.TOPICS: ("name", "text"),
    DraftPart.RESPONSIBILITIES: ("agency", "text"),
    DraftPart.BASES: ("text", "is_parent"),
}


class WordsDraftEditor(LabelledFields):
    """One set of fields for all of them; those a part does not have are hidden."""

    def __init__(self, taken: str, parent: QWidget | None = None) -> None:
        fields = [
            ("name", tr("Tên chủ đề"), LongField(2)),
            ("agency", tr("Cơ quan"), LineField()),
            ("text", tr("Nội dung"), LongField(9)),
            ("is_parent", tr("Là kế hoạch cấp trên"), YesNoField()),
        ]
        super().__init__(fields, taken=taken, parent=parent)

    def show_thing(self, part: DraftPart, thing: Any) -> None:
        text = "\n".join(thing.bullets) if isinstance(thing, ResponsibilityDraft) and thing.bullets else thing.text
        self.show_values(
            {
                "name": thing.name if isinstance(thing, TopicDraft) else "",
                "agency": thing.agency if isinstance(thing, ResponsibilityDraft) else "",
                "text": text,
                "is_parent": isinstance(thing, BasisDraft) and thing.is_parent,
            }
        )
        self.show_only(_SHOWN.get(part, ("text",)))

    def put(self, editing: DraftEditing, part: DraftPart, place: int, name: str, value: Any) -> None:
        """Make a field that was left a step of the editing; responsibilities stand one a line."""
        thing = editing.things(part)[place]
        if isinstance(thing, ResponsibilityDraft) and name == "text":
            lines = tuple(line.strip() for line in str(value).splitlines() if line.strip())
            bullets = lines if thing.bullets or len(lines) > 1 else ()
            thing = replace(thing, text="\n".join(lines), bullets=bullets)
            editing.change(part, place, text=thing.text, bullets=thing.bullets)
        else:
            editing.change(part, place, **{name: value})
