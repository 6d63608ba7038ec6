"""The judge over .docx, part one: page, font, page numbers, heading, title."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.documents.conformance import RULES, Severity
from desktop.domain.paperwork import DocumentKind
from tests.desktop.documents.conformance_changes import Change, E, W, judged, look, told, words
from tests.desktop.documents.conformance_word import (
    DOCUMENT,
    HEADER,
    MARGINS,
    NUMBER_FIELD,
    SETTINGS,
    cell,
    figures,
    head_table,
    p,
    rule,
    swapped,
    word_parts,
)

FIRST_RULE, MOTTO_RULE, SUBJECT_RULE = rule(1180, 1180), rule(1097, 1097), rule(3500, 3500)
CENTRE, BOLD, SIZE = '<w:jc w:val="center"/>', "<w:b/>", '<w:sz w:val="{}"/>'
PAGE_SIZE = '<w:pgSz w:w="11906" w:h="16838"/>'
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
DAY, NUMBER = "Suối Ngọc, ngày 05 tháng 01 năm 2026", "Số: 15/BC-VHXH"
ISSUER, PARENT = "PHÒNG VĂN HÓA - XÃ HỘI", "UBND XÃ SUỐI NGỌC"
SUBJECT, CLAUSE = "Kết quả công tác truyền thông năm 2025", "2. Công tác truyền thông"
LEFT_CELL = cell(3628, p("Parent", PARENT), p("Issuer", ISSUER), FIRST_RULE)
NUMBER_CELL, DAY_CELL = cell(3628, p("Number", NUMBER)), cell(5442, p("Day", DAY))
LINKED = (
    '<w:hyperlink r:id="rId2"><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">Phòng </w:t></w:r>'
    '</w:hyperlink><w:r><w:t xml:space="preserve">đã tham mưu'
)


def margin(side: str, length: int, rule_: str, severity: Severity = E, *, also: tuple[str, ...] = ()) -> Change:
    old = MARGINS.split(f'w:{side}="')[1].split('"')[0]
    new = MARGINS.replace(f'w:{side}="{old}"', f'w:{side}="{length}"')
    return Change(rule_, MARGINS, new, DOCUMENT, severity, also, times=0, name=f"{side} {length}")


PAGE = [
    Change("P1", PAGE_SIZE, '<w:pgSz w:w="12240" w:h="15840"/>', name="Letter"),
    margin("top", 1000, "P3"),
    margin("bottom", 1500, "P4"),
    margin("left", 1418, "P5"),
    margin("right", 700, "P6"),
    Change("P8", "</w:settings>", "<w:mirrorMargins/></w:settings>", SETTINGS, W),
    margin("header", 1200, "P9", W),
]
FONT = [
    look("Body", "<w:rPr>", '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', "F1"),
    look("Cell", "<w:rPr>", '<w:rPr><w:rFonts w:hAnsi="Calibri"/>', "F1"),
    look("PageNumber", "<w:rPr>", '<w:rPr><w:rFonts w:ascii="Arial"/>', "F1"),
    look("Body", "<w:rPr>", '<w:rPr><w:color w:val="1F3864"/>', "F4"),
    look("Body", "<w:rPr>", '<w:rPr><w:color w:val="000000" w:themeColor="accent1"/>', "F4"),
    look("Body", "<w:rPr>", '<w:rPr><w:highlight w:val="yellow"/>', "F6", W),
    look("Body", "<w:rPr>", "<w:rPr><w:shadow/>", "F6", W),
    look("Clause", "<w:keepNext/>", '<w:keepNext/><w:shd w:val="clear" w:fill="FFFF00"/>', "F6", W),
    words(CLAUSE, "2. Co\u0302ng tác truyền thông", "F7", name="decomposed"),
    look("Cell", "<w:rPr>", '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>', "F8", also=("F1",)),
    words(CLAUSE, "2. C«ng t¸c tuyªn truyÒn", "F8"),
    words(CLAUSE, "2. Caùc baïn chaøo ñoùn", "F8"),
    Change("F9", '<w:r><w:t xml:space="preserve">Phòng đã tham mưu', LINKED, severity=W, name="underlined link"),
]
PAGE_NUMBER = [
    Change("N1", "<w:headerReference", "<w:footerReference", times=0, name="in the footer"),
    Change("N1", NUMBER_FIELD, "", HEADER, name="none"),
    look("PageNumber", CENTRE, '<w:jc w:val="right"/>', "N2"),
    look("PageNumber", CENTRE, f'<w:ind w:firstLine="400"/>{CENTRE}', "N2"),
    look("PageNumber", SIZE.format(28), SIZE.format(24), "N3"),
    look("PageNumber", "<w:rPr>", "<w:rPr><w:i/>", "N4"),
    look("PageNumber", "<w:rPr>", "<w:rPr><w:b/>", "N4", W),
    Change("N5", "<w:titlePg/>", "", name="shown on the first page"),
    Change("N6", "<w:titlePg/>", '<w:pgNumType w:fmt="lowerRoman"/><w:titlePg/>', name="Roman"),
    Change("N6", "<w:titlePg/>", '<w:pgNumType w:start="5"/><w:titlePg/>', name="from 5"),
    Change("N9", '<w:pgNumType w:start="1"/>', "", name="annex goes on counting"),
    Change("N10", "<w:r><w:fldChar", "<w:r><w:t>Trang </w:t></w:r><w:r><w:fldChar", HEADER, W),
]
HEAD = [
    words(NATION, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "H1", W),
    words(NATION, "CỘNG HÒA - XÃ HỘI CHỦ NGHĨA VIỆT NAM", "H1", also=("H3",)),
    words(NATION, "Đảng bộ", "H1", name="missing"),
    look("Nation", BOLD, "", "H2"),
    look("Nation", SIZE.format(26), SIZE.format(28), "H2", also=("H3",)),
    look("Nation", CENTRE, "", "H2"),
    words(NATION, NATION.replace(" CHỦ", "</w:t></w:r><w:r><w:br/><w:t>CHỦ"), "H3", name="two lines"),
    Change("H3", 'w:w="5442"', 'w:w="4900"', times=0, also=("H6",), name="narrow cell"),
    words(MOTTO, "Độc lập – Tự do – Hạnh phúc", "H4"),
    words(MOTTO, "Độc lập - tự do - hạnh phúc", "H4"),
    words(MOTTO, "Đoàn kết", "H4", name="missing"),
    look("Motto", BOLD, f"{BOLD}<w:i/>", "H5"),
    look("Motto", SIZE.format(28), SIZE.format(24), "H5", also=("H6",)),
    Change("H6", MOTTO_RULE, "", name="no line"),
    Change("H6", MOTTO_RULE, rule(2000, 2000), name="short line"),
    Change("H6", MOTTO_RULE, MOTTO_RULE.replace('"single"', '"dashed"'), name="dashed line"),
    look("Motto", BOLD, f'{BOLD}<w:u w:val="single"/>', "H6"),
    look("Parent", "<w:rPr>", f"<w:rPr>{BOLD}", "H7"),
    Change("H7", p("Issuer", ISSUER), rule(1000, 1000) + p("Issuer", ISSUER), name="line under the parent"),
    look("Issuer", BOLD, "", "H8"),
    words(ISSUER, "Phòng Văn hóa - Xã hội", "H8", also=("H9",)),
    Change("H9", FIRST_RULE, "", name="no line"),
    Change("H9", FIRST_RULE, rule(100, 100), name="long line"),
    Change("H9", FIRST_RULE, rule(300, 2060), name="line aside"),
    Change("H9", FIRST_RULE, p("Issuer", "_" * 24), name="long typed line"),
    words(ISSUER, "PHÒNG NỘI VỤ UBND", "H10", W, also=("H9",)),
    words(NUMBER, "Số: 15 /BC-VHXH", "H11"),
    words(NUMBER, "Số: 15/BC - VHXH", "H11"),
    words(NUMBER, "Số: 5/BC-VHXH", "H12", also=("A4",)),
    look("Number", SIZE.format(26), SIZE.format(28), "H13"),
    look("Number", "<w:rPr>", f"<w:rPr>{BOLD}", "H13"),
    words(NUMBER, "Số: 15/KH-VHXH", "H14", also=("A4",)),
    words(NUMBER, "Số: 15/BCVHXH", "H14", also=("A4",)),
    words(DAY, "Suối Ngọc, ngày 5 tháng 01 năm 2026", "H16"),
    words(DAY, "Suối Ngọc, ngày 05 tháng 1 năm 2026", "H16"),
    words(DAY, "Suối Ngọc, ngày 05/01/2026", "H16"),
    words(DAY, "suối Ngọc, ngày 05 tháng 01 năm 2026", "H16"),
    words(DAY, "Suối Ngọc, ngày 05 tháng 03 năm 2026", "H16", W, also=("A4",)),
    look("Day", "<w:i/>", "", "H17"),
    look("Day", SIZE.format(28), SIZE.format(30), "H17"),
    Change(
        "H18",
        LEFT_CELL,
        LEFT_CELL.replace("</w:tc>", f"{p('Number', NUMBER)}</w:tc>"),
        name="number a row above the day",
    ),
    words(DAY, "Suối Ngọc, ngày 31 tháng 4 năm 2026", "H19", W, also=("A4",)),
    words(DAY, "Suối Ngọc, ngày 05 tháng 01 năm 2025", "H19", W, also=("A4", "Z7"), name="before the papers it cites"),
    Change("H20", "</w:tcPr>", '<w:tcBorders><w:top w:val="single" w:sz="4"/></w:tcBorders></w:tcPr>', name="border"),
]
TITLE = [
    words("BÁO CÁO", "Báo cáo", "T1"),
    words("BÁO CÁO", "KẾ HOẠCH", "T1"),
    look("Kind", BOLD, "", "T1"),
    look("Kind", CENTRE, "", "T1"),
    words(SUBJECT, SUBJECT.upper(), "T2", also=("T3",)),
    words(SUBJECT, f"{SUBJECT}.", "T2", W),
    look("Subject", BOLD, SIZE.format(24) + BOLD, "T2", also=("T3",)),
    look("Subject", CENTRE, "", "T2"),
    Change("T3", SUBJECT_RULE, "", name="no line"),
    Change("T3", SUBJECT_RULE, rule(1000, 1000), name="long line"),
    Change("T3", SUBJECT_RULE, rule(2000, 5000), name="line aside"),
    look("Subject", BOLD, f'{BOLD}<w:u w:val="single"/>', "T3"),
]
CHANGES = [*PAGE, *FONT, *PAGE_NUMBER, *HEAD, *TITLE]


def test_a_correct_report_has_no_departure(tmp_path: Path) -> None:
    assert told(judged(tmp_path, word_parts(), today=date(2026, 1, 6))) == ""


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_one_change_breaks_one_rule(change: Change, tmp_path: Path) -> None:
    found = judged(tmp_path, change.made())
    assert (change.rule, change.severity) in {(one.rule, one.severity) for one in found}, told(found)
    assert {one.rule for one in found} <= {change.rule, *change.also}, told(found)
    assert all(one.what.endswith(".") and one.remedy.endswith(".") and one.where for one in found)
    assert {one.rule for one in found} <= set(RULES)


def test_a_landscape_page_needs_a_table(tmp_path: Path) -> None:
    parts = swapped(word_parts(), DOCUMENT, PAGE_SIZE, '<w:pgSz w:w="16838" w:h="11906"/>')
    assert "P2" not in {one.rule for one in judged(tmp_path, parts)}
    found = judged(tmp_path, swapped(parts, DOCUMENT, figures(), ""))
    assert [(one.rule, one.severity) for one in found if one.rule[0] == "P"] == [("P2", W)]


def test_the_sides_of_the_heading_exchanged(tmp_path: Path) -> None:
    swapped_rows = head_table()
    right = swapped_rows[swapped_rows.index('<w:tc><w:tcPr><w:tcW w:w="5442"') : swapped_rows.index("</w:tr>")]
    parts = swapped(word_parts(), DOCUMENT, f"{LEFT_CELL}{right}", f"{right}{LEFT_CELL}")
    parts = swapped(parts, DOCUMENT, f"{NUMBER_CELL}{DAY_CELL}", f"{DAY_CELL}{NUMBER_CELL}")
    assert {one.rule for one in judged(tmp_path, parts)} == {"H21"}


def test_even_pages_with_a_header_of_their_own_need_the_number_too(tmp_path: Path) -> None:
    parts = swapped(word_parts(), SETTINGS, "</w:settings>", "<w:evenAndOddHeaders/></w:settings>")
    assert {one.rule for one in judged(tmp_path, parts)} == {"N1"}
    reference = '<w:headerReference w:type="default" r:id="rId3"/>'
    both = reference + reference.replace("default", "even")
    assert told(judged(tmp_path, swapped(parts, DOCUMENT, reference, both, -1))) == ""


def test_a_day_in_the_future(tmp_path: Path) -> None:
    assert [one.rule for one in judged(tmp_path, word_parts(), today=date(2026, 1, 4))] == ["H19"]


def test_a_draft_leaves_number_and_day_blank(tmp_path: Path) -> None:
    parts = swapped(word_parts(), DOCUMENT, f">{NUMBER}<", ">Số:        /BC-VHXH<")
    parts = swapped(parts, DOCUMENT, f">{DAY}<", ">Suối Ngọc, ngày      tháng      năm 2026<")
    blank = "   /BC-VHXH ngày   tháng   năm 2026 của"
    parts = swapped(parts, DOCUMENT, "15/BC-VHXH ngày 05 tháng 01 năm 2026 của", blank, 2)
    assert told(judged(tmp_path, parts)) == ""


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("", "", set()),
        (">Số: 15/UBND-VHXH<", ">Số: 15/CV-UBND-VHXH<", {"H15", "A4"}),
        (">V/v báo cáo truyền thông<", ">Báo cáo truyền thông<", {"T4"}),
        ('<w:spacing w:before="120"/>', '<w:spacing w:before="60"/>', {"T5"}),
    ],
    ids=["correct", "H15", "T4", "T5"],
)
def test_a_letter_has_its_own_heading(old: str, new: str, rules: set[str], tmp_path: Path) -> None:
    subject = p("Number", "V/v báo cáo truyền thông", more='<w:spacing w:before="120"/>')
    parts = swapped(word_parts(), DOCUMENT, p("Number", NUMBER), p("Number", "Số: 15/UBND-VHXH") + subject)
    parts = swapped(parts, DOCUMENT, p("Kind", "BÁO CÁO") + p("Subject", SUBJECT) + SUBJECT_RULE, "")
    parts = swapped(parts, DOCUMENT, "15/BC-VHXH ngày", "15/UBND-VHXH ngày", 2)
    if old:
        parts = swapped(parts, DOCUMENT, old, new)
    found = judged(tmp_path, parts, DocumentKind.LETTER)
    assert {one.rule for one in found} == rules, told(found)


def test_minutes_have_no_day_in_the_heading(tmp_path: Path) -> None:
    parts = swapped(word_parts(), DOCUMENT, ">BÁO CÁO<", ">BIÊN BẢN<")
    rules = {one.rule for one in judged(tmp_path, parts, DocumentKind.OTHER)}
    assert {"H22", "G12"} <= rules
