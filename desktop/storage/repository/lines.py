"""Lines of any register: the order of all its lines at once, then the lines looked at.

A list is opened by asking for the identities of its lines in their order; the lines themselves are fetched as they
come into sight, so that the first and the last page of a million cost the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from sqlalchemy import Connection

from desktop.domain import terms
from desktop.domain.facilities import STANDING
from desktop.domain.registers import Asked, Choice, Column, Group, Line, Register
from desktop.domain.terms import Shape
from desktop.storage import search
from desktop.vietnamese.collation import name_key, phrase_key
from desktop.vietnamese.folding import fold_words
from desktop.vietnamese.numerals import minutes

_STANDS = (
    "b.day <= :today AND NOT EXISTS (SELECT 1 FROM agency z WHERE z.uid = b.agency AND z.to_day < :today) "
    "AND NOT EXISTS (SELECT 1 FROM facility_count n WHERE n.agency = b.agency AND n.kind = b.kind "
    "AND n.day <= :today AND (n.day, n.uid) > (b.day, b.uid))"
)
"""A count of facilities holds until the agency's next one of that kind, and ends with the agency."""
_COUNTED = {
    ("airing", "~minutes"): "CASE WHEN {channel}.with_duration THEN ({product}.seconds * b.times + 30) / 60 END",
    ("airing", "~topics"): "(SELECT group_concat(t.name, '; ') FROM product_topic pt JOIN topic t ON t.uid = pt.topic "
    "WHERE pt.product = b.product)",
    ("airing", "~reach"): "(SELECT r.reach FROM airing_reach r WHERE r.airing = b.uid "
    "ORDER BY r.day DESC, r.uid DESC LIMIT 1)",
    ("editorial_item", "~state"): "CASE WHEN b.product IS NOT NULL THEN 'đã thực hiện' WHEN b.dropped "
    "THEN 'không thực hiện' WHEN b.day < :today THEN 'quá ngày dự kiến' ELSE 'dự kiến' END",
    ("facility_count", "~standing"): f"CASE WHEN {_STANDS} THEN '{STANDING}' ELSE 'không còn tính' END",
    ("facility_count", "~now"): f"CASE WHEN {_STANDS} THEN b.quantity END",
    ("product", "~audiences"): "(SELECT group_concat(d.text, '; ') FROM product_audience pa "
    "JOIN audience d ON d.uid = pa.audience WHERE pa.product = b.uid)",
    ("product", "~topics"): "(SELECT group_concat(t.name, '; ') FROM product_topic pt JOIN topic t ON t.uid = pt.topic "
    "WHERE pt.product = b.uid)",
    ("product", "~airings"): "(SELECT coalesce(sum(a.times), 0) FROM airing a WHERE a.product = b.uid)",
    ("product", "~first_day"): "(SELECT min(a.day) FROM airing a WHERE a.product = b.uid)",
    ("course", "~day"): "(SELECT max(s.day) FROM session s WHERE s.course = b.uid)",
    ("course", "~sessions"): "(SELECT count(*) FROM session s WHERE s.course = b.uid)",
    ("course", "~enrolled"): "(SELECT count(*) FROM enrolment e WHERE e.course = b.uid)",
    ("course", "~came"): "(SELECT count(DISTINCT d.person) FROM session s JOIN attendance d ON d.session = s.uid "
    "WHERE s.course = b.uid AND d.mark IN ('present', 'late'))",
    ("session", "~turns"): "(SELECT count(*) FROM attendance d WHERE d.session = b.uid "
    "AND d.mark IN ('present', 'late'))",
    ("roster_group", "~members"): "(SELECT count(DISTINCT m.person) FROM roster_member m WHERE m.roster = b.uid "
    "AND (m.from_day IS NULL OR m.from_day <= :today) AND (m.to_day IS NULL OR m.to_day >= :today))",
    ("agency", "~members"): "(SELECT nullif(count(*), 0) FROM membership m WHERE m.body = b.uid)",
    ("topic", "~products"): "(SELECT count(DISTINCT pt.product) FROM product_topic pt WHERE pt.topic = b.uid)",
}  # fmt: skip
_NEEDS = {("airing", "~minutes"): ("channel", "product")}
_MOST_HITS, _MOST_VALUES = 30_000, 500
_LETTERS_OF_PART = {"month": 7, "year": 4}


