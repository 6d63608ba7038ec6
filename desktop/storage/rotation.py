"""Which backups are kept: near days all, then one a day, one a week, one a month; never the last three go."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

DAYS, WEEKS, MONTHS = 7, 8, 24
LAST = 3
SAFETY_DAYS = 30
"""How long a copy made before an upgrade, a restore or an import is kept whatever else there is."""

K = TypeVar("K", bound=Hashable)


def superfluous(backups: Iterable[tuple[K, datetime, bool]], today: date) -> set[K]:
    """The backups that may go, given as (key, local time, whether it is a safety copy).

    Days, weeks and months without a backup use up no place: after a long holiday the old ones are still there.
    """
    newest_first = sorted(backups, key=lambda backup: backup[1], reverse=True)
    times = [(key, at) for key, at, _ in newest_first]
    kept = {key for key, _ in times[:LAST]}
    kept |= {key for key, at in times if at.date() >= today}
    kept |= {key for key, at, safety in newest_first if safety and (today - at.date()) <= timedelta(days=SAFETY_DAYS)}
    past = [(key, at) for key, at in times if at.date() < today]
    kept |= _newest_of_each(past, lambda at: at.date(), DAYS)
    kept |= _newest_of_each(past, lambda at: at.isocalendar()[:2], WEEKS)
    kept |= _newest_of_each(past, lambda at: (at.year, at.month), MONTHS)
    return {key for key, _ in times} - kept


def _newest_of_each(
    newest_first: Sequence[tuple[K, datetime]], slot: Callable[[datetime], Hashable], slots: int
) -> set[K]:
    newest: dict[Hashable, K] = {}
    for key, at in newest_first:
        if len(newest) == slots and slot(at) not in newest:
            break
        newest.setdefault(slot(at), key)
    return set(newest.values())
