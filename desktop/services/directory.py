"""The directory (danh mục): agencies with names, aliases, successors and groups by date; our own office."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop.domain.naming import name_key
from desktop.domain.organisation import (
    Agency,
    AgencyAlias,
    AgencyKind,
    AgencyName,
    Membership,
    OfficeProfile,
    OfficeSigner,
    Succession,
)
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.storage.rows import Reader, Writer
from desktop.vietnamese.collation import phrase_key
from desktop.vietnamese.folding import nfc
from desktop.vietnamese.numerals import day_text


@dataclass(frozen=True)
class _Named:
    """An agency under one of its names, and when it bore it."""

    agency: Agency
    first: date | None
    last: date | None


@dataclass
class AgencyIndex:
    """Agencies by every name they go by, compared as `name_key` says; built once for a whole act."""

    area: str
    day: date
    by_key: dict[str, list[_Named]] = field(default_factory=dict)

    @classmethod
    def of(cls, reader: Reader, area: str = "", *, day: date) -> AgencyIndex:
        """The index; names are of `area` where one is given (the issuer's of a plan being read), else of our office's.

        `day` is the day meant where a name is looked up without one.
        """
        index = cls(area or office_area(reader), day)
        agencies = {agency.uid: agency for agency in reader.find(Agency)}
        former = reader.find(AgencyName)
        ended: dict[bytes, date] = {}
        for name in former:
            if name.to_day is not None:
                ended[name.agency] = max(name.to_day, ended.get(name.agency, name.to_day))
        for agency in agencies.values():
            begun = _day_after(ended[agency.uid]) if agency.uid in ended else agency.from_day
            index._enter(agency, agency.name, begun, agency.to_day)
            if agency.short_name:
                index.learn(agency, agency.short_name)
        for name in former:
            if name.agency in agencies:
                index._enter(agencies[name.agency], name.name, name.from_day, name.to_day)
        for alias in reader.find(AgencyAlias):
            if alias.agency in agencies:
                index.learn(agencies[alias.agency], alias.alias)
        return index

    def learn(self, agency: Agency, name: str) -> None:
        """Know an agency by a name as long as there is the agency."""
        self._enter(agency, name, agency.from_day, agency.to_day)

    def _enter(self, agency: Agency, name: str, first: date | None, last: date | None) -> None:
        self.by_key.setdefault(name_key(name, self.area), []).append(_Named(agency, first, last))

    def names(self) -> list[str]:
        """The agencies there are on the index's day, by the name they bear, in the order of the alphabet."""
        there = {
            named.agency.uid: named.agency.name
            for every in self.by_key.values()
            for named in every
            if named.agency.to_day is None or named.agency.to_day >= self.day
        }
        return sorted(there.values(), key=phrase_key)

    def match(self, name: str, day: date | None = None) -> Agency | None:
        """The agency a printed name means on a day, or None: unknown names are for a person to settle.

        Of several of one name it is the one that bore it then. Raises `RecordFault` when that leaves more than one.
        """
        named = self.by_key.get(name_key(name, self.area), [])
        when = day or self.day
        bearing = {one.agency.uid: one.agency for one in named if _lives(one.first, one.last, when)}
        living = {one.agency.uid: one.agency for one in named if _lives(one.agency.from_day, one.agency.to_day, when)}
        every = {one.agency.uid: one.agency for one in named}
        found = list((bearing or living or every).values())
        if len(found) > 1:
            raise _ambiguous(name, found, when)
        return found[0] if found else None

    def living(self, name: str) -> Agency | None:
        """An agency of that name that has not ended, whatever others there are."""
        named = self.by_key.get(name_key(name, self.area), [])
        return next((one.agency for one in named if one.agency.to_day is None), None)


def _ambiguous(name: str, found: Iterable[Agency], day: date) -> RecordFault:
    told = "; ".join(f"«{agency.name}» ({_days_told(agency)})" for agency in found)
    return RecordFault(
        f"Danh mục có hơn một cơ quan mang tên «{name}» vào ngày {day_text(day)}: {told}.",
        remedy="Hãy đặt tên gọi khác cho từng cơ quan, hoặc sửa ngày bắt đầu, ngày kết thúc, rồi làm lại.",
    )


def _days_told(agency: Agency) -> str:
    parts = [f"từ {day_text(agency.from_day)}" if agency.from_day else ""]
    parts.append(f"đến {day_text(agency.to_day)}" if agency.to_day else "")
    return f"{agency.kind.term}, {' '.join(filter(None, parts)) or 'không ghi ngày hoạt động'}"


def office_area(reader: Reader) -> str:
    """The area of our own office ("huyện Hạ Hòa"), newest profile first; empty before there is one."""
    profiles = reader.find(OfficeProfile, order=("from_day",))
    return profiles[-1].area if profiles else ""


def profile_on(reader: Reader, day: date) -> OfficeProfile | None:
    """How our office heads its papers on a day; before the first profile the first one counts."""
    profiles = reader.find(OfficeProfile, order=("from_day",))
    earlier = [profile for profile in profiles if profile.from_day <= day]
    return earlier[-1] if earlier else (profiles[0] if profiles else None)


def signer_on(reader: Reader, agency: bytes, day: date) -> OfficeSigner | None:
    """Who signs for our office on a day: the first in order among those in office."""
    for signer in reader.find(OfficeSigner, agency=agency, order=("position", "from_day")):
        if signer.from_day <= day and (signer.to_day is None or day <= signer.to_day):
            return signer
    return None


def name_on(reader: Reader, agency: Agency, day: date) -> str:
    """The name an agency bore on a day."""
    for name in reader.find(AgencyName, agency=agency.uid):
        if (name.from_day is None or name.from_day <= day) and (name.to_day is None or day <= name.to_day):
            return name.name
    return agency.name


def members_on(reader: Reader, body: bytes, day: date) -> list[Agency]:
    """The members of a group of agencies on a day, groups within groups opened; an agency that is no group is itself.

    A dissolved member is left out from the day after its end: its successors are members in their own right.
    """
    found: dict[bytes, Agency] = {}
    seen: set[bytes] = set()
    waiting = [body]
    while waiting:
        uid = waiting.pop(0)
        if uid in seen:
            continue
        seen.add(uid)
        agency = reader.get(Agency, uid)
        if agency is None:
            continue
        if agency.kind is not AgencyKind.GROUP:
            if _lives(agency.from_day, agency.to_day, day):
                found[uid] = agency
            continue
        waiting += [m.member for m in reader.find(Membership, body=uid) if _lives(m.from_day, m.to_day, day)]
    return list(found.values())


def _lives(first: date | None, last: date | None, day: date) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def successors_on(reader: Reader, agency: bytes, day: date) -> list[Agency]:
    """Who carries a dissolved agency's work on a day, followed through later successions."""
    found: dict[bytes, Agency] = {}
    seen: set[bytes] = set()
    waiting = [agency]
    while waiting:
        uid = waiting.pop(0)
        if uid in seen:
            continue
        seen.add(uid)
        heirs = [s.successor for s in reader.find(Succession, predecessor=uid) if s.day <= day]
        waiting += heirs
        if not heirs and uid != agency:
            heir = reader.get(Agency, uid)
            if heir:
                found[uid] = heir
    return list(found.values())


def put_agency(
    writer: Writer,
    index: AgencyIndex,
    *,
    name: str,
    aliases: Iterable[str] = (),
    former_names: Iterable[dict[str, Any]] = (),
    **values: Any,
) -> Agency:
    """Store an agency with its aliases and former names; one that is already in the directory is refused."""
    known = index.living(name)
    if known is not None:
        raise RecordFault(
            f"Danh mục đã có «{known.name}», cùng tên với «{name}».",
            remedy="Hãy dùng cơ quan đã có, hoặc thêm tên mới làm tên gọi khác.",
        )
    agency = writer.add(Agency.of(name=name, **values))
    index.learn(agency, agency.name)
    if agency.short_name:
        index.learn(agency, agency.short_name)
    for alias in aliases:
        writer.add(AgencyAlias.of(agency=agency.uid, alias=alias))
        index.learn(agency, alias)
    for former in former_names:
        writer.add(AgencyName.of(agency=agency.uid, **former))
    return agency


def put_group(
    writer: Writer, index: AgencyIndex, *, name: str, members: Iterable[bytes], aliases: Iterable[str] = (), **days: Any
) -> Agency:
    """Store a group of agencies and its members ("UBND các xã, thị trấn")."""
    body = put_agency(writer, index, name=name, aliases=aliases, kind=AgencyKind.GROUP)
    writer.add_all(Membership.of(body=body.uid, member=member, **days) for member in members)
    return body


def put_alias(writer: Writer, *, agency: bytes, alias: str) -> AgencyAlias:
    """Store one more name an agency goes by; refused where it goes by that name already, or another agency does."""
    index = AgencyIndex.of(writer, day=date.max)
    bearing = [one.agency for one in index.by_key.get(name_key(alias, index.area), []) if one.agency.to_day is None]
    if bearing:
        whose = "chính cơ quan này" if bearing[0].uid == agency else f"«{bearing[0].name}»"
        raise RecordFault(
            f"«{alias}» đã là tên của {whose}, chữ hoa, dấu câu và cách viết tắt không kể.",
            remedy="Không cần ghi thêm tên này." if bearing[0].uid == agency else "Hãy ghi một tên gọi khác.",
        )
    writer.one(Agency, agency)
    return writer.add(AgencyAlias.of(agency=agency, alias=alias))


def check_name(reader: Reader, agency: bytes, name: str, day: date) -> None:
    """Refuse for an agency a name that another one which lives on that day is known by."""
    index = AgencyIndex.of(reader, day=day)
    for one in index.by_key.get(name_key(name, index.area), []):
        other = one.agency
        if other.uid != agency and _lives(one.first, one.last, day) and _lives(None, other.to_day, day):
            raise RecordFault(
                f"Danh mục đã có «{other.name}», cùng tên với «{name}».",
                remedy="Hãy đặt tên khác, hoặc ghi nhận cơ quan kia chấm dứt hoạt động trước.",
            )


def put_succession(writer: Writer, *, predecessor: bytes, successor: bytes, **values: Any) -> Succession:
    """Store who carries an agency's work on; refused where an agency would come to follow itself."""
    ending, heir = writer.one(Agency, predecessor), writer.one(Agency, successor)
    if predecessor in _followers(writer, successor):
        raise RecordFault(
            f"«{heir.name}» không thể kế thừa «{ending.name}»: cơ quan sẽ kế thừa chính mình.",
            remedy="Hãy chọn cơ quan kế thừa khác.",
        )
    return writer.add(Succession.of(predecessor=predecessor, successor=successor, **values))


@dataclass
class Directory:
    """The directory as the clerk uses it."""

    desk: Desk

    def add_agency(self, **values: Any) -> Agency:
        with self.desk.act("Thêm cơ quan vào danh mục") as writer:
            return put_agency(writer, AgencyIndex.of(writer, day=self.desk.today()), **values)

    def add_group(self, **values: Any) -> Agency:
        with self.desk.act("Thêm nhóm cơ quan vào danh mục") as writer:
            return put_group(writer, AgencyIndex.of(writer, day=self.desk.today()), **values)

    def rename(self, agency: bytes, name: str, from_day: date) -> Agency:
        """A new name from a day on; the old one stays the agency's name before that day.

        Raises `RecordFault` for the name it bears, one another living agency goes by, or a day before the last change.
        """
        with self.desk.act("Đổi tên cơ quan") as writer:
            old = writer.one(Agency, agency)
            _refuse_name(writer, old, name, from_day)
            earlier = [n.to_day for n in writer.find(AgencyName, agency=agency) if n.to_day]
            begun = _day_after(max(earlier)) if earlier else None
            if begun is not None and from_day <= begun:
                raise RecordFault(
                    f"«{old.name}» mang tên này từ ngày {day_text(begun)}; tên mới phải bắt đầu sau ngày đó.",
                    remedy="Hãy kiểm tra lại ngày đổi tên.",
                )
            writer.add(AgencyName.of(agency=agency, name=old.name, from_day=begun, to_day=_day_before(from_day)))
            return writer.change(Agency, agency, name=name)

    def dissolve(self, agency: bytes, last_day: date, successors: Iterable[bytes]) -> None:
        """End an agency on a day; its successors carry its work from the next day on.

        Raises `RecordFault` for an agency that has ended already, and for a successor that is itself or one it follows.
        """
        with self.desk.act("Ghi nhận cơ quan chấm dứt hoạt động") as writer:
            ending = writer.one(Agency, agency)
            if ending.to_day is not None:
                raise RecordFault(
                    f"«{ending.name}» đã chấm dứt hoạt động ngày {day_text(ending.to_day)}.",
                    remedy="Nếu ghi nhầm, hãy hoàn tác lần trước rồi ghi lại.",
                )
            begun = max((n.to_day for n in writer.find(AgencyName, agency=agency) if n.to_day), default=None)
            if begun is not None and last_day <= begun:
                raise RecordFault(
                    f"«{ending.name}» mang tên này từ ngày {day_text(_day_after(begun))}, "
                    "nên không thể chấm dứt hoạt động trước ngày đó.",
                    remedy="Hãy kiểm tra lại ngày chấm dứt, hoặc sửa ngày đổi tên trước.",
                )
            writer.change(Agency, agency, to_day=last_day)
            for successor in dict.fromkeys(successors):
                put_succession(writer, predecessor=agency, successor=successor, day=_day_after(last_day))

    def set_profile(self, **values: Any) -> OfficeProfile:
        with self.desk.act("Đặt thể thức của cơ quan") as writer:
            writer.one(Agency, values.get("agency", b""))
            return writer.add(OfficeProfile.of(**values))

    def set_signer(self, **values: Any) -> OfficeSigner:
        with self.desk.act("Đặt người ký") as writer:
            writer.one(Agency, values.get("agency", b""))
            return writer.add(OfficeSigner.of(**values))

    def agencies(self) -> list[Agency]:
        with self.desk.read() as reader:
            return reader.find(Agency, order=("name",))


def _followers(reader: Reader, agency: bytes) -> set[bytes]:
    """An agency with all that have come after it, and after those."""
    seen: set[bytes] = set()
    waiting = [agency]
    while waiting:
        uid = waiting.pop()
        if uid not in seen:
            seen.add(uid)
            waiting += [one.successor for one in reader.find(Succession, predecessor=uid)]
    return seen


def _refuse_name(reader: Reader, agency: Agency, name: str, from_day: date) -> None:
    """Refuse a new name that is no other, or that another agency is known by which lives on that day."""
    if nfc(name).split() == nfc(agency.name).split():
        raise RecordFault(f"Cơ quan đang mang tên «{agency.name}».", remedy="Hãy nhập tên mới, khác tên hiện nay.")
    check_name(reader, agency.uid, name, from_day)


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def _day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
