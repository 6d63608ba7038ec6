from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import FileFault
from desktop.planimport.docx_numbering import printed_number
from desktop.planimport.docx_package import MAX_INFLATED
from desktop.planimport.source import Grid, Paragraph
from tests.desktop.planimport.files import (
    docx_bytes,
    docx_of,
    draft_of,
    outcome_of,
    source_of,
    texts_of,
    with_part,
    zip_of,
)
from tests.desktop.planimport.sample_plan import as_docx

MAIN = "word/document.xml"
PLAN = ["KẾ HOẠCH", "Đọc sách", "I. NHIỆM VỤ", "1. Mở thư viện", "- Đơn vị chủ trì: Thư viện huyện"]


def run_of(paragraph: WordParagraph, xml: str) -> None:
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{xml}</w:r>"))


def test_paragraphs_and_tables_in_the_order_of_the_document() -> None:
    def table(document: Document) -> None:
        made = document.add_table(2, 2)
        for place, text in enumerate(("TT", "Nội dung", "1", "In tờ gấp\nsong ngữ")):
            made.cell(place // 2, place % 2).text = text
        document.add_paragraph("Sau bảng")

    source = source_of(docx_of(["Trước bảng"], table))
    assert texts_of(source) == ["Trước bảng", "TT | Nội dung", "1 | In tờ gấp\nsong ngữ", "Sau bảng"]


def test_merged_cells_stand_in_every_place_they_cover() -> None:
    def table(document: Document) -> None:
        made = document.add_table(3, 3)
        for place in range(9):
            made.cell(place // 3, place % 3).text = f"ô{place}"
        made.cell(0, 0).merge(made.cell(0, 2)).text = "ngang"
        made.cell(1, 2).merge(made.cell(2, 2)).text = "dọc"

    grid = source_of(docx_of(["KẾ HOẠCH"], table)).blocks[1]
    assert isinstance(grid, Grid)
    assert [row.cells for row in grid.rows] == [("ngang", "ngang", "ngang"), ("ô3", "ô4", "dọc"), ("ô6", "ô7", "dọc")]


def test_numbers_and_bullets_that_word_draws_itself() -> None:
    def numbered(document: Document) -> None:
        for style, text in (
            ("List Number", "Tập huấn"),
            ("List Bullet", "Mở lớp"),
            ("List Number", "In tờ gấp"),
            ("List Number 2", "Bản song ngữ"),
        ):
            document.add_paragraph(text, style=style)

    texts = texts_of(source_of(docx_of([], numbered)))
    assert texts[:3] == ["1. Tập huấn", "• Mở lớp", "2. In tờ gấp"]
    assert texts[3].endswith("Bản song ngữ")


def test_levels_count_on_and_restart() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate([("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3.")])
    )
    numbering = (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>',
        f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>',
    )

    def write(document: Document) -> None:
        part = document.part.numbering_part.element
        part.insert(0, parse_xml(numbering[0]))
        part.append(parse_xml(numbering[1]))
        for depth, text in (
            (0, "MỤC TIÊU"),
            (1, "Chung"),
            (1, "Riêng"),
            (2, "Chỉ tiêu"),
            (0, "NHIỆM VỤ"),
            (1, "Tập huấn"),
        ):
            properties = document.add_paragraph(text)._p.get_or_add_pPr()
            properties.append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>')
            )

    assert texts_of(source_of(docx_of([], write))) == [
        "I. MỤC TIÊU",
        "1. Chung",
        "2. Riêng",
        "2.1. Chỉ tiêu",
        "II. NHIỆM VỤ",
        "1. Tập huấn",
    ]


