"""Figure definitions as SQL: one place that counts, and the same filter that lists the records counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from desktop.domain.period import Span
from desktop.domain.training import COUNTED_MARKS
from desktop.errors import WrongUse
from desktop.indicators.figure import Condition, Definition, Measure, Source
from desktop.indicators.targets import Coverage

_MARKS = ", ".join(f"'{mark.value}'" for mark in COUNTED_MARKS)

# Merged persons count as the one they were merged into, however long the chain; UNION (not UNION ALL) stops a ring.
_SAME = """same(uid, root, depth) AS (
    SELECT uid, uid, 0 FROM person WHERE merged_into IS NOT NULL
    UNION SELECT s.uid, p.merged_into, s.depth + 1 FROM same s JOIN person p ON p.uid = s.root
    WHERE p.merged_into IS NOT NULL AND s.depth < 100),
canon(uid, root) AS (SELECT uid, root FROM same s WHERE depth = (SELECT max(depth) FROM same t WHERE t.uid = s.uid))"""
_ROOT = "coalesce((SELECT root FROM canon k WHERE k.uid = {column}), {column})"

_LAST_DAYS = """held(uid, last) AS (
    SELECT c.uid, max(s.day) FROM course c JOIN session s ON s.course = c.uid WHERE c.state = 'held' GROUP BY c.uid)"""


@dataclass(frozen=True)
class _From:
    """The rows of a source: tables with their aliases, the day that places a row, and what narrows it."""

    tables: str
    day: str
    row: str
    shown: str
    table: str
    conditions: dict[str, str]
    head: str = ""


_SOURCES: dict[Source, _From] = {
    Source.WORK_DUE: _From(
        "work_item w JOIN task t ON t.uid = w.task",
        "w.due_day", "w.uid", "t.title", "work_item",
        {"late": "(w.state <> 'dropped' AND (w.done_day > w.due_day OR (w.done_day IS NULL AND w.due_day <= :cut)))",
         "counted": "w.state <> 'dropped'", "task": "w.task = :task"},
    ),
    Source.WORK_DONE: _From(
        "work_item w JOIN task t ON t.uid = w.task",
        "w.done_day", "w.uid", "t.title", "work_item",
        {"counted": "w.state = 'done'", "task": "w.task = :task"},
    ),
    Source.WORK_ACTIVE: _From(
        "active a JOIN task t ON t.uid = a.task",
        "a.day", "t.uid", "t.title", "task",
        {"counted": "t.cadence = 'continuous'", "task": "t.uid = :task"},
        head="""WITH active(task, day) AS (
            SELECT task, day FROM task_activity
            UNION ALL SELECT p.task, a.day FROM airing a JOIN product p ON p.uid = a.product WHERE p.task IS NOT NULL
            UNION ALL SELECT c.task, s.day FROM session s JOIN course c ON c.uid = s.course
                WHERE c.task IS NOT NULL AND c.state = 'held') """,
    ),
    Source.COURSE: _From(
        "held h JOIN course c ON c.uid = h.uid",
        "h.last", "c.uid", "c.title", "course",
        {"task": "c.task = :task"},
        head=f"WITH {_LAST_DAYS} ",
    ),
    Source.TURN: _From(
        f"(SELECT DISTINCT s.course AS course, {_ROOT.format(column='a.person')} AS person FROM attendance a "
        f"JOIN session s ON s.uid = a.session WHERE a.mark IN ({_MARKS})) u "
        "JOIN held h ON h.uid = u.course JOIN course c ON c.uid = u.course JOIN person q ON q.uid = u.person",
        "h.last", "u.person", "q.name || ' - ' || c.title", "person",
        {"task": "c.task = :task", "course": "c.uid = :course"},
        head=f"WITH RECURSIVE {_SAME}, {_LAST_DAYS} ",
    ),
    Source.PRODUCT: _From(
        "(SELECT product, min(day) AS day FROM airing WHERE day BETWEEN :first AND :last GROUP BY product) f "
        "JOIN product p ON p.uid = f.product",
        "f.day", "p.uid", "p.title", "product",
        {"counted": "NOT EXISTS (SELECT 1 FROM airing e WHERE e.product = f.product AND e.day < :first)",
         "origin": "p.origin = :origin", "kind": "p.kind = :kind", "task": "p.task = :task",
         "topic": "EXISTS (SELECT 1 FROM product_topic x WHERE x.product = p.uid AND x.topic = :topic)"},
    ),
    Source.AIRING: _From(
        # LEFT JOINs, which SQLite leaves out where a figure asks nothing of the table joined.
        "airing a LEFT JOIN product p ON p.uid = a.product LEFT JOIN channel c ON c.uid = a.channel",
        "a.day", "a.uid", "coalesce(p.title, '')", "airing",
        {"relayed": "a.relayed = :relayed", "kind": "p.kind = :kind", "channel": "a.channel = :channel",
         "task": "p.task = :task", "timed": "c.with_duration = 1",
         "topic": "EXISTS (SELECT 1 FROM product_topic x WHERE x.product = a.product AND x.topic = :topic)"},
    ),
    Source.DOCUMENT: _From(
        "issued_document d", "d.day", "d.uid", "d.number || ' ' || d.title", "issued_document",
        {"direction": "d.direction = :direction", "task": "d.task = :task"},
    ),
}  # fmt: skip

_MEASURES = {
    Measure.RECORDS: "count(DISTINCT {row})",
    Measure.PEOPLE: "count(DISTINCT u.person)",
    Measure.TIMES: "coalesce(sum(a.times), 0)",
    Measure.SECONDS: "coalesce(sum(p.seconds * a.times), 0)",
    Measure.QUANTITY: "coalesce(sum(a.quantity), 0)",
}

_DIMENSIONS = {
    "channel": ("a.channel", "c.name"),
    "kind": ("p.kind", "p.kind"),
    "topic": ("x.topic", "o.name"),
    "level": ("c.level", "c.level"),
    "origin": ("p.origin", "p.origin"),
    "agency": ("a.agency", "g.name"),
}
"""What a figure of media can be broken down by: key and name."""

_JOINED = {
    "topic": " JOIN product_topic x ON x.product = p.uid JOIN topic o ON o.uid = x.topic",
    "agency": " JOIN agency g ON g.uid = a.agency",
}
"""The tables a breakdown needs beyond the figure's own."""


