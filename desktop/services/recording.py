"""A file of acts (`record FILE.json`): the services' own acts as a list, recorded whole or not at all.

Every entry is an object with `act` and the fields of that act. `id` gives an entry a name for the later entries of the
file; references take such a name, or the record's own name, title, mark or printed number; a person may also be given
as "name, agency", which tells two persons of one name apart. The whole file is one act: one wrong entry and nothing is
recorded.

Three acts change what is there: `person_change` (a new post or agency), `person_merge` (two records of one person) and
`amendment` (the words of one part of a task or target from a day on).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from desktop.domain.editorial import EditorialItem
from desktop.domain.facilities import FacilityCount
from desktop.domain.media import Airing, Channel, Product
from desktop.domain.organisation import Agency, AgencyKind, OfficeProfile, OfficeSigner
from desktop.domain.paperwork import IssuedDocument, WordsPlace
from desktop.domain.people import Person, RosterGroup
from desktop.domain.period import Period
from desktop.domain.plan import Amendment, Audience, Plan, Target, Task, Topic
from desktop.domain.record import Record
from desktop.domain.schedule import ConfirmedYear, Holiday, TaskActivity
from desktop.domain.training import Course, Enrolment, Session
from desktop.errors import InputFault, RecordFault
from desktop.progress import NullProgress, Progress
from desktop.services import directory, media, paperwork, planning, training
from desktop.services.desk import Desk
from desktop.services.past import late_note
from desktop.services.record_files import Entry, act_name, read_entries
from desktop.storage import sealing
from desktop.storage.rows import Writer
from desktop.vietnamese.folding import fold_words
from desktop.vietnamese.numerals import day_text

_TELL_APART = ("Hãy đặt mã (id) để chỉ rõ.", "Hãy ghi kèm đơn vị («họ tên, đơn vị») hoặc đặt mã (id) để chỉ rõ.")
_SESSION_NAMED = (
    "Buổi học đặt mã (id) trong cùng tệp thì ghi mã ấy; buổi học đã ghi từ trước thì ghi «tên lớp, ngày/tháng/năm», "
    "thêm «, giờ:phút» nếu trong ngày có nhiều buổi."
)
_ONE_OFFICE = "Hãy nêu đơn vị mà người đó công tác."


@dataclass
class _Book:
    """What the entries of one file are recorded with: the open act, names given so far, names looked up so far."""

    writer: Writer
    agencies: directory.AgencyIndex
    given: dict[str, tuple[type[Record], bytes]] = field(default_factory=dict)
    known: dict[type[Record], dict[str, bytes]] = field(default_factory=dict)
    agency_names: dict[bytes, str] = field(default_factory=dict)
    course_titles: dict[bytes, str] = field(default_factory=dict)
    persons: set[bytes] = field(default_factory=set)
    """Whoever the file records, or names anew."""
    day: date | None = None
    """The day the entry at hand speaks of: two agencies may have borne one name, at different times."""

    def refer(self, kind: type[Record], name: object) -> bytes:
        """The uid a reference means; raises `RecordFault` when nothing, or more than one record, has that name."""
        if not isinstance(name, str) or not name.strip():
            raise RecordFault(f"Phần chỉ đến {kind.term} phải là tên hoặc mã đã đặt trong tệp.")
        given = self.given.get(name)
        if given is not None:
            if not issubclass(given[0], kind):
                raise RecordFault(f"«{name}» là {given[0].term}, không phải {kind.term}.")
            return given[1]
        if kind is Agency:
            agency = self.agencies.match(name, self.day)
            found = agency.uid if agency else None
        else:
            found = self._looked_up(kind).get(fold_words(name))
        if found is None:
            remedy = _SESSION_NAMED if kind is Session else "Hãy ghi mục đó trước, hoặc sửa lại tên."
            raise RecordFault(f"Không tìm thấy {kind.term} «{name}».", remedy=remedy)
        if found == b"":
            remedy = _SESSION_NAMED if kind is Session else _TELL_APART[kind is Person]
            raise RecordFault(f"Có nhiều {kind.term} cùng tên «{name}».", remedy=remedy)
        return found

    def _looked_up(self, kind: type[Record]) -> dict[str, bytes]:
        if kind not in self.known:
            self.known[kind] = {}
            for record in self.writer.find(kind):
                self._enter(record)
        return self.known[kind]

    def _enter(self, record: Record) -> None:
        """Make a record known by its names; a name that two records bear means neither. Merged persons have none."""
        table = self.known[type(record)]
        for name in map(fold_words, self._names(record)):
            table[name] = record.uid if table.get(name, record.uid) == record.uid else b""

    def _names(self, record: Record) -> tuple[str, ...]:
        if isinstance(record, Session):
            return _session_names(self._course_title(record.course), record)
        if not isinstance(record, Person):
            return _names(record)
        if record.merged_into:
            return ()
        agency = self._agency_name(record.agency) if record.agency else ""
        return (record.name, f"{record.name}, {agency}") if agency else (record.name,)

    def _agency_name(self, uid: bytes) -> str:
        if uid not in self.agency_names:
            agency = self.writer.get(Agency, uid)
            self.agency_names[uid] = agency.name if agency else ""
        return self.agency_names[uid]

    def _course_title(self, uid: bytes) -> str:
        if uid not in self.course_titles:
            course = self.writer.get(Course, uid)
            self.course_titles[uid] = course.title if course else ""
        return self.course_titles[uid]

    def learn(self, entry: Entry, record: Record) -> None:
        """Let later entries refer to this record by the entry's id, or by its name."""
        kind = type(record)
        name = entry.get("id")
        if name is not None:
            if not isinstance(name, str) or not name.strip():
                raise RecordFault("Mã (id) phải là chữ.")
            if name in self.given:
                raise RecordFault(f"Mã (id) «{name}» đã dùng cho mục khác trong tệp.")
            self.given[name] = (kind, record.uid)
        if kind in self.known:
            self._enter(record)


