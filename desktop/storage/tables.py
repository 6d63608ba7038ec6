"""Table classes: the domain's records plus keys and indexes, and the list of all replicated tables.

STRICT tables accept nothing but the declared INTEGER, TEXT and BLOB, so that the journal can hold every value.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, Table
from sqlmodel import SQLModel

from desktop.domain import (
    editorial,
    facilities,
    importing,
    measuring,
    media,
    organisation,
    paperwork,
    people,
    plan,
    saved_view,
    schedule,
    training,
)
from desktop.domain.record import Record

_STRICT = {"sqlite_strict": True}


class AgencyRow(organisation.Agency, table=True):
    __tablename__ = "agency"
    __table_args__ = _STRICT


class AgencyNameRow(organisation.AgencyName, table=True):
    __tablename__ = "agency_name"
    __table_args__ = _STRICT


class AgencyAliasRow(organisation.AgencyAlias, table=True):
    __tablename__ = "agency_alias"
    __table_args__ = _STRICT


class SuccessionRow(organisation.Succession, table=True):
    __tablename__ = "succession"
    __table_args__ = _STRICT


class MembershipRow(organisation.Membership, table=True):
    __tablename__ = "membership"
    __table_args__ = _STRICT


class OfficeProfileRow(organisation.OfficeProfile, table=True):
    __tablename__ = "office_profile"
    __table_args__ = _STRICT


class OfficeSignerRow(organisation.OfficeSigner, table=True):
    __tablename__ = "office_signer"
    __table_args__ = _STRICT


class PersonRow(people.Person, table=True):
    __tablename__ = "person"
    __table_args__ = _STRICT


class RosterGroupRow(people.RosterGroup, table=True):
    __tablename__ = "roster_group"
    __table_args__ = _STRICT


class RosterMemberRow(people.RosterMember, table=True):
    __tablename__ = "roster_member"
    __table_args__ = _STRICT


class PlanRow(plan.Plan, table=True):
    __tablename__ = "plan"
    __table_args__ = _STRICT


class PlanParagraphRow(plan.PlanParagraph, table=True):
    __tablename__ = "plan_paragraph"
    __table_args__ = _STRICT


class PlanBasisRow(plan.PlanBasis, table=True):
    __tablename__ = "plan_basis"
    __table_args__ = _STRICT


class TargetRow(plan.Target, table=True):
    __tablename__ = "target"
    __table_args__ = _STRICT


class AudienceRow(plan.Audience, table=True):
    __tablename__ = "audience"
    __table_args__ = _STRICT


class TopicRow(plan.Topic, table=True):
    __tablename__ = "topic"
    __table_args__ = _STRICT


class TaskRow(plan.Task, table=True):
    __tablename__ = "task"
    __table_args__ = _STRICT


class TaskRoleRow(plan.TaskRole, table=True):
    __tablename__ = "task_role"
    __table_args__ = _STRICT


class ResponsibilityRow(plan.Responsibility, table=True):
    __tablename__ = "responsibility"
    __table_args__ = _STRICT


class PlanNoteRow(plan.PlanNote, table=True):
    __tablename__ = "plan_note"
    __table_args__ = _STRICT


class AmendmentRow(plan.Amendment, table=True):
    __tablename__ = "amendment"
    __table_args__ = _STRICT


class WorkItemRow(schedule.WorkItem, table=True):
    __tablename__ = "work_item"
    __table_args__ = (Index("ix_work_item_due", "due_day"), Index("ix_work_item_period", "period"), _STRICT)


class TaskActivityRow(schedule.TaskActivity, table=True):
    __tablename__ = "task_activity"
    __table_args__ = (Index("ix_task_activity_day", "day"), _STRICT)


class EvidenceRow(schedule.Evidence, table=True):
    __tablename__ = "evidence"
    __table_args__ = _STRICT


class HolidayRow(schedule.Holiday, table=True):
    __tablename__ = "holiday"
    __table_args__ = _STRICT


class ConfirmedYearRow(schedule.ConfirmedYear, table=True):
    __tablename__ = "confirmed_year"
    __table_args__ = _STRICT


class PeriodSettingRow(schedule.PeriodSetting, table=True):
    __tablename__ = "period_setting"
    __table_args__ = _STRICT


class CourseRow(training.Course, table=True):
    __tablename__ = "course"
    __table_args__ = _STRICT


class SessionRow(training.Session, table=True):
    __tablename__ = "session"
    __table_args__ = (Index("ix_session_day", "day"), _STRICT)


class EnrolmentRow(training.Enrolment, table=True):
    __tablename__ = "enrolment"
    __table_args__ = _STRICT


class AttendanceRow(training.Attendance, table=True):
    __tablename__ = "attendance"
    __table_args__ = _STRICT


class ChannelRow(media.Channel, table=True):
    __tablename__ = "channel"
    __table_args__ = _STRICT


class ProductRow(media.Product, table=True):
    __tablename__ = "product"
    __table_args__ = _STRICT


class ProductTopicRow(media.ProductTopic, table=True):
    __tablename__ = "product_topic"
    __table_args__ = _STRICT


class AiringRow(media.Airing, table=True):
    __tablename__ = "airing"
    __table_args__ = (
        Index("ix_airing_day", "day", "uid"),
        Index("ix_airing_first", "product", "day"),
        Index("ix_airing_count", "day", "channel", "product", "times", "relayed", "quantity", "agency"),
        _STRICT,
    )


class StatedValueRow(measuring.StatedValue, table=True):
    __tablename__ = "stated_value"
    __table_args__ = (Index("ix_stated_value_as_of", "as_of"), _STRICT)


class IssuedDocumentRow(paperwork.IssuedDocument, table=True):
    __tablename__ = "issued_document"
    __table_args__ = (Index("ix_issued_document_day", "day"), _STRICT)


class ReportWordsRow(paperwork.ReportWords, table=True):
    __tablename__ = "report_words"
    __table_args__ = _STRICT


class SealedReportRow(paperwork.SealedReport, table=True):
    __tablename__ = "sealed_report"
    __table_args__ = _STRICT


class ImportBatchRow(importing.ImportBatch, table=True):
    __tablename__ = "import_batch"
    __table_args__ = _STRICT


class ImportMappingRow(importing.ImportMapping, table=True):
    __tablename__ = "import_mapping"
    __table_args__ = (Index("ix_import_mapping_signature", "signature"), _STRICT)


class PersonDistinctionRow(people.PersonDistinction, table=True):
    __tablename__ = "person_distinction"
    __table_args__ = _STRICT


class CertificateRow(training.Certificate, table=True):
    __tablename__ = "certificate"
    __table_args__ = (Index("ix_certificate_number", "year", "number"), _STRICT)


class ProductDistinctionRow(media.ProductDistinction, table=True):
    __tablename__ = "product_distinction"
    __table_args__ = _STRICT


class ProductAudienceRow(media.ProductAudience, table=True):
    __tablename__ = "product_audience"
    __table_args__ = _STRICT


class AiringReachRow(media.AiringReach, table=True):
    __tablename__ = "airing_reach"
    __table_args__ = _STRICT


class EditorialItemRow(editorial.EditorialItem, table=True):
    __tablename__ = "editorial_item"
    __table_args__ = (Index("ix_editorial_item_day", "day"), _STRICT)


class FacilityCountRow(facilities.FacilityCount, table=True):
    __tablename__ = "facility_count"
    __table_args__ = (Index("ix_facility_count_day", "day"), _STRICT)


class SavedViewRow(saved_view.SavedView, table=True):
    __tablename__ = "saved_view"
    __table_args__ = _STRICT


_ROWS: tuple[type[Record], ...] = (
    AgencyRow, AgencyNameRow, AgencyAliasRow, SuccessionRow, MembershipRow, OfficeProfileRow, OfficeSignerRow,
    PersonRow, RosterGroupRow, RosterMemberRow,
    PlanRow, PlanParagraphRow, PlanBasisRow, TargetRow, AudienceRow, TopicRow, TaskRow, TaskRoleRow,
    ResponsibilityRow, PlanNoteRow, AmendmentRow,
    WorkItemRow, TaskActivityRow, EvidenceRow, HolidayRow, ConfirmedYearRow, PeriodSettingRow,
    CourseRow, SessionRow, EnrolmentRow, AttendanceRow,
    ChannelRow, ProductRow, ProductTopicRow, AiringRow,
    StatedValueRow, IssuedDocumentRow, ReportWordsRow, SealedReportRow,
    ImportBatchRow, ImportMappingRow,
    CertificateRow, PersonDistinctionRow,
    ProductDistinctionRow, ProductAudienceRow, AiringReachRow, EditorialItemRow, FacilityCountRow, SavedViewRow,
)  # fmt: skip


def table_of(kind: type[Record]) -> Table:
    """The table that stores records of `kind`; takes the record class or its row class."""
    return _TABLES[kind]


def record_of(table_name: str) -> type[Record]:
    """The record class stored in a table; raises KeyError for the journal's own tables."""
    return _RECORDS[table_name]


def replicated() -> tuple[Table, ...]:
    """Every table whose rows the journal captures, in a fixed order."""
    return tuple(_TABLES[row] for row in _ROWS)


def _table(row: type[Record]) -> Table:
    table: Any = row.__table__  # type: ignore[attr-defined]
    assert isinstance(table, Table)  # noqa: S101
    return table


_TABLES: dict[type[Record], Table] = {}
_RECORDS: dict[str, type[Record]] = {}
for _row in _ROWS:
    _record = _row.__bases__[0]
    assert issubclass(_record, Record)  # noqa: S101
    _TABLES[_row] = _TABLES[_record] = _table(_row)
    _RECORDS[_table(_row).name] = _record

metadata = SQLModel.metadata
