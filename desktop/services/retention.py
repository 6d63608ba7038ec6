"""Persons whose data is no longer needed: nobody has anything of them on record within the years of keeping."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from desktop.domain.organisation import Agency
from desktop.domain.people import Person
from desktop.domain.retention import MOST_YEARS, Outlasted, limit_day
from desktop.errors import InputFault
from desktop.services import erasing
from desktop.services.desk import Desk
from desktop.services.telling import remembered_places
from desktop.services.training import root_of
from desktop.storage import erasure
from desktop.storage.backup import Outcome
from desktop.storage.repository import traces
from desktop.vietnamese.collation import name_key, phrase_key


@dataclass
class Retention:
    """Keeping no longer than needed, as the clerk does it; nothing is erased by itself."""

    desk: Desk

    def outlasted(self, years: int) -> tuple[Outlasted, ...]:
        """Who has not been in a course, a group or a register of certificates for so many years; by agency and name.

        All records of one person count together. Who was only just recorded is not among them, whatever the traces.
        """
        if not 1 <= years <= MOST_YEARS:
            raise InputFault(f"Thời hạn lưu giữ phải từ 1 đến {MOST_YEARS} năm.", remedy="Hãy nhập lại số năm.")
        limit = limit_day(self.desk.today(), years)
        with self.desk.read() as reader:
            persons = [one for one in reader.find(Person) if one.name]
            agencies = reader.by_uid(Agency, [one.agency for one in persons])
            days = traces.last_days(reader.connection)
            roots = {one.uid: root_of(reader, one) for one in persons if one.merged_into}
        last: dict[bytes, date] = {}
        living: dict[bytes, bool] = {}
        for one in persons:
            root = roots.get(one.uid, one).uid
            last[root] = max(last.get(root, date.min), days.get(one.uid, date.min))
            living[root] = living.get(root, False) or _recorded_on(one.uid) >= limit
        found = [
            Outlasted(
                one.uid,
                one.name,
                one.post,
                agencies[one.agency].name if one.agency in agencies else "",
                last[one.uid] if last[one.uid] > date.min else None,
            )
            for one in persons
            if not one.merged_into and last[one.uid] < limit and (last[one.uid] > date.min or not living[one.uid])
        ]
        return tuple(sorted(found, key=lambda one: (phrase_key(one.agency), name_key(one.name))))

    def erase(self, persons: Iterable[bytes]) -> list[Outcome]:
        """Erase these persons' data for good as one act; counts of attendance stay. As `Upkeep.erase_person`."""
        wanted = list(dict.fromkeys(persons))
        with self.desk.read() as reader:
            uids = [uid for person in wanted for uid in erasing.whole_of(reader, person)]
        database, places = self.desk.database, remembered_places(self.desk.database.path)[0]
        return erasure.erase_all(database, "person", uids, self.desk.who, places=places, persons=len(wanted))

    def names_of(self, persons: Iterable[bytes]) -> list[str]:
        """Every name these persons bear or have borne: to look for in texts once they are erased."""
        with self.desk.read() as reader:
            uids = [uid for person in persons for uid in erasing.whole_of(reader, person)]
            return erasing.names_borne(reader, uids)


def _recorded_on(uid: bytes) -> date:
    """The day a record was made: a UUIDv7 begins with the milliseconds since 1970."""
    return datetime.fromtimestamp(int.from_bytes(uid[:6], "big") / 1000, UTC).date()
