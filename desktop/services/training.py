"""Training: courses, sessions, who was enrolled, who came; persons and the groups a target counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.organisation import Agency
from desktop.domain.people import Person, RosterGroup, RosterMember
from desktop.domain.training import Attendance, Mark, Session
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.storage.rows import Reader, Writer
from desktop.vietnamese.folding import fold_words
from desktop.vietnamese.numerals import day_text


def put_group(writer: Writer, *, mark: str, name: str, **more: Any) -> RosterGroup:
    """Store a group of persons that a target counts; its mark must be its own, because figures carry it."""
    same = [group for group in writer.find(RosterGroup) if fold_words(group.mark) == fold_words(mark)]
    if same:
        raise RecordFault(
            f"Ký hiệu «{mark}» trùng với ký hiệu «{same[0].mark}» của nhóm đối tượng «{same[0].name}» đã có.",
            remedy="Hãy chọn ký hiệu khác; dấu câu, dấu cách, chữ hoa, chữ thường và dấu tiếng Việt không làm khác đi.",
        )
    return writer.add(RosterGroup.of(mark=mark, name=name, **more))


def put_member(writer: Writer, *, roster: bytes, person: bytes, **days: Any) -> RosterMember:
    """Make a person a member of a group, or end the membership there is: a last day closes the open one.

    A second membership over the same days is refused: the open one beside it would go on counting.
    """
    writer.one(RosterGroup, roster)
    who = root_of(writer, writer.one(Person, person))
    new = RosterMember.of(roster=roster, person=person, **days)
    same = [one.uid for one in merged_group(writer, who)]
    beside = [old for old in writer.find(RosterMember, roster=roster, person=same) if _overlap(old, new)]
    if not beside:
        return writer.add(new)
    ending = [old for old in beside if old.to_day is None] or beside
    if new.to_day is None or any(new.from_day not in (None, old.from_day) for old in ending):
        raise _member_already(who, ending[0])
    ended = [writer.change(RosterMember, old.uid, to_day=new.to_day) for old in ending]
    return ended[0]


def merged_group(reader: Reader, person: Person) -> list[Person]:
    """A person and every record that counts as this person's, through merges of merges."""
    found = {person.uid: person}
    waiting = [person.uid]
    while waiting:
        merged = [one for one in reader.find(Person, merged_into=waiting) if one.uid not in found]
        found |= {one.uid: one for one in merged}
        waiting = [one.uid for one in merged]
    return list(found.values())


def _overlap(one: RosterMember, other: RosterMember) -> bool:
    begun = max(one.from_day or date.min, other.from_day or date.min)
    return begun <= min(one.to_day or date.max, other.to_day or date.max)


def _member_already(person: Person, member: RosterMember) -> RecordFault:
    days = (
        f" từ {day_text(member.from_day)}" if member.from_day else "",
        f" đến {day_text(member.to_day)}" if member.to_day else "",
    )
    return RecordFault(
        f"«{person.name}» đã là thành viên của nhóm này{''.join(days) or ', không ghi ngày'}.",
        remedy="Nếu người đó thôi tham gia, chỉ ghi ngày cuối (to_day), bỏ ngày đầu (from_day); nếu tham gia lại, ghi "
        "from_day sau ngày cuối của lần trước.",
    )


def put_merge(writer: Writer, *, loser: bytes, survivor: bytes) -> None:
    """Count two records of one person, with whatever was merged into them, as one; a circle cannot come about."""
    target = root_of(writer, writer.one(Person, survivor))
    source = root_of(writer, writer.one(Person, loser))
    if target.uid == source.uid:
        raise RecordFault("Hai bản ghi này đã được gộp làm một.", remedy="Hãy bỏ mục gộp này.")
    writer.change(Person, source.uid, merged_into=target.uid)


def put_attendance(writer: Writer, *, session: bytes, person: bytes, mark: Mark | str, **more: Any) -> Attendance:
    """Mark a person in a session; a second mark of the same person replaces the first."""
    writer.one(Session, session)
    writer.one(Person, person)
    if more.get("substitute_for"):
        writer.one(Person, more["substitute_for"])
    if mark not in set(Mark):
        raise RecordFault(
            f"Không có cách điểm danh «{mark}».",
            remedy=f"Chọn một trong: {', '.join(f'{known.value} ({known.term})' for known in Mark)}.",
        )
    present = marks_of(writer, session, person)
    if present:
        changed = [writer.change(Attendance, one.uid, mark=mark, **more) for one in present]
        return changed[0]
    return writer.add(Attendance.of(session=session, person=person, mark=mark, **more))


