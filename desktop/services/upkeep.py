"""Upkeep: backups, restoring is the workspace's; erasing a person; checking the database against its journal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop import paths
from desktop.domain.organisation import Agency
from desktop.domain.people import Person
from desktop.errors import InputFault
from desktop.progress import Progress
from desktop.services.desk import Desk
from desktop.storage import attachments, backup, erasure, log, search
from desktop.storage.backup import Outcome
from desktop.storage.manifest import Backup, Reason
from desktop.storage.rows import dangling
from desktop.storage.tables import record_of
from desktop.vietnamese.folding import fold_words


@dataclass(frozen=True)
class Health:
    """What a check of an open database found; all empty in a sound one."""

    differing_tables: tuple[str, ...]
    dangling: int
    missing_files: tuple[str, ...]
    broken_operations: int = 0

    @property
    def sound(self) -> bool:
        return not (self.differing_tables or self.dangling or self.missing_files or self.broken_operations)


@dataclass
class Upkeep:
    """Upkeep as the clerk uses it."""

    desk: Desk

    def back_up(self, places: Iterable[Path] = (), progress: Progress | None = None) -> list[Outcome]:
        """Verified copies beside the database and in further places; a place that is not there is reported."""
        return backup.make_everywhere(self.desk.database.path, Reason.ASKED, places, progress, self.desk.today())

    def backups(self) -> list[Backup]:
        return backup.listing(paths.backup_dir(self.desk.database.path))

    def find_persons(self, name: str) -> list[tuple[Person, str]]:
        """Persons of that name, with or without marks, and the agency each belongs to."""
        with self.desk.read() as reader:
            found = [person for person in reader.find(Person) if fold_words(person.name) == fold_words(name)]
            agencies = reader.by_uid(Agency, [person.agency for person in found])
            return [
                (person, agencies[person.agency].name if person.agency in agencies else "chưa rõ đơn vị")
                for person in found
            ]

    def erase_person(self, person: bytes) -> list[Outcome]:
        """Erase a person's data for good, here and in every local backup; counts of attendance stay."""
        return erasure.erase(self.desk.database, "person", person, self.desk.who)

    def still_named(self, name: str) -> list[str]:
        """Records in whose free text a name stands, which an erasure of a person does not reach."""
        with self.desk.read() as reader:
            return [
                f"{record_of(hit.table).term} «{hit.shown}»" for hit in search.find(reader.connection, name, limit=50)
            ]

    def erase_by_name(self, name: str, agency: str = "") -> list[Outcome]:
        """Erase the one person of that name (and agency); refused when nobody, or more than one, fits."""
        found = [
            person
            for person, office in self.find_persons(name)
            if not agency or fold_words(office) == fold_words(agency)
        ]
        if not found:
            raise InputFault("Không tìm thấy người có tên đã nêu.", remedy="Hãy kiểm tra lại họ tên và đơn vị.")
        if len(found) > 1:
            raise InputFault(
                f"Có {len(found)} người cùng tên.", remedy="Hãy nêu thêm đơn vị (--agency) để chỉ rõ một người."
            )
        return self.erase_person(found[0].uid)

    def check(self) -> Health:
        """Compare every table with the journal, every reference with its record, every evidence with its file."""
        with self.desk.read() as reader:
            return Health(
                tuple(log.differences(reader.connection)),
                len(dangling(reader.connection)),
                tuple(e.file_name for e in attachments.missing(reader, self.desk.database.path)),
                len(log.broken(reader.connection)),
            )
