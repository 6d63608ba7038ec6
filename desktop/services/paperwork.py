"""Documents issued, stated values, and the report's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.domain.measuring import StatedValue
from desktop.domain.paperwork import ReportWords, WordsPlace
from desktop.domain.plan import Target
from desktop.services.desk import Desk
from desktop.storage.rows import Writer


def put_stated_value(writer: Writer, **values: Any) -> StatedValue:
    """Store what somebody says a target has reached."""
    value = StatedValue.of(**values)
    writer.one(Target, value.target)
    return writer.add(value)


def put_words(writer: Writer, *, period: str, place: WordsPlace | str, text: str) -> ReportWords:
    """Store the office's own words for one place of one period's report, replacing what stood there."""
    present = writer.find(ReportWords, period=period, place=WordsPlace.of(place))
    if present:
        return writer.change(ReportWords, present[0].uid, text=text)
    return writer.add(ReportWords.of(period=period, place=place, text=text))


@dataclass
class Paperwork:
    """Papers as the clerk uses them."""

    desk: Desk

    def set_words(self, period: str, place: WordsPlace, text: str) -> ReportWords:
        with self.desk.act(f"Sửa lời văn báo cáo kỳ {period}") as writer:
            return put_words(writer, period=period, place=place, text=text)

    def words(self, period: str) -> dict[WordsPlace, str]:
        """The office's own words for a period's report, by their place."""
        with self.desk.read() as reader:
            return {one.place: one.text for one in reader.find(ReportWords, period=period)}
