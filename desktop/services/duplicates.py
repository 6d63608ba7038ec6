"""Products that are perhaps one reported twice: shown before they count, joined or told apart by the clerk alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop.domain.duplicates import NEAR_DAYS, Work, WorkPair, like, pairs
from desktop.domain.editorial import EditorialItem
from desktop.domain.media import Airing, AiringReach, Product, ProductAudience, ProductDistinction, ProductTopic
from desktop.domain.period import Period, Span, span
from desktop.domain.schedule import Evidence
from desktop.errors import RecordFault
from desktop.services import calendars
from desktop.services.calendars import STANDARD_RULES
from desktop.services.desk import Desk
from desktop.services.editing import remove_with_parts
from desktop.storage.repository import works
from desktop.storage.rows import Reader, Writer

_WEEK = timedelta(days=NEAR_DAYS)


@dataclass
class Duplicates:
    """Pairs of products as the clerk goes through them."""

    desk: Desk

    def pairs(self, period: Period, rules: str = STANDARD_RULES) -> list[WorkPair]:
        """The pairs of which at least one first came out in a period; those told apart are left out."""
        with self.desk.read() as reader:
            return undecided(reader, span(period, calendars.rules(reader, rules)))

    def of_product(self, product: bytes) -> list[WorkPair]:
        """Products that are perhaps this one."""
        with self.desk.read() as reader:
            work = works.one(reader.connection, product)
            if work is None:
                return []
            return [pair for pair in near_works(reader, work) if not _apart(reader, pair)]

    def join(self, goes: bytes, stays: bytes) -> int:
        """Make two products one, as one act; gives how many airings were the same and count once.

        Airings, topics, audiences, evidence and the editorial plan of the one that goes are those of the one that
        stays; what the one that stays leaves empty is taken over.
        """
        with self.desk.act("Gộp hai sản phẩm là một") as writer:
            if goes == stays:
                raise RecordFault("Hai sản phẩm này là một.", remedy="Hãy chọn hai sản phẩm khác nhau.")
            lost, kept = writer.one(Product, goes), writer.one(Product, stays)
            same = _move_airings(writer, goes, stays)
            _move_ties(writer, goes, stays)
            for kind in (EditorialItem, Evidence):
                for record in writer.find(kind, product=goes):
                    writer.change(kind, record.uid, product=stays)
            for said in writer.find(ProductDistinction):
                if goes in (said.one, said.other):
                    writer.remove(ProductDistinction, said.uid)
            writer.change(Product, stays, **_taken_over(lost, kept))
            writer.remove(Product, goes)
            return same

    def tell_apart(self, one: bytes, other: bytes) -> None:
        """Remember that two products are two; they are not asked about again."""
        with self.desk.act("Ghi nhận hai sản phẩm khác nhau") as writer:
            first, second = sorted((one, other))
            for uid in (first, second):
                writer.one(Product, uid)
            if not writer.count(ProductDistinction, one=first, other=second):
                writer.add(ProductDistinction.of(one=first, other=second))


def undecided(reader: Reader, days: Span) -> list[WorkPair]:
    """The pairs of a span's products that nobody has decided on."""
    around = works.between(reader.connection, days.from_day - _WEEK, days.to_day + _WEEK)
    told_apart = {frozenset((one.one, one.other)) for one in reader.find(ProductDistinction)}

    def inside(work: Work) -> bool:
        return work.day is not None and days.from_day <= work.day <= days.to_day

    return [
        pair
        for pair in pairs(around)
        if (inside(pair.one) or inside(pair.other)) and frozenset((pair.one.uid, pair.other.uid)) not in told_apart
    ]


def near_works(reader: Reader, work: Work) -> list[WorkPair]:
    """What is perhaps the work, among the products of the days around it; all of the last weeks when it has no day."""
    first, last = (work.day - _WEEK, work.day + _WEEK) if work.day else (date.min, date.max)
    return like(work, works.between(reader.connection, first, last, unaired=True))


def _apart(reader: Reader, pair: WorkPair) -> bool:
    first, second = sorted((pair.one.uid, pair.other.uid))
    return reader.count(ProductDistinction, one=first, other=second) > 0


def _move_airings(writer: Writer, goes: bytes, stays: bytes) -> int:
    """Give the airings over; one that is there already, of the same channel, moment and agency, is not doubled."""
    there = {_moment(one): one.uid for one in writer.find(Airing, product=stays)}
    same = 0
    for airing in writer.find(Airing, product=goes):
        if _moment(airing) in there:
            same += 1
            for reach in writer.find(AiringReach, airing=airing.uid):
                writer.change(AiringReach, reach.uid, airing=there[_moment(airing)])
            remove_with_parts(writer, "airing", airing.uid)
        else:
            writer.change(Airing, airing.uid, product=stays)
    return same


def _moment(airing: Airing) -> tuple[Any, ...]:
    return airing.channel, airing.day, airing.at, airing.agency, airing.relayed


def _move_ties(writer: Writer, goes: bytes, stays: bytes) -> None:
    for kind, name in ((ProductTopic, "topic"), (ProductAudience, "audience")):
        there = {getattr(one, name) for one in writer.find(kind, product=stays)}
        for tie in writer.find(kind, product=goes):
            if getattr(tie, name) in there:
                writer.remove(kind, tie.uid)
            else:
                writer.change(kind, tie.uid, product=stays)


def _taken_over(lost: Product, kept: Product) -> dict[str, Any]:
    values = {name: getattr(lost, name) for name in ("agency", "task", "seconds", "note", "award")}
    taken = {name: value for name, value in values.items() if value and not getattr(kept, name)}
    return taken | ({"starred": True} if lost.starred else {})
