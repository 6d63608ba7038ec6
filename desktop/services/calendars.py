"""The clerk's calendar: holidays as confirmed, and the period rules with every change of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.domain.period import Period, PeriodDays, PeriodKind, PeriodRules, built_in_rules, due_day, span
from desktop.domain.schedule import ConfirmedYear, Holiday, PeriodSetting
from desktop.domain.workdays import WorkingCalendar
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.storage.rows import Reader, Writer

if TYPE_CHECKING:
    from desktop.domain.holiday_preset import HolidayProposal

STANDARD_RULES = "decree"
"""The rules a period has unless others are asked for: those of the decree."""


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


def put_setting(writer: Writer, **values: Any) -> PeriodSetting:
    """Store a change of a rule set; refused when it names no set or kind of period there is, or makes no sense."""
    setting = writer.add(PeriodSetting.of(**values))
    check_setting(writer, setting)
    return setting


def check_setting(reader: Reader, setting: PeriodSetting) -> None:
    """Refuse a stored change that the rule sets could not be read with: every report would stand still."""
    if setting.kind and setting.kind not in list(PeriodKind):
        raise RecordFault(
            f"Không có loại kỳ «{setting.kind}».", remedy="Hãy chọn tháng, quý, 6 tháng, 9 tháng hoặc năm."
        )
    rules(reader, setting.rules)


def working(reader: Reader) -> WorkingCalendar:
    """Working days by the holidays in the database."""
    return WorkingCalendar.of(reader.find(Holiday))


def unconfirmed(reader: Reader, years: range) -> list[int]:
    """Years whose holidays nobody has confirmed yet."""
    known = {record.year for record in reader.find(ConfirmedYear)}
    return [year for year in years if year not in known]


@dataclass
class Calendars:
    """Holidays and period rules as the clerk uses them."""

    desk: Desk

    def proposal(self, year: int) -> HolidayProposal:
        """The holidays of a year as foreseen, to be compared with the official announcement."""
        from desktop.domain.holiday_preset import propose_holidays

        return propose_holidays(year)

    def confirm(self, year: int, document: str = "") -> int:
        """Make the foreseen list of a year the confirmed one; gives the number of days. Refused the second time."""
        days = self.proposal(year).days
        with self.desk.act(f"Xác nhận lịch nghỉ năm {year}") as writer:
            if writer.find(ConfirmedYear, year=year):
                raise RecordFault(
                    f"Lịch nghỉ năm {year} đã được xác nhận.", remedy="Muốn sửa thì hoàn tác lần xác nhận trước."
                )
            for old in writer.find(Holiday):
                if old.day.year == year:
                    writer.remove(Holiday, old.uid)
            writer.add_all(Holiday.of(day=day.day, name=day.name, working=int(day.working)) for day in days)
            writer.add(ConfirmedYear.of(year=year, document=document))
        return len(days)

    def preview(self, year: int, name: str) -> list[PeriodDays]:
        """The days of every period of a year by the rule set of that name: the months first, the year last."""
        with self.desk.read() as reader:
            known, days = rules(reader, name), working(reader)
        return [
            _days(Period(kind, year, place + 1), known, days)
            for kind in PeriodKind
            for place in range(12 // kind.months)
        ]

    def change_rules(self, **values: Any) -> PeriodSetting:
        """Change the closing rule of a rule set from a day on; sealed papers stay as they are."""
        with self.desk.act("Thay đổi quy định chốt số liệu") as writer:
            return put_setting(writer, **values)


def _days(period: Period, known: PeriodRules, days: WorkingCalendar) -> PeriodDays:
    rule = known.governing(period)
    own = None if rule.since == date.min else rule.since
    return PeriodDays(period, span(period, known), due_day(period, known, days), rule.citation, own)
