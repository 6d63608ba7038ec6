"""Evidence (minh chứng): files copied in and kept by their content, attached to what they prove."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.domain.record import Record
from desktop.domain.schedule import Evidence
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.storage import attachments
from desktop.storage.durable import disk_faults
from desktop.storage.tables import record_of

_PLACES = ("work_item", "stated_value", "course", "product")


@dataclass
class EvidenceKeeping:
    """Evidence as the clerk uses it."""

    desk: Desk

    def attach(self, file: Path, table: str, uid: bytes, note: str = "") -> Evidence:
        """Copy a file into the store and attach it to a record; the file is whole on disk before the act commits."""
        return self.attach_all([file], table, uid, note)[0]

    def attach_all(self, files: Sequence[Path], table: str, uid: bytes, note: str = "") -> list[Evidence]:
        """Attach several files as one act; when one of them is refused, none is attached."""
        if table not in _PLACES:
            raise RecordFault("Minh chứng không gắn được vào loại mục này.")
        kind: type[Record] = record_of(table)
        with self.desk.read() as reader:
            reader.one(kind, uid)
        stored = [(file, attachments.store(file, self.desk.database.path)) for file in files]
        many = f"{len(files)} tệp " if len(files) > 1 else ""
        with self.desk.act(f"Đính kèm {many}minh chứng cho {kind.term}") as writer:
            writer.one(kind, uid)
            where: dict[str, Any] = {table: uid}
            return [
                writer.add(Evidence.of(sha256=kept.sha256, file_name=file.name, size=kept.size, note=note, **where))
                for file, kept in stored
            ]

    def detach(self, uid: bytes) -> None:
        """Take evidence off; its content stays as long as an undo may need it."""
        with self.desk.act("Gỡ minh chứng") as writer:
            writer.remove(Evidence, uid)

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

    def save_copy(self, evidence: Evidence, target: Path) -> Path:
        """Write a verified copy where the clerk wants it."""
        data = self.content(evidence)
        with disk_faults(target.parent):
            target.write_bytes(data)
        return target

    def to_look_at(self, evidence: Evidence) -> Path:
        """A verified copy in the program's own folder for another program to show; the kept one is never given out.

        The copy cannot be written to, lest somebody work in it: it goes when the database is closed.
        """
        folder = paths.looked_at_dir(self.desk.database.path) / evidence.sha256[:16]
        target = folder / Path(evidence.file_name).name
        data = self.content(evidence)
        with disk_faults(paths.data_dir()):
            folder.mkdir(parents=True, exist_ok=True)
            if not (target.is_file() and target.read_bytes() == data):
                _take_away(target)
                target.write_bytes(data)
                target.chmod(stat.S_IREAD)
        return target

    def clear_looked_at(self) -> None:
        """Take away the copies given out to be looked at; one still open in another program stays for the next time."""
        folder = paths.looked_at_dir(self.desk.database.path)
        for file in sorted(folder.rglob("*"), reverse=True):  # what lies in a folder before the folder
            _take_away(file)
        _take_away(folder)


def _take_away(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir():
            path.rmdir()
        elif path.exists():
            path.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows deletes nothing that cannot be written to
            path.unlink()
