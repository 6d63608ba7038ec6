"""Which sealed report an act's records belong to: by the days that place them in a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from desktop.domain.paperwork import SealedReport
from desktop.journal.operation import Value
from desktop.storage.log import operations_of_act, operations_of_rows
from desktop.storage.rows import Reader

_DAYS: dict[str, tuple[str, ...]] = {
    "airing": ("day",),
    "session": ("day",),
    "work_item": ("due_day", "done_day"),
    "task_activity": ("day",),
    "issued_document": ("day",),
    "stated_value": ("as_of",),
}
"""The fields that place a record in a period."""

_PARENTS: dict[str, tuple[str, ...]] = {
    "attendance": ("session",),
    "product_topic": ("product",),
}
"""Records placed by another record: the fields that lead to it."""

_CHILDREN: dict[str, tuple[str, ...]] = {
    "course": ("SELECT day FROM session WHERE course = ?",),
    "product": ("SELECT day FROM airing WHERE product = ?",),
    "channel": ("SELECT day FROM airing WHERE channel = ?",),
    "person": ("SELECT s.day FROM attendance a JOIN session s ON s.uid = a.session WHERE a.person = ?",),
}
"""Records that are counted through others: the days of those."""


@dataclass(frozen=True)
class Resting:
    """A sealed report that keeps an act from being taken back: it rests on the act's records, or is the act's own."""

    report: SealedReport
    own: bool = False
    day: date | None = None
    """A day of the act's records that lies in the report's period."""


def touched_by(connection: Connection, act: bytes) -> Resting | None:
    """The first report sealed after `act` whose period holds a day of a record that `act` wrote, else None.

    What was entered after the seal is not in that paper and may be taken back (uids of UUIDv7 tell which came first).
    """
    reports = [one for one in Reader(connection).find(SealedReport, order=("from_day",)) if one.uid > act]
    if not reports:
        return None
    operations = operations_of_act(connection, act)
    sealed = {op.row for op in operations if op.table == "sealed_report"}
    if sealed:
        return Resting(next((report for report in reports if report.uid in sealed), reports[0]), own=True)
    days = sorted(_days(connection, {op.row for op in operations}))
    found = ((report, day) for report in reports for day in days if report.from_day <= day <= report.to_day)
    return next((Resting(report, day=day) for report, day in found), None)


def reached_by(connection: Connection, act: bytes) -> list[tuple[SealedReport, date]]:
    """The reports sealed before `act` whose period holds a day of a record that `act` wrote, with the first such day.

    What was written is not in those papers. The act may still be open.
    """
    reports = [one for one in Reader(connection).find(SealedReport, order=("from_day",)) if one.uid < act]
    if not reports:
        return []
    days = sorted(_days(connection, {op.row for op in operations_of_act(connection, act)}))
    within = ((report, [day for day in days if report.from_day <= day <= report.to_day]) for report in reports)
    return [(report, held[0]) for report, held in within if held]


def _days(connection: Connection, rows: set[bytes]) -> set[date]:
    """Every day these rows were ever placed on, by themselves, by what they belong to and by what belongs to them."""
    days: set[date] = set()
    parents: set[bytes] = set()
    for operations in operations_of_rows(connection, rows).values():
        for op in operations:
            written = op.writes()
            days.update(_iso(written.get(name)) for name in _DAYS.get(op.table, ()) if written.get(name))
            parents.update(_uid(written.get(name)) for name in _PARENTS.get(op.table, ()) if written.get(name))
        for query in _CHILDREN.get(operations[0].table, ()) if operations else ():
            found = connection.exec_driver_sql(query, (operations[0].row,)).all()
            days.update(date.fromisoformat(row[0]) for row in found)
    return days | _days(connection, parents - rows) if parents - rows else days


def _iso(value: Value) -> date:
    return date.fromisoformat(str(value))


def _uid(value: Value) -> bytes:
    return bytes.fromhex(str(value))
