"""The judge over .docx, part two: Kính gửi, body, foot, annexes, file, data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.documents.conformance import RULES
from desktop.domain.paperwork import DocumentKind
from tests.desktop.documents.conformance_changes import NOTE, Change, W, judged, look, told, words
from tests.desktop.documents.conformance_word import (
    ATTACHED,
    BODY,
    CORE,
    DOCUMENT,
    RELATIONS,
    STYLES,
    TYPES,
    Parts,
    cell,
    figures,
    foot_table,
    p,
    people,
    row,
    rule,
    section,
    swapped,
    table,
    word_parts,
)

LINE = '<w:spacing w:after="120" w:line="360" w:lineRule="exact"/>'
CENTRE, BOLD, ITALIC, SIZE = '<w:jc w:val="center"/>', "<w:b/>", "<w:i/>", '<w:sz w:val="{}"/>'
FIRST, SECOND = "- Ủy ban nhân dân xã Suối Ngọc;", "- Sở Văn hóa, Thể thao và Du lịch."
LAW = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"
PLAN = "Căn cứ Kế hoạch số 12/KH-UBND ngày 10/01/2025 của Ủy ban nhân dân xã Suối Ngọc."
DIRECTED = "Phòng đã tham mưu theo điểm a khoản 2 Điều 5 của Quy chế; Nhân dân các thôn đồng tình."
BROADCAST, BOARDS = (
    "a) Đài truyền thanh phát 96 tin.",
    "b) Các thôn thực hiện 10 pa nô, chi tiết tại Phụ lục I và Phụ lục II kèm theo.",
)
NEXT, TRAINING = "1. Tiếp tục phát tin hằng tuần.", "2. Tổ chức tập huấn cho các thôn."
LAST = "Trên đây là báo cáo của Phòng Văn hóa - Xã hội./."
KEEP = '<w:spacing w:before="1700"/>'
PRONE = '<w:tblW w:w="9070" w:type="dxa"/>'


ADDRESS = [
    Change("K1", "".join(BODY[:3]), "", name="Như trên without Kính gửi"),
    look("Address", "<w:rPr>", f"<w:rPr>{BOLD}", "K2"),
    words("Kính gửi:", "Kính gửi", "K2", also=("K3",)),
    Change("K3", p("Addressee", FIRST), "", name="one addressee on a line of its own"),
    words("Kính gửi:", "Kính gửi: Ủy ban nhân dân xã; Sở Văn hóa.", "K4"),
    words(FIRST, FIRST[2:], "K4"),
    words(SECOND, SECOND[:-1] + ";", "K4"),
    Change("K4", p("Addressee", SECOND), p("Addressee", SECOND, more='<w:ind w:left="3400"/>'), name="crooked"),
    look("Addressee", '"2900"', '"4000"', "K4", W),
]
TEXT = [
    look("Basis", ITALIC, "", "B1"),
    words(LAW, LAW[:-1] + ".", "B1"),
    words(PLAN, PLAN[:-1] + ";", "B1"),
    look("Body", "<w:rPr>", f"<w:rPr>{SIZE.format(30)}", "B2", also=("B8", "B1")),
    Change(
        "B2",
        p("Body", NEXT),
        p("Body", NEXT).replace("<w:r>", f"<w:r><w:rPr>{SIZE.format(26)}</w:rPr>"),
        severity=W,
        name="mixed",
    ),
    look("Body", '<w:jc w:val="both"/>', "", "B3"),
    look("Body", 'w:firstLine="720"', 'w:firstLine="400"', "B4"),
    look("Body", 'w:firstLine="720"', 'w:left="720"', "B4"),
    look("Body", 'w:firstLine="720"', 'w:left="720" w:hanging="360"', "B4", W),
    Change("B4", p("Body", NEXT), p("Body", NEXT, more='<w:ind w:firstLine="567"/>'), severity=W, name="two indents"),
    Change(
        "B4", p("Body", NEXT), p("Body", "      " + NEXT, more='<w:ind w:firstLine="0"/>'), severity=W, name="blanks"
    ),
    look("Body", 'w:after="120"', 'w:after="60"', "B5"),
    look("Body", LINE, f"{LINE}<w:contextualSpacing/>", "B5"),
    look("Body", 'w:line="360"', 'w:line="300"', "B6"),
    look("Body", 'w:line="360" w:lineRule="exact"', 'w:line="480" w:lineRule="auto"', "B6"),
    look("Body", 'w:line="360" w:lineRule="exact"', 'w:line="540" w:lineRule="atLeast"', "B6"),
    Change("B7", p("Body", NEXT), p("Body") + p("Body", NEXT), severity=W, name="empty paragraph"),
    words("II. NHIỆM VỤ TRỌNG TÂM", "II. Nhiệm vụ trọng tâm", "B8"),
    look("Section", BOLD, "", "B8"),
    words("II. NHIỆM VỤ TRỌNG TÂM", "II.NHIỆM VỤ TRỌNG TÂM", "B8", also=("B15",)),
    look("Clause", BOLD, "", "B9"),
    words("2. Công tác truyền thông", "2. CÔNG TÁC TRUYỀN THÔNG", "B9"),
    words(BROADCAST, "f) Đài truyền thanh phát 96 tin.", "B10", also=("B11",)),
    Change("B10", p("Body", BROADCAST), p("Clause", BROADCAST), name="bold point"),
    words(TRAINING, "1. Tổ chức tập huấn cho các thôn.", "B11"),
    words(TRAINING, "4. Tổ chức tập huấn cho các thôn.", "B11"),
    words("II. NHIỆM VỤ TRỌNG TÂM", "III. NHIỆM VỤ TRỌNG TÂM", "B11"),
    words(BROADCAST, "b) Đài truyền thanh phát 96 tin.", "B11"),
    words(DIRECTED, "Điều 1. Phạm vi thực hiện", "B12", also=("B11",)),
    words(LAST, LAST[:-2], "B13", W),
    words(NEXT, "1. Tiếp tục phát tin hằng tuần./.", "B13", W),
    words(NEXT, "1. Tiếp tục phát tin về gia đình văn hoá hằng tuần.", "B14", W),
    words(NEXT, "1. Tiếp tục phát tin  hằng tuần.", "B15", W),
    words(NEXT, "1. Tiếp tục phát tin hằng tuần .", "B15", W),
    words(NEXT, "1. Tiếp tục phát tin,bài hằng tuần.", "B15", W),
    words(DIRECTED, DIRECTED.replace("khoản 2", "Khoản 2"), "B16", W),
    words(DIRECTED, DIRECTED.replace("Điều 5", "điều 5"), "B16", W),
    words(DIRECTED, DIRECTED.replace("Nhân dân", "nhân dân"), "B17", W),
    words(PLAN, PLAN.replace("Ủy ban nhân dân", "Ủy ban Nhân dân"), "B17", W),
    words(NEXT, "1. Bảo vệ dữ liệu theo Nghị định số 13/2023/NĐ-CP.", "B18", NOTE),
    look("Cell", SIZE.format(26), SIZE.format(20), "B19", W),
    Change("B19", "<w:cantSplit/>", "", severity=W, times=0, also=("G9",), name="rows may split"),
    Change("B20", PRONE, '<w:tblInd w:w="400" w:type="dxa"/>' + PRONE, times=0, name="table over the margin"),
]
FOOT = [
    look("Receivers", ITALIC, "", "G1"),
    look("Receivers", SIZE.format(24), SIZE.format(28), "G1"),
    words("Nơi nhận:", "Nơi nhận", "G1"),
    Change("G1", foot_table(), "", name="no foot", also=("G5", "B13")),
    look("Receiver", SIZE.format(22), SIZE.format(24), "G2"),
    look("Receiver", "<w:rPr>", f"<w:rPr>{ITALIC}", "G2"),
    words("- Chủ tịch UBND xã;", "- Chủ tịch UBND xã,", "G2"),
    words("- Chủ tịch UBND xã;", "Chủ tịch UBND xã;", "G2"),
    words("- Lưu: VT, VHXH.", "- Lưu VP.", "G3"),
    words("- Lưu: VT, VHXH.", "- Lưu: VT.", "G3", W),
    words("- Như trên;", "- Đảng ủy xã;", "G4"),
    look("Position", BOLD, "", "G5"),
    words("KT. TRƯỞNG PHÒNG", "KT. Trưởng phòng", "G5"),
    look("Position", CENTRE, "", "G5"),
    words("KT. TRƯỞNG PHÒNG", "TM. TRƯỞNG PHÒNG", "G6"),
    words("KT. TRƯỞNG PHÒNG", "KT. ỦY BAN NHÂN DÂN", "G6"),
    words("KT. TRƯỞNG PHÒNG", "KT TRƯỞNG PHÒNG", "G6"),
    words("KT. TRƯỞNG PHÒNG", "T/M ỦY BAN NHÂN DÂN", "G6"),
    words("KT. TRƯỞNG PHÒNG", "PT. PHÒNG", "G6"),
    words("PHÓ TRƯỞNG PHÒNG", "TM. ỦY BAN NHÂN DÂN", "G6"),
    words("Lò Thị Mẫu", "ThS. Lò Thị Mẫu", "G7"),
    words("Lò Thị Mẫu", "LÒ THỊ MẪU", "G7"),
    look("Signer", BOLD, "", "G7"),
    Change("G8", p("Position", "KT. TRƯỞNG PHÒNG"), p("Position") + p("Position", "KT. TRƯỞNG PHÒNG"), name="lower"),
    Change(
        "G9",
        foot_table(),
        foot_table().replace("<w:tblLayout", '<w:tblBorders><w:insideV w:val="single"/></w:tblBorders><w:tblLayout'),
        name="border",
    ),
    Change("G9", foot_table(), foot_table().replace("<w:cantSplit/>", ""), name="may split"),
    Change(
        "G10",
        foot_table(),
        p("Body", inside='<w:r><w:br w:type="page"/></w:r>') + foot_table(),
        severity=W,
        name="alone",
    ),
    Change("G11", KEEP, '<w:spacing w:before="300"/>', severity=W, name="little room"),
]
ANNEX = [
    look("Annex", BOLD, "", "A1"),
    look("Annex", "<w:rPr>", f"<w:rPr>{SIZE.format(26)}", "A1"),
    words("Phụ lục I", "PHỤ LỤC I", "A1"),
    words("Phụ lục I", "Phụ lục 1", "A1", also=("A2", "A5")),
    Change("A1", "<w:pgSz", '<w:type w:val="continuous"/><w:pgSz', times=0, name="not on a new page"),
    words("Phụ lục II", "Phụ lục III", "A2", also=("A5",)),
    words("TỔNG HỢP SỐ LIỆU", "Tổng hợp số liệu", "A3"),
    look("AnnexTitle", CENTRE, "", "A3"),
    look("Attached", ITALIC, "", "A4"),
    words(ATTACHED, ATTACHED.replace("15/BC", "16/BC"), "A4"),
    words(ATTACHED, ATTACHED.replace("ngày 05", "ngày 06"), "A4"),
    Change("A4", p("Attached", ATTACHED), "", name="missing"),
    words(BOARDS, BOARDS.replace(" và Phụ lục II kèm theo", ""), "A5"),
]
FILE = [
    Change("X6", "<dc:creator>", "<dc:creator>Lò Thị Mẫu", CORE, W),
    Change(
        "X6",
        f">{NEXT}<",
        f">{NEXT}</w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:r><w:t><",
        severity=W,
        name="tracked",
    ),
    Change(
        "X6",
        f">{NEXT}<",
        f">{NEXT}</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> ẩn<",
        severity=W,
        name="hidden text",
    ),
    Change(
        "X10",
        "</Relationships>",
        '<Relationship Id="rId8" Type="x/theme" Target="theme/none.xml"/></Relationships>',
        RELATIONS,
        W,
        name="missing part",
    ),
    Change(
        "X10",
        '<Override PartName="/word/settings.xml"',
        '<Override PartName="/word/other.xml"',
        TYPES,
        W,
        name="part without a type",
    ),
]
DATA = [
    words(NEXT, "1. Ông A, số định danh 001099012345, nhận tin.", "Z1"),
    words(NEXT, "1. Bà B, chứng minh nhân dân 131234567, nhận tin.", "Z1"),
    words(NEXT, "1. Chi trả vào số tài khoản 2700 2050 12345.", "Z1"),
    words(NEXT, "1. Liên hệ điện thoại 0912 345 678.", "Z2", W),
    words("Điểm danh", "Dân tộc", "Z3", W),
    words("Hà Văn An", "Quàng Văn Yên", "Z4", W),
    words("96", "69", "Z5", name="a figure that does not add up"),
    words("82,1", "28,1", "Z5", name="a share that does not follow"),
    words("33,3", "33.3", "Z5", name="decimal point"),
    Change("Z6", "từ ngày 15/12/2024", "từ ngày 01/01/2025", name="another period"),
    words("Suối Ngọc, ngày 05 tháng 01 năm 2026", "Suối Ngọc, ngày 10 tháng 12 năm 2025", "Z7", W, also=("A4",)),
    words(NEXT, "1. Thời gian chốt số liệu ngày 14/12/2026; hạn gửi báo cáo ngày 14/12/2026.", "Z7", W),
    words("- Chủ tịch UBND xã;", "- Sở Thông tin và Truyền thông;", "Z8", W),
    words(NEXT, "1. Phối hợp với UBND huyện Suối Vàng phát tin.", "Z8", W),
    words("PHÒNG VĂN HÓA - XÃ HỘI", "PHÒNG VĂN HÓA HUYỆN", "Z8", W, also=("H9",)),
    words("Suối Ngọc, ngày 05 tháng 01 năm 2026", "Suối Ngọc, ngày      tháng      năm 2026", "Z9", W, also=("A4",)),
]
CHANGES = [*ADDRESS, *TEXT, *FOOT, *ANNEX, *FILE, *DATA]


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_one_change_breaks_one_rule(change: Change, tmp_path: Path) -> None:
    found = judged(tmp_path, change.made())
    assert (change.rule, change.severity) in {(one.rule, one.severity) for one in found}, told(found)
    assert {one.rule for one in found} <= {change.rule, *change.also}, told(found)
    assert all(one.what.endswith(".") and one.remedy.endswith(".") and one.where for one in found)
    assert {one.rule for one in found} <= set(RULES)


def test_a_report_that_is_not_sent_up(tmp_path: Path) -> None:
    parts = swapped(word_parts(), DOCUMENT, "".join(BODY[:3]), "")
    parts = swapped(parts, DOCUMENT, p("Receiver", "- Như trên;"), "")
    assert told(judged(tmp_path, parts)) == ""


def test_one_addressee_stands_behind_the_colon(tmp_path: Path) -> None:
    one = p("Address", "Kính gửi: Ủy ban nhân dân xã Suối Ngọc.")
    assert told(judged(tmp_path, swapped(word_parts(), DOCUMENT, "".join(BODY[:3]), one))) == ""


@pytest.mark.parametrize(
    ("kind", "rules"), [(DocumentKind.PLAN, {"K1", "T1", "H14"}), (DocumentKind.SUBMISSION, {"T1", "H14"})]
)
def test_other_kinds_ask_for_their_own_head(kind: DocumentKind, rules: set[str], tmp_path: Path) -> None:
    assert {one.rule for one in judged(tmp_path, word_parts(), kind)} == rules


def test_a_name_list_belongs_into_an_annex(tmp_path: Path) -> None:
    found = judged(tmp_path, swapped(word_parts(), DOCUMENT, figures(), people()))
    assert [(one.rule, one.severity) for one in found] == [("Z4", W)], told(found)


def test_words_formatted_by_hand(tmp_path: Path) -> None:
    run = '<w:r><w:rPr><w:rFonts w:ascii="Times New Roman"/></w:rPr><w:t xml:space="preserve">'
    parts = swapped(word_parts(), DOCUMENT, '<w:r><w:t xml:space="preserve">', run, -1)
    assert [(one.rule, one.severity) for one in judged(tmp_path, parts)] == [("X10", W)]


def test_defaults_of_another_font(tmp_path: Path) -> None:
    font = 'w:ascii="Times New Roman" w:hAnsi="Times New Roman"'
    parts = swapped(word_parts(), STYLES, f"<w:rFonts {font}", '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"')
    parts = swapped(
        parts, STYLES, '<w:name w:val="Normal"/>', f'<w:name w:val="Normal"/><w:rPr><w:rFonts {font}/></w:rPr>'
    )
    assert [(one.rule, one.severity) for one in judged(tmp_path, parts)] == [("X10", W)]


def test_a_picture_over_the_margin(tmp_path: Path) -> None:
    namespaces = (
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    )
    inline = f'<wp:inline {namespaces}><wp:extent cx="{{}}" cy="900000"/><a:blip/></wp:inline>'
    drawing = f"<w:r><w:drawing>{inline}</w:drawing></w:r>"
    for width, rules in ((5_700_000, []), (6_500_000, ["B20"])):
        picture = p("Rule", inside=drawing.format(width))
        parts = swapped(
            word_parts(),
            DOCUMENT,
            p("Section", "II. NHIỆM VỤ TRỌNG TÂM"),
            picture + p("Section", "II. NHIỆM VỤ TRỌNG TÂM"),
        )
        assert [one.rule for one in judged(tmp_path, parts)] == rules


def test_a_name_list_counts_without_gap(tmp_path: Path) -> None:
    parts = swapped(word_parts(), DOCUMENT, people(), people().replace(">4<", ">5<"))
    assert [(one.rule, one.severity) for one in judged(tmp_path, parts)] == [("Z4", W)]


def test_a_name_list_may_be_ordered_within_each_unit(tmp_path: Path) -> None:
    units = people().replace("Điểm danh", "Đơn vị")
    for name, unit in (("Bùi Thị An", "Thôn Hai"), ("Hà Văn An", "Thôn Hai"), ("Vi Thị Bình", "Thôn Một")):
        units = units.replace(f">{name}<", f">{name}<").replace(">Có mặt<", f">{unit}<", 1)
    units = units.replace(">Lường Văn Cường<", ">Lò Thị Ánh<").replace(">Có mặt<", ">Thôn Ba<")
    assert told(judged(tmp_path, swapped(word_parts(), DOCUMENT, people(), units))) == ""


def without_people(parts: Parts) -> Parts:
    return swapped(parts, DOCUMENT, people(), figures())


def test_a_paper_issued_before_the_change_keeps_its_units(tmp_path: Path) -> None:
    parts = without_people(word_parts())
    day = "ngày 05 tháng 01 năm 2026"
    parts = swapped(parts, DOCUMENT, day, "ngày 20 tháng 6 năm 2025", -1)
    parts = swapped(parts, DOCUMENT, ">- Chủ tịch UBND xã;<", ">- UBND huyện Suối Vàng;<")
    assert {one.rule for one in judged(tmp_path, parts)} <= {"Z7"}


def test_a_day_of_issue_is_only_judged_against_a_known_today(tmp_path: Path) -> None:
    assert "H19" not in {one.rule for one in judged(tmp_path, word_parts())}
    assert "H19" in {one.rule for one in judged(tmp_path, word_parts(), today=date(2025, 12, 31))}


def test_numbers_of_persons_are_not_repeated(tmp_path: Path) -> None:
    parts = swapped(word_parts(), DOCUMENT, f">{NEXT}<", ">1. Số định danh 001099012345, điện thoại 0912345678.<")
    found = [one for one in judged(tmp_path, parts) if one.rule in {"Z1", "Z2"}]
    assert {one.rule for one in found} == {"Z1", "Z2"}
    assert "001099012345" not in told(found)
    assert "0912345678" not in told(found)


ADDRESSES = "".join(BODY[:3])


@pytest.mark.parametrize(
    ("left", "right", "rules"),
    [
        ((p("Address", "Kính gửi:"),), (p("Addressee", FIRST), p("Addressee", SECOND)), set()),
        ((p("Address", "Kính gửi:"),), (p("Address", "Ủy ban nhân dân xã Suối Ngọc."),), set()),
        ((p("Address", "Kính gửi:"),), (p("Addressee", FIRST), p("Addressee", SECOND[:-1] + ";")), {"K4"}),
    ],
    ids=["several", "one", "wrong mark"],
)
def test_addressees_may_be_placed_by_a_table(
    left: tuple[str, ...], right: tuple[str, ...], rules: set[str], tmp_path: Path
) -> None:
    placed = table((2000, 7000), row(cell(2000, *left), cell(7000, *right)))
    found = judged(tmp_path, swapped(word_parts(), DOCUMENT, ADDRESSES, placed))
    assert {one.rule for one in found} == rules, told(found)


def test_chapters_and_their_divisions(tmp_path: Path) -> None:
    middle, bold = '<w:spacing w:after="120"/><w:jc w:val="center"/>', "<w:r><w:rPr><w:b/></w:rPr>"
    lines = ("Chương I", "QUY ĐỊNH CHUNG", "Mục 1", "PHẠM VI THỰC HIỆN")
    headings = "".join(p("Normal", line, more=middle).replace("<w:r>", bold) for line in lines)
    parts = swapped(word_parts(), DOCUMENT, p("Section", "I. KẾT QUẢ THỰC HIỆN"), headings)
    parts = swapped(parts, DOCUMENT, ">II. NHIỆM VỤ TRỌNG TÂM<", ">I. NHIỆM VỤ TRỌNG TÂM<")
    assert told(judged(tmp_path, parts)) == ""
    for old, new in ((">Chương I<", ">Chương 1<"), (">Mục 1<", ">MỤC 1<"), (">QUY ĐỊNH CHUNG<", ">Quy định chung<")):
        assert {one.rule for one in judged(tmp_path, swapped(parts, DOCUMENT, old, new))} == {"B12"}, new


def test_a_line_under_the_title_may_be_anchored_in_the_text_below(tmp_path: Path) -> None:
    line = '<w:r><w:pict><v:line from="180pt,2pt" to="290pt,2pt"/></w:pict></w:r>'
    parts = swapped(word_parts(), DOCUMENT, rule(3500, 3500), "")
    parts = swapped(parts, DOCUMENT, p("Address", "Kính gửi:"), p("Address", "Kính gửi:", inside=line))
    assert told(judged(tmp_path, parts)) == ""


def test_a_foot_in_a_section_of_its_own_stands_alone(tmp_path: Path) -> None:
    """Only a section that begins a page parts the foot from its text."""
    for kind, rules in ((None, {"G10"}), ("continuous", set())):
        begun = "" if kind is None else f'<w:type w:val="{kind}"/>'
        properties = section(last=True, start=False)
        own = properties.replace("<w:pgSz", f"{begun}<w:pgSz", 1)
        parts = swapped(word_parts(), DOCUMENT, p("Body", LAST), p("Body", LAST, more=properties))
        parts = swapped(parts, DOCUMENT, f"{foot_table()}<w:p><w:pPr>{properties}", f"{foot_table()}<w:p><w:pPr>{own}")
        assert {one.rule for one in judged(tmp_path, parts)} == rules


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("1. Liên hệ 0912345678.", {"Z2"}),
        ("1. Liên hệ +84 912 345 678.", {"Z2"}),
        ("1. Liên hệ 0210 384 7123.", {"Z2"}),
        ("1. Liên hệ 09xx…678.", set()),
        ("1. Các tháng 01 02 3 4 5 6 7 8 9 10 11 12.", set()),
        ("1. Kinh phí 1.250.000.000 đồng, trong đó 912.345.678 đồng đã chi.", set()),
    ],
)
def test_what_is_a_telephone_number(text: str, rules: set[str], tmp_path: Path) -> None:
    assert {one.rule for one in judged(tmp_path, swapped(word_parts(), DOCUMENT, f">{NEXT}<", f">{text}<"))} == rules


def test_two_lists_of_bases_each_end_with_a_full_stop(tmp_path: Path) -> None:
    again = p("Body", TRAINING) + p("Basis", LAW) + p("Basis", PLAN)
    assert told(judged(tmp_path, swapped(word_parts(), DOCUMENT, p("Body", TRAINING), again))) == ""


def test_the_rest_of_a_broken_sentence_heads_no_annex(tmp_path: Path) -> None:
    broken = p("Body", BOARDS.removesuffix(" Phụ lục II kèm theo.") + " tại") + p("Body", "Phụ lục II.")
    found = judged(tmp_path, swapped(word_parts(), DOCUMENT, p("Body", BOARDS), broken))
    assert not any(one.rule.startswith("A") for one in found), told(found)
