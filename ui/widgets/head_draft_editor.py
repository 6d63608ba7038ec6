"""The head of a draft: number, day, issuer, title, and the days the plan runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.domain.plan_draft import PlanDraft
from ui.labels import tr
from ui.widgets.fields import DayField, LineField, LongField
from ui.widgets.labelled_fields import LabelledFields

RUNNING = ("from_day", "to_day")
"""The fields that are no part of the draft, but go with it when it is recorded."""


class HeadDraftEditor(LabelledFields):
    """The fields of a plan's head."""

    def __init__(self, today: Callable[[], date], taken: str, parent: QWidget | None = None) -> None:
        fields = [
            ("number", tr("Số, ký hiệu"), LineField(hint=tr("ví dụ 21/KH-UBND"))),
            ("day", tr("Ngày ban hành"), DayField(today)),
            ("issuer", tr("Cơ quan ban hành"), LineField()),
            ("title", tr("Trích yếu"), LongField(4)),
            ("from_day", tr("Thực hiện từ ngày"), DayField(today)),
            ("to_day", tr("Thực hiện đến ngày"), DayField(today)),
        ]
        super().__init__(fields, taken=taken, parent=parent)

    def show_head(self, draft: PlanDraft, from_day: date | None, to_day: date | None) -> None:
        guesses = {name: getattr(draft, name) for name in ("number", "day", "issuer", "title")}
        values = {name: guess.value if guess else None for name, guess in guesses.items()}
        self.show_values({**values, "from_day": from_day, "to_day": to_day})
