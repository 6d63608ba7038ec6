"""The last day on which something is recorded of each person: a course, a certificate, a place in a group."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

_LAST = """SELECT person, max(day) FROM (
    SELECT e.person AS person, s.day AS day FROM enrolment e JOIN session s ON s.course = e.course
    UNION ALL SELECT d.person, s.day FROM attendance d JOIN session s ON s.uid = d.session
    UNION ALL SELECT d.substitute_for, s.day FROM attendance d JOIN session s ON s.uid = d.session
        WHERE d.substitute_for IS NOT NULL
    UNION ALL SELECT c.person, c.day FROM certificate c
    UNION ALL SELECT m.person, coalesce(m.to_day, :always) FROM roster_member m
    UNION ALL SELECT e.person, :always FROM enrolment e
        WHERE NOT EXISTS (SELECT 1 FROM session s WHERE s.course = e.course)
) GROUP BY person"""


def last_days(connection: Connection) -> dict[bytes, date]:
    """By person record; who is in a group still, or listed for a course without a day yet, has a trace of always."""
    rows = connection.exec_driver_sql(_LAST, {"always": date.max.isoformat()}).all()
    return {person: date.fromisoformat(day) for person, day in rows}
