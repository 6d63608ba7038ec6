"""Products with their first day and links, as asked whether two of them are one."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection

from desktop.domain.duplicates import Work, link_key

_WORKS = """SELECT p.uid, p.title, min(a.day), group_concat(nullif(a.link, ''), char(10)), coalesce(g.name, '')
    FROM product p LEFT JOIN airing a ON a.product = p.uid LEFT JOIN agency g ON g.uid = p.agency
    GROUP BY p.uid"""


def between(connection: Connection, first: date, last: date, *, unaired: bool = False) -> list[Work]:
    """Products first aired within these days, by day; with `unaired` those not aired yet, too."""
    open_ones = " OR min(a.day) IS NULL" if unaired else ""
    query = f"{_WORKS} HAVING min(a.day) BETWEEN ? AND ?{open_ones} ORDER BY min(a.day), p.uid"
    return [_work(row) for row in connection.exec_driver_sql(query, (first.isoformat(), last.isoformat()))]


def one(connection: Connection, product: bytes) -> Work | None:
    """One product, None when it is no longer there."""
    row = connection.exec_driver_sql(_WORKS.replace("GROUP BY", "WHERE p.uid = ? GROUP BY"), (product,)).first()
    return _work(row) if row is not None else None


def _work(row: Any) -> Work:
    uid, title, day, links, agency = row
    keys = frozenset(link_key(link) for link in (links or "").split("\n") if link.strip())
    return Work(uid, title, date.fromisoformat(day) if day else None, keys, agency)
