"""Persons recognised across courses: who in the directory may be one, whom a list of names means. Nothing merges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.domain.organisation import Agency
from desktop.domain.people import Person, PersonDistinction
from desktop.domain.recognition import (
    Alike,
    Incoming,
    Known,
    Likeness,
    Pair,
    Recognised,
    best_first,
    judged,
    name_exact,
    name_folded,
)
from desktop.domain.training import Course, Enrolment, Mark
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.services.directory import AgencyIndex
from desktop.services.training import put_attendance, root_of
from desktop.storage.rows import Reader, Writer
from desktop.vietnamese.collation import name_key, phrase_key

Distinct = set[frozenset[bytes]]


@dataclass
class Recognising:
    """Who is who, as the clerk is asked about it."""

    desk: Desk

    def pairs(self, *, namesakes: bool = False) -> tuple[Pair, ...]:
        """Persons of the directory who may be one, the likeliest first; with `namesakes` those of one name only, too.

        Pairs that the clerk has called two persons are left out.
        """
        with self.desk.read() as reader:
            known, distinct = known_persons(reader), _distinct(reader)
        found = [
            pair
            for same in known.values()
            for place, one in enumerate(same)
            for pair in (_pair(one, other) for other in same[place + 1 :])
            if frozenset((pair.one.person, pair.other.person)) not in distinct
        ]
        wanted = [one for one in found if namesakes or one.likeness is not Likeness.NAMESAKE]
        order = list(Likeness)
        wanted.sort(
            key=lambda one: (order.index(one.likeness), phrase_key(one.one.agency_name), name_key(one.one.name))
        )
        return tuple(wanted)

    def candidates(self, person: bytes) -> tuple[Alike, ...]:
        """Who of the directory may be the same as one person, a walk-in for example; the likeliest first."""
        with self.desk.read() as reader:
            root = root_of(reader, reader.one(Person, person))
            known, distinct = known_persons(reader), _distinct(reader)
        same = known.get(name_folded(root.name), [])
        own = next((one for one in same if one.person == root.uid), None)
        if own is None:
            return ()
        others = (one for one in same if one is not own and frozenset((one.person, own.person)) not in distinct)
        return best_first(Alike(one, *judged(own, one)) for one in others)

    def recognise(self, rows: Sequence[Incoming]) -> tuple[Recognised, ...]:
        """Whom each row of an incoming list means: the same, perhaps somebody, or somebody new. Nothing is written."""
        with self.desk.read() as reader:
            index = AgencyIndex.of(reader, day=self.desk.today())
            known = known_persons(reader)
        judge = Judge(index, known)
        return tuple(judge.of(row) for row in rows)

    def not_the_same(self, one: bytes, other: bytes) -> None:
        """Remember that two persons are two; they are not asked about again. Said twice it is kept once."""
        with self.desk.act("Ghi nhận hai người khác nhau") as writer:
            put_distinction(writer, one, other)

    def take_in(
        self,
        rows: Sequence[Incoming],
        choices: Mapping[int, bytes | None] | None = None,
        *,
        course: bytes | None = None,
        session: bytes | None = None,
        mark: Mark = Mark.PRESENT,
    ) -> list[bytes]:
        """Take a list in as one act: gives the person of each row, those known and those new.

        `choices` says by place who a row is, None for somebody new; a row that is perhaps somebody must be among them.
        Whoever was offered and not chosen is remembered as another person. With `course` all are put on its list, with
        `session` they get `mark` in it.
        """
        chosen = dict(choices or {})
        found = self.recognise(rows)
        _refuse_unasked(found, chosen)
        with self.desk.act(f"Nhập danh sách {len(rows)} người") as writer:
            taken: list[bytes] = []
            for place, row in enumerate(found):
                taken.append(_taken(writer, row, place, chosen, taken))
            if course is not None:
                put_enrolments(writer, course, taken)
            if session is not None:
                for person in dict.fromkeys(taken):
                    put_attendance(writer, session=session, person=person, mark=mark)
            return taken


class Judge:
    """Judges the rows of a list one after the other; remembers them, so that a person named twice is seen."""

    def __init__(self, index: AgencyIndex, known: Mapping[str, list[Known]]) -> None:
        self.index = index
        self.known = known
        self.seen: dict[tuple[object, ...], int] = {}
        self.count = 0

    def of(self, row: Incoming) -> Recognised:
        agency, note = self._agency(row.agency)
        typed = Known(b"", row.name, row.post, agency.uid if agency else None, row.agency, row.birth_year)
        if agency:
            typed = replace(typed, agency_name=agency.name)
        alike = best_first(Alike(one, *judged(typed, one)) for one in self.known.get(name_folded(row.name), []))
        if not agency and row.agency.strip():
            alike = tuple(replace(one, likeness=_unsure(one.likeness)) for one in alike)
        unit = typed.agency or row.agency
        twice = self._earlier(name_exact(row.name), unit, row.birth_year, name_folded(row.post))
        like = self._earlier(name_folded(row.name), unit)
        if like is not None and twice is None:
            note = f"{note} Có thể trùng với dòng {like + 1} của danh sách.".strip()
        self.count += 1
        return Recognised(row, _verdict(alike), typed.agency, alike, twice, note)

    def _earlier(self, *key: object) -> int | None:
        """The place of the first row with this key, None for the first."""
        place = self.seen.setdefault(key, self.count)
        return place if place != self.count else None

    def _agency(self, name: str) -> tuple[Agency | None, str]:
        if not name.strip():
            return None, "Chưa ghi đơn vị."
        try:
            agency = self.index.match(name)
        except RecordFault as fault:
            return None, fault.what
        return agency, "" if agency else f"Danh mục chưa có đơn vị «{name.strip()}»."


def _unsure(likeness: Likeness) -> Likeness:
    return Likeness.PERHAPS if likeness is Likeness.SAME else likeness


def _verdict(alike: Sequence[Alike]) -> Likeness:
    """The same only where exactly one is; several of one name and agency are a question."""
    levels = [one.likeness for one in alike]
    if levels.count(Likeness.SAME) == 1:
        return Likeness.SAME
    return Likeness.PERHAPS if {Likeness.SAME, Likeness.PERHAPS} & set(levels) else Likeness.NAMESAKE


def _refuse_unasked(found: Sequence[Recognised], chosen: Mapping[int, bytes | None]) -> None:
    for place, row in enumerate(found):
        if row.verdict is Likeness.PERHAPS and place not in chosen and row.twice_of is None:
            raise RecordFault(
                f"Dòng {place + 1} («{row.row.name}») có thể là người đã có trong danh bạ: {row.alike[0].words}.",
                remedy="Hãy chọn là người đã có, hoặc là người mới, rồi ghi lại.",
            )


def _taken(
    writer: Writer, row: Recognised, place: int, chosen: Mapping[int, bytes | None], taken: Sequence[bytes]
) -> bytes:
    """The person of a row: the one chosen, the one recognised, that of the earlier row, or a new one."""
    if place in chosen:
        person = chosen[place]
    elif row.twice_of is not None:
        return taken[row.twice_of]
    else:
        person = row.person
    if person is None:
        values = {"name": row.row.name, "post": row.row.post, "birth_year": row.row.birth_year, "agency": row.agency}
        person = writer.add(Person.of(**values)).uid
    root = root_of(writer, writer.one(Person, person)).uid
    others = [one.known.person for one in row.alike if one.likeness is not Likeness.NAMESAKE]
    if row.twice_of is not None:
        others.append(taken[row.twice_of])
    for other in others if place in chosen else ():
        if other != root:
            put_distinction(writer, root, other)
    return root


def put_enrolments(writer: Writer, course: bytes, persons: Iterable[bytes]) -> None:
    """Put persons on the list of a course in the open act; those on it already are passed over."""
    writer.one(Course, course)
    listed = writer.by_uid(Person, [one.person for one in writer.find(Enrolment, course=course)])
    present = {root_of(writer, person).uid for person in listed.values()}
    for person in dict.fromkeys(persons):
        if person not in present:
            writer.add(Enrolment.of(course=course, person=person))


def put_distinction(writer: Writer, one: bytes, other: bytes) -> None:
    """Remember two persons as two, once; refused for two records of one person."""
    pair = {root_of(writer, writer.one(Person, uid)).uid for uid in (one, other)}
    if len(pair) < 2:
        raise RecordFault(
            "Hai bản ghi này đã được gộp làm một.", remedy="Hãy tách (hoàn tác lần gộp) trước, rồi ghi nhận lại."
        )
    if frozenset(pair) not in _distinct(writer):
        first, second = sorted(pair)
        writer.add(PersonDistinction.of(one=first, other=second))


def _distinct(reader: Reader) -> Distinct:
    """Pairs called two, by the persons they count as now."""
    records = reader.find(PersonDistinction)
    persons = reader.by_uid(Person, [uid for one in records for uid in (one.one, one.other)])
    roots = {uid: root_of(reader, person).uid for uid, person in persons.items()}
    return {frozenset((roots[one.one], roots[one.other])) for one in records if {one.one, one.other} <= roots.keys()}


def known_persons(reader: Reader) -> dict[str, list[Known]]:
    """Everybody with a name who counts for himself, by the folded name."""
    persons = [one for one in reader.find(Person, merged_into=None) if one.name]
    agencies = reader.by_uid(Agency, [one.agency for one in persons])
    found: dict[str, list[Known]] = defaultdict(list)
    for one in persons:
        agency = agencies.get(one.agency or b"")
        name = agency.name if agency else ""
        found[name_folded(one.name)].append(
            Known(one.uid, one.name, one.post, one.agency, name, one.birth_year, one.provisional)
        )
    return found


def _pair(one: Known, other: Known) -> Pair:
    return Pair(one, other, *judged(one, other))
