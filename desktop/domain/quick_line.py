"""The quick line (dòng nhập nhanh): one typed line that becomes a product and its airing, to be confirmed.

`pt 15p x4 loa huyện quyền trẻ em 12/9` is a radio programme of 15 minutes, aired four times by the district's
loudspeakers on 12/9, on the topic of children's rights. The order is free; what nothing else claims is the title, and
words in quotation marks are the title whatever they say. The text itself is never changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum
from typing import Any, TypeVar

from desktop.domain.media import ChannelKind, ChannelLevel, Origin, ProductKind
from desktop.domain.quick_words import (
    ALONE,
    CHANNEL_WORDS,
    KIND_WORDS,
    LEVEL_WORDS,
    ORIGIN_WORDS,
    RELAY_WORDS,
    Word,
    clock,
    day,
    duration,
    quantity,
    times,
    words_of,
)
from desktop.vietnamese.folding import fold_words


class Piece(StrEnum):
    """What a stretch of the line was read as."""

    KIND = "kind"
    DURATION = "duration"
    TIMES = "times"
    QUANTITY = "quantity"
    DAY = "day"
    CLOCK = "clock"
    CHANNEL = "channel"
    TOPIC = "topic"
    ORIGIN = "origin"
    RELAY = "relay"
    AGENCY = "agency"
    TITLE = "title"


@dataclass(frozen=True)
class Stretch:
    """Characters `start` up to `end` of the line and what they were read as."""

    start: int
    end: int
    piece: Piece


@dataclass(frozen=True)
class Known:
    """A record a line may name: a topic, an agency or a group of them, with every name it goes by, and its days."""

    uid: bytes
    names: tuple[str, ...]
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class KnownChannel:
    """A channel a line may name, by its name or by what it is ("loa huyện")."""

    uid: bytes
    name: str
    kind: ChannelKind
    level: ChannelLevel
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Vocabulary:
    """What the line may name; of two channels that fit equally the earlier one is meant."""

    channels: tuple[KnownChannel, ...] = ()
    topics: tuple[Known, ...] = ()
    agencies: tuple[Known, ...] = ()


@dataclass(frozen=True)
class QuickLine:
    """What a line says. `missing` names what has to be added, `doubts` say in words what could be read otherwise."""

    title: str = ""
    kind: ProductKind | None = None
    origin: Origin = Origin.PRODUCED
    seconds: int = 0
    times: int = 1
    quantity: int = 0
    day: date | None = None
    at: time | None = None
    channel: bytes | None = None
    topics: tuple[bytes, ...] = ()
    relayed: bool = False
    agency: bytes | None = None
    stretches: tuple[Stretch, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """What a record cannot do without, in the office's words."""
        wanted = (("tên sản phẩm", self.title), ("thể loại", self.kind), ("kênh", self.channel))
        return tuple(name for name, value in wanted if not value)


def read_quick_line(text: str, vocabulary: Vocabulary, today: date) -> QuickLine:
    """What a typed line says; a day without a year is the last such day up to `today`, no day at all is `today`."""
    return _Reading(text, vocabulary, today).read()


K = TypeVar("K", Known, KnownChannel)
_QUOTES = (("«", "»"), ("“", "”"), ('"', '"'))


