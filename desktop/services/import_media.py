"""Rows of a sender's table as products and airings: references found, doubles known, the rest refused in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from desktop.domain.duplicates import NEAR_DAYS, NEAR_TITLE, Work, WorkPair, like, link_key
from desktop.domain.importing import LineState
from desktop.domain.media import Airing, Channel, ChannelKind, ChannelLevel, Origin, Product, ProductKind
from desktop.domain.plan import Topic
from desktop.domain.quick_words import CHANNEL_WORDS, KIND_WORDS, LEVEL_WORDS
from desktop.errors import RecordFault
from desktop.services.directory import AgencyIndex
from desktop.services.media import put_product
from desktop.spreadsheet.layout import Layout, Meaning, Wanted
from desktop.storage.repository import works
from desktop.storage.rows import Reader, Writer
from desktop.vietnamese.folding import fold_words
from desktop.vietnamese.numerals import grouped

LAYOUT = Layout(
    "media",
    "Tin bài, lần phát",
    (
        Wanted("title", "Tên tin, bài", other_names=(
            "Tên sản phẩm", "Tên tác phẩm", "Tên chương trình", "Tiêu đề", "Nội dung", "Nội dung tuyên truyền",
            "Tin bài", "Tên tin bài", "Tên bài", "Nội dung phát", "Trích yếu",
        ), required=True),
        Wanted("day", "Ngày phát, đăng", Meaning.DAY, (
            "Ngày", "Ngày phát", "Ngày đăng", "Ngày phát sóng", "Ngày tháng", "Ngày thực hiện", "Thời gian",
            "Thời gian phát",
        ), required=True),
        Wanted("channel", "Kênh", other_names=(
            "Kênh phát", "Kênh đăng", "Hình thức", "Nơi phát", "Nơi đăng", "Phương tiện", "Kênh truyền thông",
            "Hình thức tuyên truyền",
        ), required=True),
        Wanted("kind", "Thể loại", other_names=("Loại", "Loại hình", "Loại tin bài", "Thể loại tin bài")),
        Wanted("seconds", "Thời lượng", Meaning.DURATION, ("Số phút", "Thời lượng phát", "Độ dài")),
        Wanted("times", "Số lần", Meaning.NUMBER, (
            "Số lần phát", "Số lượt", "Số lượt phát", "Lượt phát", "Số buổi phát", "Số lượt phát, đăng",
        ), units=("lần", "lượt", "buổi")),
        Wanted("at", "Giờ", Meaning.TIME, ("Giờ phát", "Giờ đăng", "Khung giờ")),
        Wanted("topic", "Chủ đề", other_names=("Nội dung theo chủ đề", "Lĩnh vực", "Nhóm chủ đề", "Chuyên mục")),
        Wanted("agency", "Đơn vị", other_names=(
            "Đơn vị phát", "Đơn vị thực hiện", "Đơn vị đăng", "Xã", "Xã, thị trấn", "Tên đơn vị", "Đơn vị tiếp phát",
        )),
        Wanted("relayed", "Tiếp phát", Meaning.FLAG, ("Tiếp sóng", "Là tiếp phát")),
        Wanted("origin", "Nguồn", other_names=("Nguồn tin", "Sản xuất hay tiếp nhận")),
        Wanted("quantity", "Số lượng", Meaning.NUMBER, ("Số tờ", "Số điểm", "Số băng rôn", "Số pa nô"),
               units=("tờ", "điểm", "cái", "chiếc", "lượt", "ngày")),
        Wanted("place", "Địa điểm", other_names=("Vị trí", "Địa điểm treo", "Nơi treo", "Nơi đặt", "Nơi lắp đặt")),
        Wanted("link", "Đường dẫn", other_names=("Link", "Địa chỉ đăng", "Đường link", "URL")),
    ),
)  # fmt: skip
"""The columns of a list of broadcasts and postings, by the names communes give them."""

_WEEK = timedelta(days=NEAR_DAYS)
Judged = tuple[LineState, str]


@dataclass(frozen=True)
class MediaRow:
    """A row understood: what is to be stored of it."""

    title: str
    day: date
    channel: bytes
    kind: ProductKind
    seconds: int
    topics: tuple[bytes, ...]
    airing: Mapping[str, Any]
    origin: Origin

    @property
    def key(self) -> tuple[str, bytes, date]:
        return fold_words(self.title), self.channel, self.day


@dataclass(frozen=True)
class _Present:
    at: time | None
    times: int
    agency: bytes | None
    row: int = 0

    def same(self, other: _Present) -> bool:
        """The same airing as far as both say: what one of them leaves open does not tell them apart."""
        return (self.at is None or other.at is None or self.at == other.at) and (
            self.agency is None or other.agency is None or self.agency == other.agency
        )


@dataclass
class MediaKnown:
    """What the database knows that rows are held against; read once for a whole file."""

    channels: tuple[Channel, ...]
    topics: tuple[Topic, ...]
    agencies: AgencyIndex
    present: dict[tuple[str, bytes, date], list[_Present]] = field(default_factory=dict)
    works: dict[str, list[Work]] = field(default_factory=dict)

    @classmethod
    def of(cls, reader: Reader, days: Iterable[date], today: date) -> MediaKnown:
        """Everything of the days a file speaks of."""
        known = cls(tuple(reader.find(Channel)), tuple(reader.find(Topic)), AgencyIndex.of(reader, day=today))
        found = sorted(set(days))
        if found:
            for title, channel, day, at, times, agency in _airings(reader, found[0], found[-1]):
                key = (fold_words(title), channel, date.fromisoformat(day))
                one = _Present(time.fromisoformat(at) if at else None, times, agency)
                known.present.setdefault(key, []).append(one)
            for work in works.between(reader.connection, found[0] - _WEEK, found[-1] + _WEEK):
                for word in (*work.words, *work.links):
                    known.works.setdefault(word, []).append(work)
        return known

    def near(self, work: Work) -> list[WorkPair]:
        """Products that are perhaps the work; only those with enough words in common, or a link, are compared."""
        shared = Counter(other.uid for word in work.words for other in self.works.get(word, ()))
        least = NEAR_TITLE * len(work.words)
        likely = {
            other.uid: other for word in work.words for other in self.works.get(word, ()) if shared[other.uid] >= least
        }
        likely |= {other.uid: other for link in work.links for other in self.works.get(link, ())}
        return like(work, likely.values())


def _airings(reader: Reader, first: date, last: date) -> list[Any]:
    query = (
        "SELECT p.title, a.channel, a.day, a.at, a.times, a.agency FROM airing a JOIN product p ON p.uid = a.product "
        "WHERE a.day BETWEEN ? AND ?"
    )
    return list(reader.connection.exec_driver_sql(query, (first.isoformat(), last.isoformat())).all())


@dataclass
class MediaJudge:
    """Understands rows one after another; a row like an earlier one of the file is a double of it."""

    known: MediaKnown
    default_kind: ProductKind = ProductKind.NEWS
    sender: bytes | None = None
    seen: dict[tuple[str, bytes, date], list[_Present]] = field(default_factory=lambda: defaultdict(list))

    def understand(self, values: Mapping[str, Any]) -> tuple[MediaRow | None, list[tuple[str, str]]]:
        """The row, or the columns at fault with the reason, going on after what stands in the cell."""
        faults: list[tuple[str, str]] = []

        def asked(key: str, found: Any, reason: str) -> Any:
            if values.get(key) and found is None:
                faults.append((key, reason))
            return found

        day = values.get("day")
        channel = asked("channel", self._channel(values.get("channel")), _NO_CHANNEL)
        kind = asked("kind", _kind(values.get("kind")), _NO_KIND)
        origin = asked("origin", _origin(values.get("origin")), "không phải là sản xuất, tiếp nhận hay tiếp phát.")
        topics = asked("topic", self._topics(values.get("topic")), _NO_TOPIC)
        agency = asked("agency", self._agency(values.get("agency"), day), _NO_AGENCY)
        times = values.get("times")
        if times is not None and not 1 <= times <= 100_000:
            faults.append(("times", "số lần phải từ 1 đến 100.000."))
        seconds = _seconds(values.get("seconds"))
        if seconds > 86_400:
            faults.append(("seconds", "thời lượng quá một ngày; đề nghị xem lại đơn vị (phút hay giây)."))
        title = str(values.get("title") or "")
        if len(title) > 500:
            faults.append(("title", "tên dài quá 500 chữ."))
        if faults or not title or day is None or channel is None:
            return None, faults
        airing = {
            "agency": agency or self.sender,
            "at": values.get("at"),
            "times": times or 1,
            "quantity": values.get("quantity") or 0,
            "relayed": bool(values.get("relayed")),
            "place": str(values.get("place") or "")[:300],
            "link": str(values.get("link") or "")[:1000],
        }
        return (
            MediaRow(
                title, day, channel, kind or self.default_kind, seconds, topics or (), airing, origin or Origin.PRODUCED
            ),
            [],
        )

    def judge(self, row: MediaRow, number: int) -> Judged:
        """Whether it is there already, in the database or further up in the file."""
        mine = _Present(row.airing["at"], row.airing["times"], row.airing["agency"], number)
        for one in self.known.present.get(row.key, ()):
            if mine.same(one):
                if one.times == mine.times:
                    return LineState.DOUBLE, "Đã có trong sổ: cùng tên, cùng kênh, cùng ngày."
                return LineState.DOUBLE, (
                    f"Đã có trong sổ: cùng tên, cùng kênh, cùng ngày, nhưng ghi {grouped(one.times)} lần; "
                    "muốn đổi số lần thì sửa ở sổ Lần phát, đăng."
                )
        for one in self.seen[row.key]:
            if mine.same(one) and one.times == mine.times:
                return LineState.DOUBLE, f"Giống dòng {one.row} của tệp."
        self.seen[row.key].append(mine)
        return LineState.GOOD, self._like(row)

    def _like(self, row: MediaRow) -> str:
        """What is said of a row whose product is perhaps one that is there under a slightly other title."""
        folded = fold_words(row.title)
        link = str(row.airing["link"])
        work = Work(b"", row.title, row.day, frozenset([link_key(link)] if link else ()))
        for pair in self.known.near(work):
            if fold_words(pair.one.title) != folded:
                return f"Giống sản phẩm đã có {pair.one.told} ({pair.words}); nếu là một, sửa tên cho đúng như thế."
        return ""

    def _channel(self, name: object) -> bytes | None:
        """By its name, or by what it is called in short where only one can be meant."""
        folded = fold_words(str(name or ""))
        if not folded:
            return None
        exact = [one.uid for one in self.known.channels if fold_words(one.name) == folded]
        if exact:
            return exact[0]
        fitting = [one.uid for one in self.known.channels if _called(one, folded)]
        return fitting[0] if len(fitting) == 1 else None

    def _topics(self, names: object) -> tuple[bytes, ...] | None:
        text = str(names or "")
        whole = self._topic(text)
        if whole is not None:
            return (whole,)
        found = [self._topic(part) for part in text.replace("\n", ";").split(";") if part.strip()]
        return tuple(one for one in found if one) if found and all(found) else None

    def _topic(self, name: str) -> bytes | None:
        folded = fold_words(name)
        if not folded:
            return None
        exact = [one.uid for one in self.known.topics if fold_words(one.name) == folded]
        within = [one.uid for one in self.known.topics if f" {folded} " in f" {fold_words(one.name)} "]
        fitting = exact or (within if " " in folded else [])
        return fitting[0] if len(fitting) == 1 or exact else None

    def _agency(self, name: object, day: date | None) -> bytes | None:
        if not name:
            return None
        try:
            found = self.known.agencies.match(str(name), day)
        except RecordFault:
            return None
        return found.uid if found else None


_NO_CHANNEL = "chưa có kênh này trong danh mục; đề nghị chọn một kênh đã có, hoặc thêm kênh ở trang Danh mục."
_NO_KIND = "chưa rõ thể loại; đề nghị ghi tin, bài, phóng sự, chương trình, video, ảnh, tờ rơi, pa-nô hoặc băng rôn."
_NO_TOPIC = "chưa có chủ đề này trong danh mục; đề nghị chọn một chủ đề đã có, hoặc xóa ô này."
_NO_AGENCY = "chưa có cơ quan này trong danh mục; đề nghị chọn một cơ quan đã có, hoặc thêm tên gọi khác ở Danh mục."


def _called(channel: Channel, folded: str) -> bool:
    name = fold_words(channel.name)
    if f" {folded} " in f" {name} " and " " in folded:
        return True
    what, _, level = folded.rpartition(" ") if folded.rpartition(" ")[2] in LEVEL_WORDS else (folded, "", "")
    kind, word = CHANNEL_WORDS.get(what, _WHOLE_WORDS.get(what, (None, "")))
    fits: bool = kind is channel.kind and (not word or word in name)
    meant: ChannelLevel | None = LEVEL_WORDS.get(level)
    return fits and (meant is None or meant is channel.level)


_WHOLE_WORDS: Mapping[str, tuple[ChannelKind | None, str]] = {
    "truyen thanh": (ChannelKind.RADIO, ""), "dai truyen thanh": (ChannelKind.RADIO, ""),
    "loa truyen thanh": (ChannelKind.RADIO, ""), "phat thanh": (ChannelKind.RADIO, ""),
    "trang thong tin dien tu": (ChannelKind.PORTAL, ""), "cong thong tin dien tu": (ChannelKind.PORTAL, ""),
    "website": (ChannelKind.PORTAL, ""), "trang facebook": (ChannelKind.SOCIAL, "facebook"),
    "mang xa hoi": (ChannelKind.SOCIAL, ""), "bang dien tu": (ChannelKind.BOARD, ""),
}  # fmt: skip


def _kind(name: object) -> ProductKind | None:
    folded = fold_words(str(name or ""))
    if folded in KIND_WORDS:
        return KIND_WORDS[folded]
    named = [kind for kind in ProductKind if fold_words(kind.term) == folded]
    begun = [kind for word, kind in KIND_WORDS.items() if len(word) > 2 and folded.startswith(f"{word} ")]
    return next(iter([*named, *begun]), None)


def _origin(name: object) -> Origin | None:
    folded = fold_words(str(name or ""))
    words = {fold_words(one.term): one for one in Origin} | {"tu san xuat": Origin.PRODUCED, "tu lam": Origin.PRODUCED}
    return words.get(folded)


def _seconds(length: object) -> int:
    return int(length.total_seconds()) if isinstance(length, timedelta) else 0


def put_rows(writer: Writer, rows: Iterable[MediaRow]) -> Iterator[bytes]:
    """Store the rows in the open act: products of one title, kind and length are one product; gives the airings."""
    products = {
        (fold_words(title), kind, seconds): uid
        for uid, title, kind, seconds in writer.connection.exec_driver_sql(
            "SELECT uid, title, kind, seconds FROM product"
        )
    }
    by_title: dict[tuple[str, str], bytes] = {(title, kind): uid for (title, kind, _), uid in products.items()}
    airings: list[Airing] = []
    for row in rows:
        folded = fold_words(row.title)
        found = products.get((folded, row.kind.value, row.seconds))
        if found is None and not row.seconds:
            found = by_title.get((folded, row.kind.value))
        if found is None:
            made: Product = put_product(
                writer, topics=row.topics, title=row.title, kind=row.kind, origin=row.origin, seconds=row.seconds
            )
            found = products[folded, row.kind.value, row.seconds] = by_title[folded, row.kind.value] = made.uid
        airings.append(Airing.of(product=found, channel=row.channel, day=row.day, **row.airing))
    writer.add_all(airings)
    return (airing.uid for airing in airings)


def choices(known: MediaKnown, key: str) -> list[str]:
    """What may be chosen for a cell of a column, where there is a list to choose from."""
    match key:
        case "channel":
            return sorted(one.name for one in known.channels)
        case "topic":
            return sorted(one.name for one in known.topics)
        case "kind":
            return [kind.term for kind in ProductKind]
        case "origin":
            return [origin.term for origin in Origin]
        case _:
            return []
