"""The sign-in sheet of a course (TC04): order, blank rows, head on each page, the same pages in Word and PDF."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import docx
import pypdfium2
import pytest

from desktop.domain.people import Person
from desktop.domain.training import Course, Session
from desktop.errors import RecordFault
from desktop.services.attending import Attending
from desktop.services.desk import Desk
from desktop.services.merging import Merging
from desktop.services.training_papers import TrainingPapers
from desktop.storage import erasure
from tests.factories import office, record

needs_soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
NAMES = ("Trần Văn Đạt", "Lê Thị Ánh", "Phạm An", "Đỗ Minh Đức", "Vũ Bình", "Hoàng Ân")


@pytest.fixture
def course(desk: Desk) -> bytes:
    record(desk, [
        *office(),
        {"act": "agency", "id": "a", "name": "Ủy ban nhân dân xã Ấm Hạ", "kind": "commune"},
        {"act": "agency", "id": "b", "name": "Hội Nông dân", "kind": "union"},
        *(
            {"act": "person", "id": f"p{n}", "name": name, "agency": "a", "post": "Công chức"}
            for n, name in enumerate(NAMES)
        ),
        {"act": "person", "id": "q", "name": "Bùi Thị Xuân", "agency": "b", "post": "Chủ tịch"},
        {"act": "course", "title": "Lớp tập huấn kỹ năng truyền thông", "state": "planned",
         "sessions": [{"day": "2025-03-05", "at": "08:00", "place": "Hội trường UBND xã Ấm Hạ"}]},
    ])  # fmt: skip
    with desk.read() as reader:
        held = reader.find(Course)[0]
    enrol_all(desk, held.uid)
    return held.uid


def enrol_all(desk: Desk, course: bytes) -> None:
    with desk.read() as reader:
        people = [one.uid for one in reader.find(Person)]
    Attending(desk).enrol(course, people)


def rows(path: Path) -> list[list[str]]:
    table = docx.Document(str(path)).tables[1]
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_by_unit_then_given_name_with_blank_rows(desk: Desk, course: bytes, tmp_path: Path) -> None:
    made = rows(TrainingPapers(desk).sign_in_sheet(course, tmp_path / "ds.docx"))
    assert made[0] == ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Ký nhận"]
    assert [row[1] for row in made[1:8]] == [
        "Bùi Thị Xuân", "Phạm An", "Lê Thị Ánh", "Hoàng Ân", "Vũ Bình", "Trần Văn Đạt", "Đỗ Minh Đức",
    ]  # fmt: skip
    assert [row[0] for row in made[8:]] == ["8", "9", "10", "11", "12"]
    assert {row[1] for row in made[8:]} == {""}


def test_heading_place_and_time_and_no_number(desk: Desk, course: bytes, tmp_path: Path) -> None:
    path = TrainingPapers(desk).sign_in_sheet(course, tmp_path / "ds.pdf")
    text = pypdfium2.PdfDocument(str(path))[0].get_textpage().get_text_range().replace("\r\n", "\n")
    assert "HUYỆN SUỐI TRONG" in text
    assert "DANH SÁCH KÝ NHẬN\nLớp tập huấn kỹ năng truyền thông" in text
    assert "Thời gian: 08 giờ 00 ngày 05/3/2025." in text
    assert "Địa điểm: Hội trường UBND xã Ấm Hạ." in text
    assert "Số:" not in text
    assert "Nơi nhận" not in text


def test_a_long_list_repeats_its_head_and_divides_no_row(desk: Desk, course: bytes, tmp_path: Path) -> None:
    record(desk, [
        {"act": "person", "id": f"x{n}", "name": f"Nguyễn Văn Số {n}", "agency": "Hội Nông dân"} for n in range(70)
    ])  # fmt: skip
    enrol_all(desk, course)
    papers = TrainingPapers(desk)
    pdf = pypdfium2.PdfDocument(str(papers.sign_in_sheet(course, tmp_path / "ds.pdf")))
    heads = [pdf[n].get_textpage().get_text_range().count("Ký nhận") for n in range(len(pdf))]
    assert len(pdf) >= 3
    assert heads[:-1] == [1] * (len(pdf) - 1)
    assert len(papers.preview(course, 40).pages) == len(pdf)


@needs_soffice
def test_word_and_pdf_have_the_same_pages(desk: Desk, course: bytes, tmp_path: Path) -> None:
    record(desk, [
        {"act": "person", "id": f"x{n}", "name": f"Nguyễn Văn Số {n}", "agency": "Hội Nông dân"} for n in range(70)
    ])  # fmt: skip
    enrol_all(desk, course)
    papers = TrainingPapers(desk)
    word = papers.sign_in_sheet(course, tmp_path / "ds.docx")
    ours = pypdfium2.PdfDocument(str(papers.sign_in_sheet(course, tmp_path / "ds.pdf")))
    folder = tmp_path / "lo"
    order = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*order, "--outdir", str(folder), str(word)], check=True, capture_output=True)
    theirs = pypdfium2.PdfDocument(str(folder / "ds.pdf"))
    assert len(ours) == len(theirs)
    for number in range(len(ours)):
        first, second = (one[number].get_textpage().get_text_range().split() for one in (ours, theirs))
        assert first == second


def test_a_session_that_is_gone_and_an_office_not_described_are_told(desk: Desk, course: bytes, tmp_path: Path) -> None:
    with pytest.raises(RecordFault, match="không còn trong lớp"):
        TrainingPapers(desk).sign_in_sheet(course, tmp_path / "ds.pdf", session=b"\x01" * 16)
    with desk.read() as reader:
        assert reader.find(Session)


def test_an_erased_person_leaves_no_empty_row_and_merged_records_are_one(
    desk: Desk, course: bytes, tmp_path: Path
) -> None:
    with desk.read() as reader:
        uids = {one.name: one.uid for one in reader.find(Person)}
    erasure.erase(desk.database, "person", uids["Vũ Bình"], "Chị Hà")
    Merging(desk).merge(uids["Phạm An"], uids["Lê Thị Ánh"])
    made = rows(TrainingPapers(desk).sign_in_sheet(course, tmp_path / "ds.docx", blank_rows=2))
    assert [row[1] for row in made[1:]] == [
        "Bùi Thị Xuân", "Lê Thị Ánh", "Hoàng Ân", "Trần Văn Đạt", "Đỗ Minh Đức", "", "",
    ]  # fmt: skip
    assert [row[0] for row in made[1:]] == [str(place) for place in range(1, 8)]
