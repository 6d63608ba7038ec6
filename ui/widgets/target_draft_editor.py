"""A target of a draft: its words, how it is measured, the level to reach."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.domain.draft_editing import DraftEditing, DraftPart
from desktop.domain.plan import TargetKind
from desktop.domain.plan_draft import TargetDraft
from ui.labels import tr
from ui.widgets.fields import CodeField, LineField, LongField
from ui.widgets.labelled_fields import LabelledFields
from ui.widgets.typed import read_number

_COUNTED = (TargetKind.COUNT, TargetKind.PERIODIC)


class TargetDraftEditor(LabelledFields):
    """The fields of a target; those that its kind has no use for are hidden."""

    def __init__(self, taken: str, parent: QWidget | None = None) -> None:
        fields = [
            ("text", tr("Mục tiêu"), LongField(5)),
            ("kind", tr("Loại mục tiêu"), CodeField(list(TargetKind))),
            ("percent", tr("Tỷ lệ phải đạt (%)"), LineField(read_percent, percent_text, hint=tr("ví dụ 70"))),
            ("count", tr("Số lượng phải đạt"), LineField(read_number)),
            ("unit", tr("Đơn vị tính"), LineField(hint=tr("ví dụ lượt, mô hình"))),
            ("each", tr("Kỳ tính"), LineField(hint=tr("ví dụ quý"))),
            ("year", tr("Đến năm"), LineField(read_number, str)),
        ]
        super().__init__(fields, taken=taken, parent=parent)

    def show_target(self, target: TargetDraft) -> None:
        names = ("text", "percent", "count", "unit", "each", "year")
        self.show_values({"kind": target.kind.value} | {name: getattr(target, name) for name in names})
        self.show_level(target.kind)

    def show_level(self, kind: TargetKind) -> None:
        wanted = ["text", "kind", "year"]
        if kind is TargetKind.PERCENT:
            wanted.append("percent")
        if kind in _COUNTED:
            wanted += ["count", "unit"]
        if kind is TargetKind.PERIODIC:
            wanted.append("each")
        self.show_only(wanted)

    def put(self, editing: DraftEditing, place: int, name: str, value: Any) -> None:
        """Make a field that was left a step of the editing."""
        if name == "kind":
            value = TargetKind.of(str(value))
            self.show_level(value)
        editing.change(DraftPart.TARGETS, place, **{name: value})


def read_percent(text: str) -> Decimal | None:
    """`70`, `85,5`, with or without its sign; empty is none. ValueError in words."""
    typed = text.strip().removesuffix("%").strip()
    if not typed:
        return None
    try:
        value = Decimal(typed.replace(",", "."))
    except InvalidOperation:
        value = Decimal(-1)
    if not 0 <= value <= 1000 or value != round(value, 2):
        raise ValueError(f"«{typed}» không phải là tỷ lệ phần trăm (ví dụ 70 hoặc 85,5).")
    return value


def percent_text(value: Decimal) -> str:
    """`70`, `85,5`."""
    return f"{value.normalize():f}".replace(".", ",")