def put_marks(writer: Writer, session: bytes, persons: Iterable[bytes], mark: Mark) -> None:
    """Give many persons a mark in a session; as `put_attendance` does one by one, looking at all at once."""
    writer.one(Session, session)
    given = writer.find(Attendance, session=session)
    wanted = list(dict.fromkeys(persons))
    known = writer.by_uid(Person, [*wanted, *(one.person for one in given)])
    roots = {uid: root_of(writer, one).uid for uid, one in known.items()}
    present: dict[bytes, list[Attendance]] = defaultdict(list)
    for one in given:
        present[roots.get(one.person, one.person)].append(one)
    new = []
    for person in wanted:
        if person not in known:
            writer.one(Person, person)
        held = present.get(roots[person], [])
        for one in held:
            if one.mark is not mark:
                writer.change(Attendance, one.uid, mark=mark)
        if not held:
            new.append(Attendance.of(session=session, person=person, mark=mark))
    writer.add_all(new)


def marks_of(reader: Reader, session: bytes, person: bytes) -> list[Attendance]:
    """A person's marks in a session: one, or one of each record that counts as this person's."""
    same = merged_group(reader, root_of(reader, reader.one(Person, person)))
    return reader.find(Attendance, session=session, person=[one.uid for one in same])


def root_of(reader: Reader, person: Person) -> Person:
    """The person a merged record counts as."""
    seen = {person.uid}
    while person.merged_into and person.merged_into not in seen:
        seen.add(person.merged_into)
        following = reader.get(Person, person.merged_into)
        if following is None:
            break
        person = following
    return person


def namesakes(reader: Reader, persons: Iterable[Person]) -> list[tuple[Person, Person]]:
    """Of these persons, those whose name somebody else of the same agency bears too, with or without marks.

    Two records of one person perhaps, or two persons: only the clerk knows, and nothing is merged. Records that are
    merged already are none; a pair is given once.
    """
    added = {person.uid: person for person in persons if not person.merged_into}
    if not added:
        return []
    agencies = {person.agency for person in added.values()}
    alike: dict[tuple[bytes | None, str], list[Person]] = defaultdict(list)
    for person in reader.find(Person, merged_into=None):
        if person.agency in agencies:
            alike[person.agency, fold_words(person.name)].append(person)
    found = []
    for same in alike.values():
        for place, person in enumerate(same):
            found += [(earlier, person) for earlier in same[:place] if added.keys() & {earlier.uid, person.uid}]
    return found


def namesake_notes(reader: Reader, persons: Iterable[Person]) -> list[str]:
    """The namesakes among these persons in words; a person without a name (erased) is nobody's."""
    pairs = [(one, other) for one, other in namesakes(reader, persons) if one.name]
    agencies = reader.by_uid(Agency, [one.agency for one, _ in pairs])
    return [
        f"{_office(agencies, one)} có hai người tên giống nhau: {_shown(one)} và {_shown(other)}. "
        "Nếu là một người, hãy gộp hai bản ghi; nếu là hai người thì giữ nguyên."
        for one, other in pairs
    ]


def _office(agencies: Mapping[bytes, Agency], person: Person) -> str:
    agency = agencies.get(person.agency or b"")
    return f"«{agency.name}»" if agency else "Nhóm người chưa rõ đơn vị"


def _shown(person: Person) -> str:
    return f"«{person.name}»" + (f" ({person.post})" if person.post else "")


@dataclass
class Training:
    """Training as the clerk uses it."""

    desk: Desk

    def add_person(self, **values: Any) -> Person:
        with self.desk.act("Thêm người vào danh bạ tập huấn") as writer:
            return writer.add(Person.of(**values))

    def notes_on(self, person: bytes) -> list[str]:
        """What the clerk should look at once somebody is recorded: who else of that agency bears the name."""
        with self.desk.read() as reader:
            return namesake_notes(reader, [reader.one(Person, person)])

    def add_group(self, mark: str, name: str) -> RosterGroup:
        with self.desk.act(f"Thêm nhóm đối tượng «{mark}»") as writer:
            return put_group(writer, mark=mark, name=name)

    def add_members(
        self, roster: bytes, persons: Iterable[bytes], from_day: date | None = None, to_day: date | None = None
    ) -> None:
        with self.desk.act("Thêm thành viên nhóm đối tượng") as writer:
            for person in persons:
                put_member(writer, roster=roster, person=person, from_day=from_day, to_day=to_day)

    def merge(self, loser: bytes, survivor: bytes) -> None:
        """Count two records of one person as one; nothing is deleted and the merge can be undone."""
        with self.desk.act("Gộp hai bản ghi của cùng một người") as writer:
            put_merge(writer, loser=loser, survivor=survivor)
