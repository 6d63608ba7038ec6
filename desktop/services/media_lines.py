"""Media output as a report's tables show it: by channel, topic, kind, unit and relaying commune."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.media import UNITS, Channel
from desktop.domain.period import Span
from desktop.domain.plan import Plan, Topic
from desktop.indicators.figure import Figure
from desktop.indicators.summary import OutputLine
from desktop.services import figuring
from desktop.storage import figures as counting
from desktop.storage.rows import Reader
from desktop.vietnamese.numerals import minutes


@dataclass(frozen=True)
class MediaLines:
    """The lines of one period."""

    reader: Reader
    span: Span
    plan: Plan | None

    def parts(self, identifier: str, dimension: str) -> tuple[tuple[str, int], ...]:
        found = counting.broken_down(self.reader.connection, figuring.standing(identifier), self.span, dimension)
        return tuple((figuring.spoken(dimension, name), amount) for _, name, amount in found)

    def units(self, figures: Mapping[str, Figure]) -> tuple[tuple[str, str, int], ...]:
        found = [(kind.term, unit, figures[f"media.units.{kind.value}"].value) for kind, unit in UNITS.items()]
        return tuple((name, unit, value) for name, unit, value in found if isinstance(value, int) and value)

    def output(self, dimension: str) -> tuple[OutputLine, ...]:
        """Media output by channel or by topic, most airings first."""
        whole = {
            identifier: {
                key: (name, amount)
                for key, name, amount in counting.broken_down(
                    self.reader.connection, figuring.standing(identifier), self.span, dimension
                )
            }
            for identifier in ("media.airings", "media.minutes")
        }
        products = self.products_by(dimension)
        channels = {channel.uid: channel.kind.term for channel in self.reader.find(Channel)}
        return tuple(
            OutputLine(
                name,
                products.get(key, 0),
                amount,
                minutes(whole["media.minutes"].get(key, ("", 0))[1]),
                channels.get(key, "") if isinstance(key, bytes) else "",
            )
            for key, (name, amount) in whole["media.airings"].items()
        )

    def neglected(self) -> tuple[OutputLine, ...]:
        """Topics of the plan (the finest ones) that nothing aired in the period treats."""
        if self.plan is None:
            return ()
        topics = self.reader.find(Topic, plan=self.plan.uid, order=("position",))
        parents = {topic.parent for topic in topics}
        treated = {name for name, _, _ in counting.topics_by_channel(self.reader.connection, self.span)}
        return tuple(
            OutputLine(topic.name, 0, 0, 0)
            for topic in topics
            if topic.uid not in parents and topic.name not in treated
        )

    def relays(self) -> tuple[OutputLine, ...]:
        """What each commune has relayed."""
        found = {
            identifier: {
                key: (name, amount)
                for key, name, amount in counting.broken_down(
                    self.reader.connection, figuring.standing(identifier), self.span, "agency"
                )
            }
            for identifier in ("media.airings.relayed", "media.minutes.relayed")
        }
        products = counting.products_by_relaying_agency(self.reader.connection, self.span)
        durations = found["media.minutes.relayed"]
        return tuple(
            OutputLine(name, products.get(key, 0), amount, minutes(durations.get(key, ("", 0))[1]))
            for key, (name, amount) in found["media.airings.relayed"].items()
        )

    def products_by(self, dimension: str) -> Mapping[object, int]:
        """Products aired in the period by channel, or first aired in it by topic."""
        if dimension == "channel":
            return counting.products_by_channel(self.reader.connection, self.span)
        found = counting.broken_down(self.reader.connection, figuring.standing("media.products"), self.span, dimension)
        return {key: amount for key, _, amount in found}
