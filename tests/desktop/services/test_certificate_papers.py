"""Certificates and their register on paper: one a page, the same pages in Word and PDF, no erased name."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import docx
import pypdfium2
import pytest

from desktop.domain.training import Course
from desktop.errors import RecordFault
from desktop.services.certificate_papers import CertificatePapers
from desktop.services.certifying import Certifying
from desktop.services.desk import Desk
from desktop.storage import erasure
from tests.factories import Entries, office, record

LONG = (
    "Lớp tập huấn nâng cao năng lực công tác thông tin, truyền thông về quyền con người cho cán bộ chủ chốt của Mặt "
    "trận Tổ quốc và các tổ chức chính trị - xã hội cấp huyện, cấp xã trên địa bàn huyện Suối Trong năm 2024"
)
NAMES = ("Lê Thị Ánh", "Phạm An", "Trần Văn Đạt")


def entries(title: str = LONG) -> Entries:
    return [
        *office(),
        {"act": "agency", "name": "Ủy ban nhân dân xã Ấm Hạ", "kind": "commune"},
        *(
            {"act": "person", "name": name, "agency": "Ủy ban nhân dân xã Ấm Hạ", "post": "Công chức Văn hóa - xã hội"}
            for name in NAMES
        ),
        {
            "act": "course", "title": title, "enrolled": list(NAMES),
            "sessions": [
                {"id": "s1", "day": "2024-08-20", "place": "Hội trường Ủy ban nhân dân huyện"},
                {"id": "s2", "day": "2024-08-21", "place": "Hội trường Ủy ban nhân dân huyện"},
            ],
        },
        *({"act": "attendance", "session": one, "mark": "present", "persons": list(NAMES)} for one in ("s1", "s2")),
    ]  # fmt: skip


@pytest.fixture
def course(desk: Desk) -> bytes:
    record(desk, entries())
    with desk.read() as reader:
        held = reader.find(Course)[0].uid
    Certifying(desk).issue(held, date(2024, 9, 3))
    return held


def pages(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(str(pdf))
    return [" ".join(document[n].get_textpage().get_text_range().split()) for n in range(len(document))]


def test_each_certificate_fills_a_page_lying_on_its_side(desk: Desk, course: bytes, tmp_path: Path) -> None:
    made = CertificatePapers(desk).write(course, tmp_path / "gcn.pdf")
    first, second, third = pages(made)
    assert "GIẤY CHỨNG NHẬN Chứng nhận ông (bà): Phạm An Công chức Văn hóa - xã hội" in first
    assert "Số: 01/2024" in first
    assert "Suối Trong, ngày 03 tháng 9 năm 2024 TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Thị Mẫu" in first
    assert "từ ngày 20 đến ngày 21/8/2024; địa điểm: Hội trường" in first
    assert "Đã tham dự lớp tập huấn nâng cao" in second
    assert "Lê Thị Ánh" in second
    assert "Trần Văn Đạt" in third
    width, height = pypdfium2.PdfDocument(str(made))[0].get_size()
    assert width > height
    assert "cấp lại" not in first


def test_a_certificate_issued_again_says_so_and_stands_for_the_first(desk: Desk, course: bytes, tmp_path: Path) -> None:
    certifying, papers = Certifying(desk), CertificatePapers(desk)
    first = certifying.register()[0]
    again = certifying.reissue(first.uid, date(2024, 10, 1))
    made = pages(papers.write(course, tmp_path / "gcn.pdf"))
    assert [page.count("Phạm An") for page in made] == [0, 0, 1]
    assert "(Bản cấp lại của giấy chứng nhận số 01/2024)" in made[-1]
    (alone,) = pages(papers.write(course, tmp_path / "mot.pdf", [again.uid]))
    assert "Số: 04/2024" in alone
    assert len(papers.preview(course, 30, [first.uid]).pages) == 1


def test_the_register_lists_all_and_an_erased_one_without_a_name(desk: Desk, course: bytes, tmp_path: Path) -> None:
    certifying, papers = Certifying(desk), CertificatePapers(desk)
    (first,) = (one for one in certifying.attested(course) if one.name == "Phạm An")
    certifying.reissue(certifying.register()[1].uid, date(2024, 10, 1))
    erasure.erase(desk.database, "person", first.person, "Chị Hà")
    table = docx.Document(str(papers.write_register(tmp_path / "so.docx", year=2024))).tables[1]
    rows = [[cell.text for cell in row.cells] for row in table.rows][1:]
    assert [(row[0], row[1]) for row in rows] == [
        ("01/2024", "(đã xóa thông tin cá nhân)"), ("02/2024", "Lê Thị Ánh"), ("03/2024", "Trần Văn Đạt"),
        ("04/2024", "Lê Thị Ánh"),
    ]  # fmt: skip
    assert rows[3][5] == "Cấp lại của số 02/2024"
    assert "Phạm" not in " ".join(pages(papers.write_register(tmp_path / "so.pdf", course=course)))
    assert len(pages(papers.write(course, tmp_path / "gcn.pdf"))) == 2
    assert papers.preview_register(30, year=2024).pages


def test_nothing_to_print_is_told(desk: Desk, tmp_path: Path) -> None:
    record(desk, entries())
    with desk.read() as reader:
        held = reader.find(Course)[0].uid
    with pytest.raises(RecordFault, match="chưa có giấy chứng nhận"):
        CertificatePapers(desk).write(held, tmp_path / "gcn.pdf")
    assert not (tmp_path / "gcn.pdf").exists()


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_word_has_the_pages_of_the_pdf(desk: Desk, course: bytes, tmp_path: Path) -> None:
    papers = CertificatePapers(desk)
    made = {
        "gcn": [papers.write(course, tmp_path / f"gcn.{ending}") for ending in ("docx", "pdf")],
        "so": [papers.write_register(tmp_path / f"so.{ending}", year=2024) for ending in ("docx", "pdf")],
    }
    order = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    sources = [str(word) for word, _ in made.values()]
    subprocess.run([*order, "--outdir", str(tmp_path / "lo"), *sources], check=True, capture_output=True, timeout=120)
    for name, (_, ours) in made.items():
        assert pages(tmp_path / "lo" / f"{name}.pdf") == pages(ours)
