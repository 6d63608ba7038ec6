"""Lists put on paper: a view of a register, and the broadcast log, as Word, PDF or pages to look at."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.documents.rendering import Preview, pictures
from desktop.domain.list_sheet import ListFacts
from desktop.domain.list_view import View
from desktop.domain.period import Period, span
from desktop.domain.registers import registers
from desktop.errors import RecordFault
from desktop.services import calendars
from desktop.services.calendars import STANDARD_RULES
from desktop.services.desk import Desk
from desktop.services.directory import profile_on
from desktop.services.list_facts import facts_of, log_view
from desktop.vietnamese.numerals import day_text

if TYPE_CHECKING:
    from desktop.documents.model import Document


@dataclass
class ListSheets:
    """Lists as the clerk prints them."""

    desk: Desk

    def write(self, view: View, book: str, target: Path, title: str = "", *, kind: str = "") -> Path:
        """Write a view of a register as Word or PDF, by the target's ending; `kind` heads a paper of its own kind."""
        return self._written(self._facts(view, book, title, kind), target)

    def preview(self, view: View, book: str, dots_per_inch: float, title: str = "", *, kind: str = "") -> Preview:
        """The pages of a view as they will be printed."""
        return self._drawn(self._facts(view, book, title, kind), dots_per_inch)

    def _facts(self, view: View, book: str, title: str, kind: str) -> ListFacts:
        with self.desk.read() as reader:
            facts = facts_of(reader, view.asked(registers()[book]), self.desk.today(), title)
        return replace(facts, kind=kind, told="") if kind else facts

    def log(self, period: Period, target: Path, rules: str = STANDARD_RULES) -> Path:
        """Write «Sổ theo dõi phát thanh» of a period as Word or PDF: broadcasts of radio alone, day by day."""
        return self._written(self._log(period, rules), target)

    def log_preview(self, period: Period, dots_per_inch: float, rules: str = STANDARD_RULES) -> Preview:
        """The pages of the broadcast log."""
        return self._drawn(self._log(period, rules), dots_per_inch)

    def _log(self, period: Period, rules: str) -> ListFacts:
        with self.desk.read() as reader:
            days = span(period, calendars.rules(reader, rules))
            view = log_view(days)
            facts = facts_of(reader, view.asked(registers()["airing"]), self.desk.today())
        told = f"Từ ngày {day_text(days.from_day)} đến ngày {day_text(days.to_day)}."
        return replace(facts, kind="SỔ THEO DÕI PHÁT THANH", title=period.name, told=told)

    def _written(self, facts: ListFacts, target: Path) -> Path:
        from desktop.documents.docx_writer import write_docx
        from desktop.documents.pdf_writer import write_pdf

        (write_pdf if target.suffix.lower() == ".pdf" else write_docx)(self._paper(facts), target)
        return target

    def _drawn(self, facts: ListFacts, dots_per_inch: float) -> Preview:
        from desktop.documents.pdf_writer import pdf_bytes

        return Preview(tuple(pictures(pdf_bytes(self._paper(facts)), dots_per_inch)), ())

    def _paper(self, facts: ListFacts) -> Document:
        from desktop.documents.forms.list_paper import list_paper

        today = self.desk.today()
        with self.desk.read() as reader:
            office = profile_on(reader, today)
        if office is None:
            raise RecordFault(
                "Chưa có thể thức của cơ quan (tên cơ quan, địa danh) nên chưa in được danh sách.",
                remedy="Hãy ghi ở trang Danh mục, mục Thể thức cơ quan mình.",
            )
        return list_paper(facts, office, today, re.split("[,(]", self.desk.who)[0].strip())
