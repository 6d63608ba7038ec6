"""Two files that must be one paper: the same words in the same order."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from desktop.documents.conformance import Severity, check, check_pair
from tests.desktop.documents.conformance_changes import told
from tests.desktop.documents.conformance_pdf import PdfPlan, Words, write_pdf
from tests.desktop.documents.conformance_word import DOCUMENT, Parts, p, swapped, word_parts, write_word

needs_soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
LINES = (
    "Phòng báo cáo kết quả phối hợp liên xã -",
    "Suối Ngọc theo Kế hoạch số 12/KH-",
    "UBND như sau:",
    "- Nhân dân đồng tình.",
)
TEXT = (
    "Phòng báo cáo kết quả phối hợp liên xã - Suối Ngọc theo Kế hoạch số 12/KH-UBND như sau:",
    "- Nhân dân đồng tình.",
)


def of_paragraphs(*paragraphs: str) -> Parts:
    """The parts of a .docx that holds nothing but these paragraphs."""
    parts = word_parts()
    start, end = parts[DOCUMENT].index("<w:body>") + 8, parts[DOCUMENT].index("</w:body>")
    return parts | {DOCUMENT: parts[DOCUMENT][:start] + "".join(paragraphs) + parts[DOCUMENT][end:]}


def small(folder: Path, texts: tuple[str, ...], lines: tuple[str, ...]) -> tuple[Path, Path]:
    """A .docx of paragraphs and a .pdf of lines."""
    word = write_word(folder, of_paragraphs(*(p("Body", text) for text in texts)))
    marks = tuple(Words(line, 30, 30 + 7 * place) for place, line in enumerate(lines))
    return word, write_pdf(folder, PdfPlan(((*marks, Words("1", 110, 15, at="c")),)))


def test_lines_may_break_behind_hyphen_and_stroke_and_page_numbers_do_not_count(tmp_path: Path) -> None:
    assert check_pair(*small(tmp_path, TEXT, LINES)) == []


@pytest.mark.parametrize(
    "lines",
    [(*LINES[:2], "UBND sau:", LINES[3]), (*LINES, "Thêm một dòng."), (LINES[3], *LINES[:3]), LINES[:3]],
    ids=["a word less", "a line more", "another order", "a paragraph less"],
)
def test_other_words_or_another_order_are_told(lines: tuple[str, ...], tmp_path: Path) -> None:
    found = check_pair(*small(tmp_path, TEXT, lines))
    assert {(one.rule, one.severity) for one in found} == {("X3", Severity.ERROR)}, told(found)
    assert all(one.what.endswith(".") and one.remedy for one in found)


def test_the_words_that_differ_are_named(tmp_path: Path) -> None:
    found = check_pair(*small(tmp_path, TEXT, (*LINES[:3], "- Nhân dân tán thành.")))
    assert "«đồng»" in told(found)
    assert "«thành.»" in told(found)


def test_capitals_by_formatting_are_capitals_in_both(tmp_path: Path) -> None:
    word, pdf = small(tmp_path, ("thông báo",), ("THÔNG BÁO",))
    assert [one.rule for one in check_pair(word, pdf)] == ["X3", "X3"]
    capitals = "<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>thông báo</w:t></w:r></w:p>"
    assert check_pair(write_word(tmp_path, of_paragraphs(capitals)), pdf) == []


def test_page_counts_are_only_worth_a_note(tmp_path: Path) -> None:
    _, pdf = small(tmp_path, TEXT, LINES)
    office = f'<Properties xmlns="{OFFICE}/extended-properties"><Pages>3</Pages></Properties>'
    parts = of_paragraphs(*(p("Body", text) for text in TEXT)) | {"docProps/app.xml": office}
    target = f'Type="{OFFICE}/relationships/extended-properties" Target="docProps/app.xml"'
    parts = swapped(parts, "_rels/.rels", "</Relationships>", f'<Relationship Id="rId5" {target}/></Relationships>')
    found = check_pair(write_word(tmp_path, parts), pdf)
    assert [(one.rule, one.severity) for one in found] == [("X4", Severity.NOTE)]


@needs_soffice
@pytest.mark.libreoffice
def test_the_correct_paper_printed_by_libreoffice_is_the_same_paper(tmp_path: Path) -> None:
    """Another program's layout of the correct .docx: every place the judge measures is where it should be."""
    word = write_word(tmp_path, word_parts())
    home = f"-env:UserInstallation=file://{tmp_path / 'office'}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(word)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pdf = tmp_path / "bao-cao.pdf"
    assert told(check_pair(word, pdf)) == ""
    # LibreOffice sets Times New Roman in a font of the same widths where it is not installed, and says en-US.
    assert {one.rule for one in check(pdf)} <= {"F2", "X5"}, told(check(pdf))
