"""What the judge takes a .docx to say in effect: styles, theme, numbering, fields, drawings, borders."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.documents.conformance.word.model import Look, Paragraph, Table, WordPaper
from desktop.documents.conformance.word.reader import read_word
from tests.desktop.documents.conformance_changes import judged, told
from tests.desktop.documents.conformance_word import (
    BODY,
    DOCUMENT,
    HEAD,
    PACKAGE,
    RELATIONS,
    STYLES,
    TYPES,
    Parts,
    W,
    docx_bytes,
    head_table,
    p,
    rule,
    swapped,
    word_parts,
)

NEXT, TRAINING = "1. Tiếp tục phát tin hằng tuần.", "2. Tổ chức tập huấn cho các thôn."


def paper(parts: Parts) -> WordPaper:
    return read_word(docx_bytes(parts), "thu.docx")


def first_look(parts: Parts, text: str) -> Look:
    return next(run.look for one in paper(parts).paragraphs for run in one.runs if text in run.text)


def found(parts: Parts, text: str) -> Paragraph:
    return next(one for one in paper(parts).paragraphs if text in one.words)


def with_body(*blocks: str) -> Parts:
    return swapped(word_parts(), DOCUMENT, p("Body", NEXT), "".join(blocks))


def with_run(properties: str) -> Parts:
    return with_body(f'<w:p><w:pPr><w:pStyle w:val="Issuer"/></w:pPr><w:r>{properties}<w:t>Thử</w:t></w:r></w:p>')


def added(parts: Parts, style: str) -> Parts:
    return swapped(parts, STYLES, "</w:styles>", f"{style}</w:styles>")


def test_what_is_said_nowhere_comes_from_the_defaults() -> None:
    look = first_look(word_parts(), "UBND XÃ SUỐI NGỌC")
    assert (look.fonts[0], look.size, look.bold, look.italic, look.color) == (
        "Times New Roman",
        26,
        False,
        False,
        "auto",
    )


def test_a_style_inherits_and_overrides() -> None:
    look = first_look(word_parts(), "PHÒNG VĂN HÓA - XÃ HỘI")
    assert (look.size, look.bold) == (26, True)
    assert found(word_parts(), "PHÒNG VĂN HÓA - XÃ HỘI").layout.align == "center"


@pytest.mark.parametrize(
    ("properties", "bold"),
    [
        ("", True),
        ('<w:rPr><w:b w:val="0"/></w:rPr>', False),
        ('<w:rPr><w:b w:val="false"/></w:rPr>', False),
        ('<w:rPr><w:rStyle w:val="Strong"/></w:rPr>', False),
        ('<w:rPr><w:rStyle w:val="Strong"/><w:b/></w:rPr>', True),
    ],
    ids=["style", "off", "false", "two styles toggle", "direct wins"],
)
def test_weight_of_styles_toggles_and_direct_formatting_wins(properties: str, bold: bool) -> None:
    strong = '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    assert first_look(added(with_run(properties), strong), "Thử").bold is bold


def test_a_circle_of_styles_ends() -> None:
    circle = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="{}"/></w:style>'
    parts = added(
        with_body(p("Vong1", "Thử")),
        circle.format("Vong1", "Vong1", "Vong2") + circle.format("Vong2", "Vong2", "Vong1"),
    )
    assert first_look(parts, "Thử").size == 28


def related(parts: Parts, kind: str, name: str, content: str) -> Parts:
    """The parts with one more, known to the main part and to the list of types."""
    relation = f'<Relationship Id="rId7" Type="{PACKAGE}/relationships/{kind}" Target="{name}"/></Relationships>'
    override = f'<Override PartName="/word/{name}" ContentType="application/xml"/></Types>'
    parts = swapped(parts, RELATIONS, "</Relationships>", relation)
    return swapped(parts, TYPES, "</Types>", override) | {f"word/{name}": content}


def test_theme_fonts_are_followed() -> None:
    theme = (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:minorFont>'
        '<a:latin typeface="Cambria"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:theme>'
    )
    run = with_run('<w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Arial"/></w:rPr>')
    assert first_look(related(run, "theme", "theme/theme1.xml", theme), "Thử").fonts[0] == "Cambria"


def test_strict_files_say_lengths_with_units() -> None:
    parts = with_body(p("Body", "Thử", more='<w:spacing w:after="6pt"/><w:ind w:firstLine="1.27cm" w:start="0"/>'))
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts = {name: text.replace(W, strict) for name, text in parts.items()}
    layout = found(parts, "Thử").layout
    assert (layout.after, layout.first, layout.left) == (120, 720, 0)


LEVELS = (("decimal", "%1."), ("lowerLetter", "%2)"), ("upperRoman", "%1.%3."), ("bullet", "\uf0b7"))


def with_numbering(parts: Parts) -> Parts:
    """The parts with one list of four levels, and a second that begins the same list at 5."""
    indent = '<w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr>'
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{indent}</w:lvl>'
        for level, (form, text) in enumerate(LEVELS)
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="4"/>{more}</w:num>'
        for number, more in ((7, ""), (8, again))
    )
    shape = f'<w:abstractNum w:abstractNumId="4">{levels}</w:abstractNum>'
    return related(
        parts, "numbering", "numbering.xml", f'{HEAD}<w:numbering xmlns:w="{W}">{shape}{lists}</w:numbering>'
    )


def listed(text: str, level: int, number: int = 7) -> str:
    return p("Body", text, more=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_text_of_the_paper() -> None:
    places = ((0, 7), (0, 7), (1, 7), (2, 7), (0, 7), (1, 7), (3, 7), (0, 8))
    read = paper(with_numbering(with_body(*(listed("chữ", level, number) for level, number in places))))
    labels = [one.label for one in read.paragraphs if one.label]
    assert labels == ["1. ", "2. ", "a) ", "2.I. ", "3. ", "a) ", "• ", "5. "]


def test_automatic_numbers_are_judged_like_typed_ones(tmp_path: Path) -> None:
    typed = p("Body", NEXT) + p("Body", TRAINING)
    for number, rules in ((7, []), (8, ["B11"])):
        counted = listed(NEXT[3:], 0) + listed(TRAINING[3:], 0, number)
        parts = swapped(with_numbering(word_parts()), DOCUMENT, typed, counted)
        assert [one.rule for one in judged(tmp_path, parts)] == rules


def test_removed_words_are_not_read_and_inserted_ones_are() -> None:
    parts = with_body(
        "<w:p><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del>"
        "<w:sdt><w:sdtContent><w:r><w:t> vào</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    assert found(parts, "thêm").words == "thêm vào"
    assert paper(parts).facts.tracked


def test_signs_of_a_run() -> None:
    signs = '<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:sym w:char="00B7"/>'
    assert found(with_body(f"<w:p><w:r>{signs}</w:r></w:p>"), "c-").text == "a\tb\nc-·"


def strokes_of(drawing: str) -> list[float | None]:
    parts = with_body(f"<w:p><w:r>{drawing}</w:r><w:r><w:t>Thử</w:t></w:r></w:p>")
    return [round(one.length) if one.length is not None else None for one in found(parts, "Thử").strokes]


DRAWING = (
    '<w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><wp:extent cx="{}" cy="{}"/>'
    '<a:prstGeom prst="{}"/></wp:anchor></w:drawing>'
)


@pytest.mark.parametrize(
    ("drawing", "lengths"),
    [
        ('<w:pict><v:line from="10pt,2pt" to="110pt,2pt"/></w:pict>', [2000]),
        ('<w:pict><v:shape type="#_x0000_t32" style="position:absolute;width:50pt;height:0"/></w:pict>', [1000]),
        ('<w:pict><v:rect style="width:50pt;height:.75pt"/></w:pict>', [1000]),
        ('<w:pict><v:rect style="width:50pt;height:20pt"/></w:pict>', []),
        (DRAWING.format(635_000, 0, "line"), [1000]),
        (DRAWING.format(635_000, 6_350, "rect"), [1000]),
        (DRAWING.format(635_000, 635_000, "rect"), []),
    ],
)
def test_drawn_lines(drawing: str, lengths: list[float | None]) -> None:
    assert strokes_of(drawing) == lengths


def test_of_two_alternatives_one_is_read() -> None:
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    chosen = f"<mc:Choice>{DRAWING.format(635_000, 0, 'line')}</mc:Choice>"
    fallback = '<mc:Fallback><w:pict><v:line from="0,0" to="50pt,0"/></w:pict></mc:Fallback>'
    assert strokes_of(f"<mc:AlternateContent {space}>{chosen}{fallback}</mc:AlternateContent>") == [1000]


def test_words_of_a_text_box_are_judged(tmp_path: Path) -> None:
    content = f"<w:txbxContent>{p('Body', 'Chữ trong khung')}</w:txbxContent>"
    box = f"<w:pict><v:rect><v:textbox>{content}</v:textbox></v:rect></w:pict>"
    styled = box.replace("<w:r>", '<w:r><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr>')
    for drawing, rules in ((box, set()), (styled, {"F1"})):
        parts = swapped(word_parts(), DOCUMENT, p("Body", NEXT), p("Body", NEXT, inside=f"<w:r>{drawing}</w:r>"))
        assert {one.rule for one in judged(tmp_path, parts)} == rules


def figures_of(parts: Parts) -> Table:
    return next(one for one in paper(parts).blocks if isinstance(one, Table) and "Loại hình" in one.words)


def test_borders_come_from_the_style_the_table_and_the_cell() -> None:
    assert all(border.drawn for row in figures_of(word_parts()).rows for cell in row.cells for border in cell.borders)
    parts = word_parts()
    before, _, after = parts[DOCUMENT].partition(p("CellHead", "TT"))
    assert before.endswith("</w:tcPr>")
    cleared = before.removesuffix("</w:tcPr>") + '<w:tcBorders><w:top w:val="nil"/></w:tcBorders></w:tcPr>'
    spoiled = parts | {DOCUMENT: cleared + p("CellHead", "TT") + after}
    assert [border.drawn for border in figures_of(spoiled).rows[0].cells[0].borders] == [False, True, True, True]


def test_headers_are_inherited_by_later_sections() -> None:
    parts = word_parts()
    reference = '<w:headerReference w:type="default" r:id="rId3"/>'
    head, _, tail = parts[DOCUMENT].partition(reference)
    sections = paper(parts | {DOCUMENT: head + reference + tail.replace(reference, "")}).sections
    assert [bool(section.headers["default"][0].fields) for section in sections] == [True, True, True]


OLD_LINE = '<w:pict><v:line from="50pt,1pt" to="115pt,1pt"/></w:pict>'
RAISED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


@pytest.mark.parametrize(
    "drawn",
    [
        p("Number", inside=f"<w:r>{DRAWING.format(24 * 36_000, 0, 'line')}</w:r>"),
        p("Number", inside=f"<w:r>{OLD_LINE}</w:r>"),
        p("Number", "__________"),
        p("Number", "_________________").replace("<w:r>", RAISED),
    ],
    ids=["drawn", "drawn the old way", "underscores", "raised underscores"],
)
def test_each_way_to_draw_the_line_under_the_issuer_is_known(drawn: str, tmp_path: Path) -> None:
    assert told(judged(tmp_path, swapped(word_parts(), DOCUMENT, rule(1180, 1180), drawn))) == ""


def test_a_heading_typed_with_tabs_is_told_apart(tmp_path: Path) -> None:
    tab = "</w:t></w:r><w:r><w:tab/><w:t>"
    typed = p("Parent", f"UBND XÃ SUỐI NGỌC{tab}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    typed += p("Issuer", f"PHÒNG VĂN HÓA - XÃ HỘI{tab}Độc lập - Tự do - Hạnh phúc")
    typed += p("Number", f"Số: 15/BC-VHXH{tab}Suối Ngọc, ngày 05 tháng 01 năm 2026")
    rules = {one.rule for one in judged(tmp_path, swapped(word_parts(), DOCUMENT, head_table(), typed))}
    assert {"H21", "H6", "H9"} <= rules
    assert not {"H1", "H4", "H11", "H16"} & rules


def test_an_unmarked_body_paragraph_after_one_addressee_is_body(tmp_path: Path) -> None:
    one = p("Address", "Kính gửi: Ủy ban nhân dân xã Suối Ngọc.") + p("Body", "- Nội dung thứ nhất của báo cáo.")
    assert told(judged(tmp_path, swapped(word_parts(), DOCUMENT, "".join(BODY[:5]), one))) == ""
