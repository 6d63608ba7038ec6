"""Figure definitions as SQL: one place that counts, and the same filter that lists the records counted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection

from desktop.domain.period import Span
from desktop.domain.training import COUNTED_MARKS
from desktop.errors import WrongUse
from desktop.indicators.figure import Condition, Definition, Measure, Source
from desktop.indicators.targets import Coverage

_MARKS = ", ".join(f"'{mark.value}'" for mark in COUNTED_MARKS)

# Merged persons count as the one they were merged into, however long the chain; the depth stops a ring,
# which two machines may bring about between them: it counts as one person.
_SAME = """same(uid, root, depth) AS (
    SELECT uid, uid, 0 FROM person WHERE merged_into IS NOT NULL
    UNION SELECT s.uid, p.merged_into, s.depth + 1 FROM same s JOIN person p ON p.uid = s.root
    WHERE p.merged_into IS NOT NULL AND s.depth < 100),
canon(uid, root) AS (
    SELECT s.uid, coalesce(max(CASE WHEN p.merged_into IS NULL THEN s.root END), min(s.root))
    FROM same s LEFT JOIN person p ON p.uid = s.root GROUP BY s.uid)"""
_ROOT = "coalesce((SELECT root FROM canon k WHERE k.uid = {column}), {column})"

_LAST_DAYS = """held(uid, last) AS (
    SELECT c.uid, max(s.day) FROM course c JOIN session s ON s.course = c.uid WHERE c.state = 'held' GROUP BY c.uid)"""


@dataclass(frozen=True)
class _From:
    """The rows of a source: tables with their aliases, the day that places a row, and what narrows it.

    `joined` are tables that a question adds by its use of their alias, `keys` the records its parts hang on.
    """

    tables: str
    day: str
    row: str
    shown: str
    table: str
    conditions: dict[str, str]
    head: str = ""
    joined: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)

    def select(self, columns: str, clauses: Sequence[str]) -> str:
        """A SELECT over no more tables than it speaks of: SQLite itself leaves none out of a sum."""
        asked = f"SELECT {columns} FROM {self.tables}", f"WHERE {' AND '.join(clauses)}"
        joins = [join for alias, join in self.joined.items() if re.search(rf"\b{alias}\.", " ".join(asked))]
        return " ".join([asked[0], *joins, asked[1]])


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
            UNION ALL SELECT p.task, a.day FROM product p CROSS JOIN airing a ON a.product = p.uid
                WHERE p.task IS NOT NULL
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
        "product p",
        "(SELECT min(day) FROM airing f WHERE f.product = p.uid)", "p.uid", "p.title", "product",
        {"origin": "p.origin = :origin", "kind": "p.kind = :kind", "task": "p.task = :task",
         "language": "p.language = :language",
         "topic": "EXISTS (SELECT 1 FROM product_topic x WHERE x.product = p.uid AND x.topic = :topic)",
         "audience": "EXISTS (SELECT 1 FROM product_audience x WHERE x.product = p.uid AND x.audience = :audience)"},
        keys={"product": "p.uid"},
    ),
    Source.AIRING: _From(
        "airing a",
        "a.day", "a.uid", "coalesce(p.title, '')", "airing",
        {"relayed": "a.relayed = :relayed", "kind": "p.kind = :kind", "channel": "a.channel = :channel",
         "task": "p.task = :task", "timed": "c.with_duration = 1", "level": "c.level = :level",
         "origin": "p.origin = :origin", "agency": "a.agency = :agency", "language": "p.language = :language",
         "topic": "EXISTS (SELECT 1 FROM product_topic x WHERE x.product = a.product AND x.topic = :topic)",
         "audience":
             "EXISTS (SELECT 1 FROM product_audience x WHERE x.product = a.product AND x.audience = :audience)"},
        joined={"p": "LEFT JOIN product p ON p.uid = a.product", "c": "LEFT JOIN channel c ON c.uid = a.channel"},
        keys={"product": "a.product", "channel": "a.channel", "agency": "a.agency"},
    ),
    # The newest count of each agency and kind by the last day; a later one replaces it, an agency that ended has none.
    Source.FACILITY: _From(
        "facility_count a JOIN agency z ON z.uid = a.agency",
        "max(a.day, :first)", "a.uid", "z.name", "facility_count",
        {"counted": "(z.to_day IS NULL OR z.to_day >= :last) AND NOT EXISTS (SELECT 1 FROM facility_count n "
                    "WHERE n.agency = a.agency AND n.kind = a.kind AND n.day <= :last "
                    "AND (n.day, n.uid) > (a.day, a.uid))",
         "kind": "a.kind = :kind"},
    ),
    Source.DOCUMENT: _From(
        "issued_document d", "d.day", "d.uid", "d.number || ' ' || d.title", "issued_document",
        {"direction": "d.direction = :direction", "task": "d.task = :task"},
    ),
}  # fmt: skip

_MEASURES = {
    Measure.RECORDS: "count(DISTINCT {row})",
    Measure.PEOPLE: "count(DISTINCT u.person)",
    Measure.TIMES: "sum(a.times)",
    Measure.SECONDS: "sum(p.seconds * a.times)",
    Measure.QUANTITY: "sum(a.quantity)",
}

_CHANNEL = "LEFT JOIN channel c ON c.uid = i.key"
_PRODUCT = "LEFT JOIN product p ON p.uid = i.key"
_TOPICS = """JOIN product p ON p.uid = i.key
    JOIN (SELECT DISTINCT product, topic FROM product_topic) x ON x.product = i.key JOIN topic o ON o.uid = x.topic"""
_AUDIENCES = """JOIN product p ON p.uid = i.key
    JOIN (SELECT DISTINCT product, audience FROM product_audience) x ON x.product = i.key
    JOIN audience o ON o.uid = x.audience"""

_DIMENSIONS = {
    "channel": ("channel", _CHANNEL, "i.key", "c.name"),
    "level": ("channel", _CHANNEL, "c.level", "c.level"),
    "kind": ("product", _PRODUCT, "p.kind", "p.kind"),
    "origin": ("product", _PRODUCT, "p.origin", "p.origin"),
    "language": ("product", _PRODUCT, "p.language", "p.language"),
    "topic": ("product", _TOPICS, "x.topic", "o.name"),
    "audience": ("product", _AUDIENCES, "x.audience", "o.text"),
    "agency": ("agency", "JOIN agency g ON g.uid = i.key", "i.key", "g.name"),
}
"""What a figure of media can be broken down by: the record `i.key` it hangs on, tables to join, key and name."""


def count(connection: Connection, definition: Definition, span: Span, cut: date | None = None) -> int:
    """The figure's value in the unit stored (seconds for durations), over whole days of `span`.

    `cut` is the day up to which undone work counts as late: the period's end, or yesterday while it runs.
    """
    return counts(connection, [definition], span, cut)[0]


def counts(connection: Connection, definitions: Sequence[Definition], span: Span, cut: date | None = None) -> list[int]:
    """The values of several figures, in their order; those of one source are counted in one pass over its records."""
    found: dict[int, int] = {}
    for source in dict.fromkeys(definition.source for definition in definitions):
        places = [place for place, definition in enumerate(definitions) if definition.source is source]
        row = _counted_together(connection, [definitions[place] for place in places], span, cut)
        found |= {place: value or 0 for place, value in zip(places, row, strict=True)}
    return [found[place] for place in range(len(definitions))]


def _counted_together(
    connection: Connection, definitions: Sequence[Definition], span: Span, cut: date | None
) -> Sequence[int | None]:
    """The values of figures of one source: what all ask for narrows the rows, the rest is the filter of each.

    None is the sum of no rows.
    """
    source = _SOURCES[definitions[0].source]
    asked = [_filter(definition, span, cut, f"_{place}") for place, definition in enumerate(definitions)]
    shared = [clause for clause in asked[0][1] if all(clause in clauses for _, clauses, _ in asked)]
    columns: list[str] = []
    values: dict[str, Any] = {}
    for definition, (_, clauses, bound) in zip(definitions, asked, strict=True):
        own = " AND ".join(clause for clause in clauses if clause not in shared)
        columns.append(_measure(definition, source) + (f" FILTER (WHERE {own})" if own else ""))
        values |= bound
    row: Sequence[int | None] = _all(connection, source.head + source.select(", ".join(columns), shared), values)[0]
    return row


def broken_down(
    connection: Connection, definition: Definition, span: Span, dimension: str
) -> list[tuple[Condition, str, int]]:
    """The figure by a dimension (`_DIMENSIONS`): key, name and value, largest first.

    A product of two topics (or audiences) stands in both rows, so such rows need not add up to the whole.
    """
    source, clauses, values = _filter(definition, span, None)
    hung_on, joins, key, name = _DIMENSIONS[dimension]
    column = source.keys[hung_on]
    measure, total = _measure(definition, source), "sum(i.part)"
    if hung_on == "product" and definition.measure is Measure.SECONDS:
        measure, total = _MEASURES[Measure.TIMES], "sum(i.part * p.seconds)"
    # First a sum for each product or channel, then names to the few sums: a third of the time of joining every row.
    sums = source.select(f"{column} AS key, {measure} AS part", clauses)
    query = (
        f"SELECT {key}, {name}, {total} AS amount FROM ({sums} GROUP BY {column}) i {joins} "
        f"GROUP BY {key} HAVING amount > 0 ORDER BY amount DESC, {name}"
    )
    return [(row[0], row[1], int(row[2])) for row in _all(connection, query, values)]


_AXES = {
    "topic": (
        "product",
        "JOIN (SELECT DISTINCT product, topic FROM product_topic) x ON x.product = i.product",
        "x.topic",
    ),
    "audience": (
        "product",
        "JOIN (SELECT DISTINCT product, audience FROM product_audience) x ON x.product = i.product",
        "x.audience",
    ),
    "kind": ("product", "JOIN product k ON k.uid = i.product", "k.kind"),
    "language": ("product", "JOIN product l ON l.uid = i.product", "l.language"),
    "channel": ("channel", "", "i.channel"),
    "level": ("channel", "JOIN channel v ON v.uid = i.channel", "v.level"),
    "agency": ("agency", "", "i.agency"),
}
"""What two figures of airings can be crossed by: the record it hangs on, tables to join, key."""


def crossed(
    connection: Connection, definition: Definition, spans: Sequence[Span], row: str, column: str = ""
) -> list[tuple[Condition, Condition, int]]:
    """A figure of airings by two things at once: keys of row and column, and the amount, where there is any.

    Without `column` the columns are the spans, named by their place; spans follow each other and do not overlap.
    """
    whole = Span(spans[0].from_day, spans[-1].to_day)
    source, clauses, values = _filter(definition, whole, None)
    axes = [_AXES[name] for name in (row, column) if name]
    timed = definition.measure is Measure.SECONDS
    hung_on = list(dict.fromkeys([hung for hung, _, _ in axes] + ["product"] * timed))
    keys = [f"{source.keys[hung]} AS {hung}" for hung in hung_on]
    if not column:
        cases = " ".join(f"WHEN a.day <= :last{place} THEN {place}" for place in range(len(spans)))
        values |= {f"last{place}": span.to_day.isoformat() for place, span in enumerate(spans)}
        keys.append(f"CASE {cases} END AS place")
    inner = source.select(f"{', '.join(keys)}, {_MEASURES[Measure.TIMES]} AS part", clauses)
    inner += f" GROUP BY {', '.join(str(number) for number in range(1, len(keys) + 1))}"
    joins = [join for _, join, _ in axes] + ["JOIN product p ON p.uid = i.product"] * timed
    across = axes[1][2] if column else "i.place"
    amount = "sum(i.part * p.seconds)" if timed else "sum(i.part)"
    query = (
        f"SELECT {axes[0][2]}, {across}, {amount} AS amount FROM ({inner}) i {' '.join(joins)} "
        "GROUP BY 1, 2 HAVING amount > 0"
    )
    return [(one[0], one[1], int(one[2])) for one in _all(connection, query, values)]


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
    """The records a figure counts, oldest first, each once: the drill-down has the very filter of the count.

    A turn is a person in a course; a person counted once stands once, with every course and the first one's day.
    """
    source, clauses, values = _filter(definition, span, cut)
    if definition.measure is Measure.PEOPLE:
        return _people(connection, source, clauses, values)[offset : offset + limit]
    each = "u.person, u.course" if definition.source is Source.TURN else source.row
    rows = source.select(f"{source.row}, min({source.day}) AS first, {source.shown}", clauses)
    query = f"{source.head}{rows} GROUP BY {each} ORDER BY first, {source.row} LIMIT :limit OFFSET :offset"
    values |= {"limit": limit, "offset": offset}
    return [
        Counted(source.table, row[0], date.fromisoformat(row[1]), row[2]) for row in _all(connection, query, values)
    ]


def _people(connection: Connection, source: _From, clauses: Sequence[str], values: Mapping[str, Any]) -> list[Counted]:
    rows = source.select("u.person, h.last, q.name, c.title", clauses)
    query = f"{source.head}{rows} ORDER BY h.last, u.person, c.title, c.uid"
    found: dict[bytes, Counted] = {}
    for person, last, name, title in _all(connection, query, dict(values)):
        known = found.get(person)
        shown = f"{known.shown}; {title}" if known else f"{name} - {title}"
        day = known.day if known else date.fromisoformat(last)
        found[person] = Counted(source.table, person, day, shown)
    return list(found.values())


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


def merged_in_a_ring(connection: Connection) -> bool:
    """Whether persons are merged into one another round about, so that none of them is the one they count as."""
    query = f"WITH RECURSIVE {_SAME} SELECT EXISTS (SELECT 1 FROM same WHERE uid = root AND depth > 0)"
    return bool(_one(connection, query, {}))


def products_by_channel(connection: Connection, span: Span) -> dict[object, int]:
    """How many different products each channel carried in the period."""
    query = "SELECT channel, count(DISTINCT product) FROM airing WHERE day BETWEEN :first AND :last GROUP BY channel"
    values = {"first": span.from_day.isoformat(), "last": span.to_day.isoformat()}
    return {row[0]: int(row[1]) for row in _all(connection, query, values)}


def topics_by_channel(connection: Connection, span: Span) -> list[tuple[str, str, int]]:
    """Airings of each topic on each channel: both names and the number, for the pairs that have any."""
    query = (
        "SELECT o.name, c.name, sum(a.times) FROM (SELECT product, channel, sum(times) AS times FROM airing "
        "WHERE day BETWEEN :first AND :last GROUP BY product, channel) a JOIN channel c ON c.uid = a.channel "
        "JOIN (SELECT DISTINCT product, topic FROM product_topic) x ON x.product = a.product "
        "JOIN topic o ON o.uid = x.topic GROUP BY o.uid, c.uid ORDER BY o.name, c.name"
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


def _filter(
    definition: Definition, span: Span, cut: date | None, mark: str = ""
) -> tuple[_From, list[str], dict[str, Any]]:
    """The WHERE of a figure, for counting and for listing alike; `mark` tells its bound values from another's."""
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
        if f":{name}" in clause:
            clause = clause.replace(f":{name}", f":{name}{mark}")
            values[name + mark] = int(value) if isinstance(value, bool) else value
        if ":cut" in clause:
            values["cut"] = (cut or span.to_day).isoformat()
        clauses.append(clause)
    return source, clauses, values


def _all(connection: Connection, query: str, values: dict[str, Any]) -> list[Any]:
    return list(connection.exec_driver_sql(query, values).all())


def _one(connection: Connection, query: str, values: dict[str, Any]) -> Any:
    return connection.exec_driver_sql(query, values).scalar_one()


def _one_row(connection: Connection, query: str, values: dict[str, Any]) -> tuple[Any, Any]:
    row = connection.exec_driver_sql(query, values).one()
    return row[0], row[1]
