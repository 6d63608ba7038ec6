"""The history of records as sentences a clerk, an inspector or an archivist can read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.terms import Shape, records, shape_of
from desktop.journal.operation import Act, Kind, Value
from desktop.journal.sentences import act_line, heading, left_sentence, sentence, sentences, told
from desktop.journal.story import Change
from desktop.journal.undo import Left, WhyLeft
from desktop.journal.wording import Reading
from tests.desktop.journal.machines import generous

UID = bytes(range(16))
READING = Reading(names=lambda table, _uid: {"task": "Phát thanh hằng ngày", "person": "Lê Thị Mận"}.get(table))
ACT = Act(b"act", "2026-11-24T11:30:00.000+00:00", "Phạm Thu Hà (công chức)", "Sửa lớp tập huấn", "edit")
UNDO = Act(b"undo", ACT.at, ACT.who, "Hoàn tác: Sửa lớp tập huấn", "undo", undoes=b"act")
REDO = Act(b"redo", ACT.at, ACT.who, "Làm lại: Sửa lớp tập huấn", "redo", undoes=b"undo")
COURSE = {"title": "A", "task": None, "state": "planned", "topics": 0, "note": "", "owner": UID.hex()}
WHEN = "24/11/2026 18:30, Phạm Thu Hà (công chức): "


def change(
    kind: Kind,
    before: dict[str, Value],
    after: dict[str, Value],
    *,
    table: str = "course",
    fields: tuple[str, ...] | None = None,
    erased: frozenset[str] = frozenset(),
) -> Change:
    altered = tuple(name for name in after if before.get(name) != after[name])
    return Change(b"act", table, UID, kind, before, after, altered if fields is None else fields, erased)


def test_a_change_says_each_field_from_what_to_what():
    held = change(Kind.CHANGE, COURSE, COURSE | {"title": "B", "state": "held"})
    assert sentence(ACT, held, READING) == (
        f"{WHEN}sửa lớp tập huấn: «Tên lớp» từ «A» thành «B»; «Trạng thái» từ «dự kiến» thành «đã tổ chức»."
    )


def test_in_a_list_of_many_records_the_record_is_named():
    noted = change(Kind.CHANGE, COURSE, COURSE | {"note": "dời sang chiều"})
    assert told(noted, READING, named=True) == ("sửa lớp tập huấn «A»: «Ghi chú» từ «để trống» thành «dời sang chiều»")


def test_a_creation_lists_what_was_filled_in():
    created = change(Kind.CREATE, {}, COURSE | {"task": UID.hex()}, fields=tuple(COURSE))
    assert told(created, READING) == (
        "thêm lớp tập huấn: «Tên lớp» là «A»; «Nhiệm vụ» là «Phát thanh hằng ngày»; «Trạng thái» là «dự kiến»"
    )


def test_a_number_somebody_typed_is_listed_though_it_is_nought():
    stated = change(Kind.CREATE, {}, {"numerator": 0, "estimated": 0}, table="stated_value")
    assert told(stated, READING) == "thêm số liệu mục tiêu: «Số đạt» là «0»"


def test_deletion_and_return_name_the_record():
    assert told(change(Kind.DELETE, COURSE, COURSE, fields=()), READING) == "xóa lớp tập huấn «A»"
    assert told(change(Kind.RESTORE, COURSE, COURSE), READING) == "khôi phục lớp tập huấn «A»"


def test_a_record_without_a_name_is_named_by_what_it_belongs_to():
    mark = {"session": None, "person": UID.hex(), "mark": "present"}
    assert told(change(Kind.DELETE, mark, mark, table="attendance"), READING) == "xóa điểm danh «Lê Thị Mận»"


def test_a_resolution_says_what_was_chosen():
    chosen = change(Kind.RESOLVE, COURSE, COURSE, fields=("title",))
    assert told(chosen, READING) == "chọn giá trị cho lớp tập huấn: «Tên lớp» lấy «A»"
    assert told(change(Kind.RESOLVE, COURSE, COURSE, fields=()), READING) == "chọn giá trị cho lớp tập huấn: giữ lại"


PERSON = {"name": "Mận", "post": "kế toán", "agency": None, "birth_year": 1990}


def test_an_erasure_names_fields_and_no_values():
    erased = change(Kind.ERASE, PERSON, {}, table="person", fields=("name", "post"), erased=frozenset({"name", "post"}))
    assert told(erased, READING) == ("đã xóa thông tin cá nhân của người tham gia tập huấn: «Họ và tên», «Chức vụ»")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.CREATE, "thêm người tham gia tập huấn: «Họ và tên» là «đã xóa thông tin cá nhân»; «Năm sinh» là «1990»"),
        (Kind.DELETE, "xóa người tham gia tập huấn «đã xóa thông tin cá nhân»"),
    ],
)
def test_erased_values_are_never_told_even_where_they_still_stand(kind, text):
    before = {} if kind is Kind.CREATE else PERSON
    fields = ("name", "birth_year")
    assert (
        told(change(kind, before, PERSON, table="person", fields=fields, erased=frozenset({"name"})), READING) == text
    )


def test_a_change_of_an_erased_value_tells_only_that_there_was_one():
    renamed = change(Kind.CHANGE, PERSON, PERSON | {"name": "Mơ"}, table="person", erased=frozenset({"name"}))
    assert told(renamed, READING) == "sửa người tham gia tập huấn: «Họ và tên» đã xóa thông tin cá nhân"


def test_undo_and_redo_are_told_as_such():
    back = change(Kind.CHANGE, COURSE | {"title": "B"}, COURSE)
    assert sentence(UNDO, back, READING) == f"{WHEN}hoàn tác: sửa lớp tập huấn: «Tên lớp» từ «B» thành «A»."
    assert sentence(REDO, back, READING).startswith(f"{WHEN}làm lại: sửa")
    assert act_line(UNDO, READING) == f"{WHEN}Hoàn tác: Sửa lớp tập huấn."


def test_an_act_of_nobody_known_is_told_by_its_time():
    unsigned = Act(b"act", ACT.at, "", "Nâng cấp.", "edit")
    assert heading(unsigned, READING) == "24/11/2026 18:30"
    assert act_line(unsigned, READING) == "24/11/2026 18:30: Nâng cấp."


def test_fields_only_the_program_reads_are_not_told():
    moved = change(Kind.CHANGE, COURSE, COURSE | {"owner": UID.hex()[::-1]})
    assert told(moved, READING) == "sửa lớp tập huấn: thông tin chương trình tự giữ"
    assert told(change(Kind.CHANGE, COURSE, COURSE), READING) == "sửa lớp tập huấn: không đổi giá trị nào"


def test_many_rows_that_fared_alike_are_counted():
    marks = [change(Kind.CREATE, {}, {"person": UID.hex(), "mark": "late"}, table="attendance") for _ in range(60)]
    course = change(Kind.CHANGE, COURSE, COURSE | {"state": "held"})
    assert list(sentences(ACT, [*marks, course], READING)) == [
        f"{WHEN}thêm 60 điểm danh.",
        f"{WHEN}sửa lớp tập huấn «A»: «Trạng thái» từ «dự kiến» thành «đã tổ chức».",
    ]


def test_what_an_undo_left_is_told_with_the_reason():
    left = Left("course", UID, WhyLeft.CHANGED, ("note", "title"))
    assert left_sentence(left, "A") == "Giữ nguyên «Ghi chú», «Tên lớp» của lớp tập huấn «A»: đã được sửa sau đó."
    assert left_sentence(Left("course", UID, WhyLeft.IN_USE), "") == "Giữ nguyên lớp tập huấn: mục khác đang dùng."


@generous
@given(st.data())
def test_no_sentence_ever_shows_an_identity(data):
    table = data.draw(st.sampled_from(sorted(records())))
    names = sorted(records()[table].model_fields)
    values: dict[str, Value] = {
        name: UID.hex() if shape_of(table, name) in (Shape.REFERENCE, Shape.TECHNICAL) else "chữ"
        for name in names
        if shape_of(table, name) not in (Shape.NUMBER, Shape.SECONDS, Shape.YEAR, Shape.GOAL, Shape.YES_NO)
    }
    before = {name: data.draw(st.sampled_from([value, None])) for name, value in values.items()}
    kind = data.draw(st.sampled_from(Kind))
    one = change(kind, before, values, table=table, fields=tuple(values))
    text = sentence(ACT, one, READING, named=data.draw(st.booleans()))
    assert not re.search(r"[0-9a-f]{8}", text)
    assert text.endswith(".")
    assert text.startswith(WHEN)