def _names(record: Record) -> tuple[str, ...]:
    match record:
        case RosterGroup():
            return (record.mark, record.name) if fold_words(record.mark) != fold_words(record.name) else (record.mark,)
        case Task():
            return tuple(dict.fromkeys(filter(None, (record.printed_number, record.title))))
        case Target():
            return tuple(dict.fromkeys(filter(None, (str(record.position + 1), record.short, record.text))))
        case Channel() | Topic():
            return (record.name,)
        case Product() | Course() | Plan() | Audience():
            return (record.text if isinstance(record, Audience) else record.title,)
        case _:
            return ()


def _session_names(course: str, session: Session) -> tuple[str, ...]:
    """`Course, 02/10/2024` as papers write the day, or as record files do; with the hour if it is known."""
    day = session.day
    days = (day_text(day), f"{day.day}/{day.month}/{day.year}", day.isoformat())
    at = f", {session.at:%H:%M}" if session.at else ""
    return tuple(dict.fromkeys(f"{course}, {one}{hour}" for one in days for hour in ("", at)))


def _list(entry: dict[str, Any], name: str, of: type = object) -> list[Any]:
    """Take a list out of an entry; nothing there is an empty one. Raises `RecordFault` for anything else."""
    value = entry.pop(name, [])
    if not isinstance(value, list) or not all(isinstance(one, of) for one in value):
        inside = " các đối tượng {…}" if of is dict else " các chữ" if of is str else ""
        raise RecordFault(f"Phần «{name}» phải là một danh sách{inside}: [ … ].")
    return value


def _text(entry: dict[str, Any], name: str) -> str:
    """Take words out of an entry; nothing there is an empty text, which the record itself then refuses."""
    value = entry.pop(name, "")
    if not isinstance(value, str):
        raise RecordFault(f"Phần «{name}» phải là chữ.")
    return value


def _agency(book: _Book, entry: dict[str, Any]) -> Record:
    _references(book, entry, parent=Agency)
    heirs = _list(entry, "successors", of=dict)
    entry |= {"aliases": _list(entry, "aliases", of=str), "former_names": _list(entry, "former_names", of=dict)}
    agency = directory.put_agency(book.writer, book.agencies, name=_text(entry, "name"), **entry)
    for one in heirs:
        book.day = _day_of(one)
        heir = book.refer(Agency, one.get("agency"))
        directory.put_succession(book.writer, predecessor=agency.uid, successor=heir, day=one.get("day"))
    return agency


def _succession(book: _Book, entry: dict[str, Any]) -> Record:
    """From `day` on the successor carries the agency's work; for agencies recorded before their successors."""
    new = book.refer(Agency, entry.pop("successor", None))
    book.day = book.day - timedelta(days=1) if book.day else None
    old = book.refer(Agency, entry.pop("agency", None))
    return directory.put_succession(book.writer, predecessor=old, successor=new, **entry)


