"""Two records of one person made one, with both side by side before; every mark is kept, and it is undone for ever."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain import terms
from desktop.domain.merging import FieldBeside, MarkedTwice, SideBySide
from desktop.domain.organisation import Agency
from desktop.domain.people import Person, PersonDistinction
from desktop.domain.training import Attendance, Course, Enrolment, Session
from desktop.errors import RecordFault
from desktop.journal.operation import Act
from desktop.services.desk import Desk
from desktop.services.past import Past
from desktop.services.training import merged_group, put_merge, root_of
from desktop.storage import history
from desktop.storage.rows import Reader, Writer

_KEPT_FIELDS = ("name", "agency", "post", "birth_year")
_OWN_TABLES = {"person", "person_distinction"}


@dataclass
class Merging:
    """Merging as the clerk does it."""

    desk: Desk

    def beside(self, loser: bytes, survivor: bytes, keep: Iterable[str] = ()) -> SideBySide:
        """Both records side by side; `keep` names the fields taken from the loser. Nothing is written."""
        with self.desk.read() as reader:
            return _beside(reader, *_both(reader, loser, survivor), set(keep))

    def merge(self, loser: bytes, survivor: bytes, keep: Iterable[str] = ()) -> Person:
        """Count two records as one person's; gives the person. One act that deletes nothing.

        The survivor's fields stay, where one is empty the loser's is taken; those named in `keep` are the loser's.
        Marks, enrolments, memberships and certificates stay with the record they were made for and count as the
        person's. Raises `RecordFault` for two records that are one already and for an unknown field.
        """
        with self.desk.act("Gộp hai bản ghi của cùng một người") as writer:
            return _merge(writer, loser, survivor, set(keep))

    def identify(self, walk_in: bytes, person: bytes) -> Person:
        """Say who a walk-in was: the same as a merge into the person of the directory."""
        with self.desk.act("Xác định người dự lớp là người đã có trong danh bạ") as writer:
            if not writer.one(Person, walk_in).provisional:
                raise RecordFault(
                    "Người này không phải người mới chưa xác định.", remedy="Nếu là một người, hãy gộp hai bản ghi."
                )
            return _merge(writer, walk_in, person, set())

    def merged_records(self, person: bytes) -> tuple[Person, ...]:
        """The records merged into a person, directly or through another."""
        with self.desk.read() as reader:
            root = root_of(reader, reader.one(Person, person))
            return tuple(one for one in merged_group(reader, root) if one.uid != root.uid)

    def separate(self, loser: bytes) -> None:
        """Take a merge back, however long ago: the record counts for itself again.

        A merge done on its own is undone as an act, so that the person's fields go back too unless they were changed
        since; one that came within a larger act only lets the record go.
        """
        with self.desk.read() as reader:
            if reader.one(Person, loser).merged_into is None:
                raise RecordFault("Bản ghi này không gộp vào người nào.", remedy="Hãy mở lại danh sách.")
            act = _merging_act(reader, loser)
        if act is not None:
            Past(self.desk).undo(act.uid)
            return
        with self.desk.act("Tách bản ghi đã gộp") as writer:
            writer.change(Person, loser, merged_into=None)


def _merge(writer: Writer, loser: bytes, survivor: bytes, keep: set[str]) -> Person:
    one, other = _both(writer, loser, survivor)
    put_merge(writer, loser=one.uid, survivor=other.uid)
    for said in writer.find(PersonDistinction):
        if {said.one, said.other} == {one.uid, other.uid}:
            writer.remove(PersonDistinction, said.uid)
    return writer.change(Person, other.uid, **_kept(one, other, keep))


def _both(reader: Reader, loser: bytes, survivor: bytes) -> tuple[Person, Person]:
    """The persons that two records count as; refused when they are one."""
    one, other = (root_of(reader, reader.one(Person, uid)) for uid in (loser, survivor))
    if one.uid == other.uid:
        raise RecordFault("Hai bản ghi này đã là một người.", remedy="Hãy chọn hai người khác nhau.")
    return one, other


def _kept(loser: Person, survivor: Person, keep: set[str]) -> dict[str, Any]:
    """The survivor's fields afterwards. Who is known of either record is known."""
    unknown = keep - set(_KEPT_FIELDS)
    if unknown:
        raise RecordFault(f"Không chọn được mục «{', '.join(sorted(unknown))}» khi gộp.")
    values: dict[str, Any] = {}
    for name in _KEPT_FIELDS:
        own, lost = getattr(survivor, name), getattr(loser, name)
        values[name] = lost if (name in keep and lost) or own in (None, "") else own
    return values | {"provisional": survivor.provisional and loser.provisional}


