"""The month's editorial plan (kế hoạch tin bài): what is foreseen against what was made, carried over, put on paper."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop.domain.duplicates import Work
from desktop.domain.editorial import EditorialItem, EditorialMonth, likely
from desktop.domain.list_view import View
from desktop.domain.media import Product
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.services.media import put_product
from desktop.storage.repository import works
from desktop.storage.rows import Reader
from desktop.vietnamese.folding import fold_words

PAPER_COLUMNS = ("day", "title", "kind", "topic.name", "channel.name", "agency.name", "~state")
"""What the printed plan shows, in its order."""
_CARRIED = ("title", "kind", "channel", "topic", "agency")
_MOST_OFFERED = 9
_BEFORE, _AFTER = timedelta(days=31), timedelta(days=62)


@dataclass
class Editorial:
    """The plan as the clerk keeps it."""

    desk: Desk

    def month(self, year: int, month: int) -> EditorialMonth:
        """How a month stands today."""
        with self.desk.read() as reader:
            items = _items(reader, year, month)
        made = sum(1 for one in items if one.product)
        dropped = sum(1 for one in items if one.dropped and not one.product)
        open_ones = [one for one in items if not one.product and not one.dropped]
        late = sum(1 for one in open_ones if one.day < self.desk.today())
        return EditorialMonth(year, month, len(items), made, dropped, late)

    def view(self, year: int, month: int) -> View:
        """The month as a list, day by day."""
        first, last = _days(year, month)
        return View(PAPER_COLUMNS, "day", from_day=first, to_day=last)

    def copy_on(self, year: int, month: int) -> int:
        """Carry what was foreseen in a month over into the next one, as one act; gives how many items.

        What is there already, of the same words and channel, is passed over; what was given up is not carried over.
        """
        to_year, to_month = (year + 1, 1) if month == 12 else (year, month + 1)
        last = calendar.monthrange(to_year, to_month)[1]
        with self.desk.act(f"Chép kế hoạch tin bài sang tháng {to_month}/{to_year}") as writer:
            there = {(fold_words(one.title), one.channel) for one in _items(writer, to_year, to_month)}
            wanted = [
                one
                for one in _items(writer, year, month)
                if not one.dropped and (fold_words(one.title), one.channel) not in there
            ]
            if not wanted:
                raise RecordFault(
                    f"Tháng {month}/{year} không có mục nào để chép sang tháng {to_month}/{to_year}.",
                    remedy="Các mục có thể đã được chép, hoặc tháng này chưa có kế hoạch.",
                )
            for one in wanted:
                kept: dict[str, Any] = {name: getattr(one, name) for name in _CARRIED}
                writer.add(EditorialItem.of(day=date(to_year, to_month, min(one.day.day, last)), **kept))
            return len(wanted)

    def compare(self, year: int, month: int) -> int:
        """Tie items to the products of the same title made about that time, as one act; gives how many."""
        first, last = _days(year, month)
        with self.desk.act(f"Đối chiếu kế hoạch tin bài tháng {month}/{year}") as writer:
            taken = {one.product for one in writer.find(EditorialItem) if one.product}
            made = _made(writer, first - _BEFORE, last + _AFTER)
            tied = 0
            for item in _items(writer, year, month):
                found = [uid for uid in made.get(fold_words(item.title), ()) if uid not in taken]
                if item.product or item.dropped or not found:
                    continue
                writer.change(EditorialItem, item.uid, product=found[0])
                taken.add(found[0])
                tied += 1
            if not tied:
                raise RecordFault(
                    "Không có sản phẩm nào trùng tên với mục còn chưa thực hiện.",
                    remedy="Chọn sản phẩm ở ô «Sản phẩm đã thực hiện» của từng mục.",
                )
            return tied

    def offers(self, item: bytes) -> list[Work]:
        """Products of about that time that perhaps fulfil an item, the likest first; none that fulfil another."""
        with self.desk.read() as reader:
            one = reader.one(EditorialItem, item)
            others = {other.product for other in reader.find(EditorialItem) if other.uid != item}
            around = works.between(reader.connection, one.day - _BEFORE, one.day + _AFTER, unaired=True)
            return likely(one.title, (work for work in around if work.uid not in others))[:_MOST_OFFERED]

    def tie(self, item: bytes, product: bytes) -> None:
        """Say which product fulfilled an item, as one act."""
        with self.desk.act("Gắn sản phẩm với kế hoạch tin bài") as writer:
            writer.one(Product, product)
            writer.change(EditorialItem, item, product=product, dropped=False)

    def make_product(self, item: bytes) -> Product:
        """A product of what an item foresees, tied to it, as one act."""
        with self.desk.act("Lập sản phẩm từ kế hoạch tin bài") as writer:
            one = writer.one(EditorialItem, item)
            if one.product is not None:
                raise RecordFault("Mục này đã có sản phẩm.", remedy="Mở sản phẩm ấy ở thẻ Sản phẩm.")
            topics = [one.topic] if one.topic else []
            product = put_product(writer, topics=topics, title=one.title, kind=one.kind, agency=one.agency)
            writer.change(EditorialItem, item, product=product.uid, dropped=False)
            return product


def _days(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _items(reader: Reader, year: int, month: int) -> Sequence[EditorialItem]:
    first, last = _days(year, month)
    return [one for one in reader.find(EditorialItem, order=("day", "uid")) if first <= one.day <= last]


def _made(reader: Reader, first: date, last: date) -> dict[str, list[bytes]]:
    """Products aired within these days, or not aired yet, by their folded title."""
    query = (
        "SELECT p.uid, p.title FROM product p LEFT JOIN airing a ON a.product = p.uid GROUP BY p.uid "
        "HAVING min(a.day) IS NULL OR min(a.day) BETWEEN ? AND ?"
    )
    found: dict[str, list[bytes]] = {}
    for uid, title in reader.connection.exec_driver_sql(query, (first.isoformat(), last.isoformat())):
        found.setdefault(fold_words(title), []).append(uid)
    return found