def _agency_group(book: _Book, entry: dict[str, Any]) -> Record:
    members = [book.refer(Agency, name) for name in _list(entry, "members")]
    name = _text(entry, "name")
    entry["aliases"] = _list(entry, "aliases", of=str)
    return directory.put_group(book.writer, book.agencies, name=name, members=members, **entry)


def _roster(book: _Book, entry: dict[str, Any]) -> Record | None:
    roster = book.refer(RosterGroup, entry.pop("group", None))
    persons = [book.refer(Person, name) for name in _list(entry, "persons")]
    if not persons:
        raise RecordFault("Danh sách thành viên (persons) còn trống.")
    for person in persons:
        training.put_member(book.writer, roster=roster, person=person, **entry)
    return None


def _course(book: _Book, entry: dict[str, Any]) -> Record:
    _references(book, entry, task=Task, organiser=Agency)
    sessions = _list(entry, "sessions", of=dict)
    persons = [book.refer(Person, name) for name in _list(entry, "enrolled")]
    course = book.writer.add(Course.of(**entry))
    for session in sessions:
        values = dict(session)
        name = {"id": values.pop("id")} if "id" in values else {}
        book.learn(name, book.writer.add(Session.of(course=course.uid, **values)))
    book.writer.add_all(Enrolment.of(course=course.uid, person=person) for person in persons)
    return course


def _session(book: _Book, entry: dict[str, Any]) -> Record:
    _references(book, entry, course=Course)
    return book.writer.add(Session.of(**entry))


def _attendance(book: _Book, entry: dict[str, Any]) -> Record | None:
    """One mark of one person (`person`) or of many (`persons`) in one session."""
    session = book.refer(Session, entry.pop("session", None))
    persons = [book.refer(Person, name) for name in _list(entry, "persons")]
    if "person" in entry:
        persons.append(book.refer(Person, entry.pop("person")))
    if not persons:
        raise RecordFault("Điểm danh chưa nêu người (person hoặc persons).")
    _references(book, entry, substitute_for=Person)
    mark = _text(entry, "mark")
    for person in persons:
        training.put_attendance(book.writer, session=session, person=person, mark=mark, **entry)
    return None


def _product(book: _Book, entry: dict[str, Any]) -> Record:
    _references(book, entry, agency=Agency, task=Task)
    topics = [book.refer(Topic, name) for name in _list(entry, "topics")]
    audiences = [book.refer(Audience, name) for name in _list(entry, "audiences")]
    if "minutes" in entry and "seconds" in entry:
        raise RecordFault("Thời lượng chỉ ghi bằng minutes hoặc seconds, không ghi cả hai.")
    if "minutes" in entry:
        minutes = entry.pop("minutes")
        if isinstance(minutes, bool) or not isinstance(minutes, int):
            raise RecordFault("Thời lượng (minutes) phải là số phút nguyên; lẻ giây thì ghi bằng seconds.")
        entry["seconds"] = 60 * minutes
    return media.put_product(book.writer, topics=topics, audiences=audiences, **entry)


def _airing(book: _Book, entry: dict[str, Any]) -> Record:
    """One airing, or one for each of several agencies (`agencies`: "relayed once by each of 20 communes")."""
    _references(book, entry, product=Product, channel=Channel, agency=Agency)
    _refuse_group(book, entry, remedy="Hãy ghi nhóm trong agencies: mỗi thành viên của nhóm một lần phát, đăng.")
    each = "agencies" in entry
    several = [uid for name in _list(entry, "agencies") for uid in _each_of(book, book.refer(Agency, name))]
    if each and not several:
        raise RecordFault("Danh sách đơn vị phát, đăng (agencies) còn trống.")
    if len(set(several)) < len(several):
        raise RecordFault(
            "Danh sách đơn vị phát, đăng (agencies) nêu một đơn vị hai lần, kể cả khi nêu cả nhóm và thành viên.",
            remedy="Phát nhiều lần thì ghi bằng times.",
        )
    if several and "agency" in entry:
        raise RecordFault("Một lần phát, đăng chỉ nêu agency hoặc agencies.")
    airings = [Airing.of(**entry, agency=agency) for agency in several or [entry.pop("agency", None)]]
    book.writer.add_all(airings)  # product and channel were looked up just above, so nothing dangles
    return airings[-1]