@dataclass
class _Query:
    """The joins a register's columns need, found on the way."""

    register: Register
    joins: dict[str, str] = field(default_factory=dict)

    def source(self, path: str) -> str:
        """The SQL of a column."""
        path, _, part = path.partition("@")
        if part:
            return f"substr({self.source(path)}, 1, {_LETTERS_OF_PART[part]})"
        if path.startswith("~"):
            key = (self.register.table, path)
            return _COUNTED[key].format(**{name: self._joined(name) for name in _NEEDS.get(key, ())})
        *steps, last = path.split(".")
        return f"{self._joined('.'.join(steps))}.{last}" if steps else f"b.{last}"

    def _joined(self, way: str) -> str:
        """The alias of the table at the end of a way of references, joined once."""
        steps = way.split(".")
        table, alias = self.register.table, "b"
        for count, step in enumerate(steps, start=1):
            name = "_".join(("j", *steps[:count]))
            table = terms.refers_to(table, step)
            self.joins.setdefault(name, f"LEFT JOIN {table} {name} ON {name}.uid = {alias}.{step}")
            alias = name
        return alias

    def text(self, select: str, where: str = "", order: str = "") -> str:
        return f"SELECT {select} FROM {self.register.table} b {' '.join(self.joins.values())} {where} {order}"


def ordered(connection: Connection, asked: Asked, today: date) -> list[bytes]:
    """The identities of every line, in order. Words are ordered as Vietnamese words are, persons by given name."""
    query = _Query(asked.register)
    order = asked.order or asked.register.order
    path, backwards = order.removeprefix("-"), order.startswith("-")
    column = asked.register.column(path)
    source = query.source(path)
    where, values = _conditions(connection, asked, query)
    values["today"] = today.isoformat()
    if column.shape in (Shape.TEXT, Shape.CODE, Shape.REFERENCE):
        rows = _each(connection, query.text(f"b.uid, {source}", where), values)
        return _in_order(rows, _key_of(column), backwards=backwards)
    turn = "DESC" if backwards else "ASC"
    text = query.text("b.uid", where, f"ORDER BY {source} {turn}, b.uid {turn}")
    return [uid for (uid,) in _each(connection, text, values)]


def _in_order(rows: Iterable[Any], key: Callable[[object], tuple[bool, str]], *, backwards: bool) -> list[bytes]:
    """Identities by the order of their texts: each different text is looked at once, of a million lines few differ."""
    held: dict[object, list[bytes]] = {}
    for uid, text in rows:
        held.setdefault(text, []).append(uid)
    by_key: dict[tuple[bool, str], list[bytes]] = {}
    for text, uids in held.items():
        by_key.setdefault(key(text), []).extend(uids)
    found: list[bytes] = []
    for one in sorted(by_key, reverse=backwards):
        found += sorted(by_key[one], reverse=backwards)
    return found


def grouped(connection: Connection, asked: Asked, today: date) -> list[Group]:
    """The lines by the values of `asked.group`: how many, and the sums of the columns in sight; one statement.

    In Vietnamese order, what has no value last; without a group everything together, as one.
    """
    query = _Query(asked.register)
    column = asked.register.column(asked.group) if asked.group else None
    source = query.source(asked.group) if asked.group else "NULL"
    sums = [_sum(query, one) for one in asked.summed]
    where, values = _conditions(connection, asked, query)
    values["today"] = today.isoformat()
    rows = _run(connection, query.text(", ".join([source, "count(*)", *sums]), where, "GROUP BY 1"), values)
    if column is None:
        nothing = (0, tuple(0 for _ in sums))
        return [Group(None, "", *(_counted(asked, rows[0][1:]) if rows else nothing))]
    key = _key_of(column)
    rows.sort(key=lambda row: (row[0] is None, key(row[0])))
    return [Group(row[0], column.called(row[0]), *_counted(asked, row[1:])) for row in rows]


def values_of(connection: Connection, register: Register, path: str, today: date) -> list[tuple[object, str]]:
    """What stands in a column, and what it is called, in order: to choose a filter from."""
    query, column = _Query(register), register.column(path)
    text = query.text(f"DISTINCT {query.source(path)}", order=f"LIMIT {_MOST_VALUES}")
    found = [row[0] for row in _run(connection, text, {"today": today.isoformat()})]
    key = _key_of(column)
    found.sort(key=lambda value: (value is None, key(value)))
    return [(value, column.called(value)) for value in found]


def _sum(query: _Query, column: Column) -> str:
    """Minutes add up as seconds and are rounded once, as the figures are."""
    if (query.register.table, column.path) == ("airing", "~minutes"):
        query.source("~minutes")
        return "sum(CASE WHEN j_channel.with_duration THEN j_product.seconds * b.times END)"
    return f"sum({query.source(column.path)})"


def _counted(asked: Asked, row: Sequence[Any]) -> tuple[int, tuple[int, ...]]:
    count, *sums = row
    told = [
        minutes(value or 0) if (asked.register.table, column.path) == ("airing", "~minutes") else int(value or 0)
        for column, value in zip(asked.summed, sums, strict=True)
    ]
    return int(count), tuple(told)


