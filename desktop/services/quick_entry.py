"""The quick line: what it would store, shown before Enter, and then stored as one act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.domain.duplicates import Work
from desktop.domain.media import Airing, Channel, Product
from desktop.domain.organisation import Agency, AgencyAlias, AgencyKind, AgencyName
from desktop.domain.plan import Topic
from desktop.domain.quick_line import Known, KnownChannel, QuickLine, QuickOffer, Vocabulary, read_quick_line
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.services.directory import members_on
from desktop.services.duplicates import near_works
from desktop.services.media import put_airing, put_product
from desktop.storage import search
from desktop.storage.repository import airings
from desktop.storage.rows import Reader
from desktop.vietnamese.collation import phrase_key
from desktop.vietnamese.folding import fold_words
from desktop.vietnamese.numerals import day_text, duration_text

_MOST_NAMESAKES = 200


@dataclass
class QuickEntry:
    """Airings as they are typed in one go."""

    desk: Desk

    def vocabulary(self) -> Vocabulary:
        """What a line may name; channels in use stand first."""
        with self.desk.read() as reader:
            return _vocabulary(reader)

    def read(self, text: str, vocabulary: Vocabulary | None = None) -> QuickOffer:
        """What a line says and what storing it would do; stores nothing."""
        with self.desk.read() as reader:
            line = read_quick_line(text, vocabulary or _vocabulary(reader), self.desk.today())
            return _offer(reader, line)

    def put(self, offer: QuickOffer) -> tuple[Product, list[Airing]]:
        """Store what was offered, one act; raises `RecordFault` while something is missing."""
        if offer.missing:
            raise RecordFault(
                f"Dòng nhập nhanh còn thiếu {', '.join(offer.missing)}.",
                remedy="Hãy gõ thêm vào dòng rồi nhấn Enter; ví dụ: pt 15p x4 loa huyện quyền trẻ em 12/9.",
            )
        line = offer.line
        agencies: list[bytes | None] = [uid for uid, _ in offer.airing_of]
        with self.desk.act(f"Nhập nhanh «{line.title}»") as writer:
            product = (
                writer.one(Product, offer.product)
                if offer.product
                else put_product(
                    writer, topics=line.topics, title=line.title, kind=line.kind, origin=line.origin,
                    seconds=line.seconds,
                )
            )  # fmt: skip
            stored = [
                put_airing(
                    writer, product=product.uid, channel=line.channel, agency=agency, day=line.day, at=line.at,
                    times=line.times, quantity=line.quantity, relayed=line.relayed,
                )
                for agency in agencies or [None]
            ]  # fmt: skip
            return product, stored


def _vocabulary(reader: Reader) -> Vocabulary:
    recent = airings.recent_channels(reader.connection)
    agencies = {one.uid: one for one in reader.find(Agency)}
    channels = sorted(
        reader.find(Channel),
        key=lambda one: (recent.index(one.uid) if one.uid in recent else len(recent), phrase_key(one.name)),
    )
    return Vocabulary(
        tuple(_known_channel(one, agencies.get(one.agency or b"")) for one in channels),
        tuple(Known(one.uid, (one.name,)) for one in reader.find(Topic)),
        tuple(_known_agencies(reader, agencies)),
    )


def _known_channel(channel: Channel, keeper: Agency | None) -> KnownChannel:
    """A channel lives as long as the agency that keeps it."""
    days = (keeper.from_day, keeper.to_day) if keeper else (None, None)
    return KnownChannel(channel.uid, channel.name, channel.kind, channel.level, *days)


def _known_agencies(reader: Reader, agencies: Mapping[bytes, Agency]) -> Iterable[Known]:
    """Agencies by all their names; those that relay, committees and communes, stand before the others."""
    names = {uid: [one.name, *([one.short_name] if one.short_name else [])] for uid, one in agencies.items()}
    for alias in reader.find(AgencyAlias):
        names.setdefault(alias.agency, []).append(alias.alias)
    for former in reader.find(AgencyName):
        names.setdefault(former.agency, []).append(former.name)
    order = (AgencyKind.COMMUNE, AgencyKind.COMMITTEE, AgencyKind.GROUP)
    for one in sorted(
        agencies.values(),
        key=lambda one: (order.index(one.kind) if one.kind in order else len(order), phrase_key(one.name)),
    ):
        yield Known(one.uid, tuple(names[one.uid]), one.from_day, one.to_day)


def _offer(reader: Reader, line: QuickLine) -> QuickOffer:
    channel = reader.get(Channel, line.channel) if line.channel else None
    topics = reader.by_uid(Topic, line.topics)
    known, doubt = _known_product(reader, line)
    missing = tuple(name for name in line.missing if not (known and name == "thể loại"))
    return QuickOffer(
        line,
        channel.name if channel else "",
        tuple(topics[uid].name for uid in line.topics if uid in topics),
        known.uid if known else None,
        known.kind if known else line.kind,
        known.seconds if known else line.seconds,
        tuple(_airing_of(reader, line)),
        missing,
        (*line.doubts, *([doubt] if doubt else [])),
    )


def _known_product(reader: Reader, line: QuickLine) -> tuple[Product | None, str]:
    """The product of that title, or the reason why the line makes a new one beside it."""
    wanted = fold_words(line.title)
    if not wanted:
        return None, ""
    hits = [hit.uid for hit in search.find(reader.connection, line.title, _MOST_NAMESAKES) if hit.table == "product"]
    namesakes = [one for one in reader.by_uid(Product, hits).values() if fold_words(one.title) == wanted]
    fitting = [
        one
        for one in namesakes
        if line.kind in (None, one.kind) and line.seconds in (0, one.seconds) and line.origin is one.origin
    ]
    if fitting:
        found = max(fitting, key=lambda one: one.uid)
        return found, f"Đã có sản phẩm này ({found.kind.term}); dòng này thành một lần phát, đăng nữa của nó."
    if namesakes:
        told = "; ".join(
            f"{one.kind.term}, {one.origin.term}{f', {duration_text(one.seconds)}' if one.seconds else ''}"
            for one in namesakes[:3]
        )
        return None, f"Đã có sản phẩm cùng tên nhưng khác ({told}); dòng này thành sản phẩm mới."
    near = near_works(reader, Work(b"", line.title, line.day)) if line.day else []
    if near:
        told = f"{near[0].one.told} ({near[0].words})"
        return None, f"Giống sản phẩm đã có {told}; nếu là một, gõ đúng tên ấy trong dấu «»."
    return None, ""


def _airing_of(reader: Reader, line: QuickLine) -> Iterable[tuple[bytes, str]]:
    """Who aired: the agency named, or every member the named group had on that day."""
    agency = reader.get(Agency, line.agency) if line.agency else None
    if agency is None or line.day is None:
        return []
    if agency.kind is not AgencyKind.GROUP:
        return [(agency.uid, agency.name)]
    members = members_on(reader, agency.uid, line.day)
    if not members:
        raise RecordFault(
            f"Nhóm «{agency.name}» không có thành viên nào vào ngày {day_text(line.day)}.",
            remedy="Hãy ghi thành viên của nhóm ở Danh mục, mục Cơ quan, đơn vị; hoặc nêu tên từng đơn vị.",
        )
    return sorted(((one.uid, one.name) for one in members), key=lambda one: phrase_key(one[1]))
