from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import unicodedata
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from desktop.documents import style
from desktop.documents.composition import plain_lines
from desktop.documents.docx_writer import docx_bytes, write_docx
from desktop.documents.model import Document, paragraph
from desktop.errors import FileFault
from tests.desktop.documents.papers import GOLDEN, docx_parts, golden_files, random_report, report

VALIDATOR = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
needs_validator = pytest.mark.skipif(VALIDATOR is None, reason="OOXML_VALIDATOR names no Open XML validator")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def root_of(document: Document, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(BytesIO(docx_bytes(document))) as archive:
        return etree.fromstring(archive.read(part))


def words_of(root: etree._Element) -> list[str]:
    """The text of each paragraph that has any, in reading order."""
    lines = ("".join(map(_said, line.iter(f"{W}t", f"{W}noBreakHyphen"))) for line in root.iter(f"{W}p"))
    return [line.replace("\u00a0", " ") for line in lines if line]


def _said(node: etree._Element) -> str:
    return node.text or "" if node.tag == f"{W}t" else "-"


@pytest.mark.parametrize("name", [name for name in golden_files() if name.endswith((".xml", ".rels"))])
def test_parts_are_the_golden_ones(name: str) -> None:
    assert golden_files()[name] == (GOLDEN / name).read_text(encoding="utf-8")


def test_equal_papers_are_equal_files() -> None:
    assert docx_bytes(report()) == docx_bytes(report())
    assert docx_bytes(report()) != docx_bytes(replace(report(), subject="Khác"))


@pytest.mark.parametrize("seed", range(8))
def test_the_file_says_every_word_in_order_as_nfc(seed: int) -> None:
    document = random_report(seed)
    lines = words_of(root_of(document))
    assert tuple(lines) == plain_lines(document)
    assert all(unicodedata.is_normalized("NFC", line) for line in lines)


def test_signs_of_xml_stay_signs() -> None:
    tricky = replace(report(), subject='A&B <x> "y" %s', blocks=(paragraph("5 < 6 & ]]> %s %d"),))
    lines = words_of(root_of(tricky))
    assert "5 < 6 & ]]> %s %d" in lines
    assert 'A&B <x> "y" %s' in lines
    assert docx.Document(BytesIO(docx_bytes(tricky))).core_properties.title == 'A&B <x> "y" %s'


def test_word_reads_it_with_our_properties_and_no_person() -> None:
    word = docx.Document(BytesIO(docx_bytes(report())))
    about = word.core_properties
    assert about.title == report().subject
    assert (about.author, about.last_modified_by, about.comments, about.keywords) == ("", "", "", "")
    assert about.language == "vi-VN"
    assert about.created is not None
    assert about.modified is not None
    assert about.created.date() == about.modified.date() == report().made_on


def test_the_font_is_times_in_every_slot_and_no_theme() -> None:
    parts = docx_parts(docx_bytes(report()))
    assert not [name for name in parts if "theme" in name]
    assert not [name for name, xml in parts.items() if "asciiTheme" in xml or "themeColor" in xml]
    fonts = root_of(report(), "word/styles.xml").find(f"{W}docDefaults//{W}rFonts")
    assert fonts is not None
    assert {fonts.get(W + slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    language = root_of(report(), "word/styles.xml").find(f"{W}docDefaults//{W}lang")
    assert language is not None
    assert language.get(f"{W}val") == "vi-VN"


def test_every_style_used_is_defined() -> None:
    defined = {node.get(f"{W}styleId") for node in root_of(report(), "word/styles.xml").iter(f"{W}style")}
    used = {node.get(f"{W}val") for node in root_of(report()).iter(f"{W}pStyle")}
    assert used <= defined
    assert {look.key for look in style.NAMED} <= defined


def test_sections_have_the_decrees_margins_and_number_from_one_with_the_first_hidden() -> None:
    word = docx.Document(BytesIO(docx_bytes(report())))
    assert len(word.sections) == 3
    for section, wide in zip(word.sections, (False, True, False), strict=True):
        assert section.different_first_page_header_footer
        assert (section.page_width > section.page_height) is wide
        assert [round(edge.mm) for edge in (section.top_margin, section.bottom_margin)] == [20, 20]
        assert [round(edge.mm) for edge in (section.left_margin, section.right_margin)] == [30, 20]
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert " PAGE " in section.header._element.xml
        assert "PAGE" not in section.first_page_header._element.xml
        assert section.header.paragraphs[0].style.paragraph_format.alignment == 1


def test_heads_are_repeated_rows_kept_and_widths_fill_the_table() -> None:
    tables = root_of(report()).findall(f".//{W}tbl")
    ruled = [table for table in tables if table.find(f"{W}tblPr/{W}tblBorders") is not None]
    assert len(tables) - len(ruled) == 2
    for table in ruled:
        rows = table.findall(f"{W}tr")
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert heads == [True, True] + [False] * (len(rows) - 2)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        grid = [int(column.get(f"{W}w", "0")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        for row in rows:
            assert sum(int(width.get(f"{W}w", "0")) for width in row.findall(f".//{W}tcW")) == sum(grid)


def test_lines_stand_at_an_exact_pitch() -> None:
    styles = root_of(report(), "word/styles.xml").findall(f"{W}style[@{W}customStyle]")
    assert len(styles) == len(style.NAMED)
    for node in styles:
        spacing = node.find(f"{W}pPr/{W}spacing")
        assert spacing is not None
        assert spacing.get(f"{W}lineRule") == "exact"


def test_only_drawn_lines_and_the_end_of_a_section_are_paragraphs_without_words() -> None:
    body = root_of(report()).find(f"{W}body")
    assert body is not None
    empty = {
        line.find(f"{W}pPr/{W}pStyle").get(f"{W}val")  # type: ignore[union-attr]
        for line in body.findall(f"{W}p")
        if not "".join(line.itertext())
    }
    assert empty <= {style.RULE.key, style.SECTION_END.key}


def test_the_file_is_written_or_the_fault_told(tmp_path: Path) -> None:
    write_docx(report(), tmp_path / "a.docx")
    assert (tmp_path / "a.docx").read_bytes() == docx_bytes(report())
    with pytest.raises(FileFault):
        write_docx(report(), tmp_path / "none" / "a.docx")


@needs_validator
@pytest.mark.openxml
@pytest.mark.parametrize("document", [report(), random_report(1), random_report(6)], ids=["report", "1", "6"])
def test_microsofts_open_xml_sdk_finds_nothing(document: Document, tmp_path: Path) -> None:
    write_docx(document, tmp_path / "a.docx")
    found = subprocess.run([str(VALIDATOR), str(tmp_path / "a.docx")], capture_output=True, text=True, check=False)
    answer = json.loads(found.stdout)
    assert answer["errors"] == []
    assert answer["ok"] is True


def test_no_number_is_words_own() -> None:
    assert not re.search("numPr|numbering", docx_parts(docx_bytes(report()))["word/document.xml"])