def _each_of(book: _Book, uid: bytes) -> list[bytes]:
    """The agency itself, or of a group its members on the day the entry speaks of: a group counts as so many."""
    agency = book.writer.one(Agency, uid)
    if agency.kind is not AgencyKind.GROUP:
        return [uid]
    day = book.day or book.agencies.day
    members = [member.uid for member in directory.members_on(book.writer, uid, day)]
    if not members:
        raise RecordFault(
            f"Nhóm cơ quan «{agency.name}» không có thành viên nào vào ngày {day_text(day)}.",
            remedy="Hãy nêu tên từng đơn vị, hoặc ghi thành viên của nhóm trước.",
        )
    return members


def _refuse_group(book: _Book, entry: Entry, *, remedy: str) -> None:
    """Refuse a group of agencies where one agency is meant: it would silently count as one."""
    agency = book.writer.get(Agency, entry["agency"]) if entry.get("agency") else None
    if agency and agency.kind is AgencyKind.GROUP:
        raise RecordFault(f"«{agency.name}» là nhóm cơ quan, không phải một cơ quan.", remedy=remedy)


def _person(book: _Book, entry: dict[str, Any]) -> Record:
    _references(book, entry, agency=Agency)
    _refuse_group(book, entry, remedy=_ONE_OFFICE)
    return book.writer.add(Person.of(**entry))


def _simple(kind: type[Record], **references: type[Record]) -> Callable[[_Book, dict[str, Any]], Record]:
    def put(book: _Book, entry: dict[str, Any]) -> Record:
        _references(book, entry, **references)
        return book.writer.add(kind.of(**entry))

    return put


def _references(book: _Book, entry: dict[str, Any], **references: type[Record]) -> None:
    for name, kind in references.items():
        if entry.get(name) is not None:
            entry[name] = book.refer(kind, entry[name])


def _group(book: _Book, entry: dict[str, Any]) -> Record:
    return training.put_group(book.writer, mark=_text(entry, "mark"), name=_text(entry, "name"), **entry)


def _person_change(book: _Book, entry: dict[str, Any]) -> None:
    """A new post, agency, name or year of birth of somebody known already."""
    person = book.refer(Person, entry.pop("person", None))
    _references(book, entry, agency=Agency)
    _refuse_group(book, entry, remedy=_ONE_OFFICE)
    book.writer.change(Person, person, **entry)
    book.persons.add(person)


def _amendment(book: _Book, entry: dict[str, Any]) -> Record:
    """New words of one part of a `task` or of a `target`; the plan is the one these belong to."""
    _references(book, entry, task=Task, target=Target)
    task, target = entry.get("task"), entry.get("target")
    if (task is None) == (target is None):
        raise RecordFault("Sửa đổi kế hoạch phải nêu một nhiệm vụ (task) hoặc một mục tiêu (target).")
    changed = book.writer.one(Task, task) if task else book.writer.one(Target, target or b"")
    return book.writer.add(Amendment.of(plan=changed.plan, **entry))


def _person_merge(book: _Book, entry: dict[str, Any]) -> None:
    loser, survivor = (book.refer(Person, entry.pop(name, None)) for name in ("person", "into"))
    if loser == survivor:
        raise RecordFault("Hai phần person và into chỉ cùng một người.")
    training.put_merge(book.writer, loser=loser, survivor=survivor)


def _stated_value(book: _Book, entry: dict[str, Any]) -> Record:
    _references(book, entry, target=Target)
    return paperwork.put_stated_value(book.writer, **entry)


def _target_link(book: _Book, entry: dict[str, Any]) -> None:
    target = book.refer(Target, entry.pop("target", None))
    _references(book, entry, group=RosterGroup, task=Task)
    values: dict[str, Any] = {"roster_group": entry["group"]} if "group" in entry else {}
    values |= {name: entry[name] for name in ("task", "short", "unit") if name in entry}
    book.writer.change(Target, target, **values)


def _work(book: _Book, entry: dict[str, Any]) -> Record:
    task = book.refer(Task, entry.pop("task", None))
    period = Period.parse(str(entry.pop("period", "")))
    return planning.put_work(book.writer, task=task, period=period, **entry)


