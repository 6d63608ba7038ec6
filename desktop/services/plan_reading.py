"""Reading a signed plan for the person who confirms it: nothing here is saved."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.domain.naming import area_of, name_key
from desktop.domain.plan_draft import PlanDraft, PlanSource, SourceKind
from desktop.domain.plan_view import Stranger
from desktop.domain.record import new_uid
from desktop.planimport import read_pasted, read_plan
from desktop.progress import Progress
from desktop.services.adopting import kind_of, years_of
from desktop.services.desk import Desk
from desktop.services.directory import AgencyIndex


@dataclass
class PlanReading:
    """Reading a plan, and telling which of its agencies the directory does not know."""

    desk: Desk

    def read(self, file: Path, progress: Progress) -> PlanDraft:
        """A draft of a file; raises `FileFault` for what cannot be read and `Cancelled` when asked to stop."""
        return read_plan(file, progress)

    def read_pasted(self, text: str, progress: Progress) -> PlanDraft:
        """A draft of pasted text; raises as `read` does."""
        return read_pasted(text, progress)

    def by_hand(self) -> PlanDraft:
        """An empty draft, for a plan that no reader can read: a scan, or nothing but paper."""
        source = PlanSource("", SourceKind.TXT, hashlib.sha256(new_uid()).hexdigest())
        return PlanDraft(source, None, None, None, None, (), (), (), (), (), (), (), (), None, (), ())

    def days(self, draft: PlanDraft) -> tuple[date | None, date | None]:
        """The days a plan is proposed to run: from its signing to the last year its title names."""
        first, last = years_of(draft.title.value if draft.title else "")
        signed = draft.day.value if draft.day else None
        begun = date(first, 1, 1) if first else None
        return signed or begun, date(last, 12, 31) if last else None

    def strangers(self, draft: PlanDraft) -> list[Stranger]:
        """The agencies of a draft that are neither in the directory nor an alias of one there, in their order."""
        with self.desk.read() as reader:
            index = AgencyIndex.of(reader, area_of(draft.issuer.value if draft.issuer else ""), day=self.desk.today())
        found: dict[str, tuple[list[str], list[int]]] = {}
        for name, paragraphs in _mentions(draft):
            if index.match(name) is None:
                printed, places = found.setdefault(name_key(name, index.area), ([], []))
                printed += [name] if name not in printed else []
                places += paragraphs
        return [
            Stranger(tuple(printed), kind_of(printed[0]).term, tuple(sorted(set(places))))
            for printed, places in found.values()
        ]


def _mentions(draft: PlanDraft) -> Iterator[tuple[str, tuple[int, ...]]]:
    for task in draft.tasks:
        for mention in (*task.lead, *task.coordinating, *task.advising):
            yield mention.name, mention.paragraphs
    for duty in draft.responsibilities:
        yield duty.agency, duty.paragraphs[:1]