def count(connection: Connection, definition: Definition, span: Span, cut: date | None = None) -> int:
    """The figure's value in the unit stored (seconds for durations), over whole days of `span`.

    `cut` is the day up to which undone work counts as late: the period's end, or yesterday while it runs.
    """
    source, where, values = _filter(definition, span, cut)
    query = f"{source.head}SELECT {_measure(definition, source)} FROM {source.tables} WHERE {where}"
    return int(_one(connection, query, values))


def broken_down(
    connection: Connection, definition: Definition, span: Span, dimension: str
) -> list[tuple[Condition, str, int]]:
    """The figure by channel, kind, topic, level, origin or agency: key, name and value, largest first.

    A product of two topics stands in both topics' rows, so rows by topic need not add up to the whole.
    """
    source, where, values = _filter(definition, span, None)
    key, name = _DIMENSIONS[dimension]
    tables = source.tables
    tables += _JOINED.get(dimension, "")
    query = (
        f"{source.head}SELECT {key}, {name}, {_measure(definition, source)} AS amount FROM {tables} WHERE {where} "
        f"GROUP BY {key} HAVING amount > 0 ORDER BY amount DESC, {name}"
    )
    return [(row[0], row[1], int(row[2])) for row in _all(connection, query, values)]


@dataclass(frozen=True)
class Counted:
    """A record behind a figure."""

    table: str
    uid: bytes
    day: date
    shown: str


def records(
    connection: Connection,
    definition: Definition,
    span: Span,
    cut: date | None = None,
    *,
    limit: int = 1000,
    offset: int = 0,
) -> list[Counted]:
    """The records a figure counts, oldest first: the drill-down has the very filter of the count."""
    source, where, values = _filter(definition, span, cut)
    query = (
        f"{source.head}SELECT DISTINCT {source.row}, {source.day}, {source.shown} FROM {source.tables} "
        f"WHERE {where} ORDER BY {source.day}, {source.row} LIMIT :limit OFFSET :offset"
    )
    values |= {"limit": limit, "offset": offset}
    return [
        Counted(source.table, row[0], date.fromisoformat(row[1]), row[2]) for row in _all(connection, query, values)
    ]


def coverage(connection: Connection, roster: bytes, cut: date, since: date | None) -> Coverage:
    """Members of a roster on the cut-off day and those of them trained since `since` (the plan's first day).

    A member who sent a substitute is not trained; an unidentified walk-in is never in the numerator.
    """
    values = {"roster": roster, "cut": cut.isoformat(), "since": (since or date.min).isoformat()}
    query = f"{_COVERAGE} SELECT count(*), coalesce(sum(person IN (SELECT person FROM trained)), 0) FROM member"
    members, trained = _one_row(connection, query, values)
    return Coverage(int(trained), int(members), cut)


def not_trained(connection: Connection, roster: bytes, cut: date, since: date | None) -> list[tuple[bytes, bytes]]:
    """Members of a roster not trained by the cut-off day: person and agency uid (empty without an agency)."""
    values = {"roster": roster, "cut": cut.isoformat(), "since": (since or date.min).isoformat()}
    query = (
        f"{_COVERAGE} SELECT p.uid, coalesce(p.agency, x'') FROM member m JOIN person p ON p.uid = m.person "
        "WHERE m.person NOT IN (SELECT person FROM trained)"
    )
    return [(row[0], row[1]) for row in _all(connection, query, values)]


_COVERAGE = f"""WITH RECURSIVE {_SAME}, {_LAST_DAYS},
member(person) AS (
    SELECT DISTINCT {_ROOT.format(column="r.person")} FROM roster_member r
    JOIN person q ON q.uid = {_ROOT.format(column="r.person")}
    WHERE r.roster = :roster AND coalesce(r.from_day, '0000') <= :cut AND coalesce(r.to_day, '9999') >= :cut),
trained(person) AS (
    SELECT DISTINCT {_ROOT.format(column="a.person")} FROM attendance a JOIN session s ON s.uid = a.session
    JOIN held h ON h.uid = s.course JOIN person q ON q.uid = {_ROOT.format(column="a.person")}
    WHERE a.mark IN ({_MARKS}) AND q.provisional = 0 AND h.last <= :cut AND h.last >= :since)"""


