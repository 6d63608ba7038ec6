"""The clerk's calendar: holidays as confirmed, and the period rules with every change of them."""

from __future__ import annotations

from datetime import date

from desktop.domain.period import PeriodKind, PeriodRules, built_in_rules
from desktop.domain.schedule import ConfirmedYear, Holiday, PeriodSetting
from desktop.domain.workdays import WorkingCalendar
from desktop.storage.rows import Reader


def rules(reader: Reader, name: str) -> PeriodRules:
    """The rule set of that name with the changes the clerk has made, in the order of their days."""
    known = built_in_rules(name)
    for change in reader.find(PeriodSetting, rules=name, order=("from_day", "uid")):
        known = known.changed(
            change.from_day,
            kind=PeriodKind.of(change.kind) if change.kind else None,
            close_day=change.close_day,
            lag_days=change.lag_days,
            citation=change.citation or None,
        )
    return known


def working(reader: Reader) -> WorkingCalendar:
    """Working days by the holidays in the database."""
    return WorkingCalendar.of(reader.find(Holiday))


def unconfirmed(reader: Reader, years: range) -> list[int]:
    """Years whose holidays nobody has confirmed yet."""
    known = {record.year for record in reader.find(ConfirmedYear)}
    return [year for year in years if year not in known]


def year_of(day: date) -> range:
    return range(day.year, day.year + 1)