def _words(book: _Book, entry: dict[str, Any]) -> Record:
    Period.parse(str(entry.get("period", "")))
    if entry.get("place") not in {place.value for place in WordsPlace}:
        raise RecordFault("Vị trí lời văn (place) không có trong danh mục.")
    words = {"text": "", **entry}
    return paperwork.put_words(book.writer, **words)


ACTS: Mapping[str, Callable[[_Book, dict[str, Any]], Record | None]] = {
    "agency": _agency,
    "agency_group": _agency_group,
    "succession": _succession,
    "office": _simple(OfficeProfile, agency=Agency),
    "signer": _simple(OfficeSigner, agency=Agency),
    "group": _group,
    "roster": _roster,
    "person": _person,
    "person_change": _person_change,
    "person_merge": _person_merge,
    "course": _course,
    "session": _session,
    "attendance": _attendance,
    "topic": _simple(Topic, plan=Plan, parent=Topic),
    "channel": _simple(Channel, agency=Agency),
    "product": _product,
    "editorial_item": _simple(EditorialItem, channel=Channel, topic=Topic, agency=Agency, product=Product),
    "facility": _simple(FacilityCount, agency=Agency),
    "airing": _airing,
    "issued_document": _simple(IssuedDocument, task=Task),
    "stated_value": _stated_value,
    "target": _target_link,
    "amendment": _amendment,
    "work": _work,
    "activity": _simple(TaskActivity, task=Task, agency=Agency),
    "words": _words,
    "holiday": _simple(Holiday),
    "confirmed_year": _simple(ConfirmedYear),
}
"""The acts of a record file by the name they have there."""


@dataclass(frozen=True)
class Recorded:
    """How many acts were recorded, and what the clerk should look at."""

    count: int
    notes: tuple[str, ...] = ()


@dataclass
class Recording:
    """Recording whole files of acts."""

    desk: Desk

    def record_file(self, path: Path, progress: Progress | None = None, *, day: date | None = None) -> Recorded:
        """Record a file's acts as one act. A wrong entry is named by its place in the file.

        `day` is the day meant by entries that name none, today if nothing is said: of two agencies of one name it
        chooses the one there was then.
        """
        return self.record(read_entries(path), str(path), progress or NullProgress(), day=day)

    def record(self, entries: list[Entry], source: str, progress: Progress, *, day: date | None = None) -> Recorded:
        with self.desk.act(act_name(source, entries), kind="import") as writer:
            book = _Book(writer, directory.AgencyIndex.of(writer, day=day or self.desk.today()))
            for position, entry in enumerate(entries, start=1):
                progress.step("Đang ghi", done=position, total=len(entries))
                try:
                    put_entry(book, entry)
                except InputFault as fault:
                    told = type(fault)(fault.what, where=f"{source}, mục {position}", remedy=fault.remedy)
                    raise told from fault
            notes = training.namesake_notes(writer, writer.by_uid(Person, book.persons).values())
            late = [late_note(report, day) for report, day in sealing.reached_by(writer.connection, writer.uid)]
        return Recorded(len(entries), (*late, *notes))


def put_entry(book: _Book, entry: Entry) -> None:
    """Record one entry of a file in the open act."""
    if not isinstance(entry, dict):
        raise RecordFault("Mỗi mục phải là một đối tượng JSON có «act».")
    values = {name: value for name, value in entry.items() if name not in ("act", "id")}
    known = f"Các việc ghi được: {', '.join(sorted(ACTS))}."
    name = entry.get("act", "")
    if not isinstance(name, str) or not name.strip():
        raise RecordFault("Tên việc (act) phải là chữ.", remedy=known)
    act = ACTS.get(name.replace(" ", "_"))
    if act is None:
        raise RecordFault(f"Không có việc nào tên «{name}».", remedy=known)
    book.day = _day_of(entry)
    record = act(book, values)
    if isinstance(record, Person):
        book.persons.add(record.uid)
    if record is not None:
        book.learn(entry, record)


def _day_of(entry: Entry) -> date | None:
    """The first day an entry names, its own or that of its sessions; None when it names none."""
    sessions = entry.get("sessions")
    inner = [one for one in sessions if isinstance(one, dict)] if isinstance(sessions, list) else []
    for values in (entry, *inner):
        for name in ("day", "as_of", "done_day", "from_day"):
            with suppress(KeyError, TypeError, ValueError):
                return date.fromisoformat(values[name])
    return None
