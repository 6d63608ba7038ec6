"""Entering, changing and deleting records of any register, each one act that is undone as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain import terms
from desktop.domain.media import Product, ProductAudience, ProductTopic
from desktop.domain.organisation import Agency
from desktop.domain.plan import Audience, Topic
from desktop.domain.record import Record
from desktop.domain.schedule import PeriodSetting
from desktop.errors import RecordFault
from desktop.services import calendars, directory, media, paperwork, training
from desktop.services.desk import Desk
from desktop.storage import rows
from desktop.storage.rows import Writer
from desktop.storage.tables import record_of, table_of

_PARTS = {
    "course": (("session", "course"), ("enrolment", "course"), ("evidence", "course")),
    "session": (("attendance", "session"),),
    "product": (
        ("product_topic", "product"), ("product_audience", "product"), ("product_distinction", "one"),
        ("product_distinction", "other"), ("airing", "product"), ("evidence", "product"),
    ),
    "airing": (("airing_reach", "airing"),),
    "agency": (
        ("agency_alias", "agency"), ("agency_name", "agency"), ("succession", "predecessor"), ("membership", "body"),
    ),
    "roster_group": (("roster_member", "roster"),),
    "person": (
        ("roster_member", "person"), ("person_distinction", "one"), ("person_distinction", "other"),
    ),
    "work_item": (("evidence", "work_item"),),
}  # fmt: skip
"""What goes with a record when it is deleted, and comes back with it."""


@dataclass
class Editing:
    """Registers as the clerk fills them."""

    desk: Desk

    def add(
        self, table: str, values: Mapping[str, Any], *, topics: Iterable[bytes] = (), audiences: Iterable[bytes] = ()
    ) -> Record:
        """Store a new record of a register; raises `RecordFault` naming the fields at fault."""
        with self.desk.act(_told("Thêm", table, values)) as writer:
            if record_of(table) is Product:
                _refuse_lost_references(writer, Product, values)
                return media.put_product(writer, topics=topics, audiences=audiences, **values)
            return _put(writer, table, dict(values), self.desk.today())

    def add_all(self, table: str, rows: Sequence[Mapping[str, Any]]) -> list[Record]:
        """Store several new records, one act; the record refused is named by its place."""
        kind = record_of(table)
        with self.desk.act(f"Dán {len(rows)} {kind.term}") as writer:
            if table not in _BY_ONE and kind is not Agency:
                return _put_all(writer, kind, rows)
            stored: list[Record] = []
            for place, values in enumerate(rows, start=1):
                try:
                    stored.append(_put(writer, table, dict(values), self.desk.today()))
                except RecordFault as fault:
                    raise RecordFault(fault.what, where=f"mục thứ {place}", remedy=fault.remedy) from fault
            return stored

    def change_all(self, table: str, uids: Iterable[bytes], values: Mapping[str, Any]) -> int:
        """Change the same fields of several records, one act; gives how many. Refused as a whole."""
        wanted, kind = list(uids), record_of(table)
        with self.desk.act(f"Sửa {len(wanted)} {kind.term}") as writer:
            _refuse_lost_references(writer, kind, values)
            for uid in wanted:
                changed = writer.change(kind, uid, **values)
                _check_changed(writer, changed, values, self.desk.today())
            return len(wanted)

    def change(
        self,
        table: str,
        uid: bytes,
        values: Mapping[str, Any],
        *,
        topics: Iterable[bytes] | None = None,
        audiences: Iterable[bytes] | None = None,
    ) -> Record:
        """Change fields of a record; of a product also its topics and audiences, where they are given."""
        kind = record_of(table)
        with self.desk.act(_told("Sửa", table, values)) as writer:
            _refuse_lost_references(writer, kind, values)
            changed = writer.change(kind, uid, **values)
            _check_changed(writer, changed, values, self.desk.today())
            if kind is Product and topics is not None:
                _set_ticked(writer, ProductTopic, Topic, uid, topics)
            if kind is Product and audiences is not None:
                _set_ticked(writer, ProductAudience, Audience, uid, audiences)
            return changed

    def remove(self, table: str, uids: Iterable[bytes]) -> int:
        """Delete records with their parts, one act; gives how many rows went. Refused while others refer to them."""
        wanted = list(uids)
        kind = record_of(table)
        name = f"Xóa {len(wanted)} {kind.term}" if len(wanted) > 1 else f"Xóa {kind.term}"
        with self.desk.act(name) as writer:
            return sum(remove_with_parts(writer, table, uid) for uid in wanted)

    def topics_of(self, product: bytes) -> list[bytes]:
        """The topics a product treats."""
        with self.desk.read() as reader:
            return [one.topic for one in reader.find(ProductTopic, product=product)]

    def audiences_of(self, product: bytes) -> list[bytes]:
        """The audiences a product speaks to."""
        with self.desk.read() as reader:
            return [one.audience for one in reader.find(ProductAudience, product=product)]


def _told(verb: str, table: str, values: Mapping[str, Any]) -> str:
    """The act's name. A person's name never stands in it: an erasure does not reach the names of acts."""
    kind = record_of(table)
    naming = [name for name in terms.naming_fields(table) if not terms.is_personal(table, name)]
    shown = next((str(values[name]) for name in naming if values.get(name)), "")
    return f"{verb} {kind.term} «{shown}»" if shown else f"{verb} {kind.term}"


_DOORS: Mapping[str, Callable[..., Record]] = {
    "agency_alias": directory.put_alias,
    "airing": media.put_airing,
    "roster_group": training.put_group,
    "roster_member": training.put_member,
    "succession": directory.put_succession,
    "period_setting": calendars.put_setting,
    "stated_value": paperwork.put_stated_value,
}
"""Kinds whose service has rules of its own: whoever records one goes through that one door."""


def _put(writer: Writer, table: str, values: dict[str, Any], today: date) -> Record:
    kind = record_of(table)
    _refuse_lost_references(writer, kind, values)
    if kind is Agency:
        return directory.put_agency(writer, directory.AgencyIndex.of(writer, day=today), **values)
    door = _DOORS.get(table)
    return door(writer, **values) if door else writer.add(kind.of(**values))


_BY_ONE = _DOORS.keys() - {"airing"}
"""Kinds whose rules look at other records: several are stored one after another. An airing only refers to others."""


def _put_all(writer: Writer, kind: type[Record], rows: Iterable[Mapping[str, Any]]) -> list[Record]:
    """Store many records in one statement; each record referred to is looked for once."""
    table, made, known = table_of(kind).name, [], set[tuple[str, bytes]]()
    for place, values in enumerate(rows, start=1):
        try:
            for name, value in values.items():
                target = terms.refers_to(table, name)
                if target and value and (target, value) not in known:
                    writer.one(record_of(target), value)
                    known.add((target, value))
            made.append(kind.of(**values))
        except RecordFault as fault:
            raise RecordFault(fault.what, where=f"mục thứ {place}", remedy=fault.remedy) from fault
    writer.add_all(made)
    return made


def _check_changed(writer: Writer, changed: Record, values: Mapping[str, Any], today: date) -> None:
    """What the doors refuse of a new record is refused of a changed one too."""
    match changed:
        case Agency() if "name" in values:
            directory.check_name(writer, changed.uid, changed.name, today)
        case PeriodSetting():
            calendars.check_setting(writer, changed)
        case _:
            pass


def _refuse_lost_references(writer: Writer, kind: type[Record], values: Mapping[str, Any]) -> None:
    """A record chosen in the form may have been deleted while the form was open."""
    table = table_of(kind).name
    for name, value in values.items():
        target = terms.refers_to(table, name)
        if target and value:
            writer.one(record_of(target), value)


def _set_ticked(
    writer: Writer, link: type[Record], kind: type[Record], product: bytes, ticked: Iterable[bytes]
) -> None:
    """Tie a product to these records and no others; `link` is the record of a tie, its field named as their table."""
    name, wanted = table_of(kind).name, dict.fromkeys(ticked)
    present = {getattr(one, name): one.uid for one in writer.find(link, product=product)}
    for other, uid in present.items():
        if other not in wanted:
            writer.remove(link, uid)
    for other in wanted:
        if other not in present:
            writer.one(kind, other)
            writer.add(link.of(product=product, **{name: other}))


def remove_with_parts(writer: Writer, table: str, uid: bytes) -> int:
    """Delete a record after its parts; refused while a record that is no part of it still refers to it."""
    gone = 0
    for part, field in _PARTS.get(table, ()):
        belonging: dict[str, Any] = {field: uid}
        for record in writer.find(record_of(part), **belonging):
            gone += remove_with_parts(writer, part, record.uid)
    using = rows.references(writer.connection, uid)
    if using:
        raise RecordFault(
            f"Chưa xóa được {record_of(table).term}: đang được dùng ở {_places(using)}.",
            remedy="Hãy đổi những mục đó sang mục khác trước, hoặc giữ lại và ghi ngày kết thúc.",
        )
    writer.remove(record_of(table), uid)
    return gone + 1


def _places(using: list[tuple[str, str, bytes]]) -> str:
    counts: dict[str, int] = {}
    for table, _, _ in using:
        counts[table] = counts.get(table, 0) + 1
    return ", ".join(f"{count} {terms.record_term(table)}" for table, count in counts.items())
