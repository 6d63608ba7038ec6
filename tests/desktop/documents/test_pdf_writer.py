from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from desktop.documents.composition import plain_words
from desktop.documents.model import paragraph
from desktop.documents.pdf_writer import pdf_bytes, write_pdf
from desktop.errors import FileFault, InputFault
from tests.desktop.documents.papers import GOLDEN, golden_files, pdf_text, random_report, report

needs_poppler = pytest.mark.skipif(shutil.which("pdffonts") is None, reason="poppler's pdffonts is not installed")


def test_the_words_of_every_page_are_the_golden_ones() -> None:
    assert golden_files()["report.pdf.txt"] == (GOLDEN / "report.pdf.txt").read_text(encoding="utf-8")


def test_equal_papers_are_equal_files_in_another_process_too() -> None:
    mine = pdf_bytes(report())
    assert pdf_bytes(report()) == mine
    code = (
        "import hashlib; from tests.desktop.documents.papers import report;"
        "from desktop.documents.pdf_writer import pdf_bytes; from desktop.documents.docx_writer import docx_bytes;"
        "print(hashlib.sha256(pdf_bytes(report()) + docx_bytes(report())).hexdigest())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


@pytest.mark.parametrize("seed", range(8))
def test_the_file_says_the_papers_words(seed: int) -> None:
    document = random_report(seed)
    said = "".join(re.sub(r"\s+", "", page) for page in pdf_text(pdf_bytes(document)))
    said = said.replace("\ufffe", "-")  # pdfium's sign for a hyphen that ends a line
    assert [word for word in plain_words(document) if word not in said] == []


def test_it_names_itself_and_no_person() -> None:
    with pypdfium2.PdfDocument(pdf_bytes(report())) as pdf:
        about = pdf.get_metadata_dict()
    assert about["Title"] == report().subject
    assert about["Subject"] == "Báo cáo"
    assert about["Author"] == ""
    assert about["CreationDate"] == "D:20260916000000Z"
    assert b"/Lang (vi-VN)" in pdf_bytes(report())
    assert b"/DisplayDocTitle true" in pdf_bytes(report())


def test_it_needs_no_newer_reader_and_holds_nothing_that_acts() -> None:
    content = pdf_bytes(report())
    assert content.startswith(b"%PDF-1.5")
    for forbidden in (b"/Encrypt", b"/JavaScript", b"/Launch", b"/EmbeddedFile"):
        assert forbidden not in content


def test_headings_and_annexes_are_bookmarks() -> None:
    with pypdfium2.PdfDocument(pdf_bytes(report())) as pdf:
        marks = [(mark.level, mark.get_title()) for mark in pdf.get_toc()]
    assert marks[:3] == [
        (0, "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"),
        (0, "II. KẾT QUẢ THỰC HIỆN"),
        (1, "1. Hoạt động truyền thanh"),
    ]
    assert marks[-1] == (0, "Phụ lục II. DANH MỤC VĂN BẢN")


@pytest.mark.poppler
@needs_poppler
def test_every_font_is_embedded_and_gives_its_letters_back(tmp_path: Path) -> None:
    write_pdf(report(), tmp_path / "a.pdf")
    listed = subprocess.run(["pdffonts", str(tmp_path / "a.pdf")], capture_output=True, text=True, check=True).stdout
    fonts = listed.splitlines()[2:]
    assert len(fonts) == 4
    for font in fonts:
        assert re.search(r" yes +yes +yes +\d+ +0$", font)
        assert re.search(r"^[A-Z]{6}\+(LiberationSerif|TimesNewRoman)", font)


def test_a_sign_the_font_lacks_is_told_before_anything_is_written(tmp_path: Path) -> None:
    odd = replace(report(), blocks=(paragraph("Đã họp ☑, chưa họp ☐./."),))
    with pytest.raises(InputFault, match="☑ ☐") as caught:
        write_pdf(odd, tmp_path / "a.pdf")
    assert caught.value.where == "Đã họp ☑, chưa họp ☐./."
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_written_or_the_fault_told(tmp_path: Path) -> None:
    write_pdf(report(), tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == pdf_bytes(report())
    with pytest.raises(FileFault):
        write_pdf(report(), tmp_path / "none" / "a.pdf")