def test_number_forms() -> None:
    forms = ("upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "decimalZero", "decimal", "unknown")
    assert [printed_number(4, form) for form in forms] == ["IV", "iv", "D", "d", "04", "4", "4"]
    assert printed_number(28, "lowerLetter") == "bb"


def test_boxes_changes_fields_and_breaks_inside_a_paragraph() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Trước ")
    run_of(paragraph, "<w:pict><w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent></w:pict>")
    paragraph._p.append(
        parse_xml(
            f"<w:ins {nsdecls('w')}><w:r><w:t xml:space='preserve'>thêm </w:t></w:r></w:ins>",
        )
    )
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>bỏ</w:delText></w:r></w:del>"))
    run_of(paragraph, "<w:instrText>PAGE</w:instrText>")
    run_of(paragraph, "<w:t>sau</w:t>")
    run_of(paragraph, "<w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t>")
    document.add_paragraph("Tên nhiệm vụ dài\nở hai dòng\n- Thời gian: Hằng năm.\n- Chủ trì: Phòng A")
    assert texts_of(source_of(docx_bytes(document))) == [
        "Trong khung",
        "Trước thêm sau",
        "Tên nhiệm vụ dài ở hai dòng",
        "- Thời gian: Hằng năm.",
        "- Chủ trì: Phòng A",
    ]


def test_columns_that_tabs_part_in_head_and_foot() -> None:
    texts = texts_of(source_of(docx_of(["UBND HUYỆN MÂY\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "a\tb"])))
    assert texts == ["UBND HUYỆN MÂY", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "a b"]


def test_bold_words_at_the_start_are_the_title() -> None:
    document = docx.Document()
    for text in PLAN[:3]:
        document.add_paragraph(text)
    paragraph = document.add_paragraph()
    paragraph.add_run("1. Tổ chức Ngày hội gia đình").bold = True
    paragraph.add_run(" với các hoạt động văn nghệ, thể thao.")
    document.add_paragraph("- Đơn vị chủ trì: Phòng A")
    source = source_of(docx_bytes(document))
    assert isinstance(source.blocks[3], Paragraph)
    assert (source.blocks[3].bold, source.blocks[3].bold_lead) == (False, len("1. Tổ chức Ngày hội gia đình"))
    task = draft_of(docx_bytes(document)).tasks[0]
    assert (task.title, task.content) == ("Tổ chức Ngày hội gia đình", "với các hoạt động văn nghệ, thể thao")


def test_text_pasted_line_by_line_is_joined() -> None:
    lines = ["Công tác tuyên truyền của các xã trong năm tiếp tục được duy trì đều", "đặn và đúng định hướng."] * 15
    assert len(source_of(docx_of(lines)).blocks) == 15


def entity(data: bytes) -> bytes:
    head, _, rest = data.partition(b"?>")
    return head + b'?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + rest.replace(b"<w:t>", b"<w:t>&e;", 1)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(entity, "thực thể", id="external entity"),
        pytest.param(lambda data: b"\xff\xfe" + entity(data).decode().encode("utf-16-le"), "thực thể", id="in UTF-16"),
        pytest.param(lambda data: data[: len(data) // 2], "hỏng", id="half of the XML"),
        pytest.param(lambda _: b"", "hỏng", id="no XML"),
        pytest.param(lambda _: b"<a>" * 5000 + b"</a>" * 5000, "hỏng", id="nested without end"),
    ],
)
def test_harmful_and_broken_parts(change: Callable[[bytes], bytes], words: str) -> None:
    with pytest.raises(FileFault, match=words):
        source_of(with_part(docx_of(PLAN), MAIN, change))


def test_a_zip_bomb_is_stopped_by_the_bytes_that_come_out() -> None:
    with pytest.raises(FileFault, match="nở ra quá lớn"):
        source_of(with_part(docx_of(PLAN), MAIN, lambda data: data + b" " * (MAX_INFLATED + 1)))


def test_a_zip_with_a_password_and_a_word_file_without_text() -> None:
    data = bytearray(docx_of(PLAN))
    for place in range(len(data) - 10):
        if data[place : place + 4] == b"PK\x01\x02":
            data[place + 8] |= 1
        elif data[place : place + 4] == b"PK\x03\x04":
            data[place + 6] |= 1
    with pytest.raises(FileFault, match="mật khẩu"):
        source_of(bytes(data))
    with pytest.raises(FileFault, match="không phải một kế hoạch"):
        draft_of(docx_of([]))


def test_a_part_that_is_named_but_missing_is_damage() -> None:
    with zipfile.ZipFile(io.BytesIO(docx_of(PLAN))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != MAIN}
    with pytest.raises(FileFault, match="tệp nén"):
        source_of(zip_of(parts))


@settings(max_examples=60)
@given(st.integers(min_value=4, max_value=36_000))
def test_a_file_cut_anywhere_is_damage_or_a_draft(length: int) -> None:
    data = SAMPLE[: min(length, len(SAMPLE) - 1)]
    with pytest.raises(FileFault):
        draft_of(data)


@settings(max_examples=60)
@given(st.data())
def test_a_file_with_wrong_bytes_breaks_nothing(data: st.DataObject) -> None:
    spoilt = bytearray(SAMPLE)
    for place in data.draw(st.lists(st.integers(0, len(SAMPLE) - 1), min_size=1, max_size=8)):
        spoilt[place] ^= 0x5A
    assert outcome_of(bytes(spoilt))


SAMPLE = as_docx()


def test_changes_that_nobody_accepted_are_told() -> None:
    def tracked(part: bytes) -> bytes:
        return part.replace(b"<w:r>", b'<w:ins w:id="1" w:author="x"><w:r>', 1).replace(b"</w:r>", b"</w:r></w:ins>", 1)

    plain_file = docx_of(["KẾ HOẠCH", "Trồng cây"])
    assert source_of(plain_file).remarks == ()
    remark = source_of(with_part(plain_file, "word/document.xml", tracked)).remarks[0]
    assert "chưa được chấp nhận" in remark
