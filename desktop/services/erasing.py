"""Whose data an erasure takes: a person with every record merged into one, living or known to the journal only.

A record that was deleted or undone is in no table, but its journal says the name: it is found by that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from desktop.domain.organisation import Agency
from desktop.domain.people import Person
from desktop.errors import InputFault
from desktop.services.training import merged_group, root_of
from desktop.storage import log
from desktop.storage.backup import Outcome
from desktop.storage.rows import Reader
from desktop.vietnamese.folding import fold_words

_NO_AGENCY = "chưa rõ đơn vị"
_GONE = "SELECT DISTINCT row_uid FROM operation WHERE table_name = 'person' AND row_uid NOT IN (SELECT uid FROM person)"


class Erased(NamedTuple):
    """What an erasure by name has done: every name the records have borne, the backups made anew, how many records."""

    names: list[str]
    outcomes: list[Outcome]
    records: int


@dataclass(frozen=True)
class Whole:
    """All records that are one person's."""

    uids: tuple[bytes, ...]
    name: str
    agencies: frozenset[str]
    deleted: bool = False

    @property
    def shown(self) -> str:
        return f"{self.name} - {', '.join(sorted(self.agencies))}" + (" (mục đã xóa)" if self.deleted else "")

    def of_agency(self, agency: str) -> bool:
        return not agency or fold_words(agency) in map(fold_words, self.agencies)


@dataclass(frozen=True)
class _Gone:
    """A deleted record as its journal last wrote it."""

    uid: bytes
    names: frozenset[str]
    name: str
    agency: str
    merged_into: str


def whole_of(reader: Reader, uid: bytes) -> tuple[bytes, ...]:
    """The records that count as one person's with this one; it alone when it is not living."""
    person = reader.get(Person, uid)
    return _with_deleted(_group(reader, person), _gone(reader)) if person else (uid,)


def one_named(reader: Reader, name: str, agency: str = "") -> Whole:
    """The one person of that name: a living one, else a deleted one; raises `InputFault` for none and for several."""
    gone = _gone(reader)
    every = [*_living(reader, name, gone)] or [*_deleted(reader, name, gone)]
    found = [one for one in every if one.of_agency(agency)]
    if not found and agency:
        found = [one for one in _deleted(reader, name, gone) if one.of_agency(agency)]
    if not found:
        raise InputFault("Không tìm thấy người có tên đã nêu.", remedy="Hãy kiểm tra lại họ tên và đơn vị.")
    if len(found) > 1:
        raise InputFault(
            f"Có {len(found)} người cùng tên: {'; '.join(one.shown for one in found)}.",
            remedy="Hãy nêu thêm đơn vị (--agency) để chỉ rõ một người, hoặc gộp trước nếu là một người.",
        )
    return found[0]


def names_borne(reader: Reader, uids: Iterable[bytes]) -> list[str]:
    """Every name that the journal says of these records, each once."""
    operations = log.operations_of_rows(reader.connection, uids)
    written = (op.writes().get("name") for ops in operations.values() for op in ops)
    return list(dict.fromkeys(str(name) for name in written if name))


def _living(reader: Reader, name: str, gone: list[_Gone]) -> list[Whole]:
    named = [person for person in reader.find(Person) if fold_words(person.name) == fold_words(name)]
    found: dict[bytes, Whole] = {}
    for person in named:
        root = root_of(reader, person)
        if root.uid not in found:
            group = _group(reader, person)
            agencies = _agencies(reader, [one.agency for one in group])
            found[root.uid] = Whole(_with_deleted(group, gone), person.name, agencies)
    return list(found.values())


def _group(reader: Reader, person: Person) -> list[Person]:
    return merged_group(reader, root_of(reader, person))


def _with_deleted(group: list[Person], gone: list[_Gone]) -> tuple[bytes, ...]:
    """A group with the deleted records that had been merged into one of it."""
    uids = {one.uid: None for one in group}
    while more := [one.uid for one in gone if one.uid not in uids and one.merged_into in {uid.hex() for uid in uids}]:
        uids |= dict.fromkeys(more)
    return tuple(uids)


def _deleted(reader: Reader, name: str, gone: list[_Gone]) -> list[Whole]:
    """Deleted records that bore the name, those of one agency as one: nothing is left to tell them apart by."""
    by_agency: dict[str, list[_Gone]] = {}
    for one in gone:
        if fold_words(name) in map(fold_words, one.names):
            by_agency.setdefault(one.agency, []).append(one)
    return [
        Whole(
            tuple(one.uid for one in several),
            several[0].name,
            _agencies(reader, [bytes.fromhex(agency) if agency else None]),
            deleted=True,
        )
        for agency, several in by_agency.items()
    ]


def _agencies(reader: Reader, uids: list[bytes | None]) -> frozenset[str]:
    known = reader.by_uid(Agency, uids)
    return frozenset(known[uid].name if uid in known else _NO_AGENCY for uid in uids)


def _gone(reader: Reader) -> list[_Gone]:
    """Persons in no table any more whose name the journal still says."""
    uids = reader.connection.exec_driver_sql(_GONE).scalars().all()
    found = []
    for uid, operations in log.operations_of_rows(reader.connection, uids).items():
        written = [op.writes() for op in operations]
        names = [str(fields["name"]) for fields in written if fields.get("name")]
        last = {field: value for fields in written for field, value in fields.items()}
        if names:
            agency, merged = str(last.get("agency") or ""), str(last.get("merged_into") or "")
            found.append(_Gone(uid, frozenset(names), names[-1], agency, merged))
    return found
