"""Lists of trainees as they come (TC03): recognised, asked about where they are alike, never merged silently."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from desktop.domain.importing import ImportDraft, ImportKind, LineState
from desktop.domain.people import Person, PersonDistinction
from desktop.domain.period import Period
from desktop.domain.training import Attendance, Course, Enrolment, Mark
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.services.importing import Importing, ImportSession
from desktop.services.reporting import Reporting
from desktop.services.training import Training
from tests.factories import office, record

HEADS = ("TT", "Họ và tên", "Chức vụ", "Đơn vị", "Năm sinh", "Số CCCD")
Rows = list[tuple[object, ...]]


def workbook(path: Path, rows: Rows, heads: tuple[str, ...] = HEADS) -> Path:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Danh sách")
    sheet.write(0, 0, "DANH SÁCH CÁN BỘ THAM DỰ LỚP TẬP HUẤN")
    for column, head in enumerate(heads):
        sheet.write(2, column, head)
    for place, row in enumerate(rows):
        for column, value in enumerate((place + 1, *row)):
            if value is not None:
                sheet.write(3 + place, column, value)
    book.close()
    return path


@pytest.fixture
def importing(desk: Desk) -> Importing:
    record(desk, [
        *office(),
        *({"act": "agency", "name": f"Phòng số {number}"} for number in range(3)),
        {"act": "course", "title": "Lớp tháng 4", "sessions": [{"day": "2024-04-12"}]},
        {"act": "course", "title": "Lớp tháng 8", "sessions": [{"day": "2024-08-19"}, {"day": "2024-08-20"}]},
    ])  # fmt: skip
    return Importing(desk)


def course(desk: Desk, title: str) -> bytes:
    with desk.read() as reader:
        return reader.find(Course, title=title)[0].uid


def count(desk: Desk, kind: type[Person | Enrolment | Attendance | PersonDistinction]) -> int:
    with desk.read() as reader:
        return reader.count(kind)


def looked_at(
    importing: Importing, path: Path, title: str, *, present: bool = True
) -> tuple[ImportSession, ImportDraft]:
    session, _ = importing.open(path, ImportKind.TRAINEES)
    return session, importing.choose_course(session, course(importing.desk, title), all_present=present)


def person(number: int, mark: str) -> tuple[object, ...]:
    return (f"Người Thứ {mark}{chr(97 + number // 26)}{chr(97 + number % 26)}", "Chuyên viên", f"Phòng số {number % 3}")


def test_two_lists_give_the_figures_of_the_acceptance_day(importing: Importing, tmp_path: Path) -> None:
    desk = importing.desk
    a, b = [person(number, "A") for number in range(42)], [person(number, "B") for number in range(60)]
    april, august = a[:30] + b[:20], a[26:36] + b[15:40]
    for rows, title in ((april, "Lớp tháng 4"), (august, "Lớp tháng 8")):
        session, draft = looked_at(importing, workbook(tmp_path / f"{title}.xlsx", rows), title)
        assert draft.told == f"{len(rows)} hợp lệ"
        importing.record(session)
    assert count(desk, Person) == 76
    training = Training(desk)
    for mark, rows in (("A", a), ("B", b)):
        group = training.add_group(mark, f"Nhóm {mark}")
        with desk.read() as reader:
            known = {one.name: one.uid for one in reader.find(Person)}
        missing = [training.add_person(name=row[0]).uid for row in rows if row[0] not in known]
        training.add_members(group.uid, [*(known[row[0]] for row in rows if row[0] in known), *missing])
    figures = {one.id: one for one in Reporting(desk).figures(Period.parse("2024"))}
    assert (figures["training.turns"].value, figures["training.people"].value) == (85, 76)
    assert figures["training.coverage.A"].text == "36/42 (85,7%)"
    assert figures["training.coverage.B"].text == "40/60 (66,7%)"


def test_a_name_without_marks_is_asked_about_and_two_of_two_units_stay_two(
    importing: Importing, tmp_path: Path
) -> None:
    rows: Rows = [("Nguyễn Thị Hòa", "", "Phòng số 0"), ("Nguyễn Thị Hoa", "", "Phòng số 1")]
    session, _ = looked_at(importing, workbook(tmp_path / "a.xlsx", rows), "Lớp tháng 4")
    importing.record(session)
    again: Rows = [("Nguyen Thi Hoa", "", "Phòng số 0"), ("Nguyễn Thị Hoa", "", "Phòng số 1")]
    session, draft = looked_at(importing, workbook(tmp_path / "b.xlsx", again), "Lớp tháng 8")
    asked, known = draft.lines
    assert (asked.state, known.state) == (LineState.WRONG, LineState.GOOD)
    assert "có thể là Nguyễn Thị Hòa (Phòng số 0)" in asked.reason
    assert known.texts[-1] == "Nguyễn Thị Hoa (Phòng số 1)"
    offered = importing.choices(session, "who", asked.row)
    assert offered[0] == "người mới"
    draft = importing.retype(session, asked.row, "who", offered[1])
    assert draft.told == "2 hợp lệ"
    importing.record(session)
    assert count(importing.desk, Person) == 2


def test_somebody_new_is_remembered_as_another(importing: Importing, tmp_path: Path) -> None:
    session, _ = looked_at(importing, workbook(tmp_path / "a.xlsx", [("Lê Thị Hòa", "", "Phòng số 0")]), "Lớp tháng 4")
    importing.record(session)
    session, draft = looked_at(
        importing, workbook(tmp_path / "b.xlsx", [("Le Thi Hoa", "", "Phòng số 0")]), "Lớp tháng 8"
    )
    importing.retype(session, draft.lines[0].row, "who", "người mới")
    importing.record(session)
    assert (count(importing.desk, Person), count(importing.desk, PersonDistinction)) == (2, 1)


def test_the_same_file_again_changes_nothing_and_the_import_is_one_act(importing: Importing, tmp_path: Path) -> None:
    rows = [person(number, "A") for number in range(5)]
    path = workbook(tmp_path / "a.xlsx", [*rows, rows[0]])
    session, draft = looked_at(importing, path, "Lớp tháng 4")
    assert draft.told == "5 hợp lệ, 1 trùng"
    assert draft.lines[5].note == f"Giống dòng {draft.lines[0].row} của tệp."
    batch = importing.record(session)
    session, draft = looked_at(importing, path, "Lớp tháng 4")
    assert draft.told == "6 trùng"
    with pytest.raises(RecordFault, match="không có dòng hợp lệ"):
        importing.record(session)
    assert importing.batches(ImportKind.TRAINEES) == [batch]
    assert importing.batches() == []
    importing.withdraw(batch.uid)
    assert (count(importing.desk, Person), count(importing.desk, Enrolment), count(importing.desk, Attendance)) == (
        0, 0, 0,
    )  # fmt: skip


def test_marks_of_one_column_and_of_each_sitting(importing: Importing, tmp_path: Path) -> None:
    rows: Rows = [
        ("Phạm Văn An", "Phòng số 0", "x", "v"), ("Trần Thị Bình", "Phòng số 1", "muộn", "P"),
        ("Hồ Văn Chí", "Phòng số 2", "hình như có", None),
    ]  # fmt: skip
    path = workbook(tmp_path / "a.xlsx", rows, ("STT", "Họ tên", "Đơn vị", "Buổi 1", "Buổi 2"))
    session, draft = looked_at(importing, path, "Lớp tháng 8", present=False)
    assert draft.told == "2 hợp lệ, 1 lỗi"
    assert "cột D «Buổi 1»: ghi «hình như có», chưa rõ điểm danh" in draft.lines[2].reason
    importing.retype(session, draft.lines[2].row, "s1", "có mặt")
    importing.record(session)
    with importing.desk.read() as reader:
        marks = [one.mark for one in reader.find(Attendance)]
    assert sorted(marks) == sorted([Mark.PRESENT, Mark.ABSENT, Mark.LATE, Mark.EXCUSED, Mark.PRESENT])


def test_what_is_no_name_an_unknown_unit_and_a_wrong_year_are_refused(importing: Importing, tmp_path: Path) -> None:
    rows: Rows = [
        ("Người 12", "", "Phòng số 0", 1985), ("Vũ Văn Dũng", "", "Phòng lạ", 1985),
        ("Vũ Văn Đạt", "", "Phòng số 0", 1885), ("Vũ Thị Én", "", "Phòng số 0", "12/4/1990"),
    ]  # fmt: skip
    session, draft = looked_at(importing, workbook(tmp_path / "a.xlsx", rows), "Lớp tháng 4")
    assert [line.state for line in draft.lines] == [LineState.WRONG] * 3 + [LineState.GOOD]
    reasons = [line.reason for line in draft.lines]
    assert "không phải họ và tên người" in reasons[0]
    assert "chưa có đơn vị này trong danh mục" in reasons[1]
    assert "năm sinh không đúng" in reasons[2]
    assert "Phòng số 1" in importing.choices(session, "agency", draft.lines[1].row)
    assert importing.give_back(session, tmp_path / "tra-lai.xlsx") == 3
    importing.record(session)
    with importing.desk.read() as reader:
        assert [one.birth_year for one in reader.find(Person)] == [1990]


def test_identity_numbers_are_warned_of_and_never_stored(importing: Importing, tmp_path: Path) -> None:
    rows: Rows = [("Vũ Thị Én", "", "Phòng số 0", 1990, "025190000001")]
    session, draft = looked_at(importing, workbook(tmp_path / "a.xlsx", rows), "Lớp tháng 4")
    assert any("CCCD" in remark for remark in draft.remarks)
    importing.record(session)
    path = Path(importing.desk.database.path)
    found = b"".join(one.read_bytes() for one in path.parent.rglob("*") if one.is_file() and one.suffix != ".xlsx")
    assert b"025190000001" not in found


def test_names_pasted_without_a_head(importing: Importing) -> None:
    session, _ = importing.open_block("HỌ VÀ TÊN\tĐơn vị\r\nĐỗ Văn Em\tPhòng số 1\r\n", ImportKind.TRAINEES)
    draft = importing.choose_course(session, course(importing.desk, "Lớp tháng 4"))
    assert draft.told == "1 hợp lệ"
    session, _ = importing.open_block("Đỗ Văn Em\r\nĐỗ Thị Gấm\r\n", ImportKind.TRAINEES)
    draft = importing.choose_course(session, course(importing.desk, "Lớp tháng 4"))
    assert [line.texts[0] for line in draft.lines] == ["Đỗ Văn Em", "Đỗ Thị Gấm"]
    block = "1\tĐỗ Văn Em\tChuyên viên\tPhòng số 1\t1985\r\n2\tĐỗ Thị Gấm\t\tPhòng lạ\t1990\r\n"
    session, draft = importing.open_block(block, ImportKind.TRAINEES)
    assert [column.head for column in draft.columns if column.head] == ["Họ và tên", "Chức vụ", "Đơn vị", "Năm sinh"]


@pytest.mark.parametrize("name", ["a\x00b", "\u202eabc\u202c xyz", "\ud800 abc"])
def test_a_name_of_signs_nobody_can_read_is_refused_alone(importing: Importing, name: str) -> None:
    session, _ = importing.open_block(f"Họ và tên\tĐơn vị\r\n{name}\t\r\nĐỗ Văn Em\t\r\n", ImportKind.TRAINEES)
    draft = importing.choose_course(session, course(importing.desk, "Lớp tháng 4"))
    assert draft.told == "1 hợp lệ, 1 lỗi"
    importing.record(session)
    assert count(importing.desk, Person) == 1


def test_without_a_course_nothing_is_taken_in(importing: Importing, tmp_path: Path) -> None:
    session, _ = importing.open(workbook(tmp_path / "a.xlsx", [person(0, "A")]), ImportKind.TRAINEES)
    with pytest.raises(RecordFault, match="Chưa chọn lớp"):
        importing.record(session)
    assert count(importing.desk, Person) == 0
