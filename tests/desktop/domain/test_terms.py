"""Every record, field and code has an office term, and what this version does not know still gets a word."""

from __future__ import annotations

import re
import unicodedata

import pytest

from desktop.domain import terms
from desktop.domain.record import Record
from desktop.domain.terms import (
    ActKind,
    Shape,
    act_term,
    code_term,
    dating_fields,
    default_of,
    field_term,
    is_personal,
    naming_fields,
    record_term,
    records,
    refers_to,
    shape_of,
)

FIELDS = [(table, name) for table, kind in records().items() for name in kind.model_fields]


def test_records_are_named_by_their_tables():
    assert {"course", "agency_name", "plan_paragraph", "sealed_report"} <= set(records())
    assert Record not in records().values()


@pytest.mark.parametrize("table", records())
def test_every_record_has_a_term_of_its_own(table):
    assert record_term(table) != Record.term
    assert record_term(table) == unicodedata.normalize("NFC", record_term(table))


@pytest.mark.parametrize(("table", "name"), FIELDS)
def test_every_field_a_reader_sees_has_a_term(table, name):
    assert shape_of(table, name) is Shape.TECHNICAL or field_term(table, name) != "Mục khác"


@pytest.mark.parametrize(("table", "name"), [pair for pair in FIELDS if shape_of(*pair) is Shape.CODE])
def test_every_code_has_a_term(table, name):
    codes = [str(code) for code in terms.codes_of(table, name)]
    assert codes
    assert all(code_term(table, name, code) != code or code == "video" or code == "infographic" for code in codes)


def test_what_a_newer_version_wrote_still_gets_a_word():
    assert record_term("podcast") == "bản ghi"
    assert field_term("podcast", "title") == field_term("course", "mood") == "Mục khác"
    assert code_term("course", "state", "postponed") == "postponed"
    assert act_term("merge") == "việc khác"
    assert shape_of("course", "mood") is Shape.TECHNICAL
    assert naming_fields("podcast") == ()


@pytest.mark.parametrize(
    ("table", "name", "shape"),
    [
        ("course", "title", Shape.TEXT),
        ("course", "topics", Shape.NUMBER),
        ("course", "state", Shape.CODE),
        ("course", "task", Shape.REFERENCE),
        ("course", "uid", Shape.TECHNICAL),
        ("course", "owner", Shape.TECHNICAL),
        ("session", "day", Shape.DAY),
        ("session", "at", Shape.CLOCK),
        ("person", "birth_year", Shape.YEAR),
        ("person", "provisional", Shape.YES_NO),
        ("product", "seconds", Shape.SECONDS),
        ("target", "goal", Shape.GOAL),
        ("work_item", "period", Shape.PERIOD),
        ("sealed_report", "figures", Shape.TECHNICAL),
        ("evidence", "sha256", Shape.TECHNICAL),
        ("stated_value", "numerator", Shape.NUMBER),
    ],
)
def test_how_a_value_is_read(table, name, shape):
    assert shape_of(table, name) is shape


def test_only_fields_that_nobody_types_are_kept_from_the_reader():
    hidden = {pair for pair in FIELDS if shape_of(*pair) is Shape.TECHNICAL}
    assert {name for _, name in hidden} == {
        "uid", "owner", "figures", "sha256", "docx_sha256", "pdf_sha256", "source_sha256", "file_sha256", "corrected",
        "signature", "columns", "body", "book",
    }  # fmt: skip


def test_references_lead_to_tables_that_are_there():
    led = {refers_to(*pair) for pair in FIELDS} - {""}
    assert led <= set(records())
    assert refers_to("session", "course") == "course"


def test_personal_fields_are_told_apart():
    assert is_personal("person", "name")
    assert not is_personal("course", "title")


def test_the_name_of_a_record_is_looked_for_in_its_best_field_first():
    assert naming_fields("target")[:2] == ("short", "text")
    assert naming_fields("attendance") == ()
    assert dating_fields("work_item")[0] == "period"


def test_defaults():
    assert default_of("course", "topics") == 0
    assert default_of("course", "title") is None


def test_acts_and_disputes_have_terms():
    assert {act_term(kind) for kind in ActKind} == {kind.term for kind in ActKind}
    assert field_term("course", "~deleted") == "Xóa hay giữ"


def test_terms_are_written_with_the_tone_on_its_old_place():
    words = [record_term(table) for table in records()] + [field_term(*pair) for pair in FIELDS]
    assert [word for word in words if re.search(r"(oà|oá|uỷ|uý|oè|oé)\b", word.lower())] == []