def _beside(reader: Reader, loser: Person, survivor: Person, keep: set[str]) -> SideBySide:
    kept = _kept(loser, survivor, keep)
    agencies = reader.by_uid(Agency, [loser.agency, survivor.agency])
    lines = [
        FieldBeside(
            name,
            terms.field_term("person", name),
            *(_shown(value, agencies) for value in (getattr(survivor, name), getattr(loser, name), kept[name])),
        )
        for name in _KEPT_FIELDS
    ]
    own, lost = _marks(reader, survivor), _marks(reader, loser)
    return SideBySide(
        survivor.uid,
        loser.uid,
        tuple(lines),
        _courses(reader, survivor, own),
        _courses(reader, loser, lost),
        _twice(reader, own, lost),
        _warnings(reader, loser, survivor),
    )


def _shown(value: object, agencies: Mapping[bytes, Agency]) -> str:
    if isinstance(value, bytes):
        return agencies[value].name if value in agencies else ""
    return "" if value is None else str(value)


def _group(reader: Reader, person: Person) -> list[bytes]:
    return [one.uid for one in merged_group(reader, person)]


def _marks(reader: Reader, person: Person) -> list[Attendance]:
    return reader.find(Attendance, person=_group(reader, person))


def _courses(reader: Reader, person: Person, marks: Iterable[Attendance]) -> tuple[str, ...]:
    """The titles of the courses a person is listed or marked in."""
    sessions = reader.by_uid(Session, [one.session for one in marks])
    listed = [one.course for one in reader.find(Enrolment, person=_group(reader, person))]
    courses = reader.by_uid(Course, [*listed, *(one.course for one in sessions.values())])
    return tuple(sorted(one.title for one in courses.values()))


def _twice(reader: Reader, own: Iterable[Attendance], lost: Iterable[Attendance]) -> tuple[MarkedTwice, ...]:
    """The sessions in which both have a mark, the earliest first."""
    first = {one.session: one.mark for one in own}
    pairs = {one.session: (first[one.session], one.mark) for one in lost if one.session in first}
    sessions = reader.by_uid(Session, pairs)
    courses = reader.by_uid(Course, [one.course for one in sessions.values()])
    found = [
        MarkedTwice(courses[one.course].title if one.course in courses else "", one.day, *pairs[one.uid])
        for one in sessions.values()
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.course)))


def _warnings(reader: Reader, loser: Person, survivor: Person) -> tuple[str, ...]:
    """What speaks against their being one: said before to be two, another year of birth, each in the other's stead."""
    told = []
    pair = {loser.uid, survivor.uid}
    if any({one.one, one.other} == pair for one in reader.find(PersonDistinction)):
        told.append("Hai người này đã từng được ghi nhận là hai người khác nhau.")
    if loser.birth_year and survivor.birth_year and loser.birth_year != survivor.birth_year:
        told.append(f"Năm sinh khác nhau: {survivor.birth_year} và {loser.birth_year}.")
    stead = ((loser.uid, survivor.uid), (survivor.uid, loser.uid))
    if any(reader.count(Attendance, person=one, substitute_for=other) for one, other in stead):
        told.append("Một người đã được ghi là đi thay người kia.")
    return tuple(told)


def _merging_act(reader: Reader, loser: bytes) -> Act | None:
    """The act that merged a record, where it did nothing but that."""
    for act, changes in history.of_record(reader.connection, "person", loser, parts=False):
        if any(change.after.get("merged_into") and "merged_into" in change.fields for change in changes):
            alone = all(one.table in _OWN_TABLES for one in history.of_act(reader.connection, act.uid))
            return act if alone and act.undoes is None else None
    return None