def products_by_channel(connection: Connection, span: Span) -> dict[object, int]:
    """How many different products each channel carried in the period."""
    query = "SELECT channel, count(DISTINCT product) FROM airing WHERE day BETWEEN :first AND :last GROUP BY channel"
    values = {"first": span.from_day.isoformat(), "last": span.to_day.isoformat()}
    return {row[0]: int(row[1]) for row in _all(connection, query, values)}


def topics_by_channel(connection: Connection, span: Span) -> list[tuple[str, str, int]]:
    """Airings of each topic on each channel: both names and the number, for the pairs that have any."""
    query = (
        "SELECT o.name, c.name, sum(a.times) FROM airing a JOIN channel c ON c.uid = a.channel "
        "JOIN product_topic x ON x.product = a.product JOIN topic o ON o.uid = x.topic "
        "WHERE a.day BETWEEN :first AND :last GROUP BY o.uid, c.uid ORDER BY o.name, c.name"
    )
    values = {"first": span.from_day.isoformat(), "last": span.to_day.isoformat()}
    return [(row[0], row[1], int(row[2])) for row in _all(connection, query, values)]


def products_by_relaying_agency(connection: Connection, span: Span) -> dict[object, int]:
    """How many different products each agency has relayed in the period."""
    query = (
        "SELECT agency, count(DISTINCT product) FROM airing "
        "WHERE relayed = 1 AND day BETWEEN :first AND :last GROUP BY agency"
    )
    values = {"first": span.from_day.isoformat(), "last": span.to_day.isoformat()}
    return {row[0]: int(row[1]) for row in _all(connection, query, values)}


def first_day(connection: Connection) -> date | None:
    """The day of the oldest thing done: before it there is nothing to compare with."""
    query = (
        "SELECT min(day) FROM (SELECT min(day) AS day FROM airing UNION ALL SELECT min(day) FROM session "
        "UNION ALL SELECT min(day) FROM task_activity UNION ALL SELECT min(day) FROM issued_document "
        "UNION ALL SELECT min(done_day) FROM work_item)"
    )
    found = _one(connection, query, {})
    return date.fromisoformat(found) if found else None


def last_activity(connection: Connection, task: bytes, until: date) -> date | None:
    """The last day up to `until` on which a task was worked on: activity, airing or session."""
    source = _SOURCES[Source.WORK_ACTIVE]
    query = f"{source.head}SELECT max(a.day) FROM active a WHERE a.task = :task AND a.day <= :until"
    found = _one(connection, query, {"task": task, "until": until.isoformat()})
    return date.fromisoformat(found) if found else None


def active_days(connection: Connection, task: bytes) -> list[date]:
    """Every day a task was worked on, one for each activity, airing and session, in order."""
    query = f"{_SOURCES[Source.WORK_ACTIVE].head}SELECT a.day FROM active a WHERE a.task = :task ORDER BY a.day"
    return [date.fromisoformat(day) for day in connection.exec_driver_sql(query, {"task": task}).scalars()]


def _measure(definition: Definition, source: _From) -> str:
    if definition.source is Source.TURN and definition.measure is Measure.RECORDS:
        return "count(*)"
    return _MEASURES[definition.measure].format(row=source.row)


def _filter(definition: Definition, span: Span, cut: date | None) -> tuple[_From, str, dict[str, Any]]:
    """The WHERE of a figure, for counting and for listing alike."""
    source = _SOURCES[definition.source]
    clauses = [f"{source.day} BETWEEN :first AND :last"]
    values: dict[str, Any] = {"first": span.from_day.isoformat(), "last": span.to_day.isoformat()}
    if "counted" in source.conditions:
        clauses.append(source.conditions["counted"])
    if definition.measure is Measure.SECONDS:
        clauses.append(source.conditions["timed"])
    for name, value in definition.where.items():
        clause = source.conditions.get(name)
        if clause is None:
            raise WrongUse(f"Số liệu «{definition.label}» không lọc được theo «{name}».")
        clauses.append(clause)
        if f":{name}" in clause:
            values[name] = int(value) if isinstance(value, bool) else value
        if ":cut" in clause:
            values["cut"] = (cut or span.to_day).isoformat()
    return source, " AND ".join(clauses), values


def _all(connection: Connection, query: str, values: dict[str, Any]) -> list[Any]:
    return list(connection.exec_driver_sql(query, values).all())


def _one(connection: Connection, query: str, values: dict[str, Any]) -> Any:
    return connection.exec_driver_sql(query, values).scalar_one()


def _one_row(connection: Connection, query: str, values: dict[str, Any]) -> tuple[Any, Any]:
    row = connection.exec_driver_sql(query, values).one()
    return row[0], row[1]
