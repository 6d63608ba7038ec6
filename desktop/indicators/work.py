"""The work of a period by when it was due and when it was done, so that a report can say which of the two it counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.domain.period import Span


@dataclass(frozen=True)
class WorkDays:
    """When a piece of work is due and when it was done; None where that is not known or not yet so."""

    due: date | None
    done: date | None


@dataclass(frozen=True)
class WorkCounts:
    """The records behind `work.due` and `work.done`, each put in its place once.

    `on_time`, `delayed` and `unfinished` add up to what was due in the period; `on_time` and `delayed` may have been
    done before it. `carried` and `ahead` were done in the period but due before or after it.
    """

    on_time: int = 0
    delayed: int = 0
    unfinished: int = 0
    done: int = 0
    carried: int = 0
    ahead: int = 0

    @property
    def due(self) -> int:
        return self.on_time + self.delayed + self.unfinished


def work_counts(due: Iterable[WorkDays], done: Iterable[WorkDays], span: Span) -> WorkCounts:
    """Work due in the span, and work done in it, as both stood on the span's last day."""
    on_time = delayed = unfinished = 0
    for work in due:
        if work.done is None or work.done > span.to_day:
            unfinished += 1
        elif work.due is not None and work.done > work.due:
            delayed += 1
        else:
            on_time += 1
    finished = list(done)
    days = [work.due for work in finished if work.due is not None]
    return WorkCounts(
        on_time,
        delayed,
        unfinished,
        done=len(finished),
        carried=sum(1 for day in days if day < span.from_day),
        ahead=sum(1 for day in days if day > span.to_day),
    )