def lines(connection: Connection, register: Register, uids: Sequence[bytes], today: date) -> list[Line]:
    """The lines of these identities; one deleted meanwhile is left out."""
    query = _Query(register)
    columns = ", ".join(query.source(column.path) for column in register.columns)
    marks = {f"u{place}": uid for place, uid in enumerate(uids)}
    where = f"WHERE b.uid IN ({', '.join(f':{name}' for name in marks)})"
    rows = _run(connection, query.text(f"b.uid, {columns}", where), {**marks, "today": today.isoformat()})
    known = {row[0]: Line(row[0], tuple(map(_value, register.columns, row[1:]))) for row in rows}
    return [known[uid] for uid in uids if uid in known]


def _conditions(connection: Connection, asked: Asked, query: _Query) -> tuple[str, dict[str, object]]:
    clauses: list[str] = []
    values: dict[str, object] = {}
    for place, (name, value) in enumerate(asked.equal):
        clauses.append(f"b.{name} IS :e{place}")
        values[f"e{place}"] = value
    for place, (path, value) in enumerate(asked.only):
        clauses.append(f"{query.source(path)} IS :o{place}")
        values[f"o{place}"] = value
    day = asked.register.day
    for sign, bound, name in ((">=", asked.from_day, "from_day"), ("<=", asked.to_day, "to_day")):
        if bound is not None and day:
            clauses.append(f"{query.source(day)} {sign} :{name}")
            values[name] = bound.isoformat()
    if asked.words.strip() and asked.register.searched:
        found = _hits(connection, asked)
        values |= {f"h{place}": uid for place, uid in enumerate(found)}
        clauses.append(f"b.{asked.register.searched} IN ({', '.join(f':h{place}' for place in range(len(found)))})")
    return (f"WHERE {' AND '.join(clauses)}" if clauses else ""), values


def _hits(connection: Connection, asked: Asked) -> list[bytes]:
    register = asked.register
    table = register.table if register.searched == "uid" else terms.refers_to(register.table, register.searched)
    return [hit.uid for hit in search.find(connection, asked.words, _MOST_HITS) if hit.table == table]


def _key_of(column: Column) -> Callable[[object], tuple[bool, str]]:
    owner = column.code_table
    if column.shape is Shape.CODE:
        return lambda value: (value is None, phrase_key(column.word(value)))
    make = name_key if (owner, column.path.rsplit(".", 1)[-1]) == ("person", "name") else phrase_key
    return lambda value: (not value, make(str(value or "")))


def _value(column: Column, value: Any) -> Any:
    if value is None:
        return None
    match column.shape:
        case Shape.DAY:
            return date.fromisoformat(value)
        case Shape.CLOCK:
            return time.fromisoformat(value)
        case Shape.YES_NO:
            return bool(value)
        case _:
            return value


def _run(connection: Connection, text: str, values: dict[str, object]) -> list[Any]:
    return list(_each(connection, text, values))


def _each(connection: Connection, text: str, values: dict[str, object]) -> Iterator[Any]:
    """Row after row: a million of them are never held at once."""
    raw: Any = connection.connection.driver_connection
    yield from raw.execute(text, values)


def choices(connection: Connection, table: str, typed: str, limit: int) -> list[Choice]:
    """Records whose name holds every typed word, in Vietnamese order."""
    name = terms.naming_fields(table)[0] if table != "roster_group" else "name"
    more, join = _TELLING.get(table, ("''", ""))
    where = _LIVING.get(table, "")
    rows = _run(connection, f"SELECT b.uid, b.{name}, coalesce({more}, '') FROM {table} b {join} {where}", {})
    wanted = fold_words(typed).split()
    found = [row for row in rows if all(word in fold_words(f"{row[1]} {row[2]}") for word in wanted)]
    key = name_key if table == "person" else phrase_key
    found.sort(key=lambda row: (key(row[1]), row[2], row[0]))
    return [Choice(*row) for row in found[:limit]]


def shown(connection: Connection, table: str, uid: bytes) -> str:
    """What shows one record, as `choices` shows it."""
    name = terms.naming_fields(table)[0] if table != "roster_group" else "name"
    rows = _run(connection, f"SELECT {name} FROM {table} WHERE uid = :uid", {"uid": uid})
    return str(rows[0][0]) if rows else ""


_TELLING = {
    "person": ("a.name", "LEFT JOIN agency a ON a.uid = b.agency"),
    "task": ("b.printed_number", ""),
    "product": ("(SELECT min(day) FROM airing x WHERE x.product = b.uid)", ""),
    "roster_group": ("b.mark", ""),
}
"""What tells records of one name apart: a select and the join it needs."""

_LIVING = {"person": "WHERE b.merged_into IS NULL"}
