"""Groups whose members change over the years: the list on a day, and a new list taken over as of a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.organisation import Agency
from desktop.domain.people import Person, RosterGroup, RosterMember
from desktop.domain.rosters import Listed, RosterChange
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.services.training import root_of
from desktop.storage.rows import Reader, Writer
from desktop.vietnamese.collation import name_key, phrase_key


@dataclass
class Rosters:
    """The lists that percentages are counted of, as the clerk keeps them."""

    desk: Desk

    def members(self, group: bytes, day: date | None = None) -> tuple[Listed, ...]:
        """Who is of a group on a day (today), by unit and given name; two records of one person stand once."""
        with self.desk.read() as reader:
            reader.one(RosterGroup, group)
            return _listed(reader, _on(reader, group, day or self.desk.today()))

    def days(self, group: bytes) -> tuple[date, ...]:
        """The days on which the list changed, the newest first."""
        with self.desk.read() as reader:
            memberships = reader.find(RosterMember, roster=group)
        begun = {one.from_day for one in memberships if one.from_day}
        ended = {one.to_day + timedelta(days=1) for one in memberships if one.to_day}
        return tuple(sorted(begun | ended, reverse=True))

    def compare(self, group: bytes, persons: Iterable[bytes], as_of: date) -> RosterChange:
        """What a list as of a day would change: who is new, who has left, who stays. Nothing is written."""
        with self.desk.read() as reader:
            return _compared(reader, group, persons, as_of)

    def take(self, group: bytes, persons: Iterable[bytes], as_of: date) -> RosterChange:
        """Make a list the group's from a day on; one act. Who is not on it was a member up to the day before.

        Earlier days keep the members they had. Raises `RecordFault` for an empty list.
        """
        with self.desk.act("Ghi danh sách nhóm đối tượng từ một ngày") as writer:
            change = _compared(writer, group, persons, as_of)
            if not change.size:
                raise RecordFault("Danh sách không có ai.", remedy="Hãy chọn ít nhất một người.")
            for one in change.leaving:
                _end(writer, group, one.person, as_of)
            for one in change.joining:
                _begin(writer, group, one.person, as_of)
            return change


def _compared(reader: Reader, group: bytes, persons: Iterable[bytes], as_of: date) -> RosterChange:
    reader.one(RosterGroup, group)
    present = _on(reader, group, as_of)
    wanted = dict.fromkeys(root_of(reader, reader.one(Person, uid)).uid for uid in persons)
    return RosterChange(
        as_of,
        joining=_listed(reader, {uid: None for uid in wanted if uid not in present}),
        leaving=_listed(reader, {uid: one for uid, one in present.items() if uid not in wanted}),
        staying=_listed(reader, {uid: one for uid, one in present.items() if uid in wanted}),
    )


def _on(reader: Reader, group: bytes, day: date) -> dict[bytes, RosterMember | None]:
    """The members on a day by the person they count as."""
    memberships = [
        one for one in reader.find(RosterMember, roster=group) if (one.from_day or day) <= day <= (one.to_day or day)
    ]
    persons = reader.by_uid(Person, [one.person for one in memberships])
    return {root_of(reader, persons[one.person]).uid: one for one in memberships if one.person in persons}


def _listed(reader: Reader, members: dict[bytes, RosterMember | None]) -> tuple[Listed, ...]:
    persons = reader.by_uid(Person, members)
    agencies = reader.by_uid(Agency, [one.agency for one in persons.values()])
    lines = []
    for uid, person in persons.items():
        agency, member = agencies.get(person.agency or b""), members[uid]
        days = (member.from_day, member.to_day) if member else (None, None)
        lines.append(Listed(uid, person.name, person.post, agency.name if agency else "", *days))
    return tuple(
        sorted(lines, key=lambda one: (not one.agency, phrase_key(one.agency), name_key(one.name), one.person))
    )


def _memberships(reader: Reader, group: bytes, root: bytes) -> list[RosterMember]:
    """Every membership of a person in a group, through all records that count as this person's."""
    found = reader.find(RosterMember, roster=group)
    persons = reader.by_uid(Person, [one.person for one in found])
    return [one for one in found if one.person in persons and root_of(reader, persons[one.person]).uid == root]


def _end(writer: Writer, group: bytes, root: bytes, as_of: date) -> None:
    """End what runs on a day the day before; a membership that would begin that day has never been."""
    last = as_of - timedelta(days=1)
    for one in _memberships(writer, group, root):
        if not (one.from_day or as_of) <= as_of <= (one.to_day or as_of):
            continue
        if one.from_day == as_of:
            writer.remove(RosterMember, one.uid)
        else:
            writer.change(RosterMember, one.uid, to_day=last)


def _begin(writer: Writer, group: bytes, root: bytes, as_of: date) -> None:
    """A membership from a day on; one that begins later begins that day instead."""
    later = [one for one in _memberships(writer, group, root) if one.from_day and one.from_day > as_of]
    if later:
        first = min(later, key=lambda one: one.from_day or as_of)
        writer.change(RosterMember, first.uid, from_day=as_of)
    else:
        writer.add(RosterMember.of(roster=group, person=root, from_day=as_of))
