"""One box over everything."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.finds import Found
from desktop.services.desk import Desk
from desktop.storage import search, tables

_ORDER = (
    "task", "work_item", "task_activity", "course", "person", "product", "channel", "topic", "issued_document",
    "plan", "target", "agency", "agency_alias", "roster_group",
)  # fmt: skip
"""The order in which kinds of records stand in an answer: việc, lớp, người, tin, văn bản, then the rest."""


@dataclass
class Finding:
    """Searching as the clerk does it."""

    desk: Desk

    def find(self, typed: str, limit: int = 200) -> list[Found]:
        """What was found, grouped by kind; within a kind the best first. Typing with or without marks will do."""
        with self.desk.read() as reader:
            hits = search.find(reader.connection, typed, limit)
        found = [Found(tables.record_of(hit.table).term, hit.table, hit.uid, hit.shown) for hit in hits]
        return sorted(found, key=lambda one: _ORDER.index(one.table))
