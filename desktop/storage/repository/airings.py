"""Airings as a list: pages of rows in the order of their days, whatever their number."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection


class AiringLine(NamedTuple):
    """An airing as a list shows it; `uid` opens the record."""

    uid: bytes
    day: date
    times: int
    relayed: bool
    product: str
    channel: str


_PAGE = """SELECT a.uid, a.day, a.times, a.relayed, p.title, c.name
    FROM airing a JOIN product p ON p.uid = a.product JOIN channel c ON c.uid = a.channel
    {where} ORDER BY a.day, a.uid LIMIT ?"""
_FIRST = _PAGE.format(where="")
_AFTER = _PAGE.format(where="WHERE (a.day, a.uid) > (?, ?)")


def page(connection: Connection, after: tuple[date, bytes] | None = None, size: int = 200) -> list[AiringLine]:
    """The `size` airings that follow `after` (day and uid of the last line of the page before), oldest first.

    Pages are found by their first key, never by counting rows off, so the last page costs what the first one does.
    """
    raw: Any = connection.connection.driver_connection  # SQLAlchemy's own rows would make a page a sixth slower
    if after is None:
        rows = raw.execute(_FIRST, (size,)).fetchall()
    else:
        rows = raw.execute(_AFTER, (after[0].isoformat(), after[1], size)).fetchall()
    return [
        AiringLine(uid, date.fromisoformat(day), times, bool(relayed), product, channel)
        for uid, day, times, relayed, product, channel in rows
    ]


_RECENT = """SELECT channel FROM (SELECT channel, day FROM airing ORDER BY day DESC, uid DESC LIMIT 500)
    GROUP BY channel ORDER BY max(day) DESC, count(*) DESC, channel"""


def recent_channels(connection: Connection) -> list[bytes]:
    """The channels of the last 500 airings, the one used last first."""
    return [row[0] for row in connection.exec_driver_sql(_RECENT).all()]
