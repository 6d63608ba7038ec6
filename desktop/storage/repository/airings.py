"""Airings as a list: pages of rows in the order of their days, whatever their number."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

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
    if after is None:
        rows = connection.exec_driver_sql(_FIRST, (size,)).all()
    else:
        rows = connection.exec_driver_sql(_AFTER, (after[0].isoformat(), after[1], size)).all()
    return [AiringLine(r[0], date.fromisoformat(r[1]), r[2], bool(r[3]), r[4], r[5]) for r in rows]
