"""Evidence (minh chứng): files copied in and kept by their content, attached to what they prove."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.domain.record import Record
from desktop.domain.schedule import Evidence
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.storage import attachments
from desktop.storage.tables import record_of

_PLACES = ("work_item", "stated_value", "course", "product")


@dataclass
class EvidenceKeeping:
    """Evidence as the clerk uses it."""

    desk: Desk

    def attach(self, file: Path, table: str, uid: bytes, note: str = "") -> Evidence:
        """Copy a file into the store and attach it to a record; the file is whole on disk before the act commits."""
        if table not in _PLACES:
            raise RecordFault("Minh chứng không gắn được vào loại mục này.")
        kind: type[Record] = record_of(table)
        with self.desk.read() as reader:
            reader.one(kind, uid)
        stored = attachments.store(file, self.desk.database.path)
        with self.desk.act(f"Đính kèm minh chứng cho {kind.term}") as writer:
            writer.one(kind, uid)
            values = {table: uid, "sha256": stored.sha256, "file_name": file.name, "size": stored.size, "note": note}
            return writer.add(Evidence.of(**values))

    def of(self, table: str, uid: bytes) -> list[Evidence]:
        """The evidence of a record."""
        if table not in _PLACES:
            return []
        proved: dict[str, Any] = {table: uid}
        with self.desk.read() as reader:
            return reader.find(Evidence, **proved)

    def content(self, evidence: Evidence) -> bytes:
        """The file itself, verified; raises `FileFault` when it is missing or damaged."""
        return attachments.read_back(self.desk.database.path, evidence.sha256, evidence.file_name)