@dataclass
class _Reading:
    text: str
    vocabulary: Vocabulary
    today: date
    line: QuickLine = field(default_factory=QuickLine)
    stretches: list[Stretch] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def read(self) -> QuickLine:
        title, words = self._quoted(words_of(self.text))
        self.words: list[Word] = words
        self._kind()
        self._figures()
        self._origin()
        self._channel()
        self._agency()
        self._title(title)
        self._topics()
        stretches = tuple(sorted(self.stretches, key=lambda one: (one.start, one.end)))
        return replace(
            self.line, day=self.line.day or self.today, stretches=stretches, doubts=tuple(dict.fromkeys(self.doubts))
        )

    def _quoted(self, words: list[Word]) -> tuple[Stretch | None, list[Word]]:
        """What stands in quotation marks, and the words outside."""
        for opening, closing in _QUOTES:
            start = self.text.find(opening)
            end = self.text.find(closing, start + 1) if start >= 0 else -1
            if end > start + 1:
                stretch = Stretch(start + 1, end, Piece.TITLE)
                return stretch, [word for word in words if word.end <= start or word.start > end]
        return None, words

    def _take(self, piece: Piece, first: int, count: int) -> None:
        """The words `first`, … are spoken for."""
        taken = self.words[first : first + count]
        self.stretches.append(Stretch(taken[0].start, taken[-1].end, piece))
        self.words[first : first + count] = [word.gone() for word in taken]

    def _windows(self, longest: int, shortest: int = 1) -> Iterable[tuple[int, int, str]]:
        """Every run of words nobody has spoken for, the longest first: place, number of words, folded phrase."""
        for count in range(min(longest, len(self.words)), shortest - 1, -1):
            for first in range(len(self.words) - count + 1):
                run = self.words[first : first + count]
                if all(not word.taken for word in run):
                    yield first, count, " ".join(word.folded for word in run if word.folded)

    def _kind(self) -> None:
        """Only the first words say what was made: later they belong to the title."""
        for count in (3, 2, 1):
            run = self.words[:count]
            kind = KIND_WORDS.get(" ".join(word.folded for word in run)) if len(run) == count else None
            if kind is not None:
                self.line = replace(self.line, kind=kind)
                self._take(Piece.KIND, 0, count)
                return

    def _figures(self) -> None:
        """Durations, times, quantities, days and times of day; each is said once, a second one stays in the title."""
        self._first(Piece.DAY, lambda word, then: day(word, then, self.today), "day")
        self._first(Piece.CLOCK, clock, "at")
        self._first(Piece.DURATION, duration, "seconds")
        self._first(Piece.TIMES, times, "times")
        self._first(Piece.QUANTITY, quantity, "quantity")

    def _first(self, piece: Piece, read: Callable[[str, str], tuple[Any, int] | None], name: str) -> None:
        for place, word in enumerate(self.words):
            after = self.words[place + 1] if place + 1 < len(self.words) else None
            then = after.plain if after is not None and not after.taken else ""
            found = None if word.taken else read(word.plain, then)
            if found is not None:
                value, count = found
                said: dict[str, Any] = {name: value}
                self.line = replace(self.line, **said)
                self._take(piece, place, count)
                return

    def _origin(self) -> None:
        for first, count, phrase in list(self._windows(2)):
            if phrase in RELAY_WORDS:
                self.line = replace(self.line, relayed=True)
                self._take(Piece.RELAY, first, count)
                return
            if phrase in ORIGIN_WORDS:
                self.line = replace(self.line, origin=ORIGIN_WORDS[phrase])
                self._take(Piece.ORIGIN, first, count)
                return

    def _channel(self) -> None:
        for first, count, phrase in list(self._windows(8)):
            fitting = self._then([one for one in self.vocabulary.channels if _names_channel(one, phrase)])
            if fitting:
                self.line = replace(self.line, channel=fitting[0].uid)
                self._take(Piece.CHANNEL, first, count)
                if len(fitting) > 1:
                    others = ", ".join(f"«{one.name}»" for one in fitting[1:4])
                    self.doubts.append(f"Kênh được hiểu là «{fitting[0].name}»; cũng có thể là {others}.")
                return

    def _agency(self) -> None:
        """Only who relayed is looked for: in a title the name of a place is no more than that."""
        if not self.line.relayed:
            return
        for first, count, phrase in list(self._windows(8)):
            fitting = self._then([one for one in self.vocabulary.agencies if _says(one.names, phrase, 2)])
            if fitting:
                self.line = replace(self.line, agency=fitting[0].uid)
                self._take(Piece.AGENCY, first, count)
                if len(fitting) > 1:
                    others = ", ".join(f"«{one.names[0]}»" for one in fitting[1:4])
                    self.doubts.append(
                        f"Đơn vị tiếp phát được hiểu là «{fitting[0].names[0]}»; cũng có thể là {others}."
                    )
                return

    def _then(self, fitting: list[K]) -> list[K]:
        """Those there were on the day the line speaks of; where there was none then, all that fit."""
        day = self.line.day or self.today
        return [one for one in fitting if (one.first or day) <= day <= (one.last or day)] or fitting

    def _title(self, quoted: Stretch | None) -> None:
        if quoted is not None:
            self.stretches.append(quoted)
            self.line = replace(self.line, title=self.text[quoted.start : quoted.end].strip())
            return
        left = [word for word in self.words if not word.taken]
        if left:
            self.stretches += [Stretch(word.start, word.end, Piece.TITLE) for word in left]
            self.line = replace(self.line, title=" ".join(self.text[word.start : word.end] for word in left))

    def _topics(self) -> None:
        """Topics the title speaks of; their words stay in the title."""
        words = words_of(self.line.title)
        found: list[bytes] = []
        place = 0
        while place < len(words):
            count, topic = self._topic_at([word.folded for word in words[place:]])
            if topic is not None and topic not in found:
                found.append(topic)
            place += max(count, 1)
        self.line = replace(self.line, topics=tuple(found))

    def _topic_at(self, words: list[str]) -> tuple[int, bytes | None]:
        """The topic that the first words name, and how many they are; words that fit two topics name none."""
        for count in range(min(len(words), 12), 1, -1):
            fitting = [one for one in self.vocabulary.topics if _says(one.names, " ".join(words[:count]), 2)]
            if len(fitting) == 1:
                return count, fitting[0].uid
        return 0, None


def _says(names: Iterable[str], phrase: str, least: int) -> bool:
    """Whether a phrase of at least so many words stands in one of the names."""
    return phrase.count(" ") >= least - 1 and any(f" {phrase} " in f" {fold_words(name)} " for name in names)


def _names_channel(channel: KnownChannel, phrase: str) -> bool:
    """By its name, or the beginning of it, or by what it is: titles speak of places and of information too."""
    name = fold_words(channel.name)
    if phrase == name or (_says((name,), phrase, 3) and (name.startswith(phrase) or phrase.startswith("truyen thanh"))):
        return True
    what, _, level = phrase.rpartition(" ") if phrase.rpartition(" ")[2] in LEVEL_WORDS else (phrase, "", "")
    kind, word = CHANNEL_WORDS.get(what, (None, ""))
    if kind is not channel.kind or (word and word not in name):
        return False
    return LEVEL_WORDS[level] is channel.level if level else what in ALONE


@dataclass(frozen=True)
class QuickOffer:
    """A line that was read, and what storing it would do.

    `product` is the product of that title which is there already: the airing becomes one more of it. `airing_of` are
    the agencies that each get an airing of their own; empty when there is one airing and nobody is named.
    """

    line: QuickLine
    channel: str = ""
    topics: tuple[str, ...] = ()
    product: bytes | None = None
    product_kind: ProductKind | None = None
    seconds: int = 0
    airing_of: tuple[tuple[bytes, str], ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
